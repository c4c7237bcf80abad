/** Drift: one issue through its life, and what never counts as clean. */
import { consoleEdit, consoleStop } from '../../src/emulator/index.js';
import type { Issue } from '../../src/github-stand-in/index.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

const text = manifest({ chat: chat(tags({ team: 'ours' })), churn: churn() });
let project: Project;
beforeEach(async () => {
  project = await startProject({ manifest: text });
  const run = await project.run({ inputs: { mode: 'apply' } });
  expect(run.status).toBe(0);
});
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  expect(project.github.unknownRequests).toEqual([]);
  expect(project.github.complaints).toEqual([]);
  await project.close();
});

/** A scheduled run; in the workspace it never writes. */
async function check(options: RunOptions = {}): Promise<ActionRun> {
  const run = await project.run({ event: 'schedule', ...options });
  expect(writes(run.workspace)).toEqual([]);
  return run;
}
const edit = (value: string): void => {
  consoleEdit(project.emulator.world, 'chat', { tags: { add: { team: value } } });
};
const issues = (): Issue[] => project.github.world.issues();
const commentsOf = (issue: Issue | undefined): string[] => project.github.world.comments(issue?.number ?? 0).map((comment) => comment.body);

function expectFailed(run: ActionRun, reason: string): void {
  expect(run.log).toContain(`::error::${reason}: `);
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, reason]);
}

it('opens one issue, keeps it as it is, updates it, reopens it, closes it, and starts anew', async () => {
  const clean = await check();
  expect([clean.status, clean.outputs['has-drift'], clean.outputs['issue-url'], issues()]).toEqual([0, 'false', undefined, []]);
  expect(writes(clean.github)).toEqual([]);

  edit('theirs');
  const found = await check();
  expect(found.outputs).toMatchObject({ 'has-drift': 'true', update: '1' });
  expect([found.status, found.outputs['failure-reason']]).toEqual([0, undefined]);
  const [issue] = issues();
  expect(issue).toMatchObject({ state: 'open', labels: ['endpoint-drift'], author: 'github-actions[bot]' });
  expect(issue?.body).toMatch(/^<!-- databricks-endpoints:drift \{/);
  expect(issue?.body).toContain('theirs');
  expect(found.outputs['issue-url']).toContain(`/issues/${issue?.number ?? 0}`);

  const same = await check();
  expect(writes(same.github)).toEqual([]);
  expect(same.outputs['issue-url']).toBe(found.outputs['issue-url']);

  edit('somebody else’s');
  const changed = await check();
  expect(writes(changed.github)).toEqual([expect.stringMatching(/^PATCH .*\/issues\/\d+$/)]);
  expect(issue?.body).toContain('somebody else’s');

  project.github.world.closeIssue(issue?.number ?? 0);
  await check();
  expect(issue).toMatchObject({ state: 'open' });
  expect(issues()).toHaveLength(1);

  edit('ours');
  const gone = await check();
  expect([gone.status, gone.outputs['has-drift']]).toEqual([0, 'false']);
  expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed' });
  expect(commentsOf(issue)).toEqual([expect.stringContaining('No drift any more')]);
  expect(writes((await check()).github)).toEqual([]);

  edit('theirs');
  await check();
  const [, later, ...more] = issues();
  expect(more).toEqual([]);
  expect(later).toMatchObject({ state: 'open' });
  expect(later?.body).toContain(`#${issue?.number ?? 0}`);
});

it('starts anew also after an issue that was closed by hand and whose drift went away', async () => {
  edit('theirs');
  await check();
  const [issue] = issues();
  project.github.world.closeIssue(issue?.number ?? 0);
  edit('ours');
  await check();
  expect([issue?.state, commentsOf(issue)]).toEqual(['closed', []]);
  edit('theirs');
  await check();
  expect(issues().map(({ state }) => state)).toEqual(['closed', 'open']);
});

it('fails for drift where it is told to', async () => {
  edit('theirs');
  const run = await check({ inputs: { 'fail-on-drift': 'true' } });
  expectFailed(run, 'drift');
  expect(issues()).toHaveLength(1);
});

it('keeps the issue open, and fails with its reason, while an endpoint cannot be read', async () => {
  edit('theirs');
  await check();
  edit('ours');
  const { world } = project.emulator;
  world.addFault({ method: 'GET', path: '/api/2.0/serving-endpoints/churn', kind: 'status', status: 403, message: 'churn is not for you' });
  const run = await check();
  expectFailed(run, 'permission-denied');
  expect(run.log).toContain('churn is not for you');
  expect(run.summary).toContain('churn');
  expect(issues().map(({ state }) => state)).toEqual(['open']);
  expect(writes(run.github)).toEqual([]);
});

it('does not call the workspace clean from a part of it', async () => {
  edit('theirs');
  await check();
  const run = await check({ inputs: { only: 'churn' } });
  expect([run.status, run.outputs['has-drift']]).toEqual([0, 'false']);
  expect(issues().map(({ state }) => state)).toEqual(['open']);
});

it('is also an endpoint that somebody took over', async () => {
  consoleEdit(project.emulator.world, 'chat', { tags: { remove: ['endpoints_manifest'] } });
  const run = await check();
  expect(run.outputs).toMatchObject({ 'has-drift': 'true' });
  expect(issues()[0]?.body).toContain('chat');
});

it('is not a stopped endpoint, nor one that is recovering', async () => {
  project.emulator.world.crashEntity('churn', 'champion');
  expect((await check()).outputs['has-drift']).toBe('false');
  consoleStop(project.emulator.world, 'churn');
  expect((await check()).outputs['has-drift']).toBe('false');
});

it('writes no issue where it is told not to', async () => {
  edit('theirs');
  const run = await check({ inputs: { 'drift-issue': 'false' } });
  expect([run.status, run.outputs['has-drift'], run.github]).toEqual([0, 'true', []]);
});

it('warns where it may not write issues: that is never the reason', async () => {
  edit('theirs');
  project.github.world.setPermissions({ contents: 'read', issues: 'read', 'pull-requests': 'write' });
  const run = await check();
  expect([run.status, run.outputs['failure-reason'], run.outputs['has-drift']]).toEqual([0, undefined, 'true']);
  expect(run.log).toMatch(/::warning::.*issues: write/);
  expect(issues()).toEqual([]);
});
