/** GitHub Deployments: the environment's history is that of the endpoints, and nothing older goes over it. */
import { readFileSync } from 'node:fs';
import { parseMarker } from '../../src/markers.js';
import type { Deployment } from '../../src/github-stand-in/types.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) {
    expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
    await project.close();
  }
});
const settled = { now: (): Date => new Date(Date.now() - 3_600_000) };
async function begin(options: ProjectOptions = {}): Promise<Project> {
  const project = await startProject({ github: settled, manifest: manifest({ chat: chat() }), ...options });
  projects.push(project);
  return project;
}

const apply = (project: Project, options: RunOptions = {}): Promise<ActionRun> => project.run({ ...options, inputs: { mode: 'apply', ...options.inputs } });
const ended = ({ status, outputs }: ActionRun): unknown[] => [status, outputs['failure-reason']];
const fine = [0, undefined];
const deployments = (project: Project): Deployment[] => [...project.github.world.state.deployments.values()];
const states = ({ statuses }: Deployment): string[] => statuses.map(({ state }) => state);
const resultOf = ({ outputs }: ActionRun): Record<string, unknown> => JSON.parse(readFileSync(outputs['result-file'] ?? '', 'utf8')) as Record<string, unknown>;
const created = 'POST /api/2.0/serving-endpoints';
const commit = (project: Project, text: string): string => project.github.world.pushCommit('main', { files: { 'endpoints.yml': text } }).sha;
const team = (name: string): string => manifest({ chat: chat(tags({ team: name })) });

it('records an apply with its states, the workspace, the run and what was applied', async () => {
  const project = await begin();
  const run = await apply(project, { event: 'push' });
  expect([...ended(run), writes(run.workspace)]).toEqual([...fine, [created]]);
  const [made, ...more] = deployments(project);
  expect(more).toEqual([]);
  expect(made).toMatchObject({
    sha: project.github.world.tip().sha, environment: 'default', task: 'deploy:endpoints',
    payload: { manifest: 'shop', target: 'default', digest: run.outputs['plan-digest'], attempt: 1 },
  });
  expect(made?.statuses).toMatchObject([
    { state: 'in_progress', environmentUrl: `${project.emulator.url}/ml/endpoints`, logUrl: expect.stringContaining('/actions/runs/') },
    { state: 'success', description: 'Endpoints of shop (default): 1 applied' },
  ]);
  const { deployment } = resultOf(run) as { deployment: { id: number; environment: string; url: string } };
  expect(deployment).toEqual({ id: made?.id, environment: 'default', url: expect.stringMatching(/\/deployments\/default$/) });
  expect(run.summary).toContain(deployment.url);
});

it('takes the deployment of the job where the job has one', async () => {
  const project = await begin();
  const run = await apply(project, { event: 'push', environment: 'prod', inputs: { environment: 'prod' } });
  expect(ended(run)).toEqual(fine);
  const [made, ...more] = deployments(project);
  expect(more).toEqual([]);
  expect([made?.task, made === undefined ? [] : states(made)]).toEqual(['deploy', ['in_progress', 'success']]);
  expect(resultOf(run)).toMatchObject({ deployment: { id: made?.id, environment: 'prod' } });
  // It is the one that an older commit is held against.
  const older = project.github.world.tip().sha;
  commit(project, team('new'));
  expect(ended(await apply(project, { event: 'push', environment: 'prod', inputs: { environment: 'prod' } }))).toEqual(fine);
  const again = await apply(project, { event: 'push', about: { after: older }, files: { 'endpoints.yml': manifest({ chat: chat(tags({ team: 'old' })) }) }, inputs: { environment: 'prod' } });
  expect([...ended(again), writes(again.workspace)]).toEqual([1, 'plan-changed', []]);
});

it('ends as a failure where the apply fails, and as an error where it is cancelled', async () => {
  const project = await begin({ manifest: manifest({ churn: churn() }), emulator: { standard: true, deployment: { gets: 500 } } });
  const written = (): boolean => project.emulator.world.endpoints.has('churn');
  const cancelled = await apply(project, { event: 'push', inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGTERM', when: written } });
  expect(cancelled.outputs['failure-reason']).toBeUndefined();
  expect(deployments(project).map(states)).toEqual([['in_progress', 'error']]);
  expect(deployments(project)[0]?.statuses.at(-1)?.description).toMatch(/cancelled/);
  const missing = await begin({ manifest: manifest({ churn: churn({}, { entity_version: '99' }) }) });
  expect(ended(await apply(missing, { event: 'push' }))).toEqual([1, 'preflight-failed']);
  expect(deployments(missing).map((one) => states(one).at(-1))).toEqual(['failure']);
});

describe('a commit older than the last one applied', () => {
  it('is refused before anything is written; the pull request that was applied hears nothing', async () => {
    const project = await begin({ manifest: manifest({}) });
    const { world } = project.github;
    const { number } = world.createPullRequest({ title: 'Serve', branch: 'serve', files: { 'endpoints.yml': team('old') } });
    expect(ended(await project.run({ event: 'pull_request', about: { number } }))).toEqual(fine);
    const before = world.tip().sha;
    const old = world.merge(number).sha;
    const push: RunOptions = { event: 'push', about: { before, after: old }, files: { 'endpoints.yml': team('old') } };
    expect(ended(await project.run(push))).toEqual(fine);
    const newest = commit(project, team('new'));
    expect(ended(await project.run({ event: 'push' }))).toEqual(fine);
    const count = deployments(project).length;

    const again = await project.run({ ...push, attempt: 2, inputs: { 'plan-check': 'off' } });
    expect([...ended(again), writes(again.workspace)]).toEqual([1, 'plan-changed', []]);
    for (const text of [again.log, again.summary]) {
      expect(text).toContain(old.slice(0, 7));
      expect(text).toContain(newest.slice(0, 7));
      expect(text).toContain('allow-older: true');
    }
    expect(deployments(project)).toHaveLength(count);
    expect(world.comments(number).map(({ body }) => parseMarker('plan', body)?.state)).toEqual(['applied']);
  });

  it('is applied on purpose with `allow-older`; from there, newer commits go on as ever', async () => {
    const project = await begin();
    const old = commit(project, team('old'));
    commit(project, team('new'));
    expect(ended(await apply(project))).toEqual(fine);
    const back: RunOptions = { event: 'push', about: { after: old }, files: { 'endpoints.yml': team('old') } };
    const onPurpose = await apply(project, { ...back, inputs: { 'allow-older': 'true' } });
    expect([...ended(onPurpose), writes(onPurpose.workspace).length]).toEqual([...fine, 1]);
    expect(onPurpose.log).toContain('applied all the same');
    const forward = await apply(project, { event: 'push' });
    expect([...ended(forward), writes(forward.workspace).length]).toEqual([...fine, 1]);
  });
});

it('refuses a dispatch on an older ref', async () => {
  const project = await begin();
  const { world } = project.github;
  world.pushCommit('release', { files: {}, from: world.tip().sha, message: 'Branch off' });
  world.forcePush('release', world.tip().sha);
  commit(project, team('new'));
  expect(ended(await apply(project))).toEqual(fine);
  const files = { 'endpoints.yml': team('old') };
  const older = await apply(project, { about: { branch: 'release' }, files });
  expect([...ended(older), writes(older.workspace)]).toEqual([1, 'plan-changed', []]);
  expect(older.log).toContain('is older than');
  // Moved on by a commit of its own, it still lacks what was applied.
  world.pushCommit('release', { files: { 'notes.md': '1' } });
  const aside = await apply(project, { about: { branch: 'release' }, files });
  expect([...ended(aside), writes(aside.workspace)]).toEqual([1, 'plan-changed', []]);
  expect(aside.log).toContain('does not contain');
  // A plan of it shows nothing of all this.
  const plan = await project.run({ about: { branch: 'release' }, files, inputs: { mode: 'plan' } });
  expect([...ended(plan), plan.summary.includes('does not contain')]).toEqual([...fine, false]);
});

it('keeps an apply with nothing to do, so that what came before it cannot go over it', async () => {
  const project = await begin();
  const first = project.github.world.tip().sha;
  expect(ended(await apply(project))).toEqual(fine);
  const evicted = commit(project, team('evicted'));
  commit(project, manifest({ chat: chat() }));
  const empty = await apply(project);
  expect([...ended(empty), writes(empty.workspace), deployments(project).map(states)]).toEqual([...fine, [], [['in_progress', 'success', 'inactive'], ['success']]]);
  const late = await apply(project, { event: 'push', about: { before: first, after: evicted }, files: { 'endpoints.yml': team('evicted') } });
  expect([...ended(late), writes(late.workspace)]).toEqual([1, 'plan-changed', []]);
  // Once more the same: nothing is added to the history.
  expect([...ended(await apply(project)), deployments(project).length]).toEqual([...fine, 2]);
});

it('goes on with one notice where the token may not keep it, and quietly where it is not wanted', async () => {
  const project = await begin({ github: { ...settled, permissions: { contents: 'read', 'pull-requests': 'write', statuses: 'write' } } });
  const denied = await apply(project);
  expect(ended(denied)).toEqual(fine);
  const notices = denied.log.split('\n').filter((line) => line.includes('deployments: write'));
  expect(notices).toEqual([expect.stringMatching(/^::notice::.*whether a newer commit was applied already cannot be told/)]);
  const off = await apply(project, { inputs: { deployment: 'false' } });
  expect([...ended(off), off.log.includes('deployment'), off.github.filter(({ path }) => path.includes('/deployments'))]).toEqual([...fine, false, []]);
});
