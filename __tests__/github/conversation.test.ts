import { bot, enter, leave } from './support.js';

afterEach(leave);

it('reacts to a comment once, however often', async () => {
  const { github, world } = await enter();
  const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
  const comment = world.addComment(number, '/endpoints plan');
  world.failNext({ method: 'POST', path: '/issues/comments/*/reactions', performed: true });
  await github.conversation.react(comment.id, 'eyes');
  expect(world.comments(number)[0]!.reactions).toMatchObject([{ content: 'eyes', login: bot }]);
});

it('replies once where the answer was lost', async () => {
  const { github, world } = await enter();
  const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
  world.failNext({ method: 'POST', path: '/issues/*/comments', performed: true });
  const reply = await github.conversation.replyOnce(number, 'Only people with write access can do that.');
  expect(world.comments(number).map(({ id }) => id)).toEqual([reply.id]);
  expect(reply.url).toContain(`#issuecomment-${reply.id}`);
});

it('names the line that is missing', async () => {
  const { github, world } = await enter();
  const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
  const comment = world.addComment(number, '/endpoints plan');
  world.setPermissions({ contents: 'read', 'pull-requests': 'read', issues: 'read' });
  const denied = { code: 'permission-denied', hint: expect.stringContaining('Add `pull-requests: write`') };
  await expect(github.conversation.react(comment.id, 'eyes')).rejects.toMatchObject(denied);
  await expect(github.conversation.replyOnce(number, 'No.')).rejects.toMatchObject(denied);
  await expect(github.planComments.remove(comment.id)).rejects.toMatchObject(denied);
});

it('removes a comment that a race made twice, and one that is gone', async () => {
  const { github, world } = await enter();
  const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
  const { id } = world.addComment(number, 'twice', bot);
  world.failNext({ method: 'DELETE', performed: true });
  await github.planComments.remove(id);
  await github.planComments.remove(id);
  expect(world.comments(number)).toEqual([]);
});

it('says once what has the same first line, whoever said it before', async () => {
  const { github, world } = await enter();
  const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
  world.addComment(number, '<!-- marker -->\nA forgery.', 'stranger');
  const first = await github.conversation.replyOnce(number, '<!-- marker -->\nNo.');
  const again = await github.conversation.replyOnce(number, '<!-- marker -->\nNo, again.');
  const other = await github.conversation.replyOnce(number, '<!-- other -->\nNo.');
  expect(again).toEqual(first);
  expect(world.comments(number).filter(({ author }) => author === bot).map(({ id }) => id)).toEqual([first.id, other.id]);
});

it('takes its answer back where another job was faster', async () => {
  const { github, world } = await enter();
  const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
  const replies = await Promise.all([1, 2, 3].map(() => github.conversation.replyOnce(number, '<!-- marker -->\nNo.')));
  const [kept, ...rest] = world.comments(number);
  expect([rest.length, new Set(replies.map(({ id }) => id))]).toEqual([0, new Set([kept?.id])]);
});
