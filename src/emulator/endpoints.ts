import { ApiError, conflict, denied, invalid, missingEndpoint } from './api-error.js';
import { readGateway } from './ai-gateway.js';
import { wholeSeconds } from './clock.js';
import { type ConfigContext, kindOfConfig, readConfig } from './config.js';
import { isDeepStrictEqual } from 'node:util';
import { type JsonObject, clone, objectOf, objectsOf, textOf } from './json.js';
import { checkEndpointName, checkTagKey } from './limits.js';
import { endpointLevel, grantCreator, requireLevel } from './permissions.js';
import type { Principal } from './principals.js';
import { countWrite } from './quota.js';
import { renderDetail, renderSummary } from './render.js';
import { settle, startRollout } from './rollout.js';
import { readNotifications, readTelemetry } from './telemetry.js';
import type { PermissionLevel, StoredConfig, StoredEndpoint, WorldState } from './state.js';

/** Finds an endpoint the caller has the level on, with time passed for it; throws 404 or 403. */
export function findEndpoint(
  world: WorldState,
  name: string,
  { caller, level }: { caller: Principal; level: PermissionLevel },
): StoredEndpoint {
  const endpoint = world.endpoints.get(name);
  if (!endpoint) throw missingEndpoint(name);
  settle(world, endpoint, { counts: false });
  requireLevel(world, endpoint, { caller, level });
  return endpoint;
}

/** Remembers how the endpoint looked before a write, for stale reads. */
export function rememberBefore(world: WorldState, name: string): void {
  const endpoint = world.endpoints.get(name);
  world.previous.set(name, endpoint ? clone(endpoint) : null);
}

function beginStaleReads(world: WorldState, name: string): void {
  const before = world.previous.get(name);
  if (world.options.staleReads > 0 && before !== undefined) {
    world.stale.set(name, { endpoint: before, left: world.options.staleReads });
  }
}

/** C25: caller and recorded creator must be members with the workspace-access entitlement. */
function checkMembership(world: WorldState, caller: Principal, creator: string): void {
  if (!caller.member || !caller.workspaceAccess) {
    throw denied(`${caller.name} does not have the workspace-access entitlement in this workspace.`);
  }
  const owner = world.directory.principals.get(creator);
  if (owner?.member === false) throw denied('The endpoint creator is no longer a member of this workspace.');
  if (owner?.workspaceAccess === false) throw denied('The endpoint creator does not have the workspace-access entitlement.');
}

function duplicate(world: WorldState, name: string): ApiError {
  return new ApiError(world.options.duplicateCreateStatus, 'RESOURCE_ALREADY_EXISTS', `Endpoint with name '${name}' already exists.`);
}

/** R1 and R30. */
export function createEndpoint(
  world: WorldState,
  body: JsonObject,
  { caller, route }: { caller: Principal; route: 'core' | 'pt' },
): JsonObject {
  countWrite(world.quota, world.clock, world.options);
  checkMembership(world, caller, caller.name);
  const name = textOf(body.name);
  if (name === undefined || name === '') throw invalid("Missing required field 'name'.");
  checkEndpointName(name);
  if (world.endpoints.has(name)) throw duplicate(world, name);
  if (world.endpoints.size >= world.options.maxEndpoints) {
    throw new ApiError(400, 'QUOTA_EXCEEDED', `The workspace already has ${world.options.maxEndpoints} serving endpoints.`);
  }
  const endpoint = buildEndpoint(world, body, { caller, name, route });
  rememberBefore(world, name);
  world.endpoints.set(name, endpoint.stored);
  grantCreator(world, endpoint.stored.id, caller);
  if (endpoint.config) startRollout(world, endpoint.stored, endpoint.config);
  beginStaleReads(world, name);
  return renderDetail(world, endpoint.stored, { caller, reply: 'create' });
}

function buildEndpoint(
  world: WorldState,
  body: JsonObject,
  { caller, name, route }: { caller: Principal; name: string; route: 'core' | 'pt' },
): { stored: StoredEndpoint; config: StoredConfig | undefined } {
  const context: ConfigContext = {
    world, creator: caller.name, route, operation: 'create', endpointName: name, live: undefined, version: 1,
  };
  if (route === 'pt' && body.config === undefined) throw invalid("Missing required field 'config'.");
  const config = body.config === undefined ? undefined : readConfig(objectOf(body.config), context);
  if (route === 'pt' && !config) throw invalid("Missing required field 'served_entities'.");
  const kind = kindOfConfig(config);
  const description = textOf(body.description) ?? '';
  if (description.length > 1000) throw invalid('description must not be longer than 1000 characters.');
  const routeOptimized = body.route_optimized === true;
  if (routeOptimized && kind !== 'custom') throw invalid('route_optimized is only supported for custom models.');
  const rateLimits = readLegacyRateLimits(body, kind);
  const tags = new Map<string, string>();
  for (const tag of objectsOf(body.tags)) setTag(tags, tag);
  const now = wholeSeconds(world.clock.now());
  const stored: StoredEndpoint = {
    name,
    id: world.random.hex(32),
    kind,
    creator: caller.name,
    createdAt: now,
    updatedAt: now,
    description,
    routeOptimized,
    tags,
    config: undefined,
    pending: undefined,
    configUpdate: 'NOT_UPDATING',
    stopped: false,
    systemUpdateFailure: false,
    lastVersion: 0,
    rollout: undefined,
    recovery: undefined,
    aiGateway: readGateway(objectOf(body.ai_gateway), { options: world.options, endpointName: name, kind, live: undefined }),
    rateLimits,
    notifications: readNotifications(body.email_notifications),
    // Silently dropped for other kinds on create, refused by its PATCH route (C23).
    telemetry: kind === 'custom' ? readTelemetry(world, body.telemetry_config, undefined) : undefined,
    budgetPolicyId: textOf(body.budget_policy_id),
    autoCaptureWasDisabled: false,
    logs: new Map(),
    foreign: undefined,
  };
  return { stored, config };
}

/** The deprecated top-level `rate_limits` (C22). */
export function readLegacyRateLimits(body: JsonObject, kind: StoredEndpoint['kind']): JsonObject[] {
  const limits = objectsOf(body.rate_limits);
  if (limits.length > 0 && kind !== 'external' && kind !== 'foundation') {
    throw invalid('rate_limits are only supported for external and foundation model endpoints.');
  }
  for (const limit of limits) {
    if (limit.calls === undefined || limit.renewal_period !== 'minute') {
      throw invalid("A rate limit needs calls and renewal_period 'minute'.");
    }
  }
  return limits;
}

export function setTag(tags: Map<string, string>, tag: JsonObject): void {
  const key = textOf(tag.key) ?? '';
  checkTagKey(key);
  tags.set(key, textOf(tag.value) ?? '');
}

/** R5 and R31: full replacement; 409 while a config update runs. */
export function updateConfig(
  world: WorldState,
  { name, config, caller, route }: { name: string; config: JsonObject; caller: Principal; route: 'core' | 'pt' },
): JsonObject {
  countWrite(world.quota, world.clock, world.options);
  const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
  refuseForeign(endpoint);
  checkMembership(world, caller, endpoint.creator ?? '');
  refuseWhileUpdating(endpoint);
  if (route === 'pt' && endpoint.kind !== 'model_units' && endpoint.kind !== 'empty') {
    throw invalid(`Endpoint ${name} is not provisioned by model units; use PUT /api/2.0/serving-endpoints/${name}/config.`);
  }
  if (route === 'core' && endpoint.kind === 'model_units') {
    throw invalid(`Endpoint ${name} is provisioned by model units; use PUT /api/2.0/serving-endpoints/pt/${name}/config.`);
  }
  const next = readConfig(config, {
    world, creator: endpoint.creator ?? '', route, operation: 'update', endpointName: name, live: endpoint,
    version: endpoint.lastVersion + 1,
  });
  if (world.options.identicalConfig === 'noop' && isSameConfig(endpoint.config, next)) {
    return renderDetail(world, endpoint, { caller, reply: 'update' });
  }
  rememberBefore(world, name);
  endpoint.updatedAt = wholeSeconds(world.clock.now());
  endpoint.pending = undefined;
  if (next) {
    endpoint.kind = kindOfConfig(next);
    startRollout(world, endpoint, next);
  } else emptyConfig(endpoint);
  beginStaleReads(world, name);
  return renderDetail(world, endpoint, { caller, reply: 'update' });
}

/** An empty PUT config leaves an endpoint without entities; its kind stays fixed (C6). */
function emptyConfig(endpoint: StoredEndpoint): void {
  endpoint.config = undefined;
  endpoint.configUpdate = 'NOT_UPDATING';
  endpoint.lastVersion += 1;
}

function isSameConfig(before: StoredConfig | undefined, next: StoredConfig | undefined): boolean {
  const essence = (config: StoredConfig | undefined): unknown =>
    config && [config.entities.map(({ name, sent }) => [name, sent]), config.routes, config.autoCapture];
  return isDeepStrictEqual(essence(before), essence(next));
}

/** E11. */
export function refuseWhileUpdating(endpoint: StoredEndpoint): void {
  if (endpoint.configUpdate === 'IN_PROGRESS') {
    throw conflict(`Endpoint ${endpoint.name} is currently being updated. Retry after the update completes.`);
  }
}

/** Databricks-owned endpoints and those of other products have no config of their own to change. */
export function refuseForeign(endpoint: StoredEndpoint): void {
  if (endpoint.foreign) throw invalid(`Endpoint ${endpoint.name} is managed by Databricks and cannot be changed.`);
}

/** R2: everything the caller can view, summaries only. */
export function listEndpoints(world: WorldState, caller: Principal): JsonObject {
  const visible = [...world.endpoints.values()].filter((endpoint) => endpointLevel(world, endpoint, caller) !== undefined);
  if (visible.length === 0) return {};
  for (const endpoint of visible) settle(world, endpoint, { counts: false });
  const ordered = world.options.shuffle ? world.random.shuffle(visible) : visible;
  return { endpoints: ordered.map((endpoint) => renderSummary(world, endpoint, caller)) };
}

/** R3; counts as a poll, and answers from the past while stale reads are left. */
export function getEndpoint(
  world: WorldState,
  name: string,
  { caller, stale = false }: { caller: Principal; stale?: boolean },
): JsonObject {
  const past = takeStaleView(world, name, stale);
  if (past === null) throw missingEndpoint(name);
  const endpoint = past ?? findEndpoint(world, name, { caller, level: 'CAN_VIEW' });
  requireLevel(world, endpoint, { caller, level: 'CAN_VIEW' });
  if (!past) settle(world, endpoint, { counts: true });
  return renderDetail(world, endpoint, { caller });
}

function takeStaleView(world: WorldState, name: string, forced: boolean): StoredEndpoint | null | undefined {
  if (forced) return world.previous.get(name);
  const view = world.stale.get(name);
  if (!view || view.left <= 0) return undefined;
  view.left -= 1;
  return view.endpoint;
}

/** R4: also while an update runs; grants of the id survive. */
export function deleteEndpoint(world: WorldState, name: string, caller: Principal): void {
  const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
  refuseForeign(endpoint);
  rememberBefore(world, name);
  world.endpoints.delete(name);
  world.stale.delete(name);
}

/** R6: custom models only, not while updating (C24). */
export function stopEndpoint(world: WorldState, name: string, caller: Principal): JsonObject {
  const endpoint = requireStoppable(world, name, caller);
  if (endpoint.stopped) throw new ApiError(400, 'INVALID_STATE', `Endpoint ${name} is already stopped.`);
  if (!endpoint.config) throw new ApiError(400, 'INVALID_STATE', `Endpoint ${name} has no active config to stop.`);
  rememberBefore(world, name);
  endpoint.stopped = true;
  endpoint.recovery = undefined;
  endpoint.configUpdate = 'NOT_UPDATING';
  endpoint.updatedAt = wholeSeconds(world.clock.now());
  for (const entity of endpoint.config.entities) {
    entity.deployment = 'DEPLOYMENT_STOPPED';
    entity.message = '';
  }
  return renderDetail(world, endpoint, { caller, reply: 'update' });
}

/** R7: a new config version with the same content. */
export function startEndpoint(world: WorldState, name: string, caller: Principal): JsonObject {
  const endpoint = requireStoppable(world, name, caller);
  if (!endpoint.stopped || !endpoint.config) throw new ApiError(400, 'INVALID_STATE', `Endpoint ${name} is not stopped.`);
  checkMembership(world, caller, endpoint.creator ?? '');
  rememberBefore(world, name);
  const now = wholeSeconds(world.clock.now());
  const again = clone(endpoint.config);
  again.version = endpoint.lastVersion + 1;
  again.startTime = now;
  for (const entity of again.entities) {
    entity.deployment = 'DEPLOYMENT_CREATING';
    entity.message = 'Creating resources for served entity.';
    entity.createdAt = now;
  }
  endpoint.updatedAt = now;
  startRollout(world, endpoint, again);
  return renderDetail(world, endpoint, { caller, reply: 'update' });
}

function requireStoppable(world: WorldState, name: string, caller: Principal): StoredEndpoint {
  const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
  refuseForeign(endpoint);
  if (endpoint.kind !== 'custom') throw invalid(`Endpoint ${name} does not serve custom models and cannot be stopped or started.`);
  refuseWhileUpdating(endpoint);
  return endpoint;
}
