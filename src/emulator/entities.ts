import { denied, invalid, missing } from './api-error.js';
import { canExecute, findVersion, type Model, type Optimization } from './catalog.js';
import { wholeSeconds } from './clock.js';
import { checkExternalModel, withoutPlaintext } from './external-models.js';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf, without } from './json.js';
import { checkConcurrency, checkEnvironment, checkName, checkThroughput, checkUnits, checkWorkload } from './limits.js';
import type { EntityKind, StoredEntity, WorldState } from './state.js';

export interface EntityContext {
  world: WorldState;
  /** Name of the endpoint's creator, whose rights count. */
  creator: string;
  /** `pt` is the model-unit route, which knows fewer fields. */
  route: 'core' | 'pt';
  operation: 'create' | 'update';
}

/** The entities of a config in wire form; `served_models` become entities (N2). Throws when both are sent (C27). */
export function entityInputs(config: JsonObject): JsonObject[] {
  const models = objectsOf(config.served_models);
  const entities = objectsOf(config.served_entities);
  if (config.served_models !== undefined && config.served_entities !== undefined) {
    throw invalid('Only one of served_entities and served_models may be specified.');
  }
  return [
    ...entities,
    ...models.map(({ model_name, model_version, ...rest }) => {
      if (!textOf(model_name)) throw invalid("Missing required field 'model_name' in served_models.");
      if (!textOf(model_version)) throw invalid("Missing required field 'model_version' in served_models.");
      if (rest.scale_to_zero_enabled === undefined) throw scaleToZeroUndefined();
      return { ...rest, entity_name: model_name, entity_version: model_version };
    }),
  ];
}

function scaleToZeroUndefined(): Error {
  return invalid('scaleToZeroEnabled is undefined. Please set it to either true or false.');
}

/** Checks one sent entity (C3, C6-C9, C11-C13, C29) and fills what the server fills (N3, N11, N12). */
export function readEntity(sent: JsonObject, context: EntityContext): StoredEntity {
  const { world } = context;
  const kind = kindOf(sent, context);
  const name = textOf(sent.name) ?? generateName(sent);
  checkName(name, 'Served entity name');
  const external = objectOf(sent.external_model);
  const base = {
    name,
    kind,
    deployment: 'DEPLOYMENT_CREATING' as const,
    message: 'Creating resources for served entity.',
    creator: context.creator,
    createdAt: wholeSeconds(world.clock.now()),
  };
  if (kind === 'external') {
    refuseHostedFields(sent);
    checkExternalModel(external);
    const stored = { external_model: withoutPlaintext(external) };
    return { ...base, type: 'EXTERNAL_MODEL', sent: stored, filled: {}, task: textOf(external.task) };
  }
  const { model, optimization } = findServedModel(sent, kind, context);
  checkEnvironment(objectOf(sent.environment_vars));
  const filled = fillHosted(sent, kind, { optimization, context });
  const stored = without(sent, 'name', 'burst_scaling_enabled');
  const type = kind === 'feature_spec' ? 'FEATURE_SPEC' : isRegistryName(sent) ? 'WORKSPACE_MODEL' : 'UC_MODEL';
  return { ...base, type, sent: stored, filled, task: model?.task };
}

function isRegistryName(sent: JsonObject): boolean {
  return !(textOf(sent.entity_name) ?? '').includes('.');
}

function kindOf(sent: JsonObject, { world, route }: EntityContext): EntityKind {
  if (sent.external_model !== undefined) return 'external';
  const entityName = textOf(sent.entity_name);
  if (!entityName) throw invalid('Exactly one of external_model and entity_name must be specified for a served entity.');
  if (route === 'pt') return 'model_units';
  if (sent.provisioned_model_units !== undefined) {
    throw invalid('provisioned_model_units is only supported by the provisioned throughput API (/serving-endpoints/pt).');
  }
  if (sent.min_provisioned_throughput !== undefined || sent.max_provisioned_throughput !== undefined) return 'throughput';
  return world.catalog.featureSpecs.has(entityName) ? 'feature_spec' : 'custom';
}

/** N3: the last dotted segment and the version; of external models the model name with `.` and `:` as `-`. */
function generateName(sent: JsonObject): string {
  const external = textOf(objectOf(sent.external_model).name);
  if (external !== undefined) return external.replaceAll(/[.:]/g, '-');
  const last = (textOf(sent.entity_name) ?? '').split('.').at(-1) ?? '';
  const version = textOf(sent.entity_version);
  return (version ? `${last}-${version}` : last).replaceAll(/[.:\s]/g, '-');
}

/** C6 and tf#3676: even a zero is refused. */
function refuseHostedFields(sent: JsonObject): void {
  if (sent.min_provisioned_throughput !== undefined || sent.max_provisioned_throughput !== undefined) {
    throw invalid('provisioned throughput is not supported for endpoints with external models');
  }
  const hosted = [
    'entity_name', 'entity_version', 'workload_size', 'workload_type', 'scale_to_zero_enabled',
    'min_provisioned_concurrency', 'max_provisioned_concurrency', 'provisioned_model_units',
    'environment_vars', 'instance_profile_arn',
  ];
  const found = hosted.find((key) => sent[key] !== undefined && sent[key] !== '');
  if (found) throw invalid(`${found} is not supported for served entities with external_model.`);
}

function findServedModel(
  sent: JsonObject,
  kind: EntityKind,
  { world, creator }: EntityContext,
): { model: Model | undefined; optimization: Optimization | undefined } {
  const name = textOf(sent.entity_name) ?? '';
  const version = textOf(sent.entity_version) ?? '';
  if (kind === 'feature_spec') {
    if (version !== '') throw invalid('entity_version must be empty for a feature spec.');
    return { model: undefined, optimization: undefined };
  }
  if (!/^\d+$/.test(version)) {
    throw invalid(`entity_version '${version}' of ${name} is not valid: a model version number is required, aliases are not supported.`);
  }
  const model = world.catalog.models.get(name);
  if (!model) {
    if (world.options.modelCheck) throw missing(`RegisteredModel '${name}' does not exist.`);
    return { model, optimization: undefined };
  }
  if (!canExecute(model, world.directory.principals.get(creator))) {
    throw denied(`The endpoint creator does not have EXECUTE on Routine or Model '${name}'.`);
  }
  const found = findVersion(model, version);
  if (found.status !== 'READY') {
    throw invalid(`Model version ${name}/${version} is in status ${found.status} and cannot be served.`);
  }
  return { model, optimization: found.optimization };
}

function fillHosted(
  sent: JsonObject,
  kind: EntityKind,
  { optimization, context }: { optimization: Optimization | undefined; context: EntityContext },
): JsonObject {
  const { options } = context.world;
  const name = textOf(sent.entity_name) ?? '';
  switch (kind) {
    case 'throughput': {
      if (/^system\.ai\.(meta_)?llama/.test(name) && !/instruct/i.test(name)) {
        throw invalid(`Model ${name} is not supported for provisioned throughput: only Instruct variants can be deployed.`);
      }
      checkThroughput(sent, optimization);
      const max = numberOf(sent.max_provisioned_throughput) ?? 0;
      const min = numberOf(sent.min_provisioned_throughput) ?? 0;
      const chunk = optimization?.kind === 'chunk' ? optimization : undefined;
      const dbus = (chunk?.maxDbusPerChunk ?? 106) / (chunk?.size ?? max);
      return {
        workload_size: 'Small',
        workload_type: chunk?.workloadType ?? 'GPU_XLARGE_8',
        min_dbus: Math.round(min * dbus * 100) / 100,
        max_dbus: Math.round(max * dbus * 100) / 100,
      };
    }
    case 'model_units':
      checkUnits(sent, optimization);
      return {};
    case 'custom': {
      checkWorkload(sent, options);
      checkConcurrency(sent);
      if (context.operation === 'update' && sent.scale_to_zero_enabled === undefined) throw scaleToZeroUndefined();
      const byConcurrency = sent.max_provisioned_concurrency !== undefined;
      return {
        workload_type: 'CPU',
        ...(byConcurrency && !options.fillWorkloadSize ? {} : { workload_size: 'Small' }),
      };
    }
    case 'feature_spec':
      checkWorkload(sent, options);
      return { workload_size: 'Small', workload_type: 'CPU' };
    case 'external':
      return {};
  }
}

/** Concurrency the entity may take of the workspace's share (C8). */
export function concurrencyOf(entity: StoredEntity): number {
  if (entity.kind !== 'custom') return 0;
  const max = numberOf(entity.sent.max_provisioned_concurrency);
  const sizes: Record<string, number> = { Small: 4, Medium: 16, Large: 64 };
  return max ?? sizes[textOf(entity.sent.workload_size) ?? 'Small'] ?? 4;
}
