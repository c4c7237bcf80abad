import { ApiError, RawReply } from './api-error.js';
import type { Principal } from './principals.js';
import type { WorldState } from './state.js';

export type HeaderReader = (name: string) => string | undefined;

/** The caller behind a bearer token; refusals have the gateway's forms (4.3 of the auth facts: numeric `error_code`). */
export function authenticate(world: WorldState, header: HeaderReader): Principal {
  const { options } = world;
  if (options.privateLink) {
    throw new RawReply(302, '', { Location: '/login.html?error=private-link-validation-error:42' });
  }
  if (options.requireWorkspaceHeader && header('x-databricks-workspace-id') !== options.workspaceId) {
    throw new RawReply(200, '<!doctype html><html><head><title>Databricks - Sign In</title></head><body>Sign in</body></html>', {
      'Content-Type': 'text/html; charset=utf-8',
    });
  }
  const [scheme, token] = (header('authorization') ?? '').split(/\s+/, 2);
  if (scheme?.toLowerCase() !== 'bearer' || !token) {
    throw unsupported();
  }
  const principal = principalOfToken(world, token);
  if (!principal) throw invalidToken(world, 403);
  if (!principal.member) admitByResource(world, principal, header);
  return principal;
}

function principalOfToken(world: WorldState, token: string): Principal | undefined {
  const { principals, issued } = world.directory;
  const owner = [...principals.values()].find(({ tokens }) => tokens.includes(token));
  if (owner) return owner;
  const grant = issued.get(token);
  if (!grant) return undefined;
  if (grant.resource !== 'databricks') throw unsupported();
  const left = grant.expiresAt - world.clock.now();
  if (left <= 0) throw invalidToken(world, world.options.expiredTokenStatus);
  if (world.options.cloud === 'Azure' && left <= 30_000) {
    throw new ApiError(403, 403, 'Token is expiring within 30 seconds. (token expired)');
  }
  return principals.get(grant.principal);
}

/** Who manages the Azure resource becomes an admin of the workspace on the first call that proves it (2.6). */
function admitByResource(world: WorldState, principal: Principal, header: HeaderReader): void {
  const grant = world.directory.issued.get(header('x-databricks-azure-sp-management-token') ?? '');
  const proven = grant?.principal === principal.name && grant.resource === 'management' && grant.expiresAt > world.clock.now();
  const named = header('x-databricks-azure-workspace-resource-id') === world.options.azureResourceId;
  if (world.options.cloud !== 'Azure' || principal.application?.managesResource !== true || !proven || !named) return;
  principal.member = true;
  principal.admin = true;
}

function unsupported(): ApiError {
  return new ApiError(401, 401, 'Credential was not sent or was of an unsupported type for this API.');
}

function invalidToken(world: WorldState, status: number): ApiError {
  return new ApiError(status, status, `Invalid access token. [ReqId: ${world.random.uuid()}]`, {
    headers: { 'X-Databricks-Reason-Phrase': 'Invalid access token.' },
  });
}
