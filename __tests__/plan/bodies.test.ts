/** Request bodies to the letter: what is sent, what is carried along, and what stays home. */
import { configBody, createBody, gatewayBody, grantsBody, notificationsBody, statedForm, telemetryBody, writeOnlyValues } from '../../src/plan/bodies.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const entity = (more: JsonObject = {}): JsonObject => ({ name: 'main', entity_name: 'm', entity_version: '1', ...more });
const config = (...served_entities: JsonObject[]): JsonObject => ({ served_entities });

describe('the config', () => {
  it.each<[string, JsonObject, JsonObject | undefined, JsonObject]>([
    ['types are right, and what says "none" is left out', config(entity({ entity_version: 7, workload_size: '', environment_vars: {}, instance_profile_arn: null as never, scale_to_zero_enabled: 'true' })), undefined, config(entity({ entity_version: '7', scale_to_zero_enabled: true }))],
    ['variables are texts', config(entity({ environment_vars: { A: 1 } })), undefined, config(entity({ environment_vars: { A: '1' } }))],
    ['a whole block without anything is left out', config({ name: 'main', external_model: { name: 'x', openai_config: { openai_api_base: '' } } }), undefined, config({ name: 'main', external_model: { name: 'x' } })],
    ['chunks are the manifest’s', config(entity({ throughput_chunks: { max: 1 }, max_provisioned_throughput: 9 })), undefined, config(entity({ max_provisioned_throughput: 9 }))],
    ['what is open is carried along', config({ name: 'main', entity_name: 'm' }), config(entity({ instance_profile_arn: 'x', workload_type: 'CPU', state: {} })), config({ name: 'main', entity_name: 'm', entity_version: '1', workload_type: 'CPU', instance_profile_arn: 'x' })],
    ['a version is not carried to another model', config({ name: 'main', entity_name: 'other' }), config(entity({ workload_type: 'CPU' })), config({ name: 'main', entity_name: 'other', workload_type: 'CPU' })],
    ['nothing is carried to an entity of another kind or name', config({ name: 'main', entity_name: 'm', entity_version: '1', provisioned_model_units: 50 }, { name: 'b', entity_name: 'm' }), config(entity({ workload_type: 'CPU', instance_profile_arn: 'x' })), config(entity({ provisioned_model_units: 50 }), { name: 'b', entity_name: 'm' })],
    ['a size is not carried beside concurrency that is stated', config(entity({ max_provisioned_concurrency: 8 })), config(entity({ workload_size: 'Small' })), config(entity({ max_provisioned_concurrency: 8 }))],
    ['it is beside concurrency that is stated as none', config(entity({ max_provisioned_concurrency: '' })), config(entity({ workload_size: 'Small' })), config(entity({ workload_size: 'Small' }))],
    ['no entities stated: those that are live, with their routes', { auto_capture_config: {} }, { ...config(entity({ state: {}, creator: 'x' })), traffic_config: { routes: [{ served_model_name: 'main', served_entity_name: 'main', traffic_percentage: '100' }] } }, { ...config(entity()), traffic_config: { routes: [{ served_entity_name: 'main', traffic_percentage: 100 }] } }],
    ['no entities stated, none live', { auto_capture_config: {} }, undefined, { served_entities: [] }],
    ['entities stated: live routes stay home', config(entity()), { ...config(entity()), traffic_config: { routes: [{ served_entity_name: 'main', traffic_percentage: 100 }] } }, config(entity())],
    ['routes that are stated', { ...config(entity()), traffic_config: { routes: [{ served_model_name: 'main', traffic_percentage: 100 }] } }, undefined, { ...config(entity()), traffic_config: { routes: [{ served_entity_name: 'main', traffic_percentage: 100 }] } }],
    ['routes of none', { ...config(entity()), traffic_config: {} }, undefined, config(entity())],
    ['the capture is merged', { ...config(entity()), auto_capture_config: { enabled: false } }, { auto_capture_config: { catalog_name: 'c', enabled: 'true', state: {} } }, { ...config(entity()), auto_capture_config: { catalog_name: 'c', enabled: false } }],
    ['the live capture is carried along', config(entity()), { auto_capture_config: { catalog_name: 'c' } }, { ...config(entity()), auto_capture_config: { catalog_name: 'c' } }],
  ])('%s', (_title, wanted, live, body) => {
    expect(json(configBody(wanted, live))).toEqual(body);
  });
});

describe('the gateway', () => {
  const table = (more: JsonObject = {}): JsonObject => ({ inference_table_config: { enabled: true, catalog_name: 'c', schema_name: 's', ...more } });
  it.each<[string, JsonObject | undefined, JsonObject | undefined, JsonObject]>([
    ['none', undefined, table(), {}],
    ['a prefix that is left open stays', table(), table({ table_name_prefix: 'p' }), table({ table_name_prefix: 'p' })],
    ['one that is stated is sent', table({ table_name_prefix: 'q' }), table({ table_name_prefix: 'p' }), table({ table_name_prefix: 'q' })],
    ['one of another schema stays behind', table(), table({ schema_name: 'x', table_name_prefix: 'p' }), table()],
    ['one of another catalog stays behind', table(), table({ catalog_name: 'x', table_name_prefix: 'p' }), table()],
    ['none is live', table(), table({ table_name_prefix: null as never }), table()],
    ['no table is live', table(), {}, table()],
    ['no table is wanted', { usage_tracking_config: { enabled: true } }, table({ table_name_prefix: 'p' }), { usage_tracking_config: { enabled: true } }],
  ])('%s', (_title, wanted, live, body) => {
    expect(json(gatewayBody(wanted, live))).toEqual(body);
  });
});

describe('telemetry', () => {
  const tables = { table_names: { logs_table: 'a.b.c' } };
  it.each<[string, JsonObject, JsonObject | undefined, boolean | undefined, JsonObject]>([
    ['none', {}, { telemetry_profile_id: 'p' }, undefined, {}],
    ['nothing live', tables, undefined, undefined, tables],
    ['what is filled in goes along', { enabled_telemetry_features: ['x'] }, { telemetry_profile_id: 'p', inference_table_config: { sampling_fraction: 1, name: 'n' } }, undefined, { enabled_telemetry_features: ['x'], telemetry_profile_id: 'p', inference_table_config: { sampling_fraction: 1 } }],
    ['new tables make a new profile', tables, { telemetry_profile_id: 'p' }, undefined, tables],
    ['tables that made the live profile stay home', tables, { telemetry_profile_id: 'p' }, false, { telemetry_profile_id: 'p' }],
    ['tables go where there is no profile', tables, { enabled_telemetry_features: ['x'] }, false, { ...tables, enabled_telemetry_features: ['x'] }],
  ])('%s', (_title, wanted, live, newTables, body) => {
    expect(json(newTables === undefined ? telemetryBody(wanted, live) : telemetryBody(wanted, live, newTables))).toEqual(body);
  });
});

it('notifications, grants and sections as the manifest would state them', () => {
  expect(notificationsBody({ on_update_success: [], on_update_failure: ['a@b.c'] })).toEqual({ on_update_failure: ['a@b.c'] });
  expect(notificationsBody({})).toEqual({});
  expect(grantsBody([])).toEqual([]);
  expect(grantsBody([{ group_name: 'g', level: 'CAN_VIEW' }])).toEqual([{ group_name: 'g', permission_level: 'CAN_VIEW' }]);
  expect(statedForm('tags', [{ key: 'a', value: 1, more: 2 }])).toEqual([{ key: 'a', value: '1' }]);
  expect(statedForm('ai_gateway', { usage_tracking_config: { enabled: 'true' }, nonsense: 1 })).toEqual({ usage_tracking_config: { enabled: true } });
});

describe('a create', () => {
  const own = [{ key: 'endpoints_manifest', value: 'me' }];
  const of = (wanted: JsonObject, live?: JsonObject, route: 'R1' | 'R30' = 'R1'): unknown => {
    const { name, tags, ...body } = createBody('chat', wanted, own, { route, live });
    expect(name).toBe('chat');
    expect((tags as JsonObject[]).at(-1)).toEqual(own[0]);
    return json((tags as JsonObject[]).length === 1 ? body : { ...body, tags });
  };
  const custom = { config: config(entity()) };
  const external = { config: config({ name: 'main', external_model: { name: 'x' } }) };
  const units = { config: config(entity({ provisioned_model_units: 50 })) };
  const carried = { description: 'D', route_optimized: true, budget_policy_id: 'B' };

  it.each<[string, JsonObject, JsonObject | undefined, 'R1' | 'R30', JsonObject]>([
    ['has what is stated', { ...custom, description: 'd', route_optimized: true, budget_policy_id: 'b' }, undefined, 'R1', { ...custom, description: 'd', route_optimized: true, budget_policy_id: 'b' }],
    ['has no empty description', { ...custom, description: '' }, undefined, 'R1', custom],
    ['says `route_optimized: false` where it is stated', { ...custom, route_optimized: false }, undefined, 'R1', { ...custom, route_optimized: false }],
    ['of model units has only the budget policy', { ...units, ...carried }, undefined, 'R30', { ...units, budget_policy_id: 'B' }],
    ['carries along what the kind knows, never the budget policy', custom, carried, 'R1', { ...custom, description: 'D', route_optimized: true }],
    ['carries no route optimisation that is off', custom, { route_optimized: false, description: '' }, 'R1', custom],
    ['carries none to another kind', external, carried, 'R1', { ...external, description: 'D' }],
    ['of an endpoint without a config carries the description', {}, carried, 'R1', { description: 'D' }],
    ['carries the legacy capture to a custom model', custom, { config: { auto_capture_config: { catalog_name: 'c' } } }, 'R1', { config: { ...custom.config, auto_capture_config: { catalog_name: 'c' } } }],
    ['does not to another kind (N31)', external, { config: { auto_capture_config: { catalog_name: 'c' } } }, 'R1', external],
    ['sends it where it is stated', { config: { ...external.config, auto_capture_config: { catalog_name: 'c' } } }, undefined, 'R1', { config: { ...external.config, auto_capture_config: { catalog_name: 'c' } } }],
    ['has tags, then our own', { tags: [{ key: 'a' }] }, undefined, 'R1', { tags: [{ key: 'a', value: '' }, own[0]!] }],
    ['has sections with something in them', { ai_gateway: { usage_tracking_config: { enabled: true } }, email_notifications: { on_update_failure: ['a'] }, telemetry_config: { telemetry_profile_id: 'p' } }, undefined, 'R1', { ai_gateway: { usage_tracking_config: { enabled: true } }, email_notifications: { on_update_failure: ['a'] }, telemetry_config: { telemetry_profile_id: 'p' } }],
    ['has none that are stated as none', { ai_gateway: {}, email_notifications: {}, telemetry_config: {} }, undefined, 'R1', {}],
    ['of model units has no telemetry', { ...units, email_notifications: { on_update_failure: ['a'] }, telemetry_config: { telemetry_profile_id: 'p' } }, undefined, 'R30', { ...units, email_notifications: { on_update_failure: ['a'] } }],
  ])('%s', (_title, wanted, live, route, body) => {
    expect(of(wanted, live, route)).toEqual(body);
  });
});

it('values that can be sent and never read, by path', () => {
  const document = { config: config(entity({ burst_scaling_enabled: 'true' }), entity({ name: 'b', burst_scaling_enabled: null as never }), entity({ name: 'c' })), telemetry_config: { table_names: { logs_table: 'a.b.c' }, telemetry_profile_id: 'p' } };
  expect([...writeOnlyValues(document)]).toEqual([['config.served_entities[main].burst_scaling_enabled', true], ['telemetry_config.table_names', { logs_table: 'a.b.c' }]]);
  expect([...writeOnlyValues({ telemetry_config: { table_names: {} } })]).toEqual([]);
  expect([...writeOnlyValues({})]).toEqual([]);
});
