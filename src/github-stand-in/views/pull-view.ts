import { listComments } from '../issues.js';
import { isMergeable, listPullCommits, listPullFiles } from '../pulls.js';
import { findRepository, type WorldState } from '../state.js';
import type { PullIssue, Repository, Review } from '../types.js';
import { nodeId, viewAccount, viewAccountOrNull, viewAssociation } from './account-view.js';
import { viewLabels } from './issue-view.js';
import { apiUrlOf, htmlUrlOf, viewRepository } from './repository-view.js';

function headRepository(state: WorldState, issue: PullIssue): Repository | null {
  const [owner = '', name = ''] = issue.pull.head.repo.split('/');
  return findRepository(state, owner, name);
}

function viewBranch(state: WorldState, at: { ref: string; sha: string }, repository: Repository) {
  return {
    label: `${repository.owner}:${at.ref}`,
    ref: at.ref,
    sha: at.sha,
    user: viewAccount(state, repository.owner),
    repo: viewRepository(state, repository),
  };
}

/** A pull request as lists show it. */
export function viewPullSimple(state: WorldState, issue: PullIssue) {
  const api = apiUrlOf(state);
  const url = `${api}/pulls/${issue.number}`;
  const html = `${htmlUrlOf(state)}/pull/${issue.number}`;
  const issueUrl = `${api}/issues/${issue.number}`;
  const { pull } = issue;
  const statuses = `${api}/statuses/${pull.head.sha}`;
  const head = headRepository(state, issue) ?? state.repository;
  const assignees = issue.assignees.map((login) => viewAccount(state, login));
  return {
    url,
    id: issue.id,
    node_id: nodeId('PR', issue.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issueUrl,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user: viewAccount(state, issue.author),
    body: issue.body,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: issue.pull.mergeCommitSha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [],
    requested_teams: [],
    labels: viewLabels(state, issue.labels).map((label) => ({ ...label, description: label.description ?? '' })),
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    head: viewBranch(state, pull.head, head),
    base: viewBranch(state, pull.base, state.repository),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: viewAssociation(state, issue.author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** GET /pulls/{number}, and the object inside pull request events. */
export function viewPull(state: WorldState, issue: PullIssue) {
  const files = listPullFiles(state, issue.pull);
  const open = issue.state === 'open';
  const mergeable = open ? isMergeable(state, issue) : null;
  return {
    ...viewPullSimple(state, issue),
    merged: issue.pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? (issue.pull.draft ? 'draft' : 'clean') : 'dirty',
    merged_by: viewAccountOrNull(state, issue.pull.mergedBy),
    comments: listComments(state, issue.number).length,
    review_comments: 0,
    maintainer_can_modify: issue.pull.head.repo !== `${state.repository.owner}/${state.repository.name}`,
    commits: listPullCommits(state, issue.pull).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

/** As a client reads it: while GitHub lags after a merge the merge commit is not known; each read brings it nearer. */
export function lagging<T extends { merge_commit_sha: string | null }>(issue: PullIssue, view: T): T {
  if (issue.pull.mergeShaLag === 0) return view;
  issue.pull.mergeShaLag -= 1;
  return { ...view, merge_commit_sha: null };
}

/** A pull request inside check runs and workflow runs. */
export function viewPullMinimal(state: WorldState, issue: PullIssue) {
  const side = (at: { ref: string; sha: string }, repository: Repository) => ({
    ref: at.ref,
    sha: at.sha,
    repo: { id: repository.id, url: apiUrlOf(state, repository), name: repository.name },
  });
  return {
    url: `${apiUrlOf(state)}/pulls/${issue.number}`,
    id: issue.id,
    number: issue.number,
    head: side(issue.pull.head, headRepository(state, issue) ?? state.repository),
    base: side(issue.pull.base, state.repository),
  };
}

export function viewReview(state: WorldState, review: Review) {
  const html = `${htmlUrlOf(state)}/pull/${review.number}#pullrequestreview-${review.id}`;
  const pull = `${apiUrlOf(state)}/pulls/${review.number}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: viewAccount(state, review.author),
    body: review.body,
    state: review.state as string,
    html_url: html,
    pull_request_url: pull,
    author_association: viewAssociation(state, review.author),
    _links: { html: { href: html }, pull_request: { href: pull } },
    submitted_at: review.submittedAt,
    commit_id: review.commitSha,
  };
}
