/** Our product over HTTP against an emulator: plans and applies a manifest as a run does, with waits in virtual time. */
import { applyPlan } from '../../src/apply/execute.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { createPlanner, type Planner } from '../../src/commands/planner.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { type Emulator, knownPrincipals } from '../../src/emulator/index.js';
import { configMatches } from '../../src/plan/config-matches.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import { readManifest } from '../../src/manifest/read.js';
import { connect, type Connected } from '../databricks/helpers/connect.js';

export const owner = 'acme__ml__independence__default';

export interface OurSide {
  /** Plans of the manifest's endpoints by name. */
  plan(endpoints: Record<string, JsonObject>): Promise<Map<string, EndpointPlan>>;
  /** Plans and carries out. */
  apply(endpoints: Record<string, JsonObject>): Promise<EndpointResult[]>;
  close(): Promise<void>;
}

/** The same documents, marked to be adopted. */
export function adopted(endpoints: Record<string, JsonObject>): Record<string, JsonObject> {
  return Object.fromEntries(
    Object.entries(endpoints).map(([name, document]) => [name, { ...document, lifecycle: { adopt: true } satisfies Json }]),
  );
}

export function ourSide(emulator: Emulator): OurSide {
  const databricks: Connected = connect(emulator.url, { token: knownPrincipals.deployer.token });
  const { serving, catalog, clock } = databricks;

  const plannerOf = (endpoints: Record<string, JsonObject>): Planner => {
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
      if (plan.unread.length > 0) throw new Error(JSON.stringify(plan.unread));
      return new Map(plan.endpoints.map((endpoint) => [endpoint.name, endpoint]));
    },
    async apply(endpoints) {
      const planner = plannerOf(endpoints);
      return applyPlan({
        plan: await planner.plan(),
        api: serving,
        clock,
        log: { info: () => undefined, warning: () => undefined },
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
