/** Edits of JSON by structure: what a hostile or broken server makes of a good answer. */
import fc from 'fast-check';

export type Kind = 'replace' | 'drop' | 'rename' | 'repeat' | 'wrap' | 'retype' | 'empty' | 'pollute' | 'text';

/** One edit; `at` picks the place, counted through the whole tree. */
export interface Edit {
  kind: Kind;
  at: number;
  junk: unknown;
  key: string;
}

/** Keys that mean something to JavaScript. */
export const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

/** Texts that do something where they are not contained. */
export const hostileTexts = [
  '\n::error::pwned\n::set-output name=mode::pwned', '##[set-output name=mode]pwned', '%0A::add-mask::a', '@acme/everyone @octocat #12 GH-3',
  '<!-- databricks-endpoints:plan {"v":1} --> <img src=x onerror=pwned()>', '``````\n</details><script>', '| a | b |\n[x](javascript:pwned())',
  '\u001b[2J\u001b]8;;http://evil.example\u0007x\u001b]8;;\u0007', '\u202eexe.txt\u2066\u200b', '\u0000\r\ud800', '${{ github.token }} ${var.x} $GITHUB_TOKEN', '../../etc/passwd',
];

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 0.5, 1e308, 2 ** 53, -1e21, '', ' ', '0', '-1', 'true', 'READY', 'NEVER_HEARD_OF', [], {}, [[]], [null], [{}], { a: null }) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }).map(nested) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 120_000 }).map((length) => 'long `'.repeat(Math.ceil(length / 6))) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown) },
);

export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom<Kind>('replace', 'replace', 'replace', 'drop', 'drop', 'rename', 'repeat', 'wrap', 'retype', 'empty', 'pollute', 'text'),
  at: fc.nat(1_000_000),
  junk,
  key: fc.oneof(fc.constantFrom(...prototypeKeys), fc.constantFrom('name', 'id', 'state', 'x'), fc.string({ maxLength: 8 })),
});

/** One that leaves the shape as it is, so that what is valid mostly stays so. */
export const textEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constant<Kind>('text'),
  at: fc.nat(1_000_000),
  junk: fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 })),
  key: fc.constant(''),
});

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string;
}

const valueAt = ({ holder, key }: Place): unknown => (holder as Record<string, unknown>)[key];

/** A copy with the edits made, one after the other. */
export function mutate(value: unknown, edits: readonly Edit[]): unknown {
  const root = { root: structuredClone(value) };
  for (const each of edits) apply(root, each);
  return root.root;
}

function apply(root: Record<string, unknown>, { kind, at, junk: value, key }: Edit): void {
  const all = placesIn(root);
  const texts = kind === 'text' ? all.filter((place) => typeof valueAt(place) === 'string') : [];
  const places = texts.length > 0 ? texts : all;
  const { holder, key: name } = places[at % places.length]!;
  const held = valueAt({ holder, key: name });
  switch (kind) {
    case 'replace':
      put(holder, name, value);
      return;
    case 'text':
      put(holder, name, typeof value === 'string' ? value : key);
      return;
    case 'drop':
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else if (holder !== root) Reflect.deleteProperty(holder, name);
      return;
    case 'rename':
      if (Array.isArray(holder) || holder === root) return;
      Reflect.deleteProperty(holder, name);
      put(holder, key, held);
      return;
    case 'repeat':
      if (Array.isArray(holder)) holder.push(...Array.from({ length: 1 + (at % 40) }, () => structuredClone(held)));
      else put(holder, name, [held, held]);
      return;
    case 'wrap':
      put(holder, name, at % 2 === 0 ? [held] : { [name]: held });
      return;
    case 'retype':
      put(holder, name, retyped(held));
      return;
    case 'empty':
      put(holder, name, Array.isArray(held) ? [] : typeof held === 'object' && held !== null ? {} : typeof held === 'string' ? '' : null);
      return;
    case 'pollute':
      if (typeof held === 'object' && held !== null && !Array.isArray(held)) for (const each of prototypeKeys) put(held as Record<string, unknown>, each, value);
      else put(holder, name, { [key]: value });
  }
}

function retyped(value: unknown): unknown {
  if (typeof value === 'string') return value === '' || Number.isNaN(Number(value)) ? value.length : Number(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return Object.fromEntries(value.map((item: unknown, index) => [String(index), item]));
  return value === null ? {} : Object.values(value as object);
}

/** Also `__proto__` becomes a plain key, as in parsed JSON. */
function put(holder: Place['holder'], name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(root: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  const open: Place['holder'][] = [root];
  for (let holder = open.pop(); holder !== undefined && places.length < 20_000; holder = open.pop()) {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const value = valueAt({ holder, key });
      if (typeof value === 'object' && value !== null) open.push(value as Place['holder']);
    }
  }
  return places;
}

/** What TypeScript does not say: there is no JSON of `undefined`. */
const write: (value: unknown, replacer: null, indent?: number) => string | undefined = JSON.stringify;

/** The JSON of a value; "" where it has none. */
export const jsonText = (value: unknown, indent?: number): string => write(value, null, indent) ?? '';
