import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { asObject } from '../../src/json.js';
import { readGood } from './manifests.js';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** A request as a manifest: JSON is YAML. */
const asManifest = (endpoint: unknown): string => JSON.stringify({ id: 'a', endpoints: { e: endpoint } });

const cases = JSON.parse(
  readFileSync(join(process.cwd(), '__tests__/fixtures/document-cases.json'), 'utf8'),
) as Record<string, JsonObject>;

const at = (...path: string[]): JsonObject => path.reduce<JsonObject>((value, key) => asObject(value[key]), cases as unknown as JsonObject);

const without = (value: JsonObject, ...keys: string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

describe('requests of the public documents, pasted as manifests', () => {
  it('creates an external model; old rate limits move to the gateway', () => {
    const request = at('external_create', 'request');
    const { manifest, diagnostics } = readGood(asManifest(request));
    expect(manifest.endpoints[0]?.name).toBe('openai_endpoint');
    expect(plain(manifest.endpoints[0]?.document)).toEqual({
      ...without(request, 'name', 'rate_limits'),
      ai_gateway: { rate_limits: request['rate_limits'] },
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`rate_limits` is deprecated and read as `ai_gateway.rate_limits`. Move it there.',
    ]);
  });

  it('reads the reply to it: what only the platform sets is dropped, the rest is the document', () => {
    const reply = at('external_create', 'reply');
    const { manifest, diagnostics } = readGood(asManifest(reply));
    expect(plain(manifest.endpoints[0]?.document)).toEqual({
      config: {
        served_entities: at('external_create', 'request', 'config')['served_entities'],
        traffic_config: { routes: [{ served_entity_name: 'openai_embeddings', traffic_percentage: 100 }] },
      },
      tags: reply['tags'],
    });
    const ignored = diagnostics.filter(({ message }) => message.includes('set by the platform'));
    expect(ignored).toHaveLength(1);
    expect(ignored[0]?.message.split('`, `')).toHaveLength(9);
  });

  it('updates a config', () => {
    const request = at('external_update_config', 'request');
    const config = without(request, 'name');
    const { manifest, diagnostics } = readGood(asManifest({ name: request['name'], config }));
    expect(plain(manifest.endpoints[0]?.document)).toEqual({ config });
    expect(diagnostics).toEqual([]);
  });

  it.each(['mlflow_client_create', 'mlflow_client_update'])('reads %s', (name) => {
    const request = at(name);
    const limits: Json | undefined = request['rate_limits'];
    const { manifest } = readGood(asManifest(request));
    expect(plain(manifest.endpoints[0]?.document)).toEqual({
      config: request['config'],
      ...(limits === undefined ? {} : { ai_gateway: { rate_limits: limits } }),
    });
  });

  it('creates provisioned throughput, with the version as a number', () => {
    const request = at('provisioned_throughput_create', 'request_when_chunk_is_980');
    const { manifest, diagnostics } = readGood(asManifest(request));
    expect(plain(manifest.endpoints[0]?.document)).toEqual({
      config: {
        served_entities: [
          {
            entity_name: 'ml.llm-catalog.foundation-model',
            entity_version: '3',
            min_provisioned_throughput: 1960,
            max_provisioned_throughput: 2940,
          },
        ],
      },
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('scalars by the rules of proto-JSON', () => {
  it('reads "false", "8" and "100" as what they stand for, and fills in the least throughput', () => {
    const { manifest } = readGood(`id: a
endpoints:
  c:
    route_optimized: "false"
    config:
      served_entities:
        - { name: a, entity_name: a.b.c, entity_version: " 3 ", scale_to_zero_enabled: "true", workload_size: Small }
        - { name: b, entity_name: a.b.d, entity_version: latest, max_provisioned_throughput: "980" }
        - { name: c, entity_name: a.b.d, entity_version: "@live", throughput_chunks: { max: 2 } }
      traffic_config:
        routes:
          - { served_entity_name: a, traffic_percentage: "100" }
          - { served_entity_name: b, traffic_percentage: 0 }
          - { served_entity_name: c, traffic_percentage: 0.0 }
`);
    expect(plain(manifest.endpoints[0]?.document['config'])).toEqual({
      served_entities: [
        { name: 'a', entity_name: 'a.b.c', entity_version: '3', scale_to_zero_enabled: true, workload_size: 'Small' },
        { name: 'b', entity_name: 'a.b.d', entity_version: 'latest', max_provisioned_throughput: 980, min_provisioned_throughput: 0 },
        { name: 'c', entity_name: 'a.b.d', entity_version: '@live', throughput_chunks: { max: 2, min: 0 } },
      ],
      traffic_config: {
        routes: [
          { served_entity_name: 'a', traffic_percentage: 100 },
          { served_entity_name: 'b', traffic_percentage: 0 },
          { served_entity_name: 'c', traffic_percentage: 0 },
        ],
      },
    });
  });

  it('takes keys such as __proto__ as plain keys', () => {
    const { manifest } = readGood(
      'id: a\nendpoints:\n  constructor:\n    tags: { __proto__: x, constructor: y }\n    lifecycle: {}\n',
    );
    expect(manifest.endpoints[0]?.key).toBe('constructor');
    expect(manifest.endpoints[0]?.document['tags']).toEqual([
      { key: '__proto__', value: 'x' },
      { key: 'constructor', value: 'y' },
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('keeps an environment variable of such a name', () => {
    const { manifest } = readGood(
      'id: a\nendpoints: { c: { config: { served_entities: [ { name: m, entity_name: a.b.c, entity_version: 1, scale_to_zero_enabled: true, environment_vars: { __proto__: x } } ] } } }\n',
    );
    expect([...manifest.environmentLiterals]).toEqual(['x']);
    expect(JSON.stringify(manifest.endpoints[0]?.document)).toContain('"environment_vars":{"__proto__":"x"}');
  });
});
