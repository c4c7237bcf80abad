/**
 * An emulated workspace over real HTTP, with everything that arbitrary endpoints refer to, and the product's own planner,
 * adapters and executor in front of it. No time passes: waits are virtual, and rollouts are over after a read or two.
 */
import { applyPlan } from '../../src/apply/execute.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { createPlanner, type Planner } from '../../src/commands/planner.js';
import { connectDatabricks, type Databricks } from '../../src/databricks/connect.js';
import type { Manifest } from '../../src/endpoint/model.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { foreignEndpoints, knownPrincipals, startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { configMatches } from '../../src/plan/config-matches.js';
import type { AllowDestroy } from '../../src/plan/destroy.js';
import type { Plan } from '../../src/plan/plan.js';
import type { Clock } from '../../src/ports/run.js';
import { chunkModels, customModels, featureSpecs, secretScopes, unitModels, type KnownModel } from '../helpers/arbitrary-catalog.js';
import { textOf } from '../../src/json.js';
import { manifestOf } from '../helpers/build.js';

export const owner = 'acme__ml__demo__default';

/** How the workspace answers when it plays no tricks. */
const calm = {
  shuffle: false,
  scalarsAsStrings: false,
  unknownFields: false,
  unknownEnums: false,
  omitConfigUpdate: false,
  omitFalseScaleToZero: false,
  servedModelsMirror: true,
  routeNames: 'both',
  emptyFields: false,
  fillOnRead: false,
} as const satisfies Partial<EmulatorOptions>;

/** Ways to answer that mean the same. */
export type Noise = Partial<{ [K in keyof typeof calm]: EmulatorOptions[K] }> & { seed?: number };

export interface PlanSettings {
  allowDestroy?: AllowDestroy;
}

/** An endpoint as its routes answer, without the product's reading of it. */
export interface RawEndpoint {
  detail: JsonObject;
  grants: JsonObject[];
}

export interface Applied {
  plan: Plan;
  results: EndpointResult[];
}

export interface Workspace {
  emulator: Emulator;
  databricks: Databricks;
  planner(manifest: Manifest, settings?: PlanSettings): Planner;
  plan(manifest: Manifest, settings?: PlanSettings): Promise<Plan>;
  apply(manifest: Manifest, settings?: PlanSettings): Promise<Applied>;
  /** Applies, and fails the test where not everything ended well. */
  applied(manifest: Manifest, settings?: PlanSettings): Promise<Plan>;
  /** Reads past the product; `undefined` where there is none. */
  raw(name: string): Promise<RawEndpoint | undefined>;
  /** Names of all endpoints that are not Databricks' own. */
  names(): string[];
  /** Requests since the last call of this that were no reads. */
  writes(): string[];
  noise(noise: Noise): void;
  /** An empty workspace again, which answers calmly. */
  reset(seed?: number): void;
  close(): Promise<void>;
}

const stepOf = (kind: 'chunk' | 'units' | undefined, size: number): JsonObject => (kind === undefined ? {} : { optimization: { kind, size } });

function fill({ world }: Emulator): void {
  const add = (models: readonly KnownModel[], kind?: 'chunk' | 'units'): void => {
    for (const { name, aliases, versions } of models) {
      world.addModel(name, { aliases, versions: Object.fromEntries(Object.entries(versions).map(([version, size]) => [version, stepOf(kind, size)])) });
    }
  };
  add(customModels);
  add(chunkModels, 'chunk');
  add(unitModels, 'units');
  for (const name of featureSpecs) world.addFeatureSpec(name);
  for (const [scope, keys] of Object.entries(secretScopes)) world.addSecrets(scope, [...keys]);
  for (const detail of foreignEndpoints) world.addForeignEndpoint(detail);
}

/** A clock that jumps: nobody waits. */
function jumpingClock(): Clock {
  let now = Date.UTC(2026, 10, 21);
  return {
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

export async function openWorkspace(): Promise<Workspace> {
  const emulator = await startEmulator({ quota: false, deployment: { gets: 1 }, clock: { mode: 'virtual', startAt: Date.UTC(2026, 10, 21) }, ...calm });
  fill(emulator);
  const { world } = emulator;
  const clock = jumpingClock();
  const quiet = { debug: () => undefined, info: () => undefined, warning: () => undefined };
  const databricks = connectDatabricks({ host: emulator.url, token: knownPrincipals.deployer.token, version: '0.0.0', log: quiet, clock, random: () => 0, env: {} });
  const foreign = new Set(foreignEndpoints.map(({ name }) => String(name)));

  function planner(manifest: Manifest, { allowDestroy = true }: PlanSettings = {}): Planner {
    return createPlanner(
      { serving: databricks.serving, catalog: databricks.catalog, onLive: () => undefined },
      { context: { manifest, host: emulator.url, owner, allowDestroy, today: '2026-11-21' }, only: [], parallelism: 8 },
    );
  }

  async function apply(manifest: Manifest, settings?: PlanSettings): Promise<Applied> {
    const own = planner(manifest, settings);
    const plan = await own.plan();
    const results = await applyPlan({
      plan,
      api: databricks.serving,
      clock,
      log: quiet,
      settings: { wait: true, parallelism: 8, writeQuota: 10_000, pollIntervalMs: 1_000 },
      review: () => undefined,
      replan: (name) => own.replan(name),
      sameConfig: configMatches,
      signal: new AbortController().signal,
    });
    return { plan, results };
  }

  async function read(path: string): Promise<JsonObject | undefined> {
    const reply = await fetch(`${emulator.url}${path}`, { headers: { authorization: `Bearer ${knownPrincipals.admin.token}` } });
    return reply.ok ? ((await reply.json()) as JsonObject) : undefined;
  }

  return {
    emulator,
    databricks,
    planner,
    plan: (manifest, settings) => planner(manifest, settings).plan(),
    apply,
    async applied(manifest, settings) {
      const { plan, results } = await apply(manifest, settings);
      const bad = results.filter(({ outcome }) => outcome !== 'applied' && outcome !== 'unchanged');
      expect(bad.map(({ name, outcome, reason, message, operations }) => ({ name, outcome, reason, message, operations }))).toEqual([]);
      expect(plan.unread).toEqual([]);
      return plan;
    },
    async raw(name) {
      const before = { ...world.options };
      world.configure(calm);
      const detail = await read(`/api/2.0/serving-endpoints/${encodeURIComponent(name)}`);
      const acl = detail === undefined ? undefined : await read(`/api/2.0/permissions/serving-endpoints/${textOf(detail['id'])}`);
      world.options = before;
      return detail === undefined ? undefined : { detail, grants: (acl?.['access_control_list'] ?? []) as JsonObject[] };
    },
    names: () => [...world.endpoints.keys()].filter((name) => !foreign.has(name)).sort(),
    writes() {
      const found = emulator.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
      emulator.clearRequests();
      return found;
    },
    noise: ({ seed, ...noise }) => {
      world.configure({ ...calm, ...noise, ...(seed === undefined ? {} : { seed }) });
    },
    reset(seed = 1) {
      expect(emulator.unknownRequests).toEqual([]);
      // What was sent and is no field of the API would be a slip of ours.
      expect(emulator.requests.flatMap(({ unknownFields }) => unknownFields)).toEqual([]);
      for (const name of [...world.endpoints.keys()]) if (!foreign.has(name)) world.endpoints.delete(name);
      world.configure({ ...calm, seed });
      for (const { name, aliases } of [...customModels, ...chunkModels, ...unitModels]) world.addModel(name, { aliases });
      world.scripts.clear();
      emulator.clearRequests();
    },
    async close() {
      await databricks.close();
      await emulator.close();
    },
  };
}

/** A manifest of these endpoints by name. */
export function manifestFor(endpoints: Readonly<Record<string, JsonObject>>): Manifest {
  return manifestOf(JSON.stringify({ id: 'demo', endpoints }));
}
