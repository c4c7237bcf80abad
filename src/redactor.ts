/** Keeps known secret values out of every text that leaves the process: log, summary, comment, issue, file, error. */

/**
 * What kind of secret a value is. A `credential` (token, client secret, provider key, password, header that signs) gives
 * access: it is hidden in every form and wherever it stands. A `value` (a live environment variable) may be an ordinary
 * word: it is hidden as it is and as encoders write it, but not in what machines read, where the word means something else.
 */
export type SecretClass = 'credential' | 'value';

export interface Redactor {
  add(value: string, kind?: SecretClass): void;
  redact(text: string): string;
  /** Credentials alone, for texts with a grammar of their own: outputs, keys, the hidden first line of a comment. */
  redactCredentials(text: string): string;
}

/** Shorter values (`1`, `true`, `prod`) would turn ordinary words into stars and hide nothing. */
const shortest = 6;
/** Shorter ones could turn up by chance where blanks between characters do not count. */
const shortestSplit = 12;
const stars = '***';

export function createRedactor(): Redactor {
  const known = new Map<string, SecretClass>();
  const all = createSearch();
  const credentials = createSearch();
  const broken: BrokenForm[] = [];

  function splice(text: string, search: Search): string {
    const spans = search.find(text);
    for (const { pattern, least } of broken) {
      if (text.length < least) continue;
      for (const match of text.matchAll(pattern)) spans.push([match.index, match.index + match[0].length]);
    }
    return spans.length === 0 ? text : starred(text, spans);
  }

  return {
    add(value, kind = 'credential') {
      const trimmed = value.trim();
      if (trimmed === '' || known.get(trimmed) === 'credential' || known.get(trimmed) === kind) return;
      known.set(trimmed, kind);
      const forms = [...formsOf(trimmed), ...(kind === 'credential' ? [reversed(trimmed)] : [])].filter((form) => form.length >= shortest);
      for (const form of forms) all.add(form);
      if (kind !== 'credential') return;
      for (const form of forms) credentials.add(form);
      broken.push(...brokenForms(trimmed));
    },
    redact: (text) => splice(text, all),
    redactCredentials: (text) => splice(text, credentials),
  };
}

type Span = [from: number, to: number];

/** Overlapping spans as one, so that no value leaves its tail behind. */
function starred(text: string, spans: Span[]): string {
  let result = '';
  let at = 0;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    if (from > at || result === '') result += text.slice(at, from) + stars;
    at = Math.max(at, to);
  }
  return result + text.slice(at);
}

interface Search {
  add(form: string): void;
  find(text: string): Span[];
}

/**
 * Many words in one pass: a large workspace has thousands of hidden values, and each line of the log is looked through.
 * A table over three characters tells most places apart; only at the rest words are compared, by their beginning.
 */
function createSearch(): Search {
  const hints = new Uint8Array(1 << 16);
  const byStart = new Map<string, string[]>();
  const hashAt = (text: string, at: number): number =>
    (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff;
  return {
    add(form) {
      const start = form.slice(0, shortest);
      const others = byStart.get(start) ?? [];
      if (others.includes(form)) return;
      hints[hashAt(form, 0)] = 1;
      byStart.set(start, [...others, form].sort((a, b) => b.length - a.length));
    },
    find(text) {
      const spans: Span[] = [];
      if (byStart.size === 0) return spans;
      const last = text.length - shortest;
      for (let at = 0; at <= last; at += 1) {
        if (hints[hashAt(text, at)] === 0) continue;
        const form = byStart.get(text.slice(at, at + shortest))?.find((each) => text.startsWith(each, at));
        if (form !== undefined) spans.push([at, at + form.length]);
      }
      return spans;
    },
  };
}

/** A value as it may turn up whole: itself, its lines, and as JSON, URLs, HTML, hexadecimal and Base64 write it. */
function formsOf(value: string): Set<string> {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(wellFormed(value));
  const bytes = Buffer.from(value, 'utf8');
  const hex = bytes.toString('hex');
  return new Set([
    value,
    ...value.split(/\r?\n/).map((line) => line.trim()),
    json,
    JSON.stringify(json).slice(1, -1),
    json.replaceAll('/', '\\/'),
    json.replace(/[<>&'=+/]/g, unicodeEscape),
    url,
    url.replaceAll('%20', '+'),
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encodeURIComponent(url),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    entities(value, (code) => `&#${code};`),
    entities(value, (code) => `&#x${code.toString(16)};`),
    hex,
    hex.toUpperCase(),
    ...[hex, hex.toUpperCase()].map((digits) => digits.replace(/../g, '%$&')),
    value.split('').map(unicodeEscape).join(''),
    ...base64Forms(bytes),
  ]);
}

const entities = (value: string, write: (code: number) => string): string => Array.from(value, (character) => write(character.codePointAt(0) ?? 0)).join('');
const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
/** `encodeURIComponent` throws at half a character. */
const wellFormed = (value: string): string => value.replace(/\p{Cs}/gu, '\ufffd');
const reversed = (value: string): string => Array.from(value).reverse().join('');

/** The characters of Base64 that depend on the value alone, for each of the three places at which it may begin. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const own = encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
    // A few characters turn up by chance.
    return own.length < shortest + 2 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Blanks, line ends and characters that nobody sees. */
const gap = String.raw`[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{0,80}`;
/** Longest stretch that is one pattern: those of whole ID tokens would be too large for the engine. */
const longestPiece = 200;

interface BrokenForm {
  pattern: RegExp;
  /** Characters without which no text can hold it: most texts of a large plan are shorter. */
  least: number;
}

/**
 * Patterns of a credential with blanks between its characters, in letters of either case, and with each mark in it
 * escaped in any way: as Markdown, JSON, URLs and HTML do. Blanks and marks cannot stand for one another, so that no text makes the search slow.
 */
function brokenForms(value: string): BrokenForm[] {
  const characters = Array.from(value.replace(/\s+/g, ''));
  if (characters.length < shortestSplit) return [];
  const pieces: BrokenForm[] = [];
  for (let from = 0; from < characters.length; from += longestPiece) {
    const end = characters.length - from < 2 * longestPiece ? characters.length : from + longestPiece;
    const piece = characters.slice(from, end);
    pieces.push({ pattern: new RegExp(piece.map(anyWriting).join(gap), 'giu'), least: piece.length });
    if (end === characters.length) break;
  }
  return pieces;
}

function anyWriting(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const percent = encodeURIComponent(wellFormed(character)).replace(/%(..)/g, '%(?:25)?$1');
  const named = names[character];
  return `(?:${[
    String.raw`\\{0,4}\u{${hex}}`,
    percent.startsWith('%') ? percent : `%(?:25)?${hex}`,
    `&#0{0,4}${code};`,
    `&#x0{0,4}${hex};`,
    String.raw`\\{1,4}u${hex.padStart(4, '0')}`,
    ...(named === undefined ? [] : [`&${named};`]),
  ].join('|')})`;
}

const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** JSON with every string redacted; keys that are credentials, too. Other values may be words that its readers know as keys. */
export function redactedJson(value: unknown, redactor: Redactor): string {
  return `${JSON.stringify(redactedValue(value, redactor), null, 2)}\n`;
}

function redactedValue(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.redact(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redactedValue(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  // Without a prototype, so that `__proto__` is a plain key.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) copy[redactor.redactCredentials(key)] = redactedValue(item, redactor);
  return copy;
}
