/**
 * What is live, told by a small reader of its own: paths as the contract writes them -> values as text. It shares
 * nothing with the product's normaliser, so that both can be held against each other.
 */
import { textOf } from '../../src/json.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import type { RawEndpoint } from './workspace.js';

export type State = Map<string, string>;

const isMap = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const mapOf = (value: Json | undefined): JsonObject => (isMap(value) ? value : {});
export const mapsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isMap) : []);
const textsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

/** `[id]` in a path; quoted where it must be (product.md: ids with brackets, quotes, dots or spaces). */
export const id = (text: string): string => `[${/[[\]."\s]/.test(text) || text === '' ? JSON.stringify(text) : text}]`;

/** What replies tell of a served entity and nobody can set (N16), and its key. */
const told = new Set(['name', 'type', 'foundation_model', 'min_dbus', 'max_dbus', 'state', 'creator', 'creation_timestamp', 'burst_scaling_enabled', 'throughput_chunks']);

/** Fields of an entity whose live value is the platform's own, not what somebody set (N11-N13). */
function filledByServer(entity: JsonObject): string[] {
  if (entity['max_provisioned_throughput'] !== undefined || entity['provisioned_model_units'] !== undefined) return ['workload_size', 'workload_type'];
  return entity['max_provisioned_concurrency'] === undefined ? [] : ['workload_size'];
}

function put(state: State, path: string, value: Json | undefined): void {
  if (value === undefined || value === null || value === '') return;
  state.set(path, typeof value === 'string' ? value.trim() : JSON.stringify(value));
}

function putLeaves(state: State, path: string, value: JsonObject): void {
  for (const [name, item] of Object.entries(value)) {
    if (isMap(item)) putLeaves(state, `${path}.${name}`, item);
    else put(state, `${path}.${name}`, name === 'bedrock_provider' ? textOf(item).toLowerCase() : /_(url|base)$/.test(name) ? textOf(item).replace(/\/$/, '') : item);
  }
}

function putEntity(state: State, entity: JsonObject): void {
  const path = `config.served_entities${id(textOf(entity['name']))}`;
  state.set(path, 'there');
  const skipped = new Set([...told, ...filledByServer(entity)]);
  for (const [name, item] of Object.entries(entity)) {
    if (skipped.has(name)) continue;
    if (name === 'environment_vars') for (const [key, value] of Object.entries(mapOf(item))) state.set(`${path}.environment_vars${id(key)}`, textOf(value));
    else if (isMap(item)) putLeaves(state, `${path}.${name}`, item);
    else if (!(name === 'scale_to_zero_enabled' && item === false)) put(state, `${path}.${name}`, item);
  }
}

function putConfig(state: State, config: JsonObject): void {
  for (const entity of mapsOf(config['served_entities'])) putEntity(state, entity);
  for (const route of mapsOf(mapOf(config['traffic_config'])['routes'])) {
    const name = textOf(route['served_entity_name'] ?? route['served_model_name']);
    if (route['traffic_percentage'] !== 0) put(state, `config.traffic_config${id(name)}`, route['traffic_percentage']);
  }
  const { state: _told, ...capture } = mapOf(config['auto_capture_config']);
  putLeaves(state, 'config.auto_capture_config', capture);
}

/** N27: a block that is off is no block. */
function putGateway(state: State, gateway: JsonObject): void {
  for (const name of ['usage_tracking_config', 'fallback_config']) {
    if (mapOf(gateway[name])['enabled'] === true) state.set(`ai_gateway.${name}.enabled`, 'true');
  }
  const table = mapOf(gateway['inference_table_config']);
  if (table['enabled'] === true) putLeaves(state, 'ai_gateway.inference_table_config', table);
  for (const limit of mapsOf(gateway['rate_limits'])) {
    const who = [textOf(limit['key'] ?? 'endpoint'), ...(limit['principal'] === undefined ? [] : [textOf(limit['principal'])])].join(':');
    for (const unit of ['calls', 'tokens']) put(state, `ai_gateway.rate_limits${id(`${who}/${unit}`)}`, limit[unit]);
  }
  for (const side of ['input', 'output']) {
    const rail = mapOf(mapOf(gateway['guardrails'])[side]);
    const path = `ai_gateway.guardrails.${side}`;
    if (rail['safety'] === true) state.set(`${path}.safety`, 'true');
    const behavior = mapOf(rail['pii'])['behavior'];
    if (behavior !== 'NONE') put(state, `${path}.pii.behavior`, behavior);
    for (const list of ['invalid_keywords', 'valid_topics']) {
      const words = textsOf(rail[list]).sort();
      if (words.length > 0) state.set(`${path}.${list}`, JSON.stringify(words));
    }
  }
}

function putTelemetry(state: State, telemetry: JsonObject): void {
  put(state, 'telemetry_config.telemetry_profile_id', telemetry['telemetry_profile_id']);
  put(state, 'telemetry_config.inference_table_config.sampling_fraction', mapOf(telemetry['inference_table_config'])['sampling_fraction']);
  const features = textsOf(telemetry['enabled_telemetry_features']).sort();
  if (features.length > 0) state.set('telemetry_config.enabled_telemetry_features', JSON.stringify(features));
}

const kinds = { group_name: 'group', user_name: 'user', service_principal_name: 'service-principal' } as const;

function putGrants(state: State, grants: readonly JsonObject[], creator: Json | undefined): void {
  for (const entry of grants) {
    for (const [field, word] of Object.entries(kinds)) {
      const who = entry[field];
      if (who === undefined || (field !== 'group_name' && who === creator)) continue;
      const direct = entry['level'] ?? mapsOf(entry['all_permissions']).find(({ inherited }) => inherited !== true)?.['permission_level'];
      put(state, `permissions${id(`${word}:${textOf(who)}`)}`, direct);
    }
  }
}

/** Reads a document in wire form: a reply of R3 with its grants, or one that a plan shows (with `permissions`). */
export function stateOf(detail: JsonObject, grants: readonly JsonObject[]): State {
  const state: State = new Map();
  putConfig(state, mapOf(detail['config']));
  putGateway(state, mapOf(detail['ai_gateway']));
  for (const tag of mapsOf(detail['tags'])) {
    const key = textOf(tag['key']);
    state.set(key.startsWith('endpoints_') ? `own tag ${key}` : `tags${id(key)}`, textOf(tag['value'] ?? '').trim());
  }
  putGrants(state, grants, detail['creator']);
  for (const list of ['on_update_success', 'on_update_failure']) {
    for (const address of textsOf(mapOf(detail['email_notifications'])[list])) state.set(`email_notifications.${list}${id(address)}`, 'true');
  }
  putTelemetry(state, mapOf(detail['telemetry_config']));
  put(state, 'description', detail['description']);
  if (detail['route_optimized'] === true) state.set('route_optimized', 'true');
  put(state, 'budget_policy_id', detail['effective_budget_policy_id'] ?? detail['budget_policy_id']);
  return state;
}

export const stateOfRaw = (raw: RawEndpoint | undefined): State => (raw === undefined ? new Map<string, string>() : stateOf(raw.detail, raw.grants));

/** Paths at which two states differ; of an entity that is in one of them only, just the entity. */
export function changedPaths(before: State, after: State): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  const whole = paths.filter((path) => path.startsWith('config.served_entities[') && (before.get(path) ?? after.get(path)) === 'there');
  return paths.filter((path) => !whole.some((entity) => path !== entity && path.startsWith(`${entity}.`))).sort();
}

/** Both states without what `exempt` names, as plain objects that a failure shows well. */
export function comparable(state: State, exempt: (path: string) => boolean = () => false): Record<string, string> {
  return Object.fromEntries([...state].filter(([path]) => !exempt(path)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
