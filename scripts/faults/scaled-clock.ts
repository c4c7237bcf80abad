import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/ports/run.js';

export interface ScaledClock extends Clock {
  /** Milliseconds of this clock in one of the machine's. */
  readonly scale: number;
  /** Takes it back, or forward, to a time. */
  set(time: number): void;
}

/** A clock that runs so many times as fast: all pauses pass, and nobody waits for long. */
export function createScaledClock(scale = 100): ScaledClock {
  let base = Date.now();
  let since = performance.now();
  return {
    scale,
    now: () => base + (performance.now() - since) * scale,
    set: (time) => {
      base = time;
      since = performance.now();
    },
    sleep: async (milliseconds, signal) => {
      try {
        await sleep(milliseconds / scale, undefined, signal === undefined ? {} : { signal });
      } catch {
        // Aborted: it only ends early.
      }
    },
  };
}
