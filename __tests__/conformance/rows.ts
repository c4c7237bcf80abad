/** The rows of the table of fields as a flat list, each with what its tests need to know. */
import { creationFields, sectionNames, sections, type Field, type Impact, type Json, type JsonObject, type SectionName } from '../../src/endpoint/fields/index.js';
import type { Example } from './examples.js';

export interface Row {
  /** As the reference in docs/manifest.md writes it. */
  path: string;
  field: Field;
  section: SectionName | 'creation';
  /** What the table says a change does; facts of an enclosing row count where the row itself says nothing. */
  impact: Impact;
  update: 'in-place' | 'replace' | 'no-route';
  writeOnly: boolean;
  /** May be left out alone; otherwise only with its whole section. */
  unstatedAlone: boolean;
  /** Rules and constraints of the platform that speak of it. */
  evidence: readonly string[];
}

type Above = Omit<Row, 'path' | 'field'>;

/** `N6-N9, C5` -> N6, N7, N8, N9, C5. */
function labels(text: string): string[] {
  return [...text.matchAll(/\b([NCR])(\d+)(?:-[NCR](\d+))?\b/g)].flatMap(([, kind = '', from, to]) => {
    const first = Number(from);
    return Array.from({ length: Number(to ?? from) - first + 1 }, (_, index) => `${kind}${first + index}`);
  });
}

function rowsOf(path: string, field: Field, above: Above): Row[] {
  const update = field.update ?? above.update;
  const here: Above = {
    ...above,
    update,
    impact: update === 'replace' ? 'replace' : (field.impact ?? above.impact),
    writeOnly: above.writeOnly || field.writeOnly === true,
    unstatedAlone: above.unstatedAlone || field.serverDefaulted === true,
    // The nearest word counts: what holds for a list of entities says nothing of each of their fields.
    evidence: field.evidence === undefined ? above.evidence : labels(field.evidence),
  };
  if (field.type === 'object') return within(path, field.fields, { ...here, unstatedAlone: field.stated === 'by-field' });
  if (field.type === 'entity-list') return within(`${path}[]`, field.item.fields, { ...here, unstatedAlone: true, evidence: [] });
  if (field.type === 'keyed-list' && field.item !== undefined) return within(`${path}[]`, field.item.fields, { ...here, unstatedAlone: false });
  return [{ ...here, path, field }];
}

const within = (path: string, fields: Readonly<Record<string, Field>>, above: Above): Row[] =>
  Object.entries(fields).flatMap(([name, field]) => rowsOf(`${path}.${name}`, field, above));

/** Every row that holds a value; rows around them are their sum. */
export function valueRows(): Row[] {
  const start = { update: 'in-place', writeOnly: false, unstatedAlone: true, evidence: [] } as const;
  const own = Object.entries<Field>(creationFields).flatMap(([name, field]) => rowsOf(name, field, { ...start, section: 'creation', impact: 'none' }));
  const rest = sectionNames.flatMap((section) => {
    const { field, impact } = sections[section];
    return rowsOf(section, field, { ...start, section, impact, unstatedAlone: false });
  });
  return [...own, ...rest];
}

type Keys = readonly (string | number)[];

/** Where a row's value goes in a document: its path, with the first item of each list. */
export const keysOf = (path: string): (string | number)[] =>
  path.split('.').flatMap((part): (string | number)[] => (part.endsWith('[]') ? [part.slice(0, -2), 0] : [part]));

/** A copy with the value put at these keys; `undefined` takes it away. */
export function put(value: Json | undefined, keys: Keys, next: Json | undefined): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return next ?? null;
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? value : [];
    return list.map((item, index) => (index === key ? put(item, rest, next) : item));
  }
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  if (rest.length === 0 && next === undefined) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: put(object[key], rest, next) };
}

export function at(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);
}

/** Holds at least this: every wanted field, and lists in any order. */
export function holding(wanted: Json, exact = true): unknown {
  if (Array.isArray(wanted)) {
    const items = wanted.map((item) => holding(item));
    return exact && wanted.every((item) => typeof item !== 'object') ? [...wanted].sort() : expect.arrayContaining(items);
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return expect.objectContaining(Object.fromEntries(Object.entries(wanted).map(([key, item]) => [key, holding(item)])));
  }
  return wanted;
}

/** A list of plain values sorted, to be compared as a set. */
export const sorted = (value: unknown): unknown => (Array.isArray(value) && value.every((item) => typeof item !== 'object') ? [...(value as string[])].sort() : value);

/** The endpoint of the manifest with one value of the example in it. */
export function endpointWith(path: string, example: Example, value: Json): JsonObject {
  return put(example.on, example.at ?? keysOf(path), value) as JsonObject;
}
