/** Which live values are secrets, and of what class. */
import { hiddenValuesOf, isSecretReference, secrecyOf } from '../../src/endpoint/secrecy.js';
import type { Field, Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { makeConfig, makeLive } from '../apply/support.js';

const text: Field = { type: 'string', doc: 'd' };

it.each<[Json | undefined, boolean]>([
  ['{{secrets/a/b}}', true], [' {{  secrets/a-1/b.c  }}\n', true], ['{{secrets/scope/key}}x', false], ['x{{secrets/scope/key}}', false], ['{{secrets/scope}}', false],
  ['{{secrets//key}}', false], ['{{secrets/scope/}}', false], ['{{secrets/a/b/c}}', false], ['{{secrets/a b/c}}', false], ['{{secrets/a/b c}}', false], [7, false], [null, false], [undefined, false], [{}, false], [['{{secrets/a/b}}'], false],
])('%j is a secret reference: %s', (value, expected) => {
  expect(isSecretReference(value)).toBe(expected);
});

it.each<[Field | undefined, string, string | undefined]>([
  [{ ...text, credential: true }, 'x', 'credential'], [{ ...text, hiddenWhenLive: true }, 'x', 'value'], [{ ...text, hiddenWhenLive: true }, 'api_key', 'value'],
  [text, 'api_key', undefined], [undefined, 'api_key', 'credential'], [undefined, 'region', undefined], [undefined, 'environment_vars', 'value'], [undefined, 'Authorization', 'credential'], [undefined, 'keyboard', undefined],
])('a field (%#) by the name %s is %s', (field, name, expected) => {
  expect(secrecyOf(field, name)).toBe(expected);
});

describe('the hidden values of a live endpoint', () => {
  const of = (document: JsonObject): unknown => Object.fromEntries(hiddenValuesOf(makeLive({ config: makeConfig(1, {}, document) })));
  const entity = (more: JsonObject): JsonObject => ({ served_entities: [{ name: 'main', entity_name: 'm', ...more }, 'x'] });

  it.each<[string, JsonObject, object]>([
    ['the environment, whatever its names', entity({ environment_vars: { LEVEL: 'info', EMPTY: '', COUNT: 7, OPENAI_API_KEY: 'sk-1', REF: '{{secrets/a/b}}' } }), { info: 'value', 7: 'value', 'sk-1': 'credential' }],
    ['credentials of providers', entity({ external_model: { name: 'gpt', openai_config: { openai_api_key: 'sk-2', openai_organization: 'org' } } }), { 'sk-2': 'credential' }],
    ['credentials of providers that nobody knows', entity({ external_model: { new_config: { token: 't', region: 'r', deeper: [{ secret: 's' }] } } }), { t: 'credential', s: 'credential' }],
    ['all that is within one', entity({ new_credentials: { user: 'u', deeper: { more: ['no object', { x: 'v' }] } } }), { u: 'credential', v: 'credential' }],
    ['the worse class of a value that stands twice', entity({ environment_vars: { A: 'both', MY_TOKEN: 'both', Z: 'both' } }), { both: 'credential' }],
    ['no ordinary ones', { ...entity({ workload_size: 'Small' }), traffic_config: { routes: [{ served_model_name: 'main', traffic_percentage: 100 }] }, environment_vars: 'plain' }, { plain: 'value' }],
    ['a field by the name of what all objects have', entity({ constructor: 'x' }), {}],
  ])('%s', (_title, document, expected) => {
    expect(of(document)).toEqual(expected);
  });

  it('are those of both configs, and none without one', () => {
    const config = (value: string): ReturnType<typeof makeConfig> => makeConfig(1, {}, entity({ environment_vars: { A: value } }));
    expect([...hiddenValuesOf(makeLive({ config: config('a'), pendingConfig: config('b') })).keys()]).toEqual(['a', 'b']);
    expect(hiddenValuesOf(makeLive())).toEqual(new Map());
  });
});
