/** Runs cases several at once and tells how they went. */
import type { Case, Outcome } from './http-cases.js';
import type { Picture } from './picture.js';
import { openScene, type Scene } from './scene.js';

export interface CaseResult {
  key: string;
  outcome: Outcome;
}

export interface Running {
  cases: readonly Case[];
  wanted: Picture;
  /** Cases under way at once. */
  jobs: number;
  onResult?: (result: CaseResult, done: number) => void;
}

/** Runs a case once more, up to twice, where chance did not bring its request about. */
async function runOne(item: Case, scene: Scene, wanted: Picture): Promise<CaseResult> {
  for (let attempt = 1; ; attempt += 1) {
    scene.restore();
    const outcome = await item.run(scene, wanted).catch((thrown: unknown): Outcome => ({ met: true, log: [], wrong: [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)] }));
    if (outcome.met || outcome.wrong.length > 0 || attempt === 3) return { key: item.key, outcome };
  }
}

export async function runCases({ cases, wanted, jobs, onResult }: Running): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const scene = await openScene();
    for (let item = cases[next++]; item !== undefined; item = cases[next++]) {
      const result = await runOne(item, scene, wanted);
      results.push(result);
      onResult?.(result, results.length);
    }
    await scene.close();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, cases.length) }, work));
  return results;
}

/** So many of the cases, in an order that the seed decides: the same seed, the same cases. */
export function sample<T>(items: readonly T[], count: number, seed: number): T[] {
  let state = seed >>> 0;
  // mulberry32
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const keyed = items.map((item) => ({ item, rank: random() }));
  return keyed.sort((a, b) => a.rank - b.rank).slice(0, count).map(({ item }) => item);
}
