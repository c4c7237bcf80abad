import { isSameAccount, type PostingIdentity } from '../../src/github/identity.js';
import { bot, enter, leave, planBody } from './support.js';

afterEach(leave);

describe('whom we post as', () => {
  it('is told by GraphQL, once', async () => {
    const { github, asked } = await enter();
    const answers = await Promise.all([github.identity(), github.identity()]);
    expect(answers).toEqual([{ login: bot, kind: 'bot' }, { login: bot, kind: 'bot' }]);
    expect(asked()).toEqual(['POST /graphql']);
  });

  it('is told by REST where GraphQL does not say', async () => {
    const { world, connect, asked } = await enter();
    world.addToken('ghp_person', { login: 'maria', permissions: 'all', installation: false, hidesViewer: true });
    expect(await connect({ token: 'ghp_person' }).identity()).toEqual({ login: 'maria', kind: 'person' });
    expect(asked()).toEqual(['POST /graphql', 'GET /user']);
  });

  it('is the job\'s bot where both refuse', async () => {
    const { world, github, asked } = await enter();
    world.hideViewer();
    expect(await github.identity()).toEqual({ login: bot, kind: 'bot' });
    expect(asked()).toEqual(['POST /graphql', 'GET /user']);
  });

  it('is an app\'s own name for an app\'s token', async () => {
    const { world, connect } = await enter();
    world.addToken('ghs_app', { login: 'deployer[bot]', type: 'Bot', permissions: { 'pull-requests': 'write' } });
    expect(await connect({ token: 'ghs_app' }).identity()).toEqual({ login: 'deployer[bot]', kind: 'bot' });
  });

  it('is not guessed where GitHub fails, and asked again the next time', async () => {
    const { world, github } = await enter();
    world.failNext({ method: 'POST', path: '/graphql', times: 4 });
    await expect(github.identity()).rejects.toMatchObject({ code: 'api-error' });
    expect(await github.identity()).toMatchObject({ login: bot });
  });

  it('is an error where the token is wrong', async () => {
    const { connect } = await enter();
    const error: unknown = await connect({ token: 'ghs_wrongwrongwrong' }).identity().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'authentication', hint: expect.stringContaining('`github-token`') });
    expect(JSON.stringify(error) + String(error)).not.toContain('wrongwrong');
  });

  it('is found at another GraphQL address', async () => {
    const { standIn, connect, asked } = await enter();
    await connect({ graphqlUrl: standIn.graphqlUrl, apiUrl: `${standIn.url}/` }).identity();
    expect(asked()).toEqual(['POST /graphql']);
  });

  it('makes a person\'s comments ours with that person\'s token', async () => {
    const { world, connect } = await enter();
    world.addCollaborator('maria', 'write');
    world.addToken('ghp_person', { login: 'maria', permissions: 'all', installation: false });
    const { number } = world.createPullRequest({ title: 'T', branch: 'b', files: { a: 'a' } });
    world.addComment(number, planBody(), bot);
    const { id } = world.addComment(number, planBody(), 'maria');
    const found = await connect({ token: 'ghp_person' }).planComments.find(number, 'support-llm', 'prod');
    expect(found.map((comment) => comment.id)).toEqual([id]);
  });
});

describe('isSameAccount', () => {
  const person: PostingIdentity = { login: 'deployer', kind: 'person' };
  const app: PostingIdentity = { login: 'deployer', kind: 'bot' };

  it('compares without case and without the ending of bots', () => {
    expect(isSameAccount({ login: 'GitHub-Actions[bot]', kind: 'bot' }, { login: bot, type: 'Bot' })).toBe(true);
    expect(isSameAccount(app, { login: 'deployer[bot]' })).toBe(true);
    expect(isSameAccount(app, { login: 'deployer', type: 'Bot' })).toBe(true);
    expect(isSameAccount({ login: 'deployer', kind: 'unknown' }, { login: 'deployer[bot]', type: 'Bot' })).toBe(true);
  });

  it('tells an app from a person of the same name', () => {
    expect(isSameAccount(app, { login: 'deployer', type: 'User' })).toBe(false);
    expect(isSameAccount(person, { login: 'deployer[bot]', type: 'Bot' })).toBe(false);
    expect(isSameAccount(person, { login: 'deployer', type: 'User' })).toBe(true);
    expect(isSameAccount(person, null)).toBe(false);
  });
});
