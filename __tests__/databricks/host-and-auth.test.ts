import { authMethods, chooseAuth, hasCredentials, type AuthSettings } from '../../src/databricks/auth.js';
import { authoritiesOf, cloudOf } from '../../src/databricks/auth/azure-clouds.js';
import { isLoopback, parseWorkspaceAddress } from '../../src/databricks/host.js';
import { buildUserAgent } from '../../src/databricks/user-agent.js';
import { thrownBy } from './helpers/connect.js';

const host = 'https://adb-1.2.azuredatabricks.net';

const originOf = (text: string): string => parseWorkspaceAddress(text).host;

describe('the origin of a workspace address', () => {
  it.each([
    ['adb-1.2.azuredatabricks.net', host],
    ['  https://ADB-1.2.AzureDatabricks.net/  ', host],
    [`${host}:443/browse/folders?o=1#x`, host],
    [`${host}/?o=123#job/1`, host],
    [`${host}:8443`, `${host}:8443`],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://localhost:80', 'http://localhost'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
  ])('%s', (text, expected) => {
    expect(originOf(text)).toBe(expected);
    expect(originOf(expected)).toBe(expected);
  });

  it.each([
    ['http://adb-1.2.azuredatabricks.net', /plain http/],
    ['http://127.0.0.1.evil.example', /plain http/],
    ['https://accounts.cloud.databricks.com', /account console/],
    ['accounts-dod.cloud.databricks.us', /account console/],
    ['ftp://adb-1.2.azuredatabricks.net', /not an https URL/],
    ['https://', /not a URL/],
    ['https://user:hunter2@adb-1.2.azuredatabricks.net', /user name or password/],
    ['https://user:hunt/er2@adb-1.2.azuredatabricks.net', /^The Databricks host cannot be used: it is not a URL/],
    ['user:hunt/er2@adb-1.2.azuredatabricks.net', /^The Databricks host cannot be used: it is not a URL/],
    ['https://user:er2#hunt@adb-1.2.azuredatabricks.net', /^The Databricks host cannot be used: it is not a URL/],
    ['dapi0123456789abcdef0123456789abcdef', /is a token, not an address/],
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyIn0.c2ln', /is a token, not an address/],
    ['https:/adb-1.2.azuredatabricks.net', /not a URL/],
    ['https://https://adb-1.2.azuredatabricks.net', /not a URL/],
    ['"https://adb-1.2.azuredatabricks.net"', /not a URL/],
    ['https://one.example,https://two.example', /not a URL/],
    ['https://..', /not a URL/],
    ['', /No Databricks host/],
    ['   ', /No Databricks host/],
  ])('refuses %s', (text, message) => {
    const error = thrownBy(() => originOf(text));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(message);
    expect(error.message + (error.hint ?? '')).not.toMatch(/hunt|er2|dapi0|eyJ/);
    expect(error.hint).toBeTruthy();
  });

  it('reads the workspace id out of a pasted address', () => {
    expect(parseWorkspaceAddress(`${host}/?o=123`).workspaceId).toBe('123');
    expect(parseWorkspaceAddress(`${host}/?workspace_id=77`).workspaceId).toBe('77');
    expect(parseWorkspaceAddress(`${host}/?o=123&w=9`).workspaceId).toBe('9');
    expect(parseWorkspaceAddress(`${host}/?o=abc`)).not.toHaveProperty('workspaceId');
  });

  it('knows loopback from look-alikes', () => {
    expect(['localhost', '127.0.0.1', '127.8.8.8', '[::1]'].every(isLoopback)).toBe(true);
    // DNS may send names below `localhost` anywhere.
    expect(['a.localhost', 'localhost.evil.example', '128.0.0.1', 'notlocalhost', '127.0.0.1.example'].some(isLoopback)).toBe(false);
  });
});

describe('chooseAuth', () => {
  const pat = { host, token: 'dapi-1' };
  const oauth = { host, clientId: 'id', clientSecret: 'dose1' };

  it('detects what is configured, and takes empty for unset', () => {
    expect(chooseAuth({ ...pat, clientId: '', clientSecret: ' ' }).method.name).toBe('pat');
    expect(chooseAuth({ ...oauth, token: '' }).method.name).toBe('oauth-m2m');
    expect(chooseAuth(pat).host).toBe(host);
  });

  it('refuses two methods unless one is forced', () => {
    const error = thrownBy(() => chooseAuth({ ...pat, ...oauth }));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain('more than one authorization method configured: oauth and pat');
    expect(error.hint).toContain('auth-type');
    expect(thrownBy(() => chooseAuth({ ...pat, clientId: 'id' })).message).toContain('oauth and pat');
    expect(chooseAuth({ ...pat, ...oauth, authType: 'oauth-m2m' }).method.name).toBe('oauth-m2m');
    expect(chooseAuth({ ...pat, ...oauth, authType: 'PAT' }).method.name).toBe('pat');
  });

  it.each([
    [{ token: 'x' }, /No Databricks host/, /databricks-host/],
    [{ host }, /No Databricks credential/, /databricks-client-id.*databricks-token/],
    [{ host, clientId: 'id' }, /github-oidc needs an ID token.*oauth-m2m needs `databricks-client-secret`/, /^For github-oidc, add these lines to the job:\npermissions:\n {2}id-token: write\n {2}contents: read\n/],
    [{ host, clientSecret: 's' }, /needs `databricks-client-id`/, /secret/],
    [{ ...oauth, authType: 'pat' }, /pat needs `databricks-token`/, /secret/],
    [{ ...pat, authType: 'github-oidc' }, /github-oidc needs an ID token.*ACTIONS_ID_TOKEN_REQUEST_URL/, /\npermissions:\n {2}id-token: write\n {2}contents: read\n/],
    [{ host, azureClientId: 'app' }, /github-oidc-azure needs an ID token.*azure-client-secret needs ARM_CLIENT_SECRET/, /id-token: write/],
    [{ host, azureClientSecret: 's' }, /azure-client-secret needs ARM_CLIENT_ID/, /secret/],
    [{ host, oidcTokenEnv: 'MY_JWT' }, /env-oidc needs .*missing env var "MY_JWT"/, /secret/],
    [{ host, authType: 'file-oidc' }, /file-oidc needs DATABRICKS_OIDC_TOKEN_FILEPATH/, /^Set it in `with` or in the `env` of the job/],
    [{ host, authType: 'azure-msi', azureUseMsi: 'false' }, /azure-msi needs ARM_USE_MSI: true/, /^Set it in `with` or in the `env` of the job/],
    [{ host, authType: 'azure-client-secret', azureClientId: 'app' }, /azure-client-secret needs ARM_CLIENT_SECRET/, /^Set it from a secret/],
    [{ token: 'x', azureResourceId: '/subscriptions/x', authType: 'pat' }, /No Databricks host/, /databricks-host/],
    [{ host, clientId: 'id', idTokenUrl: 'http://example.com/t', idTokenKey: 'k' }, /ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL/, /runner/],
    [{ ...pat, authType: 'azure-cli' }, /azure-cli` is not supported/, /`pat`, `oauth-m2m`/],
    [{ ...pat, authType: 'oath' }, /`oath` is not known/, /`github-oidc` or `github-oidc-azure`/],
    [{ host, token: 'two\nlines' }, /line breaks/, /Copy the value/],
  ])('explains %j', (settings, message, hint) => {
    const error = thrownBy(() => chooseAuth(settings));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(error.message).not.toContain('two\nlines');
  });

  const job = { idTokenUrl: 'https://pipelines.example/idtoken?api-version=2.0', idTokenKey: 'key' };
  const arm = { azureClientId: 'app', azureTenantId: 'tenant' };

  it.each<[string, AuthSettings]>([
    ['pat', { token: 't' }],
    ['pat', { token: 't', ...job, tokenAudience: 'a', oidcToken: 'j' }],
    ['oauth-m2m', { clientId: 'id', clientSecret: 's', ...job, oidcToken: 'j' }],
    ['env-oidc', { clientId: 'id', oidcToken: 'j', ...job }],
    ['env-oidc', { clientId: 'id', oidcTokenEnv: 'MY', oidcToken: 'j' }],
    ['file-oidc', { oidcTokenFile: '/run/jwt' }],
    ['file-oidc', { clientId: 'id', oidcTokenFile: '/run/jwt', ...job }],
    ['azure-msi', { azureUseMsi: 'TRUE', azureClientId: 'app' }],
    ['azure-client-secret', { ...arm, azureClientSecret: 's', ...job }],
    ['github-oidc', { clientId: 'id', ...job }],
    ['github-oidc-azure', { ...arm, ...job, azureUseMsi: 'false' }],
  ])('detects %s in %j', (name, settings) => {
    expect(chooseAuth({ host, ...settings }).method.name).toBe(name);
    expect(hasCredentials(settings)).toBe(true);
  });

  it.each<[string, AuthSettings]>([
    ['azure and oauth', { ...arm, ...job, clientId: 'id' }],
    ['azure and pat', { ...arm, token: 't' }],
    ['env-oidc and file-oidc', { oidcTokenEnv: 'MY', oidcToken: 'j', oidcTokenFile: '/run/jwt' }],
    ['file-oidc and oauth', { clientId: 'id', clientSecret: 's', oidcTokenFile: '/run/jwt' }],
    ['azure and oauth and pat', { ...arm, clientId: 'id', token: 't' }],
  ])('finds %s in each other\'s way', (groups, settings) => {
    const error = thrownBy(() => chooseAuth({ host, ...settings }));
    expect([error.code, error.message]).toEqual(['invalid-input', `Signing in is ambiguous, more than one authorization method configured: ${groups}.`]);
  });

  it('tells a run without credentials, as one of a fork is, from others', () => {
    for (const settings of [{}, { clientId: 'id' }, arm, { clientId: 'id', idTokenKey: 'key' }, job, { token: 't', authType: 'oauth-m2m' }]) expect(hasCredentials(settings)).toBe(false);
    expect(hasCredentials({ ...job, authType: 'github-oidc' })).toBe(true);
  });

  it('takes the workspace id that is stated before the one in the address, and a resource id for a host', () => {
    expect(chooseAuth({ host: `${host}/?o=123`, token: 't', workspaceId: '7' }).workspaceId).toBe('7');
    expect(chooseAuth({ azureResourceId: '/subscriptions/x', ...arm, azureClientSecret: 's' }).host).toBe('');
  });

  it('has one row for each way of databricks-auth.md that the action offers', () => {
    expect(authMethods.map(({ name }) => name).sort()).toEqual(
      ['azure-client-secret', 'azure-msi', 'env-oidc', 'file-oidc', 'github-oidc', 'github-oidc-azure', 'oauth-m2m', 'pat'],
    );
  });
});

describe('the cloud of a workspace', () => {
  it.each<[string, AuthSettings, unknown]>([
    ['AWS', { host: 'https://dbc-1.cloud.databricks.com' }, undefined],
    ['AWS', { host: 'https://x.cloud.databricks.us' }, undefined],
    ['Azure', { host }, undefined],
    ['Azure', { host: 'https://adb-1.2.databricks.azure.us' }, undefined],
    ['Azure', { host: 'https://adb-1.2.databricks.azure.cn' }, undefined],
    ['GCP', { host: 'https://1.2.gcp.databricks.com' }, undefined],
    ['GCP', { host: 'https://1.2.dev.gcp.databricks.com' }, undefined],
    ['AWS', { host: 'https://azuredatabricks.net.example' }, undefined],
    ['Azure', { host: 'http://127.0.0.1:1' }, 'azure'],
    ['GCP', { host, cloud: 'gcp' }, 'Azure'],
    ['AWS', { host: 'http://127.0.0.1:1' }, 'Moon'],
    ['Azure', { host: 'https://x.example', cloud: 'AWS', azureResourceId: '/subscriptions/x' }, 'AWS'],
  ])('%s: %j, said to be %j', (cloud, settings, said) => {
    expect(cloudOf(settings, said)).toBe(cloud);
  });

  it('has sign-in services of its own, stated or by its name', () => {
    expect(authoritiesOf({ host }).entra).toBe('https://login.microsoftonline.com');
    expect(authoritiesOf({ host: 'https://adb-1.2.databricks.azure.us' })).toMatchObject({ entra: 'https://login.microsoftonline.us', arm: 'https://management.usgovcloudapi.net' });
    expect(authoritiesOf({ host: 'https://adb-1.2.databricks.azure.cn' }).management).toBe('https://management.core.chinacloudapi.cn/');
    expect(authoritiesOf({ host, azureEnvironment: 'UsGovernment' }).entra).toBe('https://login.microsoftonline.us');
    expect(authoritiesOf({}).arm).toBe('https://management.azure.com');
    for (const azureEnvironment of ['MOON', '__proto__']) expect(thrownBy(() => authoritiesOf({ azureEnvironment })).code).toBe('invalid-input');
  });
});

describe('buildUserAgent', () => {
  it('has the form that Databricks reads, with anything odd replaced', () => {
    const agent = buildUserAgent({ product: 'a b', version: '1.0.0', authType: 'pat', inGitHub: true });
    expect(agent).toBe(`a-b/1.0.0 node/${process.versions.node} os/${process.platform} auth/pat cicd/github`);
    expect(buildUserAgent({ product: 'a', version: '1\r\nx: y' })).toMatch(/^a\/1--x--y node\/\S+ os\/\S+$/);
  });
});
