/** Endpoints of every kind, twice: as the official client sends them, and as a manifest says the same. */
import type { serving } from '@databricks/sdk-experimental';
import { secretScope } from '../../scripts/conformance/workspace.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';

type Core = { route: 'core'; request: serving.CreateServingEndpoint };
type Units = { route: 'pt'; request: serving.CreatePtEndpointRequest };
export type Case = { title: string; manifest: JsonObject } & (Core | Units);

const secret = (key: string): string => `{{secrets/${secretScope}/${key}}}`;

const core = (title: string, request: serving.CreateServingEndpoint, manifest: JsonObject): Case => ({ title, route: 'core', request, manifest });

type Settings = Omit<serving.ExternalModel, 'name' | 'provider' | 'task'>;

/** One external endpoint for each provider and way to sign in; the manifest has the fields of the API under the same names. */
function external(name: string, provider: serving.ExternalModelProvider, task: string, settings: Settings): Case {
  const model = 'some-model-1.5';
  return core(
    `${provider} (${name})`,
    { name, config: { name, served_entities: [{ name: 'main', external_model: { provider, name: model, task, ...settings } }] } },
    { config: { served_entities: [{ name: 'main', external_model: { name: model, provider, task, ...settings } as unknown as JsonObject }] } },
  );
}

const chat = 'llm/v1/chat';
const externals: Case[] = [
  external('openai-key', 'openai', chat, { openai_config: { openai_api_key: secret('api'), openai_organization: 'org-1', openai_api_base: 'https://api.example.com/v1' } }),
  external('openai-azure', 'openai', 'llm/v1/embeddings', {
    openai_config: { openai_api_type: 'azure', openai_api_key: secret('api'), openai_api_base: 'https://x.openai.azure.com', openai_api_version: '2024-06-01', openai_deployment_name: 'embed' },
  }),
  external('openai-entra', 'openai', chat, {
    openai_config: {
      openai_api_type: 'azuread', openai_api_base: 'https://x.openai.azure.com', openai_api_version: '2024-06-01', openai_deployment_name: 'chat',
      microsoft_entra_tenant_id: 'tenant', microsoft_entra_client_id: 'client', microsoft_entra_client_secret: secret('entra'),
    },
  }),
  external('anthropic', 'anthropic', chat, { anthropic_config: { anthropic_api_key: secret('api') } }),
  external('cohere', 'cohere', 'llm/v1/completions', { cohere_config: { cohere_api_key: secret('api'), cohere_api_base: 'https://api.cohere.example' } }),
  external('bedrock-keys', 'amazon-bedrock', chat, {
    amazon_bedrock_config: { aws_region: 'eu-west-1', bedrock_provider: 'anthropic', aws_access_key_id: secret('access-id'), aws_secret_access_key: secret('access-key') },
  }),
  external('bedrock-role', 'amazon-bedrock', 'llm/v1/embeddings', {
    amazon_bedrock_config: { aws_region: 'eu-west-1', bedrock_provider: 'amazon', instance_profile_arn: 'arn:aws:iam::123456789012:instance-profile/serving' },
  }),
  external('vertex', 'google-cloud-vertex-ai', chat, { google_cloud_vertex_ai_config: { project_id: 'p-1', region: 'europe-west1', private_key: secret('private') } }),
  external('ai21', 'ai21labs', 'llm/v1/completions', { ai21labs_config: { ai21labs_api_key: secret('api') } }),
  external('palm', 'palm', 'llm/v1/completions', { palm_config: { palm_api_key: secret('api') } }),
  external('databricks', 'databricks-model-serving', chat, {
    databricks_model_serving_config: { databricks_workspace_url: 'https://other.cloud.databricks.com', databricks_api_token: secret('api') },
  }),
  external('custom-key', 'custom', chat, { custom_provider_config: { custom_provider_url: 'https://llm.example.com', api_key_auth: { key: 'x-api-key', value: secret('api') } } }),
  external('custom-bearer', 'custom', chat, { custom_provider_config: { custom_provider_url: 'https://llm.example.com', bearer_token_auth: { token: secret('bearer') } } }),
];

const hosted: Case[] = [
  core(
    'custom models, all sections',
    {
      name: 'churn',
      description: 'Scores churn',
      config: {
        name: 'churn',
        served_entities: [
          {
            name: 'champion', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', workload_type: 'CPU', scale_to_zero_enabled: false,
            environment_vars: { FEATURE_HOST: 'features.internal', FEATURE_TOKEN: secret('api') },
          },
          { name: 'challenger', entity_name: 'prod.ml.churn', entity_version: '8', min_provisioned_concurrency: 4, max_provisioned_concurrency: 12, scale_to_zero_enabled: true },
        ],
        traffic_config: { routes: [{ served_model_name: 'champion', traffic_percentage: 90 }, { served_entity_name: 'challenger', traffic_percentage: 10 }] },
      },
      tags: [{ key: 'team', value: 'growth' }, { key: 'bare' }],
      email_notifications: { on_update_failure: ['b@example.com', 'a@example.com'] },
      ai_gateway: {
        usage_tracking_config: { enabled: true },
        inference_table_config: { enabled: true, catalog_name: 'prod', schema_name: 'logs' },
        rate_limits: [{ calls: 600, renewal_period: 'minute' }, { key: 'user', calls: 30, renewal_period: 'minute' }],
      },
    },
    {
      description: 'Scores churn',
      config: {
        served_entities: [
          {
            name: 'champion', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', scale_to_zero_enabled: false,
            environment_vars: { FEATURE_HOST: 'features.internal', FEATURE_TOKEN: secret('api') },
          },
          { name: 'challenger', entity_name: 'prod.ml.churn', entity_version: '@champion', min_provisioned_concurrency: 4, max_provisioned_concurrency: 12, scale_to_zero_enabled: true },
        ],
        traffic_config: { routes: [{ served_entity_name: 'challenger', traffic_percentage: 10 }, { served_entity_name: 'champion', traffic_percentage: 90 }] },
      },
      tags: { team: 'growth', bare: '' },
      email_notifications: { on_update_failure: ['a@example.com', 'b@example.com'] },
      ai_gateway: {
        usage_tracking_config: { enabled: true },
        inference_table_config: { enabled: true, catalog_name: 'prod', schema_name: 'logs' },
        rate_limits: [{ key: 'user', calls: 30, renewal_period: 'minute' }, { key: 'endpoint', calls: 600, renewal_period: 'minute' }],
      },
    },
  ),
  core(
    'a custom model in the deprecated form, unnamed, route-optimised',
    {
      name: 'ads',
      route_optimized: true,
      config: { name: 'ads', served_models: [{ model_name: 'ads-model', model_version: '3', workload_size: 'Medium', scale_to_zero_enabled: true }] },
    },
    {
      route_optimized: true,
      config: { served_entities: [{ entity_name: 'ads-model', entity_version: 'latest', workload_size: 'Medium', scale_to_zero_enabled: true }] },
    },
  ),
  core(
    'provisioned throughput in tokens per second',
    {
      name: 'llama',
      config: { name: 'llama', served_entities: [{ entity_name: 'ml.llm-catalog.foundation-model', entity_version: '3', min_provisioned_throughput: 1960, max_provisioned_throughput: 2940 }] },
    },
    { config: { served_entities: [{ entity_name: 'ml.llm-catalog.foundation-model', entity_version: 3, throughput_chunks: { min: 2, max: 3 } }] } },
  ),
  {
    title: 'provisioned throughput in model units',
    route: 'pt',
    request: {
      name: 'oss',
      config: {
        served_entities: [{ name: 'gpt-oss', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 100 }],
        traffic_config: { routes: [{ served_entity_name: 'gpt-oss', traffic_percentage: 100 }] },
      },
      tags: [{ key: 'team', value: 'gen-ai' }],
      ai_gateway: { guardrails: { input: { safety: true }, output: { pii: { behavior: 'MASK' } } } },
    },
    manifest: {
      config: { served_entities: [{ name: 'gpt-oss', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 100 }] },
      tags: [{ key: 'team', value: 'gen-ai' }],
      ai_gateway: { guardrails: { input: { safety: true }, output: { pii: { behavior: 'MASK' } } } },
    },
  },
  core(
    'a feature spec',
    { name: 'features', config: { name: 'features', served_entities: [{ name: 'spec', entity_name: 'prod.features.user_spec', workload_size: 'Small', scale_to_zero_enabled: true }] } },
    { config: { served_entities: [{ name: 'spec', entity_name: 'prod.features.user_spec', workload_size: 'Small', scale_to_zero_enabled: true }] } },
  ),
  core(
    'two external models with a fallback',
    {
      name: 'two-models',
      config: {
        name: 'two-models',
        served_entities: [
          { name: 'first', external_model: { provider: 'openai', name: 'gpt-4o', task: chat, openai_config: { openai_api_key: secret('api') } } },
          { name: 'second', external_model: { provider: 'anthropic', name: 'claude', task: chat, anthropic_config: { anthropic_api_key: secret('api') } } },
        ],
        traffic_config: { routes: [{ served_entity_name: 'first', traffic_percentage: 100 }, { served_entity_name: 'second', traffic_percentage: 0 }] },
      },
      ai_gateway: { fallback_config: { enabled: true }, rate_limits: [{ key: 'user_group', principal: 'analysts', tokens: 5000, renewal_period: 'minute' }] },
    },
    {
      config: {
        served_entities: [
          { name: 'first', external_model: { provider: 'openai', name: 'gpt-4o', task: chat, openai_config: { openai_api_key: secret('api') } } },
          { name: 'second', external_model: { provider: 'anthropic', name: 'claude', task: chat, anthropic_config: { anthropic_api_key: secret('api') } } },
        ],
        traffic_config: { routes: [{ served_entity_name: 'first', traffic_percentage: 100 }, { served_entity_name: 'second', traffic_percentage: 0 }] },
      },
      ai_gateway: { fallback_config: { enabled: true }, rate_limits: [{ key: 'user_group', principal: 'analysts', tokens: 5000, renewal_period: 'minute' }] },
    },
  ),
  core('no config at all', { name: 'empty', tags: [{ key: 'state', value: 'reserved' }] }, { tags: { state: 'reserved' } }),
];

export const cases: readonly Case[] = [...externals, ...hosted];
