import fc from 'fast-check';
import {
  delayBefore, leavesUnknown, parseRetryAfter, retriesFault, retriesTransport, type RetryTuning, type Safety,
} from '../../src/databricks/retry.js';

const tuning: RetryTuning = { backoffBaseMs: 1000, backoffMaxMs: 10_000, jitterMs: [50, 750], maxRetryAfterMs: 120_000, requestTimeoutMs: 180_000, limitBudgetMs: 1_800_000 };
const now = Date.parse('2026-08-01T00:00:00Z');

describe('parseRetryAfter', () => {
  it.each([
    ['12', 12_000],
    [' 0 ', 0],
    ['Sat, 01 Aug 2026 00:00:30 GMT', 30_000],
    ['Fri, 31 Jul 2026 23:59:00 GMT', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['12 monkeys', undefined],
    ['2026', 2_026_000],
    ['', undefined],
    [undefined, undefined],
    ['Someday, never GMT', undefined],
  ])('%s', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });

  it('never answers anything but a positive finite number', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const delay = parseRetryAfter(header, now);
        expect(delay === undefined || (Number.isFinite(delay) && delay >= 0)).toBe(true);
      }),
    );
  });
});

describe('delayBefore', () => {
  const plain = (attempt: number, retryAfterMs?: number) => delayBefore(attempt, tuning, { retryAfterMs, random: 0 });

  it('doubles up to ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => plain(attempt))).toEqual([
      1050, 2050, 4050, 8050, 10_050, 10_050, 10_050,
    ]);
    expect(delayBefore(1, tuning, { random: 1 })).toBe(1750);
  });

  it('is raised by the service, capped, and never lowered', () => {
    expect(plain(1, 12_000)).toBe(12_000);
    expect(plain(5, 1000)).toBe(10_050);
    expect(plain(1, 3_600_000)).toBe(120_000);
  });
});

describe('what is repeated', () => {
  const statuses = [400, 401, 403, 404, 408, 409, 429, 500, 501, 502, 503, 504];
  const repeated = (safety: Safety) =>
    statuses.filter((status) => retriesFault(safety, { status, message: '', violations: [] }));

  it('goes by method and status', () => {
    expect(repeated('read')).toEqual([429, 500, 502, 503, 504]);
    for (const write of ['replace', 'create', 'delete'] as const) expect(repeated(write)).toEqual([429]);
    expect(repeated('token')).toEqual([429, 502, 503, 504]);
  });

  it('knows a limit by its code, and passing troubles by their text', () => {
    const fault = { status: 400, message: '', violations: [] };
    expect(retriesFault('create', { ...fault, code: 'REQUEST_LIMIT_EXCEEDED' })).toBe(true);
    expect(retriesFault('replace', { ...fault, message: 'There is no worker environment with id 5' })).toBe(true);
    expect(retriesFault('token', { ...fault, message: 'Unknown worker environment' })).toBe(false);
  });

  it('repeats no write for such a text where the status leaves it in doubt', () => {
    const fault = { status: 500, message: 'There is no worker environment with id 5', violations: [] };
    const safeties: Safety[] = ['read', 'replace', 'create', 'delete'];
    expect(safeties.filter((safety) => retriesFault(safety, fault))).toEqual(['read']);
    expect(safeties.filter((safety) => retriesFault(safety, { ...fault, status: 501 }))).toEqual(['read']);
    expect(safeties.filter((safety) => retriesFault(safety, { ...fault, status: 404 }))).toEqual(safeties);
  });

  it('tells what never left from what is unclear', () => {
    const safeties: Safety[] = ['read', 'replace', 'create', 'delete', 'token'];
    expect(safeties.filter((safety) => retriesTransport(safety, 'before-write'))).toEqual(safeties);
    expect(safeties.filter((safety) => retriesTransport(safety, 'unclear'))).toEqual(['read', 'token']);
    expect(safeties.filter((safety) => retriesTransport(safety, 'fatal'))).toEqual([]);
  });

  it('leaves a write in doubt at 5xx only', () => {
    expect(statuses.filter((status) => leavesUnknown('replace', status))).toEqual([500, 502, 503, 504]);
    expect(statuses.filter((status) => leavesUnknown('read', status))).toEqual([]);
  });
});
