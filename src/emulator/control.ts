import { ApiError } from './api-error.js';
import {
  consoleCancel, consoleCreate, consoleDelete, consoleEdit, consoleRecreate, consoleStart, consoleStop,
} from './console.js';
import type { FaultInput } from './faults.js';
import type { IncomingRequest } from './handle.js';
import { isObject, type JsonObject, listOf, objectOf, textOf, textsOf } from './json.js';
import type { RecordedRequest } from './recorder.js';
import { seedStandardWorkspace } from './seed.js';
import type { Duration, RolloutScript, StoredEndpoint } from './state.js';
import type { World } from './world.js';

export const controlPrefix = '/_emulator/';

interface ControlContext {
  world: World;
  requests: RecordedRequest[];
  unknown: Set<RecordedRequest>;
}

type Action = (context: ControlContext, body: JsonObject) => unknown;

function name(body: JsonObject, key = 'name'): string {
  const value = textOf(body[key]);
  if (value === undefined) throw new ApiError(400, 'BAD_CONTROL_CALL', `Field '${key}' is missing.`);
  return value;
}

function seen(endpoint: StoredEndpoint): JsonObject {
  return { name: endpoint.name, id: endpoint.id, creator: endpoint.creator, lastVersion: endpoint.lastVersion };
}

function asFlag(body: JsonObject): { as?: string; pt: boolean; rollout: boolean } {
  const as = textOf(body.as);
  return { ...(as === undefined ? {} : { as }), pt: body.pt === true, rollout: body.rollout === true };
}

/** Actions by the last path segment; bodies are JSON, the fields are named in each line. */
const actions: Record<string, Action> = {
  health: () => ({ ok: true }),
  reset: ({ world, requests, unknown }, body) => {
    world.reset(body);
    if (body.standard === true) seedStandardWorkspace(world);
    requests.length = 0;
    unknown.clear();
  },
  'seed-standard': ({ world }) => {
    seedStandardWorkspace(world);
  },
  options: ({ world }, body) => {
    world.configure(body);
    return world.options;
  },
  principal: ({ world }, body) => world.addPrincipal({ ...body, name: name(body) }),
  'revoke-tokens': ({ world }) => {
    world.directory.issued.clear();
  },
  model: ({ world }, { name: model, ...rest }) => {
    world.addModel(name({ name: model }), rest);
  },
  'feature-spec': ({ world }, body) => {
    world.addFeatureSpec(name(body));
  },
  secrets: ({ world }, { scope, ...rest }) => {
    world.addSecrets(name({ scope }, 'scope'), rest);
  },
  'remove-secret': ({ world }, body) => {
    world.removeSecret(name(body, 'scope'), textOf(body.key));
  },
  foreign: ({ world }, body) => {
    name(body);
    world.addForeignEndpoint(body);
  },
  create: ({ world }, body) => seen(consoleCreate(world, objectOf(body.body), asFlag(body))),
  edit: ({ world }, { name: endpoint, ...edit }) => seen(consoleEdit(world, name({ name: endpoint }), edit)),
  delete: ({ world }, body) => {
    consoleDelete(world, name(body));
  },
  recreate: ({ world }, body) => seen(consoleRecreate(world, name(body), asFlag(body))),
  stop: ({ world }, body) => {
    consoleStop(world, name(body));
  },
  start: ({ world }, body) => {
    consoleStart(world, name(body));
  },
  cancel: ({ world }, body) => {
    consoleCancel(world, name(body));
  },
  finish: ({ world }, body) => {
    world.finishRollout(name(body));
  },
  crash: ({ world }, body) => {
    const back = isObject(body.recoversAfter) ? (body.recoversAfter as Duration) : undefined;
    world.crashEntity(name(body), name(body, 'entity'), back);
  },
  'scale-to-zero': ({ world }, body) => {
    world.scaleToZero(name(body), name(body, 'entity'));
  },
  script: ({ world }, body) => {
    world.script(name(body), ...(listOf(body.scripts) as RolloutScript[]));
  },
  fault: ({ world }, body) => world.addFault({ ...body, kind: name(body, 'kind') } as FaultInput),
  'clear-faults': ({ world }) => {
    world.clearFaults();
  },
  advance: ({ world }, body) => {
    if (typeof body.ms !== 'number') throw new ApiError(400, 'BAD_CONTROL_CALL', "Field 'ms' must be a number.");
    world.advance(body.ms);
    return { now: world.clock.now() };
  },
  requests: ({ requests, unknown }) => ({ requests, unknownRequests: requests.filter((request) => unknown.has(request)) }),
  'clear-requests': ({ requests, unknown }) => {
    requests.length = 0;
    unknown.clear();
  },
  endpoints: ({ world }, body) => {
    const wanted = textsOf(body.names);
    const chosen = [...world.endpoints.values()].filter((endpoint) => wanted.length === 0 || wanted.includes(endpoint.name));
    return { endpoints: chosen.map((endpoint) => ({ ...endpoint, tags: Object.fromEntries(endpoint.tags), logs: Object.fromEntries(endpoint.logs) })) };
  },
};

/** `POST /_emulator/<action>` (GET for actions without a body): the levers of the world for other processes. */
export function handleControl(request: IncomingRequest, context: ControlContext): { status: number; body: unknown } {
  const key = request.path.slice(controlPrefix.length);
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  if (!action) return { status: 404, body: { error: `Unknown action '${key}'.`, actions: Object.keys(actions) } };
  try {
    const parsed: unknown = request.body.trim() === '' ? {} : JSON.parse(request.body);
    if (!isObject(parsed)) throw new ApiError(400, 'BAD_CONTROL_CALL', 'The body must be a JSON object.');
    return { status: 200, body: action(context, parsed) ?? { ok: true } };
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 400;
    return { status, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}
