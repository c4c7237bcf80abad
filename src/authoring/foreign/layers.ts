/** What a target must state to turn one endpoint into another, by the manifest's rules of merging. */
import type { EntityListField, Field, KeyedListField, ObjectField } from '../../endpoint/fields/index.js';
import { isObject, record, textOf, type Json, type JsonObject } from '../../json.js';

/** `unchanged`: nothing to state. `impossible`: no layer can say it. */
export type Layer = { state: Json } | 'unchanged' | 'impossible';

export function layerBetween(base: Json | undefined, wanted: Json | undefined, field: Field | undefined): Layer {
  if (JSON.stringify(base) === JSON.stringify(wanted)) return 'unchanged';
  if (wanted === undefined) return { state: null };
  if (base === undefined) return { state: wanted };
  if ((field?.type === 'object' || field?.type === 'string-map') && isObject(base) && isObject(wanted)) {
    return objectLayer(base, wanted, field.type === 'object' ? field : undefined);
  }
  if ((field?.type === 'entity-list' || field?.type === 'keyed-list') && Array.isArray(base) && Array.isArray(wanted)) {
    return field.item === undefined || (field.type === 'keyed-list' && field.identity.length === 0) ? { state: wanted } : listLayer(base, wanted, field, field.item);
  }
  return { state: wanted };
}

function objectLayer(base: JsonObject, wanted: JsonObject, field: ObjectField | undefined): Layer {
  const layer = record();
  for (const name of new Set([...Object.keys(base), ...Object.keys(wanted)])) {
    const inner = layerBetween(base[name], wanted[name], field?.fields[name]);
    if (inner === 'impossible') return inner;
    if (inner !== 'unchanged') layer[name] = inner.state;
  }
  return Object.keys(layer).length === 0 ? 'unchanged' : { state: layer };
}

/** Items are matched by their identity. The order of what is inherited stays, as it does when layers are merged. */
function listLayer(base: readonly Json[], wanted: readonly Json[], field: EntityListField | KeyedListField, item: ObjectField): Layer {
  const before = identified(base, field);
  const after = identified(wanted, field);
  if (before === undefined || after === undefined) return 'impossible';
  const kept = [...before.keys()].filter((id) => after.has(id));
  const sameOrder = [...after.keys()].filter((id) => before.has(id));
  if (field.type === 'entity-list' && kept.join('\n') !== sameOrder.join('\n')) return 'impossible';
  const layer: Json[] = [];
  for (const [id, each] of before) {
    const next = after.get(id);
    if (next === undefined) {
      layer.push({ ...identityOf(each, field), remove: true });
      continue;
    }
    const inner = objectLayer(each, next, item);
    if (inner === 'impossible') return inner;
    if (inner !== 'unchanged') layer.push({ ...identityOf(each, field), ...(inner.state as JsonObject) });
  }
  for (const [id, each] of after) if (!before.has(id)) layer.push(each);
  return layer.length === 0 ? 'unchanged' : { state: layer };
}

/** Items by identity; `undefined` where they cannot be told apart, or the manifest would take one for another. */
function identified(items: readonly Json[], field: EntityListField | KeyedListField): Map<string, JsonObject> | undefined {
  const result = new Map<string, JsonObject>();
  for (const each of items) {
    if (!isObject(each)) return undefined;
    const identity = identityOf(each, field);
    const names = Object.keys(identity);
    const id = isLimits(field) ? JSON.stringify([textOf(each['key'] ?? 'endpoint'), textOf(each['principal']), names.filter((name) => name === 'calls' || name === 'tokens')]) : JSON.stringify(identity);
    if (names.length === 0 || result.has(id) || textOf(Object.values(identity)[0]).includes('${')) return undefined;
    result.set(id, each);
  }
  return result;
}

const isLimits = (field: EntityListField | KeyedListField): boolean => field.type === 'keyed-list' && field.identity.includes('calls');

function identityOf(item: JsonObject, field: EntityListField | KeyedListField): JsonObject {
  const names = field.type === 'entity-list' ? ['name'] : field.identity;
  return record(names.filter((name) => textOf(item[name]) !== '').map((name) => [name, item[name] ?? null] as const));
}
