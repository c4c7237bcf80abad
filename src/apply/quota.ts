import type { Clock, Log } from '../ports/run.js';

/** C26: the workspace counts creates and config updates over five minutes. */
export const quotaWindowMs = 5 * 60_000;
/** The log tells of waits from the first length, and of the next one at the earliest after the second. */
const tellFromMs = 1_000;
const tellAgainMs = 10_000;

/** Room for one counted write (R1, R5, R30, R31), taken before it is made. */
export interface Room {
  /** Makes the write; it counts from its answer on. */
  use<T>(write: () => Promise<T>): Promise<T>;
  /** Gives the room back where no write came of it; after `use` it does nothing. */
  release(): void;
}

export interface WriteQuota {
  /** Waits until the budget has room for one more write; `undefined` when aborted before that. */
  reserve(name: string): Promise<Room | undefined>;
}

/**
 * A budget of `writes` in any five minutes, shared by all endpoints of a run, first come first served. Writes go out at
 * once while there is room, then each as soon as the oldest one leaves the window. Other jobs are not seen: where they
 * have used the workspace's quota up, the service refuses, and the adapter waits and repeats.
 */
export function createWriteQuota(options: {
  writes: number;
  clock: Clock;
  log: Pick<Log, 'info'>;
  signal: AbortSignal;
  /** Epoch milliseconds of writes that an earlier run may have made; those of the last window count. */
  earlier?: readonly number[];
  windowMs?: number;
}): WriteQuota {
  const { writes, clock, log, signal, windowMs = quotaWindowMs } = options;
  /** When each write of the last window was answered, oldest first: the service has counted it by then. */
  const answered = recentOf(options.earlier ?? [], clock.now(), windowMs);
  const underWay = new Set<Promise<void>>();
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => { resolve(); }, { once: true });
  });
  let turn: Promise<unknown> = Promise.resolve();
  let queued = 0;
  let toldAt = -Infinity;

  function tell(name: string, pause: number): void {
    const now = clock.now();
    if (pause < tellFromMs || now - toldAt < tellAgainMs) return;
    toldAt = now;
    const behind = queued - 1;
    const others = behind === 0 ? '' : `; ${behind} more ${behind === 1 ? 'write waits' : 'writes wait'} behind it`;
    log.info(
      `${name}: next write in ${Math.ceil(pause / 1000)} s, because ${writes} creates and config updates in ${Math.round(windowMs / 60_000)} min are this job's quota${others}`,
    );
  }

  async function waitForRoom(name: string): Promise<boolean> {
    for (;;) {
      if (signal.aborted) return false;
      const now = clock.now();
      while (answered[0] !== undefined && answered[0] + windowMs <= now) answered.shift();
      if (answered.length + underWay.size < writes) return true;
      const oldest = answered[0];
      if (oldest === undefined) {
        await Promise.race([...underWay, stopped]);
        continue;
      }
      const pause = oldest + windowMs - now;
      tell(name, pause);
      await clock.sleep(pause, signal);
    }
  }

  function take(): Room {
    let open = true;
    let free: () => void = () => undefined;
    const slot = new Promise<void>((resolve) => (free = resolve));
    underWay.add(slot);
    const end = (counts: boolean): void => {
      if (!open) return;
      open = false;
      underWay.delete(slot);
      if (counts) answered.push(clock.now());
      free();
    };
    return {
      async use(write) {
        try {
          return await write();
        } finally {
          end(true);
        }
      },
      release: () => { end(false); },
    };
  }

  return {
    async reserve(name) {
      queued += 1;
      const room = turn.then(async () => {
        const free = await waitForRoom(name);
        queued -= 1;
        return free ? take() : undefined;
      });
      turn = room.catch(() => undefined);
      return room;
    },
  };
}

/** The platform's times are cut to whole seconds, and its clock may be ahead of ours. */
function recentOf(times: readonly number[], now: number, windowMs: number): number[] {
  return times.map((at) => Math.min(at + 1000, now)).filter((at) => at + windowMs > now).sort((a, b) => a - b);
}
