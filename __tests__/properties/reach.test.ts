/** The generator behind the properties leaves nothing out: every row of the table of fields, and every provider. */
import fc from 'fast-check';
import { creationFieldNames, providers, sectionNames, sections, type Field, type Json } from '../../src/endpoint/fields/index.js';
import { anyDocument, kinds } from '../helpers/arbitrary-endpoint.js';
import { manifestOf } from '../helpers/build.js';
import { mapOf, mapsOf } from './states.js';

/** Paths of all rows; `[]` stands for the items of a list. */
function rowsOf(field: Field, path: string): string[] {
  switch (field.type) {
    case 'object':
      return [path, ...Object.entries(field.fields).flatMap(([name, child]) => rowsOf(child, `${path}.${name}`))];
    case 'entity-list':
      return [path, ...rowsOf(field.item, `${path}[]`)];
    case 'keyed-list':
      return [path, ...(field.item === undefined ? [] : rowsOf(field.item, `${path}[]`))];
    default:
      return [path];
  }
}

function pathsIn(value: Json, path: string): string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item) => (typeof item === 'object' ? pathsIn(item, `${path}[]`) : []))];
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, item]) => pathsIn(item, `${path}.${name}`))];
}

describe('arbitrary endpoints', () => {
  const samples = fc.sample(anyDocument, { seed: 3, numRuns: 3000 });

  it('reach every row of the table of fields', () => {
    const found = new Set(samples.flatMap((document) => Object.entries(document).flatMap(([name, value]) => pathsIn(value, name))));
    const rows = [...sectionNames.flatMap((name) => rowsOf(sections[name].field, name)), ...creationFieldNames];
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !found.has(row))).toEqual([]);
  });

  it('reach every provider of external models, and every value that a row closes its list with', () => {
    const models = samples.flatMap((document) => mapsOf(mapOf(document['config'])['served_entities'])).map((entity) => mapOf(entity['external_model'])['provider']);
    expect(providers.filter(({ name }) => !models.includes(name))).toEqual([]);
    const limits = samples.flatMap((document) => mapsOf(mapOf(document['ai_gateway'])['rate_limits'])).map((limit) => limit['key']);
    expect(new Set(limits)).toEqual(new Set([undefined, 'endpoint', 'user', 'user_group', 'service_principal']));
  });

  it('reach every kind, versions that are asked for, chunks and entities without a name', () => {
    const entities = samples.flatMap((document) => mapsOf(mapOf(document['config'])['served_entities']));
    const count = (test: (entity: Record<string, unknown>) => boolean): number => entities.filter(test).length;
    expect(kinds).toHaveLength(6);
    expect(samples.filter((document) => document['config'] === undefined).length).toBeGreaterThan(50);
    for (const field of ['external_model', 'max_provisioned_concurrency', 'max_provisioned_throughput', 'throughput_chunks', 'provisioned_model_units']) expect(count((entity) => entity[field] !== undefined)).toBeGreaterThan(50);
    expect(count((entity) => entity['entity_version'] === undefined && entity['entity_name'] !== undefined)).toBeGreaterThan(50);
    expect(count((entity) => entity['entity_version'] === 'latest')).toBeGreaterThan(50);
    expect(count((entity) => String(entity['entity_version']).startsWith('@'))).toBeGreaterThan(50);
    expect(count((entity) => entity['name'] === undefined)).toBeGreaterThan(50);
  });

  it('are valid manifests', () => {
    for (const document of samples.slice(0, 500)) expect(manifestOf(JSON.stringify({ id: 'demo', endpoints: { chat: document } })).endpoints).toHaveLength(1);
  });
});
