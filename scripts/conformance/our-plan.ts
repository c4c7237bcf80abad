/** Our product over HTTP against an emulator: plans and applies a manifest as a run does, with waits in virtual time. */
import { applyPlan } from '../../src/apply/execute.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { createPlanner, type Planner } from '../../src/commands/planner.js';
import { connectDatabricks } from '../../src/databricks/connect.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { type Emulator, knownPrincipals } from '../../src/emulator/index.js';
import { readManifest } from '../../src/manifest/read.js';
import { configMatches } from '../../src/plan/config-matches.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import type { Clock } from '../../src/ports/run.js';

export const owner = 'acme__ml__independence__default';

/** Endpoint documents by the name of the endpoint. */
export type Documents = Record<string, JsonObject>;

export interface OurSide {
  /** Plans of the manifest's endpoints by name. Throws where the manifest is not valid or something could not be read. */
  plan(endpoints: Documents): Promise<Map<string, EndpointPlan>>;
  /** Plans and carries out, without a review. */
  apply(endpoints: Documents): Promise<EndpointResult[]>;
  close(): Promise<void>;
}

const silent = { debug: () => undefined, info: () => undefined, warning: () => undefined };

/** A clock that moves only when somebody sleeps on it. */
function createClock(): Clock {
  let now = Date.now();
  return {
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

export function ourSide(emulator: Emulator): OurSide {
  const clock = createClock();
  const databricks = connectDatabricks({ host: emulator.url, token: knownPrincipals.deployer.token, version: '0.0.0', log: silent, clock, env: {} });
  const { serving, catalog } = databricks;

  const plannerOf = (endpoints: Documents): Planner => {
    const text = JSON.stringify({ id: 'independence', endpoints });
    const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
    if (manifest === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    return createPlanner(
      { serving, catalog, onLive: () => undefined },
      { context: { manifest, host: emulator.url, owner, allowDestroy: false, today: '2026-11-21' }, only: [], parallelism: 8 },
    );
  };

  return {
    async plan(endpoints) {
      const plan = await plannerOf(endpoints).plan();
      if (plan.unread.length > 0) throw new Error(plan.unread.map(({ name, message }) => `${name}: ${message}`).join('\n'));
      return new Map(plan.endpoints.map((endpoint) => [endpoint.name, endpoint]));
    },
    async apply(endpoints) {
      const planner = plannerOf(endpoints);
      return applyPlan({
        plan: await planner.plan(),
        api: serving,
        clock,
        log: silent,
        settings: { wait: true, parallelism: 8, writeQuota: 50, pollIntervalMs: 5_000 },
        review: () => undefined,
        replan: (name) => planner.replan(name),
        sameConfig: configMatches,
        signal: new AbortController().signal,
      });
    },
    close: () => databricks.close(),
  };
}

/** The same documents, marked to be adopted. */
export function adopted(endpoints: Documents): Documents {
  return Object.fromEntries(Object.entries(endpoints).map(([name, document]) => [name, { ...document, lifecycle: { adopt: true } }]));
}

/**
 * What a plan of these documents, all to be adopted, shows beyond the adoption: one line each. Own tags beside the
 * ownership are part of an adoption; any other change, block or call is a surprise.
 */
export async function surprises(ours: OurSide, endpoints: Documents): Promise<string[]> {
  const plans = [...(await ours.plan(adopted(endpoints))).values()];
  const missing = Object.keys(endpoints).filter((name) => !plans.some((plan) => plan.name === name));
  return [
    ...missing.map((name) => `${name}: not planned`),
    ...plans.flatMap(({ name, ownership, changes, blocked, operations }) => [
      ...(ownership === 'adopted' ? [] : [`${name}: ${ownership}`]),
      ...(blocked === undefined ? [] : [`${name}: ${blocked.message}`]),
      ...changes
        .filter(({ section }) => section !== 'ownership')
        .map(({ path, before, after }) => `${name}: ${path} ${JSON.stringify(before)} -> ${JSON.stringify(after)}`),
      ...operations.filter(({ kind }) => kind !== 'patch-tags').map(({ kind }) => `${name}: ${kind}`),
    ]),
  ];
}
