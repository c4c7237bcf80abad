/** What a run which died left at "being applied": comments, and with them the statuses of commits. */
import { ApiError } from '../errors.js';
import type { ApprovalSource } from '../plan/approval.js';
import type { Plan } from '../plan/plan.js';
import type { PlanMarker } from '../ports.js';
import { postEnd } from './apply-comment.js';
import { compareRuns } from './plan-comment.js';
import { tryHistory } from './deployment.js';
import { openReviews } from './review.js';
import { settleStatus } from './statuses.js';
import { attempt, type Story } from './story.js';

/**
 * Settles them by a fresh plan of what is merged: applied where it shows nothing to do for what they name, failed where
 * it does, so that the next apply takes them up. While something of it is still rolling out, the run may be alive; and
 * one that is after all has the last word anyway. `reviews`: where they have been read already.
 */
export async function settleLeftovers(story: Story, plan: Plan, reviews?: readonly ApprovalSource[]): Promise<void> {
  const { repository, settings, run, log } = story;
  if (repository === undefined || settings.comment === 'never') return;
  const open = reviews ?? (await attempt(log, 'look for applies that ended without a word', () => unlessDenied(story)));
  for (const { pullRequest, comment } of open ?? []) {
    const { marker } = comment;
    if (marker.state !== 'applying' || compareRuns(marker, run) >= 0) continue;
    const state = stateBy(plan, marker, settings.only);
    if (state === undefined) continue;
    const statusNote =
      state === 'applied'
        ? 'The run that applied it ended without saying so; what it was to do is done.'
        : 'The run that applied it ended without saying so, and not everything is done. Run it again.';
    await attempt(log, `settle the plan of #${pullRequest}`, () => postEnd(story, repository, { comment, plan, state, statusNote }));
    // It reads which deployments were left open, and ends them; how the commit stands is known better here.
    await tryHistory(story);
    await settleApplying(story, marker, state);
  }
}

/** The status of the commit that a run which died was applying. */
export async function settleApplying(story: Story, { applying }: PlanMarker, state: PlanMarker['state']): Promise<void> {
  if (applying?.status !== undefined) await settleStatus(story, applying.commit, { context: applying.status, applied: state === 'applied' });
}

/** A token that may not look is no reason to warn of every day. */
async function unlessDenied(story: Story): Promise<ApprovalSource[]> {
  try {
    return await openReviews(story);
  } catch (thrown) {
    if (!(thrown instanceof ApiError) || thrown.code !== 'permission-denied') throw thrown;
    story.log.debug(`No look for applies that ended without a word: ${thrown.message}`);
    return [];
  }
}

/** `undefined`: not to be told now. */
function stateBy(plan: Plan, marker: PlanMarker, only: readonly string[]): 'applied' | 'failed' | undefined {
  const names = Object.keys(marker.endpoints);
  const named = plan.endpoints.filter(({ name }) => names.includes(name));
  if (named.some(({ updating }) => updating !== undefined)) return undefined;
  const known = new Set(named.map(({ name }) => name));
  if (only.length > 0 && names.some((name) => !known.has(name))) return undefined;
  const unread = plan.unread.some(({ name }) => names.includes(name));
  return unread || named.some(({ changes }) => changes.length > 0) ? 'failed' : 'applied';
}
