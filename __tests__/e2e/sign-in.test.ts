/**
 * Every way to sign in, through the bundle as a process. What it says to Azure goes to the true names, over TLS, through
 * a proxy behind which the emulator answers: the bundle knows of no other addresses, so none can be put into its place.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloudFront, type CloudFront } from '../../src/emulator/cloud-front.js';
import { knownPrincipals } from '../../src/emulator/index.js';
import { startProject, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, manifest } from './manifests.js';

const { deployer } = knownPrincipals;
const fixture = (name: string): string => join(process.cwd(), '__tests__', 'fixtures', 'cloud', name);
const issuer = 'https://token.actions.githubusercontent.com';
const azureName = 'adb-42.7.azuredatabricks.net';
const awsName = 'dbc-0a1b2c3d.cloud.databricks.com';
const app = '99990000-1111-4222-8333-444455556666';
const secret = 'entra-secret~1';
const text = manifest({ support: chat() });

let project: Project;
let front: CloudFront;
let folder: string;
beforeAll(async () => {
  project = await startProject({ manifest: text });
  const { url } = project.emulator;
  const names = [azureName, awsName, 'login.microsoftonline.com', 'management.azure.com'];
  front = await startCloudFront({
    certificate: readFileSync(fixture('certificate.pem'), 'utf8'),
    key: readFileSync(fixture('key.pem'), 'utf8'),
    names: Object.fromEntries(names.map((name) => [name, url])),
  });
  project.github.world.enableOidc();
  folder = await mkdtemp(join(tmpdir(), 'sign-in-e2e-'));
});
beforeEach(() => {
  const { world } = project.emulator;
  world.configure({ cloud: 'AWS', azureWorkspaceName: azureName });
  world.addPrincipal({ name: deployer.name, policies: [{ issuer, audiences: [audience()], subject: subject() }] });
  front.requests.length = 0;
});
afterAll(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  expect(project.github.unknownRequests).toEqual([]);
  expect(front.refused).toEqual([]);
  await Promise.all([front.close(), project.close(), rm(folder, { recursive: true })]);
});

const audience = (): string => `${project.emulator.url}/oidc/v1/token`;
const subject = (): string => {
  const { owner, name } = project.github.world.state.repository;
  return `repo:${owner}/${name}:environment:prod`;
};
const job = { idToken: true, environment: 'prod' } as const;
/** What a process needs to reach the names. */
const through = (): Record<string, string> => ({ HTTPS_PROXY: front.proxyUrl, NODE_EXTRA_CA_CERTS: fixture('certificate.pem') });
const asked = (): string[] => front.requests.map(({ method, host, path }) => `${method} ${host}${path}`);

/** A plan without the token that runs of these tests have otherwise. */
async function plan({ inputs, ...options }: RunOptions): Promise<ActionRun> {
  const run = await project.run({ ...options, inputs: { mode: 'plan', 'databricks-token': '', ...inputs } });
  const shown = [run.log.replaceAll(/^::add-mask::.*$/gm, ''), run.written, JSON.stringify(run.github)].join('\n');
  // Tokens of the emulator, ID tokens, and what was given to the run.
  expect(shown).not.toMatch(/emu-(?:oauth|entra)-|eyJ[\w-]+\.eyJ|entra-secret|dose-emulator|dapi-emulator/);
  return run;
}

function expectPlan(run: ActionRun, authType: string, host = project.emulator.url): void {
  expect([run.status, run.outputs['create'], run.outputs['failure-reason']]).toEqual([0, '1', undefined]);
  expect(run.log).toContain(`Workspace ${host}, signed in by ${authType}.`);
  expect(run.workspace.at(-1)?.userAgent).toMatch(new RegExp(` auth/${authType} cicd/github$`));
}

async function idTokenFor(wanted: string): Promise<string> {
  const runner = project.github.world.runnerEnvironment('push', job);
  const reply = await fetch(`${runner['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''}&audience=${encodeURIComponent(wanted)}`, {
    headers: { authorization: `Bearer ${runner['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''}` },
  });
  return ((await reply.json()) as { value: string }).value;
}

describe('a plan, signed in by', () => {
  it('pat', async () => {
    expectPlan(await plan({ inputs: { 'databricks-token': deployer.token } }), 'pat');
  });

  it('oauth-m2m, all of it from the environment', async () => {
    const env = { DATABRICKS_HOST: project.emulator.url, DATABRICKS_CLIENT_ID: deployer.name, DATABRICKS_CLIENT_SECRET: deployer.secret };
    expectPlan(await plan({ inputs: { 'databricks-host': '' }, env }), 'oauth-m2m');
  });

  it('github-oidc', async () => {
    const run = await plan({ ...job, inputs: { 'databricks-client-id': deployer.name } });
    expectPlan(run, 'github-oidc');
    expect(run.workspace.map(({ path }) => path).slice(0, 3)).toEqual(['/.well-known/databricks-config', '/oidc/.well-known/oauth-authorization-server', '/oidc/v1/token']);
    expect(run.log).toMatch(/^::add-mask::eyJ/m);
  });

  it('github-oidc, at a workspace with a public name behind a proxy', async () => {
    project.emulator.world.addPrincipal({ name: deployer.name, policies: [{ issuer, audiences: [`https://${awsName}/oidc/v1/token`], subject: subject() }] });
    const run = await plan({ ...job, inputs: { 'databricks-client-id': deployer.name, 'databricks-host': awsName }, env: through() });
    expectPlan(run, 'github-oidc', `https://${awsName}`);
    expect(asked()).toContain(`POST ${awsName}/oidc/v1/token`);
  });

  it('env-oidc', async () => {
    const env = { DATABRICKS_OIDC_TOKEN_ENV: 'JOB_JWT', JOB_JWT: await idTokenFor(audience()) };
    expectPlan(await plan({ inputs: { 'databricks-client-id': deployer.name }, env }), 'env-oidc');
  });

  it('file-oidc', async () => {
    const path = join(folder, 'jwt');
    await writeFile(path, `${await idTokenFor(audience())}\n`);
    expectPlan(await plan({ inputs: { 'databricks-client-id': deployer.name }, env: { DATABRICKS_OIDC_TOKEN_FILEPATH: path } }), 'file-oidc');
  });

  describe('Microsoft Entra:', () => {
    beforeEach(() => {
      const { world } = project.emulator;
      world.configure({ cloud: 'Azure' });
      const credentials = [{ issuer, audience: 'api://AzureADTokenExchange', subject: subject() }];
      world.addPrincipal({ name: app, application: { secrets: [secret], credentials, managesResource: true } });
    });
    const tenant = (): string => project.emulator.world.options.azureTenantId;
    const host = { 'databricks-host': `https://${azureName}/?o=42` } as const;

    it('azure-client-secret', async () => {
      const run = await plan({ inputs: host, env: { ...through(), ARM_CLIENT_ID: app, ARM_CLIENT_SECRET: secret, ARM_TENANT_ID: tenant() } });
      expectPlan(run, 'azure-client-secret', `https://${azureName}`);
      expect(asked().filter((request) => request.includes('login.'))).toEqual(Array(2).fill(`POST login.microsoftonline.com/${tenant()}/oauth2/token`));
      expect(run.workspace.at(-1)?.headers).toHaveProperty('x-databricks-azure-sp-management-token');
    });

    it('azure-client-secret, with the resource id in place of the host', async () => {
      const id = project.emulator.world.options.azureResourceId;
      const run = await plan({ inputs: { 'databricks-host': '' }, env: { ...through(), ARM_CLIENT_ID: app, ARM_CLIENT_SECRET: secret, ARM_TENANT_ID: tenant(), DATABRICKS_AZURE_RESOURCE_ID: id } });
      expectPlan(run, 'azure-client-secret', `https://${azureName}`);
      expect(asked()).toContain(`GET management.azure.com${id}`);
      expect(run.workspace.at(-1)?.headers).toMatchObject({ 'x-databricks-azure-workspace-resource-id': id });
    });

    it('azure-msi, in a container of Azure', async () => {
      const { url, world } = project.emulator;
      world.addPrincipal({ name: app, application: { onMachine: true } });
      const env = { ARM_USE_MSI: 'true', IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: world.options.identityHeader };
      const run = await plan({ env });
      expectPlan(run, 'azure-msi');
      expect(run.workspace.filter(({ path }) => path === '/msi/token').map(({ query }) => query['resource'])).toEqual(['2ff814a6-3304-4ab8-85cb-cd0e6f879c1d', 'https://management.core.windows.net/']);
      expect(run.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(world.options.identityHeader);
    });

    it('github-oidc-azure, with the tenant looked up', async () => {
      const run = await plan({ ...job, inputs: host, env: { ...through(), ARM_CLIENT_ID: app } });
      expectPlan(run, 'github-oidc-azure', `https://${azureName}`);
      expect(asked()).toContain(`GET ${azureName}/aad/auth`);
    });

    it('github-oidc-azure, and says what the federated credential must hold', async () => {
      const run = await plan({ idToken: true, environment: 'test', inputs: host, env: { ...through(), ARM_CLIENT_ID: app, ARM_TENANT_ID: tenant() } });
      expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'authentication']);
      const presented = subject().replace(/prod$/, 'test');
      expect(run.log).toMatch(/AADSTS700213: No matching federated identity record/);
      expect(run.log).toContain(`%0A  issuer:   ${issuer}%0A  audience: api://AzureADTokenExchange%0A  subject:  ${presented}%0A`);
      expect(run.summary).toContain(presented);
    });
  });
});

describe('what goes wrong', () => {
  it('a policy for another job: the error prints what it must hold', async () => {
    const run = await plan({ idToken: true, inputs: { 'databricks-client-id': deployer.name } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'authentication']);
    const { owner, name } = project.github.world.state.repository;
    expect(run.log).toContain(`%0A  issuer:    ${issuer}%0A  audiences: ${audience()}%0A  subject:   repo:${owner}/${name}:ref:refs/heads/main%0A`);
    expect(run.workspace.filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
  });

  it.each<[string, RunOptions]>([
    ['detected', { inputs: { 'databricks-client-id': deployer.name } }],
    ['forced', { inputs: { 'databricks-client-id': deployer.name, 'databricks-client-secret': deployer.secret, 'auth-type': 'github-oidc' } }],
  ])('a job that may not ask for an ID token (%s): the error prints the missing lines', async (_what, options) => {
    const run = await plan(options);
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'invalid-input']);
    expect(run.log).toContain('add these lines to the job:%0Apermissions:%0A  id-token: write%0A  contents: read%0A'.slice(1));
    expect(run.workspace).toEqual([]);
  });

  it('two methods: the error names both, and stating one settles it', async () => {
    const both = { 'databricks-token': deployer.token, 'databricks-client-id': deployer.name } as const;
    const run = await plan({ ...job, inputs: both });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'invalid-input']);
    expect(run.log).toContain('more than one authorization method configured: oauth and pat');
    expect(run.workspace).toEqual([]);
    expectPlan(await plan({ ...job, inputs: { ...both, 'auth-type': 'github-oidc' } }), 'github-oidc');
  });

  it('a fork, which gets neither secrets nor ID tokens, gets its plan offline, whatever variables it sees', async () => {
    const { world } = project.github;
    world.fork('stranger');
    const files = { 'endpoints.yml': manifest({ support: chat(), sales: chat() }) };
    const { number } = world.createPullRequest({ title: 'From a fork', branch: 'more', by: 'stranger', fork: 'stranger', files });
    const run = await plan({ event: 'pull_request', about: { number }, files, inputs: { mode: 'auto', 'databricks-client-id': deployer.name } });
    expect([run.status, run.outputs['create'], run.workspace]).toEqual([0, '1', []]);
  });

  it('an access list that blocks the runner, told from a wrong credential', async () => {
    project.emulator.world.configure({ tokenIpBlocked: true });
    const run = await plan({ ...job, inputs: { 'databricks-client-id': deployer.name } });
    project.emulator.world.configure({ tokenIpBlocked: false });
    expect(run.outputs['failure-reason']).toBe('authentication');
    expect(run.log).toMatch(/403 — \{"code":"IP_BLOCKED".*IP access list/);
  });
});
