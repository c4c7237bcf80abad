import type { components } from '@octokit/openapi-types';
import { viewDeployment } from '../../src/github-stand-in/views/automation-view.js';
import { call, octokitOf, REPO, start, stopAll } from './support.js';

afterEach(stopAll);

describe('check runs and statuses', () => {
  it('are made, completed and listed', async () => {
    const github = await start();
    const { checks } = octokitOf(github);
    const { sha } = github.world.tip();
    const made = await checks.create({ ...REPO, name: 'plan', head_sha: sha, status: 'in_progress' });
    expect(made.data).toMatchObject({ status: 'in_progress', conclusion: null, app: { slug: 'github-actions' } });
    const annotation = { path: 'endpoints.yml', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' } as const;
    const done = await checks.update({ ...REPO, check_run_id: made.data.id, conclusion: 'success', output: { title: 't', summary: 's', annotations: [annotation] } });
    expect(done.data).toMatchObject({ status: 'completed', conclusion: 'success', output: { annotations_count: 1 } });
    const listed = await checks.listForRef({ ...REPO, ref: 'main', check_name: 'plan' });
    expect(listed.data).toMatchObject({ total_count: 1, check_runs: [{ id: made.data.id }] });
    const path = `PATCH /check-runs/${made.data.id}`;
    expect((await call(github, path, { body: { status: 'completed' } })).status).toBe(422);
    expect((await call(github, path, { body: { output: { title: 't', summary: 'x'.repeat(65536) } } })).status).toBe(422);
    const many = Array.from({ length: 51 }, () => annotation);
    expect((await call(github, path, { body: { output: { title: 't', summary: 's', annotations: many } } })).status).toBe(422);
    github.world.addToken('pat', { login: 'anna', permissions: 'all', installation: false });
    expect((await call(github, 'POST /check-runs', { token: 'pat', body: { name: 'x', head_sha: sha } })).status).toBe(403);
  });

  it('combine to one state', async () => {
    const github = await start();
    const { sha } = github.world.tip();
    const set = (context: string, state: string) => call(github, `POST /statuses/${sha}`, { body: { state, context } });
    expect((await call(github, 'GET /commits/main/status')).body).toMatchObject({ state: 'pending', total_count: 0 });
    await set('a', 'failure');
    await set('b', 'success');
    expect((await call(github, 'GET /commits/main/status'))).toHaveProperty('body.state', 'failure');
    await set('a', 'success');
    expect((await call(github, `GET /commits/${sha}/status`)).body).toMatchObject({ state: 'success', total_count: 2 });
    expect((await call(github, `GET /commits/${sha}/statuses`)).body).toHaveLength(3);
    expect((await set('a', 'done')).status).toBe(422);
    expect((await call(github, `POST /statuses/${sha}`, { body: { state: 'success', description: 'x'.repeat(141) } })).status).toBe(422);
  });
});

describe('deployments', () => {
  it('replace each other as they succeed', async () => {
    const github = await start();
    const { repos } = octokitOf(github);
    const make = async () => (await repos.createDeployment({ ...REPO, ref: 'main', environment: 'prod', payload: { digest: 'abc' }, required_contexts: [] })).data as { id: number };
    const [first, second] = [await make(), await make()];
    for (const { id } of [first, second]) await repos.createDeploymentStatus({ ...REPO, deployment_id: id, state: 'success' });
    const states = async (id: number) => (await repos.listDeploymentStatuses({ ...REPO, deployment_id: id })).data.map((item) => item.state);
    expect(await states(first.id)).toEqual(['inactive', 'success']);
    expect(await states(second.id)).toEqual(['success']);
    const listed = await repos.listDeployments({ ...REPO, environment: 'prod' });
    expect(listed.data.map((item) => [item.id, item.payload])).toEqual([[second.id, { digest: 'abc' }], [first.id, { digest: 'abc' }]]);
    expect((await call(github, 'GET /deployments?environment=dev')).body).toEqual([]);
    expect((await call(github, `POST /deployments/${first.id}/statuses`, { body: { state: 'great' } })).status).toBe(422);
    const [deployment] = github.world.state.deployments.values();
    if (deployment === undefined) throw new Error('none');
    const shape: Omit<components['schemas']['deployment'], 'payload'> = viewDeployment(github.world.state, deployment);
    expect(shape.ref).toBe('main');
  });

  it('wait for statuses unless told not to', async () => {
    const github = await start();
    await call(github, 'POST /statuses/main', { body: { state: 'pending', context: 'ci' } });
    expect((await call(github, 'POST /deployments', { body: { ref: 'main' } })).status).toBe(409);
    expect((await call(github, 'POST /deployments', { body: { ref: 'main', required_contexts: [] } })).status).toBe(201);
    expect((await call(github, 'POST /deployments', { body: { ref: 'none' } })).status).toBe(422);
  });
});

describe('workflows', () => {
  it('are dispatched where the file says so', async () => {
    const github = await start({ files: { '.github/workflows/apply.yml': 'on: workflow_dispatch\n', '.github/workflows/ci.yml': 'on: push\n' } });
    github.world.setPermissions({ actions: 'write' });
    const dispatch = (file: string, body: unknown) => call(github, `POST /actions/workflows/${file}/dispatches`, { body });
    expect((await dispatch('apply.yml', { ref: 'main', inputs: { digest: 'abc' } })).status).toBe(204);
    expect(github.world.state.dispatches).toEqual([
      { workflow: '.github/workflows/apply.yml', ref: 'refs/heads/main', inputs: { digest: 'abc' }, by: 'github-actions[bot]' },
    ]);
    expect((await dispatch('ci.yml', { ref: 'main' })).status).toBe(422);
    expect((await dispatch('none.yml', { ref: 'main' })).status).toBe(404);
    expect((await dispatch('apply.yml', { ref: 'none' })).status).toBe(422);
    const runs = (await call(github, 'GET /actions/runs?event=workflow_dispatch')).body as { workflow_runs: { id: number }[] };
    expect((await call(github, `GET /actions/runs/${runs.workflow_runs[0]?.id ?? 0}`)).body).toMatchObject({ event: 'workflow_dispatch', status: 'queued' });
  });
});
