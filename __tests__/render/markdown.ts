/** Reads a report as GitHub would, as far as the tests need it. */
import { marked, type Token, type Tokens } from 'marked';

/** Text outside of code: what could notify, link or format. */
export function proseOf(markdown: string): string {
  const parts: string[] = [];
  walk(marked.lexer(markdown, { gfm: true }), (token) => {
    if (token.type === 'text' && !('tokens' in token)) parts.push((token as Tokens.Text).raw);
    if (token.type === 'html') parts.push(token.raw.replace(/<code>[^<]*<\/code>/g, '').replace(/<[^<>]*>/g, ''));
  });
  // Entities are marks of the text that have been taken apart on purpose.
  return parts.join('\n').replace(/&#\d+;/g, ' ');
}

/** Raw HTML tags of the report; all of them must be ours. */
export function htmlOf(markdown: string): string[] {
  const tags: string[] = [];
  walk(marked.lexer(markdown, { gfm: true }), (token) => {
    if (token.type === 'html') tags.push(...(token.raw.match(/<[^>]*>/g) ?? []));
  });
  return tags;
}

/** Kinds of blocks in their order: the structure, which no value may change. */
export function structureOf(markdown: string): string[] {
  return marked.lexer(markdown, { gfm: true }).map((token) => token.type).filter((type) => type !== 'space');
}

export function linksOf(markdown: string): string[] {
  const links: string[] = [];
  walk(marked.lexer(markdown, { gfm: true }), (token) => {
    if (token.type === 'link' || token.type === 'image') links.push((token as Tokens.Link).href);
  });
  return links;
}

function walk(tokens: readonly Token[], visit: (token: Token) => void): void {
  void marked.walkTokens([...tokens], visit);
}
