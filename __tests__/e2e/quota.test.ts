/** The write quota of the workspace (C26), seen from the workspace: how fast writes arrive, and that none is refused. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { jest } from '@jest/globals';
import { startProject, writes } from '../helpers/project.js';
import { openStage, type Stage, type StageOptions } from '../helpers/story.js';
import { chat, churn, manifest } from './manifests.js';

const minute = 60_000;
const root = '/api/2.0/serving-endpoints';

// Thousands of requests, for which a busy machine needs its time.
jest.setTimeout(120_000);

let stage: Stage;
let sent: { line: string; at: number }[];
const onRequest = (message: unknown): void => {
  const { request } = message as { request: { method: string; path: string } };
  sent.push({ line: `${request.method} ${request.path}`, at: stage.time!.elapsed });
};
const open = async (options: StageOptions): Promise<void> => {
  stage = await openStage({ sharedTime: true, quota: true, ...options });
  sent = [];
  subscribe('undici:request:create', onRequest);
};
afterEach(async () => {
  unsubscribe('undici:request:create', onRequest);
  await stage.close();
});

const named = (count: number, from = 0): Record<string, ReturnType<typeof chat>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`e-${String(index + from).padStart(3, '0')}`, index % 2 === 0 ? chat() : churn()]));
const counted = (): number[] => sent.filter(({ line }) => line === `POST ${root}` || /^PUT .*\/config$/.test(line)).map(({ at }) => at);
const refused = (): number => stage.emulator.requests.filter(({ status }) => status === 429).length;
const inputs = { parallelism: '200', 'timeout-minutes': '600' };

describe('200 new endpoints', () => {
  it('are made without help and without a refused request: bursts where there is room, then the exact pace', async () => {
    await open({ deployment: { ms: 2 * minute } });
    const { result, log } = await stage.run('apply', manifest(named(200)), inputs);
    expect(result?.endpoints.map(({ outcome }) => outcome)).toEqual(Array(200).fill('applied'));
    expect(refused()).toBe(0);
    const at = counted();
    expect(at).toHaveLength(200);
    const start = at[0] ?? NaN;
    for (const burst of [0, 1, 2, 3]) expect(at.slice(50 * burst, 50 * burst + 50)).toEqual(Array(50).fill(start + burst * 5 * minute));
    const told = log.filter((line) => line.includes('next write in'));
    expect(told).toEqual([150, 100, 50].map((left) => expect.stringMatching(new RegExp(`: next write in 300 s, because 50 creates and config updates in 5 min are this job's quota; ${left - 1} more writes wait behind it$`)) as string));
    // Never more than five polls in a second, though a hundred rollouts are waited for.
    const polls = sent.filter(({ line, at: when }) => /^GET .*\/e-\d+$/.test(line) && when > start).map(({ at: when }) => Math.floor(when / 1000));
    const perSecond = polls.reduce((counts, second) => counts.set(second, (counts.get(second) ?? 0) + 1), new Map<number, number>());
    expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(6);
  });

  it('are written in the order of the manifest', async () => {
    await open({});
    const names = Object.keys(named(120));
    await stage.run('apply', manifest(Object.fromEntries(names.map((name) => [name, chat()]))), { ...inputs, parallelism: '16' });
    const made = stage.emulator.requests.filter(({ method, path }) => method === 'POST' && path === root).map(({ body }) => (body as { name: string }).name);
    // A burst goes over several connections, on which neighbours may overtake each other, but nobody is left behind.
    expect(Math.max(...made.map((name, index) => Math.abs(names.indexOf(name) - index)))).toBeLessThan(32);
  });
});

describe('a quota that others use, too', () => {
  it('is waited for and asked again, by one call at a time, and nothing fails', async () => {
    await open({});
    const others = stage.emulator.world;
    // Another job has just made fifty; it makes ten more whenever there is room.
    others.quota.writes = Array.from({ length: 50 }, () => others.clock.now());
    const { result, log } = await stage.run('apply', manifest(Object.fromEntries(Object.keys(named(30)).map((name) => [name, chat()]))), { ...inputs, parallelism: '8' });
    expect(result?.endpoints.map(({ outcome }) => outcome)).toEqual(Array(30).fill('applied'));
    // Those that were on their way together, and nobody after them.
    expect(refused()).toBeLessThanOrEqual(8);
    expect(refused()).toBeGreaterThan(0);
    expect(log.join('\n')).toMatch(/Databricks answered 429 REQUEST_LIMIT_EXCEEDED: waiting 300 s before trying again to create endpoint/);
    expect(Math.max(...counted())).toBeLessThan(5.2 * minute);
  });

  it('does not make the next run of the same manifest run into it', async () => {
    await open({});
    await stage.run('apply', manifest(named(45)), inputs);
    await stage.run('apply', manifest({ ...named(45), ...named(20, 45) }), inputs);
    expect(refused()).toBe(0);
    expect(counted()).toHaveLength(65);
  });
});

describe('a job that is stopped while it waits for the quota', () => {
  it('ends at once and says what was not made', async () => {
    await open({});
    const project = await startProject({ manifest: manifest({ a: chat(), b: chat(), c: chat() }) });
    try {
      const run = await project.run({ inputs: { mode: 'apply', 'write-quota': '1' }, signal: { name: 'SIGTERM', when: (log) => log.includes('next write in') } });
      expect(run.endedAfter).toBeLessThan(7_500);
      expect(writes(run.workspace)).toEqual(['POST /api/2.0/serving-endpoints']);
      expect(run.log).toMatch(/next write in (299|300) s, because 1 creates/);
      expect(run.summary).toMatch(/stopped before anything was written/);
    } finally {
      await project.close();
    }
  });
});
