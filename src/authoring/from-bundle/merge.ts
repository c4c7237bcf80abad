import { isNull, type MapNode, type Node } from '../../manifest/node.js';

/**
 * Two layers of a bundle as one, by the bundle's own rules: maps merge by key, lists are put one after the other, other
 * values are replaced, and an empty value changes nothing.
 */
export function mergeNodes(below: Node | undefined, above: Node | undefined): Node | undefined {
  if (below === undefined || isNull(below)) return above ?? below;
  if (above === undefined || isNull(above)) return below;
  if (below.type === 'map' && above.type === 'map') {
    const entries = new Map(below.entries);
    for (const entry of above.entries.values()) {
      const earlier = entries.get(entry.key);
      const value = mergeNodes(earlier?.value, entry.value) ?? entry.value;
      entries.set(entry.key, { ...(earlier ?? entry), value });
    }
    return { ...below, entries } satisfies MapNode;
  }
  if (below.type === 'list' && above.type === 'list') return { ...below, items: [...below.items, ...above.items] };
  return above;
}
