import { z } from 'zod';
import { ApiError } from '../errors.js';
import type { Branches, Commits } from '../ports/repository.js';
import type { GitHubApi } from './api.js';

const relationReply = z.object({ status: z.enum(['identical', 'ahead', 'behind', 'diverged']) });

/** How commits of one repository stand to each other, and where branches are. One request each. */
export function createCommits(api: GitHubApi): Commits & Branches {
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
    async tip(branch) {
      try {
        const { data } = await api.send({
          method: 'GET',
          path: '/repos/{owner}/{repo}/commits/{ref}',
          parameters: { ref: `heads/${branch}` },
          // The SHA alone: a whole commit comes with up to three hundred changed files.
          accept: 'application/vnd.github.sha',
          attempted: 'read',
          target: `the branch ${branch}`,
          needs: 'contents: read',
        });
        return shaOf(data);
      } catch (error) {
        // 422 is what GitHub answers for a ref that names no commit.
        if (error instanceof ApiError && (error.call.status === 404 || error.call.status === 422)) return undefined;
        throw error;
      }
    },
  };
}

function shaOf(data: unknown): string | undefined {
  const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data;
  return typeof text === 'string' && /^[0-9a-f]{40,64}$/.test(text.trim()) ? text.trim() : undefined;
}
