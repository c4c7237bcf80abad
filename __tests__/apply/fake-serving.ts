import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { Grant, LiveConfig, LiveEndpoint } from '../../src/endpoint/model.js';
import { isUpdating } from '../../src/apply/judge.js';
import type { ServingApi, WriteReply } from '../../src/ports/databricks.js';
import type { Clock } from '../../src/ports/run.js';
import { creator, makeApiError, textOf } from './support.js';

type Method = Exclude<keyof ServingApi, 'list' | 'optimizationInfo'>;

export interface FakeCall {
  method: Method;
  name: string;
  at: number;
  body?: unknown;
}

/** How one rollout goes: reads it takes, and how it ends. */
export interface FakeRollout {
  gets?: number;
  /** Virtual time it takes, instead of reads. */
  ms?: number;
  end?: 'ready' | 'failed' | 'cancelled' | 'never';
  message?: string;
}

/**
 * A serving service in memory, for time and order only. What the platform answers in truth is the emulator's business;
 * `execute-emulator.test.ts` runs against that.
 */
export class FakeServing implements ServingApi {
  endpoints = new Map<string, LiveEndpoint>();
  grants = new Map<string, Grant[]>();
  calls: FakeCall[] = [];
  /** Used up one by one, by the next rollout of any endpoint; the last one stays. */
  rollouts: FakeRollout[] = [{ gets: 2 }];
  /** The next calls of a method fail so. `after`: although it took effect. */
  faults: { method: Method; when: 'before' | 'after'; error: Error; times?: number }[] = [];
  /** Reads after a write that still show what was before it. */
  staleReads = 0;
  latencyMs = 0;
  onCall: ((call: FakeCall) => void) | undefined;
  private running = new Map<string, FakeRollout & { left: number; since: number }>();
  private stale = new Map<string, { left: number; view: LiveEndpoint | undefined }>();
  private ids = 0;

  constructor(private readonly clock: Clock) {}

  writes(): string[] {
    return this.calls.filter(({ method }) => !/^(?:get|permissions|.*Logs)$/.test(method)).map(({ method }) => method);
  }

  count(method: Method): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  list = (): Promise<never[]> => Promise.resolve([]);
  optimizationInfo = (): Promise<undefined> => Promise.resolve(undefined);

  get(name: string): Promise<LiveEndpoint | undefined> {
    return this.call({ method: 'get', name }, () => {
      this.progress(name);
      const stale = this.stale.get(name);
      if (stale !== undefined && stale.left > 0) {
        stale.left -= 1;
        return stale.view;
      }
      return this.show(name);
    });
  }

  create(_route: 'R1' | 'R30', body: JsonObject): Promise<WriteReply> {
    const name = textOf(body['name']);
    return this.call({ method: 'create', name, body }, () => {
      if (this.endpoints.has(name)) throw makeApiError({ status: 400, errorCode: 'RESOURCE_ALREADY_EXISTS' });
      this.remember(name);
      this.ids += 1;
      const live: LiveEndpoint = {
        name,
        id: String(this.ids).padStart(32, '0'),
        creator,
        creatorKind: 'ServicePrincipal',
        createdAt: this.clock.now(),
        origin: 'workspace',
        state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING' },
        tags: (body['tags'] ?? []) as { key: string; value: string }[],
        sections: this.sectionsOf(body),
        description: textOf(body['description']),
        routeOptimized: false,
      };
      this.endpoints.set(name, live);
      this.grants.set(live.id, [{ field: 'service_principal_name', principal: creator, level: 'CAN_MANAGE' }]);
      if (body['config'] !== undefined) this.start(live, body['config'] as JsonObject);
      return { requestId: 'req-create', endpoint: this.show(name)! };
    });
  }

  delete(name: string): Promise<WriteReply> {
    return this.call({ method: 'delete', name }, () => {
      this.endpoints.delete(name);
      this.running.delete(name);
      return { requestId: 'req-delete' };
    });
  }

  updateConfig(_route: 'R5' | 'R31', name: string, body: JsonObject): Promise<WriteReply> {
    return this.call({ method: 'updateConfig', name, body }, () => {
      const live = this.must(name);
      if (isUpdating(live)) throw makeApiError({ status: 409, errorCode: 'RESOURCE_CONFLICT' });
      this.remember(name);
      this.start(live, body);
      return { requestId: 'req-config', endpoint: this.show(name)! };
    });
  }

  putAiGateway = (name: string, body: JsonObject) => this.section('putAiGateway', name, { ai_gateway: body });
  patchNotifications = (name: string, body: JsonObject) =>
    this.section('patchNotifications', name, { email_notifications: body['email_notifications'] as JsonObject });

  patchTelemetry(name: string, body: JsonObject): Promise<WriteReply> {
    return this.call({ method: 'patchTelemetry', name, body }, () => {
      const live = this.must(name);
      if (isUpdating(live)) throw makeApiError({ status: 409, errorCode: 'RESOURCE_CONFLICT' });
      live.sections.telemetry_config = body['telemetry_config'] as JsonObject;
      return { requestId: 'req-telemetry', endpoint: this.show(name)! };
    });
  }

  patchTags(name: string, change: { add: { key: string; value: string }[]; remove: string[] }): Promise<WriteReply> {
    return this.call({ method: 'patchTags', name, body: change }, () => {
      const live = this.must(name);
      const gone = [...change.remove, ...change.add.map(({ key }) => key)];
      live.tags = [...live.tags.filter(({ key }) => !gone.includes(key)), ...change.add];
      return { requestId: 'req-tags' };
    });
  }

  permissions(id: string): Promise<Grant[]> {
    return this.call({ method: 'permissions', name: id }, () => this.grants.get(id) ?? []);
  }

  putPermissions(id: string, grants: Grant[]): Promise<WriteReply> {
    return this.call({ method: 'putPermissions', name: id, body: grants }, () => {
      this.grants.set(id, grants);
      return { requestId: 'req-permissions' };
    });
  }

  buildLogs = (name: string, entity: string, version?: number) =>
    this.call({ method: 'buildLogs', name, body: { entity, version } }, () => `build 1\nbuild 2 of v${version}\n`);
  serverLogs = (name: string, entity: string, version?: number) =>
    this.call({ method: 'serverLogs', name, body: { entity, version } }, () => '');

  /** Starts a rollout as somebody else would. */
  start(live: LiveEndpoint, document: JsonObject): void {
    const rollout = this.rollouts.length > 1 ? this.rollouts.shift()! : this.rollouts[0]!;
    const highest = Math.max(live.config?.version ?? 0, live.pendingConfig?.version ?? 0);
    live.pendingConfig = configFrom(highest + 1, document, 'DEPLOYMENT_CREATING');
    live.state = { ready: live.config === undefined ? 'NOT_READY' : 'READY', configUpdate: 'IN_PROGRESS' };
    this.running.set(live.name, { ...rollout, left: rollout.gets ?? 0, since: this.clock.now() });
    if (rollout.gets === 0) this.end(live, rollout);
  }

  add(live: LiveEndpoint): LiveEndpoint {
    this.endpoints.set(live.name, live);
    return live;
  }

  private section(method: Method, name: string, sections: LiveEndpoint['sections']): Promise<WriteReply> {
    return this.call({ method, name, body: sections }, () => {
      Object.assign(this.must(name).sections, sections);
      return { requestId: `req-${method}` };
    });
  }

  private sectionsOf(body: JsonObject): LiveEndpoint['sections'] {
    const names = ['ai_gateway', 'email_notifications', 'telemetry_config'] as const;
    return Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
  }

  private remember(name: string): void {
    this.stale.set(name, { left: this.staleReads, view: this.show(name) });
  }

  private progress(name: string): void {
    const live = this.endpoints.get(name);
    const run = this.running.get(name);
    if (live === undefined || run === undefined) return;
    if (run.ms !== undefined ? this.clock.now() - run.since >= run.ms : run.left-- <= 0) this.end(live, run);
  }

  private end(live: LiveEndpoint, run: FakeRollout): void {
    const end = run.end ?? 'ready';
    const pending = live.pendingConfig;
    if (end === 'never' || pending === undefined) return;
    this.running.delete(live.name);
    if (end === 'ready') {
      live.config = { ...pending, entities: pending.entities.map((entity) => ({ ...entity, deployment: 'DEPLOYMENT_READY' })) };
      delete live.pendingConfig;
      live.state = { ready: 'READY', configUpdate: 'NOT_UPDATING' };
      return;
    }
    const [first, ...others] = pending.entities;
    const deployment = end === 'failed' ? 'DEPLOYMENT_FAILED' : 'DEPLOYMENT_ABORTED';
    pending.entities = [
      { name: first!.name, deployment, message: run.message ?? 'image build failed' },
      ...others.map((entity) => ({ ...entity, deployment: 'DEPLOYMENT_ABORTED' })),
    ];
    live.state = { ...live.state, configUpdate: end === 'failed' ? 'UPDATE_FAILED' : 'UPDATE_CANCELED' };
  }

  private must(name: string): LiveEndpoint {
    const live = this.endpoints.get(name);
    if (live === undefined) throw makeApiError({ status: 404, errorCode: 'RESOURCE_DOES_NOT_EXIST' });
    return live;
  }

  private show(name: string): LiveEndpoint | undefined {
    const live = this.endpoints.get(name);
    return live === undefined ? undefined : structuredClone(live);
  }

  private async call<T>(call: Omit<FakeCall, 'at'>, work: () => T): Promise<T> {
    const made: FakeCall = { ...call, at: this.clock.now() };
    this.calls.push(made);
    this.onCall?.(made);
    if (this.latencyMs > 0) await this.clock.sleep(this.latencyMs);
    const fault = this.faults.find(({ method, times = 1 }) => method === call.method && times > 0);
    if (fault !== undefined) fault.times = (fault.times ?? 1) - 1;
    if (fault?.when === 'before') throw fault.error;
    const answer = work();
    if (fault !== undefined) throw fault.error;
    return answer;
  }
}

export function configFrom(version: number, document: JsonObject, deployment: string): LiveConfig {
  const entities = (document['served_entities'] ?? []) as JsonObject[];
  return {
    version,
    document,
    entities: entities.map((entity) => ({ name: textOf(entity['name']), deployment, message: '' })),
  };
}
