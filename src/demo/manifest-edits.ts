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

/** The edits as the body of a pull request shows them: the lines that they touch. `from` is the text they were made in. */
export function describeEdits(why: string, from: string, edits: readonly Edit[]): string {
  const hunks = edits.flatMap(({ before, after }) => {
    const lines = wholeLines(from, before);
    return [...lines.split('\n').map((line) => `-${line}`), ...lines.replace(before, () => after).split('\n').map((line) => `+${line}`)];
  });
  return `${why}\n\n\`\`\`diff\n${hunks.join('\n')}\n\`\`\`\n`;
}

function wholeLines(text: string, passage: string): string {
  const at = text.indexOf(passage);
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at + passage.length);
  return text.slice(start, end === -1 ? text.length : end);
}
