/**
 * A live endpoint as a person would state it: what the platform fills in, echoes or generates is left out, told by the
 * table of fields. What it leaves out is no difference for a plan, which reads the same table.
 */
import { canonical, coerce } from '../endpoint/canonical.js';
import { liveDocument } from '../endpoint/document.js';
import { kindOfEndpoint, kindOfEntity } from '../endpoint/entity-name.js';
import {
  creationFieldNames,
  creationFields,
  sectionNames,
  sections,
  type EntityKind,
  type EntityListField,
  type Field,
  type KeyedListField,
  type ObjectField,
} from '../endpoint/fields/index.js';
import type { Grant, LiveEndpoint } from '../endpoint/model.js';
import { asObject, isObject, objectsOf, record, textOf, type Json, type JsonObject } from '../json.js';
import { credentialIn } from '../manifest/credentials.js';
import { literal } from '../plan/manifest-lines.js';
import { isSecretReference } from '../plan/redact.js';
import type { FieldNote } from './draft.js';
import { missingCredentials } from './missing-credentials.js';
import type { Placeholders } from './placeholders.js';

export interface MinimalStatement {
  /** In the manifest's own language. */
  document: JsonObject;
  notes: FieldNote[];
  /** What somebody has to fill in or look at before the manifest says what is live. */
  warnings: string[];
}

type Path = (string | number)[];

interface Place {
  path: Path;
  kind: EntityKind;
  /** What is absent is none (`true`) or unmanaged (`false`). */
  whole: boolean;
  /** Name of the served entity around it; "" outside. */
  entity: string;
}

/** The smallest statement of what is live. Where `grants` is not known, permissions are not stated. */
export function minimalStatement(live: LiveEndpoint, grants: readonly Grant[] | undefined, placeholders: Placeholders): MinimalStatement {
  const found = liveDocument(live, grants);
  const kind = kindOfEndpoint(asObject(found['config']));
  const writer = new Writer(live.name, placeholders);
  const whole: Place = { path: [], kind: kind === 'empty' ? 'custom' : kind, whole: true, entity: '' };
  const document = record();
  for (const section of sectionNames) {
    const { field, kinds } = sections[section];
    const at = { ...whole, path: [section] };
    const stated = writer.state(field, found[section], at);
    if (stated === undefined) continue;
    if (kinds !== undefined && !kinds.some((known) => known === kind)) writer.note([], `\`${section}\` is live, but cannot be stated for this kind of endpoint.`);
    else if (section === 'permissions' && hasUnknownLevel(field, stated)) writer.warn([], '`permissions` are left out: one of the grants has a level that is not known here.');
    else document[section] = stated;
  }
  for (const name of creationFieldNames) {
    const field: Field = creationFields[name];
    // Whether the budget policy was asked for, or is the creator's default, cannot be told.
    if (name === 'budget_policy_id' || (field.kinds !== undefined && !field.kinds.includes(whole.kind))) continue;
    const stated = writer.state(field, found[name], { ...whole, path: [name] });
    if (stated !== undefined) document[name] = stated;
  }
  if (document['telemetry_config'] !== undefined) writer.noteWriteOnly(sections.telemetry_config.field, ['telemetry_config']);
  return { document: tidy(document, writer), notes: writer.notes, warnings: writer.warnings };
}

/** Values of the closed list alone may be written; a grant that is left out of a stated list would be taken away. */
function hasUnknownLevel(field: Field, stated: Json): boolean {
  const level = field.type === 'keyed-list' ? field.item?.fields['level'] : undefined;
  const known = level?.type === 'string' ? (level.values ?? []) : [];
  return objectsOf(stated).some((grant) => !known.includes(textOf(grant['level'])));
}

/** The one route of the one entity goes without saying (N6); the list's order means something only for fallback (N5). */
function tidy(document: JsonObject, writer: Writer): JsonObject {
  const config = document['config'];
  if (!isObject(config)) return document;
  const names = objectsOf(config['served_entities']).map((entity) => textOf(entity['name']));
  const routes = objectsOf(asObject(config['traffic_config'])['routes']);
  const [only, second] = routes;
  const goesWithoutSaying = names.length === 1 && second === undefined && only?.['served_entity_name'] === names[0] && only?.['traffic_percentage'] === 100;
  const { traffic_config: _, ...rest } = config;
  if (asObject(asObject(document['ai_gateway'])['fallback_config'])['enabled'] === true) {
    writer.note(['config', 'served_entities'], 'A failed request goes to the next in this list. Check the order: the platform need not show it as it was given.');
  }
  return goesWithoutSaying ? { ...document, config: rest } : document;
}

class Writer {
  readonly notes: FieldNote[] = [];
  readonly warnings: string[] = [];

  constructor(
    private readonly endpoint: string,
    private readonly placeholders: Placeholders,
  ) {}

  note(path: Path, text: string): void {
    this.notes.push({ path, text });
  }

  warn(path: Path, text: string): void {
    this.note(path, text);
    this.warnings.push(text);
  }

  /** What nobody can read is named, so that whoever knows it can state it. */
  noteWriteOnly(field: Field, path: Path, kind?: EntityKind): void {
    if (field.type !== 'object') return;
    const names = Object.entries(field.fields).filter(([, child]) => child.writeOnly === true && (kind === undefined || child.kinds?.includes(kind) !== false));
    for (const [name] of names) this.note([...path, name], `\`${name}\` is never returned by the platform: whether it was set, only you can tell.`);
  }

  /** One field, or nothing where it need not be said. */
  state(field: Field, value: Json | undefined, at: Place): Json | undefined {
    if (value === undefined || value === null) return undefined;
    switch (field.type) {
      case 'string':
      case 'integer':
      case 'number':
      case 'boolean':
        return this.scalar(field, coerce(field.type, value), at);
      case 'string-list': {
        const list = [...new Set((Array.isArray(value) ? value : [value]).map(textOf))].sort();
        return list.length === 0 ? undefined : literal(list);
      }
      case 'string-map':
        return this.environment(asObject(value), at);
      case 'object':
        return this.object(field, asObject(value), at);
      case 'keyed-list':
        return this.keyedList(field, Array.isArray(value) ? value : [], at);
      case 'entity-list':
        return this.entities(field, value, at);
    }
  }

  private scalar(field: Field, value: Json, { path, kind, whole }: Place): Json | undefined {
    const absent = typeof field.absentMeans === 'function' ? field.absentMeans(kind) : field.absentMeans;
    if (value === '' || (value === absent && field.required !== true)) return undefined;
    if (field.credential === true) return isSecretReference(value) ? textOf(value).trim() : undefined;
    const secret = typeof value === 'string' ? credentialIn(value) : undefined;
    if (secret === undefined) return literal(value);
    const name = textOf(path.at(-1));
    this.warn(path, `\`${name}\` is left out: it holds ${secret}.${whole ? ' The plan will show that as a change.' : ''}`);
    return undefined;
  }

  private object(field: ObjectField, value: JsonObject, at: Place): JsonObject | undefined {
    const whole = field.stated === 'whole';
    // A block that is off, or holds nothing but what absence means (N27).
    if (whole && canonical(field, value, { side: 'live', kind: at.kind, whole: true }) === undefined) return undefined;
    const result = record();
    for (const [name, child] of Object.entries(field.fields)) {
      if (child.manifestOnly === true || child.writeOnly === true || (child.kinds !== undefined && !child.kinds.includes(at.kind))) continue;
      // Filled in by the platform beside what was asked for instead of it (N12).
      if (child.serverDefaulted === true && (child.excludedBy ?? []).some((other) => value[other] != null)) continue;
      const stated = this.state(child, value[name], { ...at, path: [...at.path, name], whole });
      if (stated !== undefined) result[name] = stated;
    }
    const unknown = Object.keys(value).filter((name) => value[name] !== null && !Object.hasOwn(field.fields, name) && field.readOnly?.includes(name) !== true);
    if (unknown.length > 0) this.note(at.path, `Live, too, but no part of a manifest: ${unknown.sort().map((name) => `\`${name}\``).join(', ')}.`);
    return Object.keys(result).length === 0 ? undefined : result;
  }

  private keyedList(field: KeyedListField, items: readonly Json[], at: Place): Json | undefined {
    const byId = <T>([a]: readonly [string, T], [b]: readonly [string, T]): number => (a < b ? -1 : a > b ? 1 : 0);
    const entries = field.toEntries(items).sort(byId);
    if (entries.length === 0) return undefined;
    const { item } = field;
    if (item === undefined) return literal(field.fromEntries(entries));
    // What the API calls otherwise than the manifest is given in the manifest's words already (permissions).
    const asGiven = new Map(items.flatMap((one): [string, Json][] => field.toEntries([one]).map(([id]) => [id, one])));
    const written = entries.map(([id, value]) => {
      const [sent = null] = field.fromEntries([[id, value]]);
      return Object.keys(asObject(sent)).every((name) => Object.hasOwn(item.fields, name)) ? sent : (asGiven.get(id) ?? null);
    });
    return written.map((one, index) => this.item(item, asObject(one), { ...at, path: [...at.path, index] }));
  }

  /** One item without what goes without saying: defaults, and the word that is the only one allowed. */
  private item(field: ObjectField, value: JsonObject, at: Place): JsonObject {
    const stated = Object.entries(field.fields).flatMap(([name, child]): [string, Json][] => {
      const constant = child.type === 'string' && child.closed === true && child.values?.length === 1;
      const part = constant ? undefined : this.state(child, value[name], { ...at, path: [...at.path, name] });
      return part === undefined ? [] : [[name, part]];
    });
    return record(stated);
  }

  private entities(field: EntityListField, value: Json, at: Place): Json | undefined {
    const name = (entity: JsonObject): string => textOf(entity['name']);
    // The platform shuffles the list (N5); a manifest that is written twice must be the same twice.
    const entities = objectsOf(value).sort((a, b) => (name(a) < name(b) ? -1 : 1));
    return entities.length === 0 ? undefined : entities.map((entity, index) => this.entity(field.item, entity, [...at.path, index]));
  }

  private entity(field: ObjectField, live: JsonObject, path: Path): JsonObject {
    const kind = kindOfEntity(live);
    const name = textOf(live['name']);
    const stated = this.object(field, live, { path, kind, whole: false, entity: name }) ?? record();
    const scaling = field.fields['scale_to_zero_enabled'];
    // The contract: it must be stated, because it decides cost and latency (C11).
    if (kind === 'custom' && scaling !== undefined) stated['scale_to_zero_enabled'] ??= coerce('boolean', live['scale_to_zero_enabled'] ?? false);
    const model = live['external_model'];
    if (isObject(model)) this.fillCredentials(asObject(stated['external_model']), model, { path: [...path, 'external_model'], entity: name });
    this.noteWriteOnly(field, path, kind);
    return stated;
  }

  /** A key that was given as plain text is never returned (N17): a variable stands for the reference to write. */
  private fillCredentials(stated: JsonObject, model: JsonObject, { path, entity }: { path: Path; entity: string }): void {
    for (const missing of missingCredentials(model)) {
      const name = missing.at(-1) ?? '';
      const example = '{{secrets/<scope>/<key>}}';
      const description = `Secret reference, ${example}, for ${name} of ${entity} of ${this.endpoint}: the platform does not return what it was`;
      let block = stated;
      for (const part of missing.slice(0, -1)) block = block[part] = asObject(block[part]);
      block[name] = this.placeholders.add([this.endpoint, entity, name], description, '{{secrets/scope/key}}');
      this.warn([...path, ...missing], `\`${name}\` of ${entity} is not returned by the platform. Put it into a secret scope; the plan will show the reference as a change.`);
    }
  }

  /** Values that are no secret references may be secrets, and would be published by writing them. */
  private environment(live: JsonObject, { path, entity }: Place): JsonObject | undefined {
    const keys = Object.keys(live).sort();
    if (keys.some((key) => key.includes('${'))) {
      this.warn(path, '`environment_vars` are left out: a manifest cannot hold a name with `${`.');
      return undefined;
    }
    const stated = keys.map((key): [string, Json] => {
      const value = textOf(live[key]);
      if (isSecretReference(value)) return [key, value.trim()];
      if (value === '') return [key, ''];
      const reference = this.placeholders.add([this.endpoint, entity, key], `Value of ${key} of the served entity ${entity} of ${this.endpoint}`, 'x');
      this.warn([...path, key], `The value of ${key} of ${entity} is not written, because it may be a secret. Look it up and give it to the variable.`);
      return [key, reference];
    });
    return stated.length === 0 ? undefined : record(stated);
  }
}
