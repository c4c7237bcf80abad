/** An apply as it goes on, told in the comment that was reviewed, at a rate that GitHub bears. */
import type { ApplyEvent } from '../apply/execute.js';
import type { Plan } from '../plan/plan.js';
import type { Clock } from '../ports.js';
import { outcomeIcons, outcomeWords } from '../render/result-words.js';

type Row = { name: string; text: string };

export interface Progress {
  note(event: ApplyEvent): void;
  /** Ends it; resolves once no edit is under way, so that what is written next is the last word. */
  end(): Promise<void>;
}

const shortestPause = 15_000;
/** A rollout of an hour need not be told as often as one of minutes, and an edit a minute uses up a token's writes. */
const shareOfElapsed = 20;

/**
 * `post` writes the rows into so many comments. Edits are at least fifteen seconds apart for each of them, more in a long
 * run, and made only when something is new. The first one that fails is the last: `post` answers whether it went well.
 */
export function createProgress(options: { plan: Plan; clock: Clock; comments: number; post: (rows: Row[]) => Promise<boolean> }): Progress {
  const { plan, clock, comments, post } = options;
  const texts = new Map(plan.endpoints.filter(({ operations }) => operations.length > 0).map(({ name }) => [name, 'waiting']));
  const startedAt = clock.now();
  const over = new AbortController();
  let lastAt = startedAt;
  let news = false;
  let editing: Promise<void> | undefined;

  const isOver = (): boolean => over.signal.aborted;

  async function edit(): Promise<void> {
    while (news && !isOver()) {
      const pause = Math.max(shortestPause * comments, (clock.now() - startedAt) / shareOfElapsed);
      const wait = lastAt + pause - clock.now();
      if (wait > 0) await clock.sleep(wait, over.signal);
      if (isOver()) return;
      news = false;
      if (!(await post([...texts].map(([name, text]) => ({ name, text }))))) over.abort();
      lastAt = clock.now();
    }
    editing = undefined;
  }

  return {
    note(event) {
      const text = textOf(event);
      if (text === undefined || texts.get(event.name) === text || over.signal.aborted || comments === 0) return;
      texts.set(event.name, text);
      news = true;
      editing ??= edit();
    },
    async end() {
      over.abort();
      await editing;
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
