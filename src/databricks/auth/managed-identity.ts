/**
 * Tokens of the machine itself. A virtual machine of Azure answers for its managed identity on its own link (IMDS);
 * Azure's container services name an address and a key in IDENTITY_ENDPOINT and IDENTITY_HEADER.
 */
import { EndpointsError } from '../../errors.js';
import type { AuthContext, AuthSettings } from './credentials.js';
import { readRefusal, readToken } from './oauth-token.js';
import type { AccessToken } from './token-cache.js';

/** Off Azure nobody answers at that address: an answer comes at once or never. */
const probe = { timeoutMs: 5_000, attempts: 3 };

const hint = 'ARM_USE_MSI works on self-hosted runners on Azure whose machine or container has a managed identity; ARM_CLIENT_ID chooses one of several.';

/** Makes tokens for resources. Throws `ApiError`. */
export function createManagedIdentity(settings: AuthSettings, context: AuthContext): (resource: string) => Promise<AccessToken> {
  return async (resource) => {
    const { url, headers } = placeOf(settings, context);
    url.searchParams.set('resource', resource);
    if (settings.azureClientId !== undefined) url.searchParams.set('client_id', settings.azureClientId);
    const asked = context.clock.now();
    const reply = await context.signIn.ask({ attempted: 'get a token of the managed identity from', method: 'GET', url: url.href, headers, probe }).catch((thrown: unknown) => {
      throw noAnswer(thrown);
    });
    const token = reply.status === 200 ? readToken(reply.body ?? {}, asked) : undefined;
    if (token !== undefined) {
      context.addSecret(token.value);
      return token;
    }
    if (reply.status === 429 || reply.status >= 500) throw reply.error();
    const { code, line } = readRefusal(reply);
    throw reply.error(reply.status === 200 ? 'the answer holds no usable `access_token`' : line, {
      code: 'authentication',
      ...(code === undefined ? {} : { errorCode: code }),
      hint,
    });
  };
}

function placeOf({ identityUrl, identityKey }: AuthSettings, { authorities, addSecret }: AuthContext): { url: URL; headers: Record<string, string> } {
  if (identityUrl === undefined || identityKey === undefined) {
    return { url: new URL(`${authorities.metadata}/metadata/identity/oauth2/token?api-version=2018-02-01`), headers: { metadata: 'true' } };
  }
  addSecret(identityKey);
  const url = new URL(identityUrl);
  url.searchParams.set('api-version', '2019-08-01');
  return { url, headers: { 'x-identity-header': identityKey } };
}

function noAnswer(thrown: unknown): unknown {
  if (!(thrown instanceof EndpointsError)) return thrown;
  return new EndpointsError('authentication', thrown.message, { hint, cause: thrown });
}
