/** What GitHub was told twice. */
import { sentWrites } from './requests.js';
import type { Scene } from './scene.js';

/** A run shows every ten minutes that it is alive, by what it said before. */
const leastBetweenSigns = 9 * 60_000;

/**
 * Writes of equal content that one run made although the first of them was answered, and comments that stand there twice
 * for whatever reason. `ends`: how many requests GitHub had got at the end of each run but the last.
 */
export function toldTwice({ github, arrivals }: Pick<Scene, 'github' | 'arrivals'>, ends: readonly number[]): string[] {
  const statusOf = new Map(github.requests.map(({ n, status }) => [n, status]));
  const answered = new Map<string, number>();
  const wrong: string[] = [];
  for (const { n, method, path, body, took } of sentWrites(github.requests)) {
    const { at, faulted } = arrivals.get(n) ?? { at: 0, faulted: false };
    const run = ends.filter((end) => n > end).length + 1;
    const key = `run ${run}: ${method} ${path} ${body}`;
    const before = answered.get(key);
    const isSign = /"state\\?":\\?"(?:applying|pending|in_progress)\\?"/.test(body) && at - (before ?? at) >= leastBetweenSigns;
    if (before !== undefined && !isSign) wrong.push(`told twice by ${key.slice(0, 200)}`);
    // Where a fault took the answer, once more does no harm.
    if (took && !faulted && statusOf.get(n) !== 0) answered.set(key, at);
  }
  const standing = new Set<string>();
  for (const { number } of github.world.state.issues.values()) {
    for (const { body } of github.world.comments(number)) {
      const key = `#${number}: ${body}`;
      if (standing.has(key)) wrong.push(`a comment stands twice at ${key.slice(0, 200)}`);
      standing.add(key);
    }
  }
  return wrong;
}
