/**
 * Which failures are worth repeating, and after how long. Pure. Ours rather than undici's retry interceptor: that one
 * cannot read RetryInfo or texts in a body, resumes half-read bodies by range requests, and does not tell a write
 * that never left from one whose fate is unknown.
 */
import type { TransportKind } from '../network/failures.js';
import type { Fault } from './fault.js';

/** How safe a repeat is: `replace` is a whole-document PUT or PATCH, `create` a POST, `token` a sign-in request. */
export type Safety = 'read' | 'replace' | 'create' | 'delete' | 'token';

export interface RetryTuning {
  /** Milliseconds before the first repeat; doubled each time. */
  backoffBaseMs: number;
  backoffMaxMs: number;
  /** Random extra on top, from and up to. */
  jitterMs: readonly [number, number];
  /** A longer Retry-After than this is not believed. */
  maxRetryAfterMs: number;
  /** For one request, from its first byte to the last of its answer. */
  requestTimeoutMs: number;
  /** For how long a write is repeated that is refused for its rate: what others write counts, too, and passes. */
  limitBudgetMs: number;
}

/** Texts of failures inside the platform that pass by themselves, also with a status that is not repeated (databricks-auth.md 3.1). */
const transientTexts = [
  'com.databricks.backend.manager.util.UnknownWorkerEnvironmentException',
  'does not have any associated worker environments',
  'There is no worker environment with id',
  'Unknown worker environment',
  'ClusterNotReadyException',
];

const retriedStatuses: Record<Safety, readonly number[]> = {
  read: [429, 500, 502, 503, 504],
  // A write that was answered 5xx, 503 too, may have taken effect: whoever sends it reads back before it is sent again.
  delete: [429],
  replace: [429],
  create: [429],
  token: [429, 502, 503, 504],
};

/** Whether an answered refusal may be repeated. */
export function retriesFault(safety: Safety, fault: Fault): boolean {
  if (retriedStatuses[safety].includes(fault.status)) return true;
  if (safety === 'token' || fault.status < 400) return false;
  if (isLimit(fault)) return true;
  // A write that was answered 5xx is read back first, whatever the text says.
  return (safety === 'read' || fault.status < 500) && transientTexts.some((text) => fault.message.includes(text));
}

/** The refusal is for the rate of requests, whoever made them: nothing was done, and later it will be. */
export function isLimit(fault: Fault | undefined): boolean {
  return fault?.status === 429 || fault?.code === 'REQUEST_LIMIT_EXCEEDED';
}

/** Whether a request that got no answer may be repeated. */
export function retriesTransport(safety: Safety, kind: TransportKind): boolean {
  if (kind === 'before-write') return true;
  return kind === 'unclear' && (safety === 'read' || safety === 'token');
}

/** Whether a write that ended so may have taken effect. A refusal for its rate was made at the door. */
export function leavesUnknown(safety: Safety, status: number): boolean {
  return safety !== 'read' && safety !== 'token' && status >= 500 && status !== 501;
}

/** Delay before repeat number `attempt` (from 1): backoff with jitter, raised but never lowered by the service. */
export function delayBefore(
  attempt: number,
  tuning: RetryTuning,
  asked: { retryAfterMs?: number | undefined; random: number },
): number {
  const backoff = Math.min(tuning.backoffBaseMs * 2 ** (attempt - 1), tuning.backoffMaxMs);
  const [least, most] = tuning.jitterMs;
  const own = backoff + least + (most - least) * asked.random;
  return Math.max(own, Math.min(asked.retryAfterMs ?? 0, tuning.maxRetryAfterMs));
}

/** Milliseconds that `Retry-After` asks for: whole seconds or an HTTP date. `undefined` for anything else. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only the IMF form: `Date.parse` alone would also take "-5" or "12 monkeys" for dates.
  if (!/^[A-Z][a-z]{2,8}, .*GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) || at <= now ? undefined : at - now;
}
