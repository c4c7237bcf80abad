import { createSign, generateKeyPairSync } from 'node:crypto';
import { type Emulator, knownPrincipals } from '../../src/emulator/index.js';
import { call, type Json, root, start, stopAll } from './helper.js';

afterEach(stopAll);

const { deployer, viewer } = knownPrincipals;
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const issuer = 'https://token.actions.githubusercontent.com';
const subject = 'repo:acme/fraud:environment:prod';

async function token(emulator: Emulator, form: Record<string, string>, basic?: string): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${emulator.url}/oidc/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({ scope: 'all-apis', ...form }),
    headers: basic === undefined ? {} : { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
  });
  return { status: response.status, body: (await response.json()) as Json };
}

function jwt(claims: Json, { alg = 'RS256', sign }: { alg?: string; sign?: (text: string) => string } = {}): string {
  const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const text = `${part({ alg, typ: 'JWT' })}.${part({ iss: issuer, sub: subject, aud: 'aud-1', iat: now, exp: now + 300, ...claims })}`;
  return `${text}.${sign?.(text) ?? 'c2ln'}`;
}

function swap(emulator: Emulator, assertion: string, client: Record<string, string> = { client_id: deployer.name }): ReturnType<typeof token> {
  return token(emulator, {
    ...client, grant_type: exchange, subject_token: assertion, subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  });
}

describe('personal access tokens', () => {
  it('a wrong token gets 403 with a numeric code, a request id and the reason header', async () => {
    const emulator = await start();
    const reply = await call(emulator, `GET ${root}`, undefined, { token: 'dapi-wrong' });
    expect(reply.status).toBe(403);
    expect(reply.body).toEqual({ error_code: 403, message: expect.stringMatching(/^Invalid access token\. \[ReqId: [0-9a-f-]{36}\]$/) as string });
    expect(reply.headers.get('x-databricks-reason-phrase')).toBe('Invalid access token.');
  });

  it.each([[{}], [{ authorization: 'Basic eDp5' }], [{ authorization: 'Bearer' }]])('no or wrong credential: %j', async (headers) => {
    const emulator = await start();
    const reply = await call(emulator, `GET ${root}`, undefined, { token: null, headers: headers });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ error_code: 401, message: 'Credential was not sent or was of an unsupported type for this API.' });
  });

  it('every request is recorded with credentials redacted and the user agent', async () => {
    const emulator = await start();
    await call(emulator, `GET ${root}?a=1`, undefined, { headers: { 'user-agent': 'acme/1', 'x-databricks-azure-sp-management-token': 'hide-me' } });
    await token(emulator, { grant_type: 'client_credentials', client_id: deployer.name, client_secret: 'hide-me' });
    expect(emulator.requests[0]).toMatchObject({ n: 1, method: 'GET', path: root, query: { a: '1' }, status: 200, userAgent: 'acme/1' });
    expect(emulator.requests[0]?.headers.authorization).toBe('Bearer [redacted]');
    expect(JSON.stringify(emulator.requests)).not.toMatch(/hide-me|dapi-/);
  });
});

describe('OAuth', () => {
  it('is discovered through host metadata and the authorization server document', async () => {
    const emulator = await start();
    const metadata = await call(emulator, 'GET /.well-known/databricks-config', undefined, { token: null });
    expect(metadata.body).toMatchObject({ oidc_endpoint: `${emulator.url}/oidc`, host_type: 'workspace', cloud: 'AWS' });
    const server = await call(emulator, 'GET /oidc/.well-known/oauth-authorization-server', undefined, { token: null });
    expect(server.body.token_endpoint).toBe(`${emulator.url}/oidc/v1/token`);
    emulator.world.configure({ metadata: '404', discovery: '404' });
    expect((await call(emulator, 'GET /.well-known/databricks-config', undefined, { token: null })).status).toBe(404);
    expect((await call(emulator, 'GET /oidc/.well-known/oauth-authorization-server', undefined, { token: null })).status).toBe(404);
  });

  it('client credentials give a token that works until its ttl is over', async () => {
    const emulator = await start({ tokenTtlMs: 90_000, clock: { mode: 'virtual' } });
    const granted = await token(emulator, { grant_type: 'client_credentials' }, `${deployer.name}:${deployer.secret}`);
    expect(granted).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 90, scope: 'all-apis' } });
    const access = String(granted.body.access_token);
    const read = async (): Promise<number> => (await call(emulator, `GET ${root}`, undefined, { token: access })).status;
    expect(await read()).toBe(200);
    emulator.world.advance(60_000);
    expect(await read()).toBe(200);
    emulator.world.configure({ cloud: 'Azure' });
    const soon = await call(emulator, `GET ${root}`, undefined, { token: access });
    expect([soon.status, soon.body.message]).toEqual([403, 'Token is expiring within 30 seconds. (token expired)']);
    emulator.world.advance(30_000);
    expect(await read()).toBe(403);
    emulator.world.configure({ expiredTokenStatus: 401 });
    expect(await read()).toBe(401);
  });

  it.each([
    ['wrong secret', 'client_credentials', `${deployer.name}:nope`, 401, 'invalid_client'],
    ['unknown client', 'client_credentials', 'nobody:x', 401, 'invalid_client'],
    ['unknown grant', 'password', `${deployer.name}:${deployer.secret}`, 400, 'unsupported_grant_type'],
  ])('refuses: %s', async (_what, grant_type, basic, status, error) => {
    const emulator = await start();
    expect(await token(emulator, { grant_type }, basic)).toMatchObject({ status, body: { error } });
  });

  it('an IP access list refuses in JSON without OAuth fields', async () => {
    const emulator = await start({ tokenIpBlocked: true });
    const reply = await token(emulator, { grant_type: 'client_credentials' }, `${deployer.name}:${deployer.secret}`);
    expect(reply.status).toBe(403);
    expect(Object.keys(reply.body)).not.toEqual(expect.arrayContaining(['error']));
  });
});

describe('workload identity federation', () => {
  const policies = [{ issuer, audiences: ['aud-1'], subject }];

  it('exchanges a matching GitHub token, with and without a client id', async () => {
    const emulator = await start();
    emulator.world.addPrincipal({ name: deployer.name, policies });
    for (const client of [{ client_id: deployer.name }, {}]) {
      const granted = await swap(emulator, jwt({}), client);
      expect(granted.status).toBe(200);
      const me = await call(emulator, 'GET /api/2.0/preview/scim/v2/Me', undefined, { token: String(granted.body.access_token) });
      expect(me.body.userName).toBe(deployer.name);
    }
  });

  it.each([
    ['subject', jwt({ sub: 'repo:acme/fraud:pull_request' }), 'TOKEN_SUBJECT_INVALID'],
    ['audience', jwt({ aud: 'https://github.com/acme' }), "audience 'https://github.com/acme'"],
    ['issuer', jwt({ iss: 'https://evil.example' }), 'TOKEN_SUBJECT_INVALID'],
    ['expiry', jwt({ exp: 1 }), 'expired'],
    ['not yet', jwt({ nbf: 4_000_000_000 }), 'not valid yet'],
    ['algorithm', jwt({}, { alg: 'HS256' }), 'RS256'],
  ])('refuses a wrong %s', async (_what, assertion, words) => {
    const emulator = await start();
    emulator.world.addPrincipal({ name: deployer.name, policies });
    const reply = await swap(emulator, assertion);
    expect(reply).toMatchObject({ status: 401, body: { error: 'invalid_grant' } });
    expect(reply.body.error_description).toContain(words);
  });

  it('checks the signature when the policy has keys, and takes the account id when it has no audience', async () => {
    const emulator = await start();
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const sign = (text: string): string => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url');
    const jwks = { keys: [publicKey.export({ format: 'jwk' }) as Json] };
    emulator.world.addPrincipal({ name: deployer.name, policies: [{ issuer, subject, jwks }] });
    const aud = emulator.world.options.accountId;
    expect((await swap(emulator, jwt({ aud }, { sign }))).status).toBe(200);
    expect((await swap(emulator, jwt({ aud }))).status).toBe(401);
    expect((await swap(emulator, jwt({ aud: 'other' }, { sign }))).status).toBe(401);
  });
});

describe('hosts that do not answer as an API', () => {
  it('a unified host without the workspace header shows a login page with status 200', async () => {
    const emulator = await start({ requireWorkspaceHeader: true });
    const page = await call(emulator, `GET ${root}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const headers = { 'x-databricks-workspace-id': emulator.world.options.workspaceId };
    expect((await call(emulator, `GET ${root}`, undefined, { headers })).body).toHaveProperty('endpoints');
  });

  it('private link redirects to the login page', async () => {
    const emulator = await start({ privateLink: true });
    const reply = await call(emulator, `GET ${root}`);
    expect(reply.status).toBe(302);
    expect(reply.headers.get('location')).toMatch(/^\/login\.html\?error=private-link-validation-error/);
  });

  it('an unknown route answers loudly and is listed', async () => {
    const emulator = await start();
    const reply = await call(emulator, 'GET /serving-endpointz');
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ error_code: 'ENDPOINT_NOT_FOUND', message: "No API found for 'GET /serving-endpointz'" });
    expect(emulator.unknownRequests.map(({ path }) => path)).toEqual(['/serving-endpointz']);
  });

  it.each(['{', '[]', '"text"'])('a body that is no JSON object: %s', async (body) => {
    const emulator = await start();
    const reply = await call(emulator, `POST ${root}`, body);
    expect([reply.status, reply.body.error_code]).toEqual([400, 'MALFORMED_REQUEST']);
  });

  it('errors carry the request id of the header in their details', async () => {
    const emulator = await start();
    const reply = await call(emulator, `GET ${root}/none`);
    expect(reply.body.details).toEqual([
      { '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: reply.headers.get('x-request-id') },
    ]);
  });
});

describe('Me', () => {
  it('names the caller, the groups and the entitlement', async () => {
    const emulator = await start();
    const me = await call(emulator, 'GET /api/2.0/preview/scim/v2/Me', undefined, { token: viewer.token });
    expect(me.body).toMatchObject({ userName: viewer.name, active: true, entitlements: [{ value: 'workspace-access' }] });
    expect((me.body.groups as Json[]).map(({ display }) => display)).toContain('analysts');
  });

  it('refuses in the SCIM form', async () => {
    const emulator = await start();
    emulator.world.addPrincipal({ name: viewer.name, member: false });
    const me = await call(emulator, 'GET /api/2.0/preview/scim/v2/Me', undefined, { token: viewer.token });
    expect(me.status).toBe(403);
    expect(me.body).toMatchObject({ status: '403', detail: expect.stringContaining('not a member') as string });
  });
});
