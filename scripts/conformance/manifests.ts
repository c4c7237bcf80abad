/** What the official clients leave behind, as a manifest says it: written by hand, never from what the clients send. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { Documents } from './our-plan.js';
import { secretScope } from './workspace.js';

const secret = (key: string): string => `{{secrets/${secretScope}/${key}}}`;
const chat = 'llm/v1/chat';
const completions = 'llm/v1/completions';

function external(provider: string, block: JsonObject, task = chat): JsonObject {
  return { config: { served_entities: [{ name: 'main', external_model: { provider, name: 'some-model-1.5', task, ...block } }] } };
}

const perMinute = (calls: number): JsonObject => ({ key: 'user', calls, renewal_period: 'minute' });

export const sdkEndpoints: Documents = {
  'py-openai': {
    ...external('openai', { openai_config: { openai_api_key: secret('api'), openai_organization: 'org-1' } }),
    permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }, { level: 'CAN_VIEW', group_name: 'support-apps' }],
  },
  'py-azure': external(
    'openai',
    {
      openai_config: {
        openai_api_type: 'azure', openai_api_key: secret('api'), openai_api_base: 'https://x.openai.azure.com',
        openai_api_version: '2024-06-01', openai_deployment_name: 'embed',
      },
    },
    'llm/v1/embeddings',
  ),
  'py-anthropic': external('anthropic', { anthropic_config: { anthropic_api_key: secret('api') } }),
  'py-cohere': external('cohere', { cohere_config: { cohere_api_key: secret('api') } }, completions),
  'py-bedrock': external('amazon-bedrock', {
    amazon_bedrock_config: {
      aws_region: 'eu-west-1', bedrock_provider: 'anthropic', aws_access_key_id: secret('access-id'), aws_secret_access_key: secret('access-key'),
    },
  }),
  'py-vertex': external('google-cloud-vertex-ai', {
    google_cloud_vertex_ai_config: { project_id: 'p-1', region: 'europe-west1', private_key: secret('private') },
  }),
  'py-ai21': external('ai21labs', { ai21labs_config: { ai21labs_api_key: secret('api') } }, completions),
  'py-databricks': external('databricks-model-serving', {
    databricks_model_serving_config: { databricks_workspace_url: 'https://other.cloud.databricks.com', databricks_api_token: secret('api') },
  }),
  'py-custom-key': external('custom', {
    custom_provider_config: { custom_provider_url: 'https://llm.example.com', api_key_auth: { key: 'x-api-key', value: secret('api') } },
  }),
  'py-custom-bearer': external('custom', {
    custom_provider_config: { custom_provider_url: 'https://llm.example.com', bearer_token_auth: { token: secret('bearer') } },
  }),
  'py-churn': {
    description: 'Scores churn',
    config: {
      served_entities: [
        {
          name: 'champion', entity_name: 'prod.ml.churn', entity_version: '@champion', workload_size: 'Small', scale_to_zero_enabled: false,
          environment_vars: { FEATURE_HOST: 'features.internal', FEATURE_TOKEN: secret('api') },
        },
        {
          name: 'challenger', entity_name: 'prod.ml.churn', entity_version: 'latest', scale_to_zero_enabled: true,
          min_provisioned_concurrency: 4, max_provisioned_concurrency: 12,
        },
      ],
      traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 50 }, { served_entity_name: 'challenger', traffic_percentage: 50 }] },
    },
    tags: { team: 'risk', cost: '1' },
    email_notifications: { on_update_success: ['c@example.com'] },
    ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: [perMinute(40)] },
    telemetry_config: { telemetry_profile_id: 'profile-1' },
  },
  'py-llama': {
    config: { served_entities: [{ entity_name: 'ml.llm-catalog.foundation-model', entity_version: 3, throughput_chunks: { min: 2, max: 3 } }] },
  },
  // Burst scaling, which the client turned off, cannot be read back (N20): who states it has it sent once.
  'py-oss': {
    config: { served_entities: [{ name: 'gpt-oss', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 150 }] },
    tags: { team: 'gen-ai' },
  },
  'py-ads': {
    route_optimized: true,
    config: { served_entities: [{ entity_name: 'ads-model', entity_version: '3', workload_size: 'Medium', scale_to_zero_enabled: true }] },
  },
  'py-features': { config: { served_entities: [{ name: 'spec', entity_name: 'prod.features.user_spec', workload_size: 'Small', scale_to_zero_enabled: true }] } },
  'py-empty': { tags: { state: 'reserved' } },
};

const openai = (name: string, model: string, key: string): JsonObject => ({
  config: { served_entities: [{ name, external_model: { provider: 'openai', name: model, task: chat, openai_config: { openai_api_key: key } } }] },
});

export const mlflowEndpoints: Documents = {
  'openai_endpoint': { ...openai('openai_chat', 'gpt-4', '{{secrets/my_scope/my_openai_api_key}}'), tags: [{ key: 'team', value: 'gen-ai' }] },
  'chat': {
    ...openai('chats', 'gpt-4', '{{secrets/scope/key}}'),
    tags: { team: 'support' },
    ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: [perMinute(30)] },
  },
  'prov-throughput-endpoint': {
    config: { served_entities: [{ entity_name: 'ml.llm-catalog.foundation-model', entity_version: '3', throughput_chunks: { min: 2, max: 3 } }] },
  },
};
