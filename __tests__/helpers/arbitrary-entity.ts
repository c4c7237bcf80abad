/** Served entities of every kind and provider, as a manifest states them. */
import fc from 'fast-check';
import { textOf } from '../../src/json.js';
import { providers, type Json, type JsonObject } from '../../src/endpoint/fields/index.js';
import { chunkModels, customModels, externalNames, featureSpecs, secretScopes, unitModels, type KnownModel } from './arbitrary-catalog.js';

export type Kind = 'external' | 'custom' | 'feature' | 'throughput' | 'units';

export const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
/** Plain text with awkward characters; never blank at its ends, which comparison trims. */
export const text = fc
  .array(fc.constantFrom('a', 'B', '0', ' ', '.', '[', ']', '"', "'", '`', '<', '>', '@', '%', 'ä', '😀', '\\', '$', '{'), { maxLength: 8 })
  .map((parts) => `x${parts.join('')}x`)
  .filter((value) => !value.includes('${') && !value.includes('{{'));
const references = Object.entries(secretScopes).flatMap(([scope, keys]) => keys.map((key) => `{{secrets/${scope}/${key}}}`));
export const secret: fc.Arbitrary<string> = fc.constantFrom(...references);

/** An object with some of the optional fields; those of `required` always. */
export const some = (required: Record<string, fc.Arbitrary<Json>>, optional: Record<string, fc.Arbitrary<Json>> = {}): fc.Arbitrary<JsonObject> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });

const variable = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'A.B', 'A"B') });
export const environment: fc.Arbitrary<JsonObject> = fc
  .uniqueArray(fc.tuple(variable, fc.oneof(text, secret)), { maxLength: 3, selector: ([key]) => key })
  .map((entries) => Object.fromEntries(entries) as JsonObject);

/** A field whose empty text says "none" (N34), beside its values. */
const orNone = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: fc.constant('') });
const url = fc.constantFrom('https://x.y/v1', 'https://x.y/', 'https://p.q');

/** Settings of each provider that the manifest accepts. */
const blocks: Record<string, fc.Arbitrary<JsonObject>> = {
  openai: fc.oneof(
    some({ openai_api_key: secret }, { openai_api_type: fc.constant('openai'), openai_organization: orNone(text), openai_api_base: url }),
    some({ openai_api_key: secret, openai_api_type: fc.constant('azure'), openai_api_base: url, openai_api_version: word, openai_deployment_name: word }),
    some({ openai_api_type: fc.constant('azuread'), openai_api_base: url, openai_api_version: word, openai_deployment_name: word, microsoft_entra_client_id: word, microsoft_entra_client_secret: secret, microsoft_entra_tenant_id: word }),
  ),
  anthropic: some({ anthropic_api_key: secret }),
  cohere: some({ cohere_api_key: secret }, { cohere_api_base: orNone(url) }),
  'amazon-bedrock': fc.oneof(
    some({ aws_region: word, bedrock_provider: fc.constantFrom('Anthropic', 'amazon'), aws_access_key_id: secret, aws_secret_access_key: secret }),
    some({ aws_region: word, bedrock_provider: fc.constantFrom('COHERE', 'ai21labs'), instance_profile_arn: text }),
    some({ aws_region: word, bedrock_provider: fc.constant('amazon'), uc_service_credential_name: word }),
  ),
  'google-cloud-vertex-ai': some({ project_id: word, region: word, private_key: secret }),
  ai21labs: some({ ai21labs_api_key: secret }),
  palm: some({ palm_api_key: secret }),
  'databricks-model-serving': some({ databricks_workspace_url: url, databricks_api_token: secret }),
  custom: fc.oneof(
    some({ custom_provider_url: url, api_key_auth: some({ key: word, value: secret }) }),
    some({ custom_provider_url: url, bearer_token_auth: some({ token: secret }) }),
  ),
};

const external: fc.Arbitrary<JsonObject> = fc.constantFrom(...providers).chain((provider) =>
  fc.record({ name: fc.oneof(text, fc.constantFrom(...externalNames)), block: blocks[provider.name]! }).map(({ name, block }) => ({
    external_model: { provider: provider.name, name, task: 'llm/v1/completions', [provider.block]: block },
  })),
);

/** A model with a version that exists; `step` is that of the version it means. */
function modelOf(models: readonly KnownModel[], unresolved: boolean): fc.Arbitrary<{ fields: JsonObject; step: number }> {
  return fc.constantFrom(...models).chain((model) => {
    const numbers = Object.keys(model.versions).map(Number);
    const aliases = Object.entries(model.aliases).map(([alias, version]): [string, number] => [`@${alias}`, version]);
    const asked: [string, number][] = [...aliases, ['latest', Math.max(...numbers)]];
    const plain = fc.constantFrom(...numbers.map((number): [string, number] => [String(number), number]));
    const version = unresolved ? fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: fc.constantFrom(...asked) }) : plain;
    return version.map(([entity_version, number]) => ({ fields: { entity_name: model.name, entity_version }, step: model.versions[number]! }));
  });
}

const types = ['CPU', 'CPU_MEDIUM', 'GPU_SMALL', 'GPU_XLARGE_8', 'MULTIGPU_MEDIUM'];
const sizes = fc.constantFrom('Small', 'Medium', 'Large');
const hosting = { workload_type: fc.constantFrom(...types), environment_vars: environment, instance_profile_arn: orNone(text) };
const concurrency = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 5 })).map(([min, more]): JsonObject => ({ min_provisioned_concurrency: 4 * min, max_provisioned_concurrency: 4 * (min + more) }));
const customSize: fc.Arbitrary<JsonObject> = fc.oneof(some({}, { workload_size: sizes }), concurrency);

const custom = (unresolved: boolean): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(modelOf(customModels, unresolved), some({ scale_to_zero_enabled: fc.boolean() }, hosting), customSize)
    .map(([{ fields }, settings, size]): JsonObject => ({ ...fields, ...settings, ...size }));

/** A feature spec has no version. */
const feature = fc
  .tuple(fc.constantFrom(...featureSpecs), some({ scale_to_zero_enabled: fc.boolean() }, { workload_size: sizes, workload_type: fc.constantFrom('CPU') }))
  .map(([entity_name, settings]): JsonObject => ({ entity_name, ...settings }));

const throughput = (unresolved: boolean): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(modelOf(chunkModels, unresolved), some({}, { scale_to_zero_enabled: fc.boolean() }), fc.nat(3), fc.integer({ min: 1, max: 4 }), fc.boolean(), fc.boolean())
    .map(([{ fields, step }, settings, min, more, chunks, silent]): JsonObject => {
      const max = min + more;
      // The step of a version that moves is not known when writing: tokens would have to be a multiple of both.
      const inChunks = unresolved && (chunks || !/^\d/.test(textOf(fields['entity_version'])));
      if (inChunks) return { ...fields, ...settings, throughput_chunks: { ...(silent ? {} : { min }), max } };
      return { ...fields, ...settings, ...(silent ? {} : { min_provisioned_throughput: min * step }), max_provisioned_throughput: max * step };
    });

const units = (unresolved: boolean): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(modelOf(unitModels, unresolved), fc.integer({ min: 1, max: 9 }), some({}, { burst_scaling_enabled: fc.boolean() }))
    .map(([{ fields, step }, steps, settings]): JsonObject => ({ ...fields, provisioned_model_units: steps * step, ...settings }));

/** A served entity without its name. */
export function entitiesOfKind(kind: Kind, unresolved: boolean): fc.Arbitrary<JsonObject> {
  switch (kind) {
    case 'external':
      return external;
    case 'custom':
      return custom(unresolved);
    case 'feature':
      return feature;
    case 'throughput':
      return throughput(unresolved);
    case 'units':
      return units(unresolved);
  }
}
