import { ApiError, missingEndpoint } from './api-error.js';
import { putModel, type Catalog, type ModelInput } from './catalog.js';
import { createClock, type Clock } from './clock.js';
import { addFault, type Fault, type FaultInput, type FaultList } from './faults.js';
import type { JsonObject } from './json.js';
import { defaultOptions, type EmulatorOptions, type StartOptions } from './options.js';
import type { AclStore } from './permissions.js';
import { type Directory, type Principal, type PrincipalInput, putPrincipal } from './principals.js';
import type { Quota } from './quota.js';
import { createRandom, type Random } from './random.js';
import { cancelRollout, finishRollout, startRecovery } from './rollout.js';
import { putScope, type ScopeInput, type SecretStore } from './secrets.js';
import type { Duration, RolloutScript, StaleView, StoredEndpoint, WorldState } from './state.js';

/** One emulated workspace: its state, and the levers that tests and the demo pull. */
export class World implements WorldState {
  options: EmulatorOptions;
  clock: Clock;
  random: Random;
  endpoints = new Map<string, StoredEndpoint>();
  previous = new Map<string, StoredEndpoint | null>();
  stale = new Map<string, StaleView>();
  scripts = new Map<string, RolloutScript[]>();
  acls: AclStore = new Map();
  directory: Directory = { principals: new Map(), issued: new Map() };
  catalog: Catalog = { models: new Map(), featureSpecs: new Set() };
  secrets: SecretStore = new Map();
  quota: Quota = { writes: [] };
  invocations = new Map<string, number[]>();
  faultList: FaultList = { faults: [], nextId: 1 };

  constructor(start: StartOptions = {}) {
    this.options = pickOptions(start);
    this.clock = createClock(start.clock);
    this.random = createRandom(this.options.seed);
    seedPrincipals(this.directory);
  }

  /** Changes knobs; a new `seed` restarts the random sequence. */
  configure(options: Partial<EmulatorOptions>): void {
    this.options = { ...this.options, ...options };
    if (options.seed !== undefined) this.random = createRandom(options.seed);
  }

  addPrincipal(input: PrincipalInput): Principal {
    return putPrincipal(this.directory, input);
  }

  /** Throws when the principal is unknown, so that a typo in a test is seen. */
  principal(name: string): Principal {
    const principal = this.directory.principals.get(name);
    if (!principal) throw new ApiError(404, 'RESOURCE_DOES_NOT_EXIST', `Emulator: no principal '${name}'.`);
    return principal;
  }

  addModel(name: string, input: ModelInput = { versions: { 1: {} } }): void {
    putModel(this.catalog, name, input, this.clock.now());
  }

  addFeatureSpec(name: string): void {
    this.catalog.featureSpecs.add(name);
  }

  /** Adds a scope or keys to it; naming an existing key again rotates it (new timestamp). */
  addSecrets(scope: string, input: ScopeInput | string[]): void {
    putScope(this.secrets, scope, Array.isArray(input) ? { keys: input } : input, this.clock.now());
  }

  removeSecret(scope: string, key?: string): void {
    if (key === undefined) this.secrets.delete(scope);
    else this.secrets.get(scope)?.keys.delete(key);
  }

  /** Queues what the next rollout(s) of an endpoint do; works before the endpoint exists. */
  script(name: string, ...scripts: RolloutScript[]): void {
    this.scripts.set(name, [...(this.scripts.get(name) ?? []), ...scripts]);
  }

  addFault(input: FaultInput): Fault {
    return addFault(this.faultList, input);
  }

  clearFaults(): void {
    this.faultList.faults = [];
  }

  endpoint(name: string): StoredEndpoint {
    const endpoint = this.endpoints.get(name);
    if (!endpoint) throw missingEndpoint(name);
    return endpoint;
  }

  advance(ms: number): void {
    this.clock.advance(ms);
  }

  /** Ends the running rollout now, as its script says (a stuck one succeeds). */
  finishRollout(name: string): void {
    const endpoint = this.endpoint(name);
    finishRollout(this, endpoint);
  }

  /** The cancel button of the console. */
  cancelRollout(name: string): void {
    cancelRollout(this, this.endpoint(name));
  }

  /** An entity of the active config crashes after READY; `recoversAfter` absent means it never comes back. */
  crashEntity(name: string, entityName: string, recoversAfter?: Duration): void {
    const endpoint = this.endpoint(name);
    const entity = endpoint.config?.entities.find((item) => item.name === entityName);
    if (!entity) throw missingEndpoint(`${name}/${entityName}`);
    entity.deployment = 'DEPLOYMENT_RECOVERING';
    entity.message = 'The model server exited and is being restarted.';
    if (recoversAfter) startRecovery(this, endpoint, recoversAfter);
  }

  /** The entity is idle: still READY, with another message (2.5). */
  scaleToZero(name: string, entityName: string): void {
    const entity = this.endpoint(name).config?.entities.find((item) => item.name === entityName);
    if (!entity) throw missingEndpoint(`${name}/${entityName}`);
    entity.message = 'Scaled to zero';
  }

  /** Puts an endpoint owned by Databricks or another product into the list (E8); `detail` is what GET answers. */
  addForeignEndpoint(detail: JsonObject): void {
    const name = String(detail.name);
    const level = detail.permission_level === 'CAN_VIEW' ? 'CAN_VIEW' : detail.permission_level === 'CAN_MANAGE' ? 'CAN_MANAGE' : 'CAN_QUERY';
    const id = typeof detail.id === 'string' ? detail.id : this.random.hex(32);
    this.endpoints.set(name, {
      name, id, kind: detail.tile_endpoint_metadata === undefined ? 'foundation' : 'agent',
      creator: undefined, createdAt: 0, updatedAt: 0, description: '', routeOptimized: false, tags: new Map(),
      config: undefined, pending: undefined, configUpdate: 'NOT_UPDATING', stopped: false, systemUpdateFailure: false,
      lastVersion: 0, rollout: undefined, recovery: undefined, aiGateway: undefined, rateLimits: [], notifications: undefined,
      telemetry: undefined, budgetPolicyId: undefined, autoCaptureWasDisabled: false, logs: new Map(),
      foreign: { detail, level },
    });
    this.acls.set(id, []);
  }

  /** Back to an empty workspace with the given options. */
  reset(start: StartOptions = {}): void {
    Object.assign(this, new World(start));
  }
}

/** The knobs among the start options, over the defaults. */
function pickOptions(start: StartOptions): EmulatorOptions {
  const own = new Set(['port', 'clock', 'standard']);
  return { ...defaultOptions, ...Object.fromEntries(Object.entries(start).filter(([key]) => !own.has(key))) };
}

/** Names and credentials that every emulated workspace knows. */
export const knownPrincipals = {
  deployer: { name: '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31', token: 'dapi-emulator-deployer', secret: 'dose-emulator-secret' },
  mlops: { name: 'mlops@example.com', token: 'dapi-emulator-mlops' },
  admin: { name: 'admin@example.com', token: 'dapi-emulator-admin' },
  viewer: { name: 'viewer@example.com', token: 'dapi-emulator-viewer' },
} as const;

function seedPrincipals(directory: Directory): void {
  const { deployer, mlops, admin, viewer } = knownPrincipals;
  putPrincipal(directory, {
    name: deployer.name, displayName: 'serving-deployer', tokens: [deployer.token], secrets: [deployer.secret], groups: ['deployers'],
  });
  putPrincipal(directory, {
    name: mlops.name, displayName: 'ML Ops', tokens: [mlops.token], groups: ['support-apps'],
    budgetPolicyId: '8ec51ab9-cc71-4f24-a572-a82227251d5a',
  });
  putPrincipal(directory, { name: admin.name, displayName: 'Workspace Admin', tokens: [admin.token], admin: true });
  putPrincipal(directory, { name: viewer.name, displayName: 'Viewer', tokens: [viewer.token], groups: ['analysts'] });
}
