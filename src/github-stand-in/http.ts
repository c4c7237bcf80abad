import type { WorldState } from './state.js';
import type { Identity, PermissionLevel, PermissionName, Repository } from './types.js';

export interface Reply {
  status: number;
  /** JSON, unless `raw` is given. */
  body?: unknown;
  raw?: Buffer;
  headers?: Record<string, string>;
}

/** An answer that ends the handling of a request: GitHub's error documents. */
export class GitHubError extends Error {
  readonly status: number;
  readonly extra: Record<string, unknown>;

  constructor(status: number, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.extra = extra;
  }
}

export function notFound(): GitHubError {
  return new GitHubError(404, 'Not Found');
}

export interface FieldError {
  resource: string;
  field?: string;
  code: string;
  message?: string;
  value?: unknown;
}

export function validationFailed(...errors: FieldError[]): GitHubError {
  return new GitHubError(422, 'Validation Failed', { errors });
}

/** Any one of these is enough; an empty list needs a valid token only. */
export type Need = readonly (readonly [PermissionName, Exclude<PermissionLevel, 'none'>])[];

export interface Context {
  state: WorldState;
  identity: Identity;
  repository: Repository;
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  accept: string;
  url: URL;
  /** Notes something GitHub would let pass but that is surely a mistake of the caller. */
  complain: (text: string) => void;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below /repos/{owner}/{repo}; `{name}` is one segment, `{name+}` one or more. */
  path: string;
  needs: Need;
  /** Query parameters it knows, besides paging. */
  query?: readonly string[];
  handle: (context: Context) => Reply;
}

export function mayDo(identity: Identity, needs: Need): boolean {
  const { permissions } = identity;
  if (permissions === 'all') return true;
  return (
    needs.length === 0 ||
    needs.some(([name, level]) => permissions[name] === 'write' || permissions[name] === level)
  );
}

export function requirePermission(identity: Identity, needs: Need): void {
  if (mayDo(identity, needs)) return;
  throw new GitHubError(403, 'Resource not accessible by integration');
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export function created(body: unknown): Reply {
  return { status: 201, body };
}

function readCount(text: string | null, fallback: number): number {
  const value = text !== null && /^\d+$/.test(text) ? Number(text) : 0;
  return value >= 1 ? value : fallback;
}

export interface Page<T> {
  items: T[];
  headers: Record<string, string>;
}

/** One page of a list (30 by default, 100 at most) and its Link header. */
export function takePage<T>(context: Context, items: readonly T[], fallback = 30): Page<T> {
  const size = Math.min(readCount(context.query.get('per_page'), fallback), 100);
  const page = readCount(context.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string): string => {
    const url = new URL(context.url);
    url.searchParams.set('page', String(to));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return {
    items: items.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** A list as its page, each item through `view` (only those of the page). */
export function listReply<T>(context: Context, items: readonly T[], view: (item: T) => unknown): Reply {
  const page = takePage(context, items);
  return { status: 200, body: page.items.map(view), headers: page.headers };
}

export function numberParam(context: Context, name: string): number {
  const text = context.params[name] ?? '';
  if (!/^\d+$/.test(text)) throw notFound();
  return Number(text);
}
