/** Reads the workspace and computes the plan: one list, one read for each endpoint, every other object once. */
import pLimit from 'p-limit';
import { hasNoAccessControl } from '../api-outcomes.js';
import { ApiError, asEndpointsError, type FailureReason } from '../errors.js';
import type { DesiredEndpoint, EndpointSummary, LiveEndpoint, Manifest } from '../endpoint/model.js';
import { assemblePlan, deletedByAbsence, inScope, planDelete } from '../plan/build.js';
import { planEndpoint, type PlanContext } from '../plan/endpoint-plan.js';
import { Facts, needKey, type Fact, type Need } from '../plan/facts.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import { hasSameContent, renameCandidates, tellRenames, underName, type Rename } from '../plan/rename.js';
import { didYouMean } from '../manifest/report.js';
import type { Catalog, ServingApi } from '../ports/databricks.js';

export interface PlannerPorts {
  serving: ServingApi;
  catalog: Catalog;
  /** Told of every endpoint read, so that its hidden values can be kept out of all output. */
  onLive: (live: LiveEndpoint) => void;
}

export interface PlannerOptions {
  context: PlanContext;
  /** Keys, names or globs; everything where empty. */
  only: readonly string[];
  parallelism: number;
}

export interface Planner {
  plan(): Promise<Plan>;
  /** One endpoint read afresh and planned again. */
  replan(name: string): Promise<EndpointPlan>;
}

type Unread = { name: string; reason: FailureReason; message: string };

/** A failure that would meet every endpoint alike ends the run; others belong to the endpoint that was read. */
function endsTheRun(thrown: unknown): boolean {
  return !(thrown instanceof ApiError) || thrown.code === 'authentication';
}

/** Grants that nobody can have are none to lose; where the manifest states some, it must be told that it cannot. */
function noGrants(thrown: unknown): Fact<unknown> {
  if (hasNoAccessControl(thrown)) return { value: [] };
  throw thrown;
}

export function createPlanner(ports: PlannerPorts, options: PlannerOptions): Planner {
  const { context } = options;
  const { manifest } = context;
  // Requests under way at once. Planning is outside of it: the next read goes out while the last one is being planned.
  const limit = pLimit(options.parallelism);
  const asked = new Map<string, Promise<Fact<unknown>>>();

  function fetchFact(need: Need): Promise<unknown> {
    switch (need.kind) {
      case 'permissions':
        return ports.serving.permissions(need.id);
      case 'model-version':
        return ports.catalog.modelVersion(need.model, need.version);
      case 'model-versions':
        return ports.catalog.modelVersions(need.model);
      case 'model-alias':
        return ports.catalog.modelAlias(need.model, need.alias);
      case 'optimization':
        return ports.serving.optimizationInfo(need.model, need.version);
      case 'secret-keys':
        return ports.catalog.secretKeys(need.scope);
    }
  }

  async function answer(need: Need): Promise<Fact<unknown>> {
    try {
      return { value: await limit(() => fetchFact(need)) };
    } catch (thrown) {
      // Grants must be known where they are stated; all else can stay unchecked for lack of a right.
      const denied = thrown instanceof ApiError && thrown.code === 'permission-denied' && need.kind !== 'permissions';
      if (denied) return { denied: thrown.message };
      throw thrown;
    }
  }

  function ask(need: Need): Promise<Fact<unknown>> {
    const key = needKey(need);
    const known = asked.get(key);
    if (known !== undefined) return known;
    const fact = answer(need);
    asked.set(key, fact);
    // What failed is asked again by whoever plans next; this one is told by the promise.
    fact.catch(() => asked.delete(key));
    return fact;
  }

  /** Plans again with more facts until nothing is missing. */
  async function complete(desired: DesiredEndpoint, live: LiveEndpoint | undefined): Promise<EndpointPlan> {
    const known = new Map<string, Fact<unknown>>();
    for (;;) {
      const facts = new Facts(known);
      const plan = planEndpoint(desired, live, facts, context);
      if (facts.missing.size === 0) return plan;
      const needs = [...facts.missing];
      const stated = desired.document['permissions'] != null;
      const answers = await Promise.all(needs.map(async ([key, need]) => [key, await (stated ? ask(need) : ask(need).catch(noGrants))] as const));
      for (const [key, fact] of answers) known.set(key, fact);
    }
  }

  async function read(name: string): Promise<LiveEndpoint | undefined> {
    const live = await limit(() => ports.serving.get(name));
    if (live !== undefined) ports.onLive(live);
    return live;
  }

  async function planOne(desired: DesiredEndpoint): Promise<EndpointPlan | Unread> {
    try {
      const live = await read(desired.name);
      // The lane that this read has left sends its next request first; planning fills the time until the answer.
      await new Promise((resolve) => { setImmediate(resolve); });
      return await complete(desired, live);
    } catch (thrown) {
      if (endsTheRun(thrown)) throw thrown;
      const error = asEndpointsError(thrown);
      return { name: desired.name, reason: error.code, message: [error.message, error.hint].filter((part) => part !== undefined).join(' ') };
    }
  }

  /** Endpoints that go under one name and come back under another; reads only those that serve the same models. */
  async function findRenames(plans: readonly EndpointPlan[], gone: readonly EndpointSummary[]): Promise<Rename[]> {
    const lives = new Map<string, Promise<LiveEndpoint | undefined>>();
    const readOnce = (name: string): Promise<LiveEndpoint | undefined> => {
      const known = lives.get(name) ?? read(name);
      lives.set(name, known);
      return known;
    };
    const renames: Rename[] = [];
    for (const candidate of renameCandidates(plans, gone)) {
      for (const { name, id } of candidate.gone) {
        if (renames.some(({ from }) => from === name)) continue;
        try {
          const live = await readOnce(name);
          if (live?.id !== id || !hasSameContent(await complete(underName(candidate.desired, name), live))) continue;
          renames.push({ from: name, to: candidate.desired.name });
          break;
        } catch (thrown) {
          // A remark is no reason to fail: what may not be read is told nothing of.
          if (endsTheRun(thrown)) throw thrown;
        }
      }
    }
    return renames;
  }

  return {
    async plan() {
      const wanted = manifest.endpoints.filter((desired) => inScope(options.only, desired.key, desired.name));
      const [summaries, ...planned] = await Promise.all([
        limit(() => ports.serving.list()),
        ...wanted.map(planOne),
      ]);
      const gone = deletedByAbsence(summaries, manifest, context.owner).filter((summary) => inScope(options.only, summary.name));
      const deletes = gone.map((summary) => planDelete(summary, context));
      const plans = [...planned.filter((entry): entry is EndpointPlan => 'operations' in entry), ...deletes];
      return assemblePlan({
        manifest: manifest.id,
        target: manifest.target,
        host: context.host,
        endpoints: tellRenames(plans, await findRenames(plans, gone)),
        unread: planned.filter((entry): entry is Unread => !('operations' in entry)),
        warnings: [...idlePatterns(options.only, manifest, deletes), ...nearlyFull(summaries, plans)],
      });
    },

    async replan(name) {
      for (const key of [...asked.keys()]) if (key.startsWith('["permissions"')) asked.delete(key);
      const desired = manifest.endpoints.find((endpoint) => endpoint.name === name);
      const live = await read(name);
      return desired === undefined ? planAbsent(name, live, manifest, context) : complete(desired, live);
    },
  };
}

/** C26: how many endpoints a workspace holds, where its account team has not raised it. */
const workspaceLimit = 1000;

/** A create that the workspace may refuse for being full is told before it is made. */
function nearlyFull(summaries: readonly EndpointSummary[], plans: readonly EndpointPlan[]): string[] {
  const creates = plans.filter(({ action }) => action === 'create').length;
  const after = summaries.filter(({ origin }) => origin === 'workspace').length + creates;
  if (creates === 0 || after <= workspaceLimit) return [];
  return [`The workspace would hold ${after} endpoints; the documented limit is ${workspaceLimit}, and it may refuse more.`];
}

/** What `only` names that is neither in the manifest nor ours to delete: most likely a slip of the pen. */
function idlePatterns(only: readonly string[], manifest: Manifest, deletes: readonly EndpointPlan[]): string[] {
  const names = [...manifest.endpoints.flatMap(({ key, name }) => [key, name]), ...deletes.map(({ name }) => name)];
  return only
    .filter((pattern) => !names.some((name) => inScope([pattern], name)))
    .map((pattern) => `Input \`only\`: no endpoint matches \`${pattern}\`, so nothing was compared for it.${didYouMean(pattern, names)}`);
}

/** The plan of an endpoint to delete, read again: nothing to do once it is gone or no longer ours. */
function planAbsent(name: string, live: LiveEndpoint | undefined, manifest: Manifest, context: PlanContext): EndpointPlan {
  const summary: EndpointSummary[] = live === undefined ? [] : [live];
  const [mine] = deletedByAbsence(summary, manifest, context.owner);
  if (mine !== undefined) return { ...planDelete(mine, context), ...(live === undefined ? {} : { live }) };
  return {
    key: name,
    name,
    action: 'unchanged',
    impact: 'none',
    ownership: live === undefined ? 'new' : 'foreign',
    kind: 'empty',
    changes: [],
    unmanaged: [],
    unverifiable: [],
    warnings: [],
    operations: [],
    resolved: [],
  };
}
