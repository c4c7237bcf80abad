import { missing, RawReply } from './api-error.js';
import { issueContainerToken, issueEntraToken, issueMachineToken, readResource } from './entra.js';
import { discovery, hostMetadata, issueToken } from './oauth.js';
import type { Route, RouteReply, RouteRequest } from './routes.js';

/** The address that the caller used: a front that speaks TLS for the emulator says under which name it was asked. */
function addressOf({ header, base }: Pick<RouteRequest, 'header' | 'base'>): string {
  const name = header('x-forwarded-host');
  return name === undefined ? base : `https://${name}`;
}

const ok = (body: RouteReply['body']): RouteReply => ({ body });

/** Host metadata, discovery and tokens of the workspace (1.4, 2.2 to 2.5). */
const workspaceSignIn: Route[] = [
  {
    method: 'GET',
    path: '/.well-known/databricks-config',
    open: true,
    handle: (request) => {
      if (request.world.options.metadata === '404') throw missing('Not found');
      return ok(hostMetadata(request.world, addressOf(request)));
    },
  },
  {
    method: 'GET',
    path: '/oidc/.well-known/oauth-authorization-server',
    open: true,
    handle: (request) => {
      if (request.world.options.discovery === '404') throw missing('Not found');
      return ok(discovery(addressOf(request)));
    },
  },
  {
    method: 'POST',
    path: '/oidc/v1/token',
    open: true,
    handle: (request) => ok(issueToken(request.world, { form: request.form(), authorization: request.header('authorization'), base: addressOf(request) })),
  },
  {
    method: 'GET',
    path: '/aad/auth',
    open: true,
    handle: ({ world }) => {
      const { cloud, entraUrl, azureTenantId } = world.options;
      if (cloud !== 'Azure') throw missing('Not found');
      throw new RawReply(302, '', { Location: `${entraUrl}/${azureTenantId}/oauth2/authorize?response_type=code&state=emulated` });
    },
  },
];

const resource = '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Databricks/workspaces/{workspace}';

/** Services of Azure itself, which have other hosts: Entra, the resource manager, the machine's metadata (2.6, 2.7). */
const azureServices: Route[] = [
  { method: 'POST', path: '/{tenant}/oauth2/token', open: true, handle: ({ world, params, form }) => ok(issueEntraToken(world, { tenant: params.tenant ?? '', form: form(), version: 1 })) },
  { method: 'POST', path: '/{tenant}/oauth2/v2.0/token', open: true, handle: ({ world, params, form }) => ok(issueEntraToken(world, { tenant: params.tenant ?? '', form: form(), version: 2 })) },
  { method: 'GET', path: '/metadata/identity/oauth2/token', open: true, handle: ({ world, query, header }) => ok(issueMachineToken(world, { query, header })) },
  { method: 'GET', path: '/msi/token', open: true, handle: ({ world, query, header }) => ok(issueContainerToken(world, { query, header })) },
  {
    method: 'GET',
    path: resource,
    open: true,
    handle: ({ world, params, query, header, base }) => {
      const path = resource.replace(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? '');
      return ok(readResource(world, { path, query, header, base }));
    },
  },
];

export const signInRoutes: readonly Route[] = [...workspaceSignIn, ...azureServices];
