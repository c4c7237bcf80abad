import { ApiError, invalid, missing } from './api-error.js';
import { findModel, findVersion, type Catalog, type Model, type ModelVersion } from './catalog.js';
import { type JsonObject, omitUnset } from './json.js';

/** Workspace model registry: names without dots; versions are strings here, unlike in Unity Catalog. */
function registryModel(catalog: Catalog, name: string | undefined): Model {
  if (name === undefined || name === '') throw invalid("Missing value for required parameter 'name'.");
  if (name.includes('.')) throw missing(`Registered Model with name=${name} not found`);
  return findModel(catalog, name);
}

function render(model: Model, version: ModelVersion): JsonObject {
  const aliases = [...model.aliases].filter(([, target]) => target === version.version).map(([alias]) => alias);
  return omitUnset({
    name: model.name,
    version: String(version.version),
    creation_timestamp: version.createdAt,
    last_updated_timestamp: version.createdAt,
    current_stage: 'None',
    source: `dbfs:/databricks/mlflow/${model.name}/${version.version}`,
    status: version.status,
    aliases,
  });
}

export function getRegisteredModel(catalog: Catalog, name: string | undefined): JsonObject {
  const model = registryModel(catalog, name);
  const versions = [...model.versions.values()];
  return {
    registered_model: omitUnset({
      name: model.name,
      creation_timestamp: versions[0]?.createdAt,
      last_updated_timestamp: versions.at(-1)?.createdAt,
      user_id: model.owner,
      latest_versions: versions.slice(-1).map((version) => render(model, version)),
      aliases: [...model.aliases].map(([alias, version]) => ({ alias, version: String(version) })),
    }),
  };
}

export function getModelVersion(catalog: Catalog, name: string | undefined, version: string | undefined): JsonObject {
  const model = registryModel(catalog, name);
  if (version === undefined) throw invalid("Missing value for required parameter 'version'.");
  return { model_version: render(model, findVersion(model, version)) };
}

export function getVersionByAlias(catalog: Catalog, name: string | undefined, alias: string | undefined): JsonObject {
  const model = registryModel(catalog, name);
  const target = alias === undefined ? undefined : model.aliases.get(alias);
  if (target === undefined) throw missing(`Registered model alias ${alias ?? ''} not found.`);
  return { model_version: render(model, findVersion(model, String(target))) };
}

/** R19 in the four forms of 4.2 and E9. */
export function optimizationInfo(catalog: Catalog, name: string, version: string): JsonObject {
  const { optimization } = findVersion(findModel(catalog, name), version);
  switch (optimization.kind) {
    case 'chunk':
      return { optimizable: true, model_type: optimization.modelType ?? 'llama', throughput_chunk_size: optimization.size };
    case 'units':
      return { optimizable: true, model_type: optimization.modelType ?? 'gpt_oss', model_unit_chunk_size: optimization.size };
    case 'not-optimizable':
      return { optimizable: false };
    case 'absent':
      return {};
    case 'error':
      throw new ApiError(optimization.status, optimization.code, optimization.message);
  }
}
