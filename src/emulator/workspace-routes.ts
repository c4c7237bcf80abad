import { invalid, RawReply } from './api-error.js';
import { listVersions, readAlias, readVersion, renderModel } from './catalog.js';
import { groupsOf } from './principals.js';
import { getModelVersion, getRegisteredModel, getVersionByAlias } from './registry.js';
import type { Route, RouteReply, RouteRequest } from './routes.js';
import { listScopes, listSecrets } from './secrets.js';

const uc = '/api/2.1/unity-catalog/models/{model}';
const registry = '/api/2.0/mlflow';

function withAliases({ query }: RouteRequest): boolean {
  return query.get('include_aliases') === 'true';
}

function optional(query: URLSearchParams, name: string): string | undefined {
  return query.get(name) ?? undefined;
}

function ok(body: RouteReply['body']): RouteReply {
  return { body };
}

/** R50-R53 and the workspace registry. */
export const modelRoutes: Route[] = [
  {
    method: 'GET',
    path: uc,
    handle: (request) =>
      ok(renderModel(request.world.catalog, request.params.model ?? '', { caller: request.caller, aliases: withAliases(request) })),
  },
  {
    method: 'GET',
    path: `${uc}/versions`,
    handle: ({ world, caller, params, query }) =>
      ok(
        listVersions(world.catalog, params.model ?? '', {
          caller,
          max: optional(query, 'max_results'),
          token: optional(query, 'page_token'),
        }),
      ),
  },
  {
    method: 'GET',
    path: `${uc}/versions/{version}`,
    handle: (request) =>
      ok(
        readVersion(request.world.catalog, request.params.model ?? '', {
          caller: request.caller,
          version: request.params.version ?? '',
          aliases: withAliases(request),
        }),
      ),
  },
  {
    method: 'GET',
    path: `${uc}/aliases/{alias}`,
    handle: (request) =>
      ok(
        readAlias(request.world.catalog, request.params.model ?? '', {
          caller: request.caller,
          alias: request.params.alias ?? '',
          aliases: withAliases(request),
        }),
      ),
  },
  {
    method: 'GET',
    path: `${registry}/registered-models/get`,
    handle: ({ world, query }) => ok(getRegisteredModel(world.catalog, optional(query, 'name'))),
  },
  {
    method: 'GET',
    path: `${registry}/registered-models/alias`,
    handle: ({ world, query }) => ok(getVersionByAlias(world.catalog, optional(query, 'name'), optional(query, 'alias'))),
  },
  {
    method: 'GET',
    path: `${registry}/model-versions/get`,
    handle: ({ world, query }) => ok(getModelVersion(world.catalog, optional(query, 'name'), optional(query, 'version'))),
  },
];

/** R60-R61. */
export const secretRoutes: Route[] = [
  { method: 'GET', path: '/api/2.0/secrets/scopes/list', handle: ({ world, caller }) => ok(listScopes(world.secrets, caller)) },
  {
    method: 'GET',
    path: '/api/2.0/secrets/list',
    handle: ({ world, caller, query }) => {
      const scope = query.get('scope');
      if (!scope) throw invalid("Missing value for required parameter 'scope'.");
      return ok(listSecrets(world.secrets, scope, caller));
    },
  },
];

function scimError(status: number, detail: string): RawReply {
  return new RawReply(status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail, status: String(status) });
}

/** 1.8: errors of this route have the SCIM form. */
export const identityRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/2.0/preview/scim/v2/Me',
    handle: ({ caller }) => {
      if (!caller.member) throw scimError(403, `User ${caller.name} is not a member of this workspace.`);
      return ok({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        id: caller.id,
        userName: caller.name,
        displayName: caller.displayName,
        active: true,
        groups: groupsOf(caller).map((display) => ({ display, type: 'direct', value: display })),
        entitlements: caller.workspaceAccess ? [{ value: 'workspace-access' }] : [],
        ...(caller.kind === 'user' ? { emails: [{ type: 'work', value: caller.name, primary: true }] } : {}),
      });
    },
  },
];
