import type { YAMLError } from 'yaml';

/** A problem of syntax in plain words; `from` and `to` are offsets into the text. */
export interface SyntaxProblem {
  from: number;
  to?: number;
  message: string;
}

/** Says what the parser found, at most `most` times, in plain words; never with a piece of the text that may be a secret. */
export function explainSyntax(text: string, errors: readonly YAMLError[], most: number): SyntaxProblem[] {
  if (errors.length === 0) return [];
  const conflict = /^<{7}(?= |\r?$)/m.exec(text);
  if (conflict !== null) {
    return [
      {
        from: conflict.index,
        to: conflict.index + 7,
        message: 'There is an unresolved merge conflict here (`<<<<<<<`). Resolve it, and remove the marks of git.',
      },
    ];
  }
  const odd = /^ *\u00a0/m.exec(text);
  if (odd !== null) {
    const from = odd.index + odd[0].length - 1;
    return [{ from, to: from + 1, message: 'This line is indented by a no-break space, which only looks like a space. Replace it, and look for others like it.' }];
  }
  // A second error of a line is an echo of the first, and so is a line that no longer fits to those above it.
  const isEcho = ([from]: YAMLError['pos'], earlier: YAMLError | undefined): boolean =>
    earlier !== undefined && !text.slice(Math.min(earlier.pos[0], from), Math.max(earlier.pos[0], from)).includes('\n');
  const problems = errors
    .filter((error, index) => !isEcho(error.pos, errors[index - 1]))
    .slice(0, most)
    .map((error) => explain(text, error));
  const isOfLayout = ({ message }: SyntaxProblem): boolean => layout.includes(message);
  const [first] = problems;
  // What the parser says after such a slip is guesswork.
  return first !== undefined && isOfLayout(first) ? [first] : problems.filter((problem) => !isOfLayout(problem));
}

function explain(text: string, error: YAMLError): SyntaxProblem {
  const [from, to] = error.pos;
  const own = explanations[error.code]?.(text, from, to);
  if (own !== undefined) return { from, to, ...own };
  if (/^Missing closing ["']quote/.test(error.message)) return { from, to, message: 'A quote that is opened above, or on this line, is not closed.' };
  if (/^Sequence item without - indicator/.test(error.message)) return { from, to, message: notAligned };
  // The parser's messages may end with a piece of the text, which may be a secret.
  const words = error.message.replace(/:? *"(?:[^"\\]|\\.)*"\.?$/, '').replace(/\.?$/, '.');
  return { from, to, message: `This is not valid YAML: ${words}` };
}

type Explanation = (text: string, from: number, to: number) => Partial<SyntaxProblem> & { message: string };

const lineAt = (text: string, from: number): string => /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';

const tooFar = 'This line is indented too far: it has more spaces than the keys above it.';
const tab = 'This line is indented by a tab. YAML takes spaces only.';
const stray = 'A value ends before this, so it does not belong here. Is a quote, a comma or the `#` of a comment missing?';
const notAligned = 'This line is not indented like the lines it belongs to: the keys of one map start at the same column.';

/** What the parser also says of the lines below a slip of any kind. */
const layout = [tab, tooFar, notAligned, stray];

const explainIndent: Explanation = (text, from) => {
  const open = /[[{]/.exec(text.slice(from, from + 1))?.[0];
  return {
    message:
      open === undefined && !isInFlow(text, from)
        ? notAligned
        : 'A `{` or `[` above is not closed, or what is inside it is indented too little.',
  };
};

/** Whether the text before, on the whole, opens more brackets than it closes; good enough to choose words by. */
function isInFlow(text: string, from: number): boolean {
  const before = text.slice(0, from).replace(/#[^\n]*|"[^"\n]*"|'[^'\n]*'/g, '');
  return before.replace(/[^[{]/g, '').length > before.replace(/[^\]}]/g, '').length;
}

const explanations: Partial<Record<YAMLError['code'], Explanation>> = {
  TAB_AS_INDENT: () => ({ message: tab }),
  BAD_INDENT: explainIndent,
  BLOCK_AS_IMPLICIT_KEY: (text, from) => {
    const line = lineAt(text, from);
    if (/:(?:\s|$)/.test(line)) return { message: 'Text with a colon and a space (`: `) in it must be in quotes.' };
    const next = /\r?\n\s*/.exec(text.slice(from));
    const at = next === null ? from : from + next.index + next[0].length;
    return { from: at, to: at, message: tooFar };
  },
  MULTILINE_IMPLICIT_KEY: (text, from, to) => ({
    to: from,
    message: /^-(?:\s|$)/.test(text.slice(from, to + 1))
      ? 'This list item (`-`) stands among the keys of a map. Indent it below the key that it belongs to.'
      : 'This line needs a key with a colon and a space after it, `key: value`.',
  }),
  UNEXPECTED_TOKEN: () => ({ message: stray }),
  BLOCK_IN_FLOW: () => ({ message: 'Inside `{ }` and `[ ]`, text with a colon and a space (`: `) in it must be in quotes, and items are separated by commas.' }),
  BAD_DQ_ESCAPE: () => ({ message: 'In double quotes, a backslash starts an escape such as `\\n`, and this is none. Write `\\\\`, or use single quotes.' }),
  BAD_SCALAR_START: (text, from) => {
    const sign = text.charAt(from);
    const line = text.slice(text.lastIndexOf('\n', from) + 1, from);
    const alias = /^@[A-Za-z0-9_-]{1,60}/.exec(text.slice(from, from + 61))?.[0];
    // Other values may be secret.
    const shown = /\bentity_version["']?:\s*$/.test(line) ? alias : undefined;
    const start = sign === '`' ? 'Text that starts with a backtick' : `Text that starts with \`${sign}\``;
    return { message: `${start} must be in quotes${shown === undefined ? '.' : `: \`entity_version: "${shown}"\`.`}` };
  },
};
