/** Reading pull requests: one, those of a commit, those closed lately. */
import { ApiError } from '../errors.js';
import type { PullRequest } from '../ports/pull-requests.js';
import type { Call, GitHubApi } from './api.js';
import { pullReply, toPullRequest, type PullReply } from './replies.js';

/** A pull request, and what it says of itself before it is merged. */
export type Candidate = PullRequest & { open: boolean };

/** One request. `undefined` also where the number is that of an issue. */
export async function readPull(api: GitHubApi, number: number): Promise<Candidate | undefined> {
  const pull = await api.find(
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/pulls/{number}',
      parameters: { number },
      attempted: 'read',
      target: `pull request #${number}`,
      needs: 'pull-requests: read',
    },
    pullReply,
  );
  return pull === undefined ? undefined : toCandidate(pull);
}

/** Pull requests that GitHub's index ties to a commit; empty too while the index does not know the commit yet (422). */
export async function readPullsOfCommit(api: GitHubApi, sha: string): Promise<Candidate[]> {
  const call: Call = {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{sha}/pulls',
    parameters: { sha, per_page: 100 },
    attempted: 'find the pull requests of',
    target: `commit ${sha}`,
    needs: 'pull-requests: read',
  };
  try {
    return (await api.read(call, pullReply.array())).map(toCandidate);
  } catch (error) {
    if (error instanceof ApiError && (error.call.status === 422 || error.call.status === 404)) return [];
    throw error;
  }
}

/** Closed pull requests into a branch, the lately touched first, a hundred to a page. */
export async function* readClosedPulls(api: GitHubApi, branch: string): AsyncGenerator<Candidate[]> {
  const call: Call = {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls',
    parameters: { state: 'closed', base: branch, sort: 'updated', direction: 'desc' },
    attempted: 'list',
    target: `the pull requests into ${branch}`,
    needs: 'pull-requests: read',
  };
  for await (const page of api.pages(call, pullReply)) yield page.map(toCandidate);
}

/** Without what a candidate has on top. */
export function asPullRequest(candidate: Candidate): PullRequest {
  const pull: PullRequest & { open?: boolean } = { ...candidate };
  delete pull.open;
  return pull;
}

function toCandidate(reply: PullReply): Candidate {
  return { ...toPullRequest(reply), open: reply.state === 'open' };
}
