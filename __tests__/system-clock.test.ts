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
});
