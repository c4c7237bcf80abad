/** Markdown as HTML, the way GitHub shows it: few tags, no scripts, alerts, coloured differences. */
import { Marked, type Tokens } from 'marked';

/** Tags that reports use, of those that GitHub lets pass. */
const allowed = new Set(['details', 'summary', 'b', 'i', 'em', 'strong', 'code', 'sub', 'sup', 'br', 'kbd', 'p']);

const alerts: Record<string, string> = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' };
const alertSigns: Record<string, string> = { NOTE: 'ⓘ', TIP: '💡', IMPORTANT: '❕', WARNING: '⚠', CAUTION: '⛔' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => cleanHtml(text),
    code: ({ text, lang }: Tokens.Code) =>
      `<div class="highlight"><pre>${lang === 'diff' ? colourDifference(text) : escapeHtml(text)}</pre></div>\n`,
    blockquote({ tokens }: Tokens.Blockquote) {
      return alertOr(this.parser.parse(tokens));
    },
    // The repository exists in this story alone, so its addresses are shown and lead nowhere.
    link({ href, tokens }: Tokens.Link) {
      return `<a title="${escapeHtml(href)}">${this.parser.parseInline(tokens)}</a>`;
    },
    image: ({ text }: Tokens.Image) => escapeHtml(text),
  },
});

export function renderMarkdownHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

/** Keeps the tags above, without their attributes; everything else becomes text, comments go. */
function cleanHtml(html: string): string {
  const parts = html.replace(/<!--[\s\S]*?-->/g, '').split(/(<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>)/i);
  return parts.map((part, index) => {
    const [, slash = '', tag = ''] = index % 2 === 1 ? (/^<(\/?)([a-z0-9]+)/i.exec(part) ?? []) : [];
    const name = tag.toLowerCase();
    if (allowed.has(name)) return `<${slash}${name}>`;
    return part.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  }).join('');
}

function colourDifference(text: string): string {
  return text.split('\n').map((line) => {
    const kind = line.startsWith('+') ? 'pl-mi1' : line.startsWith('-') ? 'pl-md' : undefined;
    return kind === undefined ? escapeHtml(line) : `<span class="${kind}">${escapeHtml(line)}</span>`;
  }).join('\n');
}

function alertOr(inner: string): string {
  const kind = /^<p>\[!([A-Z]+)\]/.exec(inner)?.[1] ?? '';
  const title = alerts[kind];
  if (title === undefined) return `<blockquote>\n${inner}</blockquote>\n`;
  const rest = inner.replace(/^<p>\[![A-Z]+\]\s*(?:<br>)?\s*/, '<p>').replace(/^<p><\/p>\s*/, '');
  const sign = alertSigns[kind] ?? '';
  return `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${sign}&nbsp;${title}</p>${rest}</div>\n`;
}
