import type { CreationFieldName, EntityKind, Json, JsonObject, SectionName } from './fields/index.js';

/** One entry of `lifecycle.ignore_changes`. `until` is a date (`YYYY-MM-DD`), the last day on which it counts. */
export interface IgnoreRule {
  path: string;
  reason: string;
  until?: string;
}

export interface Lifecycle {
  preventDestroy: boolean;
  adopt: boolean;
  ignoreChanges: IgnoreRule[];
}

/**
 * An endpoint as the manifest wants it, after target, variables and defaults: API-shaped, with the right scalar
 * types, deprecated shapes translated and tags as a list. `entity_version` may still be `latest` or `@alias`, and
 * `throughput_chunks` may still stand; both are resolved against the workspace when planning.
 */
export interface DesiredEndpoint {
  key: string;
  name: string;
  /** `config`, the other sections and the creation fields, as stated. */
  document: JsonObject;
  lifecycle: Lifecycle;
}

/** A place in the manifest's text; line and column count from 1. */
export interface SourcePlace {
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** The manifest for one target. */
export interface Manifest {
  id: string;
  /** `default` where the manifest declares no targets. */
  target: string;
  /** Names of all declared targets; empty where there are none. */
  targets: string[];
  /** The host the target asserts, if it does. */
  host?: string;
  /** Ownership tags of other manifests whose endpoints this one may take over. */
  movedFrom: string[];
  endpoints: DesiredEndpoint[];
  /** Every literal value of `environment_vars` in it: what may be shown of a live value. */
  environmentLiterals: ReadonlySet<string>;
  /** Where a part of an endpoint stands; the path is that of the document (numbers index lists). */
  locate: (endpointKey: string, path?: readonly (string | number)[]) => SourcePlace | undefined;
}

/** `state` of an endpoint, with unknown words kept as they came. */
export interface LiveState {
  ready: string;
  configUpdate?: string;
  suspend?: string;
  /** A rebuild that the platform started by itself failed (2.5, undocumented). */
  systemUpdateFailure?: true;
}

/** A config as the API returned it, active or pending. */
export interface LiveConfig {
  version: number;
  /** API-shaped: served_entities, traffic_config, auto_capture_config; never `served_models`. */
  document: JsonObject;
  entities: LiveEntityState[];
  /** Epoch milliseconds; pending configs only. */
  startedAt?: number;
}

export interface LiveEntityState {
  name: string;
  /** `DEPLOYMENT_READY` and its kin; "" where the API said nothing. */
  deployment: string;
  message: string;
}

/** An endpoint as the API answered (R3), checked for shape; sections keep the API's own names and values. */
export interface LiveEndpoint {
  name: string;
  id: string;
  creator?: string;
  creatorKind?: 'User' | 'ServicePrincipal';
  /** Epoch milliseconds. */
  createdAt?: number;
  updatedAt?: number;
  /** The caller's own level. */
  permissionLevel?: string;
  /** `databricks`: pay-per-token models and tiles of other products, never ours to touch. */
  origin: 'workspace' | 'databricks';
  state: LiveState;
  config?: LiveConfig;
  pendingConfig?: LiveConfig;
  /** Tags as they came, our own included. */
  tags: { key: string; value: string }[];
  /** `ai_gateway`, `email_notifications`, `telemetry_config`, as they came; absent where the API sent none. */
  sections: Partial<Record<Exclude<SectionName, 'config' | 'tags' | 'permissions'>, JsonObject>>;
  description: string;
  routeOptimized: boolean;
  effectiveBudgetPolicyId?: string;
}

/** What a served entity serves, as far as the list tells: a model, or `provider:name` of an external one, and its version. */
export interface ServedModel {
  model: string;
  /** "" where there is none. */
  version: string;
}

/** An item of the list (R2): enough to know whose it is. */
export type EndpointSummary = Pick<
  LiveEndpoint,
  'name' | 'id' | 'creator' | 'createdAt' | 'origin' | 'tags' | 'permissionLevel' | 'state'
> & {
  /** Models of its active config. */
  served?: ServedModel[];
};

/** One direct grant; inherited ones are left out when reading. */
export interface Grant {
  field: 'user_name' | 'group_name' | 'service_principal_name';
  principal: string;
  level: string;
}

/**
 * One side of a comparison: the table's view of a section. Lists with identities are records, blocks that are off
 * are gone, and `null` says "stated as none" where a field is stated by itself. Records have no prototype.
 */
export type Canonical = Json | undefined;

/** Both sides of a comparison have this form. */
export interface Endpoint {
  name: string;
  kind: EntityKind | 'empty';
  sections: Partial<Record<SectionName, Canonical>>;
  creation: Partial<Record<CreationFieldName, Canonical>>;
}
