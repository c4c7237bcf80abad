import type { ApplyEvent } from '../../src/apply/execute.js';
import { createProgress } from '../../src/commands/progress.js';
import { VirtualClock } from '../apply/support.js';
import { endpoint, plan } from '../render/fixtures.js';

const busy = (name: string): ReturnType<typeof endpoint> => endpoint(name, { operations: [{ kind: 'wait' }] });
const state = (name: string, detail: string): ApplyEvent => ({ type: 'state', name, detail, live: {} as never });

interface Edit {
  at: number;
  rows: string[];
}

function start(options: { names?: string[]; comments?: number; fails?: boolean | ((edit: number) => boolean); beats?: number[] } = {}) {
  const clock = new VirtualClock();
  const edits: Edit[] = [];
  const progress = createProgress({
    plan: plan([...(options.names ?? ['a']).map(busy), endpoint('idle', { action: 'unchanged' })]),
    clock,
    comments: options.comments ?? 1,
    post: (rows) => {
      edits.push({ at: clock.time, rows: rows.map(({ name, text }) => `${name}: ${text}`) });
      const { fails } = options;
      return Promise.resolve(typeof fails === 'function' ? !fails(edits.length) : fails !== true);
    },
    beat: () => {
      options.beats?.push(clock.time);
      return Promise.resolve();
    },
  });
  return { clock, edits, progress };
}

it('is edited at most every fifteen seconds, with what is newest then', async () => {
  const { clock, edits, progress } = start({ names: ['a', 'b'] });
  for (let second = 0; second < 60; second += 1) {
    progress.note(state('a', `step ${second}`));
    await clock.sleep(1000);
  }
  await progress.end();
  expect(edits.map(({ at }) => at)).toEqual([15_000, 30_000, 45_000, 60_000].slice(0, edits.length));
  expect(edits.length).toBeGreaterThanOrEqual(3);
  expect(edits[0]?.rows).toEqual([expect.stringMatching(/^a: step 1[45]$/), 'b: waiting']);
});

it('is edited only when something is new', async () => {
  const { clock, edits, progress } = start();
  for (let second = 0; second < 120; second += 1) {
    progress.note(state('a', 'the same'));
    await clock.sleep(1000);
  }
  await progress.end();
  expect(edits).toEqual([{ at: 15_000, rows: ['a: the same'] }]);
});

it('is edited less often in a long run, and by as many comments as there are', async () => {
  const hour = 3_600_000;
  for (const [comments, most] of [[1, 110], [10, 30]] as const) {
    const { clock, edits, progress } = start({ comments });
    for (let at = 0; at < hour; at += 10_000) {
      progress.note(state('a', `at ${at}`));
      await clock.sleep(10_000);
    }
    await progress.end();
    expect(edits.length).toBeLessThan(most);
    expect(edits.length).toBeGreaterThan(10);
  }
});

it('ends without another edit, after the one that is under way', async () => {
  const clock = new VirtualClock();
  const order: string[] = [];
  let begun = (): void => undefined;
  const isUnderWay = new Promise<void>((resolve) => { begun = resolve; });
  const progress = createProgress({
    plan: plan([busy('a')]),
    clock,
    comments: 1,
    post: async () => {
      begun();
      await clock.sleep(500);
      order.push('edit');
      return true;
    },
  });
  progress.note(state('a', 'one'));
  await isUnderWay;
  progress.note(state('a', 'two'));
  await progress.end();
  order.push('end');
  progress.note(state('a', 'three'));
  await clock.sleep(100_000);
  expect(order).toEqual(['edit', 'end']);
});

it('gives up after an edit that failed, and makes none where there is no comment', async () => {
  for (const [options, expected] of [[{ fails: true }, 1], [{ comments: 0 }, 0]] as const) {
    const { clock, edits, progress } = start(options);
    for (let second = 0; second < 90; second += 1) {
      progress.note(state('a', `step ${second}`));
      await clock.sleep(1000);
    }
    await progress.end();
    expect(edits).toHaveLength(expected);
  }
});

describe('a run that only waits', () => {
  const minute = 60_000;
  const wait = async (clock: VirtualClock, minutes: number): Promise<void> => { for (let at = 0; at < minutes * 2; at += 1) await clock.sleep(minute / 2); };

  it('gives a sign of life every ten minutes: to the comments, and by the other way', async () => {
    const beats: number[] = [];
    const { clock, edits, progress } = start({ beats });
    await wait(clock, 45);
    await progress.end();
    expect([edits.map(({ at }) => at / minute), beats.map((at) => at / minute)]).toEqual([[10, 20, 30, 40], [10, 20, 30, 40]]);
    await wait(clock, 30);
    expect([edits.length, beats.length]).toEqual([4, 4]);
  });

  it('gives the other sign where it has no comment, and none where nothing is to be written', async () => {
    const [beats, idle]: [number[], number[]] = [[], []];
    const alone = start({ comments: 0, beats });
    await wait(alone.clock, 25);
    await alone.progress.end();
    const nothing = start({ names: [], beats: idle });
    await wait(nothing.clock, 25);
    await nothing.progress.end();
    expect([alone.edits, beats.length, nothing.edits, idle]).toEqual([[], 2, [], []]);
  });

  it('leaves no gap of more than twenty minutes in a run of days, however often something is new', async () => {
    const { clock, edits, progress } = start();
    for (let at = 0; at < 36 * 60; at += 1) {
      if (at % 7 === 0) progress.note(state('a', `at ${at}`));
      await clock.sleep(minute);
    }
    await progress.end();
    const gaps = edits.map(({ at }, index) => at - (edits[index - 1]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(20 * minute);
  });

  it('tries again at the next beat after an edit that failed; a second failure in a row is the last', async () => {
    const once = start({ fails: (edit) => edit === 1 });
    const always = start({ fails: true });
    for (const { clock, progress } of [once, always]) {
      progress.note(state('a', 'one'));
      await wait(clock, 35);
      progress.note(state('a', 'two'));
      await wait(clock, 15);
      await progress.end();
    }
    expect(once.edits.length).toBeGreaterThan(3);
    expect(always.edits).toHaveLength(2);
  });
});
