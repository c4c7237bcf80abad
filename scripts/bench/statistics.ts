/** Numbers from a noisy machine: medians, ratios and their verdicts. */

/** The middle value; of an even count the mean of the middle two. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (lower + upper) / 2;
}

/** One measured value against its limit, both in the same unit. */
export interface Verdict {
  what: string;
  value: number;
  limit: number;
  /** How a value is written, such as `2.31×`. */
  show: (value: number) => string;
}

export const times = (value: number): string => `${value.toFixed(2)}×`;
export const megabytes = (value: number): string => `${value.toFixed(0)} MB`;

export function holds(verdict: Verdict): boolean {
  return verdict.value <= verdict.limit;
}

/** `ok    start-up of validate: 2.31× (limit 4.00×)` */
export function verdictLine(verdict: Verdict): string {
  const { what, value, limit, show } = verdict;
  return `${holds(verdict) ? 'ok    ' : 'BROKEN'} ${what}: ${show(value)} (limit ${show(limit)})`;
}

/**
 * Measures, and once more where a limit was broken: what else runs on the machine may have been the reason. The second
 * word counts, since a limit that is truly broken is broken twice.
 */
export async function measureTwice(measure: () => Promise<Verdict[]>, again: (broken: readonly Verdict[]) => void): Promise<Verdict[]> {
  const first = await measure();
  const broken = first.filter((verdict) => !holds(verdict));
  if (broken.length === 0) return first;
  again(broken);
  return measure();
}
