import { distance } from 'fastest-levenshtein';
import type { Diagnostic } from '../errors.js';
import { maskCredentials } from './credentials.js';
import type { SourcePlace } from './node.js';

/** A function where the words take a search, which is not made for what is no longer told. */
type Message = string | (() => string);

/** Collects what is found in a manifest; the same finding at the same place counts once. */
export interface Report {
  error: (place: SourcePlace, message: Message) => void;
  warn: (place: SourcePlace, message: Message) => void;
  hasErrors: () => boolean;
  /** Everything found, in the order of the files, then of lines. */
  list: () => Diagnostic[];
}

/** So many of each severity: more than anyone reads, and few enough that a hostile manifest costs neither time nor memory. */
const mostFindings = 1000;

export function createReport(files: readonly string[]): Report {
  const found = new Map<string, Diagnostic>();
  const numbers = { error: 0, warning: 0 };
  let more: SourcePlace | undefined;
  const add = (severity: Diagnostic['severity'], place: SourcePlace, words: Message): void => {
    if (numbers[severity] >= mostFindings) {
      if (severity === 'error') more ??= place;
      return;
    }
    const message = maskCredentials(typeof words === 'string' ? words : words());
    const id = JSON.stringify([severity, place.file, place.line, place.column, message]);
    if (found.has(id)) return;
    numbers[severity] += 1;
    found.set(id, { severity, message, ...place });
  };
  const rank = new Map(files.map((file, index) => [file, index]));
  return {
    error: (place, message) => {
      add('error', place, message);
    },
    warn: (place, message) => {
      add('warning', place, message);
    },
    hasErrors: () => numbers.error > 0,
    list: () =>
      [...found.values(), ...(more === undefined ? [] : [{ severity: 'error' as const, message: `There are more problems from here on; the first ${mostFindings} are told.`, ...more }])].sort(
        (a, b) =>
          (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) ||
          (a.line ?? 0) - (b.line ?? 0) ||
          (a.column ?? 0) - (b.column ?? 0),
      ),
  };
}

/** Among how many known words a nearer one is looked for, and how many of them a message names. */
const most = { compared: 1000, named: 40 };

/** The known word nearest to what was written; `undefined` where none is reasonably near. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  if (written.length > 100) return undefined;
  let best: { word: string; steps: number } | undefined;
  let compared = 0;
  for (const word of known) {
    if ((compared += 1) > most.compared) break;
    const steps = distance(written.toLowerCase(), word.toLowerCase());
    // Two letters that changed places count as two steps.
    const near = steps <= Math.max(1, Math.floor(word.length / 3)) || (steps === 2 && sameLetters(written, word));
    if (near && (best === undefined || steps < best.steps)) best = { word, steps };
  }
  return best?.word;
}

function sameLetters(a: string, b: string): boolean {
  const sorted = (word: string): string => Array.from(word.toLowerCase()).sort().join('');
  return sorted(a) === sorted(b);
}

/** ` Did you mean ...?`, or nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const word = nearest(written, known);
  return word === undefined ? '' : ` Did you mean \`${word}\`?`;
}

/** "`a`, `b` or `c`" */
export function oneOf(words: readonly string[], conjunction = 'or'): string {
  const quoted = words.slice(0, most.named).map((word) => `\`${word}\``);
  const last = words.length > most.named ? `${words.length - most.named} more` : (quoted.pop() ?? '');
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`;
}

/** Text of the manifest as it may stand in a message: one line, cut, in backticks; never a credential. */
export function quote(text: string): string {
  // Before it is cut, since half of a credential would not be known for one.
  const line = maskCredentials(text).replace(/[\s`]+/g, ' ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}...` : line}\``;
}
