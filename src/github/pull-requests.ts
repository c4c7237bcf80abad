import type { PullRequests } from '../ports.js';
import type { GitHubApi } from './api.js';
import { findMergedBefore } from './merged-before.js';
import { findMergedBy } from './merged-by.js';
import { asPullRequest, readPull } from './pulls.js';
import { findQueued } from './queued-pulls.js';

/** Pull requests of one repository. */
export function createPullRequests(api: GitHubApi): PullRequests {
  return {
    async get(number) {
      const pull = await readPull(api, number);
      return pull === undefined ? undefined : asPullRequest(pull);
    },
    mergedBy: (push) => findMergedBy(api, push),
    queuedIn: (group) => findQueued(api, group),
    mergedBefore: (push, except) => findMergedBefore(api, push, except),
  };
}
