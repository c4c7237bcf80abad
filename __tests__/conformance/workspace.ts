/** A workspace over real HTTP with the product's own reader, planner, adapters and executor, and a stranger who edits by hand. */
import { applyPlan } from '../../src/apply/execute.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { createPlanner } from '../../src/commands/planner.js';
import { connectDatabricks, type Databricks } from '../../src/databricks/connect.js';
import { knownPrincipals, startEmulator, type Emulator, type RecordedRequest, type StartOptions } from '../../src/emulator/index.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { readManifest } from '../../src/manifest/read.js';
import { configMatches } from '../../src/plan/config-matches.js';
import { ownershipTag } from '../../src/plan/ownership.js';
import type { EndpointPlan, Plan } from '../../src/plan/plan.js';
import { VirtualClock } from '../apply/support.js';

export const root = '/api/2.0/serving-endpoints';
export const owner = ownershipTag({ repository: 'acme/ml', id: 'conformance', target: 'default' });

/** The text of a manifest with these endpoints. */
export const manifestWith = (endpoints: JsonObject): string => JSON.stringify({ id: 'conformance', endpoints });

/** The text of a manifest with one endpoint, `e`. */
export const manifestOf = (endpoint: JsonObject): string => manifestWith({ e: endpoint });

export interface Workspace {
  emulator: Emulator;
  databricks: Databricks;
  plan(text: string): Promise<Plan>;
  /** The plan of the only endpoint. */
  planOne(text: string): Promise<EndpointPlan>;
  /** Plans and applies; fails where an endpoint does not end as applied or unchanged. */
  apply(text: string): Promise<EndpointResult[]>;
  /** Plans and applies, however it ends. */
  attempt(text: string): Promise<EndpointResult[]>;
  /** A request of somebody else: an admin with a plain client. Throws for an error. */
  byHand(line: string, body?: Json): Promise<JsonObject>;
  /** Requests since the last call of this function. */
  recent(): RecordedRequest[];
  close(): Promise<void>;
}

const silent = { debug: () => undefined, info: () => undefined, warning: () => undefined };

export async function openWorkspace(options: StartOptions = {}): Promise<Workspace> {
  const emulator = await startEmulator({ standard: true, quota: false, ...options });
  emulator.world.addSecrets('conf', ['first', 'second']);
  emulator.world.addModel('conf.ml.first', { versions: { 1: {}, 2: {} }, aliases: { champion: 2 } });
  emulator.world.addModel('conf.ml.second', { versions: { 1: {}, 2: {} } });
  const clock = new VirtualClock();
  clock.time = Date.now();
  const databricks = connectDatabricks({
    host: emulator.url,
    token: knownPrincipals.deployer.token,
    version: '0.0.0',
    log: silent,
    clock,
    env: {},
  });
  let seen = 0;

  function plannerOf(text: string): ReturnType<typeof createPlanner> {
    const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
    if (manifest === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    const context = { manifest, host: databricks.host, owner, allowDestroy: true, today: '2026-11-21' };
    const ports = { serving: databricks.serving, catalog: databricks.catalog, onLive: () => undefined };
    return createPlanner(ports, { context, only: [], parallelism: 4 });
  }

  const workspace: Workspace = {
    emulator,
    databricks,
    plan: (text) => plannerOf(text).plan(),
    async planOne(text) {
      const { endpoints, unread } = await workspace.plan(text);
      expect(unread).toEqual([]);
      expect(endpoints).toHaveLength(1);
      return endpoints[0]!;
    },
    async attempt(text) {
      const planner = plannerOf(text);
      return applyPlan({
        plan: await planner.plan(),
        api: databricks.serving,
        clock,
        log: silent,
        settings: { wait: true, parallelism: 4, writeQuota: 50, pollIntervalMs: 1000 },
        review: () => undefined,
        replan: (name) => planner.replan(name),
        sameConfig: configMatches,
        signal: new AbortController().signal,
      });
    },
    async apply(text) {
      const results = await workspace.attempt(text);
      expect(results.map(({ plan }) => plan.blocked?.message)).toEqual(results.map(() => undefined));
      for (const { outcome, message, failures } of results) {
        expect({ outcome, message, failures }).toEqual({ outcome: expect.stringMatching(/^(applied|unchanged)$/), message: undefined, failures: [] });
      }
      return results;
    },
    async byHand(line, body) {
      const [method = 'GET', path = '/'] = line.split(' ');
      const response = await fetch(emulator.url + path, {
        method,
        headers: { authorization: `Bearer ${knownPrincipals.admin.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${line}: ${String(response.status)} ${text}`);
      return (text === '' ? {} : JSON.parse(text)) as JsonObject;
    },
    recent() {
      const requests = emulator.requests.slice(seen);
      seen = emulator.requests.length;
      return requests;
    },
    async close() {
      await databricks.close();
      await emulator.close();
    },
  };
  return workspace;
}

/** `METHOD path`, ids and the root of the API cut out. */
export const lineOf = ({ method, path }: Pick<RecordedRequest, 'method' | 'path'>): string => `${method} ${path}`;
