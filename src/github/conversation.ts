import type { Conversation } from '../ports.js';
import type { GitHubApi } from './api.js';
import { postComment } from './post-comment.js';
import type { PostingIdentity } from './identity.js';

/** Reactions and answers. GitHub keeps one reaction of a kind for each account, so a repeated one does no harm. */
export function createConversation(api: GitHubApi, identity: () => Promise<PostingIdentity>): Conversation {
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
    reply: (pullRequest, body) => postComment(api, identity, { pullRequest, body }),
  };
}
