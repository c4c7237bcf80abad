import { shorten } from '../../src/github/short-text.js';
import { enter, leave } from './support.js';

afterEach(leave);

describe('set', () => {
  it('takes one request, and the newest of a context counts', async () => {
    const { github, world, standIn, asked } = await enter();
    const { sha } = world.tip();
    const about = { commit: sha, context: 'endpoints / prod' };
    await github.commitStatuses.set({ ...about, state: 'pending', description: 'Planning' });
    await github.commitStatuses.set({ ...about, state: 'failure', description: 'Plan again', url: 'https://github.com/acme/ml-platform/actions/runs/1' });
    expect(asked()).toEqual([`POST /statuses/${sha}`, `POST /statuses/${sha}`]);
    const combined = await fetch(`${standIn.url}/repos/acme/ml-platform/commits/${sha}/status`, { headers: { authorization: `Bearer ${world.token}` } });
    expect(await combined.json()).toMatchObject({
      state: 'failure', total_count: 1, statuses: [{ context: 'endpoints / prod', description: 'Plan again', target_url: expect.stringMatching(/runs\/1$/) }],
    });
  });

  it('cuts the description at a word, to what GitHub takes', async () => {
    const { github, world } = await enter();
    const { sha } = world.tip();
    await github.commitStatuses.set({ commit: sha, context: 'c', state: 'success', description: `${'Größe '.repeat(40)}end` });
    const { description } = world.state.statuses.at(-1)!;
    expect(Array.from(description!).length).toBeLessThanOrEqual(140);
    expect(description).toMatch(/Größe…$/);
  });

  it('leaves out what GitHub refuses in a description: a status that is required must not be missing over an emoji', async () => {
    const { github, world } = await enter();
    await github.commitStatuses.set({ commit: world.tip().sha, context: 'c', state: 'failure', description: 'manifest-invalid: `🐛 chat` is no name ✅' });
    expect(world.state.statuses.at(-1)?.description).toBe('manifest-invalid: ` chat` is no name ✅');
  });

  it('names the line that is missing', async () => {
    const { github, world } = await enter();
    world.setPermissions({ contents: 'read', statuses: 'read', 'pull-requests': 'write' });
    await expect(github.commitStatuses.set({ commit: world.tip().sha, context: 'c', state: 'success', description: 'd' })).rejects.toMatchObject({
      code: 'permission-denied', hint: expect.stringMatching(/^Add `statuses: write` to the job's `permissions`\. A pull request from a fork/),
      message: expect.stringContaining('set the status `c` of commit'),
    });
  });

  it('is made again where the answer was lost, and after a limit', async () => {
    const { github, world } = await enter();
    const { sha } = world.tip();
    world.failNext({ method: 'POST', path: '/statuses/*', performed: true });
    world.failNext({ method: 'POST', path: '/statuses/*', kind: 'secondary-limit', retryAfter: 1 });
    await github.commitStatuses.set({ commit: sha, context: 'c', state: 'success', description: 'd' });
    expect(new Set(world.state.statuses.map(({ state }) => state))).toEqual(new Set(['success']));
  });
});

describe('find', () => {
  it('is the newest of a context, with the run that set it, in one request', async () => {
    const { github, world, asked } = await enter();
    const { sha } = world.tip();
    const url = 'https://github.com/acme/ml-platform/actions/runs/1';
    for (const state of ['success', 'pending'] as const) await github.commitStatuses.set({ commit: sha, context: 'Endpoints apply', state, description: 'd', url });
    await github.commitStatuses.set({ commit: sha, context: 'other', state: 'failure', description: 'd' });
    const before = asked().length;
    expect(await github.commitStatuses.find(sha, 'endpoints apply')).toEqual({ state: 'pending', url, updatedAt: expect.stringMatching(/^\d{4}-/) });
    expect(asked().length - before).toBe(1);
    expect(await github.commitStatuses.find(sha, 'other')).toEqual({ state: 'failure', updatedAt: expect.any(String) });
    expect(await github.commitStatuses.find(sha, 'endpoints')).toBeUndefined();
  });
});

describe('shorten', () => {
  it.each([
    ['one  line\nonly ', 'one line only'],
    ['x'.repeat(140), 'x'.repeat(140)],
    ['x'.repeat(141), `${'x'.repeat(139)}…`],
    [`${'word '.repeat(27)}lastword`, `${'word '.repeat(27).trimEnd()}…`],
    [`${'a'.repeat(137)}, b and more`, `${'a'.repeat(137)}…`],
    ['Größe 数 of 😀 and 🐛', 'Größe 数 of and'],
    [`${'😀'.repeat(150)}only words`, 'only words'],
  ])('%s', (text, short) => { expect(shorten(text)).toBe(short); });
});
