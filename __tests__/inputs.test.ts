import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { EndpointsError } from '../src/errors.js';
import { inputDefaults, inputNames, readSettings, type InputName } from '../src/inputs.js';

interface Action {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, unknown>;
}
const action = parse(readFileSync('action.yml', 'utf8')) as Action;
const read = (inputs: Partial<Record<InputName, string>> = {}, env: Record<string, string> = {}): ReturnType<typeof readSettings> =>
  readSettings((name) => inputs[name] ?? '', env);

describe('action.yml', () => {
  it('has the inputs of the code, with the same defaults', () => {
    const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']));
    expect(defaults).toEqual({ ...inputDefaults, 'github-token': '${{ github.token }}' });
  });

  it('declares every output that the code sets', () => {
    // Only the sources know all of them: a run sets those of its mode.
    const sources = ['src/main.ts', 'src/shell/outputs.ts'].map((path) => readFileSync(path, 'utf8')).join('\n');
    const set = [...sources.matchAll(/(?:setOutput\(|outputs\[)'([a-z-]+)'/g)].map(([, name]) => name);
    const counted = ['create', 'update', 'replace', 'delete', 'unchanged'];
    expect([...new Set([...set, ...counted])].sort()).toEqual(Object.keys(action.outputs).sort());
  });
});

describe('readSettings', () => {
  it('gives the defaults where nothing is stated', () => {
    expect(read()).toMatchObject({
      mode: 'auto', manifest: 'endpoints.yml', target: undefined, variables: {}, only: [], planCheck: 'pull-request', planDigest: undefined,
      allowDestroy: false, allowDestroyLabel: undefined, allowOlder: false, comment: 'changes', driftIssue: true, driftUnmanaged: false, failOnDrift: false,
      deployment: true, environment: undefined, wait: true, parallelism: 8, writeQuota: 50,
      pollIntervalMs: 10_000, timeoutMs: undefined,
    });
  });

  it('takes an input over the environment, and the environment over nothing', () => {
    const env = { DATABRICKS_HOST: 'https://env', DATABRICKS_TOKEN: 'env', DATABRICKS_CLIENT_ID: 'id', DATABRICKS_CLIENT_SECRET: 's', DATABRICKS_AUTH_TYPE: 'pat' };
    expect(read({ 'databricks-host': ' https://input ' }, env).workspace).toEqual({
      host: 'https://input', token: 'env', clientId: 'id', clientSecret: 's', authType: 'pat',
    });
  });

  it('takes the rest of signing in from the environment, where it is set', () => {
    const env = {
      DATABRICKS_TOKEN_AUDIENCE: 'aud', DATABRICKS_OIDC_TOKEN_ENV: 'MY_JWT', MY_JWT: ' jwt ', DATABRICKS_OIDC_TOKEN: 'not this one',
      DATABRICKS_OIDC_TOKEN_FILEPATH: ' ', DATABRICKS_OIDC_TOKEN_FILE: '/run/jwt', DATABRICKS_DISCOVERY_URL: '', DATABRICKS_ACCOUNT_ID: 'acc',
      DATABRICKS_WORKSPACE_ID: '42', DATABRICKS_CLOUD: 'GCP', DATABRICKS_AZURE_RESOURCE_ID: '/subscriptions/x', ARM_CLIENT_ID: 'app',
      ARM_CLIENT_SECRET: 'sec', ARM_TENANT_ID: 'ten', ARM_USE_MSI: 'true', ARM_ENVIRONMENT: 'CHINA', IDENTITY_ENDPOINT: 'http://localhost/msi',
      IDENTITY_HEADER: 'key', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://runner', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner-key',
    };
    expect(read({}, env).workspace).toEqual({
      host: '', token: '', clientId: '', clientSecret: '', authType: '',
      tokenAudience: 'aud', oidcTokenEnv: 'MY_JWT', oidcToken: 'jwt', oidcTokenFile: '/run/jwt', accountId: 'acc', workspaceId: '42', cloud: 'GCP',
      azureResourceId: '/subscriptions/x', azureClientId: 'app', azureClientSecret: 'sec', azureTenantId: 'ten', azureUseMsi: 'true',
      azureEnvironment: 'CHINA', identityUrl: 'http://localhost/msi', identityKey: 'key', idTokenUrl: 'https://runner', idTokenKey: 'runner-key',
    });
    expect(read({}, { DATABRICKS_OIDC_TOKEN: 'jwt' }).workspace.oidcToken).toBe('jwt');
    expect(read({}, { ...env, DATABRICKS_OIDC_TOKEN_FILEPATH: '/first' }).workspace.oidcTokenFile).toBe('/first');
  });

  it('reads lists, decimals and variables', () => {
    const settings = read({
      only: 'chat\n  talk-*, churn\n', 'allow-destroy': 'chat\ntalk', variables: 'a=1\n b = x=y \nempty=', 'poll-interval-seconds': '0.5', 'timeout-minutes': '1.5',
    });
    expect(settings).toMatchObject({ only: ['chat', 'talk-*', 'churn'], allowDestroy: ['chat', 'talk'], pollIntervalMs: 500, timeoutMs: 90_000 });
    expect({ ...settings.variables }).toEqual({ a: '1', b: 'x=y', empty: '' });
  });

  it.each<[string, boolean | string[]]>([
    ['true', true], ['True', true], ['false', false], ['FALSE', false], ['false\nfalse', false], ['chat, talk', ['chat', 'talk']], ['chat\nfalse', ['chat']],
  ])('reads allow-destroy: %j', (given, allowed) => {
    expect(read({ 'allow-destroy': given }).allowDestroy).toEqual(allowed);
  });

  it('keeps keys such as `__proto__` plain', () => {
    const { variables } = read({ variables: '__proto__=x\nconstructor=y' });
    expect(Object.keys(variables)).toEqual(['__proto__', 'constructor']);
  });

  /** What is told of inputs that are refused. */
  function problemOf(inputs: Partial<Record<InputName, string>>): EndpointsError {
    try {
      read(inputs);
    } catch (thrown) {
      if (thrown instanceof EndpointsError) return thrown;
    }
    throw new Error('The inputs were taken.');
  }

  it('does not repeat what a line of `variables` holds: it may be a secret', () => {
    expect(problemOf({ variables: 'hunter2' }).message).not.toContain('hunter2');
  });

  it.each<[InputName, string]>([
    ['mode', 'aplly'], ['plan-check', 'yes'], ['plan-digest', 'abc'], ['comment', 'true'], ['drift-issue', '1'], ['drift-unmanaged', 'all'], ['fail-on-drift', 'maybe'], ['wait', 'no'],
    ['parallelism', '0'], ['parallelism', '2.5'], ['write-quota', '-1'], ['poll-interval-seconds', '0'], ['poll-interval-seconds', 'Infinity'],
    ['timeout-minutes', 'ten'], ['variables', 'x'], ['variables', ' =x'], ['variables', 'a=1\na=2'], ['only', ' , '], ['allow-destroy', 'true\nchat'],
  ])('refuses %s: %s', (name, value) => {
    expect(problemOf({ [name]: value })).toMatchObject({ code: 'invalid-input', message: expect.stringContaining(`Input \`${name}\``) });
  });

  it('knows every name once', () => {
    expect(new Set(inputNames).size).toBe(Object.keys(inputDefaults).length);
  });
});
