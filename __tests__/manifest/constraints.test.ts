/**
 * The platform's constraints that a manifest can show before anything is sent, one test for each (C1-C29). What only the
 * workspace knows is shown in __tests__/plan/constraints.test.ts.
 */
import { findings, custom, openai, readGood, routes, secret, withEndpoint, withEntity, withExternalModel, withTwoEntities } from './manifests.js';

/** Findings without their places, where only what is said counts. */
const said = (text: string): string[] => findings(text).map((line) => line.replace(/^\d+:\d+ /, ''));
const clean = (text: string): void => {
  expect(findings(text)).toEqual([]);
};

const external = `external_model: { name: gpt, ${openai} }`;
const models = (count: number): string => {
  const items = Array.from({ length: count }, (_, index) => `        - { name: m${index}, ${external} }\n`).join('');
  const shares = Array.from({ length: count }, (_, index) => `served_entity_name: m${index}, traffic_percentage: ${index === 0 ? 100 : 0}`);
  return `id: a\nendpoints:\n  c:\n    config:\n      served_entities:\n${items}${routes(shares)}`;
};
const named = (name: string): string => `id: a\nendpoints:\n  c:\n    name: ${name}\n`;
const limits = (items: string[]): string => withExternalModel(openai, `    ai_gateway: { rate_limits: [ ${items.map((item) => `{ ${item} }`).join(', ')} ] }\n`);
const count = (length: number, item: (index: number) => string): string[] => Array.from({ length }, (_, index) => item(index));
const tagged = (tags: string[]): string => withEndpoint(`    tags: [ ${tags.map((tag) => `{ ${tag} }`).join(', ')} ]\n`);
const throughput = 'entity_name: system.ai.m, entity_version: 1';

describe('constraints that the manifest shows', () => {
  it('C1: a name is 1 to 63 letters, digits, hyphens and underscores, after the prefix of the target, too', () => {
    clean(named('a'.repeat(63)));
    for (const bad of ['a'.repeat(64), '"a b"', '"ä"', '-a', '"a.b"']) expect(said(named(bad))).toEqual([expect.stringMatching(/^error: `name` must be 1 to 63 letters/)]);
    const prefixed = `id: a\ntargets: { dev: { name_prefix: "${'p'.repeat(60)}-" } }\nendpoints:\n  chat: {}\n`;
    expect(findings(prefixed, { target: 'dev' })).toEqual([expect.stringMatching(/^4:3 error: The name `p+\.\.\.`, from the key and the target's prefix, must be 1 to 63 letters/)]);
  });

  it('C1: a name is unique within the manifest, where it comes from a variable, too', () => {
    expect(findings('id: a\nvariables: { n: x }\nendpoints:\n  x: {}\n  y: { name: "${var.n}" }\n')).toEqual([
      '5:14 error: The endpoints `x` (e.yml:4:3) and `y` have the same name, `x`.',
    ]);
  });

  it('C2: the prefix `databricks-` is the platform\'s', () => {
    expect(said(named('databricks-x'))).toEqual(['error: The name `databricks-x` cannot be used: the prefix `databricks-` is reserved for the platform.']);
    clean(named('my-databricks-x'));
  });

  it('C3: a served entity is named in the same letters, once', () => {
    expect(said(withTwoEntities(`name: "a b", ${external}`, `name: c, ${external}`, routes(['served_entity_name: c, traffic_percentage: 100'])))).toContainEqual(expect.stringMatching(/^error: `name` must be 1 to 63 letters/));
    expect(said(withTwoEntities(`name: m, ${external}`, `name: m, ${external}`, routes(['served_entity_name: m, traffic_percentage: 100'])))).toEqual([
      'error: Two served entities are named `m`; the first is at e.yml:6:19. Names are unique within an endpoint.',
    ]);
  });

  it('C4: more than 10 served entities are a warning, more than 15 an error', () => {
    clean(models(10));
    expect(findings(models(11))).toEqual(['5:7 warning: Here are 11 served entities; the documented limit is 10, and your workspace may refuse more.']);
    expect(said(models(15))).toEqual([expect.stringMatching(/^warning/)]);
    expect(findings(models(16))).toEqual(['5:7 error: An endpoint has at most 15 served entities, but here are 16.']);
  });

  it('C5: shares are whole, from 0 to 100, and 100 together; routes name entities that exist', () => {
    const two = (...list: string[]): string[] => said(withTwoEntities(`name: a, ${external}`, `name: b, ${external}`, list.length === 0 ? '' : routes(list)));
    expect(two('served_entity_name: a, traffic_percentage: 30', 'served_entity_name: b, traffic_percentage: 70')).toEqual([]);
    expect(two('served_entity_name: a, traffic_percentage: 30', 'served_entity_name: b, traffic_percentage: 60')).toEqual(['error: The traffic percentages must sum to 100, but 30 + 60 is 90.']);
    expect(two('served_entity_name: a, traffic_percentage: 101', 'served_entity_name: b, traffic_percentage: -1')).toEqual([
      'error: `traffic_percentage` must be at most 100, but is 101.',
      'error: `traffic_percentage` must be at least 0, but is -1.',
    ]);
    expect(two('served_entity_name: a, traffic_percentage: 50.5', 'served_entity_name: b, traffic_percentage: 49.5')).toEqual([
      'error: `traffic_percentage` must be a whole number, not `50.5`.',
      'error: `traffic_percentage` must be a whole number, not `49.5`.',
    ]);
    expect(two('served_entity_name: a, traffic_percentage: 0', 'served_entity_name: bee, traffic_percentage: 100')).toContainEqual(expect.stringMatching(/^error: The route names `bee`, but there is no such served entity/));
    expect(two()).toEqual(['error: Say how the traffic is split: 2 served entities need `traffic_config` with one route for each.']);
  });

  it('C5: after merging, at the layer that broke it, and with shares from variables', () => {
    const base = `id: a\nvariables: { share: "30" }\ntargets:\n  prod:\n    endpoints:\n      c: { config: { served_entities: [ { name: b, remove: true } ] } }\n  dev: { variables: { share: "40" } }\nendpoints:\n  c:\n    config:\n      served_entities:\n        - { name: a, ${external} }\n        - { name: b, ${external} }\n${routes(['served_entity_name: a, traffic_percentage: "${var.share}"', 'served_entity_name: b, traffic_percentage: 60'])}`;
    expect(findings(base, { target: 'dev' })).toEqual([]);
    expect(findings(base, { target: 'prod' })).toEqual([
      expect.stringMatching(/^15:9 error: The traffic percentages must sum to 100, but 30 \+ 60 is 90\./),
      expect.stringMatching(/^17:35 error: The route names `b`, but there is no such served entity/),
    ]);
  });

  it('C6: an entity has one of two kinds of model, and an endpoint one kind and one task', () => {
    expect(said(withEntity(`${custom}, ${external}`))[0]).toMatch(/either `external_model` or `entity_name`, not both/);
    expect(said(withEntity('workload_size: Small'))[0]).toMatch(/needs `entity_name` .* or `external_model`/);
    const split = routes(['served_entity_name: a, traffic_percentage: 50', 'served_entity_name: b, traffic_percentage: 50']);
    expect(said(withTwoEntities(`name: a, ${external}`, `name: b, ${custom}`, split))).toEqual([expect.stringMatching(/external models or models in Databricks, not both/)]);
    expect(said(withTwoEntities(`name: a, ${external}`, `name: b, ${external.replace('chat', 'completions')}`, split))).toEqual([expect.stringMatching(/have the same task/)]);
  });

  it('C7: a size by name or by concurrency, not both, over layers, too', () => {
    const both = 'min_provisioned_concurrency: 4, max_provisioned_concurrency: 8';
    clean(withEntity(`${custom}, ${both}`));
    clean(withEntity(`${custom}, workload_size: Small`));
    expect(said(withEntity(`${custom}, workload_size: Small, ${both}`))).toEqual([expect.stringMatching(/^error: Size .* by `workload_size` or by/)]);
    expect(said(withEntity(`${custom}, min_provisioned_concurrency: 4`))).toEqual(['error: `min_provisioned_concurrency` needs `max_provisioned_concurrency` beside it.']);
    const layered = `${withEntity(`${custom}, workload_size: Small`)}targets:\n  prod:\n    default: true\n    endpoints: { c: { config: { served_entities: [ { name: m, ${both} } ] } } }\n`;
    expect(findings(layered)).toEqual([expect.stringMatching(/^6:\d+ error: Size the served entity `m` by `workload_size` or by/)]);
    clean(layered.replace(`name: m, ${both}`, `name: m, workload_size: null, ${both}`));
  });

  it('C8: concurrency goes in fours; more than 1024 for a model and 4096 for a workspace are warnings', () => {
    const sized = (min: number, max: number): string[] => said(withEntity(`${custom}, min_provisioned_concurrency: ${min}, max_provisioned_concurrency: ${max}`));
    expect(sized(0, 1024)).toEqual([]);
    expect(sized(6, 8)).toEqual(['error: `min_provisioned_concurrency` must be a multiple of 4, such as 4 or 8, but is 6.']);
    expect(sized(4, 2)[0]).toBe('error: `max_provisioned_concurrency` must be at least 4, but is 2.');
    expect(sized(8, 4)).toEqual(['error: `max_provisioned_concurrency` must not be below `min_provisioned_concurrency`, but 4 is below 8.']);
    expect(sized(0, 1028)).toEqual(['warning: `max_provisioned_concurrency` is 1028; the documented limit for one model is 1024, and that with `route_optimized`.']);
    const many = (names: number): string =>
      `id: a\nendpoints:\n${count(names, (index) => `  e${index}: { config: { served_entities: [ { name: m, ${custom}, min_provisioned_concurrency: 0, max_provisioned_concurrency: 1024 } ] } }\n`).join('')}`;
    clean(many(4));
    expect(findings(many(5))).toEqual([expect.stringMatching(/^7:3 warning: The endpoints of this manifest may take 5120 concurrent requests together; a workspace has room for 4096/)]);
    clean(`${many(4).replace(/max_provisioned_concurrency: 1024/g, 'max_provisioned_concurrency: 1000')}  s: { config: { served_entities: [ { name: m, ${custom}, workload_size: Large } ] } }\n`);
    expect(said(`${many(4)}  s: { config: { served_entities: [ { name: m, ${custom}, workload_size: Large } ] } }\n`)).toHaveLength(1);
  });

  it('C9: throughput and units are positive and in order; the steps are the workspace\'s to say', () => {
    clean(withEntity(`${throughput}, min_provisioned_throughput: 0, max_provisioned_throughput: 980`));
    clean(withEntity(`${throughput}, throughput_chunks: { min: 0, max: 1 }`));
    clean(withEntity(`${throughput}, provisioned_model_units: 50`));
    expect(said(withEntity(`${throughput}, max_provisioned_throughput: 0`))).toEqual(['error: `max_provisioned_throughput` must be above 0.']);
    expect(said(withEntity(`${throughput}, min_provisioned_throughput: 980`))).toEqual(['error: `min_provisioned_throughput` needs `max_provisioned_throughput` beside it.']);
    expect(said(withEntity(`${throughput}, min_provisioned_throughput: 1960, max_provisioned_throughput: 980`))).toEqual([expect.stringMatching(/must not be below `min_provisioned_throughput`/)]);
    expect(said(withEntity(`${throughput}, throughput_chunks: { min: 3, max: 2 }`))).toEqual([expect.stringMatching(/`max` must not be below `min`/)]);
    expect(said(withEntity(`${throughput}, throughput_chunks: { max: 0 }`))).toEqual(['error: `max` must be at least 1, but is 0.']);
    expect(said(withEntity(`${throughput}, throughput_chunks: { max: 1.5 }`))).toEqual(['error: `max` must be a whole number, not `1.5`.']);
    expect(said(withEntity(`${throughput}, provisioned_model_units: 0`))).toEqual(['error: `provisioned_model_units` must be at least 1, but is 0.']);
  });

  it('C10: throughput, units and workloads are refused for external models, even as 0', () => {
    for (const field of ['max_provisioned_throughput: 0', 'min_provisioned_throughput: 0', 'provisioned_model_units: 50', 'throughput_chunks: { max: 1 }', 'workload_size: Small', 'scale_to_zero_enabled: false', 'min_provisioned_concurrency: 4', 'environment_vars: { A: b }']) {
      expect(said(withEntity(`${external}, ${field}`))[0]).toMatch(/^error: `\w+` does not apply to an external model/);
    }
  });

  it('C11: `scale_to_zero_enabled` is stated for custom models, and for them alone it must be', () => {
    expect(findings(withEntity('entity_name: a.b.c, entity_version: 1'))).toEqual([expect.stringMatching(/^6:11 error: State `scale_to_zero_enabled` for the served entity `m`/)]);
    clean(withEntity(`${throughput}, max_provisioned_throughput: 980`));
    expect(said(`${withEntity(custom)}targets: { p: { default: true, endpoints: { c: { config: { served_entities: [ { name: m, scale_to_zero_enabled: null } ] } } } } }\n`)).toEqual([
      expect.stringMatching(/^error: State `scale_to_zero_enabled`/),
    ]);
  });

  it('C12: a credential is a whole secret reference; what only looks like one in the environment is a warning', () => {
    const key = (value: string): string[] => said(withExternalModel(openai.replace(secret, value)));
    expect(key(secret)).toEqual([]);
    for (const bad of ['"{{ secrets/s/k }}"', '"{{secrets/s}}"', '"x {{secrets/s/k}}"', '"{{secrets/s/k/l}}"', 'plain']) expect(key(bad)).toEqual([expect.stringMatching(/^error: `openai_api_key` /)]);
    expect(said(withEntity(`${custom}, environment_vars: { A: "{{secrets/s/k}}", B: "{{ secrets/s/k }}", C: "x{{secrets/s/k}}" }`))).toEqual([
      expect.stringMatching(/^warning: `B` is not resolved/),
      expect.stringMatching(/^warning: `C` is not resolved/),
    ]);
  });

  it('C13: environment variables are texts, plain or secret, as many as one likes', () => {
    clean(withEntity(`${custom}, environment_vars: { ${count(200, (index) => `V${index}: "${'x'.repeat(500)}"`).join(', ')} }`));
    expect(said(withEntity(`${custom}, environment_vars: { A: [1] }`))).toEqual(['error: `A` of `environment_vars` must be text, not a list.']);
  });

  it('C14: a tag key has 1 to 255 characters, none of them reserved; long values and many tags are warnings', () => {
    clean(tagged(['key: "a key with spaces", value: x', `key: ${'k'.repeat(255)}`]));
    for (const bad of ['a.b', '"a,b"', 'a=b', 'a/b', '"a:b"', '""', 'k'.repeat(256)]) expect(said(tagged([`key: ${bad}`]))).toEqual([expect.stringMatching(/^error: `key` must (be 1 to 255 characters, none of|not be empty)/)]);
    expect(findings('id: a\nvariables: { k: "a:b" }\nendpoints:\n  c: { tags: { "x": y, "${var.k}": z } }\n').join()).toMatch(/error/);
    expect(said(tagged([`key: a, value: ${'v'.repeat(256)}`]))).toEqual([expect.stringMatching(/^warning: The value of the tag `a` has 256 characters/)]);
    expect(said(tagged(count(21, (index) => `key: k${index}`)))).toEqual(['warning: Here are 21 tags; the platform may take at most 20.']);
    expect(said(`${tagged(['key: a'])}defaults: { tags: [ { key: "b:c" } ] }\n`)[0]).toMatch(/^error: `key` must be 1 to 255/);
  });

  it('C15: a description has at most 1000 characters', () => {
    clean(withEndpoint(`    description: ${'d'.repeat(1000)}\n`));
    expect(said(withEndpoint(`    description: ${'d'.repeat(1001)}\n`))).toEqual(['error: `description` may have at most 1000 characters, but has 1001.']);
    const filled = `id: a\nvariables: { d: x }\nendpoints:\n  c: { description: "\${var.d}" }\n`;
    expect(findings(filled, { variables: { d: 'd'.repeat(1001) } })).toEqual(['4:21 error: `description` may have at most 1000 characters, but has 1001.']);
  });

  it('C16: at most 20 rate limits, 5 of them for groups, counted as they are sent', () => {
    clean(limits(count(20, (index) => `calls: 1, key: user, principal: u${index}@x.y`)));
    clean(limits(count(5, (index) => `calls: 1, key: user_group, principal: g${index}`)));
    expect(said(limits(count(21, (index) => `calls: 1, key: user, principal: u${index}@x.y`)))).toEqual(['error: An endpoint has at most 20 rate limits, but here are 21.']);
    expect(said(limits(count(6, (index) => `calls: 1, key: user_group, principal: g${index}`)))).toEqual(['error: An endpoint has at most 5 rate limits for groups, but here are 6.']);
    expect(said(limits(count(11, (index) => `calls: 1, tokens: 1, key: user, principal: u${index}@x.y`)))).toEqual([
      'error: An endpoint has at most 20 rate limits, but here are 22 (one of `calls` and one of `tokens` count as two).',
    ]);
    const spread = `${limits(count(11, (index) => `calls: 1, key: user, principal: u${index}@x.y`))}defaults: { ai_gateway: { rate_limits: [ ${count(10, (index) => `{ calls: 1, key: user, principal: d${index}@x.y }`).join(', ')} ] } }\n`;
    expect(said(spread)).toEqual(['error: An endpoint has at most 20 rate limits, but here are 21.']);
  });

  it('C16: a period of a minute, a principal for groups and service principals, none for the endpoint', () => {
    expect(said(limits(['calls: 1, renewal_period: hour']))).toEqual(['error: `renewal_period` must be `minute`, not `hour`.']);
    expect(said(limits(['calls: 1, key: user_group']))).toEqual([expect.stringMatching(/needs `principal`, the group's name/)]);
    expect(said(limits(['calls: 1, key: service_principal']))).toEqual([expect.stringMatching(/needs `principal`, the application id/)]);
    expect(said(limits(['calls: 1, principal: x']))).toEqual([expect.stringMatching(/whole endpoint has no `principal`/)]);
    expect(said(limits(['key: user']))).toEqual(['error: A rate limit needs `calls` or `tokens`.']);
    clean(limits(['calls: 1', 'calls: 1, key: user', 'tokens: 5, key: user, principal: a@b.c']));
  });

  it('C17: an enabled inference table has a catalog and a schema, from whichever layer', () => {
    const table = (fields: string): string => withExternalModel(openai, `    ai_gateway: { inference_table_config: { ${fields} } }\n`);
    clean(table('enabled: true, catalog_name: a, schema_name: b'));
    clean(table('enabled: false'));
    expect(said(table('enabled: true'))).toEqual(['error: An enabled `inference_table_config` needs `catalog_name` and `schema_name`.']);
    clean(`${table('enabled: true')}defaults: { ai_gateway: { inference_table_config: { catalog_name: a, schema_name: b } } }\n`);
  });

  it('C18: guardrails: deprecated lists, unknown behaviours and output of embeddings are warnings', () => {
    const guard = (fields: string, task = openai): string[] => said(withExternalModel(task, `    ai_gateway: { guardrails: { ${fields} } }\n`));
    expect(guard('input: { safety: true, pii: { behavior: MASK } }, output: { pii: { behavior: BLOCK } }')).toEqual([]);
    expect(guard('input: { invalid_keywords: [ a ] }')).toEqual([expect.stringMatching(/^warning: `invalid_keywords` is deprecated/)]);
    expect(guard('input: { pii: { behavior: HIDE } }')).toEqual([expect.stringMatching(/^warning: `HIDE` is not a value of `behavior`/)]);
    expect(guard('output: { safety: true }', openai.replace('chat', 'embeddings'))).toEqual([expect.stringMatching(/^warning: `output` guardrails are not known to work for embeddings/)]);
  });

  it('C19: fallback is for external models, two others at most: warnings', () => {
    const fallback = '    ai_gateway: { fallback_config: { enabled: true } }\n';
    clean(`${models(3)}${fallback}`);
    expect(said(`${models(4)}${fallback}`)).toEqual(['warning: A failed request is known to be tried with at most 2 other served entities, in the order of the list; here are 4.']);
    expect(said(withEntity(custom, fallback))).toEqual([expect.stringMatching(/^warning: `fallback_config` is known to work for external models only/)]);
    expect(said(`${models(1)}${fallback}`)).toEqual([expect.stringMatching(/^warning: `fallback_config` has no effect/)]);
  });

  it('C20: guardrails of custom models are a warning; limits, usage and tables are not', () => {
    expect(said(withEntity(custom, '    ai_gateway: { guardrails: { input: { safety: true } } }\n'))).toEqual([expect.stringMatching(/^warning: `guardrails` are not known to work for custom models/)]);
    clean(withEntity(custom, '    ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: [ { calls: 1 } ], inference_table_config: { enabled: true, catalog_name: a, schema_name: b } }\n'));
    clean(withEntity(`${throughput}, max_provisioned_throughput: 980`, '    ai_gateway: { guardrails: { input: { safety: true } } }\n'));
  });

  it('C21: route optimisation is for custom models', () => {
    const optimised = '    route_optimized: true\n';
    clean(withEntity(custom, optimised));
    for (const entity of [external, `${throughput}, max_provisioned_throughput: 980`, `${throughput}, provisioned_model_units: 50`]) {
      expect(said(withEntity(entity, optimised))).toEqual([expect.stringMatching(/^error: `route_optimized` does not apply to an endpoint of .*, only of a custom model/)]);
    }
    clean(withEntity(external, '    route_optimized: false\n'));
  });

  it('C22: legacy rate limits become those of the AI Gateway, which all kinds take', () => {
    for (const text of [withExternalModel(openai, '    rate_limits: [ { calls: 1, renewal_period: minute } ]\n'), withEntity(custom, '    rate_limits: [ { calls: 1, renewal_period: minute } ]\n')]) {
      const { manifest, diagnostics } = readGood(text);
      expect(manifest.endpoints[0]!.document).toMatchObject({ ai_gateway: { rate_limits: [{ calls: 1 }] } });
      expect(manifest.endpoints[0]!.document).not.toHaveProperty('rate_limits');
      expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(/`rate_limits` is deprecated/)]);
    }
  });

  it('C23: telemetry is for custom models, into tables with full names', () => {
    const telemetry = (table: string, more = ''): string => `    telemetry_config: { table_names: { logs_table: ${table} }${more} }\n`;
    clean(withEntity(custom, telemetry('a.b.c', ', enabled_telemetry_features: [ TELEMETRY_FEATURE_LOGS ]')));
    expect(said(withEntity(external, telemetry('a.b.c')))).toEqual([expect.stringMatching(/^error: `telemetry_config` does not apply to an endpoint of an external model/)]);
    expect(said(withEntity(custom, telemetry('logs')))).toEqual(["error: `logs_table` must be a table's full name, `<catalog>.<schema>.<table>`, but is `logs`."]);
    expect(said(withEntity(custom, telemetry('a.b.c', ', enabled_telemetry_features: [ TELEMETRY_FEATURE_LOG ]')))).toEqual([expect.stringMatching(/^warning: `TELEMETRY_FEATURE_LOG` is not .* Did you mean `TELEMETRY_FEATURE_LOGS`/)]);
    expect(said(withEntity(custom, telemetry('a.b.c', ', inference_table_config: { sampling_fraction: 1.5 }')))).toEqual(['error: `sampling_fraction` must be at most 1, but is 1.5.']);
  });

  it('C26: more than 1000 endpoints in a manifest are a warning', () => {
    const many = (length: number): string => `id: a\nendpoints:\n${count(length, (index) => `  e${index}: {}\n`).join('')}`;
    clean(many(1000));
    expect(findings(many(1001))).toEqual([expect.stringMatching(/^1003:3 warning: Here are 1001 endpoints; a workspace has room for 1000/)]);
  });

  it('C27: `served_models` and `served_entities` are not both given', () => {
    const both = withEntity(custom, '      served_models:\n        - { model_name: x.y.z, model_version: "2", scale_to_zero_enabled: true }\n');
    expect(said(both)).toEqual([expect.stringMatching(/^error: `served_models` and `served_entities` \(e\.yml:5:7\) cannot both be given/)]);
  });

  it('C28: GPU types differ from cloud to cloud: an unknown one is a warning', () => {
    clean(withEntity(`${custom}, workload_type: GPU_XLARGE_8`));
    expect(said(withEntity(`${custom}, workload_type: GPU_HUGE`))).toEqual([expect.stringMatching(/^warning: `GPU_HUGE` is not a value of `workload_type` that is known here/)]);
  });

  it('C29: a version is a number, `latest` or an alias; whether it is READY is the workspace\'s to say', () => {
    for (const version of ['7', '"7"', 'latest', '"@champion"']) clean(withEntity(`entity_name: a.b.c, entity_version: ${version}, scale_to_zero_enabled: true`));
    for (const version of ['0', '-1', '1.5', 'champion', '"@"', '"@a b"']) expect(said(withEntity(`entity_name: a.b.c, entity_version: ${version}, scale_to_zero_enabled: true`))[0]).toMatch(/^error: `entity_version` must be a version number/);
  });
});
