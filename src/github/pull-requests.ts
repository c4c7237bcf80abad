import type { PullRequests } from '../ports/pull-requests.js';
import type { GitHubApi } from './api.js';
import { findMergedBefore } from './merged-before.js';
import { findMergedBy } from './merged-by.js';
import { readPull } from './pulls.js';
import { findQueued } from './queued-pulls.js';

/** Pull requests of one repository. */
export function createPullRequests(api: GitHubApi): PullRequests {
  return {
    get: (number) => readPull(api, number),
    mergedBy: (push) => findMergedBy(api, push),
    queuedIn: (group) => findQueued(api, group),
    mergedBefore: (push, except) => findMergedBefore(api, push, except),
  };
}
