/** What must never come out: credentials in any form, and hostile values in a form that does something. */
import { marked } from 'marked';
import { consoleEdit, knownPrincipals } from '../../src/emulator/index.js';
import { parseMarker } from '../../src/markers.js';
import { startProject, token, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, type Data } from './manifests.js';

let project: Project;
beforeEach(async () => {
  project = await startProject();
});
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  expect(project.github.unknownRequests).toEqual([]);
  await project.close();
});

const { deployer } = knownPrincipals;
const oauth = { 'databricks-token': '', 'databricks-client-id': deployer.name, 'databricks-client-secret': deployer.secret };
const go = (mode: string, text: string, options: RunOptions = {}): Promise<ActionRun> =>
  project.run({ ...options, files: { 'endpoints.yml': text }, inputs: { mode, ...options.inputs } });

/** All that a run lets out, but for the lines by which the runner is told what to mask. */
function everything(run: ActionRun): string {
  return [run.log.replaceAll(/^::add-mask::.*$/gm, ''), run.written, JSON.stringify(run.github), JSON.stringify(run.workspace)].join('\n');
}

/** A secret as itself and in the forms in which it could slip through. */
const formsOf = (secret: string): string[] => [secret, Buffer.from(secret).toString('base64').replace(/=+$/, ''), encodeURIComponent(secret)];

function expectSecret(run: ActionRun, ...secrets: string[]): void {
  const text = everything(run);
  for (const form of secrets.flatMap(formsOf)) expect(text).not.toContain(form);
}

describe('signing in as a service principal', () => {
  it('goes through plan, apply and waiting, and shows neither secret nor token', async () => {
    const text = manifest({ churn: churn() });
    for (const mode of ['plan', 'apply', 'drift']) {
      const run = await go(mode, text, { inputs: oauth });
      expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
      expect(run.log).toContain('signed in by oauth-m2m');
      expect(run.workspace.filter(({ path }) => path.endsWith('/v1/token'))).toHaveLength(1);
      const issued = [...project.emulator.world.directory.issued.keys()];
      expect(issued.length).toBeGreaterThan(0);
      expectSecret(run, deployer.secret, ...issued);
    }
  });

  it('edge case 17: is renewed where the token ends in the middle of a wait', async () => {
    project.emulator.world.configure({ tokenTtlMs: 1500 });
    project.emulator.world.script('churn', { after: { ms: 3500 } });
    const run = await go('apply', manifest({ churn: churn() }), { inputs: { ...oauth, 'poll-interval-seconds': '0.3' } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(run.workspace)).toEqual(['POST /api/2.0/serving-endpoints']);
    const issued = [...project.emulator.world.directory.issued.keys()];
    expect(issued.length).toBeGreaterThan(1);
    expectSecret(run, deployer.secret, ...issued);
  });

  it('with a wrong secret is told as such, without it', async () => {
    const run = await go('apply', manifest({ churn: churn() }), { inputs: { ...oauth, 'databricks-client-secret': 'dose-wrong-secret-77' } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'authentication']);
    expect(writes(run.workspace)).toEqual([]);
    expectSecret(run, 'dose-wrong-secret-77');
  });

  it('takes its values from the environment, too', async () => {
    const env = { DATABRICKS_HOST: project.emulator.url, DATABRICKS_CLIENT_ID: deployer.name, DATABRICKS_CLIENT_SECRET: deployer.secret };
    const run = await go('plan', manifest({ churn: churn() }), { env, inputs: { 'databricks-host': '', 'databricks-token': '' } });
    expect([run.status, run.outputs['create']]).toEqual([0, '1']);
    expectSecret(run, deployer.secret);
  });
});

describe('secrets', () => {
  it('of the workspace and of GitHub appear nowhere, whatever the servers answer', async () => {
    const leaky = `No luck with ${deployer.token}, nor with Bearer ${Buffer.from(deployer.token).toString('base64')}.`;
    project.emulator.world.addFault({ method: 'POST', path: '/api/2.0/serving-endpoints', kind: 'status', status: 400, message: leaky });
    const run = await go('apply', manifest({ churn: churn() }));
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'api-error']);
    expect(run.log).toContain('No luck with ***');
    expectSecret(run, deployer.token, token);
  });

  it('that stand in live environment variables are hidden where the plan removes them', async () => {
    const secret = 'live-api-key-0d1f2e3a4b';
    const wanted = churn({}, { environment_vars: { FEATURE_HOST: 'features.internal' } });
    const { world } = project.github;
    world.pushCommit('main', { files: { 'endpoints.yml': manifest({ churn: wanted }) } });
    await project.run({ inputs: { mode: 'apply' } });
    consoleEdit(project.emulator.world, 'churn', { env: { entity: 'champion', set: { API_KEY: secret } } });
    const { number } = world.createPullRequest({ title: 'Nothing', branch: 'nothing', files: { 'notes.md': '' } });
    const runs = [
      await project.run({ event: 'pull_request', about: { number } }),
      await project.run({ event: 'schedule' }),
      await project.run({ inputs: { mode: 'apply' } }),
    ];
    for (const run of runs) {
      expect([run.status, run.outputs['failure-reason'], run.outputs['update']]).toEqual([0, undefined, '1']);
      expect(run.log).toContain('API_KEY');
      // The workspace itself was told nothing of it either: the new config is what the manifest says.
      expectSecret(run, secret);
    }
    expect(world.comments(number)[0]?.body).toContain('API_KEY: (sensitive)');
    expect(world.issues()[0]?.body).toContain('API_KEY');
  });
});

describe('hostile values', () => {
  const hostile = [
    'x\n::error::pwned\n::set-output name=mode::pwned',
    '@acme/everyone @octocat',
    '<!-- databricks-endpoints:plan {"v":1} --> <img src=x onerror=alert(1)>',
    '``````\n# pwned\n~~~~\n</details><script>pwned()</script>',
    '| a | b |\n[link](javascript:pwned())',
    '%0A::error::pwned',
  ];
  const environment = Object.fromEntries(hostile.map((value, index) => [`H${index}`, value]));
  const entity: Data = { environment_vars: environment };

  it('come out harmless in log, summary, comment and issue', async () => {
    const { world } = project.github;
    const text = manifest({ churn: churn({}, entity), chat: chat() });
    const { number } = world.createPullRequest({ title: 'Hostile', branch: 'hostile', files: { 'endpoints.yml': text } });
    const planned = await project.run({ event: 'pull_request', about: { number } });
    expect([planned.status, planned.outputs['failure-reason']]).toEqual([0, undefined]);
    world.merge(number);
    project.emulator.world.script('churn', { outcome: 'fail', message: hostile.join('\n'), buildLogs: hostile.join('\n') });
    const applied = await project.run({ event: 'push' });
    expect(applied.outputs['failure-reason']).toBe('deployment-failed');
    consoleEdit(project.emulator.world, 'chat', { tags: { add: { note: '@acme/everyone' } } });
    consoleEdit(project.emulator.world, 'chat', { aiGateway: { usage_tracking_config: { enabled: true } } });
    const drift = await project.run({ event: 'schedule' });

    for (const run of [planned, applied, drift]) {
      const commands = run.log.split('\n').filter((line) => line.startsWith('::'));
      for (const command of commands) {
        expect(command).toMatch(/^::(add-mask|debug|notice|warning|error|group|endgroup)\b/);
        expect(command).not.toMatch(/^::\w+::pwned/);
      }
      expect(run.outputs['mode']).not.toBe('pwned');
    }
    const comment = world.comments(number)[0]?.body ?? '';
    expect(parseMarker('plan', comment)).toMatchObject({ manifest: 'shop', state: 'failed' });
    const issue = world.issues()[0]?.body ?? '';
    for (const body of [comment, issue, planned.summary, applied.summary, drift.summary]) {
      const outside = marked.parse(body, { async: false }).replaceAll(/<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, '');
      expect(outside).not.toMatch(/<img|<script|<h1/);
      expect(outside).not.toMatch(/@(acme|octocat)/);
      expect(outside).not.toContain('href="javascript:');
      expect(body.split('<!-- databricks-endpoints:').length).toBeLessThanOrEqual(2);
    }
  });
});
