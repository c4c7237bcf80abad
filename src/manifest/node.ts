import type { SourcePlace } from '../endpoint/model.js';

export type { SourcePlace } from '../endpoint/model.js';

/** A scalar of the manifest; `text` is what the author wrote (`1.10` stays `1.10` where text is wanted). */
export interface ScalarNode {
  type: 'scalar';
  value: string | number | boolean | null;
  text: string;
  place: SourcePlace;
  /** A reference in it could not be filled in, which is reported: nothing more is to be said of the value. */
  unresolved?: boolean;
}

export interface ListNode {
  type: 'list';
  items: Node[];
  place: SourcePlace;
}

export interface Entry {
  key: string;
  keyPlace: SourcePlace;
  value: Node;
}

/** Entries are a Map, so that keys such as `__proto__` are plain keys. */
export interface MapNode {
  type: 'map';
  entries: Map<string, Entry>;
  place: SourcePlace;
}

/** A piece of the manifest that knows where it stands. */
export type Node = ScalarNode | ListNode | MapNode;

export const isNull = (node: Node): boolean => node.type === 'scalar' && node.value === null;

/** The value below a key, if the node is a map that has it. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.type === 'map' ? node.entries.get(key)?.value : undefined;
}

const sizes = new WeakMap<Node, number>();

/** How many values there are in a node, itself counted; those that aliases share count for each use. */
export function sizeOf(node: Node): number {
  if (node.type === 'scalar') return 1;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  let size = 1;
  if (node.type === 'list') for (const item of node.items) size += sizeOf(item);
  else for (const { value } of node.entries.values()) size += sizeOf(value);
  sizes.set(node, size);
  return size;
}

export function mapOf(entries: Iterable<Entry>, place: SourcePlace): MapNode {
  return { type: 'map', entries: new Map([...entries].map((entry) => [entry.key, entry])), place };
}

/** A copy of the map with one entry more, or another value under a key that keeps its place. */
export function withEntry(map: MapNode, entry: Entry): MapNode {
  return { ...map, entries: new Map(map.entries).set(entry.key, entry) };
}

export function scalarOf(value: string | number | boolean, place: SourcePlace): ScalarNode {
  return { type: 'scalar', value, text: String(value), place };
}

/** What a node is, in the words of messages. */
export function describeNode(node: Node): string {
  if (node.type !== 'scalar') return node.type === 'list' ? 'a list' : 'a map';
  if (node.value === null) return 'empty';
  return { string: 'text', number: 'a number', boolean: '`true` or `false`' }[
    typeof node.value as 'string' | 'number' | 'boolean'
  ];
}

/** `file:line:column`, for messages that name a second place. */
export function formatPlace(place: SourcePlace): string {
  return `${place.file}:${place.line}:${place.column}`;
}
