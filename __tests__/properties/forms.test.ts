/** Paths and canonical forms go there and back. */
import fc from 'fast-check';
import { canonicalEndpoint, toDocument } from '../../src/endpoint/canonical.js';
import { kindOfEndpoint } from '../../src/endpoint/entity-name.js';
import { sectionNames, sections, type Json, type JsonObject } from '../../src/endpoint/fields/index.js';
import { formatPath, isWithin, parsePath, type PathPart } from '../../src/endpoint/paths.js';
import { differences } from '../../src/plan/diff.js';
import { endpointDocument, runs } from '../helpers/arbitrary-endpoint.js';
import { manifestWith } from '../helpers/build.js';
import { asObject as objectOf } from '../../src/json.js';

const segment = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const part: fc.Arbitrary<PathPart> = fc.oneof(
  segment,
  fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('', '"', '\\', ']', '[', '.', ' ', '\u00a0', '\n', 'a"b', "'")).map((id) => ({ id })),
);

describe('paths', () => {
  it('read back as what was written', () => {
    fc.assert(
      fc.property(segment, fc.array(part, { maxLength: 6 }), (first, rest) => {
        expect(parsePath(formatPath([first, ...rest]))).toEqual([first, ...rest]);
      }),
      { numRuns: runs.numRuns * 5 },
    );
  });

  it('never throw, and read nothing that is written otherwise', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a[\]."\\ ]{0,10}$/)), (text) => {
        const parts = parsePath(text);
        if (parts !== undefined) expect(parsePath(formatPath(parts))).toEqual(parts);
      }),
      { numRuns: runs.numRuns * 5 },
    );
  });

  it('quote ids only where they must', () => {
    expect(formatPath(['config', 'served_entities', { id: 'main' }, 'environment_vars', { id: 'A.B' }])).toBe('config.served_entities[main].environment_vars["A.B"]');
    expect(formatPath(['ai_gateway', 'rate_limits', { id: 'user:a@b/calls' }])).toBe('ai_gateway.rate_limits[user:a@b/calls]');
    expect(['', '.a', 'a.', 'a..b', 'a[', 'a[]', '[a]', 'a["]', 'a[b c]', 'a[b]c'].map(parsePath)).toEqual(Array(10).fill(undefined));
  });

  it('know what lies below them', () => {
    expect(isWithin('a.b[c].d', 'a.b[c]')).toBe(true);
    expect(isWithin('a.b[c]', 'a.b[c]')).toBe(true);
    expect(isWithin('a.bc', 'a.b')).toBe(false);
    expect(isWithin('a', 'a.b')).toBe(false);
  });
});

describe('canonical forms', () => {
  it.each(['want', 'live'] as const)('of the %s side are the same after a trip through the document', (side) => {
    fc.assert(
      // "" says "none" of a field that is stated by itself; what is sent has no word for that.
      fc.property(endpointDocument.filter((document) => !JSON.stringify(document).includes('"instance_profile_arn":""')), (wanted) => {
        const { document, name } = manifestWith(wanted).endpoints[0]!;
        const kind = kindOfEndpoint(objectOf(document['config']));
        const first = canonicalEndpoint(name, kind, document, side);
        const again: JsonObject = {};
        for (const section of sectionNames) {
          const value = toDocument(sections[section].field, first.sections[section]);
          if (first.sections[section] !== undefined) again[section] = value ?? (Array.isArray(document[section]) ? [] : {});
        }
        const second = canonicalEndpoint(name, kind, again, side);
        // A section stated as none is `null`, one whose blocks are all off is empty: no difference either way.
        const filled = (found: typeof first): Json[] => sectionNames.map((section) => found.sections[section] ?? {});
        expect(filled(second)).toEqual(filled(first));
        expect(differences(first, second)).toEqual([]);
      }),
      runs,
    );
  });
});
