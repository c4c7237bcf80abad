/** `${...}` of a bundle, filled in or turned into references that a manifest knows. */
import { child, isNull, type ListNode, type MapNode, type Node, type ScalarNode } from '../../manifest/node.js';
import { literal } from '../../plan/manifest-lines.js';
import { problem } from './read-yaml.js';

const segment = String.raw`\p{L}+(?:[-_]*[\p{L}\p{N}]+)*`;
const reference = new RegExp(String.raw`\$\{(${segment}(?:\.${segment}(?:\[[0-9]+\])*)*(?:\[[0-9]+\])*)\}`, 'gu');

/** Values a bundle can nest into one another, and all that filling in may make. */
const deepest = 12;
const mostNodes = 100_000;

export interface Resolver {
  /** The node in the manifest's own language; values of places are kept. */
  fill: (node: Node) => Node;
  /** As `fill`, but variables that have a value are written out. */
  fillOut: (node: Node) => Node;
}

/** What a reference finds. */
export type Lookup =
  /** A part of the bundle, with references of its own. */
  | { node: Node }
  /** Text in the manifest's own language. */
  | { text: string };

export interface ResolverOptions {
  /** `keep`: variables of the bundle that become variables of the manifest stay references. */
  find: (path: string, node: Node, keep: boolean) => Lookup;
  /** Told of each text in which a reference follows a `$`, which a manifest cannot say. */
  warnDollar: (node: Node) => void;
}

export function createResolver({ find, warnDollar }: ResolverOptions): Resolver {
  let made = 0;

  function fill(node: Node, keep: boolean, depth: number): Node {
    made += 1;
    if (made > mostNodes) throw problem(node.place, 'filling in the references makes too many values.');
    if (node.type === 'list') return { ...node, items: node.items.map((item) => fill(item, keep, depth)) } satisfies ListNode;
    if (node.type === 'map') {
      const entries = [...node.entries.values()].map((entry) => [entry.key, { ...entry, value: fill(entry.value, keep, depth) }] as const);
      return { ...node, entries: new Map(entries) } satisfies MapNode;
    }
    return typeof node.value === 'string' ? fillScalar(node, node.value, keep, depth) : node;
  }

  function fillScalar(node: ScalarNode, value: string, keep: boolean, depth: number): Node {
    if (depth > deepest) throw problem(node.place, 'the references lead through too many others, or in a circle.');
    const matches = [...value.matchAll(reference)];
    const [only] = matches;
    if (only !== undefined && only[0] === value) {
      const found = find(only[1] ?? '', node, keep);
      return 'node' in found ? fill(found.node, keep, depth + 1) : textNode(node, found.text);
    }
    let text = '';
    let end = 0;
    for (const match of matches) {
      const before = value.slice(end, match.index);
      const found = find(match[1] ?? '', node, keep);
      const inner = 'node' in found ? fill(found.node, keep, depth + 1) : textNode(node, found.text);
      if (inner.type !== 'scalar') throw problem(node.place, `\`${match[0]}\` is no single value, and cannot stand inside text.`);
      if (before.endsWith('$') && inner.text.startsWith('${')) warnDollar(node);
      text += literal(before) + inner.text;
      end = match.index + match[0].length;
      made += inner.text.length / 1000;
    }
    return textNode(node, text + literal(value.slice(end)));
  }

  return {
    fill: (node) => fill(node, true, 0),
    fillOut: (node) => fill(node, false, 0),
  };
}

const textNode = (node: ScalarNode, text: string): ScalarNode => ({ ...node, value: text, text });

/** The node at a path such as `a.b[0].c`. */
export function nodeAt(root: Node | undefined, path: string): Node | undefined {
  return path.split('.').reduce<Node | undefined>((node, part) => {
    const [key = '', ...indexes] = part.split(/\[|\]\[?/).filter((each) => each !== '');
    return indexes.reduce<Node | undefined>((list, index) => (list?.type === 'list' ? list.items[Number(index)] : undefined), child(node, key));
  }, root);
}

export const isMissing = (node: Node | undefined): node is undefined => node === undefined || isNull(node);
