/** Which pull requests a merge queue has put together. */
import type { PullRequest, QueueGroup } from '../ports/pull-requests.js';
import type { GitHubApi } from './api.js';
import { numberInTitle } from './merged-by.js';
import { asPullRequest, readPull, readPullsOfCommit, type Candidate } from './pulls.js';
import { readPushedCommits, type PushedCommit } from './pushed-commits.js';

/** A longer group is looked up from its newest commits on: what is not found counts as nobody's. */
const mostCommits = 20;

/**
 * Pull requests of a queue's group, the last one first. The queue makes a commit for each; the number in its title only
 * says where to look, and counts for an open pull request into this branch whose head is what a merge commit brings in.
 * One request for the comparison and one for each commit; one or two more where its title names no such number. The
 * number in the name of the queue's branch is GitHub's own word.
 */
export async function findQueued(api: GitHubApi, group: QueueGroup): Promise<PullRequest[]> {
  const { shas, line } = await readPushedCommits(api, group);
  const found = new Map<number, PullRequest>();
  const belongs = (pull: Candidate): boolean =>
    pull.base === group.branch && (pull.open || (pull.mergeCommit !== undefined && shas.has(pull.mergeCommit)));
  const take = (pull: Candidate | undefined): boolean => {
    if (pull === undefined || !belongs(pull)) return false;
    found.set(pull.number, asPullRequest(pull));
    return true;
  };
  for (const number of group.pullRequests) take(await readPull(api, number));
  for (const commit of line.slice(0, mostCommits)) {
    const number = numberInTitle(commit.title);
    if (number !== undefined && found.has(number)) continue;
    const named = number === undefined ? undefined : await readPull(api, number);
    if (named !== undefined && bringsIn(commit, named) && take(named)) continue;
    for (const sha of [commit.sha, ...commit.parents.slice(1, 2)]) {
      const tied = (await readPullsOfCommit(api, sha)).map(take);
      if (tied.includes(true)) break;
    }
  }
  return [...found.values()];
}

/**
 * A merge commit says itself what it merges; of a squashed or rebased one only its title speaks, which its author writes,
 * and which is taken on trust. What it leads to is shown by a plan alone: an apply finds out itself who merged what.
 */
function bringsIn({ parents }: PushedCommit, { head }: PullRequest): boolean {
  return parents.length < 2 || parents[1] === head;
}
