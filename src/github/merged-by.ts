/** Which pull requests a push merged. */
import type { PullRequest } from '../ports/pull-requests.js';
import type { GitHubApi } from './api.js';
import { asPullRequest, readClosedPulls, readPull, readPullsOfCommit, type Candidate } from './pulls.js';
import { readPushedCommits, type PushedCommit } from './pushed-commits.js';
import { byMergeTime } from './replies.js';

interface Search {
  api: GitHubApi;
  branch: string;
  shas: ReadonlySet<string>;
  found: Map<number, PullRequest>;
}

/** `merged`: by this push. `unsettled`: GitHub may not have written it all down yet. */
type Verdict = 'merged' | 'unsettled' | 'other';

/** A longer line of commits is looked up in the list of closed pull requests, rather than one by one. */
const longestLine = 5;
/** Titles that are checked beyond that list, for merges that it no longer shows. */
const mostTitles = 10;
/** An older commit has long been indexed: what is not known of it then will not come. */
const lagLimitMilliseconds = 10 * 60_000;

/**
 * Pull requests merged into the branch by this push, newest first. A number in a commit's title only says where to
 * look: what counts is that the pull request is merged, into this branch, by a commit of this push. Typically two
 * requests: the comparison, then one for each commit on the branch's line (two where its title names no number that
 * holds); a line of more than five commits takes one list instead. Only a new commit of which GitHub knows no pull
 * request is asked for again, with the pauses of `lagMilliseconds`.
 */
export async function findMergedBy(
  api: GitHubApi,
  push: { before: string; after: string; branch: string },
): Promise<PullRequest[]> {
  const { shas, line } = await readPushedCommits(api, push);
  const search: Search = { api, branch: push.branch, shas, found: new Map() };
  let pending = line.length > longestLine ? await searchClosed(search, line) : line;
  for (const pause of [...api.patience.lagMilliseconds, undefined]) {
    const last = pause === undefined || !pending.some((commit) => isFresh(commit, api.clock.now()));
    const unsettled: PushedCommit[] = [];
    for (const commit of pending) {
      if (isExplained(search, commit)) continue;
      if ((await explain(search, commit, last)) === 'unsettled') unsettled.push(commit);
    }
    pending = unsettled;
    if (last || pending.length === 0) break;
    api.log.debug(`GitHub does not tie ${pending.map(({ sha }) => sha.slice(0, 7)).join(', ')} to a pull request yet.`);
    await api.clock.sleep(pause);
  }
  return [...search.found.values()].sort(byMergeTime);
}

/** Number that a squash (`... (#12)`) or a merge (`Merge pull request #12 from ...`) leaves in the title. */
export function numberInTitle(title: string): number | undefined {
  const match = /^Merge pull request #(\d{1,9}) from /.exec(title) ?? /\(#(\d{1,9})\)\s*$/.exec(title);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

async function explain(search: Search, commit: PushedCommit, last: boolean): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  const number = numberInTitle(commit.title);
  if (number !== undefined) {
    const pull = await readPull(search.api, number);
    const verdict = pull === undefined ? 'other' : consider(search, pull, last);
    if (verdict === 'merged') return verdict;
    verdicts.push(verdict);
  }
  // A merge made outside GitHub is tied to its pull request by what it merged, its second parent.
  for (const sha of [commit.sha, ...commit.parents.slice(1, 2)]) {
    const tied = await readPullsOfCommit(search.api, sha);
    verdicts.push(...(tied.length === 0 ? ['unsettled' as const] : tied.map((pull) => consider(search, pull, last))));
    if (verdicts.includes('merged')) return 'merged';
  }
  return verdicts.includes('unsettled') ? 'unsettled' : 'other';
}

function consider({ branch, shas, found }: Search, pull: Candidate, last: boolean): Verdict {
  if (pull.base !== branch) return 'other';
  if (!pull.merged) return pull.open ? 'unsettled' : 'other';
  // Just after a merge its commit may not be named yet. Left out, its changes would count as approved by nobody's
  // plan or, worse, as a direct push: so in the end it is taken in.
  if (pull.mergeCommit === undefined && !last) return 'unsettled';
  if (pull.mergeCommit !== undefined && !shas.has(pull.mergeCommit)) return 'other';
  found.set(pull.number, asPullRequest(pull));
  return 'merged';
}

/** Takes what the list of closed pull requests shows; answers the commits that are still worth a look. */
async function searchClosed(search: Search, line: PushedCommit[]): Promise<PushedCommit[]> {
  const page = await readClosedPulls(search.api, search.branch).next();
  for (const pull of page.done === true ? [] : page.value) {
    if (pull.mergeCommit !== undefined) consider(search, pull, false);
  }
  const open = line.filter((commit) => !isExplained(search, commit));
  const named = open.filter(({ title }) => numberInTitle(title) !== undefined).slice(0, mostTitles);
  const [tip] = line;
  return tip !== undefined && open.includes(tip) && !named.includes(tip) ? [tip, ...named] : named;
}

function isExplained({ found }: Search, { sha, title }: PushedCommit): boolean {
  const number = numberInTitle(title);
  return [...found.values()].some((pull) => pull.mergeCommit === sha || (pull.mergeCommit === undefined && pull.number === number));
}

function isFresh({ committedAt }: PushedCommit, now: number): boolean {
  return committedAt === undefined || Math.abs(now - committedAt) < lagLimitMilliseconds;
}
