import type { components } from '@octokit/openapi-types';
import { hashObject } from '../../src/github-stand-in/git.js';
import { viewFullCommit } from '../../src/github-stand-in/views/commit-view.js';
import { viewPull, viewPullSimple, viewReview } from '../../src/github-stand-in/views/pull-view.js';
import { call, ENDPOINTS, octokitOf, REPO, start, stopAll } from './support.js';

afterEach(stopAll);

const changed = (from: string, to: string): Record<string, string> => ({ 'endpoints.yml': ENDPOINTS.replace(from, to) });

describe('merging', () => {
  it('squashes to one commit with the number in its title', async () => {
    const github = await start();
    const { world } = github;
    const { number } = world.createPullRequest({ title: 'Raise a', branch: 'topic', files: changed('a: 1', 'a: 9') });
    world.pushCommit('topic', { files: { 'other.txt': 'x\n' }, message: 'More' });
    const before = world.tip();
    const tip = world.merge(number, 'squash', 'anna');
    expect(tip.message.split('\n')[0]).toBe(`Raise a (#${number})`);
    expect(tip.parents).toEqual([before.sha]);
    const { data } = await octokitOf(github).pulls.get({ ...REPO, pull_number: number });
    expect(data).toMatchObject({ merged: true, state: 'closed', merge_commit_sha: tip.sha, merged_by: { login: 'anna' }, commits: 2, changed_files: 2 });
  });

  it('rebases each commit to a new one', async () => {
    const github = await start();
    const { world } = github;
    const { number } = world.createPullRequest({ title: 'Raise a', branch: 'topic', files: changed('a: 1', 'a: 9'), message: 'First' });
    const head = world.pushCommit('topic', { files: { 'other.txt': 'x\n' }, message: 'Second' });
    world.pushCommit('main', { files: { 'main.txt': 'm\n' } });
    const tip = world.merge(number, 'rebase');
    expect(tip.message).toBe('Second');
    expect(tip.sha).not.toBe(head.sha);
    expect([...tip.files.keys()].sort()).toEqual(['README.md', 'conf/a.yml', 'endpoints.yml', 'main.txt', 'other.txt']);
    for (const sha of [tip.sha, tip.parents[0] ?? '']) {
      expect((await call(github, `GET /commits/${sha}/pulls`)).body).toEqual([expect.objectContaining({ number })]);
    }
  });

  it('makes a merge commit with both parents', async () => {
    const github = await start();
    const { world } = github;
    const { number, pull } = world.createPullRequest({ title: 'Raise a', branch: 'topic', files: changed('a: 1', 'a: 9') });
    const base = world.tip().sha;
    const tip = world.merge(number, 'merge');
    expect(tip.parents).toEqual([base, pull.head.sha]);
    expect(tip.message).toBe(`Merge pull request #${number} from acme/topic\n\nRaise a`);
    expect((await call(github, `GET /commits/${pull.head.sha}/pulls`)).body).toEqual([expect.objectContaining({ number })]);
  });

  it('keeps the changes of two pull requests to different lines of one file, and refuses a conflict', async () => {
    const { world } = await start();
    const one = world.createPullRequest({ title: 'one', branch: 'one', files: changed('a: 1', 'a: 9') });
    const two = world.createPullRequest({ title: 'two', branch: 'two', files: changed('f: 6', 'f: 9') });
    const three = world.createPullRequest({ title: 'three', branch: 'three', files: changed('a: 1', 'a: 7') });
    world.merge(one.number);
    const tip = world.merge(two.number);
    expect(tip.files.get('endpoints.yml')?.toString()).toBe(ENDPOINTS.replace('a: 1', 'a: 9').replace('f: 6', 'f: 9'));
    expect(viewPull(world.state, world.pullRequest(three.number))).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect(() => world.merge(three.number)).toThrow('conflicts');
    expect(() => world.merge(one.number)).toThrow('not open');
  });

  it.each(['empty', 'unprocessable'] as const)('is known to the index only after a while (%s)', async (answer) => {
    const github = await start();
    const { world } = github;
    world.setLag({ commitPullsCalls: 2, commitPullsAnswer: answer, mergeCommitShaCalls: 1 });
    const { number } = world.createPullRequest({ title: 'x', branch: 'topic', files: changed('a: 1', 'a: 9') });
    const { sha } = world.merge(number);
    // The event is written at the merge: it knows the commit, and building it uses up no lag.
    expect(world.eventPayload('pull_request', { number, action: 'closed' })).toHaveProperty('pull_request.merge_commit_sha', sha);
    for (let i = 0; i < 2; i++) {
      const early = await call(github, `GET /commits/${sha}/pulls`);
      if (answer === 'empty') expect(early.body).toEqual([]);
      else expect(early).toMatchObject({ status: 422, body: { message: `No commit found for SHA: ${sha}` } });
    }
    expect((await call(github, `GET /commits/${sha}/pulls`)).body).toEqual([expect.objectContaining({ number, merge_commit_sha: null })]);
    expect((await call(github, `GET /pulls/${number}`))).toHaveProperty('body.merge_commit_sha', sha);
  });
});

describe('pull requests', () => {
  it('follow their branch, forced pushes too, and have a test merge', async () => {
    const github = await start();
    const { world } = github;
    const issue = world.createPullRequest({ title: 'x', branch: 'topic', files: changed('a: 1', 'a: 9') });
    const first = issue.pull.mergeCommitSha ?? '';
    expect(world.state.git.commits.get(first)?.parents).toEqual([world.tip().sha, issue.pull.head.sha]);
    const pushed = world.pushCommit('topic', { files: { 'b.txt': 'b' } });
    expect(issue.pull.head.sha).toBe(pushed.sha);
    expect(issue.pull.mergeCommitSha).not.toBe(first);
    const forced = world.pushCommit('topic', { files: { 'c.txt': 'c' }, force: true });
    expect(forced.parents).toEqual([world.tip().sha]);
    expect((await call(github, `GET /pulls/${issue.number}/commits`)).body).toHaveLength(1);
    expect((await call(github, `GET /pulls/${issue.number}/files`)).body).toEqual([
      expect.objectContaining({ filename: 'c.txt', status: 'added', additions: 1, patch: '@@ -0,0 +1 @@\n+c\n\\ No newline at end of file' }),
    ]);
    expect((await call(github, `GET /commits/pull/${issue.number}/head`))).toHaveProperty('body.sha', forced.sha);
  });

  it('are listed by state, base and head', async () => {
    const github = await start();
    const { world } = github;
    const one = world.createPullRequest({ title: 'one', branch: 'one', files: { a: '1' } });
    const two = world.createPullRequest({ title: 'two', branch: 'one', fork: 'mallory', files: { b: '1' }, draft: true });
    world.closePullRequest(one.number);
    const numbers = async (query: string): Promise<number[]> =>
      ((await call(github, `GET /pulls?${query}`)).body as { number: number }[]).map((item) => item.number);
    expect(await numbers('')).toEqual([two.number]);
    expect(await numbers('state=all')).toEqual([two.number, one.number]);
    expect(await numbers('state=all&sort=updated')).toEqual([one.number, two.number]);
    expect(await numbers('state=all&head=acme:one')).toEqual([one.number]);
    expect(await numbers('state=all&base=dev')).toEqual([]);
    const fork = (await call(github, `GET /pulls/${two.number}`)).body;
    expect(fork).toMatchObject({ draft: true, head: { label: 'mallory:one', repo: { full_name: 'mallory/ml-platform', fork: true } } });
    const response = await fetch(`${github.url}/repos/mallory/ml-platform/contents/b?ref=one`, { headers: { authorization: `Bearer ${world.token}` } });
    expect(response.status).toBe(200);
    world.reopenPullRequest(one.number);
    expect(await numbers('head=acme:one')).toEqual([one.number]);
  });

  it('have reviews, bound to the commit', async () => {
    const github = await start();
    const { number, pull } = github.world.createPullRequest({ title: 'one', branch: 'one', files: { a: '1' } });
    const review = github.world.addReview(number, { by: 'anna', state: 'APPROVED' });
    expect((await call(github, `GET /pulls/${number}/reviews`)).body).toEqual([
      expect.objectContaining({ state: 'APPROVED', commit_id: pull.head.sha, user: expect.objectContaining({ login: 'anna' }) }),
    ]);
    const shape: components['schemas']['pull-request-review'] = viewReview(github.world.state, review);
    expect(shape.commit_id).toBe(pull.head.sha);
  });

  it('have the shapes that GitHub describes', async () => {
    const { world } = await start();
    const issue = world.createPullRequest({ title: 'one', branch: 'one', files: { a: '1' } });
    const simple: Omit<components['schemas']['pull-request-simple'], 'head' | 'base'> = viewPullSimple(world.state, issue);
    const full: Omit<components['schemas']['pull-request'], 'head' | 'base'> = viewPull(world.state, issue);
    const commit: components['schemas']['commit'] = viewFullCommit(world.state, world.tip('one'));
    expect([simple.number, full.number]).toEqual([issue.number, issue.number]);
    expect(commit.files).toHaveLength(1);
  });
});

describe('commits and contents', () => {
  it('walks history, all of it or for one path', async () => {
    const github = await start();
    const { world } = github;
    const one = world.createPullRequest({ title: 'one', branch: 'one', files: changed('a: 1', 'a: 9') });
    world.pushCommit('main', { files: { 'x.txt': '1' }, message: 'unrelated' });
    const merged = world.merge(one.number, 'merge');
    const messages = async (query: string): Promise<string[]> =>
      ((await call(github, `GET /commits?${query}`)).body as { commit: { message: string } }[]).map((item) => item.commit.message.split('\n')[0] ?? '');
    expect(await messages('')).toEqual([`Merge pull request #${one.number} from acme/one`, 'unrelated', 'one', 'Initial commit']);
    expect(await messages('path=endpoints.yml')).toEqual(['one', 'Initial commit']);
    expect(await messages('path=conf')).toEqual(['Initial commit']);
    expect(await messages('sha=one&per_page=1')).toEqual(['one']);
    expect(await messages(`since=${merged.committer.date}`)).toHaveLength(1);
    expect((await call(github, 'GET /commits?sha=none')).status).toBe(404);
    expect((await call(github, 'GET /commits/none'))).toHaveProperty('body.message', 'No commit found for SHA: none');
    const raw = await call(github, 'GET /commits/main', { headers: { accept: 'application/vnd.github.sha' } });
    expect(raw.body).toBe(merged.sha);
  });

  it('compares', async () => {
    const github = await start();
    const { world } = github;
    world.createPullRequest({ title: 'one', branch: 'feature/one', files: changed('a: 1', 'a: 9') });
    world.pushCommit('main', { files: { 'x.txt': '1' } });
    const { data } = await octokitOf(github).repos.compareCommitsWithBasehead({ ...REPO, basehead: 'main...feature/one' });
    expect(data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1, total_commits: 1 });
    expect(data.files?.map((file) => file.patch)).toEqual(['@@ -1,5 +1,5 @@\n endpoints:\n-  a: 1\n+  a: 9\n   b: 2\n   c: 3\n   d: 4']);
    expect((await call(github, 'GET /compare/main...main'))).toHaveProperty('body.status', 'identical');
    expect((await call(github, 'GET /compare/main~1...none')).status).toBe(404);
  });

  it('reads files, directories, trees and blobs under the ids Git gives them', async () => {
    const github = await start();
    const { repos } = octokitOf(github);
    const { data } = await repos.getContent({ ...REPO, path: 'endpoints.yml', ref: 'main' });
    if (Array.isArray(data) || data.type !== 'file') throw new Error('not a file');
    expect(Buffer.from(data.content, 'base64').toString()).toBe(ENDPOINTS);
    expect(data.sha).toBe(hashObject('blob', Buffer.from(ENDPOINTS)));
    expect(hashObject('blob', Buffer.from('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    const raw = await call(github, 'GET /contents/endpoints.yml', { headers: { accept: 'application/vnd.github.raw+json' } });
    expect(raw.body).toBe(ENDPOINTS);
    expect((await call(github, 'GET /contents/conf')).body).toEqual([expect.objectContaining({ path: 'conf/a.yml', type: 'file' })]);
    expect((await call(github, 'GET /contents')).body).toHaveLength(3);
    expect((await call(github, 'GET /contents/none.yml')).status).toBe(404);
    expect((await call(github, 'GET /contents/endpoints.yml?ref=none'))).toHaveProperty('body.message', 'No commit found for the ref none');
    const tree = await call(github, 'GET /git/trees/main?recursive=1');
    expect((tree.body as { tree: { path: string }[] }).tree.map((entry) => entry.path)).toEqual(['README.md', 'conf', 'conf/a.yml', 'endpoints.yml']);
    expect((await call(github, 'GET /git/trees/main'))).toHaveProperty('body.tree.length', 3);
    expect((await call(github, `GET /git/blobs/${data.sha}`))).toHaveProperty('body.encoding', 'base64');
    expect((await call(github, 'GET /branches/main'))).toHaveProperty('body.commit.sha', github.world.tip().sha);
    expect((await call(github, 'GET /git/ref/heads/main'))).toHaveProperty('body.object.sha', github.world.tip().sha);
  });
});
