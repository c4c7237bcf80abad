import { countRequests } from './counts.js';
import type { Reply } from './http.js';
import type { Complaint } from './server.js';
import type { RecordedRequest } from './types.js';
import { isObject } from './validate.js';
import type { World } from './world.js';

export interface Controlled {
  world: World;
  requests: RecordedRequest[];
  unknownRequests: RecordedRequest[];
  complaints: Complaint[];
}

/** JSON has no maps, sets or buffers: they become objects, lists and text. */
export function toPlain(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), toPlain(item)]));
  if (value instanceof Set) return [...value].map(toPlain);
  if (Array.isArray(value)) return value.map(toPlain);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
  return value;
}

/**
 * The world's verbs for other processes: POST /_stand-in/{verb} with a JSON list of arguments (anything else is the one
 * argument) answers `{result}`; GET /_stand-in/requests, /request-counts, /unknown-requests and /complaints list what was received.
 */
export function answerControl(controlled: Controlled, incoming: { method: string; url: URL; text: string }): Reply {
  const name = incoming.url.pathname.slice('/_stand-in/'.length);
  const { world } = controlled;
  if (incoming.method === 'GET') {
    const lists: Record<string, unknown> = {
      requests: controlled.requests,
      'request-counts': countRequests(controlled.requests),
      'unknown-requests': controlled.unknownRequests,
      complaints: controlled.complaints,
    };
    return Object.hasOwn(lists, name) ? { status: 200, body: lists[name] } : { status: 404, body: { message: `There is no list ${name}.` } };
  }
  const verb: unknown = Object.hasOwn(world, name) ? world[name as keyof World] : undefined;
  if (typeof verb !== 'function') return { status: 404, body: { message: `There is no verb ${name}.` } };
  try {
    const given = incoming.text === '' ? [] : (JSON.parse(incoming.text) as unknown);
    const args: unknown[] = Array.isArray(given) ? given : [given];
    const result = (verb as (...items: unknown[]) => unknown)(...args);
    return { status: 200, body: { result: toPlain(result) ?? null } };
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
}
