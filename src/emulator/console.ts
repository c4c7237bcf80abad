import { readGateway } from './ai-gateway.js';
import { invalid } from './api-error.js';
import { wholeSeconds } from './clock.js';
import { createEndpoint, deleteEndpoint, setTag, startEndpoint, stopEndpoint } from './endpoints.js';
import { readEntity } from './entities.js';
import { clone, type JsonObject, objectOf, objectsOf } from './json.js';
import { mergeGrants } from './permissions.js';
import type { Principal } from './principals.js';
import { cancelRollout, finishRollout, startRollout } from './rollout.js';
import { readNotifications, readTelemetry } from './telemetry.js';
import type { StoredConfig, StoredEndpoint } from './state.js';
import { messages, readMessage } from './wire.js';
import type { World } from './world.js';

/** A change somebody makes by hand, outside the manifest. Every part is optional. */
export interface ConsoleEdit {
  /** Environment variables of one served entity; null removes one. */
  env?: { entity: string; set: Record<string, string | null> };
  /** Any fields of one served entity in wire form (`entity_version`, `workload_size`...); null removes one. */
  entity?: { name: string; set: JsonObject };
  /** One more served entity in wire form, without traffic. */
  addEntity?: JsonObject;
  /** A served entity that goes, with its route. */
  removeEntity?: string;
  /** Percent by served entity name; replaces all routes. */
  traffic?: Record<string, number>;
  tags?: { add?: Record<string, string>; remove?: string[] };
  /** Replaces the gateway; null clears it. */
  aiGateway?: JsonObject | null;
  /** Shallow blocks merged over the live gateway. */
  aiGatewayMerge?: JsonObject;
  description?: string;
  notifications?: JsonObject | null;
  telemetry?: JsonObject | null;
  /** Grants to add or change, and principals to remove. */
  permissions?: { grant?: JsonObject[]; revoke?: string[] };
  budgetPolicyId?: string;
  /** Leave a config change rolling out instead of being done at once. */
  rollout?: boolean;
}

/** Edits an endpoint as a user of the console would; config parts make a new version. */
export function consoleEdit(world: World, name: string, edit: ConsoleEdit): StoredEndpoint {
  const endpoint = world.endpoint(name);
  endpoint.updatedAt = wholeSeconds(world.clock.now());
  for (const [key, value] of Object.entries(edit.tags?.add ?? {})) setTag(endpoint.tags, { key, value });
  for (const key of edit.tags?.remove ?? []) endpoint.tags.delete(key);
  if (edit.description !== undefined) endpoint.description = edit.description;
  if (edit.budgetPolicyId !== undefined) endpoint.budgetPolicyId = edit.budgetPolicyId;
  if (edit.notifications !== undefined) endpoint.notifications = readNotifications(edit.notifications);
  if (edit.telemetry !== undefined) endpoint.telemetry = edit.telemetry === null ? undefined : readTelemetry(world, edit.telemetry, endpoint.telemetry);
  const gateway = edit.aiGatewayMerge ? { ...objectOf(endpoint.aiGateway), ...edit.aiGatewayMerge } : edit.aiGateway;
  if (gateway !== undefined) {
    endpoint.aiGateway = readGateway(readMessage(messages.aiGateway, gateway ?? {}, []), {
      options: world.options, endpointName: name, kind: endpoint.kind, live: undefined,
    });
  }
  editPermissions(world, endpoint, edit);
  if (edit.env ?? edit.entity ?? edit.traffic ?? edit.addEntity ?? edit.removeEntity) editConfig(world, endpoint, edit);
  return endpoint;
}

function editPermissions(world: World, { id }: StoredEndpoint, { permissions }: ConsoleEdit): void {
  if (permissions?.grant) mergeGrants(world, id, { access_control_list: permissions.grant });
  const revoked = permissions?.revoke ?? [];
  world.acls.set(id, (world.acls.get(id) ?? []).filter((grant) => !revoked.includes(grant.name)));
}

function editConfig(world: World, endpoint: StoredEndpoint, edit: ConsoleEdit): void {
  if (!endpoint.config) throw invalid(`Emulator: endpoint ${endpoint.name} has no active config to edit.`);
  const next: StoredConfig = clone(endpoint.config);
  next.version = endpoint.lastVersion + 1;
  next.startTime = endpoint.updatedAt;
  const entityOf = (name: string): StoredConfig['entities'][number] => {
    const entity = next.entities.find((item) => item.name === name);
    if (!entity) throw invalid(`Emulator: endpoint ${endpoint.name} has no served entity ${name}.`);
    return entity;
  };
  if (edit.env) {
    const entity = entityOf(edit.env.entity);
    entity.sent.environment_vars = apply(objectOf(entity.sent.environment_vars), edit.env.set);
  }
  if (edit.entity) {
    const entity = entityOf(edit.entity.name);
    entity.sent = apply(entity.sent, edit.entity.set);
    entity.createdAt = endpoint.updatedAt;
  }
  if (edit.addEntity) {
    const creator = endpoint.creator ?? '';
    const route = endpoint.kind === 'model_units' ? 'pt' : 'core';
    const [added] = objectsOf(readMessage(messages.config, { served_entities: [edit.addEntity] }, []).served_entities);
    const entity = readEntity(added ?? {}, { world, creator, route, operation: 'update' });
    next.entities.push(entity);
    next.routes.push({ entity: entity.name, percent: 0 });
  }
  if (edit.removeEntity !== undefined) {
    next.entities = next.entities.filter((entity) => entity.name !== edit.removeEntity);
    next.routes = next.routes.filter((route) => route.entity !== edit.removeEntity);
  }
  if (edit.traffic) next.routes = Object.entries(edit.traffic).map(([entity, percent]) => ({ entity, percent }));
  startRollout(world, endpoint, next);
  if (edit.rollout !== true) finishRollout(world, endpoint);
}

function apply(object: JsonObject, changes: JsonObject): JsonObject {
  const merged = { ...object, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

function actor(world: World, as: string | undefined): Principal {
  return as === undefined ? world.principal('admin@example.com') : world.principal(as);
}

/** Creates an endpoint by hand (body of R1, or of R30 with `pt`), ready at once unless `rollout` is set. */
export function consoleCreate(
  world: World,
  body: JsonObject,
  { as, pt = false, rollout = false }: { as?: string; pt?: boolean; rollout?: boolean } = {},
): StoredEndpoint {
  const caller = actor(world, as);
  const quota = { ...world.quota, writes: [...world.quota.writes] };
  const message = readMessage(pt ? messages.createPt : messages.create, body, []);
  createEndpoint(world, message, { caller, route: pt ? 'pt' : 'core' });
  // What people do by hand is not counted against the product's share of the quota.
  world.quota = quota;
  const endpoint = world.endpoint(String(message.name));
  if (!rollout) finishRollout(world, endpoint);
  return endpoint;
}

export function consoleDelete(world: World, name: string): void {
  deleteEndpoint(world, name, actor(world, undefined));
}

/** Deletes and creates again with the same content: a new id, no grants, perhaps another creator. */
export function consoleRecreate(world: World, name: string, { as }: { as?: string } = {}): StoredEndpoint {
  const before = clone(world.endpoint(name));
  const creator = as ?? before.creator;
  consoleDelete(world, name);
  const now = wholeSeconds(world.clock.now());
  const endpoint: StoredEndpoint = {
    ...before, id: world.random.hex(32), creator, createdAt: now, updatedAt: now, lastVersion: 1,
    config: before.config && { ...before.config, version: 1 }, pending: undefined, rollout: undefined, configUpdate: 'NOT_UPDATING',
  };
  for (const entity of endpoint.config?.entities ?? []) Object.assign(entity, { creator, createdAt: now });
  world.endpoints.set(name, endpoint);
  world.acls.set(endpoint.id, []);
  if (creator !== undefined) {
    const key = creator.includes('@') ? 'user_name' : 'service_principal_name';
    world.acls.set(endpoint.id, [{ key, name: creator, level: 'CAN_MANAGE' }]);
  }
  return endpoint;
}

export function consoleStop(world: World, name: string): void {
  stopEndpoint(world, name, actor(world, undefined));
}

export function consoleStart(world: World, name: string): void {
  startEndpoint(world, name, actor(world, undefined));
}

export function consoleCancel(world: World, name: string): void {
  cancelRollout(world, world.endpoint(name));
}
