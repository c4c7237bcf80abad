/** Builders for tests of the core: manifests from text, live endpoints from the API's JSON, plans from both. */
import { liveEndpoint as readLive } from '../../src/databricks/read-endpoint.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { DesiredEndpoint, Grant, LiveEndpoint, Manifest } from '../../src/endpoint/model.js';
import { readManifest } from '../../src/manifest/read.js';
import { assemblePlan } from '../../src/plan/build.js';
import { planEndpoint, type PlanContext } from '../../src/plan/endpoint-plan.js';
import { Facts, type Fact, type Need } from '../../src/plan/facts.js';
import type { Change, EndpointPlan, Operation, Plan } from '../../src/plan/plan.js';
import type { OptimizationInfo } from '../../src/ports/databricks.js';

export const host = 'https://adb-1.2.azuredatabricks.net';
export const owner = 'acme__ml__demo__default';
export const creator = '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31';
export const endpointId = 'ddfa2615423746afaf06b3041cb92807';
export const today = '2026-11-21';

/** The manifest for a text; throws with all problems where it is not valid. `id` is added unless it is there. */
export function manifestOf(text: string, options: { target?: string; variables?: Record<string, string> } = {}): Manifest {
  const whole = /(^|\{)"?id"?:/m.test(text) ? text : `id: demo\n${text}`;
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text: whole }], options);
  if (manifest === undefined) throw new Error(diagnostics.map((found) => `${found.line}: ${found.message}`).join('\n'));
  return manifest;
}

/** A manifest around one endpoint, written as JSON (which is YAML). */
export function manifestWith(document: JsonObject, key = 'chat'): Manifest {
  return manifestOf(JSON.stringify({ id: 'demo', endpoints: { [key]: document } }));
}

/** One wanted endpoint, past the manifest's checks. */
export function desiredEndpoint(overrides: Partial<DesiredEndpoint> = {}): DesiredEndpoint {
  return {
    key: 'chat',
    name: 'chat',
    document: { config: { served_entities: [customEntity()] } },
    lifecycle: { preventDestroy: false, adopt: false, ignoreChanges: [] },
    ...overrides,
  };
}

export function customEntity(overrides: JsonObject = {}): JsonObject {
  return {
    name: 'main',
    entity_name: 'prod.ml.churn',
    entity_version: '7',
    workload_size: 'Small',
    scale_to_zero_enabled: false,
    ...overrides,
  };
}

export function externalEntity(overrides: JsonObject = {}, model: JsonObject = {}): JsonObject {
  const external_model = {
    name: 'gpt-4o-mini',
    provider: 'openai',
    task: 'llm/v1/chat',
    openai_config: { openai_api_key: '{{secrets/llm/openai}}' },
    ...model,
  };
  return { name: 'main', external_model, ...overrides };
}

/** An endpoint as R3 answers it: idle, ready, owned by the manifest of these tests. */
export function liveReply(overrides: JsonObject = {}): JsonObject {
  const { tags, ...rest } = overrides;
  return {
    name: 'chat',
    id: endpointId,
    creator,
    creation_timestamp: 1795240000000,
    last_updated_timestamp: 1795240000000,
    state: { ready: 'READY', config_update: 'NOT_UPDATING' },
    permission_level: 'CAN_MANAGE',
    route_optimized: false,
    description: '',
    tags: [{ key: 'endpoints_manifest', value: owner }, ...(Array.isArray(tags) ? tags : [])],
    ...rest,
  };
}

export function liveEndpoint(overrides: JsonObject = {}): LiveEndpoint {
  return readLive.parse(liveReply(overrides));
}

/** An active config with its version, as replies show it. */
export function liveConfig(entities: JsonObject[], overrides: JsonObject = {}): JsonObject {
  const routes = entities.length === 1 ? [{ served_model_name: entities[0]!['name']!, served_entity_name: entities[0]!['name']!, traffic_percentage: 100 }] : [];
  return {
    served_entities: entities.map((entity) => ({ state: { deployment: 'DEPLOYMENT_READY', deployment_state_message: '' }, ...entity })),
    traffic_config: { routes },
    config_version: 1,
    ...overrides,
  };
}

/** The workspace around the endpoint: what questions of a plan are answered with. */
export interface Workspace {
  grants?: Grant[];
  /** `model@version` -> status; versions that are not listed are READY unless `strict`. */
  versions?: Record<string, string | undefined>;
  /** Model -> its versions, for `latest`. */
  models?: Record<string, { version: string; status: string }[] | undefined>;
  /** `model@alias` -> version. */
  aliases?: Record<string, string | undefined>;
  optimization?: Record<string, OptimizationInfo | undefined>;
  /** Scope -> keys; every scope and key exists where it is left out. */
  secrets?: Record<string, string[] | undefined>;
  /** Kinds of question that the caller may not ask. */
  denied?: Need['kind'][];
}

function answer(need: Need, workspace: Workspace): Fact<unknown> {
  if (workspace.denied?.includes(need.kind)) return { denied: 'PERMISSION_DENIED' };
  switch (need.kind) {
    case 'permissions':
      return { value: workspace.grants ?? [] };
    case 'model-version': {
      const known = workspace.versions;
      const status = known === undefined ? 'READY' : known[`${need.model}@${need.version}`];
      return { value: status === undefined ? undefined : { version: need.version, status } };
    }
    case 'model-versions':
      return { value: workspace.models?.[need.model] };
    case 'model-alias': {
      const version = workspace.aliases?.[`${need.model}@${need.alias}`];
      return { value: version === undefined ? undefined : { version, status: 'READY' } };
    }
    case 'optimization':
      return { value: workspace.optimization === undefined ? { optimizable: true, throughputChunkSize: 1, modelUnitChunkSize: 1 } : workspace.optimization[`${need.model}@${need.version}`] };
    case 'secret-keys':
      return { value: workspace.secrets === undefined ? { includes: () => true } : workspace.secrets[need.scope] };
  }
}

export interface PlanOptions extends Workspace {
  context?: Partial<PlanContext>;
}

/** Plans one endpoint, answering what the plan asks of the workspace; `asked` collects the questions. */
export function planOf(
  manifest: Manifest,
  live: LiveEndpoint | undefined,
  options: PlanOptions = {},
  asked: Need[] = [],
): EndpointPlan {
  const desired = manifest.endpoints.find((each) => each.name === live?.name) ?? manifest.endpoints[0]!;
  const context: PlanContext = { manifest, host, owner, allowDestroy: false, today, ...options.context };
  const known = new Map<string, Fact<unknown>>();
  for (let round = 0; round < 10; round += 1) {
    const facts = new Facts(known);
    const plan = planEndpoint(desired, live, facts, context);
    if (facts.missing.size === 0) return plan;
    for (const [key, need] of facts.missing) {
      asked.push(need);
      known.set(key, answer(need, options));
    }
  }
  throw new Error('the plan never stops asking');
}

/** The plan for one endpoint document (inside a manifest) against a reply of R3. */
export function planFor(document: JsonObject, reply: JsonObject | undefined, options: PlanOptions = {}): EndpointPlan {
  return planOf(manifestWith(document), reply === undefined ? undefined : liveEndpoint(reply), options);
}

export function wholePlan(...endpoints: EndpointPlan[]): Plan {
  return assemblePlan({ manifest: 'demo', target: 'default', host, endpoints });
}

/** `action path: before -> after` for each change: short enough to compare as a list. */
export function told(plan: Pick<EndpointPlan, 'changes'>): string[] {
  return plan.changes.map(({ action, path, before, after }: Change) => {
    const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
    if (action === 'add') return `add ${path}: ${show(after)}`;
    return action === 'remove' ? `remove ${path}: ${show(before)}` : `change ${path}: ${show(before)} -> ${show(after)}`;
  });
}

export function pathsOf(plan: Pick<EndpointPlan, 'changes'>): string[] {
  return plan.changes.map((change) => change.path);
}

/** Operations in their order, by kind; a step is named too. */
export function kindsOf(plan: Pick<EndpointPlan, 'operations'>): string[] {
  return plan.operations.map((operation) => {
    const detail = 'step' in operation ? operation.step : 'purpose' in operation ? operation.purpose : undefined;
    return detail === undefined ? operation.kind : `${operation.kind} ${detail}`;
  });
}

type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

/** All operations of one kind. */
export function operationsOf<K extends Operation['kind']>(plan: Pick<EndpointPlan, 'operations'>, kind: K): OperationOf<K>[] {
  return plan.operations.filter((operation): operation is OperationOf<K> => operation.kind === kind);
}

/** The body of the one operation of a kind; fails the test where there is none or more than one. */
export function bodyOf(plan: Pick<EndpointPlan, 'operations'>, kind: 'create' | 'update-config' | 'put-ai-gateway' | 'patch-notifications' | 'patch-telemetry'): JsonObject {
  const found = operationsOf(plan, kind);
  expect(found).toHaveLength(1);
  return found[0]!.body;
}

/** A copy without some fields. */
export function without(object: JsonObject, ...names: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
