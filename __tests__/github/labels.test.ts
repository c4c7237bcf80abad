import { enter, leave, type Room } from './support.js';

afterEach(leave);

const label = 'allow-destroy';

/** A room whose time the test moves on, and a pull request in it, by `ana`. */
async function enterLater(input: { fork?: string; labels?: string[] } = {}): Promise<Room & { number: number; pass: (minutes: number) => string }> {
  let now = Date.parse('2026-03-01T10:00:00Z');
  const room = await enter({ now: () => new Date(now) });
  room.world.addCollaborator('ben', 'maintain');
  const { number } = room.world.createPullRequest({ title: 'Drop chat', branch: 'chat', by: 'ana', files: { a: '1' }, ...input });
  const pass = (minutes: number): string => {
    now += minutes * 60_000;
    return `${new Date(now).toISOString().slice(0, 19)}Z`;
  };
  return { ...room, number, pass };
}

it('is nothing, in one request, where the label is not there, or no longer', async () => {
  const { github, world, number, asked } = await enterLater();
  expect(await github.labels.grantOf(number, label)).toBeUndefined();
  expect(asked()).toEqual([`GET /pulls/${number}`]);
  world.setLabel(number, label, { by: 'ben' });
  world.removeLabel(number, label);
  expect(await github.labels.grantOf(number, label)).toBeUndefined();
  expect(await github.labels.grantOf(999, label)).toBeUndefined();
});

it('tells who set it last, when, with what right, and when the head was pushed: four requests', async () => {
  const { github, world, number, pass, asked } = await enterLater();
  const pushedAt = pass(0);
  pass(5);
  world.setLabel(number, label, { by: 'ana' });
  world.removeLabel(number, label, 'ben');
  const setAt = pass(5);
  world.setLabel(number, label, { by: 'ben' });
  world.addLabels(number, 'bug');
  expect(await github.labels.grantOf(number, 'Allow-Destroy')).toEqual({
    author: 'ana', head: world.tip('chat').sha, setAt, by: { login: 'ben', bot: false, permission: 'maintain' }, changedAt: pushedAt,
  });
  expect(asked().sort()).toEqual([`GET /activity`, 'GET /collaborators/ben/permission', `GET /issues/${number}/events`, `GET /pulls/${number}`].sort());
});

it('takes the server\'s word for when the head was pushed, not the commit\'s', async () => {
  const { github, world, number, pass } = await enterLater();
  pass(5);
  world.setLabel(number, label, { by: 'ben' });
  const pushedAt = pass(5);
  world.pushCommit('chat', { files: { a: '2' }, by: 'ana', date: '2020-01-01T00:00:00Z' });
  expect((await github.labels.grantOf(number, label))!.changedAt).toBe(pushedAt);
  const forcedAt = pass(5);
  world.pushCommit('chat', { files: { a: '3' }, by: 'ana', date: '2020-01-01T00:00:00Z', force: true });
  const grant = await github.labels.grantOf(number, label);
  expect(grant).toMatchObject({ changedAt: forcedAt, head: world.tip('chat').sha });
  expect(Date.parse(grant!.setAt!)).toBeLessThan(Date.parse(forcedAt));
});

it('counts a change of the base branch as a change, too', async () => {
  const { github, world, number, pass } = await enterLater();
  world.pushCommit('release', { files: { b: '1' } });
  pass(5);
  world.setLabel(number, label, { by: 'ben' });
  const changedAt = pass(5);
  world.changeBase(number, 'release', 'ana');
  expect(await github.labels.grantOf(number, label)).toMatchObject({ changedAt });
});

it('holds after the merge, when the branch is gone or used again', async () => {
  const { github, world, number, pass } = await enterLater();
  const pushedAt = pass(0);
  pass(5);
  world.setLabel(number, label, { by: 'ben' });
  const head = world.tip('chat').sha;
  world.merge(number);
  world.deleteBranch('chat');
  expect(await github.labels.grantOf(number, label)).toMatchObject({ changedAt: pushedAt, head });
  pass(5);
  world.pushCommit('chat', { files: { c: '1' } });
  expect(await github.labels.grantOf(number, label)).toMatchObject({ changedAt: pushedAt, head });
});

it('takes the word of a plan of the same head and the same setting for the push, and of the events for the base branch', async () => {
  const { github, world, number, pass, asked } = await enterLater();
  pass(5);
  const at = pass(0);
  world.setLabel(number, label, { by: 'ben' });
  const head = world.tip('chat').sha;
  world.merge(number);
  world.deleteBranch('chat');
  const grant = await github.labels.grantOf(number, label, { head, by: 'Ben', at });
  expect(grant).toMatchObject({ afterPush: true, head, setAt: at });
  expect(grant).not.toHaveProperty('changedAt');
  expect(asked()).not.toContain('GET /activity');
  world.pushCommit('release', { files: { b: '1' } });
  const changedAt = pass(5);
  world.changeBase(number, 'release', 'ana');
  expect(await github.labels.grantOf(number, label, { head, by: 'ben', at })).toMatchObject({ afterPush: true, changedAt });
});

it.each([
  ['head', { head: 'b'.repeat(40) }],
  ['person', { by: 'ana' }],
  ['time', { at: '2026-03-01T10:04:59Z' }],
])('asks for the push itself where the plan knew another %s', async (_what, other) => {
  const { github, world, number, pass, asked } = await enterLater();
  const pushedAt = pass(0);
  const at = pass(5);
  world.setLabel(number, label, { by: 'ben' });
  const grant = await github.labels.grantOf(number, label, { head: world.tip('chat').sha, by: 'ben', at, ...other });
  expect(grant).toMatchObject({ changedAt: pushedAt });
  expect(grant).not.toHaveProperty('afterPush');
  expect(asked()).toContain('GET /activity');
});

it('does not know the push while the list of moves lags', async () => {
  const { github, world, number } = await enterLater();
  world.setLabel(number, label, { by: 'ben' });
  world.setLag({ activityCalls: 1 });
  expect(await github.labels.grantOf(number, label)).not.toHaveProperty('changedAt');
  expect(await github.labels.grantOf(number, label)).toHaveProperty('changedAt');
});

it('reads the moves of a fork where it may, and does not know them where it may not', async () => {
  const { github, world, number, asked, standIn } = await enterLater({ fork: 'ana' });
  world.setLabel(number, label, { by: 'ben' });
  expect(await github.labels.grantOf(number, label)).toHaveProperty('changedAt');
  expect(standIn.requests.map(({ path }) => path)).toContain('/repos/ana/ml-platform/activity');
  expect(asked()).not.toContain('GET /activity');
  world.failNext({ kind: 'reply', path: '/repos/ana/**', status: 404, body: { message: 'Not Found' } });
  expect(await github.labels.grantOf(number, label)).not.toHaveProperty('changedAt');
  world.failNext({ kind: 'reply', path: '/repos/ana/**', status: 403, body: { message: 'Resource not accessible by integration' } });
  expect(await github.labels.grantOf(number, label)).not.toHaveProperty('changedAt');
});

it('knows bots, and asks for no permission of theirs', async () => {
  const { github, world, number, asked } = await enterLater();
  world.setLabel(number, label, { by: 'github-actions[bot]' });
  expect(await github.labels.grantOf(number, label)).toMatchObject({
    by: { login: 'github-actions[bot]', bot: true, permission: 'none' },
  });
  expect(asked().some((line) => line.includes('collaborators'))).toBe(false);
});

it('knows a person who set it through an app as that person', async () => {
  const { github, world, number } = await enterLater();
  world.setLabel(number, label, { by: 'ben', viaApp: true });
  expect(await github.labels.grantOf(number, label)).toMatchObject({ by: { login: 'ben', bot: false, permission: 'maintain' } });
});

it('does not know who it was where the account is gone', async () => {
  const { github, world, number } = await enterLater();
  world.state.labels.set(label, { id: 1, name: label, color: 'ff0000', description: null, default: false });
  world.pullRequest(number).labels.push(label);
  const grant = await github.labels.grantOf(number, label);
  expect(grant).not.toHaveProperty('by');
  expect(grant).not.toHaveProperty('setAt');
});

it('reads all events', async () => {
  const { github, world, number, pass, asked } = await enterLater();
  world.setLabel(number, label, { by: 'ana' });
  for (let index = 0; index < 60; index += 1) {
    world.addLabels(number, 'bug');
    world.removeLabel(number, 'bug');
  }
  world.removeLabel(number, label);
  const setAt = pass(1);
  world.setLabel(number, label, { by: 'ben' });
  expect(await github.labels.grantOf(number, label)).toMatchObject({ setAt, by: { login: 'ben' } });
  expect(asked().filter((line) => line.endsWith('/events'))).toHaveLength(2);
});

it('fails where it may not look, rather than say that nobody set it', async () => {
  const { github, world, number } = await enterLater();
  world.setLabel(number, label, { by: 'ben' });
  world.setPermissions({ 'pull-requests': 'read' });
  await expect(github.labels.grantOf(number, label)).rejects.toMatchObject({ hint: 'Add `contents: read` to the job\'s `permissions`.' });
  world.setPermissions({ contents: 'read' });
  await expect(github.labels.grantOf(number, label)).rejects.toMatchObject({ hint: 'Add `pull-requests: read` to the job\'s `permissions`.' });
});
