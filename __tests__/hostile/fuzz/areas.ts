/** The fuzzed areas by name, and one run of one of them. */
import fc from 'fast-check';
import type { FuzzArea } from './area.js';
import { openDatabricksArea } from './databricks.js';
import { openGitHubArea } from './github.js';
import { openManifestArea } from './manifest.js';

const openers = { manifest: openManifestArea, databricks: openDatabricksArea, github: openGitHubArea } satisfies Record<string, () => Promise<FuzzArea>>;

export type AreaName = keyof typeof openers;
export const areaNames = Object.keys(openers) as AreaName[];
export const isAreaName = (name: string): name is AreaName => Object.hasOwn(openers, name);

export interface FuzzOptions {
  seed: number;
  /** How long to go on with new cases. */
  milliseconds: number;
  /** At most so many cases. */
  cases?: number;
  onCase?: () => void;
}

/** Milliseconds for making a finding smaller. */
const shrinkingMs = 30_000;

/** Cases may be a megabyte long. */
const longestTold = 4_000;

/** Tries cases from the seed until the time is over or one fails. The same seed meets the same cases. */
export async function runArea(name: AreaName, { seed, milliseconds, cases = Number.MAX_SAFE_INTEGER, onCase }: FuzzOptions): Promise<{ failed: boolean; cases: number; text: string }> {
  const area = await openers[name]();
  let failedAt: number | undefined;
  const { property } = area;
  const run = property.run.bind(property);
  property.run = async (value) => {
    if (failedAt !== undefined && Date.now() - failedAt > shrinkingMs) return null;
    const result = await run(value);
    onCase?.();
    if (result !== null && !fc.PreconditionFailure.isFailure(result)) failedAt ??= Date.now();
    return result;
  };
  const startedAt = Date.now();
  try {
    const details = await fc.check(property, { seed, numRuns: cases, interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false });
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
    const ends = [...area.seen].sort(([, a], [, b]) => b - a).map(([what, times]) => `${what} ${times}`);
    const line = `fuzz ${name}: ${details.numRuns} cases from seed ${seed} in ${seconds} s (${ends.join(', ')})`;
    const found = details.failed ? `\n${String(details.errorInstance).slice(0, longestTold)}\n${((await fc.asyncDefaultReportMessage(details)) ?? '').slice(0, longestTold)}` : '';
    return { failed: details.failed, cases: details.numRuns, text: line + found };
  } finally {
    await area.close();
  }
}
