/** The other way to end a drift: the lines that make the manifest say what is live. */
import { fieldName } from '../endpoint/document-paths.js';
import { sections, type Field, type Json, type JsonObject, type KeyedListField, type SectionName } from '../endpoint/fields/index.js';
import { formatPath, parsePath, type PathPart } from '../endpoint/paths.js';
import { isObject, objectsOf, record } from '../json.js';
import { writeEndpointLines } from '../plan/manifest-lines.js';
import type { Change, EndpointPlan } from '../plan/plan.js';

export interface Adoption {
  /** YAML below `endpoints:`; "" where no value can be written. */
  yaml: string;
  /** What to take out of the manifest, because it is not live. */
  remove: string[];
  /** Live values that are hidden and must be looked up. */
  hidden: string[];
}

/** What to write and what to take out so that the manifest says what is live. Lists that are stated whole are whole. */
export function adoptLive(endpoint: EndpointPlan): Adoption {
  const document = record();
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
  adoption.remove.push(...chunksInstead(document, endpoint.desired?.document));
  if (Object.keys(document).length > 0) adoption.yaml = writeEndpointLines(endpoint.key, document).trimEnd();
  return adoption;
}

function isHidden(value: Json | undefined): boolean {
  return value === '(sensitive)' || value === '(unknown)';
}

/** A live value without its hidden parts, whose places are noted. */
function withoutHidden(value: Json, path: string, hidden: string[]): Json {
  if (Array.isArray(value)) return value.map((item) => withoutHidden(item, path, hidden));
  if (!isObject(value)) return value;
  const out = record();
  for (const [key, item] of Object.entries(value)) {
    const at = formatPath([path, key]);
    if (isHidden(item)) hidden.push(at);
    else out[key] = withoutHidden(item, at, hidden);
  }
  return out;
}

/** Throughput in chunks cannot stand beside the throughput that is live (C9). */
function chunksInstead(adopted: JsonObject, wanted: JsonObject | undefined): string[] {
  const sized = servedEntities(adopted).filter((entity) => entity['min_provisioned_throughput'] !== undefined || entity['max_provisioned_throughput'] !== undefined);
  const inChunks = servedEntities(wanted).filter((entity) => entity['throughput_chunks'] !== undefined);
  return sized.flatMap(({ name }) =>
    // A single entity needs no name in the manifest.
    typeof name === 'string' && inChunks.some((entity) => entity['name'] === name || entity['name'] === undefined)
      ? [formatPath(['config', 'served_entities', { id: name }, 'throughput_chunks'])]
      : [],
  );
}

function servedEntities(document: JsonObject | undefined): JsonObject[] {
  const config = document?.['config'];
  return isObject(config) ? objectsOf(config['served_entities']) : [];
}

/** Lists that are maps at heart are stated whole, so the whole list with the live item in it is written. */
function putIntoList(document: JsonObject, item: { parts: readonly PathPart[]; change: Change; wanted: JsonObject | undefined }): boolean {
  const { parts, change } = item;
  const found = listAt(parts);
  if (found === undefined) return false;
  const { field, place, id } = found;
  const entries = new Map(field.toEntries(itemsAt(document, place) ?? itemsAt(item.wanted, place) ?? []));
  if (change.before === undefined) entries.delete(id);
  else entries.set(id, change.before);
  put(document, place, field.fromEntries([...entries]).map((one) => asWritten(field, one)));
  return true;
}

/** The list that a path leads into, and its place in the document; `undefined` where it leads elsewhere. */
function listAt(parts: readonly PathPart[]): { field: KeyedListField; place: string[]; id: string } | undefined {
  const last = parts.at(-1);
  const names = parts.slice(0, -1).filter((part) => typeof part === 'string');
  if (typeof last !== 'object' || names.length !== parts.length - 1) return undefined;
  const [section = '', ...below] = names;
  let field: Field | undefined = Object.hasOwn(sections, section) ? sections[section as SectionName].field : undefined;
  for (const name of below) field = fieldsOf(field).find(([known]) => known === name)?.[1];
  // Paths leave out the name of the list of routes.
  const [unnamed, inner] = fieldsOf(field).find(([, child]) => child.unnamed === true) ?? [];
  const list = inner ?? field;
  return list?.type === 'keyed-list' ? { field: list, place: unnamed === undefined ? names : [...names, unnamed], id: last.id } : undefined;
}

const fieldsOf = (field: Field | undefined): [string, Field][] => (field?.type === 'object' ? Object.entries(field.fields) : []);

/** An item with the manifest's names and in its order, where requests name a field otherwise (`permission_level`). */
function asWritten(field: KeyedListField, item: Json): Json {
  if (!isObject(item)) return item;
  const renamed = new Map(Object.entries(item).map(([name, value]) => [fieldName(name), value]));
  return record(Object.keys(field.item?.fields ?? {}).flatMap((name): [string, Json][] => (renamed.has(name) ? [[name, renamed.get(name) ?? null]] : [])));
}

function itemsAt(root: JsonObject | undefined, place: readonly string[]): Json[] | undefined {
  let value: Json | undefined = root;
  for (const key of place) value = isObject(value) ? value[key] : undefined;
  return Array.isArray(value) ? value : undefined;
}

function put(root: JsonObject, parts: readonly PathPart[], value: Json): void {
  let at = root;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const next = parts[index + 1];
    if (part === 'served_entities' && typeof next === 'object') {
      at = entityItem(at, next.id, index + 2 === parts.length ? value : undefined);
      if (index + 2 === parts.length) return;
      continue;
    }
    if (typeof part === 'object' && parts[index - 1] === 'served_entities') continue;
    const key = typeof part === 'string' ? part : part.id;
    if (isLast) at[key] = value;
    else {
      const below = at[key];
      const child = isObject(below) ? below : record();
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
