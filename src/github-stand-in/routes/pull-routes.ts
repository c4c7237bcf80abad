import { listReply, notFound, numberParam, ok, validationFailed, type Context, type Need, type Route } from '../http.js';
import { listPullCommits, listPullFiles } from '../pulls.js';
import { findPull, listPulls } from '../state.js';
import type { PullIssue } from '../types.js';
import { viewCommit, viewFileChange } from '../views/commit-view.js';
import { lagging, viewPull, viewPullSimple, viewReview } from '../views/pull-view.js';

const READ: Need = [['pull-requests', 'read']];

function findPullOf(context: Context): PullIssue {
  const issue = findPull(context.state, numberParam(context, 'number'));
  if (issue === null) throw notFound();
  return issue;
}

function listMatching(context: Context): PullIssue[] {
  const { query, state } = context;
  const wanted = query.get('state') ?? 'open';
  if (!['open', 'closed', 'all'].includes(wanted)) {
    throw validationFailed({ resource: 'PullRequest', field: 'state', code: 'invalid', value: wanted });
  }
  const sort = query.get('sort') ?? 'created';
  const descending = (query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc')) === 'desc';
  const base = query.get('base');
  const head = query.get('head');
  const key = (issue: PullIssue): string => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
  return listPulls(state)
    .filter((issue) => wanted === 'all' || issue.state === wanted)
    .filter((issue) => base === null || issue.pull.base.ref === base)
    // GitHub ignores a head without an owner, which surprises everybody: so does this.
    .filter((issue) => !head?.includes(':') || `${issue.pull.head.repo.split('/')[0] ?? ''}:${issue.pull.head.ref}` === head)
    .sort((a, b) => (key(a).localeCompare(key(b)) || a.number - b.number) * (descending ? -1 : 1));
}

export const pullRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/pulls',
    needs: READ,
    query: ['state', 'base', 'head', 'sort', 'direction'],
    handle: (context) => {
      if (context.query.get('head')?.includes(':') === false) context.complain('`head` without an owner is ignored: write owner:branch.');
      return listReply(context, listMatching(context), (issue) => lagging(issue, viewPullSimple(context.state, issue)));
    },
  },
  {
    method: 'GET',
    path: '/pulls/{number}',
    needs: READ,
    handle: (context) => {
      const issue = findPullOf(context);
      return ok(lagging(issue, viewPull(context.state, issue)));
    },
  },
  {
    method: 'GET',
    path: '/pulls/{number}/files',
    needs: READ,
    handle: (context) => {
      const { pull } = findPullOf(context);
      const { state, repository } = context;
      return listReply(context, listPullFiles(state, pull), (change) => viewFileChange(state, change, { sha: pull.head.sha, repository }));
    },
  },
  {
    method: 'GET',
    path: '/pulls/{number}/commits',
    needs: READ,
    // GitHub lists at most 250 commits here.
    handle: (context) =>
      listReply(context, listPullCommits(context.state, findPullOf(context).pull).slice(0, 250), (commit) => viewCommit(context.state, commit)),
  },
  {
    method: 'GET',
    path: '/pulls/{number}/reviews',
    needs: READ,
    handle: (context) => {
      const { number } = findPullOf(context);
      return listReply(context, context.state.reviews.filter((review) => review.number === number), (review) => viewReview(context.state, review));
    },
  },
];
