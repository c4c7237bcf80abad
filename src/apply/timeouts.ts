import type { EndpointPlan } from '../plan/plan.js';

type Planned = Pick<EndpointPlan, 'kind' | 'want' | 'live' | 'desired'>;

const minute = 60_000;

/** How long one endpoint may take to become ready, in milliseconds, where the user does not say (5.4). */
export function defaultTimeoutMs(plan: Planned): number {
  if (plan.kind === 'external' || plan.kind === 'empty') return 2 * minute;
  if (plan.kind === 'model-units') return 15 * minute;
  if (plan.kind === 'throughput') return 90 * minute;
  return usesGpu(plan) ? 150 * minute : 60 * minute;
}

/** Whether what is served runs on GPUs: provisioned throughput of both generations, and custom models that say so. */
export function needsGpu(plan: Planned): boolean {
  return plan.kind === 'throughput' || plan.kind === 'model-units' || (plan.kind === 'custom' && usesGpu(plan));
}

function usesGpu({ want, live, desired }: Planned): boolean {
  const wanted = [want?.sections.config, desired?.document['config']];
  // The live config counts where the manifest leaves the workload type to what is there already.
  const texts = JSON.stringify([...wanted, live?.config?.document, live?.pendingConfig?.document]);
  return /"workload_type":"(?:GPU|MULTIGPU)/.test(texts);
}
