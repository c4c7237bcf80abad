/** Rules N21-N34 of the platform page, from outside: manifest in, live JSON in, differences and calls out. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { readManifest } from '../../src/manifest/read.js';
import { bodyOf, customEntity, externalEntity, kindsOf, liveConfig, manifestOf, operationsOf, pathsOf, planFor, planOf, liveEndpoint, told, without } from '../helpers/build.js';

const external = (model: JsonObject = {}, overrides: JsonObject = {}): JsonObject => ({
  config: { served_entities: [externalEntity({}, model)] },
  ...overrides,
});
const liveExternal = (model: JsonObject = {}, overrides: JsonObject = {}): JsonObject => ({
  config: liveConfig([externalEntity({}, model)]),
  ...overrides,
});
const custom: JsonObject = { config: { served_entities: [customEntity()] } };
const liveCustom: JsonObject = { config: liveConfig([customEntity()]) };

describe('fields of the endpoint', () => {
  it('N21 compares a budget policy with the effective one, and only warns', () => {
    const wanted = external({}, { budget_policy_id: 'mine' });
    expect(planFor(wanted, liveExternal({}, { effective_budget_policy_id: 'mine' }))).toMatchObject({ action: 'unchanged', warnings: [] });
    const other = planFor(wanted, liveExternal({}, { effective_budget_policy_id: 'theirs' }));
    expect(other).toMatchObject({ action: 'unchanged', changes: [] });
    expect(other.warnings.join()).toMatch(/`budget_policy_id` differs.*next replaced/);
    expect(planFor(wanted, liveExternal())).toMatchObject({ action: 'unchanged', warnings: [], unverifiable: ['budget_policy_id'] });
    expect(planFor(external(), liveExternal({}, { effective_budget_policy_id: 'theirs' })).warnings).toEqual([]);
  });

  it('N22 equates an absent description with an empty one, and only warns of another', () => {
    expect(planFor(external({}, { description: '' }), liveExternal()).warnings).toEqual([]);
    const plan = planFor(external({}, { description: 'new' }), liveExternal({}, { description: 'old' }));
    expect(plan).toMatchObject({ action: 'unchanged', changes: [], operations: [] });
    expect(plan.warnings.join()).toMatch(/`description` differs/);
  });

  it('N23 equates an absent `route_optimized` with false, and replaces for another', () => {
    expect(planFor({ ...custom, route_optimized: false }, { ...liveCustom, route_optimized: null }).action).toBe('unchanged');
    const plan = planFor({ ...custom, route_optimized: true }, liveCustom);
    expect(plan).toMatchObject({ action: 'replace', impact: 'replace' });
    expect(pathsOf(plan)).toEqual(['endpoint', 'route_optimized']);
  });
});

describe('tags, limits, gateway', () => {
  it('N24 reads tags as a set by key, and a missing value as ""', () => {
    const tags = [{ key: 'b', value: '' }, { key: 'a', value: '1' }];
    const live = liveExternal({}, { tags: [{ key: 'a', value: '1' }, { key: 'b' }] });
    expect(planFor(external({}, { tags }), live).action).toBe('unchanged');
    expect(planFor(external({}, { tags: { a: 1, b: '' } }), live).action).toBe('unchanged');
    const plan = planFor(external({}, { tags: { a: '2', c: 'x' } }), live);
    expect(told(plan)).toEqual(['change tags[a]: 1 -> 2', 'remove tags[b]: ', 'add tags[c]: x']);
    expect(operationsOf(plan, 'patch-tags')).toMatchObject([{ add: [{ key: 'a', value: '2' }, { key: 'c', value: 'x' }], remove: ['b'] }]);
  });

  it('N25 moves top-level `rate_limits` into the AI Gateway, with a warning', () => {
    const limits = [{ calls: 100, key: 'user', renewal_period: 'minute' }];
    const text = JSON.stringify({ id: 'demo', endpoints: { chat: external({}, { rate_limits: limits }) } });
    const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
    expect(diagnostics).toMatchObject([{ severity: 'warning' }]);
    expect(manifest!.endpoints[0]!.document).toMatchObject({ ai_gateway: { rate_limits: limits } });
    const body = bodyOf(planOf(manifest!, undefined), 'create');
    expect(body).not.toHaveProperty('rate_limits');
    expect(body).toMatchObject({ ai_gateway: { rate_limits: limits } });
  });

  it('N26 keys limits by whom and what they count, in any order', () => {
    const rate_limits = [
      { calls: 600, key: 'endpoint', renewal_period: 'minute' },
      { calls: 30, key: 'user', renewal_period: 'minute' },
      { tokens: 5000, key: 'user', principal: 'a@b.c', renewal_period: 'minute' },
    ];
    const [first, second, third] = rate_limits;
    const keyless = without(first!, 'key');
    const live = liveExternal({}, { ai_gateway: { rate_limits: [{ ...third!, tokens: '5000' }, second!, keyless] } });
    expect(planFor(external({}, { ai_gateway: { rate_limits } }), live).action).toBe('unchanged');
    const plan = planFor(external({}, { ai_gateway: { rate_limits: [first!, { ...second!, calls: 20 }] } }), live);
    expect(told(plan)).toEqual([
      'change ai_gateway.rate_limits[user/calls]: 30 -> 20',
      'remove ai_gateway.rate_limits["user:a@b.c/tokens"]: 5000',
    ]);
  });

  it.each<[string, JsonObject]>([
    ['usage tracking', { usage_tracking_config: { enabled: false } }],
    ['inference table', { inference_table_config: { enabled: false, catalog_name: 'a', schema_name: 'b' } }],
    ['guardrails', { guardrails: { input: { safety: false, pii: { behavior: 'NONE' }, invalid_keywords: [] }, output: {} } }],
    ['fallback', { fallback_config: { enabled: false } }],
    ['limits', { rate_limits: [] }],
  ])('N27 equates a block that is off with none: %s', (_name, block) => {
    expect(planFor(external({}, { ai_gateway: block }), liveExternal()).action).toBe('unchanged');
    expect(planFor(external({}, { ai_gateway: {} }), liveExternal({}, { ai_gateway: block })).action).toBe('unchanged');
  });

  it('N27 ignores what the platform adds inside a block', () => {
    const wanted = external({}, { ai_gateway: { guardrails: { input: { safety: true } } } });
    const live = { usage_tracking_config: { enabled: false }, guardrails: { input: { safety: true, pii: { behavior: 'NONE' } }, output: { pii: { behavior: 'NONE' } } } };
    expect(planFor(wanted, liveExternal({}, { ai_gateway: live })).action).toBe('unchanged');
  });

  it('N27 reads booleans written as strings', () => {
    const table = { catalog_name: 'c', schema_name: 's' };
    const wanted = { usage_tracking_config: { enabled: true }, inference_table_config: { enabled: true, ...table } };
    const live = { usage_tracking_config: { enabled: 'true' }, inference_table_config: { enabled: 'true', ...table } };
    expect(planFor(external({}, { ai_gateway: wanted }), liveExternal({}, { ai_gateway: live })).action).toBe('unchanged');
  });

  it('N28 leaves an unstated table prefix to the platform, and sends it back', () => {
    const table = { enabled: true, catalog_name: 'c', schema_name: 's' };
    const live = liveExternal({}, { ai_gateway: { inference_table_config: { ...table, table_name_prefix: 'chat' } } });
    expect(planFor(external({}, { ai_gateway: { inference_table_config: table } }), live).action).toBe('unchanged');
    const plan = planFor(external({}, { ai_gateway: { inference_table_config: table, fallback_config: { enabled: true } } }), live);
    expect(bodyOf(plan, 'put-ai-gateway')).toMatchObject({ inference_table_config: { table_name_prefix: 'chat' } });
  });
});

describe('notifications, telemetry, capture', () => {
  it('N29 compares two unordered sets of addresses', () => {
    const wanted = external({}, { email_notifications: { on_update_success: [], on_update_failure: ['a@x.y', 'b@x.y'] } });
    const live = (email_notifications: JsonObject): JsonObject => liveExternal({}, { email_notifications });
    expect(planFor(wanted, live({ on_update_failure: ['b@x.y', 'a@x.y'] })).action).toBe('unchanged');
    expect(planFor(external({}, { email_notifications: {} }), liveExternal()).action).toBe('unchanged');
    const plan = planFor(wanted, live({ on_update_success: ['c@x.y'], on_update_failure: ['a@x.y'] }));
    expect(pathsOf(plan)).toEqual(['email_notifications.on_update_success["c@x.y"]', 'email_notifications.on_update_failure["b@x.y"]']);
    expect(bodyOf(plan, 'patch-notifications')).toEqual({
      email_notifications: { on_update_success: [], on_update_failure: ['a@x.y', 'b@x.y'] },
    });
  });

  const profile = { telemetry_profile_id: 'p1', inference_table_config: { name: 'a.b.logs_payload', sampling_fraction: 0.5 } };

  it('sends along what the platform filled in and the manifest leaves open, but no profile beside new tables', () => {
    const live = { ...liveCustom, telemetry_config: { ...profile, enabled_telemetry_features: ['TELEMETRY_FEATURE_LOGS'] } };
    const moved = planFor({ ...custom, telemetry_config: { telemetry_profile_id: 'p2' } }, live);
    expect(pathsOf(moved)).toEqual(['telemetry_config.telemetry_profile_id']);
    expect(bodyOf(moved, 'patch-telemetry')).toEqual({
      telemetry_config: { telemetry_profile_id: 'p2', inference_table_config: { sampling_fraction: 0.5 }, enabled_telemetry_features: ['TELEMETRY_FEATURE_LOGS'] },
    });
    const tables = planFor({ ...custom, telemetry_config: { table_names: { logs_table: 'a.b.c' } } }, live);
    expect(bodyOf(tables, 'patch-telemetry')['telemetry_config']).not.toHaveProperty('telemetry_profile_id');
  });

  it('N30 takes what is live alone for no difference, whatever the order of features', () => {
    const features = ['TELEMETRY_FEATURE_LOGS', 'TELEMETRY_FEATURE_TRACES'];
    const wanted = { ...custom, telemetry_config: { enabled_telemetry_features: features } };
    const live = { ...liveCustom, telemetry_config: { ...profile, enabled_telemetry_features: [...features].reverse() } };
    expect(planFor(wanted, live).action).toBe('unchanged');
    expect(planFor(custom, live)).toMatchObject({ action: 'unchanged', unmanaged: ['telemetry_config'] });
  });

  it('N30 notices a change of tables by their digest alone', () => {
    const wanted = { ...custom, telemetry_config: { table_names: { logs_table: 'a.b.logs' } } };
    const plan = planFor(wanted, { ...liveCustom, telemetry_config: profile });
    expect(plan.changes).toMatchObject([{ path: 'telemetry_config.table_names', before: '(unknown)' }]);
    const tags = operationsOf(plan, 'patch-tags').at(-1)!.add as unknown as JsonObject[];
    expect(planFor(wanted, { ...liveCustom, telemetry_config: profile, tags })).toMatchObject({
      action: 'unchanged',
      unverifiable: ['telemetry_config.table_names'],
    });
  });

  it('N30 sends the profile along, without which the platform would ignore the request', () => {
    const wanted = { ...custom, telemetry_config: { inference_table_config: { sampling_fraction: 1 } } };
    const plan = planFor(wanted, { ...liveCustom, telemetry_config: profile });
    expect(told(plan)).toEqual(['change telemetry_config.inference_table_config.sampling_fraction: 0.5 -> 1']);
    expect(bodyOf(plan, 'patch-telemetry')).toEqual({
      telemetry_config: { telemetry_profile_id: 'p1', inference_table_config: { sampling_fraction: 1 } },
    });
  });

  it('N30 removes telemetry for `{}`', () => {
    const plan = planFor({ ...custom, telemetry_config: {} }, { ...liveCustom, telemetry_config: profile });
    expect(plan.action).toBe('update');
    expect(bodyOf(plan, 'patch-telemetry')).toEqual({});
    expect(planFor({ ...custom, telemetry_config: {} }, liveCustom).action).toBe('unchanged');
  });

  const capture = { catalog_name: 'c', schema_name: 's', table_name_prefix: 'p', enabled: true, state: { payload_table: { name: 'x' } } };
  const captured = (auto_capture_config: JsonObject): JsonObject => ({ config: { served_entities: [customEntity()], auto_capture_config } });

  it('N31 ignores computed fields and the state of the legacy table, and carries it along', () => {
    const live = { config: liveConfig([customEntity()], { auto_capture_config: capture }) };
    expect(planFor(captured({ catalog_name: 'c', schema_name: 's' }), live).action).toBe('unchanged');
    expect(planFor(custom, live).action).toBe('unchanged');
    const plan = planFor({ config: { served_entities: [customEntity({ entity_version: '8' })] } }, live);
    expect(bodyOf(plan, 'update-config')['auto_capture_config']).toEqual(without(capture, 'state'));
  });

  it.each(['catalog_name', 'schema_name', 'table_name_prefix'])('N31 replaces for another %s', (field) => {
    const live = { config: liveConfig([customEntity()], { auto_capture_config: capture }) };
    const same = without(capture, 'state');
    expect(planFor(captured({ ...same, [field]: 'other' }), live).action).toBe('replace');
    expect(planFor(captured(same), liveCustom).action).toBe('update');
  });
});

describe('lenient equalities', () => {
  const bedrock = (bedrock_provider: string): JsonObject => ({
    provider: 'amazon-bedrock',
    openai_config: null,
    amazon_bedrock_config: { aws_region: 'eu-west-1', bedrock_provider, instance_profile_arn: 'arn:x' },
  });

  it('N32 cares not for the case of `bedrock_provider`', () => {
    expect(planFor(external(bedrock('Anthropic')), liveExternal(bedrock('anthropic'))).action).toBe('unchanged');
    expect(planFor(external(bedrock('amazon')), liveExternal(bedrock('anthropic'))).action).toBe('update');
  });

  it('N33 cares not for one trailing slash of a URL', () => {
    const based = (openai_api_base: string): JsonObject => ({ openai_config: { openai_api_key: '{{secrets/llm/openai}}', openai_api_base } });
    expect(planFor(external(based('https://x.y/v1')), liveExternal(based('https://x.y/v1/'))).action).toBe('unchanged');
    expect(planFor(external(based('https://x.y/v2')), liveExternal(based('https://x.y/v1'))).action).toBe('update');
  });

  it('N34 equates "" with an absent optional string', () => {
    const organised = (openai_organization: string): JsonObject => ({ openai_config: { openai_api_key: '{{secrets/llm/openai}}', openai_organization } });
    expect(planFor(external(organised('')), liveExternal()).action).toBe('unchanged');
    expect(planFor(external(), liveExternal(organised(''))).action).toBe('unchanged');
    expect(told(planFor(external(), liveExternal(organised('org-1'))))).toHaveLength(1);
  });
});

describe('class of change -> action', () => {
  const throughput = { name: 'main', entity_name: 'prod.ml.churn', entity_version: '7', min_provisioned_throughput: 0, max_provisioned_throughput: 100 };
  const modelUnits = { name: 'main', entity_name: 'prod.ml.churn', entity_version: '7', provisioned_model_units: 50 };
  const one = (entity: JsonObject): JsonObject => ({ config: { served_entities: [entity] } });
  const two = (percentage: number): JsonObject => ({
    config: {
      served_entities: [customEntity(), customEntity({ name: 'next', entity_version: '8' })],
      traffic_config: { routes: [{ served_entity_name: 'main', traffic_percentage: percentage }, { served_entity_name: 'next', traffic_percentage: 100 - percentage }] },
    },
  });

  it.each<[string, JsonObject, JsonObject, string, string, string[]]>([
    ['external to hosted', one(customEntity()), liveExternal(), 'replace', 'replace', ['delete', 'create', 'wait']],
    ['hosted to external', external(), liveCustom, 'replace', 'replace', ['delete', 'create', 'wait']],
    ['custom to throughput', one(throughput), liveCustom, 'replace', 'replace', ['delete', 'create', 'wait']],
    ['throughput to model units', one(modelUnits), { config: liveConfig([throughput]) }, 'replace', 'replace', ['delete', 'create', 'wait']],
    ['entity version', one(customEntity({ entity_version: '8' })), liveCustom, 'update', 'rollout', ['update-config', 'wait']],
    ['environment', one(customEntity({ environment_vars: { A: '1' } })), liveCustom, 'update', 'rollout', ['update-config', 'wait']],
    ['scaling', one({ ...throughput, max_provisioned_throughput: 200 }), { config: liveConfig([throughput]) }, 'update', 'rollout', ['update-config', 'wait']],
    ['external model swapped', external({ name: 'gpt-4.1' }), liveExternal(), 'update', 'rollout', ['update-config', 'wait']],
    ['provider swapped', external({ provider: 'anthropic', openai_config: null, anthropic_config: { anthropic_api_key: '{{secrets/a/b}}' } }), liveExternal(), 'update', 'rollout', ['update-config', 'wait']],
    ['traffic alone', two(60), { config: { ...liveConfig([customEntity(), customEntity({ name: 'next', entity_version: '8' })]), traffic_config: (two(90)['config'] as JsonObject)['traffic_config']! } }, 'update', 'traffic', ['update-config', 'wait']],
    ['gateway', { ...custom, ai_gateway: { usage_tracking_config: { enabled: true } } }, liveCustom, 'update', 'metadata', ['put-ai-gateway']],
    ['tags', { ...custom, tags: { a: 'b' } }, liveCustom, 'update', 'metadata', ['patch-tags tags']],
    ['notifications', { ...custom, email_notifications: { on_update_failure: ['a@b.c'] } }, liveCustom, 'update', 'metadata', ['patch-notifications']],
    ['telemetry', { ...custom, telemetry_config: { telemetry_profile_id: 'p' } }, liveCustom, 'update', 'metadata', ['patch-telemetry']],
    ['permissions', { ...custom, permissions: [{ level: 'CAN_QUERY', group_name: 'g' }] }, liveCustom, 'update', 'metadata', ['put-permissions']],
  ])('%s', (_name, wanted, live, action, impact, operations) => {
    const plan = planFor(wanted, live, { context: { allowDestroy: true } });
    expect([plan.action, plan.impact, kindsOf(plan)]).toEqual([action, impact, operations]);
    expect(plan.blocked).toBeUndefined();
  });

  it('another name is another endpoint: create', () => {
    const manifest = manifestOf('endpoints: { chat: { name: chat-2, tags: { a: b } } }');
    expect(planOf(manifest, undefined)).toMatchObject({ action: 'create', name: 'chat-2' });
    expect(liveEndpoint({ name: 'chat' }).name).toBe('chat');
  });
});
