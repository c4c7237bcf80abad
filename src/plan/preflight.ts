/** What must be true in the workspace before a change can succeed; only of what is about to change. */
import { isObject, textOf } from '../json.js';
import type { Json, JsonObject } from '../endpoint/fields/index.js';
import type { Difference } from './diff.js';
import type { Facts } from './facts.js';
import { stepOf, stepProblem, unitProblem } from './increments.js';
import type { Resolution } from './plan.js';
import { parseSecretReference } from './redact.js';
import { entityLabel, type Finding } from './resolve.js';

export interface Preflight {
  findings: Finding[];
  /** What could not be checked for lack of a right, in words. */
  unchecked: string[];
}

export interface PreflightInput {
  wantedDocument: JsonObject;
  /** `undefined` for a create or replace: everything is about to change. */
  differences: readonly Difference[] | undefined;
  /** What `latest` and aliases were resolved to, for the words. */
  resolved?: readonly Resolution[];
}

/** Checks model versions, increments and secrets. What is not known yet is noted in `facts.missing`. */
export function preflight(input: PreflightInput, facts: Facts): Preflight {
  const result: Preflight = { findings: [], unchecked: [] };
  const config = input.wantedDocument['config'];
  const entities = isObject(config) && Array.isArray(config['served_entities']) ? config['served_entities'] : [];
  entities.forEach((entity, index) => {
    if (!isObject(entity)) return;
    const changed = changedFields(entity, index, input.differences);
    if (changed === 'none') return;
    checkVersion(entity, index, { changed, asked: askedOf(entity, index, input.resolved) }, facts, result);
    checkIncrement(entity, index, changed, facts, result);
    checkSecrets(entity, ['config', 'served_entities', index], changed, facts, result);
  });
  return result;
}

type Changed = 'all' | 'none' | ReadonlySet<string>;

function changedFields(entity: JsonObject, index: number, differences: readonly Difference[] | undefined): Changed {
  if (differences === undefined) return 'all';
  const id = entityLabel(entity, index);
  const own = differences.filter(({ parts }) => {
    const [section, list, item] = parts;
    return section === 'config' && list === 'served_entities' && typeof item === 'object' && item.id === id;
  });
  if (own.length === 0) return 'none';
  if (own.some((difference) => difference.parts.length === 3)) return 'all';
  return new Set(own.flatMap(({ parts: [, , , field] }) => (typeof field === 'string' ? [field] : [])));
}

const touches = (changed: Changed, ...fields: string[]): boolean =>
  changed === 'all' || (changed !== 'none' && fields.some((field) => changed.has(field)));

/** ` (\`@champion\`)` after a number that an alias or `latest` stands for. */
function askedOf(entity: JsonObject, index: number, resolved: readonly Resolution[] = []): string {
  const label = entityLabel(entity, index);
  const found = resolved.find((each) => each.entity === label && each.version === textOf(entity['entity_version']));
  return found === undefined ? '' : ` (\`${found.asked}\`)`;
}

function checkVersion(
  entity: JsonObject,
  index: number,
  { changed, asked }: { changed: Changed; asked: string },
  facts: Facts,
  result: Preflight,
): void {
  if (entity['entity_name'] == null || entity['entity_version'] == null) return;
  if (!touches(changed, 'entity_name', 'entity_version')) return;
  const model = textOf(entity['entity_name']);
  const version = textOf(entity['entity_version']);
  if (!/^\d+$/.test(version)) return;
  const fact = facts.ask({ kind: 'model-version', model, version });
  if (fact === undefined) return;
  const path = ['config', 'served_entities', index, 'entity_version'];
  if ('denied' in fact) result.unchecked.push(`version ${version} of \`${model}\``);
  else if (fact.value === undefined) {
    result.findings.push({
      message: `\`${model}\` has no version ${version}${asked} in this workspace.`,
      hint: 'Register the version in this workspace first, or state one that exists.',
      path,
    });
  } else if (fact.value.status === '') {
    // A reply without a status says nothing against it.
    result.unchecked.push(`status of version ${version} of \`${model}\``);
  } else if (fact.value.status !== 'READY') {
    result.findings.push({
      message: `\`${model}\` version ${version}${asked} is ${fact.value.status}, not READY.`,
      hint: fact.value.status.startsWith('FAILED') ? 'Register the model again, or state another version.' : 'Wait until the version is READY, or state another one.',
      path,
    });
  }
}

function checkIncrement(entity: JsonObject, index: number, changed: Changed, facts: Facts, result: Preflight): void {
  // The upper bound first: it always stands in the manifest, a lower bound of 0 may not.
  const sizes = ['max_provisioned_throughput', 'min_provisioned_throughput', 'provisioned_model_units'].filter(
    (field) => entity[field] != null,
  );
  const [first] = sizes;
  if (first === undefined || !touches(changed, 'entity_name', 'entity_version', ...sizes)) return;
  const model = textOf(entity['entity_name']);
  const version = textOf(entity['entity_version']);
  if (!/^\d+$/.test(version)) return;
  const fact = facts.ask({ kind: 'optimization', model, version });
  if (fact === undefined) return;
  if ('denied' in fact) {
    result.unchecked.push(`increments of \`${model}\` version ${version}`);
    return;
  }
  const info = fact.value;
  const unit = first === 'provisioned_model_units' ? 'units' : 'tokens';
  const at = (field: string): Finding['path'] => ['config', 'served_entities', index, field];
  const wrong = unitProblem({ model, version, info, unit });
  if (wrong !== undefined) {
    // A version that is missing is told once, at the version.
    if (info !== undefined || !isMissing(facts, model, version)) result.findings.push({ ...wrong, path: at(first) });
    return;
  }
  const step = stepOf(info, unit);
  if (step === undefined) return;
  for (const field of sizes) {
    const problem = stepProblem({ model, version, field, value: Number(entity[field]) }, step);
    if (problem !== undefined) result.findings.push({ ...problem, path: at(field) });
  }
}

function isMissing(facts: Facts, model: string, version: string): boolean {
  const fact = facts.ask({ kind: 'model-version', model, version });
  return fact !== undefined && 'value' in fact && fact.value === undefined;
}

function checkSecrets(value: Json, path: (string | number)[], changed: Changed, facts: Facts, result: Preflight): void {
  for (const [name, item] of Object.entries(isObject(value) ? value : {})) {
    if (path.length === 3 && !touches(changed, name)) continue;
    if (isObject(item)) checkSecrets(item, [...path, name], changed, facts, result);
    else if (typeof item === 'string') checkSecret(item, [...path, name], facts, result);
  }
}

function checkSecret(value: string, path: (string | number)[], facts: Facts, result: Preflight): void {
  const reference = parseSecretReference(value);
  if (reference === undefined) return;
  const { scope, key } = reference;
  const fact = facts.ask({ kind: 'secret-keys', scope });
  if (fact === undefined) return;
  if ('denied' in fact) result.unchecked.push(`secrets of scope \`${scope}\``);
  else if (fact.value === undefined) {
    result.findings.push({
      message: `The secret scope \`${scope}\` does not exist in this workspace.`,
      hint: `Create it and put the key \`${key}\` into it, or refer to another scope.`,
      path,
    });
  } else if (!fact.value.includes(key)) {
    result.findings.push({
      message: `The secret scope \`${scope}\` has no key \`${key}\`.`,
      hint: 'Put the secret there, or refer to another key.',
      path,
    });
  }
}
