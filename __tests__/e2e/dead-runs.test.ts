/** Applies whose runner died, and those that only seem so: who may say that a run is over, and when. */
import { parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest } from './manifests.js';

const minute = 60_000;
const version = (entity_version: string): string => manifest({ churn: churn({}, { entity_version }) });
const slow = { 'poll-interval-seconds': '30' };

let project: Project;
/** How far GitHub's time is behind. */
let behind: number;
beforeEach(async () => {
  behind = 120 * minute;
  project = await startProject({ manifest: version('7'), github: { now: () => new Date(Date.now() - behind) } });
  await deploy(project, version('7'));
  project.emulator.world.script('churn', { outcome: 'stuck' });
});
afterEach(async () => {
  expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
  await project.close();
});

const world = (): Project['github']['world'] => project.github.world;
const stateOf = (number: number): string | undefined => parseMarker('plan', world().comments(number).at(-1)?.body ?? '')?.state;
const statusOf = (commit: string): string | undefined => world().state.statuses.filter(({ sha, context }) => sha === commit && context === 'endpoints apply').at(-1)?.state;
const deployments = (): (string | undefined)[] => [...world().state.deployments.values()].map(({ statuses }) => statuses.at(-1)?.state);
const drift = (options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'schedule', ...options });

/** An apply that is killed while its rollout goes on. */
async function die(options: RunOptions, ago: number): Promise<void> {
  behind = ago;
  const when = (): boolean => project.emulator.world.endpoint('churn').pending !== undefined;
  const run = await project.run({ ...options, inputs: { ...slow, ...options.inputs }, signal: { name: 'SIGKILL', when } });
  expect(run.status).toBeNull();
  behind = 0;
}

/** A pull request whose apply died so long ago. */
async function dieAfterMerge(ago: number, options: RunOptions = {}): Promise<{ number: number; commit: string }> {
  const { number } = world().createPullRequest({ title: 'Serve 8', branch: 'eight', files: { 'endpoints.yml': version('8') } });
  expect((await project.run({ event: 'pull_request', about: { number } })).status).toBe(0);
  const commit = world().merge(number, 'squash').sha;
  await die({ event: 'push', ...options }, ago);
  return { number, commit };
}

it('a run that was heard of ten minutes ago may be alive: a drift run leaves comment, status and deployment as they are', async () => {
  const { number, commit } = await dieAfterMerge(10 * minute);
  // Between two writes nothing is under way in the workspace.
  project.emulator.world.finishRollout('churn');
  const run = await drift();
  expect([run.status, stateOf(number), statusOf(commit), deployments()]).toEqual([0, 'applying', 'pending', ['in_progress']]);
});

it('after half an hour of silence it is over: all three say so', async () => {
  const { number, commit } = await dieAfterMerge(40 * minute);
  const before = await drift();
  expect([before.status, stateOf(number), statusOf(commit)]).toEqual([0, 'applying', 'pending']);
  project.emulator.world.finishRollout('churn');
  const run = await drift();
  expect([run.status, stateOf(number), statusOf(commit), deployments()]).toEqual([0, 'applied', 'success', ['error']]);
});

it('with the rights of the sample\'s drift job the deployment waits for the next apply, without a word', async () => {
  const { number, commit } = await dieAfterMerge(40 * minute);
  project.emulator.world.finishRollout('churn');
  world().setPermissions({ contents: 'read', issues: 'write', 'pull-requests': 'write', statuses: 'write', deployments: 'read' });
  const run = await drift();
  expect([run.status, stateOf(number), statusOf(commit), deployments()]).toEqual([0, 'applied', 'success', ['in_progress']]);
  expect(run.log).not.toMatch(/::(?:warning|notice)::.*deployment/);
  world().setPermissions({ contents: 'read', 'pull-requests': 'write', statuses: 'write', deployments: 'write' });
  expect((await project.run({ event: 'push', about: { before: commit } })).status).toBe(0);
  expect(deployments()[0]).toBe('error');
});

it('a plan of the default branch with the rights of a plan says it in one notice, and speaks of no apply of its own', async () => {
  const { number } = await dieAfterMerge(40 * minute);
  project.emulator.world.finishRollout('churn');
  world().setPermissions({ contents: 'read', 'pull-requests': 'read' });
  const run = await project.run({ event: 'push', inputs: { mode: 'plan', status: 'false' } });
  expect([run.status, stateOf(number), run.log.match(/::warning::/g)]).toEqual([0, 'applying', null]);
  expect(run.log.match(/::notice::The plan of #\d+ still says that it is being applied/g)).toHaveLength(1);
  expect(run.log).not.toMatch(/this apply|pull-requests: write/);
});

describe('where no pull request tells of it, in a job with an environment of its own', () => {
  const job = { environment: 'default' };

  it.each<[string, RunOptions]>([
    ['a dispatched apply', { inputs: { mode: 'apply' }, ...job }],
    ['the apply of a direct push', { event: 'push', ...job }],
  ])('%s: a drift run ends its status, once it is silent', async (_what, options) => {
    const commit = world().pushCommit('main', { files: { 'endpoints.yml': version('8') } }).sha;
    await die(options, 20 * minute);
    project.emulator.world.finishRollout('churn');
    await drift();
    expect(statusOf(commit)).toBe('pending');
    for (const status of world().state.statuses) status.createdAt = new Date(Date.now() - 31 * minute).toISOString();
    expect([(await drift()).status, statusOf(commit)]).toEqual([0, 'success']);
  });

  it.each([
    ['as done', { 'endpoints.yml': version('8'), 'notes.md': 'x' }, 'success'],
    ['as not done, where its own run fails', { 'endpoints.yml': manifest({ churn: churn({}, { entity_version: '8' }), chat: chat() }) }, 'error'],
  ])('the next apply of another commit ends it at once: %s', async (_what, files, state) => {
    const commit = world().pushCommit('main', { files: { 'endpoints.yml': version('8') } }).sha;
    await die({ event: 'push', ...job }, 0);
    project.emulator.world.finishRollout('churn');
    world().pushCommit('main', { files });
    project.emulator.world.addFault({ method: 'POST', path: '/api/2.0/serving-endpoints', kind: 'status', status: 400, message: 'Not today.' });
    const run = await project.run({ event: 'push', about: { before: commit }, ...job });
    expect([run.status, statusOf(commit), statusOf(world().tip().sha)]).toEqual([state === 'success' ? 0 : 1, state, state === 'success' ? 'success' : 'failure']);
  });

  it('what is left to do is said by an error', async () => {
    const commit = world().pushCommit('main', { files: { 'endpoints.yml': version('8') } }).sha;
    await die({ inputs: { mode: 'apply' }, ...job }, 40 * minute);
    project.emulator.world.finishRollout('churn');
    await drift({ files: { 'endpoints.yml': version('9') } });
    expect(statusOf(commit)).toBe('error');
  });
});
