import type { CommitStatuses } from '../ports.js';
import type { GitHubApi } from './api.js';
import { shorten } from './short-text.js';

/** One request. Made again when its outcome is unknown: the newest status of a context counts, so twice is once. */
export function createCommitStatuses(api: GitHubApi): CommitStatuses {
  return {
    async set({ commit, context, state, description, url }) {
      await api.send({
        method: 'POST',
        path: '/repos/{owner}/{repo}/statuses/{sha}',
        parameters: { sha: commit, context, state, description: shorten(description), ...(url === undefined ? {} : { target_url: url }) },
        repeatable: true,
        attempted: `set the status \`${context}\` of`,
        target: `commit ${commit.slice(0, 7)}`,
        needs: 'statuses: write',
      });
    },
  };
}
