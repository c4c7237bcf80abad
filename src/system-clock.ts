import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './ports/run.js';

/** Timers of Node fire at once beyond this. */
const longestSleepMs = 2 ** 31 - 1;

/** Real time: of day when the process began, and never turned back or forward after that, for waits are measured by it. */
export const systemClock: Clock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  async sleep(milliseconds, signal) {
    try {
      await delay(Math.min(milliseconds, longestSleepMs), undefined, signal === undefined ? {} : { signal });
    } catch (thrown) {
      if (signal?.aborted !== true) throw thrown;
    }
  },
};
