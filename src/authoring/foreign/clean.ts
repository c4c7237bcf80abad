/**
 * An endpoint as another tool holds it (the fields of the REST API, more or less) -> what a manifest may state. The table
 * of fields leads: what it does not know is dropped with a word, older shapes become the ones of today.
 */
import { creationFields, sections, type Field, type KeyedListField, type ObjectField } from '../../endpoint/fields/index.js';
import { endpointField } from '../../manifest/shapes.js';
import { servedEntityField } from '../../endpoint/fields/served-entity.js';
import { asObject, isObject, record, textOf, type Json, type JsonObject } from '../../json.js';
import { credentialIn, looksLikeCredential } from '../../manifest/credentials.js';
import { secretReference } from '../../manifest/scalars.js';
import type { FieldNote } from '../draft.js';
import { tidyEntity } from './clean-entity.js';
import type { Path } from './findings.js';

export interface CleanOptions {
  /** What the endpoint is called, for the names of variables. */
  endpoint: string;
  /** The tool fills what is unset with `""`, `0`, `false` and `[]`, and wraps objects into lists of one. */
  filled: boolean;
  /** Whether the source calls the value secret. */
  isSecret: (path: Path) => boolean;
  /** The value as the manifest's own language: escapes what would be taken for a reference. */
  text: (value: string) => string;
  /** A reference to a variable without a value, in place of what must not be written. `parts` make its name. */
  placeholder: (parts: readonly string[], description: string, looksLike: string) => string;
  /** Told of each variable that is the whole of a credential. */
  onCredential?: (variable: string) => void;
  warn: (path: Path, message: string) => void;
}

export interface CleanContext extends CleanOptions {
  note: (at: Path, text: string) => void;
  /** A variable in place of the value at this place. */
  standIn: (place: Place, what: 'reference' | 'value') => string;
}

/** Where a value stands in the source, and where it goes in the manifest. */
export interface Place {
  from: Path;
  at: Path;
}

export interface CleanEndpoint {
  /** Sections and creation fields. */
  document: JsonObject;
  notes: FieldNote[];
}

/** Names that older shapes have for fields of today. */
const renames: Readonly<Record<string, string>> = {
  model_name: 'entity_name',
  model_version: 'entity_version',
  served_model_name: 'served_entity_name',
  permission_level: 'level',
};

export const below = ({ from, at }: Place, source: string | number, target: string | number = source): Place => ({
  from: [...from, source],
  at: [...at, target],
});

/** Reads the sections and creation fields of one endpoint; other keys of `raw` are the caller's. */
export function cleanEndpoint(raw: JsonObject, options: CleanOptions): CleanEndpoint {
  const notes: FieldNote[] = [];
  const context: CleanContext = {
    ...options,
    note: (path, text) => notes.push({ path: [...path], text }),
    standIn: ({ from, at }, what) => {
      const field = String(at.at(-1));
      const entity = entityWords(raw, from);
      const owner = [...(entity === '' ? [] : [`served entity ${entity}`]), `endpoint ${options.endpoint}`].join(' of ');
      const description = what === 'value' ? `Value of ${field} of ${owner}` : `Secret reference, {{secrets/<scope>/<key>}}, for ${field} of ${owner}`;
      return options.placeholder([options.endpoint, entity, field].filter((part) => part !== ''), description, what === 'value' ? 'x' : '{{secrets/scope/key}}');
    },
  };
  const document = record();
  for (const [name, field] of Object.entries(endpointField.fields)) {
    if (!Object.hasOwn(sections, name) && !Object.hasOwn(creationFields, name)) continue;
    if (!Object.hasOwn(raw, name)) continue;
    const value = cleanValue(raw[name], field, { from: [name], at: [name] }, context);
    // What a tool that fills in everything says of creation fields that were not set.
    if (value !== undefined && !(options.filled && value === field.absentMeans)) document[name] = value;
  }
  moveRateLimits(raw, document, context);
  return { document, notes };
}

/** How to call the served entity that a path of the source leads into; "" outside of one. */
function entityWords(raw: JsonObject, from: Path): string {
  const index = from.findIndex((part) => part === 'served_entities' || part === 'served_models') + 1;
  if (index === 0) return '';
  const entity = from.slice(0, index + 1).reduce<Json | undefined>((value, part) => (Array.isArray(value) && typeof part === 'number' ? value[part] : asObject(value)[part]), raw);
  const { name, entity_name: model, model_name: older, external_model: external } = asObject(entity);
  const block = Array.isArray(external) ? external[0] : external;
  const found = [name, asObject(block)['name'], model, older].find((text) => typeof text === 'string' && text !== '' && !text.includes('${'));
  return typeof found === 'string' ? found : String(from[index]);
}

/** Top-level `rate_limits`: deprecated, and never returned by the platform (N25). */
function moveRateLimits(raw: JsonObject, document: JsonObject, context: CleanContext): void {
  const field = sections.ai_gateway.field as ObjectField;
  const limits = field.fields['rate_limits'];
  if (limits === undefined || !Array.isArray(raw['rate_limits']) || raw['rate_limits'].length === 0) return;
  const gateway = asObject(document['ai_gateway']);
  if (gateway['rate_limits'] !== undefined) {
    context.warn(['rate_limits'], 'dropped: it is deprecated, and `ai_gateway.rate_limits` says what holds.');
    return;
  }
  const at = ['ai_gateway', 'rate_limits'];
  const value = cleanValue(raw['rate_limits'], limits, { from: ['rate_limits'], at }, context);
  if (value === undefined) return;
  document['ai_gateway'] = { ...gateway, rate_limits: value };
  context.warn(
    ['rate_limits'],
    'moved to `ai_gateway.rate_limits`. The platform never returns the deprecated form, so the first plan shows these limits as new; ' +
      'take them out if they are not wanted.',
  );
  context.note(at, 'Were top-level `rate_limits`, which the platform does not return: the first plan shows them as new.');
}

function cleanValue(value: Json | undefined, field: Field, place: Place, context: CleanContext): Json | undefined {
  if (value === undefined || value === null) return undefined;
  switch (field.type) {
    case 'object': {
      const [first, ...more] = Array.isArray(value) ? value : [value];
      const inner = Array.isArray(value) ? { ...place, from: [...place.from, 0] } : place;
      if (more.length > 0) context.warn(place.from, `only the first of ${more.length + 1} blocks is taken.`);
      if (isObject(first)) return cleanObject(first, field, inner, context);
      if (first !== undefined && first !== null) wrongShape('a map', place, context);
      return undefined;
    }
    case 'entity-list':
      return cleanList(value, place, context, (item, where) => cleanValue(item, field.item, where, context));
    case 'keyed-list':
      return cleanList(value, place, context, (item, where) => cleanItem(item, field, where, context));
    case 'string-list':
      return cleanList(value, place, context, (item, where) => cleanScalar(item, { type: 'string', doc: '' }, where, context));
    case 'string-map':
      return cleanMap(value, place, context);
    default:
      return cleanScalar(value, field, place, context);
  }
}

function wrongShape(wanted: string, place: Place, context: CleanContext): void {
  context.warn(place.from, `left out: ${wanted} was expected here.`);
}

function cleanItem(item: Json, field: KeyedListField, place: Place, context: CleanContext): Json | undefined {
  if (field.item === undefined) return cleanScalar(item, { type: 'string', doc: '' }, place, context);
  return cleanValue(item, field.item, place, context);
}

function cleanList(value: Json, place: Place, context: CleanContext, clean: (item: Json, where: Place) => Json | undefined): Json[] | undefined {
  if (!Array.isArray(value)) {
    wrongShape('a list', place, context);
    return undefined;
  }
  const items: Json[] = [];
  value.forEach((item, index) => {
    const result = clean(item, { from: [...place.from, index], at: [...place.at, items.length] });
    if (result !== undefined) items.push(result);
  });
  // A list that lost all its items would state "none".
  return items.length === 0 ? undefined : items;
}

function cleanObject(value: JsonObject, field: ObjectField, place: Place, context: CleanContext): JsonObject | undefined {
  const result = record();
  for (const [name, given] of Object.entries(value)) {
    if (given === null) continue;
    const target = targetOf(name, value, field, context);
    const row = Object.hasOwn(field.fields, target) ? field.fields[target] : undefined;
    if (row === undefined) {
      cleanUnknown(name, given, { field, result }, place, context);
    } else if (row.manifestOnly === true) {
      context.warn([...place.from, name], 'dropped: no other tool has this field.');
    } else if (row.writeOnly === true) {
      leaveWriteOnly(given, value, below(place, name, target), context);
    } else if (Object.hasOwn(result, target)) {
      if (isUnset(given)) continue;
      // Both names of a route are one thing, and the platform shows the same under both (N7); both forms of a model are not (C27).
      if (name === 'served_models' || target !== 'served_entities') {
        if (name === 'served_models') context.warn([...place.from, name], 'dropped: `served_entities` says what is served.');
      } else context.warn([...place.from, name], 'dropped: `served_models` above it was taken. Keep one of the two.');
    } else {
      const cleaned = cleanValue(given, row, below(place, name, target), context);
      if (cleaned !== undefined) result[target] = cleaned;
    }
  }
  const tidy = field === servedEntityField ? tidyEntity(result, value, place, context) : context.filled ? tidyFilled(result, field) : result;
  return Object.keys(tidy).length === 0 ? undefined : tidy;
}

function targetOf(name: string, value: JsonObject, field: ObjectField, context: CleanContext): string {
  if (Object.hasOwn(field.fields, name) && name !== 'served_model_name') return name;
  if (name === 'served_models' && Object.hasOwn(field.fields, 'served_entities')) {
    const entities = value['served_entities'];
    const mirrored = Array.isArray(entities) && entities.length > 0;
    // Replies carry the older form as a mirror.
    return mirrored && context.filled ? name : 'served_entities';
  }
  const current = Object.hasOwn(renames, name) ? renames[name] : undefined;
  return current !== undefined && Object.hasOwn(field.fields, current) ? current : name;
}

function cleanUnknown(name: string, given: Json, { field, result }: { field: ObjectField; result: JsonObject }, place: Place, context: CleanContext): void {
  const from = [...place.from, name];
  const base = name.replace(/_plaintext$/, '');
  if (base !== name && Object.hasOwn(field.fields, base)) {
    if (isUnset(given) || (result[base] !== undefined && result[base] !== '')) return;
    leaveSecret({ from, at: [...place.at, base] }, result, base, context);
  } else if (field.readOnly?.includes(name) === true) {
    if (!context.filled) context.warn(from, 'dropped: only the platform sets it.');
  } else if (!isUnset(given)) {
    context.warn(from, 'dropped: a manifest has no such field.');
  }
}

/** A credential in plain text: a variable takes its place, and the platform gets a reference once that has a value. */
function leaveSecret(place: Place, result: JsonObject, name: string, context: CleanContext): void {
  const reference = context.standIn(place, 'reference');
  result[name] = reference;
  context.warn(
    place.from,
    `a secret in plain text does not belong in a manifest. Store it in a secret scope, and give the reference to it to the variable ${variableOf(reference)}; ` +
      'the plan will show it as a change.',
  );
  context.note(place.at, 'Was given in plain text: store it in a secret scope. The plan will show the reference as a change.');
}

const variableOf = (reference: string): string => `\`${reference.replace(/^\$\{var\.|\}$/g, '')}\``;

function leaveWriteOnly(given: Json, around: JsonObject, { from, at }: Place, context: CleanContext): void {
  const field = String(at.at(-1));
  if (given === false && context.filled && Number(around['provisioned_model_units'] ?? 0) > 0) {
    // Unset is on: an update of the config would turn on what was off (N20).
    context.warn(from, `left out: \`false\` may also stand for what was never set. If it was set, state \`${field}: false\` after the first apply.`);
    context.note(at, `If \`${field}: false\` was set, state it after the first apply: the platform never returns it.`);
    return;
  }
  if (isUnset(given) && (given !== false || context.filled)) return;
  context.warn(from, 'left out: the platform never returns it, so it could not be compared. State it after the first apply to have it sent.');
  context.note(at, `\`${field}\` is left out: the platform never returns it. State it after the first apply to have it sent.`);
}

/** What a tool that fills in everything shows for what nobody set. */
export function isUnset(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.every(isUnset);
  return typeof value === 'object' && Object.values(value).every(isUnset);
}

function cleanMap(value: Json, place: Place, context: CleanContext): JsonObject | undefined {
  if (!isObject(value)) {
    wrongShape('a map', place, context);
    return undefined;
  }
  const result = record();
  for (const [key, given] of Object.entries(value)) {
    if (given === null) continue;
    const where = below(place, key);
    if (typeof given === 'object') {
      wrongShape('text', where, context);
    } else {
      const text = String(given);
      const secret = !secretReference.test(text.trim()) && (context.isSecret(where.from) || credentialIn(text) !== undefined || (!text.includes('${') && looksLikeCredential(key, text)));
      result[key] = secret ? context.standIn(where, 'value') : context.text(text);
      if (!secret) continue;
      const variable = variableOf(textOf(result[key]));
      context.warn(where.from, `the value is or looks secret, and is not written. Give it, or better a secret reference, to the variable ${variable}.`);
      context.note(where.at, 'Secret in the source, or by its name, so not written here. A secret reference is best; the plan shows it as a change.');
    }
  }
  return Object.keys(result).length === 0 ? undefined : result;
}

function cleanScalar(value: Json, field: Field, place: Place, context: CleanContext): Json | undefined {
  if (Array.isArray(value) || isObject(value)) {
    wrongShape('a single value', place, context);
    return undefined;
  }
  if (value === null || (context.filled && value === '')) return undefined;
  const secret = field.type === 'string' && field.credential === true;
  if (typeof value === 'string') {
    const isReference = secretReference.test(value.trim());
    if (isReference) return value.trim();
    const variable = /^\$\{var\.([^}]+)\}$/.exec(value.trim())?.[1];
    if (secret && variable !== undefined) context.onCredential?.(variable);
    if (secret && !/\$\{/.test(value)) {
      const result = record();
      leaveSecret(place, result, String(place.at.at(-1)), context);
      return result[String(place.at.at(-1))];
    }
  }
  if (context.isSecret(place.from) || (typeof value === 'string' && credentialIn(value) !== undefined)) {
    const reference = context.standIn(place, 'value');
    context.warn(place.from, `the value is secret and is not written. Give it to the variable ${variableOf(reference)}.`);
    context.note(place.at, 'Secret in the source, so not written here.');
    return reference;
  }
  if (typeof value === 'string') return context.text(value);
  return field.type === 'string' ? String(value) : value;
}

/** Values of a section that stand for "not set" where a tool fills in everything. */
function tidyFilled(result: JsonObject, field: ObjectField): JsonObject {
  const kept = Object.entries(result).filter(([name, value]) => {
    const row = field.fields[name];
    if (name === 'traffic_percentage') return true;
    if (value === 0) return name === 'calls' && !(Number(result['tokens'] ?? 0) > 0);
    // A legacy inference table that is off is not the same as none (N31).
    if (value === false) return row?.absentMeans !== false && name !== 'route_optimized' && name !== 'safety';
    return true;
  });
  return record(kept);
}
