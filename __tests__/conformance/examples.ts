/** One example for every row of the table of fields: a first value, another one, and what the plan must show between them. */
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { azure, bedrock, custom, entra, external, overall, providerExamples, reference, throughput, twoEntities, units } from './example-endpoints.js';

export interface Example {
  /** The endpoint around the value; `set` puts values in. */
  on: JsonObject;
  /** Where the values go; the row's own path, first items of lists, when left out. */
  at?: readonly (string | number)[];
  a: Json;
  /** Left out where the API knows one value only. */
  b?: Json;
  /** What requests hold in place of the manifest's form. */
  wire?: { at?: readonly (string | number)[]; a: Json; b: Json };
  /** Paths that the plan shows between the two; by default the row's own, with before and after. */
  changes?: readonly string[];
  /** Leaving it out alone says something: it is unstated only with its whole section. */
  whole?: boolean;
}

const on = (base: JsonObject, a: Json, b: Json, more: Partial<Example> = {}): Example => ({ on: base, a, b, ...more });
const entity = 'config.served_entities[]';
const gateway = (block: JsonObject): JsonObject => ({ ...external, ai_gateway: block });
const table = { enabled: true, catalog_name: 'main', schema_name: 'serving', table_name_prefix: 'conf' };
const logs = { on: gateway({ inference_table_config: table }) };
const limits = ['ai_gateway', 'rate_limits'];
const limit = (more: JsonObject): Json => [{ renewal_period: 'minute', ...more }];
const byLimit = (a: Json, b: Json, changes?: readonly string[]): Example => ({ on: external, at: limits, a, b, ...(changes === undefined ? {} : { changes }) });
const grants = (a: JsonObject, b: JsonObject, changes?: readonly string[]): Example => {
  const wire = ({ level, ...who }: JsonObject): Json => [{ ...who, permission_level: level ?? '' }];
  return { on: external, at: ['permissions'], a: [a], b: [b], wire: { at: ['access_control_list'], a: wire(a), b: wire(b) }, ...(changes === undefined ? {} : { changes }) };
};
const routes = ['config', 'traffic_config', 'routes'];
const route = (name: string, first: number): Json => [
  { [name]: 'main', traffic_percentage: first },
  { [name]: 'second', traffic_percentage: 100 - first },
];
const bothRoutes = ['config.traffic_config[main]', 'config.traffic_config[second]'];
const capture = { catalog_name: 'main', schema_name: 'serving', table_name_prefix: 'conf', enabled: true };
const captured = (): JsonObject => ({ ...custom, config: { ...(custom['config'] as JsonObject), auto_capture_config: capture } });
const telemetry = (block: JsonObject): JsonObject => ({ ...custom, telemetry_config: block });
const profiled = telemetry({ telemetry_profile_id: 'profile-1' });
const guardrails = gateway({ guardrails: { input: { safety: true }, output: { safety: true } } });

function guardrail(side: string): Record<string, Example> {
  const path = `ai_gateway.guardrails.${side}`;
  return {
    [`${path}.safety`]: on(gateway({ usage_tracking_config: { enabled: true } }), true, false),
    [`${path}.pii.behavior`]: on(guardrails, 'MASK', 'BLOCK'),
    [`${path}.invalid_keywords`]: on(guardrails, ['one', 'two'], ['one', 'three']),
    [`${path}.valid_topics`]: on(guardrails, ['billing'], ['billing', 'support']),
  };
}

function governance(): Record<string, Example> {
  return {
    'ai_gateway.usage_tracking_config.enabled': on(external, true, false),
    // A table that is off is none at all.
    'ai_gateway.inference_table_config.enabled': { ...logs, a: true, b: false, changes: Object.keys(table).map((name) => `ai_gateway.inference_table_config.${name}`) },
    'ai_gateway.inference_table_config.catalog_name': { ...logs, a: 'main', b: 'other' },
    'ai_gateway.inference_table_config.schema_name': { ...logs, a: 'serving', b: 'elsewhere' },
    'ai_gateway.inference_table_config.table_name_prefix': { ...logs, a: 'conf', b: 'renamed' },
    'ai_gateway.rate_limits[].calls': byLimit(limit({ calls: 10, key: 'endpoint' }), limit({ calls: 20, key: 'endpoint' }), ['ai_gateway.rate_limits[endpoint/calls]']),
    'ai_gateway.rate_limits[].tokens': byLimit(limit({ tokens: 1000, key: 'user' }), limit({ tokens: 500, key: 'user' }), ['ai_gateway.rate_limits[user/tokens]']),
    'ai_gateway.rate_limits[].key': byLimit(limit({ calls: 10, key: 'endpoint' }), limit({ calls: 10, key: 'user' }), [
      'ai_gateway.rate_limits[endpoint/calls]',
      'ai_gateway.rate_limits[user/calls]',
    ]),
    'ai_gateway.rate_limits[].principal': byLimit(limit({ calls: 10, key: 'user_group', principal: 'analysts' }), limit({ calls: 10, key: 'user_group', principal: 'support-apps' }), [
      'ai_gateway.rate_limits[user_group:analysts/calls]',
      'ai_gateway.rate_limits[user_group:support-apps/calls]',
    ]),
    'ai_gateway.rate_limits[].renewal_period': { on: external, at: limits, a: limit({ calls: 10, key: 'endpoint' }) },
    ...guardrail('input'),
    ...guardrail('output'),
    'ai_gateway.fallback_config.enabled': on(external, true, false),
    'tags[].key': { on: external, at: ['tags'], a: [{ key: 'team', value: 'ml' }], b: [{ key: 'squad', value: 'ml' }], changes: ['tags[squad]', 'tags[team]'] },
    'tags[].value': { on: external, at: ['tags'], a: [{ key: 'team', value: 'ml' }], b: [{ key: 'team', value: 'growth' }], changes: ['tags[team]'] },
    'permissions[].level': grants({ group_name: 'analysts', level: 'CAN_VIEW' }, { group_name: 'analysts', level: 'CAN_QUERY' }, ['permissions[group:analysts]']),
    'permissions[].group_name': grants({ group_name: 'analysts', level: 'CAN_QUERY' }, { group_name: 'support-apps', level: 'CAN_QUERY' }, [
      'permissions[group:analysts]',
      'permissions[group:support-apps]',
    ]),
    'permissions[].user_name': grants({ user_name: 'viewer@example.com', level: 'CAN_QUERY' }, { user_name: 'mlops@example.com', level: 'CAN_QUERY' }, [
      'permissions["user:mlops@example.com"]',
      'permissions["user:viewer@example.com"]',
    ]),
    'permissions[].service_principal_name': grants(
      { service_principal_name: '11111111-2222-4333-8444-555566667777', level: 'CAN_QUERY' },
      { service_principal_name: '99999999-2222-4333-8444-555566667777', level: 'CAN_QUERY' },
      ['permissions[service-principal:11111111-2222-4333-8444-555566667777]', 'permissions[service-principal:99999999-2222-4333-8444-555566667777]'],
    ),
    ...Object.fromEntries(
      ['on_update_success', 'on_update_failure'].map((list) => [
        `email_notifications.${list}`,
        on(external, ['a@example.com'], ['b@example.com'], { changes: ['a', 'b'].map((who) => `email_notifications.${list}["${who}@example.com"]`) }),
      ]),
    ),
    'telemetry_config.telemetry_profile_id': on(custom, 'profile-1', 'profile-2'),
    ...Object.fromEntries(
      ['logs', 'metrics', 'traces', 'annotations'].map((name) => [
        `telemetry_config.table_names.${name}_table`,
        on(custom, `main.telemetry.${name}`, `main.telemetry.${name}_2`, { changes: ['telemetry_config.table_names'] }),
      ]),
    ),
    'telemetry_config.inference_table_config.sampling_fraction': on(profiled, 0.25, 0.5),
    'telemetry_config.enabled_telemetry_features': on(profiled, ['TELEMETRY_FEATURE_LOGS'], ['TELEMETRY_FEATURE_LOGS', 'TELEMETRY_FEATURE_METRICS']),
  };
}

/** Row of the table (as the reference in docs/manifest.md writes it) -> its example. */
export const examples: Readonly<Record<string, Example>> = {
  description: on(external, 'First words.', 'Other words.'),
  route_optimized: on(custom, true, false),
  budget_policy_id: on(external, 'policy-1', 'policy-2'),
  [`${entity}.name`]: on(custom, 'main', 'renamed', { changes: ['config.served_entities[main]', 'config.served_entities[renamed]', ...['main', 'renamed'].map((name) => `config.traffic_config[${name}]`)] }),
  [`${entity}.entity_name`]: on(custom, 'conf.ml.first', 'conf.ml.second'),
  [`${entity}.entity_version`]: on(custom, '1', '2'),
  [`${entity}.workload_size`]: on(custom, 'Small', 'Large'),
  [`${entity}.workload_type`]: on(custom, 'CPU', 'GPU_SMALL'),
  [`${entity}.scale_to_zero_enabled`]: on(custom, false, true),
  [`${entity}.min_provisioned_concurrency`]: on(overall(custom, { workload_size: undefined, max_provisioned_concurrency: 16 }), 4, 8),
  [`${entity}.max_provisioned_concurrency`]: on(overall(custom, { workload_size: undefined, min_provisioned_concurrency: 4 }), 8, 16),
  [`${entity}.min_provisioned_throughput`]: on(throughput, 0, 980, { whole: true }),
  [`${entity}.max_provisioned_throughput`]: on(throughput, 1960, 2940),
  [`${entity}.throughput_chunks.min`]: on(
    overall(throughput, { min_provisioned_throughput: undefined, max_provisioned_throughput: undefined, throughput_chunks: { max: 3 } }),
    1, 2,
    { wire: { at: ['config', 'served_entities', 0, 'min_provisioned_throughput'], a: 980, b: 1960 }, changes: ['config.served_entities[main].min_provisioned_throughput'] },
  ),
  [`${entity}.throughput_chunks.max`]: on(
    overall(throughput, { min_provisioned_throughput: undefined, max_provisioned_throughput: undefined, throughput_chunks: { min: 1 } }),
    2, 3,
    { wire: { at: ['config', 'served_entities', 0, 'max_provisioned_throughput'], a: 1960, b: 2940 }, changes: ['config.served_entities[main].max_provisioned_throughput'] },
  ),
  [`${entity}.provisioned_model_units`]: on(units, 50, 100),
  [`${entity}.burst_scaling_enabled`]: on(units, true, false),
  [`${entity}.environment_vars`]: on(custom, { MODE: 'one' }, { MODE: 'two' }, { changes: ['config.served_entities[main].environment_vars[MODE]'] }),
  [`${entity}.instance_profile_arn`]: on(custom, 'arn:aws:iam::1:instance-profile/a', 'arn:aws:iam::1:instance-profile/b'),
  [`${entity}.external_model.provider`]: on(
    external,
    { provider: 'openai', name: 'model-x', task: 'llm/v1/chat', openai_config: { openai_api_key: reference('first') } },
    { provider: 'anthropic', name: 'model-x', task: 'llm/v1/chat', anthropic_config: { anthropic_api_key: reference('first') } },
    {
      at: ['config', 'served_entities', 0, 'external_model'],
      changes: [
        'config.served_entities[main].external_model.anthropic_config.anthropic_api_key',
        'config.served_entities[main].external_model.openai_config.openai_api_key',
        'config.served_entities[main].external_model.provider',
      ],
    },
  ),
  [`${entity}.external_model.name`]: on(external, 'model-x', 'model-y'),
  [`${entity}.external_model.task`]: on(external, 'llm/v1/chat', 'llm/v1/completions'),
  ...providerExamples({ azure, entra, bedrock }),
  'config.traffic_config.routes[].served_entity_name': { on: twoEntities, at: routes, a: route('served_entity_name', 100), b: route('served_entity_name', 0), changes: bothRoutes },
  'config.traffic_config.routes[].served_model_name': {
    on: twoEntities, at: routes, a: route('served_model_name', 60), b: route('served_model_name', 40), changes: bothRoutes,
    wire: { a: route('served_entity_name', 60), b: route('served_entity_name', 40) },
  },
  'config.traffic_config.routes[].traffic_percentage': { on: twoEntities, at: routes, a: route('served_entity_name', 90), b: route('served_entity_name', 80), changes: bothRoutes },
  'config.auto_capture_config.catalog_name': on(captured(), 'main', 'other'),
  'config.auto_capture_config.schema_name': on(captured(), 'serving', 'elsewhere'),
  'config.auto_capture_config.table_name_prefix': on(captured(), 'conf', 'renamed'),
  'config.auto_capture_config.enabled': on(captured(), true, false),
  ...governance(),
};
