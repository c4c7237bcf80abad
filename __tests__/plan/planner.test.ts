/** Reading the workspace: one list, one read for each endpoint, every other object once; what cannot be read is never clean. */
import { createPlanner, type Planner } from '../../src/commands/planner.js';
import { digestRefusal } from '../../src/commands/refuse-plan.js';
import { createReview } from '../../src/commands/review.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';
import { approvedBy } from '../../src/plan/approval.js';
import type { PlanContext } from '../../src/plan/endpoint-plan.js';
import type { Catalog, ServingApi } from '../../src/ports/databricks.js';
import { ApiError, type FailureReason } from '../../src/errors.js';
import { customEntity, host, liveConfig, liveEndpoint, manifestOf, owner, planFor, today, wholePlan } from '../helpers/build.js';

const failure = (code: FailureReason): ApiError => new ApiError(code, 'no', { attempted: 'read', target: 'x', method: 'GET', path: '/' });

interface World {
  planner: Planner;
  /** What was asked, in order. */
  calls: string[];
  seen: string[];
}

/** A planner over endpoints by name; a call whose name is in `failing` throws that once asked. */
function worldOf(endpoints: JsonObject, live: LiveEndpoint[], options: { failing?: Record<string, Error>; only?: string[]; context?: Partial<PlanContext> } = {}): World {
  const manifest = manifestOf(JSON.stringify({ id: 'demo', endpoints }));
  const calls: string[] = [];
  const seen: string[] = [];
  const failing: Partial<Record<string, Error>> = { ...options.failing };
  const note = <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    const error = failing[call];
    return error === undefined ? Promise.resolve(value) : Promise.reject(error);
  };
  const serving = {
    list: () => note('list', live),
    get: (name: string) => note(`get ${name}`, live.find((each) => each.name === name)),
    permissions: (id: string) => note(`permissions ${id}`, []),
    optimizationInfo: (model: string) => note(`optimization ${model}`, undefined),
  } as unknown as ServingApi;
  const catalog = {
    modelVersion: (model: string, version: string) => note(`version ${model} ${version}`, { version, status: 'READY' }),
    modelVersions: (model: string) => note(`versions ${model}`, [{ version: '8', status: 'READY' }]),
    secretKeys: (scope: string) => note(`keys ${scope}`, ['token']),
  } as unknown as Catalog;
  const context: PlanContext = { manifest, host, owner, allowDestroy: false, today, ...options.context };
  const ports = { serving, catalog, onLive: (each: LiveEndpoint) => seen.push(each.name) };
  const planner = createPlanner(ports, { context, only: options.only ?? [], parallelism: 3 });
  return { planner, calls, seen };
}

const entity = (version: string): JsonObject => customEntity({ entity_version: version, environment_vars: { T: '{{secrets/churn/token}}' } });
const served = (version: string): JsonObject => ({ config: { served_entities: [entity(version)] } });
const live = (name: string, version = '7'): LiveEndpoint => liveEndpoint({ name, id: name.repeat(4), config: liveConfig([entity(version)]) });

describe('the planner', () => {
  it('warns of a create that the workspace may be too full for, and of nothing else there', async () => {
    const many = (count: number): LiveEndpoint[] => Array.from({ length: count }, (_, index) => live(`other-${index}`));
    const full = await worldOf({ a: served('7') }, many(1000)).planner.plan();
    expect(full.warnings).toEqual([expect.stringContaining('would hold 1001 endpoints')]);
    expect((await worldOf({ a: served('7') }, many(999)).planner.plan()).warnings).toEqual([]);
    expect((await worldOf({ a: served('8') }, [live('a'), ...many(1100)]).planner.plan()).warnings).toEqual([]);
  });

  it('lists once, reads each endpoint once, and asks the same of the workspace once for all', async () => {
    const { planner, calls, seen } = worldOf({ a: served('latest'), b: served('latest'), c: served('7'), d: { tags: { x: 'y' } } }, [live('a'), live('b'), live('c'), live('d')]);
    const plan = await planner.plan();
    expect(plan.summary).toEqual({ create: 0, update: 3, replace: 0, delete: 0, unchanged: 1 });
    expect([...calls].sort()).toEqual(['get a', 'get b', 'get c', 'get d', 'list', 'version prod.ml.churn 8', 'versions prod.ml.churn']);
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('plans deletes from the list, within what the run is restricted to', async () => {
    const gone = [live('gone-1'), live('gone-2')];
    expect((await worldOf({ a: served('7') }, [live('a'), ...gone]).planner.plan()).endpoints.map(({ name, action }) => `${action} ${name}`)).toEqual(['delete gone-1', 'delete gone-2', 'unchanged a']);
    const { planner, calls } = worldOf({ a: served('7'), b: served('7') }, gone, { only: ['gone-2', 'b'] });
    expect((await planner.plan()).endpoints.map(({ name, action }) => `${action} ${name}`)).toEqual(['delete gone-2', 'create b']);
    expect(calls).not.toContain('get a');
  });

  it('lists what it could not read apart, and ends for a failure that meets all', async () => {
    const one = worldOf({ a: served('7'), b: served('7') }, [live('a'), live('b')], { failing: { 'get a': failure('permission-denied') } });
    const plan = await one.planner.plan();
    expect(plan.unread).toMatchObject([{ name: 'a', reason: 'permission-denied' }]);
    expect(plan.endpoints.map(({ name }) => name)).toEqual(['b']);
    const all = worldOf({ a: served('7') }, [live('a')], { failing: { 'get a': failure('authentication') } });
    await expect(all.planner.plan()).rejects.toMatchObject({ code: 'authentication' });
    const list = worldOf({ a: served('7') }, [], { failing: { list: failure('permission-denied') } });
    await expect(list.planner.plan()).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('goes on without what it may not check, but not without grants that are stated', async () => {
    const denied = failure('permission-denied');
    const { planner } = worldOf({ a: served('8'), b: { permissions: [] } }, [live('a'), live('b')], { failing: { 'version prod.ml.churn 8': denied, [`permissions ${'b'.repeat(4)}`]: denied } });
    const plan = await planner.plan();
    expect(plan.warnings.join()).toMatch(/Could not check for lack of a right: version 8/);
    expect(plan.unread).toMatchObject([{ name: 'b', reason: 'permission-denied' }]);
  });

  it('reads again to replan, grants included, and asks again what had failed', async () => {
    const failing: Record<string, Error> = { 'version prod.ml.churn 8': failure('api-error') };
    const live1 = [live('a'), live('b')];
    const { planner, calls } = worldOf({ a: { ...served('8'), permissions: [] } }, live1, { failing });
    expect((await planner.plan()).unread).toHaveLength(1);
    calls.length = 0;
    await expect(planner.replan('a')).rejects.toMatchObject({ code: 'api-error' });
    expect(calls).toEqual(['get a', `permissions ${'a'.repeat(4)}`, 'version prod.ml.churn 8']);
    expect(await planner.replan('b')).toMatchObject({ action: 'delete', live: { name: 'b' } });
    live1.length = 0;
    expect(await planner.replan('b')).toMatchObject({ action: 'unchanged', operations: [] });
  });
});

describe('the review', () => {
  const before = { config: liveConfig([customEntity()]) };
  const plan = planFor({ tags: { a: '1' } }, before);
  const review = (mandate: Parameters<typeof createReview>[0]['mandate'], digest?: string): ReturnType<typeof createReview> =>
    createReview({ mandate, plan: wholePlan(plan), planDigest: digest, callerProblems: new Map() });
  const pulls = [{ number: 7, title: '', url: '', merged: true, base: 'main', head: 'x', author: 'a' }];

  it('lets through what was approved, and tells what was not', () => {
    const approvals = new Map([['chat', { reviews: [approvedBy(wholePlan(plan))['chat']!], pullRequest: 7 }]]);
    const check = review({ kind: 'pull-requests', pulls, sources: [], earlier: [], approvals });
    expect(check(plan)).toBeUndefined();
    const other = planFor({ tags: { a: '2', b: '1' } }, before);
    expect(check(other)).toMatchObject({ reason: 'plan-changed', message: expect.stringMatching(/`tags\[a\]`, `tags\[b\]` were not in the plan of #7/), approval: { approvedIn: 7 } });
    expect(review({ kind: 'pull-requests', pulls, sources: [], earlier: [], approvals: new Map() })(plan)).toMatchObject({ reason: 'plan-missing' });
    expect(check(planFor({}, before))).toBeUndefined();
  });

  it('binds a dispatch to the digest it was given', () => {
    const { digest } = wholePlan(plan);
    expect([digestRefusal(wholePlan(plan), digest), digestRefusal(wholePlan(plan), undefined)]).toEqual([undefined, undefined]);
    expect(digestRefusal(wholePlan(plan), 'other')).toMatchObject({ reason: 'plan-changed', message: expect.stringContaining(`now \`${digest}\`, not \`other\``) as string });
    expect(review({ kind: 'person' }, digest)(plan)).toBeUndefined();
    const changed = planFor({ tags: { a: '2' } }, before);
    expect(review({ kind: 'person' }, digest)(changed)).toMatchObject({ reason: 'plan-changed' });
    expect(review({ kind: 'person' })(changed)).toBeUndefined();
  });

  it('passes a block on with its reason', () => {
    const blocked = planFor({ config: { served_entities: [customEntity({ entity_version: '8' })] } }, before, { versions: {} });
    expect(review({ kind: 'unchecked' })(blocked)).toMatchObject({ reason: 'preflight-failed' });
  });
});
