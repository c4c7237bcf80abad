/** What a bundle holds beside endpoints: said once for each kind, so that nobody looks for it in vain. */
import { child, isNull, type MapNode, type Node } from '../../manifest/node.js';
import type { Path } from '../foreign/findings.js';
import { group } from './endpoints.js';

const meanings: Readonly<Record<string, string>> = {
  run_as: 'has no meaning here: the identity that the workflow signs in with creates the endpoints and stays their creator.',
  artifacts: 'stays with the bundle: endpoints need nothing built or uploaded.',
  sync: 'stays with the bundle: endpoints need nothing built or uploaded.',
  experimental: 'has no meaning here.',
  scripts: 'stays with the bundle.',
  python: 'has no meaning here. Endpoints that Python code makes are in the output of `databricks bundle validate -o json`, which can be imported, too.',
  environments: 'is an older name of `targets` and is not read. Rename it in the bundle and import again.',
};

type Warn = (node: Node, path: Path, message: string) => void;

/** `used` are the variables of the bundle that the manifest has. */
export function tellDropped(root: MapNode, used: ReadonlySet<string>, warn: Warn): void {
  const targets = child(root, 'targets');
  const parts: [Node, Path][] = [[root, []]];
  if (targets?.type === 'map') parts.push(...[...targets.entries.values()].map((entry): [Node, Path] => [entry.value, ['targets', entry.key]]));
  for (const [part, path] of parts) {
    for (const [name, meaning] of Object.entries(meanings)) {
      const node = child(part, name);
      if (node !== undefined && !isEmpty(node)) warn(node, [...path, name], meaning);
    }
    tellResources(part, path, warn);
  }
  const declared = child(root, 'variables');
  if (declared?.type !== 'map') return;
  const unused = [...declared.entries.values()].filter(({ key }) => !used.has(key));
  const [first] = unused;
  if (first === undefined) return;
  const complex = unused.filter(({ value }) => child(value, 'type') !== undefined).map(({ key }) => key);
  const names = unused.map(({ key }) => `\`${key}\``).join(', ');
  const more = complex.length === 0 ? '' : ' Complex variables are written out where they are used.';
  warn(first.value, ['variables'], `left out, because no text of the manifest refers to them: ${names}.${more}`);
}

function tellResources(part: Node, path: Path, warn: Warn): void {
  const resources = child(part, 'resources');
  if (resources?.type !== 'map') return;
  for (const entry of resources.entries.values()) {
    if (entry.key === group[1] || entry.value.type !== 'map' || entry.value.entries.size === 0) continue;
    const count = entry.value.entries.size;
    warn(entry.value, [...path, 'resources', entry.key], `${count === 1 ? '1 resource stays' : `${count} resources stay`} with the bundle: only endpoints are managed here.`);
  }
}

const isEmpty = (node: Node): boolean => isNull(node) || (node.type === 'map' && node.entries.size === 0) || (node.type === 'list' && node.items.length === 0);
