/** What differs inside two long texts or lists. */
import { diffArrays, diffLines, diffWordsWithSpace } from 'diff';

/** One line of a difference; the text is without sign and indent. */
export interface DiffLine {
  sign: '+' | '-' | ' ';
  text: string;
}

/** Above this many characters only the common beginning and end are looked for: word differences cost too much. */
const wordLimit = 5_000;
const around = 24;
/** So many differing lines are looked for; finding more costs their square, and a text that is another one is shown as that. */
const most = { maxEditLength: 500 };

/**
 * Two one-line texts, both cut to what differs: `…limit is 10 per…` against `…limit is 20 per…`.
 */
export function inlineDifference(before: string, after: string): { before: string; after: string } {
  if (before.length + after.length > wordLimit) return edges(before, after);
  const parts = diffWordsWithSpace(before, after);
  const out = { before: '', after: '' };
  for (const [index, part] of parts.entries()) {
    if (part.removed) out.before += part.value;
    else if (part.added) out.after += part.value;
    else {
      const same = elide(part.value, { start: index === 0, end: index === parts.length - 1 });
      out.before += same;
      out.after += same;
    }
  }
  return out;
}

function elide(text: string, at: { start: boolean; end: boolean }): string {
  const characters = Array.from(text);
  const head = at.start ? 0 : around;
  const tail = at.end ? 0 : around;
  if (characters.length <= head + tail + 1) return text;
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}

function edges(before: string, after: string): { before: string; after: string } {
  const a = Array.from(before);
  const b = Array.from(after);
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const window = (text: string[]): string => {
    const from = Math.max(0, start - around);
    const to = Math.min(text.length, text.length - end + around);
    return `${from > 0 ? '…' : ''}${text.slice(from, to).join('')}${to < text.length ? '…' : ''}`;
  };
  return { before: window(a), after: window(b) };
}

/** Two texts of several lines, line by line, with two unchanged lines around each difference. */
export function lineDifference(before: string, after: string): DiffLine[] {
  const unlike = before.endsWith('\n') !== after.endsWith('\n');
  const [old, now] = [before, after].map((text) => (unlike && !text.endsWith('\n') ? `${text}  (no line feed at its end)` : text)) as [string, string];
  const parts = diffLines(old, now, most) ?? replaced(old, now);
  const lines = parts.flatMap((part): DiffLine[] =>
    part.value
      .replace(/\n$/, '')
      .split('\n')
      // A carriage return would be lost among the lines of the report.
      .map((text) => ({ sign: part.added ? '+' : part.removed ? '-' : ' ', text: text.replace(/\r$/, '⟨U+000D⟩') })),
  );
  return elideContext(lines);
}

const replaced = <T>(before: T, after: T): { value: T; added: boolean; removed: boolean }[] => [
  { value: before, added: false, removed: true },
  { value: after, added: true, removed: false },
];

/** Two lists of one-line texts, item by item. */
export function listDifference(before: readonly string[], after: readonly string[]): DiffLine[] {
  const parts = diffArrays([...before], [...after], most) ?? replaced([...before], [...after]);
  const lines = parts.flatMap((part): DiffLine[] =>
    part.value.map((text) => ({ sign: part.added ? '+' : part.removed ? '-' : ' ', text })),
  );
  return elideContext(lines);
}

function elideContext(lines: readonly DiffLine[], context = 2): DiffLine[] {
  const near = lines.map(({ sign }, index) =>
    sign !== ' ' || lines.slice(Math.max(0, index - context), index + context + 1).some((other) => other.sign !== ' '),
  );
  const out: DiffLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (near[index] === true) out.push(line);
    else if (near[index - 1] !== false) out.push({ sign: ' ', text: '…' });
  }
  return out;
}
