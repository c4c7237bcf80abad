import { graphNodes, graphRepository, GraphQueryError } from './graphql-repository.js';
import { GraphReader, GraphSyntaxError, type Selection } from './graphql-reader.js';
import { mayDo } from './http.js';
import type { WorldState } from './state.js';
import type { Comment, Identity } from './types.js';
import { isObject } from './validate.js';
import { nodeId, viewAccount } from './views/account-view.js';

interface GraphError {
  type?: string;
  message: string;
  path: string[];
  extensions?: Record<string, unknown>;
}

export interface GraphAnswer {
  body: Record<string, unknown>;
  /** It asked for something this stand-in does not answer. */
  unknown: boolean;
}

const CLASSIFIERS = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'OUTDATED', 'DUPLICATE', 'RESOLVED', 'LOW_QUALITY'];

/** Picks what was selected out of a full object; a field that it lacks is an error, as in GraphQL. */
function pick(object: Record<string, unknown>, fields: readonly Selection[], type: string, errors: GraphError[]): Record<string, unknown> {
  const choose = (value: unknown, field: Selection): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => choose(item, field));
    return isObject(value) ? pick(value, field.fields, `${type}.${field.name}`, errors) : value;
  };
  return Object.fromEntries(
    fields.map((field) => {
      if (!(field.name in object)) {
        errors.push({ ...undefinedField(field.name, type), path: [field.alias] });
        return [field.alias, null];
      }
      const value = object[field.name];
      // Fields with arguments are functions of them.
      const made = typeof value === 'function' ? (value as (args: Record<string, unknown>) => unknown)(field.args) : value;
      return [field.alias, choose(made, field)];
    }),
  );
}

function undefinedField(name: string, type: string): Omit<GraphError, 'path'> {
  return {
    message: `Field '${name}' doesn't exist on type '${type}'`,
    extensions: { code: 'undefinedField', typeName: type, fieldName: name },
  };
}

const FORBIDDEN = { type: 'FORBIDDEN', message: 'Resource not accessible by integration' };

function viewerObject(state: WorldState, identity: Identity): Record<string, unknown> {
  const account = viewAccount(state, identity.login);
  return { __typename: 'User', login: account.login, databaseId: account.id, id: account.node_id, url: account.html_url };
}

function mayMinimize(state: WorldState, identity: Identity, comment: Comment): boolean {
  const onPull = state.issues.get(comment.issueNumber)?.pull != null;
  return mayDo(identity, onPull ? [['issues', 'write'], ['pull-requests', 'write']] : [['issues', 'write']]);
}

function setMinimized(state: WorldState, identity: Identity, field: Selection): Record<string, unknown> | Omit<GraphError, 'path'> {
  const input = isObject(field.args['input']) ? field.args['input'] : {};
  const { subjectId, classifier, clientMutationId } = input;
  const hides = field.name === 'minimizeComment';
  if (typeof subjectId !== 'string' || (hides && !CLASSIFIERS.includes(String(classifier)))) {
    return { message: `Argument 'input' on Field '${field.name}' has an invalid value.`, extensions: { code: 'argumentLiteralsIncompatible' } };
  }
  const comment = [...state.comments.values()].find((item) => nodeId('IC', item.id) === subjectId);
  if (comment === undefined) {
    return { type: 'NOT_FOUND', message: `Could not resolve to a node with the global id of '${subjectId}'` };
  }
  if (!mayMinimize(state, identity, comment)) return FORBIDDEN;
  comment.minimizedReason = hides ? String(classifier).toLowerCase().replace('_', '-') : null;
  const view = {
    __typename: 'IssueComment', id: subjectId, isMinimized: hides, minimizedReason: comment.minimizedReason, viewerCanMinimize: true,
  };
  return { clientMutationId: clientMutationId ?? null, [hides ? 'minimizedComment' : 'unminimizedComment']: view };
}

/** Answers `viewer`, `repository`, `nodes` (comments) and the hiding of comments; anything else is an error and counts as unknown. */
export function answerGraphql(state: WorldState, identity: Identity, request: Record<string, unknown>): GraphAnswer {
  const errors: GraphError[] = [];
  const data: Record<string, unknown> = {};
  let unknown = false;
  if (typeof request['query'] !== 'string') {
    return { body: { errors: [{ message: 'A query attribute must be specified and must be a string.' }] }, unknown: false };
  }
  try {
    const reader = new GraphReader(request['query'], isObject(request['variables']) ? request['variables'] : {});
    const operation = reader.operation();
    const mutation = operation.type === 'mutation';
    for (const field of operation.fields) {
      if (!mutation && field.name === 'viewer') {
        if (identity.hidesViewer) errors.push({ ...FORBIDDEN, path: [field.alias] });
        else data[field.alias] = pick(viewerObject(state, identity), field.fields, 'User', errors);
      } else if (mutation && (field.name === 'minimizeComment' || field.name === 'unminimizeComment')) {
        const answer = setMinimized(state, identity, field);
        if ('message' in answer) errors.push({ ...(answer as Omit<GraphError, 'path'>), path: [field.alias] });
        else data[field.alias] = pick(answer, field.fields, 'MinimizeCommentPayload', errors);
      } else if (!mutation && field.name === 'repository') {
        const found = graphRepository(state, identity, field.args);
        if ('message' in found) errors.push({ ...(found as Omit<GraphError, 'path'>), path: [field.alias] });
        data[field.alias] = 'message' in found ? null : pick(found, field.fields, 'Repository', errors);
      } else if (!mutation && field.name === 'nodes') {
        const found = graphNodes(state, identity, field.args);
        data[field.alias] = found.map((node) => (node === null ? null : pick(node, field.fields, 'Node', errors)));
        if (found.includes(null)) errors.push({ type: 'NOT_FOUND', message: 'Could not resolve to a node with the global id given.', path: [field.alias] });
      } else {
        unknown = true;
        errors.push({ ...undefinedField(field.name, mutation ? 'Mutation' : 'Query'), path: [field.alias] });
      }
    }
  } catch (error) {
    if (error instanceof GraphQueryError) return { body: { data: null, errors: [error.graph] }, unknown: false };
    if (!(error instanceof GraphSyntaxError)) throw error;
    return { body: { errors: [{ message: error.message }] }, unknown: true };
  }
  return { body: { ...(Object.keys(data).length > 0 ? { data } : { data: null }), ...(errors.length > 0 ? { errors } : {}) }, unknown };
}
