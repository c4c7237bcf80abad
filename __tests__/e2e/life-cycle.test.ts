/** The plan's comment through its life, against other runs, races and runs that die. */
import { formatMarker, parseMarker } from '../../src/markers.js';
import type { PlanMarker } from '../../src/ports/plan-comments.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags, type Data } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) {
    expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
    await project.close();
  }
});

async function begin(endpoints: Data, options: ProjectOptions = {}): Promise<Project> {
  const project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, manifest: manifest(endpoints), ...options });
  projects.push(project);
  await deploy(project, manifest(endpoints));
  return project;
}

const one = (team: string): Data => chat(tags({ team }));
const plan = (project: Project, number: number, options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'pull_request', about: { number }, ...options });
const push = (project: Project, options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'push', ...options });

async function propose(project: Project, branch: string, endpoints: Data, planned = true): Promise<number> {
  const { number } = project.github.world.createPullRequest({ title: `Change ${branch}`, branch, files: { 'endpoints.yml': manifest(endpoints) } });
  if (planned) expect((await plan(project, number)).outputs['failure-reason']).toBeUndefined();
  return number;
}

const bodies = (project: Project, number: number): string[] => project.github.world.comments(number).map(({ body }) => body);
const markers = (project: Project, number: number): PlanMarker[] => bodies(project, number).flatMap((body) => parseMarker('plan', body) ?? []);
const states = (project: Project, number: number): string[] => markers(project, number).map(({ state }) => state);
/** What a run wrote into comments, one after the other. */
const told = (run: ActionRun): (string | undefined)[] =>
  run.github
    .filter(({ method, path }) => method === 'PATCH' && path.includes('/issues/comments/'))
    .map(({ body }) => parseMarker('plan', (body as { body: string }).body)?.state);

describe('from plan to apply', () => {
  it('says that it is being applied, then what came of it', async () => {
    const project = await begin({ scoring: churn() });
    const number = await propose(project, 'v8', { scoring: churn({}, { entity_version: '8' }) });
    project.github.world.merge(number);
    const run = await push(project);
    expect([run.status, told(run), states(project, number)]).toEqual([0, ['applying', 'applied'], ['applied']]);
  });

  it('a run that died while it was applying does not leave it so: the next apply settles it, of whatever push', async () => {
    const project = await begin({ scoring: churn() });
    const number = await propose(project, 'v8', { scoring: churn({}, { entity_version: '8' }) });
    project.github.world.merge(number);
    project.emulator.world.script('scoring', { outcome: 'stuck' });
    const isWritten = (): boolean => project.emulator.world.endpoint('scoring').pending !== undefined;
    const died = await push(project, { inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGKILL', when: isWritten } });
    expect([died.status, states(project, number)]).toEqual([null, ['applying']]);
    project.emulator.world.finishRollout('scoring');
    project.github.world.pushCommit('main', { files: { 'notes.md': 'Something else.\n' } });
    const run = await push(project);
    expect([run.outputs['failure-reason'], writes(run.workspace), states(project, number)]).toEqual([undefined, [], ['applied']]);
  });

  it.each<[string, RunOptions, string]>([
    ['a manifest that cannot be read', { files: { 'endpoints.yml': 'id: shop\nendpoints: {\n' } }, 'invalid-manifest'],
    ['a workspace that lets nobody in', { inputs: { 'databricks-token': 'dapi-nobody-knows' } }, 'authentication'],
    ['an input that is none', { inputs: { parallelism: 'many' } }, 'invalid-input'],
  ])('an apply that ends before it begins says so where it was reviewed: %s', async (_what, options, reason) => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    const approved = markers(project, number)[0]?.endpoints;
    project.github.world.merge(number);
    const failed = await push(project, options);
    expect([failed.status, failed.outputs['failure-reason'], states(project, number)]).toEqual([1, reason, ['failed']]);
    expect(bodies(project, number)[0]).toContain(`> ❌ **Not applied: the apply ended before it began.** \`${reason}\`: `);
    // Running it again with as little success is told anew; the approval is there still for one that goes well.
    const again = await push(project, { ...options, attempt: 2 });
    expect([told(again), markers(project, number)]).toEqual([['failed'], [expect.objectContaining({ attempt: 2, endpoints: approved })]]);
    expect(bodies(project, number)[0]?.match(/Not applied/g)).toHaveLength(1);
    const run = await push(project);
    expect([run.outputs['failure-reason'], states(project, number)]).toEqual([undefined, ['applied']]);
    expect(bodies(project, number)[0]).not.toContain('Not applied');
  });

  it('an apply that ends before it begins says nothing where comments are turned off, nor on what was applied', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    project.github.world.merge(number);
    const broken = { files: { 'endpoints.yml': '' } };
    expect(told(await push(project, { ...broken, inputs: { comment: 'never' } }))).toEqual([]);
    await push(project);
    expect([told(await push(project, broken)), states(project, number)]).toEqual([[], ['applied']]);
    const idle = await propose(project, 'same', { a: one('new') });
    await plan(project, idle, { inputs: { comment: 'always' } });
    project.github.world.merge(idle);
    expect([told(await push(project, broken)), states(project, idle)]).toEqual([[], ['planned']]);
  });

  it('a comment that somebody deletes while it is being applied is written anew at the end', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    project.github.world.merge(number);
    project.github.world.failNext({ method: 'PATCH', path: '/issues/comments/*', kind: 'reply', status: 404, body: { message: 'Not Found' }, times: 2 });
    const run = await push(project);
    expect([run.status, states(project, number)]).toEqual([0, ['planned', 'applied']]);
  });

  it('the next drift check settles it as failed where not everything is done', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    project.github.world.merge(number);
    leaveApplying(project, number);
    await project.run({ event: 'schedule' });
    expect(states(project, number)).toEqual(['failed']);
    expect(bodies(project, number)[0]).toContain('ended without saying so, and not everything is done');
    // Its approval is still there for the apply that is run again.
    const run = await push(project);
    expect([run.outputs['failure-reason'], states(project, number)]).toEqual([undefined, ['applied']]);
  });

  it('the next plan of its pull request closes it', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    leaveApplying(project, number);
    await plan(project, number);
    expect(states(project, number)).toEqual(['closed', 'planned']);
    expect(bodies(project, number)[0]).toContain('**Closed:** a newer plan follows below.');
  });

  it('edge case 2: merges whose runs were evicted are answered by the one that is left, also where a later plan names the same endpoint', async () => {
    const project = await begin({ a: one('old'), b: one('old') });
    const first = await propose(project, 'first', { a: one('first'), b: one('old') });
    project.github.world.merge(first);
    const second = await propose(project, 'second', { a: one('first'), b: one('second') });
    project.github.world.merge(second);
    // Both plans name `a`, so that the second approves everything and nobody had to ask for the first.
    expect(markers(project, second).map(({ endpoints }) => Object.keys(endpoints).sort())).toEqual([['a', 'b']]);
    const run = await push(project);
    expect([run.outputs['failure-reason'], states(project, first), states(project, second)]).toEqual([undefined, ['applied'], ['applied']]);
  });

  it('edge case 2: what is unapproved of an evicted merge holds back its own endpoint only, and is said to both', async () => {
    const project = await begin({ a: one('old'), b: one('old') });
    const first = await propose(project, 'first', { a: one('first'), b: one('old') });
    // The tag that nobody has seen in a plan.
    project.github.world.pushCommit('first', { files: { 'endpoints.yml': manifest({ a: chat(tags({ team: 'first', cost: 'x' })), b: one('old') }) } });
    project.github.world.merge(first);
    const second = project.github.world.createPullRequest({
      title: 'Second', branch: 'second', files: { 'endpoints.yml': manifest({ a: chat(tags({ team: 'first', cost: 'x' })), b: one('second') }) },
    }).number;
    await plan(project, second, { inputs: { only: 'b' } });
    project.github.world.merge(second);
    const run = await push(project);
    expect(run.outputs['failure-reason']).toBe('plan-changed');
    expect(writes(run.workspace)).toEqual(['PATCH /api/2.0/serving-endpoints/b/tags']);
    expect([states(project, first), states(project, second)]).toEqual([['failed'], ['applied']]);
  });

  it('edge case 1: a squash merge that GitHub ties to nothing yet is found by the number in its title', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    // The number of another pull request in a title proves nothing.
    const other = await propose(project, 'other', { a: one('other') });
    project.github.world.setLag({ commitPullsCalls: 100, commitPullsAnswer: 'unprocessable' });
    project.github.world.merge(number, 'squash');
    const run = await push(project);
    expect([run.outputs['failure-reason'], states(project, number), markers(project, other).map(({ state, stale }) => [state, stale])]).toEqual([
      undefined, ['applied'], [['planned', true]],
    ]);
  });
});

/** What a run leaves behind that is killed right after it has begun. */
function leaveApplying(project: Project, number: number): void {
  const [comment] = project.github.world.comments(number);
  const marker = parseMarker('plan', comment?.body ?? '');
  if (marker === undefined || comment === undefined) throw new Error('There is no plan comment.');
  project.github.world.editComment(comment.id, `${formatMarker('plan', { ...marker, run: String(Number(marker.run) + 1), state: 'applying' })}\nBeing applied.\n`);
}

describe('one comment', () => {
  it('edge case 12: two that a race made become one again, the oldest, with the newest plan in it', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') }, false);
    const runs = await Promise.all([plan(project, number), plan(project, number), plan(project, number)]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    // Whoever came last has seen what the others wrote; one more plan sees all of it.
    const last = await plan(project, number);
    const [comment, ...more] = project.github.world.comments(number);
    expect(more).toEqual([]);
    expect(parseMarker('plan', comment?.body ?? '')).toMatchObject({ state: 'planned', run: runOf(last) });
  });

  it('edge case 12: a marker that somebody pasted is none of ours, and is left alone', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    const pasted = project.github.world.addComment(number, bodies(project, number)[0] ?? '', 'mallory');
    await plan(project, number);
    expect(project.github.world.comments(number).map(({ id }) => id)).toContain(pasted.id);
    expect(project.github.world.comments(number)).toHaveLength(2);
  });

  it('edge case 13: the run of an older head neither overwrites the plan of a newer one nor its status', async () => {
    const project = await begin({ a: one('old') });
    const { world } = project.github;
    const number = await propose(project, 'new', { a: one('first') }, false);
    // Both runs have started; the second one, of the newer head, is done first.
    const late = { payload: world.eventPayload('pull_request', { number }), files: { 'endpoints.yml': manifest({ a: one('first') }) } };
    world.forcePush('new', world.pushCommit('rewritten', { files: { 'endpoints.yml': manifest({ a: one('second') }) } }).sha);
    await plan(project, number, { env: { GITHUB_RUN_ID: '9000002' } });
    const ofHead = (): number => world.state.statuses.filter(({ sha }) => sha === world.tip('new').sha).length;
    const after = [bodies(project, number), ofHead()];
    const older = await plan(project, number, { ...late, env: { GITHUB_RUN_ID: '9000001' } });
    expect([older.status, [bodies(project, number), ofHead()]]).toEqual([0, after]);
    expect(older.log).toMatch(/::notice::The pull request has moved on/);
    expect(markers(project, number)[0]?.head).toBe(world.tip('new').sha);
  });
});

const runOf = (run: ActionRun): string | undefined => {
  const url = run.github.map(({ body }) => (body as { target_url?: string } | undefined)?.target_url).find((found) => found !== undefined);
  return /runs\/(\d+)/.exec(url ?? '')?.[1];
};

describe('a manifest that gets another id in the course of its pull request', () => {
  it('leaves no plan under the old one as if it were that of the head', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new'), b: one('new') });
    const other = { inputs: { target: 'staging' } };
    const staging = manifest({ c: one('new') }, { targets: { staging: {} } });
    await plan(project, number, { ...other, files: { 'endpoints.yml': staging } });
    const [old, ofStaging] = bodies(project, number);
    project.github.world.pushCommit('new', { files: { 'endpoints.yml': manifest({ b: one('new') }, { id: 'store' }) } });
    await plan(project, number);
    expect(markers(project, number)).toMatchObject([{ manifest: 'shop', state: 'planned', stale: true }, { target: 'staging' }, { manifest: 'store', state: 'planned' }]);
    const [now, ...others] = bodies(project, number);
    expect(now?.split('\n').slice(1, 3).join('')).toMatch(/^> ⚠️ \*\*Stale: not the plan of the head\.\*\* At `[0-9a-f]{7}` the manifest is `store` with target `default`/);
    expect(now?.slice(now.indexOf('### '))).toBe(old?.slice(old.indexOf('### ')));
    expect(others[0]).toBe(ofStaging);
    // Said once; what the old id approved is nothing to the new one.
    expect(told(await plan(project, number, { attempt: 2 }))).toEqual(['planned']);
    project.github.world.merge(number);
    const run = await push(project);
    expect([run.outputs['failure-reason'], states(project, number)]).toEqual([undefined, ['planned', 'planned', 'applied']]);
  });

  it('is not taken for one where jobs plan manifests of their own under one path', async () => {
    const project = await begin({ a: one('old') });
    const number = await propose(project, 'new', { a: one('new') });
    await plan(project, number, { files: { 'endpoints.yml': manifest({ b: one('new') }, { id: 'store' }) } });
    expect(markers(project, number).map(({ manifest: id, stale }) => [id, stale])).toEqual([['shop', undefined], ['store', undefined]]);
  });
});
