/** The files of a bundle: its root and what `include` names, put together as `databricks bundle` does. */
import { matchesGlob } from '../../glob.js';
import { child, type MapNode, type Node } from '../../manifest/node.js';
import type { SourceFile } from '../../manifest/yaml-tree.js';
import { mergeNodes } from './merge.js';
import { problem, readYaml } from './read-yaml.js';

/** The folder of the bundle. Implementations answer for nothing outside it, whatever links say. */
export interface BundleFolder {
  /** Names in a folder below (`''` is the bundle's own); none where there is no such folder. */
  names: (folder: string) => Promise<string[]>;
  /** Text of a file below; `undefined` where it does not exist or is no file. */
  read: (path: string) => Promise<string | undefined>;
}

const mostFiles = 500;
const mostNames = 20_000;

/** The merged root of a bundle. Throws `invalid-input` for what cannot be read, or lies outside the folder. */
export async function readBundleFiles(root: SourceFile, folder: BundleFolder): Promise<MapNode> {
  let result = readYaml(root);
  const seen = new Set(['databricks.yml', 'databricks.yaml', 'bundle.yml', 'bundle.yaml', root.path]);
  const include = child(result, 'include');
  if (include === undefined || include.type !== 'list') return result;
  const budget = { names: mostNames };
  for (const item of include.items) {
    if (item.type !== 'scalar') continue;
    const found = (await expand(item.text, item, folder, budget)).filter((path) => !seen.has(path));
    for (const path of found) {
      seen.add(path);
      if (seen.size > mostFiles) throw problem(item.place, `more than ${mostFiles} files are included.`);
      if (!/\.(ya?ml|json)$/.test(path)) throw problem(item.place, `\`${path}\` is included, but is neither YAML nor JSON.`);
      const text = await folder.read(path);
      // What is left out here would be missing in the manifest without a word.
      if (text === undefined) throw problem(item.place, `\`${path}\` is included, but is no file, or leads outside the bundle's folder.`);
      result = mergeNodes(result, readYaml({ path, text })) as MapNode;
    }
  }
  return result;
}

/** Files that a pattern of `include` names, sorted: `*`, `?` and `[...]` within one folder's names, as Go's `filepath.Glob`. */
async function expand(pattern: string, node: Node, folder: BundleFolder, budget: { names: number }): Promise<string[]> {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  if (/^([/\\]|[A-Za-z]:)/.test(pattern) || parts.includes('..') || pattern.includes('\\')) {
    throw problem(node.place, `\`${pattern}\` leads outside the bundle's folder, or may: only files below it are read.`);
  }
  let found = [''];
  for (const [index, part] of parts.entries()) {
    const next: string[] = [];
    for (const base of found) {
      const names = /[*?[]/.test(part) ? await folder.names(base) : [part];
      budget.names -= names.length;
      if (budget.names < 0) throw problem(node.place, `\`${pattern}\` leads through too many files.`);
      const matching = names.filter((name) => name === part || matchesGlob(name, part));
      next.push(...matching.map((name) => (base === '' ? name : `${base}/${name}`)));
    }
    found = next;
    if (index < parts.length - 1) found = [...new Set(found)];
  }
  const files = found.filter((path) => path !== '').sort();
  if (!/[*?[]/.test(pattern) && (files[0] === undefined || (await folder.read(files[0])) === undefined)) {
    throw problem(node.place, `\`${pattern}\` is included, but there is no such file.`);
  }
  return files;
}
