import pLimit from 'p-limit';
import { applyEndpoint, keepEndpoint } from './apply-endpoint.js';
import type { EndpointPlan } from '../plan/plan.js';
import type { ApplyOptions } from './options.js';
import { createPollPace } from './poll-pace.js';
import { createWriteQuota } from './quota.js';
import type { EndpointResult, Outcome } from './result.js';

export type { ApplyEvent, ApplyOptions, ApplySettings, Refusal } from './options.js';

/** How what takes the place of an endpoint must have ended before that goes. Who does not wait does not wait here either. */
const serving: readonly Outcome[] = ['applied', 'accepted', 'unchanged'];

/**
 * Carries a plan out: endpoints in parallel, the operations of one strictly in order, deletions after everything else:
 * what takes the place of an endpoint has to be there before that goes. Never throws for what happens to one endpoint;
 * results come in the order of the plan.
 */
export async function applyPlan(options: ApplyOptions): Promise<EndpointResult[]> {
  const { plan, settings, clock, log, signal } = options;
  // A run that goes on where an earlier one ended finds that one's writes in the quota.
  const earlier = plan.endpoints.flatMap(({ live }) => live?.updatedAt ?? []);
  const quota = createWriteQuota({ writes: Math.max(1, settings.writeQuota), clock, log, signal, earlier });
  const pace = createPollPace({ clock, signal, pollIntervalMs: settings.pollIntervalMs, random: options.random });
  const limit = pLimit(Math.max(1, settings.parallelism));
  const startedAt = clock.now();
  const given = (endpoint: EndpointPlan): Parameters<typeof applyEndpoint>[0] => ({ options, quota, pace, endpoint, plannedAt: startedAt });
  const results = new Map<EndpointPlan, EndpointResult>();
  const carryOut = (endpoint: EndpointPlan): Promise<EndpointResult> => {
    const successor = plan.endpoints.find(({ renamedFrom }) => renamedFrom === endpoint.name);
    const instead = successor && results.get(successor);
    const missing = endpoint.action === 'delete' && instead !== undefined && !serving.includes(instead.outcome);
    return missing ? Promise.resolve(keepEndpoint(given(endpoint), instead)) : applyEndpoint(given(endpoint));
  };
  for (const deleting of [false, true]) {
    const endpoints = plan.endpoints.filter((endpoint) => (endpoint.action === 'delete') === deleting);
    await Promise.all(
      endpoints.map(async (endpoint) => {
        // What has nothing to do must not queue behind rollouts that take an hour.
        const idle = endpoint.operations.length === 0 && endpoint.updating !== 'wanted';
        results.set(endpoint, await (idle ? carryOut(endpoint) : limit(() => carryOut(endpoint))));
      }),
    );
  }
  return plan.endpoints.flatMap((endpoint) => results.get(endpoint) ?? []);
}
