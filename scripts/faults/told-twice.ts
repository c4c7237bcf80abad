/** What GitHub was told twice. */
import { sentWrites } from './requests.js';
import type { Scene } from './scene.js';

/**
 * Writes of equal content that one run made although the first of them was answered, and comments that stand there twice
 * for whatever reason. `ends`: how many requests GitHub had got at the end of each run but the last.
 */
export function toldTwice({ github, faulted }: Pick<Scene, 'github' | 'faulted'>, ends: readonly number[]): string[] {
  const statusOf = new Map(github.requests.map(({ n, status }) => [n, status]));
  const answered = new Set<string>();
  const wrong: string[] = [];
  for (const { n, method, path, body, took } of sentWrites(github.requests)) {
    // What is being applied shows now and then that its run is alive.
    if (method === 'PATCH' && body.includes('\\"state\\":\\"applying\\"')) continue;
    const run = ends.filter((end) => n > end).length + 1;
    const key = `run ${run}: ${method} ${path} ${body}`;
    if (answered.has(key)) wrong.push(`told twice by ${key.slice(0, 200)}`);
    // Where a fault took the answer, once more does no harm.
    if (took && !faulted.has(n) && statusOf.get(n) !== 0) answered.add(key);
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
