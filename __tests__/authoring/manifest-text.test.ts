/** What is written reads back as what was meant, whatever the texts hold. */
import fc from 'fast-check';
import type { Draft, DraftEndpoint } from '../../src/authoring/draft.js';
import { literal } from '../../src/plan/manifest-lines.js';
import { writeManifestText } from '../../src/authoring/manifest-text.js';
import type { JsonObject } from '../../src/json.js';
import type { Manifest } from '../../src/endpoint/model.js';
import { readManifest } from '../../src/manifest/read.js';
import { endpointDocument, runs } from '../helpers/arbitrary-endpoint.js';

const draftOf = (endpoints: Partial<DraftEndpoint>[], more: Partial<Draft> = {}): Draft => ({
  id: 'm',
  head: [],
  endpoints: endpoints.map((endpoint, index) => ({ key: `e${index}`, notes: [], fieldNotes: [], document: {}, ...endpoint })),
  ...more,
});

function readBack(text: string): Manifest {
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
  if (manifest === undefined) throw new Error(`${JSON.stringify(diagnostics, null, 1)}\n${text}`);
  return manifest;
}

const awkward = ['on', 'no', 'null', '~', '1e3', '0x1f', '1:30', 'true', ' a ', '- a', 'a: b', '# a', 'a # b', '', 'two\nlines\n', ' \n x', 'a\n\n\nb\n\n', '\ttab', '"', "'", '%a', '@a', '`a`', '{{a}}', '[a', '*a', '&a', '!a', '|', '>', '😀', '\u0085', '\u2028', '\u0000', '\u001b[31m', '\ufeffa', '<<', '=', '${', '$${', '${var.x}', '$${{ a }}', '${a${b}', '$$$', '---', '...\n---', '2026-01-01', '12345678901234567890', '.5', '+1', '\\', 'a\r\nb'];
const anyText = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text)), fc.array(fc.constantFrom('$', '{', '}', 'a', ' ', '\n', ':'), { maxLength: 9 }).map((parts) => parts.join('')));

describe('the text of a manifest', () => {
  it('reads back to the documents it was written from', () => {
    fc.assert(
      fc.property(fc.array(endpointDocument, { minLength: 1, maxLength: 3 }), (documents) => {
        const draft = draftOf(documents.map((document) => ({ document: literal(document) })));
        const text = writeManifestText(draft);
        // The manifest reader fills in the lower bound of throughput, which a document may leave out (as it does for a person).
        const json = JSON.stringify({ id: 'm', endpoints: Object.fromEntries(draft.endpoints.map(({ key, document }) => [key, document])) });
        const plain = readManifest([{ path: 'endpoints.yml', text: json }], {}).manifest;
        fc.pre(plain !== undefined);
        expect(readBack(text).endpoints).toEqual(plain.endpoints);
        expect(writeManifestText(structuredClone(draft))).toBe(text);
      }),
      runs,
    );
  });

  it('keeps every text as it is, in values and in keys', () => {
    fc.assert(
      fc.property(
        // No reference is filled in inside a key, and a text that looks like one is refused there.
        anyText.filter((key) => !key.includes('${')),
        anyText,
        anyText,
        (key, value, tag) => {
        const document: JsonObject = { config: { served_entities: [{ name: 'a', entity_name: 'a.b.c', entity_version: '1', workload_size: 'Small', scale_to_zero_enabled: true, environment_vars: { [`K${key}`]: value, PLAIN: 'x' } }] }, tags: [{ key: 't', value: tag }] };
        const text = writeManifestText(draftOf([{ document: literal(document), fieldNotes: [{ path: ['config', 'served_entities', 0, 'environment_vars', `K${key}`], text: value }], notes: [value, key] }], { head: [tag] }));
        const { config, tags } = readBack(text).endpoints[0]!.document as { config: { served_entities: { environment_vars: JsonObject }[] }; tags: JsonObject[] };
        expect({ ...config.served_entities[0]!.environment_vars }).toEqual({ [`K${key}`]: value, PLAIN: 'x' });
        expect(tags[0]!['value']).toBe(tag);
      }),
      runs,
    );
  });

  it('keeps every text apart from variables, and variables as references', () => {
    const document: JsonObject = { description: '${var.who}', tags: [{ key: 'a', value: literal('${var.who}') }] };
    const text = writeManifestText(draftOf([{ document }], { variables: { who: { default: 'me', description: 'Whose it is' } } }));
    expect(readBack(text).endpoints[0]!.document).toMatchObject({ description: 'me', tags: [{ key: 'a', value: '${var.who}' }] });
  });

  it('puts parts in the order of the table, endpoints by key, comments above what they speak of', () => {
    const text = writeManifestText(
      draftOf(
        [
          { key: 'b', notes: ['Second.'], lifecycle: { adopt: true }, document: { tags: [{ key: 'team', value: 'on' }], config: { served_entities: [{ entity_version: '1', entity_name: 'a.b.c', name: 'x' }] } }, fieldNotes: [{ path: ['config', 'served_entities', 0, 'entity_version'], text: 'Newest.' }, { path: ['config', 'served_entities', 0, 'burst_scaling_enabled'], text: 'Cannot be read.' }, { path: ['permissions'], text: 'No right to read them.' }] },
          { key: 'a', name: 'other', document: { description: 'two\nlines', email_notifications: { on_update_failure: ['a@b.c', 'd@e.f'] } } },
        ],
        {
          schema: './schema.json',
          head: ['Written by hand.', '', 'Twice.'],
          movedFrom: ['o__r__i__t'],
          variables: { v: {}, w: { default: '1' }, x: { description: 'Fill in.' } },
          targets: { dev: { name_prefix: 'dev-', default: true } },
          leftOut: [{ key: 'aa', reason: 'not readable' }, { key: 'z', reason: 'theirs' }],
        },
      ),
    );
    expect(text).toBe(`# yaml-language-server: $schema=./schema.json
# Written by hand.

# Twice.

id: m

moved_from: [ o__r__i__t ]

variables:
  v: {}
  w: "1"
  x:
    description: Fill in.

targets:
  dev:
    default: true
    name_prefix: dev-

endpoints:
  a:
    name: other
    email_notifications:
      on_update_failure: [ a@b.c, d@e.f ]
    description: |-
      two
      lines

  # aa: not readable

  # Second.
  # No right to read them.
  b:
    config:
      served_entities:
        # Cannot be read.
        - name: x
          entity_name: a.b.c
          # Newest.
          entity_version: "1"
    tags:
      - { key: team, value: "on" }
    lifecycle:
      adopt: true
  # z: theirs
`);
  });

  it('says what is left out where nothing is left', () => {
    const text = writeManifestText(draftOf([], { leftOut: [{ key: 'z', reason: 'theirs' }] }));
    expect(text).toBe('id: m\n\n# z: theirs\nendpoints: {}\n');
    expect(readBack(text).endpoints).toEqual([]);
  });
});
