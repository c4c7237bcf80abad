import { parseMarker } from '../markers.js';
import type { PlanComment, PlanCommentRemoval, PlanComments, PlanCommentSearch, PlanMarker } from '../ports/plan-comments.js';
import type { GitHubApi } from './api.js';
import { isSameAccount, type PostingIdentity } from './identity.js';
import { postComment, readComments } from './post-comment.js';
import { removeComment } from './remove-comment.js';
import { commentReply } from './replies.js';

/**
 * Plan comments of one repository. A comment counts if it begins with our marker and we posted it: anybody can write
 * a marker into a comment of their own. Who we are is asked only where a marker was seen.
 */
export function createPlanComments(api: GitHubApi, identity: () => Promise<PostingIdentity>): PlanComments & PlanCommentRemoval & PlanCommentSearch {
  let told = false;

  /** Whoever changes the token between plan and apply would not know why no plan is found. Said once: a drift run meets many. */
  function tellForeign(id: number, author: string | undefined, { login }: PostingIdentity): void {
    if (told) return;
    told = true;
    api.log.notice(`Comment ${id} begins like a plan, but does not count: \`${author ?? 'ghost'}\` wrote it, and this run posts as \`${login}\`. Plans and applies need a \`github-token\` of the same account.`);
  }

  async function search(pullRequest: number, isWanted: (marker: PlanMarker) => boolean): Promise<PlanComment[]> {
    const found: PlanComment[] = [];
    for await (const { id, html_url: url, body, user, created_at: createdAt, updated_at: updatedAt } of readComments(api, pullRequest)) {
      const marker = parseMarker('plan', body ?? '');
      if (body == null || marker === undefined || !isWanted(marker)) continue;
      const we = await identity();
      if (!isSameAccount(we, user)) {
        tellForeign(id, user?.login, we);
        continue;
      }
      found.push({ id, url, body, marker, createdAt, ...(updatedAt === undefined ? {} : { updatedAt }) });
    }
    return found.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id);
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

  async function mentioning(pullRequest: number, text: string): Promise<PlanMarker[]> {
    const found: PlanMarker[] = [];
    for await (const { body, user } of readComments(api, pullRequest)) {
      const marker = parseMarker('plan', body ?? '');
      if (marker === undefined || !(body ?? '').includes(text)) continue;
      if (isSameAccount(await identity(), user)) found.push(marker);
    }
    return found;
  }

  return {
    find: (pullRequest, manifest, target, orStatus) =>
      search(pullRequest, (marker) => (marker.manifest === manifest && marker.target === target) || (orStatus !== undefined && marker.status === orStatus)),
    withStatus: (pullRequest, context) => search(pullRequest, (marker) => marker.status === context),
    create: (pullRequest, body) => postComment(api, identity, { pullRequest, body }),
    update,
    remove: (id) => removeComment(api, id),
    mentioning,
  };
}
