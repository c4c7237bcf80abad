/** The main story, told by the committed bundle as a process: plan, merge, apply, empty plan, console edit, drift, revert. */
import { readFileSync } from 'node:fs';
import { consoleEdit } from '../../src/emulator/index.js';
import { nodeBinaries } from '../helpers/nodes.js';
import { startProject, writes, type Project } from '../helpers/project.js';

const example = readFileSync('examples/endpoints.yml', 'utf8');

describe.each(nodeBinaries())('the story under $name', ({ path: node }) => {
  let project: Project;
  beforeAll(async () => {
    project = await startProject();
  });
  afterAll(async () => {
    await project.close();
  });

  const comments = (number: number): string[] => project.github.world.comments(number).map((comment) => comment.body);

  it('plans on a pull request, and changes nothing', async () => {
    const { world } = project.github;
    world.createPullRequest({ title: 'Serve models', branch: 'serve', files: { 'endpoints.yml': example } });
    const run = await project.run({ event: 'pull_request', about: { number: 1 }, node });
    expect(run.log).toContain('3 to create');
    expect(run.status).toBe(0);
    expect(run.outputs).toMatchObject({ mode: 'plan', create: '3', update: '0', 'has-changes': 'true', targets: '[]' });
    expect(run.outputs['failure-reason']).toBeUndefined();
    expect(writes(run.workspace)).toEqual([]);
    expect(comments(1)).toHaveLength(1);
    expect(comments(1)[0]).toMatch(/^<!-- databricks-endpoints:plan \{/);
    expect(run.outputs['comment-url']).toContain('/pull/1#issuecomment-');
  });

  it('updates the same comment when the plan runs again', async () => {
    const run = await project.run({ event: 'pull_request', about: { number: 1, action: 'synchronize' }, node });
    expect(run.status).toBe(0);
    expect(comments(1)).toHaveLength(1);
  });

  it('applies on merge exactly what was reviewed, and waits until everything is ready', async () => {
    project.github.world.merge(1, 'squash');
    const run = await project.run({ event: 'push', node });
    expect(run.log).toContain('DEPLOYMENT_READY');
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(run.workspace)).toEqual(Array(3).fill('POST /api/2.0/serving-endpoints'));
    expect(JSON.parse(run.outputs['endpoints'] ?? '')).toMatchObject({ 'churn-scoring': { action: 'create', state: 'READY' } });
    expect(comments(1)).toHaveLength(1);
    expect(comments(1)[0]).toContain('"state":"applied"');
  });

  it('then plans nothing', async () => {
    const run = await project.run({ event: 'schedule', inputs: { mode: 'plan' }, node });
    expect(run.outputs).toMatchObject({ 'has-changes': 'false', unchanged: '3' });
    expect(run.status).toBe(0);
  });

  it('finds a console edit, opens the drift issue, and does not write twice for the same findings', async () => {
    consoleEdit(project.emulator.world, 'openai_endpoint', { tags: { add: { team: 'edited' } } });
    const run = await project.run({ event: 'schedule', node });
    expect(run.outputs).toMatchObject({ mode: 'drift', 'has-drift': 'true', update: '1' });
    expect(run.status).toBe(0);
    const [issue] = project.github.world.issues().filter((known) => known.pull === null);
    expect(issue).toMatchObject({ state: 'open' });
    expect(issue?.body).toContain('tags');
    const again = await project.run({ event: 'schedule', node });
    expect(writes(again.github)).toEqual([]);
  });

  it('reverts on a dispatched apply and closes the issue', async () => {
    const run = await project.run({ event: 'workflow_dispatch', inputs: { mode: 'apply' }, node });
    expect([run.status, run.log]).toEqual([0, expect.stringContaining('applied')]);
    expect(writes(run.workspace)).toEqual(['PATCH /api/2.0/serving-endpoints/openai_endpoint/tags']);
    const clean = await project.run({ event: 'schedule', node });
    expect(clean.outputs).toMatchObject({ 'has-drift': 'false' });
    const [issue] = project.github.world.issues().filter((known) => known.pull === null);
    expect(issue?.state).toBe('closed');
  });

  it('spoke only to routes that exist', () => {
    expect(project.emulator.unknownRequests).toEqual([]);
    expect(project.github.unknownRequests).toEqual([]);
    expect(project.github.complaints).toEqual([]);
  });
});
