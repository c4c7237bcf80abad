/** Stated is stated whole, unstated is never touched; what is carried along, ignored, or lost. */
import { parse } from 'yaml';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { readManifest } from '../../src/manifest/read.js';
import { bodyOf, creator, customEntity, externalEntity, kindsOf, liveConfig, liveEndpoint, manifestWith, operationsOf, pathsOf, planFor, planOf, told, without } from '../helpers/build.js';

const served = (...entities: JsonObject[]): JsonObject => ({ config: { served_entities: entities } });
const everything: JsonObject = {
  config: liveConfig([customEntity({ environment_vars: { A: '1' }, instance_profile_arn: 'arn:x' })]),
  ai_gateway: { usage_tracking_config: { enabled: true }, guardrails: { input: { safety: true } } },
  tags: [{ key: 'team', value: 'x' }],
  email_notifications: { on_update_failure: ['a@b.c'] },
  telemetry_config: { telemetry_profile_id: 'p', enabled_telemetry_features: ['TELEMETRY_FEATURE_LOGS'] },
};
const grants = [{ field: 'group_name' as const, principal: 'analysts', level: 'CAN_QUERY' }];

describe('sections', () => {
  it('never touches what the manifest does not state, and names it', () => {
    const plan = planFor({ lifecycle: { prevent_destroy: false } }, everything, { grants });
    expect(plan).toMatchObject({ action: 'unchanged', operations: [] });
    expect(plan.unmanaged).toEqual(['config', 'ai_gateway', 'tags', 'email_notifications', 'telemetry_config']);
  });

  it.each<[string, JsonObject, string[], JsonObject]>([
    ['ai_gateway', { ai_gateway: {} }, ['put-ai-gateway'], { body: {} }],
    ['tags', { tags: [] }, ['patch-tags tags'], { remove: ['team'], add: [] }],
    ['permissions', { permissions: [] }, ['put-permissions'], { grants: [] }],
    ['email_notifications', { email_notifications: {} }, ['patch-notifications'], { body: { email_notifications: { on_update_success: [], on_update_failure: [] } } }],
    ['telemetry_config', { telemetry_config: {} }, ['patch-telemetry'], { body: {} }],
  ])('removes %s that is stated as none', (section, document, kinds, operation) => {
    const plan = planFor(document, everything, { grants });
    expect(plan.changes.length).toBeGreaterThan(0);
    expect(plan.changes.every((change) => change.section === section && change.action === 'remove' && change.class === 'remove')).toBe(true);
    expect(kindsOf(plan)).toEqual(kinds);
    expect(plan.operations[0]).toMatchObject(operation);
  });

  it('reads `permissions` where they are stated, and else does not ask', () => {
    const asked: { kind: string }[] = [];
    planOf(manifestWith(served(customEntity({ environment_vars: { A: '1' } }))), liveEndpoint(everything), {}, asked as never);
    expect(asked).toEqual([]);
    planOf(manifestWith({ permissions: [] }), liveEndpoint(everything), {}, asked as never);
    expect(asked).toEqual([{ kind: 'permissions', id: liveEndpoint().id }]);
  });

  it('replaces a whole section with what is stated, blocks left out included', () => {
    const plan = planFor({ ai_gateway: { fallback_config: { enabled: true } } }, everything);
    expect(told(plan)).toEqual([
      'remove ai_gateway.usage_tracking_config.enabled: true',
      'remove ai_gateway.guardrails.input.safety: true',
      'add ai_gateway.fallback_config.enabled: true',
    ]);
    expect(bodyOf(plan, 'put-ai-gateway')).toEqual({ fallback_config: { enabled: true } });
  });
});

describe('carrying along', () => {
  const carriedLive = customEntity({
    workload_type: 'GPU_SMALL',
    environment_vars: { A: '1', B: '{{secrets/s/k}}' },
    instance_profile_arn: 'arn:x',
    type: 'UC_MODEL',
    creator: 'x',
    unknown_field: 1,
  });
  const bare = { name: 'main', entity_name: 'prod.ml.churn', entity_version: '8', scale_to_zero_enabled: false };

  it('sends unmanaged live values of the same entity when the config is written', () => {
    const plan = planFor(served(bare), { config: liveConfig([carriedLive]) });
    expect(told(plan)).toEqual(['change config.served_entities[main].entity_version: 7 -> 8']);
    const sent = without(carriedLive, 'type', 'creator', 'unknown_field');
    expect(bodyOf(plan, 'update-config')['served_entities']).toEqual([{ ...sent, entity_version: '8' }]);
  });

  it('drops fields stated as none instead of carrying them', () => {
    const plan = planFor(served({ ...bare, entity_version: '7', environment_vars: {}, instance_profile_arn: '' }), { config: liveConfig([carriedLive]) });
    expect(pathsOf(plan)).toEqual([
      'config.served_entities[main].environment_vars[A]',
      'config.served_entities[main].environment_vars[B]',
      'config.served_entities[main].instance_profile_arn',
    ]);
    const [entity] = bodyOf(plan, 'update-config')['served_entities'] as JsonObject[];
    expect(entity).toEqual({ ...bare, entity_version: '7', workload_size: 'Small', workload_type: 'GPU_SMALL' });
  });

  it('never carries what a stated field excludes, to another name, or to another kind', () => {
    const sized = { ...bare, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 };
    expect((bodyOf(planFor(served(sized), { config: liveConfig([carriedLive]) }), 'update-config')['served_entities'] as JsonObject[])[0]).not.toHaveProperty('workload_size');
    const renamed = { ...bare, name: 'other' };
    expect(bodyOf(planFor(served(renamed), { config: liveConfig([carriedLive]) }), 'update-config')['served_entities']).toEqual([renamed]);
    const throughput = { name: 'main', entity_name: 'prod.ml.churn', entity_version: '7', min_provisioned_throughput: 0, max_provisioned_throughput: 100 };
    const create = bodyOf(planFor(served(throughput), { config: liveConfig([carriedLive]) }), 'create');
    expect(create['config']).toMatchObject({ served_entities: [throughput] });
  });

  it('never carries a version to another model', () => {
    const spec = { name: 'main', entity_name: 'prod.ml.features', scale_to_zero_enabled: false };
    const [entity] = bodyOf(planFor(served(spec), { config: liveConfig([customEntity()]) }), 'update-config')['served_entities'] as JsonObject[];
    expect(entity).toEqual({ ...spec, workload_size: 'Small' });
  });

  it('sends environment values as they stand, blanks included', () => {
    const environment_vars = { PEM: 'line\n', PAD: ' x ' };
    const create = bodyOf(planFor(served(customEntity({ environment_vars })), undefined), 'create');
    expect(create['config']).toMatchObject({ served_entities: [{ environment_vars }] });
    const plan = planFor(served(customEntity({ environment_vars })), { config: liveConfig([customEntity({ environment_vars: { PEM: 'line', PAD: ' x ' } })]) });
    expect(pathsOf(plan)).toEqual(['config.served_entities[main].environment_vars[PEM]']);
  });

  it('warns that a write may reset what nobody can read', () => {
    const units = { name: 'oss', entity_name: 'system.ai.oss', entity_version: '1', provisioned_model_units: 50 };
    const live = { config: liveConfig([units]) };
    const warning = /burst_scaling_enabled` cannot be read and is not stated/;
    expect(planFor(served({ ...units, provisioned_model_units: 100 }), live).warnings.join()).toMatch(warning);
    expect(planFor(served({ ...units, provisioned_model_units: 100, burst_scaling_enabled: true }), live).warnings).toEqual([]);
    expect(planFor(served(units), live).warnings).toEqual([]);
    expect(planFor(served({ ...units, name: 'new' }), live).warnings).toEqual([]);
  });
});

describe('ignore_changes', () => {
  const ignoring = (document: JsonObject, ...paths: (string | [string, string])[]): JsonObject => ({
    ...document,
    lifecycle: { ignore_changes: paths.map((path) => (typeof path === 'string' ? { path, reason: 'r' } : { path: path[0], reason: 'r', until: path[1] })) },
  });
  const live = { config: liveConfig([customEntity({ workload_size: 'Large', environment_vars: { A: 'by-hand', B: '2' } })]), tags: [{ key: 'team', value: 'live' }, { key: 'extra', value: 'x' }] };
  const wanted = served(customEntity({ environment_vars: { A: '1', B: '2' } }));
  const size = 'config.served_entities[main].workload_size';
  const variable = 'config.served_entities[main].environment_vars[A]';

  it('leaves differences alone, and sends the live value when the config is written for another reason', () => {
    expect(planFor(ignoring(wanted, size, variable), live).action).toBe('unchanged');
    const next = served(customEntity({ entity_version: '8', environment_vars: { A: '1', B: '2' } }));
    const plan = planFor(ignoring(next, size, variable), live);
    expect(pathsOf(plan)).toEqual(['config.served_entities[main].entity_version']);
    expect(bodyOf(plan, 'update-config')['served_entities']).toEqual([
      customEntity({ entity_version: '8', workload_size: 'Large', environment_vars: { A: 'by-hand', B: '2' } }),
    ]);
    expect(JSON.stringify(plan.changes)).not.toContain('by-hand');
  });

  it('counts up to the last day of `until`', () => {
    expect(planFor(ignoring(wanted, [size, '2026-11-21'], variable), live).action).toBe('unchanged');
    const ended = planFor(ignoring(wanted, [size, '2026-11-20'], variable), live);
    expect(pathsOf(ended)).toEqual([size]);
    expect(ended.warnings.join()).toMatch(/ended on 2026-11-20/);
  });

  it('ignores items of keyed lists and whole sections', () => {
    expect(planFor(ignoring({ tags: { team: 'mine' } }, 'tags[team]', 'tags[extra]'), live).action).toBe('unchanged');
    expect(planFor(ignoring({ tags: { team: 'mine' } }, 'tags'), live).action).toBe('unchanged');
    const limited = { ai_gateway: { rate_limits: [{ key: 'user', calls: 1, renewal_period: 'minute' }] } };
    const liveLimits = { ai_gateway: { rate_limits: [{ key: 'user', calls: 2, renewal_period: 'minute' }] } };
    expect(planFor(ignoring(limited, 'ai_gateway.rate_limits[user/calls]'), liveLimits).action).toBe('unchanged');
  });

  it('ignores fields that only a create can set', () => {
    const changed = { ...wanted, route_optimized: true, description: 'new' };
    const plan = planFor(ignoring(changed, size, variable, 'route_optimized', 'description'), live);
    expect(plan).toMatchObject({ action: 'unchanged', warnings: [] });
  });

  it('ignores whole served entities, in their place of the list', () => {
    const entities = ['a', 'b', 'c'].map((name) => externalEntity({ name }));
    const traffic_config = { routes: [{ served_entity_name: 'a', traffic_percentage: 100 }] };
    const theirs = externalEntity({ name: 'a' }, { name: 'gpt-4.1' });
    const liveSide = { config: { ...liveConfig([theirs, externalEntity({ name: 'b' }, { name: 'old' }), entities[2]!]), traffic_config } };
    const plan = planFor(ignoring({ config: { served_entities: entities, traffic_config } }, 'config.served_entities[a]'), liveSide);
    expect(pathsOf(plan)).toEqual(['config.served_entities[b].external_model.name']);
    expect(bodyOf(plan, 'update-config')['served_entities']).toEqual([theirs, entities[1], entities[2]]);
  });

  it('keeps a write-only value that is ignored, but plans no change for it', () => {
    const units = { name: 'oss', entity_name: 'system.ai.oss', entity_version: '1', provisioned_model_units: 50, burst_scaling_enabled: false };
    const path = 'config.served_entities[oss].burst_scaling_enabled';
    const readable = without(units, 'burst_scaling_enabled');
    expect(planFor(ignoring(served(units), path), { config: liveConfig([readable]) }).action).toBe('unchanged');
    const plan = planFor(ignoring(served({ ...units, provisioned_model_units: 100 }), path), { config: liveConfig([readable]) });
    expect(bodyOf(plan, 'update-config')).toMatchObject({ config: { served_entities: [{ burst_scaling_enabled: false }] } });
  });
});

describe('routes of a served entity that a rule has taken out', () => {
  const names = ['a', 'b', 'c'];
  const entities = (list: string[], size = 'Small'): JsonObject[] => list.map((name) => customEntity({ name, workload_size: size }));
  const routes = (percents: Record<string, number>, field = 'served_entity_name'): JsonObject => ({ routes: Object.entries(percents).map(([name, traffic_percentage]) => ({ [field]: name, traffic_percentage })) });
  const document = (size: string, ignored: string[]): JsonObject => ({
    config: { served_entities: entities(names, size), traffic_config: routes({ a: 100, b: 0, c: 0 }) },
    lifecycle: { ignore_changes: ignored.map((path) => ({ path, reason: 'by hand' })) },
  });
  const reply = (field?: string): JsonObject => ({ config: liveConfig(entities(['a', 'c']), { traffic_config: routes({ a: 100, c: 0 }, field) }) });

  it('go with it; others of 0 % stay', () => {
    expect(planFor(document('Small', ['config.served_entities[b]']), reply()).action).toBe('unchanged');
    const body = bodyOf(planFor(document('Large', ['config.served_entities[b]']), reply()), 'update-config');
    expect(body['traffic_config']).toMatchObject(routes({ a: 100, c: 0 }));
    expect((body['served_entities'] as JsonObject[]).map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('are known by either of their names, where the live ones are taken over', () => {
    for (const field of ['served_entity_name', 'served_model_name']) {
      const plan = planFor(document('Large', ['config.served_entities[b]', 'config.traffic_config']), reply(field));
      expect(pathsOf(plan)).toEqual(['a', 'c'].map((name) => `config.served_entities[${name}].workload_size`));
      expect((bodyOf(plan, 'update-config')['traffic_config'] as { routes: JsonObject[] }).routes).toHaveLength(2);
    }
  });
});

describe("the creator's grant", () => {
  it('is never a difference, stated or not', () => {
    const own = { field: 'service_principal_name' as const, principal: creator, level: 'CAN_MANAGE' };
    const document = { permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }] };
    const stating = { permissions: [...document.permissions, { level: 'CAN_MANAGE', service_principal_name: creator }] };
    for (const wanted of [document, stating]) {
      expect(planFor(wanted, everything, { grants: [...grants, own] }).action).toBe('unchanged');
      expect(planFor(wanted, everything, { grants }).action).toBe('unchanged');
    }
    const plan = planFor(stating, everything, { grants: [own] });
    expect(operationsOf(plan, 'put-permissions')[0]!.grants).toEqual([{ group_name: 'analysts', permission_level: 'CAN_QUERY' }]);
  });
});

it("the creator's grant is that of a user, too", () => {
  const own = { field: 'user_name' as const, principal: 'ann@example.com', level: 'CAN_MANAGE' };
  const live = { creator: own.principal, creator_kind: 'User', config: liveConfig([customEntity()]) };
  const document = { ...served(customEntity()), permissions: [{ level: 'CAN_VIEW', user_name: own.principal }, { level: 'CAN_QUERY', group_name: 'analysts' }] };
  expect(planFor(document, live, { grants: [own, ...grants] }).action).toBe('unchanged');
  expect(operationsOf(planFor(document, live, { grants: [own] }), 'put-permissions')[0]!.grants).toEqual([{ group_name: 'analysts', permission_level: 'CAN_QUERY' }]);
});

it('a create is approved with its fields of creation; one that is stated as none is as if it were not there', () => {
  const digest = (more: JsonObject = {}): unknown => planFor({ ...served(customEntity()), ...more }, undefined).documentDigest;
  expect(digest({ description: 'x' })).not.toBe(digest());
  expect(digest({ description: 'x' })).not.toBe(digest({ description: 'y' }));
  expect(digest({ route_optimized: true })).not.toBe(digest());
  expect(digest({ description: '' })).toBe(digest());
});

describe('replacing', () => {
  const wanted = { ...served(externalEntity()), tags: { team: 'x' } };
  const plan = (document: JsonObject, allowDestroy: boolean | string[] = true, live = everything): ReturnType<typeof planFor> =>
    planFor(document, live, { grants, context: { allowDestroy } });

  it('is blocked by what would be lost, listed as YAML that the manifest takes', () => {
    const blocked = plan({ ...wanted, config: { served_entities: [customEntity()] }, route_optimized: true }).blocked!;
    expect(blocked).toMatchObject({ reason: 'destroy-blocked', place: { file: 'endpoints.yml', line: 1 } });
    const pasted = parse(blocked.paste!) as { endpoints: { chat: JsonObject } };
    expect(Object.keys(pasted.endpoints.chat)).toEqual(['ai_gateway', 'email_notifications', 'telemetry_config', 'permissions']);
    const document = { ...wanted, config: { served_entities: [customEntity()] }, route_optimized: true, ...pasted.endpoints.chat };
    const { diagnostics } = readManifest([{ path: 'm.yml', text: JSON.stringify({ id: 'demo', endpoints: { chat: document } }) }], {});
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan(document).blocked).toBeUndefined();
  });

  it('is blocked by a config that the manifest does not state', () => {
    const { config, ...others } = everything;
    expect(plan({ route_optimized: true }, true, { config: config! }).blocked!.message).toMatch(/would lose.*`config`/);
    expect(others).not.toHaveProperty('config');
  });

  it('takes stated sections and an explicit none for permission, and sends all of it', () => {
    const stated = { ...wanted, ai_gateway: {}, email_notifications: {}, telemetry_config: {}, permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }] };
    const made = plan(stated);
    expect(made.blocked).toBeUndefined();
    expect(kindsOf(made)).toEqual(['delete', 'create', 'wait', 'put-permissions']);
    expect(bodyOf(made, 'create')).toMatchObject({ tags: [{ key: 'team', value: 'x' }, { key: 'endpoints_manifest' }] });
    expect(plan(stated, false).blocked).toMatchObject({ reason: 'destroy-blocked', hint: expect.stringMatching(/allow-destroy/) });
    expect(plan(stated, ['chat']).blocked).toBeUndefined();
    expect(plan(stated, ['other']).blocked).toBeDefined();
  });

  it("keeps a stated grant of the old creator, who will not be the creator any more", () => {
    const grant = { level: 'CAN_MANAGE', service_principal_name: creator };
    const made = planFor({ ...served(externalEntity()), permissions: [grant] }, { config: liveConfig([customEntity()]) }, { context: { allowDestroy: true } });
    expect(operationsOf(made, 'put-permissions')[0]!.grants).toEqual([{ service_principal_name: creator, permission_level: 'CAN_MANAGE' }]);
  });

  it('is blocked by protection, whichever side says so', () => {
    const stated = { ...served(externalEntity()), lifecycle: { prevent_destroy: true } };
    const live = { config: liveConfig([customEntity()]) };
    const allowed = { context: { allowDestroy: true } };
    expect(planFor(stated, live, allowed).blocked!.message).toMatch(/protected.*`prevent_destroy`/);
    const tagged = { ...live, tags: [{ key: 'endpoints_protected', value: 'true' }] };
    expect(planFor(served(externalEntity()), tagged, allowed).blocked!.message).toMatch(/tag `endpoints_protected`/);
    expect(planFor(served(externalEntity()), { ...live, tags: [{ key: 'endpoints_protected', value: 'false' }] }, allowed).blocked).toBeUndefined();
  });
});

describe('what nobody can read', () => {
  const units = (burst: boolean | undefined, name = 'oss'): JsonObject => ({ name, entity_name: 'system.ai.oss', entity_version: '1', provisioned_model_units: 50, ...(burst === undefined ? {} : { burst_scaling_enabled: burst }) });
  const tables = (logs_table: string): JsonObject => ({ table_names: { logs_table } });
  const tagOf = (plan: ReturnType<typeof planFor>): string =>
    (bodyOf(plan, 'create')['tags'] as { key: string; value: string }[]).find(({ key }) => key === 'endpoints_unread')!.value;
  const noted = (document: JsonObject): JsonObject[] => [{ key: 'endpoints_unread', value: tagOf(planFor(document, undefined)) }];
  const burst = 'config.served_entities[oss].burst_scaling_enabled';
  const unitsLive = { config: liveConfig([units(undefined)]) };
  const telemetryLive = { config: liveConfig([customEntity()]), telemetry_config: { telemetry_profile_id: 'p' } };
  const telemetry = (logs: string): JsonObject => ({ ...served(customEntity()), telemetry_config: tables(logs) });

  it.each<[string, JsonObject, JsonObject, JsonObject, string[], string[]]>([
    ['burst scaling that stays', served(units(true)), served(units(true)), unitsLive, [], []],
    ['burst scaling that changes', served(units(true)), served(units(false)), unitsLive, [`change ${burst}: (unknown) -> false`], ['patch-tags intent', 'update-config', 'wait', 'patch-tags tags']],
    ['burst scaling that is no longer stated', served(units(true)), served(units(undefined)), unitsLive, ['remove ownership: '], ['patch-tags protection']],
    ['table names that stay', telemetry('a.b.c'), telemetry('a.b.c'), telemetryLive, [], []],
    ['table names that change', telemetry('a.b.c'), telemetry('a.b.d'), telemetryLive, ['change telemetry_config.table_names: (unknown) -> {"logs_table":"a.b.d"}'], ['patch-tags intent', 'patch-telemetry', 'patch-tags tags']],
    ['table names that are no longer stated', telemetry('a.b.c'), { ...served(customEntity()), telemetry_config: { telemetry_profile_id: 'p' } }, telemetryLive, ['remove ownership: '], ['patch-tags protection']],
  ])('is noticed by its digest: %s', (_name, before, after, live, expected, kinds) => {
    const plan = planFor(after, { ...live, tags: noted(before) });
    expect(told(plan).map((line) => line.replace(/endpoints_unread: \w+$/, ''))).toEqual(expected);
    expect(kindsOf(plan)).toEqual(kinds);
  });

  it('is sent when an endpoint is adopted, and noted once that is done', () => {
    const { tags: _tags, ...reply } = liveEndpoint(unitsLive);
    const plan = planOf(manifestWith({ ...served(units(true)), lifecycle: { adopt: true } }), { ...reply, tags: [] });
    expect(told(plan).slice(1)).toEqual([`change ${burst}: (unknown) -> true`]);
    expect(kindsOf(plan)).toEqual(['patch-tags ownership', 'update-config', 'wait', 'patch-tags tags']);
  });

  it('has no value before where its entity is new, whatever is noted of others', () => {
    const two = served(units(true), units(false, 'two'));
    const path = 'config.served_entities[two].burst_scaling_enabled';
    const paths = (tags: JsonObject[]): unknown => planFor({ config: { ...(two['config'] as JsonObject), traffic_config: { routes: [{ served_entity_name: 'oss', traffic_percentage: 100 }, { served_entity_name: 'two', traffic_percentage: 0 }] } } }, { ...unitsLive, tags })
      .changes.filter(({ path: each }) => each.endsWith('burst_scaling_enabled')).map((change) => [change.path, change.action, change.before, change.after]);
    for (const tags of [[], noted(served(units(true)))]) expect(paths(tags)).toEqual([[burst, 'change', '(unknown)', true], [path, 'add', undefined, false]]);
  });

  it('is part of a replacement, with its digest', () => {
    const plan = planFor(served(units(true)), { config: liveConfig([externalEntity()]) }, { context: { allowDestroy: true } });
    expect(kindsOf(plan)).toEqual(['delete', 'create', 'wait']);
    expect(bodyOf(plan, 'create')).toMatchObject({ config: { served_entities: [{ burst_scaling_enabled: true }] } });
    expect(noted(served(units(true)))).toEqual([{ key: 'endpoints_unread', value: tagOf(plan) }]);
  });

  it('is not noticed where a rule ignores it, whatever else is noticed', () => {
    const two = (a: boolean, b: boolean): JsonObject => ({
      config: { served_entities: [units(a), units(b, 'other')], traffic_config: { routes: [{ served_entity_name: 'oss', traffic_percentage: 50 }, { served_entity_name: 'other', traffic_percentage: 50 }] } },
      lifecycle: { ignore_changes: [{ path: burst, reason: 'by hand' }] },
    });
    const live = { config: liveConfig([units(undefined), units(undefined, 'other')], { traffic_config: { routes: [{ served_model_name: 'oss', traffic_percentage: 50 }, { served_model_name: 'other', traffic_percentage: 50 }] } }), tags: noted(two(true, true)) };
    expect(told(planFor(two(false, true), live))).toEqual([]);
    expect(pathsOf(planFor(two(false, false), live))).toEqual(['config.served_entities[other].burst_scaling_enabled']);
  });
});

describe('a legacy inference table that is stated as none', () => {
  const none = { config: { served_entities: [customEntity()], auto_capture_config: {} } };
  const capture = (more: JsonObject = {}): JsonObject => ({ config: liveConfig([customEntity()], { auto_capture_config: { catalog_name: 'a', schema_name: 'b', table_name_prefix: 'p', ...more } }) });

  it.each<[string, JsonObject]>([['is on', { enabled: true }], ['says nothing of being off', {}]])('is turned off where it %s', (_name, more) => {
    const plan = planFor(none, capture(more));
    expect(pathsOf(plan)).toEqual(['config.auto_capture_config.enabled']);
    expect(bodyOf(plan, 'update-config')['auto_capture_config']).toEqual({ catalog_name: 'a', schema_name: 'b', table_name_prefix: 'p', enabled: false });
    expect(planFor(none, capture({ enabled: false })).action).toBe('unchanged');
  });

  it('is nothing to say where there is none', () => {
    expect(planFor(none, { config: liveConfig([customEntity()]) }).action).toBe('unchanged');
    expect(bodyOf(planFor(none, undefined), 'create')['config']).not.toHaveProperty('auto_capture_config');
    expect(planFor(served(customEntity()), capture({ enabled: true })).action).toBe('unchanged');
  });
});
