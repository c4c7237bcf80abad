/** Token requests, spoken by `oauth4webapi` over our own connection, repeats, time limits and closed list of hosts. */
import type { ApiError } from '../../errors.js';
import { isNetworkFault } from '../api-error.js';
import { oneLine } from '../fault.js';
import type { AuthContext } from './credentials.js';
import type { SignInReply } from './sign-in.js';
import type { AccessToken } from './token-cache.js';

export interface TokenRequest {
  endpoint: string;
  grantType: string;
  /** Form fields; unset ones are left out. */
  parameters: Record<string, string | undefined>;
  /** Client authentication in the header. */
  basic?: { id: string; secret: string };
  /** Makes the error of a refusal, given what was said in it. */
  explain: (reply: SignInReply, said: Refusal) => ApiError;
}

/** What a refused token request says, in whichever of its forms (databricks-auth.md 2.3, 2.4). */
export interface Refusal {
  code: string | undefined;
  words: string | undefined;
  /** Status, code and words in one line. */
  line: string;
}

/** Asks for an access token; it is announced as a secret before it is returned. Throws `ApiError`. */
export async function requestToken(context: AuthContext, request: TokenRequest): Promise<AccessToken> {
  // Loaded here: a run that signs in by a ready-made token must not start slower for it.
  const oauth = await import('oauth4webapi');
  const asked = context.clock.now();
  const { basic } = request;
  let reply: SignInReply | undefined;
  const server = { issuer: new URL(request.endpoint).origin, token_endpoint: request.endpoint };
  const client = { client_id: basic?.id ?? 'federated' };
  // The library's own Basic header encodes the dashes of an application id as %2D, which servers that do not decode it take for another id.
  const authenticate: Parameters<typeof oauth.genericTokenEndpointRequest>[2] = (_server, _client, _body, headers) => {
    if (basic !== undefined) headers.set('authorization', basicAuthorization(basic.id, basic.secret));
  };
  const parameters = Object.entries(request.parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const response = await oauth.genericTokenEndpointRequest(server, client, authenticate, request.grantType, parameters, {
    // Plain http was accepted with the host, for loopback alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated to make it stand out, as its own words say
    [oauth.allowInsecureRequests]: request.endpoint.startsWith('http://'),
    [oauth.customFetch]: async (url, { headers, body }) => {
      reply = await context.signIn.ask({
        attempted: 'get an access token from',
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      });
      if (reply.status !== 200) throw refusalError(reply, request);
      return new Response(lenient(reply), { headers: { 'content-type': 'application/json' } });
    },
  });
  const unusable = (): ApiError | undefined => reply?.error('the answer holds no usable `access_token`', { code: 'authentication' });
  try {
    await oauth.processGenericTokenEndpointResponse(server, client, response);
    const token = readToken(reply?.body ?? {}, asked);
    if (token === undefined) throw unusable() ?? new Error('no answer');
    context.addSecret(token.value);
    return token;
  } catch (thrown) {
    // The library's words speak of a response body; ours name the service and what to do.
    throw unusable() ?? thrown;
  }
}

/** What counts of an answer, as the library takes it: it is strict about the form of what nobody needs. */
function lenient({ body, text }: SignInReply): string {
  if (body === undefined) return text;
  const { access_token, token_type: kind } = body;
  return JSON.stringify({ access_token, token_type: typeof kind === 'string' ? kind : 'Bearer' });
}

/** The token in an answer; `undefined` where it is none. `asked`: when it was asked for, epoch milliseconds. */
export function readToken(answer: Record<string, unknown>, asked: number): AccessToken | undefined {
  const value = answer.access_token;
  // What is no header value would fail later, in words that name nothing.
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) return undefined;
  const lifetimeMs = lifetimeSeconds(answer, asked) * 1000;
  return { value, lifetimeMs, expiresAt: asked + lifetimeMs };
}

/** Numbers or numeric strings; Entra's v1 form also has the moment itself. The platform's own 3600 s otherwise. */
function lifetimeSeconds(answer: Record<string, unknown>, asked: number): number {
  const stated = positive(answer.expires_in);
  if (stated !== undefined) return stated;
  const until = positive(answer.expires_on);
  return (until === undefined ? undefined : positive(until - Math.floor(asked / 1000))) ?? 3600;
}

function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** RFC 6749 wants both parts form-encoded before base64; for real ids and secrets that changes nothing. */
export function basicAuthorization(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

function refusalError(reply: SignInReply, request: TokenRequest): ApiError {
  const { status, fault } = reply;
  // Busy or broken is no verdict on the credential; nor is a redirect, or a refusal of the network.
  if (status === 429 || status >= 500 || (status >= 300 && status < 400) || (fault !== undefined && isNetworkFault(fault))) return reply.error();
  if (status < 300) return reply.error(`unexpected answer ${status}`, { code: 'authentication' });
  const said = readRefusal(reply);
  if (said.code === undefined && said.words === undefined) {
    return reply.error(`${reply.status} — ${oneLine(reply.text).slice(0, 300)}`, {
      code: 'authentication',
      hint: reply.status === 403
        ? 'An IP access list may block this runner: use a self-hosted runner, or add its address to the list.'
        : 'This is no answer of a sign-in service. Check the address, and any proxy or firewall in between.',
    });
  }
  return request.explain(reply, said);
}

type Loose = Record<string, unknown>;

/** Reads the refusal out of an answer. */
export function readRefusal(reply: SignInReply): Refusal {
  const { error: inner } = reply.body ?? {};
  // Some services wrap what they say in an object.
  const body = typeof inner === 'object' && inner !== null ? { error: (inner as Loose).code, message: (inner as Loose).message } : (reply.body ?? {});
  const text = (name: string): string | undefined => {
    const value = (body as Loose)[name];
    return typeof value === 'string' && value !== '' ? oneLine(value) : undefined;
  };
  const code = text('error') ?? text('errorCode') ?? text('error_code');
  const words = text('error_description') ?? text('errorSummary') ?? text('message');
  return { code, words, line: `${reply.status} ${[code, words].filter((part) => part !== undefined).join(': ')}` };
}

/** A value that is made once for all who ask, and again after a failure. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return () => {
    pending ??= make().catch((thrown: unknown) => {
      pending = undefined;
      throw thrown;
    });
    return pending;
  };
}
