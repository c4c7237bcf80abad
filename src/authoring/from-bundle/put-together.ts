/** Endpoints as each target has them -> endpoints that all targets share, and what each target states over them. */
import { record, type Json, type JsonObject } from '../../json.js';
import { child, type Node } from '../../manifest/node.js';
import { endpointField } from '../../manifest/shapes.js';
import { namePattern } from '../../endpoint/fields/index.js';
import type { DraftEndpoint, FieldNote } from '../draft.js';
import type { Path } from '../foreign/findings.js';
import { layerBetween } from '../foreign/layers.js';
import { group, type BundleEndpoint } from './endpoints.js';
import type { Scope } from './scope.js';

export interface TargetEndpoints {
  scope: Scope;
  endpoints: BundleEndpoint[];
}

export interface Together {
  endpoints: DraftEndpoint[];
  /** `undefined` where the bundle has no targets. */
  targets: JsonObject | undefined;
  /** Further texts that refer to variables. */
  uses: string[];
}

type Warn = (node: Node, path: Path, message: string) => void;

export function putTogether(all: readonly TargetEndpoints[], warn: Warn): Together {
  const targets = record();
  for (const { scope } of all) if (scope.target !== undefined) targets[scope.target] = targetStart(scope, all.length);
  const keys = [...new Set(all.flatMap(({ endpoints }) => endpoints.map(({ key }) => key)))];
  const manifestKeys = chooseKeys(keys, all);
  const endpoints = keys.flatMap((key) => placeEndpoint(key, manifestKeys.get(key) ?? key, all, targets));
  for (const { scope } of all) {
    const part = scope.target === undefined ? undefined : (targets[scope.target] as JsonObject);
    const named = [...manifestKeys.values()].some((key) => !keys.includes(key)) || keys.some((key) => manifestKeys.get(key) === key && isDerived(key, key, all));
    if (part !== undefined && scope.prefix !== '' && named) part['name_prefix'] = scope.prefix;
    tellPrefix(scope, warn);
  }
  return { endpoints, targets: Object.keys(targets).length === 0 ? undefined : targets, uses: all.map(({ scope }) => scope.prefix) };
}

function targetStart(scope: Scope, count: number): JsonObject {
  const flag = scope.target === undefined ? undefined : child(child(child(scope.root, 'targets'), scope.target), 'default');
  return flag?.type === 'scalar' && flag.text === 'true' && count > 1 ? record([['default', true]]) : record();
}

function tellPrefix({ development, prefix, root, target }: Scope, warn: Warn): void {
  if (!development) return;
  const place = child(child(child(root, 'targets'), target ?? ''), 'mode') ?? root;
  const words = prefix === '' ? 'names are taken as they are' : `\`${prefix}\` goes before the names of endpoints, as it does in the bundle`;
  warn(place, ['targets', target ?? '', 'mode'], `has no meaning here beyond names: ${words}. The other presets of development mode do not touch endpoints.`);
}

const nameIn = (key: string, { endpoints }: TargetEndpoints): string | undefined => endpoints.find((each) => each.key === key)?.name;

/** The name becomes the key where all targets agree on it: only names that come from keys get a prefix. */
function chooseKeys(keys: readonly string[], all: readonly TargetEndpoints[]): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const key of keys) {
    const names = new Set(all.map((each) => nameIn(key, each)).filter((name) => name !== undefined));
    const [name] = names;
    const free = name !== undefined && ![...chosen.values()].includes(name) && (name === key || !keys.includes(name));
    chosen.set(key, names.size === 1 && free && namePattern.test(name) ? name : key);
  }
  return chosen;
}

/** Whether the name comes from the key in every target. */
const isDerived = (key: string, manifestKey: string, all: readonly TargetEndpoints[]): boolean =>
  all.every((each) => [undefined, manifestKey].includes(nameIn(key, each)));

function placeEndpoint(key: string, manifestKey: string, all: readonly TargetEndpoints[], targets: JsonObject): DraftEndpoint[] {
  const derived = isDerived(key, manifestKey, all);
  const wanted = all.flatMap(({ scope, endpoints }) => {
    const found = endpoints.find((each) => each.key === key);
    return found === undefined ? [] : [{ scope, found, value: wholeValue(found, derived, scope) }];
  });
  // What most targets have is what all share; among equals one that is not for development, then the first, says.
  const texts = wanted.map(({ value }) => JSON.stringify(value));
  const weight = (at: number): number => 2 * texts.filter((text) => text === texts[at]).length + (wanted[at]?.scope.development === false ? 1 : 0);
  const index = texts.reduce((best, _, at) => (weight(at) > weight(best) ? at : best), 0);
  const base = wanted[index];
  if (base === undefined) return [];
  const notes = manifestKey === key ? [] : [`${group.join('.')}.${key} of the bundle.`];
  const layers = wanted.map(({ value }) => layerBetween(base.value, value, endpointField));
  const everywhere = wanted.length === all.length;
  if (!everywhere || layers.includes('impossible')) {
    // No layer can say the difference, or some targets do not have it: it stands whole in each that has it.
    for (const { scope, value } of wanted) if (scope.target !== undefined) overlay(targets, scope.target, manifestKey, value);
    return [];
  }
  layers.forEach((layer, at) => {
    const target = wanted[at]?.scope.target;
    if (typeof layer === 'object' && target !== undefined) overlay(targets, target, manifestKey, layer.state);
  });
  const { name, lifecycle, ...document } = base.value;
  return [
    {
      key: manifestKey,
      ...(typeof name === 'string' ? { name } : {}),
      notes,
      document: record(Object.entries(document)),
      lifecycle: lifecycle as JsonObject,
      fieldNotes: allNotes(wanted.map(({ found }) => found)),
    },
  ];
}

/** The notes of every target, each once. */
function allNotes(found: readonly BundleEndpoint[]): FieldNote[] {
  const notes = new Map(found.flatMap((each) => each.notes).map((note) => [JSON.stringify(note), note]));
  return [...notes.values()];
}

/** An endpoint of one target as one layer of a manifest would state it. */
function wholeValue(found: BundleEndpoint, derived: boolean, scope: Scope): JsonObject {
  return record([
    ...(derived ? [] : [['name', `${scope.prefix}${found.name}`] as [string, Json]]),
    ...Object.entries(found.document),
    ['lifecycle', record([...(found.preventDestroy ? [['prevent_destroy', true] as [string, Json]] : []), ['adopt', true]])],
  ]);
}

function overlay(targets: JsonObject, target: string, key: string, value: Json): void {
  const part = targets[target] as JsonObject;
  const endpoints = (part['endpoints'] ?? record()) as JsonObject;
  endpoints[key] = value;
  part['endpoints'] = endpoints;
}
