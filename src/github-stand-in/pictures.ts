import type { Reply } from './http.js';

/** What reads answered before the last change: a reader whose replica lags sees it still. */
export interface Pictures {
  /** Remembers an answer; with `stale`, answers what the same read showed before it last changed, where that is known. */
  show(read: string, reply: Reply, stale: boolean): Reply;
  /** Keeps what is remembered now; the answer brings it back. */
  save(): () => void;
}

export function createPictures(): Pictures {
  const known = new Map<string, { last: string; before?: string }>();
  return {
    save() {
      const kept = new Map(known);
      return () => {
        known.clear();
        for (const [read, shown] of kept) known.set(read, shown);
      };
    },
    show(read, reply, stale) {
      if (reply.raw !== undefined) return reply;
      const now = JSON.stringify({ status: reply.status, body: reply.body });
      const earlier = known.get(read);
      const before = earlier !== undefined && earlier.last !== now ? earlier.last : earlier?.before;
      known.set(read, { last: now, ...(before === undefined ? {} : { before }) });
      return stale && before !== undefined ? { ...reply, ...(JSON.parse(before) as Pick<Reply, 'status' | 'body'>) } : reply;
    },
  };
}
