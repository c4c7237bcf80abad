/** What every fuzzer has, and what must hold after each of its cases. */
import type fc from 'fast-check';
import { asEndpointsError, failureReasons } from '../../../src/errors.js';

export interface FuzzArea {
  property: fc.IAsyncProperty<unknown[]>;
  /** What the cases led to, for a reader who asks whether they reach anything. */
  seen: Map<string, number>;
  close(): Promise<void>;
}

/** Milliseconds that a case may take. All waits are virtual, but hours of them are thousands of requests, on a machine that may be busy. */
export const longestCaseMs = 30_000;

/** Words of a JavaScript engine: something was used that was not what it was taken for. */
const bugWords = /Cannot read propert|Cannot convert|is not a function|is not iterable|is not defined|Maximum call stack|Invalid array length|Invalid time value|Invalid string length|\[object Object\]|\bTypeError\b|\bRangeError\b|Cannot set propert|Cannot mix BigInt|Cannot use 'in'|Reduce of empty/;

export interface Outcome {
  /** Everything that anybody could read of it. */
  texts: readonly string[];
  /** Why it failed, where it did. */
  reasons: readonly string[];
}

/** Throws where an outcome is none that a user may see: a bug, a secret, a polluted prototype. */
export function judge(outcome: Outcome, canaries: readonly (string | RegExp)[]): void {
  for (const reason of outcome.reasons) {
    if (reason === 'internal-error' || !(failureReasons as readonly string[]).includes(reason)) throw new Error(`failed as ${reason}: ${outcome.texts.join('\n').slice(0, 2000)}`);
  }
  for (const text of outcome.texts) {
    const bug = bugWords.exec(text);
    if (bug !== null) throw new Error(`a bug shows: ${text.slice(Math.max(0, bug.index - 300), bug.index + 300)}`);
    for (const canary of canaries) {
      const at = typeof canary === 'string' ? text.indexOf(canary) : text.search(canary);
      if (at >= 0) throw new Error(`\`${String(canary)}\` leaked: ${text.slice(Math.max(0, at - 200), at + 200)}`);
    }
  }
  const polluted = [...Object.keys(Object.prototype), ...Object.keys(Array.prototype), ...Object.keys(Function.prototype)];
  if (polluted.length > 0) throw new Error(`a prototype was polluted: ${polluted.join(', ')}`);
}

/** Runs the work, with anything thrown as its code and words. Throws where it takes too long. */
export async function settle(work: () => Promise<Outcome> | Outcome): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new Error(`a case took longer than ${longestCaseMs} ms`)); }, longestCaseMs);
  });
  const attempt = (async (): Promise<Outcome> => {
    try {
      return await work();
    } catch (thrown) {
      const { code, message, hint, diagnostics } = asEndpointsError(thrown);
      const stack = code === 'internal-error' && thrown instanceof Error ? [thrown.stack ?? ''] : [];
      return { reasons: [code], texts: [message, hint ?? '', ...diagnostics.map((found) => found.message), ...stack] };
    }
  })();
  try {
    return await Promise.race([attempt, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function count(seen: Map<string, number>, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}
