import { parseMarker } from '../../src/markers.js';
import { bot, enter, leave, planBody, type Room } from './support.js';

afterEach(leave);

async function enterPull(): Promise<Room & { number: number }> {
  const room = await enter();
  const { number } = room.world.createPullRequest({ title: 'Bigger chat', branch: 'chat', files: { 'endpoints.yml': 'id: a' } });
  return { ...room, number };
}

describe('find', () => {
  it('reads on to the third page, oldest first, and asks who we are only there', async () => {
    const { world, github, number, asked } = await enterPull();
    const first = world.addComment(number, planBody({ state: 'closed' }), bot);
    for (let index = 0; index < 230; index += 1) world.addComment(number, `Nice, ${index}`);
    const last = world.addComment(number, planBody(), bot);
    const found = await github.planComments.find(number, 'support-llm', 'prod');
    expect(found.map(({ id }) => id)).toEqual([first.id, last.id]);
    expect(found[1]).toMatchObject({ body: planBody(), createdAt: last.createdAt, marker: { state: 'planned', endpoints: { chat: {} } } });
    expect(found[1]!.url).toContain(`/pull/${number}#issuecomment-${last.id}`);
    expect(asked()).toEqual([
      `GET /issues/${number}/comments`, 'POST /graphql', `GET /issues/${number}/comments`, `GET /issues/${number}/comments`,
    ]);
  });

  it('does not ask who we are where nobody wrote a marker', async () => {
    const { world, github, number, asked } = await enterPull();
    world.addComment(number, 'Please look.');
    expect(await github.planComments.find(number, 'support-llm', 'prod')).toEqual([]);
    expect(asked()).toEqual([`GET /issues/${number}/comments`]);
  });

  it('passes over what others wrote, and markers that do not come first', async () => {
    const { world, github, number } = await enterPull();
    world.addComment(number, planBody(), 'mallory');
    world.addComment(number, planBody(), 'github-actions');
    world.addComment(number, planBody(), 'other-app[bot]');
    world.addComment(number, ` ${planBody()}`, bot);
    world.addComment(number, `> quoted\n${planBody()}`, bot);
    world.addComment(number, planBody({ manifest: 'other' }), bot);
    world.addComment(number, planBody({ target: 'dev' }), bot);
    world.addComment(number, planBody({ target: 'production' }), bot);
    world.addComment(number, planBody().replace('"v":1', '"v":2'), bot);
    const ours = world.addComment(number, planBody(), bot);
    expect((await github.planComments.find(number, 'support-llm', 'prod')).map(({ id }) => id)).toEqual([ours.id]);
  });

  it('fails where the comments cannot be read, rather than answer that there are none', async () => {
    const { world, github, number } = await enterPull();
    world.setPermissions({ contents: 'read' });
    await expect(github.planComments.find(number, 'support-llm', 'prod')).rejects.toMatchObject({
      code: 'permission-denied', hint: 'Add `pull-requests: read` to the job\'s `permissions`.',
    });
  });
});

describe('withStatus', () => {
  it('finds ours by the status that their plan has set, whatever they are called', async () => {
    const { world, github, number } = await enterPull();
    const first = world.addComment(number, planBody({ manifest: 'a', status: 'endpoints' }), bot);
    world.addComment(number, planBody({ status: 'endpoints (dev)' }), bot);
    world.addComment(number, planBody(), bot);
    world.addComment(number, planBody({ status: 'endpoints' }), 'mallory');
    const last = world.addComment(number, planBody({ manifest: 'b', status: 'endpoints' }), bot);
    expect((await github.planComments.withStatus(number, 'endpoints')).map(({ id }) => id)).toEqual([first.id, last.id]);
  });
});

describe('create and update', () => {
  it('write what is found again', async () => {
    const { world, github, number } = await enterPull();
    const made = await github.planComments.create(number, planBody());
    expect(made.url).toContain(String(made.id));
    expect(await github.planComments.update(made.id, planBody({ state: 'applied' }))).toEqual(made);
    const [comment, ...more] = world.comments(number);
    expect(more).toEqual([]);
    expect(parseMarker('plan', comment!.body)?.state).toBe('applied');
    expect(await github.planComments.find(number, 'support-llm', 'prod')).toHaveLength(1);
  });

  it('name the permission that is missing, and why a fork\'s token lacks it anyway', async () => {
    const { world, github, number } = await enterPull();
    world.setPermissions({ contents: 'read', 'pull-requests': 'read' });
    await expect(github.planComments.create(number, planBody())).rejects.toMatchObject({
      code: 'permission-denied',
      message: `Could not comment on pull request #${number}: GitHub answered 403 (Resource not accessible by integration).`,
      hint: expect.stringMatching(/^Add `pull-requests: write` to the job's `permissions`\. A pull request from a fork/),
    });
    await expect(github.planComments.update(1, planBody())).rejects.toMatchObject({ call: { attempted: 'update', method: 'PATCH' } });
  });

  it('make one comment where the first answer was lost', async () => {
    const { world, github, number, asked } = await enterPull();
    world.failNext({ method: 'POST', path: '/issues/*/comments', performed: true });
    const made = await github.planComments.create(number, planBody());
    expect(world.comments(number).map(({ id }) => id)).toEqual([made.id]);
    expect(asked().filter((line) => line.startsWith('POST /issues'))).toHaveLength(1);
  });

  it('make it again where it did not come to be', async () => {
    const { world, github, number } = await enterPull();
    world.failNext({ method: 'POST', path: '/issues/*/comments', kind: 'drop', times: 2 });
    const made = await github.planComments.create(number, planBody());
    expect(world.comments(number).map(({ id }) => id)).toEqual([made.id]);
  });

  it('give up in the end, and say that the outcome is unknown', async () => {
    const { world, github, number } = await enterPull();
    world.failNext({ method: 'POST', path: '/issues/*/comments', times: 9 });
    await expect(github.planComments.create(number, planBody())).rejects.toMatchObject({ code: 'api-error', call: { outcomeUnknown: true, status: 502 } });
  });

  it('tell that a conversation is locked', async () => {
    const { world, github, number } = await enterPull();
    world.lockIssue(number);
    world.setPermissions({ 'pull-requests': 'write' });
    world.failNext({ kind: 'reply', method: 'POST', status: 403, body: { message: 'Unable to create comment because issue is locked.' } });
    await expect(github.planComments.create(number, planBody())).rejects.toMatchObject({ code: 'api-error', hint: expect.stringContaining('Unlock') });
  });

  it('tell what GitHub said of a body that is too long', async () => {
    const { github, number } = await enterPull();
    await expect(github.planComments.create(number, 'x'.repeat(70_000))).rejects.toMatchObject({
      code: 'api-error', call: { status: 422, serviceMessage: expect.stringContaining('too long') },
    });
  });
});

it('tells whose comments show a text, but not of forgeries', async () => {
  const { github, world } = await enter();
  const { number } = world.createPullRequest({ title: 'Search', branch: 'search', files: { a: '1' } });
  world.addComment(number, planBody({ target: 'prod' }, 'digest ab89'), bot);
  world.addComment(number, planBody({ target: 'dev' }, 'digest 4567'), bot);
  world.addComment(number, planBody({ target: 'staging' }, 'digest ab89'), 'stranger');
  world.addComment(number, 'digest ab89', bot);
  expect((await github.planComments.mentioning(number, 'ab89')).map(({ target }) => target)).toEqual(['prod']);
  expect(await github.planComments.mentioning(number, 'ab99')).toEqual([]);
});
