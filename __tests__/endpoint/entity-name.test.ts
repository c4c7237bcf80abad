/** Names and kinds of served entities (N3, N4, C6). */
import { generatedEntityName, kindOfEndpoint, kindOfEntity, nameEntities, servedModelOf, withNamesOf } from '../../src/endpoint/entity-name.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';

const model = (entity_name: string, entity_version: string, name?: string): JsonObject => ({ entity_name, entity_version, ...(name === undefined ? {} : { name }) });
const external = (model: string, name?: string, provider = 'openai'): JsonObject => ({ external_model: { name: model, provider }, ...(name === undefined ? {} : { name }) });
const config = (...served_entities: JsonObject[]): JsonObject => ({ served_entities });
const namesOf = (named: JsonObject): unknown[] => (named['served_entities'] as JsonObject[]).map(({ name }) => name);

it.each<[string, JsonObject, string]>([
  ['the last part of the model and the version', model('prod.ml.churn', '7'), 'churn-7'],
  ['a feature spec has no version', { entity_name: 'prod.ml.spec' }, 'spec'],
  ['an external model, without dots and colons', external('gpt-4.1:mini.x'), 'gpt-4-1-mini-x'],
  ['nothing at all', {}, ''],
])('the name that the platform gives: %s', (_title, entity, name) => {
  expect(generatedEntityName(entity)).toBe(name);
});

it.each<[string, JsonObject, string]>([
  ['external', { external_model: {} }, 'external'],
  ['external before all else', { external_model: {}, provisioned_model_units: 1 }, 'external'],
  ['model units', { provisioned_model_units: 50, max_provisioned_throughput: 1 }, 'model-units'],
  ['a lower bound of throughput', { min_provisioned_throughput: 0 }, 'throughput'],
  ['an upper bound of throughput', { max_provisioned_throughput: 970 }, 'throughput'],
  ['chunks of throughput', { throughput_chunks: { max: 1 } }, 'throughput'],
  ['none of them', { workload_size: 'Small' }, 'custom'],
  ['null is not there', { external_model: null, provisioned_model_units: null, min_provisioned_throughput: null }, 'custom'],
])('kind of an entity: %s', (_title, entity, kind) => {
  expect(kindOfEntity(entity)).toBe(kind);
});

it.each<[string, JsonObject | undefined, string]>([
  ['no config', undefined, 'empty'],
  ['no entities', config(), 'empty'],
  ['no list', { served_entities: 'x' }, 'empty'],
  ['what is no object does not count', { served_entities: ['x', null] }, 'empty'],
  ['throughput beside custom', config(model('a.b.c', '1'), { entity_name: 'a.b.d', max_provisioned_throughput: 1 }), 'throughput'],
  ['custom', config(model('a.b.c', '1')), 'custom'],
  ['external', config(external('x')), 'external'],
  ['units', config({ provisioned_model_units: 1 }), 'model-units'],
])('kind of an endpoint: %s', (_title, given, kind) => {
  expect(kindOfEndpoint(given)).toBe(kind);
});

it('what an entity serves, as the list tells it', () => {
  expect(servedModelOf(model('a.b.c', '3'))).toEqual({ model: 'a.b.c', version: '3' });
  expect(servedModelOf(external('gpt-4o'))).toEqual({ model: 'openai:gpt-4o', version: '' });
  expect(servedModelOf({})).toEqual({ model: '', version: '' });
});

describe('names of entities that state none', () => {
  it.each<[string, JsonObject[], JsonObject[] | undefined, string[]]>([
    ['are generated where nothing is live', [model('a.b.c', '1'), external('gpt-4.1')], undefined, ['c-1', 'gpt-4-1']],
    ['are left alone where they are stated', [model('a.b.c', '1', 'mine')], [model('a.b.c', '1', 'theirs')], ['mine']],
    ['are generated where the name is empty', [model('a.b.c', '1', '')], [], ['c-1']],
    ['are those of the live entity with the same content', [model('a.b.c', '1')], [model('a.b.x', '1', 'other'), model('a.b.c', '1', 'live')], ['live']],
    ['are the generated one, where several live entities have the content', [model('a.b.c', '1')], [model('a.b.c', '1', 'a'), model('a.b.c', '1', 'c-1')], ['c-1']],
    ['are the first by name, where none of several is generated', [model('a.b.c', '1')], [model('a.b.c', '1', 'z'), model('a.b.c', '1', 'b')], ['b']],
    ['are each given once', [model('a.b.c', '1'), model('a.b.c', '1')], [model('a.b.c', '1', 'z'), model('a.b.c', '1', 'b')], ['b', 'z']],
    ['are not those that another entity states', [model('a.b.c', '1', 'live'), model('a.b.c', '1')], [model('a.b.c', '1', 'live')], ['live', 'c-1']],
    ['leave the live name to another, where one is stated', [model('a.b.c', '1', 'mine'), model('a.b.c', '1')], [model('a.b.c', '1', 'theirs')], ['mine', 'theirs']],
    ['survive a new version', [model('a.b.c', '2')], [model('a.b.c', '1', 'live'), model('a.b.d', '1', 'other')], ['live']],
    ['do not, where two of the model are left over', [model('a.b.c', '3')], [model('a.b.c', '1', 'x'), model('a.b.c', '2', 'y')], ['c-3']],
    ['do not, where two of the model want it', [model('a.b.c', '3'), model('a.b.c', '4')], [model('a.b.c', '1', 'x')], ['c-3', 'c-4']],
    ['do, where the other one has its own', [model('a.b.c', '3', 'own'), model('a.b.c', '4')], [model('a.b.c', '1', 'x')], ['own', 'x']],
    ['do not pass from one model to another', [model('a.b.c', '3')], [model('a.b.d', '1', 'x')], ['c-3']],
    ['external models have no versions to survive', [external('gpt-5')], [external('gpt-4', 'x')], ['gpt-5']],
    ['tell external models of two providers apart', [external('m', undefined, 'cohere')], [external('m', 'x', 'openai')], ['m']],
    ['tell an external model from one of the same name', [external('m')], [{ entity_name: 'openai m', entity_version: '', name: 'x' }], ['m']],
    ['tell versions apart where both are live', [model('a.b.c', '2'), model('a.b.c', '1')], [model('a.b.c', '1', 'one'), model('a.b.c', '2', 'two')], ['two', 'one']],
  ])('%s', (_title, wanted, live, names) => {
    const named = nameEntities(config(...wanted), live === undefined ? undefined : config(...live));
    expect(namesOf(named)).toEqual(names);
  });

  it('routes that use a generated name follow it, others stay', () => {
    const wanted = {
      served_entities: [model('a.b.c', '2'), model('a.b.d', '1', 'other')],
      traffic_config: { routes: [{ served_model_name: 'c-2', traffic_percentage: 90 }, { served_entity_name: 'other' }, 'x'], more: true },
    };
    expect(nameEntities(wanted, config(model('a.b.c', '1', 'live')))['traffic_config']).toEqual({
      more: true,
      routes: [{ served_entity_name: 'live', traffic_percentage: 90 }, { served_entity_name: 'other', traffic_percentage: 0 }],
    });
  });

  it('a route to a generated name stays where the entity states another', () => {
    const routes = [{ served_entity_name: 'c-1', traffic_percentage: 100 }];
    expect(nameEntities({ served_entities: [model('a.b.c', '1', 'mine')], traffic_config: { routes } }, undefined)['traffic_config']).toEqual({ routes });
  });

  it('what has no list of entities or routes stays as it is', () => {
    const wanted = { auto_capture_config: {} };
    expect(nameEntities(wanted, undefined)).toBe(wanted);
    expect(nameEntities({ ...config(model('a.b.c', '1')), traffic_config: { routes: 'x' } }, undefined)).toEqual({ served_entities: [{ name: 'c-1', ...model('a.b.c', '1') }], traffic_config: { routes: 'x' } });
    expect(nameEntities({ ...config(model('a.b.c', '1')), traffic_config: 'x' }, undefined)['traffic_config']).toBe('x');
  });
});

describe('names that another document of the same manifest has', () => {
  const document = {
    tags: [{ key: 'a' }],
    config: {
      served_entities: [model('a.b.c', '1', 'c-1'), external('gpt', 'gpt')],
      traffic_config: { routes: [{ served_entity_name: 'c-1', traffic_percentage: 40 }, { served_entity_name: 'gone', traffic_percentage: 60 }], more: 1 },
    },
  };
  const named = { config: config(model('a.b.c', '1', 'live'), external('gpt', 'mine')) };

  it('are taken over, and the routes follow', () => {
    expect(withNamesOf(document, named)).toEqual({
      tags: [{ key: 'a' }],
      config: {
        served_entities: [model('a.b.c', '1', 'live'), external('gpt', 'mine')],
        traffic_config: { routes: [{ served_entity_name: 'live', traffic_percentage: 40 }, { served_entity_name: 'gone', traffic_percentage: 60 }], more: 1 },
      },
    });
    expect(withNamesOf({ config: config(model('a.b.c', '1', 'x')) }, { config: config(model('a.b.c', '1', 'y')) })).toEqual({ config: config(model('a.b.c', '1', 'y')) });
  });

  it.each<[string, JsonObject]>([
    ['has no config', {}],
    ['has another number of entities', { config: config(model('a.b.c', '1', 'live')) }],
    ['has one entity more', { config: config(model('a.b.c', '1', 'live'), external('gpt', 'mine'), external('more', 'more')) }],
    ['has other entities', { config: config(model('a.b.c', '2', 'live'), external('gpt', 'mine')) }],
    ['has one other entity', { config: config(model('a.b.c', '1', 'live'), external('gpt-5', 'mine')) }],
  ])('are not, where it %s', (_title, other) => {
    expect(withNamesOf(document, other)).toBe(document);
  });

  it('a document without a config stays as it is', () => {
    const bare = { tags: [] };
    expect(withNamesOf(bare, named)).toBe(bare);
  });
});
