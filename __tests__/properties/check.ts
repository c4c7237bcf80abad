import fc from 'fast-check';
import { runs } from '../helpers/arbitrary-endpoint.js';

/** Milliseconds for making a counterexample smaller: each try is many requests. */
const shrinkingMs = 20_000;

/** The property, which holds for everything once its shrinking has taken long enough. */
function withShortShrinking<T extends unknown[]>(property: fc.IAsyncProperty<T>): fc.IAsyncProperty<T> {
  const run = property.run.bind(property);
  let failedAt: number | undefined;
  property.run = async (value) => {
    if (failedAt !== undefined && Date.now() - failedAt > shrinkingMs) return null;
    const result = await run(value);
    if (result !== null && !fc.PreconditionFailure.isFailure(result)) failedAt ??= Date.now();
    return result;
  };
  return property;
}

/**
 * Checks a property in so many cases (`share` of `PROPERTY_RUNS`; each of these cases is a few dozen requests), says
 * from which seed, and in a failure how to meet the same cases again.
 */
export async function check<T extends unknown[]>(what: string, property: fc.IAsyncProperty<T>, share = 1): Promise<void> {
  const seed = runs.seed ?? Math.floor(Math.random() * 0x7fffffff);
  const numRuns = Math.max(1, Math.round(runs.numRuns * share));
  const startedAt = Date.now();
  const details = await fc.check(withShortShrinking(property), { seed, numRuns });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`property: ${what}: ${details.numRuns} cases from seed ${seed} in ${seconds} s\n`);
  if (!details.failed) return;
  const { errorInstance } = details;
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const again = `To see it again: PROPERTY_SEED=${seed} PROPERTY_RUNS=${runs.numRuns}`;
  throw new Error(`${what}: from seed ${seed}, case ${details.numRuns}. ${again}\n${await fc.asyncDefaultReportMessage(details)}\n${why}`, { cause: errorInstance });
}

/** Milliseconds that a test of so many cases may take. */
export const patience = Math.max(60_000, runs.numRuns * 1_000);
