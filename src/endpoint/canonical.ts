/**
 * Both sides of a comparison in one shape, read from the table of fields: right scalar types, lists with identities
 * as records, blocks that are off gone. What the platform fills, echoes or reorders is no difference afterwards (N1-N34).
 */
import { isObject, objectsOf, record, textOf } from '../json.js';
import { kindOfEntity } from './entity-name.js';
import {
  creationFieldNames,
  creationFields,
  sectionNames,
  sections,
  type EntityKind,
  type Field,
  type Json,
  type JsonObject,
  type KeyedListField,
  type ObjectField,
} from './fields/index.js';
import type { Canonical, Endpoint } from './model.js';

export type Side = 'want' | 'live';

interface Context {
  side: Side;
  kind: EntityKind;
  /** What is absent is none (`true`) or unmanaged (`false`). */
  whole: boolean;
}

/** Reads a scalar by the rules of proto-JSON: the platform and its documents mix strings with numbers and booleans. */
export function coerce(type: 'string' | 'integer' | 'number' | 'boolean', value: Json): Json {
  if (type === 'string') return textOf(value);
  if (type === 'boolean') return typeof value === 'string' ? value.trim().toLowerCase() === 'true' : value === true;
  const number = Number(value);
  return Number.isFinite(number) ? number : textOf(value);
}

function absentValue(field: Field, kind: EntityKind): Json | undefined {
  return typeof field.absentMeans === 'function' ? field.absentMeans(kind) : field.absentMeans;
}

function canonicalScalar(field: Field, value: Json, context: Context): Canonical {
  const coerced = coerce(field.type as 'string', value);
  const scalar = typeof coerced === 'string' ? coerced.trim() : coerced;
  const absent = absentValue(field, context.kind);
  const none = scalar === '' || (context.whole && scalar === absent);
  if (!none) return scalar;
  // N34: "" equals absent. Stated by itself, "" says "none", or what absence means.
  if (context.whole || context.side === 'live') return absentWhenByField(field, context);
  return absent === undefined || absent === '' ? null : absent;
}

/** N18: secret references are compared trimmed, other values as they are. */
function environmentValue(value: Json): string {
  const text = textOf(value);
  return /^\s*\{\{\s*secrets\//.test(text) ? text.trim() : text;
}

function absentWhenByField(field: Field, context: Context): Canonical {
  return context.whole || context.side === 'want' ? undefined : absentValue(field, context.kind);
}

const compared = new WeakMap<ObjectField, [string, Field][]>();

/** The rows of the table below a block that both sides can hold. Asked for many thousand times in a large plan, so kept. */
export function comparedFields(field: ObjectField): readonly (readonly [string, Field])[] {
  const known = compared.get(field) ?? Object.entries(field.fields).filter(([, child]) => child.manifestOnly !== true && child.writeOnly !== true);
  compared.set(field, known);
  return known;
}

function canonicalObject(field: ObjectField, value: JsonObject, context: Context): Canonical {
  const whole = field.stated === 'whole';
  const inside: Context = { ...context, whole };
  const result = record();
  for (const [name, child] of comparedFields(field)) {
    if (child.kinds !== undefined && !child.kinds.includes(context.kind)) continue;
    if (context.side === 'live' && child.filledBeside?.(value) === true) continue;
    const part = canonical(child, Object.hasOwn(value, name) ? value[name] : undefined, inside);
    if (part !== undefined) result[name] = part;
  }
  if (!whole) return result;
  if (field.off?.(value) === true) return undefined;
  return Object.keys(result).length === 0 ? undefined : result;
}

function canonicalEntries(field: KeyedListField, value: readonly Json[]): Canonical {
  const entries = field.toEntries(value).filter(([, item]) => item !== field.absentMeans);
  return entries.length === 0 ? undefined : record(entries);
}

/** One field of one side; `undefined` for "not there" (unmanaged or none, as the field around it says). */
export function canonical(field: Field, value: Json | undefined, context: Context): Canonical {
  if (value === undefined || value === null) return absentWhenByField(field, context);
  switch (field.type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return canonicalScalar(field, value, context);
    case 'string-list': {
      // All lists of strings are sets at heart (features, keywords, topics).
      const list = (Array.isArray(value) ? value : [value]).map(String);
      if (list.length > 0) return [...new Set(list)].sort();
      return context.whole || context.side === 'live' ? undefined : null;
    }
    case 'string-map': {
      const map = record(
        Object.entries(isObject(value) ? value : {}).map(([key, item]) => [key, environmentValue(item)] as const),
      );
      return Object.keys(map).length === 0 && (context.whole || context.side === 'live') ? undefined : map;
    }
    case 'object':
      return canonicalObject(field, isObject(value) ? value : {}, context);
    case 'keyed-list':
      return canonicalEntries(field, Array.isArray(value) ? value : []);
    case 'entity-list': {
      const entities = objectsOf(value);
      return record(
        // The name is the key; it is no field of its own here.
        entities.map(({ name, ...entity }) => [
          textOf(name),
          canonicalObject(field.item, entity, { ...context, kind: kindOfEntity(entity) }) ?? record(),
        ]),
      );
    }
  }
}

/**
 * One side of the comparison. `document` is API-shaped with named entities (`nameEntities`); sections that are not in
 * it are unmanaged (want) or empty (live).
 */
export function canonicalEndpoint(name: string, kind: Endpoint['kind'], document: JsonObject, side: Side): Endpoint {
  const context: Context = { side, kind: kind === 'empty' ? 'custom' : kind, whole: false };
  const endpoint: Endpoint = { name, kind, sections: {}, creation: {} };
  for (const section of sectionNames) {
    const stated = Object.hasOwn(document, section) && document[section] != null;
    if (!stated) continue;
    const { field } = sections[section];
    const value = canonical(field, document[section], { ...context, whole: true });
    endpoint.sections[section] = value ?? (isEmpty(document[section]) ? null : record());
  }
  for (const field of creationFieldNames) {
    const stated = Object.hasOwn(document, field) && document[field] != null;
    if (!stated && side === 'want') continue;
    endpoint.creation[field] = canonical(creationFields[field], document[field], context) ?? null;
  }
  defaultTraffic(endpoint);
  return endpoint;
}

/** `{}` and `[]`: a section that says so is none, whatever the server would fill in. */
function isEmpty(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** N6: a single entity without routes answers everything. */
function defaultTraffic(endpoint: Endpoint): void {
  const config = endpoint.sections.config;
  if (!isObject(config) || isObject(config['traffic_config'])) return;
  const entities = config['served_entities'];
  const names = isObject(entities) ? Object.keys(entities) : [];
  const [only] = names;
  if (only === undefined || names.length > 1) return;
  config['traffic_config'] = record([['routes', record([[only, 100]])]]);
}

/** Writes a canonical value as the API wants it; the inverse of `canonical` for what is sent. */
export function toDocument(field: Field, value: Canonical): Json | undefined {
  if (value == null) return undefined;
  switch (field.type) {
    case 'object': {
      if (!isObject(value)) return undefined;
      const entries = Object.entries(field.fields).flatMap(([name, child]): [string, Json][] => {
        const part = toDocument(child, value[name]);
        return part === undefined ? [] : [[name, part]];
      });
      return Object.fromEntries(entries);
    }
    case 'keyed-list':
      return isObject(value) ? field.fromEntries(Object.entries(value)) : undefined;
    case 'entity-list':
      return isObject(value)
        ? Object.entries(value).map(([name, entity]) => ({ name, ...(toDocument(field.item, entity) as JsonObject) }))
        : undefined;
    case 'string-map':
      return isObject(value) ? { ...value } : undefined;
    default:
      return value;
  }
}
