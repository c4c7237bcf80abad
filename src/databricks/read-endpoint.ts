/** What R2 and R3 answer, read into the house's nouns (serving-api section 2). Pure. */
import { z } from 'zod';
import type { Json, JsonObject } from '../endpoint/fields/index.js';
import { servedModelOf } from '../endpoint/entity-name.js';
import type { EndpointSummary, LiveConfig, LiveEndpoint, LiveEntityState, LiveState } from '../endpoint/model.js';
import { anyObject, flag, isObject, listOf, maybe, numeric, text } from './replies.js';

const stateSchema = z
  .object({ ready: maybe(text), config_update: maybe(text), update_state: maybe(text), suspend: maybe(text), system_update_failure: maybe(flag) })
  .transform((state): LiveState => {
    // Older workspaces call it `update_state` (2.5).
    const configUpdate = state.config_update ?? state.update_state;
    return {
      ready: state.ready ?? '',
      ...(configUpdate === undefined ? {} : { configUpdate }),
      ...(state.suspend === undefined ? {} : { suspend: state.suspend }),
      ...(state.system_update_failure === true ? { systemUpdateFailure: true } : {}),
    };
  });

const entityStateSchema = z
  .object({
    name: maybe(text),
    state: maybe(z.object({ deployment: maybe(text), deployment_state_message: maybe(text) })),
  })
  .transform(
    ({ name, state }): LiveEntityState => ({
      name: name ?? '',
      deployment: state?.deployment ?? '',
      message: state?.deployment_state_message ?? '',
    }),
  );

/** What a config is besides its document; the mirror in old words is dropped or translated. */
const notInDocument = new Set(['config_version', 'start_time', 'served_models', 'served_entities']);

const configMeta = z.object({
  config_version: maybe(numeric),
  start_time: maybe(numeric),
  served_entities: maybe(z.array(anyObject)),
  served_models: maybe(z.array(anyObject)),
  traffic_config: maybe(z.object({ routes: listOf(anyObject) })),
  auto_capture_config: maybe(anyObject),
});

/** `undefined` for `{}`, which the API shows for endpoints without a config of their own (tiles). */
const configSchema = anyObject.transform((raw, context): LiveConfig | undefined => {
  const meta = configMeta.safeParse(raw);
  if (!meta.success) return refuse(context, meta.error, []);
  const served = meta.data.served_entities ?? meta.data.served_models?.map(toServedEntity);
  const states = z.array(entityStateSchema).safeParse(served ?? []);
  if (!states.success) return refuse(context, states.error, ['served_entities']);
  const { config_version: version, start_time: startedAt } = meta.data;
  if (served === undefined && version === undefined) return undefined;
  const rest = Object.entries(raw).filter(([name]) => !notInDocument.has(name));
  return {
    version: version ?? 0,
    document: Object.fromEntries<Json>([...(served === undefined ? [] : [['served_entities', served] as const]), ...rest]),
    entities: states.data,
    ...(startedAt === undefined ? {} : { startedAt }),
  };
});

function refuse(context: z.RefinementCtx, error: z.ZodError, within: string[]): never {
  for (const { message, path } of error.issues) context.addIssue({ code: 'custom', message, path: [...within, ...path] });
  return z.NEVER;
}

/** N2: the deprecated shape says `model_name` and `model_version`. */
function toServedEntity(model: JsonObject): JsonObject {
  const renamed: Record<string, string> = { model_name: 'entity_name', model_version: 'entity_version' };
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [renamed[name] ?? name, value]));
}

const tagSchema = z
  .object({ key: text, value: maybe(text) })
  .transform(({ key, value }) => ({ key, value: value ?? '' }));

const shared = {
  name: text,
  id: maybe(text),
  creator: maybe(text),
  creation_timestamp: maybe(numeric),
  permission_level: maybe(text),
  endpoint_type: maybe(text),
  tile_endpoint_metadata: maybe(anyObject),
  state: maybe(stateSchema),
  tags: listOf(tagSchema),
};

const summarySchema = z
  .object({ ...shared, config: maybe(z.object({ served_entities: maybe(z.array(anyObject)) })) })
  .transform((item): EndpointSummary => {
    const entities = item.config?.served_entities ?? [];
    return { ...summaryOf(item, entities), ...(entities.length === 0 ? {} : { served: entities.map(servedModelOf) }) };
  });

const endpointSchema = z
  .object({
    ...shared,
    creator_kind: maybe(text),
    last_updated_timestamp: maybe(numeric),
    config: maybe(configSchema),
    pending_config: maybe(configSchema),
    description: maybe(text),
    route_optimized: maybe(flag),
    effective_budget_policy_id: maybe(text),
    ai_gateway: maybe(anyObject),
    email_notifications: maybe(anyObject),
    telemetry_config: maybe(anyObject),
  })
  .transform((reply): LiveEndpoint => {
    const entities = [reply.config, reply.pending_config].flatMap((config) => servedEntities(config));
    const creatorKind = creatorKindOf(reply.creator_kind, reply.creator);
    const { ai_gateway, email_notifications, telemetry_config } = reply;
    return {
      ...summaryOf(reply, entities),
      ...(creatorKind === undefined ? {} : { creatorKind }),
      ...(reply.last_updated_timestamp === undefined ? {} : { updatedAt: reply.last_updated_timestamp }),
      ...(reply.config === undefined ? {} : { config: reply.config }),
      ...(reply.pending_config === undefined ? {} : { pendingConfig: reply.pending_config }),
      sections: {
        ...(ai_gateway === undefined ? {} : { ai_gateway }),
        ...(email_notifications === undefined ? {} : { email_notifications }),
        ...(telemetry_config === undefined ? {} : { telemetry_config }),
      },
      description: reply.description ?? '',
      routeOptimized: reply.route_optimized ?? false,
      ...(reply.effective_budget_policy_id === undefined
        ? {}
        : { effectiveBudgetPolicyId: reply.effective_budget_policy_id }),
    };
  });

/** An endpoint in full (R3 and the replies of R1, R5, R14, R30, R31). */
export const liveEndpoint: z.ZodType<LiveEndpoint> = endpointSchema;
/** The list (R2): `{}` when empty. */
export const endpointList: z.ZodType<EndpointSummary[]> = z
  .object({ endpoints: listOf(summarySchema) })
  .transform(({ endpoints }) => endpoints);

type Shared = z.output<z.ZodObject<typeof shared>>;

function summaryOf(reply: Shared, entities: readonly JsonObject[]): EndpointSummary {
  return {
    name: reply.name,
    id: reply.id ?? '',
    ...(reply.creator === undefined ? {} : { creator: reply.creator }),
    ...(reply.creation_timestamp === undefined ? {} : { createdAt: reply.creation_timestamp }),
    ...(reply.permission_level === undefined ? {} : { permissionLevel: reply.permission_level }),
    origin: originOf(reply, entities),
    state: reply.state ?? { ready: '' },
    tags: reply.tags,
  };
}

/**
 * Pay-per-token models and tiles of other products belong to Databricks (1.1 R2, 2.1). A foundation model that
 * somebody created an endpoint for is theirs: only entities of an endpoint without a creator count.
 */
function originOf(reply: Shared, entities: readonly JsonObject[]): 'workspace' | 'databricks' {
  if (reply.tile_endpoint_metadata !== undefined || reply.endpoint_type === 'FOUNDATION_MODEL_API') return 'databricks';
  if ((reply.creator ?? '') !== '') return 'workspace';
  const foundation = entities.some(({ type }) => type === 'FOUNDATION_MODEL');
  return foundation || reply.name.startsWith('databricks-') ? 'databricks' : 'workspace';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function creatorKindOf(kind: string | undefined, creator = ''): LiveEndpoint['creatorKind'] {
  if (kind === 'User' || kind === 'ServicePrincipal') return kind;
  if (uuid.test(creator)) return 'ServicePrincipal';
  return creator.includes('@') ? 'User' : undefined;
}

function servedEntities(config: LiveConfig | undefined): JsonObject[] {
  const list = config?.document.served_entities;
  return Array.isArray(list) ? list.filter((item): item is JsonObject => isObject(item)) : [];
}
