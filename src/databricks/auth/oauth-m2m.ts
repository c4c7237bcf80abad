import type { ApiError } from '../../errors.js';
import { oneLine } from '../fault.js';
import type { AuthContext, AuthMethod } from './credentials.js';
import { discoverTokenEndpoint } from './discovery.js';
import type { SignInReply } from './sign-in.js';
import { createTokenCache, type AccessToken } from './token-cache.js';

/** OAuth client credentials of a Databricks service principal (databricks-auth.md 2.3). */
export const oauthM2m: AuthMethod = {
  name: 'oauth-m2m',
  group: 'oauth',
  takes: [
    { setting: 'clientId', words: '`databricks-client-id` (or DATABRICKS_CLIENT_ID)' },
    { setting: 'clientSecret', words: '`databricks-client-secret` (or DATABRICKS_CLIENT_SECRET)' },
  ],
  create(settings, context) {
    const basic = basicAuthorization(settings.clientId ?? '', settings.clientSecret ?? '');
    context.addSecret(settings.clientSecret ?? '');
    context.addSecret(basic.slice('Basic '.length));
    let endpoint: Promise<string> | undefined;
    const tokenEndpoint = (): Promise<string> => {
      endpoint ??= discoverTokenEndpoint(context).catch((thrown: unknown) => {
        endpoint = undefined;
        throw thrown;
      });
      return endpoint;
    };
    const cache = createTokenCache({
      clock: context.clock,
      log: context.log,
      fetch: async () => requestToken(context, await tokenEndpoint(), basic),
    });
    return {
      type: 'oauth-m2m',
      headers: async () => ({ authorization: `Bearer ${await cache.current()}` }),
      drop(sent) {
        cache.drop((sent.authorization ?? '').slice('Bearer '.length));
        return true;
      },
    };
  },
};

/** RFC 6749 wants both parts form-encoded before base64; for real ids and secrets that changes nothing. */
function basicAuthorization(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

async function requestToken(context: AuthContext, url: string, authorization: string): Promise<AccessToken> {
  const asked = context.clock.now();
  const reply = await context.signIn.ask({
    attempted: 'get an access token from',
    method: 'POST',
    url,
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&scope=all-apis',
  });
  if (reply.status !== 200) throw refusal(reply);
  const value = reply.body?.access_token;
  // What is no header value would fail later, in words that name nothing.
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
    throw reply.error('the answer holds no usable `access_token`', { code: 'authentication' });
  }
  context.addSecret(value);
  const lifetimeMs = lifetimeSeconds(reply.body?.expires_in) * 1000;
  return { value, lifetimeMs, expiresAt: asked + lifetimeMs };
}

/** A number or a numeric string; the platform's own 3600 s where it is missing or nonsense. */
function lifetimeSeconds(value: unknown): number {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : 3600;
}

function refusal(reply: SignInReply): ApiError {
  const body = reply.body ?? {};
  const text = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === 'string' && value !== '' ? oneLine(value) : undefined;
  };
  const code = text('error') ?? text('errorCode') ?? text('error_code');
  const words = text('error_description') ?? text('errorSummary') ?? text('message');
  // Busy or broken is no verdict on the credential.
  if (reply.status === 429 || reply.status >= 500) return reply.error();
  if (reply.status < 400) return reply.error(`unexpected answer ${reply.status}`, { code: 'authentication' });
  if (code === undefined && words === undefined) {
    return reply.error(`${reply.status} — ${oneLine(reply.text).slice(0, 300)}`, {
      code: 'authentication',
      hint: 'An IP access list may block this runner: use a self-hosted runner, or add its address to the list.',
    });
  }
  const said = [code, words].filter((part) => part !== undefined).join(': ');
  return reply.error(`${reply.status} ${said}`, {
    code: 'authentication',
    ...(code === undefined ? {} : { errorCode: code }),
    hint: hintFor(code),
  });
}

function hintFor(code: string | undefined): string {
  if (code === 'invalid_client') {
    return (
      'Check `databricks-client-id` (the application id) and `databricks-client-secret`, whether the secret has expired, and ' +
      'whether the principal is assigned to this workspace. A client secret made in Microsoft Entra is not accepted here: make ' +
      'an OAuth secret for the service principal in Databricks.'
    );
  }
  return 'Check the service principal: its application id, its OAuth secret, and its assignment to this workspace.';
}
