import { providers, type Field, type Json, type ObjectField } from '../../src/endpoint/fields/index.js';
import { servedEntityField } from '../../src/endpoint/fields/served-entity.js';
import { readValue } from '../../src/manifest/read-value.js';
import { createReport } from '../../src/manifest/report.js';
import { endpointField } from '../../src/manifest/shapes.js';
import { child, type Node } from '../../src/manifest/node.js';
import { parseTree } from '../../src/manifest/yaml-tree.js';
import { readGood } from './manifests.js';

/** A value that the row accepts. */
function example(field: Field): Json {
  switch (field.type) {
    case 'string':
      return field.credential === true ? '{{secrets/a/b}}' : (field.values?.[0] ?? 'abc');
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return field.maximum === 1 ? 0.5 : Math.max(field.minimum ?? 0, field.multipleOf ?? 1);
    case 'string-list':
      return ['a'];
    case 'string-map':
      return { A: 'b' };
    case 'object':
      return exampleObject(field);
    default:
      return [field.item === undefined ? 'a@b.cd' : exampleObject(field.item)];
  }
}

function exampleObject(field: ObjectField): Json {
  return Object.fromEntries(Object.entries(field.fields).map(([key, row]) => [key, example(row)]));
}

function treeOf(value: Json): Node {
  const tree = parseTree({ path: 'x.yml', text: JSON.stringify({ value }) }, createReport(['x.yml']));
  const node = child(tree, 'value');
  if (node === undefined) throw new Error('unreadable');
  return node;
}

const entity = (kind: string, more: Record<string, Json>): Record<string, Json> => ({
  ...Object.fromEntries(
    Object.entries(servedEntityField.fields)
      .filter(([key, row]) => row.kinds?.includes(kind as never) !== false && key !== 'external_model')
      .map(([key, row]) => [key, example(row)]),
  ),
  name: 'm',
  entity_name: 'a.b.c',
  entity_version: '1',
  ...more,
});

const without = (value: Record<string, Json>, ...keys: string[]): Record<string, Json> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

const read = (endpoint: Json): Json | undefined =>
  readGood(JSON.stringify({ id: 'a', endpoints: { e: endpoint } })).manifest.endpoints[0]?.document;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('everything the API can set, the manifest can say', () => {
  it('knows every row of the table, and reads it back unchanged', () => {
    const everything = exampleObject(endpointField);
    const report = createReport(['x.yml']);
    const result = readValue(treeOf(everything), endpointField, 'e', { report, mode: 'whole' });
    expect(report.list().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plain(result)).toEqual(everything);
  });

  it('takes a custom model with all its fields', () => {
    const fields = without(entity('custom', {}), 'min_provisioned_concurrency', 'max_provisioned_concurrency');
    const config = { served_entities: [fields] };
    expect(plain(read({ config, route_optimized: true, telemetry_config: { telemetry_profile_id: 'x' } }))).toEqual({
      config,
      route_optimized: true,
      telemetry_config: { telemetry_profile_id: 'x' },
    });
  });

  it('takes provisioned throughput and model units with all their fields', () => {
    const throughput = without(entity('throughput', { max_provisioned_throughput: 9 }), 'throughput_chunks');
    for (const fields of [throughput, entity('model-units', {})]) {
      expect(plain(read({ config: { served_entities: [fields] } }))).toEqual({ config: { served_entities: [fields] } });
    }
  });

  it.each(providers.map((provider) => [provider.name, provider] as const))('takes the provider %s', (name, provider) => {
    const block = exampleObject(provider.field) as Record<string, Json>;
    if (name === 'openai') Object.assign(block, { openai_api_type: 'azuread' });
    if (name === 'openai') delete block['openai_api_key'];
    if (name === 'amazon-bedrock') {
      delete block['instance_profile_arn'];
      delete block['uc_service_credential_name'];
    }
    if (name === 'custom') delete block['bearer_token_auth'];
    const model = { provider: name, name: 'x', task: provider.tasks[0] ?? '', [provider.block]: block };
    const config = { served_entities: [{ name: 'm', external_model: model }] };
    expect(plain(read({ config }))).toEqual({ config });
  });
});
