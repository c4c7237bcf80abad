/** GitHub's published REST description, cut to the operations that we use (see `scripts/github-rest.mjs`), as a judge. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Exchange } from '../../src/github-stand-in/index.js';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: object;
}

interface Operation {
  parameters: Parameter[];
  body?: object;
  /** Schema of the answer by status; `null` for one without JSON. */
  responses: Record<string, object | null>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  schemas: Record<string, object>;
}

interface KnownOperation {
  /** `GET /repos/{owner}/{repo}/pulls` */
  name: string;
  method: string;
  pattern: RegExp;
  literals: number;
  operation: Operation;
}

const description = JSON.parse(readFileSync('__tests__/fixtures/github-rest/operations.json', 'utf8')) as Description;
/** Parameters whose values may hold slashes. */
const wide = new Set(['path', 'ref', 'basehead', 'branch', 'sha']);
const operations: KnownOperation[] = Object.entries(description.paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })))
  .map(({ path, method, operation }) => ({
    name: `${method} ${path}`,
    method,
    operation,
    literals: path.replace(/\{\w+\}/g, '').length,
    // The top folder's contents are asked for without a path.
    pattern: new RegExp(`^${path.replace('/{path}', '(?:/(?<path>.+))?').replace(/\{(\w+)\}/g, (_all, name: string) => `(?<${name}>${wide.has(name) ? '.+' : '[^/]+'})`)}$`),
  }))
  // Of `/commits/{ref}/status` and `/commits/{ref}`, the one that says more.
  .sort((a, b) => b.literals - a.literals);

// An empty address is the documented default of several fields that have the format all the same.
const formats = { 'date-time': (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text), uri: (text: string) => text === '' || URL.canParse(text) };
const replies = makeAjv(false);
/** Values of paths and queries are text. */
const values = makeAjv(true);
const compiled = new WeakMap<object, ValidateFunction>();

/** The operation of a request. Names of the description, so that a route of the stand-in's own invention has none. */
export function findOperation(method: string, path: string): KnownOperation | undefined {
  return operations.find((known) => known.method === method && known.pattern.test(path));
}

/**
 * What is wrong with an exchange; empty where nothing is. An operation that is not in the description's cut is a
 * problem of its own. Refusals that an operation does not list have GitHub's common shape of an error.
 */
export function judgeExchange({ request, reply }: Exchange, sides: { request: boolean }): string[] {
  if (request.path === '/graphql' || request.path === '/idtoken') return [];
  const known = findOperation(request.method, request.path);
  if (known === undefined) return [`${request.method} ${request.path}: not in the description; add it to scripts/github-rest.mjs`];
  const asked = sides.request ? judgeRequest(known, request) : [];
  return [...asked, ...judgeReply(known, reply)].map((problem) => `${known.name} -> ${reply.status}: ${problem}`);
}

function judgeRequest({ operation, pattern }: KnownOperation, request: Exchange['request']): string[] {
  const problems: string[] = [];
  const inPath = pattern.exec(request.path)?.groups ?? {};
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = place === 'path' ? inPath[name] : request.query[name];
    if (value === undefined ? required === true : !validate(values, wrap(schema), { value })) problems.push(`parameter ${name}: ${JSON.stringify(value)}`);
  }
  const known = operation.parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  problems.push(...Object.keys(request.query).filter((name) => !known.includes(name)).map((name) => `unknown parameter ${name}`));
  if (request.body === undefined) return operation.body === undefined || request.method === 'GET' ? problems : [...problems, 'no body'];
  if (operation.body === undefined) return [...problems, 'a body where none belongs'];
  if (!validate(replies, operation.body, request.body)) problems.push(`body: ${explain(operation.body)}`);
  const fields = Object.keys((operation.body as { properties?: object }).properties ?? {});
  const extra = fields.length === 0 ? [] : Object.keys(request.body as object).filter((name) => !fields.includes(name));
  return [...problems, ...extra.map((name) => `unknown field ${name} in the body`)];
}

function judgeReply({ operation }: KnownOperation, { status, headers, body }: Exchange['reply']): string[] {
  const type = headers['content-type'] ?? 'application/json';
  // Raw files and bare commit ids, which `accept` asks for.
  if (!type.startsWith('application/json')) return [];
  const listed = operation.responses[String(status)];
  if (listed === undefined && status < 400) return ['a status that the operation does not have'];
  if (listed === null) return body === undefined || status >= 400 ? [] : ['a body where none belongs'];
  const schema = listed ?? { $ref: '#/schemas/basic-error' };
  return validate(replies, schema, body) ? [] : [explain(schema)];
}

function wrap(schema: object): object {
  const known = wrapped.get(schema) ?? { type: 'object', properties: { value: schema } };
  wrapped.set(schema, known);
  return known;
}
const wrapped = new WeakMap<object, object>();

function validate(ajv: Ajv, schema: object, data: unknown): boolean {
  const check = compiled.get(schema) ?? ajv.compile({ ...schema, schemas: description.schemas });
  compiled.set(schema, check);
  return check(data);
}

function explain(schema: object): string {
  const errors = compiled.get(schema)?.errors ?? [];
  return errors.slice(0, 4).map(({ instancePath, message, params }) => `${instancePath === '' ? 'it' : instancePath} ${message ?? ''} ${JSON.stringify(params)}`).join('; ');
}

function makeAjv(coerce: boolean): Ajv {
  return new Ajv({ strict: false, allowUnionTypes: true, coerceTypes: coerce, formats, logger: false });
}
