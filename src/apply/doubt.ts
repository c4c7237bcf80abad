import { ownTags } from '../endpoint/fields/index.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import { tagOf } from '../plan/ownership.js';
import type { EndpointPlan, Operation } from '../plan/plan.js';
import { isUpdating } from './judge.js';
import { findAgain, isMereNote, keyOf } from './operations.js';
import {
  cancellation,
  endingOf,
  maxConflicts,
  mostSends,
  ownershipIn,
  record,
  stopped,
  type Rollout,
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
    const owner = plan.live && tagOf(plan.live, ownTags.manifest);
    if (owner === undefined || owner !== ownershipIn(operation)) {
      const message = `An endpoint called ${run.name} appeared that this manifest does not own.`;
      const hint = 'Choose another name, or set `lifecycle.adopt: true` to take it over.';
      return { ending: stopped(run, { reason: 'ownership-conflict', message, hint }), rest: createAndRest(run) };
    }
    if (rollout !== undefined && hasFailed(run, rollout)) run.plan = withoutConfig(plan);
  } else if (rollout !== undefined && hasFailed(run, rollout)) {
    run.plan = withoutConfig(plan);
  } else if (isMereNote(operation) && operation.kind === 'patch-tags' && !hasTags(plan.live, operation.add)) {
    // The plan can do without it by now; what was begun is finished all the same.
    run.plan = { ...plan, operations: [...plan.operations.filter((left) => !isMereNote(left)), operation] };
    return repeat(run, unsure);
  } else if (findAgain(plan.operations, operation) !== undefined) {
    return repeat(run, unsure);
  }
  const message = exists ? 'It was there already, with our ownership tag.' : 'Read back after an unclear answer: it had taken effect.';
  record(run, operation, { status: 'already-done', requestId, message });
  if (rollout !== undefined) {
    run.rollout = { ...rollout, id: plan.live?.id, first: plan.live, resumed: run.plan.updating === 'wanted' };
  }
  return 'next';
}

/** What is not made when a create does not come about. */
function createAndRest({ shown }: Run): Operation[] {
  return shown.operations.slice(shown.operations.findIndex(({ kind }) => kind === 'create'));
}

/** The config is there, under a newer version than any before the write, but has failed already: the plan lists it once more. */
function hasFailed({ plan, options }: Run, { expectation }: Rollout): boolean {
  const { live } = plan;
  const pending = live?.pendingConfig;
  const { versionBefore = 0, pendingBefore = 0 } = expectation;
  if (live === undefined || pending === undefined || isUpdating(live) || pending.version <= Math.max(versionBefore, pendingBefore)) return false;
  return options.sameConfig(plan, { ...live, config: pending });
}

const withoutConfig = (plan: EndpointPlan): EndpointPlan => ({ ...plan, operations: plan.operations.filter(({ kind }) => kind !== 'update-config') });

function hasTags(live: LiveEndpoint | undefined, tags: LiveEndpoint['tags']): boolean {
  return tags.every(({ key, value }) => live?.tags.some((tag) => tag.key === key && tag.value === value) === true);
}

/** It did not take effect: sent once more, as the new plan has it, and no oftener. */
function repeat(run: Run, { operation, error, exists }: Unsure): Step {
  const times = run.unanswered.get(keyOf(operation)) ?? 0;
  if (exists || times < mostSends(error)) return 'next';
  const again = findAgain(run.plan.operations, operation);
  const rest = run.plan.operations.filter((left) => left !== again);
  record(run, operation, { status: 'failed', requestId: error.call.requestId, message: error.message });
  return { ending: endingOf(error), rest };
}

/** A replace whose delete is still going on: its plan would be to delete the old one again. */
async function againAfterDelete(run: Run, unsure: Unsure): Promise<Step> {
  const { options } = run;
  const times = (run.unanswered.get('gone') ?? 0) + 1;
  run.unanswered.set('gone', times);
  const rest = createAndRest(run);
  if (times > maxConflicts) return { ending: endingOf(unsure.error), rest };
  await options.clock.sleep(options.settings.pollIntervalMs, options.signal);
  if (options.signal.aborted) return { ending: cancellation(run), rest };
  run.unsure = unsure;
  return 'again';
}
