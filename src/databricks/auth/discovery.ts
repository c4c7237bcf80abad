/** Where a workspace's OAuth tokens come from (databricks-auth.md 2.2). */
import { EndpointsError } from '../../errors.js';
import { isLoopback } from '../host.js';
import type { AuthContext, AuthSettings } from './credentials.js';

const wellKnown = '/.well-known/oauth-authorization-server';

/** Address of the token endpoint; refused unless it is on the host. Throws `ApiError`. */
export async function discoverTokenEndpoint(settings: AuthSettings, context: AuthContext): Promise<string> {
  const { host, signIn } = context;
  const stated = settings.discoveryUrl;
  const reply = await signIn.ask({
    attempted: 'find the sign-in service of',
    method: 'GET',
    url: stated === undefined ? await discoveryAddress(settings, context) : checkedAddress(stated),
    anonymous: stated !== undefined,
  });
  if (reply.status === 404) {
    throw reply.error('Databricks OAuth is not supported for this host', {
      code: 'authentication',
      hint: stated === undefined
        ? 'This is nearly always a wrong `databricks-host`: give the URL of the workspace.'
        : 'Check DATABRICKS_DISCOVERY_URL, or leave it out.',
    });
  }
  if (reply.status >= 300) throw reply.error();
  const endpoint = urlOf(reply.body?.token_endpoint);
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

/** The host's metadata may name the place. */
async function discoveryAddress(settings: AuthSettings, { host, facts }: AuthContext): Promise<string> {
  const metadata = await facts.read();
  const account = [settings.accountId, metadata?.accountId].find((id) => id !== undefined && /^[\w-]+$/.test(id)) ?? '';
  const usual = metadata?.hostType === 'unified' && account !== '' ? `${host}/oidc/accounts/${account}` : `${host}/oidc`;
  const place = urlOf(metadata?.oidcEndpoint?.replace('{account_id}', account));
  // Off the host it is not followed: only the host itself has been named by the user.
  return place?.origin === host ? `${place.origin}${place.pathname.replace(/\/$/, '')}${wellKnown}` : `${usual}${wellKnown}`;
}

/** The document is public, so another host may hold it; what it says is judged like any other. */
function checkedAddress(stated: string): string {
  const url = urlOf(stated);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url.href;
  throw new EndpointsError('invalid-input', 'DATABRICKS_DISCOVERY_URL is not an https URL.', {
    hint: 'Give the full URL of the OAuth metadata document, or leave it out.',
  });
}

function urlOf(value: unknown): URL | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
}
