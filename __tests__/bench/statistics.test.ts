import { holds, measureTwice, median, times, verdictLine, type Verdict } from '../../scripts/bench/statistics.js';

const verdict = (value: number): Verdict => ({ what: 'start', value, limit: 4, show: times });

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[1, 10, 2, 4], 3],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('is refused for nothing', () => {
    expect(() => median([])).toThrow('no median');
  });
});

describe('verdicts', () => {
  it('hold up to the limit', () => {
    expect(holds(verdict(4))).toBe(true);
    expect(holds(verdict(4.01))).toBe(false);
    expect(holds(verdict(Number.NaN))).toBe(false);
  });

  it('are told in one line', () => {
    expect(verdictLine(verdict(2.314))).toBe('ok     start: 2.31× (limit 4.00×)');
    expect(verdictLine(verdict(5))).toBe('BROKEN start: 5.00× (limit 4.00×)');
  });
});

describe('measuring twice', () => {
  const script = (...values: number[]): { rounds: number; run: () => Promise<Verdict[]> } => {
    const state = { rounds: 0, run: () => Promise.resolve([verdict(values[state.rounds++] ?? Number.NaN)]) };
    return state;
  };

  it('stops after the first where limits hold', async () => {
    const machine = script(3, 9);
    expect(await measureTwice(machine.run, () => undefined)).toEqual([expect.objectContaining({ value: 3 })]);
    expect(machine.rounds).toBe(1);
  });

  it.each([
    [2, true],
    [6, false],
  ])('lets the second word count: %d', async (second, expected) => {
    const told: number[] = [];
    const result = await measureTwice(script(5, second).run, (broken) => told.push(...broken.map(({ value }) => value)));
    expect(result.every(holds)).toBe(expected);
    expect(told).toEqual([5]);
  });
});
