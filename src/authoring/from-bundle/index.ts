/** A Databricks Asset Bundle -> a manifest, with its targets and variables. */
import { EndpointsError } from '../../errors.js';
import type { JsonObject } from '../../json.js';
import { child, isNull, type MapNode, type Node } from '../../manifest/node.js';
import { credentialIn, maskCredentials } from '../../manifest/credentials.js';
import { didYouMean } from '../../manifest/report.js';
import { secretReference } from '../../manifest/scalars.js';
import type { SourceFile } from '../../manifest/yaml-tree.js';
import type { Draft, DraftVariable } from '../draft.js';
import { createFindings, formatPath, type Finding, type Path } from '../foreign/findings.js';
import { createMemory } from '../foreign/placeholders.js';
import { readEndpoints, type BundleEndpoint } from './endpoints.js';
import { putTogether } from './put-together.js';
import { tellDropped } from './dropped.js';
import { readBundleFiles, type BundleFolder } from './read-files.js';
import { nodeAt } from './references.js';
import { createScope, variableName, type Scope } from './scope.js';
import { targetHost } from './target-host.js';

export type { BundleFolder } from './read-files.js';

export interface ImportOptions {
  /** Take this target alone. */
  target?: string | undefined;
  /** Values of variables, over those of the source. */
  variables: Readonly<Record<string, string>>;
  /** The manifest's id; made from the source where left out. */
  id?: string | undefined;
}

export interface Imported {
  draft: Draft;
  findings: Finding[];
  /** Values that stand in for variables without one, good enough to check the manifest with. */
  examples: Record<string, string>;
}

/** Throws `invalid-input` for files that cannot be read, targets that do not exist, and bundles without endpoints. */
export async function importBundle(file: SourceFile, folder: BundleFolder, options: ImportOptions): Promise<Imported> {
  const root = await readBundleFiles(file, folder);
  const findings = createFindings();
  const warn = (node: Node, path: Path, message: string): void => {
    findings.add({ file: node.place.file, line: node.place.line, column: node.place.column, path: formatPath(path), message });
  };
  if (child(root, 'bundle') === undefined) {
    warn(root, [], 'names no `bundle`, so it may be a file that another one includes. Then import that one, which has the targets and variables: `databricks.yml`.');
  }
  const resolvedTarget = scalarText(nodeAt(root, 'bundle.target'));
  const targets = chooseTargets(root, options.target, resolvedTarget);
  const { scopes, unknowns } = createScopes(root, targets, options, warn, resolvedTarget !== undefined);

  const memory = createMemory(variableNames(root));
  const credentials = new Set<string>();
  const endpointsOf = (scope: Scope): BundleEndpoint[] =>
    readEndpoints(scope, { placeholder: memory.placeholder, onCredential: (name) => credentials.add(name), warn, resolved: resolvedTarget !== undefined });
  const perScope = scopes.map((scope) => ({ scope, endpoints: endpointsOf(scope) }));
  if (perScope.every(({ endpoints }) => endpoints.length === 0)) {
    throw new EndpointsError('invalid-input', `\`${file.path}\` is a bundle without model serving endpoints${options.target === undefined ? '' : ` in the target \`${options.target}\``}.`, {
      hint: 'They stand under `resources.model_serving_endpoints`, in this file or in those that `include` names.',
    });
  }
  const name = scalarText(nodeAt(root, 'bundle.name')) ?? 'bundle';
  const { endpoints, targets: written, uses } = putTogether(perScope, warn);
  for (const { scope } of perScope) {
    const part = scope.target === undefined ? undefined : written?.[scope.target];
    const host = targetHost(scope, warn);
    if (part !== undefined && host !== undefined) (part as JsonObject)['host'] = host;
  }
  const context: VariableContext = { root, scopes, unknowns, credentials, uses: usedVariables([endpoints.map(({ document, name: own, lifecycle }) => [document, own ?? '', lifecycle ?? {}]), written ?? {}], uses), warn };
  const { variables, overrides } = writeVariables(context);
  for (const [target, values] of Object.entries(overrides)) {
    const part = written?.[target];
    if (part !== undefined) (part as JsonObject)['variables'] = values;
  }
  tellDropped(root, new Set(Object.keys(variables)), warn);
  return {
    draft: {
      head: [`Imported from the bundle ${name}. Review it, and see docs/migrate.md for who lets go of the endpoints first, and how.`],
      id: options.id ?? slug(name),
      variables: { ...variables, ...memory.variables() },
      ...(written === undefined ? {} : { targets: written }),
      endpoints,
    },
    findings: findings.list(),
    examples: { ...memory.examples(), ...Object.fromEntries(Object.keys(variables).map((each) => [each, credentials.has(each) ? '{{secrets/scope/key}}' : 'x'])) },
  };
}

export const slug = (name: string): string => name.replace(/\$\{[^}]*\}/g, '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'imported';

function chooseTargets(root: MapNode, wanted: string | undefined, resolved: string | undefined): string[] {
  if (resolved !== undefined) return [wanted ?? resolved];
  const targets = child(root, 'targets');
  const names = targets?.type === 'map' ? [...targets.entries.keys()] : [];
  if (wanted === undefined) return names;
  if (names.includes(wanted)) return [wanted];
  throw new EndpointsError('invalid-input', `The bundle has no target \`${wanted}\`.`, { hint: names.length === 0 ? 'It declares none.' : `It has ${names.map((name) => `\`${name}\``).join(', ')}.` });
}

type Warn = (node: Node, path: Path, message: string) => void;

function createScopes(root: MapNode, targets: readonly string[], options: ImportOptions, warn: Warn, resolved: boolean) {
  const given = new Map(Object.entries(options.variables));
  const declared = variableNames(root);
  const unknowns = new Map<string, { path: string; node: Node }>();
  const kept = new Map<string, boolean>();
  const scopes: Scope[] = [];
  const unknown = (path: string, node: Node): string => {
    let name = variableName(path);
    while (declared.includes(name)) name = `${name}_`;
    if (!unknowns.has(name)) unknowns.set(name, { path, node });
    return `\${var.${name}}`;
  };
  const isKept = (name: string): boolean => {
    const before = kept.get(name);
    if (before !== undefined) return before;
    // Against variables that lead back to themselves.
    kept.set(name, false);
    const fits = /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/.test(name) && declared.includes(name) && scopes.every((scope) => {
      const value = scope.variable(name);
      return value === undefined || (value.type === 'scalar' && !value.text.replaceAll('$${', '').includes('${var.'));
    });
    kept.set(name, fits);
    return fits;
  };
  const names = targets.length === 0 ? [undefined] : targets;
  for (const target of names) {
    scopes.push(createScope({ root, target, given, isKept, unknown, resolved, warn: (node, message) => { warn(node, [], message); } }));
  }
  for (const [name] of given) {
    if (declared.includes(name) || /^(workspace|resources|bundle|artifacts|var)_/.test(name)) continue;
    throw new EndpointsError('invalid-input', `The bundle has no variable \`${name}\`.`, { hint: declared.length === 0 ? 'It declares none.' : `It has ${declared.map((each) => `\`${each}\``).join(', ')}.` });
  }
  return { scopes, unknowns };
}

function variableNames(root: MapNode): string[] {
  const variables = child(root, 'variables');
  return variables?.type === 'map' ? [...variables.entries.keys()] : [];
}

/** Names of variables that the written manifest refers to. */
function usedVariables(parts: readonly unknown[], more: readonly string[]): Set<string> {
  const text = `${JSON.stringify(parts)}${more.join(' ')}`;
  return new Set([...text.matchAll(/(?<!\$)\$\{var\.([^}]+)\}/g)].map((match) => match[1] ?? ''));
}

interface VariableContext {
  root: MapNode;
  scopes: readonly Scope[];
  unknowns: ReadonlyMap<string, { path: string; node: Node }>;
  uses: ReadonlySet<string>;
  /** Variables that are the whole of a credential: only a secret reference may be written as their value. */
  credentials: ReadonlySet<string>;
  warn: Warn;
}

/** The variables that are used: those of the bundle, and those that stand for what only a deployment knows. */
function writeVariables({ root, scopes, uses, unknowns, credentials, warn }: VariableContext): { variables: Record<string, DraftVariable>; overrides: Record<string, JsonObject> } {
  const variables = Object.create(null) as Record<string, DraftVariable>;
  const overrides = Object.create(null) as Record<string, JsonObject>;
  const declared = child(root, 'variables');
  for (const name of variableNames(root)) {
    if (!uses.has(name)) continue;
    const node = child(declared, name) ?? root;
    const described = scalarText(child(node, 'description'));
    const description = described === undefined ? undefined : maskCredentials(described);
    const values = scopes.map((scope) => valueOf(scope, name, credentials.has(name), (message) => { warn(node, ['variables', name], message); }));
    const stated = scalarText(child(node, 'default'));
    const fallback = values.find((value) => value !== undefined && value === stated) ?? (values.every((value) => value === values[0]) ? values[0] : unusedDefault(stated, values, credentials.has(name)));
    variables[name] = { ...(fallback === undefined ? {} : { default: fallback }), ...(description === undefined ? {} : { description }) };
    scopes.forEach((scope, index) => {
      const value = values[index];
      if (scope.target === undefined || value === undefined || value === fallback) return;
      overrides[scope.target] = { ...overrides[scope.target], [name]: value };
    });
    if (fallback !== undefined || values.every((value) => value !== undefined)) continue;
    const without = scopes.filter((_, index) => values[index] === undefined).map(({ target }) => target).filter((target) => target !== undefined);
    const where = without.length === scopes.length || without.length === 0 ? '' : ` in the target${without.length > 1 ? 's' : ''} ${without.join(', ')}`;
    const why = child(node, 'lookup') === undefined ? 'it has no value in the bundle' : 'the bundle looks its value up in the workspace';
    warn(node, ['variables', name], `needs a value${where}: ${why}. Write one as its default, or give it to the run by \`--variables ${name}=...\`.`);
  }
  for (const [name, { path, node }] of unknowns) {
    if (!uses.has(name) || Object.hasOwn(variables, name)) continue;
    variables[name] = { description: `What \${${path}} is in the bundle` };
    const typed = /^var(?:iables)?\.([^.[]+)/.exec(path)?.[1];
    const why = typed === undefined || child(declared, typed) !== undefined ? 'is known to a deployment only' : `is declared nowhere in the bundle.${didYouMean(typed, variableNames(root))} Until it is mended`;
    warn(node, [], `\`\${${path}}\` ${why}: the variable \`${name}\` stands for it and needs a value (here: \`--variables ${name}=...\`).`);
  }
  return { variables, overrides };
}

/** A default that every target has its own value over; a later target may want it. */
function unusedDefault(stated: string | undefined, values: readonly (string | undefined)[], isCredential: boolean): string | undefined {
  const fits = stated !== undefined && (!isCredential || secretReference.test(stated.trim())) && !stated.includes('${') && credentialIn(stated) === undefined;
  return fits && values.every((value) => value !== undefined) ? stated : undefined;
}

function valueOf(scope: Scope, name: string, isCredential: boolean, warn: (message: string) => void): string | undefined {
  const value = scope.variable(name);
  if (value?.type !== 'scalar' || isNull(value)) return undefined;
  if (isCredential && !secretReference.test(value.text.trim()) && !value.text.includes('{{secrets/')) {
    warn('holds a credential in plain text, which does not belong in a manifest: it is written without a value. Give it a secret reference.');
    return undefined;
  }
  const what = credentialIn(value.text);
  if (what === undefined) return value.text;
  warn(`holds ${what}, which does not belong in a manifest: it is written without a value.`);
  return undefined;
}

const scalarText = (node: Node | undefined): string | undefined => (node?.type === 'scalar' && !isNull(node) && node.text !== '' ? node.text : undefined);
