import { createSignInClient } from '../../src/databricks/auth/sign-in.js';
import { type Connected, connect, errorOf } from './helpers/connect.js';
import { type Answer, startServer, type Received, type TestServer } from './helpers/server.js';

const clientId = '5f3c0d9e-aaaa-4bbb-8ccc-ddddeeee0001';
const clientSecret = 'dose-abc+/=123';
const me = { userName: clientId };

/** As the gateway words it: with a number for a code, like a refused credential. */
const ipList = { error_code: 403, message: 'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for workspace: 42 [ReqId: r-1]' };
const privateLink: Answer = { status: 303, headers: { location: '/login.html?error=private-link-validation-error:42' } };

let server: TestServer;
let open: Connected[] = [];

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(async () => {
  await Promise.all(open.map((connected) => connected.close()));
  open = [];
});

function signIn(options: Parameters<typeof connect>[1] = {}): Connected {
  const connected = connect(server.url, { clientId, clientSecret, ...options });
  open.push(connected);
  return connected;
}

interface Script {
  metadata?: Answer;
  discovery?: Answer;
  token?: (count: number) => Answer;
  api?: (request: Received, count: number) => Answer;
}

/** A workspace that signs in; every part of it can be replaced. */
function workspace(script: Script = {}): void {
  let tokens = 0;
  let apiCalls = 0;
  server.answer((request) => {
    switch (request.path) {
      case '/.well-known/databricks-config':
        return script.metadata ?? { body: { workspace_id: '42', host_type: 'workspace', oidc_endpoint: `${server.url}/oidc` } };
      case '/oidc/.well-known/oauth-authorization-server':
        return script.discovery ?? { body: { token_endpoint: `${server.url}/oidc/v1/token` } };
      case '/oidc/v1/token':
        tokens += 1;
        return script.token?.(tokens) ?? { body: { access_token: `token-${tokens}-abc`, token_type: 'Bearer', expires_in: 3600 } };
      default:
        apiCalls += 1;
        return script.api?.(request, apiCalls) ?? { body: me };
    }
  });
}

const tokenCalls = (): Received[] => server.to('/oidc/v1/token');
const apiCalls = (): Received[] => server.to('/api/2.0/preview/scim/v2/Me');

describe('oauth-m2m', () => {
  it('discovers, signs in once for all who ask, and sends the token', async () => {
    workspace({ token: () => ({ delayMs: 50, body: { access_token: 'token-1-abc', expires_in: '3600' } }) });
    const connected = signIn({ env: { GITHUB_ACTIONS: 'true' } });
    await Promise.all(Array.from({ length: 10 }, () => connected.identity.me()));
    expect(server.to('/.well-known/databricks-config')).toHaveLength(1);
    expect(tokenCalls()).toHaveLength(1);
    const [call] = tokenCalls();
    expect(call).toMatchObject({ method: 'POST', body: 'scope=all-apis&grant_type=client_credentials' });
    expect(call!.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const basic = Buffer.from(call!.headers.authorization!.replace('Basic ', ''), 'base64').toString();
    expect(basic).toBe(`${clientId}:${encodeURIComponent(clientSecret)}`);
    expect(call!.headers['user-agent']).not.toMatch(/auth\/|cicd\//);
    expect(apiCalls()).toHaveLength(10);
    expect(apiCalls()[0]!.headers).toMatchObject({ authorization: 'Bearer token-1-abc', 'x-databricks-workspace-id': '42' });
    expect(apiCalls()[0]!.headers['user-agent']).toMatch(/auth\/oauth-m2m cicd\/github$/);
    for (const request of server.received.slice(0, 2)) expect(request.headers).not.toHaveProperty('authorization');
  });

  it('reports every secret for masking, and logs none', async () => {
    workspace();
    const connected = signIn();
    await connected.identity.me();
    expect(connected.secrets).toEqual(expect.arrayContaining([clientSecret, Buffer.from(`${clientId}:${encodeURIComponent(clientSecret)}`).toString('base64'), 'token-1-abc']));
    for (const secret of connected.secrets) expect(connected.lines.join('\n')).not.toContain(secret);
  });

  it('renews when under 120 s remain, or half of a short life', async () => {
    workspace();
    const connected = signIn();
    await connected.identity.me();
    connected.clock.advance(3_479_000);
    await connected.identity.me();
    expect(tokenCalls()).toHaveLength(1);
    connected.clock.advance(2000);
    await connected.identity.me();
    expect(tokenCalls()).toHaveLength(2);
    expect(apiCalls().at(-1)!.headers.authorization).toBe('Bearer token-2-abc');

    workspace({ token: (count) => ({ body: { access_token: `short-${count}`, expires_in: 100 } }) });
    const brief = signIn();
    await brief.identity.me();
    brief.clock.advance(49_000);
    await brief.identity.me();
    expect(tokenCalls()).toHaveLength(1);
    brief.clock.advance(2000);
    await brief.identity.me();
    expect(tokenCalls()).toHaveLength(2);
  });

  it('lives on with the old token when renewing ahead fails, until it is too old', async () => {
    workspace({ token: (count) => (count === 1 ? { body: { access_token: 'first', expires_in: 3600 } } : { status: 400, body: { error: 'busy' } }) });
    const connected = signIn();
    await connected.identity.me();
    connected.clock.advance(3_500_000);
    await connected.identity.me();
    await connected.identity.me();
    expect(tokenCalls()).toHaveLength(2);
    expect(connected.lines.filter((line) => line.startsWith('warning: '))).toHaveLength(1);
    connected.clock.advance(61_000);
    expect((await errorOf(connected.identity.me())).code).toBe('authentication');
  });

  it.each([
    ['401', { status: 401, body: { error_code: 401, message: 'x' } }],
    ['403 for the token', { status: 403, body: { error_code: 403, message: 'Invalid access token. [ReqId: 1]' } }],
    ['403 for its age', { status: 403, body: 'Token is expiring within 30 seconds. (token expired)' }],
  ])('signs in again after %s and repeats once', async (_, refusal) => {
    workspace({ api: ({ headers }) => (headers.authorization === 'Bearer token-1-abc' ? refusal : { body: me }) });
    const connected = signIn();
    await Promise.all([connected.identity.me(), connected.identity.me(), connected.identity.me()]);
    expect(tokenCalls()).toHaveLength(2);
    expect(apiCalls()).toHaveLength(6);

    workspace({ api: () => refusal });
    const error = await errorOf(signIn().identity.me());
    expect(error.code).toBe('authentication');
    expect(error.hint).toMatch(/oauth-m2m/);
    expect(apiCalls()).toHaveLength(2);
    expect(tokenCalls()).toHaveLength(2);
  });

  it('does not sign in again for a right that is missing', async () => {
    workspace({ api: () => ({ status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'no' } }) });
    expect((await errorOf(signIn().identity.me())).code).toBe('permission-denied');
    expect(apiCalls()).toHaveLength(1);
    expect(tokenCalls()).toHaveLength(1);
  });

  it('never repeats with a token that cannot be renewed', async () => {
    server.answer(() => ({ status: 401, body: '' }));
    const connected = connect(server.url);
    open.push(connected);
    expect((await errorOf(connected.identity.me())).hint).toMatch(/databricks-token/);
    expect(server.received).toHaveLength(1);
  });

  it('works without host metadata', async () => {
    workspace({ metadata: { status: 404, body: '<html></html>', headers: { 'content-type': 'text/html' } } });
    await signIn().identity.me();
    expect(apiCalls()[0]!.headers).not.toHaveProperty('x-databricks-workspace-id');
    // What is no id of a workspace becomes no header.
    workspace({ metadata: { body: { workspace_id: '42\r\nx-evil: 1' } } });
    await signIn().identity.me();
    expect(apiCalls()[0]!.headers).not.toHaveProperty('x-databricks-workspace-id');
    workspace({ metadata: { status: 503, body: '' } });
    await signIn().identity.me();
    expect(server.to('/.well-known/databricks-config')).toHaveLength(2);
    expect(apiCalls()).toHaveLength(1);
  });

  it('follows metadata on the host only', async () => {
    workspace({ metadata: { body: { oidc_endpoint: 'https://evil.example/oidc' } } });
    await signIn().identity.me();
    expect(server.to('/oidc/.well-known/oauth-authorization-server')).toHaveLength(1);
    const place = `${server.url}/oidc/accounts/{account_id}`;
    workspace({ metadata: { body: { oidc_endpoint: place, account_id: 'acc-1' } } });
    server.answer(({ path }) => {
      if (path === '/.well-known/databricks-config') return { body: { oidc_endpoint: place, account_id: 'acc-1' } };
      if (path === '/oidc/accounts/acc-1/.well-known/oauth-authorization-server') return { body: { token_endpoint: `${server.url}/t` } };
      return path === '/t' ? { body: { access_token: 'x' } } : { body: me };
    });
    await signIn().identity.me();
    expect(apiCalls()).toHaveLength(1);
  });

  it('speaks to the closed list of origins alone, whatever is asked of it', async () => {
    const asked: string[] = [];
    const ioTo = (origin: string): never => {
      asked.push(origin);
      throw new Error('a connection was asked for');
    };
    const client = createSignInClient({ ioTo, userAgent: 'test', caller: { host: server.url, authType: 'oauth-m2m', redact: (text) => text }, origins: [server.url], budgetMs: 1000 });
    for (const url of ['https://evil.example/oidc/v1/token', 'http://127.0.0.1:1/', server.url.replace('http:', 'https:'), `http://${new URL(server.url).host}@evil.example/`]) {
      await expect(client.ask({ attempted: 'get a token from', method: 'POST', url, body: 'client_secret=x' })).rejects.toMatchObject({
        code: 'authentication', message: expect.stringContaining(`credentials are not sent to ${new URL(url).origin}`) as string, hint: expect.stringContaining(`Only ${server.url} may be asked`) as string,
      });
    }
    expect(asked).toEqual([]);
    await expect(client.ask({ attempted: 'find', method: 'GET', url: `${server.url}/x` })).rejects.toThrow('a connection was asked for');
  });

  it('looks for the sign-in service at the usual place where the host names an account that is none', async () => {
    for (const account_id of ['\ud800', '../..', 'a/b?c', 'a b']) {
      workspace({ metadata: { body: { host_type: 'unified', account_id, oidc_endpoint: `${server.url}/oidc` } } });
      await signIn().identity.me();
      expect(apiCalls()).toHaveLength(1);
    }
  });

  it('refuses an account console and a token endpoint elsewhere, and sends no secret there', async () => {
    workspace({ metadata: { body: { host_type: 'account' } } });
    await expect(signIn().identity.me()).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringMatching(/account console/) });
    const other = await startServer();
    workspace({ discovery: { body: { token_endpoint: `${other.url}/oidc/v1/token` } } });
    const error = await errorOf(signIn().identity.me());
    expect(error.code).toBe('authentication');
    expect(error.message).toMatch(/on another host/);
    expect(other.received).toHaveLength(0);
    await other.close();
  });

  it.each<[string, Script, RegExp, RegExp, number]>([
    ['wrong secret', { token: () => ({ status: 401, body: { error: 'invalid_client', error_description: 'Client authentication failed' } }) }, /401 invalid_client: Client authentication failed/, /Microsoft Entra is not accepted/, 1],
    ['other error', { token: () => ({ status: 400, body: { errorCode: 'E1', errorSummary: 'Summary' } }) }, /400 E1: Summary/, /service principal/, 1],
    ['access list', { token: () => ({ status: 403, body: { blocked: 'x'.repeat(500) } }) }, /403 — \{"blocked":"x{288}$/, /IP access list/, 1],
    ['no discovery', { discovery: { status: 404, body: '' } }, /OAuth is not supported for this host/, /databricks-host/, 0],
    ['empty discovery', { discovery: { body: {} } }, /names no `token_endpoint`/, /workspace/, 0],
    ['no token', { token: () => ({ body: { expires_in: 3600 } }) }, /no usable `access_token`/, /./, 1],
    ['odd token', { token: () => ({ body: { access_token: 'a\r\nb: c' } }) }, /no usable `access_token`/, /./, 1],
  ])('explains: %s', async (_, script, message, hint, count) => {
    workspace(script);
    const connected = signIn();
    const error = await errorOf(connected.identity.me());
    expect(error.code).toBe('authentication');
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(error.message + (error.hint ?? '')).not.toContain(clientSecret);
    expect(tokenCalls()).toHaveLength(count);
    expect(apiCalls()).toHaveLength(0);
  });

  it.each<[string, Script, string, RegExp, RegExp]>([
    ['an IP access list, at discovery', { discovery: { status: 403, body: ipList } }, 'permission-denied', /403 Forbidden — Source IP address: 1\.2\.3\.4 is blocked/, /add the runner's address to the IP access list/],
    ['an IP access list, at the token', { token: () => ({ status: 403, body: ipList }) }, 'permission-denied', /Source IP address: 1\.2\.3\.4 is blocked/, /add the runner's address to the IP access list/],
    ['an IP access list, at a call', { api: () => ({ status: 403, body: ipList }) }, 'permission-denied', /Source IP address: 1\.2\.3\.4 is blocked/, /add the runner's address to the IP access list/],
    ['a private link, at discovery', { discovery: privateLink }, 'permission-denied', /403 PRIVATE_LINK_VALIDATION_ERROR — The workspace is behind a private link/, /self-hosted runner/],
    ['a private link, at the token', { token: () => privateLink }, 'permission-denied', /behind a private link/, /self-hosted runner/],
    ['a redirect, at discovery, whatever else it says', { discovery: { status: 302, headers: { location: 'https://idp.example/x?state=1' }, body: { token_endpoint: 'https://idp.example/t' } } }, 'api-error', /answered 302 and redirects to https:\/\/idp\.example; redirects are not followed$/, /URL of the workspace itself/],
    ['a redirect, at the token', { token: () => ({ status: 307, headers: { location: '/elsewhere' } }) }, 'api-error', /answered 307 and redirects to http:\/\/127/, /URL of the workspace itself/],
    ['a web page in place of a token endpoint', { token: () => ({ status: 404, body: '<html>none</html>' }) }, 'authentication', /404 — <html>none/, /proxy or firewall in between/],
    ['an error in an object', { token: () => ({ status: 401, body: { error: { code: 'E1', message: 'Wrapped' } } }) }, 'authentication', /401 E1: Wrapped/, /service principal/],
  ])('tells the network from the credential: %s', async (_, script, code, message, hint) => {
    workspace(script);
    const error = await errorOf(signIn().identity.me());
    expect([error.code, error.message, error.hint]).toEqual([code, expect.stringMatching(message), expect.stringMatching(hint)]);
    // The credential is not at fault: no other one is asked for.
    expect(tokenCalls().length).toBeLessThanOrEqual(1);
    expect(server.to('/elsewhere')).toHaveLength(0);
  });

  it('takes a token whatever else the answer holds', async () => {
    for (const extra of [{ scope: null, token_type: null, refresh_token: null, expires_in: null }, { scope: ['all-apis'] }, { id_token: 'junk' }, { token_type: 'bearer' }]) {
      workspace({ token: () => ({ body: { access_token: 'token-1-abc', ...extra } }) });
      await signIn().identity.me();
      expect(apiCalls().map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1-abc']);
    }
    workspace({ token: () => ({ body: { access_token: 'token-1-abc', token_type: 'mac' } }) });
    expect((await errorOf(signIn().identity.me())).message).toMatch(/no usable `access_token`/);
  });

  it('takes the discovery document from where it is stated, without a credential, and the token from the host alone', async () => {
    const other = await startServer(() => ({ body: { token_endpoint: `${server.url}/stated` } }));
    server.answer(({ path }) => (path === '/stated' ? { body: { access_token: 'x' } } : path.startsWith('/.well') ? { status: 404 } : { body: me }));
    await signIn({ discoveryUrl: `${other.url}/doc?x=1` }).identity.me();
    expect(other.received).toMatchObject([{ method: 'GET', path: '/doc', body: '' }]);
    expect(other.received[0]!.headers).not.toHaveProperty('authorization');
    expect(server.to('/stated')).toHaveLength(1);
    other.answer(() => ({ body: { token_endpoint: `${other.url}/t` } }));
    expect((await errorOf(signIn({ discoveryUrl: `${other.url}/doc` }).identity.me())).message).toMatch(/on another host/);
    expect(other.to('/t')).toHaveLength(0);
    await other.close();
    await expect(signIn({ discoveryUrl: 'http://example.com/doc' }).identity.me()).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('reads lifetimes in any form, and what kind a token is from its absence', async () => {
    for (const expires_in of ['3600', 3600, undefined, null, 'soon', -1, 0, {}]) {
      workspace({ token: (count) => ({ body: { access_token: `t${count}`, ...(expires_in === undefined ? {} : { expires_in }) } }) });
      const connected = signIn();
      await connected.identity.me();
      connected.clock.advance(3_400_000);
      await connected.identity.me();
      expect(tokenCalls()).toHaveLength(1);
    }
  });

  it('repeats sign-in calls for what passes, within a minute', async () => {
    workspace({ token: (count) => (count < 3 ? { status: [429, 504][count - 1] ?? 429, body: '' } : { body: { access_token: 'x' } }) });
    await signIn().identity.me();
    expect(tokenCalls()).toHaveLength(3);
    workspace({ token: () => ({ status: 503, body: 'down' }) });
    const connected = signIn();
    const error = await errorOf(connected.identity.me());
    expect(error.code).toBe('api-error');
    expect(connected.clock.sleeps.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(60_000);
  });

  it('gives each sign-in call a minute in all, however slowly the answer trickles', async () => {
    workspace({ token: () => ({ delayMs: 20_000, body: { access_token: 'x' } }) });
    const error = await errorOf(signIn({ tuning: { signInBudgetMs: 1_500, backoffBaseMs: 10_000, backoffMaxMs: 10_000 } }).identity.me());
    expect(error.message).toMatch(/get an access token from .*no answer in time/);
  });

  it('names who was asked, in the log of a call that is repeated', async () => {
    const other = await startServer((_request, count) => (count === 1 ? { status: 503, body: '' } : { body: { token_endpoint: `${server.url}/oidc/v1/token` } }));
    workspace({ token: (count) => (count === 1 ? { status: 429, body: '' } : { body: { access_token: 'x' } }) });
    const connected = signIn({ discoveryUrl: `${other.url}/doc` });
    await connected.identity.me();
    expect(connected.lines.filter((line) => line.startsWith('info:'))).toEqual([
      expect.stringContaining(`${new URL(other.url).host} answered 503: waiting 1 s before trying again to find the sign-in service`),
      expect.stringContaining('Databricks answered 429: waiting 1 s before trying again to get an access token'),
    ]);
    await other.close();
  });

  it('survives nonsense from the sign-in service', async () => {
    for (const body of ['null', '[]', '"x"', '{"access_token": 5}', '{', '<html>']) {
      workspace({ token: () => ({ body, headers: { 'content-type': 'application/json' } }) });
      expect((await errorOf(signIn().identity.me())).code).toBe('authentication');
      workspace({ discovery: { body } });
      expect((await errorOf(signIn().identity.me())).code).toBe('authentication');
      workspace({ metadata: { body } });
      await signIn().identity.me();
    }
  });
});
