import { servedEntityField } from '../endpoint/fields/served-entity.js';
import type { JsonObject } from '../json.js';
import type { Entry, MapNode, Node, SourcePlace } from './node.js';
import { meantKey } from './unknown-keys.js';

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

/** Whether the text states the field, be its value right or wrong: what is wrong is not missing, too. */
export function isStated(view: Pick<EndpointView, 'tree'>, path: Path): boolean {
  return entryAt(view.tree, path) !== undefined;
}

/** Whether the served entity at the path has an unknown key that means this one: what is misspelt is not missing, too. */
export function isMisspelt(view: Pick<EndpointView, 'tree'>, path: Path, name: string): boolean {
  const node = nodeAt(view.tree, path);
  if (node?.type !== 'map' || node.entries.has(name)) return false;
  const { fields } = servedEntityField;
  const known = Object.keys(fields);
  return [...node.entries.keys()].some((key) => !Object.hasOwn(fields, key) && meantKey(key, known) === name);
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
