/** The sample workflows, run job by job as GitHub would: the bundle as a step, scripts in a shell, environments, forks. */
import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { consoleEdit, knownPrincipals, startEmulator, type Emulator } from '../../src/emulator/index.js';
import { parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type Project } from '../helpers/project.js';
import { runWorkflow, type Environment, type JobRun, type WorkflowOptions, type WorkflowRun } from '../helpers/workflows/run-workflow.js';
import { chat, churn, manifest, tags } from './manifests.js';

// One test is many runs of the bundle.
jest.setTimeout(120_000);

const sample = (name: string): string => readFileSync(`examples/workflows/${name}.yml`, 'utf8');
const { deployer } = knownPrincipals;
const reader = { name: '11111111-2222-4333-8444-555555555555', secret: 'dose-reader' };
let clock = 0;
const hourAgo = (): Date => new Date(Date.now() - 3_600_000 + clock);
const tagged = (name: string): string => `PATCH /api/2.0/serving-endpoints/${name}/tags`;
const signIn = ({ url }: Emulator, who: { name: string; secret: string }): Environment => ({
  vars: { DATABRICKS_HOST: url, DATABRICKS_CLIENT_ID: who.name }, secrets: { DATABRICKS_CLIENT_SECRET: who.secret },
});
const letRead = ({ world }: Emulator, name: string): void => {
  consoleEdit(world, name, { permissions: { grant: [{ service_principal_name: reader.name, permission_level: 'CAN_VIEW' }] } });
};

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  clock = 0;
  for (const one of open.splice(0)) await one.close();
});

async function begin(files: Record<string, string>): Promise<Project> {
  const project = await startProject({ github: { files, now: hourAgo } });
  project.emulator.world.addPrincipal({ name: reader.name, secrets: [reader.secret] });
  open.push({
    close: async () => {
      expect(project.emulator.unknownRequests).toEqual([]);
      expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
      await project.close();
    },
  });
  return project;
}

const summaries = (jobs: readonly JobRun[]): string => jobs.flatMap(({ runs }) => runs.map(({ summary }) => summary)).join('\n');
const states = (project: Project, number: number): (string | undefined)[] => project.github.world.comments(number).map(({ body }) => parseMarker('plan', body)?.state);
const refusedRights = (run: WorkflowRun): unknown[] => run.jobs.flatMap(({ runs }) => runs.flatMap(({ github }) => github.filter(({ status }) => status === 403)));

describe('plan-apply-drift.yml', () => {
  const text = sample('plan-apply-drift');
  const before = manifest({ support: chat() });
  const after = manifest({ support: chat(tags({ team: 'new' })) });
  let asked: number;

  async function stage(): Promise<{ project: Project; go: (event: WorkflowOptions['event'], about?: WorkflowOptions['about']) => Promise<WorkflowRun> }> {
    const project = await begin({ 'endpoints.yml': before });
    await deploy(project, before);
    asked = 0;
    const approve = (): boolean => (asked += 1) > 0;
    const go = (event: WorkflowOptions['event'], about = {}): Promise<WorkflowRun> =>
      runWorkflow({ text, project, event, about, ...signIn(project.emulator, deployer), environments: { production: { approve } } });
    return { project, go };
  }

  it('plans with a comment and a file, applies behind its environment, and looks for drift', async () => {
    const { project, go } = await stage();
    const { world } = project.github;
    const { number } = world.createPullRequest({ title: 'Change', branch: 'change', files: { 'endpoints.yml': after } });
    const plan = await go('pull_request', { number, action: 'labeled' });
    expect([plan.started, plan.one('plan').result, refusedRights(plan)]).toEqual([['plan'], 'success', []]);
    expect(plan.one('plan').concurrency).toEqual({ group: `endpoints-plan-${number}`, cancel: true });
    expect(plan.one('plan').artefacts).toEqual([{ name: 'endpoints-plan', content: expect.stringContaining('"format_version"') }]);
    expect(states(project, number)).toEqual(['planned']);

    world.merge(number, 'squash');
    const apply = await go('push');
    expect([apply.started, apply.one('apply').result, asked, refusedRights(apply)]).toEqual([['apply'], 'success', 1, []]);
    expect(writes(apply.one('apply').runs[0]?.workspace ?? [])).toEqual([tagged('support')]);
    expect(apply.one('apply').concurrency).toEqual({ group: 'endpoints-apply', cancel: false });
    expect(states(project, number)).toEqual(['applied']);

    consoleEdit(project.emulator.world, 'support', { tags: { add: { team: 'console' } } });
    const drift = await go('schedule');
    expect([drift.started, drift.one('drift').result, drift.one('drift').runs[0]?.outputs['has-drift'], refusedRights(drift)]).toEqual([['drift'], 'success', 'true', []]);
    expect(world.issues()).toHaveLength(1);
  });

  it('plans a fork offline, as it stands: no secret, a token that only reads, success', async () => {
    const { project, go } = await stage();
    project.github.world.fork('stranger');
    const { number } = project.github.world.createPullRequest({ title: 'From a fork', branch: 'more', fork: 'stranger', files: { 'endpoints.yml': after } });
    const run = await go('pull_request', { number });
    const [step] = run.one('plan').runs;
    expect([run.one('plan').result, step?.workspace, step?.outputs['update']]).toEqual(['success', [], '1']);
    expect(step?.summary).toMatch(/live state|not read/i);
  });

  it('applies a digest by hand, from the default branch only', async () => {
    const { project, go } = await stage();
    project.github.world.pushCommit('main', { files: { 'endpoints.yml': after } });
    const { outputs } = await project.run({ inputs: { mode: 'plan' } });
    const wrong = await go('workflow_dispatch', { inputs: { 'plan-digest': '0'.repeat(24) } });
    expect([wrong.one('apply').result, wrong.one('apply').runs[0]?.outputs['failure-reason']]).toEqual(['failure', 'plan-changed']);
    const right = await go('workflow_dispatch', { inputs: { 'plan-digest': outputs['plan-digest'] ?? '', only: 'support' } });
    expect([right.one('apply').result, writes(right.one('apply').runs[0]?.workspace ?? [])]).toEqual(['success', [tagged('support')]]);
    project.github.world.pushCommit('elsewhere', { files: { 'endpoints.yml': before } });
    expect((await go('workflow_dispatch', { branch: 'elsewhere' })).started).toEqual([]);
  });

  it('starts nothing for files it does not name', async () => {
    const { project, go } = await stage();
    const { number } = project.github.world.createPullRequest({ title: 'Words', branch: 'words', files: { 'notes.md': 'Words.\n' } });
    expect((await go('pull_request', { number })).triggered).toBe(false);
  });

  it('answers commands: a plan on an open pull request, an apply of its digest behind the environment once it is merged', async () => {
    const { project, go } = await stage();
    const { world } = project.github;
    world.addCollaborator('octocat', 'write');
    const { number } = world.createPullRequest({ title: 'Change', branch: 'change', files: { 'endpoints.yml': after } });
    world.addComment(number, '/endpoints plan');
    const plan = await go('issue_comment');
    const [planned] = plan.one('plan').runs;
    expect([plan.started, plan.one('plan').result, planned?.outputs['update'], refusedRights(plan)]).toEqual([['plan'], 'success', '1', []]);
    expect(states(project, number)).toContain('planned');
    world.merge(number, 'squash');
    world.addComment(number, `/endpoints apply ${planned?.outputs['plan-digest'] ?? ''}`);
    const apply = await go('issue_comment');
    expect([apply.started, apply.one('apply').result, asked, refusedRights(apply)]).toEqual([['apply'], 'success', 1, []]);
    expect(writes(apply.one('apply').runs[0]?.workspace ?? [])).toEqual([tagged('support')]);
  });

  it.each([
    ['/endpoints plan', 'octocat', ['plan'], 0],
    ['/endpoints apply 0123456789abcdef01234567', 'octocat', ['apply'], 1],
    ['/endpoints  apply 0123456789abcdef01234567', 'octocat', ['apply'], 1],
    ['/endpoints aply', 'octocat', ['plan'], 0],
    ['/endpoints plan', 'stranger', ['plan'], 0],
    ['/endpoints apply 0123456789abcdef01234567', 'stranger', ['decline'], 0],
    ['/endpoints apply it, please, and soon', 'stranger', ['decline'], 0],
    ['Shall we /endpoints apply it?', 'octocat', [], 0],
  ])('takes the comment "%s" of %s to the jobs %j', async (body, by, jobs, approvals) => {
    const { project, go } = await stage();
    const { number } = project.github.world.createPullRequest({ title: 'Change', branch: 'change', files: { 'endpoints.yml': after } });
    project.github.world.addCollaborator('octocat', 'write');
    project.github.world.addComment(number, body, by);
    const run = await go('issue_comment');
    expect([run.started, asked]).toEqual([jobs, approvals]);
    // Nobody has merged it: whatever the command says, nothing is written.
    expect(run.jobs.flatMap(({ runs }) => runs.flatMap(({ workspace }) => writes(workspace)))).toEqual([]);
    const groups = run.jobs.flatMap(({ concurrency }) => (concurrency === undefined ? [] : [concurrency.group]));
    // A comment, which anybody may write, shares no group with the plans of commits.
    expect(groups).not.toContain(`endpoints-plan-${number}`);
    if (by !== 'stranger') return;
    // A polite no, for a command: it takes no place in the queue of applies, and sees no credential.
    expect(groups).not.toContain('endpoints-apply');
    const answers = project.github.world.comments(number).filter(({ body: text }) => text.includes('only people with write permission'));
    expect([answers.length, run.jobs.flatMap(({ result }) => (result === 'skipped' ? [] : [result])), refusedRights(run)]).toEqual([body.includes('please') ? 0 : 1, ['success'], []]);
  });
});

describe('workspaces.yml', () => {
  const text = sample('workspaces');
  const targets = ['dev', 'staging', 'prod'];
  const path = '.github/workflows/workspaces.yml';
  const all = (team: string): string => manifest({ support: chat(tags({ team, stage: '${target.name}' })) }, { targets: { dev: {}, staging: {}, prod: {} } });

  async function stage() {
    const project = await begin({ 'endpoints.yml': all('old') });
    const workspaces: Record<string, Emulator> = { dev: project.emulator };
    for (const name of ['staging', 'prod']) {
      const emulator = await startEmulator({ standard: true });
      emulator.world.addPrincipal({ name: reader.name, secrets: [reader.secret] });
      workspaces[name] = emulator;
      open.push(emulator);
    }
    const of = (name: string): Emulator => workspaces[name]!;
    for (const name of targets) {
      await deploy(project, all('old'), { workspace: of(name), target: name });
      letRead(of(name), 'support');
    }
    const gates: { name: string; shown: string; soFar: string[] }[] = [];
    const gate = (name: string, answer: (name: string) => boolean): Environment['approve'] => (soFar) => {
      gates.push({ name, shown: summaries(soFar.slice(-1)), soFar: soFar.map(({ id, result }) => `${id} ${result}`) });
      return answer(name);
    };
    const go = (event: WorkflowOptions['event'], about: WorkflowOptions['about'] = {}, answer: (name: string) => boolean = () => true): Promise<WorkflowRun> =>
      runWorkflow({
        text, path, project, event, about,
        environments: Object.fromEntries(targets.flatMap((name) => [
          [`${name}-plan`, signIn(of(name), reader)],
          [name, { ...signIn(of(name), deployer), approve: gate(name, answer) }],
        ])),
      });
    const tagOf = (name: string): string | undefined => of(name).world.endpoint('support').tags.get('team');
    return { project, of, go, gates, tagOf };
  }

  it('plans every target as a principal that can only read, and applies one after the other, each behind its gate with a fresh plan', async () => {
    const { project, of, go, gates, tagOf } = await stage();
    const { world } = project.github;
    const { number } = world.createPullRequest({ title: 'Change', branch: 'change', files: { 'endpoints.yml': all('new') } });
    const plan = await go('pull_request', { number });
    expect(plan.of('plan').map(({ matrix, result, environment }) => [matrix['target'], result, environment])).toEqual(
      targets.map((name) => [name, 'success', `${name}-plan`]),
    );
    expect(world.comments(number).map(({ body }) => parseMarker('plan', body)?.target)).toEqual(targets);
    expect(new Set(plan.of('plan').map(({ concurrency }) => concurrency?.group)).size).toBe(3);
    expect([gates, refusedRights(plan)]).toEqual([[], []]);

    // What a plan job shows is what its gate decides about, also where the console was quicker.
    consoleEdit(of('prod').world, 'support', { tags: { add: { team: 'console' } } });
    world.merge(number, 'squash');
    const apply = await go('push');
    expect(apply.started).toEqual(targets.flatMap((name) => [`plan-${name}`, `apply-${name}`]));
    expect(apply.jobs.filter(({ result }) => result === 'failure')).toEqual([]);
    expect(gates.map(({ name }) => name)).toEqual(targets);
    for (const { name, shown, soFar } of gates) {
      expect(soFar.at(-1)).toBe(`plan-${name} success`);
      expect(shown).toContain('team: new');
    }
    expect(gates.at(-1)?.shown).toContain('team: console');
    expect([targets.map(tagOf), states(project, number)]).toEqual([['new', 'new', 'new'], ['applied', 'applied', 'applied']]);
    expect(refusedRights(apply)).toEqual([]);
    for (const name of targets) expect(of(name).unknownRequests).toEqual([]);
  });

  it('stops at a gate that stays shut, and applies nothing but what the gate was shown', async () => {
    const { project, of, go, tagOf } = await stage();
    project.github.world.pushCommit('main', { files: { 'endpoints.yml': all('new') } });
    // The principal of the plans could not apply if it were asked to.
    const asReader = await runWorkflow({
      text, path, project, event: 'workflow_dispatch', about: { inputs: { target: 'prod' } }, environments: { prod: signIn(of('prod'), reader) },
    });
    const [refused] = asReader.one('apply-one').runs;
    expect([refused?.outputs['update'], refused?.outputs['failure-reason'], writes(refused?.workspace ?? [])]).toEqual(['1', 'permission-denied', []]);
    const shut = await go('push', {}, (name) => name !== 'staging');
    expect([shut.one('apply-staging').result, shut.started.includes('plan-prod'), targets.map(tagOf)]).toEqual(['failure', false, ['new', 'old', 'old']]);

    // `dev` has nothing left to apply: nobody is asked for it, and the next target still gets its turn.
    const asked: string[] = [];
    const late = await go('push', {}, (name) => {
      asked.push(name);
      // While its reviewers think, somebody edits the endpoint.
      if (name === 'prod') consoleEdit(of('prod').world, 'support', { tags: { add: { owner: 'console' } } });
      return true;
    });
    expect([asked, late.of('apply-dev').map(({ result }) => result)]).toEqual([['staging', 'prod'], ['skipped']]);
    expect([late.one('apply-staging').result, late.one('apply-prod').runs[0]?.outputs['failure-reason'], targets.map(tagOf)]).toEqual(['success', 'plan-changed', ['new', 'new', 'old']]);

    // The digest of what was held back, by hand, for that target alone.
    const digest = late.one('apply-prod').runs[0]?.outputs['plan-digest'] ?? '';
    const byHand = await go('workflow_dispatch', { inputs: { target: 'prod', 'plan-digest': digest } });
    expect([byHand.started, byHand.one('apply-one').environment, byHand.one('apply-one').result, tagOf('prod')]).toEqual([['apply-one'], 'prod', 'success', 'new']);
  });

  it('tells the pull request what a gate refused, against what was approved; its digest, by hand, finishes it', async () => {
    const { project, of, go, tagOf } = await stage();
    const { world } = project.github;
    const { number } = world.createPullRequest({ title: 'Change', branch: 'change', files: { 'endpoints.yml': all('new') } });
    await go('pull_request', { number });
    world.merge(number, 'squash');
    const late = await go('push', {}, (name) => {
      if (name === 'prod') consoleEdit(of('prod').world, 'support', { tags: { add: { owner: 'console' } } });
      return true;
    });
    const [run] = late.one('apply-prod').runs;
    expect([run?.outputs['failure-reason'], writes(run?.workspace ?? []), states(project, number), refusedRights(late)]).toEqual(['plan-changed', [], ['applied', 'applied', 'failed'], []]);
    const digest = run?.outputs['plan-digest'] ?? '';
    const body = world.comments(number).find(({ body: text }) => parseMarker('plan', text)?.target === 'prod')?.body ?? '';
    for (const report of [body, run?.summary ?? '']) {
      expect(report).toContain(`digest is now \`${digest}\`, not \`${late.one('plan-prod').runs[0]?.outputs['plan-digest'] ?? ''}\``);
      expect(report).toMatch(/run all jobs again/);
      expect(report).toMatch(/\| `tags\[owner\]` \| no change \| remove it/);
      expect(report).toContain(`-f plan-digest=${digest}`);
    }
    expect(run?.outputs['result-file']).toBeDefined();
    expect(world.state.statuses.filter(({ context }) => context === 'endpoints apply (prod)').at(-1)?.description).toMatch(/^plan-changed: The plan's digest is now/);

    // The gate sees the edit this time, but the reviewers of the pull request did not: that is for its digest, by hand.
    const again = await go('push');
    expect([again.one('apply-prod').runs[0]?.outputs['failure-reason'], tagOf('prod')]).toEqual(['plan-changed', 'old']);
    const byHand = await go('workflow_dispatch', { inputs: { target: 'prod', 'plan-digest': digest } });
    expect([byHand.one('apply-one').result, tagOf('prod'), states(project, number)]).toEqual(['success', 'new', ['applied', 'applied', 'applied']]);
  });

  it('answers a command to apply, which no job here takes, by what does', async () => {
    const { project, go, gates } = await stage();
    const { world } = project.github;
    world.addCollaborator('octocat', 'write');
    const { number } = world.createPullRequest({ title: 'Change', branch: 'change', files: { 'endpoints.yml': all('new') } });
    world.merge(number, 'squash');
    world.addComment(number, '/endpoints apply 0123456789abcdef01234567 prod', 'octocat');
    const run = await go('issue_comment');
    expect([run.started, run.one('decline').result, gates, refusedRights(run)]).toEqual([['decline'], 'success', [], []]);
    expect(world.comments(number).at(-1)?.body).toContain('by hand, with `0123456789abcdef01234567` as `plan-digest`');
  });

  it('deletes what the label on the pull request allows, in every target, and without the label nothing', async () => {
    const { project, of, go, gates } = await stage();
    const { world } = project.github;
    const live = (): boolean[] => targets.map((name) => of(name).world.endpoints.has('support'));
    const none = manifest({}, { targets: { dev: {}, staging: {}, prod: {} } });
    world.pushCommit('main', { files: { 'endpoints.yml': none } });
    const unasked = await go('push');
    expect([unasked.one('plan-dev').runs[0]?.outputs['failure-reason'], unasked.started, live()]).toEqual(['destroy-blocked', ['plan-dev'], [true, true, true]]);

    world.pushCommit('main', { files: { 'endpoints.yml': all('old') } });
    world.addCollaborator('ben', 'write');
    const { number } = world.createPullRequest({ title: 'Drop', branch: 'drop', by: 'ana', files: { 'endpoints.yml': none } });
    clock += 60_000;
    world.setLabel(number, 'allow-destroy', { by: 'ben' });
    const plan = await go('pull_request', { number, action: 'labeled' });
    expect(plan.of('plan').map(({ result }) => result)).toEqual(['success', 'success', 'success']);
    world.merge(number, 'squash');
    const apply = await go('push');
    expect([apply.jobs.filter(({ result }) => result === 'failure').map(({ id }) => id), live(), refusedRights(apply)]).toEqual([[], [false, false, false], []]);
    expect(gates.map(({ shown }) => shown.includes('allowed by the label `allow-destroy`, set by `ben`'))).toEqual([true, true, true]);
  });

  it('deletes by hand what no label allows, in the one target that is named', async () => {
    const { project, of, go } = await stage();
    project.github.world.pushCommit('main', { files: { 'endpoints.yml': manifest({}, { targets: { dev: {}, staging: {}, prod: {} } }) } });
    const { outputs } = await project.run({ inputs: { mode: 'plan', target: 'dev', 'allow-destroy': 'true' } });
    const inputs = { target: 'dev', 'plan-digest': outputs['plan-digest'] ?? '' };
    const blocked = await go('workflow_dispatch', { inputs });
    expect(blocked.one('apply-one').runs[0]?.outputs['failure-reason']).toBe('destroy-blocked');
    const done = await go('workflow_dispatch', { inputs: { ...inputs, 'allow-destroy': 'support' } });
    expect([done.one('apply-one').result, targets.map((name) => of(name).world.endpoints.has('support'))]).toEqual(['success', [false, true, true]]);
  });

  it('brings through every gate the version that was reviewed, though its alias has moved since', async () => {
    const { project, of, go } = await stage();
    const { world } = project.github;
    const scoring = manifest({ scoring: churn({}, { entity_version: '@champion' }) }, { targets: { dev: {}, staging: {}, prod: {} } });
    world.pushCommit('main', { files: { 'endpoints.yml': manifest({ scoring: churn() }, { targets: { dev: {}, staging: {}, prod: {} } }) } });
    for (const name of targets) {
      const run = await project.run({ inputs: { mode: 'apply', target: name, 'databricks-host': of(name).url, 'allow-destroy': 'true' } });
      expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
      letRead(of(name), 'scoring');
    }
    const { number } = world.createPullRequest({ title: 'Follow the champion', branch: 'follow', files: { 'endpoints.yml': scoring } });
    const plan = await go('pull_request', { number });
    expect(plan.of('plan').map(({ result }) => result)).toEqual(['success', 'success', 'success']);
    for (const name of targets) of(name).world.addModel('prod.ml.churn', { versions: { 6: {}, 7: {}, 8: {} }, aliases: { champion: 6 } });
    world.merge(number, 'squash');
    const apply = await go('push');
    expect([apply.jobs.filter(({ result }) => result === 'failure').map(({ id }) => id), refusedRights(apply)]).toEqual([[], []]);
    const sent = targets.flatMap((name) => of(name).requests.filter(({ method }) => method === 'PUT').map(({ body }) => body));
    expect(sent).toEqual(targets.map((): unknown => expect.objectContaining({ served_entities: [expect.objectContaining({ entity_version: '8' })] })));
  });

  it('looks for drift in every target, with one issue for each', async () => {
    const { project, of, go } = await stage();
    for (const name of ['dev', 'prod']) consoleEdit(of(name).world, 'support', { tags: { add: { team: 'console' } } });
    const run = await go('schedule');
    expect(run.of('drift').map(({ result, runs }) => [result, runs[0]?.outputs['has-drift']])).toEqual([['success', 'true'], ['success', 'false'], ['success', 'true']]);
    expect(project.github.world.issues()).toHaveLength(2);
    expect(refusedRights(run)).toEqual([]);
  });
});

describe('monorepo.yml', () => {
  const text = sample('monorepo');
  const path = '.github/workflows/monorepo.yml';
  const service = (name: string, team: string): string => manifest({ [name]: chat(tags({ team })) }, { id: name });
  const file = (name: string): string => `services/${name}/endpoints.yml`;
  const names = ['chat', 'rank', 'search'];
  const files = (team: string, ...some: string[]): Record<string, string> => Object.fromEntries(some.map((name) => [file(name), service(name, team)]));

  async function stage() {
    const project = await begin(files('old', ...names));
    for (const name of names) {
      await deploy(project, service(name, 'old'));
      letRead(project.emulator, name);
    }
    const go = (event: WorkflowOptions['event'], about: WorkflowOptions['about'] = {}): Promise<WorkflowRun> =>
      runWorkflow({ text, path, project, event, about, ...signIn(project.emulator, reader), environments: { production: signIn(project.emulator, deployer) } });
    const propose = (edits: Record<string, string | null>): number =>
      project.github.world.createPullRequest({ title: 'Change', branch: `change-${project.github.world.state.issues.size}`, files: edits }).number;
    return { project, go, propose };
  }
  const manifestsOf = (run: WorkflowRun, job: string): unknown[] => run.of(job).map(({ matrix }) => matrix['manifest']);

  it('plans what a pull request touches, comments where something changes, and applies every manifest', async () => {
    const { project, go, propose } = await stage();
    const { world } = project.github;
    const number = propose({ ...files('new', 'chat'), [file('rank')]: `# A word.\n${service('rank', 'old')}` });
    const plan = await go('pull_request', { number });
    expect([manifestsOf(plan, 'plan'), plan.one('endpoints').result]).toEqual([[file('chat'), file('rank')], 'success']);
    expect(world.comments(number).map(({ body }) => parseMarker('plan', body)?.manifest)).toEqual(['chat']);
    expect(plan.of('plan').flatMap(({ artefacts }) => artefacts.map(({ name }) => name))).toEqual(['endpoints-plan-0', 'endpoints-plan-1']);

    const before = world.tip().sha;
    world.merge(number, 'squash');
    const apply = await go('push', { before });
    expect([manifestsOf(apply, 'apply'), apply.started.includes('endpoints')]).toEqual([names.map(file), false]);
    expect(apply.of('apply').map(({ result, runs }) => [result, writes(runs[0]?.workspace ?? [])])).toEqual([['success', [tagged('chat')]], ['success', []], ['success', []]]);
    expect([states(project, number), refusedRights(plan), refusedRights(apply)]).toEqual([['applied'], [], []]);
    expect(new Set(apply.of('apply').map(({ concurrency }) => concurrency?.group)).size).toBe(3);
  });

  it('reports its check where no manifest is touched, without a look at the workspace', async () => {
    const { project, go, propose } = await stage();
    const number = propose({ 'notes.md': 'Words.\n' });
    const run = await go('pull_request', { number });
    expect([run.triggered, run.started, run.one('endpoints').result, run.one('endpoints').permissions]).toEqual([true, ['manifests', 'endpoints'], 'success', {}]);
    expect([project.github.world.comments(number), run.jobs.flatMap(({ runs }) => runs)]).toEqual([[], []]);
  });

  it('fails its check where a plan fails, and still plans the others', async () => {
    const { go, propose } = await stage();
    const run = await go('pull_request', { number: propose({ [file('chat')]: 'id: chat\nendpoint: {}\n', ...files('new', 'search') }) });
    expect(run.of('plan').map(({ result }) => result)).toEqual(['failure', 'success']);
    expect([run.one('endpoints').result, run.one('endpoints').printed]).toEqual(['failure', expect.stringContaining('::error::')]);
  });

  it('plans a new and a moved manifest, and warns of one that is gone', async () => {
    const { go, propose } = await stage();
    const run = await go('pull_request', { number: propose({ [file('rank')]: null, 'services/ranking/endpoints.yml': service('rank', 'old'), [file('search')]: null, ...files('new', 'new') }) });
    expect(manifestsOf(run, 'plan')).toEqual([file('new'), 'services/ranking/endpoints.yml']);
    expect(run.one('manifests').printed).toContain(`::warning::${file('search')} is gone`);
    expect(run.one('endpoints').result).toBe('success');
  });

  it('reports in the merge queue, comments nowhere, and applies nothing', async () => {
    const { project, go, propose } = await stage();
    const [first, second] = [propose(files('new', 'chat')), propose(files('new', 'rank'))];
    const run = await go('merge_group', { numbers: [first, second] });
    expect([manifestsOf(run, 'plan'), run.one('endpoints').result, run.started]).toEqual([[file('chat'), file('rank')], 'success', ['manifests', 'plan', 'endpoints']]);
    expect([first, second].flatMap((number) => project.github.world.comments(number))).toEqual([]);
  });

  it('lets through the merge queue what the label on its pull request allows to delete', async () => {
    const { project, go, propose } = await stage();
    const { world } = project.github;
    world.addCollaborator('ben', 'write');
    const number = propose({ [file('chat')]: manifest({}, { id: 'chat' }) });
    expect((await go('pull_request', { number })).one('endpoints').result).toBe('failure');
    clock += 60_000;
    world.setLabel(number, 'allow-destroy', { by: 'ben' });
    expect((await go('pull_request', { number, action: 'labeled' })).one('endpoints').result).toBe('success');
    const queued = await go('merge_group', { numbers: [number] });
    expect([queued.one('endpoints').result, refusedRights(queued)]).toEqual(['success', []]);
    world.removeLabel(number, 'allow-destroy', 'ana');
    expect((await go('merge_group', { numbers: [number] })).one('endpoints').result).toBe('failure');
  });

  it('applies one manifest by hand, and looks for drift in all', async () => {
    const { project, go } = await stage();
    project.github.world.pushCommit('main', { files: files('new', 'chat', 'rank') });
    const run = await go('workflow_dispatch', { inputs: { manifest: file('rank') } });
    expect([manifestsOf(run, 'apply'), run.of('apply').flatMap(({ runs }) => writes(runs[0]?.workspace ?? []))]).toEqual([[file('rank')], [tagged('rank')]]);
    project.github.world.pushCommit('main', { files: { [file('rank')]: manifest({}, { id: 'rank' }) } });
    expect((await go('workflow_dispatch', { inputs: { manifest: file('rank') } })).of('apply').map(({ result }) => result)).toEqual(['failure']);
    expect((await go('workflow_dispatch', { inputs: { manifest: file('rank'), 'allow-destroy': 'rank' } })).of('apply').map(({ result }) => result)).toEqual(['success']);
    const drift = await go('schedule');
    expect(drift.of('drift').map(({ runs }) => runs[0]?.outputs['has-drift'])).toEqual(['true', 'false', 'false']);
  });
});
