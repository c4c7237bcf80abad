/** The workspace in our own words: serving endpoints, models, secrets, and who asks. */
import type { JsonObject } from '../endpoint/fields/index.js';
import type { EndpointSummary, Grant, LiveEndpoint } from '../endpoint/model.js';

/** What a write answered. */
export interface WriteReply {
  requestId?: string;
  /** The endpoint as the reply showed it, where the route returns one. */
  endpoint?: LiveEndpoint;
}

export interface OptimizationInfo {
  optimizable: boolean;
  modelType?: string;
  /** Tokens per second per chunk. */
  throughputChunkSize?: number;
  /** Model units per step. */
  modelUnitChunkSize?: number;
  /** Why it is not optimizable, in the service's words. */
  said?: string;
}

/** Databricks Model Serving. Every method throws `ApiError`; `get` answers `undefined` for what does not exist. */
export interface ServingApi {
  list(): Promise<EndpointSummary[]>;
  get(name: string): Promise<LiveEndpoint | undefined>;
  create(route: 'R1' | 'R30', body: JsonObject): Promise<WriteReply>;
  /** Resolves also when the endpoint was gone already. */
  delete(name: string): Promise<WriteReply>;
  updateConfig(route: 'R5' | 'R31', name: string, body: JsonObject): Promise<WriteReply>;
  putAiGateway(name: string, body: JsonObject): Promise<WriteReply>;
  patchTags(name: string, change: { add: { key: string; value: string }[]; remove: string[] }): Promise<WriteReply>;
  patchNotifications(name: string, body: JsonObject): Promise<WriteReply>;
  patchTelemetry(name: string, body: JsonObject): Promise<WriteReply>;
  /** Direct grants only; inherited ones are left out. */
  permissions(id: string): Promise<Grant[]>;
  putPermissions(id: string, grants: Grant[]): Promise<WriteReply>;
  /** Build output of a served entity; "" where there is none. */
  buildLogs(name: string, entity: string, configVersion?: number): Promise<string>;
  serverLogs(name: string, entity: string, configVersion?: number): Promise<string>;
  optimizationInfo(model: string, version: string): Promise<OptimizationInfo | undefined>;
}

export interface ModelVersion {
  version: string;
  /** `READY`, `PENDING_REGISTRATION`, ... */
  status: string;
}

/** Models and secrets. `undefined`: it does not exist. Throws `ApiError` (also `permission-denied`). */
export interface Catalog {
  modelVersion(model: string, version: string): Promise<ModelVersion | undefined>;
  /** All versions, every page. */
  modelVersions(model: string): Promise<ModelVersion[] | undefined>;
  modelAlias(model: string, alias: string): Promise<ModelVersion | undefined>;
  secretKeys(scope: string): Promise<string[] | undefined>;
}

export interface Principal {
  /** E-mail or application id. */
  userName: string;
  displayName?: string;
  groups: string[];
  servicePrincipal: boolean;
}

export interface Identity {
  me(): Promise<Principal>;
}
