/** The endpoints of a bundle as one target would deploy them. */
import { isObject, record, textOf, type Json, type JsonObject } from '../../json.js';
import { child, isNull, type Node } from '../../manifest/node.js';
import type { FieldNote } from '../draft.js';
import { cleanEndpoint, type CleanOptions } from '../foreign/clean.js';
import type { Path } from '../foreign/findings.js';
import type { Scope } from './scope.js';

export interface BundleEndpoint {
  /** Key of the resource. */
  key: string;
  /** Before the prefix, in the manifest's own language; the key where the bundle names none. */
  name: string;
  document: JsonObject;
  preventDestroy: boolean;
  notes: FieldNote[];
}

export interface EndpointOptions {
  placeholder: CleanOptions['placeholder'];
  onCredential: (variable: string) => void;
  warn: (node: Node, path: Path, message: string) => void;
  /** The input is the output of `databricks bundle validate -o json`: the bundle's own grants are in each resource. */
  resolved: boolean;
}

const levels: Readonly<Record<string, string>> = { CAN_MANAGE: 'CAN_MANAGE', CAN_VIEW: 'CAN_VIEW', CAN_RUN: 'CAN_QUERY' };
const ranks = ['CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE'];
const principals = ['user_name', 'group_name', 'service_principal_name'] as const;
/** Keys of the resource that are no part of the endpoint as the API knows it. */
const ownKeys = ['name', 'permissions', 'lifecycle', 'id', 'url', 'modified_status'];

export const group = ['resources', 'model_serving_endpoints'] as const;

export function readEndpoints(scope: Scope, options: EndpointOptions): BundleEndpoint[] {
  const resources = child(child(scope.root, group[0]), group[1]);
  if (resources?.type !== 'map') return [];
  return [...resources.entries.values()].flatMap((entry) => {
    if (isNull(entry.value) || entry.value.type !== 'map') {
      options.warn(entry.value, [...group, entry.key], 'left out: the endpoint is empty.');
      return [];
    }
    return [readEndpoint(entry.key, scope.resolver.fill(entry.value), scope, options)];
  });
}

function readEndpoint(key: string, node: Node, scope: Scope, options: EndpointOptions): BundleEndpoint {
  const raw = toJson(node) as JsonObject;
  const warn = (path: Path, message: string): void => {
    options.warn(deepest(node, path), [...group, key, ...path], message);
  };
  for (const name of Object.keys(raw)) {
    if (ownKeys.includes(name) || name === 'rate_limits' || isKnown(name)) continue;
    warn([name], 'dropped: a manifest has no such field.');
  }
  const { document, notes } = cleanEndpoint(raw, {
    endpoint: key,
    filled: false,
    isSecret: () => false,
    text: (value) => value,
    placeholder: options.placeholder,
    onCredential: options.onCredential,
    warn,
  });
  const permissions = readPermissions(raw, scope, options, warn);
  if (permissions.length > 0) document['permissions'] = permissions;
  const lifecycle = isObject(raw['lifecycle']) ? raw['lifecycle'] : {};
  const name = textOf(raw['name']);
  return { key, name: name === '' ? key : name, document, preventDestroy: textOf(lifecycle['prevent_destroy']) === 'true', notes };
}

const known = ['config', 'ai_gateway', 'tags', 'email_notifications', 'telemetry_config', 'description', 'route_optimized', 'budget_policy_id'];
const isKnown = (name: string): boolean => known.includes(name);

/** The resource's own grants, and those of the bundle for everybody that it does not mention; the highest for each. */
function readPermissions(raw: JsonObject, scope: Scope, options: EndpointOptions, warn: (path: Path, message: string) => void): JsonObject[] {
  const grants = new Map<string, JsonObject>();
  const add = (grant: JsonObject, level: string): boolean => {
    const principal = principals.find((name) => textOf(grant[name]) !== '');
    if (principal === undefined) return false;
    const id = `${principal}:${textOf(grant[principal])}`;
    const before = textOf(grants.get(id)?.['level']);
    if (ranks.indexOf(level) >= ranks.indexOf(before)) grants.set(id, record([['level', level], [principal, textOf(grant[principal])]]));
    return true;
  };
  const own = Array.isArray(raw['permissions']) ? raw['permissions'] : [];
  own.forEach((grant, index) => {
    const level = isObject(grant) ? textOf(grant['level']) : '';
    if (!isObject(grant) || level === '' || !add(grant, level)) warn(['permissions', index], 'left out: it names no level, or nobody.');
  });
  const shared = options.resolved ? undefined : child(scope.root, 'permissions');
  if (shared?.type !== 'list') return [...grants.values()];
  const mentioned = new Set(grants.keys());
  for (const node of shared.items) {
    const grant = toJson(scope.resolver.fill(node));
    if (!isObject(grant)) continue;
    const principal = principals.find((name) => textOf(grant[name]) !== '');
    if (principal !== undefined && mentioned.has(`${principal}:${textOf(grant[principal])}`)) continue;
    const given = textOf(grant['level']);
    const level = Object.hasOwn(levels, given) ? levels[given] : undefined;
    if (level === undefined || !add(grant, level)) options.warn(node, ['permissions'], 'left out: this grant of the bundle names no level that endpoints know, or nobody.');
  }
  return [...grants.values()];
}

/** The deepest node on the way of a path: where to point to. */
function deepest(node: Node, path: Path): Node {
  let at = node;
  for (const part of path) {
    const next = at.type === 'map' ? at.entries.get(String(part))?.value : at.type === 'list' && typeof part === 'number' ? at.items[part] : undefined;
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** Plain data; a number that is not written as a number is (`1.10`, `0x1F`) stays the text that it was. */
function toJson(node: Node): Json {
  if (node.type === 'list') return node.items.map(toJson);
  if (node.type === 'map') return record([...node.entries.values()].map((entry) => [entry.key, toJson(entry.value)] as const));
  return typeof node.value === 'number' && String(node.value) !== node.text ? node.text : node.value;
}
