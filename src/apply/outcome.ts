import { worstReason, type FailureReason } from '../errors.js';
import type { Plan } from '../plan/plan.js';
import type { EndpointResult, Outcome } from './result.js';

export const outcomes: readonly Outcome[] = [
  'applied',
  'accepted',
  'unchanged',
  'refused',
  'held',
  'failed',
  'cancelled',
];

/** How many endpoints ended in which way; every outcome is a key. */
export function countOutcomes(results: readonly Pick<EndpointResult, 'outcome'>[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const result of results) counts[result.outcome] += 1;
  return counts;
}

/**
 * Why the run fails as a whole: the worst reason of any endpoint, those that could not be read included.
 * `undefined`: the run succeeded.
 */
export function overallReason(
  results: readonly Pick<EndpointResult, 'reason'>[],
  unread: Plan['unread'] = [],
): FailureReason | undefined {
  const reasons = [...results, ...unread].map(({ reason }) => reason);
  return worstReason(reasons.filter((reason) => reason !== undefined));
}
