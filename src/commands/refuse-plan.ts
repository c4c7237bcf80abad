/** A plan that is not the one whose digest was given: nothing of it is applied, and the report shows what it is instead. */
import { titleOf } from '../apply/operations.js';
import type { Refusal } from '../apply/options.js';
import type { EndpointResult } from '../apply/result.js';
import { refusalOf } from '../plan/blocks.js';
import { planDigest } from '../plan/build.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import type { Failure } from './story.js';

/** `undefined`: no digest was given, or it is that of the plan. */
export function digestRefusal(plan: Plan, wanted: string | undefined): Failure | undefined {
  if (wanted === undefined || wanted === plan.digest) return undefined;
  return {
    reason: 'plan-changed',
    message: `The plan's digest is now \`${plan.digest}\`, not \`${wanted}\`: it is not the plan that was approved.`,
    hint: 'Look at the plan in this report; if it is right, apply it with its own digest. Where a job before this one hands the digest over, run all jobs again: this one alone would get the same digest.',
  };
}

interface Refusing {
  plan: Plan;
  /** Why an endpoint would be held back on its own. */
  review: (endpoint: EndpointPlan) => Refusal | undefined;
  /** Epoch milliseconds. */
  now: number;
}

/** Every endpoint with something to do is held back: for a reason of its own, or because of the plan that it is part of. */
export function refuseAll({ plan, review, now }: Refusing): EndpointResult[] {
  return plan.endpoints.map((endpoint): EndpointResult => {
    const { key, name, action, live, operations } = endpoint;
    const version = live?.config?.version;
    return {
      key,
      name,
      action,
      ...endingOf(endpoint, review),
      operations: operations.map((operation) => ({ kind: operation.kind, title: titleOf(operation), status: 'not-made' })),
      plan: endpoint,
      ...(version === undefined ? {} : { configVersionBefore: version, configVersionAfter: version }),
      state: live?.state.ready ?? '',
      failures: [],
      startedAt: now,
      finishedAt: now,
    };
  });
}

function endingOf(endpoint: EndpointPlan, review: Refusing['review']): Pick<EndpointResult, 'outcome'> & Partial<Refusal> {
  const blocked = refusalOf(endpoint);
  if (endpoint.hold !== undefined && (endpoint.operations.length > 0 || blocked !== undefined)) {
    return { outcome: 'held', message: 'Held by the tag `endpoints_hold`: planned, not written.' };
  }
  if (blocked !== undefined) return { outcome: 'refused', ...blocked };
  if (endpoint.changes.length === 0) return { outcome: 'unchanged' };
  const own = review(endpoint);
  if (own !== undefined) return { outcome: 'refused', ...own };
  return {
    outcome: 'refused',
    reason: 'plan-changed',
    message: 'Held back with the plan that it is part of, which is not the one that was approved.',
    approval: { heldBackDigest: planDigest([endpoint]) },
  };
}
