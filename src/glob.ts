/** Globs over names and `/`-separated paths: `*`, `?`, `**`, `[abc]`, `{a,b}`. */
export function matchesGlob(text: string, pattern: string): boolean {
  return alternatives(pattern).some((one) => toExpression(one).test(text));
}

export function isGlob(pattern: string): boolean {
  return /[*?[\]{}]/.test(pattern);
}

/** More alternatives than a person writes; beyond it braces are plain text. */
const mostAlternatives = 64;

function alternatives(pattern: string): string[] {
  const open = /\{([^{}]*)\}/.exec(pattern);
  if (open?.[1] === undefined) return [pattern];
  const [before, after] = [pattern.slice(0, open.index), pattern.slice(open.index + open[0].length)];
  const found = open[1].split(',').flatMap((middle) => alternatives(`${before}${middle}${after}`));
  return found.length > mostAlternatives ? [pattern] : found;
}

function toExpression(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*+|\?|\[[^\]]+\])/);
  const source = parts.map((part) => {
    if (part === '**/') return '(?:[^/]+/)*';
    if (/^\*{2,}$/.test(part)) return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (/^\[[^\]]+\]$/.test(part)) return `[${part.slice(1, -1).replace(/[\\[\]]/g, '\\$&').replace(/^!/, '^')}]`;
    return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`);
}
