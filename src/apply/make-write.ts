import { isAlreadyExists, isConflict, isNotFound, isOutcomeUnknown, isRateLimited } from '../api-outcomes.js';
import { ApiError } from '../errors.js';
import { withFields } from './blame.js';
import { keyOf, titleOf } from './operations.js';
import { busyHint, settle } from './rollout.js';
import {
  cancellation,
  endingOf,
  isOutdated,
  maxConflicts,
  mostSends,
  record,
  report,
  stopped,
  unknownWords,
  type Ending,
  type Run,
} from './run.js';
import { takeBackIntent } from './take-back.js';
import { answered, rolloutOf, write, type WriteOperation } from './write.js';

/** `recorded`: the operation stands in the results already, as failed. */
export type Made = 'next' | 'again' | { ending: Ending; recorded: boolean };

/** Sends one write and keeps what it answered; reads back where it is not known whether it took effect. */
export async function makeWrite(run: Run, operation: WriteOperation): Promise<Made> {
  const { options, name } = run;
  report(run, operation, 'started');
  options.log.info(`${name}: ${titleOf(operation)}`);
  if (needsRoom(run, operation)) {
    const { clock } = options;
    run.queuedAt ??= clock.now();
    run.room ??= await run.quota.reserve(name);
    if (run.room === undefined) return { ending: cancellation(run), recorded: false };
    if (operation.kind !== 'create' && isOutdated(run)) {
      options.log.info(`${name}: planned again, after the wait`);
      if (operation.kind === 'update-config') await takeBackIntent(run);
      return 'again';
    }
    if (clock.now() > run.queuedAt) run.begun = { startedAt: run.queuedAt, sentAt: clock.now() };
    run.queuedAt = undefined;
  }
  const rollout = rolloutOf(run, operation);
  try {
    const { status, reply, message } = await write(run, operation);
    if (rollout !== undefined) run.rollout = answered(rollout, reply.endpoint);
    record(run, operation, { status, requestId: reply.requestId, message });
    return 'next';
  } catch (error) {
    return onRefusedWrite(run, operation, { error, rollout });
  }
}

/** Whether a write counts for the quota, or is the first half of a replacement: the second must not have to wait. */
function needsRoom({ plan }: Run, { kind }: WriteOperation): boolean {
  return kind === 'create' || kind === 'update-config' || (kind === 'delete' && plan.operations.some((other) => other.kind === 'create'));
}

async function onRefusedWrite(
  run: Run,
  operation: WriteOperation,
  { error, rollout }: { error: unknown; rollout: Run['rollout'] },
): Promise<Made> {
  const { options, name } = run;
  const fail = (ending: Ending): { ending: Ending; recorded: boolean } => {
    const requestId = error instanceof ApiError ? error.call.requestId : undefined;
    record(run, operation, { status: 'failed', requestId, message: ending.message });
    return { ending, recorded: true };
  };
  if (!(error instanceof ApiError)) {
    const ending = endingOf(error);
    // Refused by our own check, before anything was sent.
    return ending.reason === 'plan-changed'
      ? { ending: stopped(run, { ...ending, reason: ending.reason }), recorded: false }
      : fail(ending);
  }
  const exists = operation.kind === 'create' && (isAlreadyExists(error) || isConflict(error));
  const unknown = isOutcomeUnknown(error);
  if (options.signal.aborted && !unknown && leftUndone(error)) return { ending: cancellation(run), recorded: false };
  if (await isGone(run, operation, error)) {
    const message = 'The endpoint is no longer there: it was deleted outside since it was planned.';
    return fail({ ...stopped(run, { reason: 'plan-changed', message, hint: 'Run plan to see what is there now.' }), outcome: 'failed' });
  }
  if (!exists && !unknown && operation.kind === 'update-config') await takeBackIntent(run);
  if (!exists && !unknown && !isConflict(error)) return fail(withFields(run, operation, error));

  if (unknown || exists) {
    const key = keyOf(operation);
    const times = (run.unanswered.get(key) ?? 0) + 1;
    run.unanswered.set(key, times);
    run.unsure = { operation, error, rollout, exists };
    if (options.signal.aborted) {
      record(run, operation, { status: 'failed', requestId: error.call.requestId, message: unknownWords.stopped });
      return { ending: cancellation(run), recorded: true };
    }
    const most = mostSends(error);
    if (times > (exists ? maxConflicts : most)) return fail(endingOf(error));
    const what = exists ? 'exists already' : `no clear answer to "${titleOf(operation)}"`;
    options.log.warning(`${name}: ${what}; reading it back`);
    // What was sent may still be on its way.
    await options.clock.sleep(Math.min(options.settings.pollIntervalMs, 5_000) * 2 ** (times - 1), options.signal);
    if (operation.kind !== 'delete') return 'again';
    run.unsure = undefined;
    if (times >= most && (await options.api.get(name))?.id === operation.id) return fail(endingOf(error));
    // Reads the endpoint back before it is sent again; the plan of an endpoint that is gone would tell nothing.
    return makeWrite(run, operation);
  }

  run.conflicts += 1;
  if (run.conflicts > maxConflicts) {
    const message = `The platform keeps refusing to ${titleOf(operation)}, because another update is in progress: ${error.message}`;
    return fail({ ...stopped(run, { reason: 'endpoint-busy', message, hint: busyHint }), outcome: 'failed' });
  }
  options.log.info(`${name}: another update is in progress`);
  run.live = undefined;
  const { clock, signal, settings } = options;
  const since = clock.now();
  const step = await settle(run, []);
  if (step !== 'again' && step !== 'next') return { ending: step.ending, recorded: false };
  // Where no update is to be seen, only time tells.
  if (clock.now() - since < 2 * settings.pollIntervalMs) await clock.sleep(settings.pollIntervalMs * 2 ** (run.conflicts - 1), signal);
  return 'again';
}

/** Whether a write was refused because the endpoint itself is missing: a model or a secret that is not there has the same code. */
async function isGone({ options, name }: Run, { kind }: WriteOperation, error: ApiError): Promise<boolean> {
  if (kind === 'create' || kind === 'put-permissions' || !isNotFound(error)) return false;
  try {
    return (await options.api.get(name)) === undefined;
  } catch {
    // What cannot be read now must not hide the refusal.
    return false;
  }
}

/** Whether a write that the end of the job cut short did nothing: it never left, was refused for its rate, or was still reading. */
function leftUndone(error: ApiError): boolean {
  const { status, method } = error.call;
  return status === undefined || method === 'GET' || isRateLimited(error);
}
