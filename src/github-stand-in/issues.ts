import { ensureAccount, nextId, timestamp, type WorldState } from './state.js';
import type { Comment, Issue, IssueEvent, Label, PullFacts, Reaction, StateReason } from './types.js';

export interface NewIssue {
  title: string;
  body?: string | null;
  by: string;
  labels?: readonly string[];
  assignees?: readonly string[];
  pull?: PullFacts;
}

/** Makes an issue, or with `pull` a pull request; both take the next number. */
export function addIssue(state: WorldState, input: NewIssue): Issue {
  ensureAccount(state, input.by);
  state.lastNumber += 1;
  const at = timestamp(state);
  const issue: Issue = {
    id: nextId(state),
    number: state.lastNumber,
    title: input.title,
    body: input.body ?? null,
    author: input.by,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [...(input.assignees ?? [])],
    locked: false,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
    pull: input.pull ?? null,
  };
  state.issues.set(issue.number, issue);
  addLabels(state, issue, { names: input.labels ?? [], by: input.by });
  return issue;
}

export function touchIssue(state: WorldState, issue: Issue): void {
  issue.updatedAt = timestamp(state);
}

export interface Doer {
  by: string | null;
  viaApp?: boolean;
}

/** Writes down what happened. A bot's doing is always an app's. */
export function addEvent(state: WorldState, issue: Issue, input: Doer & { event: IssueEvent['event']; label?: string }): void {
  if (input.by !== null) ensureAccount(state, input.by);
  state.issueEvents.push({
    id: nextId(state), issueNumber: issue.number, event: input.event, actor: input.by,
    viaApp: input.viaApp ?? input.by?.endsWith('[bot]') === true, label: input.label ?? null, createdAt: timestamp(state),
  });
}

/** Puts labels on an issue; one that does not exist yet is made in grey, as GitHub does for writers. */
export function addLabels(state: WorldState, issue: Issue, { names, ...doer }: Doer & { names: readonly string[] }): void {
  for (const name of names) {
    const label = state.labels.get(name.toLowerCase()) ?? createLabel(state, { name });
    if (issue.labels.includes(label.name)) continue;
    issue.labels.push(label.name);
    addEvent(state, issue, { event: 'labeled', label: label.name, ...doer });
  }
  if (names.length > 0) touchIssue(state, issue);
}

/** Takes labels off an issue; those it does not have are passed over. */
export function removeLabels(state: WorldState, issue: Issue, { names, ...doer }: Doer & { names: readonly string[] }): void {
  for (const name of names) {
    const own = issue.labels.find((label) => label.toLowerCase() === name.toLowerCase());
    if (own === undefined) continue;
    issue.labels = issue.labels.filter((label) => label !== own);
    addEvent(state, issue, { event: 'unlabeled', label: own, ...doer });
  }
  touchIssue(state, issue);
}

export function createLabel(
  state: WorldState,
  input: { name: string; color?: string | undefined; description?: string | null | undefined },
): Label {
  const label: Label = {
    id: nextId(state),
    name: input.name,
    color: (input.color ?? 'ededed').toLowerCase(),
    description: input.description ?? null,
    default: false,
  };
  state.labels.set(label.name.toLowerCase(), label);
  return label;
}

/** Closes or opens an issue. Reopening sets the reason `reopened`, closing defaults to `completed`. */
export function setIssueState(
  state: WorldState,
  issue: Issue,
  to: { state: 'open' | 'closed'; by: string; reason?: StateReason | undefined },
): void {
  const changed = issue.state !== to.state;
  if (changed) addEvent(state, issue, { event: to.state === 'open' ? 'reopened' : 'closed', by: to.by });
  issue.state = to.state;
  if (to.state === 'closed') {
    if (changed) {
      issue.closedAt = timestamp(state);
      issue.closedBy = to.by;
    }
    if (issue.pull === null && (changed || to.reason !== undefined)) issue.stateReason = to.reason ?? 'completed';
  } else if (changed) {
    issue.closedAt = null;
    issue.closedBy = null;
    if (issue.pull === null) issue.stateReason = 'reopened';
  }
  touchIssue(state, issue);
}

export function addComment(
  state: WorldState,
  issue: Issue,
  input: { body: string; by: string; viaApp: boolean },
): Comment {
  ensureAccount(state, input.by);
  const at = timestamp(state);
  const comment: Comment = {
    id: nextId(state),
    issueNumber: issue.number,
    author: input.by,
    viaApp: input.viaApp,
    body: input.body,
    createdAt: at,
    updatedAt: at,
    reactions: [],
    minimizedReason: null,
  };
  state.comments.set(comment.id, comment);
  touchIssue(state, issue);
  return comment;
}

export function editComment(state: WorldState, comment: Comment, body: string): void {
  comment.body = body;
  comment.updatedAt = timestamp(state);
}

export function listComments(state: WorldState, number: number): Comment[] {
  return [...state.comments.values()].filter((comment) => comment.issueNumber === number);
}

/** Adds a reaction; `created` is false when that account had reacted so before. */
export function addReaction(
  state: WorldState,
  reactions: Reaction[],
  input: { content: string; by: string },
): { reaction: Reaction; created: boolean } {
  const known = reactions.find((item) => item.login === input.by && item.content === input.content);
  if (known !== undefined) return { reaction: known, created: false };
  const reaction = { id: nextId(state), login: input.by, content: input.content, createdAt: timestamp(state) };
  reactions.push(reaction);
  return { reaction, created: true };
}
