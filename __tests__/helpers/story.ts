/**
 * One command against an emulated workspace over real HTTP, inside the test's own process: what a run would put into the
 * log, the annotations, the report and the result file. Waits pass in virtual time.
 */
import { toResultFile, type ResultFile } from '../../src/apply/result-file.js';
import { apply } from '../../src/commands/apply.js';
import { drift } from '../../src/commands/drift.js';
import { plan } from '../../src/commands/plan.js';
import type { Story, StoryEnd } from '../../src/commands/story.js';
import { connectDatabricks } from '../../src/databricks/connect.js';
import { knownPrincipals, startEmulator, type Emulator, type StartOptions } from '../../src/emulator/index.js';
import { hiddenValuesOf } from '../../src/endpoint/secrecy.js';
import type { Diagnostic } from '../../src/errors.js';
import { readSettings, type InputName } from '../../src/inputs.js';
import { readManifest } from '../../src/manifest/read.js';
import { createRedactor, redactedJson } from '../../src/redactor.js';
import { addLive, Canaries, searchRun } from './canaries.js';
import { ownTime, shareTime, type SharedTime } from './shared-time.js';

export interface Told extends StoryEnd {
  log: string[];
  /** `line:column severity: message`. */
  annotations: string[];
  summary: string;
  resultFile: ResultFile | undefined;
  /** All of the above as one text: what anybody could read of the run. */
  written: string;
  /** Requests that were not GETs. */
  writes: string[];
}

export interface Stage {
  emulator: Emulator;
  /** Where it is shared. */
  time: SharedTime | undefined;
  run(mode: 'plan' | 'apply' | 'drift', text: string, inputs?: Partial<Record<InputName, string>>): Promise<Told>;
  close(): Promise<void>;
}

const commands = { plan, apply, drift };

export interface StageOptions extends StartOptions {
  /** Who signs in; the deployer where left out. */
  token?: string;
  /** One virtual time for the product and the emulator; without it only the product's waits are skipped. */
  sharedTime?: boolean;
  /** Signs in by OAuth instead. */
  oauth?: { clientId: string; clientSecret: string };
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { token = knownPrincipals.deployer.token, sharedTime = false, oauth, ...start } = options;
  const emulator = await startEmulator({ standard: true, quota: false, ...(sharedTime ? { clock: { mode: 'virtual' } } : {}), ...start });
  const time = sharedTime ? shareTime(emulator) : undefined;
  const clock = time ?? ownTime();
  const connections: { close: () => Promise<void> }[] = [];

  async function run(mode: keyof typeof commands, text: string, inputs: Partial<Record<InputName, string>> = {}): Promise<Told> {
    const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
    if (manifest === undefined) throw new Error(diagnostics.map(({ line, message }) => `${line}: ${message}`).join('\n'));
    const redactor = createRedactor();
    const log: string[] = [];
    const found: Diagnostic[] = [];
    const note = (line: string): void => void log.push(redactor.redact(line));
    const databricks = connectDatabricks({
      host: emulator.url,
      ...(oauth ?? { token }),
      version: '0.0.0',
      log: { debug: () => undefined, info: note, warning: note },
      clock,
      env: {},
      onSecret: (value) => {
        redactor.add(value);
      },
    });
    connections.push(databricks);
    const { host, serving, catalog, identity } = databricks;
    const before = emulator.requests.length;
    const story: Story = {
      settings: readSettings((name) => inputs[name] ?? '', {}),
      run: { repository: 'acme/ml', actor: 'octo', commit: 'c'.repeat(40), run: '1', attempt: 1 },
      manifest,
      repository: undefined,
      clock,
      log: { debug: () => undefined, info: note, notice: note, warning: note, error: note, group: (_title, work) => work() },
      annotations: { add: (diagnostic) => void found.push(diagnostic) },
      workspace: {
        host,
        serving,
        catalog,
        identity,
        onLive: (live, literals) => {
          for (const [value, kind] of hiddenValuesOf(live)) if (!literals.has(value)) redactor.add(value, kind);
        },
      },
      signal: new AbortController().signal,
    };
    const hidden = secretsAtHand(text);
    const search = (written: string): void => {
      for (const issued of emulator.world.directory.issued.keys()) hidden.credentials.add('an issued token', issued);
      searchRun(hidden.credentials, { log: log.join('\n'), written, github: [], workspace: emulator.requests.slice(before) }, { sentBack: hidden.live });
    };
    const end = await commands[mode](story).catch((thrown: unknown) => {
      search(redactor.redact(String(thrown)));
      throw thrown;
    });
    const annotations = found.map(({ line, column, severity, message }) => redactor.redact(`${line}:${column} ${severity}: ${message}`));
    const summary = redactor.redact(end.summary ?? '');
    const resultFile = end.result === undefined ? undefined : (JSON.parse(redactedJson(toResultFile(end.result), redactor)) as ResultFile);
    const written = [...log, ...annotations, summary, JSON.stringify(resultFile)].join('\n');
    search(written);
    const writes = emulator.requests.slice(before).filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    return { ...end, log, annotations, summary, resultFile, written, writes };
  }

  /** What no run may let out: who signs in, and live values that are not the manifest's own. */
  function secretsAtHand(text: string): { credentials: Canaries; live: Canaries } {
    const [credentials, live] = [new Canaries(), new Canaries()];
    credentials.add('the token', oauth === undefined ? token : oauth.clientSecret);
    addLive(live, emulator.world.endpoints.values(), [text]);
    return { credentials, live };
  }

  return {
    emulator,
    time,
    run,
    async close() {
      clock.close();
      for (const connection of connections) await connection.close();
      await emulator.close();
    },
  };
}

/** Line and column of the first occurrence of `part` after the first one of `after`. */
export function placeIn(text: string, part: string, after = ''): string {
  const start = text.indexOf(part, text.indexOf(after));
  const lines = text.slice(0, start).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
