import { createWriteQuota, quotaWindowMs } from '../../src/apply/quota.js';
import { Lines, VirtualClock } from './support.js';

function setUp(writes: number) {
  const clock = new VirtualClock();
  const log = new Lines();
  const abort = new AbortController();
  const quota = createWriteQuota({ writes, clock, log, signal: abort.signal });
  const sent: number[] = [];
  const spend = (latency = 0) =>
    quota.spend('churn', async () => {
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
    expect(log.lines).toEqual(["churn: waiting 12 s for the workspace's write quota"]);
  });

  it('gives a failed write back to nobody and does not stop the others', async () => {
    const clock = new VirtualClock();
    const quota = createWriteQuota({ writes: 1, clock, log: new Lines(), signal: new AbortController().signal });
    await expect(quota.spend('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await quota.spend('b', () => Promise.resolve(1));
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
});
