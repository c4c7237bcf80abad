/** One passage of a file, before and after. */
export interface Edit {
  before: string;
  after: string;
}

/** Applies each edit to its one place. Throws when a passage is not there exactly once: the example has moved on. */
export function editText(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, { before, after }) => {
    if (current.split(before).length !== 2) throw new Error(`The example's manifest does not hold this once: ${before}`);
    return current.replace(before, () => after);
  }, text);
}

/** The edits as the body of a pull request shows them. */
export function describeEdits(why: string, edits: readonly Edit[]): string {
  const mark = (sign: string, text: string): string[] => text.split('\n').map((line) => `${sign}${line}`);
  const hunks = edits.map(({ before, after }) => {
    const old = before.split('\n');
    const now = after.split('\n');
    const common = old.filter((line) => now.includes(line));
    const keep = (sign: string, lines: string[]): string[] =>
      lines.flatMap((line) => (common.includes(line) ? (sign === '-' ? [` ${line}`] : []) : mark(sign, line)));
    return [...keep('-', old), ...keep('+', now)].join('\n');
  });
  return `${why}\n\n\`\`\`diff\n${hunks.join('\n')}\n\`\`\`\n`;
}
