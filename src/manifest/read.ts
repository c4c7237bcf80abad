import type { Diagnostic } from '../errors.js';
import type { Json } from '../endpoint/fields/index.js';
import type { DesiredEndpoint, IgnoreRule, Lifecycle, Manifest } from '../endpoint/model.js';
import { checkEndpoint } from './check-endpoint.js';
import { checkIdentity } from './check-identity.js';
import { checkWorkspace } from './check-workspace.js';
import { combineFiles } from './combine.js';
import { asList, asObject } from '../json.js';
import { placeAt, type EndpointView } from './endpoint-view.js';
import { buildEndpoints } from './build-endpoints.js';
import { reportForeign } from './foreign.js';
import { readHost } from './host.js';
import { newGrowth } from './limits.js';
import { child, type SourcePlace } from './node.js';
import { readValue } from './read-value.js';
import { createReport, type Report } from './report.js';
import { secretReference } from './scalars.js';
import { manifestShape } from './shapes.js';
import { selectTarget, targetEntries, type Target } from './targets.js';
import { translateManifest } from './translate.js';
import { checkTargetVariables, collectVariables, fillIn, type Scope } from './variables.js';
import { parseTree, type SourceFile } from './yaml-tree.js';

export interface ReadOptions {
  /** The chosen target; the manifest's default one when left out. */
  target?: string | undefined;
  /** Values of variables, over those of the manifest. */
  variables?: Record<string, string> | undefined;
  /** With several targets, one must be chosen: the default does not count. */
  requireTarget?: boolean | undefined;
}

export interface ReadResult {
  /** Absent where there is any error. */
  manifest?: Manifest;
  /** All problems, errors and warnings, in the order of the text. */
  diagnostics: Diagnostic[];
}

/** Reads the files of one manifest for one target. Reports all problems at once and never throws for bad input. */
export function readManifest(files: readonly SourceFile[], options: ReadOptions): ReadResult {
  const report = createReport(files.map((file) => file.path));
  const start: SourcePlace = { file: files[0]?.path ?? 'endpoints.yml', line: 1, column: 1 };
  if (files.length === 0) report.error(start, 'There is no manifest: no file was found.');

  const growth = newGrowth();
  const parsed = files.map((file) => parseTree(file, report, growth));
  const own = parsed.filter((root) => root !== undefined).filter((root) => !reportForeign(root, report));
  const roots = own.map((root) => translateManifest(root, report));
  for (const root of roots) readValue(root, manifestShape, 'the manifest', { report, mode: 'layer' });
  // What is missing cannot be told while a file could not be read.
  if (roots.length < files.length || files.length === 0) return { diagnostics: report.list() };

  const root = combineFiles(roots, report);
  const identity = checkIdentity(root, report);
  checkTargetVariables(root, report);
  const wanted = { wanted: options.target, explicit: options.requireTarget === true, place: start };
  const target = selectTarget(root, wanted, report);
  if (target === undefined) return { diagnostics: report.list() };

  const scope = collectVariables({ root, target, given: options.variables ?? {}, place: start, growth }, report);
  const host = readTargetHost(target, scope, report);
  const views = buildEndpoints(root, target, scope, report);
  for (const view of views) checkEndpoint(view, report);
  checkWorkspace(views, report);

  const diagnostics = report.list();
  if (report.hasErrors()) return { diagnostics };
  return {
    manifest: {
      ...identity,
      target: target.name,
      targets: targetEntries(root).map((entry) => entry.key),
      ...(host === undefined ? {} : { host }),
      endpoints: views.map(desiredEndpoint),
      environmentLiterals: environmentLiterals(views),
      locate: locator(views),
    },
    diagnostics,
  };
}

/** The host the chosen target asserts; the hosts of all targets are checked. */
function readTargetHost(target: Target, scope: Scope, report: Report): string | undefined {
  const node = child(target.node, 'host');
  const filled = node === undefined ? undefined : fillIn(node, scope, report);
  if (filled?.type !== 'scalar' || filled.value === null || filled.unresolved === true) return undefined;
  const { origin, error } = readHost(filled.text.trim());
  if (error !== undefined) report.error(filled.place, error);
  return origin;
}

function desiredEndpoint(view: EndpointView): DesiredEndpoint {
  return { key: view.key, name: view.name, document: view.document, lifecycle: readLifecycle(view) };
}

function readLifecycle(view: EndpointView): Lifecycle {
  return {
    preventDestroy: view.lifecycle['prevent_destroy'] === true,
    adopt: view.lifecycle['adopt'] === true,
    ignoreChanges: asList(view.lifecycle['ignore_changes']).map((item): IgnoreRule => {
      const rule = asObject(item);
      const until = rule['until'];
      return {
        path: textOf(rule['path']),
        reason: textOf(rule['reason']),
        ...(typeof until === 'string' ? { until } : {}),
      };
    }),
  };
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function environmentLiterals(views: readonly EndpointView[]): ReadonlySet<string> {
  const literals = new Set<string>();
  for (const view of views) {
    for (const entity of asList(asObject(view.document['config'])['served_entities'])) {
      for (const value of Object.values(asObject(asObject(entity)['environment_vars']))) {
        if (typeof value === 'string' && !secretReference.test(value)) literals.add(value);
      }
    }
  }
  return literals;
}

function locator(views: readonly EndpointView[]): Manifest['locate'] {
  const byKey = new Map(views.map((view) => [view.key, view]));
  return (endpointKey, path = []) => {
    const view = byKey.get(endpointKey);
    return view === undefined ? undefined : placeAt(view, path);
  };
}

