/** Which commits a push brought to a branch. */
import type { Call, GitHubApi } from './api.js';
import { commitReply, compareReply, type CommitReply } from './replies.js';

export interface PushedCommit {
  sha: string;
  /** First line of its message. */
  title: string;
  parents: string[];
  /** Epoch milliseconds; `undefined` where Git does not say. */
  committedAt: number | undefined;
}

export interface PushedCommits {
  /** All that the branch did not have before. */
  shas: ReadonlySet<string>;
  /** Along first parents, newest first: what stood at the branch's tip one after the other. */
  line: PushedCommit[];
}

/** Comparisons of more than a thousand commits are cut: the newest count. */
const mostPages = 10;

/**
 * One request for up to a hundred commits. Where there is nothing to compare with (a new branch, a commit that was
 * forced away and is gone, a branch set back), it is the pushed commit alone.
 */
export async function readPushedCommits(api: GitHubApi, push: { before: string; after: string }): Promise<PushedCommits> {
  const commits = isNothing(push.before) ? [] : await compare(api, push);
  const known = commits.length > 0 ? commits : [await readCommit(api, push.after)];
  const bySha = new Map(known.map((commit) => [commit.sha, commit]));
  const line: PushedCommit[] = [];
  for (let next = bySha.get(push.after); next !== undefined; next = bySha.get(next.parents[0]?.sha ?? '')) {
    line.push(toPushedCommit(next));
  }
  return { shas: new Set(bySha.keys()), line };
}

/** True for the zeros by which an event says that there was no commit before. */
function isNothing(sha: string): boolean {
  return /^0*$/.test(sha);
}

async function compare(api: GitHubApi, { before, after }: { before: string; after: string }): Promise<CommitReply[]> {
  const readPage = async (page: number): Promise<{ total: number; commits: CommitReply[] } | undefined> => {
    const call: Call = {
      method: 'GET',
      path: '/repos/{owner}/{repo}/compare/{basehead}',
      parameters: { basehead: `${before}...${after}`, per_page: 100, page },
      attempted: 'list the commits of',
      target: `the push ${before.slice(0, 7)}...${after.slice(0, 7)}`,
      needs: 'contents: read',
    };
    const reply = await api.find(call, compareReply);
    return reply === undefined ? undefined : { total: reply.total_commits, commits: reply.commits };
  };
  const first = await readPage(1);
  if (first === undefined) return [];
  const commits = [...first.commits];
  const last = Math.ceil(first.total / 100);
  // Oldest first: the newest, which the line starts from, stand on the last page.
  for (let page = Math.max(2, last - mostPages + 2); page <= last; page += 1) {
    commits.push(...((await readPage(page))?.commits ?? []));
  }
  return commits.some(({ sha }) => sha === after) ? commits : [];
}

async function readCommit(api: GitHubApi, sha: string): Promise<CommitReply> {
  const call: Call = {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{sha}',
    parameters: { sha, per_page: 1 },
    attempted: 'read',
    target: `commit ${sha}`,
    needs: 'contents: read',
  };
  return api.read(call, commitReply);
}

function toPushedCommit({ sha, commit, parents }: CommitReply): PushedCommit {
  const time = Date.parse(commit.committer?.date ?? '');
  return {
    sha,
    title: commit.message.split('\n', 1)[0] ?? '',
    parents: parents.map((parent) => parent.sha),
    committedAt: Number.isNaN(time) ? undefined : time,
  };
}
