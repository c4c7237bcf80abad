/** Globs over names and `/`-separated paths: `*`, `?`, `**`, `[abc]`, `{a,b}`. No pattern makes the search slow. */
export function matchesGlob(text: string, pattern: string): boolean {
  return alternatives(pattern).some((one) => matches(text, tokensOf(one)));
}

export function isGlob(pattern: string): boolean {
  return /[*?[\]{}]/.test(pattern);
}

/** More alternatives than a person writes; beyond it braces are plain text. */
const mostAlternatives = 64;

function alternatives(pattern: string): string[] {
  let found = [pattern];
  for (;;) {
    const next = found.flatMap(openFirst);
    if (next.length > mostAlternatives) return [pattern];
    if (next.every((each, index) => each === found[index])) return found;
    found = next;
  }
}

function openFirst(pattern: string): string[] {
  const open = /\{([^{}]*)\}/.exec(pattern);
  if (open?.[1] === undefined) return [pattern];
  const [before, after] = [pattern.slice(0, open.index), pattern.slice(open.index + open[0].length)];
  return open[1].split(',').map((middle) => before + middle + after);
}

/** `folders`: any number of whole folders; `all`: any characters; `name`: any but `/`; or a test of one character. */
type Token = 'folders' | 'all' | 'name' | ((character: string) => boolean);

function tokensOf(pattern: string): Token[] {
  return pattern.split(/(\*\*\/|\*+|\?|\[[^\]]+\])/).flatMap((part): Token[] => {
    if (part === '**/') return ['folders'];
    if (part === '*') return ['name'];
    if (/^\*{2,}$/.test(part)) return ['all'];
    if (part === '?') return [(character) => character !== '/'];
    return classOf(part) ?? Array.from(part, (wanted) => (character: string) => character === wanted);
  });
}

/** `undefined` for what is no class of characters, such as `[z-a]`: it is plain text. */
function classOf(part: string): Token[] | undefined {
  if (!/^\[[^\]]+\]$/.test(part)) return undefined;
  try {
    const one = new RegExp(`^[${part.slice(1, -1).replace(/[\\[\]]/g, '\\$&').replace(/^!/, '^')}]$`, 'u');
    return [(character) => one.test(character)];
  } catch {
    return undefined;
  }
}

/** All ways at once, character by character: a place is a token and, for `folders`, whether a folder's name has begun. */
function matches(text: string, tokens: readonly Token[]): boolean {
  let places = passed(new Set([0]), tokens);
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) {
      const at = place >> 1;
      const token = tokens[at];
      if (token === undefined) continue;
      if (token === 'folders') {
        if (character !== '/') next.add(2 * at + 1);
        else if (place % 2 === 1) next.add(2 * at);
      } else if (token === 'all' || (token === 'name' && character !== '/')) next.add(2 * at);
      else if (typeof token === 'function' && token(character)) next.add(2 * (at + 1));
    }
    places = passed(next, tokens);
  }
  return places.has(2 * tokens.length);
}

/** The places, and those behind tokens that may stand for nothing. */
function passed(places: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const place of places) if (place % 2 === 0 && typeof tokens[place >> 1] === 'string') places.add(place + 2);
  return places;
}
