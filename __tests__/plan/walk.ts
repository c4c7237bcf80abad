/** The product's own planner, plan check and executor against the emulated workspace, over HTTP; waits are virtual. */
import { applyPlan, type ApplyEvent, type ApplySettings } from '../../src/apply/execute.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { callerProblems } from '../../src/commands/caller.js';
import { createPlanner, type Planner } from '../../src/commands/planner.js';
import { createReview } from '../../src/commands/review.js';
import { connectDatabricks, type Databricks } from '../../src/databricks/connect.js';
import { knownPrincipals, startEmulator, type Emulator } from '../../src/emulator/index.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { textOf } from '../../src/json.js';
import { approvedBy, unapprovedChanges } from '../../src/plan/approval.js';
import { configMatches } from '../../src/plan/config-matches.js';
import type { AllowDestroy } from '../../src/plan/destroy.js';
import type { Plan } from '../../src/plan/plan.js';
import { VirtualClock } from '../apply/support.js';
import { manifestOf, owner, today } from '../helpers/build.js';

export type Who = keyof typeof knownPrincipals;

export interface Asking {
  as?: Who;
  allowDestroy?: AllowDestroy;
  /** Only what this plan shows may be written. */
  approved?: Plan;
  /** The job is stopped once so many writes were made. */
  stopAfter?: number;
  settings?: Partial<ApplySettings>;
}

export interface Walk {
  emulator: Emulator;
  plan(manifest: JsonObject, asking?: Asking): Promise<Plan>;
  apply(manifest: JsonObject, asking?: Asking): Promise<{ plan: Plan; results: EndpointResult[] }>;
  /** Requests since the last call of this that were no reads: `PUT chat/config`. */
  writes(): string[];
  live(name: string): Promise<JsonObject>;
  grants(name: string): Promise<string[]>;
  close(): Promise<void>;
}

const quiet = { debug: () => undefined, info: () => undefined, warning: () => undefined };
const root = '/api/2.0/serving-endpoints';

export async function startWalk(): Promise<Walk> {
  const emulator = await startEmulator({ standard: true, quota: false, deployment: { gets: 1 } });
  const clients = new Map<Who, Databricks>();
  const clock = new VirtualClock();
  clock.time = Date.now();
  const clientOf = (who: Who): Databricks => {
    const known = clients.get(who) ?? connectDatabricks({ host: emulator.url, token: knownPrincipals[who].token, version: '0.0.0', log: quiet, clock, env: {} });
    clients.set(who, known);
    return known;
  };
  const plannerOf = (document: JsonObject, { as = 'deployer', allowDestroy = false }: Asking): Planner => {
    const manifest = manifestOf(JSON.stringify({ id: 'demo', ...document }));
    const { serving, catalog } = clientOf(as);
    return createPlanner(
      { serving, catalog, onLive: () => undefined },
      { context: { manifest, host: emulator.url, owner, allowDestroy, today }, only: [], parallelism: 4 },
    );
  };
  const ask = async (path: string): Promise<JsonObject> => {
    const reply = await fetch(`${emulator.url}${path}`, { headers: { authorization: `Bearer ${knownPrincipals.admin.token}` } });
    expect(reply.status).toBe(200);
    return (await reply.json()) as JsonObject;
  };

  return {
    emulator,
    plan: (document, asking = {}) => plannerOf(document, asking).plan(),
    async apply(document, asking = {}) {
      const planner = plannerOf(document, asking);
      const plan = await planner.plan();
      const { serving, identity } = clientOf(asking.as ?? 'deployer');
      const me = await identity.me();
      const review = createReview({ mandate: { kind: 'person' }, plan, planDigest: undefined, callerProblems: callerProblems(plan, me) });
      const approvals = asking.approved === undefined ? undefined : approvedBy(asking.approved);
      const stop = new AbortController();
      let writes = 0;
      const onProgress = (event: ApplyEvent): void => {
        if (event.type !== 'operation' || event.kind === 'wait' || event.status !== 'done') return;
        writes += 1;
        if (writes === asking.stopAfter) stop.abort();
      };
      emulator.clearRequests();
      const results = await applyPlan({
        plan,
        api: serving,
        clock,
        log: quiet,
        settings: { wait: true, parallelism: 4, writeQuota: 1000, pollIntervalMs: 1000, ...asking.settings },
        review: (endpoint) => {
          const approved = approvals?.[endpoint.name];
          const open = approvals === undefined ? [] : unapprovedChanges(endpoint, approved === undefined ? [] : [approved]);
          if (open.length > 0) return { reason: 'plan-changed', message: open.map(({ path }) => path).join(', ') };
          return review(endpoint);
        },
        replan: (name) => planner.replan(name),
        sameConfig: configMatches,
        signal: stop.signal,
        onProgress,
      });
      return { plan, results };
    },
    writes: () => {
      const found = emulator.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path.replace(`${root}/`, '').replace(root, '').replace(/^\/api\/2\.0\//, '').replace(/[0-9a-f]{32}/, 'id')}`.trim());
      emulator.clearRequests();
      return found;
    },
    live: (name) => ask(`${root}/${name}`),
    async grants(name) {
      const { id } = await ask(`${root}/${name}`);
      const acl = await ask(`/api/2.0/permissions/serving-endpoints/${textOf(id)}`);
      return (acl['access_control_list'] as JsonObject[])
        .flatMap(({ user_name, group_name, service_principal_name, all_permissions }) =>
          (all_permissions as JsonObject[]).filter(({ inherited }) => inherited !== true).map(({ permission_level }) => `${textOf(user_name ?? group_name ?? service_principal_name)} ${textOf(permission_level)}`),
        )
        .sort();
    },
    async close() {
      expect(emulator.unknownRequests).toEqual([]);
      await Promise.all([...clients.values()].map((client) => client.close()));
      await emulator.close();
    },
  };
}
