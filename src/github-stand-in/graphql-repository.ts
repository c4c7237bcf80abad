/** The parts of GraphQL's `Repository`, `PullRequest` and `IssueComment` that clients of this stand-in select. */
import { mayDo, type Need } from './http.js';
import { listComments } from './issues.js';
import { findRepository, listPulls, type WorldState } from './state.js';
import type { Comment, Identity, PullIssue } from './types.js';
import { isObject } from './validate.js';
import { nodeId } from './views/account-view.js';
import { viewComment } from './views/issue-view.js';
import { htmlUrlOf } from './views/repository-view.js';

type GraphObject = Record<string, unknown>;

/** An answer of errors alone. */
export class GraphQueryError extends Error {
  readonly graph: { type?: string; message: string; path: string[] };

  constructor(message: string, path: string[], type?: string) {
    super(message);
    this.graph = { ...(type === undefined ? {} : { type }), message, path };
  }
}

const READ: Need = [['pull-requests', 'read']];
const MOST_NODES = 100;

export function graphRepository(state: WorldState, identity: Identity, args: GraphObject): GraphObject {
  const { owner, name } = args;
  const found = findRepository(state, String(owner), String(name));
  if (found === null) return { type: 'NOT_FOUND', message: `Could not resolve to a Repository with the name '${String(owner)}/${String(name)}'.` };
  const visible = !state.repository.private || mayDo(identity, READ);
  return {
    nameWithOwner: `${found.owner}/${found.name}`,
    pullRequests: (own: GraphObject) => {
      if (!visible) throw new GraphQueryError('Resource not accessible by integration', ['repository', 'pullRequests'], 'FORBIDDEN');
      return connect('pullRequests', own, listMatching(state, own), (issue) => graphPull(state, issue));
    },
  };
}

/** Comments by their global ids; `null` for what is not there or may not be seen. */
export function graphNodes(state: WorldState, identity: Identity, args: GraphObject): (GraphObject | null)[] {
  const ids = Array.isArray(args['ids']) ? args['ids'] : [];
  if (ids.length > MOST_NODES) throw new GraphQueryError(`You may not provide more than ${MOST_NODES} node ids; you provided ${ids.length}.`, ['nodes']);
  const comments = new Map([...state.comments.values()].map((comment) => [nodeId('IC', comment.id), comment]));
  return ids.map((id) => {
    const comment = comments.get(String(id));
    if (comment === undefined) return null;
    const onPull = state.issues.get(comment.issueNumber)?.pull != null;
    const needs: Need = onPull ? [['issues', 'read'], ['pull-requests', 'read']] : [['issues', 'read']];
    return !state.repository.private || mayDo(identity, needs) ? graphComment(state, comment) : null;
  });
}

function listMatching(state: WorldState, args: GraphObject): PullIssue[] {
  const states = [args['states'] ?? ['OPEN', 'CLOSED', 'MERGED']].flat().map(String);
  const order: GraphObject = isObject(args['orderBy']) ? args['orderBy'] : {};
  const key = (issue: PullIssue): string => (order['field'] === 'UPDATED_AT' ? issue.updatedAt : issue.createdAt);
  const direction = order['direction'] === 'DESC' ? -1 : 1;
  const base = args['baseRefName'];
  return listPulls(state)
    .filter((issue) => states.includes(issue.pull.mergedAt !== null ? 'MERGED' : issue.state.toUpperCase()))
    .filter((issue) => base === undefined || base === null || issue.pull.base.ref === base)
    .sort((a, b) => (key(a).localeCompare(key(b)) || a.number - b.number) * direction);
}

/** One page of a connection; the cursor is the position of its last item. */
function connect<T>(field: string, args: GraphObject, items: readonly T[], view: (item: T) => GraphObject): GraphObject {
  const { first, last, after } = args;
  const size = first ?? last;
  if (typeof size !== 'number') throw new GraphQueryError(`You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`, [field]);
  if (size > MOST_NODES) throw new GraphQueryError(`Requesting ${size} records on the \`${field}\` connection exceeds the \`first\` limit of ${MOST_NODES} records.`, [field]);
  const start = typeof first !== 'number' ? Math.max(0, items.length - size) : typeof after === 'string' ? Number(Buffer.from(after, 'base64').toString()) : 0;
  const taken = items.slice(start, start + size);
  const end = start + taken.length;
  return {
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length, hasPreviousPage: start > 0, endCursor: taken.length === 0 ? null : Buffer.from(String(end)).toString('base64'),
    },
    nodes: taken.map(view),
  };
}

function graphPull(state: WorldState, issue: PullIssue): GraphObject {
  const { pull } = issue;
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', issue.id),
    number: issue.number,
    title: issue.title,
    url: `${htmlUrlOf(state)}/pull/${issue.number}`,
    isDraft: pull.draft,
    headRefName: pull.head.ref,
    headRefOid: pull.head.sha,
    baseRefName: pull.base.ref,
    updatedAt: issue.updatedAt,
    comments: (args: GraphObject) => connect('comments', args, listComments(state, issue.number), (comment) => graphComment(state, comment)),
  };
}

/** Accounts of apps go without `[bot]` here. `databaseId` holds 32 bits only, which ids of today exceed. */
function graphComment(state: WorldState, comment: Comment): GraphObject {
  const { html_url: url, user } = viewComment(state, comment);
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', comment.id),
    databaseId: comment.id > 2 ** 31 - 1 ? null : comment.id,
    fullDatabaseId: String(comment.id),
    url,
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    isMinimized: comment.minimizedReason !== null,
    author: { __typename: user.type, login: user.login.replace(/\[bot\]$/, ''), url: user.html_url },
  };
}
