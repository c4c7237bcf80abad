import { EndpointsError } from '../../src/errors.js';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import {
  isAlreadyExists, isConflict, isNotFound, isOutcomeUnknown,
} from '../../src/api-outcomes.js';
import { type Connected, connect, errorOf, token } from './helpers/connect.js';
import { type Answer, startServer, type TestServer } from './helpers/server.js';

let server: TestServer;
let open: Connected[] = [];
const config = { served_entities: [] };
const endpoint = { name: 'x', id: 'i', state: { ready: 'READY' } };

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(async () => {
  await Promise.all(open.map((connected) => connected.close()));
  open = [];
});

function to(options: Parameters<typeof connect>[1] = {}): Connected {
  const connected = connect(server.url, options);
  open.push(connected);
  return connected;
}

/** The first answers in order, then a good one. */
function answers(...first: Answer[]): void {
  server.answer((_, count) => first[count - 1] ?? { body: endpoint });
}

const calls = {
  GET: (connected: Connected) => connected.serving.get('x'),
  PUT: (connected: Connected) => connected.serving.updateConfig('R5', 'x', config),
  PATCH: (connected: Connected) => connected.serving.patchTags('x', { add: [], remove: [] }),
  POST: (connected: Connected) => connected.serving.create('R1', { name: 'x' }),
  DELETE: (connected: Connected) => connected.serving.delete('x'),
};
type Method = keyof typeof calls;
const methods = Object.keys(calls) as Method[];

const hasCode = (code: string) => (error: unknown): boolean => error instanceof EndpointsError && error.code === code;

describe('repeats by status', () => {
  const repeated: Record<number, Method[]> = {
    429: methods,
    // A write that was answered 5xx may have taken effect: it is read back before it is sent again.
    503: ['GET'],
    500: ['GET'],
    502: ['GET'],
    504: ['GET'],
    501: [],
    400: [],
    409: [],
  };
  const cases = Object.entries(repeated).flatMap(([status, which]) =>
    methods.map((method) => [Number(status), method, which.includes(method)] as const),
  );

  it.each(cases)('%i on %s: %s', async (status, method, again) => {
    answers({ status, body: { error_code: 'X', message: 'm' } });
    const connected = to();
    if (again) {
      await calls[method](connected);
      expect(server.received).toHaveLength(2);
      expect(server.received[1]!.body).toBe(server.received[0]!.body);
      expect(connected.clock.sleeps).toEqual([1000]);
    } else {
      const error = await errorOf(calls[method](connected));
      expect(server.received).toHaveLength(1);
      expect(error.call.status).toBe(status);
      expect(isOutcomeUnknown(error)).toBe(method !== 'GET' && status >= 500 && status !== 501);
    }
  });

  it('waits as long as it is asked to, by header or detail, and says so', async () => {
    const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retry_delay: '30s' };
    answers(
      { status: 429, headers: { 'retry-after': '12' }, body: { error_code: 'REQUEST_LIMIT_EXCEEDED' } },
      { status: 429, headers: { 'retry-after': '-1' }, body: {} },
      { status: 429, headers: { 'retry-after': '9999' }, body: {} },
      { status: 429, headers: { 'retry-after': '1' }, body: { details: [retryInfo] } },
    );
    const connected = to();
    await calls.PUT(connected);
    expect(connected.clock.sleeps).toEqual([12_000, 2000, 300_000, 30_000]);
    const waits = connected.lines.filter((line) => line.startsWith('info: '));
    expect(waits[0]).toBe(
      'info: Databricks answered 429 REQUEST_LIMIT_EXCEEDED: waiting 12 s before trying again to update the config of endpoint `x` (attempt 2).',
    );
  });

  it('takes an HTTP date', async () => {
    const connected = to();
    const date = new Date(connected.clock.now() + 7000).toUTCString();
    answers({ status: 503, headers: { 'retry-after': date }, body: '' });
    await calls.GET(connected);
    expect(connected.clock.sleeps).toEqual([7000]);
  });

  it('ends when the next wait would exceed the budget', async () => {
    server.answer(() => ({ status: 503, body: 'busy' }));
    const connected = to({ tuning: { retryBudgetMs: 20_000 } });
    const error = await errorOf(calls.GET(connected));
    // 1 + 2 + 4 + 8 s; the next would be 10.
    expect(connected.clock.sleeps).toEqual([1000, 2000, 4000, 8000]);
    expect(server.received).toHaveLength(5);
    expect(error.message).toBe('Could not read endpoint `x`: 503 Service Unavailable — busy');
    expect(error.hint).toMatch(/Run this again/);
  });

  it('marks a refusal that may be the echo of an earlier attempt', async () => {
    answers({ status: 503, body: { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'slow down' } }, { status: 409, body: { error_code: 'RESOURCE_ALREADY_EXISTS' } });
    const error = await errorOf(calls.POST(to()));
    expect(isAlreadyExists(error)).toBe(true);
    expect(isOutcomeUnknown(error)).toBe(true);
    answers({ status: 429, body: '' }, { status: 409, body: { error_code: 'RESOURCE_ALREADY_EXISTS' } });
    expect(isOutcomeUnknown(await errorOf(calls.POST(to())))).toBe(false);
  });
});

describe('a text of passing troubles', () => {
  it.each(methods)('has %s repeated where it refuses, and a write read back where it leaves it in doubt', async (method) => {
    const body = { message: 'ClusterNotReadyException' };
    answers({ status: 400, body });
    await calls[method](to());
    expect(server.received).toHaveLength(2);
    answers({ status: 503, body });
    const outcome = await calls[method](to()).then(() => 'done', isOutcomeUnknown);
    expect([outcome, server.received.length]).toEqual(method === 'GET' ? ['done', 2] : [true, 1]);
  });
});

describe('requests without an answer', () => {
  const broken: [string, Answer][] = [
    ['reset', { cut: true }],
    ['half a body', { cutBody: true, body: '{"name":' }],
  ];
  const cases = broken.flatMap(([name, answer]) => methods.map((method) => [name, method, answer] as const));

  it.each(cases)('%s on %s', async (_, method, answer) => {
    answers(answer);
    const connected = to();
    if (method === 'GET') {
      await calls[method](connected);
      expect(server.received).toHaveLength(2);
    } else {
      const error = await errorOf(calls[method](connected));
      expect(server.received).toHaveLength(1);
      expect(isOutcomeUnknown(error)).toBe(true);
      expect(error.message).toMatch(/Whether it took effect is not known/);
      expect(error.code).toBe('api-error');
    }
  });

  it('gives up on silence', async () => {
    answers({ delayMs: 5000 }, { delayMs: 5000 });
    const connected = to({ tuning: { headersTimeoutMs: 200, retryBudgetMs: 0 } });
    const error = await errorOf(calls.PUT(connected));
    expect(error.message).toMatch(/no answer in time/);
    expect(isOutcomeUnknown(error)).toBe(true);
  });

  it('repeats any method when no connection was made', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    for (const method of methods) {
      const connected = connect(`http://127.0.0.1:${port}`, { tuning: { retryBudgetMs: 4000 } });
      open.push(connected);
      const error = await errorOf(calls[method](connected));
      expect(connected.clock.sleeps).toEqual([1000, 2000]);
      expect(isOutcomeUnknown(error)).toBe(false);
      expect(error.message).toMatch(/refused/);
      expect(error.hint).toMatch(/databricks-host/);
    }
  });

  it('gives up soon on a name that does not exist', async () => {
    const connected = connect('https://no-such-workspace.invalid');
    open.push(connected);
    const error = await errorOf(calls.GET(connected));
    expect(error.message).toMatch(/host name/);
    if (error.message.includes('ENOTFOUND')) {
      expect(connected.clock.sleeps).toEqual([1000, 2000]);
      expect(error.hint).toMatch(/Check `databricks-host`/);
    }
  });

  it('tells a port that speaks plain HTTP from a certificate that is not trusted', async () => {
    const plain = createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    await new Promise<void>((resolve) => plain.listen(0, resolve));
    const { port } = plain.address() as AddressInfo;
    try {
      const connected = connect(`https://localhost:${port}`);
      open.push(connected);
      const error = await errorOf(calls.GET(connected));
      expect(error.message).toMatch(/does not speak TLS/);
      expect(`${error.message} ${error.hint}`).not.toMatch(/certificate|NODE_EXTRA_CA_CERTS/);
      expect(connected.clock.sleeps).toEqual([]);
    } finally {
      plain.close();
    }
  });

  it('bounds the size of an answer', async () => {
    server.answer(() => ({ body: { name: 'x'.repeat(50_000) } }));
    const connected = to({ tuning: { maxResponseBytes: 10_000 } });
    const error = await errorOf(calls.GET(connected));
    expect(error.message).toMatch(/larger than allowed/);
    expect(server.received).toHaveLength(1);
    expect(isOutcomeUnknown(await errorOf(calls.PUT(connected)))).toBe(true);
  });

  it('ends at once when the run is cancelled', async () => {
    const controller = new AbortController();
    server.answer(() => {
      controller.abort();
      return { delayMs: 3000 };
    });
    const error = await errorOf(calls.GET(to({ signal: controller.signal })));
    expect(error.message).toMatch(/cancelled/);
    expect(server.received).toHaveLength(1);
  });
});

describe('answers that are none', () => {
  it('refuses redirects, and never follows them', async () => {
    const other = await startServer(() => ({ body: endpoint }));
    server.answer(() => ({ status: 302, headers: { location: `${other.url}/login?state=hush` }, body: '' }));
    const error = await errorOf(calls.GET(to()));
    expect(error.message).toContain(`redirects to ${other.url}; redirects are not followed`);
    expect(error.message).not.toContain('hush');
    expect(other.received).toHaveLength(0);
    server.answer(() => ({ status: 307, headers: { location: '/elsewhere' }, body: '' }));
    await errorOf(calls.PUT(to()));
    expect(server.received).toHaveLength(1);
    await other.close();
  });

  it('knows the private-link page', async () => {
    server.answer(() => ({ status: 303, headers: { location: '/login.html?error=private-link-validation-error:42' } }));
    const error = await errorOf(calls.GET(to()));
    expect(error.call).toMatchObject({ status: 403, errorCode: 'PRIVATE_LINK_VALIDATION_ERROR' });
    expect(error.code).toBe('permission-denied');
    expect(error.hint).toMatch(/self-hosted runner/);
  });

  it('takes a web page for an error, even with status 200', async () => {
    server.answer(() => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html>sign in</html>' }));
    const error = await errorOf(calls.GET(to()));
    expect(error.message).toMatch(/web page instead of JSON/);
    expect(isOutcomeUnknown(error)).toBe(false);
    expect(isOutcomeUnknown(await errorOf(calls.PUT(to())))).toBe(true);
  });

  it('takes what is not JSON for an error', async () => {
    server.answer(() => ({ headers: { 'content-type': 'application/json' }, body: '{"name": ' }));
    expect((await errorOf(calls.GET(to()))).message).toMatch(/is not JSON/);
  });
});

describe('errors', () => {
  const refuse = (status: number, body: unknown, headers = {}): void => {
    server.answer(() => ({ status, body, headers }));
  };

  it('say what was attempted on what, with status, code, words, request id and a next step', async () => {
    refuse(409, {
      error_code: 'RESOURCE_CONFLICT',
      message: 'Endpoint x is currently being updated.',
      details: [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: 'r-9' }],
    });
    const error = await errorOf(calls.PUT(to()));
    expect(error.message).toBe(
      'Could not update the config of endpoint `x`: 409 RESOURCE_CONFLICT — Endpoint x is currently being updated. (request id r-9)',
    );
    expect(error.code).toBe('endpoint-busy');
    expect(error.origin).toBe('service');
    expect(error.call).toEqual({
      attempted: 'update the config of endpoint',
      target: 'x',
      method: 'PUT',
      path: '/api/2.0/serving-endpoints/x/config',
      status: 409,
      errorCode: 'RESOURCE_CONFLICT',
      requestId: 'r-9',
      serviceMessage: 'Endpoint x is currently being updated.',
    });
    expect(isConflict(error)).toBe(true);
  });

  it.each([
    [401, { error_code: 'UNAUTHENTICATED', message: 'm' }, 'authentication', hasCode('authentication')],
    [401, { error_code: 401, message: 'Credential was not sent' }, 'authentication', hasCode('authentication')],
    [403, { error_code: 403, message: 'Invalid access token. [ReqId: a]' }, 'authentication', hasCode('authentication')],
    [403, 'Token is expiring within 30 seconds. (token expired)', 'authentication', hasCode('authentication')],
    [403, { error_code: 'PERMISSION_DENIED', message: 'm' }, 'permission-denied', hasCode('permission-denied')],
    [404, { error_code: 'FEATURE_DISABLED', message: 'm' }, 'api-error', hasCode('api-error')],
    [409, { error_code: 'ALREADY_EXISTS', message: 'm' }, 'api-error', isAlreadyExists],
    [400, { error_code: 'RESOURCE_ALREADY_EXISTS', message: 'm' }, 'api-error', isAlreadyExists],
    [404, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'm' }, 'api-error', isNotFound],
    [409, { error_code: 'ABORTED', message: 'm' }, 'api-error', isConflict],
  ])('class of %i %j is %s', async (status, body, code, predicate) => {
    refuse(status, body);
    const error = await errorOf(calls.PUT(to()));
    expect(error.code).toBe(code);
    expect(predicate(error)).toBe(true);
    expect(error.hint).toBeTruthy();
    expect(server.received).toHaveLength(1);
  });

  it('knows a limit that outlasts the budget', async () => {
    refuse(429, { error_code: 'REQUEST_LIMIT_EXCEEDED' });
    expect(await errorOf(calls.GET(to({ tuning: { retryBudgetMs: 0 } })))).toMatchObject({ call: { status: 429 } });
  });

  it('tell apart a network that is not let in', async () => {
    refuse(403, { error_code: 'PERMISSION_DENIED', message: 'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for workspace' });
    expect((await errorOf(calls.GET(to()))).hint).toMatch(/self-hosted runner/);
  });

  it('name what is missing to whom, without the credential', async () => {
    refuse(403, { error_code: 'PERMISSION_DENIED', message: `no, ${token} may not` });
    const error = await errorOf(calls.PUT(to()));
    expect(error.hint).toMatch(/auth type pat.*CAN_MANAGE on the endpoint/);
    expect(JSON.stringify([error.message, error.hint, error.call])).not.toContain(token);
    expect(error.message).toContain('no, *** may not');
  });

  it('list violations, and cannot be broken up by a service', async () => {
    const violations = [{ field: 'tags[0].key', description: 'reserved' }];
    refuse(400, { error_code: 'BAD_REQUEST', message: 'bad\n::error::boo', details: [{ '@type': 'x.BadRequest', field_violations: violations }] });
    const error = await errorOf(calls.PATCH(to()));
    expect(error.message).toBe('Could not change the tags of endpoint `x`: 400 BAD_REQUEST — bad ::error::boo; tags[0].key: reserved');
  });

  it('does not take an unknown route for an endpoint that is gone', async () => {
    refuse(404, { error_code: 'ENDPOINT_NOT_FOUND', message: "No API found for 'GET /x'" });
    expect((await errorOf(calls.GET(to()))).hint).toMatch(/does not know this route/);
    expect((await errorOf(calls.DELETE(to()))).call.status).toBe(404);
    refuse(404, '<html><title>Not Found</title></html>');
    await errorOf(calls.DELETE(to()));
  });
});

describe('requests', () => {
  it('carry the headers of a good citizen', async () => {
    answers();
    const connected = connect(`${server.url}/?o=4200000000000042`, { env: { GITHUB_ACTIONS: 'true' } });
    open.push(connected);
    await calls.PUT(connected);
    await calls.GET(connected);
    const [put, get] = server.received;
    expect(put!.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'x-databricks-workspace-id': '4200000000000042',
      'user-agent': `databricks-endpoints-as-code/1.2.3 node/${process.versions.node} os/${process.platform} auth/pat cicd/github`,
    });
    expect(put!.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(get!.headers.traceparent).not.toBe(put!.headers.traceparent);
    expect(get!.headers).not.toHaveProperty('content-type');
    expect(connected.secrets).toEqual([token]);
  });

  it('reuse one connection', async () => {
    const ports = new Set<string | undefined>();
    server.answer(({ headers }) => {
      ports.add(headers.connection);
      return { body: endpoint };
    });
    const connected = to();
    for (let turn = 0; turn < 5; turn += 1) await calls.GET(connected);
    expect(ports).toEqual(new Set(['keep-alive']));
  });

  it('encode names, and refuse those that would leave their place', async () => {
    answers();
    const { serving } = to();
    await serving.get('a/b?c=d#e%2e');
    expect(server.received[0]!.path).toBe('/api/2.0/serving-endpoints/a%2Fb%3Fc%3Dd%23e%252e');
    for (const name of ['', '.', '..', 'half \ud800 a character']) {
      await expect(serving.get(name)).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(serving.delete(name)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(server.received).toHaveLength(1);
  });

  it('end with the connection, which can be closed twice and in the middle of a call', async () => {
    server.answer(() => ({ delayMs: 2000 }));
    const connected = connect(server.url, { tuning: { retryBudgetMs: 0 } });
    const pending = errorOf(calls.GET(connected));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await connected.close();
    await connected.close();
    expect((await pending).code).toBe('api-error');
  });

  it('never leave a trace of the credential in the log', async () => {
    answers({ status: 503, body: token });
    const connected = to();
    await calls.GET(connected);
    expect(connected.lines.join('\n')).not.toContain(token);
    expect(connected.lines.some((line) => line.includes('GET http'))).toBe(true);
  });
});
