import { isObject, type JsonObject, objectOf, objectsOf } from './json.js';
import type { UnknownEnums } from './options.js';
import type { WorldState } from './state.js';

const stringified = new Set([
  'traffic_percentage', 'scale_to_zero_enabled', 'config_version', 'provisioned_model_units', 'min_provisioned_throughput',
  'max_provisioned_throughput', 'min_provisioned_concurrency', 'max_provisioned_concurrency', 'calls', 'tokens', 'entity_version',
  'route_optimized',
]);

const surprising: UnknownEnums = {
  suspend: 'SUSPENDED_BY_POLICY',
  type: 'MODEL_OF_THE_FUTURE',
  creator_kind: 'AgentIdentity',
};

/** Applies the knobs that make replies harder to read: scalars as strings, unknown fields, unknown enum values. */
export function disguise(world: WorldState, reply: JsonObject): JsonObject {
  const { options } = world;
  let result = reply;
  if (options.emptyFields) result = withEmptyFields(result);
  if (options.fillOnRead) result = withDefaults(result);
  if (options.scalarsAsStrings) result = walk(result, (key, value) => (stringified.has(key) && isScalar(value) ? String(value) : value));
  if (options.unknownEnums !== false) {
    const values = (options.unknownEnums === true ? surprising : options.unknownEnums) as Record<string, string | undefined>;
    result = walk(result, (key, value) => (typeof value === 'string' && Object.hasOwn(values, key) ? (values[key] ?? value) : value));
  }
  return options.unknownFields ? addFields(result) : result;
}

/** Optional texts of a provider's block and lists that nobody set, shown empty; every gateway block, shown off. */
function withEmptyFields(detail: JsonObject): JsonObject {
  const off = { usage_tracking_config: { enabled: false }, rate_limits: [], fallback_config: { enabled: false }, inference_table_config: { enabled: false } };
  const notified = { on_update_success: [], on_update_failure: [] };
  const filled: JsonObject = {
    tags: [],
    ...detail,
    ai_gateway: { ...off, ...objectOf(detail.ai_gateway) },
    email_notifications: { ...notified, ...objectOf(detail.email_notifications) },
  };
  const config = objectOf(detail.config);
  if (detail.config !== undefined) filled.config = { ...config, served_entities: objectsOf(config.served_entities).map(withEmptyTexts) };
  return filled;
}

function withEmptyTexts(entity: JsonObject): JsonObject {
  const model = objectOf(entity.external_model);
  if (entity.external_model === undefined) return { ...entity, environment_vars: objectOf(entity.environment_vars), instance_profile_arn: entity.instance_profile_arn ?? '' };
  const openai = { openai_organization: '', openai_api_version: '', microsoft_entra_client_id: '' };
  const cohere = { cohere_api_base: '' };
  return {
    ...entity,
    external_model: {
      ...model,
      ...(model.openai_config === undefined ? {} : { openai_config: { ...openai, ...objectOf(model.openai_config) } }),
      ...(model.cohere_config === undefined ? {} : { cohere_config: { ...cohere, ...objectOf(model.cohere_config) } }),
    },
  };
}

/** Defaults that the server may show although nobody set them: guardrails in every direction, prices, marks of kind. */
function withDefaults(detail: JsonObject): JsonObject {
  const gateway = objectOf(detail.ai_gateway);
  const rails = objectOf(gateway.guardrails);
  const side = (value: unknown): JsonObject => ({ safety: false, pii: { behavior: 'NONE' }, ...objectOf(value) });
  const filled: JsonObject = {
    ...detail,
    ai_gateway: { usage_tracking_config: { enabled: false }, ...gateway, guardrails: { input: side(rails.input), output: side(rails.output) } },
  };
  const config = objectOf(detail.config);
  if (detail.config !== undefined) {
    const served = objectsOf(config.served_entities).map((entity) => (entity.external_model === undefined ? { workload_size: 'Small', min_dbus: 0.5, max_dbus: 106, ...entity } : entity));
    filled.config = { ...config, served_entities: served };
  }
  return filled;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function walk(object: JsonObject, change: (key: string, value: unknown) => unknown): JsonObject {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    return isObject(value) ? walk(value, change) : value;
  };
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, typeof value === 'object' ? visit(value) : change(key, value)]),
  );
}

/** Unknown fields in every object but maps of the user's own keys. */
function addFields(object: JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, unknown] => {
    if (key === 'environment_vars') return [key, value];
    if (Array.isArray(value)) return [key, value.map((item: unknown) => (isObject(item) ? addFields(item) : item))];
    return [key, isObject(value) ? addFields(value) : value];
  });
  return { ...Object.fromEntries(entries), field_of_the_future: { level: 'UNKNOWN', parts: [1, 2] } };
}
