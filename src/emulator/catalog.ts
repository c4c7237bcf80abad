import { denied, invalid, missing } from './api-error.js';
import { type JsonObject, omitUnset } from './json.js';
import type { Principal } from './principals.js';

/** What R19 answers for a model version. */
export type Optimization =
  | { kind: 'chunk'; size: number; modelType?: string; workloadType?: string; maxDbusPerChunk?: number }
  | { kind: 'units'; size: number; modelType?: string }
  | { kind: 'not-optimizable' }
  | { kind: 'absent' }
  | { kind: 'error'; status: number; code: string; message: string };

export type VersionStatus = 'READY' | 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION' | 'MODEL_VERSION_STATUS_UNKNOWN';

export interface ModelVersion {
  version: number;
  status: VersionStatus;
  optimization: Optimization;
  createdAt: number;
  /** A model logged without a signature deploys but has no OpenAPI document (C29). */
  signature: boolean;
}

export interface Model {
  name: string;
  owner: string;
  comment: string | undefined;
  task: string | undefined;
  aliases: Map<string, number>;
  versions: Map<number, ModelVersion>;
  /** Principals (or groups) without EXECUTE; everyone else has it. */
  denied: string[];
}

export interface Catalog {
  models: Map<string, Model>;
  /** Full names of functions of type FEATURE_SPEC. */
  featureSpecs: Set<string>;
}

export interface ModelInput {
  owner?: string;
  comment?: string;
  task?: string;
  aliases?: Record<string, number | null>;
  versions?: Record<string, Partial<Omit<ModelVersion, 'version'>>>;
  denied?: string[];
}

/** Adds or changes a model; a name without dots belongs to the workspace registry. An alias set to null is removed. */
export function putModel(catalog: Catalog, name: string, input: ModelInput, now: number): void {
  const model: Model = catalog.models.get(name) ?? {
    name,
    owner: 'mlops@example.com',
    comment: undefined,
    task: undefined,
    aliases: new Map(),
    versions: new Map(),
    denied: [],
  };
  model.owner = input.owner ?? model.owner;
  model.comment = input.comment ?? model.comment;
  model.task = input.task ?? model.task;
  model.denied = input.denied ?? model.denied;
  for (const [alias, version] of Object.entries(input.aliases ?? {})) {
    if (version === null) model.aliases.delete(alias);
    else model.aliases.set(alias, version);
  }
  for (const [key, part] of Object.entries(input.versions ?? {})) {
    const version = Number(key);
    const known = model.versions.get(version);
    model.versions.set(version, {
      version,
      status: part.status ?? known?.status ?? 'READY',
      optimization: part.optimization ?? known?.optimization ?? { kind: 'not-optimizable' },
      createdAt: part.createdAt ?? known?.createdAt ?? now,
      signature: part.signature ?? known?.signature ?? true,
    });
  }
  catalog.models.set(name, model);
}

export function canExecute(model: Model, principal: Principal | undefined): boolean {
  if (!principal) return true;
  return !model.denied.some((name) => name === principal.name || principal.groups.includes(name));
}

export function findModel(catalog: Catalog, name: string): Model {
  const model = catalog.models.get(name);
  if (model) return model;
  throw missing(
    name.includes('.') ? `Model '${name}' does not exist.` : `Registered Model with name=${name} not found`,
  );
}

export function findVersion(model: Model, text: string): ModelVersion {
  const version = model.versions.get(Number(text));
  if (!/^\d+$/.test(text)) throw invalid(`Model version '${text}' is not a number.`);
  if (!version) throw missing(`Model version '${model.name}/${text}' does not exist.`);
  return version;
}

function requireExecute(model: Model, caller: Principal): void {
  if (!canExecute(model, caller)) throw denied(`User does not have EXECUTE on Routine or Model '${model.name}'.`);
}

function renderAliases(model: Model, version?: number): JsonObject[] {
  return [...model.aliases]
    .filter(([, target]) => version === undefined || target === version)
    .map(([alias, target]) => ({ alias_name: alias, version_num: target }));
}

function ucParts(name: string): JsonObject {
  const [catalogName, schemaName, modelName] = name.split('.');
  return { catalog_name: catalogName, schema_name: schemaName, model_name: modelName };
}

/** R50. */
export function renderModel(catalog: Catalog, name: string, query: Aliases & { caller: Principal }): JsonObject {
  const model = findModel(catalog, name);
  requireExecute(model, query.caller);
  const parts = ucParts(name);
  return omitUnset({
    name: parts.model_name,
    catalog_name: parts.catalog_name,
    schema_name: parts.schema_name,
    full_name: name,
    owner: model.owner,
    comment: model.comment,
    aliases: query.aliases ? renderAliases(model) : [],
    metastore_id: '11111111-2222-4333-8444-555555555555',
  });
}

interface Aliases {
  aliases: boolean;
}

/** R52 and R53: ModelVersionInfo; `version` is a number here. */
export function renderVersion(model: Model, version: ModelVersion, { aliases }: Aliases): JsonObject {
  return omitUnset({
    ...ucParts(model.name),
    version: version.version,
    status: version.status,
    source: `dbfs:/databricks/mlflow/${model.name}/${version.version}`,
    run_id: `run${version.version}`,
    created_at: version.createdAt,
    aliases: aliases ? renderAliases(model, version.version) : [],
  });
}

export function readVersion(
  catalog: Catalog,
  name: string,
  query: Aliases & { version: string; caller: Principal },
): JsonObject {
  const model = findModel(catalog, name);
  requireExecute(model, query.caller);
  return renderVersion(model, findVersion(model, query.version), query);
}

export function readAlias(
  catalog: Catalog,
  name: string,
  query: Aliases & { alias: string; caller: Principal },
): JsonObject {
  const model = findModel(catalog, name);
  requireExecute(model, query.caller);
  const target = model.aliases.get(query.alias);
  if (target === undefined) throw missing(`Registered model alias '${query.alias}' does not exist.`);
  return renderVersion(model, findVersion(model, String(target)), query);
}

/** R51: pages of at most 1000 (default 100), in text order, so that "10" comes before "9". */
export function listVersions(
  catalog: Catalog,
  name: string,
  query: { max: string | undefined; token: string | undefined; caller: Principal },
): JsonObject {
  const model = findModel(catalog, name);
  requireExecute(model, query.caller);
  const max = query.max === undefined ? 0 : Number(query.max);
  if (!Number.isInteger(max) || max < 0 || max > 1000) throw invalid('max_results must be between 0 and 1000.');
  const start = query.token === undefined ? 0 : readPageToken(query.token);
  const sorted = [...model.versions.values()].sort((left, right) =>
    String(left.version) < String(right.version) ? -1 : 1,
  );
  const end = start + (max === 0 ? 100 : max);
  return omitUnset({
    model_versions: sorted.slice(start, end).map((version) => renderVersion(model, version, { aliases: false })),
    next_page_token: end < sorted.length ? Buffer.from(`offset:${end}`).toString('base64url') : undefined,
  });
}

function readPageToken(token: string): number {
  const match = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (!match) throw invalid('Invalid page_token.');
  return Number(match[1]);
}
