/** Provisioned size in the platform's own units (no prices: those differ by contract, cloud and region). */
import type { Json, JsonObject } from '../endpoint/fields/index.js';
import type { EndpointPlan } from '../plan/plan.js';
import { isObject } from '../json.js';
import { liveConfig } from './live-config.js';
import { grouped } from './words.js';

export interface SizeChange {
  entity: string;
  /** Absent for a served entity that is new or goes away. */
  before?: string;
  after?: string;
}

const forms = [
  ['provisioned_model_units'],
  ['min_provisioned_throughput', 'max_provisioned_throughput'],
  ['min_provisioned_concurrency', 'max_provisioned_concurrency'],
  ['workload_size'],
] as const;

/** Served entities whose size changes. */
export function sizeChanges(endpoint: EndpointPlan): SizeChange[] {
  // Of what is deleted, everything goes.
  if (endpoint.action === 'unchanged' || endpoint.action === 'delete') return [];
  const before = endpoint.action === 'create' ? new Map<string, JsonObject>() : entitiesOf(liveConfig(endpoint.live));
  const wanted = wantedEntities(endpoint);
  const names = [...new Set([...wanted.keys(), ...before.keys()])];
  return names.flatMap((name): SizeChange[] => {
    const live = before.get(name);
    const want = wanted.get(name);
    const old = live === undefined ? '' : sizeWords(live);
    // Where the wanted served entities are not known, nothing is said of them.
    const now = want === undefined ? (wanted.size === 0 ? old : '') : sizeWords(merged(live, want));
    if (old === now) return [];
    const chunks = endpoint.chunks !== undefined && Object.hasOwn(endpoint.chunks, name) ? ` (${endpoint.chunks[name] ?? ''})` : '';
    return [{ entity: name, ...(old === '' ? {} : { before: old }), ...(now === '' ? {} : { after: `${now}${chunks}` }) }];
  });
}

function wantedEntities(endpoint: EndpointPlan): Map<string, JsonObject> {
  const canonical = endpoint.want?.sections.config;
  if (isObject(canonical)) return entitiesOf(canonical);
  const whole = endpoint.changes.find(({ section }) => section === 'endpoint')?.after;
  const document = isObject(whole) ? whole : endpoint.desired?.document;
  return entitiesOf(document?.['config']);
}

/** Served entities by name, from the list of the API or from the record of a comparison. */
function entitiesOf(config: Json | undefined): Map<string, JsonObject> {
  const entities = isObject(config) ? config['served_entities'] : undefined;
  const found = new Map<string, JsonObject>();
  if (Array.isArray(entities)) {
    for (const [index, entity] of entities.entries()) {
      if (!isObject(entity)) continue;
      const name = entity['name'] ?? entity['entity_name'];
      found.set(typeof name === 'string' ? name : String(index), entity);
    }
  } else if (isObject(entities)) {
    for (const [name, entity] of Object.entries(entities)) if (isObject(entity)) found.set(name, entity);
  }
  return found;
}

/** What is not stated stays as it is live, but for the forms of sizing that a stated one excludes. */
function merged(live: JsonObject | undefined, want: JsonObject): JsonObject {
  if (live === undefined) return want;
  const stated = forms.find((form) => form.some((field) => want[field] !== undefined));
  const kept: JsonObject = { ...live };
  if (stated !== undefined) {
    for (const field of forms.flat()) if (!(stated as readonly string[]).includes(field)) delete kept[field];
  }
  return { ...kept, ...want };
}

/** "Small × CPU, scales to zero", "1,900–2,850 tokens/s", "50 model units"; "" where nothing is provisioned. */
function sizeWords(entity: JsonObject): string {
  const number = (field: string): number | undefined => {
    const value = entity[field];
    return typeof value === 'number' ? value : undefined;
  };
  const range = (unit: string): string => {
    const [low, high] = [number(`min_provisioned_${unit}`) ?? 0, number(`max_provisioned_${unit}`) ?? 0];
    return low === high ? grouped(high) : `${grouped(low)}–${grouped(high)}`;
  };
  const units = number('provisioned_model_units');
  const text = (field: string): string => (typeof entity[field] === 'string' ? entity[field] : '');
  const type = text('workload_type') === '' ? 'CPU' : text('workload_type');
  let words = '';
  if (units !== undefined) words = `${grouped(units)} model units`;
  else if (number('max_provisioned_throughput') !== undefined) words = `${range('throughput')} tokens/s`;
  else if (number('max_provisioned_concurrency') !== undefined) words = `${range('concurrency')} concurrent × ${type}`;
  else if (text('workload_size') !== '') words = `${text('workload_size')} × ${type}`;
  return words !== '' && entity['scale_to_zero_enabled'] === true ? `${words}, scales to zero` : words;
}
