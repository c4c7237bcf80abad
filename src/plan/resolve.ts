/** `latest`, `@alias` and `throughput_chunks` -> what is sent, by asking Unity Catalog and the optimization info. */
import { isObject, objectsOf, record, textOf } from '../json.js';
import { effectiveConfig } from '../endpoint/document.js';
import { generatedEntityName } from '../endpoint/entity-name.js';
import type { JsonObject } from '../endpoint/fields/index.js';
import type { DesiredEndpoint, LiveEndpoint } from '../endpoint/model.js';
import type { Facts } from './facts.js';
import { stepOf, unitProblem } from './increments.js';
import type { Resolution } from './plan.js';

/** Something that must be true in the workspace and is not. The path is that of the endpoint's document. */
export interface Finding {
  message: string;
  hint: string;
  path: (string | number)[];
}

export interface Resolved {
  document: JsonObject;
  resolutions: Resolution[];
  /** Served entity, by the name it is sent with -> its throughput in chunks, in words. */
  chunks: Record<string, string>;
  findings: Finding[];
  /** Places in `served_entities` of what has a version that could not be told. */
  unresolved: number[];
}

export interface ResolveOptions {
  /** Versions that a review has seen: served entity -> version; used instead of asking where the manifest says `latest` or an alias. */
  pinned?: Readonly<Record<string, string>> | undefined;
}

interface Work {
  facts: Facts;
  index: number;
  entity: JsonObject;
  result: Resolved;
  pinned: Readonly<Record<string, string>>;
}

/** Name by which a resolution speaks of a served entity. */
export function entityLabel(entity: JsonObject, index: number): string {
  return typeof entity['name'] === 'string' && entity['name'] !== '' ? entity['name'] : `#${index + 1}`;
}

const isFloating = (version: string): boolean => version === 'latest' || version.startsWith('@');

/** Whether any version of the endpoint is `latest` or an alias: what it means then depends on when one asks. */
export function hasFloatingVersion({ document }: Pick<DesiredEndpoint, 'document'>): boolean {
  const { config } = document;
  return isObject(config) && objectsOf(config['served_entities']).some((entity) => isFloating(textOf(entity['entity_version']).trim()));
}

/** Resolves one endpoint. What is not known yet stays as it is and is noted in `facts.missing`. */
export function resolveEndpoint(desired: DesiredEndpoint, facts: Facts, options: ResolveOptions = {}): Resolved {
  const result: Resolved = { document: desired.document, resolutions: [], chunks: record() as Record<string, string>, findings: [], unresolved: [] };
  const config = desired.document['config'];
  const entities = isObject(config) ? config['served_entities'] : undefined;
  if (!isObject(config) || !Array.isArray(entities)) return result;
  const resolved = entities.map((entity, index) => {
    if (!isObject(entity) || entity['entity_name'] == null) return entity;
    const work: Work = { facts, index, entity, result, pinned: options.pinned ?? {} };
    const version = resolveVersion(work);
    const withVersion = version === undefined ? entity : { ...entity, entity_version: version };
    return resolveSize({ ...work, entity: withVersion }, version);
  });
  return { ...result, document: { ...desired.document, config: { ...config, served_entities: resolved } } };
}

/**
 * The document with the live version where the wanted one could not be told: a difference is only what is known to be
 * one. Another model keeps what the manifest says.
 */
export function withLiveVersions({ document, unresolved }: Resolved, live: LiveEndpoint): JsonObject {
  const config = document['config'];
  if (unresolved.length === 0 || !isObject(config)) return document;
  const found = objectsOf(effectiveConfig(live)?.document['served_entities']);
  const entities = objectsOf(config['served_entities']).map((entity, index) => {
    if (!unresolved.includes(index)) return entity;
    const name = textOf(entity['name']);
    const [same, ...others] = found.filter((other) => other['entity_name'] === entity['entity_name'] && (name === '' || textOf(other['name']) === name));
    return same === undefined || others.length > 0 ? entity : { ...entity, entity_version: same['entity_version'] ?? null };
  });
  return { ...document, config: { ...config, served_entities: entities } };
}

function problem(work: Work, field: string, message: string, hint: string): void {
  work.result.findings.push({ message, hint, path: ['config', 'served_entities', work.index, field] });
  if (field === 'entity_version') work.result.unresolved.push(work.index);
}

/** The version number; `undefined` while unknown or where there is none. */
function resolveVersion(work: Work): string | undefined {
  const model = textOf(work.entity['entity_name']);
  const asked = textOf(work.entity['entity_version']).trim();
  if (!isFloating(asked)) return asked === '' ? undefined : asked;
  const label = entityLabel(work.entity, work.index);
  const version = pinnedVersion(work, model, label) ?? (asked === 'latest' ? latestVersion(work, model) : aliasVersion(work, model, asked.slice(1)));
  if (version !== undefined) work.result.resolutions.push({ entity: label, model, asked, version });
  return version;
}

/** The version a review saw, as long as it is still READY. */
function pinnedVersion(work: Work, model: string, label: string): string | undefined {
  const pinned = Object.hasOwn(work.pinned, label) ? work.pinned[label] : undefined;
  if (pinned === undefined) return undefined;
  const fact = work.facts.ask({ kind: 'model-version', model, version: pinned });
  return fact !== undefined && 'value' in fact && fact.value?.status === 'READY' ? pinned : undefined;
}

function latestVersion(work: Work, model: string): string | undefined {
  const fact = work.facts.ask({ kind: 'model-versions', model });
  if (fact === undefined) return undefined;
  if ('denied' in fact) {
    denied(work, `versions of \`${model}\``);
    return undefined;
  }
  const ready = (fact.value ?? []).filter((version) => version.status === 'READY').map((version) => Number(version.version));
  if (ready.length > 0) return String(Math.max(...ready));
  const what = fact.value === undefined ? `The model \`${model}\` does not exist in this workspace.` : `The model \`${model}\` has no version that is READY.`;
  problem(work, 'entity_version', what, 'Register a version first, or state a version number.');
  return undefined;
}

function aliasVersion(work: Work, model: string, alias: string): string | undefined {
  const fact = work.facts.ask({ kind: 'model-alias', model, alias });
  if (fact === undefined) return undefined;
  if ('denied' in fact) {
    denied(work, `alias \`${alias}\` of \`${model}\``);
    return undefined;
  }
  if (fact.value === undefined) {
    problem(work, 'entity_version', `The model \`${model}\` has no alias \`${alias}\` in this workspace.`, `Set the alias in Unity Catalog, or state a version number.`);
    return undefined;
  }
  return fact.value.version;
}

/** A version that must be known but may not be read is a finding: without it there is nothing to compare. */
function denied(work: Work, what: string): void {
  problem(work, 'entity_version', `May not read the ${what}.`, 'Grant the principal EXECUTE on the model, USE CATALOG and USE SCHEMA, or state a version number.');
}

/** `throughput_chunks` -> tokens per second. */
function resolveSize(work: Work, version: string | undefined): JsonObject {
  const chunks = work.entity['throughput_chunks'];
  if (!isObject(chunks) || version === undefined) return work.entity;
  const model = textOf(work.entity['entity_name']);
  const fact = work.facts.ask({ kind: 'optimization', model, version });
  if (fact === undefined) return work.entity;
  if ('denied' in fact) {
    problem(work, 'throughput_chunks', `May not read the optimization info of \`${model}\` version ${version}.`, 'Grant the principal EXECUTE on the model, or state tokens per second.');
    return work.entity;
  }
  const wrong = unitProblem({ model, version, info: fact.value, unit: 'chunks' });
  const size = stepOf(fact.value, 'chunks');
  if (wrong !== undefined || size === undefined) {
    if (wrong !== undefined) problem(work, 'throughput_chunks', wrong.message, wrong.hint);
    return work.entity;
  }
  const { throughput_chunks: _chunks, ...rest } = work.entity;
  const [min, max] = [Number(chunks['min'] ?? 0), Number(chunks['max'])];
  const name = textOf(rest['name']) || generatedEntityName(rest);
  work.result.chunks[name] = `${min === max ? max : `${min}–${max}`} chunk${max === 1 ? '' : 's'} of ${size}`;
  return { ...rest, min_provisioned_throughput: min * size, max_provisioned_throughput: max * size };
}
