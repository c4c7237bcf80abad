/**
 * The requests that the official Python clients made (`npm run conformance -- --record`), sent to the emulator again: its
 * replies must still say what those clients understood, and our plans must read what they made without surprise.
 */
import { clients, readRecording } from '../../scripts/conformance/clients.js';
import { type Exchange, Placeholders, sameReply, sameRequest, tidyRun } from '../../scripts/conformance/exchanges.js';
import { adopted, ourSide, surprises } from '../../scripts/conformance/our-plan.js';
import { replay } from '../../scripts/conformance/replay.js';
import { startWorkspace } from '../../scripts/conformance/workspace.js';
import { fixture } from '../emulator/helper.js';

const mlflow = clients.find(({ id }) => id === 'mlflow')!;

describe.each(clients)('$client', (client) => {
  const { exchanges } = readRecording(client);

  it('is answered as when it was recorded, and leaves what our plan reads without surprise', async () => {
    const emulator = await startWorkspace();
    const ours = ourSide(emulator);
    try {
      const replayed = await replay(emulator, exchanges);
      // Told as text: a difference of whole replies would be too large to be read.
      expect(replayed.filter(({ same }) => !same).map(({ recorded, now }) => JSON.stringify({ recorded, now }))).toEqual([]);
      expect(emulator.unknownRequests).toEqual([]);
      expect(emulator.requests.flatMap(({ unknownFields }) => unknownFields)).toEqual([]);

      expect(await surprises(ours, client.endpoints)).toEqual([]);
      const elsewhere = [...emulator.world.endpoints.values()].filter(({ foreign, name }) => foreign === undefined && client.endpoints[name] === undefined);
      expect(elsewhere.map(({ name }) => name)).toEqual([]);
      // After the adoption there is nothing left to do, and nothing to do again.
      const results = await ours.apply(adopted(client.endpoints));
      expect(results.filter(({ outcome }) => outcome !== 'applied').map(({ plan, outcome, message }) => `${plan.name} ${outcome}: ${message ?? ''}`)).toEqual([]);
      expect([...(await ours.plan(client.endpoints)).values()].filter(({ action }) => action !== 'unchanged').map(({ name }) => name)).toEqual([]);
    } finally {
      await ours.close();
      await emulator.close();
    }
  });

  it('was recorded without credentials, versions, addresses or times', () => {
    const text = JSON.stringify(exchanges);
    expect(text).not.toMatch(/dapi-emulator|dose-emulator|emu-oauth|127\.0\.0\.1|localhost|user-agent/);
    expect(text).not.toMatch(/\b\d{13}\b/);
    expect(exchanges.filter(({ reply }) => reply.status >= 500)).toEqual([]);
  });
});

it('has the create and update calls of the public documents as MLflow sends them', () => {
  const cases = fixture('fixtures/document-cases.json') as Record<string, Record<string, unknown>>;
  const sent = readRecording(mlflow).exchanges.map(({ request }) => request);
  const bodies = (line: string): unknown[] => sent.filter(({ method, path }) => `${method} ${path}` === line).map(({ body }) => body);
  const root = '/api/2.0/serving-endpoints';
  const created = bodies(`POST ${root}/`);
  expect(created).toContainEqual(cases['external_create']!['request']);
  expect(created).toContainEqual(cases['provisioned_throughput_create']!['request_when_chunk_is_980']);
  expect(created).toContainEqual({ ...cases['mlflow_client_create'], route_optimized: false });
  expect(bodies(`PUT ${root}/openai_endpoint/config`)).toEqual([cases['external_update_config']!['request']]);
  expect(bodies(`PUT ${root}/chat/config`)).toEqual([cases['mlflow_client_update']!['config']]);
  expect(bodies(`PUT ${root}/chat/rate-limits`)).toContainEqual({ rate_limits: cases['mlflow_client_update']!['rate_limits'] });
});

describe('comparing recordings', () => {
  const id = 'a'.repeat(32);
  const exchange = (reply: unknown, path = '/x'): Exchange => ({ request: { method: 'GET', path, headers: {} }, reply: { status: 200, body: reply } });

  it('gives what a workspace makes up the same names in each run, and takes them back', () => {
    const names = new Placeholders('http://localhost:1');
    expect(names.tidy({ id, url: `http://localhost:1/${id}`, other: 'b'.repeat(32), created: 5, calls: 5 })).toEqual({
      id: '<id-1>', url: '<host>/<id-1>', other: '<id-2>', created: '<time>', calls: 5,
    });
    expect(names.fill(['<id-2>', '<host>/<id-1>'])).toEqual(['b'.repeat(32), `http://localhost:1/${id}`]);
    expect(() => names.fillText('<id-3>')).toThrow('Nothing has been called <id-3> yet.');
  });

  it('looks at what a reply says, not at the order of its lists', () => {
    const same = (left: unknown, right: unknown): boolean => sameReply(exchange(left).reply, exchange(right).reply);
    expect(same({ a: [{ b: 1 }, { c: 2 }] }, { a: [{ c: 2 }, { b: 1 }] })).toBe(true);
    expect(same({ a: [{ b: 1 }] }, { a: [{ b: 2 }] })).toBe(false);
    expect(same({ a: 1 }, { a: 1, b: 1 })).toBe(false);
    expect(same({ error_code: 'X', message: 'one' }, { error_code: 'X', message: 'two' })).toBe(true);
    expect(same({ error_code: 'X' }, { error_code: 'Y' })).toBe(false);
    expect(sameReply({ status: 200 }, { status: 409 })).toBe(false);
    expect(sameRequest(exchange({}).request, exchange({}, '/y').request)).toBe(false);
  });

  it('leaves out what an injected fault answered', () => {
    const record = { n: 1, at: 0, method: 'GET', path: '/x', query: {}, body: undefined, headers: { 'user-agent': 'a/1', 'accept': '*/*' }, userAgent: 'a/1', status: 200, unknownFields: [], fault: undefined };
    expect(tidyRun([record, { ...record, status: 429, fault: 1 }], 'http://localhost:1')).toEqual([
      { request: { method: 'GET', path: '/x', headers: { accept: '*/*' } }, reply: { status: 200 } },
    ]);
  });
});
