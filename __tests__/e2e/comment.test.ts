/** The plan's comment: when it is written, by whom it is overwritten, and what happens where it may not be written. */
import { formatMarker, parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, manifest, tags } from './manifests.js';

let project: Project;
const same = manifest({ chat: chat() });
beforeEach(async () => {
  project = await startProject({ manifest: same });
  await deploy(project, same);
});
afterEach(async () => {
  expect(project.github.unknownRequests).toEqual([]);
  expect(project.github.complaints).toEqual([]);
  await project.close();
});

const open = (text: string, branch = 'change'): number =>
  project.github.world.createPullRequest({ title: 'Change', branch, files: { 'endpoints.yml': text, 'notes.md': branch } }).number;
const plan = (number: number, options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'pull_request', about: { number }, ...options });
const bodies = (number: number): string[] => project.github.world.comments(number).map((comment) => comment.body);
const states = (number: number): (string | undefined)[] => bodies(number).map((body) => parseMarker('plan', body)?.state);
const changed = manifest({ chat: chat(tags({ team: 'new' })) });

it('`changes`: none without changes, one with them, and kept up to date when they are gone', async () => {
  const number = open(same);
  const nothing = await plan(number);
  expect([nothing.status, nothing.outputs['comment-url'], bodies(number)]).toEqual([0, undefined, []]);
  project.github.world.pushCommit('change', { files: { 'endpoints.yml': changed } });
  await plan(number);
  expect(bodies(number)).toEqual([expect.stringContaining('team: new')]);
  project.github.world.pushCommit('change', { files: { 'endpoints.yml': same } });
  await plan(number);
  expect(bodies(number)).toEqual([expect.not.stringContaining('team: new')]);
  expect(bodies(number)[0]).toMatch(/[Nn]o changes/);
});

it('`always`: also without changes', async () => {
  const number = open(same);
  const run = await plan(number, { inputs: { comment: 'always' } });
  expect(bodies(number)).toHaveLength(1);
  expect(run.outputs['comment-url']).toContain('#issuecomment-');
});

it('`never`: not even with them', async () => {
  const number = open(changed);
  const run = await plan(number, { inputs: { comment: 'never' } });
  expect([run.status, run.outputs['has-changes'], bodies(number)]).toEqual([0, 'true', []]);
  expect(writes(run.github)).toEqual([expect.stringContaining('/statuses/')]);
});

it('of a newer run is not overwritten by an older one', async () => {
  const number = open(changed);
  await plan(number);
  const [comment] = project.github.world.comments(number);
  const marker = parseMarker('plan', comment?.body ?? '');
  if (marker === undefined || comment === undefined) throw new Error('There is no plan comment.');
  const newer = `${formatMarker('plan', { ...marker, run: String(Number(marker.run) + 1_000_000) })}\nThe plan of a newer run.`;
  project.github.world.editComment(comment.id, newer);
  const older = await plan(number);
  expect(older.status).toBe(0);
  expect(older.log).toMatch(/::notice::A newer run/);
  expect(bodies(number)).toEqual([newer]);
});

it('that was applied stays so: a plan after the merge would be an approval that nobody has reviewed', async () => {
  const number = open(changed);
  await plan(number);
  project.github.world.merge(number);
  expect((await project.run({ event: 'push' })).status).toBe(0);
  expect(states(number)).toEqual(['applied']);
  // The same pull request is planned again, as a re-run of its check does.
  consoleChange('theirs');
  await plan(number, { attempt: 2 });
  expect(states(number)).toEqual(['applied']);
});

it('names the head of the pull request, not the trial merge', async () => {
  const number = open(changed);
  await plan(number);
  expect(parseMarker('plan', bodies(number)[0] ?? '')?.head).toBe(project.github.world.tip('change').sha);
});

it('that may not be written is a warning which names the permission', async () => {
  const number = open(changed);
  project.github.world.setPermissions({ contents: 'read', 'pull-requests': 'read' });
  const run = await plan(number);
  expect([run.status, run.outputs['failure-reason'], run.outputs['has-changes']]).toEqual([0, undefined, 'true']);
  expect(run.log).toMatch(/::warning::.*pull-requests: write/);
  expect(run.summary).toContain('team: new');
  expect(bodies(number)).toEqual([]);
});

it('that may not be written by an apply is one warning, however often it is tried', async () => {
  const number = open(changed);
  await plan(number);
  project.github.world.merge(number);
  project.github.world.setPermissions({ contents: 'read', 'pull-requests': 'read' });
  const run = await project.run({ event: 'push' });
  expect(run.github.filter(({ method, path }) => method === 'PATCH' && path.includes('/issues/comments/'))).toHaveLength(2);
  expect(run.log.match(/::warning::Could not report on pull request/g)).toHaveLength(1);
});

it('survives bad moments of GitHub without a second comment', async () => {
  const number = open(changed);
  project.github.world.failNext({ method: 'GET', path: '/issues/*/comments', kind: 'server-error' });
  project.github.world.failNext({ method: 'POST', path: '/issues/*/comments', kind: 'drop', performed: true });
  const run = await plan(number);
  expect([run.status, bodies(number).length]).toEqual([0, 1]);
});

it('is left out without a token: a notice, and the plan stands in the summary', async () => {
  const number = open(changed);
  const run = await plan(number, { inputs: { 'github-token': '' } });
  expect([run.status, run.github]).toEqual([0, []]);
  expect(run.log).toMatch(/::notice::No `github-token`/);
  expect(run.summary).toContain('team: new');
});

function consoleChange(value: string): void {
  project.emulator.world.endpoint('chat').tags.set('team', value);
}
