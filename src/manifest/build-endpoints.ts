import type { JsonObject } from '../endpoint/fields/index.js';
import { asList, asObject, isObject } from '../json.js';
import type { EndpointView } from './endpoint-view.js';
import { mergeLayers } from './merge.js';
import { limits } from './limits.js';
import { child, formatPlace, isNull, sizeOf, type Entry, type MapNode, type Node } from './node.js';
import { emptyRecord, readValue } from './read-value.js';
import { didYouMean, quote, type Report } from './report.js';
import { endpointField } from './shapes.js';
import { targetEntries, type Target } from './targets.js';
import { checkReferences, fillIn, type Scope } from './variables.js';

/** Merges the layers of every endpoint of the target, fills in variables, checks shapes and settles names. */
export function buildEndpoints(root: MapNode, target: Target, scope: Scope, report: Report): EndpointView[] {
  const defaults = child(root, 'defaults');
  const base = entriesOf(child(root, 'endpoints'));
  const over = new Map(entriesOf(child(target.node, 'endpoints')).map((entry) => [entry.key, entry]));
  checkEmptyEntries(base, over, report);
  checkUnusedReferences(root, target, scope, report);

  const baseKeys = new Set(base.map((entry) => entry.key));
  const all = [...base, ...[...over.values()].filter((entry) => !baseKeys.has(entry.key))];
  const prefix = readPrefix(target, scope, report);
  const views = all.flatMap((entry): EndpointView[] => {
    const override = over.get(entry.key);
    if (isNull(entry.value) || (override !== undefined && isNull(override.value))) return [];
    const stated = [defaults, entry.value, entry === override ? undefined : override?.value].filter((layer): layer is Node => layer !== undefined);
    if (outgrows(stated, entry, scope, report)) return [];
    const layers = stated.map((layer) => fillIn(layer, scope, report));
    const tree = mergeLayers(layers, endpointField, entry.keyPlace, report);
    const whole = readValue(tree, endpointField, entry.key, { report, mode: 'whole' });
    const view = viewOf(entry, tree, asObject(whole), prefix);
    if (entry === override) checkTargetOnly(view, target, baseKeys, report);
    return [view];
  });
  checkNames(views, prefix, report);
  return views;
}

/** Whether the layers make the manifest larger than is read, which is told once. */
function outgrows(layers: readonly Node[], { keyPlace }: Entry, { growth }: Scope, report: Report): boolean {
  const before = growth.merged;
  if (before > limits.mergedValues) return true;
  for (const layer of layers) growth.merged += sizeOf(layer);
  if (growth.merged <= limits.mergedValues) return false;
  report.error(
    keyPlace,
    `From here on the endpoints hold too many values, more than ${limits.mergedValues}, counting what they take from \`defaults\`. ` +
      'Shorten `defaults`, or make several manifests.',
  );
  return true;
}

function viewOf(entry: Entry, tree: MapNode, whole: JsonObject, prefix: string): EndpointView {
  const document = emptyRecord();
  for (const [key, value] of Object.entries(whole)) {
    if (key !== 'name' && key !== 'lifecycle') document[key] = value;
  }
  fillThroughputMinimum(document);
  const stated = whole['name'];
  const name = typeof stated === 'string' ? stated : `${prefix}${entry.key}`;
  return { key: entry.key, name, keyPlace: entry.keyPlace, tree, document, lifecycle: asObject(whole['lifecycle']) };
}

/** Q12 of the platform page: whether the minimum may be left out is not sure, so both bounds are always sent. */
function fillThroughputMinimum(document: JsonObject): void {
  for (const entity of asList(asObject(document['config'])['served_entities']).filter(isObject)) {
    if (entity['max_provisioned_throughput'] !== undefined) entity['min_provisioned_throughput'] ??= 0;
    const chunks = entity['throughput_chunks'];
    if (isObject(chunks)) chunks['min'] ??= 0;
  }
}

function checkEmptyEntries(base: readonly Entry[], over: ReadonlyMap<string, Entry>, report: Report): void {
  const keys = new Set(base.map((entry) => entry.key));
  for (const entry of base) {
    if (!isNull(entry.value)) continue;
    report.error(
      entry.keyPlace,
      `The endpoint ${quote(entry.key)} is empty. Only a target can leave an endpoint out by an empty value; ` +
        'for one without config write `{}`.',
    );
  }
  for (const entry of over.values()) {
    if (!isNull(entry.value) || keys.has(entry.key)) continue;
    report.error(
      entry.keyPlace,
      () => `There is no endpoint ${quote(entry.key)} to leave out of this target.${didYouMean(entry.key, keys)}`,
    );
  }
}

/** A difference for an endpoint that does not exist would make a new, empty one. */
function checkTargetOnly({ key, keyPlace, document }: EndpointView, target: Target, baseKeys: ReadonlySet<string>, report: Report): void {
  if (baseKeys.size === 0 || document['config'] !== undefined) return;
  report.warn(
    keyPlace,
    () => `The endpoint ${quote(key)} stands in the target ${quote(target.name)} alone and has no \`config\`: it would be made without one.` +
      didYouMean(key, baseKeys),
  );
}

/** Other targets are not built, but a reference that no run could resolve is found there, too. */
function checkUnusedReferences(root: MapNode, target: Target, scope: Scope, report: Report): void {
  const parts = [child(root, 'defaults'), child(root, 'endpoints')];
  for (const entry of targetEntries(root)) {
    if (entry.key !== target.name) parts.push(child(entry.value, 'host'));
    parts.push(child(entry.value, 'name_prefix'), child(entry.value, 'endpoints'));
  }
  for (const part of parts) if (part !== undefined) checkReferences(part, scope, report);
}

function readPrefix(target: Target, scope: Scope, report: Report): string {
  const node = child(target.node, 'name_prefix');
  const filled = node === undefined ? undefined : fillIn(node, scope, report);
  if (filled?.type !== 'scalar' || filled.value === null || filled.unresolved === true) return '';
  if (/^([A-Za-z0-9][\w-]*)?$/.test(filled.text)) return filled.text;
  report.error(filled.place, `\`name_prefix\` must be letters, digits, \`-\` or \`_\`, the first a letter or digit, but is ${quote(filled.text)}.`);
  return '';
}

/** A name that comes from the key and is none: said in words that tell which of the two to change. */
function explainName({ key, name }: EndpointView, prefix: string, words: string): string {
  if (key.includes('${')) return `Variables are not filled in inside keys: choose a plain key instead of ${quote(key)}, and state the endpoint's \`name\`.`;
  if (prefix === '') return `The key ${quote(key)} is the endpoint's name, which must be ${words}. Choose another key.`;
  return `The name ${quote(name)}, from the key and the target's prefix, must be ${words}.`;
}

function checkNames(views: readonly EndpointView[], prefix: string, report: Report): void {
  const seen = new Map<string, EndpointView>();
  for (const view of views) {
    const stated = view.tree.entries.get('name');
    const place = stated?.value.place ?? view.keyPlace;
    const { name } = view;
    const pattern = endpointField.fields['name'];
    if (stated === undefined && pattern?.type === 'string' && pattern.pattern?.test(name) === false) {
      report.error(place, explainName(view, prefix, pattern.patternWords ?? ''));
    } else if (/^databricks-/i.test(name)) {
      report.error(place, `The name ${quote(name)} cannot be used: the prefix \`databricks-\` is reserved for the platform.`);
    } else if (name === 'pt') {
      report.error(place, 'The name `pt` cannot be used: it is a part of the platform\'s own routes.');
    }
    const earlier = seen.get(name);
    if (earlier === undefined) seen.set(name, view);
    else {
      const first = earlier.tree.entries.get('name')?.value.place ?? earlier.keyPlace;
      report.error(
        place,
        `The endpoints ${quote(earlier.key)} (${formatPlace(first)}) and ${quote(view.key)} have the same name, ${quote(name)}.`,
      );
    }
  }
}

function entriesOf(node: Node | undefined): Entry[] {
  return node?.type === 'map' ? [...node.entries.values()] : [];
}
