/** What reads answered before the last change: a reader behind a replica that lags sees it still. */

interface Shown {
  status: number;
  body: string;
}

export interface Pictures {
  /** Remembers an answer; with `stale`, answers what the same read showed before it last changed, where that is known. */
  show<T extends Shown>(read: string, reply: T, stale: boolean): T;
  /** Keeps what is remembered now; the answer brings it back. */
  save(): () => void;
}

export function createPictures(): Pictures {
  const known = new Map<string, { last: Shown; before?: Shown }>();
  return {
    save() {
      const kept = new Map(known);
      return () => {
        known.clear();
        for (const [read, shown] of kept) known.set(read, shown);
      };
    },
    show(read, reply, stale) {
      const now: Shown = { status: reply.status, body: reply.body };
      const earlier = known.get(read);
      const changed = earlier !== undefined && (earlier.last.status !== now.status || earlier.last.body !== now.body);
      const before = changed ? earlier.last : earlier?.before;
      known.set(read, { last: now, ...(before === undefined ? {} : { before }) });
      return stale && before !== undefined ? { ...reply, ...before } : reply;
    },
  };
}
