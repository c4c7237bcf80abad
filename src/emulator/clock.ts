export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves the clock forward; works in both modes. */
  advance(ms: number): void;
}

export interface ClockOptions {
  mode?: 'real' | 'virtual';
  /** Epoch milliseconds at which the clock starts; default is the present. */
  startAt?: number;
}

/** `real` runs with the machine's time, `virtual` stands still until advanced. */
export function createClock({ mode = 'real', startAt }: ClockOptions = {}): Clock {
  const bornAt = Date.now();
  let offset = (startAt ?? bornAt) - bornAt;
  return {
    now: () => (mode === 'real' ? Date.now() : bornAt) + offset,
    advance: (ms) => {
      offset += ms;
    },
  };
}

/** Observed timestamps of the platform are whole seconds in milliseconds. */
export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
