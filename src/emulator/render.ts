import { type JsonObject, clone, objectsOf, omitUnset, without } from './json.js';
import { creatorFields, endpointLevel } from './permissions.js';
import type { Principal } from './principals.js';
import { isReady } from './rollout.js';
import { disguise } from './disguise.js';
import type { StoredConfig, StoredEndpoint, StoredEntity, WorldState } from './state.js';

export interface RenderOptions {
  caller: Principal;
  /** The reply of a create call lacks some fields that GET has (E2 and E6). */
  reply?: 'create' | 'update' | 'read';
}

/** R3: the full detail; never plaintext, `burst_scaling_enabled`, `budget_policy_id`, `rate_limits`, `table_names`. */
export function renderDetail(world: WorldState, endpoint: StoredEndpoint, { caller, reply = 'read' }: RenderOptions): JsonObject {
  const level = endpointLevel(world, endpoint, caller);
  if (endpoint.foreign) {
    return disguise(world, { ...clone(endpoint.foreign.detail), ...gatewayField(endpoint), ...tagsField(world, endpoint), permission_level: level });
  }
  const { config, pending } = endpoint;
  const hosted = endpoint.kind !== 'external' && endpoint.kind !== 'empty';
  const detail = omitUnset({
    name: endpoint.name,
    creator: endpoint.creator,
    creation_timestamp: endpoint.createdAt,
    last_updated_timestamp: endpoint.updatedAt,
    state: renderState(world, endpoint, reply),
    config: config && renderConfig(world, config, { mirror: true, reply }),
    pending_config: pending && { ...renderConfig(world, pending, { mirror: !config, reply }), start_time: pending.startTime },
    ...tagsField(world, endpoint),
    id: endpoint.id,
    permission_level: level,
    route_optimized: endpoint.routeOptimized,
    ...dataPlane(world, endpoint),
    task: config?.entities[0]?.task,
    ...gatewayField(endpoint),
    email_notifications: endpoint.notifications,
    telemetry_config: renderTelemetry(endpoint.telemetry),
    ...creatorFields(world, endpoint),
    effective_budget_policy_id: effectiveBudgetPolicy(world, endpoint),
    resource_credential_strategy: hosted ? 'EMBEDDED_CREDENTIALS' : undefined,
  });
  return disguise(world, { ...detail, description: endpoint.description });
}

function effectiveBudgetPolicy(world: WorldState, endpoint: StoredEndpoint): string | undefined {
  return endpoint.budgetPolicyId ?? world.directory.principals.get(endpoint.creator ?? '')?.budgetPolicyId;
}

function tagsField(world: WorldState, endpoint: StoredEndpoint): JsonObject {
  const tags = renderTags(world, endpoint);
  return tags.length === 0 ? {} : { tags };
}

export function renderTags(world: WorldState, endpoint: StoredEndpoint): JsonObject[] {
  const tags = [...endpoint.tags].map(([key, value]) => ({ key, value }));
  return world.options.shuffle ? world.random.shuffle(tags) : tags;
}

function gatewayField(endpoint: StoredEndpoint): JsonObject {
  return endpoint.aiGateway ? { ai_gateway: clone(endpoint.aiGateway) } : {};
}

function renderTelemetry(telemetry: JsonObject | undefined): JsonObject | undefined {
  if (!telemetry) return undefined;
  return without(clone(telemetry), 'table_names');
}

function dataPlane(world: WorldState, endpoint: StoredEndpoint): JsonObject {
  if (!endpoint.routeOptimized) return {};
  const url = `https://${endpoint.id}.serving.example.com/${world.options.workspaceId}/serving-endpoints/${endpoint.name}`;
  return {
    endpoint_url: url,
    data_plane_info: {
      query_info: {
        endpoint_url: url,
        authorization_details: JSON.stringify([{ type: 'workspace_permission', object_type: 'serving-endpoints', object_path: `/serving-endpoints/${endpoint.id}`, actions: ['query_inference_endpoint'] }]),
      },
    },
  };
}

function renderState(world: WorldState, endpoint: StoredEndpoint, reply: RenderOptions['reply']): JsonObject {
  const external = endpoint.kind === 'external';
  const silent = external && world.options.omitConfigUpdate && endpoint.configUpdate === 'NOT_UPDATING';
  return omitUnset({
    ready: isReady(endpoint) ? 'READY' : 'NOT_READY',
    config_update: silent ? undefined : endpoint.configUpdate,
    suspend: external || endpoint.kind === 'empty' ? undefined : endpoint.stopped ? 'STOPPED' : 'NOT_SUSPENDED',
    system_update_failure: external || endpoint.kind === 'empty' || reply === 'create' ? undefined : endpoint.systemUpdateFailure,
  });
}

function renderConfig(
  world: WorldState,
  config: StoredConfig,
  { mirror, reply }: { mirror: boolean; reply: RenderOptions['reply'] },
): JsonObject {
  const { options, random } = world;
  const order = options.shuffle ? random.shuffle(config.entities) : config.entities;
  const routes = options.shuffle ? random.shuffle(config.routes) : config.routes;
  const entities = order.map((entity) => renderEntity(world, entity, { withType: reply !== 'create' || entity.kind === 'external' }));
  const hosted = order.some(({ kind }) => kind !== 'external');
  return omitUnset({
    served_entities: entities,
    served_models: mirror && hosted && options.servedModelsMirror ? entities.map(toServedModel) : undefined,
    traffic_config: {
      routes: routes.map(({ entity, percent }) =>
        omitUnset({
          served_model_name: options.routeNames === 'served_entity_name' ? undefined : entity,
          traffic_percentage: percent,
          served_entity_name: options.routeNames === 'served_model_name' ? undefined : entity,
        }),
      ),
    },
    auto_capture_config: config.autoCapture && clone(config.autoCapture),
    config_version: config.version,
  });
}

function renderEntity(world: WorldState, entity: StoredEntity, { withType }: { withType: boolean }): JsonObject {
  const { sent, filled } = entity;
  // Sizes of throughput entities are the server's, whatever was sent (N11, N12).
  const fields: JsonObject = clone<JsonObject>(entity.kind === 'throughput' ? { min_provisioned_throughput: 0, ...sent, ...filled } : { ...filled, ...sent });
  if (world.options.omitFalseScaleToZero && fields.scale_to_zero_enabled === false) delete fields.scale_to_zero_enabled;
  return omitUnset({
    name: entity.name,
    ...fields,
    type: withType ? entity.type : undefined,
    state: { deployment: entity.deployment, deployment_state_message: entity.message },
    creator: entity.creator,
    creation_timestamp: entity.createdAt,
  });
}

/** The legacy mirror of an entity (2.2). */
function toServedModel({ entity_name, entity_version, ...rest }: JsonObject): JsonObject {
  return clone({ ...rest, model_name: entity_name, ...(entity_version === undefined ? {} : { model_version: entity_version }) });
}

/** R2: one item of the list, a summary without traffic, pending config, scaling or notifications. */
export function renderSummary(world: WorldState, endpoint: StoredEndpoint, caller: Principal): JsonObject {
  if (endpoint.foreign) {
    return without(renderDetail(world, endpoint, { caller }), 'ai_gateway');
  }
  const full = renderDetail(world, endpoint, { caller });
  const kept = [
    'name', 'creator', 'creation_timestamp', 'last_updated_timestamp', 'state', 'tags', 'id', 'route_optimized', 'permission_level',
    'task', 'creator_display_name', 'creator_kind', 'description', 'ai_gateway', 'endpoint_url',
  ];
  const summary = Object.fromEntries(kept.filter((key) => full[key] !== undefined).map((key) => [key, full[key]]));
  const active = full.config as JsonObject | undefined;
  const entityKeys = ['name', 'entity_name', 'entity_version', 'model_name', 'model_version', 'type', 'external_model', 'foundation_model'];
  const shorten = (items: unknown): JsonObject[] =>
    objectsOf(items).map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => entityKeys.includes(key))));
  const config = active
    ? omitUnset({ served_entities: shorten(active.served_entities), served_models: shorten(active.served_models) })
    : undefined;
  const usage = effectiveBudgetPolicy(world, endpoint);
  return { ...summary, ...(config ? { config } : {}), ...(usage === undefined ? {} : { usage_policy_id: usage }) };
}
