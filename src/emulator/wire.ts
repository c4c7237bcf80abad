import { malformed } from './api-error.js';
import { isObject, type JsonObject } from './json.js';

/** Request shapes and their proto-JSON coercion: numbers as strings, booleans as strings, strings as numbers are accepted. */
export type Shape =
  | { kind: 'string' | 'int' | 'double' | 'bool' | 'strings' | 'map' }
  | { kind: 'list'; of: Message }
  | { kind: 'message'; of: Message };
export type Message = Record<string, Shape>;

const text: Shape = { kind: 'string' };
const int: Shape = { kind: 'int' };
const double: Shape = { kind: 'double' };
const bool: Shape = { kind: 'bool' };
const texts: Shape = { kind: 'strings' };
const map: Shape = { kind: 'map' };
const list = (of: Message): Shape => ({ kind: 'list', of });
const message = (of: Message): Shape => ({ kind: 'message', of });
const allText = (...names: string[]): Message => Object.fromEntries(names.map((name) => [name, text]));

const externalModel: Message = {
  ...allText('provider', 'name', 'task'),
  openai_config: message(
    allText(
      'openai_api_key', 'openai_api_key_plaintext', 'microsoft_entra_client_secret', 'microsoft_entra_client_secret_plaintext',
      'openai_api_type', 'openai_api_base', 'openai_api_version', 'openai_deployment_name', 'openai_organization',
      'microsoft_entra_client_id', 'microsoft_entra_tenant_id',
    ),
  ),
  anthropic_config: message(allText('anthropic_api_key', 'anthropic_api_key_plaintext')),
  cohere_config: message(allText('cohere_api_key', 'cohere_api_key_plaintext', 'cohere_api_base')),
  amazon_bedrock_config: message(
    allText(
      'aws_access_key_id', 'aws_access_key_id_plaintext', 'aws_secret_access_key', 'aws_secret_access_key_plaintext',
      'aws_region', 'bedrock_provider', 'instance_profile_arn', 'uc_service_credential_name',
    ),
  ),
  google_cloud_vertex_ai_config: message(allText('private_key', 'private_key_plaintext', 'project_id', 'region')),
  ai21labs_config: message(allText('ai21labs_api_key', 'ai21labs_api_key_plaintext')),
  palm_config: message(allText('palm_api_key', 'palm_api_key_plaintext')),
  databricks_model_serving_config: message(
    allText('databricks_api_token', 'databricks_api_token_plaintext', 'databricks_workspace_url'),
  ),
  custom_provider_config: message({
    custom_provider_url: text,
    api_key_auth: message(allText('key', 'value', 'value_plaintext')),
    bearer_token_auth: message(allText('token', 'token_plaintext')),
  }),
};

const scaling: Message = {
  ...allText('name', 'workload_size', 'workload_type', 'instance_profile_arn'),
  scale_to_zero_enabled: bool,
  min_provisioned_concurrency: int,
  max_provisioned_concurrency: int,
  min_provisioned_throughput: int,
  max_provisioned_throughput: int,
  provisioned_model_units: int,
  burst_scaling_enabled: bool,
  environment_vars: map,
};
const servedEntity: Message = { ...scaling, entity_name: text, entity_version: text, external_model: message(externalModel) };
const servedModel: Message = { ...scaling, model_name: text, model_version: text };
const traffic = message({
  routes: list({ served_model_name: text, served_entity_name: text, traffic_percentage: int }),
});
const tags = list({ key: text, value: text });
const rateLimits = list({ calls: int, tokens: int, key: text, principal: text, renewal_period: text });
const guardrail = message({
  safety: bool,
  pii: message({ behavior: text }),
  invalid_keywords: texts,
  valid_topics: texts,
});
const notifications = message({ on_update_success: texts, on_update_failure: texts });
const telemetry = message({
  telemetry_profile_id: text,
  table_names: message(allText('logs_table', 'metrics_table', 'traces_table', 'annotations_table')),
  inference_table_config: message({ sampling_fraction: double, name: text }),
  enabled_telemetry_features: texts,
});

const aiGateway: Message = {
  fallback_config: message({ enabled: bool }),
  guardrails: message({ input: guardrail, output: guardrail }),
  inference_table_config: message({ enabled: bool, catalog_name: text, schema_name: text, table_name_prefix: text }),
  rate_limits: rateLimits,
  usage_tracking_config: message({ enabled: bool }),
};
const coreConfig: Message = {
  name: text,
  served_entities: list(servedEntity),
  served_models: list(servedModel),
  traffic_config: traffic,
  auto_capture_config: message({ ...allText('catalog_name', 'schema_name', 'table_name_prefix'), enabled: bool }),
};
const ptConfig: Message = {
  served_entities: list({
    ...allText('name', 'entity_name', 'entity_version'),
    provisioned_model_units: int,
    burst_scaling_enabled: bool,
  }),
  traffic_config: traffic,
};
const acl: Message = {
  access_control_list: list(allText('user_name', 'group_name', 'service_principal_name', 'permission_level')),
};

/** Request messages by what they are sent for. */
export const messages = {
  create: {
    ...allText('name', 'description', 'budget_policy_id', 'task'),
    config: message(coreConfig),
    ai_gateway: message(aiGateway),
    tags,
    rate_limits: rateLimits,
    route_optimized: bool,
    email_notifications: notifications,
    telemetry_config: telemetry,
  },
  createPt: {
    ...allText('name', 'budget_policy_id'),
    config: message(ptConfig),
    ai_gateway: message(aiGateway),
    tags,
    email_notifications: notifications,
  },
  config: coreConfig,
  ptConfig: { config: message(ptConfig) },
  aiGateway,
  tags: { add_tags: tags, delete_tags: texts },
  rateLimits: { rate_limits: rateLimits },
  notifications: { email_notifications: notifications },
  telemetry: { telemetry_config: telemetry },
  acl,
} satisfies Record<string, Message>;

/** A coerced copy; names of fields the schema does not know are pushed to `ignored` and dropped. Throws 400 MALFORMED_REQUEST. */
export function readMessage(shape: Message, value: unknown, ignored: string[], path = ''): JsonObject {
  if (!isObject(value)) throw malformed(`Expected an object${path === '' ? '' : ` in field '${path}'`}.`);
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const where = path === '' ? key : `${path}.${key}`;
    const field = shape[key];
    if (!field) ignored.push(where);
    else if (item !== null) result[key] = readField(field, item, ignored, where);
  }
  return result;
}

function readField(field: Shape, value: unknown, ignored: string[], path: string): unknown {
  switch (field.kind) {
    case 'message':
      return readMessage(field.of, value, ignored, path);
    case 'list':
      return asList(value, path).map((item, at) => readMessage(field.of, item, ignored, `${path}[${at}]`));
    case 'strings':
      return asList(value, path).map((item, at) => readScalar('string', item, `${path}[${at}]`));
    case 'map':
      if (!isObject(value)) throw malformed(`Could not parse field '${path}': expected a map.`);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, readScalar('string', item, `${path}.${key}`)]),
      );
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return readScalar(field.kind, value, path);
  }
}

function asList(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw malformed(`Could not parse field '${path}': expected a list.`);
  return value as unknown[];
}

function readScalar(kind: 'string' | 'int' | 'double' | 'bool', value: unknown, path: string): unknown {
  const refuse = (): never => {
    throw malformed(`Could not parse field '${path}': expected ${kind}, got ${JSON.stringify(value)}.`);
  };
  if (kind === 'string') {
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : refuse();
  }
  if (kind === 'bool') {
    if (typeof value === 'boolean') return value;
    return value === 'true' ? true : value === 'false' ? false : refuse();
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return refuse();
  return kind === 'int' && !Number.isSafeInteger(number) ? refuse() : number;
}
