/** Edits that somebody might make in the console, each with the path at which a plan must show it. */
import { formatPath, type PathPart } from '../../src/endpoint/paths.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import type { Grant } from '../../src/endpoint/model.js';
import { without } from './build.js';
import { isObject, listOf, objectOf, textOf } from './server-echo.js';

export interface Edit {
  path: string;
  body: JsonObject;
  grants: Grant[];
}

function otherValue(name: string, value: Json): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return name === 'sampling_fraction' ? (value + 0.5) % 1.5 : value === 0 ? 4 : value + 4;
  if (name === 'behavior') return value === 'BLOCK' ? 'MASK' : 'BLOCK';
  if (name === 'bedrock_provider') return 'other';
  return `${textOf(value)}/edited`;
}

/** A deep copy with the value at the keys replaced; `undefined` removes it. */
export function withAt(value: Json, keys: readonly (string | number)[], next: Json | undefined): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return next ?? null;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? withAt(item, rest, next) : item));
  const entries = Object.entries(objectOf(value)).filter(([name]) => name !== key);
  if (rest.length === 0 && next === undefined) return Object.fromEntries(entries);
  const inner = isObject(value) && Object.hasOwn(value, String(key)) ? value[String(key)]! : null;
  return Object.fromEntries([...entries, [String(key), withAt(inner, rest, next)]]);
}

interface Leaf {
  keys: (string | number)[];
  parts: PathPart[];
  value: Json;
}

function leaves(value: JsonObject, keys: (string | number)[], parts: PathPart[]): Leaf[] {
  return Object.entries(value).flatMap(([name, item]): Leaf[] => {
    if (isObject(item)) return leaves(item, [...keys, name], [...parts, name]);
    return [{ keys: [...keys, name], parts: [...parts, name], value: item }];
  });
}

/** All edits of what the request stated. */
export function statedEdits(document: JsonObject, body: JsonObject, grants: Grant[]): Edit[] {
  const set = (parts: PathPart[], keys: (string | number)[], next: Json | undefined): Edit => ({ path: formatPath(parts), body: withAt(body, keys, next) as JsonObject, grants });
  const edits: Edit[] = [];
  const config = objectOf(body['config']);
  listOf(config['served_entities']).forEach((entity, index) => {
    const parts: PathPart[] = ['config', 'served_entities', { id: entity['name'] as string }];
    const keys = ['config', 'served_entities', index];
    const { environment_vars } = entity;
    const plain = without(entity, 'name', 'burst_scaling_enabled', 'environment_vars');
    for (const leaf of leaves(plain, keys, parts)) edits.push(set(leaf.parts, leaf.keys, otherValue(String(leaf.keys.at(-1)), leaf.value)));
    if (!isObject(environment_vars)) return;
    for (const [key, value] of Object.entries(environment_vars)) {
      const at = [...keys, 'environment_vars', key];
      edits.push(set([...parts, 'environment_vars', { id: key }], at, `${textOf(value)}!`));
      if (Object.keys(environment_vars).length > 1) edits.push(set([...parts, 'environment_vars', { id: key }], at, undefined));
    }
    edits.push(set([...parts, 'environment_vars', { id: 'ADDED' }], [...keys, 'environment_vars', 'ADDED'], 'x'));
  });
  listOf(objectOf(config['traffic_config'])['routes']).forEach((route, index) => {
    const percentage = route['traffic_percentage'] as number;
    edits.push(set(['config', 'traffic_config', { id: route['served_entity_name'] as string }], ['config', 'traffic_config', 'routes', index, 'traffic_percentage'], percentage === 0 ? 7 : percentage - 1));
  });
  edits.push(...gatewayEdits(body, set), ...governanceEdits(document, body, grants, set));
  return edits;
}

type Set = (parts: PathPart[], keys: (string | number)[], next: Json | undefined) => Edit;

function gatewayEdits(body: JsonObject, set: Set): Edit[] {
  const gateway = objectOf(body['ai_gateway']);
  const { rate_limits, inference_table_config, guardrails, ...switches } = gateway;
  const edits = leaves(switches, ['ai_gateway'], ['ai_gateway']).map((leaf) => set(leaf.parts, leaf.keys, otherValue('', leaf.value)));
  const table = objectOf(inference_table_config);
  for (const [name, value] of Object.entries(table)) {
    if (table['enabled'] !== true || name === 'enabled') continue;
    edits.push(set(['ai_gateway', 'inference_table_config', name], ['ai_gateway', 'inference_table_config', name], `${textOf(value)}x`));
  }
  for (const leaf of leaves(objectOf(guardrails), ['ai_gateway', 'guardrails'], ['ai_gateway', 'guardrails'])) {
    edits.push(set(leaf.parts, leaf.keys, Array.isArray(leaf.value) ? [...leaf.value, 'edited-by-hand'] : otherValue(String(leaf.keys.at(-1)), leaf.value)));
  }
  listOf(rate_limits).forEach((limit, index) => {
    const unit = limit['calls'] === undefined ? 'tokens' : 'calls';
    const who = limit['principal'] === undefined ? textOf(limit['key']) : `${textOf(limit['key'])}:${textOf(limit['principal'])}`;
    edits.push(set(['ai_gateway', 'rate_limits', { id: `${who}/${unit}` }], ['ai_gateway', 'rate_limits', index, unit], (limit[unit] as number) + 1));
  });
  return edits;
}

function governanceEdits(document: JsonObject, body: JsonObject, grants: Grant[], set: Set): Edit[] {
  const edits: Edit[] = [];
  if (document['tags'] !== undefined) {
    const tags = listOf(body['tags']);
    tags.forEach((tag, index) => {
      const key = tag['key'] as string;
      if (key.startsWith('endpoints_')) return;
      edits.push(set(['tags', { id: key }], ['tags', index, 'value'], `${textOf(tag['value'])}!`));
      edits.push(set(['tags', { id: key }], ['tags'], tags.filter((other) => other !== tag)));
    });
    edits.push(set(['tags', { id: 'added' }], ['tags'], [...tags, { key: 'added', value: '' }]));
  }
  if (document['email_notifications'] !== undefined) {
    const addresses = objectOf(body['email_notifications'])['on_update_failure'];
    const list = Array.isArray(addresses) ? addresses : [];
    edits.push(set(['email_notifications', 'on_update_failure', { id: 'added@x.y' }], ['email_notifications', 'on_update_failure'], [...list, 'added@x.y']));
  }
  const telemetry = objectOf(body['telemetry_config']);
  for (const leaf of leaves(telemetry, ['telemetry_config'], ['telemetry_config'])) {
    if (leaf.keys.includes('table_names') || Array.isArray(leaf.value)) continue;
    edits.push(set(leaf.parts, leaf.keys, otherValue(String(leaf.keys.at(-1)), leaf.value)));
  }
  if (document['permissions'] !== undefined) {
    const added: Grant = { field: 'group_name', principal: 'added by hand', level: 'CAN_QUERY' };
    edits.push({ path: 'permissions["group:added by hand"]', body, grants: [...grants, added] });
    grants.forEach((grant, index) => {
      if (grant.field === 'service_principal_name') return;
      const id = `${grant.field === 'group_name' ? 'group' : 'user'}:${grant.principal}`;
      const level = grant.level === 'CAN_VIEW' ? 'CAN_MANAGE' : 'CAN_VIEW';
      edits.push({ path: formatPath(['permissions', { id }]), body, grants: grants.map((other, at) => (at === index ? { ...grant, level } : other)) });
    });
  }
  return edits;
}

/** Replies with something that the manifest does not state; the reply as it was is among them. */
export function unstatedEdits(document: JsonObject, reply: JsonObject): JsonObject[] {
  const edited: JsonObject[] = [reply, { ...reply, brand_new: true, task: 'llm/v1/chat', permission_level: 'CAN_VIEW' }];
  const additions: JsonObject = {
    ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: [{ calls: 1, renewal_period: 'minute' }] },
    email_notifications: { on_update_success: ['a@b.c'] },
    telemetry_config: { telemetry_profile_id: 'x' },
    description: 'by hand',
    effective_budget_policy_id: 'by hand',
  };
  for (const [name, value] of Object.entries(additions)) {
    if (document[name === 'effective_budget_policy_id' ? 'budget_policy_id' : name] === undefined) edited.push({ ...reply, [name]: value });
  }
  const tags = reply['tags'];
  if (document['tags'] === undefined && Array.isArray(tags)) edited.push({ ...reply, tags: [...tags, { key: 'by-hand', value: 'x' }, { key: 'endpoints_hold', value: 'why' }] });
  const wanted = listOf(objectOf(document['config'])['served_entities']);
  listOf(objectOf(reply['config'])['served_entities']).forEach((entity, index) => {
    const mine = wanted.find((each) => each['name'] === entity['name'])!;
    if (mine['entity_name'] === undefined || mine['provisioned_model_units'] !== undefined) return;
    const custom = mine['max_provisioned_throughput'] === undefined;
    for (const [name, value] of Object.entries<Json>({ environment_vars: { BY_HAND: 'x' }, instance_profile_arn: 'by-hand', workload_type: 'GPU_LARGE', workload_size: 'Large', new_field: 1 })) {
      if (mine[name] === undefined && custom) edited.push(withAt(reply, ['config', 'served_entities', index, name], value) as JsonObject);
    }
  });
  return edited;
}
