import { diffFiles, findMergeBase, getCommit, listAncestors, listHistory, listRange } from '../git.js';
import { GitHubError, listReply, notFound, ok, takePage, type Context, type Need, type Reply, type Route } from '../http.js';
import { findRepository, listPulls, resolveRef, tipOf } from '../state.js';
import type { Commit, Repository } from '../types.js';
import { apiUrlOf, htmlUrlOf } from '../views/repository-view.js';
import { viewCommit, viewFileChange, viewFullCommit } from '../views/commit-view.js';
import { lagging, viewPullSimple } from '../views/pull-view.js';

const READ: Need = [['contents', 'read']];
/** Files of a comparison that GitHub names at most. */
const MAX_COMPARED_FILES = 300;

export function commitOf(context: Context, ref: string, repository: Repository = context.repository): Commit {
  const sha = resolveRef(context.state, repository, ref);
  if (sha === null) throw new GitHubError(422, `No commit found for SHA: ${ref}`);
  return getCommit(context.state.git, sha);
}

function listCommits(context: Context): Reply {
  const { query, state, repository } = context;
  const sha = resolveRef(state, repository, query.get('sha') ?? repository.defaultBranch);
  if (sha === null) throw notFound();
  const since = Date.parse(query.get('since') ?? '');
  const until = Date.parse(query.get('until') ?? '');
  const author = query.get('author');
  const path = query.get('path')?.replace(/^\/+|\/+$/g, '') ?? '';
  const commits = listHistory(state.git, sha, path === '' ? null : path).filter((commit) => {
    const at = Date.parse(commit.committer.date);
    if (author !== null && author !== commit.author.login && author !== commit.author.email) return false;
    return !(at < since) && !(at > until);
  });
  return listReply(context, commits, (commit) => viewCommit(state, commit, repository));
}

/** The merged pull request that brought a commit to the default branch; for others, the pull requests that have it. */
function listPullsOf(context: Context): Reply {
  const { state, repository } = context;
  const commit = commitOf(context, context.params['sha'] ?? '');
  const pending = state.pendingIndex.get(commit.sha) ?? 0;
  if (pending > 0) {
    state.pendingIndex.set(commit.sha, pending - 1);
    if (state.lag.commitPullsAnswer === 'empty') return ok([]);
    throw new GitHubError(422, `No commit found for SHA: ${commit.sha}`);
  }
  const onDefault = listAncestors(state.git, tipOf(state, repository.defaultBranch).sha).has(commit.sha);
  const pulls = listPulls(state)
    .filter((issue) => issue.pull.associated.has(commit.sha))
    .filter((issue) => issue.pull.mergedAt !== null || (!onDefault && issue.state === 'open'));
  return listReply(context, pulls, (issue) => lagging(issue, viewPullSimple(state, issue)));
}

/** One end of a comparison: a ref, or `owner:branch` of a fork. */
function comparedCommit(context: Context, text: string): Commit {
  const [owner = '', ref] = text.split(':');
  const repository = ref === undefined ? context.repository : findRepository(context.state, owner, context.repository.name);
  if (repository === null) throw notFound();
  const sha = resolveRef(context.state, repository, ref ?? text);
  if (sha === null) throw notFound();
  return getCommit(context.state.git, sha);
}

function compare(context: Context): Reply {
  const { state, repository, params } = context;
  const basehead = params['basehead'] ?? '';
  const cut = basehead.indexOf('...');
  if (cut === -1) throw notFound();
  const base = comparedCommit(context, basehead.slice(0, cut));
  const head = comparedCommit(context, basehead.slice(cut + 3));
  const mergeBase = findMergeBase(state.git, base.sha, head.sha);
  if (mergeBase === null) throw new GitHubError(404, `No common ancestor between ${base.sha} and ${head.sha}.`);
  const ahead = listRange(state.git, base.sha, head.sha);
  const behind = listRange(state.git, head.sha, base.sha);
  const page = takePage(context, ahead, 100);
  const url = `${apiUrlOf(state, repository)}/compare/${basehead}`;
  const html = `${htmlUrlOf(state, repository)}/compare/${basehead}`;
  // Only the first page names files.
  const first = (context.query.get('page') ?? '1') === '1';
  const changes = first ? diffFiles(getCommit(state.git, mergeBase).files, head.files).slice(0, MAX_COMPARED_FILES) : [];
  return {
    status: 200,
    headers: page.headers,
    body: {
      url,
      html_url: html,
      permalink_url: `${htmlUrlOf(state, repository)}/compare/${repository.owner}:${base.sha.slice(0, 7)}...${repository.owner}:${head.sha.slice(0, 7)}`,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: viewCommit(state, base, repository),
      merge_base_commit: viewCommit(state, getCommit(state.git, mergeBase), repository),
      status: ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged',
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: page.items.map((commit) => viewCommit(state, commit, repository)),
      files: changes.map((change) => viewFileChange(state, change, { sha: head.sha, repository })),
    },
  };
}

export const commitRoutes: readonly Route[] = [
  { method: 'GET', path: '/commits', needs: READ, query: ['sha', 'path', 'since', 'until', 'author'], handle: listCommits },
  { method: 'GET', path: '/commits/{sha}/pulls', needs: [['pull-requests', 'read']], handle: listPullsOf },
  { method: 'GET', path: '/compare/{basehead+}', needs: READ, handle: compare },
  {
    method: 'GET',
    path: '/commits/{ref+}',
    needs: READ,
    handle: (context) => {
      const commit = commitOf(context, context.params['ref'] ?? '');
      if (/[.+]sha\b/.test(context.accept)) {
        return { status: 200, raw: Buffer.from(commit.sha), headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' } };
      }
      return ok(viewFullCommit(context.state, commit, context.repository));
    },
  },
];
