/** Checks what the API answered: loose about what is left out or new, strict about what could not be understood. */
import { z } from 'zod';
import { EndpointsError } from '../errors.js';
import type { Json, JsonObject } from '../endpoint/fields/index.js';
import { isWrite, replyError } from './api-error.js';
import type { Reply } from './http.js';

/** The server may quote numbers and booleans, or leave quotes out (serving-api section 0). */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const text = scalar.transform(String);
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
export const numeric = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,20}(\.\d+)?$/, 'is not a number')
    .transform(Number),
]);

/** Absent, `null` and `undefined` are the same: the server omits what is unset. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** A list that is simply left out when empty. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.array(item).nullish().transform((list) => list ?? []);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object of which nothing is known but that it is one; kept as it came, without its nulls. */
export const anyObject = z.custom<Record<string, unknown>>(isObject, 'is not an object').transform((value) => tidyObject(value));

/** Deeper than anything the API has; what is deeper would only exhaust the stack of those who walk it. */
const deepest = 40;

/** Without members that are null; a copy where there were some. Keys such as `__proto__` stay plain keys. */
function tidyObject(value: Record<string, unknown>, depth = 0): JsonObject {
  // Most replies have no nulls, and parts of a reply come here more than once: nothing is copied without need.
  if (isTidy(value, depth)) return value as JsonObject;
  const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(kept.map(([name, member]) => [name, tidy(member, depth + 1)]));
}

function isTidy(value: unknown, depth: number): boolean {
  if (depth > deepest) throw new RangeError('is nested too deeply');
  if (Array.isArray(value)) return value.every((item) => isTidy(item, depth + 1));
  return !isObject(value) || Object.keys(value).every((name) => value[name] != null && isTidy(value[name], depth + 1));
}

function tidy(value: unknown, depth: number): Json {
  if (depth > deepest) throw new RangeError('is nested too deeply');
  if (Array.isArray(value)) return value.map((item: unknown) => tidy(item, depth + 1));
  return isObject(value) ? tidyObject(value, depth) : (value as Json);
}

/** Reads a reply with `schema`; throws `api-error` that names the field that cannot be understood. */
export function readReply<T>(reply: Reply, schema: z.ZodType<T>): T {
  // An empty answer stands for an empty object: lists are sent so when they are empty.
  const body = reply.body === undefined ? {} : reply.body;
  try {
    const result = schema.safeParse(body);
    if (result.success) return result.data;
    throw unreadable(reply, firstProblem(result.error, body));
  } catch (thrown) {
    if (thrown instanceof EndpointsError) throw thrown;
    throw unreadable(reply, `the answer ${thrown instanceof RangeError ? 'is nested too deeply' : 'has an impossible form'}`);
  }
}

function unreadable(reply: Reply, problem: string): Error {
  return replyError(reply.call, problem, {
    ...(reply.requestId === undefined ? {} : { requestId: reply.requestId }),
    ...(isWrite(reply.call.safety) ? { outcomeUnknown: true } : {}),
    hint: 'The API answered in a form this version does not know. Look for a newer version of the action, or report it.',
  });
}

function firstProblem(error: z.ZodError, body: unknown): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'the answer has an impossible form';
  const path = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '');
  const found = issue.path.reduce<unknown>((value, part) => (isAny(value) ? value[part] : undefined), body);
  const kind = found === null ? 'null' : Array.isArray(found) ? 'a list' : found === undefined ? 'missing' : `${typeof found === 'object' ? 'an' : 'a'} ${typeof found}`;
  return `\`${path === '' ? 'the answer' : path.slice(0, 200)}\` in the answer is ${kind}, which cannot be understood`;
}

function isAny(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
