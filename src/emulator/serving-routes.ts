import { createEndpoint, deleteEndpoint, getEndpoint, listEndpoints, startEndpoint, stopEndpoint, updateConfig } from './endpoints.js';
import { invoke } from './invocations.js';
import { objectOf, textOf } from './json.js';
import { mergeGrants, permissionLevels, renderAcl, replaceGrants, requireAcl } from './permissions.js';
import { optimizationInfo } from './registry.js';
import type { Route, RouteReply, RouteRequest } from './routes.js';
import {
  patchNotifications, patchTags, patchTelemetry, putGateway, putRateLimits, readLogs, readMetrics, readOpenApi, type Target,
} from './sub-resources.js';
import { messages } from './wire.js';

const root = '/api/2.0/serving-endpoints';
const acl = '/api/2.0/permissions/serving-endpoints/{id}';

function target({ params, caller }: RouteRequest): Target {
  return { name: params.name ?? '', caller };
}

function ok(body: RouteReply['body']): RouteReply {
  return { body };
}

function logsRoute(path: string, kind: 'build' | 'server'): Route {
  return {
    method: 'GET',
    path: `${root}/{name}/served-models/{served}/${path}`,
    handle: (request) =>
      ok(
        readLogs(request.world, target(request), {
          served: request.params.served ?? '',
          version: request.query.get('config_version') ?? undefined,
          kind,
        }),
      ),
  };
}

/** R1-R19, R30-R31: endpoints and their sub-resources. Literal paths come before `{name}`. */
export const endpointRoutes: Route[] = [
  {
    method: 'POST',
    path: root,
    handle: ({ world, caller, read }) => ok(createEndpoint(world, read(messages.create), { caller, route: 'core' })),
  },
  {
    method: 'POST',
    path: `${root}/pt`,
    handle: ({ world, caller, read }) => ok(createEndpoint(world, read(messages.createPt), { caller, route: 'pt' })),
  },
  {
    method: 'PUT',
    path: `${root}/pt/{name}/config`,
    handle: ({ world, caller, read, params }) => {
      const config = objectOf(read(messages.ptConfig).config);
      return ok(updateConfig(world, { name: params.name ?? '', config, caller, route: 'pt' }));
    },
  },
  { method: 'GET', path: root, handle: ({ world, caller }) => ok(listEndpoints(world, caller)) },
  {
    method: 'GET',
    path: `${root}/get-model-optimization-info/{model}/{version}`,
    handle: ({ world, params }) => ok(optimizationInfo(world.catalog, params.model ?? '', params.version ?? '')),
  },
  {
    method: 'GET',
    path: `${root}/{name}`,
    handle: ({ world, caller, params, stale }) => ok(getEndpoint(world, params.name ?? '', { caller, stale })),
  },
  {
    method: 'DELETE',
    path: `${root}/{name}`,
    handle: ({ world, caller, params }) => {
      deleteEndpoint(world, params.name ?? '', caller);
      return ok(world.options.deleteReply === 'object' ? {} : undefined);
    },
  },
  {
    method: 'PUT',
    path: `${root}/{name}/config`,
    handle: ({ world, caller, read, params }) =>
      ok(updateConfig(world, { name: params.name ?? '', config: read(messages.config), caller, route: 'core' })),
  },
  {
    method: 'POST',
    path: `${root}/{name}/config:stop`,
    handle: ({ world, caller, params }) => ok(stopEndpoint(world, params.name ?? '', caller)),
  },
  {
    method: 'POST',
    path: `${root}/{name}/config:start`,
    handle: ({ world, caller, params }) => ok(startEndpoint(world, params.name ?? '', caller)),
  },
  {
    method: 'PUT',
    path: `${root}/{name}/ai-gateway`,
    handle: (request) => ok(putGateway(request.world, target(request), request.read(messages.aiGateway))),
  },
  {
    method: 'PATCH',
    path: `${root}/{name}/tags`,
    handle: (request) => ok(patchTags(request.world, target(request), request.read(messages.tags))),
  },
  {
    method: 'PUT',
    path: `${root}/{name}/rate-limits`,
    handle: (request) => ok(putRateLimits(request.world, target(request), request.read(messages.rateLimits))),
  },
  {
    method: 'PATCH',
    path: `${root}/{name}/notifications`,
    handle: (request) => ok(patchNotifications(request.world, target(request), request.read(messages.notifications))),
  },
  {
    method: 'PATCH',
    path: `${root}/{name}/telemetry-config`,
    handle: (request) => ok(patchTelemetry(request.world, target(request), request.read(messages.telemetry))),
  },
  logsRoute('build-logs', 'build'),
  logsRoute('logs', 'server'),
  {
    method: 'GET',
    path: `${root}/{name}/metrics`,
    handle: (request) => ({
      body: readMetrics(request.world, target(request)),
      headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
    }),
  },
  {
    method: 'GET',
    path: `${root}/{name}/openapi`,
    handle: (request) => ok(readOpenApi(request.world, target(request))),
  },
];

/** R40-R43: permissions, by endpoint id. */
export const permissionRoutes: Route[] = [
  {
    method: 'GET',
    path: acl,
    handle: ({ world, caller, params }) => {
      requireAcl(world, params.id ?? '', { caller, level: 'CAN_VIEW' });
      return ok(renderAcl(world, params.id ?? ''));
    },
  },
  ...(['PUT', 'PATCH'] as const).map((method): Route => ({
    method,
    path: acl,
    handle: ({ world, caller, params, read }) => {
      const id = params.id ?? '';
      requireAcl(world, id, { caller, level: 'CAN_MANAGE' });
      (method === 'PUT' ? replaceGrants : mergeGrants)(world, id, read(messages.acl));
      return ok(renderAcl(world, id));
    },
  })),
  {
    method: 'GET',
    path: `${acl}/permissionLevels`,
    handle: ({ world, caller, params }) => {
      requireAcl(world, params.id ?? '', { caller, level: 'CAN_VIEW' });
      return ok(permissionLevels);
    },
  },
];

/** 1.5: invocations, by endpoint, by served entity, and in the OpenAI-compatible form. */
export const invocationRoutes: Route[] = [
  {
    method: 'POST',
    path: '/serving-endpoints/chat/completions',
    handle: ({ world, caller, json }) => {
      const body = json();
      return invoke(world, { name: textOf(body.model) ?? '', caller, body });
    },
  },
  {
    method: 'POST',
    path: '/serving-endpoints/{name}/invocations',
    handle: ({ world, caller, params, json }) => invoke(world, { name: params.name ?? '', caller, body: json() }),
  },
  {
    method: 'POST',
    path: '/serving-endpoints/{name}/served-models/{served}/invocations',
    handle: ({ world, caller, params, json }) =>
      invoke(world, { name: params.name ?? '', served: params.served ?? '', caller, body: json() }),
  },
];
