import { enter, leave } from './support.js';

afterEach(leave);

describe('relation', () => {
  it('tells how one commit stands to another, without the files', async () => {
    const { github, world, standIn } = await enter();
    const first = world.tip().sha;
    const second = world.pushCommit('main', { files: { a: '1' } }).sha;
    const side = world.pushCommit('side', { files: { b: '1' }, from: first }).sha;
    const { relation } = github.commits;
    expect(await relation(first, second)).toBe('ahead');
    expect(await relation(second, first)).toBe('behind');
    expect(await relation(second, second)).toBe('identical');
    expect(await relation(second, side)).toBe('diverged');
    expect(standIn.requests.every(({ query }) => query['page'] === '2' && query['per_page'] === '1')).toBe(true);
  });

  it('is not known for a commit that was forced away', async () => {
    const { github, world } = await enter();
    expect(await github.commits.relation('e'.repeat(40), world.tip().sha)).toBeUndefined();
  });

  it('fails where the history cannot be read', async () => {
    const { github, world } = await enter();
    world.setPermissions({ issues: 'write' });
    await expect(github.commits.relation(world.tip().sha, world.tip().sha)).rejects.toMatchObject({ hint: 'Add `contents: read` to the job\'s `permissions`.' });
  });
});

describe('permission', () => {
  it.each(['admin', 'maintain', 'write', 'triage', 'read'] as const)('%s', async (permission) => {
    const { github, world, asked } = await enter();
    world.addCollaborator('ana', permission);
    expect(await github.members.permission('ana')).toBe(permission);
    expect(asked()).toEqual(['GET /collaborators/ana/permission']);
  });

  it('is none for strangers and for what is no user', async () => {
    const { github, world } = await enter();
    world.addComment(world.openIssue({ title: 'Hello' }).number, 'Hi', 'mallory');
    expect(await github.members.permission('mallory')).toBe('none');
    expect(await github.members.permission('copilot')).toBe('none');
    expect(await github.members.permission('some-app[bot]')).toBe('none');
  });

  it('of a role that the organization made is the one it builds on', async () => {
    const { github, world } = await enter();
    world.failNext({ kind: 'reply', status: 200, body: { permission: 'write', role_name: 'release-captain', user: null } });
    expect(await github.members.permission('ana')).toBe('write');
  });

  it('fails where GitHub does not answer, rather than say none', async () => {
    const { github, world } = await enter();
    world.failNext({ times: 9 });
    await expect(github.members.permission('ana')).rejects.toMatchObject({ code: 'api-error' });
  });
});

it('tells where a branch is, and that there is none', async () => {
  const { github, world } = await enter();
  const { sha } = world.pushCommit('release/1.x', { files: { a: '1' } });
  expect(await github.commits.tip('release/1.x')).toBe(sha);
  expect(await github.commits.tip('main')).toBe(world.tip().sha);
  expect(await github.commits.tip('gone')).toBeUndefined();
});
