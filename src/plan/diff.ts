/**
 * Two canonical endpoints -> field differences by path. What the manifest does not state is not compared; lenient
 * equalities are named in the table of fields, next to their reasons.
 */
import { isObject, record } from '../json.js';
import {
  sectionNames,
  sections,
  type Field,
  type Impact,
  type Json,
  type JsonObject,
  type ListAround,
  type SectionName,
  type Strictness,
} from '../endpoint/fields/index.js';
import { comparedFields } from '../endpoint/canonical.js';
import type { Canonical, Endpoint } from '../endpoint/model.js';
import { formatPath, type PathPart } from '../endpoint/paths.js';

/** A difference with its raw values: not for eyes before `redact.ts` has seen it. */
export interface Difference {
  parts: readonly PathPart[];
  path: string;
  section: SectionName;
  /** The row of the table that speaks of it. */
  field: Field;
  action: 'add' | 'remove' | 'change';
  before: Json | undefined;
  after: Json | undefined;
  impact: Impact;
  strictness: Strictness | undefined;
}

interface Place {
  section: SectionName;
  parts: readonly PathPart[];
  impact: Impact;
  /** Absent in the manifest means none. */
  whole: boolean;
  /** The block around is to go: what the server filled into it goes too. */
  removing: boolean;
  /** Strictness rule of the list around, for its items. */
  strictness?: Field['strictness'];
  beside?: ListAround;
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  return false;
}

function leaf(field: Field, place: Place, want: Canonical, live: Canonical, out: Difference[]): void {
  const before = live ?? undefined;
  const after = want ?? undefined;
  if (before === undefined && after === undefined) return;
  if (before !== undefined && after !== undefined) {
    if (sameJson(before, after) || field.same?.(after, before) === true) return;
  }
  const strictness = place.strictness ?? field.strictness;
  out.push({
    parts: place.parts,
    path: formatPath(place.parts),
    section: place.section,
    field,
    action: before === undefined ? 'add' : after === undefined ? 'remove' : 'change',
    before,
    after,
    impact: place.impact,
    strictness: strictness?.(before, after, place.beside),
  });
}

/** Ids of both sides, the wanted ones first, each once. */
function idsOf(want: JsonObject, live: JsonObject): string[] {
  return [...new Set([...Object.keys(want), ...Object.keys(live)])].sort();
}

function compareRecords(field: Field, place: Place, want: Canonical, live: Canonical, out: Difference[]): void {
  const wanted = isObject(want) ? want : record();
  const found = isObject(live) ? live : record();
  for (const id of idsOf(wanted, found)) {
    const before = Object.hasOwn(found, id) ? found[id] : undefined;
    const after = Object.hasOwn(wanted, id) ? wanted[id] : undefined;
    if (before === after) continue;
    const inside: Place = { ...place, parts: [...place.parts, { id }] };
    if (field.strictness !== undefined) {
      inside.strictness = field.strictness;
      inside.beside = { id, live: found, want: wanted };
    }
    const both = before !== undefined && after !== undefined;
    if (field.type === 'entity-list' && both) compare(field.item, { ...inside, whole: false }, after, before, out);
    else leaf(field, inside, after, before, out);
  }
}

function compare(field: Field, place: Place, want: Canonical, live: Canonical, out: Difference[]): void {
  if (want === undefined && !place.whole) return;
  if (want == null && field.serverDefaulted === true && !place.removing) return;
  const here: Place = {
    ...place,
    impact: field.update === 'replace' ? 'replace' : (field.impact ?? place.impact),
  };
  switch (field.type) {
    case 'object': {
      const wanted = isObject(want) ? want : record();
      const found = isObject(live) ? live : record();
      const inside = { ...here, whole: field.stated === 'whole', removing: want == null };
      for (const [name, child] of comparedFields(field)) {
        if (wanted[name] === found[name]) continue;
        const parts = child.unnamed === true ? here.parts : [...here.parts, name];
        compare(child, { ...inside, parts }, wanted[name], found[name], out);
      }
      return;
    }
    case 'entity-list':
    case 'keyed-list':
    case 'string-map':
      compareRecords(field, here, want, live, out);
      return;
    default:
      leaf(field, here, want, live, out);
  }
}

/** Differences of the sections that the manifest states, in the order of the table, then by path. */
export function differences(want: Endpoint, live: Endpoint): Difference[] {
  return sectionNames.flatMap((section) => sectionDifferences(section, want, live));
}

/** Differences of one section; none where the manifest does not state it. */
export function sectionDifferences(section: SectionName, want: Endpoint, live: Endpoint): Difference[] {
  const wanted = want.sections[section];
  if (wanted === undefined) return [];
  const out: Difference[] = [];
  const place: Place = { section, parts: [section], impact: sections[section].impact, whole: true, removing: false };
  compare(sections[section].field, place, wanted, live.sections[section], out);
  return out;
}
