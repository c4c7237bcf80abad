import { branchKey, ensureAccount, nextId, timestamp, type WorldState } from './state.js';
import type { Activity, ActivityType } from './types.js';

export const NO_COMMIT = '0'.repeat(40);

export interface BranchMove {
  /** Full name of the repository. */
  repository: string;
  branch: string;
  /** `null`: the branch goes away. */
  to: string | null;
  by: string;
  /** Default: told from what was there before. */
  type?: ActivityType;
}

/** Moves a branch and writes it down with the server's time, whatever dates the commits carry. */
export function moveBranch(state: WorldState, { repository, branch, to, by, type }: BranchMove): void {
  const key = branchKey(repository, branch);
  const before = state.branches.get(key);
  if (to === null) state.branches.delete(key);
  else state.branches.set(key, to);
  ensureAccount(state, by);
  const usual = to === null ? 'branch_deletion' : before === undefined ? 'branch_creation' : 'push';
  state.activities.push({
    id: nextId(state), repository, ref: `refs/heads/${branch}`, before: before ?? NO_COMMIT, after: to ?? NO_COMMIT,
    type: type ?? usual, actor: by, at: timestamp(state),
  });
}

/** Newest first, as far as the list of activities has caught up. */
export function listActivities(state: WorldState, repository: string): Activity[] {
  const newest = state.activities.filter((activity) => activity.repository === repository).reverse();
  if (state.lag.activityCalls === 0) return newest;
  state.lag.activityCalls -= 1;
  return newest.slice(1);
}
