import type { Clock } from '../ports/run.js';

/** Polls of all endpoints together, in a second. No limit of reads is published; five is what serving-api.md 7.3 advises. */
const mostPerSecond = 5;

export interface PollPace {
  /** Milliseconds to wait until the next poll of one endpoint, around `interval`. */
  jittered(interval: number): number;
  /** Waits for this poll's place in the row; ends early when the run is stopped. */
  turn(): Promise<void>;
}

/**
 * One row for the polls of a run, however many endpoints wait: between two of them lies a fifth of a second, or a
 * fifth of a shorter interval.
 */
export function createPollPace(options: { clock: Clock; signal: AbortSignal; pollIntervalMs: number; random?: (() => number) | undefined }): PollPace {
  const { clock, signal, pollIntervalMs, random = () => 0.5 } = options;
  const gap = Math.min(1000 / mostPerSecond, pollIntervalMs / mostPerSecond);
  let next = 0;
  return {
    // Jobs that start together must not go on asking together.
    jittered: (interval) => interval * (0.9 + 0.2 * random()),
    async turn() {
      const now = clock.now();
      const mine = Math.max(next, now);
      next = mine + gap;
      if (mine > now) await clock.sleep(mine - now, signal);
    },
  };
}
