import { ApiError } from '../../src/errors.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import type { Grant, LiveConfig, LiveEndpoint } from '../../src/endpoint/model.js';
import { isUpdating } from '../../src/apply/judge.js';
import type { ApplyEvent, ApplyOptions, ApplySettings } from '../../src/apply/execute.js';
import type { Action, EndpointPlan, Operation, Plan } from '../../src/plan/plan.js';
import type { ServingApi } from '../../src/ports/databricks.js';
import type { Clock } from '../../src/ports/run.js';

/** Time that jumps to the next sleeper as soon as nothing else is left to do. */
export class VirtualClock implements Clock {
  time = 0;
  private sleepers: { at: number; wake: () => void }[] = [];
  private pumping = false;

  now = (): number => this.time;

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const onAbort = (): void => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        resolve();
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper = { at: this.time + milliseconds, wake };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.pump();
    });

  private pump(): void {
    if (this.pumping) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      this.sleepers.sort((a, b) => a.at - b.at);
      const next = this.sleepers.shift();
      if (next === undefined) return;
      this.time = Math.max(this.time, next.at);
      next.wake();
      if (this.sleepers.length > 0) this.pump();
    });
  }
}

export class Lines {
  lines: string[] = [];
  info = (line: string): void => void this.lines.push(line);
  warning = (line: string): void => void this.lines.push(`warning: ${line}`);
}

export const ours = 'acme__ml__demo__default';
export const creator = 'a1b2c3d4-0000-4000-8000-00000000c1c1';

export function makeLive(changes: Partial<LiveEndpoint> = {}): LiveEndpoint {
  return {
    name: 'churn',
    id: 'a'.repeat(32),
    creator,
    creatorKind: 'ServicePrincipal',
    createdAt: 0,
    origin: 'workspace',
    state: { ready: 'READY', configUpdate: 'NOT_UPDATING' },
    tags: [{ key: 'endpoints_manifest', value: ours }],
    sections: {},
    description: '',
    routeOptimized: false,
    ...changes,
  };
}

/** `entities`: name -> deployment, or [deployment, message]. */
export function makeConfig(
  version: number,
  entities: Record<string, string | [string, string]> = { main: 'DEPLOYMENT_READY' },
  document: JsonObject = {},
): LiveConfig {
  return {
    version,
    document,
    entities: Object.entries(entities).map(([name, state]) => ({
      name,
      deployment: typeof state === 'string' ? state : state[0],
      message: typeof state === 'string' ? '' : state[1],
    })),
  };
}

export function makeApiError(
  facts: { status?: number; errorCode?: string; outcomeUnknown?: boolean; message?: string; requestId?: string } = {},
): ApiError {
  const { message = 'The workspace said no.', ...call } = facts;
  return new ApiError('api-error', message, { attempted: 'write', target: 'churn', method: 'PUT', path: '/', ...call });
}

/** What a test wants of an endpoint; planned by the small planner below. */
export interface Wanted {
  name: string;
  kind?: EndpointPlan['kind'];
  config?: JsonObject | undefined;
  tags?: Record<string, string>;
  aiGateway?: JsonObject;
  notifications?: JsonObject;
  telemetry?: JsonObject;
  grants?: JsonObject[];
  /** Absent from the manifest. */
  gone?: boolean;
  replace?: boolean;
}

export function entity(version: string, name = 'main'): JsonObject {
  return {
    name,
    entity_name: 'prod.ml.churn',
    entity_version: version,
    workload_size: 'Small',
    scale_to_zero_enabled: true,
  };
}

/** A scalar of a document as text; "" for anything else. */
export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export function configOf(...entities: JsonObject[]): JsonObject {
  return { served_entities: entities };
}

function fingerprint(document: JsonObject | undefined): string {
  const list = (document?.['served_entities'] ?? []) as JsonObject[];
  const words = list.map((item) => {
    const external = item['external_model'] as JsonObject | undefined;
    return `${textOf(item['name'])}=${textOf(item['entity_version'] ?? external?.['name'])}`;
  });
  return words.sort().join(' ');
}

/** N1: what is or will be active. */
function effective(live: LiveEndpoint): LiveConfig | undefined {
  return isUpdating(live) ? (live.pendingConfig ?? live.config) : live.config;
}

export function sameConfigAs(wanted: Wanted): (live: LiveEndpoint) => boolean {
  return (live) => wanted.config === undefined || fingerprint(effective(live)?.document) === fingerprint(wanted.config);
}

export function makePlan(changes: Partial<EndpointPlan> = {}): EndpointPlan {
  const name = changes.name ?? 'churn';
  return {
    key: name,
    name,
    action: 'update',
    impact: 'rollout',
    ownership: 'owned',
    kind: 'custom',
    changes: [],
    unmanaged: [],
    unverifiable: [],
    warnings: [],
    operations: [],
    resolved: [],
    ...changes,
  };
}

/** A planner for tests: reads through the API and lists what is left to do, in the contract's order. */
export async function planFor(api: ServingApi, wanted: Wanted): Promise<EndpointPlan> {
  const live = await api.get(wanted.name);
  const base = { name: wanted.name, kind: wanted.kind ?? 'custom', ...(live && { live }) };
  if (wanted.gone === true) {
    const operations: Operation[] = live === undefined ? [] : [{ kind: 'delete', id: live.id }];
    return makePlan({ ...base, action: live === undefined ? 'unchanged' : 'delete', operations });
  }
  const create = createOperation(wanted);
  const late = await lateOperations(api, wanted, live);
  const rollout: Operation[] = wanted.config === undefined ? [] : [{ kind: 'wait' }];
  if (live === undefined) return makePlan({ ...base, action: 'create', ownership: 'new', operations: [create, ...rollout, ...late] });
  const replaced = wanted.replace === true && live.description !== 'new';
  if (replaced) {
    return makePlan({ ...base, action: 'replace', operations: [{ kind: 'delete', id: live.id }, create, ...rollout, ...late] });
  }
  const same = sameConfigAs(wanted)(live);
  const updating = isUpdating(live) ? (same ? 'wanted' : 'other') : undefined;
  const update: Operation[] = same
    ? updating === undefined ? [] : [{ kind: 'wait' }]
    : [{ kind: 'update-config', route: 'R5', body: wanted.config ?? {} }, { kind: 'wait' }];
  const operations = [...update, ...late];
  const action: Action = operations.every(({ kind }) => kind === 'wait') ? 'unchanged' : 'update';
  const owner = live.tags.find(({ key }) => key === 'endpoints_manifest')?.value;
  const ownership = owner === ours ? 'owned' : 'foreign';
  return makePlan({ ...base, action, ownership, operations, ...(updating && { updating }) });
}

function createOperation(wanted: Wanted): Operation {
  const tags = { endpoints_manifest: ours, ...wanted.tags };
  return {
    kind: 'create',
    route: 'R1',
    body: {
      name: wanted.name,
      ...(wanted.config && { config: wanted.config }),
      ...(wanted.aiGateway && { ai_gateway: wanted.aiGateway }),
      ...(wanted.notifications && { email_notifications: wanted.notifications }),
      ...(wanted.telemetry && { telemetry_config: wanted.telemetry }),
      ...(wanted.replace === true && { description: 'new' }),
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    },
  };
}

const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

async function lateOperations(api: ServingApi, wanted: Wanted, live: LiveEndpoint | undefined): Promise<Operation[]> {
  const operations: Operation[] = [];
  if (live !== undefined) {
    const add = Object.entries(wanted.tags ?? {})
      .filter(([key, value]) => !live.tags.some((tag) => tag.key === key && tag.value === value))
      .map(([key, value]) => ({ key, value }));
    if (add.length > 0) operations.push({ kind: 'patch-tags', purpose: 'tags', add, remove: [] });
    const { aiGateway, notifications, telemetry } = wanted;
    if (aiGateway && !isSame(live.sections.ai_gateway, aiGateway)) operations.push({ kind: 'put-ai-gateway', body: aiGateway });
    if (notifications && !isSame(live.sections.email_notifications, notifications)) {
      operations.push({ kind: 'patch-notifications', body: { email_notifications: notifications } });
    }
    if (telemetry && !isSame(live.sections.telemetry_config, telemetry)) {
      operations.push({ kind: 'patch-telemetry', body: { telemetry_config: telemetry } });
    }
  }
  if (wanted.grants !== undefined) {
    const direct = live === undefined ? [] : await api.permissions(live.id);
    const grants = direct.filter(({ principal }) => principal !== live?.creator);
    const there = (grant: JsonObject): boolean =>
      grants.some((own) => grant[own.field] === own.principal && grant['permission_level'] === own.level);
    if (!wanted.grants.every(there) || grants.length !== wanted.grants.length) {
      operations.push({ kind: 'put-permissions', grants: wanted.grants });
    }
  }
  return operations;
}

export const settings: ApplySettings = { wait: true, parallelism: 8, writeQuota: 50, pollIntervalMs: 10_000 };

export interface Story {
  options: ApplyOptions;
  events: ApplyEvent[];
  log: Lines;
  abort: AbortController;
  /** Names of endpoints that were planned again. */
  replanned: string[];
}

/** Plans all wanted endpoints and gives the options to apply them. */
export async function makeStory(given: {
  api: ServingApi;
  clock: Clock;
  wanted: Wanted[];
  settings?: Partial<ApplySettings>;
  review?: ApplyOptions['review'];
}): Promise<Story> {
  const { api, clock, wanted } = given;
  const find = (name: string): Wanted => wanted.find((item) => item.name === name)!;
  const abort = new AbortController();
  const log = new Lines();
  const events: ApplyEvent[] = [];
  const replanned: string[] = [];
  const endpoints = await Promise.all(wanted.map((item) => planFor(api, item)));
  const options: ApplyOptions = {
    plan: wrapPlan(endpoints),
    api,
    clock,
    log,
    settings: { ...settings, ...given.settings },
    review: given.review ?? (() => undefined),
    replan: (name) => {
      replanned.push(name);
      return planFor(api, find(name));
    },
    sameConfig: (plan, live) => sameConfigAs(find(plan.name))(live),
    signal: abort.signal,
    onProgress: (event) => void events.push(event),
  };
  return { options, events, log, abort, replanned };
}

export function wrapPlan(endpoints: EndpointPlan[]): Plan {
  const count = (action: Action): number => endpoints.filter((endpoint) => endpoint.action === action).length;
  return {
    manifest: 'demo',
    target: 'default',
    host: 'https://example.test',
    offline: false,
    digest: '0'.repeat(24),
    summary: {
      create: count('create'),
      update: count('update'),
      replace: count('replace'),
      delete: count('delete'),
      unchanged: count('unchanged'),
    },
    endpoints,
    warnings: [],
    unread: [],
  };
}

export const grant = (principal: string, level: string): Grant => ({ field: 'group_name', principal, level });
