/** What a plan's calls make of an endpoint: the state as a request body, with its grants. Replacing means replacing. */
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import type { Grant } from '../../src/endpoint/model.js';
import type { Operation } from '../../src/plan/plan.js';
import { creator, without } from './build.js';
import { isObject, listOf } from './server-echo.js';

export interface ServerState {
  body: JsonObject;
  grants: Grant[];
}

const own: Grant = { field: 'service_principal_name', principal: creator, level: 'CAN_MANAGE' };

function grantOf(sent: JsonObject): Grant {
  const field = (['user_name', 'group_name', 'service_principal_name'] as const).find((each) => sent[each] !== undefined)!;
  return { field, principal: sent[field] as string, level: sent['permission_level'] as string };
}

function withSection(body: JsonObject, section: string, value: Json): JsonObject {
  const none = isObject(value) && Object.keys(value).length === 0;
  return none ? without(body, section) : { ...body, [section]: value };
}

/** A telemetry request with neither profile nor tables is ignored (R14). */
function withTelemetry(body: JsonObject, sent: JsonObject): JsonObject {
  const wanted = sent['telemetry_config'];
  if (!isObject(wanted)) return without(body, 'telemetry_config');
  const counts = wanted['telemetry_profile_id'] !== undefined || wanted['table_names'] !== undefined;
  return counts ? { ...body, telemetry_config: wanted } : body;
}

function step(state: ServerState, operation: Operation): ServerState {
  const { body } = state;
  switch (operation.kind) {
    case 'delete':
      return { body: {}, grants: [] };
    case 'create':
      return { body: operation.body, grants: [own] };
    case 'update-config':
      return { ...state, body: { ...body, config: operation.route === 'R31' ? operation.body['config']! : operation.body } };
    case 'put-ai-gateway':
      return { ...state, body: withSection(body, 'ai_gateway', operation.body) };
    case 'patch-notifications':
      return { ...state, body: { ...body, ...operation.body } };
    case 'patch-telemetry':
      return { ...state, body: withTelemetry(body, operation.body) };
    case 'put-permissions':
      return { ...state, grants: [own, ...operation.grants.map(grantOf)] };
    case 'patch-tags': {
      const gone = new Set([...operation.remove, ...operation.add.map(({ key }) => key)]);
      return { ...state, body: { ...body, tags: [...listOf(body['tags']).filter((tag) => !gone.has(tag['key'] as string)), ...operation.add.map((tag) => ({ ...tag }))] } };
    }
    case 'wait':
      return state;
  }
}

export const applyTo = (state: ServerState, operations: readonly Operation[]): ServerState => operations.reduce(step, state);
