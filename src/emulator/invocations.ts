import { ApiError } from './api-error.js';
import { findEndpoint } from './endpoints.js';
import { type JsonObject, listOf, numberOf, objectOf, objectsOf, textOf } from './json.js';
import { endpointLevel, requireLevel } from './permissions.js';
import { groupsOf, type Principal } from './principals.js';
import { entitySecretProblem } from './config.js';
import type { StoredConfig, StoredEndpoint, StoredEntity, WorldState } from './state.js';

export interface InvocationReply {
  body: JsonObject;
  headers: Record<string, string>;
}

function notFound(): ApiError {
  return new ApiError(
    404,
    'ENDPOINT_NOT_FOUND',
    'The given endpoint does not exist, please retry after checking the specified model and version deployment exists.',
  );
}

/** 1.5: answers as the entity that traffic (or the path) picks, and names it in `served-model-name`. */
export function invoke(
  world: WorldState,
  { name, caller, served, body }: { name: string; caller: Principal; served?: string; body: JsonObject },
): InvocationReply {
  const known = world.endpoints.get(name);
  if (!known) throw notFound();
  if (endpointLevel(world, known, caller) === undefined) requireLevel(world, known, { caller, level: 'CAN_QUERY' });
  const endpoint = findEndpoint(world, name, { caller, level: 'CAN_QUERY' });
  if (endpoint.stopped) throw new ApiError(400, 'BAD_REQUEST', `Endpoint ${name} is stopped.`);
  if (endpoint.foreign) {
    const model = textOf(objectsOf(objectOf(endpoint.foreign.detail.config).served_entities)[0]?.name) ?? name;
    return { body: chatReply(world, model), headers: { 'served-model-name': model } };
  }
  if (!endpoint.config) throw notFound();
  checkRateLimits(world, endpoint, caller);
  const entity = served === undefined ? pickEntity(world, endpoint.config) : endpoint.config.entities.find((item) => item.name === served);
  if (!entity) throw notFound();
  if (entity.deployment !== 'DEPLOYMENT_READY') {
    throw new ApiError(503, 'TEMPORARILY_UNAVAILABLE', `Served entity ${entity.name} is not ready.`);
  }
  return { body: answer(world, entity, { body, creator: endpoint.creator ?? '' }), headers: { 'served-model-name': entity.name } };
}

function pickEntity(world: WorldState, config: StoredConfig): StoredEntity | undefined {
  let rest = world.random.next() * 100;
  for (const route of config.routes) {
    rest -= route.percent;
    if (rest < 0) return config.entities.find(({ name }) => name === route.entity);
  }
  return config.entities[0];
}

/** C16 for `calls`: endpoint limit over all, then the most specific limit of the user. */
function checkRateLimits(world: WorldState, endpoint: StoredEndpoint, caller: Principal): void {
  const limits = objectsOf(endpoint.aiGateway?.rate_limits).filter((limit) => numberOf(limit.calls) !== undefined);
  const now = world.clock.now();
  const recent = (key: string): number[] => (world.invocations.get(key) ?? []).filter((at) => at > now - 60_000);
  const userKey = `${endpoint.id}|${caller.name}`;
  const callsOf = (limit: JsonObject | undefined): number => numberOf(limit?.calls) ?? Infinity;
  const groups = groupsOf(caller);
  const own =
    limits.find((limit) => limit.principal === caller.name) ??
    limits.find((limit) => limit.key === 'user_group' && groups.includes(textOf(limit.principal) ?? '')) ??
    limits.find((limit) => limit.key === 'user' && !limit.principal);
  const refuse = (what: string): ApiError =>
    new ApiError(429, 'REQUEST_LIMIT_EXCEEDED', `User defined rate limit(s) exceeded for '${endpoint.name}'. Requests-per-minute (RPM) rate limit exceeded for ${what}`);
  if (recent(endpoint.id).length >= callsOf(limits.find(({ key }) => key === 'endpoint'))) throw refuse('endpoint');
  if (recent(userKey).length >= callsOf(own)) throw refuse('user');
  world.invocations.set(endpoint.id, [...recent(endpoint.id), now]);
  world.invocations.set(userKey, [...recent(userKey), now]);
}

function chatReply(world: WorldState, model: string): JsonObject {
  return {
    id: `chatcmpl-${world.random.hex(24)}`,
    object: 'chat.completion',
    created: Math.floor(world.clock.now() / 1000),
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello from the emulator.' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 5, completion_tokens: 5, total_tokens: 10 },
  };
}

function badPayload(text: string): ApiError {
  return new ApiError(400, 'BAD_REQUEST', text);
}

function answer(world: WorldState, entity: StoredEntity, { body, creator }: { body: JsonObject; creator: string }): JsonObject {
  if (entity.kind === 'external') {
    const problem = entitySecretProblem(world, entity, creator);
    // The cause of a failing provider is inside `external_model_error`.
    if (problem) throw new ApiError(401, 'BAD_REQUEST', `{"external_model_provider":"${textOf(objectOf(entity.sent.external_model).provider) ?? ''}","external_model_error":{"error":{"message":"${problem}"}}}`);
  }
  const model = textOf(objectOf(entity.sent.external_model).name) ?? textOf(entity.sent.entity_name) ?? entity.name;
  switch (entity.task) {
    case 'llm/v1/chat':
      if (objectsOf(body.messages).length === 0) throw badPayload("Missing required field 'messages'.");
      return chatReply(world, model);
    case 'llm/v1/completions':
      if (body.prompt === undefined) throw badPayload("Missing required field 'prompt'.");
      return { object: 'text_completion', model, choices: [{ index: 0, text: 'Hello from the emulator.', finish_reason: 'stop' }] };
    case 'llm/v1/embeddings': {
      if (body.input === undefined) throw badPayload("Missing required field 'input'.");
      const inputs = Array.isArray(body.input) ? listOf(body.input) : [body.input];
      return {
        object: 'list',
        model,
        data: inputs.map((_input, index) => ({ object: 'embedding', index, embedding: [0.1, 0.2, 0.3] })),
        usage: { prompt_tokens: 3, total_tokens: 3 },
      };
    }
    default:
      return scoringReply(entity, body);
  }
}

/** Custom models take exactly one of four payload forms. */
function scoringReply(entity: StoredEntity, body: JsonObject): JsonObject {
  const forms = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'].filter((form) => body[form] !== undefined);
  const [form] = forms;
  if (form === undefined || forms.length > 1) {
    throw badPayload("Invalid input. Exactly one of 'dataframe_split', 'dataframe_records', 'instances' or 'inputs' must be given.");
  }
  const rows = form === 'dataframe_split' ? listOf(objectOf(body[form]).data) : listOf(body[form]);
  const results = rows.map((_row, at) => at);
  return entity.kind === 'feature_spec' ? { outputs: results } : { predictions: results };
}
