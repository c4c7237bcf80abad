import type { Conversation } from '../ports/plan-comments.js';
import type { GitHubApi } from './api.js';
import { isSameAccount, type PostingIdentity } from './identity.js';
import { postComment, readComments } from './post-comment.js';
import { removeComment } from './remove-comment.js';

/** Reactions and answers. GitHub keeps one reaction of a kind for each account, so a repeated one does no harm. */
export function createConversation(api: GitHubApi, identity: () => Promise<PostingIdentity>): Conversation {
  /** The oldest comment of ours that begins with a line. */
  async function findReply(pullRequest: number, line: string): Promise<{ id: number; url: string } | undefined> {
    for await (const { id, html_url: url, body, user } of readComments(api, pullRequest)) {
      if (firstLine(body ?? '') === line && isSameAccount(await identity(), user)) return { id, url };
    }
    return undefined;
  }

  return {
    async react(comment, content) {
      await api.send({
        method: 'POST',
        path: '/repos/{owner}/{repo}/issues/comments/{comment}/reactions',
        parameters: { comment, content },
        repeatable: true,
        attempted: 'react to',
        target: `comment ${comment}`,
        needs: 'pull-requests: write',
      });
    },
    async replyOnce(pullRequest, body) {
      const line = firstLine(body);
      const known = await findReply(pullRequest, line);
      if (known !== undefined) return known;
      const posted = await postComment(api, identity, { pullRequest, body });
      // Jobs of one matrix answer at the same time, and each sees what the others wrote only now.
      const oldest = (await findReply(pullRequest, line)) ?? posted;
      if (oldest.id !== posted.id) await removeComment(api, posted.id);
      return oldest;
    },
  };
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0]?.trimEnd() ?? '';
}
