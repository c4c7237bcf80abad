/** Statuses of commits: what branch protection can require, whatever the run came to. */
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) {
    expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
    await project.close();
  }
});

const same = manifest({ chat: chat() });
const changed = manifest({ chat: chat(tags({ team: 'new' })) });

async function begin(options: ProjectOptions = {}): Promise<Project> {
  const project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, manifest: same, ...options });
  projects.push(project);
  await deploy(project, options.manifest ?? same);
  return project;
}

const open = (project: Project, text: string, branch = 'change'): number =>
  project.github.world.createPullRequest({ title: 'Change', branch, files: { 'endpoints.yml': text } }).number;
const plan = (project: Project, number: number, options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'pull_request', about: { number }, ...options });

/** `context: state, description` of every status of a commit, in the order in which they came. */
const statuses = (project: Project, sha: string): string[] =>
  project.github.world.state.statuses.filter((status) => status.sha === sha).map(({ context, state, description }) => `${context}: ${state}, ${description ?? ''}`);
const headOf = (project: Project, number: number): string => project.github.world.pullRequest(number).pull.head.sha;

it('a plan says on the head commit what it would do, with a link to its run', async () => {
  const project = await begin();
  const number = open(project, changed);
  await plan(project, number);
  expect(statuses(project, headOf(project, number))).toEqual(['endpoints: success, 1 to update (no rollout) · default']);
  expect(project.github.world.state.statuses.at(-1)).toMatchObject({ targetUrl: expect.stringMatching(/\/actions\/runs\/\d+$/) as unknown });
});

it('a plan that may not be merged fails it, with the reason', async () => {
  const project = await begin();
  const number = open(project, manifest({}));
  const run = await plan(project, number);
  expect(run.outputs['failure-reason']).toBe('destroy-blocked');
  expect(statuses(project, headOf(project, number))).toEqual(['endpoints: failure, destroy-blocked: 1 to delete, 1 blocked · default']);
});

it.each([
  ['a manifest that cannot be read', { files: { 'endpoints.yml': 'id: shop\nendpointz: {}\n' } }, /^endpoints: failure, invalid-manifest: /],
  ['no manifest at all', { files: { 'README.md': '' } }, /^endpoints: failure, invalid-manifest: /],
  ['an input that is none', { inputs: { comment: 'sometimes' } }, /^endpoints: failure, invalid-input: Input `comment`/],
  ['an apply on a pull request', { inputs: { mode: 'apply' } }, /^endpoints: failure, invalid-input: /],
  ['a workspace that lets nobody in', { inputs: { 'databricks-token': 'dapi-nobody-knows' } }, /^endpoints: failure, (authentication|permission-denied): /],
] as const)('%s fails it under the same name', async (_what, options, expected) => {
  const project = await begin();
  const number = open(project, changed);
  const run = await plan(project, number, options);
  expect(run.status).toBe(1);
  expect(statuses(project, headOf(project, number))).toEqual([expect.stringMatching(expected)]);
  expect(run.log).not.toMatch(/::warning::Could not tell/);
});

it('its name is that of the inputs: the manifest where it is not the usual one, and the target', async () => {
  const project = await begin();
  const text = manifest({ chat: chat() }, { targets: { dev: { default: true }, prod: {} } });
  const number = project.github.world.createPullRequest({ title: 'Targets', branch: 'targets', files: { 'ml/serving.yml': text } }).number;
  await plan(project, number, { inputs: { manifest: 'ml/serving.yml', target: 'dev' } });
  await plan(project, number, { inputs: { manifest: 'ml/serving.yml' } });
  await plan(project, number, { inputs: { manifest: 'ml/none.yml', target: 'prod' } });
  expect(statuses(project, headOf(project, number)).map((line) => line.split(',')[0])).toEqual([
    'endpoints: ml/serving.yml (dev): failure', 'endpoints: ml/serving.yml: failure', 'endpoints: ml/none.yml (prod): failure',
  ]);
});

it('edge case 16: a merge group gets its status on its own commit, a plan of the merged tree, and no comment', async () => {
  const project = await begin();
  const { world } = project.github;
  const first = open(project, changed, 'a');
  const second = world.createPullRequest({ title: 'Notes', branch: 'b', files: { 'notes.md': 'b' } }).number;
  const files = { 'endpoints.yml': changed };
  const run = await project.run({ event: 'merge_group', about: { numbers: [first, second] }, files });
  expect([run.status, run.outputs['update'], writes(run.workspace)]).toEqual([0, '1', []]);
  const sha = world.state.statuses.at(-1)?.sha ?? '';
  expect([headOf(project, first), headOf(project, second), world.tip().sha]).not.toContain(sha);
  expect(statuses(project, sha)).toEqual(['endpoints: success, 1 to update (no rollout) · default']);
  expect(writes(run.github)).toEqual([expect.stringContaining(`/statuses/${sha}`)]);
  expect([first, second].flatMap((number) => world.comments(number))).toEqual([]);
});

it('a push to another branch gets it on the pushed commit; a plan by hand asks about no commit', async () => {
  const project = await begin();
  const { sha } = project.github.world.pushCommit('feature', { files: { 'endpoints.yml': changed } });
  const files = { 'endpoints.yml': changed };
  await project.run({ event: 'push', about: { branch: 'feature' }, files });
  expect(statuses(project, sha)).toEqual(['endpoints: success, 1 to update (no rollout) · default']);
  const before = project.github.world.state.statuses.length;
  const byHand = await project.run({ inputs: { mode: 'plan' }, files });
  expect([byHand.outputs['update'], project.github.world.state.statuses.length]).toEqual(['1', before]);
});

it('an offline plan sets it, too, where the token may', async () => {
  const project = await begin();
  const { world } = project.github;
  world.fork('stranger');
  const number = world.createPullRequest({ title: 'Fork', branch: 'f', by: 'stranger', fork: 'stranger', files: { 'endpoints.yml': changed } }).number;
  await project.run({ event: 'pull_request_target', about: { number } });
  expect(statuses(project, headOf(project, number))).toEqual(['endpoints: success, 1 to update (no rollout) · default · offline']);
});

it('an apply has a name of its own on the applied commit: pending while it writes, then what came of it', async () => {
  const project = await begin();
  const number = open(project, changed);
  await plan(project, number);
  const { sha } = project.github.world.merge(number);
  await project.run({ event: 'push' });
  expect(statuses(project, sha)).toEqual([
    'endpoints apply: pending, Applying: 1 to update (no rollout) · default', 'endpoints apply: success, 1 applied · default',
  ]);
  expect(statuses(project, headOf(project, number))).toHaveLength(1);
});

it('an apply that fails says why', async () => {
  const project = await begin();
  const number = open(project, manifest({ chat: chat(), scoring: churn() }));
  await plan(project, number);
  const { sha } = project.github.world.merge(number);
  project.emulator.world.addFault({ method: 'POST', path: '/api/2.0/serving-endpoints', kind: 'status', status: 400, message: 'Not today.' });
  await project.run({ event: 'push' });
  expect(statuses(project, sha).at(-1)).toBe('endpoints apply: failure, api-error: 1 failed, 1 unchanged · default');
});

it('is left out by `status: false`', async () => {
  const project = await begin();
  const number = open(project, changed);
  await plan(project, number, { inputs: { status: 'false' } });
  await plan(project, number, { inputs: { status: 'false' }, files: { 'README.md': '' } });
  expect(statuses(project, headOf(project, number))).toEqual([]);
});

it('that the token may not set is one notice with the line to add, and no warning', async () => {
  const project = await begin();
  const number = open(project, changed);
  project.github.world.setPermissions({ contents: 'read', 'pull-requests': 'write' });
  const run = await plan(project, number);
  expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
  expect(run.log.match(/statuses: write/g)).toHaveLength(1);
  expect(run.log).toMatch(/^::notice::.*Add `statuses: write` to the job's `permissions`.*`status: false`/m);
  expect(run.log).not.toMatch(/::warning::/);
});

describe('rate of use', () => {
  it('an ordinary plan run makes no more than ten requests', async () => {
    const project = await begin();
    const number = open(project, changed);
    const first = await plan(project, number);
    const second = await plan(project, number);
    expect(first.github.length).toBeLessThanOrEqual(10);
    // The comments, whose they are, where the head is now; update; the comments again; the status.
    expect(second.github.map(({ method }) => method).sort()).toEqual(['GET', 'GET', 'GET', 'PATCH', 'POST', 'POST']);
  });

  it('bad moments of GitHub and its secondary limit are waited for', async () => {
    const project = await begin();
    const number = open(project, changed);
    const { world } = project.github;
    world.failNext({ method: 'GET', path: '/issues/*/comments', kind: 'server-error' });
    world.failNext({ method: 'POST', path: '/statuses/*', kind: 'secondary-limit', retryAfter: 1 });
    const run = await plan(project, number);
    expect([run.status, statuses(project, headOf(project, number)).length, world.comments(number).length]).toEqual([0, 1, 1]);
  });

  it('a report that cannot be posted is a warning; summary, outputs and verdict stay', async () => {
    const project = await begin();
    const number = open(project, changed);
    project.github.world.failNext({ method: 'POST', path: '/issues/*/comments', kind: 'secondary-limit', retryAfter: 3600 });
    project.github.world.failNext({ method: 'POST', path: '/statuses/*', kind: 'reply', status: 422, body: { message: 'No commit found' } });
    const run = await plan(project, number);
    expect([run.status, run.outputs['failure-reason'], run.outputs['update']]).toEqual([0, undefined, '1']);
    expect(run.log.match(/^::warning::Could not (post the plan|tell the commit)/gm)).toHaveLength(2);
    expect(run.summary).toContain('team: new');
  });
});
