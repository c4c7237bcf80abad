/** Races that no stand-in can be made to lose at will: what happens between a look and a write. */
import { postPlan } from '../../src/commands/plan-comment.js';
import type { Repository, Told } from '../../src/commands/story.js';
import { readSettings } from '../../src/inputs.js';
import { parseMarker } from '../../src/markers.js';
import type { PlanComment } from '../../src/ports/plan-comments.js';
import type { RunContext } from '../../src/ports/run.js';
import { change, endpoint, plan } from '../render/fixtures.js';

const planned = plan([endpoint('a', { changes: [change('tags[team]', { before: 'x', after: 'y' })] })]);

/** Comments as GitHub keeps them; `between` runs once, after the first look of the run `on`. */
class Thread {
  comments: { id: number; body: string; createdAt: string }[] = [];
  log: string[] = [];
  calls: string[] = [];
  /** The head of the pull request now. */
  head: string | undefined = 'head';
  isOpen = true;
  merged = false;
  private next = 1;
  between: (() => Promise<void> | void) | undefined;
  /** What somebody else puts into the comment right after the next update. */
  afterUpdate: string | undefined;

  async post(run: number, options: { attempt?: number; head?: string } = {}): Promise<ReturnType<typeof postPlan>> {
    const context: RunContext = { repository: 'acme/ml', actor: 'octo', commit: 'c', run: String(run), attempt: options.attempt ?? 1 };
    const story: Told = {
      settings: readSettings(() => '', {}),
      run: context,
      manifest: {} as never,
      repository: undefined,
      clock: { now: () => 0, sleep: () => Promise.resolve() },
      log: { debug: () => undefined, info: () => undefined, notice: (line) => void this.log.push(line), warning: (line) => void this.log.push(line), error: () => undefined, group: (_title, work) => work() },
      annotations: { add: () => undefined },
    };
    const pullRequests = { get: () => Promise.resolve(this.head === undefined ? undefined : { head: this.head, open: this.isOpen, merged: this.merged }) };
    const repository = { comments: this.port(), pullRequests } as unknown as Repository;
    return postPlan(story, repository, planned, { number: 7, head: options.head ?? 'head', createWhenMissing: true });
  }

  private port(): Repository['comments'] {
    let looked = false;
    return {
      find: async () => {
        this.calls.push('find');
        const found = this.comments.flatMap(({ id, body, createdAt }): PlanComment[] => {
          const marker = parseMarker('plan', body);
          return marker === undefined ? [] : [{ id, url: `#${id}`, body, marker, createdAt }];
        });
        if (!looked) {
          looked = true;
          const { between } = this;
          this.between = undefined;
          await between?.();
        }
        return found;
      },
      withStatus: () => Promise.resolve([]),
      create: (_pull, body) => {
        this.calls.push('create');
        const id = this.next++;
        this.comments.push({ id, body, createdAt: new Date(id * 1000).toISOString() });
        return Promise.resolve({ id, url: `#${id}` });
      },
      update: (id, body) => {
        this.calls.push(`update ${id}`);
        const stays = this.afterUpdate ?? body;
        this.afterUpdate = undefined;
        this.comments = this.comments.map((comment) => (comment.id === id ? { ...comment, body: stays } : comment));
        return Promise.resolve({ id, url: `#${id}` });
      },
      remove: (id) => {
        this.calls.push(`remove ${id}`);
        this.comments = this.comments.filter((comment) => comment.id !== id);
        return Promise.resolve();
      },
    };
  }

  /** Run and state of each comment. */
  shown(): string[] {
    return this.comments.map(({ id, body }) => `${id}: run ${parseMarker('plan', body)?.run}, ${parseMarker('plan', body)?.state}`);
  }
}

it('edge case 12: both create one; the oldest is kept, with the newest plan in it', async () => {
  for (const [first, second] of [[1, 2], [2, 1]] as const) {
    const thread = new Thread();
    thread.between = async () => { await thread.post(second); };
    const posted = await thread.post(first);
    expect(thread.shown()).toEqual(['1: run 2, planned']);
    expect(posted).toEqual({ url: '#1', superseded: first === 1 });
  }
});

it('edge case 13: the run of a head that has moved since does not write at all, also where no newer run has yet', async () => {
  const thread = new Thread();
  await thread.post(1, { head: 'head' });
  const before = thread.shown();
  thread.head = 'newer';
  expect(await thread.post(2, { head: 'head' })).toEqual({ url: '#1', superseded: false });
  expect([thread.shown(), thread.log]).toEqual([before, [expect.stringMatching(/^The pull request has moved on to newer/)]]);
});

it.each([['merged', true], ['closed', false]] as const)('is not written on a pull request that was %s meanwhile: nobody reviews what is posted there', async (what, merged) => {
  const thread = new Thread();
  Object.assign(thread, { isOpen: false, merged });
  expect([await thread.post(1), thread.comments]).toEqual([{ superseded: true }, []]);
  expect(thread.log).toEqual([expect.stringMatching(new RegExp(`^The pull request was ${what} before this plan was posted`))]);
  Object.assign(thread, { isOpen: true, merged: false });
  await thread.post(2);
  const before = [...thread.comments];
  Object.assign(thread, { isOpen: false, merged });
  expect([await thread.post(3), thread.comments]).toEqual([{ url: '#1', superseded: true }, before]);
});

it('what an older run writes between look and write of a newer one gives way', async () => {
  const thread = new Thread();
  await thread.post(1);
  thread.between = async () => { await thread.post(2); };
  await thread.post(3);
  expect(thread.shown()).toEqual(['1: run 3, planned']);
});

it('writes again what an older run has overwritten', async () => {
  const thread = new Thread();
  await thread.post(1);
  // An older run had looked before this one wrote, and writes right after it.
  thread.afterUpdate = thread.comments[0]?.body;
  const posted = await thread.post(2);
  expect(posted).toEqual({ url: '#1', superseded: false });
  expect(thread.shown()).toEqual(['1: run 2, planned']);
});

it('a later attempt of the same run is newer; an earlier one steps back before it writes', async () => {
  const thread = new Thread();
  await thread.post(5, { attempt: 2 });
  thread.calls = [];
  expect(await thread.post(5, { attempt: 1 })).toEqual({ url: '#1', superseded: true });
  expect(thread.calls).toEqual(['find']);
  expect(thread.log).toEqual([expect.stringMatching(/^A newer run/)]);
  expect(await thread.post(5, { attempt: 3 })).toEqual({ url: '#1', superseded: false });
});

describe('a plan that an apply has made stale since', () => {
  const stale = async (): Promise<Thread> => {
    const thread = new Thread();
    await thread.post(20);
    thread.comments = thread.comments.map(({ body, ...comment }) => ({ ...comment, body: body.replace('"state":"planned"', '"state":"planned","stale":true') }));
    expect(parseMarker('plan', thread.comments[0]!.body)?.stale).toBe(true);
    return thread;
  };

  it('is made anew by running the job of an older run again', async () => {
    const thread = await stale();
    const before = thread.comments[0]?.body;
    expect(await thread.post(10, { attempt: 1 })).toEqual({ url: '#1', superseded: true });
    expect(await thread.post(10, { attempt: 2 })).toEqual({ url: '#1', superseded: false });
    expect(thread.shown()).toEqual(['1: run 10, planned']);
    expect(parseMarker('plan', thread.comments[0]!.body)?.stale).toBeUndefined();
    // A look that still shows what was written over is no newer run.
    thread.comments = [{ id: 1, body: before!, createdAt: '' }];
    thread.afterUpdate = before;
    expect(await thread.post(10, { attempt: 3 })).toEqual({ url: '#1', superseded: false });
  });

  it('stays the newer run\'s where it is of another head, or not stale any more', async () => {
    const thread = await stale();
    thread.head = 'other';
    expect(await thread.post(10, { attempt: 2, head: 'other' })).toEqual({ url: '#1', superseded: true });
    thread.head = 'head';
    await thread.post(30);
    expect(await thread.post(10, { attempt: 2 })).toEqual({ url: '#1', superseded: true });
  });
});

it('an ordinary update is a look, a write and a look', async () => {
  const thread = new Thread();
  await thread.post(1);
  thread.calls = [];
  await thread.post(2);
  expect(thread.calls).toEqual(['find', 'update 1', 'find']);
});
