/** Markdown as a person reads it on GitHub, in the lines of a terminal. */
import { Lexer, type Token, type Tokens } from 'marked';
import { plain, widthOf, wrap, type Paint } from './paint.js';

export interface TextOptions {
  paint: Paint;
  width: number;
  /** So many folded sections are shown open, from the first; the others are one line each. */
  unfold?: number;
}

const alerts: Record<string, string> = { NOTE: 'ℹ Note', TIP: 'ℹ Tip', IMPORTANT: '❗ Important', WARNING: '⚠ Warning', CAUTION: '⛔ Caution' };

/** Lines without indentation. Comments (markers) are not shown, folded sections are one line with their length. */
export function renderMarkdownText(markdown: string, options: TextOptions): string[] {
  const lines: string[] = [];
  let left = options.unfold ?? 0;
  /** One entry for each section that is open around the present token. */
  const open: { shown: boolean; summary: string; hidden: number }[] = [];
  const hidden = (): { hidden: number } | undefined => open.find(({ shown }) => !shown);
  for (const token of Lexer.lex(plain(markdown), { gfm: true })) {
    if (token.type === 'space') continue;
    if (token.type !== 'html') {
      const outer = hidden();
      // Folded sections stand together, like a list; what follows them does not.
      if (outer === undefined && lines.at(-1)?.trimStart().startsWith('▸') === true) lines.push('');
      if (outer === undefined) lines.push(...indent(block(token, options), open.length), '');
      else outer.hidden += token.raw.trim().split('\n').length;
      continue;
    }
    for (const [tag, summary = ''] of token.raw.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<details[^>]*>\s*(?:<summary>([\s\S]*?)<\/summary>)?|<\/details>/g)) {
      if (tag.startsWith('</')) {
        const section = open.pop();
        if (section === undefined || hidden() !== undefined) continue;
        if (!section.shown) lines.push(...indent([`▸ ${section.summary}${options.paint('dim', ` · folded, ${section.hidden} line${section.hidden === 1 ? '' : 's'}`)}`], open.length));
        else lines.push('');
      } else {
        const title = htmlText(summary, options.paint);
        const shown = hidden() === undefined && left > 0;
        if (shown) {
          left -= 1;
          lines.push(...indent([`▾ ${title}`], open.length));
        }
        open.push({ shown, summary: title, hidden: 0 });
      }
    }
    const rest = token.raw.replace(/<!--[\s\S]*?-->|<details[^>]*>\s*(?:<summary>[\s\S]*?<\/summary>)?|<\/details>/g, '').trim();
    if (rest !== '' && hidden() === undefined) lines.push(...indent(wrap(htmlText(rest, options.paint), options.width), open.length), '');
  }
  return lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== '' && index < lines.length - 1));
}

function indent(lines: readonly string[], depth: number): string[] {
  return lines.map((line) => (line === '' ? line : `${'  '.repeat(depth)}${line}`));
}

function block(token: Token, options: TextOptions): string[] {
  const { paint, width } = options;
  switch (token.type) {
    case 'heading':
      return [paint('bold', inline((token as Tokens.Heading).tokens, paint))];
    case 'paragraph':
    case 'text':
      return wrap(inline((token as Tokens.Paragraph).tokens, paint), width);
    case 'code':
      return fence(token as Tokens.Code, paint);
    case 'list':
      return list(token as Tokens.List, options);
    case 'table':
      return table(token as Tokens.Table, paint);
    case 'blockquote':
      return quote(token as Tokens.Blockquote, options);
    case 'hr':
      return [paint('dim', '─'.repeat(Math.min(width, 40)))];
    default:
      return wrap(token.raw.trim(), width);
  }
}

function fence({ text, lang }: Tokens.Code, paint: Paint): string[] {
  return text.split('\n').map((line) => {
    if (lang === 'diff' && line.startsWith('+')) return `  ${paint('green', line)}`;
    if (lang === 'diff' && line.startsWith('-')) return `  ${paint('red', line)}`;
    return `  ${lang === 'diff' ? paint('dim', line) : line}`;
  });
}

function list({ items, ordered, start }: Tokens.List, options: TextOptions): string[] {
  return items.flatMap((item, index) => {
    const bullet = ordered ? `${Number(start) + index}. ` : '• ';
    const lines = item.tokens.flatMap((token) => block(token, { ...options, width: options.width - bullet.length }));
    return lines.map((line, at) => `${at === 0 ? bullet : ' '.repeat(bullet.length)}${line}`);
  });
}

function table({ header, rows, align }: Tokens.Table, paint: Paint): string[] {
  const cells = [header, ...rows].map((row) => row.map((cell) => inline(cell.tokens, paint)));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  return cells.flatMap((row, index) => {
    const padded = row.map((cell, column) => {
      const room = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      return align[column] === 'right' ? room + cell : cell + room;
    });
    const line = padded.join('  ').trimEnd();
    if (index > 0) return [line];
    return [paint('bold', line), paint('dim', widths.map((width) => '─'.repeat(width)).join('  '))];
  });
}

function quote({ tokens }: Tokens.Blockquote, options: TextOptions): string[] {
  const lines = tokens.flatMap((token) => block(token, { ...options, width: options.width - 2 }));
  const kind = /^\[!([A-Z]+)\]/.exec(lines[0] ?? '')?.[1];
  const title = kind === undefined ? undefined : alerts[kind];
  const body = title === undefined ? lines : [options.paint('bold', title), ...lines.map((line, at) => (at === 0 ? line.replace(/^\[![A-Z]+\]\s*/, '') : line)).filter((line) => line !== '')];
  return body.map((line) => `${options.paint('yellow', '│')} ${line}`);
}

function inline(tokens: readonly Token[] | undefined, paint: Paint): string {
  return (tokens ?? []).map((token) => {
    switch (token.type) {
      case 'strong':
        return paint('bold', inline((token as Tokens.Strong).tokens, paint));
      case 'em':
      case 'del':
      case 'link':
        return inline((token as Tokens.Link).tokens, paint);
      case 'codespan':
        return paint('cyan', (token as Tokens.Codespan).text);
      case 'br':
        return '\n';
      case 'html':
        return htmlText(token.raw, paint);
      case 'image':
        return (token as Tokens.Image).text;
      case 'text':
      case 'escape':
        return 'tokens' in token ? inline(token.tokens, paint) : decodeEntities((token as Tokens.Text).text);
      default:
        return token.raw;
    }
  }).join('');
}

/** Our reports use a handful of tags; whatever else there is goes, as on GitHub. */
function htmlText(html: string, paint: Paint): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<br\s*\/?>/g, '\n')
    .split(/(<(code|b)>[\s\S]*?<\/\2>)/)
    .filter((_, index) => index % 3 !== 2)
    .map((part, index) => {
      const text = decodeEntities(part.replace(/<\/?[a-z][^>]*>/gi, ''));
      return index % 2 === 0 ? text : paint(part.startsWith('<b>') ? 'bold' : 'cyan', text);
    })
    .join('');
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** What a browser makes of references; one that names a control character (marked reads those by itself) is dropped. */
function decodeEntities(text: string): string {
  const decoded = text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
  return plain(decoded);
}
