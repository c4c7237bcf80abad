/** One target of a bundle: what its references stand for, and what it puts before names. */
import { child, isNull, scalarOf, type MapNode, type Node } from '../../manifest/node.js';
import { literal } from '../../plan/manifest-lines.js';
import { mergeNodes } from './merge.js';
import { normalizePrefix } from './names.js';
import { createResolver, isMissing, nodeAt, type Lookup, type Resolver } from './references.js';

/** Parts of the root that a target lays its own over. */
const layered = ['bundle', 'workspace', 'resources', 'permissions', 'presets'];
const shortName = 'workspace.current_user.short_name';

export interface Scope {
  /** Absent for the root, which is no target by itself. */
  target: string | undefined;
  /** The root with the target's own laid over it. */
  root: MapNode;
  resolver: Resolver;
  /** Put before the names of endpoints, in the manifest's own language. */
  prefix: string;
  /** `mode: development`. */
  development: boolean;
  /** The value of a variable, references filled in; `undefined` where it has none. */
  variable: (name: string) => Node | undefined;
}

export interface ScopeOptions {
  root: MapNode;
  target: string | undefined;
  /** Values given to the run: over everything. */
  given: ReadonlyMap<string, string>;
  /** Whether a variable of the bundle becomes one of the manifest. */
  isKept: (name: string) => boolean;
  /** The reference to a variable of the manifest that stands for what only a deployment knows. */
  unknown: (path: string, node: Node) => string;
  warn: (node: Node, message: string) => void;
  /** The input is the output of `databricks bundle validate -o json`: names are whole already. */
  resolved: boolean;
}

export function createScope(options: ScopeOptions): Scope {
  const { given, target, resolved } = options;
  const over = target === undefined ? undefined : child(child(options.root, 'targets'), target);
  const root = layered.reduce<MapNode>((result, name) => {
    const value = mergeNodes(child(options.root, name), child(over, name));
    return value === undefined ? result : { ...result, entries: new Map(result.entries).set(name, { key: name, keyPlace: value.place, value }) };
  }, options.root);

  const raw = (name: string): Node | undefined => {
    const declared = child(child(root, 'variables'), name);
    const own = child(child(over, 'variables'), name);
    if (own !== undefined && !isNull(own)) {
      const shaped = own.type === 'map' && [...own.entries.keys()].every((key) => ['default', 'lookup', 'type', 'description'].includes(key));
      if (!shaped) return own;
      if (own.entries.has('default')) return child(own, 'default');
      if (own.entries.has('lookup')) return undefined;
    }
    if (!isMissing(child(declared, 'value'))) return child(declared, 'value');
    return isMissing(child(declared, 'default')) ? undefined : child(declared, 'default');
  };

  function find(path: string, node: Node, keep: boolean): Lookup {
    const [head = '', ...rest] = path.split('.');
    if (head === 'var' || head === 'variables') return findVariable(rest.filter((_, index) => !(head === 'variables' && index === 1)), path, node, keep);
    if (path === 'bundle.target' || path === 'bundle.environment') return { text: '${target.name}' };
    const known = given.get(variableName(path));
    if (known !== undefined) return { text: literal(known) };
    if (head === 'resources') {
      const made = resourceName(path);
      if (made !== undefined) return made;
    }
    const found = nodeAt(root, path);
    if (isMissing(found) || !['bundle', 'workspace', 'resources'].includes(head)) return { text: options.unknown(path, node) };
    return { node: found };
  }

  function findVariable(rest: readonly string[], path: string, node: Node, keep: boolean): Lookup {
    const name = (rest[0] ?? '').replace(/\[.*$/, '');
    const value = raw(name);
    if (keep && options.isKept(name) && rest.length === 1) return { text: `\${var.${name}}` };
    const fromRun = given.get(name);
    if (fromRun !== undefined && rest.length === 1) return { text: literal(fromRun) };
    if (value === undefined) return { text: rest.length === 1 && options.isKept(name) ? `\${var.${name}}` : options.unknown(path, node) };
    const inner = nodeAt({ type: 'map', entries: new Map([[name, { key: name, keyPlace: value.place, value }]]), place: value.place }, rest.join('.'));
    return inner === undefined ? { text: options.unknown(path, node) } : { node: inner };
  }

  /** Names that a deployment makes of several parts of a resource. */
  function resourceName(path: string): Lookup | undefined {
    const [, group = '', key = '', field = '', ...more] = path.split('.');
    if (more.length > 0 || resolved) return undefined;
    const resource = child(child(child(root, 'resources'), group), key);
    const textAt = (part: string): string | undefined => {
      const value = child(resource, part);
      const filled = value === undefined ? undefined : resolver.fill(value);
      return filled?.type === 'scalar' && !isNull(filled) ? filled.text : undefined;
    };
    const name = textAt('name');
    if (name === undefined) return undefined;
    const prefixed = ['registered_models', 'schemas', 'model_serving_endpoints'].includes(group) ? `${prefix}${name}` : name;
    const parents = group === 'registered_models' ? [textAt('catalog_name'), textAt('schema_name')] : group === 'schemas' ? [textAt('catalog_name')] : [];
    if (field === 'name') return { text: prefixed };
    if (field !== 'id' && field !== 'full_name') return undefined;
    if (group === 'model_serving_endpoints' || group === 'secret_scopes') return { text: prefixed };
    return parents.length === 0 || parents.includes(undefined) ? undefined : { text: [...parents, prefixed].join('.') };
  }

  const resolver = createResolver({
    find,
    warnDollar: (node) => {
      options.warn(node, 'a reference follows a `$` here, which a manifest would read as plain text. Write the value by hand.');
    },
  });
  const mode = child(over, 'mode') ?? child(child(root, 'bundle'), 'mode');
  const development = mode !== undefined && textOf(mode) === 'development';
  const prefix = resolved ? '' : prefixOf();

  function prefixOf(): string {
    const stated = child(child(root, 'presets'), 'name_prefix');
    if (stated !== undefined && textOf(stated) !== '') {
      const filled = resolver.fillOut(stated);
      return filled.type === 'scalar' ? normalizePrefix(filled.text) : '';
    }
    if (!development) return '';
    const user = find(shortName, mode, false);
    return 'text' in user ? normalizePrefix(`[dev ${user.text}] `) : '';
  }

  return {
    target,
    root,
    resolver,
    prefix,
    development,
    variable: (name) => {
      const fromRun = given.get(name);
      if (fromRun !== undefined) return scalarOf(literal(fromRun), root.place);
      const value = raw(name);
      return value === undefined ? undefined : resolver.fillOut(value);
    },
  };
}

const textOf = (node: Node): string => (node.type === 'scalar' ? node.text : '');

/** A name for the variable that stands for a reference: `workspace.current_user.short_name` -> `workspace_current_user_short_name`. */
export const variableName = (path: string): string => path.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/_$/, '').slice(0, 60);
