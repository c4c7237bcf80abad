/** Comments of one pull request: reading all of them, adding one. */
import type { z } from 'zod';
import type { GitHubApi } from './api.js';
import { isSameAccount, type PostingIdentity } from './identity.js';
import { commentReply } from './replies.js';
import { isSameText, writeOnce } from './write-once.js';

export type CommentReply = z.infer<typeof commentReply>;

/** How far a runner's clock may be ahead of GitHub's; an equal comment within that time counts as the one that was sent. */
const clockSlackMilliseconds = 10 * 60_000;

/** All comments of a pull request, oldest first, a hundred to a request; with `since`, those touched from then on. */
export async function* readComments(api: GitHubApi, pullRequest: number, since?: string): AsyncGenerator<CommentReply> {
  const pages = api.pages(
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/issues/{number}/comments',
      parameters: { number: pullRequest, ...(since === undefined ? {} : { since }) },
      attempted: 'list the comments of',
      target: `pull request #${pullRequest}`,
      needs: 'pull-requests: read',
    },
    commentReply,
  );
  for await (const page of pages) yield* page;
}

/** Adds a comment, once: where the answer is lost, it is looked for among those of late before it is sent again. */
export async function postComment(
  api: GitHubApi,
  identity: () => Promise<PostingIdentity>,
  { pullRequest, body }: { pullRequest: number; body: string },
): Promise<{ id: number; url: string }> {
  const since = new Date(api.clock.now() - clockSlackMilliseconds).toISOString();
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
  const find = async (): Promise<{ id: number; url: string } | undefined> => {
    for await (const comment of readComments(api, pullRequest, since)) {
      if (!isSameText(comment.body ?? '', body)) continue;
      if (isSameAccount(await identity(), comment.user)) return { id: comment.id, url: comment.html_url };
    }
    return undefined;
  };
  return writeOnce(api, { write, find });
}
