/** Pull requests: which ones a push brought, and who may consent to what in them. */

export interface PullRequest {
  number: number;
  title: string;
  url: string;
  merged: boolean;
  mergeCommit?: string;
  /** The branch it goes into. */
  base: string;
  head: string;
  author: string;
  mergedAt?: string;
}

/** What somebody may do in the repository; one with a custom role has the permission that it builds on. */
export type Permission = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface Members {
  permission(user: string): Promise<Permission>;
}

/** A label that a pull request has now, as a consent that somebody gave. All times are the server's. */
export interface LabelGrant {
  author: string;
  head: string;
  /** When it was set last. `undefined`: not known. */
  setAt?: string;
  /** Who set it last; a bot has no permission of its own. `undefined`: not known, or the account is gone. */
  by?: { login: string; bot: boolean; permission: Permission };
  /** When the head was last pushed or the base branch changed. `undefined`: not known, so nothing can be after it. */
  changedAt?: string;
  /** A plan of this head has found this setting to be after its push; `changedAt` then tells of the base branch alone. */
  afterPush?: true;
}

export interface Labels {
  /**
   * `undefined`: the pull request does not have the label. `planned`: a setting that a plan of `head` found to be after its
   * push; for that very one, the pushes are not asked for again.
   */
  grantOf(pullRequest: number, label: string, planned?: { head: string; by: string; at: string }): Promise<LabelGrant | undefined>;
}

/** What a merge queue tries: commits of its own on top of the branch. */
export interface QueueGroup {
  before: string;
  after: string;
  /** The branch that it is to go into. */
  branch: string;
  /** Those that the name of the queue's branch tells: the last one. */
  pullRequests: readonly number[];
}

export interface PullRequests {
  get(number: number): Promise<(PullRequest & { open: boolean }) | undefined>;
  /** Merged pull requests whose commits came with this push, newest first. Follows lagging associations for a while. */
  mergedBy(push: { before: string; after: string; branch: string }): Promise<PullRequest[]>;
  /** Pull requests that a merge queue has put together, the last one first. */
  queuedIn(group: QueueGroup): Promise<PullRequest[]>;
  /** Pull requests merged earlier into the branch's first-parent history, newest first. */
  mergedBefore(push: { after: string; branch: string }, except: readonly number[]): Promise<PullRequest[]>;
}
