/** Both sides in one form: what is no difference must come out the same. */
import { canonical, canonicalEndpoint, coerce, toDocument, type Side } from '../../src/endpoint/canonical.js';
import { sections, type EntityKind, type Field, type Json, type JsonObject, type ObjectField } from '../../src/endpoint/fields/index.js';

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
const text: Field = { type: 'string', doc: 'd' };
const textOr: Field = { ...text, absentMeans: 'CPU' };
const flag: Field = { type: 'boolean', doc: 'd', absentMeans: false };
const list: Field = { type: 'string-list', doc: 'd' };
const map: Field = { type: 'string-map', doc: 'd' };
const of = (field: Field, value: Json | undefined, side: Side, whole = false, kind: EntityKind = 'custom'): unknown => plain(canonical(field, value, { side, kind, whole }));

it.each<[Parameters<typeof coerce>[0], Json, Json]>([
  ['string', 7, '7'], ['string', true, 'true'], ['string', ' a ', ' a '], ['string', null, ''],
  ['boolean', 'true', true], ['boolean', ' TRUE ', true], ['boolean', 'false', false], ['boolean', true, true], ['boolean', 1, false], ['boolean', 'yes', false],
  ['integer', '12', 12], ['integer', 12, 12], ['number', '0.5', 0.5], ['integer', 'many', 'many'], ['number', '', 0],
])('%s %j is read as %j', (type, value, expected) => {
  expect(coerce(type, value)).toBe(expected);
});

describe('a single value', () => {
  it.each<[string, Field, Json | undefined, unknown, unknown, unknown, unknown]>([
    // What the manifest states by itself, what it states inside a whole, and the same two of what is live.
    ['a text', text, ' x ', 'x', 'x', 'x', 'x'],
    ['an absent text', text, undefined, undefined, undefined, undefined, undefined],
    ['null', text, null, undefined, undefined, undefined, undefined],
    ['an empty text', text, ' ', null, undefined, undefined, undefined],
    ['an absent text that means something', textOr, undefined, undefined, undefined, 'CPU', undefined],
    ['an empty text that means something', textOr, '', 'CPU', undefined, 'CPU', undefined],
    ['what absence means', textOr, 'CPU', 'CPU', undefined, 'CPU', undefined],
    ['another text', textOr, 'GPU', 'GPU', 'GPU', 'GPU', 'GPU'],
    ['a text whose absence means the empty one', { ...text, absentMeans: '' }, '', null, undefined, '', undefined],
    ['off', flag, 'false', false, undefined, false, undefined],
    ['on', flag, 'true', true, true, true, true],
    ['no flag', flag, undefined, undefined, undefined, false, undefined],
    ['a number', { type: 'integer', doc: 'd' }, '4', 4, 4, 4, 4],
    ['a list', list, ['b', 'a', 'b'], ['a', 'b'], ['a', 'b'], ['a', 'b'], ['a', 'b']],
    ['one word for a list', list, 'a', ['a'], ['a'], ['a'], ['a']],
    ['numbers in a list', list, [2, 10], ['10', '2'], ['10', '2'], ['10', '2'], ['10', '2']],
    ['an empty list', list, [], null, undefined, undefined, undefined],
    ['a map', map, { B: 1, A: 'x ' }, { B: '1', A: 'x ' }, { B: '1', A: 'x ' }, { B: '1', A: 'x ' }, { B: '1', A: 'x ' }],
    ['an empty map', map, {}, {}, undefined, undefined, undefined],
    ['no map', map, 'x', {}, undefined, undefined, undefined],
    ['secrets in a map are trimmed, other values are not', map, { A: '\n {{secrets/a/b}} ', B: '{{ secrets/a/b}} ', C: ' x{{secrets/a/b}} ' }, { A: '{{secrets/a/b}}', B: '{{ secrets/a/b}}', C: ' x{{secrets/a/b}} ' }, { A: '{{secrets/a/b}}', B: '{{ secrets/a/b}}', C: ' x{{secrets/a/b}} ' }, { A: '{{secrets/a/b}}', B: '{{ secrets/a/b}}', C: ' x{{secrets/a/b}} ' }, { A: '{{secrets/a/b}}', B: '{{ secrets/a/b}}', C: ' x{{secrets/a/b}} ' }],
  ])('%s', (_title, field, value, wanted, wantedWhole, live, liveWhole) => {
    expect([of(field, value, 'want'), of(field, value, 'want', true), of(field, value, 'live'), of(field, value, 'live', true)]).toEqual([wanted, wantedWhole, live, liveWhole]);
  });

  it('absence can depend on the kind of the entity', () => {
    const field: Field = { ...text, absentMeans: (kind) => (kind === 'custom' ? 'CPU' : undefined) };
    expect([of(field, undefined, 'live'), of(field, undefined, 'live', false, 'throughput')]).toEqual(['CPU', undefined]);
    expect([of(field, '', 'want'), of(field, '', 'want', false, 'throughput')]).toEqual(['CPU', null]);
  });
});

describe('a block', () => {
  const whole: ObjectField = { type: 'object', stated: 'whole', doc: 'd', fields: { a: text, on: flag, later: { ...text, manifestOnly: true }, secret: { ...text, writeOnly: true }, only: { ...text, kinds: ['external'] } } };
  const byField: ObjectField = { ...whole, stated: 'by-field' };

  it('has what both sides can hold, of this kind of entity', () => {
    const value = { a: 'x', on: true, later: 'y', secret: 'z', only: 'w', more: 'v' };
    expect(of(whole, value, 'want')).toEqual({ a: 'x', on: true });
    expect(of(whole, value, 'live', false, 'external')).toEqual({ a: 'x', on: true, only: 'w' });
  });

  it('that is stated whole is gone where nothing is in it; one stated by field stays', () => {
    expect([of(whole, { on: false }, 'want'), of(whole, {}, 'live'), of(whole, 'x', 'live')]).toEqual([undefined, undefined, undefined]);
    expect([of(byField, {}, 'want'), of(byField, {}, 'live')]).toEqual([{}, { on: false }]);
  });

  it('that is off is gone, whatever is in it', () => {
    const off: ObjectField = { ...whole, off: (value) => value['on'] !== true };
    expect([of(off, { a: 'x' }, 'live'), of(off, { a: 'x', on: true }, 'live')]).toEqual([undefined, { a: 'x', on: true }]);
  });

  it('does not show what the platform filled in beside something else; the manifest may state it', () => {
    const field: ObjectField = { ...whole, fields: { a: { ...text, filledBeside: (siblings) => siblings['on'] === true }, on: flag } };
    expect([of(field, { a: 'x', on: true }, 'live'), of(field, { a: 'x', on: false }, 'live'), of(field, { a: 'x', on: true }, 'want')]).toEqual([{ on: true }, { a: 'x' }, { a: 'x', on: true }]);
  });

  it('takes no name from its prototype', () => {
    expect(of(sections.email_notifications.field, { on_update_success: 'x' }, 'live')).toBeUndefined();
    expect(of({ ...whole, fields: { constructor: text, toString: text } }, { toString: 'x' }, 'live')).toEqual({ toString: 'x' });
  });
});

describe('an endpoint', () => {
  const endpoint = (document: JsonObject, side: Side = 'want', kind: EntityKind | 'empty' = 'custom') => plain(canonicalEndpoint('chat', kind, document, side)) as { sections: JsonObject; creation: JsonObject };
  const entities = (...list: JsonObject[]): JsonObject => ({ config: { served_entities: list } });

  it('has the sections that are stated, and no others', () => {
    expect(endpoint({ tags: [{ key: 'a', value: 'b' }], ai_gateway: null }).sections).toEqual({ tags: { a: 'b' } });
    expect(endpoint({}).sections).toEqual({});
  });

  it('an empty section says "none", one in which all is off is an empty one', () => {
    expect(endpoint({ tags: [], ai_gateway: {}, email_notifications: { on_update_success: [] } }).sections).toEqual({ tags: null, ai_gateway: null, email_notifications: {} });
    expect(endpoint({ ai_gateway: { usage_tracking_config: { enabled: false } }, permissions: '' }).sections).toEqual({ ai_gateway: {}, permissions: {} });
  });

  it('what the manifest leaves open of the endpoint itself is not there; what is live is', () => {
    expect(endpoint({ description: 'x' }).creation).toEqual({ description: 'x' });
    expect(endpoint({ route_optimized: null, description: '' }).creation).toEqual({ description: null });
    expect(endpoint({ description: 'x' }, 'live').creation).toEqual({ description: 'x', route_optimized: false, budget_policy_id: null });
  });

  it('knows its entities by name, each by what it is', () => {
    const found = endpoint(entities({ name: 'a', entity_name: 'm', entity_version: 3, workload_type: 'CPU' }, { name: 'b', external_model: { provider: 'openai' }, workload_size: 'Small' }, 'x' as unknown as JsonObject), 'live');
    expect((found.sections['config'] as JsonObject)['served_entities']).toEqual({
      a: { entity_name: 'm', entity_version: '3', workload_type: 'CPU', scale_to_zero_enabled: false },
      b: { external_model: { provider: 'openai' } },
    });
  });

  it('a single entity answers everything (N6)', () => {
    const traffic = (document: JsonObject): unknown => (endpoint(document).sections['config'] as JsonObject)['traffic_config'];
    expect(traffic(entities({ name: 'a' }))).toEqual({ routes: { a: 100 } });
    expect(traffic(entities({ name: 'a' }, { name: 'b' }))).toBeUndefined();
    expect(traffic(entities())).toBeUndefined();
    expect(traffic({ config: { served_entities: [{ name: 'a' }], traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 50 }] } } })).toEqual({ routes: { a: 50 } });
    expect(traffic({ config: { auto_capture_config: { enabled: true } } })).toBeUndefined();
  });

  it('a route of none is the same as none, and "%s" names are the same (N7, N9)', () => {
    const routes = (list: JsonObject[]): unknown => (endpoint({ config: { served_entities: [{ name: 'a' }, { name: 'b' }], traffic_config: { routes: list } } }).sections['config'] as JsonObject)['traffic_config'];
    expect(routes([{ served_model_name: 'b', traffic_percentage: 0 }, { served_entity_name: 'a', traffic_percentage: 100 }])).toEqual({ routes: { a: 100 } });
    expect(routes([])).toBeUndefined();
  });
});

describe('back to the form of the API', () => {
  it('nothing becomes nothing', () => {
    for (const field of [text, list, map, sections.config.field, sections.tags.field]) expect([toDocument(field, undefined), toDocument(field, null)]).toEqual([undefined, undefined]);
  });

  it('every shape has its own', () => {
    expect(toDocument(text, 'x')).toBe('x');
    expect(toDocument(list, ['a'])).toEqual(['a']);
    expect(plain(toDocument(map, { A: 'x' }))).toEqual({ A: 'x' });
    expect(toDocument(sections.tags.field, { a: 'b' })).toEqual([{ key: 'a', value: 'b' }]);
    expect(plain(toDocument(sections.config.field, { served_entities: { main: { entity_name: 'm', environment_vars: null } }, traffic_config: { routes: { main: 100 } } }))).toEqual({
      served_entities: [{ name: 'main', entity_name: 'm' }],
      traffic_config: { routes: [{ served_entity_name: 'main', traffic_percentage: 100 }] },
    });
  });

  it('what has the wrong shape is nothing', () => {
    for (const field of [map, sections.config.field, sections.tags.field, (sections.config.field as ObjectField).fields['served_entities']!]) expect(toDocument(field, 'x')).toBeUndefined();
  });
});
