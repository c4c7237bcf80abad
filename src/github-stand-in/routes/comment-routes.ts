import {
  created, GitHubError, listReply, mayDo, notFound, numberParam, ok, validationFailed, type Context, type Need, type Route,
} from '../http.js';
import { addComment, addReaction, editComment, listComments } from '../issues.js';
import type { Comment, Issue } from '../types.js';
import { checkBody, checkLength, MAX_BODY, textOf } from '../validate.js';
import { viewComment, viewReaction } from '../views/issue-view.js';
import { findIssue, requireOn } from './issue-routes.js';

const READ: Need = [['issues', 'read'], ['pull-requests', 'read']];
const WRITE: Need = [['issues', 'write'], ['pull-requests', 'write']];
const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

function findComment(context: Context): { comment: Comment; issue: Issue } {
  const comment = context.state.comments.get(numberParam(context, 'id'));
  const issue = comment === undefined ? undefined : context.state.issues.get(comment.issueNumber);
  if (comment === undefined || issue === undefined) throw notFound();
  return { comment, issue };
}

function checkCommentBody(context: Context): string {
  checkBody(context, { body: { type: 'string', required: true } });
  const body = textOf(context.body, 'body') ?? '';
  if (body.trim() === '') {
    throw validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message: 'Body cannot be blank' });
  }
  checkLength(body, { max: MAX_BODY, resource: 'IssueComment', field: 'data' });
  return body;
}

function mayModerate(context: Context, author: string): boolean {
  return context.identity.login === author || context.identity.permissions === 'all' || mayDo(context.identity, WRITE);
}

/** Comments of all issues and pull requests. A token that may read one of the two sees only those. */
function listRepositoryComments(context: Context): Comment[] {
  const { query, state, identity } = context;
  const since = query.get('since');
  const updated = query.get('sort') === 'updated';
  const direction = query.get('direction') === 'desc' ? -1 : 1;
  const key = (comment: Comment): string => (updated ? comment.updatedAt : comment.createdAt);
  const mayRead = (onPull: boolean): boolean => mayDo(identity, onPull ? READ : [['issues', 'read']]);
  return [...state.comments.values()]
    .filter((comment) => mayRead(state.issues.get(comment.issueNumber)?.pull != null))
    .filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since))
    .sort((a, b) => (key(a).localeCompare(key(b)) || a.id - b.id) * direction);
}

function react(context: Context, reactions: Comment['reactions']) {
  checkBody(context, { content: { type: 'string', required: true, oneOf: REACTIONS } });
  const made = addReaction(context.state, reactions, { content: textOf(context.body, 'content') ?? '', by: context.identity.login });
  return { status: made.created ? 201 : 200, body: viewReaction(context.state, made.reaction) };
}

export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/issues/comments',
    needs: READ,
    query: ['sort', 'direction', 'since'],
    handle: (context) => listReply(context, listRepositoryComments(context), (comment) => viewComment(context.state, comment)),
  },
  {
    method: 'GET',
    path: '/issues/comments/{id}',
    needs: READ,
    handle: (context) => {
      const { comment, issue } = findComment(context);
      requireOn(context, issue, 'read');
      return ok(viewComment(context.state, comment));
    },
  },
  {
    method: 'PATCH',
    path: '/issues/comments/{id}',
    needs: WRITE,
    handle: (context) => {
      const { comment, issue } = findComment(context);
      requireOn(context, issue, 'write');
      if (!mayModerate(context, comment.author)) throw new GitHubError(403, 'Must have admin rights to Repository.');
      editComment(context.state, comment, checkCommentBody(context));
      return ok(viewComment(context.state, comment));
    },
  },
  {
    method: 'DELETE',
    path: '/issues/comments/{id}',
    needs: WRITE,
    handle: (context) => {
      const { comment, issue } = findComment(context);
      requireOn(context, issue, 'write');
      context.state.comments.delete(comment.id);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/issues/comments/{id}/reactions',
    needs: WRITE,
    handle: (context) => {
      const { comment, issue } = findComment(context);
      requireOn(context, issue, 'write');
      return react(context, comment.reactions);
    },
  },
  {
    method: 'GET',
    path: '/issues/{number}/comments',
    needs: READ,
    query: ['since'],
    handle: (context) => {
      const issue = findIssue(context);
      requireOn(context, issue, 'read');
      const since = context.query.get('since');
      const comments = listComments(context.state, issue.number).filter(
        (comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since),
      );
      return listReply(context, comments, (comment) => viewComment(context.state, comment));
    },
  },
  {
    method: 'POST',
    path: '/issues/{number}/comments',
    needs: WRITE,
    handle: (context) => {
      const issue = findIssue(context);
      requireOn(context, issue, 'write');
      const body = checkCommentBody(context);
      const { login, installation } = context.identity;
      if (issue.locked && installation) throw new GitHubError(403, 'Unable to create comment because issue is locked.');
      return created(viewComment(context.state, addComment(context.state, issue, { body, by: login, viaApp: installation })));
    },
  },
];
