/** Valid endpoint documents of every kind and provider, all sections, for properties. */
import fc from 'fast-check';
import { providers, type Json, type JsonObject } from '../../src/endpoint/fields/index.js';

/** `PROPERTY_RUNS` runs of each property. */
export const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) };

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
/** Plain text with awkward characters; never blank at its ends, which comparison trims. */
const text = fc
  .array(fc.constantFrom('a', 'B', '0', ' ', '.', '[', ']', '"', "'", '`', '<', '>', '@', '%', 'ä', '😀', '\\', '$', '{'), { maxLength: 8 })
  .map((parts) => `x${parts.join('')}x`)
  .filter((value) => !value.includes('${'));
const secret = fc.tuple(word, word).map(([scope, key]) => `{{secrets/${scope}/${key}}}`);
const entityName = fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '-', '0') });

/** An object with some of the optional fields; those of `required` always. */
const some = (required: Record<string, fc.Arbitrary<Json>>, optional: Record<string, fc.Arbitrary<Json>> = {}): fc.Arbitrary<JsonObject> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });

const environment = fc.uniqueArray(fc.tuple(fc.oneof(word, fc.constantFrom('__proto__', 'A.B', 'A"B')), fc.oneof(text, secret)), { minLength: 1, maxLength: 3, selector: ([key]) => key }).map((entries) => Object.fromEntries(entries) as JsonObject);

/** Settings of each provider that the manifest accepts. */
const blocks: Record<string, fc.Arbitrary<JsonObject>> = {
  openai: fc.oneof(
    some({ openai_api_key: secret }, { openai_organization: text, openai_api_base: fc.constant('https://x.y/v1') }),
    some({ openai_api_key: secret, openai_api_type: fc.constant('azure'), openai_api_base: fc.constant('https://x.y'), openai_api_version: word, openai_deployment_name: word }),
    some({ openai_api_type: fc.constant('azuread'), openai_api_base: fc.constant('https://x.y/'), openai_api_version: word, openai_deployment_name: word, microsoft_entra_client_id: word, microsoft_entra_client_secret: secret, microsoft_entra_tenant_id: word }),
  ),
  anthropic: some({ anthropic_api_key: secret }),
  cohere: some({ cohere_api_key: secret }, { cohere_api_base: fc.constant('https://c.o') }),
  'amazon-bedrock': fc.oneof(
    some({ aws_region: word, bedrock_provider: fc.constantFrom('Anthropic', 'amazon'), aws_access_key_id: secret, aws_secret_access_key: secret }),
    some({ aws_region: word, bedrock_provider: fc.constantFrom('COHERE', 'ai21labs'), instance_profile_arn: text }),
    some({ aws_region: word, bedrock_provider: fc.constant('amazon'), uc_service_credential_name: word }),
  ),
  'google-cloud-vertex-ai': some({ project_id: word, region: word, private_key: secret }),
  ai21labs: some({ ai21labs_api_key: secret }),
  palm: some({ palm_api_key: secret }),
  'databricks-model-serving': some({ databricks_workspace_url: fc.constant('https://w.x'), databricks_api_token: secret }),
  custom: fc.oneof(
    some({ custom_provider_url: fc.constant('https://p.q'), api_key_auth: some({ key: word, value: secret }) }),
    some({ custom_provider_url: fc.constant('https://p.q'), bearer_token_auth: some({ token: secret }) }),
  ),
};

const external = fc.constantFrom(...providers).chain((provider) =>
  fc.record({ name: text, block: blocks[provider.name]! }).map(({ name, block }) => ({
    external_model: { provider: provider.name, name, task: 'llm/v1/completions', [provider.block]: block },
  })),
) as fc.Arbitrary<JsonObject>;

const model = { entity_name: fc.tuple(word, word, word).map((parts) => parts.join('.')), entity_version: fc.integer({ min: 1, max: 30 }).map(String) };
const custom = fc
  .tuple(
    some({ ...model, scale_to_zero_enabled: fc.boolean() }, { workload_type: fc.constantFrom('CPU', 'GPU_SMALL'), environment_vars: environment, instance_profile_arn: text }),
    fc.oneof(
      some({}, { workload_size: fc.constantFrom('Small', 'Medium', 'Large') }),
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 })).map(([min, more]): JsonObject => ({ min_provisioned_concurrency: 4 * min, max_provisioned_concurrency: 4 * (min + more) })),
    ),
  )
  .map(([entity, size]): JsonObject => ({ ...entity, ...size }));
const throughput = fc
  .tuple(some(model, { scale_to_zero_enabled: fc.boolean() }), fc.nat(9), fc.integer({ min: 1, max: 9 }))
  .map(([entity, min, more]): JsonObject => ({ ...entity, min_provisioned_throughput: min * 970, max_provisioned_throughput: (min + more) * 970 }));
const units = some({ ...model, provisioned_model_units: fc.integer({ min: 1, max: 9 }).map((steps) => steps * 50) }, { burst_scaling_enabled: fc.boolean() });

/** Named entities with a split that sums to 100; a single entity may leave its route out. */
function configOf(entity: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc
    .record({
      entities: fc.uniqueArray(fc.record({ name: entityName, entity }), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
      weights: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
      silent: fc.boolean(),
    })
    .map(({ entities, weights, silent }) => {
      const served_entities = entities.map(({ name, entity: item }): JsonObject => ({ name, ...item }));
      if (silent && served_entities.length === 1) return { served_entities };
      const total = weights.slice(1, served_entities.length).reduce((sum, weight) => sum + weight * 10, 0);
      const routes = served_entities.map(({ name }, index): JsonObject => ({ served_entity_name: name!, traffic_percentage: index === 0 ? 100 - total : weights[index]! * 10 }));
      return { served_entities, traffic_config: { routes } };
    });
}

const principal = fc.oneof(word, fc.constant('a.b@c.d'));
const limit = fc.oneof(
  some({ key: fc.constantFrom('user', 'endpoint'), renewal_period: fc.constant('minute') }),
  some({ key: fc.constantFrom('user', 'user_group', 'service_principal'), principal, renewal_period: fc.constant('minute') }),
);
const rateLimits = fc.uniqueArray(fc.tuple(limit, fc.constantFrom('calls', 'tokens'), fc.integer({ min: 1, max: 999 })), {
  maxLength: 4,
  selector: ([item, unit]) => JSON.stringify([item['key'], item['principal'], unit]),
}).map((list): Json => list.map(([item, unit, value]) => ({ ...item, [unit]: value })));
const guardrail = some({}, { safety: fc.boolean(), pii: fc.constantFrom('NONE', 'BLOCK', 'MASK').map((behavior): Json => ({ behavior })), invalid_keywords: fc.uniqueArray(word, { maxLength: 2 }) });
const gateway = some({}, {
  usage_tracking_config: fc.boolean().map((enabled): Json => ({ enabled })),
  inference_table_config: fc.oneof(fc.constant<Json>({ enabled: false }), some({ enabled: fc.constant(true), catalog_name: word, schema_name: word }, { table_name_prefix: word })),
  rate_limits: rateLimits,
  guardrails: some({}, { input: guardrail, output: guardrail }),
  fallback_config: fc.boolean().map((enabled): Json => ({ enabled })),
});

const tagKey = fc.stringMatching(/^[A-Za-z_ \]["@-]{1,6}$/).map((key) => `t${key}t`);
const governance: Record<string, fc.Arbitrary<Json>> = {
  ai_gateway: gateway,
  tags: fc.uniqueArray(some({ key: tagKey }, { value: fc.oneof(text, fc.constant('')) }), { maxLength: 3, selector: (tag) => tag['key'] }),
  permissions: fc.uniqueArray(fc.tuple(fc.constantFrom('group_name', 'user_name'), principal, fc.constantFrom('CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE')), { maxLength: 3, selector: ([field, who]) => `${field} ${who}` }).map((list): Json => list.map(([field, who, level]) => ({ level, [field]: who }))),
  email_notifications: some({}, { on_update_success: fc.uniqueArray(word.map((name) => `${name}@x.y`), { maxLength: 2 }), on_update_failure: fc.uniqueArray(word.map((name) => `${name}@x.y`), { maxLength: 2 }) }),
  budget_policy_id: word,
};
const telemetry = fc.oneof(
  some({ telemetry_profile_id: word }, { inference_table_config: fc.constantFrom(0, 0.25, 1).map((sampling_fraction): Json => ({ sampling_fraction })), enabled_telemetry_features: fc.uniqueArray(fc.constantFrom('TELEMETRY_FEATURE_LOGS', 'TELEMETRY_FEATURE_TRACES', 'TELEMETRY_FEATURE_METRICS')) }),
  some({ table_names: some({ logs_table: fc.constant('a.b.c') }) }),
);
const withDescription = { ...governance, description: text };

/** An endpoint of custom models. */
export const customEndpoint: fc.Arbitrary<JsonObject> = some({ config: configOf(custom) }, { ...withDescription, route_optimized: fc.boolean(), telemetry_config: telemetry });

/** Any endpoint that the manifest accepts; all entities are named. */
export const endpointDocument: fc.Arbitrary<JsonObject> = fc.oneof(
  some({ config: configOf(external) }, withDescription),
  customEndpoint,
  some({ config: configOf(throughput) }, withDescription),
  some({ config: configOf(units) }, governance),
);
