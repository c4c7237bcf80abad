import type { Field, ObjectField } from '../endpoint/fields/index.js';
import { child, isNull, type Entry, type ListNode, type MapNode, type Node, type SourcePlace } from './node.js';
import { didYouMean, quote, type Report } from './report.js';

/**
 * Puts one layer over what it inherits, by the rules of the product: maps merge by key, lists whose items have an
 * identity merge by it, other values are replaced, `null` drops. Every value keeps its own place.
 */
export function mergeLayer(inherited: Node | undefined, layer: Node, field: Field, report: Report): Node | undefined {
  if (isNull(layer)) return undefined;
  switch (field.type) {
    case 'object':
      return layer.type === 'map' ? mergeObject(asMap(inherited), layer, field, report) : layer;
    case 'string-map':
      return layer.type === 'map' ? mergeMap(asMap(inherited), layer, (_, value) => (isNull(value) ? undefined : value)) : layer;
    case 'entity-list':
      return mergeList(inherited, layer, { item: field.item, match: identityBy(['name']) }, report);
    case 'keyed-list': {
      const { item, identity } = field;
      if (item === undefined || identity.length === 0) return layer;
      return mergeList(inherited, layer, { item, match: matcherOf(identity) }, report);
    }
    default:
      return layer;
  }
}

function asMap(node: Node | undefined): MapNode | undefined {
  return node?.type === 'map' ? node : undefined;
}

function mergeObject(inherited: MapNode | undefined, layer: MapNode, field: ObjectField, report: Report): MapNode {
  return mergeMap(inherited, layer, (below, value, key) => {
    const row = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
    if (row !== undefined) return mergeLayer(below, value, row, report);
    return isNull(value) ? undefined : value;
  });
}

function mergeMap(
  inherited: MapNode | undefined,
  layer: MapNode,
  merge: (below: Node | undefined, value: Node, key: string) => Node | undefined,
): MapNode {
  const entries = new Map(inherited?.entries);
  // Most layers change nothing of what they hold, in a large manifest thousands of maps: such a layer is shared.
  let same = entries.size === 0;
  for (const entry of layer.entries.values()) {
    const below = entries.get(entry.key);
    const value = merge(below?.value, entry.value, entry.key);
    same &&= value === entry.value;
    if (value === undefined) entries.delete(entry.key);
    else entries.set(entry.key, value === entry.value ? entry : { ...entry, value });
  }
  return same ? layer : { type: 'map', entries, place: layer.place };
}

/** How items of a list are told apart. */
interface Match {
  /** Items can only be the same if they have one of these in common. */
  keys: (item: MapNode) => string[];
  /** Whether two such items are. */
  same?: (inherited: MapNode, item: MapNode) => boolean;
}

interface ItemRules {
  item: ObjectField;
  match: Match;
}

function mergeList(inherited: Node | undefined, layer: Node, rules: ItemRules, report: Report): Node {
  if (layer.type !== 'list') return layer;
  const below = inherited?.type === 'list' ? inherited.items : [];
  const find = indexOf(below, rules.match);
  const items: Node[] = [...below];
  const removed = new Set<Node>();
  // Items meet inherited ones only, never one another: a duplicate within one list stays, and is reported later.
  const merged = new Map<Node, Node>();
  for (const item of layer.items) {
    if (item.type !== 'map') {
      items.push(item);
      continue;
    }
    const matches = find(item);
    const removal = child(item, 'remove');
    if (removal !== undefined) {
      const isMeant = removal.type === 'scalar' && removal.text === 'true';
      if (matches.length === 0 && isMeant) report.error(item.place, () => nothingToRemove(item, below));
      for (const match of matches) removed.add(match);
    } else if (matches.length === 0) {
      items.push(mergeObject(undefined, item, rules.item, report));
    } else {
      for (const match of matches) merged.set(match, mergeObject(match, item, rules.item, report));
    }
  }
  if (below.length === 0 && items.length === layer.items.length && items.every((item, index) => item === layer.items[index])) return layer;
  return { type: 'list', items: items.filter((item) => !removed.has(item)).map((item) => merged.get(item) ?? item), place: layer.place } satisfies ListNode;
}

/** Finds the inherited items that are the same as one of the layer: at once, since lists of strangers may be long. */
function indexOf(below: readonly Node[], { keys, same }: Match): (item: MapNode) => MapNode[] {
  if (below.length === 0) return () => [];
  const index = new Map<string, MapNode[]>();
  for (const each of below) {
    if (each.type !== 'map') continue;
    for (const key of keys(each)) {
      const others = index.get(key);
      if (others === undefined) index.set(key, [each]);
      else others.push(each);
    }
  }
  return (item) => [...new Set(keys(item).flatMap((key) => index.get(key) ?? []))].filter((each) => same?.(each, item) ?? true);
}

function nothingToRemove(item: MapNode, below: readonly Node[]): string {
  const [name] = [...item.entries.values()].filter((entry) => entry.key !== 'remove');
  const text = name === undefined ? '' : textAt(item, name.key);
  const known = below.map((each) => (name === undefined ? '' : textAt(each, name.key))).filter((each) => each !== '');
  const hint = didYouMean(text, known);
  // In tags written as a map, an empty value means removal.
  const shorthand = item.entries.get('remove')?.keyPlace === item.place ? ' For empty text write `""`.' : '';
  return `There is no inherited item ${quote(text)} to remove here.${hint}${shorthand}`;
}

function textAt(node: Node, key: string): string {
  const value = child(node, key);
  return value?.type === 'scalar' ? value.text.trim() : '';
}

/** Items are the same where one of the identifying fields is stated by both, and equal. */
function identityBy(identity: readonly string[]): Match {
  return { keys: (item) => identity.map((key) => [key, textAt(item, key)]).filter(([, text]) => text !== '').map((pair) => JSON.stringify(pair)) };
}

/**
 * Rate limits are told apart by whom they limit and by what they count (N26); a limit that counts nothing yet
 * (`remove: true`) means all of that principal.
 */
const sameLimit: Match = {
  keys: (limit) => [JSON.stringify([textAt(limit, 'key') || 'endpoint', textAt(limit, 'principal')])],
  same: (a, b) => {
    const units = (limit: MapNode): string[] => ['calls', 'tokens'].filter((unit) => limit.entries.has(unit));
    return units(a).length === 0 || units(b).length === 0 || units(a).some((unit) => units(b).includes(unit));
  },
};

function matcherOf(identity: readonly string[]): Match {
  return identity.includes('calls') ? sameLimit : identityBy(identity);
}

/** One endpoint's layers, lowest first, as one. */
export function mergeLayers(layers: readonly Node[], field: ObjectField, place: SourcePlace, report: Report): MapNode {
  let result: MapNode = { type: 'map', entries: new Map<string, Entry>(), place };
  for (const layer of layers) {
    const next = mergeLayer(result, layer, field, report);
    if (next?.type === 'map') result = next;
  }
  return { ...result, place };
}
