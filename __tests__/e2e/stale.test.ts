/** Other open pull requests, whose plans an apply has made stale. */
import { consoleEdit } from '../../src/emulator/index.js';
import { parseMarker } from '../../src/markers.js';
import type { PlanMarker } from '../../src/ports/plan-comments.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

let project: Project;
const one = (team: string): ReturnType<typeof chat> => chat(tags({ team }));
beforeEach(async () => {
  project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, manifest: manifest({ a: one('old'), b: one('old') }) });
  await deploy(project, manifest({ a: one('old'), b: one('old') }));
});
afterEach(async () => {
  expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
  await project.close();
});

async function propose(branch: string, text: string, options: RunOptions = {}): Promise<number> {
  const { number } = project.github.world.createPullRequest({ title: branch, branch, files: { 'endpoints.yml': text } });
  await plan(number, options);
  return number;
}
const plan = (number: number, options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'pull_request', about: { number }, ...options });
const push = (options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'push', ...options });
const applyByHand = async (text: string): Promise<void> => {
  expect((await project.run({ inputs: { mode: 'apply', deployment: 'false' }, files: { 'endpoints.yml': text } })).status).toBe(0);
};
const body = (number: number): string => project.github.world.comments(number).at(-1)?.body ?? '';
const marker = (number: number): PlanMarker | undefined => parseMarker('plan', body(number));
const status = (number: number): string => {
  const { sha } = project.github.world.pullRequest(number).pull.head;
  const last = project.github.world.state.statuses.filter((entry) => entry.sha === sha).at(-1);
  return `${last?.state ?? 'none'}: ${last?.description ?? ''}`;
};

it('learn it by their comment and their status; those about other endpoints do not', async () => {
  const applied = await propose('first', manifest({ a: one('first'), b: one('old') }));
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  const other = await propose('third', manifest({ a: one('old'), b: one('third') }));
  const untouched = [body(other), status(other)];
  project.github.world.merge(applied);
  const run = await push();
  expect(run.status).toBe(0);
  expect(run.log).toContain(`#${stale}.`);
  expect(body(stale)).toMatch(/^<!-- [^\n]* -->\n> ⚠️ \*\*Stale: plan again\.\*\* Since this plan, \[an apply\]\([^)]*\/actions\/runs\/\d+\) of #\d+ has changed `a`\./);
  expect(marker(stale)).toMatchObject({ state: 'planned', stale: true });
  expect(status(stale)).toBe('failure: Plan again: an apply has changed a');
  expect([body(other), status(other)]).toEqual(untouched);
  // What the plan showed can still be read below.
  expect(body(stale)).toContain('+   team: second');
});

it('are told once, and are clear of it with their next plan', async () => {
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  for (const team of ['first', 'again']) {
    project.github.world.pushCommit('main', { files: { 'endpoints.yml': manifest({ a: one(team), b: one('old') }) } });
    expect((await push()).status).toBe(0);
  }
  expect(body(stale).match(/Stale: plan again/g)).toHaveLength(1);
  await plan(stale, { attempt: 2 });
  expect(body(stale)).not.toContain('Stale');
  expect(marker(stale)?.stale).toBeUndefined();
  expect(status(stale)).toMatch(/^success: 1 to update/);
});

it('that are merged all the same are checked change by change', async () => {
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  await applyByHand(manifest({ a: chat(tags({ team: 'old', cost: 'x' })), b: one('old') }));
  expect(marker(stale)?.stale).toBe(true);
  // The merge brings the team that was reviewed, and takes the cost away, which no plan has shown.
  project.github.world.merge(stale);
  const run = await push();
  expect(run.outputs['failure-reason']).toBe('plan-changed');
  expect(body(stale)).toContain('tags[cost]');
  expect(writes(run.workspace)).toEqual([]);
});

it('that are merged with end states that still are what was approved are applied', async () => {
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  await applyByHand(manifest({ a: one('between'), b: one('old') }));
  expect(marker(stale)?.stale).toBe(true);
  project.github.world.merge(stale);
  const run = await push();
  expect([run.outputs['failure-reason'], writes(run.workspace)]).toEqual([undefined, ['PATCH /api/2.0/serving-endpoints/a/tags']]);
  expect(marker(stale)).toMatchObject({ state: 'applied' });
  expect(marker(stale)?.stale).toBeUndefined();
});

it('whose head has moved keep the status of the new head', async () => {
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  project.github.world.pushCommit('second', { files: { 'notes.md': 'Not planned yet.\n' } });
  project.github.world.pushCommit('main', { files: { 'endpoints.yml': manifest({ a: one('first'), b: one('old') }) } });
  expect((await push()).status).toBe(0);
  expect(marker(stale)?.stale).toBe(true);
  expect(status(stale)).toBe('none: ');
});

describe('a head that no plan can be made of', () => {
  const broken = { 'endpoints.yml': 'id: shop\nendpointz: {}\n' };
  const noPlan = (number: number): RegExp =>
    new RegExp(`^<!-- [^\\n]* -->\\n> ⚠️ \\*\\*Stale: no plan for \`${project.github.world.pullRequest(number).pull.head.sha.slice(0, 7)}\`\\.\\*\\* \`([a-z-]+)\`: `);

  it.each<[string, RunOptions, string]>([
    ['whose manifest is invalid', { files: broken }, 'invalid-manifest'],
    ['whose sign-in failed', { inputs: { 'databricks-token': 'dapi-nobody-knows' } }, 'permission-denied|authentication'],
  ])('%s says so on the plan of the head before; the next plan takes its place', async (_what, failing, reason) => {
    const number = await propose('second', manifest({ a: one('second'), b: one('old') }));
    const planned = marker(number);
    project.github.world.pushCommit('second', { files: { 'notes.md': 'x\n' } });
    const run = await plan(number, failing);
    expect(run.status).toBe(1);
    expect(noPlan(number).exec(body(number))?.[1]).toMatch(new RegExp(`^(?:${reason})$`));
    expect(marker(number)).toEqual({ ...planned, stale: true });
    expect(body(number)).toContain('+   team: second');
    // Again, of one more head: one note.
    project.github.world.pushCommit('second', { files: { 'notes.md': 'y\n' } });
    await plan(number, failing);
    expect(body(number)).toMatch(noPlan(number));
    expect(body(number).match(/Stale:/g)).toHaveLength(1);
    await plan(number);
    expect(body(number)).not.toContain('Stale');
    expect(marker(number)?.stale).toBeUndefined();
    expect(project.github.world.comments(number)).toHaveLength(1);
  });

  it('is told also where statuses are turned off, and gets none', async () => {
    const off: RunOptions = { inputs: { status: 'false' } };
    const { number } = project.github.world.createPullRequest({ title: 'Second', branch: 'second', files: { 'endpoints.yml': manifest({ a: one('second'), b: one('old') }) } });
    await plan(number, off);
    expect(marker(number)).toMatchObject({ status: 'endpoints', statusOff: true });
    project.github.world.pushCommit('second', { files: { 'notes.md': 'x\n' } });
    await plan(number, { ...off, files: broken });
    expect([noPlan(number).exec(body(number))?.[1], status(number)]).toEqual(['invalid-manifest', 'none: ']);
    // An apply that makes it stale, of a workflow with statuses, sets none either.
    await plan(number, off);
    await applyByHand(manifest({ a: one('between'), b: one('old') }));
    expect([marker(number)?.stale, status(number)]).toEqual([true, 'none: ']);
  });

  it('leaves alone the plan of the very head, those of other targets and manifests, and those of newer runs', async () => {
    const number = await propose('second', manifest({ a: one('second'), b: one('old') }));
    const before = body(number);
    await plan(number, { files: broken });
    expect(body(number)).toBe(before);
    const old = project.github.world.pullRequest(number).pull.head.sha;
    project.github.world.pushCommit('second', { files: { 'notes.md': 'x\n' } });
    await plan(number, { files: broken, inputs: { target: 'prod' } });
    await plan(number, { files: { 'ml/x.yml': 'id: x' }, inputs: { manifest: 'ml/x.yml' } });
    await plan(number, { files: broken, inputs: { comment: 'never' } });
    expect([body(number), marker(number)?.head]).toEqual([before, old]);
  });

  it('is told by a command as well', async () => {
    const number = await propose('second', manifest({ a: one('second'), b: one('old') }));
    project.github.world.addCollaborator('writer', 'write');
    project.github.world.pushCommit('second', { files: broken });
    const { id: commentId } = project.github.world.addComment(number, '/endpoints plan', 'writer');
    await project.run({ event: 'issue_comment', about: { commentId } });
    const shown = project.github.world.comments(number).map((comment) => comment.body).find((text) => parseMarker('plan', text) !== undefined) ?? '';
    expect([shown.match(noPlan(number))?.[1], parseMarker('plan', shown)?.stale]).toEqual(['invalid-manifest', true]);
  });
});

it('that cannot be told are a warning, and the apply is what it was', async () => {
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  const before = body(stale);
  project.github.world.pushCommit('main', { files: { 'endpoints.yml': manifest({ a: one('first'), b: one('old') }) } });
  project.github.world.failNext({ method: 'PATCH', path: '/issues/comments/*', kind: 'reply', status: 403, body: { message: 'Resource not accessible by integration' } });
  const run = await push();
  expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
  expect(run.log).toMatch(new RegExp(`^::warning::Could not tell #${stale} that its plan is stale`, 'm'));
  expect(body(stale)).toBe(before);
});

it('hear it though another, whose conversation is locked, cannot be told', async () => {
  const first = await propose('second', manifest({ a: one('second'), b: one('old') }));
  const locked = await propose('third', manifest({ a: one('third'), b: one('old') }));
  const [comment] = project.github.world.comments(locked);
  project.github.world.failNext({ method: 'PATCH', path: `/issues/comments/${comment?.id ?? 0}`, kind: 'reply', status: 403, body: { message: 'Unable to update comment because issue is locked.' } });
  project.github.world.pushCommit('main', { files: { 'endpoints.yml': manifest({ a: one('first'), b: one('old') }) } });
  const run = await push();
  expect(run.log).toMatch(new RegExp(`^::warning::Could not tell #${locked} that its plan is stale.*Unlock the conversation`, 'm'));
  expect([marker(first)?.stale, marker(locked)?.stale]).toEqual([true, undefined]);
});

it('hear nothing of an apply that changed nothing', async () => {
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  const before = body(stale);
  project.github.world.pushCommit('main', { files: { 'notes.md': 'Nothing.\n' } });
  const run = await push();
  expect(run.github.some(({ body: sent }) => JSON.stringify({ sent }).includes('"OPEN"'))).toBe(false);
  expect([run.status, body(stale)]).toEqual([0, before]);
});

describe('by an edit by hand', () => {
  const drift = (options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'schedule', ...options });
  const edit = (name: string, values: Record<string, string>): void => {
    consoleEdit(project.emulator.world, name, { tags: { add: values } });
  };

  it('are told by the drift run that finds it, once; a plan that shows it is left alone', async () => {
    const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
    const other = await propose('third', manifest({ a: one('old'), b: one('third') }));
    const untouched = [body(other), status(other)];
    edit('a', { owner: 'console' });
    const aware = await propose('fourth', manifest({ a: one('fourth'), b: one('old') }));
    const before = [body(aware), status(aware)];
    const found = await drift();
    expect([found.status, writes(found.workspace)]).toEqual([0, []]);
    expect(found.log).toContain(`#${stale}.`);
    expect(body(stale)).toMatch(/^<!-- [^\n]* -->\n> ⚠️ \*\*Stale: plan again\.\*\* \[A drift run\]\([^)]*\) has found `a` changed by hand/);
    expect([marker(stale)?.stale, status(stale)]).toEqual([true, 'failure: Plan again: changed by hand: a']);
    expect([body(other), status(other), body(aware), status(aware)]).toEqual([...untouched, ...before]);

    // Planned again it shows the edit; the next day the same drift is no news, and costs no look at open pull requests.
    await plan(stale, { attempt: 2 });
    const again = await drift();
    expect(again.github.some(({ body: sent }) => JSON.stringify({ sent }).includes('"OPEN"'))).toBe(false);
    expect([marker(stale)?.stale, body(stale).includes('Stale')]).toEqual([undefined, false]);
  });

  it('are told also where no issue is kept, by a run that finds the endpoint changed since; once, whatever their next plan shows', async () => {
    const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
    const quiet = { inputs: { 'drift-issue': 'false' } } as const;
    edit('b', { owner: 'console' });
    await drift(quiet);
    expect(marker(stale)?.stale).toBeUndefined();
    edit('a', { owner: 'console' });
    await drift(quiet);
    expect([marker(stale)?.stale, status(stale)]).toEqual([true, 'failure: Plan again: changed by hand: a']);
    // It leaves the edit alone on purpose: what was planned in its sight is not told anew every day.
    const edited = chat(tags({ team: 'third', owner: 'console' }));
    project.github.world.pushCommit('second', { files: { 'endpoints.yml': manifest({ a: edited, b: one('old') }) } });
    await plan(stale);
    const [comment] = project.github.world.comments(stale);
    if (comment !== undefined) comment.updatedAt = new Date(Date.now() + 60_000).toISOString();
    await drift(quiet);
    expect(marker(stale)?.stale).toBeUndefined();
  });

  it('hear nothing where comments are turned off', async () => {
    const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
    const before = body(stale);
    edit('a', { owner: 'console' });
    await drift({ inputs: { comment: 'never' } });
    expect(body(stale)).toBe(before);
  });
});

it('by an apply that was cut short are told at its end', async () => {
  const merged = await propose('first', manifest({ a: one('first'), b: one('old'), churn: churn() }));
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  project.emulator.world.script('churn', { outcome: 'stuck' });
  project.github.world.merge(merged);
  const written = (): boolean => project.emulator.world.endpoint('a').tags.get('team') === 'first' && project.emulator.world.endpoints.get('churn')?.rollout !== undefined;
  const run = await push({ inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGINT', when: written } });
  expect([run.status, (run.endedAfter ?? Infinity) < 7_500]).toEqual([130, true]);
  expect([marker(stale)?.stale, status(stale)]).toEqual([true, 'failure: Plan again: an apply has changed a']);
});

it('by an apply whose runner died are told by the next apply; plans made since are left alone', async () => {
  const merged = await propose('first', manifest({ a: one('first'), b: one('old'), churn: churn() }));
  const stale = await propose('second', manifest({ a: one('second'), b: one('old') }));
  project.emulator.world.script('churn', { outcome: 'stuck' });
  project.github.world.merge(merged);
  const written = (): boolean => project.emulator.world.endpoint('a').tags.get('team') === 'first' && project.emulator.world.endpoints.get('churn')?.rollout !== undefined;
  await push({ inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGKILL', when: written } });
  expect(marker(stale)?.stale).toBeUndefined();
  project.emulator.world.finishRollout('churn');
  const later = await propose('third', manifest({ a: one('third'), b: one('old'), churn: churn() }));
  const run = await push({ attempt: 2 });
  expect([run.status, writes(run.workspace), marker(merged)?.state]).toEqual([0, [], 'applied']);
  expect([marker(stale)?.stale, marker(later)?.stale]).toEqual([true, undefined]);
});
