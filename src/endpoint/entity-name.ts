import { isObject, objectsOf, textOf, type JsonObject } from '../json.js';
import type { EntityKind } from './fields/index.js';
import type { ServedModel } from './model.js';

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

/** What a served entity serves, told by the fields that the list (R2) shows too. */
export function servedModelOf(entity: JsonObject): ServedModel {
  const external = entity['external_model'];
  const model = isObject(external) ? `${textOf(external['provider'])}:${textOf(external['name'])}` : textOf(entity['entity_name']);
  return { model, version: textOf(entity['entity_version']) };
}

/** What two entities must share to be the same one under another name (N4). */
function contentKey(entity: JsonObject): string {
  const external = entity['external_model'];
  if (isObject(external)) return `external ${textOf(external['provider'])} ${textOf(external['name'])}`;
  return `model ${textOf(entity['entity_name'])} ${textOf(entity['entity_version'])}`;
}

/**
 * Names of the wanted entities that state none: that of the live entity with the same content (N4); else, where one of
 * each is left over for a model, that of its other version, because a name survives version bumps; else the generated
 * one (N3).
 */
function findNames(entities: readonly JsonObject[], live: readonly JsonObject[]): Map<JsonObject, string> {
  const names = new Map(entities.filter((entity) => textOf(entity['name']) !== '').map((entity) => [entity, textOf(entity['name'])]));
  const taken = new Set(names.values());
  const free = (): JsonObject[] => live.filter((candidate) => !taken.has(textOf(candidate['name'])));
  const give = (entity: JsonObject, name: string): void => {
    names.set(entity, name);
    taken.add(name);
  };
  for (const entity of entities) {
    if (names.has(entity)) continue;
    // Of several the one with the generated name, else the first by name: the order of a reply means nothing.
    const same = free().filter((candidate) => contentKey(candidate) === contentKey(entity)).map((candidate) => textOf(candidate['name'])).sort();
    const generated = generatedEntityName(entity);
    const name = same.includes(generated) ? generated : same[0];
    if (name !== undefined) give(entity, name);
  }
  // Told before the first of them gets a name: two versions of a model are two whatever their order.
  const nameless = entities.filter((entity) => !names.has(entity));
  for (const entity of nameless) {
    const model = textOf(entity['entity_name']);
    const ofModel = (list: readonly JsonObject[]): JsonObject[] => list.filter((other) => model !== '' && textOf(other['entity_name']) === model);
    const [other, ...more] = ofModel(free());
    const alone = ofModel(nameless).length === 1;
    give(entity, other !== undefined && more.length === 0 && alone ? textOf(other['name']) : generatedEntityName(entity));
  }
  return names;
}

/** Gives every wanted entity its name. Routes that use a generated name follow it. Returns a new config. */
export function nameEntities(wanted: JsonObject, live: JsonObject | undefined): JsonObject {
  if (!Array.isArray(wanted['served_entities'])) return wanted;
  const entities = objectsOf(wanted['served_entities']);
  const names = findNames(entities, objectsOf(live?.['served_entities']));
  const renamed = new Map<string, string>();
  const named = entities.map((entity): JsonObject => {
    const { name: stated, ...rest } = entity;
    if (textOf(stated) !== '') return entity;
    const name = names.get(entity) ?? generatedEntityName(entity);
    renamed.set(generatedEntityName(entity), name);
    return { name, ...rest };
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

/** The document with the names that `named`, made from the same manifest, gives to entities that state none; its routes follow. */
export function withNamesOf(document: JsonObject, named: JsonObject): JsonObject {
  const [config, other] = [document['config'], named['config']];
  if (!isObject(config) || !isObject(other)) return document;
  const [entities, others] = [objectsOf(config['served_entities']), objectsOf(other['served_entities'])];
  if (entities.length !== others.length || entities.some((entity, index) => contentKey(entity) !== contentKey(others[index] ?? {}))) return document;
  const names = new Map(entities.map((entity, index) => [textOf(entity['name']), textOf(others[index]?.['name'])]));
  const traffic = config['traffic_config'];
  const routes = objectsOf(isObject(traffic) ? traffic['routes'] : undefined).map((route) => {
    const target = textOf(route['served_entity_name']);
    return { ...route, served_entity_name: names.get(target) ?? target };
  });
  const renamed = entities.map((entity) => ({ ...entity, name: names.get(textOf(entity['name'])) ?? '' }));
  return { ...document, config: { ...config, served_entities: renamed, ...(isObject(traffic) ? { traffic_config: { ...traffic, routes } } : {}) } };
}
