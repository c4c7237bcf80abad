import { asObject } from '../../src/json.js';
import { findings, readGood, custom, openai, withTwoEntities } from './manifests.js';

/** The document of endpoint `c` for a target `t` whose layer is given. */
function merged(parts: { defaults?: string; endpoint: string; target?: string }): Record<string, unknown> {
  const text = `id: a
defaults: ${parts.defaults ?? '{}'}
endpoints: { c: ${parts.endpoint} }
targets: { t: { endpoints: ${parts.target === undefined ? '{}' : `{ c: ${parts.target} }`} } }
`;
  const [endpoint] = readGood(text).manifest.endpoints;
  return JSON.parse(JSON.stringify(endpoint?.document ?? null)) as Record<string, unknown>;
}

describe('merging: defaults, endpoint, target', () => {
  it('merges maps by key at every depth, later layers over earlier ones', () => {
    expect(
      merged({
        defaults: '{ ai_gateway: { usage_tracking_config: { enabled: true }, inference_table_config: { enabled: false } } }',
        endpoint: '{ description: base, ai_gateway: { inference_table_config: { enabled: true, catalog_name: x, schema_name: y } } }',
        target: '{ description: over, ai_gateway: { inference_table_config: { schema_name: z } } }',
      }),
    ).toEqual({
      description: 'over',
      ai_gateway: {
        usage_tracking_config: { enabled: true },
        inference_table_config: { enabled: true, catalog_name: 'x', schema_name: 'z' },
      },
    });
  });

  it('merges served entities by name and keeps their order, which is that of fallback', () => {
    const { config } = merged({
      endpoint: `{ config: { served_entities: [ { name: b, ${custom} }, { name: a, ${custom} } ],
        traffic_config: { routes: [ { served_entity_name: b, traffic_percentage: 90 }, { served_entity_name: a, traffic_percentage: 10 } ] } } }`,
      target: `{ config: { served_entities: [ { name: a, entity_version: 7 }, { name: c, ${custom} } ],
        traffic_config: { routes: [ { served_entity_name: b, traffic_percentage: 80 }, { served_model_name: c, traffic_percentage: 10 } ] } } }`,
    });
    expect(config).toEqual({
      served_entities: [
        { name: 'b', entity_name: 'a.b.c', entity_version: '1', scale_to_zero_enabled: true },
        { name: 'a', entity_name: 'a.b.c', entity_version: '7', scale_to_zero_enabled: true },
        { name: 'c', entity_name: 'a.b.c', entity_version: '1', scale_to_zero_enabled: true },
      ],
      traffic_config: {
        routes: [
          { served_entity_name: 'b', traffic_percentage: 80 },
          { served_entity_name: 'a', traffic_percentage: 10 },
          { served_entity_name: 'c', traffic_percentage: 10 },
        ],
      },
    });
  });

  it('merges tags by key, whether written as a list or as a map, and takes numbers as text', () => {
    const { tags } = merged({
      defaults: '{ tags: { team: x, cost: 1.10 } }',
      endpoint: '{ tags: [ { key: team, value: y } ] }',
      target: '{ tags: { stage: prod } }',
    });
    expect(tags).toEqual([
      { key: 'team', value: 'y' },
      { key: 'cost', value: '1.10' },
      { key: 'stage', value: 'prod' },
    ]);
  });

  it('merges permissions by principal, kinds of principal apart', () => {
    const { permissions } = merged({
      defaults: '{ permissions: [ { level: CAN_VIEW, group_name: x }, { level: CAN_VIEW, user_name: "u@x.org" } ] }',
      endpoint: '{ permissions: [ { level: CAN_MANAGE, group_name: x }, { level: CAN_QUERY, service_principal_name: x } ] }',
    });
    expect(permissions).toEqual([
      { level: 'CAN_MANAGE', group_name: 'x' },
      { level: 'CAN_VIEW', user_name: 'u@x.org' },
      { level: 'CAN_QUERY', service_principal_name: 'x' },
    ]);
  });

  it('merges rate limits by whom and what they limit', () => {
    const { ai_gateway } = merged({
      defaults: '{ ai_gateway: { rate_limits: [ { calls: 1 }, { key: user, calls: 2 }, { key: user, tokens: 3 } ] } }',
      endpoint: '{ ai_gateway: { rate_limits: [ { key: endpoint, calls: 10 }, { key: user, tokens: 30 }, { key: user, principal: u, calls: 4 } ] } }',
    });
    expect(ai_gateway).toEqual({
      rate_limits: [
        { key: 'endpoint', calls: 10 },
        { key: 'user', calls: 2 },
        { key: 'user', tokens: 30 },
        { key: 'user', principal: 'u', calls: 4 },
      ],
    });
  });

  it('replaces lists without identity', () => {
    const { email_notifications } = merged({
      defaults: '{ email_notifications: { on_update_failure: ["a@x.org", "b@x.org"] } }',
      endpoint: '{ email_notifications: { on_update_failure: ["c@x.org"] } }',
    });
    expect(email_notifications).toEqual({ on_update_failure: ['c@x.org'] });
  });

  it('drops inherited values by null and inherited items by remove', () => {
    expect(
      merged({
        defaults: `{ description: x, tags: { team: x, cost: y }, ai_gateway: { usage_tracking_config: { enabled: true } },
          config: { served_entities: [ { name: m, ${custom}, environment_vars: { A: x, B: y } } ] } }`,
        endpoint: `{ description: ~, tags: [ { key: cost, remove: true } ], ai_gateway: ~,
          config: { served_entities: [ { name: m, environment_vars: { A: ~ } } ] } }`,
        target: '{ tags: { team: ~ } }',
      }),
    ).toEqual({
      tags: [],
      config: {
        served_entities: [
          { name: 'm', entity_name: 'a.b.c', entity_version: '1', scale_to_zero_enabled: true, environment_vars: { B: 'y' } },
        ],
      },
    });
  });

  it('keeps what states none', () => {
    expect(merged({ endpoint: '{ ai_gateway: {}, tags: [], permissions: [], description: "" }' })).toEqual({
      ai_gateway: {},
      tags: [],
      permissions: [],
      description: '',
    });
  });

  it('leaves an endpoint out of a target, and takes one that only a target has', () => {
    const text = `id: a
targets: { dev: { default: true, endpoints: { b: ~, d: { description: x } } }, prod: {} }
endpoints: { b: { description: "\${var.unset}" }, c: {} }
variables: { unset: { description: only prod has it } }
`;
    expect(readGood(text).manifest.endpoints.map((endpoint) => endpoint.key)).toEqual(['c', 'd']);
    expect(findings(text, { target: 'prod', variables: { unset: 'x' } })).toEqual([]);
    expect(readGood(text, { target: 'prod', variables: { unset: 'x' } }).manifest.endpoints.map(({ key }) => key)).toEqual(['b', 'c']);
  });

  it('reports a duplicate within one list even where the list is merged', () => {
    const text = `id: a
defaults: { tags: { team: x } }
endpoints:
  c: { tags: [ { key: team, value: y }, { key: other }, { key: other } ] }
`;
    expect(findings(text)).toEqual(['4:64 error: There is already a tag `other`, at e.yml:4:48.']);
  });

  it('says where a merged value stands, not where it was inherited', () => {
    const text = `id: a
defaults:
  config:
    served_entities:
      - { name: m, entity_name: a.b.c, entity_version: 1, scale_to_zero_enabled: true }
endpoints:
  c:
    config:
      served_entities:
        - name: m
          min_provisioned_concurrency: 8
targets:
  t:
    endpoints:
      c: { config: { served_entities: [ { name: m, max_provisioned_concurrency: 4 } ] } }
`;
    expect(findings(text)).toEqual([
      '15:81 error: `max_provisioned_concurrency` must not be below `min_provisioned_concurrency`, but 4 is below 8.',
    ]);
  });
});

describe('locate', () => {
  const text = withTwoEntities(
    `name: a, external_model: { name: g, ${openai} }`,
    `name: b, external_model: { name: g, ${openai} }`,
    `      traffic_config:
        routes: [ { served_entity_name: a, traffic_percentage: 100 }, { served_entity_name: b, traffic_percentage: 0 } ]
`,
  );
  const { locate } = readGood(text).manifest;

  it('finds endpoints, sections, items and scalars', () => {
    expect(locate('c')).toEqual({ file: 'e.yml', line: 3, column: 3, endLine: 3, endColumn: 4 });
    expect(locate('c', ['config'])).toMatchObject({ line: 4, column: 5 });
    expect(locate('c', ['config', 'served_entities', 1])).toMatchObject({ line: 7, column: 11 });
    expect(locate('c', ['config', 'served_entities', 1, 'name'])).toMatchObject({ line: 7, column: 19, endColumn: 20 });
    expect(locate('c', ['config', 'traffic_config', 'routes', 1, 'traffic_percentage'])).toMatchObject({ line: 9 });
  });

  it('answers with what is around a place that is not in the text', () => {
    expect(locate('c', ['config', 'auto_capture_config', 'enabled'])).toMatchObject({ line: 4, column: 5 });
    expect(locate('c', ['tags', 3])).toMatchObject({ line: 3 });
    expect(locate('d')).toBeUndefined();
  });

  it('places lists and their documents alike', () => {
    const [endpoint] = readGood(text).manifest.endpoints;
    expect(Object.keys(asObject(endpoint?.document['config']))).toEqual(['served_entities', 'traffic_config']);
  });
});
