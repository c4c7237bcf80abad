import { NO_COMMIT } from './activities.js';
import { getCommit, listAncestors, listRange } from './git.js';
import { makeMergeGroup } from './merge-queue.js';
import { branchKey, fullName, getIssue, getPull, resolveRef, signatureOf, tipOf, type WorldState } from './state.js';
import { viewAccount, viewOrganization } from './views/account-view.js';
import { viewEventCommit } from './views/commit-view.js';
import { viewComment, viewIssue } from './views/issue-view.js';
import { viewPull } from './views/pull-view.js';
import { htmlUrlOf, viewRepository } from './views/repository-view.js';

export type EventName =
  | 'issue_comment'
  | 'merge_group'
  | 'pull_request'
  | 'pull_request_target'
  | 'push'
  | 'schedule'
  | 'workflow_dispatch';

export type EventPayload = Record<string, unknown>;

/** What distinguishes one event from another of its kind; each event reads only its own. */
export interface EventOptions {
  /** `opened`, `synchronize`, `closed`, `created`, …; each event has a default. */
  action?: string;
  /** Pull request. Default: the newest. */
  number?: number;
  /** Pull requests of a merge group. */
  numbers?: readonly number[];
  sender?: string;
  /** Branch pushed to, or that a dispatch runs on. Default: the default branch. */
  branch?: string;
  before?: string;
  after?: string;
  forced?: boolean;
  cron?: string;
  inputs?: Record<string, string>;
  /** Workflow file. */
  workflow?: string;
  /** Comment of an `issue_comment` event. Default: the newest. */
  commentId?: number;
}

export const DEFAULT_WORKFLOW = '.github/workflows/endpoints.yml';

function newestPull(state: WorldState): number {
  const pulls = [...state.issues.values()].filter((issue) => issue.pull !== null);
  const number = pulls.at(-1)?.number;
  if (number === undefined) throw new Error('There is no pull request yet.');
  return number;
}

function common(state: WorldState, sender: string) {
  return { repository: viewRepository(state), organization: viewOrganization(state), sender: viewAccount(state, sender) };
}

function pullRequestPayload(state: WorldState, options: EventOptions): EventPayload {
  const issue = getPull(state, options.number ?? newestPull(state));
  const action = options.action ?? 'opened';
  const head = getCommit(state.git, issue.pull.head.sha);
  const moved =
    action === 'synchronize' ? { before: options.before ?? head.parents[0] ?? NO_COMMIT, after: options.after ?? head.sha } : {};
  return {
    action,
    number: issue.number,
    pull_request: viewPull(state, issue),
    ...moved,
    ...common(state, options.sender ?? (action === 'closed' ? issue.closedBy : null) ?? issue.author),
  };
}

/** Repositories of push events differ a little: dates are numbers, the owner has a name. */
function viewPushedRepository(state: WorldState) {
  const repository = viewRepository(state);
  return {
    ...repository,
    owner: { name: repository.owner.login, email: '', ...repository.owner },
    created_at: Math.floor(Date.parse(repository.created_at) / 1000),
    pushed_at: Math.floor(Date.parse(repository.pushed_at) / 1000),
    stargazers: 0,
    master_branch: repository.default_branch,
    organization: repository.owner.login,
  };
}

function pushPayload(state: WorldState, options: EventOptions): EventPayload {
  const branch = options.branch ?? state.repository.defaultBranch;
  const after = options.after ?? tipOf(state, branch).sha;
  const before = options.before ?? (after === NO_COMMIT ? NO_COMMIT : (getCommit(state.git, after).parents[0] ?? NO_COMMIT));
  const deleted = after === NO_COMMIT;
  const created = before === NO_COMMIT;
  const commits = deleted ? [] : created ? [getCommit(state.git, after)] : listRange(state.git, before, after);
  const sender = options.sender ?? commits.at(-1)?.author.login ?? 'octocat';
  const forced = options.forced ?? (!deleted && !created && !listAncestors(state.git, after).has(before));
  const compare = created
    ? `${htmlUrlOf(state)}/commit/${after.slice(0, 12)}`
    : `${htmlUrlOf(state)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`;
  const { name, email } = signatureOf(state, sender);
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    ...common(state, sender),
    repository: viewPushedRepository(state),
    pusher: { name, email },
    created,
    deleted,
    forced,
    base_ref: null,
    compare,
    // The event names at most 2048 commits.
    commits: commits.slice(0, 2048).map((commit) => viewEventCommit(state, commit)),
    head_commit: deleted ? null : viewEventCommit(state, getCommit(state.git, after)),
  };
}

function mergeGroupPayload(state: WorldState, options: EventOptions): EventPayload {
  const group = makeMergeGroup(state, options.numbers ?? [options.number ?? newestPull(state)]);
  const { id, tree_id, message, timestamp, author, committer } = viewEventCommit(state, getCommit(state.git, group.headSha));
  const person = (who: typeof author) => ({ name: who.name, email: who.email });
  return {
    action: options.action ?? 'checks_requested',
    merge_group: {
      head_sha: group.headSha,
      head_ref: group.headRef,
      base_sha: group.baseSha,
      base_ref: group.baseRef,
      head_commit: { id, tree_id, message, timestamp, author: person(author), committer: person(committer) },
    },
    ...common(state, options.sender ?? 'octocat'),
  };
}

function issueCommentPayload(state: WorldState, options: EventOptions): EventPayload {
  const comments = [...state.comments.values()];
  const comment = options.commentId === undefined ? comments.at(-1) : state.comments.get(options.commentId);
  if (comment === undefined) throw new Error('There is no such comment.');
  return {
    action: options.action ?? 'created',
    issue: viewIssue(state, getIssue(state, comment.issueNumber)),
    comment: viewComment(state, comment),
    ...common(state, options.sender ?? comment.author),
  };
}

function dispatchPayload(state: WorldState, options: EventOptions): EventPayload {
  const branch = options.branch ?? state.repository.defaultBranch;
  const known = state.branches.has(branchKey(fullName(state.repository), branch)) || resolveRef(state, state.repository, branch) !== null;
  if (!known) throw new Error(`There is no branch ${branch}.`);
  return {
    inputs: options.inputs ?? null,
    ref: `refs/heads/${branch}`,
    workflow: options.workflow ?? DEFAULT_WORKFLOW,
    ...common(state, options.sender ?? 'octocat'),
  };
}

/** The event file, in the shape GitHub documents for webhooks, filled from the world as it stands. */
export function buildEventPayload(state: WorldState, name: EventName, options: EventOptions): EventPayload {
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequestPayload(state, options);
    case 'push':
      return pushPayload(state, options);
    case 'merge_group':
      return mergeGroupPayload(state, options);
    case 'issue_comment':
      return issueCommentPayload(state, options);
    case 'workflow_dispatch':
      return dispatchPayload(state, options);
    case 'schedule': {
      // No person starts a scheduled run: the event names none.
      const { repository, organization } = common(state, 'octocat');
      return { schedule: options.cron ?? '0 6 * * *', workflow: options.workflow ?? DEFAULT_WORKFLOW, repository, organization };
    }
  }
}
