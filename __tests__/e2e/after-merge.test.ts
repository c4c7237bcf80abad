/** What happens to a pull request after its merge is no review: neither a label nor a job that is run again approves anything. */
import { parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, manifest, tags, type Data } from './manifests.js';

const label = 'allow-destroy';
const one = (team: string): Data => chat(tags({ team }));

let project: Project;
let time: number;
beforeEach(async () => {
  time = Date.now() - 7_200_000;
  project = await startProject({ manifest: manifest({ a: one('old'), talk: chat() }), github: { now: () => new Date(time) } });
  project.github.world.addCollaborator('ben', 'write');
  await deploy(project, manifest({ a: one('old'), talk: chat() }));
});
afterEach(async () => {
  expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
  await project.close();
});

const run = (options: RunOptions): Promise<ActionRun> => project.run({ ...options, inputs: { 'allow-destroy-label': label, ...options.inputs } });
const push = (): Promise<ActionRun> => run({ event: 'push' });
const event = (number: number, action: string): Promise<ActionRun> => run({ event: 'pull_request', about: { number, action } });

/** Planned and merged; `more` is pushed to the branch right before, without a plan. */
async function mergePlanned(text: string, more?: string): Promise<number> {
  const { world } = project.github;
  const { number } = world.createPullRequest({ title: 'Change', branch: 'change', by: 'ana', files: { 'endpoints.yml': text } });
  await event(number, 'opened');
  if (more !== undefined) world.pushCommit('change', { by: 'ana', files: { 'endpoints.yml': more } });
  world.merge(number, 'squash');
  time += 3_600_000;
  return number;
}

const seen = (number: number): unknown => ({
  comments: project.github.world.comments(number).map(({ body }) => body),
  statuses: project.github.world.state.statuses.length,
});
const states = (number: number): (string | undefined)[] => project.github.world.comments(number).map(({ body }) => parseMarker('plan', body)?.state);

it.each(['labeled', 'unlabeled'])('a merge that was refused stays refused after `%s`, also when its apply is run again', async (action) => {
  const number = await mergePlanned(manifest({ a: one('new'), talk: chat() }), manifest({ a: one('unseen'), talk: chat() }));
  expect((await push()).outputs['failure-reason']).toBe('plan-changed');
  const before = seen(number);
  project.github.world.setLabel(number, 'looked-at', { by: 'ben' });
  const after = await event(number, action);
  expect([after.status, after.workspace, after.github.filter(({ method }) => method !== 'GET'), seen(number)]).toEqual([0, [], [], before]);
  expect(after.log).toContain('::notice::Nothing to do for this event.');
  const again = await push();
  expect([again.outputs['failure-reason'], writes(again.workspace)]).toEqual(['plan-changed', []]);
});

it('a label that is set after the merge allows no deletion', async () => {
  const number = await mergePlanned(manifest({ a: one('old') }));
  expect((await push()).outputs['failure-reason']).toBe('destroy-blocked');
  project.github.world.setLabel(number, label, { by: 'ben' });
  expect((await event(number, 'labeled')).status).toBe(0);
  const again = await push();
  expect([again.outputs['failure-reason'], writes(again.workspace)]).toEqual(['destroy-blocked', []]);
});

it('a plan\'s job that is run again after the merge posts nothing, and allows nothing by a label set meanwhile', async () => {
  const { world } = project.github;
  const { number } = world.createPullRequest({ title: 'Change', branch: 'change', by: 'ana', files: { 'endpoints.yml': manifest({ a: one('old') }) } });
  const opened = world.eventPayload('pull_request', { number, action: 'opened' });
  await event(number, 'opened');
  world.merge(number, 'squash');
  time += 3_600_000;
  expect((await push()).outputs['failure-reason']).toBe('destroy-blocked');
  world.setLabel(number, label, { by: 'ben' });
  const before = seen(number);
  const again = await run({ event: 'pull_request', payload: opened, files: { 'endpoints.yml': manifest({ a: one('old') }) }, attempt: 2 });
  expect([again.log.match(/^::notice::The pull request was merged before this plan was posted/gm)?.length, seen(number)]).toEqual([1, before]);
  const apply = await push();
  expect([apply.outputs['failure-reason'], writes(apply.workspace)]).toEqual(['destroy-blocked', []]);
});

it('what was applied stays applied', async () => {
  const number = await mergePlanned(manifest({ a: one('new'), talk: chat() }));
  expect((await push()).status).toBe(0);
  const before = seen(number);
  await event(number, 'labeled');
  await run({ event: 'pull_request', about: { number, action: 'unlabeled' }, inputs: { mode: 'plan', comment: 'always' } });
  expect([states(number), seen(number)]).toEqual([['applied'], before]);
});

it('a pull request that was closed keeps its plan as it was, whatever is made of its manifest', async () => {
  const { world } = project.github;
  const { number } = world.createPullRequest({ title: 'Change', branch: 'change', by: 'ana', files: { 'endpoints.yml': manifest({ a: one('new'), talk: chat() }) } });
  await event(number, 'opened');
  world.closePullRequest(number);
  const before = seen(number);
  await event(number, 'labeled');
  await run({ event: 'pull_request', about: { number, action: 'unlabeled' }, files: { 'endpoints.yml': 'id: shop\nendpointz: {}\n' } });
  expect(seen(number)).toEqual(before);
});
