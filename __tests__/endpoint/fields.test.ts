/** The rules that rows of the table bring along: identities, lenient equalities, what is stricter, what the platform fills in. */
import { parseSecretReference, showLive } from '../../src/plan/redact.js';
import { providers, sections, type EntityListField, type Field, type Json, type JsonObject, type KeyedListField, type ListAround, type ObjectField, type StringListField } from '../../src/endpoint/fields/index.js';

const servedEntityRow = (name: string): Field => ((sections.config.field as ObjectField).fields['served_entities'] as EntityListField).item.fields[name]!;
const gateway = (sections.ai_gateway.field as ObjectField).fields;
const limits = gateway['rate_limits'] as KeyedListField;
const guard = (gateway['guardrails'] as ObjectField).fields['input'] as ObjectField;
const grants = sections.permissions.field as KeyedListField;

describe('identities', () => {
  it('tags: a key and a text, never our own (N24)', () => {
    const tags = sections.tags.field as KeyedListField;
    expect(tags.toEntries([{ key: 'a', value: 1 }, { key: 'b' }, { key: 'endpoints_manifest', value: 'x' }, { key: 'endpoints_hold', value: '' }, 'x'])).toEqual([['a', '1'], ['b', '']]);
    expect(tags.fromEntries([['a', '1']])).toEqual([{ key: 'a', value: '1' }]);
  });

  it('grants: a principal and its level, by either name of the level', () => {
    const items = [{ group_name: 'g:1', level: 'CAN_VIEW' }, { user_name: 'a@b.c', permission_level: 'CAN_QUERY' }, { service_principal_name: 'id' }, { level: 'CAN_VIEW' }, { user_name: 7, level: 'x' }];
    expect(grants.toEntries(items)).toEqual([['group:g:1', 'CAN_VIEW'], ['user:a@b.c', 'CAN_QUERY'], ['service-principal:id', '']]);
    expect(grants.fromEntries([['group:g:1', 'CAN_VIEW'], ['service-principal:id', 'CAN_QUERY'], ['user:a', 'CAN_MANAGE']])).toEqual([
      { group_name: 'g:1', permission_level: 'CAN_VIEW' }, { service_principal_name: 'id', permission_level: 'CAN_QUERY' }, { user_name: 'a', permission_level: 'CAN_MANAGE' },
    ]);
  });

  it('limits: for whom, and of what (N26)', () => {
    const items = [{ calls: '5', tokens: 9 }, { key: 'user', calls: 0, principal: '' }, { key: 'user_group', principal: 'a:b/c', tokens: 1, calls: null }, { key: 'user', principal: null, renewal_period: 'minute' }] as Json[];
    const entries = limits.toEntries(items);
    expect(entries).toEqual([['endpoint/calls', 5], ['endpoint/tokens', 9], ['user/calls', 0], ['user_group:a:b/c/tokens', 1]]);
    expect(limits.fromEntries(entries)).toEqual([
      { calls: 5, key: 'endpoint', renewal_period: 'minute' },
      { tokens: 9, key: 'endpoint', renewal_period: 'minute' },
      { calls: 0, key: 'user', renewal_period: 'minute' },
      { tokens: 1, key: 'user_group', principal: 'a:b/c', renewal_period: 'minute' },
    ]);
  });

  it('routes: by either name of the entity (N7)', () => {
    const routes = ((sections.config.field as ObjectField).fields['traffic_config'] as ObjectField).fields['routes'] as KeyedListField;
    expect(routes.toEntries([{ served_entity_name: 'a', served_model_name: 'x', traffic_percentage: '30' }, { served_model_name: 'b', traffic_percentage: 70 }, { traffic_percentage: 0 }])).toEqual([['a', 30], ['b', 70], ['', 0]]);
    expect(routes.fromEntries([['a', 30]])).toEqual([{ served_entity_name: 'a', traffic_percentage: 30 }]);
  });

  it('addresses: themselves (N29)', () => {
    const addresses = (sections.email_notifications.field as ObjectField).fields['on_update_failure'] as KeyedListField;
    expect(addresses.toEntries(['a@b.c'])).toEqual([['a@b.c', true]]);
    expect(addresses.fromEntries([['a@b.c', true]])).toEqual(['a@b.c']);
  });
});

describe('what is stricter', () => {
  it.each<[string | undefined, string | undefined, string]>([
    ['CAN_MANAGE', 'CAN_QUERY', 'tighter'], ['CAN_QUERY', 'CAN_VIEW', 'tighter'], ['CAN_VIEW', undefined, 'tighter'],
    ['CAN_VIEW', 'CAN_QUERY', 'looser'], [undefined, 'CAN_VIEW', 'looser'], ['CAN_QUERY', 'CAN_QUERY', 'looser'],
  ])('a grant from %s to %s is %s', (before, after, expected) => {
    expect(grants.strictness!(before, after)).toBe(expected);
  });

  it.each<[string, string, Json | undefined, Json | undefined, string]>([
    ['safety', 'on', false, true, 'tighter'], ['safety', 'off', true, false, 'looser'], ['safety', 'gone', true, undefined, 'looser'], ['safety', 'still off', undefined, false, 'neutral'],
  ])('%s %s', (name, _title, before, after, expected) => {
    expect(guard.fields[name]!.strictness!(before, after)).toBe(expected);
  });

  it.each<[Json | undefined, Json | undefined, string]>([
    ['NONE', 'MASK', 'tighter'], ['MASK', 'BLOCK', 'tighter'], ['BLOCK', 'MASK', 'looser'], ['MASK', 'NONE', 'looser'], [undefined, 'NONE', 'neutral'], [undefined, 'BLOCK', 'tighter'], ['NEW', 'NONE', 'neutral'],
  ])('personal data from %s to %s is %s', (before, after, expected) => {
    expect((guard.fields['pii'] as ObjectField).fields['behavior']!.strictness!(before, after)).toBe(expected);
  });

  const words = (name: string): StringListField => guard.fields[name] as StringListField;
  it.each<[string, string[] | undefined, string[] | undefined, string, unknown]>([
    ['invalid_keywords', undefined, ['a'], 'tighter', ['a']],
    ['invalid_keywords', ['a'], undefined, 'looser', ['a']],
    ['invalid_keywords', ['a'], ['b', 'a'], 'tighter', ['a', 'b']],
    ['invalid_keywords', ['a', 'b'], ['a'], 'looser', ['a', 'b']],
    ['invalid_keywords', ['b'], ['a'], 'looser', ['a', 'b']],
    ['invalid_keywords', [], [], 'tighter', []],
    ['valid_topics', undefined, ['a'], 'tighter', undefined],
    ['valid_topics', ['a'], [], 'looser', undefined],
    ['valid_topics', ['a', 'b'], ['a'], 'tighter', ['a']],
    ['valid_topics', ['a'], ['a', 'b'], 'looser', ['a']],
    ['valid_topics', ['a'], ['b'], 'looser', undefined],
  ])('%s from %j to %j is %s', (name, before, after, expected, strictest) => {
    expect(words(name).strictness!(before, after)).toBe(expected);
    expect(words(name).strictest!(before ?? [], after ?? [])).toEqual(strictest);
  });

  const around = (id: string, live: JsonObject, want: JsonObject = {}): ListAround => ({ id, live, want });
  it.each<[string, number | undefined, number | undefined, ListAround | undefined, string]>([
    ['a lower limit', 5, 4, undefined, 'tighter'],
    ['a higher limit', 4, 5, undefined, 'looser'],
    ['a limit of the endpoint comes', undefined, 5, around('endpoint/calls', { 'user/calls': 1 }), 'tighter'],
    ['a limit of the endpoint goes', 5, undefined, around('endpoint/calls', {}, { 'user/calls': 1 }), 'looser'],
    ['one comes for a user whom no limit holds', undefined, 5, around('user:a/calls', {}), 'tighter'],
    ['one comes above the default', undefined, 5, around('user:a/calls', { 'user/calls': 4 }), 'looser'],
    ['one comes that is the default', undefined, 5, around('user:a/calls', { 'user/calls': 5 }), 'tighter'],
    ['one comes below the default, above a group', undefined, 5, around('user:a/calls', { 'user/calls': 9, 'user_group:g/calls': 4 }), 'looser'],
    ['a limit of a group comes above another group', undefined, 5, around('user_group:a/calls', { 'user_group:g/calls': 4 }), 'tighter'],
    ['a limit of a group comes above the default', undefined, 5, around('user_group:a/calls', { 'user/calls': 4 }), 'looser'],
    ['other units say nothing', undefined, 5, around('user:a/calls', { 'user/tokens': 4, 'user_group:g/tokens': 4 }), 'tighter'],
    ['one goes, and nothing holds', 5, undefined, around('user:a/calls', {}, {}), 'looser'],
    ['one goes, and the default is as strict', 5, undefined, around('user:a/calls', {}, { 'user/calls': 5 }), 'tighter'],
    ['one goes, and the default is higher', 5, undefined, around('user:a/calls', {}, { 'user/calls': 6 }), 'looser'],
    ['one goes, the default is lower, a group is higher', 5, undefined, around('user:a/calls', {}, { 'user/calls': 1, 'user_group:g/calls': 6 }), 'looser'],
    ['one goes, only a group is lower', 5, undefined, around('user:a/calls', {}, { 'user_group:g/calls': 1 }), 'looser'],
    ['one goes, what holds now counts, not what held', 5, undefined, around('user:a/calls', { 'user/calls': 1 }, {}), 'looser'],
    ['one comes, what held counts, not what will hold', undefined, 5, around('user:a/calls', {}, { 'user/calls': 1 }), 'tighter'],
    ['nothing is known of the others', undefined, 5, undefined, 'tighter'],
  ])('limits: %s', (_title, before, after, beside, expected) => {
    expect(limits.strictness!(before, after, beside)).toBe(expected);
  });
});

describe('what is no difference', () => {
  const block = (name: string): Readonly<Record<string, Field>> => providers.find((provider) => provider.name === name)!.field.fields;
  it.each<[string, string, string, string, boolean]>([
    ['amazon-bedrock', 'bedrock_provider', 'Anthropic', 'anthropic', true],
    ['amazon-bedrock', 'bedrock_provider', 'Anthropic', 'cohere', false],
    ['openai', 'openai_api_base', 'https://a.b/', ' https://a.b', true],
    ['openai', 'openai_api_base', 'https://a.b//', 'https://a.b', false],
    ['openai', 'openai_api_base', 'https://a.b/c', 'https://a.b', false],
    ['openai', 'openai_api_base', 'https://a/b', 'https://ab', false],
  ])('%s %s: %j and %j', (provider, name, wanted, live, expected) => {
    expect(block(provider)[name]!.same!(wanted, live)).toBe(expected);
  });

  it.each<[string, JsonObject, boolean]>([
    ['a size alone', { workload_size: 'Small' }, false],
    ['concurrency that says the same', { workload_size: 'Small', min_provisioned_concurrency: 4, max_provisioned_concurrency: 4 }, false],
    ['an upper bound alone that says the same', { workload_size: 'Small', max_provisioned_concurrency: '4' }, false],
    ['another upper bound', { workload_size: 'Medium', min_provisioned_concurrency: 8, max_provisioned_concurrency: 12 }, true],
    ['another lower bound', { workload_size: 'Large', min_provisioned_concurrency: 20, max_provisioned_concurrency: 64 }, true],
    ['scaled to zero', { workload_size: 'Large', scale_to_zero_enabled: 'true', min_provisioned_concurrency: 0, max_provisioned_concurrency: 64 }, false],
    ['a lower bound of 0 without scale to zero', { workload_size: 'Large', min_provisioned_concurrency: 0, max_provisioned_concurrency: 64 }, true],
    ['a lower bound of another size with scale to zero', { workload_size: 'Large', scale_to_zero_enabled: true, min_provisioned_concurrency: 4, max_provisioned_concurrency: 64 }, true],
    ['a size that we do not know', { workload_size: 'Huge', max_provisioned_concurrency: 128 }, false],
    ['a size by the name of what all objects have', { workload_size: 'constructor', max_provisioned_concurrency: 128 }, false],
    ['a lower bound alone', { workload_size: 'Small', min_provisioned_concurrency: 8 }, false],
  ])('a size that the platform filled in: %s', (_title, live, expected) => {
    expect(servedEntityRow('workload_size').filledBeside!(live)).toBe(expected);
  });

  it('an inference table that is off is none; CPU is what custom models have without a word', () => {
    expect([(gateway['inference_table_config'] as ObjectField).off!({ enabled: 'true' }), (gateway['inference_table_config'] as ObjectField).off!({ enabled: false }), (gateway['inference_table_config'] as ObjectField).off!({})]).toEqual([false, true, true]);
    const means = servedEntityRow('workload_type').absentMeans as (kind: string) => unknown;
    expect([means('custom'), means('throughput')]).toEqual(['CPU', undefined]);
  });
});

describe('what may be shown of a live value', () => {
  const text: Field = { type: 'string', doc: 'd' };
  const literals = new Set(['info']);
  const shown = (field: Field, value: Json): unknown => JSON.parse(JSON.stringify(showLive(field, value, literals)));
  const [open, hidden] = [(value: unknown): object => ({ value, sensitive: false }), (value: unknown): object => ({ value, sensitive: true })];

  it.each<[string, Field, Json, object]>([
    ['an ordinary one', text, 'x', open('x')],
    ['a credential', { ...text, credential: true }, 'info', hidden('(sensitive)')],
    ['a reference', { ...text, credential: true }, '{{secrets/a/b}}', open('{{secrets/a/b}}')],
    ['a value of the environment', { ...text, hiddenWhenLive: true }, 'x', hidden('(sensitive)')],
    ['one that stands in the manifest', { ...text, hiddenWhenLive: true }, 'info', open('info')],
    ['the environment as a whole', { type: 'string-map', doc: 'd', hiddenWhenLive: true }, { A: 'info', B: 'x' }, hidden({ A: 'info', B: '(sensitive)' })],
    ['the environment, nothing in it to hide', { type: 'string-map', doc: 'd', hiddenWhenLive: true }, { A: 'info' }, open({ A: 'info' })],
    ['blocks, field by field', { type: 'object', stated: 'whole', doc: 'd', fields: { a: text, b: { ...text, credential: true } } }, { a: 'x', b: 'y' }, hidden({ a: 'x', b: '(sensitive)' })],
    ['fields that nobody knows, by their names', { type: 'object', stated: 'whole', doc: 'd', fields: {} }, { api_token: 'x', region: 'y', deep: { password: 'z', more: 'w' }, my_key: '{{secrets/a/b}}' }, hidden({ api_token: '(sensitive)', region: 'y', deep: { password: '(sensitive)', more: 'w' }, my_key: '{{secrets/a/b}}' })],
    ['a field by the name of what all objects have', { type: 'object', stated: 'whole', doc: 'd', fields: {} }, { constructor: 'x' }, open({ constructor: 'x' })],
  ])('%s', (_title, field, value, expected) => {
    expect(shown(field, value)).toEqual(expected);
  });

  it('a served entity, inside its list', () => {
    const field = (sections.config.field as ObjectField).fields['served_entities']!;
    expect(shown(field, { entity_name: 'm', environment_vars: { A: 'x' } })).toEqual(hidden({ entity_name: 'm', environment_vars: { A: '(sensitive)' } }));
  });
});

it.each<[string, unknown]>([
  ['{{secrets/a/b}}', { scope: 'a', key: 'b' }],
  ['  {{ secrets/a-1/b.2 }} ', { scope: 'a-1', key: 'b.2' }],
  ['x{{secrets/a/b}}', undefined],
  ['{{secrets/a/b}}x', undefined],
  ['{{secrets/a/b/c}}', undefined],
  ['{{secrets/a}}', undefined],
  ['{{secrets//b}}', undefined],
  ['{{secrets/a/}}', undefined],
  ['{secrets/a/b}', undefined],
])('scope and key of %j', (text, expected) => {
  expect(parseSecretReference(text)).toEqual(expected);
});
