import type { Deployment } from '../../src/ports/deployments.js';
import { call } from '../github-stand-in/support.js';
import { enter, leave, type Room } from './support.js';

afterEach(leave);

interface Applied { id: number; sha: string }

/** A commit on the default branch and our deployment of it. */
async function deploy(room: Room, environment: string, state: 'success' | 'failure' | 'error' | 'in_progress', payload: Record<string, unknown> = {}): Promise<Applied> {
  const { world, github } = room;
  const { sha } = world.pushCommit('main', { files: { 'endpoints.yml': String(Math.random()) } });
  const id = await github.deployments.create({ commit: sha, environment, description: 'Applied', payload });
  await github.deployments.setState(id, { state: 'in_progress', description: 'Applying 2 changes' });
  if (state !== 'in_progress') {
    await github.deployments.setState(id, { state, description: 'Done', logUrl: `https://github.com/acme/ml-platform/actions/runs/${id}`, environmentUrl: 'https://dbc-1.cloud.databricks.com' });
  }
  return { id, sha };
}

async function latest(github: Room['github'], environment: string): Promise<Deployment | undefined> {
  for await (const { descriptions: _descriptions, ...deployment } of github.deployments.successes(environment)) return deployment;
  return undefined;
}

const jobEnvironment = (room: Room, environment: string, event: 'push' | 'pull_request' = 'push'): string =>
  room.world.runnerEnvironment(event, { environment, payload: room.world.eventPayload(event) })['GITHUB_RUN_ID']!;

describe('create', () => {
  it('deploys the commit as it is, whatever its checks say and the branch has on top', async () => {
    const { github, world } = await enter();
    const { sha } = world.tip();
    world.pushCommit('main', { files: { a: '1' } });
    await github.commitStatuses.set({ commit: sha, context: 'build', state: 'failure', description: 'red' });
    const id = await github.deployments.create({ commit: sha, environment: 'prod', description: 'x'.repeat(300), payload: { digest: 'abc' } });
    const made = world.state.deployments.get(id)!;
    expect(made).toMatchObject({ sha, environment: 'prod', task: 'deploy:endpoints', payload: { digest: 'abc' }, transient: false });
    expect(made.description).toHaveLength(140);
  });

  it('makes one where the first answer was lost', async () => {
    const room = await enter();
    room.world.failNext({ method: 'POST', path: '/deployments', performed: true });
    const { id } = await deploy(room, 'prod', 'success', { digest: 'abc', run: '7' });
    expect([...room.world.state.deployments.keys()]).toEqual([id]);
  });

  it('makes it again where it did not come to be, though an earlier run deployed the same commit', async () => {
    const { github, world } = await enter();
    const about = { commit: world.tip().sha, environment: 'prod', description: 'd' };
    const first = await github.deployments.create({ ...about, payload: { run: '1' } });
    world.failNext({ method: 'POST', path: '/deployments', kind: 'drop' });
    const second = await github.deployments.create({ ...about, payload: { run: '2' } });
    expect([...world.state.deployments.keys()]).toEqual([first, second]);
  });

  it('names the line that is missing', async () => {
    const { github, world } = await enter();
    world.setPermissions({ contents: 'read', deployments: 'read' });
    const denied = { code: 'permission-denied', hint: expect.stringContaining('Add `deployments: write`') };
    await expect(github.deployments.create({ commit: world.tip().sha, environment: 'prod', description: '', payload: {} })).rejects.toMatchObject(denied);
    await expect(github.deployments.setState(1, { state: 'success', description: '' })).rejects.toMatchObject(denied);
    world.setPermissions({ contents: 'read' });
    await expect(latest(github, 'prod')).rejects.toMatchObject({ hint: 'Add `deployments: read` to the job\'s `permissions`.' });
  });
});

describe('the last success', () => {
  it('is none where nothing was deployed', async () => {
    const { github, asked } = await enter();
    expect(await latest(github, 'prod')).toBeUndefined();
    expect(asked()).toEqual(['GET /deployments']);
  });

  it('is the newest of that environment, in two requests', async () => {
    const room = await enter();
    await deploy(room, 'prod', 'success');
    const last = await deploy(room, 'prod', 'success', { digest: 'abc' });
    await deploy(room, 'dev', 'success');
    const before = room.asked().length;
    expect(await latest(room.github, 'prod')).toEqual({
      id: last.id, commit: last.sha, payload: { digest: 'abc' }, createdAt: expect.any(String), url: expect.stringMatching(new RegExp(`/actions/runs/${last.id}$`)),
    });
    expect(room.asked().slice(before)).toEqual(['GET /deployments', `GET /deployments/${last.id}/statuses`]);
  });

  it('passes over what failed or is under way, also where the success before was made inactive', async () => {
    const room = await enter();
    const good = await deploy(room, 'prod', 'success');
    await call(room.standIn, `POST /deployments/${good.id}/statuses`, { body: { state: 'inactive' } });
    await deploy(room, 'prod', 'failure');
    await deploy(room, 'prod', 'error');
    await deploy(room, 'prod', 'in_progress');
    expect(await latest(room.github, 'prod')).toMatchObject({ id: good.id, url: expect.stringContaining('/actions/runs/') });
  });

  it('does not take a failed one for successful because somebody made it inactive', async () => {
    const room = await enter();
    const failed = await deploy(room, 'prod', 'failure');
    await call(room.standIn, `POST /deployments/${failed.id}/statuses`, { body: { state: 'inactive' } });
    expect(await latest(room.github, 'prod')).toBeUndefined();
  });

  it('takes those that GitHub made for a job, but not for the plan of a pull request', async () => {
    const room = await enter();
    const { world, github } = room;
    const run = jobEnvironment(room, 'prod');
    world.finishRun(Number(run));
    world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
    world.finishRun(Number(jobEnvironment(room, 'prod', 'pull_request')));
    expect(await latest(github, 'prod')).toMatchObject({ commit: world.tip().sha, payload: {}, url: expect.stringContaining(`/runs/${run}/job/`) });
  });

  it('reads a payload that comes as text', async () => {
    const { github, world, standIn } = await enter();
    await call(standIn, 'POST /deployments', { body: { ref: world.tip().sha, environment: 'prod', payload: '{"digest":"abc"}', auto_merge: false } });
    await call(standIn, `POST /deployments/${[...world.state.deployments.keys()][0]!}/statuses`, { body: { state: 'success' } });
    const found = await latest(github, 'prod');
    expect(found).toMatchObject({ payload: { digest: 'abc' } });
    expect(found).not.toHaveProperty('url');
  });
});

describe('successes', () => {
  it('come newest first, with what was said of them, and no more is read than is asked for', async () => {
    const room = await enter();
    const first = await deploy(room, 'prod', 'success', { of: 'a' });
    await deploy(room, 'prod', 'success', { of: 'b' });
    const last = await deploy(room, 'prod', 'success', { of: 'a' });
    await call(room.standIn, `POST /deployments/${last.id}/statuses`, { body: { state: 'success', description: 'Once more' } });
    const before = room.asked().length;
    const found: unknown[] = [];
    for await (const { id, descriptions } of room.github.deployments.successes('prod', { where: ({ of }) => of === 'a' })) found.push([id, descriptions]);
    expect(found).toEqual([[last.id, ['Once more', 'Done']], [first.id, ['Done']]]);
    expect(room.asked().slice(before)).toEqual(['GET /deployments', `GET /deployments/${last.id}/statuses`, `GET /deployments/${first.id}/statuses`]);
    for await (const { id } of room.github.deployments.successes('prod')) {
      expect(id).toBe(last.id);
      break;
    }
    expect(room.asked().slice(before + 3)).toEqual(['GET /deployments', `GET /deployments/${last.id}/statuses`]);
  });
});

describe('an environment with many deployments', () => {
  const minute = (number: number): string => new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
  /** `count` of them, oldest first, each a minute after the last. */
  function fill(room: Room, count: number, facts: (index: number) => { payload?: Record<string, unknown>; task?: string; state?: 'success' | 'failure'; description?: string }): void {
    const { deployments } = room.world.state;
    for (let index = 0; index < count; index += 1) {
      const id = deployments.size + 1;
      const { payload = {}, state = 'success', task = Object.keys(payload).length === 0 ? 'deploy' : 'deploy:endpoints', description = '' } = facts(index);
      const createdAt = minute(id);
      const status = { id: id * 1000, state, creator: 'octocat', description, environment: 'prod', targetUrl: '', logUrl: '', environmentUrl: '', createdAt };
      deployments.set(id, { ...blank(room, id), task, payload, createdAt, updatedAt: createdAt, statuses: [status] });
    }
  }
  async function search(room: Room, of: string, most = 1): Promise<number[]> {
    const found: number[] = [];
    for await (const { id } of room.github.deployments.successes('prod', { where: (payload) => payload['of'] === of || Object.keys(payload).length === 0 })) {
      found.push(id);
      if (found.length >= most) break;
    }
    return found;
  }
  const notices = (room: Room): string[] => room.log.lines.filter((line) => line.startsWith('notice: '));

  it('of thirty other manifests: their payloads are told apart without a request, page by page', async () => {
    const room = await enter();
    fill(room, 3, () => ({ payload: { of: 'rare' } }));
    fill(room, 450, (index) => ({ payload: { of: `m${index % 30}` } }));
    expect(await search(room, 'rare')).toEqual([3]);
    // The first hundred, five more hundreds of ours and none of jobs, and the statuses of the one.
    expect(room.asked().map((line) => line.replace(/\/deployments$/, ' list'))).toEqual([...Array<string>(7).fill('GET  list'), 'GET /deployments/3/statuses']);
    expect(notices(room)).toEqual([]);
  });

  it('of jobs that say nothing: thirty of them are read, and ours behind them are found all the same', async () => {
    const room = await enter();
    fill(room, 1, () => ({ payload: { of: 'shop' } }));
    fill(room, 250, () => ({ state: 'failure' }));
    expect(await search(room, 'shop')).toEqual([1]);
    expect(room.asked()).toHaveLength(1 + 30 + 1 + 1);
    expect(notices(room)).toEqual([]);
  });

  it('comes newest first also where ours and those of jobs take turns beyond the first hundred', async () => {
    const room = await enter();
    fill(room, 20, (index) => (index % 2 === 0 ? { payload: { of: 'shop' } } : {}));
    fill(room, 120, () => ({ payload: { of: 'other' } }));
    expect(await search(room, 'shop', 99)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
    expect(notices(room)).toEqual([]);
  });

  it('that are more than are searched is told, with what to do', async () => {
    const room = await enter();
    fill(room, 31, () => ({ state: 'failure' }));
    expect(await search(room, 'shop')).toEqual([]);
    expect(room.asked()).toHaveLength(31);
    expect(notices(room)).toEqual([expect.stringMatching(/deployments to `prod` were not read to the end: at most 30 .*`environment`/)]);
  });

  it('of which a thousand and more are of other manifests is given up on after ten pages, and told', async () => {
    const room = await enter();
    fill(room, 1, () => ({ payload: { of: 'shop' } }));
    fill(room, 1010, () => ({ payload: { of: 'other' } }));
    expect(await search(room, 'shop')).toEqual([]);
    expect(room.asked()).toHaveLength(12);
    expect(notices(room)).toHaveLength(1);
  });
});

function blank({ world }: Room, id: number) {
  const { sha } = world.tip();
  const at = '2026-01-01T00:00:00Z';
  return { id, sha, ref: sha, task: 'deploy', payload: {}, environment: 'prod', description: null, transient: false, production: false, creator: 'octocat', createdAt: at, updatedAt: at };
}

describe('ofThisRun', () => {
  it('is none where jobs of one matrix share the environment, for nothing tells whose is whose; what has ended is another\'s', async () => {
    const room = await enter();
    const { github, world } = room;
    const about = { commit: world.tip().sha, environment: 'prod', run: jobEnvironment(room, 'prod') };
    const id = await github.deployments.ofThisRun(about);
    const { statuses, ...sibling } = world.state.deployments.get(id!)!;
    const other = { ...sibling, id: id! + 1000, statuses: [...statuses] };
    world.state.deployments.set(other.id, other);
    expect(await github.deployments.ofThisRun(about)).toBeUndefined();
    other.statuses.push({ ...statuses.at(-1)!, id: id! + 2000, state: 'success' });
    expect(await github.deployments.ofThisRun(about)).toBe(id);
  });

  it('is the one that the job\'s own environment made, not ours of an earlier attempt, nor another run\'s', async () => {
    const room = await enter();
    const { github, world } = room;
    const { sha: commit } = world.tip();
    const other = jobEnvironment(room, 'prod');
    const run = String(Number(other) * 10);
    const ours = await github.deployments.create({ commit, environment: 'prod', description: 'd', payload: {} });
    await github.deployments.setState(ours, { state: 'failure', description: 'd', logUrl: `https://github.com/acme/ml-platform/actions/runs/${run}` });
    expect(await github.deployments.ofThisRun({ commit, environment: 'prod', run })).toBeUndefined();
    const id = await github.deployments.ofThisRun({ commit, environment: 'prod', run: other });
    expect(world.state.deployments.get(id!)).toMatchObject({ environment: 'prod', task: 'deploy', sha: commit });
    expect(await github.deployments.ofThisRun({ commit, environment: 'dev', run: other })).toBeUndefined();
    await github.deployments.setState(id!, { state: 'in_progress', description: 'Applying', environmentUrl: 'https://dbc-1.cloud.databricks.com' });
    expect(world.state.deployments.get(id!)!.statuses.at(-1)).toMatchObject({ environmentUrl: 'https://dbc-1.cloud.databricks.com' });
  });
});
