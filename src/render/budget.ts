/**
 * How reports stay inside GitHub's limits. A report is rendered at one level of detail after the other, always in
 * this order, until it fits:
 *
 * 1. `complete`: every value whole (job summary only; a comment of that size would not be read)
 * 2. `full`:     every change; values longer than a page are cut
 * 3. `short`:    every change; long values, lists and logs are cut
 * 4. `table`:    one line for each endpoint
 * 5. `names`:    counts, and the names of what is blocked, destructive or failed
 *
 * Counts, blocked and destructive changes never go away: at `names` they are lists of names, cut to what fits with
 * "and N more". Everything is counted, so the same report always shrinks the same way.
 */
import { grouped } from './words.js';

export type Detail = 'complete' | 'full' | 'short' | 'table' | 'names';

export interface Limits {
  detail: Detail;
  /** Characters of one value. */
  value: number;
  /** Lines of differences of one endpoint. */
  lines: number;
  /** Characters of one message. */
  message: number;
  /** Entries of a list of remarks, such as warnings. */
  items: number;
  /** Lines of one build log. */
  log: number;
  /** Names in one list. */
  names: number;
  /** Characters of the whole report: a part that is longer already need not be finished. */
  room: number;
  /** Where everything is that has no room here: `the summary of the run`. */
  rest: string;
}

const levels: Record<Detail, Omit<Limits, 'detail' | 'room' | 'rest'>> = {
  complete: { value: Infinity, lines: Infinity, message: 4000, items: Infinity, log: 400, names: Infinity },
  full: { value: 2000, lines: 400, message: 1500, items: 100, log: 60, names: 2000 },
  short: { value: 160, lines: 60, message: 400, items: 30, log: 25, names: 1000 },
  table: { value: 80, lines: 0, message: 200, items: 15, log: 10, names: 300 },
  names: { value: 40, lines: 0, message: 120, items: 5, log: 3, names: 2000 },
};

export interface Budget {
  /** UTF-16 units, which are at least as many as GitHub's characters. */
  characters: number;
  /** Bytes in UTF-8. */
  bytes: number;
  /** Levels of detail that this surface uses, in the order above. */
  details: readonly Detail[];
  /** Where to look for what it has no room for. */
  rest: string;
}

/** A comment or an issue holds 65,536 characters (of up to four bytes each). */
export const commentBudget: Budget = {
  characters: 65_000,
  bytes: 259_000,
  details: ['full', 'short', 'table', 'names'],
  rest: 'the summary of the run',
};

/** The job summary of a step holds 1 MiB; above it the step itself fails. A little is left for other output. */
export const summaryBudget: Budget = {
  characters: 1_000_000,
  bytes: 1_000_000,
  details: ['complete', 'full', 'short', 'table', 'names'],
  rest: 'the log of the run',
};

export function fits(text: string, budget: Budget): boolean {
  return text.length <= budget.characters && Buffer.byteLength(text, 'utf8') <= budget.bytes;
}

/** The most detailed rendering that fits; at the last level, with as many names as fit. */
export function fit(budget: Budget, render: (limits: Limits) => string): string {
  const { characters: room, rest } = budget;
  for (const detail of budget.details) {
    const text = render({ detail, room, rest, ...levels[detail] });
    if (fits(text, budget)) return text;
  }
  let low = 0;
  let high = levels.names.names;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(render({ detail: 'names', room, rest, ...levels.names, names: middle }), budget)) low = middle;
    else high = middle - 1;
  }
  return render({ detail: 'names', room, rest, ...levels.names, names: low });
}

/** The first `limit` entries and how many are left. */
export function capped<T>(entries: readonly T[], limit: number): { shown: readonly T[]; more: number } {
  return { shown: entries.slice(0, limit), more: Math.max(0, entries.length - limit) };
}

/** "and 12 more, see the summary of the run". */
export function moreWords(more: number, { rest }: Pick<Limits, 'rest'>): string {
  return `and ${grouped(more)} more, see ${rest}`;
}
