import { listComments } from '../issues.js';
import type { WorldState } from '../state.js';
import type { Comment, Issue, IssueEvent, Label, Reaction } from '../types.js';
import {
  nodeId, viewAccount, viewAccountOrNull, viewActionsApp, viewAssociation, viewReactions,
} from './account-view.js';
import { apiUrlOf, htmlUrlOf } from './repository-view.js';

export function viewLabel(state: WorldState, label: Label) {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${apiUrlOf(state)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: label.default,
    description: label.description,
  };
}

export function viewLabels(state: WorldState, names: readonly string[]) {
  return names.flatMap((name) => {
    const label = state.labels.get(name.toLowerCase());
    return label === undefined ? [] : [viewLabel(state, label)];
  });
}

export function issueHtmlUrl(state: WorldState, issue: Issue): string {
  return `${htmlUrlOf(state)}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`;
}

export function viewIssue(state: WorldState, issue: Issue) {
  const url = `${apiUrlOf(state)}/issues/${issue.number}`;
  const html = issueHtmlUrl(state, issue);
  const assignees = issue.assignees.map((login) => viewAccount(state, login));
  const pull =
    issue.pull === null
      ? {}
      : {
          draft: issue.pull.draft,
          pull_request: {
            url: `${apiUrlOf(state)}/pulls/${issue.number}`,
            html_url: html,
            diff_url: `${html}.diff`,
            patch_url: `${html}.patch`,
            merged_at: issue.pull.mergedAt,
          },
        };
  return {
    url,
    repository_url: apiUrlOf(state),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: html,
    id: issue.id,
    node_id: nodeId(issue.pull === null ? 'I' : 'PR', issue.id),
    number: issue.number,
    title: issue.title,
    user: viewAccount(state, issue.author),
    labels: viewLabels(state, issue.labels),
    state: issue.state as string,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: listComments(state, issue.number).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: viewAssociation(state, issue.author),
    active_lock_reason: null,
    ...pull,
    body: issue.body,
    closed_by: viewAccountOrNull(state, issue.closedBy),
    reactions: viewReactions(url, []),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: issue.stateReason,
  };
}

export function viewComment(state: WorldState, comment: Comment) {
  const issue = state.issues.get(comment.issueNumber);
  if (issue === undefined) throw new Error(`Comment ${comment.id} belongs to no issue.`);
  const url = `${apiUrlOf(state)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${issueHtmlUrl(state, issue)}#issuecomment-${comment.id}`,
    issue_url: `${apiUrlOf(state)}/issues/${issue.number}`,
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: viewAccount(state, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: viewAssociation(state, comment.author),
    reactions: viewReactions(url, comment.reactions),
    performed_via_github_app: comment.viaApp ? viewActionsApp(state) : null,
  };
}

export function viewReaction(state: WorldState, reaction: Reaction) {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: viewAccount(state, reaction.login),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

export function viewIssueEvent(state: WorldState, event: IssueEvent) {
  const label = event.label === null ? null : state.labels.get(event.label.toLowerCase());
  return {
    id: event.id,
    node_id: nodeId('LE', event.id),
    url: `${apiUrlOf(state)}/issues/events/${event.id}`,
    actor: viewAccountOrNull(state, event.actor),
    event: event.event as string,
    commit_id: null,
    commit_url: null,
    created_at: event.createdAt,
    performed_via_github_app: event.viaApp ? viewActionsApp(state) : null,
    ...(event.label === null ? {} : { label: { name: event.label, color: label?.color ?? 'ededed' } }),
    ...(event.event === 'closed' || event.event === 'reopened' ? { state_reason: null } : {}),
  };
}
