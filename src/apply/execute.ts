import pLimit from 'p-limit';
import { applyEndpoint } from './apply-endpoint.js';
import type { ApplyOptions } from './options.js';
import { createWriteQuota } from './quota.js';
import type { EndpointResult } from './result.js';

export type { ApplyEvent, ApplyOptions, ApplySettings, Refusal } from './options.js';

/**
 * Carries a plan out: endpoints in parallel, the operations of one strictly in order. Never throws for what happens to
 * one endpoint; results come in the order of the plan.
 */
export async function applyPlan(options: ApplyOptions): Promise<EndpointResult[]> {
  const { plan, settings, clock, log, signal } = options;
  const quota = createWriteQuota({ writes: Math.max(1, settings.writeQuota), clock, log, signal });
  const limit = pLimit(Math.max(1, settings.parallelism));
  const startedAt = clock.now();
  return Promise.all(
    plan.endpoints.map((endpoint) =>
      // What has nothing to do must not queue behind rollouts that take an hour.
      endpoint.operations.length === 0 && endpoint.updating !== 'wanted'
        ? applyEndpoint({ options, quota, endpoint, plannedAt: startedAt })
        : limit(() => applyEndpoint({ options, quota, endpoint, plannedAt: startedAt })),
    ),
  );
}
