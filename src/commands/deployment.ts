/** Applies as deployments on GitHub: the environment's history is that of the endpoints. */
import type { ApplyResult, DeploymentRecord } from '../apply/result.js';
import { ApiError } from '../errors.js';
import type { Manifest } from '../endpoint/model.js';
import type { Settings } from '../inputs.js';
import type { Plan } from '../plan/plan.js';
import type { Deployment, DeploymentState } from '../ports/deployments.js';
import type { RunContext } from '../ports/run.js';
import { outcomeCounts } from '../render/result-words.js';
import { count } from '../render/words.js';
import { compareRuns, type RunAttempt } from './plan-comment.js';
import { settleStatus } from './statuses.js';
import { attempt, type Repository, type Story } from './story.js';

/** The environment whose history is that of the endpoints of a target. */
export function environmentOf({ settings, manifest }: { settings: Settings; manifest: Manifest }): string {
  return settings.environment ?? manifest.target;
}

/** An apply that succeeded, as the environment's history tells it. */
export interface AppliedCommit {
  commit: string;
  /** ISO 8601. */
  at: string;
  /** The run that applied it. */
  url?: string;
  /** What it was restricted to; everything where empty. */
  only: readonly string[];
}

/** The history is read back to the last apply of everything, and no further than this many records. */
const mostRecords = 10;

/**
 * Applies of this manifest and target, newest first, back to the last one that was not restricted by `only`. Several
 * manifests may share an environment, and so may jobs that have nothing to do with endpoints. Throws `ApiError`.
 */
export async function readHistory(
  story: { settings: Settings; manifest: Manifest },
  { deployments }: Pick<Repository, 'deployments'>,
  onOpen: (deployment: Deployment) => void = () => undefined,
): Promise<AppliedCommit[]> {
  const { manifest } = story;
  const isOurs = (payload: Record<string, unknown>): boolean => payload['manifest'] === manifest.id && payload['target'] === manifest.target;
  // One without a payload may be that of a job with an environment of its own, of which we only said how it ended.
  const mayBeOurs = (payload: Record<string, unknown>): boolean => isOurs(payload) || Object.keys(payload).length === 0;
  // What an apply was restricted to cannot be read from words: they begin otherwise then, and tell nothing here.
  const said = (text: string): boolean => text.startsWith(prefixOf(manifest, []));
  const found: AppliedCommit[] = [];
  for await (const { commit, createdAt: at, url, payload, descriptions } of deployments.successes(environmentOf(story), { where: mayBeOurs, said, onOpen: (open) => { if (isOurs(open.payload)) onOpen(open); } })) {
    if (!isOurs(payload) && !descriptions.some(said)) continue;
    const only = Array.isArray(payload['only']) ? payload['only'].map(String) : [];
    found.push({ commit, at, ...(url === undefined ? {} : { url }), only });
    if (only.length === 0 || found.length >= mostRecords) break;
  }
  return found;
}

/** Begins all that we say of a deployment; the end may be cut, where there is no room for it. */
const prefixOf = ({ id, target }: Pick<Manifest, 'id' | 'target'>, only: readonly string[]): string =>
  `${only.length === 0 ? 'Endpoints' : 'Some endpoints'} of ${id} (${target}): `;

/** As `readHistory`; `undefined` where the history is not kept or cannot be read, which is said then. */
export async function tryHistory(story: Story): Promise<AppliedCommit[] | undefined> {
  const { repository, settings, run, log } = story;
  if (repository === undefined || !settings.deployment || run.commit === '') return undefined;
  try {
    const open: Deployment[] = [];
    const history = await readHistory(story, repository, (deployment) => { open.push(deployment); });
    await settleRecords(story, repository, open);
    return history;
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    const lost = `whether a newer commit was applied already cannot be told, and this apply is not recorded`;
    const text = `Could not read the deployments to \`${environmentOf(story)}\`, so ${lost}: ${thrown.message}`;
    if (thrown.code === 'permission-denied') log.notice(`${text} ${wayOut(thrown)}`);
    else log.warning(text);
    return undefined;
  }
}

/** Records that runs before this one left open because they died: they, and the status of their commit, are told to be over. */
async function settleRecords(story: Story, { deployments }: Pick<Repository, 'deployments'>, open: readonly Deployment[]): Promise<void> {
  const { manifest, run } = story;
  for (const { id, commit, payload } of open) {
    const of = runOf(payload);
    if (of === undefined || compareRuns(of, run) >= 0) continue;
    await ask(story, `tell deployment ${id} that its run has ended`, () => deployments.setState(id, endedState(manifest, payload)));
    if (commit !== run.commit) await settleStatus(story, commit);
  }
}

/**
 * Ends the records of runs that are known to have died. For runs that apply nothing: where the token may only read them,
 * the next apply does it. Never throws.
 */
export async function endRecords(story: Story, dead: readonly RunAttempt[]): Promise<void> {
  const { repository, settings, log } = story;
  if (repository === undefined || !settings.deployment || dead.length === 0) return;
  const open: Deployment[] = [];
  try {
    await readHistory(story, repository, (deployment) => { open.push(deployment); });
    for (const { id, payload } of open) {
      const of = runOf(payload);
      if (of !== undefined && dead.some((run) => compareRuns(run, of) === 0)) await repository.deployments.setState(id, endedState(story.manifest, payload));
    }
  } catch (thrown) {
    log.debug(`The next apply ends the deployments that were left open: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function endedState(manifest: Manifest, { only }: Record<string, unknown>): DeploymentState {
  return { state: 'error', description: `${prefixOf(manifest, Array.isArray(only) ? only.map(String) : [])}ended without a word` };
}

function runOf({ run, attempt: of }: Record<string, unknown>): RunAttempt | undefined {
  return typeof run === 'string' && typeof of === 'number' ? { run, attempt: of } : undefined;
}

/** Recording takes more than reading, so one line is enough for both. */
function wayOut({ hint }: ApiError): string {
  return `${(hint ?? '').replace('`deployments: read`', '`deployments: write`')} Or set \`deployment: false\`.`;
}

/** An apply on its way into the history. */
export interface OpenRecord {
  /** Where there is one. */
  deployment?: DeploymentRecord;
  /** Says how it ended. Never throws. */
  settle(result: ApplyResult): Promise<void>;
  /** Says that an error ended it. Never throws. */
  abandon(): Promise<void>;
}

/** Of an apply that is not recorded. */
export const noRecord: OpenRecord = { settle: () => Promise.resolve(), abandon: () => Promise.resolve() };

/**
 * Opens the record of an apply: the deployment that the job has by its own `environment:`, or else a new one. An apply
 * that finds nothing to do is recorded as well, because what came before its commit must not go over it later; not so
 * where the history ends with that very commit.
 */
export async function openRecord(story: Story, plan: Plan, history: readonly AppliedCommit[] | undefined): Promise<OpenRecord> {
  const { repository, settings, run, manifest } = story;
  // Where the history could not be read, it was said why.
  if (repository === undefined || history === undefined) return noRecord;
  const busy = plan.endpoints.filter(({ operations }) => operations.length > 0).length;
  const [last] = history;
  if (busy === 0 && last?.commit === run.commit && last.only.length === 0) return noRecord;
  const { deployments } = repository;
  const environment = environmentOf(story);
  const prefix = prefixOf(manifest, settings.only);
  const made = await ask(story, `record this apply as a deployment to \`${environment}\``, async () => {
    const own = await deployments.ofThisRun({ commit: run.commit, environment, run: run.run });
    if (own !== undefined) return { id: own, ofJob: true };
    const description = `${prefix}${busy === 0 ? 'nothing to do' : `${count(busy, 'endpoint')} to write`}`;
    return { id: await deployments.create({ commit: run.commit, environment, description, payload: payloadOf(story, plan) }), ofJob: false };
  });
  if (made === undefined) return noRecord;
  const { id, ofJob } = made;
  const say = async (state: DeploymentState['state'], words: string): Promise<void> => {
    const log = run.runUrl === undefined ? {} : { logUrl: run.runUrl };
    const status = { state, description: `${prefix}${words}`, environmentUrl: `${plan.host}/ml/endpoints`, ...log };
    await ask(story, `tell the deployment to \`${environment}\` that it is \`${state}\``, () => deployments.setState(id, status));
  };
  // GitHub says itself that a job's own one is in progress.
  if (busy > 0 && !ofJob) await say('in_progress', `writing ${count(busy, 'endpoint')}`);
  const url = historyUrl(run, environment);
  return {
    deployment: { id, environment, ...(url === undefined ? {} : { url }) },
    settle: (result) => {
      const state = stateOf(result);
      return say(state, state === 'error' ? `cancelled (${outcomeCounts(result)})` : outcomeCounts(result));
    },
    abandon: () => say('error', 'ended by an error, see the log of the run'),
  };
}

/** The run makes it unlike any other, so that one whose answer was lost is found again. */
function payloadOf({ manifest, settings, run }: Story, { digest }: Plan): Record<string, unknown> {
  const only = settings.only.length === 0 ? {} : { only: settings.only };
  return { manifest: manifest.id, target: manifest.target, digest, run: run.run, attempt: run.attempt, ...only };
}

function stateOf({ endpoints, failureReason }: ApplyResult): 'success' | 'failure' | 'error' {
  if (endpoints.some(({ outcome }) => outcome === 'cancelled')) return 'error';
  return failureReason === undefined ? 'success' : 'failure';
}

/** Where a person sees the environment's history. */
function historyUrl({ runUrl }: RunContext, environment: string): string | undefined {
  const end = runUrl?.indexOf('/actions/runs/') ?? -1;
  return runUrl === undefined || end === -1 ? undefined : `${runUrl.slice(0, end)}/deployments/${encodeURIComponent(environment)}`;
}

/** A report that must never decide about the step; a right that the token lacks is a notice. */
async function ask<T>(story: Story, what: string, work: () => Promise<T>): Promise<T | undefined> {
  return attempt(story.log, what, async () => {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code !== 'permission-denied') throw thrown;
      story.log.notice(`Could not ${what}: ${thrown.message} ${wayOut(thrown)}`);
      return undefined;
    }
  });
}
