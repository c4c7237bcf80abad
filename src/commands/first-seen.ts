/** Since when something is so, kept in the marker of the issue: there is no other place where a run could remember it. */
import { digestOf } from '../plan/digest.js';
import type { DriftMarker } from '../ports/drift-issues.js';

type Seen = NonNullable<DriftMarker['seen']>;

const digits = 8;
/** About what a thousand findings take. What is first seen last is left out beyond it: the old ones are worth knowing. */
const longestSeen = 12_000;

const shortKey = (key: string): string => digestOf(key).slice(0, digits);

export interface SeenBefore {
  seen?: Seen | undefined;
  /** What counts for findings of a marker that kept no times. */
  otherwise?: string;
}

/** Each key with the ISO time at which it was first seen: what the marker remembers, or `now`. */
export function firstSeen(keys: readonly string[], before: SeenBefore, now: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const [time, row] of before.seen ?? []) {
    for (let at = 0; at + digits <= row.length; at += digits) known.set(row.slice(at, at + digits), time);
  }
  const unknown = before.seen === undefined ? (before.otherwise ?? now) : now;
  return new Map(keys.map((key) => [key, known.get(shortKey(key)) ?? unknown]));
}

/**
 * The times in the marker's form, oldest first. `before` goes along where a run did not look at everything: what it
 * did not see may still be so.
 */
export function seenRows(since: ReadonlyMap<string, string>, before: Seen = []): Seen {
  const times = new Map<string, Set<string>>();
  const add = (time: string, key: string): void => {
    times.set(time, (times.get(time) ?? new Set()).add(key));
  };
  const current = new Set([...since.keys()].map(shortKey));
  for (const [key, time] of since) add(time, shortKey(key));
  for (const [time, row] of before) {
    for (const key of row.match(/.{8}/g) ?? []) if (!current.has(key)) add(time, key);
  }
  const rows: Seen = [];
  let room = longestSeen;
  for (const [time, keys] of [...times].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const fitting = [...keys].sort().slice(0, Math.max(0, Math.floor((room - time.length - 7) / digits)));
    if (fitting.length === 0) break;
    rows.push([time, fitting.join('')]);
    room -= time.length + 7 + fitting.length * digits;
  }
  return rows;
}
