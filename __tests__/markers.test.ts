import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { digestOfChanges, fitMarker, formatMarker, maximumDigestBytes, parseMarker } from '../src/markers.js';
import type { DriftMarker } from '../src/ports/drift-issues.js';
import type { ApprovedEndpoint, PlanMarker } from '../src/ports/plan-comments.js';

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Text that tries to break out: the ends of comments, quotes, backslashes, lone surrogates. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom('-', '>', '<', '!', '-->', '<!--', '--!>', '"', '\\', '\n', '\u2028', '\ud800', '`', '@a'), { maxLength: 20 }).map((parts) => parts.join('')),
);
const approved = fc.record<ApprovedEndpoint>(
  { changes: fc.array(nasty, { maxLength: 4 }), all: nasty, document: nasty },
  { requiredKeys: [] },
);
const planMarkers: fc.Arbitrary<PlanMarker> = fc.record(
  {
    v: fc.constant(1 as const), manifest: nasty, target: nasty, host: nasty, head: nasty, run: nasty, attempt: fc.nat(), digest: nasty,
    offline: fc.constant(true as const), state: fc.constantFrom('planned' as const, 'applying', 'applied', 'failed', 'closed'),
    endpoints: fc.dictionary(fc.oneof(nasty, fc.constantFrom('__proto__', 'constructor', 'toString')), approved, { maxKeys: 5 }),
    versions: fc.dictionary(nasty, fc.dictionary(nasty, nasty, { maxKeys: 3 }), { maxKeys: 3 }),
    destroy: fc.record({ label: nasty, by: nasty, at: nasty }),
    stale: fc.constant(true as const), status: nasty, statusOff: fc.constant(true as const),
  },
  { requiredKeys: ['v', 'manifest', 'target', 'host', 'head', 'run', 'attempt', 'digest', 'state', 'endpoints'] },
);
const driftMarkers: fc.Arbitrary<DriftMarker> = fc.record({
  v: fc.constant(1 as const), manifest: nasty, target: nasty, host: nasty, findings: nasty,
});

/** Compared as JSON: records without a prototype are equal to those with one, and `__proto__` counts. */
const json = (data: unknown): string => JSON.stringify(data, sortKeys);
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

const plain: PlanMarker = {
  v: 1, manifest: 'm', target: 't', host: 'https://h', head: 'abc', run: '1', attempt: 1, digest: 'd', state: 'planned', endpoints: {},
};

describe('formatMarker', () => {
  it('is compact JSON in an HTML comment', () => {
    expect(formatMarker('drift', { v: 1, manifest: 'm', target: 't', host: 'h', findings: 'f' })).toBe(
      '<!-- databricks-endpoints:drift {"v":1,"manifest":"m","target":"t","host":"h","findings":"f"} -->',
    );
  });

  it('never lets its content end the comment', () => {
    fc.assert(fc.property(planMarkers, (marker) => {
      const inner = formatMarker('plan', marker).slice('<!-- '.length, -' -->'.length);
      expect(inner).not.toMatch(/--|[<>\n]/);
    }));
  });
});

describe('parseMarker', () => {
  it('reads what was written, whatever follows', () => {
    fc.assert(fc.property(planMarkers, nasty, (marker, rest) => {
      expect(json(parseMarker('plan', formatMarker('plan', marker) + rest))).toBe(json(marker));
    }));
    fc.assert(fc.property(driftMarkers, nasty, (marker, rest) => {
      expect(json(parseMarker('drift', formatMarker('drift', marker) + rest))).toBe(json(marker));
    }));
  });

  it('reads it at the very first bytes only, and of its own kind only', () => {
    fc.assert(fc.property(planMarkers, fc.string({ minLength: 1 }), (marker, before) => {
      expect(parseMarker('plan', before + formatMarker('plan', marker))).toBeUndefined();
      expect(parseMarker('drift', formatMarker('plan', marker))).toBeUndefined();
    }));
  });

  it('survives every cut and every change of one character', () => {
    fc.assert(fc.property(planMarkers, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (marker, at, character) => {
      const text = formatMarker('plan', marker);
      const index = at % text.length;
      expect(parseMarker('plan', text.slice(0, index))).toBeUndefined();
      expect(() => parseMarker('plan', text.slice(0, index) + character + text.slice(index + 1))).not.toThrow();
    }));
  });

  it('passes over keys that later versions add, on every level', () => {
    const later = { ...plain, approvedBy: 'x', endpoints: { a: { all: 'x', impact: 'rollout' } } };
    expect(parseMarker('plan', formatMarker('plan', later as PlanMarker))).toEqual({ ...plain, endpoints: { a: { all: 'x' } } });
  });

  it.each<[string, unknown]>([
    ['another version', { ...plain, v: 2 }],
    ['no version', { ...plain, v: undefined }],
    ['a state that does not exist', { ...plain, state: 'approved' }],
    ['a missing key', { ...plain, head: undefined }],
    ['a wrong type', { ...plain, attempt: '1' }],
    ['a fraction', { ...plain, attempt: 1.5 }],
    ['an offline that is no flag', { ...plain, offline: 'yes' }],
    ['endpoints that are a list', { ...plain, endpoints: [] }],
    ['an endpoint that is null', { ...plain, endpoints: { a: null } }],
    ['digests that are no list', { ...plain, endpoints: { a: { changes: 'x' } } }],
    ['digests that are numbers', { ...plain, endpoints: { a: { changes: [1] } } }],
    ['a consent without a name', { ...plain, destroy: { label: 'l', at: 't' } }],
    ['a consent that is text', { ...plain, destroy: 'ben' }],
    ['versions that are numbers', { ...plain, versions: { a: { m: 3 } } }],
    ['a stale that is no flag', { ...plain, stale: 'yes' }],
    ['a status that is no text', { ...plain, status: 3 }],
    ['a text without end', { ...plain, manifest: 'm'.repeat(2000) }],
    ['a list', [plain]],
    ['null', null],
  ])('refuses %s', (_what, data) => {
    expect(parseMarker('plan', `<!-- databricks-endpoints:plan ${JSON.stringify(data)} -->`)).toBeUndefined();
  });

  it('refuses one that is longer than a comment', () => {
    const endpoints = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`endpoint-${index}`, { all: 'f'.repeat(24) }]));
    expect(parseMarker('plan', formatMarker('plan', { ...plain, endpoints }))).toBeUndefined();
  });
});

describe('fitMarker', () => {
  const digests = (count: number): string[] => Array.from({ length: count }, (_, index) => sha256Hex(String(index)).slice(0, 24));

  it('leaves a marker alone whose digests take less than 16 KB', () => {
    const count = Math.floor((maximumDigestBytes - 2) / 27);
    const marker = { ...plain, endpoints: { a: { changes: digests(count) } } };
    expect(fitMarker(marker, sha256Hex)).toBe(marker);
  });

  it('puts one digest for each endpoint above that, and keeps all else', () => {
    const changes = digests(607);
    const marker: PlanMarker = {
      ...plain, endpoints: { a: { changes, document: 'doc' }, b: { changes: ['x'] }, c: { document: 'only' } }, versions: { a: { m: '3' } },
    };
    const all = sha256Hex([...changes].sort().join('\n')).slice(0, 24);
    expect(fitMarker(marker, sha256Hex)).toEqual({
      ...plain,
      versions: { a: { m: '3' } },
      endpoints: { a: { all, document: 'doc' }, b: { all: sha256Hex('x').slice(0, 24) }, c: { document: 'only' } },
    });
  });

  it('has one digest for one set, in whatever order', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{24}$/)), (changes) => {
      expect(digestOfChanges([...changes].reverse(), sha256Hex)).toBe(digestOfChanges(changes, sha256Hex));
      expect(digestOfChanges(changes, sha256Hex)).toMatch(/^[0-9a-f]{24}$/);
    }));
  });
});
