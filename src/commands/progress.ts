/** An apply as it goes on, told in the comment that was reviewed, at a rate that GitHub bears. */
import type { ApplyEvent } from '../apply/execute.js';
import type { Plan } from '../plan/plan.js';
import type { Clock } from '../ports/run.js';
import { outcomeIcons, outcomeWords } from '../render/result-words.js';
import { heartbeatMs } from './signs-of-life.js';

type Row = { name: string; text: string };

export interface Progress {
  note(event: ApplyEvent): void;
  /** Ends it; resolves once no edit is under way, so that what is written next is the last word. */
  end(): Promise<void>;
}

const shortestPause = 15_000;
/** A rollout of an hour need not be told as often as one of minutes, and an edit a minute uses up a token's writes. */
const shareOfElapsed = 20;

export interface ProgressOptions {
  plan: Plan;
  clock: Clock;
  /** How many comments each edit writes. */
  comments: number;
  /** Writes the rows into the comments; answers whether it went well. */
  post: (rows: Row[]) => Promise<boolean>;
  /** Gives another sign of life, as often as the comments do. Must not throw. None is given where left out. */
  beat?: () => Promise<void>;
}

/**
 * Edits are at least fifteen seconds apart for each comment, more in a long run, and made when something is new; and every
 * ten minutes where nothing is, so that nobody takes a run that waits for one that died. After an edit that failed the
 * next one is a heartbeat; when that fails, too, there are no more.
 */
export function createProgress({ plan, clock, comments, post, beat }: ProgressOptions): Progress {
  const texts = new Map(plan.endpoints.filter(({ operations }) => operations.length > 0).map(({ name }) => [name, 'waiting']));
  const startedAt = clock.now();
  const over = new AbortController();
  let lastAt = startedAt;
  let news = false;
  let failures = 0;
  let editing: Promise<void> | undefined;

  const isOver = (): boolean => over.signal.aborted;

  /** `again`: the first edit is made though the last one failed. */
  async function edit(again: boolean): Promise<void> {
    for (let may = again; news && !isOver() && (may || failures === 0); may = false) {
      const pause = Math.max(shortestPause * comments, Math.min((clock.now() - startedAt) / shareOfElapsed, heartbeatMs));
      const wait = lastAt + pause - clock.now();
      if (wait > 0) await clock.sleep(wait, over.signal);
      if (isOver()) return;
      news = false;
      const went = await post([...texts].map(([name, text]) => ({ name, text })));
      failures = went ? 0 : failures + 1;
      lastAt = clock.now();
    }
    editing = undefined;
  }

  async function live(): Promise<void> {
    for (;;) {
      await clock.sleep(heartbeatMs, over.signal);
      if (isOver()) return;
      if (comments > 0 && failures < 2 && clock.now() - lastAt >= heartbeatMs) {
        news = true;
        editing ??= edit(true);
      }
      await beat?.();
    }
  }

  // Where nothing is written, the end is near.
  const living = texts.size === 0 ? undefined : live();
  return {
    note(event) {
      const text = textOf(event);
      if (text === undefined || texts.get(event.name) === text || isOver() || comments === 0) return;
      texts.set(event.name, text);
      news = true;
      if (failures === 0) editing ??= edit(false);
    },
    async end() {
      over.abort();
      await Promise.all([editing, living]);
    },
  };
}

function textOf(event: ApplyEvent): string | undefined {
  switch (event.type) {
    case 'started':
      return 'started';
    case 'operation':
      return event.status === 'started' ? event.title : undefined;
    case 'state':
      return event.detail;
    case 'finished':
      return `${outcomeIcons[event.outcome]} ${outcomeWords[event.outcome]}`;
  }
}
