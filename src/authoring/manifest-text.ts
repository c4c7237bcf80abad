/** A draft as the text of a manifest: the order of the table of fields, comments in their places, same draft same bytes. */
import { isCollection, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { isObject, record, type Json, type JsonObject } from '../json.js';
import { endpointField, manifestShape, type Shape } from '../manifest/shapes.js';
import { newYaml, yamlText } from '../plan/manifest-lines.js';
import { leftOutWords, type Draft, type DraftEndpoint, type LeftOut } from './draft.js';

/** Items of lists are written on one line up to this length. */
const longestFlow = 110;
const longestComment = 110;

/** The text of the manifest. It reads back (`readManifest`) to the documents of the draft. */
export function writeManifestText(draft: Draft): string {
  const endpoints = [...draft.endpoints].sort((a, b) => compare(a.key, b.key));
  const root: [string, Json][] = [['id', draft.id]];
  if (draft.movedFrom !== undefined && draft.movedFrom.length > 0) root.push(['moved_from', draft.movedFrom]);
  if (draft.variables !== undefined && Object.keys(draft.variables).length > 0) root.push(['variables', variablesOf(draft.variables)]);
  for (const part of ['targets', 'defaults'] as const) {
    const value = draft[part];
    if (value !== undefined && Object.keys(value).length > 0) root.push([part, inOrder(manifestShape.fields[part], value)]);
  }
  root.push(['endpoints', record(endpoints.map((endpoint) => [endpoint.key, endpointValue(endpoint)] as const))]);

  const document = newYaml(record(root));
  const map = document.contents as unknown as YAMLMap<Node, Node>;
  for (const pair of map.items.slice(1)) pair.key.spaceBefore = true;
  annotate(map, endpoints, draft.leftOut ?? []);
  shorten(map);
  document.commentBefore = commentOf([...(draft.schema === undefined ? [] : [`yaml-language-server: $schema=${draft.schema}`]), ...draft.head]) ?? null;
  return yamlText(document);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function variablesOf(variables: NonNullable<Draft['variables']>): JsonObject {
  return record(
    Object.entries(variables).map(([name, { default: value, description }]): [string, Json] => {
      if (description === undefined && value !== undefined) return [name, value];
      return [name, { ...(value === undefined ? {} : { default: value }), ...(description === undefined ? {} : { description }) }];
    }),
  );
}

function endpointValue(endpoint: DraftEndpoint): JsonObject {
  const { document, lifecycle, name } = endpoint;
  const stated = Object.entries(document);
  if (name !== undefined && name !== endpoint.key) stated.unshift(['name', name]);
  if (lifecycle !== undefined && Object.keys(lifecycle).length > 0) stated.push(['lifecycle', lifecycle]);
  return inOrder(endpointField, record(stated)) as JsonObject;
}

/** Keys in the order of the table; what it does not know comes after, as it came. */
function inOrder(shape: Shape | undefined, value: Json): Json {
  if (Array.isArray(value)) {
    const item = shape !== undefined && 'item' in shape ? shape.item : undefined;
    return value.map((each) => inOrder(item, each));
  }
  if (!isObject(value)) return value;
  if (shape?.type === 'map') return record(Object.entries(value).map(([key, item]) => [key, inOrder(shape.value, item)] as const));
  const fields: Readonly<Record<string, Shape>> = shape?.type === 'object' || shape?.type === 'group' ? shape.fields : {};
  const known = Object.keys(fields).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
  return record([...known, ...others].map((key) => [key, inOrder(Object.hasOwn(fields, key) ? fields[key] : undefined, value[key] ?? null)] as const));
}

/** Comments above endpoints and fields, empty lines between endpoints, and a word in place of each one left out. */
function annotate(root: YAMLMap<Node, Node>, endpoints: readonly DraftEndpoint[], leftOut: readonly LeftOut[]): void {
  const map = valueAt(root, 'endpoints') as YAMLMap<Node, Node>;
  const gone = leftOutWords(leftOut);
  for (const [index, endpoint] of endpoints.entries()) {
    const pair = map.items[index];
    if (pair === undefined) continue;
    const next = gone.findIndex(({ key }) => compare(key, endpoint.key) > 0);
    const before = gone.splice(0, next < 0 ? gone.length : next);
    // An empty line keeps what was left out apart from what follows.
    addComment(pair.key, [...before.flatMap(({ text }) => [text, '']), ...endpoint.notes]);
    if (index > 0) pair.key.spaceBefore = true;
    for (const note of endpoint.fieldNotes) addComment(nodeToNote(pair, note.path), [note.text]);
  }
  const rest = gone.flatMap(({ text }, at) => (at === 0 ? [text] : ['', text]));
  if (rest.length === 0) return;
  if (endpoints.length > 0) map.comment = commentOf(rest) ?? null;
  else for (const pair of root.items.slice(-1)) addComment(pair.key, rest);
}

/** What carries the comment for a path: the key of the field, or the item of a list, as deep as there is one. */
function nodeToNote(endpoint: Pair<Node, Node>, path: readonly (string | number)[]): Node {
  let carrier: Node = endpoint.key;
  let at: Node | null = endpoint.value;
  for (const part of path) {
    if (isMap<Node, Node>(at)) {
      const pair = at.items.find((item) => isScalar(item.key) && item.key.value === part);
      if (pair?.value == null) return carrier;
      [carrier, at] = [pair.key, pair.value];
    } else if (isSeq<Node>(at)) {
      const item = typeof part === 'number' ? at.items[part] : undefined;
      if (item === undefined) return carrier;
      [carrier, at] = [item, item];
    } else return carrier;
  }
  return carrier;
}

function valueAt(map: YAMLMap<Node, Node>, key: string): Node | undefined {
  return map.items.find((item) => isScalar(item.key) && item.key.value === key)?.value ?? undefined;
}

function addComment(node: Node, lines: readonly string[]): void {
  const added = commentOf(lines);
  if (added === undefined) return;
  node.commentBefore = node.commentBefore == null || node.commentBefore === '' ? added : `${node.commentBefore}\n${added}`;
}

/** Comment text as the library wants it; nothing in it can end the comment or hide from its reader. */
function commentOf(lines: readonly string[]): string | undefined {
  if (lines.length === 0) return undefined;
  return lines
    .flatMap((line) => line.split(/\r\n|[\n\r\u0085\u2028\u2029]/))
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, ' ').trimEnd())
    .flatMap(wrap)
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n');
}

/** Lines of a comment as long as people write them; the line for editors is one line whatever its length. */
function wrap(line: string): string[] {
  if (line.length <= longestComment || line.startsWith('yaml-language-server:')) return [line];
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < longestComment) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Small items of lists, and lists of plain texts, on one line, as people write them: `- { key: team, value: gen-ai }`. */
function shorten(node: Node | null): void {
  if (isSeq<Node>(node)) {
    for (const item of node.items) {
      if (isMap(item) && isFlat(item)) item.flow = true;
      else shorten(item);
    }
    if (node.items.every((item) => isScalar(item)) && isFlat(node)) node.flow = true;
  } else if (isMap<Node, Node>(node)) {
    for (const pair of node.items) shorten(pair.value);
  }
}

/** Whether a collection of scalars fits on one line and carries no comment. */
function isFlat(collection: YAMLMap | YAMLSeq): boolean {
  let length = 0;
  const plain = (node: unknown): boolean => {
    if (!isScalar(node) || node.commentBefore != null) return false;
    const text = String(node.value);
    length += text.length + 4;
    return !text.includes('\n');
  };
  const scalars = collection.items.every((item) => (isPair(item) ? plain(item.key) && plain(item.value) : plain(item)));
  return scalars && length <= longestFlow && !isCollection(collection.items[0]);
}
