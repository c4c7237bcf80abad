/** Request bodies, built from the wanted document, with unmanaged live values carried along where a route replaces everything. */
import { coerce } from '../endpoint/canonical.js';
import { isObject, objectsOf, textOf } from '../json.js';
import { coerceKnown, sendableEntity } from '../endpoint/document.js';
import { kindOfEndpoint, kindOfEntity } from '../endpoint/entity-name.js';
import {
  creationFieldNames,
  creationFields,
  type CreationFieldName,
  sections,
  type EntityListField,
  type Field,
  type Json,
  type JsonObject,
  type ObjectField,
  type SectionName,
} from '../endpoint/fields/index.js';

const configField = sections.config.field as ObjectField;
const entitiesField = configField.fields['served_entities'] as EntityListField;
const gatewayField = sections.ai_gateway.field as ObjectField;

/** `""`, `{}` and `[]` state "none"; in a full replacement that is said by leaving the field out. */
function isNone(value: Json): boolean {
  if (value === '' || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** Right types, nothing that only the manifest knows, nothing that says "none". */
function clean(field: Field, value: Json): Json | undefined {
  if (isNone(value)) return undefined;
  if (field.type === 'object' && isObject(value)) {
    const entries = Object.entries(field.fields).flatMap(([name, child]): [string, Json][] => {
      const item = value[name];
      if (item === undefined || child.manifestOnly === true) return [];
      const part = clean(child, item);
      return part === undefined ? [] : [[name, part]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  if (field.type === 'keyed-list') return field.fromEntries(field.toEntries(Array.isArray(value) ? value : []));
  if (field.type === 'string-map' && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coerce('string', item)]));
  }
  return coerceKnown(field, value);
}

/** Live values of fields that the manifest leaves unstated, for the entity of the same name and kind. */
function carriedFields(wanted: JsonObject, live: JsonObject): JsonObject {
  if (kindOfEntity(live) !== kindOfEntity(wanted)) return {};
  const sendable = sendableEntity(entitiesField, live);
  const sameModel = wanted['entity_name'] === undefined || wanted['entity_name'] === live['entity_name'];
  const entries = Object.entries(sendable).filter(([name]) => {
    const field = entitiesField.item.fields[name];
    if (field?.carried !== true || wanted[name] !== undefined) return false;
    // A version number means nothing for another model.
    if (name === 'entity_version' && !sameModel) return false;
    return !(field.excludedBy ?? []).some((other) => wanted[other] !== undefined && !isNone(wanted[other]));
  });
  return Object.fromEntries(entries);
}

/** The config as R5 takes it: served entities in the manifest's order, routes, and what is carried along. */
export function configBody(wanted: JsonObject, live: JsonObject | undefined): JsonObject {
  const liveEntities = objectsOf(live?.['served_entities']);
  const stated = wanted['served_entities'] !== undefined;
  const entities = stated
    ? objectsOf(wanted['served_entities']).map((entity) => {
        const same = liveEntities.find((candidate) => candidate['name'] === entity['name']);
        const carried = same === undefined ? {} : carriedFields(entity, same);
        return clean(entitiesField.item, { ...carried, ...entity }) as JsonObject;
      })
    : liveEntities.map((entity) => sendableEntity(entitiesField, entity));
  const body: JsonObject = { served_entities: entities };

  const traffic = configField.fields['traffic_config'] as ObjectField;
  const routes = wanted['traffic_config'] ?? (stated ? undefined : live?.['traffic_config']);
  const sent = routes === undefined ? undefined : clean(traffic, routes);
  if (isObject(sent) && !isNone(sent)) body['traffic_config'] = sent;

  const capture = configField.fields['auto_capture_config'] as ObjectField;
  const merged = { ...(isObject(live?.['auto_capture_config']) ? live['auto_capture_config'] : {}), ...(isObject(wanted['auto_capture_config']) ? wanted['auto_capture_config'] : {}) };
  const captured = clean(capture, merged);
  if (captured !== undefined && !isNone(captured)) body['auto_capture_config'] = captured;
  return body;
}

/** The whole AI Gateway block (R10). A prefix that the manifest leaves to the platform stays what it is (N28). */
export function gatewayBody(wanted: Json | undefined, live: Json | undefined): JsonObject {
  const body = (clean(gatewayField, wanted ?? {}) ?? {}) as JsonObject;
  const table = body['inference_table_config'];
  const liveTable = isObject(live) ? live['inference_table_config'] : undefined;
  if (!isObject(table) || !isObject(liveTable)) return body;
  const samePlace = ['catalog_name', 'schema_name'].every((name) => table[name] === liveTable[name]);
  const prefix = liveTable['table_name_prefix'];
  if (!samePlace || prefix == null || table['table_name_prefix'] !== undefined) return body;
  return { ...body, inference_table_config: { ...table, table_name_prefix: prefix } };
}

/**
 * Telemetry as R14 takes it. What the platform fills in stays as it is live; a request with neither profile nor tables
 * would be ignored, so the live profile goes along. Tables make a new profile each time they are sent: without
 * `newTables` they stay home, where they have made the live one already.
 */
export function telemetryBody(wanted: Json, live: Json | undefined, newTables = true): JsonObject {
  const body = (clean(sections.telemetry_config.field, wanted) ?? {}) as JsonObject;
  if (Object.keys(body).length === 0 || !isObject(live)) return body;
  const filled = (clean(sections.telemetry_config.field, live) ?? {}) as JsonObject;
  if (!newTables && filled['telemetry_profile_id'] !== undefined) delete body['table_names'];
  if (body['table_names'] !== undefined) delete filled['telemetry_profile_id'];
  return { ...filled, ...body };
}

/** Notifications as R13 takes them. */
export function notificationsBody(wanted: Json): JsonObject {
  return (clean(sections.email_notifications.field, wanted) ?? {}) as JsonObject;
}

/** A live section as the manifest would state it: rows of the table alone, with their types. */
export function statedForm(section: Exclude<SectionName, 'config' | 'permissions'>, live: Json): Json | undefined {
  return clean(sections[section].field, live);
}

/** Grants as R41 takes them, without the creator's own. */
export function grantsBody(wanted: Json): JsonObject[] {
  return objectsOf(clean(sections.permissions.field, wanted) ?? []);
}

/** Whether a live value of a field goes along to an endpoint of this kind, which replaces another, perhaps of another kind. */
function mayCarry(name: CreationFieldName, kind: ReturnType<typeof kindOfEndpoint>): boolean {
  const field: Field = creationFields[name];
  if (name === 'budget_policy_id') return false;
  return kind === 'empty' ? name === 'description' : field.kinds?.includes(kind) !== false;
}

/**
 * The create request (R1, or R30 for model units): everything that it accepts, our own tags included. On a replacement
 * `live` gives the unmanaged values to carry along.
 */
export function createBody(
  name: string,
  wanted: JsonObject,
  ownTags: readonly { key: string; value: string }[],
  options: { route: 'R1' | 'R30'; live?: JsonObject | undefined },
): JsonObject {
  const body: JsonObject = { name };
  const kind = kindOfEndpoint(isObject(wanted['config']) ? wanted['config'] : undefined);
  for (const field of creationFieldNames) {
    if (options.route === 'R30' && field !== 'budget_policy_id') continue;
    const value = wanted[field] ?? (mayCarry(field, kind) ? options.live?.[field] : undefined);
    const unset = value === undefined || value === '' || (field === 'route_optimized' && wanted[field] === undefined && value === false);
    if (!unset) body[field] = value;
  }
  const live = options.live?.['config'];
  if (isObject(wanted['config'])) {
    const config = configBody(wanted['config'], isObject(live) ? live : undefined);
    // N31: the platform refuses it for new endpoints of other kinds, and the old endpoint is gone by then.
    if (kind !== 'custom' && wanted['config']['auto_capture_config'] === undefined) delete config['auto_capture_config'];
    body['config'] = config;
  }
  if (isObject(wanted['ai_gateway']) && !isNone(wanted['ai_gateway'])) {
    body['ai_gateway'] = gatewayBody(wanted['ai_gateway'], undefined);
  }
  const tags = clean(sections.tags.field, wanted['tags'] ?? []);
  body['tags'] = [...(Array.isArray(tags) ? tags : []), ...ownTags.map((tag) => ({ ...tag }))];
  for (const section of ['email_notifications', 'telemetry_config'] as const) {
    const value = wanted[section];
    if (value === undefined || isNone(value) || (options.route === 'R30' && section === 'telemetry_config')) continue;
    body[section] = section === 'telemetry_config' ? telemetryBody(value, undefined) : notificationsBody(value);
  }
  return body;
}

const writeOnlyOf = (field: ObjectField): readonly [string, Field][] => Object.entries(field.fields).filter(([, child]) => child.writeOnly === true);
const writeOnlyOfEntities = writeOnlyOf(entitiesField.item);
const writeOnlyOfTelemetry = writeOnlyOf(sections.telemetry_config.field as ObjectField);

/** Values of write-only fields that the manifest states, by path: what can be sent but never compared (N20, N30). */
export function writeOnlyValues(wanted: JsonObject): Map<string, Json> {
  const found = new Map<string, Json>();
  const config = wanted['config'];
  for (const entity of objectsOf(isObject(config) ? config['served_entities'] : undefined)) {
    for (const [name, field] of writeOnlyOfEntities) {
      const value = entity[name];
      if (value == null) continue;
      found.set(`config.served_entities[${textOf(entity['name'])}].${name}`, coerceKnown(field, value));
    }
  }
  const telemetry = wanted['telemetry_config'];
  for (const [name, field] of writeOnlyOfTelemetry) {
    const value = isObject(telemetry) ? telemetry[name] : undefined;
    if (value == null || isNone(value)) continue;
    found.set(`telemetry_config.${name}`, coerceKnown(field, value));
  }
  return found;
}
