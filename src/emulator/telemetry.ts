import { invalid } from './api-error.js';
import { clone, type JsonObject, numberOf, objectOf, omitUnset, textOf, textsOf } from './json.js';
import type { WorldState } from './state.js';

const features = ['LOGS', 'METRICS', 'TRACES', 'INFERENCE_TABLE'].map((name) => `TELEMETRY_FEATURE_${name}`);

/** R14's config: profile id or tables (which make a profile); with neither the previous one is kept. */
export function readTelemetry(
  world: WorldState,
  value: unknown,
  previous: JsonObject | undefined,
): JsonObject | undefined {
  if (value === undefined) return undefined;
  const sent = clone(objectOf(value));
  const tables = objectOf(sent.table_names);
  const profile = textOf(sent.telemetry_profile_id);
  const hasTables = Object.keys(tables).length > 0;
  if (profile && hasTables) throw invalid('Only one of telemetry_profile_id and table_names may be specified.');
  for (const [key, name] of Object.entries(tables)) {
    if (textOf(name)?.split('.').length !== 3) throw invalid(`table_names.${key} must be a three-level name.`);
  }
  const unknown = textsOf(sent.enabled_telemetry_features).find((name) => !features.includes(name));
  if (unknown) throw invalid(`'${unknown}' is not a valid telemetry feature.`);
  if (!profile && !hasTables) return previous;
  const inference = objectOf(sent.inference_table_config);
  const fraction = numberOf(inference.sampling_fraction);
  if (fraction !== undefined && (fraction < 0 || fraction > 1)) throw invalid('sampling_fraction must be between 0.0 and 1.0.');
  const logs = textOf(tables.logs_table);
  return omitUnset({
    ...sent,
    telemetry_profile_id: profile ?? world.random.uuid(),
    inference_table_config: sent.inference_table_config && omitUnset({ ...inference, name: logs && `${logs}_payload` }),
  });
}

/** R13 replaces the whole object; empty lists clear it. */
export function readNotifications(value: unknown): JsonObject | undefined {
  const sent = omitUnset({ ...objectOf(value) });
  return Object.keys(sent).length === 0 ? undefined : sent;
}
