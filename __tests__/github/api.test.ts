import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectGitHub, type GitHub, type Patience } from '../../src/github/client.js';
import { collectLog, enter, hasty, leave } from './support.js';

const servers: Server[] = [];

afterEach(async () => {
  await leave();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A GitHub that answers each request with the next of these, and the last for ever. */
async function answering(...replies: ((response: ServerResponse) => void)[]): Promise<{ url: string; count: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    const reply = replies[Math.min(count, replies.length - 1)]!;
    count += 1;
    reply(response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count: () => count };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => (response: ServerResponse): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
};

const token = 'ghs_abcdefghijklmnopqrstuvwxyz0123456789';
const connect = (apiUrl: string, patience: Partial<Patience> = {}): GitHub =>
  connectGitHub({ token, apiUrl, repository: { owner: 'acme', name: 'ml' }, userAgent: 'test', log: collectLog(), patience: { ...hasty, ...patience } });

const failure = async (work: Promise<unknown>): Promise<unknown> => work.then(() => { throw new Error('It did not fail.'); }, (error: unknown) => error);

describe('bad moments', () => {
  it('are waited for: 5xx and cut connections, three times', async () => {
    const { world, github, asked } = await enter();
    world.failNext({ times: 2 });
    world.failNext({ kind: 'drop' });
    expect(await github.pullRequests.get(1)).toBeUndefined();
    expect(asked()).toHaveLength(4);
    expect(github.requestsMade()).toBe(4);
  });

  it('end with what GitHub said, and where', async () => {
    const { world, github } = await enter();
    world.failNext({ times: 9, headers: { 'x-github-request-id': 'ABCD:1' } });
    expect(await failure(github.pullRequests.get(1))).toMatchObject({
      name: 'ApiError', code: 'api-error', origin: 'service', message: 'Could not read pull request #1: GitHub answered 502 (Server Error).',
      call: { method: 'GET', path: '/repos/acme/ml-platform/pulls/1', status: 502, requestId: 'ABCD:1', outcomeUnknown: false },
    });
    expect(github.requestsMade()).toBe(4);
  });

  it('are not waited for where waiting cannot help', async () => {
    const { world, github } = await enter();
    for (const status of [400, 403, 409, 410, 422, 451]) {
      const before = github.requestsMade();
      world.failNext({ kind: 'reply', status, body: { message: 'No' } });
      await failure(github.pullRequests.get(1));
      expect(github.requestsMade() - before).toBe(1);
    }
  });
});

describe('limits', () => {
  it('are waited for as GitHub asks, and the log says so', async () => {
    const { world, github, log } = await enter();
    world.failNext({ kind: 'secondary-limit', retryAfter: 20 });
    world.failNext({ kind: 'secondary-limit', status: 429, retryAfter: 30 });
    expect(await github.pullRequests.get(1)).toBeUndefined();
    expect(log.lines).toEqual([expect.stringContaining('waiting 20 s'), expect.stringContaining('waiting 30 s')]);
  });

  it('are waited for with writes, too, which were refused and not done', async () => {
    const { world, github } = await enter();
    const { number } = world.openIssue({ title: 'T' });
    world.failNext({ kind: 'secondary-limit', method: 'POST', retryAfter: 5 });
    await github.driftIssues.comment(number, 'Hello');
    expect(world.comments(number)).toHaveLength(1);
  });

  it('are not waited for beyond a minute in all', async () => {
    const { world, github, log } = await enter();
    world.failNext({ kind: 'secondary-limit', retryAfter: 40, times: 5 });
    expect(await failure(github.pullRequests.get(1))).toMatchObject({ code: 'api-error', message: expect.stringContaining('secondary rate limit'), hint: expect.stringContaining('a few minutes') });
    expect(github.requestsMade()).toBe(2);
    expect(log.lines).toHaveLength(1);
  });

  it('of the hour are an error that tells when it is over', async () => {
    const { world, github } = await enter();
    world.setRateLimit({ remaining: 0, resetInSeconds: 1800 });
    expect(await failure(github.pullRequests.get(1))).toMatchObject({ code: 'api-error', hint: expect.stringMatching(/after \d{4}-\d\d-\d\dT/) });
    expect(github.requestsMade()).toBe(1);
  });

  it('of the hour are waited for where it is nearly over', async () => {
    const { world, github } = await enter();
    world.failNext({ kind: 'primary-limit', retryAfter: 10 });
    expect(await github.pullRequests.get(1)).toBeUndefined();
  });
});

describe('answers', () => {
  it('that break off are no empty answers', async () => {
    const cut = (response: ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'application/vnd.github.raw+json; charset=utf-8', 'content-length': '100' });
      response.write('id: a');
      setTimeout(() => response.destroy(), 5);
    };
    const server = await answering(cut);
    expect(await failure(connect(server.url).files.read('endpoints.yml', 'main'))).toMatchObject({ code: 'api-error', message: expect.stringContaining('did not answer') });
    expect(server.count()).toBe(4);
  });

  it('that do not come are given up', async () => {
    const server = await answering(() => undefined);
    const github = connect(server.url, { timeoutMilliseconds: 30, retries: 1 });
    expect(await failure(github.pullRequests.get(1))).toMatchObject({ code: 'api-error', message: 'Could not read pull request #1: GitHub did not answer (no answer within 0.03 s).', hint: expect.stringContaining('githubstatus') });
    expect(server.count()).toBe(2);
  });

  it('cannot come where nobody listens, and the error says why', async () => {
    expect(await failure(connect('http://127.0.0.1:9', { retries: 0 }).driftIssues.comment(1, 'x'))).toMatchObject({
      code: 'api-error', message: expect.stringMatching(/\(.*(ECONNREFUSED|bad port).*\)\.$/), call: { outcomeUnknown: true },
    });
  });

  it('of somebody else are told apart from GitHub\'s', async () => {
    const page = await answering((response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'); });
    expect(await failure(connect(page.url).pullRequests.get(1))).toMatchObject({ code: 'api-error', message: expect.stringContaining('not what it documents'), hint: expect.stringContaining('proxy') });
    const odd = await answering(json(200, [{ number: 1 }]));
    expect(await failure(connect(odd.url).driftIssues.find('m', 't'))).toMatchObject({ message: expect.stringContaining('`0.html_url`') });
  });

  it('are told in one short line', async () => {
    const server = await answering((response) => { response.writeHead(502, { 'content-type': 'text/html' }).end(`<html>\n${'<p>Bad gateway</p>\n'.repeat(500)}`); });
    const error = await failure(connect(server.url).pullRequests.get(1)) as Error;
    expect(error.message.length).toBeLessThan(400);
    expect(error.message).not.toContain('\n');
  });
});

describe('a list', () => {
  it('of pages without end is given up', async () => {
    const server = await answering(json(200, [{ number: 1, title: 'Another', html_url: 'https://github.com/acme/ml/issues/1', body: '', state: 'open', created_at: '2026-01-01T00:00:00Z', user: { login: 'octocat', id: 1, type: 'User' } }], { link: '<https://github.com/next>; rel="next"' }));
    const github = connect(server.url, { pages: 50 });
    expect(await failure(github.driftIssues.find('m', 't'))).toMatchObject({
      code: 'api-error', message: expect.stringContaining('more than 50 pages'), hint: expect.stringContaining('GITHUB_API_URL'),
    });
    expect(server.count()).toBe(50);
  });
});

describe('the token', () => {
  it('is in no error, wherever it turns up', async () => {
    const server = await answering(json(403, { message: `Token ${token} may not`, errors: [token] }, { 'x-github-request-id': '1' }));
    const error = await failure(connect(server.url).pullRequests.get(1)) as Error;
    expect(error.message).toContain('Token *** may not');
    expect(JSON.stringify(error) + String(error) + String(error.stack) + String(error.cause)).not.toContain(token);
  });

  it('is not at fault alone: a person\'s token is mended elsewhere', async () => {
    const { world, connect: connectTo } = await enter();
    world.addToken('github_pat_1', { login: 'maria', permissions: {}, installation: false });
    expect(await failure(connectTo({ token: 'github_pat_1' }).pullRequests.get(1))).toMatchObject({
      code: 'permission-denied', hint: 'Give the token of the input `github-token` the permission `pull-requests: read`.',
    });
  });

  it('goes with every request, as does the name of the program', async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization, request.headers['user-agent']);
      json(404, { message: 'Not Found' })(response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).pullRequests.get(1);
    expect(seen).toEqual([`token ${token}`, expect.stringMatching(/^test /)]);
  });
});

describe('bad settings', () => {
  it('are told as such: no token, no address', async () => {
    const { connect: connectTo, github } = await enter();
    expect(await failure(connectTo({ token: '' }).pullRequests.get(1))).toMatchObject({ code: 'authentication', hint: expect.stringContaining('`github-token`') });
    expect(github.requestsMade()).toBe(0);
    expect(await failure(Promise.resolve().then(() => connect('github')))).toMatchObject({ code: 'invalid-input', hint: expect.stringContaining('GITHUB_API_URL') });
  });
});

describe('space between writes', () => {
  async function writeTimes(count: number, space: number): Promise<number[]> {
    const { world, connect: connectTo } = await enter();
    const { number } = world.openIssue({ title: 'T' });
    const github = connectTo({ patience: { ...hasty, unitMilliseconds: space } });
    const times: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const start = Date.now();
      await github.driftIssues.update(number, 'T', String(index), 'open');
      times.push(Date.now() - start);
    }
    return times;
  }

  it('is none for as many as a run makes', async () => {
    // With the space of later writes it would be twice as long.
    expect((await writeTimes(20, 1500)).reduce((sum, time) => sum + time)).toBeLessThan(10 * 1500);
  });

  it('is kept from then on', async () => {
    expect((await writeTimes(23, 300)).reduce((sum, time) => sum + time)).toBeGreaterThanOrEqual(3 * 300 - 20);
  });
});

describe('redirects', () => {
  const away = (status: number, location: string) => (response: ServerResponse): void => { response.writeHead(status, { location }).end(); };

  it('are followed within GitHub, as it sends them for a repository that was renamed', async () => {
    const server = await answering(away(301, '/repositories/1/pulls/1'), json(404, { message: 'Not Found' }));
    expect(await connect(server.url).pullRequests.get(1)).toBeUndefined();
    expect(server.count()).toBe(2);
  });

  it('to anywhere else are refused at once, and nothing is asked there', async () => {
    const other = await answering(json(404, { message: 'Not Found' }));
    for (const location of [`${other.url}/stolen?state=hush`, `http://evil.invalid/`]) {
      const server = await answering(away(302, location));
      const error = await failure(connect(server.url).pullRequests.get(1)) as Error;
      expect(error).toMatchObject({ code: 'api-error', message: expect.stringContaining(`redirects to ${new URL(location).origin}, where the token is not sent`), hint: expect.stringContaining('GITHUB_API_URL') });
      expect(error.message).not.toContain('hush');
      expect(server.count()).toBe(1);
    }
    expect(other.count()).toBe(0);
  });

  it('do not make a read of a write: 307 is followed with its body, 301 and 302 are errors', async () => {
    const status = { commit: 'c'.repeat(40), context: 'plan', state: 'success', description: 'No changes.' } as const;
    const kept = await answering(away(307, '/moved'), json(201, {}));
    await connect(kept.url).commitStatuses.set(status);
    expect(kept.count()).toBe(2);
    const lost = await answering(away(301, '/moved'), json(200, []));
    expect(await failure(connect(lost.url).commitStatuses.set(status))).toMatchObject({ message: expect.stringContaining('redirect 301') });
    expect(lost.count()).toBe(1);
  });

  it('in a circle come to an end', async () => {
    const server = await answering(away(302, '/again'));
    expect(await failure(connect(server.url).pullRequests.get(1))).toMatchObject({ message: expect.stringContaining('redirects without end') });
    expect(server.count()).toBe(6);
  });
});

describe('plain http', () => {
  it.each(['http://github.example.com/api/v3', 'http://localhost.evil.test', 'http://ghe.localhost', 'http://127.evil.test', 'ftp://localhost'])('is for this machine alone: %s', (url) => {
    expect(() => connect(url)).toThrow(/only https keeps the token safe/);
  });

  it.each(['http://localhost:1', 'http://127.9.8.7', 'http://[::1]:3000', 'https://github.example.com/api/v3'])('may go to %s', (url) => {
    expect(() => connect(url)).not.toThrow();
  });
});
