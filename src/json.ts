/** JSON as the API and the manifest speak it, and how to look into it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The list, or an empty one. */
export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** The objects of a list; none where it is no list. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  return (Array.isArray(value) ? value : []).filter(isObject);
}

/** A scalar as text; "" for what is absent. Objects and lists, which a hostile reply may put anywhere, become JSON. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A record without a prototype, so that `__proto__` is a plain key. */
export function record(entries: Iterable<readonly [string, Json]> = []): JsonObject {
  const result = Object.create(null) as JsonObject;
  for (const [key, value] of entries) result[key] = value;
  return result;
}
