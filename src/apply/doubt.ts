import { keyOf, operationsOf } from './operations.js';
import {
  cancellation,
  endingOf,
  maxConflicts,
  maxUnanswered,
  ownershipIn,
  ownershipOf,
  record,
  stopped,
  type Run,
  type Step,
  type Unsure,
} from './run.js';

/** After a replan: whether the write that was in doubt took effect. */
export async function settleDoubt(run: Run): Promise<Step> {
  const { unsure, plan, options } = run;
  if (unsure === undefined) return 'next';
  run.unsure = undefined;
  const { operation, error, rollout, exists } = unsure;
  const requestId = error.call.requestId;
  if (operation.kind === 'create') {
    const visible = plan.live !== undefined && plan.live.id !== run.deletedId;
    if (!visible) {
      // Not there, not there yet, or the old one of a replace is still going: try again.
      if (exists) await options.clock.sleep(options.settings.pollIntervalMs, options.signal);
      return plan.live === undefined ? repeat(run, unsure) : againAfterDelete(run, unsure);
    }
    if (ownershipOf(plan.live) === undefined || ownershipOf(plan.live) !== ownershipIn(operation)) {
      const message = `An endpoint called ${run.name} appeared that this manifest does not own.`;
      const hint = 'Choose another name, or set `lifecycle.adopt: true` to take it over.';
      return { ending: stopped(run, { reason: 'ownership-conflict', message, hint }), rest: [operation] };
    }
  } else if (operation.kind === 'update-config' && plan.updating === 'wanted') {
    // It is under way; a plan that lists it for the sake of fields nobody can read must not send it twice.
    run.plan = { ...plan, operations: plan.operations.filter(({ kind }) => kind !== 'update-config') };
  } else if (operationsOf(plan).some((left) => keyOf(left) === keyOf(operation))) {
    return repeat(run, unsure);
  }
  const message = exists ? 'It was there already, with our ownership tag.' : 'Read back after an unclear answer: it had taken effect.';
  record(run, operation, { status: 'already-done', requestId, message });
  if (rollout !== undefined) {
    run.rollout = { ...rollout, id: plan.live?.id, first: plan.live, resumed: plan.updating === 'wanted' };
  }
  return 'next';
}

/** It did not take effect: sent once more, as the new plan has it, and no oftener. */
function repeat(run: Run, { operation, error, exists }: Unsure): Step {
  const times = run.unanswered.get(keyOf(operation)) ?? 0;
  if (exists || times < maxUnanswered) return 'next';
  const rest = operationsOf(run.plan).filter((left) => keyOf(left) !== keyOf(operation));
  record(run, operation, { status: 'failed', requestId: error.call.requestId, message: error.message });
  return { ending: endingOf(error), rest };
}

/** A replace whose delete is still going on: its plan would be to delete the old one again. */
async function againAfterDelete(run: Run, unsure: Unsure): Promise<Step> {
  const { options } = run;
  const times = (run.unanswered.get('gone') ?? 0) + 1;
  run.unanswered.set('gone', times);
  const rest = [unsure.operation];
  if (times > maxConflicts) return { ending: endingOf(unsure.error), rest };
  await options.clock.sleep(options.settings.pollIntervalMs, options.signal);
  if (options.signal.aborted) return { ending: cancellation(run), rest };
  run.unsure = unsure;
  return 'again';
}
