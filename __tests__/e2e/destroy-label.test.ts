/** `allow-destroy-label`: somebody else than the author allows what a pull request deletes and replaces, at plan and at apply. */
import { readFileSync } from 'node:fs';
import { parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

const label = 'allow-destroy';
const deleted = (name: string): string => `DELETE /api/2.0/serving-endpoints/${name}`;
const created = 'POST /api/2.0/serving-endpoints';

let project: Project;
let time: number;
/** Lets time pass on GitHub, where all merges are old enough for its indexes. */
const pass = (minutes: number): void => void (time += minutes * 60_000);

beforeEach(async () => {
  time = Date.now() - 7_200_000;
  project = await startProject({ manifest: manifest({ chat: chat(), talk: chat() }), github: { now: () => new Date(time) } });
  const { world } = project.github;
  world.addCollaborator('ben', 'write');
  world.addCollaborator('eve', 'triage');
  await deploy(project, manifest({ chat: chat(), talk: chat() }));
});
afterEach(async () => {
  expect([project.emulator.unknownRequests, project.github.unknownRequests, project.github.complaints]).toEqual([[], [], []]);
  await project.close();
});

const run = (options: RunOptions): Promise<ActionRun> => project.run({ ...options, inputs: { 'allow-destroy-label': label, ...options.inputs } });
const ended = ({ status, outputs }: ActionRun): unknown[] => [status, outputs['failure-reason']];
const fine = [0, undefined];
const blocked = [1, 'destroy-blocked'];

/** A pull request by ana. */
function propose(text: string, branch = 'drop'): number {
  pass(1);
  return project.github.world.createPullRequest({ title: `Change ${branch}`, branch, by: 'ana', files: { 'endpoints.yml': text } }).number;
}
const plan = (number: number, action = 'synchronize'): Promise<ActionRun> => run({ event: 'pull_request', about: { number, action } });
function setLabel(number: number, by = 'ben'): void {
  pass(1);
  project.github.world.setLabel(number, label, { by });
}
function push(branch: string, text: string): void {
  pass(1);
  project.github.world.pushCommit(branch, { by: 'ana', files: { 'endpoints.yml': text } });
}
async function merge(...numbers: number[]): Promise<ActionRun> {
  pass(1);
  const { world } = project.github;
  const before = world.tip().sha;
  for (const number of numbers) world.merge(number);
  pass(60);
  return run({ event: 'push', about: { before } });
}
const body = (number: number): string => project.github.world.comments(number).at(-1)?.body ?? '';
const resultOf = ({ outputs }: ActionRun): Record<string, unknown> => JSON.parse(readFileSync(outputs['result-file'] ?? '', 'utf8')) as Record<string, unknown>;

const withoutTalk = manifest({ chat: chat() });

it('allows a deletion at plan and at apply, and every report says who set it', async () => {
  const number = propose(withoutTalk);
  const first = await plan(number, 'opened');
  expect(ended(first)).toEqual(blocked);
  expect(body(number)).toContain(`let someone with write access who is not the author set the label \`${label}\` after the last push`);
  expect(parseMarker('plan', body(number))).not.toHaveProperty('destroy');

  setLabel(number);
  const at = `${new Date(time).toISOString().slice(0, 19)}Z`;
  const labeled = await plan(number, 'labeled');
  expect(ended(labeled)).toEqual(fine);
  expect(writes(labeled.workspace)).toEqual([]);
  expect(project.github.world.comments(number)).toHaveLength(1);
  expect(body(number)).toContain(`Deleting and replacing is allowed by the label \`${label}\`, set by \`ben\` at ${at}.`);
  expect(parseMarker('plan', body(number))).toMatchObject({ destroy: { label, by: 'ben', at }, head: project.github.world.tip('drop').sha });

  const apply = await merge(number);
  expect([...ended(apply), writes(apply.workspace)]).toEqual([...fine, [deleted('talk')]]);
  expect(resultOf(apply)).toMatchObject({ destruction_allowed: [{ pull_request: number, label, by: 'ben', at, endpoints: ['talk'] }] });
  for (const text of [apply.summary, body(number)]) expect(text).toContain(`was allowed by \`ben\`, who set the label \`${label}\` on #${number} at ${at}`);
});

it('allows a replacement as well', async () => {
  const before = manifest({ chat: chat(), talk: chat(), churn: churn() });
  expect(ended(await run({ inputs: { mode: 'apply' }, files: { 'endpoints.yml': before } }))).toEqual(fine);
  const number = propose(manifest({ chat: chat(), talk: chat(), churn: churn({ route_optimized: true }) }));
  expect(ended(await plan(number))).toEqual(blocked);
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
  const apply = await merge(number);
  expect([...ended(apply), writes(apply.workspace)]).toEqual([...fine, [deleted('churn'), created]]);
});

it.each([
  ['by the author', 'ana', 'set by the author, `ana`'],
  ['by someone who may not write', 'eve', 'set by `eve`, someone without write access'],
  ['by a workflow', 'github-actions[bot]', 'set by the bot `github-actions[bot]`'],
])('does not count where it is set %s, and the plan says so', async (_who, by, words) => {
  project.github.world.addCollaborator('ana', 'admin');
  const number = propose(withoutTalk);
  setLabel(number, by);
  expect(ended(await plan(number, 'labeled'))).toEqual(blocked);
  expect(body(number)).toContain(words);
  const apply = await merge(number);
  expect([...ended(apply), writes(apply.workspace)]).toEqual([...blocked, []]);
  expect(apply.summary).toMatch(/was not in effect when `?#\d+`? was planned last/);
});

it('does not count where the push came later, until it is set again', async () => {
  const number = propose(withoutTalk);
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
  push('drop', manifest({ chat: chat(tags({ team: 'new' })) }));
  expect(ended(await plan(number))).toEqual(blocked);
  expect(body(number)).toContain('it was set before the last push');
  expect(parseMarker('plan', body(number))).not.toHaveProperty('destroy');
  project.github.world.removeLabel(number, label, 'ben');
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
});

it('has to be there still at the apply', async () => {
  const number = propose(withoutTalk);
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
  project.github.world.removeLabel(number, label, 'ana');
  const apply = await merge(number);
  expect([...ended(apply), writes(apply.workspace)]).toEqual([...blocked, []]);
  expect(apply.summary).toMatch(/was taken from `?#\d+`? after it was planned/);
});

it('has to be for the head that was planned: what is pushed after the plan is not allowed by it', async () => {
  const number = propose(withoutTalk);
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
  push('drop', withoutTalk.replace('gpt-4o-mini', 'gpt-4o-mini '));
  const apply = await merge(number);
  expect(ended(apply)).toEqual(blocked);
  expect(writes(apply.workspace)).not.toContain(deleted('talk'));
  expect(apply.summary).toContain('another head by now than the one that was planned');
});

it('allows nothing of another pull request of the same push', async () => {
  const other = propose(manifest({ talk: chat() }), 'other');
  expect(ended(await plan(other))).toEqual(blocked);
  const number = propose(manifest({ chat: chat(tags({ team: 'new' })) }), 'drop');
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
  // Both are merged; the second one goes by hand, so that the manifest lacks both endpoints.
  pass(1);
  const { world } = project.github;
  const before = world.tip().sha;
  world.merge(number);
  world.pushCommit('other', { from: 'main', force: true, by: 'ana', files: { 'endpoints.yml': manifest({}) } });
  world.merge(other);
  pass(60);
  const apply = await run({ event: 'push', about: { before } });
  expect(ended(apply)).toEqual(blocked);
  expect(writes(apply.workspace)).toEqual([deleted('talk')]);
  expect(project.emulator.world.endpoints.has('chat')).toBe(true);
});

it('does not lift protection', async () => {
  const safe = manifest({ chat: chat(), talk: chat({ lifecycle: { prevent_destroy: true } }) });
  expect(ended(await run({ inputs: { mode: 'apply' }, files: { 'endpoints.yml': safe } }))).toEqual(fine);
  const number = propose(withoutTalk);
  setLabel(number);
  const planned = await plan(number);
  expect(ended(planned)).toEqual(blocked);
  expect(body(number)).toContain('protected');
  const apply = await merge(number);
  expect([...ended(apply), writes(apply.workspace)]).toEqual([...blocked, []]);
});

it('takes the plan\'s word for the push once the branch is gone, and its pushes with it', async () => {
  const number = propose(withoutTalk);
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
  const { world } = project.github;
  pass(1);
  const before = world.tip().sha;
  world.merge(number);
  world.deleteBranch('drop');
  pass(60);
  // Whether GitHub still lists the moves of a branch that is gone is not documented.
  world.failNext({ path: '/activity', kind: 'reply', status: 200, body: [], times: 99 });
  const apply = await run({ event: 'push', about: { before } });
  expect([...ended(apply), writes(apply.workspace)]).toEqual([...fine, [deleted('talk')]]);
  expect(apply.github.map(({ path }) => path).filter((path) => path.endsWith('/activity'))).toEqual([]);
  world.clearFaults();
});

it('asks for the push again where the label was set again after the plan', async () => {
  const number = propose(withoutTalk);
  setLabel(number);
  expect(ended(await plan(number))).toEqual(fine);
  project.github.world.removeLabel(number, label, 'ben');
  setLabel(number);
  const apply = await merge(number);
  expect([...ended(apply), writes(apply.workspace)]).toEqual([...fine, [deleted('talk')]]);
  expect(apply.github.some(({ path }) => path.endsWith('/activity'))).toBe(true);
});

it('counts for nothing where the input does not name it, and costs nothing where nothing is destroyed', async () => {
  const number = propose(withoutTalk);
  setLabel(number);
  expect(ended(await run({ event: 'pull_request', about: { number }, inputs: { 'allow-destroy-label': '' } }))).toEqual(blocked);
  const harmless = propose(manifest({ chat: chat(tags({ team: 'new' })), talk: chat() }), 'harmless');
  const planned = await plan(harmless);
  expect(ended(planned)).toEqual(fine);
  expect(planned.github.map(({ path }) => path).filter((path) => /\/(?:activity|events|collaborators)\b/.test(path))).toEqual([]);
  // The same question where something is, to know that it is asked that way.
  const asked = await plan(number);
  expect(asked.github.some(({ path }) => path.endsWith(`/issues/${number}/events`))).toBe(true);
});

it('does not count where GitHub does not tell, which is a warning', async () => {
  const number = propose(withoutTalk);
  setLabel(number);
  project.github.world.failNext({ path: '/activity', kind: 'reply', status: 403, body: { message: 'Resource not accessible by integration' } });
  const planned = await plan(number);
  expect(ended(planned)).toEqual(blocked);
  expect(planned.log).toMatch(/::warning::Could not tell who set the label/);
  expect(body(number)).toContain('could not be read, so it does not');
});
