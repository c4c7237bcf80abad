import { countRequests } from '../../src/github-stand-in/index.js';
import { call, start, stopAll } from './support.js';

afterEach(stopAll);

describe('events of a pull request', () => {
  it('tell labels and moves, with who did it and through what', async () => {
    const github = await start();
    const { world } = github;
    const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', by: 'ana', files: { a: '1' }, labels: ['bug'] });
    await call(github, `POST /issues/${number}/labels`, { body: { labels: ['ok', 'bug'] } });
    await call(github, `DELETE /issues/${number}/labels/ok`);
    world.pushCommit('chat', { files: { a: '2' }, by: 'ana', force: true });
    world.merge(number, 'squash', 'octocat');
    const { body } = await call(github, `GET /issues/${number}/events`);
    const events = body as { event: string; actor: { login: string }; label?: { name: string }; performed_via_github_app: object | null }[];
    expect(events.map(({ event, actor, label, performed_via_github_app: app }) => [event, actor.login, label?.name, app !== null])).toEqual([
      ['labeled', 'ana', 'bug', false],
      ['labeled', 'github-actions[bot]', 'ok', true],
      ['unlabeled', 'github-actions[bot]', 'ok', true],
      ['head_ref_force_pushed', 'ana', undefined, false],
      ['merged', 'octocat', undefined, false],
      ['closed', 'octocat', undefined, false],
    ]);
  });

  it('set labels as PATCH does, without events for those that stay', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'Drift', labels: ['bug', 'old'] });
    await call(github, `PATCH /issues/${number}`, { body: { labels: ['bug', 'new'] } });
    expect(github.world.issue(number).labels.sort()).toEqual(['bug', 'new']);
    expect(github.world.state.issueEvents.map(({ event, label }) => `${event} ${label ?? ''}`)).toEqual(['labeled bug', 'labeled old', 'unlabeled old', 'labeled new']);
  });
});

describe('activity', () => {
  it('tells moves of branches by the server\'s clock, newest first, with cursors', async () => {
    let now = Date.parse('2026-03-01T10:00:00Z');
    const github = await start({ now: () => new Date(now) });
    const { world } = github;
    world.pushCommit('chat', { files: { a: '1' }, date: '2001-01-01T00:00:00Z' });
    const made = world.tip('chat');
    now += 60_000;
    world.pushCommit('chat', { files: { a: '2' } });
    world.forcePush('chat', made.sha);
    world.deleteBranch('chat');
    world.pushCommit('main', { files: { b: '1' } });
    expect(made.committer.date).toBe('2001-01-01T00:00:00Z');
    const list = async (query: string) => (await call(github, `GET /activity?ref=refs/heads/chat${query}`));
    const { body, headers } = await list('&per_page=3');
    expect(body).toMatchObject([
      { activity_type: 'branch_deletion', after: '0'.repeat(40), before: made.sha },
      { activity_type: 'force_push', after: made.sha, timestamp: '2026-03-01T10:01:00Z' },
      { activity_type: 'push', before: made.sha },
    ]);
    const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')![1]!;
    const rest = await fetch(next, { headers: { authorization: `Bearer ${world.token}` } });
    expect(await rest.json()).toMatchObject([{ activity_type: 'branch_creation', after: made.sha, before: '0'.repeat(40), timestamp: '2026-03-01T10:00:00Z', ref: 'refs/heads/chat' }]);
    expect((await list('&activity_type=push')).body).toHaveLength(1);
    expect((await list('&direction=asc')).body).toMatchObject([{ activity_type: 'branch_creation' }, {}, {}, {}]);
    world.setLag({ activityCalls: 1 });
    expect((await call(github, 'GET /activity')).body).toMatchObject([{ activity_type: 'branch_deletion' }, {}, {}, {}]);
    expect((await call(github, 'GET /activity')).body).toHaveLength(5);
    expect(github.complaints).toEqual([]);
  });
});

describe('comments of the repository', () => {
  it('are those that the token may read, in the order asked for', async () => {
    const github = await start();
    const { world } = github;
    const { number } = world.createPullRequest({ title: 'Chat', branch: 'chat', files: { a: '1' } });
    const onPull = world.addComment(number, 'one');
    const onIssue = world.addComment(world.openIssue({ title: 'Drift' }).number, 'two');
    const ids = async (query = ''): Promise<number[]> => ((await call(github, `GET /issues/comments${query}`)).body as { id: number }[]).map(({ id }) => id);
    expect(await ids()).toEqual([onPull.id, onIssue.id]);
    expect(await ids('?sort=created&direction=desc')).toEqual([onIssue.id, onPull.id]);
    world.setPermissions({ 'pull-requests': 'read' });
    expect(await ids()).toEqual([onPull.id]);
  });

  it('take reactions with the right to write only', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'Drift' });
    const { id } = github.world.addComment(number, 'hm');
    const react = (content: string) => call(github, `POST /issues/comments/${id}/reactions`, { body: { content } });
    expect([(await react('eyes')).status, (await react('eyes')).status, (await react('shrug')).status]).toEqual([201, 200, 422]);
    github.world.setPermissions({ 'pull-requests': 'write' });
    expect((await react('rocket')).status).toBe(403);
  });
});

describe('deployments', () => {
  it('are made for a job with an environment, and settled at its end', async () => {
    const github = await start();
    const { world } = github;
    const run = Number(world.runnerEnvironment('push', { environment: 'prod' })['GITHUB_RUN_ID']);
    const [made] = (await call(github, 'GET /deployments?environment=prod')).body as { id: number; sha: string; ref: string; task: string }[];
    expect(made).toMatchObject({ sha: world.tip().sha, ref: 'main', task: 'deploy' });
    world.finishRun(run);
    const statuses = (await call(github, `GET /deployments/${made!.id}/statuses`)).body as { state: string; log_url: string }[];
    expect(statuses.map(({ state }) => state)).toEqual(['success', 'in_progress']);
    expect(statuses[0]!.log_url).toMatch(new RegExp(`/actions/runs/${run}/job/\\d+$`));
  });

  it('retire what was successful before, but neither production nor what failed', async () => {
    const github = await start();
    const { sha } = github.world.tip();
    const deploy = async (environment: string, state: string): Promise<number> => {
      const { body } = await call(github, 'POST /deployments', { body: { ref: sha, environment, auto_merge: false, required_contexts: [] } });
      const { id } = body as { id: number };
      await call(github, `POST /deployments/${id}/statuses`, { body: { state } });
      return id;
    };
    const newest = (id: number): string | undefined => github.world.state.deployments.get(id)!.statuses.at(-1)?.state;
    const first = [await deploy('dev', 'success'), await deploy('dev', 'failure'), await deploy('production', 'success'), await deploy('prod', 'success')];
    for (const environment of ['dev', 'production']) await deploy(environment, 'success');
    expect(first.map(newest)).toEqual(['inactive', 'failure', 'success', 'success']);
    const wrong = await call(github, `POST /deployments/${first[0]!}/statuses`, { body: { state: 'success', environment_url: 'prod' } });
    expect(wrong.status).toBe(422);
  });
});

describe('GraphQL', () => {
  it('lists open pull requests and their comments in pages', async () => {
    const github = await start();
    const { world } = github;
    const numbers = ['a', 'b', 'c'].map((branch) => world.createPullRequest({ title: branch, branch, files: { [branch]: '1' } }).number);
    world.closePullRequest(numbers[2]!);
    const { id } = world.addComment(numbers[0]!, 'hello', 'github-actions[bot]');
    const ask = (query: string, variables: object = {}) => call(github, 'POST //graphql', { body: { query, variables } });
    const list = 'query($after: String) { repository(owner: "acme", name: "ml-platform") { pullRequests(states: [OPEN], first: 1, after: $after) { pageInfo { hasNextPage endCursor } nodes { number comments(last: 5) { totalCount nodes { id url author { login __typename } } } } } } }';
    interface Listed { data: { repository: { pullRequests: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { number: number; comments: { nodes: { id: string }[] } }[] } } } }
    const one = (await ask(list)).body as Listed;
    expect(one).toMatchObject({ data: { repository: { pullRequests: { pageInfo: { hasNextPage: true }, nodes: [{ number: numbers[0], comments: { totalCount: 1, nodes: [{ author: { login: 'github-actions', __typename: 'Bot' }, url: expect.stringContaining(`#issuecomment-${id}`) }] } }] } } } });
    const { endCursor } = one.data.repository.pullRequests.pageInfo;
    expect((await ask(list, { after: endCursor })).body).toMatchObject({ data: { repository: { pullRequests: { pageInfo: { hasNextPage: false }, nodes: [{ number: numbers[1] }] } } } });
    const node = one.data.repository.pullRequests.nodes[0]!.comments.nodes[0]!.id;
    expect((await ask('query($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { body fullDatabaseId } } }', { ids: [node, 'IC_none'] })).body).toMatchObject({
      data: { nodes: [{ body: 'hello', fullDatabaseId: String(id) }, null] }, errors: [{ type: 'NOT_FOUND' }],
    });
    expect((await ask('{ repository(owner: "acme", name: "ml-platform") { pullRequests(first: 101) { totalCount } } }')).body).toMatchObject({ data: null, errors: [{ message: expect.stringContaining('exceeds the `first` limit') }] });
    expect((await ask('{ repository(owner: "acme", name: "ml-platform") { pullRequests { totalCount } } }')).body).toMatchObject({ errors: [{ message: expect.stringContaining('You must provide a `first` or `last`') }] });
    expect((await ask('{ repository(owner: "acme", name: "else") { nameWithOwner } }')).body).toMatchObject({ data: { repository: null }, errors: [{ type: 'NOT_FOUND' }] });
    world.setPermissions({ contents: 'read' });
    expect((await ask(list)).body).toMatchObject({ data: null, errors: [{ type: 'FORBIDDEN' }] });
    expect(github.unknownRequests).toEqual([]);
  });
});

describe('counting', () => {
  it('sums requests by route, also for other processes', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'Drift' });
    await call(github, `GET /issues/${number}`);
    await call(github, 'GET /issues/999');
    await call(github, 'GET /issues/comments');
    await call(github, 'GET /compare/main...main?page=2');
    await call(github, 'POST //graphql', { body: { query: '{ viewer { login } }' } });
    await call(github, 'GET //user');
    await call(github, 'GET /milestones');
    const counts = {
      'GET /compare/{basehead}': 1, 'GET /issues/comments': 1, 'GET /issues/{number}': 2, 'GET /repos/acme/ml-platform/milestones': 1, 'GET /user': 1, 'POST /graphql': 1,
    };
    expect(countRequests(github.requests)).toEqual(counts);
    const told = await fetch(`${github.url}/_stand-in/request-counts`);
    expect(await told.json()).toEqual(counts);
  });
});
