import { GitHubError, validationFailed, type Context } from './http.js';

/** GitHub's limit for bodies of issues and comments, in characters. */
export const MAX_BODY = 65_536;

type FieldType = 'string' | 'text-or-number' | 'boolean' | 'integer' | 'strings' | 'object' | 'objects' | 'any';

export interface Field {
  type: FieldType;
  required?: boolean;
  nullable?: boolean;
  oneOf?: readonly string[];
}

export type Shape = Record<string, Field>;

function fits(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'text-or-number':
      return typeof value === 'string' || typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'object':
      return isObject(value);
    case 'objects':
      return Array.isArray(value) && value.every(isObject);
    case 'any':
      return true;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NAMES: Record<FieldType, string> = {
  string: 'a string',
  'text-or-number': 'a string or a number',
  boolean: 'a boolean',
  integer: 'an integer',
  strings: 'an array of strings',
  object: 'an object',
  objects: 'an array of objects',
  any: 'a value',
};

/** Checks a body against what the route's description says; 422 in GitHub's words. Unknown fields are only noted. */
export function checkBody(context: Context, shape: Shape, body: Record<string, unknown> = context.body): void {
  const problems = Object.entries(shape).flatMap(([name, field]): string[] => {
    const value = body[name];
    if (value === undefined) return field.required === true ? [`"${name}" wasn't supplied.`] : [];
    if (value === null && (field.nullable ?? false)) return [];
    if (!fits(value, field.type)) {
      return [`For 'properties/${name}', ${JSON.stringify(value)} is not ${NAMES[field.type]}.`];
    }
    if (field.oneOf !== undefined && !(typeof value === 'string' && field.oneOf.includes(value))) {
      return [`For 'properties/${name}', ${JSON.stringify(value)} is not a member of ${JSON.stringify(field.oneOf)}.`];
    }
    return [];
  });
  for (const name of Object.keys(body)) {
    if (shape[name] === undefined) context.complain(`The body has a field that this route does not know: ${name}.`);
  }
  if (problems.length > 0) throw new GitHubError(422, `Invalid request.\n\n${problems.join('\n')}`);
}

/** A string of the body, or undefined; `checkBody` has looked at its type. */
export function textOf(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

export function textsOf(body: Record<string, unknown>, name: string): string[] | undefined {
  const value = body[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
}

/** Length in characters as GitHub counts: code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

export function checkLength(text: string | null | undefined, options: { max: number; resource: string; field: string }): void {
  const { max, resource, field } = options;
  if (text == null || countCharacters(text) <= max) return;
  const subject = field === 'data' ? 'Body' : field;
  throw validationFailed({ resource, field, code: field === 'data' ? 'unprocessable' : 'custom', message: `${subject} is too long (maximum is ${max} characters)` });
}

/** Some short texts, the description of a status among them, hold nothing beyond the basic plane: no emoji, for one. */
export function checkBasicPlane(text: string | null | undefined, { resource, field }: { resource: string; field: string }): void {
  if (text == null || !/[\u{10000}-\u{10ffff}]/u.test(text)) return;
  throw validationFailed({ resource, field, code: 'custom', message: `${field} doesn't accept 4-byte Unicode` });
}
