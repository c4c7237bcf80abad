import type { Emulator, FaultForm } from '../../src/emulator/index.js';
import { call, custom, endpointBody, external, type Reply, root, settled, start, stopAll } from './helper.js';

afterEach(stopAll);

const create = (emulator: Emulator, name = 'chat'): Promise<Reply> => call(emulator, `POST ${root}`, endpointBody(name, external));
const exists = async (emulator: Emulator): Promise<boolean> => (await call(emulator, `GET ${root}/chat`)).status === 200;

describe('faults on a write', () => {
  it.each([
    [500, 'INTERNAL_ERROR'], [502, 'UNKNOWN'], [503, 'TEMPORARILY_UNAVAILABLE'], [504, 'DEADLINE_EXCEEDED'], [429, 'REQUEST_LIMIT_EXCEEDED'],
  ])('status %s before and after the effect', async (status, code) => {
    for (const when of ['before', 'after'] as const) {
      const emulator = await start();
      emulator.world.addFault({ method: 'POST', path: root, kind: 'status', status, when });
      const reply = await create(emulator);
      expect([reply.status, reply.body.error_code, reply.headers.get('retry-after')]).toEqual([status, code, null]);
      expect(await exists(emulator)).toBe(when === 'after');
      expect(emulator.requests[0]).toMatchObject({ status, fault: 1 });
    }
  });

  it.each(['before', 'after'] as const)('connection reset %s the effect', async (when) => {
    const emulator = await start();
    emulator.world.addFault({ method: 'POST', path: root, kind: 'reset', when });
    await expect(create(emulator)).rejects.toThrow('fetch failed');
    expect(await exists(emulator)).toBe(when === 'after');
    expect(emulator.requests[0]?.status).toBe(0);
  });

  it('a body cut in the middle, after the effect', async () => {
    const emulator = await start();
    emulator.world.addFault({ method: 'POST', kind: 'truncate' });
    await expect(create(emulator)).rejects.toThrow();
    expect(await exists(emulator)).toBe(true);
  });

  it.each(['before', 'after'] as const)('hangs until the client gives up, %s the effect', async (when) => {
    const emulator = await start();
    emulator.world.addFault({ method: 'DELETE', kind: 'hang', when });
    await create(emulator);
    const request = fetch(`${emulator.url}${root}/chat`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer dapi-emulator-deployer' },
      signal: AbortSignal.timeout(100),
    });
    await expect(request).rejects.toThrow();
    expect(await exists(emulator)).toBe(when === 'before');
  });
});

describe('Retry-After', () => {
  it.each([
    [12, '12'],
    ['soon', 'soon'],
    [{ date: 90 }, 'Sun, 21 Nov 2027 10:01:30 GMT'],
  ])('%j', async (retryAfter, header) => {
    const emulator = await start({ clock: { mode: 'virtual', startAt: Date.UTC(2027, 10, 21, 10) } });
    emulator.world.addFault({ kind: 'status', status: 429, retryAfter });
    expect((await create(emulator)).headers.get('retry-after')).toBe(header);
  });
});

describe('wire forms of errors', () => {
  const forms: [FaultForm, unknown, string | null][] = [
    ['envelope', { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'boom' }, 'application/json'],
    ['numeric', { error_code: 503, message: 'boom' }, 'application/json'],
    ['no-code', { message: 'boom' }, 'application/json'],
    ['legacy', { error: 'boom' }, 'application/json'],
    ['scim', { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail: 'boom', status: '503' }, 'application/json'],
    ['oauth', { error: 'temporarily_unavailable', error_description: 'boom' }, 'application/json'],
    ['html', expect.stringContaining('<pre>boom</pre>'), 'text/html; charset=utf-8'],
    ['text', 'boom', 'text/plain; charset=utf-8'],
    ['code-text', 'TEMPORARILY_UNAVAILABLE: boom', 'text/plain; charset=utf-8'],
    ['empty', '', null],
  ];

  it.each(forms)('%s', async (form, body, type) => {
    const emulator = await start();
    emulator.world.addFault({ kind: 'status', form, message: 'boom' });
    const reply = await call(emulator, `GET ${root}`);
    expect([reply.status, reply.body, reply.headers.get('content-type')]).toEqual([503, body, type]);
  });

  it('html and plain text are kinds of their own, with any status', async () => {
    const emulator = await start();
    emulator.world.addFault({ kind: 'html', status: 502 });
    emulator.world.addFault({ kind: 'text', status: 200, message: 'ok?' });
    expect((await call(emulator, `GET ${root}`)).text).toContain('HTTP ERROR 502');
    expect((await call(emulator, `GET ${root}`)).text).toBe('ok?');
  });
});

describe('matching', () => {
  it('by method, path pattern, nth occurrence and number of times', async () => {
    const emulator = await start();
    emulator.world.addFault({ method: 'get', path: `${root}/*`, kind: 'status', nth: 2, times: 2 });
    const seen: number[] = [];
    for (let at = 0; at < 4; at += 1) {
      seen.push((await call(emulator, `GET ${root}/none`)).status);
      expect((await call(emulator, `GET ${root}`)).status).toBe(200);
      expect((await call(emulator, `GET ${root}/none/openapi`)).status).toBe(404);
    }
    expect(seen).toEqual([404, 503, 503, 404]);
  });

  it('always, until cleared', async () => {
    const emulator = await start();
    emulator.world.addFault({ path: '/api/2.0/**', kind: 'status', times: 'always' });
    expect((await call(emulator, `GET ${root}/a/metrics`)).status).toBe(503);
    expect((await call(emulator, `GET ${root}`)).status).toBe(503);
    emulator.world.clearFaults();
    expect((await call(emulator, `GET ${root}`)).status).toBe(200);
  });
});

describe('stale reads and slowness', () => {
  const v8 = { served_entities: [{ ...custom, entity_version: '8' }] };

  it('a GET right after PUT config shows the state before it, so many times', async () => {
    const emulator = await start({ staleReads: 2 });
    emulator.world.configure({ staleReads: 0 });
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    await settled(emulator, 'churn');
    emulator.world.configure({ staleReads: 2 });
    await call(emulator, `PUT ${root}/churn/config`, v8);
    const updates: unknown[] = [];
    for (let at = 0; at < 3; at += 1) {
      const { body } = await call(emulator, `GET ${root}/churn`);
      updates.push((body.state as { config_update: string }).config_update);
    }
    expect(updates).toEqual(['NOT_UPDATING', 'NOT_UPDATING', 'IN_PROGRESS']);
  });

  it('a GET right after create is a 404 when reads are stale', async () => {
    const emulator = await start({ staleReads: 1 });
    await create(emulator);
    expect(await exists(emulator)).toBe(false);
    expect(await exists(emulator)).toBe(true);
  });

  it('one stale read as a fault', async () => {
    const emulator = await start();
    await create(emulator);
    await call(emulator, `PATCH ${root}/chat/tags`, { add_tags: [{ key: 'a', value: '1' }] });
    emulator.world.addFault({ method: 'GET', path: `${root}/*`, kind: 'stale' });
    expect((await call(emulator, `GET ${root}/chat`)).body).not.toHaveProperty('tags');
    expect((await call(emulator, `GET ${root}/chat`)).body).toHaveProperty('tags');
  });

  it('latency per response, and a delay as a fault', async () => {
    const emulator = await start({ latencyMs: 60 });
    emulator.world.addFault({ kind: 'delay', delayMs: 60 });
    const before = Date.now();
    await call(emulator, `GET ${root}`);
    expect(Date.now() - before).toBeGreaterThanOrEqual(115);
  });
});

describe('quota', () => {
  it('counts the four config writes of the workspace and nothing else, in a sliding window', async () => {
    const emulator = await start({ clock: { mode: 'virtual' } });
    for (let at = 0; at < 49; at += 1) expect((await create(emulator, `e${at}`)).status).toBe(200);
    emulator.world.advance(100_000);
    expect((await call(emulator, `PUT ${root}/e0/config`, { served_entities: [external] })).status).toBe(200);
    const full = await create(emulator, 'late');
    expect([full.status, full.headers.get('retry-after')]).toEqual([429, '200']);
    expect((await call(emulator, `PATCH ${root}/e0/tags`, {})).status).toBe(200);
    expect((await call(emulator, `DELETE ${root}/e1`)).status).toBe(200);
    emulator.world.advance(200_001);
    expect((await create(emulator, 'late')).status).toBe(200);
  });

  it('can be switched off', async () => {
    const emulator = await start({ quota: false, quotaWrites: 1 });
    expect((await create(emulator, 'a')).status).toBe(200);
    expect((await create(emulator, 'b')).status).toBe(200);
  });
});
