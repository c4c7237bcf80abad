import { bot, enter, leave, planBody, type Room } from './support.js';

afterEach(leave);

const query = { manifest: 'support-llm', target: 'prod', except: [] };

function openPull({ world }: Room, branch: string): number {
  return world.createPullRequest({ title: branch, branch, files: { [branch]: '1' } }).number;
}

it('takes one request where nobody commented', async () => {
  const room = await enter();
  expect(await room.github.openPlans.find(query)).toEqual([]);
  openPull(room, 'chat');
  expect(await room.github.openPlans.find(query)).toEqual([]);
  expect(room.asked()).toEqual(['POST /graphql', 'POST /graphql']);
});

it('finds what open pull requests show, in two requests beside who we are', async () => {
  const room = await enter();
  const { world, github } = room;
  const [first, second, closed, merged, other] = ['a', 'b', 'c', 'd', 'e'].map((name) => openPull(room, name)) as [number, number, number, number, number];
  for (const number of [first, second, closed, merged]) world.addComment(number, planBody({ head: 'b'.repeat(40) }), bot);
  world.addComment(second, planBody({ target: 'dev' }), bot);
  world.addComment(other, planBody({ manifest: 'else' }), bot);
  world.closePullRequest(closed);
  world.merge(merged);
  const found = await github.openPlans.find(query);
  expect(found.map(({ pullRequest }) => pullRequest).sort()).toEqual([first, second]);
  const [comment] = world.comments(first);
  expect(found.find(({ pullRequest }) => pullRequest === first)).toEqual({
    pullRequest: first, head: world.tip('a').sha, base: 'main',
    comment: {
      id: comment!.id, url: expect.stringContaining(`/pull/${first}#issuecomment-${comment!.id}`), body: planBody({ head: 'b'.repeat(40) }),
      createdAt: comment!.createdAt, updatedAt: comment!.updatedAt, marker: expect.objectContaining({ head: 'b'.repeat(40), state: 'planned' }),
    },
  });
  expect(room.asked()).toEqual(['POST /graphql', 'POST /graphql', 'POST /graphql']);
  expect((await github.openPlans.find({ ...query, except: [first] })).map(({ pullRequest }) => pullRequest)).toEqual([second]);
  expect(room.asked()).toHaveLength(5);
});

it('passes over what is closed, what others wrote, and markers that do not come first; not over a plan made twice', async () => {
  const room = await enter();
  const { world, github } = room;
  const number = openPull(room, 'chat');
  world.addComment(number, planBody({ state: 'closed' }), bot);
  world.addComment(number, planBody(), 'mallory');
  world.addComment(number, planBody(), 'github-actions');
  world.addComment(number, `> ${planBody()}`, bot);
  const ids = [world.addComment(number, planBody({ state: 'applied' }), bot).id, world.addComment(number, planBody(), bot).id];
  expect((await github.openPlans.find(query)).map(({ comment }) => comment.id)).toEqual(ids);
});

it('knows comments by ids beyond 32 bits', async () => {
  const room = await enter();
  room.world.state.lastId = 3_100_000_000;
  const number = openPull(room, 'chat');
  const { id } = room.world.addComment(number, planBody(), bot);
  expect((await room.github.openPlans.find(query))[0]!.comment.id).toBe(id);
});

it('lists the comments of a pull request that has more than a hundred', async () => {
  const room = await enter();
  const number = openPull(room, 'chat');
  for (let index = 0; index < 120; index += 1) room.world.addComment(number, `Nice, ${index}`);
  const { id } = room.world.addComment(number, planBody(), bot);
  expect((await room.github.openPlans.find(query)).map(({ comment }) => comment.id)).toEqual([id]);
  expect(room.asked().filter((line) => line === `GET /issues/${number}/comments`)).toHaveLength(2);
});

it('goes through many pull requests, fifty a request, and ends somewhere', async () => {
  const room = await enter();
  const numbers = Array.from({ length: 210 }, (_, index) => openPull(room, `branch-${index}`));
  for (const number of [numbers[0]!, numbers[209]!]) room.world.addComment(number, planBody(), bot);
  const touched = await room.github.openPlans.find(query);
  expect(touched.map(({ pullRequest }) => pullRequest)).toContain(numbers[209]);
  expect(room.asked()).toHaveLength(6);
  expect(room.log.lines.join('\n')).toContain('more open pull requests than the 200 touched last');
});

it('names the line that is missing, though GraphQL refuses with 200', async () => {
  const room = await enter();
  room.world.setPermissions({ contents: 'read' });
  await expect(room.github.openPlans.find(query)).rejects.toMatchObject({
    code: 'permission-denied', hint: 'Add `pull-requests: read` to the job\'s `permissions`.',
    message: 'Could not list the open pull requests: GitHub answered: Resource not accessible by integration.',
  });
});

it('waits out a bad moment, and says so where it lasts', async () => {
  const room = await enter();
  room.world.failNext({ path: '/graphql', times: 2 });
  room.world.failNext({ path: '/graphql', kind: 'secondary-limit', retryAfter: 1 });
  expect(await room.github.openPlans.find(query)).toEqual([]);
  room.world.failNext({ path: '/graphql', times: 9 });
  await expect(room.github.openPlans.find(query)).rejects.toMatchObject({ code: 'api-error' });
});

it('finds the plans of pull requests merged into a branch, in as many requests', async () => {
  const room = await enter();
  const { world, github } = room;
  const [merged, open, elsewhere, closed] = ['a', 'b', 'c', 'd'].map((name) => openPull(room, name)) as [number, number, number, number];
  for (const number of [merged, open, elsewhere, closed]) world.addComment(number, planBody({ state: 'applying' }), bot);
  world.pushCommit('release', { files: { r: '1' } });
  world.changeBase(elsewhere, 'release');
  world.merge(elsewhere);
  world.merge(merged);
  world.closePullRequest(closed);
  const found = await github.openPlans.findMerged({ ...query, into: 'main' });
  expect(found.map(({ pullRequest, comment }) => [pullRequest, comment.marker.state])).toEqual([[merged, 'applying']]);
  expect(room.asked()).toEqual(['POST /graphql', 'POST /graphql', 'POST /graphql']);
});
