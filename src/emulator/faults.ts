import type { JsonObject } from './json.js';

/**
 * `status`, `html`, `text`: an answer of the fault's own. `reset`: the connection is cut. `truncate`: half of the true
 * answer. `hang`: no answer. `delay`: the true answer, late. `stale`: the true answer of before the last change.
 */
export type FaultKind = 'status' | 'html' | 'text' | 'reset' | 'truncate' | 'hang' | 'stale' | 'delay';
export type FaultForm =
  | 'envelope' | 'numeric' | 'no-code' | 'legacy' | 'scim' | 'oauth' | 'html' | 'text' | 'code-text' | 'empty';

export interface FaultInput {
  /** Default: any method. */
  method?: string;
  /** Path without query; `*` stands for one segment, `**` for anything. Default: any path. */
  path?: string;
  kind: FaultKind;
  /** The first matching request that is hit, counted from 1 (the moment the fault is added). */
  nth?: number;
  /** How many matching requests are hit; default 1. */
  times?: number | 'always';
  /** Before or after the request took effect; default before (truncate, delay, stale: always after). */
  when?: 'before' | 'after';
  status?: number;
  form?: FaultForm;
  code?: string | number;
  message?: string;
  /** Seconds, `{date: seconds from now}` for an HTTP date, or any text verbatim. */
  retryAfter?: number | string | { date: number };
  details?: unknown[];
  delayMs?: number;
}

export interface Fault extends FaultInput {
  id: number;
  seen: number;
  used: number;
}

export interface FaultList {
  faults: Fault[];
  nextId: number;
}

export function addFault(list: FaultList, input: FaultInput): Fault {
  const fault: Fault = { ...input, id: list.nextId, seen: 0, used: 0 };
  list.nextId += 1;
  list.faults.push(fault);
  return fault;
}

function pathPattern(glob: string): RegExp {
  const escaped = glob.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('**', '\u0000').replaceAll('*', '[^/]*').replaceAll('\u0000', '.*')}$`);
}

/** The fault that hits this request, if any; every matching fault counts the request. */
export function takeFault(list: FaultList, request: { method: string; path: string }): Fault | undefined {
  let hit: Fault | undefined;
  for (const fault of list.faults) {
    if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) continue;
    if (fault.path !== undefined && !pathPattern(fault.path).test(request.path)) continue;
    fault.seen += 1;
    const times = fault.times === 'always' ? Infinity : (fault.times ?? 1);
    if (hit || fault.seen < (fault.nth ?? 1) || fault.used >= times) continue;
    fault.used += 1;
    hit = fault;
  }
  return hit;
}

const defaultCodes: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'RESOURCE_DOES_NOT_EXIST',
  409: 'RESOURCE_CONFLICT',
  429: 'REQUEST_LIMIT_EXCEEDED',
  500: 'INTERNAL_ERROR',
  501: 'NOT_IMPLEMENTED',
  503: 'TEMPORARILY_UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

export interface FaultReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The reply of a fault of kind `status`, `html` or `text`, in one of the wire forms of 7.1. */
export function faultReply(fault: Fault, now: number): FaultReply {
  const status = fault.status ?? 503;
  const code = fault.code ?? defaultCodes[status] ?? 'UNKNOWN';
  const message = fault.message ?? `Injected fault ${fault.id}.`;
  const headers: Record<string, string> = {};
  if (fault.retryAfter !== undefined) {
    headers['Retry-After'] =
      typeof fault.retryAfter === 'object'
        ? new Date(now + fault.retryAfter.date * 1000).toUTCString()
        : String(fault.retryAfter);
  }
  const form = fault.form ?? (fault.kind === 'html' ? 'html' : fault.kind === 'text' ? 'text' : 'envelope');
  const { type, body } = formBody(form, { status, code, message, details: fault.details });
  if (type !== undefined) headers['Content-Type'] = type;
  return { status, headers, body };
}

function formBody(
  form: FaultForm,
  error: { status: number; code: string | number; message: string; details: unknown[] | undefined },
): { type: string | undefined; body: string } {
  const { status, code, message, details } = error;
  const json = (value: JsonObject): { type: string; body: string } => ({ type: 'application/json', body: JSON.stringify(value) });
  switch (form) {
    case 'envelope':
      return json({ error_code: code, message, ...(details ? { details } : {}) });
    case 'numeric':
      return json({ error_code: status, message });
    case 'no-code':
      return json({ message });
    case 'legacy':
      return json({ error: message });
    case 'scim':
      return json({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail: message, status: String(status) });
    case 'oauth':
      return json({ error: String(code).toLowerCase(), error_description: message });
    case 'html':
      return { type: 'text/html; charset=utf-8', body: `<html><head><title>Error ${status}</title></head><body><h2>HTTP ERROR ${status}</h2><pre>${message}</pre></body></html>` };
    case 'text':
      return { type: 'text/plain; charset=utf-8', body: message };
    case 'code-text':
      return { type: 'text/plain; charset=utf-8', body: `${code}: ${message}` };
    case 'empty':
      return { type: undefined, body: '' };
  }
}
