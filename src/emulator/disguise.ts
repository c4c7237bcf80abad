import { isObject, type JsonObject } from './json.js';
import type { UnknownEnums } from './options.js';
import type { WorldState } from './state.js';

const stringified = new Set([
  'traffic_percentage', 'scale_to_zero_enabled', 'config_version', 'provisioned_model_units', 'min_provisioned_throughput',
  'max_provisioned_throughput', 'min_provisioned_concurrency', 'max_provisioned_concurrency', 'calls', 'tokens', 'entity_version',
  'route_optimized',
]);

const surprising: UnknownEnums = {
  suspend: 'SUSPENDED_BY_POLICY',
  type: 'MODEL_OF_THE_FUTURE',
  creator_kind: 'AgentIdentity',
};

/** Applies the knobs that make replies harder to read: scalars as strings, unknown fields, unknown enum values. */
export function disguise(world: WorldState, reply: JsonObject): JsonObject {
  const { options } = world;
  let result = reply;
  if (options.scalarsAsStrings) result = walk(result, (key, value) => (stringified.has(key) && isScalar(value) ? String(value) : value));
  if (options.unknownEnums !== false) {
    const values = (options.unknownEnums === true ? surprising : options.unknownEnums) as Record<string, string | undefined>;
    result = walk(result, (key, value) => (typeof value === 'string' ? (values[key] ?? value) : value));
  }
  return options.unknownFields ? addFields(result) : result;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function walk(object: JsonObject, change: (key: string, value: unknown) => unknown): JsonObject {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    return isObject(value) ? walk(value, change) : value;
  };
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, typeof value === 'object' ? visit(value) : change(key, value)]),
  );
}

/** Unknown fields in every object but maps of the user's own keys. */
function addFields(object: JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, unknown] => {
    if (key === 'environment_vars') return [key, value];
    if (Array.isArray(value)) return [key, value.map((item: unknown) => (isObject(item) ? addFields(item) : item))];
    return [key, isObject(value) ? addFields(value) : value];
  });
  return { ...Object.fromEntries(entries), field_of_the_future: { level: 'UNKNOWN', parts: [1, 2] } };
}
