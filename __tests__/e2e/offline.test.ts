/** Pull requests that get no secrets: planned against the base commit's manifest, with no request to any workspace. */
import { startProject, type ActionRun, type Project } from '../helpers/project.js';
import { chat, manifest } from './manifests.js';

describe('an offline plan', () => {
  let project: Project;
  const before = manifest({ support: chat() });
  const after = manifest({ support: chat(), sales: chat() });
  const noCredentials = { 'databricks-host': '', 'databricks-token': '' } as const;
  beforeAll(async () => {
    project = await startProject({ manifest: before });
  });
  afterAll(async () => {
    await project.close();
  });

  it('is what a fork gets', async () => {
    const { world } = project.github;
    world.fork('stranger');
    const number = world.createPullRequest({ title: 'From a fork', branch: 'more', by: 'stranger', fork: 'stranger', files: { 'endpoints.yml': after } }).number;
    const run = await project.run({ event: 'pull_request', about: { number }, files: { 'endpoints.yml': after }, inputs: noCredentials });
    expect([run.status, run.outputs]).toEqual([0, expect.objectContaining({ mode: 'plan', create: '1', unchanged: '1' })]);
    expect(run.workspace).toEqual([]);
    expect(run.summary).toMatch(/live state|not read/i);
    expect(world.comments(number)[0]?.body).toContain('"offline":true');
  });

  it('reads the head through the API on `pull_request_target`, and never uses the credentials that are there', async () => {
    const { world } = project.github;
    const number = world.createPullRequest({ title: 'Target', branch: 'target', files: { 'endpoints.yml': after } }).number;
    const run = await project.run({ event: 'pull_request_target', about: { number }, files: { 'endpoints.yml': before } });
    expect([run.status, run.outputs]).toEqual([0, expect.objectContaining({ create: '1' })]);
    expect(run.workspace).toEqual([]);
  });

  it('refuses to apply there', async () => {
    const run = await project.run({ event: 'pull_request_target', about: {}, inputs: { mode: 'apply' } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'invalid-input']);
    expect(run.workspace).toEqual([]);
  });

  it('approves nothing', async () => {
    const { world } = project.github;
    const number = world.createPullRequest({ title: 'Offline only', branch: 'only', files: { 'endpoints.yml': after } }).number;
    await project.run({ event: 'pull_request_target', about: { number }, files: { 'endpoints.yml': before } });
    world.merge(number, 'squash');
    const run = await project.run({ event: 'push' });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'plan-missing']);
    expect(run.log).toContain(`the plan of #${number} was made offline, without the workspace.`);
    expect(run.workspace.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('whoever gets no secrets', () => {
  const before = manifest({ support: chat(), old: chat() });
  const after = manifest({ support: chat({}, 'gpt-4o'), old: chat(), sales: chat() });
  const noSecrets = { 'databricks-host': '', 'databricks-token': '' } as const;
  const readOnly = { contents: 'read', 'pull-requests': 'read', issues: 'read' } as const;
  let project: Project;
  beforeEach(async () => {
    project = await startProject({ manifest: before });
  });
  afterEach(async () => {
    expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
    await project.close();
  });

  const dependabot = 'dependabot[bot]';
  const fromFork = (files: Record<string, string>): number => {
    project.github.world.fork('stranger');
    return project.github.world.createPullRequest({ title: 'From a fork', branch: 'more', by: 'stranger', fork: 'stranger', files }).number;
  };
  const byDependabot = (files: Record<string, string>): number =>
    project.github.world.createPullRequest({ title: 'Bump', branch: 'dependabot/more', by: dependabot, files }).number;
  const put = (text: string): Record<string, string> => ({ 'endpoints.yml': text });
  const problems = (run: ActionRun): string[] => run.log.match(/^::(?:error|warning).*$/gm) ?? [];
  const notices = (run: ActionRun): string => (run.log.match(/^::notice.*$/gm) ?? []).join('\n');

  it.each<[string, (files: Record<string, string>) => number, string]>([
    ['a fork', fromFork, 'stranger'],
    ['Dependabot, which is no fork', byDependabot, dependabot],
    ['Dependabot, when a person runs it again', byDependabot, 'octocat'],
  ])('edge case 10: %s gets the plan in the summary, and success with a notice', async (_who, propose, sender) => {
    const number = propose(put(after));
    project.github.world.setPermissions(readOnly);
    const run = await project.run({ event: 'pull_request', about: { number, sender }, files: put(after), inputs: noSecrets });
    expect([run.status, run.outputs['failure-reason'], problems(run)]).toEqual([0, undefined, []]);
    expect(run.outputs).toMatchObject({ mode: 'plan', create: '1', update: '1', unchanged: '1', delete: '0' });
    expect(notices(run)).toContain('Offline plan: the workspace was not read.');
    expect(notices(run)).toContain('Could not post the plan on the pull request');
    expect(run.summary).toContain('gpt-4o');
    expect(run.summary).toMatch(/live state|not read/i);
    expect([run.workspace, project.github.world.comments(number)]).toEqual([[], []]);
  });

  it('the base is the commit that the pull request is based on, read through the API', async () => {
    const number = fromFork(put(after));
    const base = project.github.world.pullRequest(number).pull.base.sha;
    project.github.world.setPermissions(readOnly);
    const run = await project.run({ event: 'pull_request', about: { number }, files: put(after), inputs: noSecrets });
    const read = run.github.filter(({ path }) => path.includes('/contents/')).map(({ query }) => query);
    expect(JSON.stringify(read)).toContain(base);
    expect(read).toHaveLength(1);
  });

  it('edge case 10: a comment is written where the token may: on `pull_request_target`, with the head as data', async () => {
    const number = fromFork(put(after));
    const run = await project.run({ event: 'pull_request_target', about: { number }, files: put(before) });
    expect([run.status, problems(run), run.outputs['create'], run.outputs['update']]).toEqual([0, [], '1', '1']);
    // The credentials are there, and are not used.
    expect(run.workspace).toEqual([]);
    const [comment, ...more] = project.github.world.comments(number);
    expect(more).toEqual([]);
    expect(comment?.body).toContain('"offline":true');
    expect(comment?.body).toContain(project.github.world.pullRequest(number).pull.head.sha);
  });

  it('a manifest that cannot be read is told with its lines, and fails', async () => {
    const broken = put('id: shop\nendpoints: { support: { confg: {} } }\n');
    const number = fromFork(broken);
    project.github.world.setPermissions(readOnly);
    for (const event of ['pull_request', 'pull_request_target'] as const) {
      const run = await project.run({ event, about: { number }, files: event === 'pull_request' ? broken : put(before), inputs: noSecrets });
      expect([run.status, run.outputs['failure-reason'], run.workspace]).toEqual([1, 'invalid-manifest', []]);
      expect(run.log).toMatch(/^::error .*file=endpoints\.yml,.*line=2/m);
    }
  });

  it('a branch of the repository without secrets is a mistake, and is told as one', async () => {
    const number = project.github.world.createPullRequest({ title: 'Own', branch: 'own', files: put(after) }).number;
    const run = await project.run({ event: 'pull_request', about: { number }, files: put(after), inputs: noSecrets });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'invalid-input']);
  });
});
