import { z } from 'zod';
import type { Commits } from '../ports.js';
import type { GitHubApi } from './api.js';

const relationReply = z.object({ status: z.enum(['identical', 'ahead', 'behind', 'diverged']) });

/** How commits of one repository stand to each other. One request. */
export function createCommits(api: GitHubApi): Commits {
  return {
    async relation(base, head) {
      const reply = await api.find(
        {
          method: 'GET',
          path: '/repos/{owner}/{repo}/compare/{basehead}',
          // The second page leaves out the files that changed, up to three hundred with their differences.
          parameters: { basehead: `${base}...${head}`, per_page: 1, page: 2 },
          attempted: 'compare',
          target: `commits ${base.slice(0, 7)} and ${head.slice(0, 7)}`,
          needs: 'contents: read',
        },
        relationReply,
      );
      return reply?.status;
    },
  };
}
