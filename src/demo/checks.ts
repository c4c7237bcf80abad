import { isDeepStrictEqual } from 'node:util';
import type { Check } from './model.js';

/** Collects what must be true; nothing is thrown, so that one run tells everything that is not. */
export interface Checks {
  list: Check[];
  that: (what: string, ok: boolean, found?: unknown) => void;
  equal: (what: string, found: unknown, wanted: unknown) => void;
}

export function createChecks(): Checks {
  const list: Check[] = [];
  const that: Checks['that'] = (what, ok, found) => {
    list.push(ok || found === undefined ? { what, ok } : { what, ok, found: show(found) });
  };
  return {
    list,
    that,
    equal: (what, found, wanted) => {
      that(what, isDeepStrictEqual(found, wanted), `${show(found)}, wanted ${show(wanted)}`);
    },
  };
}

function show(value: unknown): string {
  // JSON has no word for undefined.
  const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
