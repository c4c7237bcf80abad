import type { z } from 'zod';
import { parseMarker } from '../markers.js';
import type { PlanComment, PlanComments } from '../ports.js';
import type { GitHubApi } from './api.js';
import { isSameAccount, type PostingIdentity } from './identity.js';
import { commentReply } from './replies.js';
import { isSameText, writeOnce } from './write-once.js';

type Reply = z.infer<typeof commentReply>;

/**
 * Plan comments of one repository. A comment counts if it begins with our marker and we posted it: anybody can write
 * a marker into a comment of their own. Who we are is asked only where a marker was seen.
 */
export function createPlanComments(api: GitHubApi, identity: () => Promise<PostingIdentity>): PlanComments {
  async function* list(pullRequest: number): AsyncGenerator<Reply> {
    const pages = api.pages(
      {
        method: 'GET',
        path: '/repos/{owner}/{repo}/issues/{number}/comments',
        parameters: { number: pullRequest },
        attempted: 'list the comments of',
        target: `pull request #${pullRequest}`,
        needs: 'pull-requests: read',
      },
      commentReply,
    );
    for await (const page of pages) yield* page;
  }

  async function find(pullRequest: number, manifest: string, target: string): Promise<PlanComment[]> {
    const found: PlanComment[] = [];
    for await (const { id, html_url: url, body, user, created_at: createdAt } of list(pullRequest)) {
      const marker = parseMarker('plan', body ?? '');
      if (body == null || marker?.manifest !== manifest || marker.target !== target) continue;
      if (!isSameAccount(await identity(), user)) continue;
      found.push({ id, url, body, marker, createdAt });
    }
    return found.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id);
  }

  async function findSame(pullRequest: number, body: string): Promise<{ id: number; url: string } | undefined> {
    for await (const comment of list(pullRequest)) {
      if (!isSameText(comment.body ?? '', body)) continue;
      if (isSameAccount(await identity(), comment.user)) return { id: comment.id, url: comment.html_url };
    }
    return undefined;
  }

  async function create(pullRequest: number, body: string): Promise<{ id: number; url: string }> {
    const write = async (): Promise<{ id: number; url: string }> => {
      const { id, html_url: url } = await api.read(
        {
          method: 'POST',
          path: '/repos/{owner}/{repo}/issues/{number}/comments',
          parameters: { number: pullRequest, body },
          attempted: 'comment on',
          target: `pull request #${pullRequest}`,
          needs: 'pull-requests: write',
        },
        commentReply,
      );
      return { id, url };
    };
    return writeOnce(api, { write, find: () => findSame(pullRequest, body) });
  }

  async function update(id: number, body: string): Promise<{ id: number; url: string }> {
    const reply = await api.read(
      {
        method: 'PATCH',
        path: '/repos/{owner}/{repo}/issues/comments/{id}',
        parameters: { id, body },
        attempted: 'update',
        target: `comment ${id}`,
        needs: 'pull-requests: write',
      },
      commentReply,
    );
    return { id: reply.id, url: reply.html_url };
  }

  return { find, create, update };
}
