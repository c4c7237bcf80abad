import { ApiError, malformed, RawReply } from './api-error.js';
import { authenticate, type HeaderReader } from './auth.js';
import { isObject, type JsonObject } from './json.js';
import { matchRoute, type Route, type RouteReply } from './routes.js';
import { endpointRoutes, invocationRoutes, permissionRoutes } from './serving-routes.js';
import { type Message, readMessage } from './wire.js';
import { signInRoutes } from './sign-in-routes.js';
import { identityRoutes, modelRoutes, secretRoutes } from './workspace-routes.js';
import type { Principal } from './principals.js';
import type { World } from './world.js';

const routes: readonly Route[] = [
  ...signInRoutes, ...endpointRoutes, ...permissionRoutes, ...modelRoutes, ...secretRoutes, ...identityRoutes, ...invocationRoutes,
];

export interface IncomingRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
  header: HeaderReader;
  base: string;
}

export interface OutgoingReply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** No route exists for the request. */
  unknownRoute: boolean;
  unknownFields: string[];
}

const nobody: Principal = {
  kind: 'user', name: '', displayName: '', id: '', groups: [], admin: false, workspaceAccess: false, member: false,
  tokens: [], secrets: [], budgetPolicyId: undefined, policies: [],
};

/** Answers one request against the world; every refusal becomes a reply, nothing is thrown. */
export function handleRequest(world: World, request: IncomingRequest, { stale }: { stale: boolean }): OutgoingReply {
  const requestId = world.random.uuid();
  const unknownFields: string[] = [];
  const matched = matchRoute(routes, request.method, request.path);
  const finish = (reply: RouteReply): OutgoingReply => ({
    ...send(reply, { 'x-request-id': requestId, 'x-databricks-org-id': world.options.workspaceId }),
    unknownRoute: matched === undefined,
    unknownFields,
  });
  try {
    const caller = matched?.route.open === true ? nobody : authenticate(world, request.header);
    if (!matched) throw new ApiError(404, 'ENDPOINT_NOT_FOUND', `No API found for '${request.method} ${request.path}'`);
    return finish(
      matched.route.handle({
        world,
        caller,
        params: matched.params,
        query: request.query,
        header: request.header,
        base: request.base,
        stale,
        json: () => parseBody(request.body),
        form: () => new URLSearchParams(request.body),
        read: (shape) => readBody(world, shape, { body: request.body, unknownFields }),
      }),
    );
  } catch (error) {
    return finish(errorReply(world, error, requestId));
  }
}

function parseBody(body: string): JsonObject {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return value;
  } catch {
    // Falls through to the same refusal as any other body that is not an object.
  }
  throw malformed('Could not parse request object: expected a JSON object.');
}

function readBody(
  world: World,
  shape: Message,
  { body, unknownFields }: { body: string; unknownFields: string[] },
): JsonObject {
  const message = readMessage(shape, parseBody(body), unknownFields);
  if (world.options.rejectUnknownFields && unknownFields.length > 0) {
    throw malformed(`Could not parse request object: unknown field '${String(unknownFields[0])}'.`);
  }
  return message;
}

function errorReply(world: World, error: unknown, requestId: string): RouteReply {
  if (error instanceof RawReply) {
    return { status: error.status, body: isObject(error.body) ? error.body : String(error.body), headers: error.headers };
  }
  if (error instanceof ApiError) {
    const details = [
      ...(error.extras.details ?? []),
      ...(world.options.errorDetails && typeof error.code === 'string'
        ? [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: requestId }]
        : []),
    ];
    const body = { error_code: error.code, message: error.message, ...(details.length > 0 ? { details } : {}) };
    return { status: error.status, body, headers: error.extras.headers ?? {} };
  }
  // A fault of the emulator itself must be told apart from an emulated one.
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { error_code: 'EMULATOR_BUG', message: text } };
}

function send(reply: RouteReply, always: Record<string, string>): Omit<OutgoingReply, 'unknownRoute' | 'unknownFields'> {
  const isText = typeof reply.body === 'string';
  const body = reply.body === undefined ? '' : isText ? (reply.body as string) : JSON.stringify(reply.body);
  const type: Record<string, string> = body === '' ? {} : { 'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json' };
  return { status: reply.status ?? 200, headers: { ...type, ...always, ...reply.headers }, body };
}
