/** Edits that somebody may make in the console, each with the paths at which a plan must show it. */
import { textOf } from '../../src/json.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import type { ConsoleEdit } from '../../src/emulator/index.js';
import { id, mapOf, mapsOf } from '../properties/states.js';
import type { RawEndpoint } from '../properties/workspace.js';
import { nameGivenTo } from './arbitrary-endpoint.js';
import { gatewayEdits } from './edits-gateway.js';

export interface Edit {
  paths: string[];
  edit: ConsoleEdit;
}

const one = (path: string, edit: ConsoleEdit): Edit => ({ paths: [path], edit });

/** A deep copy with the value at the keys replaced; `undefined` removes it. */
export function withAt(value: Json | undefined, keys: readonly (string | number)[], next: Json | undefined): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return next ?? null;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? withAt(item, rest, next) : item));
  const entries = Object.entries(mapOf(value)).filter(([name]) => name !== key);
  if (rest.length === 0 && next === undefined) return Object.fromEntries(entries);
  const inner = Object.entries(mapOf(value)).find(([name]) => name === key)?.[1];
  return Object.fromEntries([...entries, [textOf(key), withAt(inner, rest, next)]]);
}

/** The live entity behind a stated one: by name, else by what it serves (N4). */
function liveEntityOf(stated: JsonObject, live: readonly JsonObject[]): JsonObject | undefined {
  if (stated['name'] !== undefined) return live.find((entity) => entity['name'] === stated['name']);
  const model = (entity: JsonObject): string => JSON.stringify([entity['entity_name'], mapOf(entity['external_model'])['name']]);
  const same = live.filter((entity) => model(entity) === model(stated));
  return same.find((entity) => entity['name'] === nameGivenTo(stated)) ?? same.find((entity) => [stated['entity_version'], undefined].includes(entity['entity_version'])) ?? same[0];
}

function otherText(name: string, value: string): string {
  if (/^\{\{secrets/.test(value)) return value === '{{secrets/llm/key}}' ? '{{secrets/llm/Token}}' : '{{secrets/llm/key}}';
  if (name === 'workload_size') return value === 'Large' ? 'Medium' : 'Large';
  if (name === 'workload_type') return value === 'GPU_SMALL' ? 'CPU' : 'GPU_SMALL';
  if (name === 'bedrock_provider') return value.toLowerCase() === 'cohere' ? 'anthropic' : 'cohere';
  if (name === 'entity_version') return textOf(Number(value) + 1);
  if (name === 'task') return 'llm/v1/chat';
  return `${value}/edited`;
}

/** Scalars of an entity that somebody changes, one at a time. */
function entityEdits(stated: JsonObject, live: JsonObject): Edit[] {
  const name = textOf(live['name']);
  const path = `config.served_entities${id(name)}`;
  const set = (change: JsonObject): ConsoleEdit => ({ entity: { name, set: change } });
  const edits: Edit[] = [];
  for (const [field, wanted] of Object.entries(stated)) {
    const value = live[field];
    if (field === 'name' || field === 'burst_scaling_enabled') continue;
    if (field === 'throughput_chunks') {
      edits.push(one(`${path}.max_provisioned_throughput`, set({ max_provisioned_throughput: Number(live['max_provisioned_throughput']) + 19000 })));
    } else if (field === 'environment_vars') edits.push(...variableEdits(path, name, mapOf(wanted)));
    else if (field === 'external_model') edits.push(...modelEdits(`${path}.external_model`, mapOf(value), set));
    else if (typeof value === 'number') edits.push(one(`${path}.${field}`, set({ [field]: value + 4 })));
    else if (field === 'scale_to_zero_enabled') edits.push(one(`${path}.${field}`, set({ [field]: value !== true })));
    else if (typeof value === 'string') {
      edits.push(one(`${path}.${field}`, set({ [field]: otherText(field, value) })));
      if (field === 'instance_profile_arn') edits.push(one(`${path}.${field}`, set({ [field]: null })));
    } else if (wanted === '') edits.push(one(`${path}.${field}`, set({ [field]: 'by hand' })));
  }
  // Another way to size it takes the stated one away (C7); the platform shows a size all the same (N12).
  if (stated['workload_size'] !== undefined) edits.push(one(`${path}.workload_size`, set({ workload_size: null, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 })));
  return edits;
}

function variableEdits(path: string, entity: string, stated: JsonObject): Edit[] {
  const at = (key: string): string => `${path}.environment_vars${id(key)}`;
  const set = (key: string, value: string | null): Edit => one(at(key), { env: { entity, set: { [key]: value } } });
  const known = Object.entries(stated).flatMap(([key, value]) => [set(key, `${textOf(value)}!`), set(key, null)]);
  return [...known, set('ADDED', '')];
}

function modelEdits(path: string, live: JsonObject, set: (change: JsonObject) => ConsoleEdit): Edit[] {
  const edits: Edit[] = [];
  const walk = (value: JsonObject, keys: string[]): void => {
    for (const [name, item] of Object.entries(value)) {
      const here = [...keys, name];
      if (typeof item === 'object' && item !== null) walk(mapOf(item), here);
      else if (name !== 'provider') edits.push(one([path, ...here].join('.'), set({ external_model: withAt(live, here, otherText(name, textOf(item))) })));
    }
  };
  walk(live, []);
  // What is not stated inside of it is none: adding it is an edit of something managed.
  const openai = mapOf(live['openai_config']);
  if (live['openai_config'] !== undefined && !openai['openai_organization']) edits.push(one(`${path}.openai_config.openai_organization`, set({ external_model: withAt(live, ['openai_config', 'openai_organization'], 'by hand') })));
  if (openai['openai_organization']) edits.push(one(`${path}.openai_config.openai_organization`, set({ external_model: withAt(live, ['openai_config', 'openai_organization'], undefined) })));
  return edits;
}

function configEdits(document: JsonObject, live: JsonObject): Edit[] {
  const config = mapOf(document['config']);
  if (document['config'] === undefined) return [];
  const entities = mapsOf(live['served_entities']);
  const edits = mapsOf(config['served_entities']).flatMap((stated) => {
    const entity = liveEntityOf(stated, entities);
    return entity === undefined ? [] : entityEdits(stated, entity);
  });
  const routes = Object.fromEntries(mapsOf(mapOf(live['traffic_config'])['routes']).map((route) => [textOf(route['served_entity_name']), Number(route['traffic_percentage'])]));
  const [from] = Object.entries(routes).filter(([, percent]) => percent > 1).map(([name]) => name);
  const [to] = entities.map((entity) => textOf(entity['name'])).filter((name) => name !== from);
  const route = (name: string): string => `config.traffic_config${id(name)}`;
  if (from !== undefined && to !== undefined) {
    edits.push({ paths: [route(from), route(to)].sort(), edit: { traffic: { ...routes, [from]: routes[from]! - 1, [to]: (routes[to] ?? 0) + 1 } } });
  }
  for (const entity of entities) {
    const name = textOf(entity['name']);
    if (entities.length > 1 && (routes[name] ?? 0) === 0) edits.push(one(`config.served_entities${id(name)}`, { removeEntity: name }));
  }
  const [first] = entities;
  if (first !== undefined) {
    const { state: _state, creator: _creator, creation_timestamp: _at, type: _type, min_dbus: _min, max_dbus: _max, workload_size: _size, workload_type: _kind, ...copy } = first;
    edits.push(one('config.served_entities[by-hand]', { addEntity: { ...copy, name: 'by-hand' } }));
  }
  return edits;
}

function tagEdits(document: JsonObject, live: JsonObject): Edit[] {
  if (document['tags'] === undefined) return [];
  const own = mapsOf(live['tags']).filter((tag) => !textOf(tag['key']).startsWith('endpoints_'));
  const edits = own.flatMap((tag) => {
    const key = textOf(tag['key']);
    return [one(`tags${id(key)}`, { tags: { add: { [key]: `${textOf(tag['value'])}!` } } }), one(`tags${id(key)}`, { tags: { remove: [key] } })];
  });
  return [...edits, one('tags[added]', { tags: { add: { added: '' } } })];
}

function notificationEdits(document: JsonObject, live: JsonObject): Edit[] {
  if (document['email_notifications'] === undefined) return [];
  const found = mapOf(live['email_notifications']);
  return ['on_update_success', 'on_update_failure'].flatMap((list) => {
    const addresses = (Array.isArray(found[list]) ? found[list] : []).map(String);
    const to = (next: string[]): ConsoleEdit => ({ notifications: { ...found, [list]: next } });
    const path = (address: string): string => `email_notifications.${list}${id(address)}`;
    return [one(path('hand@x.y'), to([...addresses, 'hand@x.y'])), ...addresses.map((address) => one(path(address), to(addresses.filter((other) => other !== address))))];
  });
}

function telemetryEdits(document: JsonObject, live: JsonObject): Edit[] {
  const stated = mapOf(document['telemetry_config']);
  if (document['telemetry_config'] === undefined) return [];
  const found = mapOf(live['telemetry_config']);
  const to = (change: JsonObject): ConsoleEdit => ({ telemetry: { ...found, ...change } });
  const edits: Edit[] = [];
  if (Object.keys(stated).length === 0) edits.push(one('telemetry_config.telemetry_profile_id', to({ telemetry_profile_id: 'by-hand' })));
  if (stated['telemetry_profile_id'] !== undefined) edits.push(one('telemetry_config.telemetry_profile_id', to({ telemetry_profile_id: 'by-hand' })));
  const fraction = mapOf(stated['inference_table_config'])['sampling_fraction'];
  if (fraction !== undefined) edits.push(one('telemetry_config.inference_table_config.sampling_fraction', to({ inference_table_config: { sampling_fraction: fraction === 0.5 ? 0.75 : 0.5 } })));
  const features = stated['enabled_telemetry_features'];
  if (Array.isArray(features) && features.length > 0) {
    const next = features.includes('TELEMETRY_FEATURE_LOGS') && features.length === 1 ? ['TELEMETRY_FEATURE_TRACES'] : ['TELEMETRY_FEATURE_LOGS'];
    edits.push(one('telemetry_config.enabled_telemetry_features', to({ enabled_telemetry_features: next })));
  }
  return edits;
}

function grantEdits(document: JsonObject, { detail, grants }: RawEndpoint): Edit[] {
  if (document['permissions'] === undefined) return [];
  const words = { group_name: 'group', user_name: 'user', service_principal_name: 'service-principal' } as const;
  const edits = grants.flatMap((entry): Edit[] => {
    const [field, word] = Object.entries(words).find(([name]) => entry[name] !== undefined)!;
    const who = textOf(entry[field]);
    const direct = mapsOf(entry['all_permissions']).find(({ inherited }) => inherited !== true)?.['permission_level'];
    if (direct === undefined || who === detail['creator']) return [];
    const path = `permissions${id(`${word}:${who}`)}`;
    return [one(path, { permissions: { grant: [{ [field]: who, permission_level: direct === 'CAN_VIEW' ? 'CAN_QUERY' : 'CAN_VIEW' }] } }), one(path, { permissions: { revoke: [who] } })];
  });
  return [...edits, one('permissions["group:added by hand"]', { permissions: { grant: [{ group_name: 'added by hand', permission_level: 'CAN_QUERY' }] } })];
}

/** All single edits of what the manifest states. */
export function managedEdits(document: JsonObject, live: RawEndpoint): Edit[] {
  const { detail } = live;
  return [
    ...configEdits(document, mapOf(detail['config'])),
    ...(document['ai_gateway'] === undefined ? [] : gatewayEdits(mapOf(document['ai_gateway']), mapOf(detail['ai_gateway']))),
    ...tagEdits(document, detail),
    ...grantEdits(document, live),
    ...notificationEdits(document, detail),
    ...telemetryEdits(document, detail),
  ];
}

/** Edits of what the manifest leaves unstated. */
export function unmanagedEdits(document: JsonObject, { detail }: RawEndpoint): ConsoleEdit[] {
  const edits: ConsoleEdit[] = [];
  const states = (name: string): boolean => document[name] !== undefined;
  if (!states('ai_gateway')) {
    edits.push({ aiGateway: { usage_tracking_config: { enabled: true }, rate_limits: [{ calls: 5, renewal_period: 'minute' }] } });
    edits.push({ aiGateway: { inference_table_config: { enabled: true, catalog_name: 'c', schema_name: 's' }, guardrails: { input: { safety: true } } } });
  }
  if (!states('tags')) edits.push({ tags: { add: { 'by hand': 'x' } } });
  if (!states('permissions')) edits.push({ permissions: { grant: [{ group_name: 'analysts', permission_level: 'CAN_VIEW' }] } });
  if (!states('email_notifications')) edits.push({ notifications: { on_update_success: ['hand@x.y'] } });
  const mayHaveTelemetry = mapsOf(mapOf(document['config'])['served_entities']).every((entity) => entity['entity_version'] !== undefined && entity['max_provisioned_throughput'] === undefined && entity['throughput_chunks'] === undefined && entity['provisioned_model_units'] === undefined);
  if (!states('telemetry_config') && states('config') && mayHaveTelemetry) edits.push({ telemetry: { telemetry_profile_id: 'by-hand', enabled_telemetry_features: ['TELEMETRY_FEATURE_LOGS'] } });
  if (!states('description') && mapsOf(mapOf(document['config'])['served_entities']).every((entity) => entity['provisioned_model_units'] === undefined)) edits.push({ description: 'by hand' });
  if (!states('budget_policy_id')) edits.push({ budgetPolicyId: 'by-hand' });
  const live = mapsOf(mapOf(detail['config'])['served_entities']);
  for (const stated of mapsOf(mapOf(document['config'])['served_entities'])) {
    const entity = liveEntityOf(stated, live);
    if (entity === undefined || stated['external_model'] !== undefined || stated['provisioned_model_units'] !== undefined) continue;
    const name = textOf(entity['name']);
    const free = (field: string): boolean => stated[field] === undefined;
    const set = (change: JsonObject): void => {
      edits.push({ entity: { name, set: change } });
    };
    const throughput = entity['max_provisioned_throughput'] !== undefined;
    if (throughput && free('scale_to_zero_enabled')) set({ scale_to_zero_enabled: true });
    if (throughput) continue;
    if (free('environment_vars')) set({ environment_vars: { BY_HAND: 'x', OTHER: '{{secrets/llm/key}}' } });
    if (free('instance_profile_arn')) set({ instance_profile_arn: 'by-hand' });
    if (free('workload_type')) set({ workload_type: 'GPU_MEDIUM' });
    if (free('workload_size') && free('max_provisioned_concurrency')) {
      set({ workload_size: 'Large' });
      set({ min_provisioned_concurrency: 4, max_provisioned_concurrency: 12 });
    }
  }
  return edits;
}
