/** Runs one official client against a fresh emulator and checks what it met and what it left behind. */
import { resolve } from 'node:path';
import { type Emulator, knownPrincipals } from '../../src/emulator/index.js';
import { type Client, readRecording } from './clients.js';
import { type Exchange, sameReply, sameRequest, tidyRun } from './exchanges.js';
import { ourSide, surprises } from './our-plan.js';
import { run, type PythonEnvironment } from './python.js';
import { startWorkspace } from './workspace.js';

export interface Check {
  client: string;
  title: string;
  /** What went wrong; empty when nothing did. */
  problems: string[];
}

export interface Tried {
  checks: Check[];
  exchanges: Exchange[];
}

const { deployer } = knownPrincipals;

/** Only what a program needs of the machine: settings of Databricks or MLflow that lie around must not decide anything. */
function environment(emulator: Emulator): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'SYSTEMROOT', 'TEMP', 'TMP', 'LANG'].map((name) => [name, process.env[name]] as const);
  return {
    ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)),
    DATABRICKS_CONFIG_FILE: resolve('.tmp', 'no-such-file'),
    PYTHONDONTWRITEBYTECODE: '1',
    CONFORMANCE_HOST: emulator.url,
    CONFORMANCE_TOKEN: deployer.token,
    CONFORMANCE_CLIENT_ID: deployer.name,
    CONFORMANCE_CLIENT_SECRET: deployer.secret,
  };
}

export async function tryClient(client: Client, { python }: PythonEnvironment): Promise<Tried> {
  const emulator = await startWorkspace();
  const ours = ourSide(emulator);
  const check = (title: string, problems: string[]): Check => ({ client: client.client, title, problems });
  try {
    const { ok, stdout, stderr } = await run(python, [client.program, ...client.args], { timeoutMs: 180_000, env: environment(emulator) });
    const told = readReport(stdout).map(({ check: title, ok: good, detail }) => check(title, good ? [] : [detail ?? 'no reason was told']));
    const ended = told.length > 0 && ok === told.every(({ problems }) => problems.length === 0);
    if (!ended) told.push(check('runs to its end', [stderr.trim().split('\n').at(-1) ?? '']));
    // What our own planner asks from here on is no request of the client.
    const records = [...emulator.requests];
    const exchanges = tidyRun(records, emulator.url);
    return {
      exchanges,
      checks: [
        ...told,
        check(`sent ${records.length} requests, no route or field of which the emulator did not know`, [
          ...emulator.unknownRequests.map(({ method, path }) => `${method} ${path}`),
          ...records.flatMap(({ method, path, unknownFields }) => unknownFields.map((field) => `${method} ${path}: ${field}`)),
        ]),
        check(`left ${Object.keys(client.endpoints).length} endpoints, of which our plan shows nothing but the adoption`, await surprises(ours, client.endpoints).catch((error: unknown) => [String(error)])),
      ],
    };
  } finally {
    await ours.close();
    await emulator.close();
  }
}

interface Line {
  check: string;
  ok: boolean;
  detail?: string;
}

function readReport(stdout: string): Line[] {
  return stdout.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line) as Line] : [];
    } catch {
      return [];
    }
  });
}

/** Whether the client and the emulator still say what the repository's recording says. */
export function compareWithRecording(client: Client, exchanges: readonly Exchange[]): Check {
  const title = 'said and was told what the recording says';
  let recorded: Exchange[];
  try {
    recorded = readRecording(client).exchanges;
  } catch {
    return { client: client.client, title, problems: ['there is no recording yet: run with --record'] };
  }
  const differing = recorded.flatMap(({ request, reply }, at) => {
    const now = exchanges[at];
    if (now === undefined) return [];
    const what = sameRequest(request, now.request) ? (sameReply(reply, now.reply) ? undefined : 'another reply') : 'another request';
    return what === undefined ? [] : [`${what} at ${at + 1}: ${request.method} ${request.path}`];
  });
  const length = recorded.length === exchanges.length ? [] : [`${exchanges.length} exchanges instead of ${recorded.length}`];
  return { client: client.client, title, problems: [...length, ...differing].slice(0, 5) };
}
