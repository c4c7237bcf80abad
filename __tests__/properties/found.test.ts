/** Cases that the properties have found, kept as they were when reduced. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { objectsOf } from '../../src/json.js';
import { bodyOf, customEntity, externalEntity, liveConfig, liveReply, operationsOf, owner, planFor, told, without } from '../helpers/build.js';

const served = (entity: JsonObject): JsonObject => ({ config: { served_entities: [entity] } });
const reply = (entity: JsonObject): JsonObject => liveReply({ config: liveConfig([entity]) });

describe('a size beside concurrency', () => {
  const byConcurrency = (max: number, size = 'Small'): JsonObject =>
    without(customEntity({ workload_size: size, workload_type: 'CPU', min_provisioned_concurrency: 4, max_provisioned_concurrency: max }));

  it('was filled in, and is not the stated one, where the two do not agree', () => {
    const plan = planFor(served(customEntity({ workload_size: 'Small' })), reply(byConcurrency(8)));
    expect(told(plan)).toEqual(['add config.served_entities[main].workload_size: Small']);
    const [update] = plan.operations;
    expect(update).toMatchObject({ kind: 'update-config', body: { served_entities: [{ workload_size: 'Small' }] } });
    expect(JSON.stringify(update)).not.toContain('provisioned_concurrency');
  });

  it('was filled in, too, where only the lower bound differs', () => {
    const idle = (scale: boolean): JsonObject => ({ ...byConcurrency(4), min_provisioned_concurrency: 0, scale_to_zero_enabled: scale });
    const wanted = (scale: boolean): JsonObject => served(customEntity({ workload_size: 'Small', scale_to_zero_enabled: scale }));
    expect(told(planFor(wanted(false), reply(idle(false))))).toEqual(['add config.served_entities[main].workload_size: Small']);
    expect(told(planFor(wanted(true), reply(idle(true))))).toEqual([]);
  });

  it.each([
    ['an echo of it', 'Small', 4],
    ['unknown, so that nothing can be told', 'Huge', 8],
  ])('is the stated one where the concurrency is %s', (_what, size, max) => {
    expect(told(planFor(served(customEntity({ workload_size: size })), reply(byConcurrency(max, size))))).toEqual([]);
  });

  it('is no value to keep where the size is ignored: the concurrency stays', () => {
    const ignoring = { lifecycle: { ignore_changes: [{ path: 'config.served_entities[main].workload_size', reason: 'by hand' }] } };
    const document = (entity: JsonObject): JsonObject => ({ ...served(entity), ...ignoring });
    expect(told(planFor(document(customEntity({ workload_size: 'Small' })), reply(byConcurrency(8))))).toEqual([]);
    const update = bodyOf(planFor(document(customEntity({ workload_size: 'Small', entity_version: '8' })), reply(byConcurrency(8))), 'update-config');
    expect(update).toMatchObject({ served_entities: [{ min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 }] });
    expect(JSON.stringify(update)).not.toContain('workload_size');
  });

  it('means nothing where concurrency is stated', () => {
    const wanted = { ...without(customEntity(), 'workload_size'), min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 };
    expect(told(planFor(served(wanted), reply(byConcurrency(8))))).toEqual([]);
  });
});

describe('telemetry whose tables made a profile', () => {
  const wanted = served(customEntity());
  const telemetry = { table_names: { logs_table: 'a.b.c' }, inference_table_config: { sampling_fraction: 0.5 } };
  const live = (fraction: number): JsonObject =>
    liveReply({ config: liveConfig([customEntity()]), telemetry_config: { telemetry_profile_id: 'made', inference_table_config: { sampling_fraction: fraction } } });
  /** The tag that the apply of a manifest leaves. */
  const tagAfter = (document: JsonObject): JsonObject[] => objectsOf(bodyOf(planFor(document, undefined), 'create')['tags']).filter(({ key }) => key === 'endpoints_unread');

  it('keeps it when something else of it changes: sent again, the tables would make another', () => {
    const document = { ...wanted, telemetry_config: telemetry };
    const plan = planFor(document, { ...live(1), tags: [{ key: 'endpoints_manifest', value: owner }, ...tagAfter(document)] });
    expect(told(plan)).toEqual(['change telemetry_config.inference_table_config.sampling_fraction: 1 -> 0.5']);
    expect(bodyOf(plan, 'patch-telemetry')).toEqual({ telemetry_config: { telemetry_profile_id: 'made', inference_table_config: { sampling_fraction: 0.5 } } });
  });

  it('makes another where the tables change', () => {
    const before = tagAfter({ ...wanted, telemetry_config: telemetry });
    const plan = planFor({ ...wanted, telemetry_config: { ...telemetry, table_names: { logs_table: 'a.b.d' } } }, { ...live(0.5), tags: [{ key: 'endpoints_manifest', value: owner }, ...before] });
    expect(bodyOf(plan, 'patch-telemetry')).toEqual({ telemetry_config: { table_names: { logs_table: 'a.b.d' }, inference_table_config: { sampling_fraction: 0.5 } } });
  });
});

describe('an entity without a name, beside another of the same content', () => {
  const unnamed = without(customEntity(), 'name');
  const [mine, theirs, early] = [customEntity({ name: 'churn-7' }), customEntity({ name: 'by-hand' }), customEntity({ name: 'a-first' })];
  const live = (...entities: JsonObject[]): JsonObject =>
    liveReply({ config: liveConfig(entities, { traffic_config: { routes: [{ served_entity_name: entities.includes(mine) ? 'churn-7' : 'a-first', traffic_percentage: 100 }] } }) });

  it.each([[[mine, theirs]], [[theirs, mine]]])('is the one with the name that the platform gives', (entities) => {
    expect(told(planFor(served(unnamed), live(...entities))).map((line) => line.split(':')[0])).toEqual(['remove config.served_entities[by-hand]']);
  });

  it.each([[[early, theirs]], [[theirs, early]]])('is the same one in whatever order a reply shows them', (entities) => {
    expect(told(planFor(served(unnamed), live(...entities))).map((line) => line.split(':')[0])).toEqual(['remove config.served_entities[by-hand]']);
  });
});

describe('a replacement', () => {
  const allowed = { context: { allowDestroy: true } };
  const external = { config: { served_entities: [externalEntity()] } };

  it('takes nothing along that an endpoint of the new kind cannot have: the old one is gone by the time the platform says so', () => {
    const config = liveConfig([customEntity()], { auto_capture_config: { enabled: true, catalog_name: 'a', schema_name: 'b', table_name_prefix: 'p' } });
    const body = bodyOf(planFor(external, liveReply({ config, route_optimized: true, description: 'kept' }), allowed), 'create');
    expect(body).toMatchObject({ description: 'kept' });
    expect(body).not.toHaveProperty('route_optimized');
    expect(body['config']).not.toHaveProperty('auto_capture_config');
  });

  it('shows an unnamed entity under the name that it is created with', () => {
    const wanted = { config: { served_entities: [{ ...without(customEntity(), 'name'), entity_version: '8' }] }, route_optimized: true };
    const plan = planFor(wanted, liveReply({ config: liveConfig([customEntity({ name: 'churn-7' })]) }), allowed);
    const sent = bodyOf(plan, 'create')['config'];
    expect(sent).toMatchObject({ served_entities: [{ name: 'churn-7', entity_version: '8' }] });
    expect(plan.changes[0]).toMatchObject({ path: 'endpoint', after: { config: { served_entities: [{ name: 'churn-7' }] } } });
  });
});

describe('tightening rate limits before a rollout', () => {
  const groups = (...names: string[]): JsonObject[] => names.map((principal) => ({ key: 'user_group', principal, calls: 1, renewal_period: 'minute' }));
  const between = (before: JsonObject[], after: JsonObject[]): unknown => {
    const wanted = { ...served(customEntity({ entity_version: '8' })), ai_gateway: { rate_limits: after } };
    const plan = planFor(wanted, liveReply({ config: liveConfig([customEntity()]), ai_gateway: { rate_limits: before } }));
    return operationsOf(plan, 'put-ai-gateway').find(({ step }) => step === 'tighten')?.body['rate_limits'];
  };

  it('sets old and new limits together', () => {
    expect(between(groups('a'), groups('b', 'c'))).toHaveLength(3);
  });

  it('leaves new ones for the end where both together are more than the platform takes', () => {
    expect(between(groups('a', 'b', 'c'), groups('d', 'e', 'f'))).toEqual(groups('a', 'b', 'c').map((limit): unknown => expect.objectContaining({ principal: limit['principal'] })));
  });
});

describe('a rule that ignores what nobody can read', () => {
  const units = (name: string, more: JsonObject = {}): JsonObject => ({ name, entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50, ...more });
  const document = (...entities: JsonObject[]): JsonObject => ({
    config: { served_entities: entities, traffic_config: { routes: entities.map(({ name }, index) => ({ served_entity_name: name!, traffic_percentage: index === 0 ? 100 : 0 })) } },
  });
  const wanted = document(units('a'), units('b', { burst_scaling_enabled: false }));
  const path = 'config.served_entities[b]';

  it('leaves its digest, so that neither its beginning nor its end is a change', () => {
    const tags = bodyOf(planFor(wanted, undefined), 'create')['tags']!;
    const live = (...entities: JsonObject[]): JsonObject => liveReply({ config: liveConfig(entities, { traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 100 }] } }), tags });
    const ignoring = { ...wanted, lifecycle: { ignore_changes: [path, 'config.traffic_config[b]'].map((each) => ({ path: each, reason: 'by hand' })) } };
    expect(objectsOf(tags).map(({ key }) => key)).toContain('endpoints_unread');
    expect(told(planFor(ignoring, live(units('a'))))).toEqual([]);
    expect(told(planFor(ignoring, live(units('a'), units('b'))))).toEqual([]);
    expect(told(planFor(wanted, live(units('a'), units('b'))))).toEqual([]);
  });

  it('is no change of other values, and no route to what it takes out is sent', () => {
    const both = document(units('a', { burst_scaling_enabled: false }), units('b', { burst_scaling_enabled: false }));
    const tags = bodyOf(planFor(both, undefined), 'create')['tags']!;
    const live = liveReply({ config: liveConfig([units('a')], { traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 100 }] } }), tags });
    const ignoring = { ...both, lifecycle: { ignore_changes: [{ path, reason: 'by hand' }] } };
    expect(told(planFor(ignoring, live))).toEqual([]);
    const changed = { ...ignoring, config: { ...(both['config'] as JsonObject), served_entities: [units('a', { burst_scaling_enabled: true }), units('b', { burst_scaling_enabled: false })] } };
    const plan = planFor(changed, live);
    expect(told(plan)).toEqual(['change config.served_entities[a].burst_scaling_enabled: (unknown) -> true']);
    const update = JSON.stringify(bodyOf(plan, 'update-config'));
    expect(update).not.toContain('"b"');
  });
});
