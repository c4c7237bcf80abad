/** The plan check: is every change about to be made one that a review has seen? It compares end states, by digest. */
import type { ApprovedEndpoint, PlanComment } from '../ports/plan-comments.js';
import { digestOfAll } from './digest.js';
import type { Change, EndpointPlan, Plan } from './plan.js';

/** Everything that approving the plan of an endpoint approves, each digest once. */
function digestsOf({ changes, onTheWay = [] }: Pick<EndpointPlan, 'changes' | 'onTheWay'>): string[] {
  return [...new Set([...changes.map((change) => change.digest), ...onTheWay])];
}

/** What a plan comment says of each endpoint that would change. */
export function approvedBy(plan: Plan): Record<string, ApprovedEndpoint> {
  const entries = plan.endpoints
    .filter((endpoint) => endpoint.changes.length > 0)
    .map((endpoint): [string, ApprovedEndpoint] => {
      const approved: ApprovedEndpoint = { changes: digestsOf(endpoint), ends: endsOf(endpoint) };
      if (endpoint.documentDigest !== undefined && (endpoint.action === 'create' || endpoint.action === 'replace')) {
        approved.document = endpoint.documentDigest;
      }
      return [endpoint.name, approved];
    });
  return Object.fromEntries(entries);
}

const longestEnd = 200;
const longestPath = 500;

/**
 * What each path was to end as, so that a refusal can show it: single values only. The plan has put `(sensitive)` in place
 * of secrets; what the marker would have to escape is left out, so that no secret in it is spelt in a way of its own.
 */
function endsOf({ changes }: EndpointPlan): Record<string, string> {
  const ends = Object.create(null) as Record<string, string>;
  for (const { path, section, after } of changes) {
    if (section === 'endpoint' || section === 'ownership' || (typeof after === 'object' && after !== null)) continue;
    const end = after === undefined ? '' : String(after);
    const plain = after === undefined || (end !== '' && end.length <= longestEnd && !/["\\<>\p{Cc}]|--/u.test(end));
    if (plain && path.length <= longestPath) ends[path] = end;
  }
  return ends;
}

/**
 * Endpoint name -> pull request, for endpoints that a plan's marker had no room for: they are approved together, by one
 * digest of all their changes, if what would be done now is exactly that.
 */
export function approvedTogether(plan: Plan, sources: readonly ApprovalSource[]): Map<string, number> {
  const approved = new Map<string, number>();
  for (const { pullRequest, comment } of sources) {
    const { others, endpoints, offline, state } = comment.marker;
    if (others === undefined || offline === true || state === 'applied') continue;
    const rest = plan.endpoints.filter(({ name, changes }) => changes.length > 0 && !Object.hasOwn(endpoints, name));
    if (digestOfAll(rest.flatMap(digestsOf)) !== others) continue;
    for (const { name } of rest) if (!approved.has(name)) approved.set(name, pullRequest);
  }
  return approved;
}

/** Versions that `latest` and aliases meant for the plan: endpoint -> served entity -> version; `undefined` for none. */
export function resolvedVersions(plan: Plan): Record<string, Record<string, string>> | undefined {
  const entries = plan.endpoints
    .filter((endpoint) => endpoint.resolved.length > 0)
    .map(({ name, resolved }) => [name, Object.fromEntries(resolved.map(({ entity, label, version }) => [label ?? entity, version]))] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export interface Approval {
  /** The newest pull request that speaks of the endpoint. */
  pullRequest: number;
  /** What each review approved: several, where pull requests of one push change the same endpoint. */
  reviews: ApprovedEndpoint[];
}

export interface ApprovalSource {
  pullRequest: number;
  comment: PlanComment;
}

/**
 * Endpoint name -> what was approved of it. Of the pull requests of this push all count; where none of them names an
 * endpoint, the newest earlier one does. A plan that was applied has been used up: what differs now came later.
 * Both lists come newest first.
 */
export function collectApprovals(own: readonly ApprovalSource[], earlier: readonly ApprovalSource[] = []): Map<string, Approval> {
  const approvals = new Map<string, Approval>();
  const add = (source: ApprovalSource, beside: boolean): void => {
    const { marker } = source.comment;
    if (marker.offline === true) return;
    for (const [name, approved] of Object.entries(marker.endpoints)) {
      const reviews = marker.state === 'applied' ? [] : [approved];
      const known = approvals.get(name);
      if (known === undefined) approvals.set(name, { pullRequest: source.pullRequest, reviews });
      else if (beside) known.reviews.push(...reviews);
    }
  };
  for (const source of own) add(source, true);
  for (const source of earlier) add(source, false);
  return approvals;
}

/**
 * The changes of an endpoint that no review has seen. An approved create or replace approves everything on the way to
 * that same document; deleting and replacing always need their own digest.
 */
export function unapprovedChanges(plan: EndpointPlan, reviews: readonly ApprovedEndpoint[]): Change[] {
  const all = digestOfAll(digestsOf(plan));
  if (reviews.some((review) => review.all === all)) return [];
  const digests = new Set(reviews.flatMap((review) => review.changes ?? []));
  const wholeApproved = plan.documentDigest !== undefined && reviews.some((review) => review.document === plan.documentDigest);
  return plan.changes.filter((change) => {
    if (digests.has(change.digest)) return false;
    return !wholeApproved || change.class === 'delete' || change.class === 'replace' || change.class === 'adopt';
  });
}
