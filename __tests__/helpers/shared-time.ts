/**
 * Virtual time for both sides of a conversation over real HTTP: it jumps to the next sleeper only when no request is
 * under way and nothing is left to do, and the emulator's clock jumps along.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Emulator } from '../../src/emulator/index.js';
import type { Clock } from '../../src/ports/run.js';

export interface SharedTime extends Clock {
  /** Milliseconds since it began. */
  readonly elapsed: number;
  close: () => void;
}

/** Rounds of the event loop without anything to do, until it counts as quiet. */
const quietRounds = 3;

/** Starts at the emulator's own time; the emulator must have a virtual clock. */
export function shareTime({ world }: Emulator): SharedTime {
  return createQuietTime({ now: () => world.clock.now(), advance: (milliseconds) => { world.advance(milliseconds); } });
}

/** Time of the product's alone, which does not pass either while a request is under way. */
export function ownTime(start = Date.now()): SharedTime {
  let time = start;
  return createQuietTime({ now: () => time, advance: (milliseconds) => { time += milliseconds; } });
}

function createQuietTime({ now, advance }: { now: () => number; advance: (milliseconds: number) => void }): SharedTime {
  const start = now();
  const underWay = new Set<unknown>();
  const sleepers = new Set<{ at: number; wake: () => void }>();
  let pumping = false;

  const requestOf = (message: unknown): unknown => (message as { request: unknown }).request;
  const begun = (message: unknown): void => void underWay.add(requestOf(message));
  const ended = (message: unknown): void => {
    underWay.delete(requestOf(message));
    pump();
  };
  const channels = [['undici:request:create', begun], ['undici:request:trailers', ended], ['undici:request:error', ended]] as const;
  for (const [name, listener] of channels) subscribe(name, listener);

  function pump(quiet = 0): void {
    if (quiet === 0 && pumping) return;
    pumping = true;
    setImmediate(() => {
      if (underWay.size > 0 || sleepers.size === 0) pumping = false;
      else if (quiet < quietRounds) pump(quiet + 1);
      else {
        const next = [...sleepers].reduce((first, other) => (other.at < first.at ? other : first));
        advance(Math.max(0, next.at - now()));
        sleepers.delete(next);
        next.wake();
        pumping = false;
        pump();
      }
    });
  }

  return {
    now,
    get elapsed() {
      return now() - start;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const end = (): void => {
          signal?.removeEventListener('abort', end);
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper = { at: now() + milliseconds, wake: end };
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        signal?.addEventListener('abort', end);
        sleepers.add(sleeper);
        pump();
      }),
    close: () => {
      for (const [name, listener] of channels) unsubscribe(name, listener);
    },
  };
}
