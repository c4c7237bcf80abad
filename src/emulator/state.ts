import type { Catalog } from './catalog.js';
import type { Clock } from './clock.js';
import type { JsonObject } from './json.js';
import type { EmulatorOptions } from './options.js';
import type { AclStore } from './permissions.js';
import type { Directory } from './principals.js';
import type { Quota } from './quota.js';
import type { Random } from './random.js';
import type { SecretStore } from './secrets.js';

/** How an entity is served; decides routes, deployment time and which fields exist. */
export type EntityKind = 'custom' | 'throughput' | 'model_units' | 'external' | 'feature_spec';
export type EndpointKind = EntityKind | 'empty' | 'foundation' | 'agent';
export type PermissionLevel = 'CAN_VIEW' | 'CAN_QUERY' | 'CAN_MANAGE';
export type ConfigUpdate = 'NOT_UPDATING' | 'IN_PROGRESS' | 'UPDATE_FAILED' | 'UPDATE_CANCELED';
export type Deployment =
  | 'DEPLOYMENT_CREATING'
  | 'DEPLOYMENT_READY'
  | 'DEPLOYMENT_RECOVERING'
  | 'DEPLOYMENT_FAILED'
  | 'DEPLOYMENT_ABORTED'
  | 'DEPLOYMENT_STOPPED';

/** A duration counted in GETs of the endpoint that still show it running, or in milliseconds of the clock. */
export type Duration = { gets: number } | { ms: number };

export interface StoredEntity {
  name: string;
  kind: EntityKind;
  type: string;
  /** What was sent, coerced, without secrets in plain text; keys in wire form. */
  sent: JsonObject;
  /** What the server adds to the answer (sizes, dbus). */
  filled: JsonObject;
  task: string | undefined;
  deployment: Deployment;
  message: string;
  creator: string;
  createdAt: number;
}

export interface StoredRoute {
  entity: string;
  percent: number;
}

export interface StoredConfig {
  version: number;
  entities: StoredEntity[];
  routes: StoredRoute[];
  autoCapture: JsonObject | undefined;
  startTime: number;
}

/** What the next rollout of an endpoint (or of one entity in it) will do. */
export interface EntityScript {
  outcome?: 'ready' | 'fail' | 'stuck' | 'recover' | 'cancel';
  /** `deployment_state_message` at the end (failed, recovering, stuck). */
  message?: string;
  /** Shown one after the other while the entity is created. */
  messages?: string[];
  buildLogs?: string;
  serverLogs?: string;
}

export interface RolloutScript extends EntityScript {
  /** Which entity an endpoint-wide outcome hits; default is the first of the sent list. */
  entity?: string;
  entities?: Record<string, EntityScript>;
  after?: Duration;
  /** `recover`: how long until READY again; absent means never. */
  recoversAfter?: Duration;
}

export interface Rollout {
  script: RolloutScript;
  duration: Duration;
  getsLeft: number;
  startedAt: number;
}

export interface EntityLogs {
  build: string;
  server: string;
}

export interface StoredEndpoint {
  name: string;
  id: string;
  kind: EndpointKind;
  creator: string | undefined;
  createdAt: number;
  updatedAt: number;
  description: string;
  routeOptimized: boolean;
  tags: Map<string, string>;
  config: StoredConfig | undefined;
  pending: StoredConfig | undefined;
  configUpdate: ConfigUpdate;
  stopped: boolean;
  systemUpdateFailure: boolean;
  lastVersion: number;
  rollout: Rollout | undefined;
  /** An entity that crashed after READY and comes back by itself. */
  recovery: { duration: Duration; getsLeft: number; startedAt: number } | undefined;
  aiGateway: JsonObject | undefined;
  /** Kept for R12, never returned by GET. */
  rateLimits: JsonObject[];
  notifications: JsonObject | undefined;
  telemetry: JsonObject | undefined;
  budgetPolicyId: string | undefined;
  autoCaptureWasDisabled: boolean;
  /** By `<config version>/<entity name>`. */
  logs: Map<string, EntityLogs>;
  /** Databricks-owned or another product's endpoint: what GET answers, and what the list answers. */
  foreign: { detail: JsonObject; level: PermissionLevel } | undefined;
}

/** Old views served instead of the present one after a write. `null` means the endpoint did not exist. */
export interface StaleView {
  endpoint: StoredEndpoint | null;
  left: number;
}

/** Everything the emulated workspace knows. */
export interface WorldState {
  options: EmulatorOptions;
  clock: Clock;
  random: Random;
  endpoints: Map<string, StoredEndpoint>;
  previous: Map<string, StoredEndpoint | null>;
  stale: Map<string, StaleView>;
  scripts: Map<string, RolloutScript[]>;
  acls: AclStore;
  directory: Directory;
  catalog: Catalog;
  secrets: SecretStore;
  quota: Quota;
  /** Times of invocations by `<endpoint id>` and `<endpoint id>|<user>`, for the gateway's rate limits. */
  invocations: Map<string, number[]>;
}
