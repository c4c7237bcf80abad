/** The plan check: is every change about to be made one that a review has seen? It compares end states, by digest. */
import type { ApprovedEndpoint, PlanComment } from '../ports.js';
import { digestOfAll } from './digest.js';
import type { Change, EndpointPlan, Plan } from './plan.js';

/** What a plan comment says of each endpoint that would change. */
export function approvedBy(plan: Plan): Record<string, ApprovedEndpoint> {
  const entries = plan.endpoints
    .filter((endpoint) => endpoint.changes.length > 0)
    .map((endpoint): [string, ApprovedEndpoint] => {
      const approved: ApprovedEndpoint = { changes: [...new Set(endpoint.changes.map((change) => change.digest))] };
      if (endpoint.documentDigest !== undefined && (endpoint.action === 'create' || endpoint.action === 'replace')) {
        approved.document = endpoint.documentDigest;
      }
      if (endpoint.resolved.length > 0) {
        approved.versions = Object.fromEntries(endpoint.resolved.map(({ entity, version }) => [entity, version]));
      }
      return [endpoint.name, approved];
    });
  return Object.fromEntries(entries);
}

export interface Approval extends ApprovedEndpoint {
  /** The pull request whose comment it is. */
  pullRequest: number;
}

export interface ApprovalSource {
  pullRequest: number;
  comment: PlanComment;
}

/**
 * Endpoint name -> what was approved of it: the newest comment that names it wins. Sources come newest first. A plan
 * that was applied has been used up: what differs now came later.
 */
export function collectApprovals(sources: readonly ApprovalSource[]): Map<string, Approval> {
  const approvals = new Map<string, Approval>();
  for (const { pullRequest, comment } of sources) {
    const { marker } = comment;
    if (marker.offline === true) continue;
    for (const [name, approved] of Object.entries(marker.endpoints)) {
      if (approvals.has(name)) continue;
      approvals.set(name, marker.state === 'applied' ? { changes: [], pullRequest } : { ...approved, pullRequest });
    }
  }
  return approvals;
}

/**
 * The changes of an endpoint that no review has seen. An approved create or replace approves everything on the way to
 * that same document; deleting and replacing always need their own digest.
 */
export function unapprovedChanges(plan: EndpointPlan, approval: ApprovedEndpoint | undefined): Change[] {
  if (approval === undefined) return plan.changes;
  if (approval.all !== undefined) {
    const all = digestOfAll(plan.changes.map((change) => change.digest));
    if (all === approval.all) return [];
  }
  const digests = new Set(approval.changes ?? []);
  const wholeApproved = approval.document !== undefined && approval.document === plan.documentDigest;
  return plan.changes.filter((change) => {
    if (digests.has(change.digest)) return false;
    return !wholeApproved || change.class === 'delete' || change.class === 'replace' || change.class === 'adopt';
  });
}
