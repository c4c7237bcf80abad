import { ownTags } from '../endpoint/fields/index.js';
import { refusalOf } from '../plan/blocks.js';
import { tagOf } from '../plan/ownership.js';
import type { EndpointPlan, Operation } from '../plan/plan.js';
import { settleDoubt } from './doubt.js';
import { remarkOn } from './judge.js';
import { isMereNote, mayPrecedeRollout, withResumedWait } from './operations.js';
import { makeWrite } from './make-write.js';
import type { ApplyOptions } from './options.js';
import type { PollPace } from './poll-pace.js';
import type { WriteQuota } from './quota.js';
import type { EndpointResult } from './result.js';
import { awaitRollout, busyHint, lastWait, settle } from './rollout.js';
import {
  cancellation,
  endingOf,
  finish,
  hasWritten,
  isOutdated,
  maxConflicts,
  record,
  startRun,
  stopped,
  unknownWords,
  type Ending,
  type Run,
  type Step,
} from './run.js';

interface Given {
  options: ApplyOptions;
  quota: WriteQuota;
  pace: PollPace;
  endpoint: EndpointPlan;
  plannedAt: number;
}

/** What becomes of an endpoint to delete where the one that takes its place does not serve: it stays. */
export function keepEndpoint(given: Given, successor: EndpointResult): EndpointResult {
  const run = startRun(given);
  const { operations } = run.plan;
  const gate = checkGate(run, operations, false);
  if (typeof gate === 'object') return finish(run, gate.ending, gate.rest);
  if (given.options.signal.aborted) return finish(run, cancellation(run), operations);
  const ending: Ending = {
    outcome: successor.reason === undefined ? 'held' : 'refused',
    reason: successor.reason,
    message: `Kept, because \`${successor.name}\`, which takes its place, does not serve yet.`,
    hint: 'It is deleted by the next run in which that one succeeds.',
  };
  return finish(run, ending, operations);
}

/** Carries out the plan of one endpoint. Never throws. */
export async function applyEndpoint(given: Given): Promise<EndpointResult> {
  const run = startRun(given);
  try {
    let fresh = false;
    // Its turn has come late.
    if (run.plan.operations.length > 0 && isOutdated(run)) await replan(run);
    for (;;) {
      const step = await carryOut(run, fresh);
      if (step !== 'again' && step !== 'next') return finish(run, step.ending, step.rest);
      await replan(run);
      fresh = true;
    }
  } catch (error) {
    const { unsure } = run;
    if (unsure !== undefined) record(run, unsure.operation, { status: 'failed', requestId: unsure.error.call.requestId, message: unknownWords.unread });
    // A read that was cut off is no fault of the service.
    return finish(run, run.options.signal.aborted ? cancellation(run) : endingOf(error), remaining(run));
  }
}

async function replan(run: Run): Promise<void> {
  const { options, name } = run;
  const plan = await options.replan(name);
  run.plan = withoutRepeats(run, withResumedWait(plan));
  run.settled = new Set();
  run.live = plan.live;
  run.liveAt = options.clock.now();
  run.plannedAt = run.liveAt;
  // Once something was written, the report shows the plan it was written for, not what was left of it.
  if (!hasWritten(run) && run.unsure === undefined) run.shown = plan;
}

/**
 * A plan made in the midst of a run asks once more for fields that nobody can read, as long as no tag says that they are
 * written: the same config or telemetry is not sent twice by one run.
 */
function withoutRepeats(run: Run, plan: EndpointPlan): EndpointPlan {
  const { made, rollout, unsure, options } = run;
  const isRepeat = (operation: Operation): boolean => {
    if (operation.kind !== 'update-config' && operation.kind !== 'patch-telemetry') return false;
    if (unsure?.operation.kind === operation.kind || made.get(operation.kind) !== JSON.stringify(operation.body)) return false;
    return operation.kind === 'patch-telemetry' || (plan.live !== undefined && options.sameConfig(plan, plan.live));
  };
  const operations = plan.operations.filter((operation) => !isRepeat(operation));
  if (operations.length === plan.operations.length) return plan;
  const rolls = rollout !== undefined || plan.updating !== undefined || operations.some(({ kind }) => kind === 'update-config');
  return { ...plan, operations: rolls ? operations : operations.filter(({ kind }) => kind !== 'wait') };
}

/** Operations of the plan at hand that were not made, for a run that ends early. */
function remaining(run: Run): Operation[] {
  return run.plan.operations.filter((operation) => !run.settled.has(operation));
}

/** One pass over the plan at hand. */
async function carryOut(run: Run, fresh: boolean): Promise<Step> {
  const { options } = run;
  const doubt = fresh ? await settleDoubt(run) : 'next';
  if (doubt !== 'next') return doubt;
  const { plan } = run;
  const { operations } = plan;
  const gate = checkGate(run, operations, fresh);
  if (gate !== 'next') return gate;
  if (!fresh) options.onProgress?.({ type: 'started', name: run.name, plan });
  const settled = await settleFirst(run, operations);
  if (settled !== 'next') return settled;

  let deferred = false;
  for (const [index, operation] of operations.entries()) {
    if (options.signal.aborted) return { ending: cancellation(run), rest: operations.slice(index) };
    if (deferred && isMereNote(operation)) continue;
    if (deferred && !mayPrecedeRollout(operation)) {
      const message = 'Needs the rollout to be done: run apply again once it is.';
      record(run, operation, { status: 'not-made', message });
      continue;
    }
    if (operation.kind === 'wait') {
      const step = await awaitRollout(run, operation);
      const rest = operations.slice(index + 1);
      if (step === 'deferred') deferred = true;
      else if (step !== 'next') return { ending: step.ending, rest };
      const hold = run.live && tagOf(run.live, ownTags.hold);
      if (hold !== undefined && !rest.every(isMereNote)) return { ending: held(hold, ', which was set since the plan: the rest was not written'), rest };
      continue;
    }
    const step = await makeWrite(run, operation);
    if (step === 'again') return 'again';
    if (step !== 'next') return { ending: step.ending, rest: operations.slice(index + (step.recorded ? 1 : 0)) };
  }
  return lastWait(run, deferred);
}

/** Holds, blocks, the plan check, and what has nothing to do. */
function checkGate(run: Run, operations: readonly Operation[], fresh: boolean): Step {
  const { plan, options } = run;
  const started = fresh && (hasWritten(run) || run.rollout !== undefined);
  const refuse = (facts: Omit<Ending, 'outcome'> & { reason: NonNullable<Ending['reason']> }): Step => {
    run.shown = plan;
    return { ending: stopped(run, facts), rest: operations };
  };
  if (plan.hold !== undefined && (operations.length > 0 || plan.blocked !== undefined)) {
    return { ending: held(plan.hold, ': planned, not written'), rest: operations };
  }
  const blocked = refusalOf(plan);
  if (blocked !== undefined) return refuse(blocked);
  if (operations.length === 0 && !started) {
    const remark = remarkOn(plan.live);
    return { ending: { outcome: 'unchanged', message: remark && `Nothing to change. ${remark}` } };
  }
  const writes = operations.some(({ kind }) => kind !== 'wait');
  const refusal = writes ? options.review(plan) : undefined;
  return refusal === undefined ? 'next' : refuse(refusal);
}

function held(hold: string, what: string): Ending {
  const message = `Held by the tag \`endpoints_hold\`${hold === '' ? '' : ` (${hold})`}${what}.`;
  return { outcome: 'held', message, hint: 'Remove the tag in the workspace to let apply write this endpoint again.' };
}

/** An update that is not ours must settle before anything else is written. Deletes need not wait for it (5.3). */
async function settleFirst(run: Run, operations: readonly Operation[]): Promise<Step> {
  const { plan, options } = run;
  // A config write beside the wanted update would be refused all the same: it waits like any other.
  const clash = plan.updating === 'wanted' && operations.some(({ kind }) => kind === 'update-config');
  if (plan.updating !== 'other' && !clash) return 'next';
  if (operations[0]?.kind === 'delete') return 'next';
  if (options.signal.aborted) return { ending: cancellation(run), rest: operations };
  run.conflicts += 1;
  if (run.conflicts > maxConflicts) {
    const message = 'Others keep updating the endpoint: as soon as one update ends, the next is in progress.';
    return { ending: stopped(run, { reason: 'endpoint-busy', message, hint: busyHint }), rest: operations };
  }
  return settle(run, operations);
}
