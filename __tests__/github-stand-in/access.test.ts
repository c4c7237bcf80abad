import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { getOctokit } from '@actions/github';
import { nodeId } from '../../src/github-stand-in/views/account-view.js';
import { call, octokitOf, REPO, start, stopAll } from './support.js';

afterEach(stopAll);

describe('identities', () => {
  it('refuses wrong and missing tokens', async () => {
    const github = await start();
    expect(await call(github, 'GET ', { token: 'wrong' })).toMatchObject({ status: 401, body: { message: 'Bad credentials' } });
    expect(await call(github, 'GET ', { token: null })).toMatchObject({ status: 401, body: { message: 'Requires authentication' } });
    expect((await call(github, 'GET ', { headers: { 'user-agent': '' } })).status).toBe(403);
    expect(github.requests.map((request) => [request.login, request.status])).toEqual([[null, 401], [null, 401], ['github-actions[bot]', 403]]);
  });

  it('tells a job its login through GraphQL only', async () => {
    const github = await start();
    expect(await call(github, 'GET //user')).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
    const { graphql } = getOctokit(github.world.token, { baseUrl: github.url });
    expect(await graphql('query { viewer { login } }')).toEqual({ viewer: { login: 'github-actions[bot]' } });
    github.world.hideViewer();
    await expect(graphql('query{viewer{login}}')).rejects.toThrow('Resource not accessible by integration');
    github.world.addToken('pat', { login: 'anna', permissions: 'all', installation: false });
    expect((await call(github, 'GET //user', { token: 'pat' })).body).toMatchObject({ login: 'anna', type: 'User' });
  });

  it.each([
    ['POST /issues', { title: 'x' }, { 'pull-requests': 'write' }, { issues: 'write' }],
    ['POST /issues/1/comments', { body: 'x' }, { issues: 'read', 'pull-requests': 'read' }, { 'pull-requests': 'write' }],
    ['POST /issues/1/comments', { body: 'x' }, {}, { issues: 'write' }],
    ['POST /issues/2/comments', { body: 'x' }, { 'pull-requests': 'write' }, { issues: 'write' }],
    ['GET /pulls', undefined, { issues: 'write' }, { 'pull-requests': 'read' }],
    ['GET /commits', undefined, { 'pull-requests': 'write' }, { contents: 'read' }],
    ['POST /statuses/main', { state: 'success' }, { checks: 'write' }, { statuses: 'write' }],
    ['POST /check-runs', { name: 'plan', head_sha: 'main' }, { statuses: 'write' }, { checks: 'write' }],
    ['POST /deployments', { ref: 'main' }, { contents: 'write' }, { deployments: 'write' }],
    ['GET /actions/runs', undefined, { contents: 'read' }, { actions: 'read' }],
  ] as const)('%s needs its permission', async (route, body, without, withIt) => {
    const github = await start();
    github.world.createPullRequest({ title: 'x', branch: 'topic', files: { a: 'b' } });
    github.world.openIssue({ title: 'y' });
    github.world.setPermissions(without);
    expect(await call(github, route, { body })).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
    github.world.setPermissions(withIt);
    expect((await call(github, route, { body })).status).toBeLessThan(300);
  });

  it('lets any token read a public repository, and none write', async () => {
    const github = await start({ private: false, permissions: {} });
    const { number } = github.world.openIssue({ title: 'x' });
    expect((await call(github, `GET /issues/${number}`)).status).toBe(200);
    expect((await call(github, `POST /issues/${number}/comments`, { body: { body: 'x' } })).status).toBe(403);
  });
});

describe('limits and faults', () => {
  it('counts requests and refuses them at the limit', async () => {
    const github = await start();
    expect((await call(github, 'GET ')).headers.get('x-ratelimit-remaining')).toBe('999');
    github.world.setRateLimit({ remaining: 1 });
    expect((await call(github, 'GET ')).status).toBe(200);
    const refused = await call(github, 'GET ');
    expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining('API rate limit exceeded') } });
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
  });

  it('fails the nth matching request, and only that', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'x' });
    const path = `POST /issues/${number}/comments`;
    github.world.failNext({ method: 'post', path: '/issues/*/comments', nth: 2, status: 503 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await call(github, path, { body: { body: `c${i}` } })).status);
    expect(statuses).toEqual([201, 503, 201]);
    expect(github.world.comments(number).map((comment) => comment.body)).toEqual(['c0', 'c2']);
  });

  it('answers with limits, lost answers and cut connections', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'x' });
    github.world.failNext({ kind: 'secondary-limit', retryAfter: 7 });
    github.world.failNext({ kind: 'primary-limit', status: 429 });
    const secondary = await call(github, 'GET ');
    expect([secondary.status, secondary.headers.get('retry-after')]).toEqual([403, '7']);
    expect(secondary).toHaveProperty('body.message', expect.stringContaining('secondary rate limit'));
    const primary = await call(github, 'GET ');
    expect([primary.status, primary.headers.get('x-ratelimit-remaining')]).toEqual([429, '0']);
    github.world.failNext({ performed: true });
    expect((await call(github, `POST /issues/${number}/comments`, { body: { body: 'x' } })).status).toBe(502);
    expect(github.world.comments(number)).toHaveLength(1);
    github.world.failNext({ kind: 'drop', path: '/repos/acme/ml-platform/issues/**' });
    await expect(call(github, `GET /issues/${number}/comments`)).rejects.toThrow();
    expect((await call(github, 'GET ')).status).toBe(200);
  });

  it('answers unknown routes loudly', async () => {
    const github = await start();
    expect((await call(github, 'GET /milestones')).status).toBe(404);
    expect((await call(github, 'PUT /issues/1')).status).toBe(404);
    const graph = await call(github, 'POST //graphql', { body: { query: '{ organization { id } }' } });
    expect(graph).toHaveProperty('body.errors.0.message', "Field 'organization' doesn't exist on type 'Query'");
    expect(github.unknownRequests.map((request) => request.path)).toEqual(['/repos/acme/ml-platform/milestones', '/repos/acme/ml-platform/issues/1', '/graphql']);
    const wrong = await fetch(`${github.url}/repos/acme/other`, { headers: { authorization: `Bearer ${github.world.token}` } });
    expect(wrong.status).toBe(404);
  });
});

describe('minimizeComment', () => {
  const MUTATION = `mutation hide($id: ID!, $why: ReportedContentClassifiers!) {
    minimizeComment(input: {subjectId: $id, classifier: $why}) { minimizedComment { isMinimized minimizedReason } }
  }`;

  it('hides a comment for a reason', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'x' });
    const comment = github.world.addComment(number, 'old');
    const { graphql } = getOctokit(github.world.token, { baseUrl: github.url });
    const id = nodeId('IC', comment.id);
    expect(await graphql(MUTATION, { id, why: 'OUTDATED' })).toEqual({ minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } } });
    expect(comment.minimizedReason).toBe('outdated');
    await expect(graphql(MUTATION, { id, why: 'BORING' })).rejects.toThrow('invalid value');
    await expect(graphql(MUTATION, { id: 'IC_none', why: 'OUTDATED' })).rejects.toThrow('Could not resolve to a node');
    await expect(graphql('{ viewer { shoeSize } }')).rejects.toThrow("doesn't exist on type 'User'");
    github.world.setPermissions({ issues: 'read' });
    await expect(graphql(MUTATION, { id, why: 'OUTDATED' })).rejects.toThrow('Resource not accessible');
  });
});

describe('control from another process', () => {
  it('runs verbs and lists what was received', async () => {
    const github = await start();
    const post = async (verb: string, body: unknown): Promise<Response> =>
      fetch(`${github.url}/_stand-in/${verb}`, { method: 'POST', body: JSON.stringify(body) });
    const made = (await (await post('createPullRequest', { title: 'x', branch: 'topic', files: { a: 'b' } })).json()) as { result: { number: number } };
    const merged = (await (await post('merge', [made.result.number, 'squash'])).json()) as { result: { sha: string; files: Record<string, string> } };
    expect(merged.result.sha).toBe(github.world.tip().sha);
    expect(merged.result.files['a']).toBe('b');
    expect((await post('merge', [99])).status).toBe(400);
    expect((await post('explode', [])).status).toBe(404);
    await call(github, 'GET /milestones');
    const unknown = (await (await fetch(`${github.url}/_stand-in/unknown-requests`)).json()) as unknown[];
    expect(unknown).toHaveLength(1);
  });

  it('starts as a program that prints its URL', async () => {
    const main = fileURLToPath(new URL('../../src/github-stand-in/main.js', import.meta.url));
    const child = spawn(process.execPath, [main, '--repository', 'octo/models'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => { child.stdout.once('data', (chunk: Buffer) => { resolve(chunk.toString().trim()); }); });
    const response = await fetch(`${url}/_stand-in/runnerEnvironment`, { method: 'POST', body: '["schedule"]' });
    expect(((await response.json()) as { result: Record<string, string> }).result['GITHUB_REPOSITORY']).toBe('octo/models');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('collaborators', () => {
  it('have a permission and a role', async () => {
    const github = await start();
    github.world.addCollaborator('anna', 'maintain');
    const { data } = await octokitOf(github).repos.getCollaboratorPermissionLevel({ ...REPO, username: 'anna' });
    expect(data).toMatchObject({ permission: 'write', role_name: 'maintain' });
    expect((await call(github, 'GET /collaborators/nobody/permission')).status).toBe(404);
  });
});
