import { ApiError, conflict, invalid, missing } from './api-error.js';
import { readGateway } from './ai-gateway.js';
import { wholeSeconds } from './clock.js';
import { findEndpoint, readLegacyRateLimits, rememberBefore, setTag } from './endpoints.js';
import { clone, type JsonObject, objectsOf, textsOf } from './json.js';
import type { Principal } from './principals.js';
import { renderDetail, renderTags } from './render.js';
import { isReady } from './rollout.js';
import { readNotifications, readTelemetry } from './telemetry.js';
import type { StoredEndpoint, WorldState } from './state.js';

export interface Target {
  name: string;
  caller: Principal;
}

function openForChange(world: WorldState, { name, caller }: Target): StoredEndpoint {
  const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
  if (endpoint.foreign && endpoint.kind !== 'foundation') throw invalid(`Endpoint ${name} cannot be changed through this API.`);
  rememberBefore(world, name);
  return endpoint;
}

function touch(world: WorldState, endpoint: StoredEndpoint): void {
  endpoint.updatedAt = wholeSeconds(world.clock.now());
}

/** R10: full replace, without a config update; an empty body clears the gateway. */
export function putGateway(world: WorldState, target: Target, body: JsonObject): JsonObject {
  const endpoint = openForChange(world, target);
  endpoint.aiGateway = readGateway(body, {
    options: world.options,
    endpointName: endpoint.name,
    kind: endpoint.kind,
    live: endpoint.aiGateway,
  });
  touch(world, endpoint);
  return clone(endpoint.aiGateway ?? {});
}

/** R11: adds or overwrites, then deletes; unknown keys to delete are ignored. */
export function patchTags(world: WorldState, target: Target, body: JsonObject): JsonObject {
  const endpoint = openForChange(world, target);
  const tags = new Map(endpoint.tags);
  for (const tag of objectsOf(body.add_tags)) setTag(tags, tag);
  for (const key of textsOf(body.delete_tags)) tags.delete(key);
  endpoint.tags = tags;
  touch(world, endpoint);
  const rendered = renderTags(world, endpoint);
  return rendered.length === 0 ? {} : { tags: rendered };
}

/** R12, deprecated: stored, never returned by GET. */
export function putRateLimits(world: WorldState, target: Target, body: JsonObject): JsonObject {
  const endpoint = openForChange(world, target);
  endpoint.rateLimits = readLegacyRateLimits(body, endpoint.kind);
  touch(world, endpoint);
  return endpoint.rateLimits.length === 0 ? {} : { rate_limits: clone(endpoint.rateLimits) };
}

/** R13. */
export function patchNotifications(world: WorldState, target: Target, body: JsonObject): JsonObject {
  const endpoint = openForChange(world, target);
  if (body.email_notifications === undefined) throw invalid("Missing required field 'email_notifications'.");
  endpoint.notifications = readNotifications(body.email_notifications);
  touch(world, endpoint);
  return { name: endpoint.name, ...(endpoint.notifications ? { email_notifications: clone(endpoint.notifications) } : {}) };
}

/** R14: custom models only, 409 while updating (C23). */
export function patchTelemetry(world: WorldState, target: Target, body: JsonObject): JsonObject {
  const endpoint = openForChange(world, target);
  if (endpoint.kind !== 'custom') throw invalid('telemetry_config is only supported for custom model endpoints.');
  if (endpoint.configUpdate === 'IN_PROGRESS') {
    throw conflict(`Endpoint ${endpoint.name} is currently updating. Please wait for the update to complete.`);
  }
  endpoint.telemetry = readTelemetry(world, body.telemetry_config, endpoint.telemetry);
  touch(world, endpoint);
  return renderDetail(world, endpoint, { caller: target.caller, reply: 'update' });
}

/** R15 and R16: logs of one served entity; without a version the active config's, else the pending one's. */
export function readLogs(
  world: WorldState,
  target: Target,
  { served, version, kind }: { served: string; version: string | undefined; kind: 'build' | 'server' },
): JsonObject {
  const endpoint = findEndpoint(world, target.name, { caller: target.caller, level: 'CAN_VIEW' });
  const wanted = version ?? endpoint.config?.version ?? endpoint.pending?.version ?? endpoint.lastVersion;
  const logs = endpoint.logs.get(`${wanted}/${served}`);
  const deployed = endpoint.kind === 'custom' || endpoint.kind === 'throughput' || endpoint.kind === 'feature_spec';
  if (!logs || !deployed) throw missing(`Served entity '${served}' of config version ${wanted} does not exist or has no logs.`);
  return { logs: logs[kind] };
}

/** R17. */
export function readMetrics(world: WorldState, target: Target): string {
  const endpoint = findEndpoint(world, target.name, { caller: target.caller, level: 'CAN_VIEW' });
  if (!endpoint.config) throw new ApiError(400, 'BAD_REQUEST', `Endpoint ${target.name} has no metrics yet.`);
  const lines = endpoint.config.entities.map(
    ({ name }) => `request_count_total{endpoint_name="${endpoint.name}",served_model_name="${name}"} ${world.invocations.get(endpoint.id)?.length ?? 0}`,
  );
  return ['# HELP request_count_total Number of requests', '# TYPE request_count_total counter', ...lines, '# EOF', ''].join('\n');
}

/** R18: needs READY and a logged signature (C29). */
export function readOpenApi(world: WorldState, target: Target): JsonObject {
  const endpoint = findEndpoint(world, target.name, { caller: target.caller, level: 'CAN_VIEW' });
  if (!isReady(endpoint) || !endpoint.config) {
    throw new ApiError(400, 'INVALID_STATE', `Endpoint ${target.name} is not ready.`);
  }
  const unsigned = endpoint.config.entities.find(({ sent }) => {
    const model = world.catalog.models.get(String(sent.entity_name));
    return model?.versions.get(Number(sent.entity_version))?.signature === false;
  });
  if (unsigned) throw invalid(`Served entity '${unsigned.name}' has no model signature.`);
  const paths = endpoint.config.entities.map(({ name }) => [
    `/served-models/${name}/invocations`,
    { post: { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } }, responses: { '200': { description: 'OK' } } } },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: endpoint.name, version: String(endpoint.config.version) },
    servers: [{ url: `https://workspace.example.com/serving-endpoints/${endpoint.name}` }],
    paths: Object.fromEntries(paths) as JsonObject,
  };
}
