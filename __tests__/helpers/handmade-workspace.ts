/** A workspace full of endpoints that people made by hand, in every form that the platform knows. */
import { consoleCreate, consoleEdit, consoleStop, type World } from '../../src/emulator/index.js';

type Data = Record<string, unknown>;

const secret = '{{secrets/llm-prod/openai-key}}';
const chat = 'llm/v1/chat';
const external = (name: string, model: Data): Data => ({ name, external_model: { task: chat, name: 'some-model', ...model } });
const openai = (name: string, rest: Data = {}): Data => external(name, { name: 'gpt-4o-mini', provider: 'openai', openai_config: { openai_api_key: secret, ...rest } });
const custom = (version: string, rest: Data = {}): Data => ({ entity_name: 'prod.ml.churn', entity_version: version, workload_size: 'Small', scale_to_zero_enabled: false, ...rest });
const served = (...entities: Data[]): Data => ({ config: { served_entities: entities } });
const split = (shares: Record<string, number>, ...entities: Data[]): Data => ({
  config: { served_entities: entities, traffic_config: { routes: Object.entries(shares).map(([served_entity_name, traffic_percentage]) => ({ served_entity_name, traffic_percentage })) } },
});
const azure = { openai_api_base: 'https://x.openai.azure.com/', openai_api_version: '2024-02-01', openai_deployment_name: 'd' };

/** Every provider of external models, with each of its ways to sign in. */
const models: Record<string, Data> = {
  openai: { provider: 'openai', openai_config: { openai_api_key: secret, openai_organization: 'org', openai_api_base: 'https://proxy.example.com/v1' } },
  azure: { provider: 'openai', openai_config: { openai_api_type: 'azure', openai_api_key: secret, ...azure } },
  entra: { provider: 'openai', openai_config: { openai_api_type: 'azuread', microsoft_entra_client_id: 'c', microsoft_entra_tenant_id: 't', microsoft_entra_client_secret: secret, ...azure } },
  anthropic: { provider: 'anthropic', anthropic_config: { anthropic_api_key: secret } },
  cohere: { provider: 'cohere', cohere_config: { cohere_api_key: secret, cohere_api_base: 'https://cohere.example.com' } },
  'bedrock-keys': { provider: 'amazon-bedrock', amazon_bedrock_config: { aws_region: 'eu-west-1', bedrock_provider: 'Anthropic', aws_access_key_id: secret, aws_secret_access_key: secret } },
  'bedrock-role': { provider: 'amazon-bedrock', amazon_bedrock_config: { aws_region: 'eu-west-1', bedrock_provider: 'amazon', instance_profile_arn: 'arn:aws:iam::1:instance-profile/x' } },
  'bedrock-uc': { provider: 'amazon-bedrock', amazon_bedrock_config: { aws_region: 'eu-west-1', bedrock_provider: 'cohere', uc_service_credential_name: 'cred' } },
  vertex: { provider: 'google-cloud-vertex-ai', google_cloud_vertex_ai_config: { project_id: 'p', region: 'us-central1', private_key: secret } },
  ai21: { task: 'llm/v1/completions', provider: 'ai21labs', ai21labs_config: { ai21labs_api_key: secret } },
  palm: { task: 'llm/v1/completions', provider: 'palm', palm_config: { palm_api_key: secret } },
  databricks: { provider: 'databricks-model-serving', databricks_model_serving_config: { databricks_workspace_url: 'https://other.cloud.databricks.com', databricks_api_token: secret } },
  'own-key': { provider: 'custom', custom_provider_config: { custom_provider_url: 'https://llm.example.com', api_key_auth: { key: 'x-api-key', value: secret } } },
  'own-bearer': { provider: 'custom', custom_provider_config: { custom_provider_url: 'https://llm.example.com', bearer_token_auth: { token: secret } } },
};

/** Names, texts and keys that YAML or a reader of manifests could take for something else. */
export const awkwardTexts = ['on', 'no', 'null', '~', '1e3', '0x1f', '1:30', 'true', '- a', 'a: b', 'a # b', 'two\nlines', '"', "'", '{{a}}', '*a', '&a', '😀 ü', '${var.x}', '$${x}', '${{ github.token }}', '<<', '2026-01-01', '\ttab', 'a\\b'];

/** Fills the workspace; `plaintext` adds what a manifest cannot know: values that people have to fill in. */
export function fillByHand(world: World, { plaintext = true } = {}): void {
  const make = (name: string, body: Data, options: Parameters<typeof consoleCreate>[2] = {}): void => {
    consoleCreate(world, { name, ...body }, options);
  };
  for (const [name, model] of Object.entries(models)) make(`ext-${name}`, served(external('main', model)));

  make('size-small', served(custom('7', { name: 'main' })));
  make('size-gpu', served(custom('7', { workload_type: 'GPU_MEDIUM', workload_size: 'Large', scale_to_zero_enabled: true })));
  make('size-default', served({ entity_name: 'prod.ml.churn', entity_version: '7', scale_to_zero_enabled: true }));
  make('size-concurrency', served({ entity_name: 'prod.ml.churn', entity_version: '8', scale_to_zero_enabled: false, min_provisioned_concurrency: 4, max_provisioned_concurrency: 12 }));
  make('registry', served({ entity_name: 'ads-model', entity_version: '3', workload_size: 'Small', scale_to_zero_enabled: true }));
  make('features', served({ entity_name: 'prod.features.user_spec', workload_size: 'Small', scale_to_zero_enabled: true }));
  make('legacy', { config: { served_models: [{ name: 'old', model_name: 'ads-model', model_version: '2', workload_size: 'Small', scale_to_zero_enabled: true }] } });
  make('pt-tokens', served({ entity_name: 'ml.llm-catalog.foundation-model', entity_version: '3', min_provisioned_throughput: 980, max_provisioned_throughput: 1960 }));
  make('pt-from-zero', served({ entity_name: 'ml.llm-catalog.foundation-model', entity_version: '2', max_provisioned_throughput: 1580 }));
  make('pt-units', served({ name: 'oss', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 100, burst_scaling_enabled: false }), { pt: true });
  make('split', split({ champion: 90, challenger: 10, dark: 0 }, custom('7', { name: 'champion' }), custom('8', { name: 'challenger' }), custom('6', { name: 'dark' })));
  make('fallback', {
    ...split({ zz: 100, aa: 0 }, openai('zz'), openai('aa')),
    ai_gateway: { fallback_config: { enabled: true }, usage_tracking_config: { enabled: true }, guardrails: { input: { safety: true, pii: { behavior: 'BLOCK' }, invalid_keywords: ['b', 'a'] }, output: { pii: { behavior: 'NONE' } } } },
  });
  make('gateway', {
    ...served(openai('main')),
    ai_gateway: {
      inference_table_config: { enabled: true, catalog_name: 'ml', schema_name: 'logs' },
      rate_limits: [
        { calls: 100, renewal_period: 'minute' }, { tokens: 5000, key: 'endpoint', renewal_period: 'minute' }, { calls: 10, tokens: 20, key: 'user', renewal_period: 'minute' },
        { calls: 1, key: 'user', principal: 'viewer@example.com', renewal_period: 'minute' }, { calls: 2, key: 'user_group', principal: 'analysts', renewal_period: 'minute' },
        { tokens: 3, key: 'service_principal', principal: '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31', renewal_period: 'minute' },
      ],
    },
  });
  make('gateway-off', { ...served(openai('main')), ai_gateway: { usage_tracking_config: { enabled: false }, inference_table_config: { enabled: false }, fallback_config: { enabled: false } } });
  make('captured', { config: { ...(served(custom('7')).config as Data), auto_capture_config: { catalog_name: 'ml', schema_name: 'old', table_name_prefix: 'p', enabled: true } } });
  make('telemetry', { ...served(custom('7')), telemetry_config: { table_names: { logs_table: 'ml.logs.t' }, inference_table_config: { sampling_fraction: 0.5 }, enabled_telemetry_features: ['TELEMETRY_FEATURE_TRACES', 'TELEMETRY_FEATURE_LOGS'] } });
  make('optimized', { ...served(custom('7')), route_optimized: true, description: 'Fast.\nAnd described on two lines.' });
  make('mailed', { ...served(openai('main')), email_notifications: { on_update_failure: ['b@example.com', 'a@example.com'], on_update_success: [] } });
  make('tagged', { ...served(openai('main')), tags: awkwardTexts.map((value, index) => ({ key: index === 0 ? 'on' : `t ${String(index)} []"#`, value })).concat({ key: 'bare', value: '' }) });
  make('granted', served(openai('main')), { as: 'mlops@example.com' });
  consoleEdit(world, 'granted', { permissions: { grant: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }, { user_name: 'viewer@example.com', permission_level: 'CAN_VIEW' }, { service_principal_name: '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31', permission_level: 'CAN_MANAGE' }] } });
  for (const name of ['on', 'null', '1e3', '0x1f', '007']) make(name, served(openai('yes')));
  make('secret-env', served(custom('7', { environment_vars: { TOKEN: '{{secrets/churn/feature-token}}' } })));
  make('held', { ...served(openai('main')), tags: [{ key: 'endpoints_hold', value: 'audit' }] });
  make('protected', { ...served(openai('main')), tags: [{ key: 'endpoints_protected', value: 'true' }] });
  make('theirs', { ...served(openai('main')), tags: [{ key: 'endpoints_manifest', value: 'other__repo__shop__prod' }] });

  make('empty', {});
  world.script('failed-first', { outcome: 'fail', message: 'Out of memory.' });
  make('failed-first', served(custom('7')));
  world.script('failed-update', {}, { outcome: 'fail', message: 'Out of memory.' });
  make('failed-update', served(custom('7', { name: 'main' })));
  consoleEdit(world, 'failed-update', { entity: { name: 'main', set: { entity_version: '8' } } });
  make('stopped', served(custom('7')));
  consoleStop(world, 'stopped');
  make('updating', served(custom('7', { name: 'main' })));
  world.script('updating', { outcome: 'stuck' });
  consoleEdit(world, 'updating', { entity: { name: 'main', set: { entity_version: '8' } }, rollout: true });

  if (!plaintext) return;
  make('plain-env', served(custom('7', { name: 'main', environment_vars: { MODE: 'production', 'on': 'a${b}', TOKEN: '{{secrets/churn/feature-token}}' } })));
}

/** The values that `fillByHand` gave to variables of an exported manifest, as `name=value`. */
export const plainValues = ['plain-env_main_MODE=production', 'plain-env_main_on=a${b}'];
