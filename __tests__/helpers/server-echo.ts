/** What the platform makes of a create request, as R3 would return it later: filled, mirrored, shuffled. Ours alone; the emulator has its own. */
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import type { Grant } from '../../src/endpoint/model.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import { bodyOf, creator, endpointId, operationsOf, without } from './build.js';

export interface EchoOptions {
  /** Decides order and form; the same seed gives the same reply. */
  seed: number;
  /** Numbers and booleans as strings. */
  quoted?: boolean;
}

/** A small generator (mulberry32): the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
export const listOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The reply to a read of an endpoint made with this request body. */
export function echo(body: JsonObject, options: EchoOptions): JsonObject {
  const random = randomOf(options.seed);
  const shuffle = <T>(items: readonly T[]): T[] => items.map((item) => ({ item, at: random() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
  const form = <T extends Json>(value: T): T => (options.quoted === true ? (quote(value) as T) : value);
  const { config, ai_gateway, tags, email_notifications, telemetry_config, description, budget_policy_id, route_optimized, name } = body;
  const reply: JsonObject = {
    name: name ?? '',
    id: endpointId,
    creator,
    creator_kind: 'ServicePrincipal',
    creation_timestamp: 1795240000000,
    last_updated_timestamp: 1795240000000,
    state: { ready: 'READY', config_update: 'NOT_UPDATING', suspend: 'NOT_SUSPENDED' },
    permission_level: 'CAN_MANAGE',
    description: description ?? '',
    route_optimized: form(route_optimized ?? false),
    tags: shuffle(listOf(tags)).map((tag) => (tag['value'] === '' ? { key: tag['key']! } : tag)),
    something_new: { nested: [1] },
  };
  if (budget_policy_id !== undefined) reply['effective_budget_policy_id'] = budget_policy_id;
  if (isObject(config)) reply['config'] = echoConfig(config, shuffle, form);
  if (isObject(ai_gateway)) reply['ai_gateway'] = form(echoGateway(ai_gateway, shuffle));
  if (isObject(email_notifications)) {
    reply['email_notifications'] = Object.fromEntries(Object.entries(email_notifications).map(([key, list]) => [key, shuffle(list as Json[])]));
  }
  if (isObject(telemetry_config)) reply['telemetry_config'] = form(echoTelemetry(telemetry_config, shuffle));
  return reply;
}

function quote(value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(quote);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, quote(item)])) : value;
}

type Shuffle = <T>(items: readonly T[]) => T[];
type Form = <T extends Json>(value: T) => T;

function echoConfig(config: JsonObject, shuffle: Shuffle, form: Form): JsonObject {
  const entities = listOf(config['served_entities']).map(echoEntity);
  const [first] = entities;
  const stated = listOf(objectOf(config['traffic_config'])['routes']);
  const routes = stated.length > 0 || first === undefined ? stated : [{ served_entity_name: first['name']!, traffic_percentage: 100 }];
  const hosted = entities.filter((entity) => entity['external_model'] === undefined);
  const mirrors = hosted.map(({ entity_name, entity_version, ...entity }) => ({ ...entity, model_name: entity_name!, model_version: entity_version ?? '' }));
  return {
    served_entities: form(shuffle(entities) as Json) ,
    ...(mirrors.length === 0 ? {} : { served_models: form(shuffle(mirrors) as Json) }),
    traffic_config: { routes: shuffle(routes).map((route) => form({ ...route, served_model_name: route['served_entity_name']! })) },
    ...(isObject(config['auto_capture_config']) ? { auto_capture_config: { enabled: true, table_name_prefix: 'p', ...config['auto_capture_config'], state: { payload_table: {} } } } : {}),
    config_version: form(1),
  };
}

function echoEntity(entity: JsonObject): JsonObject {
  const said = { state: { deployment: 'DEPLOYMENT_READY', deployment_state_message: '' }, creator, creation_timestamp: 1795240000000 };
  const readable = without(entity, 'burst_scaling_enabled');
  const model = readable['external_model'];
  if (isObject(model)) return { ...readable, external_model: echoModel(model), type: 'EXTERNAL_MODEL', ...said };
  if (readable['provisioned_model_units'] !== undefined) return { ...readable, type: 'FOUNDATION_MODEL', ...said };
  const throughput = readable['max_provisioned_throughput'] !== undefined;
  // False is left out of some replies (N14).
  const { scale_to_zero_enabled: zero, ...others } = readable;
  return {
    workload_size: 'Small',
    workload_type: throughput ? 'GPU_XLARGE_8' : 'CPU',
    ...others,
    ...(zero === true ? { scale_to_zero_enabled: true } : {}),
    ...(throughput ? { min_dbus: 0, max_dbus: 106 } : {}),
    type: 'UC_MODEL',
    ...said,
  };
}

function echoModel(model: JsonObject): JsonObject {
  const bedrock = model['amazon_bedrock_config'];
  if (!isObject(bedrock)) return model;
  return { ...model, amazon_bedrock_config: { ...bedrock, bedrock_provider: textOf(bedrock['bedrock_provider']).toLowerCase() } };
}

function echoGateway(gateway: JsonObject, shuffle: Shuffle): JsonObject {
  const table = gateway['inference_table_config'];
  const limits = listOf(gateway['rate_limits']).map((limit) => (limit['key'] === 'endpoint' ? limit : { ...limit }));
  return {
    usage_tracking_config: { enabled: false },
    ...gateway,
    ...(isObject(table) && table['enabled'] === true ? { inference_table_config: { table_name_prefix: 'filled', ...table } } : {}),
    ...(limits.length === 0 ? {} : { rate_limits: shuffle(limits) }),
    guardrails: { output: { pii: { behavior: 'NONE' } }, ...objectOf(gateway['guardrails']) },
  };
}

function echoTelemetry(telemetry: JsonObject, shuffle: Shuffle): JsonObject {
  const readable = without(telemetry, 'table_names');
  const features = readable['enabled_telemetry_features'];
  return {
    telemetry_profile_id: 'made-by-the-platform',
    ...readable,
    inference_table_config: { name: 'a.b.logs_payload', sampling_fraction: 1, ...objectOf(readable['inference_table_config']) },
    ...(Array.isArray(features) ? { enabled_telemetry_features: shuffle(features) } : {}),
  };
}

/** The request body of a create, and the grants made after it, the creator's own among them. */
export function outcomeOf(created: EndpointPlan): { body: JsonObject; grants: Grant[] } {
  const sent = operationsOf(created, 'put-permissions').flatMap((operation) => operation.grants);
  const grants = sent.map((grant): Grant => {
    const field = (['user_name', 'group_name', 'service_principal_name'] as const).find((each) => grant[each] !== undefined)!;
    return { field, principal: grant[field] as string, level: grant['permission_level'] as string };
  });
  return { body: bodyOf(created, 'create'), grants: [{ field: 'service_principal_name', principal: creator, level: 'CAN_MANAGE' }, ...grants] };
}
