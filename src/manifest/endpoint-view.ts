import type { Field } from '../endpoint/fields/index.js';
import type { JsonObject } from '../json.js';
import type { Entry, MapNode, Node, SourcePlace } from './node.js';
import { endpointField } from './shapes.js';
import { fieldsMeant, mostAsked } from './unknown-keys.js';

export type Path = readonly (string | number)[];

/** A merged endpoint on the way to being accepted: its document, and where each part of it stands. */
export interface EndpointView {
  key: string;
  name: string;
  keyPlace: SourcePlace;
  tree: MapNode;
  document: JsonObject;
  lifecycle: JsonObject;
}

/**
 * Where the part at the path stands: the value of a scalar, the key of a map or list; the nearest part around it
 * where the path leads nowhere.
 */
export function placeAt(view: Pick<EndpointView, 'tree' | 'keyPlace'>, path: Path): SourcePlace {
  let node: Node = view.tree;
  let place = view.keyPlace;
  for (const part of path) {
    if (node.type === 'map') {
      const entry: Entry | undefined = node.entries.get(String(part));
      if (entry === undefined) return place;
      node = entry.value;
      place = node.type === 'scalar' ? node.place : entry.keyPlace;
    } else if (node.type === 'list') {
      const item: Node | undefined = node.items[Number(part)];
      if (item === undefined) return place;
      node = item;
      place = item.place;
    } else return place;
  }
  return place;
}

/** Where the key of the path's last part stands. */
export function keyPlaceAt(view: Pick<EndpointView, 'tree' | 'keyPlace'>, path: Path): SourcePlace {
  return entryAt(view.tree, path)?.keyPlace ?? placeAt(view, path);
}

/**
 * Whether the text states the field, be its value right or wrong, its name misspelt, or its place one level too high: what
 * is wrong is reported as that, and is not missing, too.
 */
export function isStated(view: Pick<EndpointView, 'tree'>, path: Path): boolean {
  if (entryAt(view.tree, path) !== undefined) return true;
  const [around, block, name] = [path.slice(0, -2), String(path.at(-2)), String(path.at(-1))];
  return meantAt(view.tree, path.slice(0, -1))?.fields.has(name) === true || (path.length > 1 && meantAt(view.tree, around)?.keys.get(name)?.includes(block) === true);
}

interface Meant {
  /** Keys that the map does not know, with the fields that each may stand for. */
  keys: ReadonlyMap<string, readonly string[]>;
  /** All of these fields. */
  fields: ReadonlySet<string>;
}

/** Looked for once for each map, since the search for near names is slow and is asked for many fields. */
const meantIn = new WeakMap<MapNode, Meant>();

/** What the unknown keys of the map at the path stand for; `undefined` where there is no map. */
function meantAt(tree: Node, path: Path): Meant | undefined {
  const node = nodeAt(tree, path);
  if (node?.type !== 'map') return undefined;
  const earlier = meantIn.get(node);
  if (earlier !== undefined) return earlier;
  const field = fieldAt(path);
  if (field?.type !== 'object') return undefined;
  const { fields, readOnly = [] } = field;
  const unknown = [...node.entries.keys()].filter((key) => !Object.hasOwn(fields, key) && !readOnly.includes(key)).slice(0, mostAsked);
  const keys = new Map(unknown.map((key) => [key, fieldsMeant(key, fields)] as const));
  const meant: Meant = { keys, fields: new Set([...keys.values()].flat()) };
  meantIn.set(node, meant);
  return meant;
}

function fieldAt(path: Path): Field | undefined {
  let field: Field | undefined = endpointField;
  for (const part of path) {
    if (field?.type === 'object') field = Object.hasOwn(field.fields, part) ? field.fields[part] : undefined;
    else field = field?.type === 'entity-list' || field?.type === 'keyed-list' ? field.item : undefined;
  }
  return field;
}

/** False for what should be a map and is not, which is reported as that. */
export function isMapAt(view: Pick<EndpointView, 'tree'>, path: Path): boolean {
  return nodeAt(view.tree, path)?.type === 'map';
}

function nodeAt(tree: Node, path: Path): Node | undefined {
  let node: Node | undefined = tree;
  for (const part of path) {
    if (node?.type === 'list') node = node.items[Number(part)];
    else node = node?.type === 'map' ? node.entries.get(String(part))?.value : undefined;
  }
  return node;
}

function entryAt(tree: Node, path: Path): Entry | undefined {
  const node = nodeAt(tree, path.slice(0, -1));
  return node?.type === 'map' ? node.entries.get(String(path.at(-1))) : undefined;
}
