/** A limit of the service holds all calls back, not only the one that met it. */
import { getEventListeners } from 'node:events';
import { createBrake } from '../../src/databricks/brake.js';
import { isOutcomeUnknown, isRateLimited } from '../../src/api-outcomes.js';
import { VirtualClock } from '../apply/support.js';
import { connect, errorOf, type Connected } from './helpers/connect.js';
import { startServer, type TestServer } from './helpers/server.js';

const endpoint = { name: 'x', id: 'i', state: { ready: 'READY' } };
const limit = { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'slow down' };
const minute = 60_000;

let server: TestServer;
let connected: Connected[] = [];
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(async () => {
  await Promise.all(connected.map((one) => one.close()));
  connected = [];
});

function to(clock: VirtualClock, options: Parameters<typeof connect>[1] = {}): Connected {
  const one = connect(server.url, { clock, ...options });
  connected.push(one);
  return one;
}

/** Refuses for its rate until the clock says so; keeps when each request came. The first `together` are answered at once. */
function limitUntil(clock: VirtualClock, until: number, headers: Record<string, string> = {}, together = 1): { line: string; at: number; status: number }[] {
  const seen: { line: string; at: number; status: number }[] = [];
  server.answer(async ({ method, path }) => {
    const status = clock.now() < until ? 429 : 200;
    seen.push({ line: `${method} ${path.split('/').at(-1) ?? ''}`, at: clock.now(), status });
    while (seen.length < together) await new Promise((resolve) => setImmediate(resolve));
    return status === 200 ? { body: endpoint } : { status, headers, body: limit };
  });
  return seen;
}

/** Until the refusal has been heard of. */
async function braked({ lines }: Connected): Promise<void> {
  while (!lines.some((line) => line.includes('answered 429'))) await new Promise((resolve) => setImmediate(resolve));
}

describe('after a 429', () => {
  it('reads, polls and writes wait for the time it names, though they never met it', async () => {
    const clock = new VirtualClock();
    const seen = limitUntil(clock, 30_000, { 'retry-after': '30' });
    const one = to(clock);
    const { serving } = one;
    const first = serving.get('first');
    await braked(one);
    await Promise.all([first, ...['a', 'b', 'c'].map((name) => serving.get(name)), serving.updateConfig('R5', 'd', {}), serving.permissions('e').catch(() => undefined)]);
    expect(seen.filter(({ status }) => status === 429).map(({ line }) => line)).toEqual(['GET first']);
    expect(seen.slice(1).every(({ at }) => at >= 30_000)).toBe(true);
    expect(seen).toHaveLength(7);
  });

  it('one call goes first when the time is over, and the others only when that one was taken', async () => {
    const clock = new VirtualClock();
    const seen = limitUntil(clock, 100_000, { 'retry-after': '30' }, 10);
    const { serving } = to(clock, { tuning: { retryBudgetMs: 10 * minute } });
    await Promise.all(Array.from({ length: 10 }, (_, index) => serving.get(`e${index}`)));
    const late = seen.filter(({ status, at }) => status === 429 && at > 0);
    // Ten that were on their way, then one every thirty seconds.
    expect(seen.filter(({ at }) => at === 0)).toHaveLength(10);
    expect(late.map(({ at }) => at)).toEqual([30_000, 60_000, 90_000]);
    expect(seen.filter(({ status }) => status === 200)).toHaveLength(10);
  });

  it('without a time, pauses grow with each refusal of the call that goes first', async () => {
    const clock = new VirtualClock();
    const seen = limitUntil(clock, 20_000);
    await to(clock).serving.get('x');
    expect(seen.map(({ at }) => at)).toEqual([0, 1000, 3000, 7000, 15_000, 25_000]);
  });

  it('a RetryInfo counts like the header', async () => {
    const clock = new VirtualClock();
    server.answer((_, count) => (count === 1 ? { status: 429, body: { ...limit, details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retry_delay: '45s' }] } } : { body: endpoint }));
    await to(clock).serving.get('x');
    expect(clock.now()).toBe(45_000);
  });

  it('a write is repeated for half an hour, and a read for five minutes', async () => {
    const clock = new VirtualClock();
    const seen = limitUntil(clock, Infinity, { 'retry-after': '60' });
    const write = await errorOf(to(clock).serving.create('R1', { name: 'x' }));
    expect(write).toMatchObject({ call: { status: 429 }, hint: expect.stringContaining('write-quota') as string });
    expect(isOutcomeUnknown(write)).toBe(false);
    expect([clock.now(), seen.length]).toEqual([30 * minute, 31]);
    seen.length = 0;
    const start = clock.now();
    expect(await errorOf(to(clock).serving.get('x'))).toMatchObject({ call: { status: 429 } });
    expect([clock.now() - start, seen.length]).toEqual([5 * minute, 6]);
  });

  it('a call that others have made wait has its own time still', async () => {
    const clock = new VirtualClock();
    let refused = 0;
    server.answer(({ path }, count) => {
      if (count === 1) return { status: 429, headers: { 'retry-after': '290' }, body: limit };
      return path.endsWith('/y') && (refused += 1) === 1 ? { status: 503, body: '' } : { body: endpoint };
    });
    const one = to(clock, { tuning: { retryBudgetMs: 10_000 } });
    const write = one.serving.create('R1', { name: 'x' });
    await braked(one);
    await Promise.all([write, one.serving.get('y')]);
    expect(refused).toBe(2);
    expect(clock.now()).toBeGreaterThanOrEqual(290_000);
  });

  it('sign-in is not held back', async () => {
    const clock = new VirtualClock();
    let tokens = 0;
    server.answer(({ path }, count) => {
      if (path.endsWith('/token')) return { body: { access_token: `t${(tokens += 1)}`, token_type: 'Bearer', expires_in: 3600 } };
      if (path.includes('.well-known')) return { status: 200, body: { token_endpoint: `${server.url}/oidc/v1/token` } };
      return count < 5 ? { status: 429, headers: { 'retry-after': '5' }, body: limit } : { body: endpoint };
    });
    await to(clock, { clientId: 'id', clientSecret: 'dose-secret' }).serving.get('x');
    expect(tokens).toBe(1);
  });

  it('all waits end at once with the run', async () => {
    const clock = new VirtualClock();
    clock.sleep = (_milliseconds, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => { resolve(); }));
    const abort = new AbortController();
    const seen = limitUntil(clock, Infinity, { 'retry-after': '300' });
    const { serving } = to(clock, { signal: abort.signal });
    const calls = Array.from({ length: 5 }, (_, index) => errorOf(serving.get(`e${index}`)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    abort.abort();
    expect(await Promise.all(calls)).toHaveLength(5);
    expect(seen.length).toBeLessThanOrEqual(5);
  });

  it('a write that was held back when the run ended never left, and is not in doubt', async () => {
    const clock = new VirtualClock();
    clock.sleep = (_milliseconds, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => { resolve(); }));
    const abort = new AbortController();
    const seen = limitUntil(clock, Infinity, { 'retry-after': '300' });
    const one = to(clock, { signal: abort.signal });
    const refused = errorOf(one.serving.create('R1', { name: 'refused' }));
    await braked(one);
    const held = [one.serving.updateConfig('R5', 'held', {}), one.serving.delete('held')].map((call) => errorOf(call));
    await new Promise((resolve) => setTimeout(resolve, 100));
    abort.abort();
    for (const error of await Promise.all(held)) {
      expect(error.message).toMatch(/: the run was cancelled\.$/);
      expect([error.call.status, isOutcomeUnknown(error)]).toEqual([undefined, false]);
    }
    const error = await refused;
    expect([isRateLimited(error), isOutcomeUnknown(error)]).toEqual([true, false]);
    expect(seen.map(({ line }) => line)).toEqual(['POST serving-endpoints']);
  });
});

describe('the brake', () => {
  it('opens again though the call that went first never came to anything', async () => {
    const clock = new VirtualClock();
    const abort = new AbortController();
    const brake = createBrake(clock, abort.signal);
    (await brake.enter())(5000);
    const scout = await brake.enter();
    expect(clock.now()).toBe(5000);
    let entered = false;
    const second = brake.enter().then((leave) => {
      entered = true;
      return leave;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(entered).toBe(false);
    scout(undefined);
    (await second)(undefined);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });
});
