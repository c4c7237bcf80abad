import { invalid, missing } from './api-error.js';
import { wholeSeconds } from './clock.js';
import { concurrencyOf, entityInputs, type EntityContext, readEntity } from './entities.js';
import { isDeepStrictEqual } from 'node:util';
import { secretReferences } from './external-models.js';
import { type JsonObject, numberOf, objectOf, objectsOf, omitUnset, textOf } from './json.js';
import { secretProblem } from './secrets.js';
import type { EndpointKind, StoredConfig, StoredEndpoint, StoredEntity, StoredRoute, WorldState } from './state.js';

export interface ConfigContext extends EntityContext {
  endpointName: string;
  live: StoredEndpoint | undefined;
  version: number;
}

/** Checks a sent config as a whole (C4-C6, C8, C12, C27) and turns it into a stored one; undefined for an empty config. */
export function readConfig(sent: JsonObject, context: ConfigContext): StoredConfig | undefined {
  const inputs = entityInputs(sent);
  const { world, live } = context;
  if (inputs.length > world.options.maxServedEntities) {
    throw invalid(`An endpoint can have at most ${world.options.maxServedEntities} served entities.`);
  }
  const entities = inputs.map((input) => readEntity(input, context));
  const names = new Set<string>();
  for (const { name } of entities) {
    if (names.has(name)) throw invalid(`Served entity name '${name}' is used more than once.`);
    names.add(name);
  }
  if (entities.length === 0) {
    if (objectsOf(objectOf(sent.traffic_config).routes).length > 0) throw invalid('Traffic routes need served entities.');
    return undefined;
  }
  checkKinds(entities, live);
  checkSecretsOnWrite(entities, context);
  checkWorkspaceConcurrency(entities, context);
  return {
    version: context.version,
    entities: keepUnchanged(entities, live?.config),
    routes: readRoutes(sent, entities),
    autoCapture: readAutoCapture(sent, entities, context),
    startTime: wholeSeconds(world.clock.now()),
  };
}

export function kindOfConfig(config: StoredConfig | undefined): EndpointKind {
  return config?.entities[0]?.kind ?? 'empty';
}

/** C6: one kind, one external task, and the kind of an endpoint never changes (2.6, last table). */
function checkKinds(entities: StoredEntity[], live: StoredEndpoint | undefined): void {
  const kinds = new Set(entities.map(({ kind }) => kind));
  if (kinds.size > 1) {
    throw invalid(
      kinds.has('external')
        ? 'Served entities with external_model cannot be combined with other served entities.'
        : 'All served entities of an endpoint must be of the same kind.',
    );
  }
  const [kind] = kinds;
  const tasks = new Set(entities.map(({ task }) => task));
  if (kind === 'external' && tasks.size > 1) throw invalid('All external models of an endpoint must have the same task type.');
  const before = live?.kind ?? 'empty';
  if (before === 'empty' || before === kind) return;
  if (before === 'external' || kind === 'external') {
    throw invalid('An endpoint cannot be changed between external models and other served entities; create a new endpoint.');
  }
  throw invalid(`Served entities of an endpoint of kind ${before} cannot be replaced by ${String(kind)}.`);
}

function checkSecretsOnWrite(entities: StoredEntity[], { world, creator }: ConfigContext): void {
  if (world.options.secretCheck !== 'write') return;
  const problem = entities.map((entity) => entitySecretProblem(world, entity, creator)).find(Boolean);
  if (problem) throw missing(problem);
}

/** Why the entity's secrets do not resolve for the creator, or undefined. */
export function entitySecretProblem(world: WorldState, entity: StoredEntity, creator: string): string | undefined {
  const principal = world.directory.principals.get(creator);
  return secretReferences(entity.sent)
    .map((reference) => secretProblem(world.secrets, reference, principal))
    .find((problem) => problem !== undefined);
}

function checkWorkspaceConcurrency(entities: StoredEntity[], { world, endpointName }: ConfigContext): void {
  const others = [...world.endpoints.values()]
    .filter((endpoint) => endpoint.name !== endpointName && !endpoint.stopped)
    .flatMap((endpoint) => (endpoint.pending ?? endpoint.config)?.entities ?? []);
  const total = [...others, ...entities].reduce((sum, entity) => sum + concurrencyOf(entity), 0);
  if (total > world.options.maxWorkspaceConcurrency) {
    throw invalid(`Provisioned concurrency of the workspace would be ${total}; the limit is ${world.options.maxWorkspaceConcurrency}.`);
  }
}

/** An entity whose content did not change is not redeployed: it stays ready and keeps its creator and timestamp. */
function keepUnchanged(entities: StoredEntity[], live: StoredConfig | undefined): StoredEntity[] {
  return entities.map((entity) => {
    const before = live?.entities.find(({ name }) => name === entity.name);
    if (before?.deployment !== 'DEPLOYMENT_READY' || !isDeepStrictEqual(before.sent, entity.sent)) return entity;
    return { ...before };
  });
}

/** N6, N7, C5: fills the route of a single entity, collapses the two names, checks names and the sum of 100. */
function readRoutes(sent: JsonObject, entities: StoredEntity[]): StoredRoute[] {
  const names = entities.map(({ name }) => name);
  const sentRoutes = objectsOf(objectOf(sent.traffic_config).routes);
  const [only] = names;
  if (sentRoutes.length === 0) {
    if (names.length === 1 && only !== undefined) return [{ entity: only, percent: 100 }];
    throw invalid('traffic_config is required when there is more than one served entity.');
  }
  const routes = sentRoutes.map((route): StoredRoute => {
    const model = textOf(route.served_model_name);
    const entity = textOf(route.served_entity_name);
    if (model && entity && model !== entity) throw invalid('served_model_name and served_entity_name of a route must be the same.');
    const name = entity ?? model;
    if (!name) throw invalid('A traffic route needs served_entity_name.');
    if (!names.includes(name)) throw invalid(`Traffic route refers to unknown served entity '${name}'.`);
    const percent = numberOf(route.traffic_percentage);
    if (percent === undefined || percent < 0 || percent > 100) {
      throw invalid(`traffic_percentage of '${name}' must be an integer from 0 to 100.`);
    }
    return { entity: name, percent };
  });
  if (new Set(routes.map(({ entity }) => entity)).size < routes.length) {
    throw invalid('A served entity has more than one traffic route.');
  }
  const sum = routes.reduce((total, { percent }) => total + percent, 0);
  if (sum !== 100) throw invalid(`Traffic percentages must add up to 100, got ${sum}.`);
  return routes;
}

/** Legacy inference table (N31): location fixed once enabled, cannot be enabled again, not for throughput endpoints. */
function readAutoCapture(
  config: JsonObject,
  entities: StoredEntity[],
  { live, endpointName }: ConfigContext,
): JsonObject | undefined {
  const before = live?.config?.autoCapture;
  if (config.auto_capture_config === undefined) return undefined;
  const sent = objectOf(config.auto_capture_config);
  if (entities.some(({ kind }) => kind === 'throughput' || kind === 'model_units')) {
    throw invalid('auto_capture_config is not supported for provisioned throughput endpoints.');
  }
  if (entities.some(({ kind }) => kind === 'external')) throw invalid('auto_capture_config is not supported for external models.');
  const filled = {
    ...sent,
    enabled: sent.enabled ?? true,
    table_name_prefix: textOf(sent.table_name_prefix) ?? endpointName,
  };
  if (filled.enabled === true && (!textOf(sent.catalog_name) || !textOf(sent.schema_name))) {
    throw invalid('catalog_name and schema_name are required in auto_capture_config.');
  }
  if (live?.autoCaptureWasDisabled === true && filled.enabled === true) {
    throw invalid('The inference table was disabled and cannot be enabled again.');
  }
  const fixed = ['catalog_name', 'schema_name', 'table_name_prefix'] as const;
  const next: JsonObject = filled;
  if (before?.enabled === true && fixed.some((key) => next[key] !== undefined && next[key] !== before[key])) {
    throw invalid('The location of the inference table cannot be changed.');
  }
  const table = `${textOf(next.table_name_prefix) ?? endpointName}_payload`;
  return omitUnset({ ...before, ...next, state: { payload_table: { name: table, status: 'READY', status_message: '' } } });
}
