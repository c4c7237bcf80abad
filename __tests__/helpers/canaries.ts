/** Looks for secrets in everything that a run lets out, in every form in which they could slip through. */

export interface Form {
  form: string;
  text: string;
}

/**
 * A value as it is and as encoders write it. Written anew, not taken from the product: what the product does not think of
 * must be found, too. What is too short to be told from chance is left out.
 */
export function formsOfCanary(value: string): Form[] {
  const bytes = new TextEncoder().encode(value);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const url = encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  const json = JSON.stringify(value).slice(1, -1);
  const code = (write: (code: number) => string): string => Array.from(value, (character) => write(character.codePointAt(0)!)).join('');
  const forms: Form[] = [
    { form: 'plain text', text: value },
    { form: 'JSON', text: json },
    { form: 'JSON in JSON', text: JSON.stringify(json).slice(1, -1) },
    { form: 'a URL', text: url },
    { form: 'a form', text: url.replaceAll('%20', '+') },
    { form: 'a URL in a URL', text: encodeURIComponent(url) },
    { form: 'hexadecimal', text: hex },
    { form: 'capital hexadecimal', text: hex.toUpperCase() },
    { form: 'decimal entities', text: code((number) => `&#${number};`) },
    { form: 'hexadecimal entities', text: code((number) => `&#x${number.toString(16)};`) },
    { form: 'a URL that escapes every character', text: hex.replace(/../g, '%$&') },
    { form: 'JSON that escapes every character', text: value.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('') },
    { form: 'HTML', text: value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') },
    { form: 'reversed', text: Array.from(value).reverse().join('') },
    ...value.split(/\r?\n/).map((text) => ({ form: 'a line of it', text })),
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)),
  ];
  const seen = new Set<string>();
  return forms.filter(({ text }) => text.length >= 6 && !seen.has(text) && seen.add(text));
}

/** The part of Base64 that is the same whatever stands before and after, found by trying. */
function base64At(bytes: Uint8Array, offset: number): Form[] {
  const encoded = [0x00, 0xff].map((filler) => Buffer.from([...Array.from({ length: offset }, () => filler), ...bytes, filler, filler, filler]).toString('base64'));
  const [one = '', other = ''] = encoded;
  let from = 0;
  while (from < one.length && one[from] !== other[from]) from += 1;
  let to = from;
  while (to < one.length && one[to] === other[to]) to += 1;
  const text = one.slice(from, to);
  const forms = [{ form: `Base64 from byte ${offset}`, text }, { form: `URL-safe Base64 from byte ${offset}`, text: text.replaceAll('+', '-').replaceAll('/', '_') }];
  return text.length < 10 ? [] : forms;
}

/** Secrets of one run or test, by what they are. */
export class Canaries {
  private readonly known = new Map<string, { name: string; forms: Form[] }>();

  /** Values under six characters would be found everywhere. */
  add(name: string, value: string | undefined): void {
    if (value === undefined || value.length < 6 || this.known.has(value)) return;
    this.known.set(value, { name, forms: formsOfCanary(value) });
  }

  /** `name as form in place` of everything found; also where the value is split by blanks, line ends or unseen characters. */
  findIn(place: string, text: string): string[] {
    const squeezed = text.replace(/[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, '');
    return [...this.known].flatMap(([value, { name, forms }]) => {
      const found = forms.filter((each) => text.includes(each.text)).map(({ form }) => `${name} as ${form} in ${place}`);
      const whole = value.replace(/\s+/g, '');
      return found.length === 0 && whole.length >= 12 && squeezed.includes(whole) ? [`${name} in pieces in ${place}`] : found;
    });
  }

  /** All of these texts; throws with every finding. */
  expectNowhere(texts: Readonly<Record<string, string>>): void {
    const found = Object.entries(texts).flatMap(([place, text]) => this.findIn(place, text));
    if (found.length > 0) throw new Error(`A secret got out: ${[...new Set(found)].join('; ')}`);
  }
}

interface Searched {
  log: string;
  written: string;
  github: readonly { path: string; body: unknown }[];
  workspace: readonly { path: string; body: unknown }[];
}

/** Environment variables whose values are secrets. */
const secretVariable = /TOKEN|SECRET|PASSWORD|_KEY$/i;

/** Every secret that a process was given: inputs, variables by their name, passwords of proxies. */
export function addGiven(canaries: Canaries, given: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value = ''] of Object.entries(given)) {
    // `..._FILE`, `..._URL` and the like say where a secret is.
    if (secretVariable.test(name) && !/(?:_FILE|_FILEPATH|_URL|_ENV|_PATH)$/i.test(name)) canaries.add(name, value.trim());
    if (URL.canParse(value)) canaries.add(`the password in ${name}`, decodeURIComponent(new URL(value).password));
  }
}

/** Live values that a report may not show: environment variables that stand in no file of the repository and are no references. */
export function addLive(canaries: Canaries, endpoints: Iterable<{ name: string; config: unknown; pending: unknown }>, files: readonly string[]): void {
  for (const { name, config, pending } of endpoints) {
    for (const value of [config, pending].flatMap(variablesIn)) {
      // Words of everyday life, such as a region, may stand in a report for other reasons.
      const likeSecret = value.length >= 12 && /\d/.test(value) && !value.includes('{{secrets/');
      if (likeSecret && !files.some((file) => file.includes(JSON.stringify(value).slice(1, -1)))) canaries.add(`a live variable of ${name}`, value);
    }
  }
}

function variablesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value instanceof Map) return [...value.values()].flatMap(variablesIn);
  return Object.entries(value).flatMap(([key, held]: [string, unknown]) =>
    key === 'environment_vars' && typeof held === 'object' && held !== null ? Object.values(held).filter((each) => typeof each === 'string') : variablesIn(held));
}

/** Lines by which the runner is told what to mask, and those of step debugging that it drops. */
const maskLines = /^::add-mask::.*$/gm;

/** Where a credential belongs in a request's body: the exchange of one for a token. */
const signIn = /\/(?:token|oauth2\/[^/]+)$/;

/** Every text in a value, as it is: JSON would escape what is in it once more. */
function stringsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value).map(([key, held]: [string, unknown]) => `${key} | ${stringsIn(held)}`).join(' | ');
}

/** An ID or access token in JWT's form, whoever made it. */
const jwt = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

/** Throws where a secret is in anything that a run wrote or sent. */
export function searchRun(canaries: Canaries, run: Searched, options: { sentBack?: Canaries } = {}): void {
  const published = { 'the log': run.log.replaceAll(maskLines, ''), 'outputs, summary or files': run.written, 'requests to GitHub': stringsIn(run.github) };
  const everywhere = { ...published, 'requests to the workspace': stringsIn(run.workspace.filter(({ path }) => !signIn.test(path))) };
  canaries.expectNowhere(everywhere);
  for (const [place, text] of Object.entries(everywhere)) if (jwt.test(text)) throw new Error(`A secret got out: a JWT in ${place}`);
  // What is live is sent back where the platform wants a config whole.
  options.sentBack?.expectNowhere(published);
}
