/**
 * A manifest that is about to be written, from whatever source: what it states, and what its reader should be told.
 * Every text in a `document`, in variables and in targets is in the manifest's own language, so that `${var.x}` is a
 * reference; text that is meant as it stands goes through `literal` first.
 */
import type { Json, JsonObject } from '../json.js';

export interface Draft {
  /** Address or path of the JSON Schema, for editors; no line where it is not known. */
  schema?: string;
  /** Comment lines at the top. */
  head: string[];
  id: string;
  movedFrom?: string[];
  variables?: Record<string, DraftVariable>;
  /** As the manifest writes them. */
  targets?: JsonObject;
  defaults?: JsonObject;
  endpoints: DraftEndpoint[];
  /** Endpoints that are not written: a comment stands where each would. */
  leftOut?: LeftOut[];
}

export interface DraftVariable {
  /** Without one the variable must be given a value before the manifest can be used. */
  default?: Json;
  description?: string;
}

export interface DraftEndpoint {
  key: string;
  /** Only where it is not the key. */
  name?: string;
  /** Comment lines above the endpoint. */
  notes: string[];
  /** Sections and creation fields, API-shaped. */
  document: JsonObject;
  lifecycle?: JsonObject;
  fieldNotes: FieldNote[];
}

/** A comment above a field; above the nearest part around it where the field itself is not written. */
export interface FieldNote {
  /** Keys, and places in lists, from the endpoint down: `['config', 'served_entities', 0, 'entity_version']`. */
  path: (string | number)[];
  text: string;
}

export interface LeftOut {
  key: string;
  /** Why, to follow the key: sentences. */
  reason: string;
  /** The ownership tag of the manifest that it belongs to, where that is why. */
  owner?: string;
}

/** What is said of endpoints that are left out, by the first of their keys: those of one other manifest together. */
export function leftOutWords(leftOut: readonly LeftOut[]): { key: string; text: string; owner?: string }[] {
  const groups = new Map<string, LeftOut[]>();
  for (const one of [...leftOut].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const id = one.owner === undefined ? `key ${one.key}` : `owner ${one.owner}`;
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { key, reason, owner } = first;
    const keys = [first, ...others].map((one) => one.key).join(', ');
    const text = others.length === 0 ? `${key}: ${reason}` : `${keys}: left out, because they are managed by another manifest (${owner ?? ''}).`;
    return [{ key, text, ...(owner === undefined ? {} : { owner }) }];
  });
}
