/** The live endpoint as an API-shaped document, and changes inside such documents by path. */
import { coerce } from './canonical.js';
import { isObject, record } from '../json.js';
import { kindOfEntity } from './entity-name.js';
import {
  creationFields,
  ownTagKeys,
  sections,
  type EntityListField,
  type Field,
  type Json,
  type JsonObject,
  type ObjectField,
  type SectionName,
} from './fields/index.js';
import type { Grant, LiveConfig, LiveEndpoint } from './model.js';
import type { PathPart } from './paths.js';

/** The config that counts (N1): the pending one while it is being rolled out, else the active one. */
export function effectiveConfig(live: LiveEndpoint): LiveConfig | undefined {
  return isUpdating(live) ? (live.pendingConfig ?? live.config) : live.config;
}

export function isUpdating(live: LiveEndpoint): boolean {
  return live.state.configUpdate === 'IN_PROGRESS';
}

export function isStopped(live: LiveEndpoint): boolean {
  return live.state.suspend === 'STOPPED';
}

/** True for the grant that the platform gives the creator by itself; it is always sent and never compared. */
export function isCreatorsGrant(grant: Grant, live: Pick<LiveEndpoint, 'creator'>): boolean {
  return grant.field !== 'group_name' && grant.principal === live.creator;
}

/** What is live, API-shaped: sections and creation fields, without our own tags and the creator's grant. */
export function liveDocument(live: LiveEndpoint, grants?: readonly Grant[]): JsonObject {
  const document: JsonObject = { ...live.sections };
  const config = effectiveConfig(live);
  if (config !== undefined) document['config'] = config.document;
  const tags = live.tags.filter((tag) => !ownTagKeys.includes(tag.key));
  if (tags.length > 0) document['tags'] = tags.map((tag) => ({ ...tag }));
  if (grants !== undefined) {
    document['permissions'] = grants
      .filter((grant) => !isCreatorsGrant(grant, live))
      .map((grant) => ({ [grant.field]: grant.principal, level: grant.level }));
  }
  document['description'] = live.description;
  document['route_optimized'] = live.routeOptimized;
  if (live.effectiveBudgetPolicyId !== undefined) document['budget_policy_id'] = live.effectiveBudgetPolicyId;
  return document;
}

/**
 * `wanted` with the live value at `path`: what `ignore_changes` and carrying along mean. A path that leads nowhere on
 * the live side removes the wanted value. Returns a new document; `undefined` where the path is not one of the table.
 */
export function withLiveValueAt(wanted: JsonObject, live: JsonObject, path: readonly PathPart[]): JsonObject | undefined {
  const [section, ...rest] = path;
  if (typeof section !== 'string') return undefined;
  if (Object.hasOwn(creationFields, section) && rest.length === 0) {
    return wanted[section] === undefined ? wanted : withValue(wanted, section, live[section]);
  }
  if (!Object.hasOwn(sections, section)) return undefined;
  // An ignored part of a section that the manifest does not state is unmanaged already.
  if (wanted[section] === undefined) return wanted;
  const { field } = sections[section as SectionName];
  const replaced = replaceAt(field, wanted[section], live[section], rest);
  return replaced === noSuchPath ? undefined : withValue(wanted, section, replaced);
}

const noSuchPath = Symbol('no such path');
type Replaced = Json | undefined | typeof noSuchPath;

function withValue(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  const entries = Object.entries(object).filter(([name]) => name !== key);
  return { ...Object.fromEntries(entries), ...(value === undefined ? {} : { [key]: value }) };
}

function replaceAt(field: Field, wanted: Json | undefined, live: Json | undefined, path: readonly PathPart[]): Replaced {
  const [part, ...rest] = path;
  if (part === undefined) return sendable(field, live);
  switch (field.type) {
    case 'object':
      return replaceInObject(field, wanted, live, path);
    case 'string-map': {
      if (typeof part === 'string' || rest.length > 0) return noSuchPath;
      const map = record(Object.entries(isObject(wanted) ? wanted : {}));
      const value = isObject(live) && Object.hasOwn(live, part.id) ? live[part.id] : undefined;
      if (value === undefined) delete map[part.id];
      else map[part.id] = value;
      return map;
    }
    case 'keyed-list': {
      if (typeof part === 'string' || rest.length > 0) return noSuchPath;
      const entries = new Map(field.toEntries(Array.isArray(wanted) ? wanted : []));
      const value = new Map(field.toEntries(Array.isArray(live) ? live : [])).get(part.id);
      if (value === undefined) entries.delete(part.id);
      else entries.set(part.id, value);
      return field.fromEntries([...entries]);
    }
    case 'entity-list':
      return typeof part === 'string' ? noSuchPath : replaceEntity(field, wanted, live, part.id, rest);
    default:
      return noSuchPath;
  }
}

function replaceInObject(field: ObjectField, wanted: Json | undefined, live: Json | undefined, path: readonly PathPart[]): Replaced {
  const [part, ...rest] = path;
  const wantedObject = isObject(wanted) ? wanted : {};
  const liveObject = isObject(live) ? live : {};
  const unnamed = Object.entries(field.fields).find(([, child]) => child.unnamed === true);
  if (typeof part !== 'string') {
    if (unnamed === undefined) return noSuchPath;
    const inner = replaceAt(unnamed[1], wantedObject[unnamed[0]], liveObject[unnamed[0]], path);
    return inner === noSuchPath ? inner : withValue(wantedObject, unnamed[0], inner);
  }
  const child = Object.hasOwn(field.fields, part) ? field.fields[part] : undefined;
  if (child === undefined || child.manifestOnly === true) return noSuchPath;
  // What nobody can read has no live value to take over: it is still sent as it is wanted.
  if (child.writeOnly === true) return wantedObject;
  // What the platform filled in by itself is no live value to take over either.
  const found = child.filledBeside?.(liveObject) === true ? undefined : liveObject[part];
  const inner = replaceAt(child, wantedObject[part], found, rest);
  return inner === noSuchPath ? inner : withValue(wantedObject, part, inner);
}

function replaceEntity(field: EntityListField, wanted: Json | undefined, live: Json | undefined, id: string, rest: readonly PathPart[]): Replaced {
  const list = (Array.isArray(wanted) ? wanted : []).filter(isObject);
  const mine = list.find((entity) => entity['name'] === id);
  const theirs = (Array.isArray(live) ? live : []).filter(isObject).find((entity) => entity['name'] === id);
  if (rest.length === 0) {
    // In its place: the order of the list is the order of fallback (N5).
    const instead = theirs === undefined ? [] : [sendableEntity(field, theirs)];
    return mine === undefined ? [...list, ...instead] : list.flatMap((entity) => (entity === mine ? instead : [entity]));
  }
  const inner = replaceAt(field.item, mine, theirs, rest);
  return inner === noSuchPath || !isObject(inner) ? noSuchPath : list.map((entity) => (entity === mine ? inner : entity));
}

/** A live value reduced to what may be sent back; entities at any depth lose what only replies carry. */
function sendable(field: Field, live: Json | undefined): Json | undefined {
  if (field.type === 'entity-list') return (Array.isArray(live) ? live : []).filter(isObject).map((entity) => sendableEntity(field, entity));
  if (field.type !== 'object' || !isObject(live)) return live;
  const entries = Object.entries(live).map(([name, value]): [string, Json] => {
    const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
    return [name, child === undefined ? value : (sendable(child, value) ?? value)];
  });
  return Object.fromEntries(entries);
}

/** A live served entity reduced to what may be sent back: fields of the table that its kind knows. */
export function sendableEntity(field: EntityListField, live: JsonObject): JsonObject {
  const kind = kindOfEntity(live);
  const usesConcurrency = live['max_provisioned_concurrency'] != null;
  const entries = Object.entries(field.item.fields).flatMap(([name, child]): [string, Json][] => {
    const value = live[name];
    if (value == null || child.writeOnly === true || child.manifestOnly === true) return [];
    if (child.kinds !== undefined && !child.kinds.includes(kind)) return [];
    // N12: the platform fills a size next to concurrency; only the concurrency was asked for.
    if (name === 'workload_size' && usesConcurrency) return [];
    return [[name, coerceKnown(child, value)]];
  });
  return Object.fromEntries(entries);
}

/** The value with the type that the API documents for it: always emit the right one. */
export function coerceKnown(field: Field, value: Json): Json {
  switch (field.type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return coerce(field.type, value);
    case 'object':
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(value).flatMap(([name, item]): [string, Json][] => {
              const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
              return child === undefined ? [] : [[name, coerceKnown(child, item)]];
            }),
          )
        : value;
    default:
      return value;
  }
}
