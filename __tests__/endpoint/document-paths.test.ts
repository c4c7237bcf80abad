/** Places of a document by the names that the service uses for them. */
import { fieldName, findFields, findPath, findTexts, splitProtoPath, type DocumentPath } from '../../src/endpoint/document-paths.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';

const document: JsonObject = {
  description: 'Scores.',
  config: {
    served_entities: [
      { name: 'main', entity_name: 'a.b.c', entity_version: '7', workload_size: 'Small', environment_vars: { HOST: 'x' } },
      { external_model: { name: 'gpt-4.1', provider: 'openai', openai_config: { openai_api_base: 'https://x' } } },
      { entity_name: '' },
    ],
    traffic_config: { routes: [{ served_entity_name: 'main', traffic_percentage: 100 }] },
    auto_capture_config: { catalog_name: 'main' },
  },
  tags: [{ key: 'team', value: 'ml' }, 'x'],
  ai_gateway: { rate_limits: [{ calls: 5, tokens: 9 }, { key: 'user', calls: 3 }], guardrails: { input: { invalid_keywords: ['a', 'b'] } } },
  email_notifications: { on_update_failure: ['a@b.c', 'd@e.f'] },
};
const find = (path: string, root: DocumentPath = [], body?: JsonObject): string | undefined => findPath(document, splitProtoPath(path), { root, body })?.shown;
const entity = 'config.served_entities';

it.each([
  ['scaleToZeroEnabled', 'scale_to_zero_enabled'],
  ['workload_size', 'workload_size'],
  ['modelVersion', 'entity_version'],
  ['model_name', 'entity_name'],
  ['servedModels', 'served_entities'],
  ['served_model_name', 'served_entity_name'],
  ['accessControlList', 'permissions'],
  ['permission_level', 'level'],
  ['addTags', 'tags'],
  ['ai21labsConfig', 'ai21labs_config'],
  ['APIKey', 'apikey'],
  ['constructor', 'constructor'],
])('%s is the field %s', (name, field) => {
  expect(fieldName(name)).toBe(field);
});

it.each<[string, DocumentPath]>([
  ['servedEntities[0].workloadSize', ['servedEntities', 0, 'workloadSize']],
  ['$.config.name', ['config', 'name']],
  ['tags["a.b"].key', ['tags', 'a.b', 'key']],
  ["tags['a]b']", ['tags', 'a]b']],
  ['tags[ team ]', ['tags', 'team']],
  ['tags[a.b].key', ['tags', 'a.b', 'key']],
  ['a.12.b', ['a', 12, 'b']],
  ['a[1b]', ['a', '1b']],
  ['a[b1]', ['a', 'b1']],
  ['..a..b.', ['a', 'b']],
  ['a[].b', ['a', 'b']],
  ['a. b .c', ['a', 'b', 'c']],
  ['', []],
  ['$', []],
])('%s has its segments', (text, segments) => {
  expect(splitProtoPath(text)).toEqual(segments);
});

it('a path is read up to a length that no real one has', () => {
  expect(splitProtoPath(`${'a.'.repeat(199)}b.c.d`).at(-1)).toBe('b');
});

describe('a path of the service', () => {
  it.each<[string, string | undefined]>([
    ['config.served_entities[0].workload_size', `${entity}[main].workload_size`],
    ['served_entities[0].workload_type', `${entity}[main].workload_type`],
    ['served_entities[main].workload_size', `${entity}[main].workload_size`],
    ['served_entities[gpt-4-1]', `${entity}[gpt-4-1]`],
    ['served_entities[1].external_model.openai_config.openai_api_base', `${entity}[gpt-4-1].external_model.openai_config.openai_api_base`],
    ['served_entities[2].entity_name', `${entity}[#3].entity_name`],
    ['served_entities[3].entity_name', entity],
    ['served_entities[-1]', entity],
    ['served_entities[nobody].workload_size', entity],
    ['served_entities[0].environment_vars.HOST', `${entity}[main].environment_vars[HOST]`],
    ['served_entities[0].environment_vars.HOST.more', `${entity}[main].environment_vars[HOST]`],
    ['served_entities[0].environment_vars.HOST.description', `${entity}[main].environment_vars[HOST]`],
    ['served_entities[c-7].workload_size', entity],
    ['served_entities[0].environment_vars.PORT', `${entity}[main].environment_vars`],
    ['served_entities[1].environment_vars.PORT', `${entity}[gpt-4-1].environment_vars`],
    ['served_entities[0].workload_size.more', `${entity}[main].workload_size`],
    ['traffic_config.routes[0].traffic_percentage', 'config.traffic_config[main]'],
    ['traffic_config.routes', 'config.traffic_config'],
    ['description', 'description'],
    ['message.description', 'description'],
    ['message.tags[team].value', 'tags[team]'],
    ['tags[0].no_such_field', 'tags[team]'],
    ['tags[1]', 'tags[1]'],
    ['tags[nobody]', 'tags'],
    ['rate_limits[1].calls', undefined],
    ['ai_gateway.rate_limits[1].calls', 'ai_gateway.rate_limits[user/calls]'],
    ['ai_gateway.guardrails.input.safety', 'ai_gateway.guardrails.input.safety'],
    ['email_notifications.on_update_failure[1]', 'email_notifications.on_update_failure["d@e.f"]'],
    ['constructor', undefined],
    ['config.toString', 'config'],
    ['', undefined],
  ])('%s', (path, shown) => {
    expect(find(path)).toBe(shown);
  });

  it('tells the place in the document and what stands there', () => {
    expect(findPath(document, ['config', 'served_entities', 0, 'workload_size'], { root: [], body: undefined })).toEqual({
      path: ['config', 'served_entities', 0, 'workload_size'], shown: `${entity}[main].workload_size`, value: 'Small',
    });
    expect(findPath(document, ['config', 'served_entities', 0, 'workload_type'], { root: [], body: undefined })?.value).toBeUndefined();
  });

  it('begins in the section whose route was called', () => {
    expect(find('rate_limits[1].calls', ['ai_gateway'])).toBe('ai_gateway.rate_limits[user/calls]');
    expect(find('traffic_config.routes', ['config'])).toBe('config.traffic_config');
    expect(find('tags[team].value', ['config'])).toBe('tags[team]');
    expect(find('nothing', ['config'])).toBeUndefined();
  });

  it('counts the items of what was sent, where it was sent in another order', () => {
    const body = { rate_limits: [{ key: 'user', calls: 3 }, { key: 'endpoint', calls: 5 }, { key: 'endpoint', tokens: 9 }, { key: 'group', calls: 1 }] };
    expect(find('rate_limits[0].calls', ['ai_gateway'], body)).toBe('ai_gateway.rate_limits[user/calls]');
    expect(find('rateLimits[0].calls', ['ai_gateway'], body)).toBe('ai_gateway.rate_limits[user/calls]');
    expect(find('rate_limits[2].tokens', ['ai_gateway'], body)).toBe('ai_gateway.rate_limits[endpoint/calls]');
    expect(find('rate_limits[3].calls', ['ai_gateway'], body)).toBe('ai_gateway.rate_limits');
    expect(find('ai_gateway.rate_limits[0].calls', [], { ai_gateway: body })).toBe('ai_gateway.rate_limits[user/calls]');
    // Past what was sent, the number is that of the document.
    expect(find('rate_limits[1].calls', ['ai_gateway'], { rate_limits: [] })).toBe('ai_gateway.rate_limits[user/calls]');
  });
});

describe('fields by their bare name', () => {
  const shown = (name: string, ...root: string[]): string[] => findFields(document, name, root).map((place) => place.shown);

  it('are found wherever they stand or could stand', () => {
    expect(shown('entity_version')).toEqual([`${entity}[main].entity_version`, `${entity}[#3].entity_version`]);
    expect(shown('workloadSize')).toEqual([`${entity}[main].workload_size`, `${entity}[#3].workload_size`]);
    expect(shown('catalog_name')).toEqual(['config.auto_capture_config.catalog_name']);
    expect(shown('traffic_percentage')).toEqual(['config.traffic_config[main]']);
    expect(shown('calls')).toEqual(['ai_gateway.rate_limits[endpoint/calls]', 'ai_gateway.rate_limits[user/calls]']);
    expect(shown('description')).toEqual(['description']);
    expect(shown('telemetry_config')).toEqual(['telemetry_config']);
    expect(shown('on_update_failure')).toEqual(['email_notifications.on_update_failure']);
    expect(shown('nothing')).toEqual([]);
  });

  it('are looked for within one section where one is named', () => {
    expect(shown('key', 'tags')).toEqual(['tags[team]', 'tags[1]']);
    expect(shown('key', 'ai_gateway')).toEqual(['ai_gateway.rate_limits[endpoint/calls]', 'ai_gateway.rate_limits[user/calls]']);
    expect(shown('description', 'config')).toEqual([]);
  });

  it('that another kind of entity has count only where they are stated', () => {
    expect(findFields({ config: { served_entities: [{ name: 'x', external_model: {}, workload_size: 'Small' }] } }, 'workload_size', []).map((place) => place.shown)).toEqual([`${entity}[x].workload_size`]);
    expect(findFields({ config: { served_entities: [{ name: 'x', external_model: {} }] } }, 'workload_size', [])).toEqual([]);
  });
});

it('texts are found with their places, in the order of the document', () => {
  expect(findTexts(document, ['ai_gateway']).map(({ path, text }) => [path.join('.'), text])).toEqual([
    ['ai_gateway.rate_limits.1.key', 'user'],
    ['ai_gateway.guardrails.input.invalid_keywords.0', 'a'],
    ['ai_gateway.guardrails.input.invalid_keywords.1', 'b'],
  ]);
  expect(findTexts(document, []).map(({ text }) => text)).toEqual(['Scores.', 'main', 'a.b.c', '7', 'Small', 'x', 'gpt-4.1', 'openai', 'https://x', '', 'main', 'main', 'team', 'ml', 'x', 'user', 'a', 'b', 'a@b.c', 'd@e.f']);
  expect(findTexts(document, [])[1]?.path).toEqual(['config', 'served_entities', 0, 'name']);
  expect(findTexts(document, ['telemetry_config'])).toEqual([]);
  expect(findTexts(document, ['description'])).toEqual([{ path: ['description'], shown: 'description', value: 'Scores.', text: 'Scores.' }]);
});
