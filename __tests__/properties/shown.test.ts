/** What a plan from A to B shows is what becomes of the live state: all of it, and nothing else. */
import fc from 'fast-check';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import { pathsOf } from '../helpers/build.js';
import { check, patience } from './check.js';
import { pairs } from './pairs.js';
import { changedPaths, comparable, mapOf, mapsOf, stateOf, stateOfRaw, type State } from './states.js';
import { manifestFor, openWorkspace, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

const isOwnTag = (path: string): boolean => path.startsWith('own tag ');
/** N20, N30: sent and never returned, so that only the tag with their digest shows a change of them. */
const isWriteOnly = (path: string): boolean => path.endsWith('.burst_scaling_enabled') || path === 'telemetry_config.table_names';

const sizes = /^(config\.served_entities\[.*\])\.(workload_size|min_provisioned_concurrency|max_provisioned_concurrency)$/;

/** N12, N13: one way to size an entity takes the place of the other; the plan shows the one that is stated. */
function givesWay(path: string, after: State): boolean {
  const found = sizes.exec(path);
  if (found === null) return false;
  const byConcurrency = after.has(`${String(found[1])}.max_provisioned_concurrency`);
  return byConcurrency ? found[2] === 'workload_size' : found[2] !== 'workload_size';
}

const bounds: Record<string, readonly [number, number]> = { Small: [4, 4], Medium: [8, 16], Large: [16, 64] };

/** N13: concurrency that is just what a size means, and the size, are one: a plan may show the step from one to the other, or not. */
function saysTheSame(path: string, before: State, after: State): boolean {
  const entity = sizes.exec(path)?.[1];
  if (entity === undefined || !path.endsWith('.workload_size')) return false;
  const [least, most] = bounds[after.get(path) ?? ''] ?? [];
  const [min, max] = ['min', 'max'].map((end) => Number(before.get(`${entity}.${end}_provisioned_concurrency`)));
  return max === most && (min === least || (min === 0 && before.get(`${entity}.scale_to_zero_enabled`) === 'true'));
}

/** Paths that the plan shows as the live state can show them. */
const visible = (plan: EndpointPlan): string[] => pathsOf(plan).filter((path) => !isWriteOnly(path) && path !== 'ownership').sort();

/** What the platform adds to a new endpoint by itself (N6, N11, N12, N28, N30, N31). */
const filledAtCreate = [
  /\.workload_type$/, /\.workload_size$/, /\.min_provisioned_throughput$/, /^config\.traffic_config\[/, /^ai_gateway\.inference_table_config\.table_name_prefix$/,
  /^telemetry_config\.telemetry_profile_id$/, /^config\.auto_capture_config\.(enabled|table_name_prefix)$/, /^own tag /,
];

/** `before`: what was live before a replacement; what nobody states goes along, and is no change. */
function expectCreated(document: JsonObject, live: State, before: State = new Map()): void {
  const shown = stateOf(document, mapsOf(document['permissions']));
  const missing = [...shown].filter(([path, value]) => live.get(path) !== value);
  const extra = [...live.keys()].filter((path) => !shown.has(path) && before.get(path) !== live.get(path) && !filledAtCreate.some((pattern) => pattern.test(path)));
  expect({ missing, extra }).toEqual({ missing: [], extra: [] });
}

function expectUpdated(plan: EndpointPlan, before: State, after: State): void {
  const tables = pathsOf(plan).includes('telemetry_config.table_names');
  // N31: what a new legacy inference table leaves out is filled in.
  const capture = /^config\.auto_capture_config\.(enabled|table_name_prefix)$/;
  // N28: so is the prefix of an inference table.
  const prefix = 'ai_gateway.inference_table_config.table_name_prefix';
  const filled = (path: string): boolean => (path === prefix && !pathsOf(plan).includes(path)) || capture.test(path) && !before.has('config.auto_capture_config.catalog_name') && !pathsOf(plan).includes(path);
  const changed = changedPaths(before, after).filter((path) => !filled(path) && !isOwnTag(path) && !givesWay(path, after) && !saysTheSame(path, before, after) && !(tables && path === 'telemetry_config.telemetry_profile_id'));
  expect(visible(plan).filter((path) => !saysTheSame(path, before, after))).toEqual(changed);
  for (const change of plan.changes) {
    if (!changed.includes(change.path) || change.sensitive || typeof change.after === 'object') continue;
    const text = (value: unknown): string | undefined => (value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value));
    const bedrock = change.path.endsWith('bedrock_provider');
    const url = /_(url|base)$/.test(change.path);
    const same = (value: unknown): string | undefined => (bedrock ? text(value)?.toLowerCase() : url ? text(value)?.replace(/\/$/, '') : text(value));
    // N14: not to scale to zero is what absence means.
    if (change.after === false) expect(after.has(change.path)).toBe(false);
    else if (after.get(change.path) !== 'there' && change.after !== undefined) expect([change.path, after.get(change.path)]).toEqual([change.path, same(change.after)]);
  }
  const unread = 'own tag endpoints_unread';
  const told = pathsOf(plan).some((path) => isWriteOnly(path) || path === 'ownership');
  if (before.get(unread) !== after.get(unread)) expect(told).toBe(true);
}

describe('the plan from A to B', () => {
  it.each([
    ['of one kind', pairs({ unnamed: true, unresolved: true }), 1],
    ['of any kinds', pairs({ unnamed: true, unresolved: true, replaces: true }), 0.5],
  ] as const)('shows exactly what the live state then shows: %s', async (what, pair, share) => {
    const property = fc.asyncProperty(pair, fc.nat(), async ({ first, second }, seed) => {
      workspace.reset(seed);
      workspace.noise({ shuffle: true, seed });
      cases += 1;
      const name = `s${cases}`;
      await workspace.applied(manifestFor({ [name]: first }));
      const was = await workspace.raw(name);
      const before = stateOfRaw(was);
      const [plan] = (await workspace.applied(manifestFor({ [name]: second }))).endpoints;
      const is = await workspace.raw(name);
      const after = stateOfRaw(is);
      expect(is?.detail['id'] === was?.detail['id']).toBe(plan!.action !== 'replace');
      if (plan!.action === 'replace') expectCreated(withLiveCreation(plan!), after, before);
      else expectUpdated(plan!, before, after);
      if (plan!.action === 'unchanged') expect(comparable(after)).toEqual(comparable(before));
    });
    await check(`the plan shows what becomes of the live state, ${what}`, property, share);
  }, patience);

  it('shows all of a new endpoint', async () => {
    const property = fc.asyncProperty(pairs({ unnamed: true, unresolved: true }), fc.nat(), async ({ first }, seed) => {
      workspace.reset(seed);
      cases += 1;
      const [plan] = (await workspace.applied(manifestFor({ [`s${cases}`]: first }))).endpoints;
      expectCreated(mapOf(plan!.changes[0]!.after), stateOfRaw(await workspace.raw(`s${cases}`)));
    });
    await check('the plan shows all of a new endpoint', property, 0.5);
  }, patience);
});

/** A replacement keeps the description that the manifest leaves unstated: no route could bring it back. */
function withLiveCreation(plan: EndpointPlan): JsonObject {
  const shown = mapOf(plan.changes.find(({ path }) => path === 'endpoint')!.after);
  const { description = '', routeOptimized = false } = plan.live ?? {};
  const carried = plan.kind === 'model-units' ? {} : { description, ...(plan.kind === 'custom' ? { route_optimized: routeOptimized } : {}) };
  return { ...carried, ...shown };
}
