/** Federation and Entra against the emulator and the stand-in, over HTTP. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findWorkspace, type ConnectOptions } from '../../src/databricks/connect.js';
import { knownPrincipals, startEmulator, type Emulator } from '../../src/emulator/index.js';
import { startGitHub, type GitHubStandIn } from '../../src/github-stand-in/index.js';
import { readSettings } from '../../src/inputs.js';
import { type Connected, connect, errorOf } from './helpers/connect.js';
import { startServer } from './helpers/server.js';

const { deployer } = knownPrincipals;
const issuer = 'https://token.actions.githubusercontent.com';
const app = '99990000-1111-4222-8333-444455556666';
const tenant = '11112222-3333-4444-5555-666677778888';

let emulator: Emulator;
let github: GitHubStandIn;
let open: Connected[];
let folder: string;

beforeEach(async () => {
  emulator = await startEmulator({ clock: { mode: 'virtual' } });
  github = await startGitHub({ now: () => new Date(emulator.world.clock.now()) });
  github.world.enableOidc();
  open = [];
  folder = await mkdtemp(join(tmpdir(), 'sign-in-'));
});
afterEach(async () => {
  await Promise.all(open.map((connected) => connected.close()));
  expect(emulator.unknownRequests).toEqual([]);
  await Promise.all([emulator.close(), github.close(), rm(folder, { recursive: true })]);
});

/** Connects with what the environment holds, as a run does. */
function signIn(env: Record<string, string>, options: Partial<ConnectOptions> = {}): Connected {
  const authorities = { entra: emulator.url, arm: emulator.url, metadata: emulator.url };
  const connected = connect(emulator.url, { token: '', env, authorities, ...given(env), ...options });
  open.push(connected);
  return connected;
}

const given = (env: Record<string, string>): Partial<ConnectOptions> => {
  const { host: _host, ...settings } = readSettings(() => '', env).workspace;
  return settings;
};

const job = (environment?: string): Record<string, string> =>
  github.world.runnerEnvironment('push', { idToken: true, ...(environment === undefined ? {} : { environment }) });
const subject = (): string => `repo:${github.world.state.repository.owner}/${github.world.state.repository.name}:environment:prod`;
const to = (path: string): Emulator['requests'] => emulator.requests.filter((request) => request.path === path);
const idTokens = (): string[] => github.requests.filter(({ path }) => path.startsWith('/idtoken')).map(({ query }) => query['audience'] ?? '');
const policy = (audience: string, sub = subject()): void => {
  emulator.world.addPrincipal({ name: deployer.name, policies: [{ issuer, audiences: [audience], subject: sub }] });
};

describe('github-oidc', () => {
  const env = (more: Record<string, string> = {}): Record<string, string> => ({ DATABRICKS_CLIENT_ID: deployer.name, ...job('prod'), ...more });

  it('asks for the audience that the workspace advertises, exchanges, and announces every token', async () => {
    policy(`${emulator.url}/oidc/v1/token`);
    const connected = signIn(env());
    expect(connected.authType).toBe('github-oidc');
    expect((await connected.identity.me()).userName).toBe(deployer.name);
    expect(idTokens()).toEqual([`${emulator.url}/oidc/v1/token`]);
    const [exchange] = to('/oidc/v1/token');
    expect(exchange).toMatchObject({ body: { client_id: deployer.name, grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token_type: 'urn:ietf:params:oauth:token-type:jwt', scope: 'all-apis' } });
    expect(exchange?.headers).not.toHaveProperty('authorization');
    // The job's own key, its ID token, the workspace's token.
    expect(connected.secrets).toEqual([expect.any(String), expect.stringMatching(/^ey.+\..+\./), expect.stringMatching(/^emu-oauth-/)]);
    for (const secret of connected.secrets) expect(connected.lines.join('\n')).not.toContain(secret);
  });

  it.each<[string, Record<string, string>, { metadata?: '404' }, () => string]>([
    ['a stated audience', { DATABRICKS_TOKEN_AUDIENCE: 'https://github.com/acme' }, {}, () => 'https://github.com/acme'],
    ['the token endpoint, where the host says nothing', {}, { metadata: '404' }, () => `${emulator.url}/oidc/v1/token`],
  ])('asks for %s', async (_what, more, options, audience) => {
    emulator.world.configure(options);
    policy(audience());
    await signIn(env(more)).identity.me();
    expect(idTokens()).toEqual([audience()]);
  });

  it('presents a new ID token at each renewal, and asks for it once for all who wait', async () => {
    policy(`${emulator.url}/oidc/v1/token`);
    const connected = signIn(env());
    for (const hours of [0, 1, 2, 3]) {
      emulator.world.advance(hours === 0 ? 0 : 3_600_000);
      connected.clock.advance(hours === 0 ? 0 : 3_600_000);
      await Promise.all([connected.identity.me(), connected.identity.me(), connected.identity.me()]);
    }
    expect([idTokens().length, to('/oidc/v1/token').length]).toEqual([4, 4]);
    expect(new Set(connected.secrets.filter((secret) => secret.startsWith('ey'))).size).toBe(4);
  });

  it('signs in anew, once, where a token was revoked', async () => {
    policy(`${emulator.url}/oidc/v1/token`);
    const connected = signIn(env());
    await connected.identity.me();
    emulator.world.directory.issued.clear();
    await connected.identity.me();
    expect(idTokens()).toHaveLength(2);
  });

  it('prints what the policy must hold', async () => {
    policy('https://github.com/acme');
    const connected = signIn(env());
    const error = await errorOf(connected.identity.me());
    expect(error.code).toBe('authentication');
    expect(error.message).toMatch(/401 invalid_grant: TOKEN_SUBJECT_INVALID/);
    const lines = (error.hint ?? '').split('\n');
    expect(lines.slice(1, 4)).toEqual([`  issuer:    ${issuer}`, `  audiences: ${emulator.url}/oidc/v1/token`, `  subject:   ${subject()}`]);
    expect(lines[4]).toMatch(/after 15 July 2026.*DATABRICKS_TOKEN_AUDIENCE.*application id/);
    expect([idTokens().length, to('/oidc/v1/token').length]).toEqual([1, 1]);
    for (const secret of connected.secrets) expect(error.message + (error.hint ?? '')).not.toContain(secret);
  });

  it('knows subjects with ids', async () => {
    github.world.enableOidc(undefined, { immutableSubjects: true });
    const error = await errorOf(signIn(env()).identity.me());
    expect(error.hint).toMatch(/subject: {3}repo:[\w-]+@\d+\/[\w-]+@\d+:environment:prod\n.*they belong to it/);
  });

  it('works for the whole account without a client id, where it is named', async () => {
    policy(`${emulator.url}/oidc/v1/token`);
    await signIn({ ...job('prod'), DATABRICKS_AUTH_TYPE: 'github-oidc' }).identity.me();
    expect(to('/oidc/v1/token')[0]?.body).not.toHaveProperty('client_id');
  });

  it('tells of GitHub refusing, and falls back to nothing', async () => {
    const error = await errorOf(signIn({ ...env(), ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'over-and-done', DATABRICKS_OIDC_TOKEN_FILE: '' }).identity.me());
    expect([error.code, error.message]).toEqual(['authentication', expect.stringMatching(/ID token for this job.*GitHub answered 401/)]);
    expect(to('/oidc/v1/token')).toEqual([]);
  });

  it('sends the key of the job to the runner\'s address alone, and follows no redirect from it', async () => {
    const other = await startServer(() => ({ body: { value: 'e.e.e' } }));
    const redirecting = await startServer(() => ({ status: 302, headers: { location: `${other.url}/idtoken` }, body: '' }));
    const error = await errorOf(signIn({ ...env(), ACTIONS_ID_TOKEN_REQUEST_URL: `${redirecting.url}/idtoken?api-version=2.0` }).identity.me());
    expect(error.message).toMatch(/GitHub answered 302/);
    expect([redirecting.received.length, other.received.length]).toEqual([1, 0]);
    expect(redirecting.received[0]?.query.get('audience')).toBe(`${emulator.url}/oidc/v1/token`);
    await Promise.all([redirecting.close(), other.close()]);
  });
});

describe('env-oidc and file-oidc', () => {
  const jwt = (sub = subject()): string => {
    const now = Math.floor(emulator.world.clock.now() / 1000);
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'RS256' })}.${part({ iss: issuer, aud: ['ours', 'others'], sub, exp: now + 300 })}.c2ln`;
  };

  it('reads the variable at each renewal', async () => {
    policy('ours');
    const env = { DATABRICKS_CLIENT_ID: deployer.name, DATABRICKS_OIDC_TOKEN_ENV: 'MY_JWT', MY_JWT: ` ${jwt()}\n` };
    const connected = signIn(env);
    expect(connected.authType).toBe('env-oidc');
    await connected.identity.me();
    env.MY_JWT = '';
    connected.clock.advance(3_600_000);
    await expect(connected.identity.me()).rejects.toMatchObject({ code: 'authentication', message: expect.stringContaining('missing env var "MY_JWT"') as string });
    env.MY_JWT = 'no jwt at all';
    await expect(connected.identity.me()).rejects.toMatchObject({ message: expect.stringContaining('env var "MY_JWT" holds no JWT') as string });
  });

  it('reads the file at each renewal', async () => {
    policy('ours');
    const path = join(folder, 'jwt');
    const connected = signIn({ DATABRICKS_OIDC_TOKEN_FILEPATH: path });
    const fails = (words: string): Promise<void> =>
      expect(connected.identity.me()).rejects.toMatchObject({ code: 'authentication', message: expect.stringContaining(`file "${path}" ${words}`) as string });
    await fails('does not exist');
    await writeFile(path, ' \n');
    await fails('is empty');
    await writeFile(path, `${jwt()}\n`);
    expect((await connected.identity.me()).userName).toBe(deployer.name);
    expect(to('/oidc/v1/token')[0]?.body).not.toHaveProperty('client_id');
    await writeFile(path, jwt('somebody'));
    connected.clock.advance(3_600_000);
    const error = await errorOf(connected.identity.me());
    expect(error.hint).toMatch(/audiences: ours, others\n {2}subject: {3}somebody\n/);
    expect(error.hint).not.toMatch(/15 July/);
  });
});

describe('Microsoft Entra', () => {
  const secret = { ARM_CLIENT_ID: app, ARM_CLIENT_SECRET: 'entra-secret~1', ARM_TENANT_ID: tenant };
  beforeEach(() => {
    emulator.world.configure({ cloud: 'Azure', entraUrl: emulator.url });
    emulator.world.addPrincipal({ name: app, application: { secrets: [secret.ARM_CLIENT_SECRET], credentials: [{ issuer, audience: 'api://AzureADTokenExchange', subject: subject() }] } });
  });
  const token = (of = tenant): string => `/${of}/oauth2/token`;

  it('azure-client-secret: two tokens, in the body, and both headers', async () => {
    const connected = signIn(secret);
    expect(connected.authType).toBe('azure-client-secret');
    await Promise.all([connected.identity.me(), connected.identity.me()]);
    expect(to(token()).map(({ body }) => body)).toEqual([
      { grant_type: 'client_credentials', client_id: app, client_secret: '[redacted]', resource: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d' },
      { grant_type: 'client_credentials', client_id: app, client_secret: '[redacted]', resource: 'https://management.core.windows.net/' },
    ]);
    const [me] = to('/api/2.0/preview/scim/v2/Me');
    expect(me?.headers).toMatchObject({ authorization: 'Bearer [redacted]', 'x-databricks-azure-sp-management-token': '[redacted]' });
    expect(me?.headers).not.toHaveProperty('x-databricks-azure-workspace-resource-id');
    expect(connected.secrets).toHaveLength(3);
  });

  it('lets in who manages the resource and is no user yet', async () => {
    emulator.world.addPrincipal({ name: app, member: false, application: { secrets: [secret.ARM_CLIENT_SECRET], managesResource: true } });
    expect((await errorOf(signIn(secret).identity.me())).call.status).toBe(403);
    await signIn({ ...secret, DATABRICKS_AZURE_RESOURCE_ID: emulator.world.options.azureResourceId }).identity.me();
  });

  it('looks the tenant up unless it is stated, and believes only Entra\'s own address', async () => {
    const { ARM_TENANT_ID: _tenant, ...rest } = secret;
    await signIn(rest).identity.me();
    expect(to('/aad/auth')).toHaveLength(1);
    emulator.world.configure({ entraUrl: 'https://evil.example' });
    const error = await errorOf(signIn(rest).identity.me());
    expect([error.code, error.hint]).toEqual(['authentication', expect.stringContaining('ARM_TENANT_ID')]);
    await expect(signIn({ ...secret, ARM_TENANT_ID: '../x' }).identity.me()).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('renews before Azure refuses for age: 40 s before the end', async () => {
    emulator.world.configure({ tokenTtlMs: 3_600_000 });
    const connected = signIn(secret);
    await connected.identity.me();
    connected.clock.advance(3_555_000);
    emulator.world.advance(3_555_000);
    await connected.identity.me();
    expect(to(token())).toHaveLength(4);
    expect(to('/api/2.0/preview/scim/v2/Me').map(({ status }) => status)).toEqual([200, 200]);
  });

  it.each<[string, Record<string, string>, RegExp, RegExp]>([
    ['a wrong secret', { ARM_CLIENT_SECRET: 'wrong-secret' }, /401 invalid_client: AADSTS7000215: Invalid client secret provided\. [^:]+'\. \(https:\/\/login\.microsoftonline\.com\/error\?code=7000215\)$/, /the secret's value, not its id/],
    ['an unknown application', { ARM_CLIENT_ID: 'someone' }, /400 unauthorized_client: AADSTS700016/, /ARM_CLIENT_ID/],
    ['an unknown tenant', { ARM_TENANT_ID: 'other.example' }, /AADSTS90002/, /ARM_TENANT_ID/],
  ])('explains %s', async (_what, more, message, hint) => {
    const connected = signIn({ ...secret, ...more });
    const error = await errorOf(connected.identity.me());
    expect(error.code).toBe('authentication');
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/Trace ID/);
    expect(error.hint).toMatch(hint);
    expect(error.message + (error.hint ?? '')).not.toContain('wrong-secret');
    expect(to('/api/2.0/preview/scim/v2/Me')).toEqual([]);
  });

  it('says which address cannot be reached, where it is not the workspace\'s', async () => {
    const gone = await startEmulator();
    await gone.close();
    const error = await errorOf(signIn(secret, { authorities: { entra: gone.url }, tuning: { retryBudgetMs: 0, signInBudgetMs: 2_000 } }).identity.me());
    expect([error.code, error.hint]).toEqual(['api-error', `The runner has to reach ${gone.url}: check its network, HTTPS_PROXY and NO_PROXY.`]);
  });

  it('asks Entra for nothing where the workspace is not on Azure', async () => {
    emulator.world.configure({ cloud: 'AWS' });
    await expect(signIn(secret).identity.me()).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringMatching(/workspace on Azure, and .* is on AWS/) as string });
    expect(to(token())).toEqual([]);
    await expect(signIn({ ...secret, DATABRICKS_CLOUD: 'azure' }).identity.me()).resolves.toBeDefined();
  });

  it('github-oidc-azure: a new ID token for each, and the workspace\'s token alone', async () => {
    const connected = signIn({ ARM_CLIENT_ID: app, ARM_TENANT_ID: tenant, ...job('prod') });
    expect(connected.authType).toBe('github-oidc-azure');
    await connected.identity.me();
    connected.clock.advance(3_600_000);
    emulator.world.advance(3_600_000);
    await connected.identity.me();
    expect(idTokens()).toEqual(['api://AzureADTokenExchange', 'api://AzureADTokenExchange']);
    expect(to(token())[0]?.body).toMatchObject({ client_assertion: '[redacted]', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' });
    expect(to('/api/2.0/preview/scim/v2/Me')[0]?.headers).not.toHaveProperty('x-databricks-azure-sp-management-token');
  });

  it.each([
    ['another environment', 'test', (): string => subject().replace(/prod$/, 'test'), /AADSTS700213/],
    ['another letter case', 'PROD', (): string => subject().replace(/prod$/, 'PROD'), /AADSTS7002138/],
  ])('prints what the federated credential must hold: %s', async (_what, environment, presented, message) => {
    const error = await errorOf(signIn({ ARM_CLIENT_ID: app, ARM_TENANT_ID: tenant, ...job(environment) }).identity.me());
    expect(error.message).toMatch(message);
    expect((error.hint ?? '').split('\n').slice(1, 4)).toEqual([`  issuer:   ${issuer}`, '  audience: api://AzureADTokenExchange', `  subject:  ${presented()}`]);
  });

  it('azure-msi: the machine\'s identity, chosen where there are several', async () => {
    emulator.world.addPrincipal({ name: app, application: { onMachine: true } });
    emulator.world.addPrincipal({ name: 'other-identity', application: { onMachine: true } });
    const connected = signIn({ ARM_USE_MSI: 'true', ARM_CLIENT_ID: app });
    expect([connected.authType, (await connected.identity.me()).userName]).toEqual(['azure-msi', app]);
    expect(to('/metadata/identity/oauth2/token').map(({ query }) => query)).toEqual([
      { 'api-version': '2018-02-01', resource: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d', client_id: app },
      { 'api-version': '2018-02-01', resource: 'https://management.core.windows.net/', client_id: app },
    ]);
    // Both tokens are masked before they are sent.
    expect(new Set(connected.secrets).size).toBe(2);
    const error = await errorOf(signIn({ ARM_USE_MSI: '1' }).identity.me());
    expect([error.message, error.hint]).toEqual([expect.stringContaining('Multiple user assigned identities'), expect.stringContaining('ARM_CLIENT_ID')]);
  });

  it('azure-msi: in a container, at the address and by the key of its environment', async () => {
    emulator.world.addPrincipal({ name: app, application: { onMachine: true } });
    const env = { ARM_USE_MSI: 'true', IDENTITY_ENDPOINT: `${emulator.url}/msi/token?x=1`, IDENTITY_HEADER: emulator.world.options.identityHeader };
    const connected = signIn(env);
    expect((await connected.identity.me()).userName).toBe(app);
    expect(to('/msi/token')[0]?.query).toEqual({ x: '1', 'api-version': '2019-08-01', resource: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d' });
    expect(connected.secrets).toContain(env.IDENTITY_HEADER);
    expect((await errorOf(signIn({ ...env, IDENTITY_HEADER: 'another' }).identity.me())).message).toMatch(/401 Unauthorized/);
    for (const IDENTITY_ENDPOINT of ['http://10.0.0.1/msi/token', 'https://evil.example/msi/token', 'x']) {
      expect(() => signIn({ ...env, IDENTITY_ENDPOINT })).toThrow('IDENTITY_ENDPOINT is no address of this machine');
    }
  });

  it('azure-msi: says what it is for where no machine answers', async () => {
    const gone = await startEmulator();
    await gone.close();
    await expect(signIn({ ARM_USE_MSI: 'true' }, { authorities: { metadata: gone.url } }).identity.me()).rejects.toMatchObject({
      code: 'authentication', hint: expect.stringContaining('self-hosted runners on Azure') as string,
    });
  });

  it('finds the workspace by its resource id', async () => {
    emulator.world.configure({ azureWorkspaceName: 'adb-42.7.azuredatabricks.net' });
    const options = (env: Record<string, string>): ConnectOptions => ({
      ...given(env), host: '', version: '1', log: { debug: () => undefined, info: () => undefined, warning: () => undefined }, env,
      authorities: { entra: emulator.url, arm: emulator.url },
    });
    const { azureResourceId } = emulator.world.options;
    const env = { ...secret, DATABRICKS_AZURE_RESOURCE_ID: azureResourceId };
    await expect(findWorkspace(options(env))).rejects.toMatchObject({ code: 'permission-denied', message: expect.stringContaining('AuthorizationFailed') as string });
    emulator.world.addPrincipal({ name: app, application: { secrets: [secret.ARM_CLIENT_SECRET], managesResource: true } });
    expect((await findWorkspace(options(env))).host).toBe('adb-42.7.azuredatabricks.net');
    await expect(findWorkspace(options({ ...env, DATABRICKS_AZURE_RESOURCE_ID: `${azureResourceId}x` }))).rejects.toMatchObject({ message: expect.stringContaining('ResourceNotFound') as string });
    await expect(findWorkspace(options({ ...env, DATABRICKS_AZURE_RESOURCE_ID: '/subscriptions/../x' }))).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await findWorkspace({ ...options(env), host: 'https://h.example' })).host).toBe('https://h.example');
  });
});
