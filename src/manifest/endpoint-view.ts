import type { Field } from '../endpoint/fields/index.js';
import type { JsonObject } from '../json.js';
import type { Entry, MapNode, Node, SourcePlace } from './node.js';
import { endpointField } from './shapes.js';
import { fieldsMeant } from './unknown-keys.js';

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
  return isMeant(view.tree, path.slice(0, -1), name) || (path.length > 1 && isMeant(view.tree, around, block, name));
}

/** Whether the map at the path has a key (this one, or any) that it does not know, and that stands for the field or for one in it. */
function isMeant(tree: Node, path: Path, name: string, only?: string): boolean {
  const node = nodeAt(tree, path);
  const field = node?.type === 'map' ? fieldAt(path) : undefined;
  if (node?.type !== 'map' || field?.type !== 'object') return false;
  const { fields, readOnly = [] } = field;
  return [...node.entries.keys()].some(
    (key) => !Object.hasOwn(fields, key) && !readOnly.includes(key) && (only ?? key) === key && fieldsMeant(key, fields).includes(name),
  );
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
