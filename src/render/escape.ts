/**
 * Everything that comes from a manifest, a workspace or a person passes through here before it becomes a report: it
 * must not be able to leave its place, to notify anybody, to look like our own markers or to hide characters.
 */

/** Controls, format characters (bidi, zero width), lone surrogates, line separators and blank look-alikes. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const emojiJoiner = 0x200d;
const emojiStyle = 0xfe0f;

/** Makes unseen characters visible as `⟨U+202E⟩` and breaks `<!--`; line feeds and tabs stay. */
export function visible(text: string): string {
  return text
    .replace(unseen, (character: string, offset: number) => {
      const code = character.codePointAt(0) ?? 0;
      if (character === '\n' || character === '\t') return character;
      if ((code === emojiJoiner || code === emojiStyle) && endsInEmoji(text.slice(Math.max(0, offset - 3), offset))) {
        return character;
      }
      return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    })
    .replaceAll('<!--', '<!- -');
}

function endsInEmoji(text: string): boolean {
  return /\p{Extended_Pictographic}\ufe0f?$/u.test(text);
}

/** One line: line feeds, tabs and runs of spaces become one space. */
export function oneLine(text: string): string {
  return visible(text.replaceAll('\r\n', '\n')).replace(/[\n\t ]+/g, ' ').trim();
}

/** At most `limit` UTF-16 units, never half a character; what was cut is told by `…`. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = Math.max(0, limit - 1);
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** Without these characters at its end. No pattern: `\n+$` costs the square of a run that stands elsewhere. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

/** Longer than any name or path of the platform; what is longer would only push the rest of a report away. */
const longestCode = 500;

/** A code span with a fence longer than any run of backticks inside. Not for table cells: see `cellCode`. */
export function inlineCode(text: string): string {
  const line = oneLine(cut(text, longestCode));
  if (line === '') return '`""`';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** Code for places where Markdown is not read or where `|` ends a cell: `<summary>` and tables. */
export function htmlCode(text: string): string {
  const line = oneLine(cut(text, longestCode));
  return `<code>${escapeHtml(line === '' ? '""' : line)}</code>`;
}

/** Letters, digits, spaces and a few harmless marks stay; everything else becomes an entity, so Markdown sees none. */
export function escapeHtml(text: string): string {
  return oneLine(text).replace(/[!-+:-@[-^`{-~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=www)\./gi, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A code span for a table cell. */
export function cellCode(text: string): string {
  return /[|\\]/.test(text) ? htmlCode(text) : inlineCode(text);
}

/** A fenced block whose fence is longer than any run of backticks inside. `lang` is ours, never a user's. */
export function fence(text: string, lang = ''): string {
  const content = withoutEnd(visible(text.replaceAll('\r\n', '\n')), '\n');
  const ticks = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${ticks}${lang}\n${content}\n${ticks}`;
}

/** What GitHub would turn into a notification, a link or a formula: shown as code instead. */
const linked = /@|\$|#\d|GH-\d|:\/\/|www\.|\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/i;

/**
 * Prose of others as one line of Markdown that formats and links nothing. `` `code` `` in it stays code, and words
 * that GitHub would link (`@name`, `#12`, addresses, commits) become code.
 */
export function plainText(text: string): string {
  return toProse(text, inlineCode);
}

/** `plainText` for a table cell. */
export function cellText(text: string): string {
  return toProse(text, cellCode);
}

const longestProse = 4000;

function toProse(text: string, code: (text: string) => string): string {
  const pieces = oneLine(cut(text, longestProse)).split(/`([^`]+)`/);
  let out = '';
  for (const [index, piece] of pieces.entries()) {
    out = join(out, index % 2 === 1 ? code(piece) : escapeWords(piece, code));
  }
  return out.replace(/^(\d*)(?=[.)])|^(?=[-+=])/, '$1\\');
}

/** Two code spans that touch would become one. */
function join(left: string, right: string): string {
  return left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : left + right;
}

function escapeWords(text: string, code: (text: string) => string): string {
  return text.replace(/[^ ]+/g, (word) => {
    if (!linked.test(word)) return escapeMarks(word);
    const [, before = '', core = '', after = ''] = /^([("'[]*)(.*?)([)\]"'.,;:!?]*)$/.exec(word) ?? [];
    if (core === '') return escapeMarks(word);
    return join(join(escapeMarks(before), code(core)), escapeMarks(after));
  });
}

function escapeMarks(text: string): string {
  return text
    .replace(/[\\`*[\]#|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A link of ours to a run, issue or workspace; an address that is not plain http(s) is shown as code instead. */
export function link(label: string, url: string): string {
  return /^https?:\/\/[A-Za-z0-9._~:/?#@!&=+,;%-]+$/.test(url) ? `[${label}](${url})` : `${label} (${inlineCode(url)})`;
}

/**
 * Lines that may be written to the log of a job: none is read by the runner as a workflow command (`::` at its start,
 * `##[` anywhere), and no carriage return or encoded line end moves text to a place where it would be.
 */
export function workflowCommandSafe(text: string): string {
  return visible(text.replaceAll('\r\n', '\n'))
    .split('\n')
    .map((line) =>
      line
        .replace(/^(\s*):(?=:)/, '$1:\u200b')
        .replaceAll('##[', '##\u200b[')
        .replace(/%(?=0[AaDd])/g, '%\u200b'),
    )
    .join('\n');
}

const terminalCodes = new RegExp(String.raw`\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])`, 'g');

/** The last `lines` lines of a log without colours; a carriage return inside a line shows what was last written. */
export function logTail(log: string, lines: number, width = 400): string {
  const all = withoutEnd(log.replace(terminalCodes, '').replaceAll('\r\n', '\n'), '\n')
    .split('\n')
    .map((line) => cut(withoutEnd(line, '\r').replace(/^[^]*\r/, ''), width));
  const tail = all.slice(-lines);
  return (all.length > tail.length ? [`… ${all.length - tail.length} earlier lines`, ...tail] : tail).join('\n');
}
