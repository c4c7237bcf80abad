import { createPollPace } from '../../src/apply/poll-pace.js';
import { waitUntilReady } from '../../src/apply/wait.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';
import { Lines, makeConfig, makeLive, VirtualClock } from './support.js';

const hour = 3_600_000;
const rolling = makeLive({ state: { ready: 'READY', configUpdate: 'IN_PROGRESS' }, config: makeConfig(7), pendingConfig: makeConfig(8, { main: 'DEPLOYMENT_CREATING' }) });
const done = makeLive({ config: makeConfig(8) });

/** So many endpoints are waited for at once; each is ready at the time that is said of it. */
async function waitForAll(readyAt: readonly number[], options: { pollIntervalMs?: number; random?: () => number } = {}): Promise<{ polls: { at: number; index: number }[]; lines: string[] }> {
  const { pollIntervalMs = 10_000, random } = options;
  const clock = new VirtualClock();
  const log = new Lines();
  const { signal } = new AbortController();
  const pace = createPollPace({ clock, signal, pollIntervalMs, random });
  const polls: { at: number; index: number }[] = [];
  const results = await Promise.all(
    readyAt.map((at, index) => {
      const get = (): Promise<LiveEndpoint> => {
        polls.push({ at: clock.now(), index });
        return Promise.resolve(clock.now() >= at ? done : rolling);
      };
      return waitUntilReady({
        api: { get, buildLogs: () => Promise.resolve(''), serverLogs: () => Promise.resolve('') },
        clock, log, signal, pace, pollIntervalMs, name: `e${index}`, timeoutMs: 24 * hour, first: rolling,
        expectation: { wroteConfig: true, versionBefore: 7, failedBefore: false, wantsConfig: true, sameConfig: () => true },
      });
    }),
  );
  expect(results.every(({ outcome }) => outcome === 'ready')).toBe(true);
  return { polls, lines: log.lines };
}

/** The most polls in any second. */
function busiestSecond(polls: readonly { at: number }[]): number {
  let most = 0;
  let first = 0;
  for (const [index, { at }] of polls.entries()) {
    while ((polls[first]?.at ?? at) <= at - 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

describe('the pace of polls', () => {
  it.each([8, 40, 200])('has a ceiling that does not grow with the endpoints that wait: %i', async (count) => {
    const { polls } = await waitForAll(Array<number>(count).fill(hour / 12));
    expect(busiestSecond(polls)).toBeLessThanOrEqual(5);
    // Everybody has a turn: no one is asked twice before the last was asked once.
    expect(new Set(polls.slice(0, count).map(({ index }) => index)).size).toBe(count);
  });

  it('asks no more about what is ready, so that the rest costs what it would cost alone', async () => {
    const alone = await waitForAll([2 * hour]);
    const beside = await waitForAll([...Array<number>(99).fill(0), 2 * hour]);
    const of = (index: number): number => beside.polls.filter((poll) => poll.index === index).length;
    expect(Array.from({ length: 99 }, (_, index) => of(index)).every((polls) => polls === 1)).toBe(true);
    expect(of(99)).toBeLessThanOrEqual(alone.polls.length);
    expect(alone.polls.length).toBeLessThanOrEqual(2 * hour / 30_000 + 5);
  });

  it('has jitter around the interval, within a tenth', async () => {
    const drawn = [0, 0.999, 0.5, 0.25, 0.75];
    let turn = 0;
    const { polls } = await waitForAll([hour], { random: () => drawn[turn++ % drawn.length] ?? 0 });
    const gaps = polls.slice(10).map(({ at }, index) => at - (polls[index + 9]?.at ?? 0));
    expect(new Set(gaps).size).toBeGreaterThan(3);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(27_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(33_000);
  });

  it('says what changes, and that it lives every three minutes', async () => {
    const { lines } = await waitForAll([3 * hour]);
    const alive = lines.filter((line) => line.includes('still creating after'));
    expect(alive.length).toBeGreaterThanOrEqual(3 * 60 / 4);
    expect(alive.length).toBeLessThanOrEqual(3 * 60 / 3);
    expect(lines.length - alive.length).toBeLessThanOrEqual(6);
  });

  it('ends at once when the job is stopped', async () => {
    const clock = new VirtualClock();
    const abort = new AbortController();
    const pace = createPollPace({ clock, signal: abort.signal, pollIntervalMs: 10_000 });
    await pace.turn();
    const waiting = Promise.all(Array.from({ length: 50 }, () => pace.turn()));
    abort.abort();
    await waiting;
    expect(clock.now()).toBe(0);
  });
});
