/** Microsoft Entra, machines and the resource manager as databricks-auth.md 2.6 and 2.7 tell of them. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { startCloudFront } from '../../src/emulator/cloud-front.js';
import type { Emulator } from '../../src/emulator/index.js';
import { call, type Json, root, start, stopAll } from './helper.js';

afterEach(stopAll);

const app = '99990000-1111-4222-8333-444455556666';
const databricks = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d';
const management = 'https://management.core.windows.net/';
const credential = { issuer: 'https://token.actions.githubusercontent.com', audience: 'api://AzureADTokenExchange', subject: 'repo:acme/fraud:environment:prod' };

async function azure(application = {}): Promise<Emulator> {
  const emulator = await start({ cloud: 'Azure', clock: { mode: 'virtual' } });
  emulator.world.addPrincipal({ name: app, application: { secrets: ['s3cr3t'], credentials: [credential], ...application } });
  return emulator;
}

async function entra(emulator: Emulator, form: Record<string, string>, { tenant = emulator.world.options.azureTenantId, version = '' } = {}): Promise<{ status: number; body: Json }> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: app, ...form });
  const reply = await fetch(`${emulator.url}/${tenant}/oauth2/${version}token`, { method: 'POST', body });
  return { status: reply.status, body: (await reply.json()) as Json };
}

function assertion(emulator: Emulator, claims: Json = {}): Record<string, string> {
  const now = Math.floor(emulator.world.clock.now() / 1000);
  const { issuer: iss, audience: aud, subject: sub } = credential;
  const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    resource: databricks,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${part({ alg: 'RS256' })}.${part({ iss, aud, sub, exp: now + 300, ...claims })}.c2ln`,
  };
}

const bySecret = { client_secret: 's3cr3t', resource: databricks };

describe('Entra', () => {
  it('v1 answers in strings, v2 in numbers; the tokens work at the workspace until they are nearly over', async () => {
    const emulator = await azure();
    const one = await entra(emulator, bySecret);
    const seconds = Math.floor(emulator.world.clock.now() / 1000);
    expect(one).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: '3600', ext_expires_in: '3600', expires_on: String(seconds + 3600), resource: databricks } });
    const two = await entra(emulator, { client_secret: 's3cr3t', scope: `${databricks}/.default` }, { version: 'v2.0/' });
    expect(two).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } });
    expect(two.body).not.toHaveProperty('expires_on');
    for (const { body } of [one, two]) {
      expect((await call(emulator, `GET ${root}`, undefined, { token: String(body.access_token) })).status).toBe(200);
    }
    emulator.world.advance(3_575_000);
    expect((await call(emulator, `GET ${root}`, undefined, { token: String(one.body.access_token) })).body.message).toBe('Token is expiring within 30 seconds. (token expired)');
  });

  it('a token for the management of Azure is none for the workspace', async () => {
    const emulator = await azure();
    const { body } = await entra(emulator, { ...bySecret, resource: management });
    expect((await call(emulator, `GET ${root}`, undefined, { token: String(body.access_token) })).status).toBe(401);
  });

  it('errors have Entra\'s form', async () => {
    const emulator = await azure();
    const { status, body } = await entra(emulator, { ...bySecret, client_secret: 'wrong' });
    expect([status, body]).toEqual([401, {
      error: 'invalid_client',
      error_description: expect.stringMatching(/^AADSTS7000215: Invalid client secret .* Trace ID: [\w-]+ Correlation ID: [\w-]+ Timestamp: [\d-]+ [\d:]+Z$/) as string,
      error_codes: [7000215], timestamp: expect.any(String) as string, trace_id: expect.any(String) as string, correlation_id: expect.any(String) as string,
      error_uri: 'https://login.microsoftonline.com/error?code=7000215',
    }]);
  });

  it.each<[string, Json, number]>([
    ['another tenant', { tenant: 'other' }, 90002],
    ['another grant', { form: { grant_type: 'password' } }, 70003],
    ['an unknown application', { form: { client_id: 'nobody' } }, 700016],
    ['an unknown resource', { form: { resource: 'https://vault.azure.net' } }, 500011],
    ['a malformed assertion', { form: { client_assertion: 'x' } }, 50027],
    ['an assertion that is over', { claims: { exp: 1 } }, 700024],
    ['another issuer', { claims: { iss: 'https://evil.example' } }, 700211],
    ['another audience', { claims: { aud: 'https://github.com/acme' } }, 700212],
    ['another subject', { claims: { sub: 'repo:acme/fraud:pull_request' } }, 700213],
    ['another letter case', { claims: { sub: 'repo:acme/fraud:environment:Prod' } }, 7002138],
  ])('refuses %s', async (_what, { tenant, form, claims }, number) => {
    const emulator = await azure();
    const proof = claims === undefined ? bySecret : assertion(emulator, claims as Json);
    const reply = await entra(emulator, { ...proof, ...(form as Record<string, string> | undefined) }, typeof tenant === 'string' ? { tenant } : {});
    expect(reply.body.error_codes).toEqual([number]);
    expect(reply.status).toBeGreaterThanOrEqual(400);
  });

  it('takes the assertion that a federated credential is for', async () => {
    const emulator = await azure();
    expect((await entra(emulator, assertion(emulator))).status).toBe(200);
  });
});

describe('the workspace on Azure', () => {
  it('says which tenant it belongs to, by a redirect; elsewhere there is none', async () => {
    const emulator = await azure();
    const reply = await call(emulator, 'GET /aad/auth', undefined, { token: null });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, expect.stringMatching(/^https:\/\/login\.microsoftonline\.com\/11112222-3333-4444-5555-666677778888\/oauth2\/authorize\?/)]);
    emulator.world.configure({ cloud: 'AWS' });
    expect((await call(emulator, 'GET /aad/auth', undefined, { token: null })).status).toBe(404);
  });

  it('lets in who manages the resource, with both headers, and then knows them', async () => {
    const emulator = await azure({ managesResource: true });
    emulator.world.addPrincipal({ name: app, member: false });
    const token = String((await entra(emulator, bySecret)).body.access_token);
    const proof = String((await entra(emulator, { ...bySecret, resource: management })).body.access_token);
    const me = async (headers: Record<string, string>): Promise<number> => (await call(emulator, 'GET /api/2.0/preview/scim/v2/Me', undefined, { token, headers })).status;
    const [management_, resource] = ['x-databricks-azure-sp-management-token', 'x-databricks-azure-workspace-resource-id'];
    expect(await me({})).toBe(403);
    expect(await me({ [management_]: proof })).toBe(403);
    expect(await me({ [management_]: token, [resource]: emulator.world.options.azureResourceId })).toBe(403);
    expect(await me({ [management_]: proof, [resource]: emulator.world.options.azureResourceId })).toBe(200);
    expect(await me({})).toBe(200);
  });

  it('is found by its resource id, by who may', async () => {
    const emulator = await azure();
    const { azureResourceId } = emulator.world.options;
    const look = async (path: string, token: string): Promise<{ status: number; body: Json }> => call(emulator, `GET ${path}`, undefined, { token });
    const token = String((await entra(emulator, { ...bySecret, resource: 'https://management.azure.com/' })).body.access_token);
    const at = `${azureResourceId}?api-version=2018-04-01`;
    expect(await look(at, 'wrong')).toMatchObject({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } });
    expect(await look(at, token)).toMatchObject({ status: 403, body: { error: { code: 'AuthorizationFailed' } } });
    emulator.world.addPrincipal({ name: app, application: { managesResource: true } });
    expect(await look(azureResourceId, token)).toMatchObject({ status: 400 });
    expect(await look(at.replace('/prod?', '/test?'), token)).toMatchObject({ status: 404, body: { error: { code: 'ResourceNotFound' } } });
    expect(await look(at, token)).toMatchObject({ status: 200, body: { properties: { workspaceUrl: new URL(emulator.url).host } } });
  });
});

describe('a machine\'s metadata', () => {
  const ask = (emulator: Emulator, query: Record<string, string>, headers: Record<string, string> = { metadata: 'true' }): ReturnType<typeof call<Json>> =>
    call(emulator, `GET /metadata/identity/oauth2/token?${new URLSearchParams({ 'api-version': '2018-02-01', resource: databricks, ...query }).toString()}`, undefined, { token: null, headers });

  it('gives tokens of its identity, if asked by the machine itself', async () => {
    const emulator = await azure();
    expect((await ask(emulator, {})).body).toEqual({ error: 'invalid_request', error_description: 'Identity not found' });
    emulator.world.addPrincipal({ name: app, application: { onMachine: true } });
    expect((await ask(emulator, {})).body).toMatchObject({ token_type: 'Bearer', resource: databricks, client_id: app, expires_in: '3600' });
    for (const headers of [{}, { metadata: 'true', 'x-forwarded-for': '10.0.0.1' }]) expect((await ask(emulator, {}, headers)).status).toBe(400);
    emulator.world.addPrincipal({ name: 'second', application: { onMachine: true } });
    expect((await ask(emulator, {})).status).toBe(400);
    expect((await ask(emulator, { client_id: 'second' })).body.client_id).toBe('second');
  });
});

describe('the front with public names', () => {
  it('tunnels to its names alone, over TLS, and the workspace answers under them', async () => {
    const emulator = await azure();
    const read = (name: string): string => readFileSync(join(process.cwd(), '__tests__/fixtures/cloud', name), 'utf8');
    const name = 'adb-42.7.azuredatabricks.net';
    const front = await startCloudFront({ certificate: read('certificate.pem'), key: read('key.pem'), names: { [name]: emulator.url } });
    const tunnel = (to: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(new URL(front.proxyUrl).port), '127.0.0.1', () => socket.write(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n\r\n`));
        socket.once('error', reject).once('data', (head) => {
          if (!head.toString().includes(' 200 ')) {
            resolve(head.toString());
            return;
          }
          const secure = connectTls({ socket, servername: name, ca: read('certificate.pem') }, () => secure.write(`GET /oidc/.well-known/oauth-authorization-server HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`));
          let text = '';
          secure.on('data', (chunk: Buffer) => (text += chunk.toString())).once('error', reject).once('close', () => { resolve(text); });
        });
      });
    expect(await tunnel(`${name}:443`)).toContain(`"token_endpoint":"https://${name}/oidc/v1/token"`);
    for (const other of ['example.com:443', `${name}:80`]) expect(await tunnel(other)).toMatch(/^HTTP\/1\.1 502/);
    expect([front.requests, front.refused]).toEqual([[{ host: name, method: 'GET', path: '/oidc/.well-known/oauth-authorization-server' }], ['example.com:443', `${name}:80`]]);
    await front.close();
  });
});
