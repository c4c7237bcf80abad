import type { Clock } from '../ports/run.js';

/** Holds the calls to one workspace back while it refuses for its rate, so that not each of them has to find out. */
export interface Brake {
  /**
   * Waits until calls may go out, and answers how to tell of what became of this one: milliseconds for which the
   * service wants to be left alone, or `undefined` where it took the call. Must be told of, once.
   */
  enter(): Promise<(refusedForMs: number | undefined) => void>;
}

/**
 * Makes the brake. When its time is over, one call goes first; the others follow when that one was taken. Ends all
 * waits when the run is cancelled.
 */
export function createBrake(clock: Clock, signal: AbortSignal): Brake {
  let until = 0;
  let pressed = false;
  let scout: Promise<void> | undefined;

  function press(forMs: number): void {
    pressed = true;
    until = Math.max(until, clock.now() + forMs);
  }

  function sendScout(): (refusedForMs: number | undefined) => void {
    let back: () => void = () => undefined;
    scout = new Promise((resolve) => (back = resolve));
    return (refusedForMs) => {
      scout = undefined;
      if (refusedForMs !== undefined) press(refusedForMs);
      // A refusal that came meanwhile, of a call that was under way before, keeps its time.
      else if (until <= clock.now()) pressed = false;
      back();
    };
  }

  return {
    async enter() {
      while (pressed && !signal.aborted) {
        const left = until - clock.now();
        if (left > 0) await clock.sleep(left, signal);
        else if (scout === undefined) return sendScout();
        else await scout;
      }
      return (refusedForMs) => {
        if (refusedForMs !== undefined) press(refusedForMs);
      };
    },
  };
}
