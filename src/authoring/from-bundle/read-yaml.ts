/** YAML as bundles write it (anchors, `<<`) -> located nodes. What it can be made to read is bounded. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { EndpointsError } from '../../errors.js';
import { isNull, type Entry, type MapNode, type Node, type SourcePlace } from '../../manifest/node.js';
import { limits } from '../../manifest/limits.js';
import type { SourceFile } from '../../manifest/yaml-tree.js';

interface Ranged {
  range?: [number, number, number] | null;
}

/** Reads one file as a map. An empty file is an empty map. Throws `invalid-input` with the place of the first problem. */
export function readYaml({ path, text }: SourceFile): MapNode {
  if (text.length > limits.bytes || Buffer.byteLength(text) > limits.bytes) throw problem({ file: path, line: 1, column: 1 }, 'the file is larger than 1 MiB.');
  const lines = new LineCounter();
  const placeAt = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(offset);
    return { file: path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), { lineCounter: lines, uniqueKeys: false, merge: false, logLevel: 'silent' });
    const [first, second] = 'empty' in documents ? [] : documents;
    const error = first?.errors[0];
    if (error !== undefined) throw problem(placeAt(error.pos[0]), error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '.') ?? '');
    if (second !== undefined) throw problem(placeAt(second.range[0]), 'the file holds more than one YAML document.');
    const start = { file: path, line: 1, column: 1 };
    if (first?.contents == null || (isScalar(first.contents) && first.contents.value === null)) return { type: 'map', entries: new Map(), place: start };
    const node = createConverter(placeAt)(first.contents, 0, start);
    if (node.type === 'map') return node;
    throw problem(node.place, 'the file is no map of keys and values.');
  } catch (thrown) {
    // The parser calls itself once a level.
    if (thrown instanceof RangeError) throw problem({ file: path, line: 1, column: 1 }, tooDeep);
    throw thrown;
  }
}

const tooDeep = 'maps and lists are nested too deeply.';

export function problem(place: SourcePlace, message: string): EndpointsError {
  return new EndpointsError('invalid-input', `${place.file}:${place.line}:${place.column}: ${message}`, { hint: 'Nothing was written.' });
}

function createConverter(placeAt: (offset: number) => SourcePlace): (source: unknown, depth: number, fallback: SourcePlace) => Node {
  const anchors = new Map<string, { node: Node; size: number } | 'open'>();
  let count = 0;

  const placeOf = (source: unknown, fallback: SourcePlace): SourcePlace => {
    const range = (source as Ranged | null)?.range;
    return range == null ? fallback : placeAt(range[0]);
  };

  function alias(name: string, place: SourcePlace): Node {
    const target = anchors.get(name);
    if (target === undefined) throw problem(place, `there is no anchor \`&${name}\` above this alias.`);
    if (target === 'open') throw problem(place, `the alias \`*${name}\` stands inside its own anchor.`);
    spend(target.size, place);
    return target.node;
  }

  /** An "alias bomb" multiplies values: each use counts. */
  function spend(size: number, place: SourcePlace): void {
    count += size;
    if (count > limits.aliasedValues) throw problem(place, 'the file holds, or its aliases expand to, too many values.');
  }

  function map(items: readonly { key: unknown; value: unknown }[], place: SourcePlace, depth: number): MapNode {
    const entries = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const item of items) {
      const keyPlace = placeOf(item.key, place);
      const key = convert(item.key, depth + 1, keyPlace);
      if (key.type !== 'scalar') throw problem(keyPlace, 'a key must be text.');
      const value = convert(item.value, depth + 1, keyPlace);
      if (key.text === '<<') merged.push(...merge(value));
      else if (entries.has(key.text)) throw problem(keyPlace, `the key \`${key.text}\` is already defined in this map.`);
      else entries.set(key.text, { key: key.text, keyPlace, value });
    }
    // What is merged in gives way to what stands here, and to what was merged in before.
    for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    return { type: 'map', entries, place };
  }

  function merge(value: Node): Entry[] {
    if (value.type === 'map') return [...value.entries.values()];
    if (value.type === 'list') return value.items.flatMap(merge);
    if (isNull(value)) return [];
    throw problem(value.place, '`<<` merges maps only.');
  }

  function convert(source: unknown, depth: number, fallback: SourcePlace): Node {
    const place = placeOf(source, fallback);
    if (depth > limits.depth) throw problem(place, tooDeep);
    if (isAlias(source)) return alias(source.source, place);
    spend(1, place);
    const before = count;
    const anchor = (source as { anchor?: string } | null)?.anchor;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const node: Node = isMap(source)
      ? map(source.items, place, depth)
      : isSeq(source)
        ? { type: 'list', items: source.items.map((item) => convert(item, depth + 1, place)), place }
        : scalar(source, place);
    if (anchor !== undefined) anchors.set(anchor, { node, size: count - before + 1 });
    return node;
  }

  return convert;
}

function scalar(source: unknown, place: SourcePlace): Node {
  const known = isScalar(source) ? source : undefined;
  const value = known?.value ?? null;
  if (typeof value === 'string') return { type: 'scalar', value, text: value, place };
  if (typeof value === 'number' || typeof value === 'boolean') return { type: 'scalar', value, text: known?.source ?? String(value), place };
  return { type: 'scalar', value: null, text: '', place };
}
