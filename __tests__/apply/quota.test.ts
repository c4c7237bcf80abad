import { createWriteQuota, quotaWindowMs, type WriteQuota } from '../../src/apply/quota.js';
import { Lines, VirtualClock } from './support.js';

const spendOf = async <T>(quota: WriteQuota, name: string, write: () => Promise<T>): Promise<T | undefined> => (await quota.reserve(name))?.use(write);

function setUp(writes: number) {
  const clock = new VirtualClock();
  const log = new Lines();
  const abort = new AbortController();
  const quota = createWriteQuota({ writes, clock, log, signal: abort.signal });
  const sent: number[] = [];
  const spend = (latency = 0) =>
    spendOf(quota, 'churn', async () => {
      sent.push(clock.now());
      if (latency > 0) await clock.sleep(latency);
      return true;
    });
  return { clock, log, abort, spend, sent };
}

describe('the write quota', () => {
  it('lets a burst through and then keeps the pace of the window', async () => {
    const { spend, sent } = setUp(50);
    await Promise.all(Array.from({ length: 60 }, () => spend()));
    expect(sent.slice(0, 50)).toEqual(Array(50).fill(0));
    expect(sent.slice(50)).toEqual(Array(10).fill(quotaWindowMs));
  });

  it('never has more than its share in any five minutes, with slow answers', async () => {
    const { spend, sent } = setUp(5);
    await Promise.all(Array.from({ length: 23 }, (_, index) => spend(1000 + index * 100)));
    for (const [index, at] of sent.entries()) {
      const later = sent[index + 5];
      if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(quotaWindowMs);
    }
    expect(sent).toHaveLength(23);
  });

  it('says once, and for whom, how long it waits', async () => {
    const { spend, log, clock } = setUp(1);
    await spend();
    await clock.sleep(288_000);
    await spend();
    expect(log.lines).toEqual(["churn: next write in 12 s, because 1 creates and config updates in 5 min are this job's quota"]);
  });

  it('does not write a line for each of many short waits', async () => {
    const { spend, log, clock } = setUp(50);
    for (let index = 0; index < 50; index += 1) {
      await spend();
      await clock.sleep(2_000);
    }
    await Promise.all(Array.from({ length: 50 }, () => spend()));
    // A hundred seconds at a pace of one every two.
    expect(log.lines.length).toBeLessThanOrEqual(11);
    expect(log.lines[0]).toBe("churn: next write in 200 s, because 50 creates and config updates in 5 min are this job's quota; 49 more writes wait behind it");
  });

  it('serves in order whoever waits', async () => {
    const clock = new VirtualClock();
    const quota = createWriteQuota({ writes: 2, clock, log: new Lines(), signal: new AbortController().signal });
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 9 }, (_, index) => spendOf(quota, `e${index}`, async () => {
        order.push(index);
        await clock.sleep((9 - index) * 1000);
        return true;
      })),
    );
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('counts what an earlier run wrote a moment ago, and nothing older', async () => {
    const clock = new VirtualClock();
    clock.time = 1_000_000;
    const sent: number[] = [];
    // As the platform tells times: cut to whole seconds, by a clock that may be ahead.
    const earlier = [clock.time - quotaWindowMs - 1000, clock.time - 101_000, clock.time - 201_000, clock.time + 5_000];
    const quota = createWriteQuota({ writes: 4, clock, log: new Lines(), signal: new AbortController().signal, earlier });
    await Promise.all(Array.from({ length: 4 }, () => spendOf(quota, 'churn', () => Promise.resolve(sent.push(clock.now() - 1_000_000)))));
    expect(sent).toEqual([0, 100_000, 200_000, 300_000]);
  });

  it('gives a failed write back to nobody and does not stop the others', async () => {
    const clock = new VirtualClock();
    const quota = createWriteQuota({ writes: 1, clock, log: new Lines(), signal: new AbortController().signal });
    await expect(spendOf(quota, 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await spendOf(quota, 'b', () => Promise.resolve(1));
    expect(clock.now()).toBe(quotaWindowMs);
  });

  it('starts nothing once the job is stopped', async () => {
    const { spend, abort, sent, clock } = setUp(1);
    await spend();
    const second = spend();
    await Promise.resolve();
    abort.abort();
    expect(await second).toBeUndefined();
    expect(sent).toHaveLength(1);
    expect(clock.now()).toBe(0);
  });

  it('lets all who wait go as soon as the job is stopped, also while a write is still under way', async () => {
    const abort = new AbortController();
    const quota = createWriteQuota({ writes: 1, clock: new VirtualClock(), log: new Lines(), signal: abort.signal });
    let answer: () => void = () => undefined;
    const first = spendOf(quota, 'a', () => new Promise<boolean>((resolve) => (answer = () => { resolve(true); })));
    const others = ['b', 'c', 'd'].map((name) => spendOf(quota, name, () => Promise.resolve(true)));
    await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    expect(await Promise.all(others)).toEqual([undefined, undefined, undefined]);
    answer();
    expect(await first).toBe(true);
  });

  it('gives back at once what was taken for nothing', async () => {
    const clock = new VirtualClock();
    const quota = createWriteQuota({ writes: 1, clock, log: new Lines(), signal: new AbortController().signal });
    const room = await quota.reserve('a');
    const next = quota.reserve('b');
    room?.release();
    room?.release();
    const other = await next;
    await other?.use(() => Promise.resolve(1));
    other?.release();
    expect(clock.now()).toBe(0);
    await spendOf(quota, 'c', () => Promise.resolve(1));
    expect(clock.now()).toBe(quotaWindowMs);
  });
});
