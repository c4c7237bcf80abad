/** One run of the action inside this process, over real HTTP, with short pauses: what main.ts does, without the runner. */
import { toResultFile, type ResultFile } from '../../src/apply/result-file.js';
import { apply } from '../../src/commands/apply.js';
import { drift } from '../../src/commands/drift.js';
import { plan } from '../../src/commands/plan.js';
import type { Repository, StoryEnd } from '../../src/commands/story.js';
import { connectDatabricks } from '../../src/databricks/connect.js';
import { knownPrincipals } from '../../src/emulator/index.js';
import { hiddenValuesOf } from '../../src/endpoint/secrecy.js';
import { asEndpointsError } from '../../src/errors.js';
import { connectGitHub, type GitHub } from '../../src/github/client.js';
import { parseEvent } from '../../src/github/event.js';
import { inputDefaults, readSettings, type InputName } from '../../src/inputs.js';
import { readManifest } from '../../src/manifest/read.js';
import type { Log } from '../../src/ports/run.js';
import { tellFailure } from '../../src/shell/failure-status.js';
import { redactedServing } from '../../src/shell/redacted-serving.js';
import { redactedRepository } from '../../src/shell/redacted-repository.js';
import { createRedactor, redactedJson } from '../../src/redactor.js';
import { runContext } from '../../src/shell/run-context.js';
import type { Scene } from './scene.js';

export interface RunFacts {
  event: 'push' | 'pull_request' | 'schedule' | 'workflow_dispatch';
  /** Pull request that is planned. */
  number?: number;
  attempt?: number;
  inputs?: Partial<Record<InputName, string>>;
  /** The service that leaves a request without an answer: it is given up soon. */
  slow?: 'workspace' | 'github';
}

export interface RunEnd {
  end?: StoryEnd;
  thrown?: unknown;
  resultFile?: ResultFile;
  /** Why the step failed; absent where it succeeded. */
  reason?: string;
  log: string[];
}

export const storyInputs: Partial<Record<InputName, string>> = { 'allow-destroy': 'true', 'poll-interval-seconds': '1' };

const commands = { push: apply, pull_request: plan, workflow_dispatch: plan, schedule: drift };

export async function runInProcess(scene: Scene, facts: RunFacts): Promise<RunEnd> {
  const { emulator, github, clock } = scene;
  const { world } = github;
  const { event: name, number, attempt = 1 } = facts;
  // Timers of up to a second are exact in undici.
  const patienceOf = (service: RunFacts['slow']): number => (facts.slow === service ? 900 : 30_000);
  const given: Partial<Record<InputName, string>> = { ...storyInputs, 'databricks-host': emulator.url, 'databricks-token': knownPrincipals.deployer.token, 'github-token': world.token, ...facts.inputs };
  const input = (key: InputName): string => given[key] ?? inputDefaults[key];
  const payload = world.eventPayload(name, name === 'push' ? { ...scene.push } : number === undefined ? {} : { number });
  const env = world.runnerEnvironment(name, { payload, attempt });
  const event = parseEvent(payload, env);
  const lines: string[] = [];
  const redactor = createRedactor();
  redactor.add(world.token);
  const say = (level: string) => (line: string): void => void lines.push(`${level}${redactor.redact(line)}`);
  const log: Log = { debug: () => undefined, info: say(''), notice: say('notice: '), warning: say('warning: '), error: say('error: '), group: (_title, work) => work() };
  const connect = (): { repository: Repository; github: GitHub } => {
    const client = connectGitHub({
      token: world.token, apiUrl: github.url, graphqlUrl: github.graphqlUrl, repository: event.repository, userAgent: 'faults', log, clock,
      patience: { unitMilliseconds: 1, timeoutMilliseconds: patienceOf('github'), lagMilliseconds: [100, 200, 400] },
    });
    const { planComments: comments, openPlans, pullRequests, driftIssues: issues, commitStatuses: statuses, labels, deployments, commits } = client;
    return { repository: redactedRepository({ comments, openPlans, pullRequests, issues, statuses, labels, deployments, commits }, redactor), github: client };
  };
  const databricks = connectDatabricks({
    host: emulator.url, token: knownPrincipals.deployer.token, version: '0.0.0', log, clock, env: {}, random: () => 0,
    tuning: { headersTimeoutMs: patienceOf('workspace'), bodyTimeoutMs: patienceOf('workspace') },
    onSecret: (value) => {
      redactor.add(value);
    },
  });
  try {
    const settings = readSettings((key) => input(key), {});
    const tip = number === undefined ? scene.push.after || world.tip().sha : world.pullRequest(number).pull.head.sha;
    const text = world.state.git.commits.get(tip)?.files.get('endpoints.yml')?.toString('utf8') ?? '';
    const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
    if (manifest === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    const { host, serving, catalog, identity } = databricks;
    const end = await commands[name]({
      settings, run: runContext(event, env), manifest, repository: connect().repository, clock, log,
      annotations: { add: () => undefined },
      workspace: {
        host, serving: redactedServing(serving, redactor), catalog, identity,
        onLive: (live, literals) => {
          for (const [value, kind] of hiddenValuesOf(live)) if (!literals.has(value)) redactor.add(value, kind);
        },
      },
      signal: new AbortController().signal,
    });
    const resultFile = end.result === undefined ? undefined : (JSON.parse(redactedJson(toResultFile(end.result), redactor)) as ResultFile);
    if (end.summary !== undefined) end.summary = redactor.redact(end.summary);
    return { end, log: lines, ...(resultFile === undefined ? {} : { resultFile }), ...(end.failure === undefined ? {} : { reason: end.failure.reason }) };
  } catch (thrown) {
    const error = asEndpointsError(thrown);
    await tellFailure(error, { env, input, payload: () => Promise.resolve(payload), connect: () => Promise.resolve(connect().repository), log, redactor });
    return { thrown, log: [...lines, redactor.redact(`error: ${error.code}: ${error.message}`)], reason: error.code };
  } finally {
    await databricks.close();
  }
}
