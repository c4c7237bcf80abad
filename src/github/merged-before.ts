/** Which pull requests were merged into a branch before a push. */
import type { PullRequest } from '../ports/pull-requests.js';
import type { GitHubApi } from './api.js';
import { asPullRequest, readClosedPulls, type Candidate } from './pulls.js';
import { byMergeTime, commitReply } from './replies.js';

/** More would be older than anybody still waits to see applied. */
const mostPullRequests = 30;
const mostPages = 2;

/**
 * Up to thirty pull requests merged into the branch that lie in the history of `after`, newest merge first. Two
 * requests, made at the same time: closed pull requests and commits, a hundred each; a second page of either where
 * the first leaves something open.
 */
export async function findMergedBefore(
  api: GitHubApi,
  { after, branch }: { after: string; branch: string },
  except: readonly number[],
): Promise<PullRequest[]> {
  const left = new Set(except);
  const pulls = readClosedPulls(api, branch);
  const history = readHistory(api, after);
  const candidates: Candidate[] = [];
  const shas = new Set<string>();
  const takePulls = async (): Promise<boolean> => {
    const page = await pulls.next();
    if (page.done === true) return false;
    candidates.push(...page.value.filter((pull) => isMergedInto(pull, branch) && !left.has(pull.number)));
    return true;
  };
  const takeCommits = async (): Promise<boolean> => {
    const page = await history.next();
    if (page.done === true) return false;
    for (const sha of page.value) shas.add(sha);
    return true;
  };
  const inHistory = (): Candidate[] => candidates.filter(({ mergeCommit }) => mergeCommit !== undefined && shas.has(mergeCommit));

  let [morePulls, moreCommits] = await Promise.all([takePulls(), takeCommits()]);
  for (let page = 2; page <= mostPages && inHistory().length < mostPullRequests; page += 1) {
    const someMissing = inHistory().length < candidates.length;
    [morePulls, moreCommits] = await Promise.all([morePulls && takePulls(), moreCommits && someMissing && takeCommits()]);
  }
  return inHistory().map(asPullRequest).sort(byMergeTime).slice(0, mostPullRequests);
}

function isMergedInto(pull: Candidate, branch: string): boolean {
  return pull.merged && pull.base === branch && pull.mergeCommit !== undefined;
}

async function* readHistory(api: GitHubApi, after: string): AsyncGenerator<string[]> {
  const pages = api.pages(
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/commits',
      parameters: { sha: after },
      attempted: 'list the history of',
      target: `commit ${after}`,
      needs: 'contents: read',
    },
    commitReply,
  );
  for await (const page of pages) yield page.map(({ sha }) => sha);
}
