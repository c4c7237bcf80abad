import type { Clock, Log } from '../ports.js';

/** C26: the workspace counts creates and config updates over five minutes. */
export const quotaWindowMs = 5 * 60_000;

export interface WriteQuota {
  /** Runs one counted write (R1, R5, R30, R31) as soon as the budget has room; `undefined` when aborted before that. */
  spend<T>(name: string, write: () => Promise<T>): Promise<T | undefined>;
}

/**
 * A budget of `writes` in any five minutes, shared by all endpoints of a run, first come first served. Writes go out at
 * once while there is room, then each as soon as the oldest one leaves the window.
 */
export function createWriteQuota(options: {
  writes: number;
  clock: Clock;
  log: Pick<Log, 'info'>;
  signal: AbortSignal;
  windowMs?: number;
}): WriteQuota {
  const { writes, clock, log, signal, windowMs = quotaWindowMs } = options;
  /** When each write of the last window was answered: the service has counted it by then. */
  const answered: number[] = [];
  const underWay = new Set<Promise<void>>();
  let turn: Promise<unknown> = Promise.resolve();

  async function waitForRoom(name: string): Promise<boolean> {
    let told = false;
    for (;;) {
      if (signal.aborted) return false;
      const now = clock.now();
      while (answered[0] !== undefined && answered[0] + windowMs <= now) answered.shift();
      if (answered.length + underWay.size < writes) return true;
      const oldest = answered[0];
      if (oldest === undefined) {
        await Promise.race(underWay);
        continue;
      }
      const pause = oldest + windowMs - now;
      if (!told) log.info(`${name}: waiting ${Math.ceil(pause / 1000)} s for the workspace's write quota`);
      told = true;
      await clock.sleep(pause, signal);
    }
  }

  return {
    async spend(name, write) {
      const room = turn.then(async () => {
        if (!(await waitForRoom(name))) return undefined;
        let free: () => void = () => undefined;
        const slot = new Promise<void>((resolve) => (free = resolve));
        underWay.add(slot);
        return () => {
          underWay.delete(slot);
          answered.push(clock.now());
          free();
        };
      });
      turn = room.catch(() => undefined);
      const done = await room;
      if (done === undefined) return undefined;
      try {
        return await write();
      } finally {
        done();
      }
    },
  };
}
