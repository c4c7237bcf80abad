/** Pull requests that get no secrets: planned against the base commit's manifest, with no request to any workspace. */
import { startProject, type Project } from '../helpers/project.js';
import { chat, manifest } from './manifests.js';

describe('an offline plan', () => {
  let project: Project;
  const before = manifest({ support: chat() });
  const after = manifest({ support: chat(), sales: chat() });
  const noCredentials = { 'databricks-host': '', 'databricks-token': '' } as const;
  beforeAll(async () => {
    project = await startProject({ manifest: before });
  });
  afterAll(async () => {
    await project.close();
  });

  it('is what a fork gets', async () => {
    const { world } = project.github;
    world.fork('stranger');
    const number = world.createPullRequest({ title: 'From a fork', branch: 'more', by: 'stranger', fork: 'stranger', files: { 'endpoints.yml': after } }).number;
    const run = await project.run({ event: 'pull_request', about: { number }, files: { 'endpoints.yml': after }, inputs: noCredentials });
    expect([run.status, run.outputs]).toEqual([0, expect.objectContaining({ mode: 'plan', create: '1', unchanged: '1' })]);
    expect(run.workspace).toEqual([]);
    expect(run.summary).toMatch(/live state|not read/i);
    expect(world.comments(number)[0]?.body).toContain('"offline":true');
  });

  it('is a summary alone where the token may not comment', async () => {
    const { world } = project.github;
    world.setPermissions({ contents: 'read' });
    const number = world.createPullRequest({ title: 'Read-only token', branch: 'more-2', by: 'stranger', fork: 'stranger', files: { 'endpoints.yml': after } }).number;
    const run = await project.run({ event: 'pull_request', about: { number }, files: { 'endpoints.yml': after }, inputs: noCredentials });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(run.summary).toContain('1 to create');
    expect(world.comments(number)).toHaveLength(0);
    world.setPermissions({ contents: 'read', 'pull-requests': 'write', issues: 'write' });
  });

  it('reads the head through the API on `pull_request_target`, and never uses the credentials that are there', async () => {
    const { world } = project.github;
    const number = world.createPullRequest({ title: 'Target', branch: 'target', files: { 'endpoints.yml': after } }).number;
    const run = await project.run({ event: 'pull_request_target', about: { number }, files: { 'endpoints.yml': before } });
    expect([run.status, run.outputs]).toEqual([0, expect.objectContaining({ create: '1' })]);
    expect(run.workspace).toEqual([]);
  });

  it('refuses to apply there', async () => {
    const run = await project.run({ event: 'pull_request_target', about: {}, inputs: { mode: 'apply' } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'invalid-input']);
    expect(run.workspace).toEqual([]);
  });

  it('approves nothing', async () => {
    const { world } = project.github;
    const number = world.createPullRequest({ title: 'Offline only', branch: 'only', files: { 'endpoints.yml': after } }).number;
    await project.run({ event: 'pull_request_target', about: { number }, files: { 'endpoints.yml': before } });
    world.merge(number, 'squash');
    const run = await project.run({ event: 'push' });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'plan-missing']);
    expect(run.workspace.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
