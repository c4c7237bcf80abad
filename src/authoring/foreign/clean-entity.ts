/** What makes sense for the kind of a served entity, out of all that another tool may hold of it. */
import { kindOfEntity } from '../../endpoint/entity-name.js';
import { servedEntityField } from '../../endpoint/fields/served-entity.js';
import { record, type Json, type JsonObject } from '../../json.js';
import type { CleanContext, Place } from './clean.js';

const sizes = ['min_provisioned_concurrency', 'max_provisioned_concurrency', 'min_provisioned_throughput', 'max_provisioned_throughput', 'provisioned_model_units'];

/** Drops zeros that mean "unset", fields of other kinds, and the size that the platform fills in beside another (N12). */
export function tidyEntity(entity: JsonObject, raw: JsonObject, place: Place, context: CleanContext): JsonObject {
  const result = record(Object.entries(entity));
  if (context.filled) dropZeros(result);
  const kind = kindOfEntity(result);
  for (const [name, value] of Object.entries(result)) {
    const row = servedEntityField.fields[name];
    if (row?.kinds === undefined || row.kinds.includes(kind)) continue;
    delete result[name];
    if (!isFilledIn(name, value)) context.warn([...place.from, name], `dropped: it does not apply to ${kindWords[kind]}.`);
  }
  if (kind === 'custom' && result['workload_size'] !== undefined && result['max_provisioned_concurrency'] !== undefined) {
    delete result['workload_size'];
    context.warn([...place.from, 'workload_size'], 'dropped: the entity is sized by concurrency, and the platform fills in a `workload_size` beside it.');
  }
  if (kind === 'throughput' && result['scale_to_zero_enabled'] === false) delete result['scale_to_zero_enabled'];
  if (kind === 'custom' && result['entity_name'] !== undefined && result['scale_to_zero_enabled'] === undefined) {
    result['scale_to_zero_enabled'] = defaultScaling(raw);
    const words = `\`scale_to_zero_enabled\` must be stated for a custom model and the source does not: \`${String(result['scale_to_zero_enabled'])}\` is written.`;
    context.warn(place.from, `${words} If the first plan shows a change of it, write the live value.`);
    context.note([...place.at, 'scale_to_zero_enabled'], 'Not stated in the source: if the first plan shows a change of it, write the live value.');
  }
  return result;
}

/** Older blocks of Terraform default to `true`; for all others, absent in a reply is false (N14). */
const defaultScaling = (raw: JsonObject): boolean => raw['model_name'] !== undefined;

const kindWords = {
  external: 'an external model',
  'model-units': 'a model sold in model units',
  throughput: 'provisioned throughput',
  custom: 'a custom model',
} as const;

/** What tools and the platform put there by themselves, for entities that cannot have it. */
function isFilledIn(name: string, value: Json): boolean {
  return value === false || name === 'workload_size' || name === 'workload_type';
}

function dropZeros(entity: JsonObject): void {
  const positive = (name: string): boolean => Number(entity[name] ?? 0) > 0;
  for (const name of sizes) {
    if (entity[name] === undefined || positive(name)) continue;
    // The lower bound may be 0 where there is an upper one.
    if (name.startsWith('min_') && positive(name.replace('min_', 'max_'))) continue;
    delete entity[name];
  }
}
