import type { components } from '@octokit/openapi-types';
import { viewComment, viewIssue } from '../../src/github-stand-in/views/issue-view.js';
import { call, octokitOf, REPO, start, stopAll } from './support.js';

afterEach(stopAll);

describe('comments', () => {
  it('are written, read, changed and removed as the token', async () => {
    const github = await start();
    const { number } = github.world.createPullRequest({ title: 'Change', branch: 'topic', files: { 'endpoints.yml': 'x' } });
    const { issues } = octokitOf(github);
    const made = await issues.createComment({ ...REPO, issue_number: number, body: 'plan' });
    expect(made.status).toBe(201);
    expect(made.data.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot', id: 41898282 });
    expect(made.data.html_url).toBe(`https://github.com/acme/ml-platform/pull/${number}#issuecomment-${made.data.id}`);
    await issues.updateComment({ ...REPO, comment_id: made.data.id, body: 'plan 2' });
    expect((await issues.getComment({ ...REPO, comment_id: made.data.id })).data.body).toBe('plan 2');
    await issues.deleteComment({ ...REPO, comment_id: made.data.id });
    expect((await issues.listComments({ ...REPO, issue_number: number })).data).toEqual([]);
    expect((await call(github, `GET /issues/comments/${made.data.id}`)).status).toBe(404);
    expect(github.unknownRequests).toEqual([]);
    expect(github.complaints).toEqual([]);
  });

  it('come in pages of 30 by default and 100 at most, which octokit walks to the end', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'Long' });
    for (let i = 1; i <= 250; i++) github.world.addComment(number, `c${i}`);
    const first = await call(github, `GET /issues/${number}/comments`);
    expect(first.body).toHaveLength(30);
    expect(first.headers.get('link')).toMatch(/page=2>; rel="next", .*page=9>; rel="last"/);
    expect((await call(github, `GET /issues/${number}/comments?per_page=500`)).body).toHaveLength(100);
    const last = await call(github, `GET /issues/${number}/comments?per_page=100&page=3`);
    expect(last.body).toHaveLength(50);
    expect(last.headers.get('link')).not.toContain('rel="next"');
    const { getOctokit } = await import('@actions/github');
    const octokit = getOctokit(github.world.token, { baseUrl: github.url });
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...REPO, issue_number: number, per_page: 100 });
    expect(all.map((comment) => comment.body)).toEqual(Array.from({ length: 250 }, (_item, index) => `c${index + 1}`));
  });

  it('may have 65,536 characters, not one more, counted as characters', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'Big' });
    const path = `POST /issues/${number}/comments`;
    expect((await call(github, path, { body: { body: '😀'.repeat(65536) } })).status).toBe(201);
    const refused = await call(github, path, { body: { body: 'x'.repeat(65537) } });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('Body is too long (maximum is 65536 characters)');
    expect(github.world.comments(number)).toHaveLength(1);
    expect((await call(github, 'POST /issues', { body: { title: 't', body: 'x'.repeat(65537) } })).status).toBe(422);
  });

  it('need a body that is text', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'x' });
    const path = `POST /issues/${number}/comments`;
    expect((await call(github, path, { body: {} }))).toHaveProperty('body.message', expect.stringContaining('"body" wasn\'t supplied'));
    expect((await call(github, path, { body: { body: 5 } })).status).toBe(422);
    expect((await call(github, path, { body: { body: ' \n' } })).status).toBe(422);
    expect((await call(github, path, { body: '{not json' })).status).toBe(400);
    expect((await call(github, 'POST /issues/99/comments', { body: { body: 'x' } })).status).toBe(404);
    await call(github, path, { body: { body: 'x', colour: 'red' } });
    expect(github.complaints).toEqual([expect.objectContaining({ problem: expect.stringContaining('colour') })]);
  });

  it('take reactions, once for each account and kind', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'x' });
    const { id } = github.world.addComment(number, 'apply please');
    const path = `POST /issues/comments/${id}/reactions`;
    expect((await call(github, path, { body: { content: 'rocket' } })).status).toBe(201);
    expect((await call(github, path, { body: { content: 'rocket' } })).status).toBe(200);
    expect((await call(github, path, { body: { content: 'party' } })).status).toBe(422);
    expect((await call(github, `GET /issues/comments/${id}`))).toMatchObject({ body: { reactions: { rocket: 1, total_count: 1 } } });
  });
});

describe('issues', () => {
  it('are opened, closed by a person, reopened, with their reasons', async () => {
    const github = await start();
    const { issues } = octokitOf(github);
    const made = await issues.create({ ...REPO, title: 'Drift', body: 'b', labels: ['endpoint-drift'] });
    expect(made.data).toMatchObject({ state: 'open', state_reason: null, labels: [{ name: 'endpoint-drift', color: 'ededed' }] });
    github.world.closeIssue(made.data.number, 'anna', 'not_planned');
    const closed = await issues.get({ ...REPO, issue_number: made.data.number });
    expect(closed.data).toMatchObject({ state: 'closed', state_reason: 'not_planned', closed_by: { login: 'anna' } });
    const reopened = await issues.update({ ...REPO, issue_number: made.data.number, state: 'open' });
    expect(reopened.data).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null });
    const again = await issues.update({ ...REPO, issue_number: made.data.number, state: 'closed', state_reason: 'completed', title: 'T', body: '' });
    expect(again.data).toMatchObject({ title: 'T', state_reason: 'completed', closed_by: { login: 'github-actions[bot]' } });
  });

  it('are listed together with pull requests, filtered and sorted', async () => {
    let clock = Date.parse('2026-03-01T00:00:00Z');
    const github = await start({ now: () => new Date((clock += 1000)) });
    const { world } = github;
    const one = world.openIssue({ title: 'one', labels: ['endpoint-drift', 'bug'], by: 'github-actions[bot]' });
    const two = world.openIssue({ title: 'two', labels: ['bug'] });
    const pull = world.createPullRequest({ title: 'three', branch: 'topic', files: { a: 'b' } });
    world.closeIssue(two.number);
    const numbers = async (query: string): Promise<number[]> =>
      ((await call(github, `GET /issues?${query}`)).body as { number: number }[]).map((item) => item.number);
    expect(await numbers('')).toEqual([pull.number, one.number]);
    expect(await numbers('state=all&direction=asc')).toEqual([1, 2, 3]);
    expect(await numbers('state=all&labels=Bug,endpoint-drift')).toEqual([one.number]);
    expect(await numbers('state=closed')).toEqual([two.number]);
    expect(await numbers('state=all&sort=updated')).toEqual([two.number, pull.number, one.number]);
    expect(await numbers('state=all&creator=github-actions%5Bbot%5D')).toEqual([one.number]);
    expect(await numbers(`state=all&since=${two.closedAt ?? ''}`)).toEqual([two.number]);
    const listed = (await call(github, 'GET /issues')).body as { pull_request?: unknown }[];
    expect(listed.map((item) => item.pull_request !== undefined)).toEqual([true, false]);
    await call(github, 'GET /issues?label=bug');
    expect(github.complaints).toHaveLength(1);
  });

  it('have labels that are checked', async () => {
    const github = await start();
    const { number } = github.world.openIssue({ title: 'x' });
    expect((await call(github, 'POST /labels', { body: { name: 'endpoint-drift', color: '#ff0000' } })).status).toBe(422);
    expect((await call(github, 'POST /labels', { body: { name: 'endpoint-drift', color: 'FF0000', description: 'd' } }))).toHaveProperty('body.color', 'ff0000');
    const twice = await call(github, 'POST /labels', { body: { name: 'Endpoint-Drift' } });
    expect(twice).toHaveProperty('body.errors.0.code', 'already_exists');
    expect((await call(github, 'GET /labels/endpoint-drift')).status).toBe(200);
    expect((await call(github, 'GET /labels/none')).status).toBe(404);
    expect((await call(github, 'GET /labels')).body).toHaveLength(4);
    expect((await call(github, `POST /issues/${number}/labels`, { body: { labels: ['endpoint-drift', 'new'] } })).body).toHaveLength(2);
    expect((await call(github, `DELETE /issues/${number}/labels/new`)).body).toHaveLength(1);
    expect((await call(github, `DELETE /issues/${number}/labels/new`)).status).toBe(404);
    expect((await call(github, `GET /issues/${number}/labels`)).body).toHaveLength(1);
    expect((await call(github, 'POST /issues', { body: { title: ' ' } })).status).toBe(422);
    expect((await call(github, 'POST /issues', { body: {} })).status).toBe(422);
  });

  it('have the shapes that GitHub describes', async () => {
    const { world } = await start();
    const issue = world.openIssue({ title: 'x', labels: ['bug'] });
    const issueShape: components['schemas']['issue'] = viewIssue(world.state, issue);
    const commentShape: components['schemas']['issue-comment'] = viewComment(world.state, world.addComment(issue.number, 'hi'));
    expect(issueShape.number).toBe(issue.number);
    expect(commentShape.user?.login).toBe('octocat');
  });
});
