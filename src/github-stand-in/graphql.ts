import { mayDo } from './http.js';
import type { WorldState } from './state.js';
import type { Comment, Identity } from './types.js';
import { isObject } from './validate.js';
import { nodeId, viewAccount } from './views/account-view.js';

interface Selection {
  alias: string;
  name: string;
  args: Record<string, unknown>;
  fields: Selection[];
}

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

const TOKEN = /"(?:\\.|[^"\\])*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:$!@=|]/g;
const CLASSIFIERS = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'OUTDATED', 'DUPLICATE', 'RESOLVED', 'LOW_QUALITY'];

class GraphSyntaxError extends Error {}

/** Reads the part of GraphQL that clients of this stand-in write: one operation, fields, arguments, inline fragments. */
class Reader {
  private readonly tokens: string[];
  private at = 0;
  private readonly variables: Record<string, unknown>;

  constructor(text: string, variables: Record<string, unknown>) {
    this.tokens = text.replace(/#.*$/gm, '').match(TOKEN) ?? [];
    this.variables = variables;
  }

  private peek(): string {
    return this.tokens[this.at] ?? '';
  }

  private take(expected?: string): string {
    const token = this.peek();
    if (token === '' || (expected !== undefined && token !== expected)) {
      throw new GraphSyntaxError(`Parse error: expected ${expected ?? 'more'}, found ${token === '' ? 'the end' : token}.`);
    }
    this.at += 1;
    return token;
  }

  operation(): { type: string; fields: Selection[] } {
    let type = 'query';
    if (this.peek() !== '{') {
      type = this.take();
      while (this.peek() !== '{' && this.peek() !== '(') this.take();
      if (this.peek() === '(') while (this.take() !== ')');
    }
    return { type, fields: this.selections() };
  }

  private selections(): Selection[] {
    const found: Selection[] = [];
    this.take('{');
    while (this.peek() !== '}') {
      if (this.peek() === '...') {
        this.take();
        if (this.peek() === 'on') this.at += 2;
        found.push(...this.selections());
        continue;
      }
      const alias = this.take();
      const name = this.peek() === ':' ? (this.take(), this.take()) : alias;
      const args = this.peek() === '(' ? this.pairs('(', ')') : {};
      found.push({ alias, name, args, fields: this.peek() === '{' ? this.selections() : [] });
    }
    this.take('}');
    return found;
  }

  private pairs(open: string, close: string): Record<string, unknown> {
    const found: [string, unknown][] = [];
    this.take(open);
    while (this.peek() !== close) {
      const name = this.take();
      this.take(':');
      found.push([name, this.value()]);
    }
    this.take(close);
    return Object.fromEntries(found);
  }

  private value(): unknown {
    if (this.peek() === '{') return this.pairs('{', '}');
    const token = this.take();
    if (token === '$') return this.variables[this.take()];
    if (token.startsWith('"')) return JSON.parse(token);
    if (/^-?\d/.test(token)) return Number(token);
    return token === 'true' ? true : token === 'false' ? false : token === 'null' ? null : token;
  }
}

/** Picks what was selected out of a full object; a field that it lacks is an error, as in GraphQL. */
function pick(object: Record<string, unknown>, fields: readonly Selection[], type: string, errors: GraphError[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      if (!(field.name in object)) {
        errors.push({ ...undefinedField(field.name, type), path: [field.alias] });
        return [field.alias, null];
      }
      const value = object[field.name];
      return [field.alias, isObject(value) ? pick(value, field.fields, `${type}.${field.name}`, errors) : value];
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

/** Answers `viewer`, `minimizeComment` and `unminimizeComment`; anything else is an error and counts as unknown. */
export function answerGraphql(state: WorldState, identity: Identity, request: Record<string, unknown>): GraphAnswer {
  const errors: GraphError[] = [];
  const data: Record<string, unknown> = {};
  let unknown = false;
  if (typeof request['query'] !== 'string') {
    return { body: { errors: [{ message: 'A query attribute must be specified and must be a string.' }] }, unknown: false };
  }
  try {
    const reader = new Reader(request['query'], isObject(request['variables']) ? request['variables'] : {});
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
      } else {
        unknown = true;
        errors.push({ ...undefinedField(field.name, mutation ? 'Mutation' : 'Query'), path: [field.alias] });
      }
    }
  } catch (error) {
    if (!(error instanceof GraphSyntaxError)) throw error;
    return { body: { errors: [{ message: error.message }] }, unknown: true };
  }
  return { body: { ...(Object.keys(data).length > 0 ? { data } : { data: null }), ...(errors.length > 0 ? { errors } : {}) }, unknown };
}
