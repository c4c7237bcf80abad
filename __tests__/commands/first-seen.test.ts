/** Times survive from marker to marker, within a bounded size. */
import fc from 'fast-check';
import { firstSeen, seenRows } from '../../src/commands/first-seen.js';
import { formatMarker, parseMarker } from '../../src/markers.js';

const day1 = '2026-03-01T05:17Z';
const day2 = '2026-03-02T05:17Z';
const day3 = '2026-03-03T05:17Z';

it('keeps the time of what is still so, forgets what is gone, and begins anew when it comes back', () => {
  const first = firstSeen(['differs a', 'differs b'], {}, day1);
  expect([...first]).toEqual([['differs a', day1], ['differs b', day1]]);
  const second = firstSeen(['differs b', 'differs c'], { seen: seenRows(first) }, day2);
  expect([...second]).toEqual([['differs b', day1], ['differs c', day2]]);
  const third = firstSeen(['differs a', 'differs b', 'differs c'], { seen: seenRows(second) }, day3);
  expect([...third]).toEqual([['differs a', day3], ['differs b', day1], ['differs c', day2]]);
});

it('takes the age of an issue that kept no times', () => {
  expect([...firstSeen(['differs a'], { seen: undefined, otherwise: day1 }, day3)]).toEqual([['differs a', day1]]);
});

it('keeps what a restricted run did not look at', () => {
  const all = seenRows(firstSeen(['differs a', 'differs b'], {}, day1));
  const rows = seenRows(firstSeen(['differs a'], { seen: all }, day2), all);
  expect([...firstSeen(['differs b'], { seen: rows }, day3)]).toEqual([['differs b', day1]]);
});

it('is bounded, and gives up the newest times first', () => {
  const since = new Map(Array.from({ length: 3000 }, (_, index): [string, string] => [`differs e${index}`, new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()]));
  const rows = seenRows(since);
  expect(JSON.stringify(rows).length).toBeLessThan(12_500);
  const known = firstSeen([...since.keys()], { seen: rows }, 'now');
  const kept = [...since].filter(([key, time]) => known.get(key) === time).length;
  expect(kept).toBeGreaterThan(200);
  expect([...since].slice(0, kept).every(([key, time]) => known.get(key) === time)).toBe(true);
  const atOnce = seenRows(new Map([...since.keys()].slice(0, 1000).map((key) => [key, day1])));
  expect([...firstSeen([...since.keys()].slice(0, 1000), { seen: atOnce }, 'now').values()].every((time) => time === day1)).toBe(true);
});

it('goes through the marker', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 50 }), (keys) => {
    const seen = seenRows(new Map(keys.map((key, index) => [key, index % 2 === 0 ? day1 : day2])));
    const marker = { v: 1, manifest: 'm', target: 't', host: 'h', findings: 'f', seen } as const;
    expect(parseMarker('drift', formatMarker('drift', marker))).toEqual(marker);
  }));
});

it('is no reason to lose the issue: times that are no times are left out', () => {
  for (const seen of [7, [['x']], [[day1, 'xyz']], [[day1, '12345678', 1]]]) {
    const text = `<!-- databricks-endpoints:drift ${JSON.stringify({ v: 1, manifest: 'm', target: 't', host: 'h', findings: 'f', seen })} -->`;
    expect(parseMarker('drift', text)).toEqual({ v: 1, manifest: 'm', target: 't', host: 'h', findings: 'f' });
  }
});
