import { authMethods, chooseAuth } from '../../src/databricks/auth.js';
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
    ['', /No Databricks host/],
    ['   ', /No Databricks host/],
  ])('refuses %s', (text, message) => {
    const error = thrownBy(() => originOf(text));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(message);
    expect(error.message + (error.hint ?? '')).not.toContain('hunter2');
    expect(error.hint).toBeTruthy();
  });

  it('reads the workspace id out of a pasted address', () => {
    expect(parseWorkspaceAddress(`${host}/?o=123`).workspaceId).toBe('123');
    expect(parseWorkspaceAddress(`${host}/?workspace_id=77`).workspaceId).toBe('77');
    expect(parseWorkspaceAddress(`${host}/?o=123&w=9`).workspaceId).toBe('9');
    expect(parseWorkspaceAddress(`${host}/?o=abc`)).not.toHaveProperty('workspaceId');
  });

  it('knows loopback from look-alikes', () => {
    expect(['localhost', '127.0.0.1', '127.8.8.8', '[::1]', 'a.localhost'].every(isLoopback)).toBe(true);
    expect(['localhost.evil.example', '128.0.0.1', 'notlocalhost', '127.0.0.1.example'].some(isLoopback)).toBe(false);
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
    [{ host }, /No Databricks credential/, /databricks-token.*databricks-client-id/],
    [{ host, clientId: 'id' }, /oauth-m2m needs `databricks-client-secret`/, /secret/],
    [{ host, clientSecret: 's' }, /needs `databricks-client-id`/, /secret/],
    [{ ...oauth, authType: 'pat' }, /pat needs `databricks-token`/, /secret/],
    [{ ...pat, authType: 'github-oidc' }, /github-oidc` is not supported/, /`pat` or `oauth-m2m`/],
    [{ ...pat, authType: 'oath' }, /`oath` is not known/, /`pat` or `oauth-m2m`/],
    [{ host, token: 'two\nlines' }, /line breaks/, /Copy the value/],
  ])('explains %j', (settings, message, hint) => {
    const error = thrownBy(() => chooseAuth(settings));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(error.message).not.toContain('two\nlines');
  });

  it('has a name and a group for every method', () => {
    expect(new Set(authMethods.map(({ name }) => name)).size).toBe(authMethods.length);
  });
});

describe('buildUserAgent', () => {
  it('has the form that Databricks reads, with anything odd replaced', () => {
    const agent = buildUserAgent({ product: 'a b', version: '1.0.0', authType: 'pat', inGitHub: true });
    expect(agent).toBe(`a-b/1.0.0 node/${process.versions.node} os/${process.platform} auth/pat cicd/github`);
    expect(buildUserAgent({ product: 'a', version: '1\r\nx: y' })).toMatch(/^a\/1--x--y node\/\S+ os\/\S+$/);
  });
});
