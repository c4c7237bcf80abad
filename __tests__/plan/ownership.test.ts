/** Whose an endpoint is, what protects it, what deletes it, and who may change it. */
import { liveEndpoint as readLive } from '../../src/databricks/read-endpoint.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { callerProblems } from '../../src/commands/caller.js';
import { deletedByAbsence, hasChanges, inScope, planDelete } from '../../src/plan/build.js';
import type { PlanContext } from '../../src/plan/endpoint-plan.js';
import { ownershipTag } from '../../src/plan/ownership.js';
import type { Principal } from '../../src/ports/databricks.js';
import type { liveEndpoint} from '../helpers/build.js';
import { bodyOf, creator, customEntity, host, kindsOf, liveConfig, liveReply, manifestOf, manifestWith, operationsOf, owner, planFor, planOf, today, told, wholePlan } from '../helpers/build.js';

const served = (more: JsonObject = {}): JsonObject => ({ config: { served_entities: [customEntity()] }, ...more });
const config = liveConfig([customEntity()]);
/** A live endpoint whose tags are these alone. */
const tagged = (...tags: [string, string][]): ReturnType<typeof liveEndpoint> => readLive.parse({ ...liveReply({ config }), tags: tags.map(([key, value]) => ({ key, value })) });
const adopting = served({ lifecycle: { adopt: true } });

describe('ownership', () => {
  it('is written in the create request', () => {
    const plan = planFor(served({ tags: { team: 'x' }, lifecycle: { prevent_destroy: true } }), undefined);
    expect(plan.ownership).toBe('new');
    expect(bodyOf(plan, 'create')['tags']).toEqual([
      { key: 'team', value: 'x' },
      { key: 'endpoints_manifest', value: owner },
      { key: 'endpoints_protected', value: 'true' },
    ]);
  });

  it('is told by a tag of letters, digits, `-` and `_`', () => {
    expect(ownershipTag({ repository: 'acme inc/ml.ops', id: 'demo', target: 'prod.eu' })).toBe('acme-inc__ml-ops__demo__prod-eu');
  });

  it.each<[string, JsonObject, [string, string][], string, RegExp]>([
    ['nobody, and adopt is not stated', served(), [], 'ownership-conflict', /exists already.*creator 5f0c2a44.*created 2026-11-21/],
    ['another manifest', adopting, [['endpoints_manifest', 'else']], 'ownership-conflict', /another manifest \(`else`\)/],
  ])('blocks an endpoint of %s', (_name, document, tags, reason, message) => {
    const plan = planOf(manifestWith(document), tagged(...tags));
    expect(plan).toMatchObject({ ownership: 'foreign', changes: [], operations: [], blocked: { reason, message: expect.stringMatching(message), place: { line: 1 } } });
    expect(plan.blocked!.paste).toMatch(/adopt: true|moved_from/);
  });

  it.each<[string, JsonObject]>([
    ['a pay-per-token endpoint', { endpoint_type: 'FOUNDATION_MODEL_API' }],
    ['a tile of another product', { tile_endpoint_metadata: { tile_id: 'x' } }],
  ])('never touches %s', (_name, reply) => {
    const plan = planFor(adopting, { config, ...reply });
    expect(plan).toMatchObject({ ownership: 'foreign', operations: [], blocked: { reason: 'ownership-conflict' } });
  });

  it('adopts what nobody owns, tag first, then everything else', () => {
    const plan = planOf(manifestWith({ ...adopting, tags: { team: 'x' } }), tagged(['team', 'y']));
    expect(plan).toMatchObject({ action: 'update', impact: 'metadata', ownership: 'adopted' });
    expect(told(plan)).toEqual([`add ownership: endpoints_manifest: ${owner}`, 'change tags[team]: y -> x']);
    expect(plan.changes[0]!.class).toBe('adopt');
    expect(plan.operations).toEqual([{ kind: 'patch-tags', purpose: 'ownership', add: [{ key: 'endpoints_manifest', value: owner }, { key: 'team', value: 'x' }], remove: [] }]);
    expect(hasChanges(wholePlan(plan))).toBe(true);
  });

  it('takes over from a manifest listed under `moved_from`', () => {
    const manifest = manifestOf(JSON.stringify({ id: 'demo', moved_from: ['a__b__old__default'], endpoints: { chat: served() } }));
    const plan = planOf(manifest, tagged(['endpoints_manifest', 'a__b__old__default']));
    expect(plan.ownership).toBe('adopted');
    expect(told(plan)).toEqual([`change ownership: endpoints_manifest: a__b__old__default -> endpoints_manifest: ${owner}`]);
  });

  it('never shows our own tags under `tags`', () => {
    const live = { config, tags: [{ key: 'endpoints_hold', value: 'why' }, { key: 'endpoints_protected', value: 'true' }] };
    const plan = planFor(served({ tags: [], lifecycle: { prevent_destroy: true } }), live);
    expect(plan).toMatchObject({ action: 'unchanged', hold: 'why', unmanaged: [] });
  });

  it('plans a held endpoint all the same', () => {
    const plan = planFor(served({ tags: { a: '1' } }), { config, tags: [{ key: 'endpoints_hold', value: 'launch week' }] });
    expect(plan).toMatchObject({ action: 'update', hold: 'launch week' });
    expect(plan.blocked).toBeUndefined();
  });
});

describe('protection', () => {
  it('is set first and lifted last', () => {
    const wanted = { config: { served_entities: [customEntity({ entity_version: '8' })] } };
    const set = planFor({ ...wanted, lifecycle: { prevent_destroy: true } }, { config });
    expect(kindsOf(set)).toEqual(['patch-tags ownership', 'update-config', 'wait']);
    const lift = planFor(wanted, { config, tags: [{ key: 'endpoints_protected', value: 'true' }] });
    expect(kindsOf(lift)).toEqual(['update-config', 'wait', 'patch-tags protection']);
    expect(operationsOf(lift, 'patch-tags')[0]!.remove).toEqual(['endpoints_protected']);
    expect(told(lift)[0]).toBe('remove ownership: endpoints_protected: true');
  });
});

it('a protection in other words is left as it is, and hides no change of another tag', () => {
  const wanted = { ...served(), lifecycle: { prevent_destroy: true, adopt: true } };
  const live = (...tags: [string, string][]): ReturnType<typeof planOf> => planOf(manifestWith(wanted), tagged(...tags));
  expect(told(live(['endpoints_manifest', owner], ['endpoints_protected', 'yes']))).toEqual([]);
  expect(told(live(['endpoints_protected', 'yes']))).toEqual([`add ownership: endpoints_manifest: ${owner}`]);
  expect(told(live(['endpoints_manifest', owner], ['endpoints_protected', 'false']))).toEqual(['change ownership: endpoints_protected: false -> endpoints_protected: true']);
});

describe('deleting by absence', () => {
  const manifest = manifestWith(served(), 'kept');
  const context = (allowDestroy: PlanContext['allowDestroy']): PlanContext => ({ manifest, host, owner, allowDestroy, today });

  it('touches only what carries our very tag', () => {
    const named = (name: string, ...tags: [string, string][]): ReturnType<typeof liveEndpoint> => ({ ...tagged(...tags), name });
    const mine: [string, string] = ['endpoints_manifest', owner];
    const list = [named('kept', mine), named('gone', mine), named('other', ['endpoints_manifest', 'else']), named('nobody'), { ...named('databricks-x', mine), origin: 'databricks' as const }];
    expect(deletedByAbsence(list, manifest, owner).map(({ name }) => name)).toEqual(['gone']);
  });

  it('needs `allow-destroy`, and no protection', () => {
    const live = { ...tagged(['endpoints_manifest', owner]), name: 'gone' };
    const shut = planDelete({ ...live, createdAt: 5, served: [{ model: 'a.b.c', version: '1' }] }, context(false));
    expect(shut.gone).toMatchObject({ createdAt: 5, served: [{ model: 'a.b.c', version: '1' }] });
    expect(shut).toMatchObject({ action: 'delete', impact: 'delete', blocked: { reason: 'destroy-blocked' } });
    expect(shut.operations).toMatchObject([{ kind: 'delete', id: live.id }]);
    expect(planDelete(live, context(['other'])).blocked).toBeDefined();
    expect(planDelete(live, context(['gone'])).blocked).toBeUndefined();
    expect(planDelete(live, context(true)).changes[0]!.digest).not.toBe(planDelete({ ...live, id: 'e'.repeat(32) }, context(true)).changes[0]!.digest);
    const kept = { ...tagged(['endpoints_manifest', owner], ['endpoints_protected', 'true']), name: 'gone' };
    expect(planDelete(kept, context(true)).blocked!.message).toMatch(/protected/);
    expect(planDelete({ ...live, tags: [...live.tags, { key: 'endpoints_hold', value: 'x' }] }, context(true)).hold).toBe('x');
  });

  it('can be restricted to keys, names and globs', () => {
    expect(inScope([], 'any')).toBe(true);
    expect(inScope(['dev-*'], 'chat', 'dev-chat')).toBe(true);
    expect(inScope(['ch?t'], 'chat')).toBe(true);
    expect(inScope(['cha'], 'chat')).toBe(false);
    expect(inScope(['a.c'], 'abc')).toBe(false);
  });
});

describe('the caller', () => {
  const me = (changes: Partial<Principal> = {}): Principal => ({ userName: 'ci@x.y', groups: ['deployers'], servicePrincipal: false, ...changes });
  const granting = (...permissions: JsonObject[]): JsonObject => served({ permissions });
  const problem = (document: JsonObject, principal = me(), reply: JsonObject = {}): string | undefined =>
    callerProblems(wholePlan(planFor(document, { config, ...reply }, { grants: [{ field: 'group_name', principal: 'old', level: 'CAN_VIEW' }] })), principal).get('chat')?.reason;
  const manage = (who: JsonObject): JsonObject => ({ level: 'CAN_MANAGE', ...who });

  it('must be able to manage what is changed', () => {
    expect(problem(served({ tags: { a: '1' } }), me(), { permission_level: 'CAN_QUERY' })).toBe('permission-denied');
    expect(problem(served({ tags: { a: '1' } }), me(), { permission_level: 'CAN_MANAGE' })).toBeUndefined();
    expect(problem(served(), me(), { permission_level: 'CAN_QUERY' })).toBeUndefined();
  });

  it('must not lock itself out', () => {
    expect(problem(granting({ level: 'CAN_QUERY', user_name: 'ci@x.y' }))).toBe('preflight-failed');
    expect(problem(granting())).toBe('preflight-failed');
    expect(problem(granting(manage({ group_name: 'others' })))).toBe('preflight-failed');
    expect(problem(granting(manage({ user_name: 'ci@x.y' })))).toBeUndefined();
    expect(problem(granting(manage({ group_name: 'deployers' })))).toBeUndefined();
    expect(problem(granting(), me({ groups: ['admins'] }))).toBeUndefined();
    expect(problem(granting(), me({ userName: creator, servicePrincipal: true }))).toBeUndefined();
  });
});
