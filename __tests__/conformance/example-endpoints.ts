/** The endpoints that examples stand on: one of each kind, and one for each provider of external models. */
import { providers, type Json, type JsonObject } from '../../src/endpoint/fields/index.js';
import type { Example } from './examples.js';

export const reference = (key: string): string => `{{secrets/conf/${key}}}`;

const serving = (...entities: JsonObject[]): JsonObject => ({ config: { served_entities: entities } });

export const customEntity: JsonObject = { name: 'main', entity_name: 'conf.ml.first', entity_version: '1', workload_size: 'Small', scale_to_zero_enabled: false };
export const custom = serving(customEntity);
export const twoEntities = serving(customEntity, { ...customEntity, name: 'second', entity_name: 'conf.ml.second' });
export const throughput = serving({
  name: 'main',
  entity_name: 'system.ai.llama_v3_3_70b_instruct',
  entity_version: '1',
  min_provisioned_throughput: 0,
  max_provisioned_throughput: 1960,
});
export const units = serving({ name: 'main', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 });

/** The endpoint with other fields in its first entity; `undefined` takes one away. */
export function overall(base: JsonObject, fields: Record<string, Json | undefined>): JsonObject {
  const [first, ...others] = (base['config'] as JsonObject)['served_entities'] as JsonObject[];
  const merged: Record<string, Json | undefined> = { ...first, ...fields };
  const entries = Object.entries(merged).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return serving(Object.fromEntries(entries), ...others);
}

/** An endpoint of one external model with these settings of its provider. */
export function externalWith(provider: string, settings: JsonObject): JsonObject {
  const { block, tasks } = providers.find(({ name }) => name === provider)!;
  return serving({ name: 'main', external_model: { provider, name: 'model-x', task: tasks[0]!, [block]: settings } });
}

export const external = externalWith('openai', { openai_api_key: reference('first') });
export const azure: JsonObject = {
  openai_api_type: 'azure',
  openai_api_key: reference('first'),
  openai_api_base: 'https://one.openai.azure.com',
  openai_api_version: '2024-02-01',
  openai_deployment_name: 'one',
};
export const entra: JsonObject = {
  openai_api_type: 'azuread',
  openai_api_base: 'https://one.openai.azure.com',
  openai_api_version: '2024-02-01',
  openai_deployment_name: 'one',
  microsoft_entra_client_id: 'client-1',
  microsoft_entra_client_secret: reference('first'),
  microsoft_entra_tenant_id: 'tenant-1',
};
export const bedrock: JsonObject = {
  aws_region: 'us-east-1',
  bedrock_provider: 'anthropic',
  aws_access_key_id: reference('first'),
  aws_secret_access_key: reference('second'),
};
const place = { aws_region: 'us-east-1', bedrock_provider: 'anthropic' };

/** Provider -> every way to sign in to it, with all that it needs. */
export const waysIn: Readonly<Record<string, Record<string, JsonObject>>> = {
  openai: { key: { openai_api_key: reference('first') }, azure, azuread: entra },
  anthropic: { key: { anthropic_api_key: reference('first') } },
  cohere: { key: { cohere_api_key: reference('first'), cohere_api_base: 'https://one.example.com' } },
  'amazon-bedrock': {
    keys: bedrock,
    'instance profile': { ...place, instance_profile_arn: 'arn:aws:iam::1:instance-profile/a' },
    'service credential': { ...place, uc_service_credential_name: 'credential-1' },
  },
  'google-cloud-vertex-ai': { key: { project_id: 'project-1', region: 'us-east1', private_key: reference('first') } },
  ai21labs: { key: { ai21labs_api_key: reference('first') } },
  palm: { key: { palm_api_key: reference('first') } },
  'databricks-model-serving': { token: { databricks_workspace_url: 'https://one.example.com', databricks_api_token: reference('first') } },
  custom: {
    'key in a header': { custom_provider_url: 'https://one.example.com', api_key_auth: { key: 'x-api-key', value: reference('first') } },
    'bearer token': { custom_provider_url: 'https://one.example.com', bearer_token_auth: { token: reference('first') } },
  },
};

/** Rows of the providers' blocks: a secret turns to another secret, a text to another text. */
export function providerExamples(openai: { azure: JsonObject; entra: JsonObject; bedrock: JsonObject }): Record<string, Example> {
  const model = 'config.served_entities[].external_model';
  const settings = ['config', 'served_entities', 0, 'external_model', 'openai_config'];
  const swap = (provider: string, way: string, field: string, a: Json, b: Json): [string, Example] => {
    const { block } = providers.find(({ name }) => name === provider)!;
    return [`${model}.${block}.${field}`, { on: externalWith(provider, waysIn[provider]![way]!), a, b }];
  };
  const secret = (provider: string, way: string, field: string): [string, Example] => swap(provider, way, field, reference('first'), reference('second'));
  const typed: Example = {
    on: external,
    at: settings,
    a: openai.azure,
    b: openai.entra,
    changes: ['microsoft_entra_client_id', 'microsoft_entra_client_secret', 'microsoft_entra_tenant_id', 'openai_api_key', 'openai_api_type'].map(
      (field) => `config.served_entities[main].external_model.openai_config.${field}`,
    ),
  };
  return {
    [`${model}.openai_config.openai_api_type`]: typed,
    ...Object.fromEntries([
      secret('openai', 'key', 'openai_api_key'),
      swap('openai', 'azure', 'openai_api_base', 'https://one.openai.azure.com', 'https://two.openai.azure.com'),
      swap('openai', 'azure', 'openai_api_version', '2024-02-01', '2024-06-01'),
      swap('openai', 'azure', 'openai_deployment_name', 'one', 'two'),
      swap('openai', 'key', 'openai_organization', 'org-1', 'org-2'),
      swap('openai', 'azuread', 'microsoft_entra_client_id', 'client-1', 'client-2'),
      secret('openai', 'azuread', 'microsoft_entra_client_secret'),
      swap('openai', 'azuread', 'microsoft_entra_tenant_id', 'tenant-1', 'tenant-2'),
      secret('anthropic', 'key', 'anthropic_api_key'),
      secret('cohere', 'key', 'cohere_api_key'),
      swap('cohere', 'key', 'cohere_api_base', 'https://one.example.com', 'https://two.example.com'),
      swap('amazon-bedrock', 'keys', 'aws_region', 'us-east-1', 'eu-west-1'),
      swap('amazon-bedrock', 'keys', 'bedrock_provider', 'anthropic', 'cohere'),
      secret('amazon-bedrock', 'keys', 'aws_access_key_id'),
      swap('amazon-bedrock', 'keys', 'aws_secret_access_key', reference('second'), reference('first')),
      swap('amazon-bedrock', 'instance profile', 'instance_profile_arn', 'arn:aws:iam::1:instance-profile/a', 'arn:aws:iam::1:instance-profile/b'),
      swap('amazon-bedrock', 'service credential', 'uc_service_credential_name', 'credential-1', 'credential-2'),
      swap('google-cloud-vertex-ai', 'key', 'project_id', 'project-1', 'project-2'),
      swap('google-cloud-vertex-ai', 'key', 'region', 'us-east1', 'europe-west1'),
      secret('google-cloud-vertex-ai', 'key', 'private_key'),
      secret('ai21labs', 'key', 'ai21labs_api_key'),
      secret('palm', 'key', 'palm_api_key'),
      swap('databricks-model-serving', 'token', 'databricks_workspace_url', 'https://one.example.com', 'https://two.example.com'),
      secret('databricks-model-serving', 'token', 'databricks_api_token'),
      swap('custom', 'bearer token', 'custom_provider_url', 'https://one.example.com', 'https://two.example.com'),
      swap('custom', 'key in a header', 'api_key_auth.key', 'x-api-key', 'authorization'),
      secret('custom', 'key in a header', 'api_key_auth.value'),
      secret('custom', 'bearer token', 'bearer_token_auth.token'),
    ]),
  };
}
