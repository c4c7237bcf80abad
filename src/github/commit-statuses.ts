import { z } from 'zod';
import type { CommitStatuses } from '../ports/repository.js';
import type { GitHubApi } from './api.js';
import { shorten } from './short-text.js';

const combinedReply = z.object({
  statuses: z.array(z.object({ context: z.string(), state: z.enum(['pending', 'success', 'failure', 'error']), target_url: z.string().nullish(), updated_at: z.string() })),
});

/** One request each. A status is set again when its outcome is unknown: the newest status of a context counts, so twice is once. */
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
    async find(commit, context) {
      const { statuses } = await api.read(
        {
          method: 'GET',
          path: '/repos/{owner}/{repo}/commits/{ref}/status',
          // The newest of each context; more than a hundred contexts are nobody's.
          parameters: { ref: commit, per_page: 100 },
          attempted: 'read the statuses of',
          target: `commit ${commit.slice(0, 7)}`,
          needs: 'statuses: read',
        },
        combinedReply,
      );
      const found = statuses.find((status) => status.context.toLowerCase() === context.toLowerCase());
      if (found === undefined) return undefined;
      const { state, target_url: url, updated_at: updatedAt } = found;
      return { state, ...(url == null || url === '' ? {} : { url }), updatedAt };
    },
  };
}
