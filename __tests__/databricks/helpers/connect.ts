import { connectDatabricks, type ConnectOptions, type Databricks, type Tuning } from '../../../src/databricks/connect.js';
import { ApiError, type EndpointsError } from '../../../src/errors.js';
import type { Clock } from '../../../src/ports/run.js';

/** A clock that only moves when somebody sleeps on it, and remembers for how long. */
export interface TestClock extends Clock {
  sleeps: number[];
  advance: (milliseconds: number) => void;
}

export function createTestClock(start = 1_800_000_000_000): TestClock {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface Connected extends Databricks {
  clock: TestClock;
  lines: string[];
  secrets: string[];
}

export const token = 'dapi-0123456789abcdef';

/** Connects as tests want it: a clock that does not wait, no jitter, what was logged kept. */
export function connect(host: string, options: Partial<ConnectOptions> & { tuning?: Partial<Tuning> } = {}): Connected {
  const clock = createTestClock();
  const lines: string[] = [];
  const secrets: string[] = [];
  const log = (level: string) => (line: string) => {
    lines.push(`${level}: ${line}`);
  };
  const { tuning, ...rest } = options;
  const signsIn = rest.clientId !== undefined || rest.token !== undefined;
  const connected = connectDatabricks({
    host,
    ...(signsIn ? {} : { token }),
    version: '1.2.3',
    log: { debug: log('debug'), info: log('info'), warning: log('warning') },
    clock,
    random: () => 0,
    env: {},
    onSecret: (value) => secrets.push(value),
    tuning: { jitterMs: [0, 0], ...tuning },
    ...rest,
  });
  return { ...connected, clock, lines, secrets };
}

/** The error a promise is rejected with; fails the test when it is not. */
export async function errorOf(pending: Promise<unknown>): Promise<ApiError> {
  const thrown: unknown = await pending.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof ApiError)) throw thrown;
  return thrown;
}

/** The error a function throws. */
export function thrownBy(work: () => unknown): EndpointsError {
  try {
    work();
  } catch (thrown) {
    return thrown as EndpointsError;
  }
  throw new Error('it did not fail');
}
