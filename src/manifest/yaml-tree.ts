import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, Parser, type CST } from 'yaml';
import { limits, newGrowth, type Growth } from './limits.js';
import { describeNode, formatPlace, isNull, type MapNode, type Node, type SourcePlace } from './node.js';
import { quote, type Report } from './report.js';
import { explainSyntax } from './yaml-errors.js';

export interface SourceFile {
  path: string;
  text: string;
}

interface Pair {
  key: unknown;
  value: unknown;
}

interface Ranged {
  range?: [number, number, number] | null;
}

interface Measured {
  node: Node;
  size: number;
  depth: number;
}

/** Reads one file as YAML 1.2 with one document, a map; `undefined` after reporting what is wrong. */
export function parseTree(file: SourceFile, report: Report, growth = newGrowth()): MapNode | undefined {
  const start: SourcePlace = { file: file.path, line: 1, column: 1 };
  if (file.text.length > limits.bytes || Buffer.byteLength(file.text) > limits.bytes) {
    report.error(start, 'The file is larger than 1 MiB. Split it: several files can make one manifest.');
    return undefined;
  }
  // Half of the bytes of plain text are zero in it, and no YAML holds any.
  if (file.text.slice(0, 100).includes('\0')) {
    report.error(start, 'This file is not UTF-8 but UTF-16, as some editors and shells of Windows write it. Save it as UTF-8.');
    return undefined;
  }
  return parseText(file.path, file.text.replace(/^\uFEFF/, ''), report, growth);
}

function parseText(path: string, text: string, report: Report, growth: Growth): MapNode | undefined {
  const lines = new LineCounter();
  const placeAt = (from: number, to?: number): SourcePlace => {
    const begin = lines.linePos(Math.min(from, text.length));
    const [line, column] = [Math.max(begin.line, 1), Math.max(begin.col, 1)];
    if (to === undefined || to <= from) return { file: path, line, column };
    const end = lines.linePos(to);
    return { file: path, line, column, endLine: end.line, endColumn: end.col };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const deep = findTooDeep(tokens);
  if (deep !== undefined) {
    report.error(placeAt(deep), tooDeep);
    return undefined;
  }
  // Duplicate keys are found when converting, where both places can be named.
  const composer = new Composer({ version: '1.2', logLevel: 'silent', merge: false, uniqueKeys: false });
  const documents = [...composer.compose(tokens)];
  const found = documents.flatMap((document) => [
    ...document.errors,
    ...document.warnings.filter((warning) => warning.code === 'TAG_RESOLVE_FAILED'),
  ]);
  for (const { from, to, message } of explainSyntax(text, found, limits.syntaxErrors)) {
    report.error(placeAt(from, to), message);
  }
  if (found.length > 0) return undefined;

  const [first, second] = documents;
  if (second !== undefined) {
    report.error(placeAt(second.range[0]), 'A file holds one YAML document; put the second one into a file of its own.');
    return undefined;
  }
  if (first?.contents == null || (isScalar(first.contents) && first.contents.value === null)) {
    report.error(placeAt(0), 'The manifest is empty. It needs at least `id` and `endpoints`.');
    return undefined;
  }
  if (first.directives.yaml.version === '1.1') {
    report.error(placeAt(0), 'The manifest is read as YAML 1.2. Remove the directive `%YAML 1.1`.');
    return undefined;
  }
  const converted = createConverter({ text, placeAt, report, growth }).convert(first.contents, 0, placeAt(0));
  if (converted === undefined) return undefined;
  if (converted.node.type === 'map') return converted.node;
  report.error(
    converted.node.place,
    `A manifest is a map with \`id\` and \`endpoints\`, but this is ${describeNode(converted.node)}.`,
  );
  return undefined;
}

/**
 * Offset of the first map or list below the allowed depth. The composer calls itself once a level, so that deep
 * nesting must be found before it runs, without calls.
 */
function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > limits.depth) return token.offset;
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key != null) open.push({ token: item.key, depth: depth + 1 });
      if (item.value !== undefined) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

/** Turns the parser's nodes into located ones; aliases share the node of their anchor. */
function createConverter({ text, placeAt, report, growth }: { text: string; placeAt: (from: number, to?: number) => SourcePlace; report: Report; growth: Growth }) {
  const anchors = new Map<string, Measured | 'open'>();
  let stopped = false;

  const stop = (place: SourcePlace, message: string): Measured | undefined => {
    if (!stopped) report.error(place, message);
    stopped = true;
    return undefined;
  };

  const placeOf = (node: unknown, fallback: SourcePlace): SourcePlace => {
    const range = (node as Ranged | null)?.range;
    if (range == null) return fallback;
    const block = !isScalar(node) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    return block ? placeAt(range[0]) : placeAt(range[0], range[1]);
  };

  function convertAlias(name: string, place: SourcePlace, depth: number): Measured | undefined {
    const target = anchors.get(name);
    if (target === undefined) return stop(place, `There is no anchor \`&${name}\` above this alias.`);
    if (target === 'open') return stop(place, `The alias \`*${name}\` stands inside its own anchor.`);
    growth.aliased += target.size;
    if (growth.aliased > limits.aliasedValues) {
      return stop(place, 'The aliases of this manifest expand to too many values. Write fewer, or smaller, anchors.');
    }
    return depth + target.depth > limits.depth ? stop(place, tooDeep) : target;
  }

  function convertMap(source: { items: readonly Pair[] }, place: SourcePlace, depth: number): Measured | undefined {
    const map: MapNode = { type: 'map', entries: new Map(), place };
    let size = 1;
    let below = 0;
    for (const item of source.items) {
      if (isMap(item.key) && item.key.flow === true) return convertUnquoted(source, place);
      const keyPlace = placeOf(item.key, place);
      const key = convertKey(item.key, keyPlace, depth);
      const value = convert(item.value, depth + 1, keyPlace);
      if (value === undefined || stopped) return undefined;
      size += value.size;
      below = Math.max(below, value.depth);
      if (key === undefined) continue;
      const earlier = map.entries.get(key);
      if (earlier === undefined) map.entries.set(key, { key, keyPlace, value: value.node });
      else report.error(keyPlace, `The key ${quote(key)} is already defined at ${formatPlace(earlier.keyPlace)}.`);
    }
    return { node: map, size, depth: below + 1 };
  }

  /** `key: {{secrets/a/b}}` is a map in a map for YAML: the most likely slip in a manifest. */
  function convertUnquoted(source: unknown, place: SourcePlace): Measured {
    report.error(place, 'Text with `{{...}}` must be in quotes: `"{{secrets/<scope>/<key>}}"`.');
    const [from, to] = (source as Ranged).range ?? [0, 0];
    return { node: { type: 'scalar', value: text.slice(from, to), text: text.slice(from, to), place }, size: 1, depth: 1 };
  }

  function convertKey(key: unknown, place: SourcePlace, depth: number): string | undefined {
    const node = convert(key, depth + 1, place)?.node;
    if (node === undefined) return undefined;
    if (node.type !== 'scalar' || (isNull(node) && node.text === '')) {
      report.error(place, `A key must be text, but this one is ${describeNode(node)}.`);
      return undefined;
    }
    if (node.text !== '<<') return node.text;
    report.error(
      place,
      'Merge keys (`<<`) are not supported. Put what endpoints share under `defaults`, or use an alias for a whole value.',
    );
    return undefined;
  }

  function convertItems(items: readonly unknown[], place: SourcePlace, depth: number): Measured | undefined {
    const list: Node[] = [];
    let size = 1;
    let below = 0;
    for (const item of items) {
      const value = convert(item, depth + 1, place);
      if (value === undefined || stopped) return undefined;
      list.push(value.node);
      size += value.size;
      below = Math.max(below, value.depth);
    }
    return { node: { type: 'list', items: list, place }, size, depth: below + 1 };
  }

  function convert(source: unknown, depth: number, fallback: SourcePlace): Measured | undefined {
    const place = placeOf(source, fallback);
    if (stopped) return undefined;
    if (depth > limits.depth) return stop(place, tooDeep);
    if (isAlias(source)) return convertAlias(source.source, place, depth);
    const tag = (source as { tag?: string } | null)?.tag;
    if (tag !== undefined && !tags.has(tag)) return stop(place, `The tag ${quote(tag.replace(/^tag:yaml\.org,2002:/, '!!'))} is not supported. Remove it.`);
    const anchor = (source as { anchor?: string } | null)?.anchor;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const result = isMap(source)
      ? convertMap(source, place, depth)
      : isSeq(source)
        ? convertItems(source.items, place, depth)
        : convertScalar(source, place);
    if (anchor !== undefined && result !== undefined) anchors.set(anchor, result);
    return result;
  }

  return { convert };
}

/** Those of JSON, and the one that says nothing. The parser also makes dates, bytes and sets, which no field takes, and which would read as empty here. */
const tags: ReadonlySet<string> = new Set(['!', ...['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`)]);

const tooDeep = `Maps and lists are nested too deeply; at most ${limits.depth} levels are read.`;

function convertScalar(source: unknown, place: SourcePlace): Measured {
  const scalar = isScalar(source) ? source : undefined;
  const value = scalar?.value ?? null;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  const text = typeof known === 'string' ? known : (scalar?.source ?? (known === null ? '' : String(known)));
  return { node: { type: 'scalar', value: known, text, place }, size: 1, depth: 1 };
}
