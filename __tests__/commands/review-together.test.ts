/** The plan check where a plan was too large for its marker to hold an approval of each endpoint. */
import { createReview, type PullRequestMandate } from '../../src/commands/review.js';
import { collectApprovals, type ApprovalSource } from '../../src/plan/approval.js';
import { digestOfAll } from '../../src/plan/digest.js';
import type { EndpointPlan, Plan } from '../../src/plan/plan.js';
import type { PlanMarker } from '../../src/ports/plan-comments.js';
import type { PullRequest } from '../../src/ports/pull-requests.js';
import * as scenes from '../render/fixtures.js';

const endpoints = ['a', 'b', 'c'].map((name) => scenes.endpoint(name, { changes: [scenes.change('tags[x]', { after: name })] }));
const plan = scenes.plan(endpoints);
const digests = (of: readonly EndpointPlan[]): string[] => of.flatMap(({ changes }) => changes.map(({ digest }) => digest));

/** A pull request whose marker names `a` and keeps the others by one digest. */
function source(pullRequest: number, facts: Partial<PlanMarker> = {}): ApprovalSource {
  const marker: PlanMarker = {
    v: 1, manifest: 'examples', target: 'prod', host: plan.host, head: 'f'.repeat(40), run: '1', attempt: 1, digest: plan.digest, state: 'planned',
    endpoints: { a: { all: digestOfAll(digests(endpoints.slice(0, 1))) } },
    others: digestOfAll(digests(endpoints.slice(1))),
    ...facts,
  };
  return { pullRequest, comment: { id: pullRequest, url: '', body: '', marker, createdAt: '' } };
}

function reviewOf(now: Plan, own: ApprovalSource[], earlier: ApprovalSource[] = []) {
  const pulls = own.map(({ pullRequest }) => ({ number: pullRequest }) as PullRequest);
  const mandate: PullRequestMandate = { kind: 'pull-requests', pulls, sources: own, earlier, approvals: collectApprovals(own, earlier) };
  return createReview({ mandate, plan: now, planDigest: undefined, callerProblems: new Map() });
}

const reasons = (now: Plan, own: ApprovalSource[], earlier?: ApprovalSource[]): (string | undefined)[] =>
  now.endpoints.map((endpoint) => reviewOf(now, own, earlier)(endpoint)?.reason);

it('approves together what is exactly as it was', () => {
  expect(reasons(plan, [source(12)])).toEqual([undefined, undefined, undefined]);
  expect(reasons(plan, [source(13, { endpoints: { a: source(12).comment.marker.endpoints['a']! }, others: 'x' })], [source(12)])).toEqual([undefined, undefined, undefined]);
});

it('holds all of them back where one differs, and lets the one that is named on its own go', () => {
  const [a, b, c] = endpoints;
  const other = { ...c!, changes: [scenes.change('tags[x]', { after: 'other' })] };
  expect(reasons({ ...plan, endpoints: [a!, b!, other] }, [source(12)])).toEqual([undefined, 'plan-changed', 'plan-changed']);
  expect(reasons({ ...plan, endpoints: [a!, b!] }, [source(12)])).toEqual([undefined, 'plan-changed']);
});

it('does not approve what changes while the run applies', () => {
  const review = reviewOf(plan, [source(12)]);
  const later = { ...endpoints[1]!, changes: [...endpoints[1]!.changes, scenes.change('tags[y]', { after: 'new' })] };
  expect(review(endpoints[1]!)).toBeUndefined();
  expect(review(later)?.reason).toBe('plan-changed');
});

it('takes no approval from a plan that was applied already, or made offline', () => {
  for (const facts of [{ state: 'applied' as const }, { offline: true as const }]) {
    expect(reasons(plan, [source(12, facts)]).every((reason) => reason !== undefined)).toBe(true);
  }
});
