import {
  created, listReply, notFound, numberParam, ok, requirePermission, validationFailed, GitHubError,
  type Context, type Need, type Route,
} from '../http.js';
import { addIssue, addLabels, createLabel, listComments, removeLabels, setIssueState, touchIssue } from '../issues.js';
import { closePull, reopenPull } from '../pulls.js';
import { findPull, type WorldState } from '../state.js';
import type { Issue, StateReason } from '../types.js';
import { checkBody, checkLength, isObject, MAX_BODY, textOf, textsOf } from '../validate.js';
import { viewIssue, viewIssueEvent, viewLabel, viewLabels } from '../views/issue-view.js';

const READ: Need = [['issues', 'read'], ['pull-requests', 'read']];
const WRITE: Need = [['issues', 'write'], ['pull-requests', 'write']];

export function findIssue(context: Context): Issue {
  const issue = context.state.issues.get(numberParam(context, 'number'));
  if (issue === undefined) throw notFound();
  return issue;
}

/** `pull-requests` is enough on a pull request only. */
export function requireOn(context: Context, issue: Issue, level: 'read' | 'write'): void {
  requirePermission(context.identity, issue.pull === null ? [['issues', level]] : level === 'read' ? READ : WRITE);
}

function listIssues(context: Context): Issue[] {
  const { query, state } = context;
  const wanted = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const creator = query.get('creator');
  const since = query.get('since');
  const assignee = query.get('assignee');
  const sort = query.get('sort') ?? 'created';
  const direction = query.get('direction') === 'asc' ? 1 : -1;
  const key = (issue: Issue): string | number =>
    sort === 'updated' ? issue.updatedAt : sort === 'comments' ? listComments(state, issue.number).length : issue.createdAt;
  return [...state.issues.values()]
    .filter((issue) => wanted === 'all' || issue.state === wanted)
    .filter((issue) => labels.every((name) => issue.labels.some((own) => own.toLowerCase() === name.toLowerCase())))
    .filter((issue) => creator === null || issue.author.toLowerCase() === creator.toLowerCase())
    .filter((issue) => assignee === null || assignee === '*' || issue.assignees.includes(assignee))
    .filter((issue) => since === null || Date.parse(issue.updatedAt) >= Date.parse(since))
    .sort((a, b) => (key(a) < key(b) ? -direction : key(a) > key(b) ? direction : direction * (a.number - b.number)));
}

/** Labels come as names or as objects with a name. */
function labelNames(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => {
    const name = isObject(item) ? item['name'] : item;
    if (typeof name !== 'string' || name.trim() === '' || name.length > 50) {
      throw validationFailed({ resource: 'Label', field: 'name', code: 'invalid', value: name });
    }
    return name;
  });
}

/** GitHub takes a number as a title too. */
function titleOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

function checkTitle(title: string | undefined): void {
  if (title === undefined) return;
  if (title.trim() === '') throw validationFailed({ resource: 'Issue', field: 'title', code: 'missing_field' });
  checkLength(title, { max: 256, resource: 'Issue', field: 'title' });
}

const ISSUE_FIELDS = {
  title: { type: 'text-or-number' },
  body: { type: 'string', nullable: true },
  labels: { type: 'any' },
  assignees: { type: 'strings' },
} as const;

function createIssue(context: Context): Issue {
  const { body, state, identity } = context;
  checkBody(context, { ...ISSUE_FIELDS, title: { type: 'text-or-number', required: true } });
  const title = titleOf(body['title']);
  checkTitle(title);
  checkLength(textOf(body, 'body'), { max: MAX_BODY, resource: 'Issue', field: 'body' });
  return addIssue(state, {
    title,
    body: textOf(body, 'body') ?? null,
    by: identity.login,
    labels: labelNames(body['labels']),
    assignees: textsOf(body, 'assignees') ?? [],
  });
}

function moveIssue(context: Context, issue: Issue, to: 'open' | 'closed'): void {
  const { state, identity } = context;
  const pull = findPull(state, issue.number);
  if (pull === null) {
    setIssueState(state, issue, { state: to, by: identity.login, reason: textOf(context.body, 'state_reason') as StateReason | undefined });
  } else if (to === 'closed') {
    closePull(state, pull, identity.login);
  } else if (pull.pull.mergedAt !== null) {
    throw validationFailed({ resource: 'PullRequest', code: 'invalid', field: 'state', message: 'state cannot be changed. The pull request was merged.' });
  } else {
    reopenPull(state, pull, identity.login);
  }
}

function doerOf({ identity }: Context): { by: string; viaApp: boolean } {
  return { by: identity.login, viaApp: identity.installation };
}

function updateIssue(context: Context): Issue {
  const issue = findIssue(context);
  const { body, state } = context;
  requireOn(context, issue, 'write');
  checkBody(context, {
    ...ISSUE_FIELDS,
    title: { type: 'text-or-number', nullable: true },
    state: { type: 'string', oneOf: ['open', 'closed'] },
    state_reason: { type: 'string', nullable: true, oneOf: ['completed', 'not_planned', 'duplicate', 'reopened'] },
  });
  const title = body['title'] == null ? undefined : titleOf(body['title']);
  checkTitle(title);
  checkLength(textOf(body, 'body'), { max: MAX_BODY, resource: 'Issue', field: 'body' });
  if (title !== undefined) issue.title = title;
  if (body['body'] !== undefined) issue.body = textOf(body, 'body') ?? null;
  if (body['labels'] !== undefined) {
    const names = labelNames(body['labels']);
    const kept = names.map((name) => name.toLowerCase());
    removeLabels(state, issue, { names: issue.labels.filter((name) => !kept.includes(name.toLowerCase())), ...doerOf(context) });
    addLabels(state, issue, { names, ...doerOf(context) });
  }
  issue.assignees = textsOf(body, 'assignees') ?? issue.assignees;
  touchIssue(state, issue);
  const to = textOf(body, 'state');
  if (to === 'open' || to === 'closed') moveIssue(context, issue, to);
  return issue;
}

function makeLabel(context: Context) {
  const { body, state } = context;
  checkBody(context, {
    name: { type: 'string', required: true }, color: { type: 'string' }, description: { type: 'string', nullable: true },
  });
  const [name = ''] = labelNames([body['name']]);
  const color = textOf(body, 'color');
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color)) {
    throw validationFailed({ resource: 'Label', field: 'color', code: 'invalid', value: color });
  }
  checkLength(textOf(body, 'description'), { max: 100, resource: 'Label', field: 'description' });
  if (state.labels.has(name.toLowerCase())) throw validationFailed({ resource: 'Label', field: 'name', code: 'already_exists' });
  return viewLabel(state, createLabel(state, { name, color, description: textOf(body, 'description') }));
}

function findLabel(state: WorldState, name: string) {
  const label = state.labels.get(name.toLowerCase());
  if (label === undefined) throw notFound();
  return label;
}

export const issueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/issues',
    needs: [['issues', 'read']],
    query: ['state', 'labels', 'creator', 'assignee', 'since', 'sort', 'direction'],
    handle: (context) => listReply(context, listIssues(context), (issue) => viewIssue(context.state, issue)),
  },
  {
    method: 'POST',
    path: '/issues',
    needs: [['issues', 'write']],
    handle: (context) => created(viewIssue(context.state, createIssue(context))),
  },
  {
    method: 'GET',
    path: '/issues/{number}',
    needs: READ,
    handle: (context) => {
      const issue = findIssue(context);
      requireOn(context, issue, 'read');
      return ok(viewIssue(context.state, issue));
    },
  },
  { method: 'PATCH', path: '/issues/{number}', needs: WRITE, handle: (context) => ok(viewIssue(context.state, updateIssue(context))) },
  {
    method: 'GET',
    path: '/issues/{number}/events',
    needs: READ,
    handle: (context) => {
      const issue = findIssue(context);
      requireOn(context, issue, 'read');
      const events = context.state.issueEvents.filter((event) => event.issueNumber === issue.number);
      return listReply(context, events, (event) => viewIssueEvent(context.state, event));
    },
  },
  {
    method: 'GET',
    path: '/issues/{number}/labels',
    needs: READ,
    handle: (context) => listReply(context, viewLabels(context.state, findIssue(context).labels), (label) => label),
  },
  {
    method: 'POST',
    path: '/issues/{number}/labels',
    needs: WRITE,
    handle: (context) => {
      const issue = findIssue(context);
      requireOn(context, issue, 'write');
      checkBody(context, { labels: { type: 'any', required: true } });
      addLabels(context.state, issue, { names: labelNames(context.body['labels']), ...doerOf(context) });
      return ok(viewLabels(context.state, issue.labels));
    },
  },
  {
    method: 'DELETE',
    path: '/issues/{number}/labels/{name}',
    needs: WRITE,
    handle: (context) => {
      const issue = findIssue(context);
      requireOn(context, issue, 'write');
      const name = (context.params['name'] ?? '').toLowerCase();
      if (!issue.labels.some((own) => own.toLowerCase() === name)) throw new GitHubError(404, 'Label does not exist');
      removeLabels(context.state, issue, { names: [name], ...doerOf(context) });
      return ok(viewLabels(context.state, issue.labels));
    },
  },
  {
    method: 'GET',
    path: '/labels',
    needs: READ,
    handle: (context) => listReply(context, [...context.state.labels.values()], (label) => viewLabel(context.state, label)),
  },
  { method: 'POST', path: '/labels', needs: WRITE, handle: (context) => created(makeLabel(context)) },
  {
    method: 'GET',
    path: '/labels/{name}',
    needs: READ,
    handle: (context) => ok(viewLabel(context.state, findLabel(context.state, context.params['name'] ?? ''))),
  },
];
