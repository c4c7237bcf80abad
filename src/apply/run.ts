import { asEndpointsError, type ApiError, type FailureReason } from '../errors.js';
import { ownTags } from '../endpoint/fields/index.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import type { EndpointPlan, Operation } from '../plan/plan.js';
import type { Expectation } from './judge.js';
import { titleOf, withResumedWait } from './operations.js';
import type { ApplyOptions } from './options.js';
import type { PollPace } from './poll-pace.js';
import type { Room, WriteQuota } from './quota.js';
import type { EndpointResult, EntityTimes, OperationResult, OperationStatus, Outcome } from './result.js';

/** A write that is refused because of another update is tried again, on a fresh plan, so many times. */
export const maxConflicts = 4;
/** How often one write is sent where no clear answer comes: once more after it was read back. */
const maxUnanswered = 2;
/** The same where the service says that it is out for a while (503): such times pass. */
const maxUnavailable = 5;

/** How old a read may be for what is written by it. */
export const freshMs = 60_000;

/** How often a write is sent that was answered so. */
export function mostSends({ call }: ApiError): number {
  return call.status === 503 ? maxUnavailable : maxUnanswered;
}

/** A config that this run wrote or resumed and that is not known to be ready yet. */
export interface Rollout {
  expectation: Expectation;
  /** Id of the endpoint it belongs to. */
  id?: string | undefined;
  /** The endpoint as the write's reply showed it. */
  first?: LiveEndpoint | undefined;
  resumed: boolean;
}

/** A write of which we do not know whether it took effect. */
export interface Unsure {
  operation: Operation;
  error: ApiError;
  rollout?: Rollout | undefined;
  /** The service said that the endpoint exists already. */
  exists: boolean;
}

/** What is known while one endpoint is carried out. */
export interface Run {
  options: ApplyOptions;
  quota: WriteQuota;
  pace: PollPace;
  /** Taken in the quota for the next write that counts. */
  room: Room | undefined;
  /** When that write asked for its room. */
  queuedAt: number | undefined;
  name: string;
  /** The plan being carried out; a newer one after each replan. */
  plan: EndpointPlan;
  /** When it was made, in the clock's milliseconds. */
  plannedAt: number;
  /** The plan that the result shows. */
  shown: EndpointPlan;
  done: OperationResult[];
  /** Bodies of configs and telemetry that this run has written, by kind: what nobody can read, a newer plan asks for again. */
  made: Map<Operation['kind'], string>;
  /** Operations of `plan` that stand in `done`. */
  settled: Set<Operation>;
  live: LiveEndpoint | undefined;
  /** When `live` was read, in the clock's milliseconds. */
  liveAt: number;
  rollout: Rollout | undefined;
  unsure: Unsure | undefined;
  /** How often each write was sent without an answer, by `keyOf`. */
  unanswered: Map<string, number>;
  conflicts: number;
  deletedId: string | undefined;
  configVersionBefore: number | undefined;
  startedAt: number;
  /** When the operation at hand began, and when it was sent. */
  begun: Pick<OperationResult, 'startedAt' | 'sentAt'>;
  entities: EntityTimes[];
}

/** How an endpoint ended; what is not said is filled in by `finish`. */
export interface Ending {
  outcome: Outcome;
  reason?: FailureReason | undefined;
  message?: string | undefined;
  hint?: string | undefined;
  fields?: EndpointResult['fields'];
  approval?: EndpointResult['approval'];
  failures?: EndpointResult['failures'];
  oldConfigServes?: boolean | undefined;
}

/** `again`: read and plan afresh. Otherwise the end, with the operations that were not made. */
export type Step = 'next' | 'again' | { ending: Ending; rest?: readonly Operation[] };

export function startRun(given: {
  options: ApplyOptions;
  quota: WriteQuota;
  pace: PollPace;
  endpoint: EndpointPlan;
  plannedAt: number;
}): Run {
  const { options, quota, pace, endpoint, plannedAt } = given;
  return {
    options,
    quota,
    pace,
    room: undefined,
    queuedAt: undefined,
    name: endpoint.name,
    plan: withResumedWait(endpoint),
    plannedAt,
    shown: endpoint,
    done: [],
    made: new Map(),
    settled: new Set(),
    live: endpoint.live,
    liveAt: plannedAt,
    rollout: undefined,
    unsure: undefined,
    unanswered: new Map(),
    conflicts: 0,
    deletedId: undefined,
    configVersionBefore: endpoint.live?.config?.version,
    startedAt: options.clock.now(),
    begun: {},
    entities: [],
  };
}

/** Whether others may have changed the endpoint since it was planned: what is written by the plan would undo that. */
export function isOutdated({ options, plan, plannedAt }: Run): boolean {
  return plan.live !== undefined && options.clock.now() - plannedAt > freshMs;
}

/** Gives back room in the quota that no write came of. */
export function leaveRoom(run: Run): void {
  run.room?.release();
  run.room = undefined;
  run.queuedAt = undefined;
}

/** Takes what a reply or a read showed as the newest knowledge. */
export function see(run: Run, live: LiveEndpoint | undefined): void {
  if (live === undefined) return;
  run.live = live;
  run.liveAt = run.options.clock.now();
}

/** Whether anything was written by this run. */
export function hasWritten(run: Run): boolean {
  return run.done.some(({ kind, status }) => kind !== 'wait' && (status === 'done' || status === 'already-done'));
}

export function report(run: Run, operation: Operation, status: OperationStatus | 'started'): void {
  if (status === 'started') run.begun = { startedAt: run.options.clock.now() };
  const title = titleOf(operation);
  run.options.onProgress?.({ type: 'operation', name: run.name, kind: operation.kind, title, status });
}

export function record(
  run: Run,
  operation: Operation,
  facts: { status: OperationStatus; requestId?: string | undefined; message?: string | undefined },
): void {
  const times = run.begun.startedAt === undefined ? {} : { ...run.begun, finishedAt: run.options.clock.now() };
  run.begun = {};
  run.done.push({ ...toResult(operation, facts), ...times });
  run.settled.add(operation);
  if ((facts.status === 'done' || facts.status === 'already-done') && (operation.kind === 'update-config' || operation.kind === 'patch-telemetry')) {
    run.made.set(operation.kind, JSON.stringify(operation.body));
  }
  report(run, operation, facts.status);
}

function toResult(
  operation: Operation,
  { status, requestId, message }: { status: OperationStatus; requestId?: string | undefined; message?: string | undefined },
): OperationResult {
  return {
    kind: operation.kind,
    title: titleOf(operation),
    status,
    ...(requestId !== undefined && { requestId }),
    ...(message !== undefined && { message }),
  };
}

/** The result; `rest`: operations that were planned and not made. */
export function finish(run: Run, ending: Ending, rest: readonly Operation[] = []): EndpointResult {
  leaveRoom(run);
  const { options, shown, live, configVersionBefore } = run;
  const { outcome, reason, message, hint, fields, approval, failures, oldConfigServes } = ending;
  const gone = run.deletedId !== undefined && live === undefined;
  const after = outcome === 'accepted' ? (live?.pendingConfig ?? live?.config)?.version : live?.config?.version;
  const result: EndpointResult = {
    key: shown.key,
    name: shown.name,
    action: shown.action,
    outcome,
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message: `${message}${gapWords(run)}` }),
    ...(hint !== undefined && { hint }),
    ...(fields !== undefined && { fields }),
    operations: [...run.done, ...rest.map((operation) => toResult(operation, { status: 'not-made' }))],
    plan: shown,
    ...(approval !== undefined && { approval }),
    ...(configVersionBefore !== undefined && { configVersionBefore }),
    ...(after !== undefined && !gone && { configVersionAfter: after }),
    state: gone ? '' : (live?.state.ready ?? ''),
    ...(oldConfigServes !== undefined && { oldConfigServes }),
    failures: failures ?? [],
    ...(run.entities.length > 0 && { entities: run.entities }),
    startedAt: run.startedAt,
    finishedAt: options.clock.now(),
  };
  options.onProgress?.({ type: 'finished', name: run.name, outcome, result });
  return result;
}

/** What a replacement has to say that ended between its two halves. */
function gapWords({ deletedId, shown, live, done }: Run): string {
  const unmade = !done.some((operation) => operation.kind === 'create' && (operation.status !== 'failed' || isDoubtful(operation)));
  const between = deletedId !== undefined && shown.action !== 'delete' && live === undefined && unmade;
  return between ? ' The old endpoint is deleted and the new one is not there: nothing answers under this name.' : '';
}

/** An ending for what stops an endpoint: `refused` before any write, `failed` once something was written. */
export function stopped(run: Run, facts: Omit<Ending, 'outcome'> & { reason: FailureReason }): Ending {
  return { ...facts, outcome: hasWritten(run) ? 'failed' : 'refused' };
}

export function endingOf(thrown: unknown): Ending {
  const error = asEndpointsError(thrown);
  return { outcome: 'failed', reason: error.code, message: error.message, hint: error.hint };
}

const doubtWords = 'Not known whether it took effect';
/** Of a write that was under way when the job was stopped, and of one that could not be read back. */
export const unknownWords = {
  stopped: `${doubtWords}: the job was stopped while it was being sent.`,
  unread: `${doubtWords}: it could not be read back.`,
};

const isDoubtful = ({ message }: OperationResult): boolean => message?.startsWith(doubtWords) === true;

/** The job was stopped: no new write starts. */
export function cancellation(run: Run): Ending {
  const version = run.rollout === undefined ? undefined : (run.live?.pendingConfig?.version ?? run.live?.config?.version);
  const doubtful = run.done.filter(isDoubtful).map(({ title }) => `"${title}"`);
  const doubt = doubtful.length === 0 ? '' : ` It is not known whether ${doubtful.join(' and ')} took effect.`;
  const left = hasWritten(run) || doubt !== '' ? ' Nothing was rolled back.' : '';
  const rolling = version === undefined ? '' : ` Config v${version} is still rolling out in the workspace.`;
  return {
    outcome: 'cancelled',
    message: `${hasWritten(run) || doubt !== '' ? 'The job was stopped before everything was written.' : 'The job was stopped before anything was written.'}${doubt}${rolling}${left}`,
    hint: 'Run apply again; it goes on where this run ended.',
  };
}

/** The ownership tag in a create's body. */
export function ownershipIn(operation: Operation): string | undefined {
  if (operation.kind !== 'create' || !Array.isArray(operation.body['tags'])) return undefined;
  for (const tag of operation.body['tags']) {
    const isTag = typeof tag === 'object' && tag !== null && !Array.isArray(tag);
    if (isTag && tag['key'] === ownTags.manifest && typeof tag['value'] === 'string') return tag['value'];
  }
  return undefined;
}
