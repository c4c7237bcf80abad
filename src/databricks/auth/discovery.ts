/** Where a workspace's OAuth tokens come from (databricks-auth.md 1.4 and 2.2). */
import { EndpointsError } from '../../errors.js';
import type { AuthContext } from './credentials.js';

const wellKnown = '/.well-known/oauth-authorization-server';
/** A host that does not answer must not hold up the run: the metadata is a convenience. */
const metadataProbe = { timeoutMs: 5_000, attempts: 2 };

/** Address of the token endpoint; refused unless it is on the host. Throws `ApiError`. */
export async function discoverTokenEndpoint(context: AuthContext): Promise<string> {
  const { host, signIn } = context;
  const reply = await signIn.ask({
    attempted: 'find the sign-in service of',
    method: 'GET',
    url: await discoveryAddress(context),
  });
  if (reply.status === 404) {
    throw reply.error('Databricks OAuth is not supported for this host', {
      code: 'authentication',
      hint: 'This is nearly always a wrong `databricks-host`: give the URL of the workspace.',
    });
  }
  if (reply.fault !== undefined) throw reply.error();
  const endpoint = originOf(reply.body?.token_endpoint);
  if (endpoint === undefined) {
    throw reply.error('the answer names no `token_endpoint`', {
      code: 'authentication',
      hint: 'Check that `databricks-host` is the URL of a Databricks workspace.',
    });
  }
  if (endpoint.origin !== host) {
    throw reply.error(`its token endpoint is on another host (${endpoint.origin}), to which no credential is sent`, {
      code: 'authentication',
      hint: 'Give the URL of the workspace as Databricks itself spells it, not an alias or a proxy.',
    });
  }
  return endpoint.href;
}

/** The host's metadata may name the place; every failure of that is only noted. */
async function discoveryAddress(context: AuthContext): Promise<string> {
  const { host, signIn, log } = context;
  const usual = `${host}/oidc${wellKnown}`;
  let metadata: Record<string, unknown> | undefined;
  try {
    const reply = await signIn.ask({
      attempted: 'read the metadata of',
      method: 'GET',
      url: `${host}/.well-known/databricks-config`,
      probe: metadataProbe,
    });
    if (reply.status === 200) metadata = reply.body;
  } catch (thrown) {
    log.debug(`No host metadata: ${thrown instanceof Error ? thrown.message : ''}`);
  }
  if (metadata === undefined) return usual;
  if (metadata.host_type === 'account') {
    throw new EndpointsError('invalid-input', `${host} is an account console, which serves no endpoints.`, {
      hint: 'Use the URL of the workspace instead, such as `https://adb-1234.5.azuredatabricks.net`.',
    });
  }
  const workspaceId = metadata.workspace_id;
  if (typeof workspaceId === 'string' && /^\d{1,30}$/.test(workspaceId)) context.foundWorkspaceId(workspaceId);
  const account = typeof metadata.account_id === 'string' ? metadata.account_id : '';
  const stated = typeof metadata.oidc_endpoint === 'string' ? metadata.oidc_endpoint : '';
  const place = originOf(stated.replace('{account_id}', encodeURIComponent(account)));
  // Off the host it is not followed: only the host itself has been named by the user.
  return place?.origin === host ? `${place.origin}${place.pathname.replace(/\/$/, '')}${wellKnown}` : usual;
}

function originOf(value: unknown): URL | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}
