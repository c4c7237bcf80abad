import { fullName, type WorldState } from './state.js';
import type { Fault, FaultKind } from './types.js';

export interface FaultRequest {
  /** Default `server-error`: a 502. `reply` gives `status` and `body`; `drop` cuts the connection. */
  kind?: FaultKind;
  method?: string;
  // `*` stands for one segment, `**` for any rest: `/issues/*/comments`; with or without `/repos/{owner}/{repo}` in front.
  path?: string;
  /** The first request it meets is the nth that matches. Default 1. */
  nth?: number;
  /** How many requests it meets. Default 1. */
  times?: number;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Seconds for `secondary-limit`, and until the reset of `primary-limit`. Default 60. */
  retryAfter?: number;
  /** The request takes effect, only its answer is lost. `truncate`, `stale` and `delay`: always so. */
  performed?: boolean;
  delayMs?: number;
}

const LIMIT_PAGE = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';

function bodyOf(kind: FaultKind): unknown {
  switch (kind) {
    case 'primary-limit':
      return { message: 'API rate limit exceeded for installation ID 1.', documentation_url: LIMIT_PAGE, status: '403' };
    case 'secondary-limit':
      return {
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        documentation_url: `${LIMIT_PAGE}#about-secondary-rate-limits`,
        status: '403',
      };
    case 'server-error':
    case 'reply':
    case 'html':
    case 'drop':
    case 'hang':
    case 'truncate':
    case 'stale':
    case 'delay':
      return { message: 'Server Error' };
  }
}

export function makeFault(state: WorldState, request: FaultRequest): Fault {
  const kind = request.kind ?? 'server-error';
  const wait = request.retryAfter ?? 60;
  const limits: Record<string, string> =
    kind === 'primary-limit'
      ? { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(state.now().getTime() / 1000) + wait) }
      : kind === 'secondary-limit'
        ? { 'retry-after': String(wait) }
        : {};
  const limited = kind === 'primary-limit' || kind === 'secondary-limit';
  return {
    kind,
    method: request.method?.toUpperCase() ?? null,
    path: request.path ?? null,
    skip: (request.nth ?? 1) - 1,
    times: request.times ?? 1,
    status: request.status ?? (limited ? 403 : 502),
    body: request.body ?? bodyOf(kind),
    headers: { ...limits, ...request.headers },
    performed: request.performed ?? ['truncate', 'stale', 'delay'].includes(kind),
    delayMs: request.delayMs ?? 0,
  };
}

function matchesPath(state: WorldState, pattern: string, path: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  const own = `/repos/${fullName(state.repository)}`;
  const rest = path.startsWith(`${own}/`) ? path.slice(own.length) : null;
  const expression = new RegExp(`^${source}$`);
  return expression.test(path) || (rest !== null && expression.test(rest));
}

/** The fault that this request meets, if any; each counts down as requests pass it. */
export function takeFault(state: WorldState, method: string, path: string): Fault | null {
  for (const fault of state.faults) {
    if (fault.times <= 0 || (fault.method !== null && fault.method !== method)) continue;
    if (fault.path !== null && !matchesPath(state, fault.path, path)) continue;
    if (fault.skip > 0) {
      fault.skip -= 1;
      continue;
    }
    fault.times -= 1;
    return fault;
  }
  return null;
}
