import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/ports/run.js';

export interface ScaledClock extends Clock {
  /** Takes it back, or forward, to a time. */
  set(time: number): void;
}

/**
 * A clock whose pauses pass so many times as fast; it goes forward by the whole of each, so that nobody waits for long.
 * What the machine itself takes counts as it is: work is not slower here than it is elsewhere.
 */
export function createScaledClock(scale = 100): ScaledClock {
  let base = Date.now();
  let since = performance.now();
  const now = (): number => base + (performance.now() - since);
  const set = (time: number): void => {
    base = time;
    since = performance.now();
  };
  let era = 0;
  return {
    now,
    set: (time) => {
      era += 1;
      set(time);
    },
    sleep: async (milliseconds, signal) => {
      const [until, begun] = [now() + milliseconds, era];
      try {
        await sleep(milliseconds / scale, undefined, signal === undefined ? {} : { signal });
      } catch {
        // Aborted: it only ends early.
        return;
      }
      // A pause from before the clock was set tells nothing of the time now.
      if (begun === era && until > now()) set(until);
    },
  };
}
