import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './ports/run.js';

/** Real time: of day when the process began, and never turned back or forward after that, for waits are measured by it. */
export const systemClock: Clock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  async sleep(milliseconds, signal) {
    try {
      await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (thrown) {
      if (signal?.aborted !== true) throw thrown;
    }
  },
};
