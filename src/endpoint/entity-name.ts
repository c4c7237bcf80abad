import { isObject, textOf, type JsonObject } from '../json.js';
import type { EntityKind } from './fields/index.js';

/** The name the platform gives a served entity that has none (N3). */
export function generatedEntityName(entity: JsonObject): string {
  const external = entity['external_model'];
  if (isObject(external)) return textOf(external['name']).replace(/[.:]/g, '-');
  const lastSegment = textOf(entity['entity_name']).split('.').at(-1) ?? '';
  const version = textOf(entity['entity_version']);
  return version === '' ? lastSegment : `${lastSegment}-${version}`;
}

/** What kind a served entity is, told by the fields it has (either side). */
export function kindOfEntity(entity: JsonObject): EntityKind {
  if (entity['external_model'] != null) return 'external';
  if (entity['provisioned_model_units'] != null) return 'model-units';
  const throughput = ['min_provisioned_throughput', 'max_provisioned_throughput', 'throughput_chunks'];
  if (throughput.some((field) => entity[field] != null)) return 'throughput';
  return 'custom';
}

/** Kind of an endpoint: that of its entities; `empty` where it has none. Kinds are not mixed (C6), but for throughput and custom. */
export function kindOfEndpoint(config: JsonObject | undefined): EntityKind | 'empty' {
  const entities = config?.['served_entities'];
  const kinds = (Array.isArray(entities) ? entities : []).filter(isObject).map(kindOfEntity);
  return (['external', 'model-units', 'throughput', 'custom'] as const).find((kind) => kinds.includes(kind)) ?? 'empty';
}

/** What two entities must share to be the same one under another name (N4). */
function contentKey(entity: JsonObject): string {
  const external = entity['external_model'];
  if (isObject(external)) return `external ${textOf(external['provider'])} ${textOf(external['name'])}`;
  return `model ${textOf(entity['entity_name'])} ${textOf(entity['entity_version'])}`;
}

/**
 * Gives every wanted entity its name: the stated one, else that of the live entity with the same content (N4), else
 * the generated one (N3). Routes that use a generated name follow it. Returns a new config.
 */
export function nameEntities(wanted: JsonObject, live: JsonObject | undefined): JsonObject {
  const entities = wanted['served_entities'];
  if (!Array.isArray(entities)) return wanted;
  const liveEntities = (Array.isArray(live?.['served_entities']) ? live['served_entities'] : []).filter(isObject);
  const taken = new Set(entities.filter(isObject).map((entity) => textOf(entity['name'])));
  const renamed = new Map<string, string>();

  const named = entities.filter(isObject).map((entity) => {
    if (textOf(entity['name']) !== '') return entity;
    const generated = generatedEntityName(entity);
    const match = liveEntities.find(
      (candidate) => contentKey(candidate) === contentKey(entity) && !taken.has(textOf(candidate['name'])),
    );
    const name = match === undefined ? generated : textOf(match['name']);
    taken.add(name);
    renamed.set(generated, name);
    return { name, ...entity };
  });

  const traffic = wanted['traffic_config'];
  if (!isObject(traffic) || !Array.isArray(traffic['routes'])) return { ...wanted, served_entities: named };
  const routes = traffic['routes'].filter(isObject).map((route) => {
    const target = textOf(route['served_entity_name'] ?? route['served_model_name']);
    return {
      served_entity_name: renamed.get(target) ?? target,
      traffic_percentage: route['traffic_percentage'] ?? 0,
    };
  });
  return { ...wanted, served_entities: named, traffic_config: { ...traffic, routes } };
}
