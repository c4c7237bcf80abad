/** Digests speak of end states, and approvals of what a review has seen. */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { fitMarker, formatMarker, parseMarker } from '../../src/markers.js';
import { approvedBy, collectApprovals, resolvedVersions, unapprovedChanges, type Approval } from '../../src/plan/approval.js';
import { planDigest } from '../../src/plan/build.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import type { PlanComment, PlanMarker } from '../../src/ports/plan-comments.js';
import { bodyOf, creator, customEntity, liveConfig, manifestOf, owner, planFor, planOf, wholePlan, without } from '../helpers/build.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const served = (entity: JsonObject, more: JsonObject = {}): JsonObject => ({ config: { served_entities: [entity] }, ...more });
const live = (entity: JsonObject, more: JsonObject = {}): JsonObject => ({ config: liveConfig([entity]), ...more });
const digests = (plan: EndpointPlan): string[] => plan.changes.map((change) => change.digest);

function markerOf(plan: EndpointPlan, changes: Partial<PlanMarker> = {}): PlanMarker {
  const whole = wholePlan(plan);
  return { v: 1, manifest: 'demo', target: 'default', host: whole.host, head: 'abc', run: '1', attempt: 1, digest: whole.digest, state: 'planned', endpoints: approvedBy(whole), ...changes };
}

const comment = (marker: PlanMarker): PlanComment => ({ id: 1, url: 'u', body: '', marker, createdAt: '2026-11-21T00:00:00Z' });

/** The approval after a trip through the marker of a comment. */
function approvalOf(plan: EndpointPlan, changes: Partial<PlanMarker> = {}): Approval | undefined {
  const marker = parseMarker('plan', formatMarker('plan', markerOf(plan, changes)));
  return collectApprovals([{ pullRequest: 7, comment: comment(marker!) }]).get(plan.name);
}

const open = (plan: EndpointPlan, approval: Approval | undefined): string[] => unapprovedChanges(plan, approval?.reviews ?? []).map((change) => change.path);

describe('digests', () => {
  const wanted = served(customEntity({ entity_version: '9' }), { tags: { team: 'a' } });

  it('are the same for the same end state, whatever was live before', () => {
    const one = planFor(wanted, live(customEntity(), { tags: [{ key: 'team', value: 'x' }] }));
    const two = planFor(wanted, live(customEntity({ entity_version: '8' }), { id: 'another', creator: 'somebody' }));
    expect(digests(two)).toEqual(digests(one));
    expect(digests(one).every((digest) => /^[0-9a-f]{24}$/.test(digest))).toBe(true);
    expect(planDigest([one])).toBe(planDigest([two]));
  });

  it('differ by host, endpoint, path, class and wanted value', () => {
    const start = live(customEntity(), { tags: [{ key: 'a', value: '1' }, { key: 'b', value: '1' }] });
    const of = (tags: JsonObject, options = {}): string => digests(planFor({ tags }, start, options))[0]!;
    const all = [
      of({ a: '2', b: '1' }),
      of({ a: '3', b: '1' }),
      of({ a: '1', b: '2' }),
      of({ a: '1' }),
      of({ b: '1' }),
      of({ a: '2', b: '1' }, { context: { host: 'https://other' } }),
      digests(planOf(manifestOf('endpoints: { other: { tags: { a: 2, b: 1 }, name: other } }'), { ...planFor({}, start).live!, name: 'other' }))[0]!,
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("of a create is that of its whole document, ownership and the creator's name apart", () => {
    const create = planFor(wanted, undefined);
    expect(digests(create)).toEqual([create.documentDigest]);
    expect(planFor(wanted, live(customEntity())).documentDigest).toBe(create.documentDigest);
    expect(planFor({ ...wanted, lifecycle: { prevent_destroy: true } }, undefined).documentDigest).not.toBe(create.documentDigest);
    const granting = { ...wanted, permissions: [{ level: 'CAN_MANAGE', service_principal_name: creator }] };
    expect(planFor(granting, live(customEntity())).documentDigest).toBe(planFor(granting, undefined).documentDigest);
    const ignoring = { ...wanted, lifecycle: { ignore_changes: [{ path: 'config.served_entities[main].workload_size', reason: 'r' }] } };
    expect(planFor(ignoring, live(customEntity({ workload_size: 'Large' }))).documentDigest).toBe(planFor(ignoring, undefined).documentDigest);
  });

  it('of a delete or replace hold the id', () => {
    const replace = (id: string): EndpointPlan => planFor({ ...wanted, route_optimized: true }, live(customEntity(), { id, tags: [] }), { context: { allowDestroy: true } });
    expect(digests(replace('a'.repeat(32)))).not.toEqual(digests(replace('b'.repeat(32))));
    expect(replace('a'.repeat(32)).documentDigest).toBe(replace('b'.repeat(32)).documentDigest);
  });

  it('leave warnings and blocks out', () => {
    const quiet = planFor(wanted, live(customEntity()));
    const blocked = planFor(wanted, live(customEntity()), { versions: {} });
    expect(blocked.blocked).toBeDefined();
    expect(planDigest([blocked])).toBe(planDigest([quiet]));
  });
});

describe('approvals', () => {
  const before = live(customEntity(), { tags: [{ key: 'team', value: 'x' }] });
  const reviewed = planFor(served(customEntity({ entity_version: '8' }), { tags: { team: 'a', cost: '1' } }), before);

  it('cover the same changes and fewer, but no new one', () => {
    const approval = approvalOf(reviewed);
    expect(open(reviewed, approval)).toEqual([]);
    expect(open(planFor(served(customEntity({ entity_version: '8' }), { tags: { team: 'a' } }), before), approval)).toEqual([]);
    const more = planFor(served(customEntity({ entity_version: '9' }), { tags: { team: 'a', cost: '1', new: '' } }), before);
    expect(open(more, approval)).toEqual(['config.served_entities[main].entity_version', 'tags[new]']);
    expect(open(reviewed, undefined)).toHaveLength(reviewed.changes.length);
  });

  it('by one digest for the whole list say the same as the list', () => {
    const whole = markerOf(reviewed);
    const entry = whole.endpoints['chat']!;
    const padding = Array.from({ length: 1000 }, (_item, index) => sha256(String(index)).slice(0, 24));
    const fitted = fitMarker({ ...whole, endpoints: { chat: entry, other: { changes: padding } } }, sha256);
    expect(fitted.endpoints['chat']).not.toHaveProperty('changes');
    const approval = { reviews: [fitted.endpoints['chat']!], pullRequest: 1 };
    expect(open(reviewed, approval)).toEqual([]);
    expect(open(planFor(served(customEntity({ entity_version: '9' })), before), approval)).not.toEqual([]);
  });

  it('of a create cover the way to the same document, and nothing else', () => {
    const document = served(customEntity(), { tags: { team: 'a' }, permissions: [{ level: 'CAN_QUERY', group_name: 'g' }] });
    const approval = approvalOf(planFor(document, undefined));
    const half = planFor(document, live(customEntity(), { tags: [{ key: 'by-hand', value: 'x' }] }));
    expect(half.changes.map((change) => change.path)).toEqual(['tags[by-hand]', 'tags[team]', 'permissions[group:g]']);
    expect(open(half, approval)).toEqual([]);
    expect(open(planFor({ ...document, tags: { team: 'b' } }, live(customEntity())), approval)).toHaveLength(2);
  });

  it('of a create do not cover adopting or replacing what turned up meanwhile', () => {
    const document = served(customEntity(), { route_optimized: true, lifecycle: { adopt: true } });
    const approval = approvalOf(planFor(document, undefined));
    expect(open(planFor(document, live(customEntity())), approval)).toContain('endpoint');
    const foreign = { ...planFor(without(document, 'route_optimized'), undefined) };
    const adopting = planOf(manifestOf(JSON.stringify({ id: 'demo', endpoints: { chat: without(document, 'route_optimized') } })), {
      ...planFor({}, live(customEntity())).live!,
      tags: [],
    });
    expect(adopting.changes.map((change) => change.class)).toEqual(['adopt']);
    expect(open(adopting, approvalOf(foreign))).toEqual(['ownership']);
  });

  it('of a replacement cover it for that id, and the create that is left after half of it', () => {
    const document = served(customEntity(), { route_optimized: true });
    const replace = planFor(document, live(customEntity()), { context: { allowDestroy: true } });
    const approval = approvalOf(replace);
    expect(open(replace, approval)).toEqual([]);
    expect(open(planFor(document, undefined), approval)).toEqual([]);
    expect(open(planFor(document, live(customEntity(), { id: 'f'.repeat(32) })), approval)).toContain('endpoint');
  });

  it('of an offline plan approve nothing, nor do those of an applied one', () => {
    expect(approvalOf(reviewed, { offline: true })).toBeUndefined();
    expect(open(reviewed, approvalOf(reviewed, { state: 'applied' }))).toHaveLength(reviewed.changes.length);
  });

  const sourcesOf = (...plans: EndpointPlan[]) => plans.map((plan, index) => ({ pullRequest: 9 - index, comment: comment(markerOf(plan)) }));

  it('come from all pull requests of one push together', () => {
    const tag = planFor({ tags: { team: 'b' } }, before);
    const version = planFor(served(customEntity({ entity_version: '9' })), before);
    const both = planFor(served(customEntity({ entity_version: '9' }), { tags: { team: 'b' } }), before);
    expect(open(both, collectApprovals(sourcesOf(version, tag)).get('chat'))).not.toContain('config.served_entities[main].entity_version');
    expect(open(both, collectApprovals(sourcesOf(version, tag)).get('chat'))).not.toContain('tags[team]');
    expect(open(both, collectApprovals(sourcesOf(version), sourcesOf(tag)).get('chat'))).toContain('tags[team]');
  });

  it('come from the newest earlier comment that names the endpoint', () => {
    const newer = planFor(served(customEntity({ entity_version: '9' })), before);
    const approvals = collectApprovals([], sourcesOf(newer, reviewed));
    expect(approvals.get('chat')!.pullRequest).toBe(9);
    expect(open(reviewed, approvals.get('chat'))).not.toEqual([]);
    expect(open(newer, approvals.get('chat'))).toEqual([]);
  });

  it('name the versions that were resolved, which are then kept while READY', () => {
    const latest = served(customEntity({ entity_version: 'latest' }));
    const at = (...versions: string[]): JsonObject[] => versions.map((version) => ({ version, status: 'READY' }));
    const models = (...versions: string[]): object => ({ models: { 'prod.ml.churn': at(...versions) } });
    const plan = planFor(latest, before, models('7', '8'));
    const approval = approvalOf(plan)!;
    expect(resolvedVersions(wholePlan(plan))).toEqual({ chat: { main: '8' } });
    const same = planFor(latest, live(customEntity({ entity_version: '8' })), models('7', '8'));
    expect([same.action, resolvedVersions(wholePlan(same))]).toEqual(['unchanged', { chat: { main: '8' } }]);
    const pinned = new Map([['chat', { main: '8' }]]);
    const later = planFor(latest, before, { ...models('8', '9'), context: { pinned } });
    expect(open(later, approval)).toEqual([]);
    const gone = planFor(latest, before, { ...models('8', '9'), versions: { 'prod.ml.churn@9': 'READY' }, context: { pinned } });
    expect(gone.changes[0]).toMatchObject({ after: '9', note: 'latest' });
    expect(open(gone, approval)).toEqual(['config.served_entities[main].entity_version']);
    expect(bodyOf(planFor(latest, undefined, models('10', '9')), 'create')).toMatchObject({ tags: [{ value: owner }], config: { served_entities: [{ entity_version: '10' }] } });
  });
});
