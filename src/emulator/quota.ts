import { ApiError } from './api-error.js';
import type { Clock } from './clock.js';
import type { EmulatorOptions } from './options.js';

/** Times of the create and update operations of this workspace (C26). */
export interface Quota {
  writes: number[];
}

/** Counts one of R1, R5, R30, R31; throws 429 with Retry-After (E12) when the window is full. Refused calls do not count. */
export function countWrite(quota: Quota, clock: Clock, options: EmulatorOptions): void {
  if (!options.quota) return;
  const now = clock.now();
  quota.writes = quota.writes.filter((at) => at > now - options.quotaWindowMs);
  const oldest = quota.writes[0];
  if (quota.writes.length >= options.quotaWrites && oldest !== undefined) {
    const seconds = Math.max(1, Math.ceil((oldest + options.quotaWindowMs - now) / 1000));
    throw new ApiError(
      429,
      'REQUEST_LIMIT_EXCEEDED',
      'Too many create or update requests for this workspace. Please try again later.',
      { headers: { 'Retry-After': String(seconds) } },
    );
  }
  quota.writes.push(now);
}
