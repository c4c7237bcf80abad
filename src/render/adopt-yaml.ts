/** The other way to end a drift: the lines that make the manifest say what is live. */
import { stringify } from 'yaml';
import type { Json, JsonObject } from '../endpoint/fields/index.js';
import { formatPath, parsePath, type PathPart } from '../endpoint/paths.js';
import type { Change, EndpointPlan } from '../plan/plan.js';
import { visible } from './escape.js';
import { isObject } from '../json.js';

export interface Adoption {
  /** YAML below `endpoints:`; "" where no value can be written. */
  yaml: string;
  /** What to take out of the manifest, because it is not live. */
  remove: string[];
  /** Live values that are hidden and must be looked up. */
  hidden: string[];
}

/** How a list with identities is written in the manifest. */
interface ListForm {
  idOf: (item: Json) => string | undefined;
  toItem: (id: string, value: Json) => Json;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

const addresses: ListForm = { idOf: (item) => (typeof item === 'string' ? item : undefined), toItem: (id) => id };

const principals = { group: 'group_name', user: 'user_name', 'service-principal': 'service_principal_name' } as const;

/** By the path of the list, without ids; the place in the document is the path unless `below` says more. */
const listForms: Record<string, ListForm & { below?: string }> = {
  tags: {
    idOf: (item) => (isObject(item) ? text(item['key']) : undefined),
    toItem: (key, value) => ({ key, value }),
  },
  permissions: {
    idOf: (item) => {
      const found = isObject(item) ? Object.entries(principals).find(([, field]) => typeof item[field] === 'string') : undefined;
      return found === undefined || !isObject(item) ? undefined : `${found[0]}:${text(item[found[1]])}`;
    },
    toItem: (id, level) => {
      const colon = id.indexOf(':');
      const field = Object.entries(principals).find(([word]) => word === id.slice(0, colon))?.[1] ?? 'user_name';
      return { level, [field]: id.slice(colon + 1) };
    },
  },
  'config.traffic_config': {
    below: 'routes',
    idOf: (item) => (isObject(item) ? text(item['served_entity_name'] ?? item['served_model_name']) : undefined),
    toItem: (served_entity_name, traffic_percentage) => ({ served_entity_name, traffic_percentage }),
  },
  'ai_gateway.rate_limits': {
    idOf: (item) => {
      if (!isObject(item)) return undefined;
      const principal = item['principal'] == null || item['principal'] === '' ? '' : `:${text(item['principal'])}`;
      return `${text(item['key'] ?? 'endpoint')}${principal}/${item['tokens'] == null ? 'calls' : 'tokens'}`;
    },
    toItem: (id, value) => {
      const slash = id.lastIndexOf('/');
      const who = id.slice(0, slash);
      const colon = who.indexOf(':');
      const principal = colon < 0 ? {} : { principal: who.slice(colon + 1) };
      return { [id.slice(slash + 1)]: value, key: colon < 0 ? who : who.slice(0, colon), ...principal, renewal_period: 'minute' };
    },
  },
  'email_notifications.on_update_success': addresses,
  'email_notifications.on_update_failure': addresses,
};

/** What to write and what to take out so that the manifest says what is live. Lists that are stated whole are whole. */
export function adoptLive(endpoint: EndpointPlan): Adoption {
  const document = Object.create(null) as JsonObject;
  const adoption: Adoption = { yaml: '', remove: [], hidden: [] };
  for (const change of endpoint.changes) {
    if (change.section === 'ownership' || change.section === 'endpoint') continue;
    const parts = parsePath(change.path);
    if (parts === undefined) continue;
    if (isHidden(change.before)) adoption.hidden.push(change.path);
    else if (putIntoList(document, { parts, change, wanted: endpoint.desired?.document })) continue;
    else if (change.before === undefined) adoption.remove.push(change.path);
    else put(document, parts, withoutHidden(change.before, change.path, adoption.hidden));
  }
  if (Object.keys(document).length > 0) {
    const yaml = stringify({ endpoints: { [endpoint.key]: document } }, { lineWidth: 0, aliasDuplicateObjects: false });
    adoption.yaml = visible(yaml).trimEnd();
  }
  return adoption;
}

function isHidden(value: Json | undefined): boolean {
  return value === '(sensitive)' || value === '(unknown)';
}

/** A live value without its hidden parts, whose places are noted. */
function withoutHidden(value: Json, path: string, hidden: string[]): Json {
  if (Array.isArray(value)) return value.map((item) => withoutHidden(item, path, hidden));
  if (!isObject(value)) return value;
  const out = Object.create(null) as JsonObject;
  for (const [key, item] of Object.entries(value)) {
    const at = formatPath([path, key]);
    if (isHidden(item)) hidden.push(at);
    else out[key] = withoutHidden(item, at, hidden);
  }
  return out;
}

/** Lists that are maps at heart are stated whole, so the whole list with the live item in it is written. */
function putIntoList(document: JsonObject, item: { parts: PathPart[]; change: Change; wanted: JsonObject | undefined }): boolean {
  const { parts, change } = item;
  const last = parts.at(-1);
  const names = parts.slice(0, -1).filter((part) => typeof part === 'string');
  const form = listForms[names.join('.')];
  if (form === undefined || typeof last !== 'object' || names.length !== parts.length - 1) return false;
  const place = form.below === undefined ? names : [...names, form.below];
  const before = listAt(document, place) ?? listAt(item.wanted, place) ?? [];
  const kept = before.filter((one) => form.idOf(one) !== last.id);
  const list = change.before === undefined ? kept : [...kept, form.toItem(last.id, change.before)];
  put(document, place, list);
  return true;
}

function listAt(root: JsonObject | undefined, place: readonly string[]): Json[] | undefined {
  let value: Json | undefined = root;
  for (const key of place) value = isObject(value) ? value[key] : undefined;
  return Array.isArray(value) ? value : undefined;
}

function put(root: JsonObject, parts: readonly PathPart[], value: Json): void {
  let at = root;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const next = parts[index + 1];
    if (typeof part === 'string' && part === 'served_entities' && typeof next === 'object') {
      at = entityItem(at, next.id, index + 2 === parts.length ? value : undefined);
      if (index + 2 === parts.length) return;
      continue;
    }
    if (typeof part === 'object' && parts[index - 1] === 'served_entities') continue;
    const key = typeof part === 'string' ? part : part.id;
    if (isLast) at[key] = value;
    else {
      const below = at[key];
      const child = isObject(below) ? below : (Object.create(null) as JsonObject);
      at[key] = child;
      at = child;
    }
  }
}

/** The item of `served_entities` with this name, made where it is missing. */
function entityItem(config: JsonObject, name: string, whole: Json | undefined): JsonObject {
  const found = config['served_entities'];
  const list = Array.isArray(found) ? found : [];
  config['served_entities'] = list;
  const known = list.filter(isObject).find((item) => item['name'] === name);
  if (known !== undefined) return known;
  const item: JsonObject = { name, ...(isObject(whole) ? whole : {}) };
  list.push(item);
  return item;
}
