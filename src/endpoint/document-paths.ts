/**
 * Places inside an endpoint's document by the names that the service uses: proto paths in either case, older names, and
 * bare field names. Pure; knows what exists from the table of fields alone.
 */
import { isObject, textOf } from '../json.js';
import { generatedEntityName, kindOfEntity } from './entity-name.js';
import { creationFields, sections, type Field, type Json, type JsonObject } from './fields/index.js';
import { formatPath, type PathPart } from './paths.js';

/** Path into a document; numbers index lists. */
export type DocumentPath = (string | number)[];

/** A field of the document, stated or not. */
export interface FieldPlace {
  path: DocumentPath;
  /** As plans show it: `config.served_entities[main].workload_size`. */
  shown: string;
  /** What the document says; `undefined` where it leaves the field out. */
  value: Json | undefined;
}

const endpointFields: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, section.field])),
  ...creationFields,
};

/** Names of requests that the manifest writes in another way. */
const otherNames: Readonly<Record<string, string>> = {
  served_models: 'served_entities',
  model_name: 'entity_name',
  model_version: 'entity_version',
  served_model_name: 'served_entity_name',
  access_control_list: 'permissions',
  permission_level: 'level',
  add_tags: 'tags',
};

/** `scaleToZeroEnabled` -> `scale_to_zero_enabled`; older names become today's. */
export function fieldName(name: string): string {
  const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return Object.hasOwn(otherNames, snake) ? (otherNames[snake] ?? snake) : snake;
}

/** `servedEntities[0].workloadSize`, `tags["a"].key`, `$.config.name` -> its segments. */
export function splitProtoPath(text: string): DocumentPath {
  // Long enough for any path; a hostile reply may send more.
  const parts = text.slice(0, 400).matchAll(/\[\s*(?:"([^"]*)"|'([^']*)'|([^\]]*))\s*\]|([^.[\]]+)/g);
  return [...parts].flatMap(([, double, single, bare, name]): DocumentPath => {
    const part = (double ?? single ?? bare ?? name ?? '').trim();
    if (part === '' || part === '$') return [];
    return /^\d+$/.test(part) ? [Number(part)] : [part];
  });
}

/**
 * The place of the document that a path of the service leads to, as deep as it can be followed; `undefined` where its
 * beginning is not known. `root`: the section whose route was called; `body`: what was sent, to find the items of lists.
 */
export function findPath(
  document: JsonObject,
  segments: DocumentPath,
  { root, body }: { root: DocumentPath; body: JsonObject | undefined },
): FieldPlace | undefined {
  const whole = body !== undefined && root[0] !== undefined ? { [root[0]]: body } : body;
  // With or without what wraps it (`config`, the message's own name), as requests and errors differ in that.
  for (const tail of [segments, segments.slice(1)]) {
    for (const start of [root, [], ['config']]) {
      const path = follow(document, [...start, ...tail], whole);
      if (path.length > start.length) return placeOf(document, path);
    }
  }
  return undefined;
}

/** Follows a path through the table; answers as much of it as exists. */
function follow(document: JsonObject, segments: DocumentPath, sent: Json | undefined): DocumentPath {
  const path: DocumentPath = [];
  let field: Field | undefined;
  let value: Json | undefined = document;
  let body: Json | undefined = sent;
  for (const segment of segments) {
    const next = step(field, value, segment, body);
    if (next === undefined) return path;
    path.push(next.key);
    value = childOf(value, next.key);
    body = childOf(body, typeof segment === 'number' ? segment : next.key);
    field = next.field;
    if (field === undefined) return path;
  }
  return path;
}

function step(
  field: Field | undefined,
  value: Json | undefined,
  segment: string | number,
  body: Json | undefined,
): { key: string | number; field: Field | undefined } | undefined {
  if (field === undefined || field.type === 'object') {
    const fields: Readonly<Record<string, Field>> = field?.fields ?? endpointFields;
    const name = fieldName(String(segment));
    const child = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return child === undefined ? undefined : { key: name, field: child };
  }
  if (field.type === 'string-map') {
    const known = isObject(value) && Object.hasOwn(value, String(segment));
    return known ? { key: String(segment), field: undefined } : undefined;
  }
  if (field.type !== 'entity-list' && field.type !== 'keyed-list') return undefined;
  const items = Array.isArray(value) ? value : [];
  const index = indexOf(field, items, segment, body);
  return index < 0 || index >= items.length ? undefined : { key: index, field: field.item };
}

type ListField = Field & { type: 'entity-list' | 'keyed-list' };

/** Served entities are sent in the manifest's order; items of other lists are told by what they go by. */
function indexOf(field: ListField, items: readonly Json[], segment: string | number, body: Json | undefined): number {
  if (typeof segment === 'string') return items.findIndex((item) => idsOf(field, item).includes(segment));
  const sent = field.type === 'keyed-list' && Array.isArray(body) ? body[segment] : undefined;
  if (sent === undefined) return segment;
  const ids = idsOf(field, sent);
  return items.findIndex((item) => idsOf(field, item).some((id) => ids.includes(id)));
}

function childOf(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isObject(value) && Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
}

/** What an item of a list goes by; a rate limit of calls and tokens goes by two. */
function idsOf(field: ListField, item: Json): string[] {
  if (field.type === 'keyed-list') return field.toEntries([item]).map(([id]) => id);
  if (!isObject(item)) return [];
  return [textOf(item['name']), generatedEntityName(item)].filter((id) => id !== '').slice(0, 1);
}

function placeOf(document: JsonObject, path: DocumentPath): FieldPlace {
  let value: Json | undefined = document;
  for (const key of path) value = childOf(value, key);
  return { path, shown: showPath(document, path), value };
}

/** A document's path as plans show it. */
function showPath(document: JsonObject, path: DocumentPath): string {
  const parts: PathPart[] = [];
  let field: Field | undefined;
  let value: Json | undefined = document;
  for (const key of path) {
    value = childOf(value, key);
    if (field?.type === 'keyed-list') {
      parts.push({ id: idsOf(field, value ?? null)[0] ?? String(key) });
      // An item of such a list is one value to a plan.
      break;
    }
    if (field?.type === 'entity-list') parts.push({ id: idsOf(field, value ?? null)[0] ?? `#${Number(key) + 1}` });
    else if (field?.type === 'string-map') parts.push({ id: String(key) });
    else {
      const fields: Readonly<Record<string, Field>> = field?.type === 'object' ? field.fields : endpointFields;
      const child = Object.hasOwn(fields, String(key)) ? fields[String(key)] : undefined;
      if (child?.unnamed !== true) parts.push(String(key));
      field = child;
      continue;
    }
    field = field.type === 'entity-list' ? field.item : undefined;
  }
  return formatPath(parts);
}

/** Every place of the document where a field of this name stands or could stand, within one section or all of them. */
export function findFields(document: JsonObject, name: string, root: DocumentPath): FieldPlace[] {
  const wanted = fieldName(name);
  const found: DocumentPath[] = [];
  const visit = (fields: Readonly<Record<string, Field>>, value: Json | undefined, path: DocumentPath): void => {
    const kind = fields === entityFields && isObject(value) ? kindOfEntity(value) : undefined;
    for (const [key, field] of Object.entries(fields)) {
      if (path.length === 0 && root.length > 0 && key !== root[0]) continue;
      const child = childOf(value, key);
      const applies = kind === undefined || field.kinds === undefined || field.kinds.includes(kind) || child !== undefined;
      if (key === wanted && applies) found.push([...path, key]);
      if (child !== undefined) visitInto(field, child, [...path, key]);
    }
  };
  const visitInto = (field: Field, value: Json, path: DocumentPath): void => {
    if (field.type === 'object') visit(field.fields, value, path);
    else if ((field.type === 'entity-list' || field.type === 'keyed-list') && field.item !== undefined && Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(field.item.fields, item, [...path, index]);
    }
  };
  visit(endpointFields, document, []);
  return found.map((path) => placeOf(document, path));
}

const entityFields = (() => {
  const config = sections.config.field;
  const list = config.type === 'object' ? config.fields['served_entities'] : undefined;
  return list?.type === 'entity-list' ? list.item.fields : {};
})();

/** Every text of the document with its place, within one section or all of them. */
export function findTexts(document: JsonObject, root: DocumentPath): (FieldPlace & { text: string })[] {
  const found: (FieldPlace & { text: string })[] = [];
  const visit = (value: Json | undefined, path: DocumentPath): void => {
    if (typeof value === 'string') found.push({ ...placeOf(document, path), text: value });
    else if (Array.isArray(value)) value.forEach((item, index) => { visit(item, [...path, index]); });
    else if (isObject(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  const [section] = root;
  visit(section === undefined ? document : childOf(document, section), section === undefined ? [] : [section]);
  return found;
}

