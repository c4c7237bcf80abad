import { jest } from '@jest/globals';
import { systemClock } from '../src/system-clock.js';

describe('real time', () => {
  it('is the time of day', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(5_000);
  });

  it.each([['forward', 3_600_000], ['back', -3_600_000]])('does not follow when somebody sets the clock %s: deadlines and quotas are spans', (_, jump) => {
    const before = systemClock.now();
    const real = Date.now();
    const spy = jest.spyOn(Date, 'now').mockReturnValue(real + jump);
    const after = systemClock.now();
    spy.mockRestore();
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after - before).toBeLessThan(5_000);
  });

  it('sleeps long where that is asked, and ends when the run is stopped', async () => {
    const stop = new AbortController();
    let slept = false;
    const sleep = systemClock.sleep(2 ** 40, stop.signal).then(() => (slept = true));
    await systemClock.sleep(30);
    expect(slept).toBe(false);
    stop.abort();
    await sleep;
  });
});
