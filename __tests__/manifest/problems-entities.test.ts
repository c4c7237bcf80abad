import { findings, type Problem, custom, openai, routes, withEndpoint, withEntity, withExternalModel, withTwoEntities } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'no model',
    text: withEntity('workload_size: Small'),
    expected: [
      '6:11 error: A served entity needs `entity_name` (a model in Databricks) or `external_model` (one served elsewhere).',
    ],
  },
  {
    name: 'both models',
    text: withExternalModel(openai).replace('external_model','entity_name: a.b.c\n          external_model'),
    expected: [
      '7:11 error: A served entity has either `external_model` or `entity_name`, not both. Remove one.',
    ],
  },
  {
    name: 'mixed kinds',
    text: withTwoEntities(`name: a, external_model: { name: g, ${openai} }`,`name: b, ${custom}`,routes(['served_entity_name: a, traffic_percentage: 50','served_entity_name: b, traffic_percentage: 50'])),
    expected: [
      '7:11 error: An endpoint serves external models or models in Databricks, not both. Split it in two.',
    ],
  },
  {
    name: 'different tasks',
    text: withTwoEntities(`name: a, external_model: { name: g, ${openai} }`,`name: b, external_model: { name: e, ${openai.replace('chat','embeddings')} }`,routes(['served_entity_name: a, traffic_percentage: 50','served_entity_name: b, traffic_percentage: 50'])),
    expected: [
      '7:73 error: All external models of an endpoint have the same task: this one has `llm/v1/embeddings`, the first (e.yml:6:73) has `llm/v1/chat`.',
    ],
  },
  {
    name: 'workload on an external model',
    text: withExternalModel(openai,'          workload_size: Small\n          scale_to_zero_enabled: false\n'),
    expected: [
      '8:11 error: `workload_size` does not apply to an external model, only to a custom model. Remove it.',
      '9:11 error: `scale_to_zero_enabled` does not apply to an external model, only to a custom model or a model with provisioned throughput. Remove it.',
    ],
  },
  {
    name: 'workload on provisioned throughput',
    text: withEntity('entity_name: a.b.c, entity_version: 1, max_provisioned_throughput: 10, workload_size: Small, workload_type: GPU_MEDIUM'),
    expected: [
      '6:93 warning: `workload_size` is set by the platform for provisioned throughput and ignored. Remove it.',
      '6:115 warning: `workload_type` is set by the platform for provisioned throughput and ignored. Remove it.',
    ],
  },
  {
    name: 'concurrency on provisioned throughput',
    text: withEntity('entity_name: a.b.c, entity_version: 1, max_provisioned_throughput: 10, min_provisioned_concurrency: 4, max_provisioned_concurrency: 4'),
    expected: [
      '6:93 error: `min_provisioned_concurrency` does not apply to a model with provisioned throughput, only to a custom model. Remove it.',
      '6:125 error: `max_provisioned_concurrency` does not apply to a model with provisioned throughput, only to a custom model. Remove it.',
    ],
  },
  {
    name: 'scale to zero not stated',
    text: withEntity('entity_name: a.b.c, entity_version: 1'),
    expected: [
      '6:11 error: State `scale_to_zero_enabled` for the served entity `m`: the platform demands it, and it decides cost and latency (`true`: no cost while idle, a slow first answer).',
    ],
  },
  {
    name: 'a feature spec',
    text: withEntity('entity_name: a.b.c, scale_to_zero_enabled: true'),
    expected: [
      '6:35 warning: `a.b.c` has no `entity_version`, so it is taken as a feature spec: if it is one, state `entity_version: ""`. For a model, add `entity_version` (a version number, `latest` or `"@<alias>"`).',
    ],
  },
  {
    name: 'a feature spec that says so',
    text: withEntity('entity_name: a.b.c, entity_version: "", scale_to_zero_enabled: true'),
    expected: [],
  },
  {
    name: 'a registry model without version',
    text: withEntity('entity_name: churn, scale_to_zero_enabled: true'),
    expected: [
      '6:35 error: `churn` needs an `entity_version`: a version number, `latest` or `"@<alias>"`.',
    ],
  },
  {
    name: 'a version that is none',
    text: withEntity('entity_name: a.b.c, entity_version: champion, scale_to_zero_enabled: true'),
    expected: [
      '6:58 error: `entity_version` must be a version number, `latest` or `"@<alias>"`, but is `champion`. An alias is written in quotes, `"@champion"`.',
    ],
  },
  {
    name: 'a version with a v',
    text: withEntity('entity_name: a.b.c, entity_version: v7, scale_to_zero_enabled: true'),
    expected: [
      '6:58 error: `entity_version` must be a version number, `latest` or `"@<alias>"`, but is `v7`. Version 7 is written `7`. An alias is written in quotes, `"@v7"`.',
    ],
  },
  {
    name: 'misspelt fields, which are not missing, too',
    text: withEntity('entity_name: a.b.c, entity_verison: 7, scale_to_zero: true'),
    expected: [
      '6:42 error: `entity_verison` is not a known key of an item of `served_entities`. Did you mean `entity_version`?',
      '6:61 error: `scale_to_zero` is not a known key of an item of `served_entities`. Did you mean `scale_to_zero_enabled`?',
    ],
  },
  {
    name: 'Latest',
    text: withEntity('entity_name: a.b.c, entity_version: Latest, scale_to_zero_enabled: true'),
    expected: [
      '6:58 error: `entity_version` must be a version number, `latest` or `"@<alias>"`, but is `Latest`. Did you mean `latest`?',
    ],
  },
  {
    name: 'both sizes',
    text: withEntity(custom+', workload_size: Small, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8'),
    expected: [
      '6:92 error: Size the served entity `m` by `workload_size` or by `min_provisioned_concurrency` and `max_provisioned_concurrency`, not both. Replies show a `workload_size` that the platform filled in: remove that.',
    ],
  },
  {
    name: 'concurrency not in fours',
    text: withEntity(custom+', min_provisioned_concurrency: 6, max_provisioned_concurrency: 2'),
    expected: [
      '6:121 error: `min_provisioned_concurrency` must be a multiple of 4, such as 4 or 8, but is 6.',
      '6:153 error: `max_provisioned_concurrency` must be at least 4, but is 2.',
      '6:153 error: `max_provisioned_concurrency` must not be below `min_provisioned_concurrency`, but 2 is below 6.',
    ],
  },
  {
    name: 'max below min',
    text: withEntity(custom+', min_provisioned_concurrency: 8, max_provisioned_concurrency: 4'),
    expected: [
      '6:153 error: `max_provisioned_concurrency` must not be below `min_provisioned_concurrency`, but 4 is below 8.',
    ],
  },
  {
    name: 'min alone',
    text: withEntity(custom+', min_provisioned_concurrency: 8'),
    expected: [
      '6:92 error: `min_provisioned_concurrency` needs `max_provisioned_concurrency` beside it.',
    ],
  },
  {
    name: 'throughput twice',
    text: withEntity('entity_name: a.b.c, entity_version: 1, max_provisioned_throughput: 10, throughput_chunks: { max: 1 }'),
    expected: [
      '6:93 error: Size the served entity `m` by `throughput_chunks` or by `min_provisioned_throughput` and `max_provisioned_throughput`, not both.',
    ],
  },
  {
    name: 'throughput without max',
    text: withEntity('entity_name: a.b.c, entity_version: 1, min_provisioned_throughput: 10'),
    expected: [
      '6:61 error: `min_provisioned_throughput` needs `max_provisioned_throughput` beside it.',
    ],
  },
  {
    name: 'throughput of nothing',
    text: withEntity('entity_name: a.b.c, entity_version: 1, max_provisioned_throughput: 0'),
    expected: [
      '6:89 error: `max_provisioned_throughput` must be above 0.',
    ],
  },
  {
    name: 'chunks upside down',
    text: withEntity('entity_name: a.b.c, entity_version: 1, throughput_chunks: { min: 3, max: 2 }'),
    expected: [
      '6:95 error: `max` must not be below `min`, but 2 is below 3.',
    ],
  },
  {
    name: 'chunks without max',
    text: withEntity('entity_name: a.b.c, entity_version: 1, throughput_chunks: { min: 3 }'),
    expected: [
      '6:80 error: `throughput_chunks` needs `max`: upper bound in chunks.',
    ],
  },
  {
    name: 'throughput without version',
    text: withEntity('entity_name: a.b.c, throughput_chunks: { max: 3 }'),
    expected: [
      '6:35 error: `a.b.c` needs an `entity_version`: a version number, `latest` or `"@<alias>"`.',
    ],
  },
  {
    name: 'model units with what they do not take',
    text: withEntity('entity_name: a.b.c, entity_version: 1, provisioned_model_units: 50, environment_vars: { A: b }','    description: x\n    route_optimized: true\n    telemetry_config: { telemetry_profile_id: x }\n'),
    expected: [
      '6:90 error: `environment_vars` does not apply to a model sold in model units, only to a custom model. Remove it.',
      '7:5 error: `description` does not apply to an endpoint of a model sold in model units, only of an external model or a model with provisioned throughput or a custom model. Remove it.',
      '8:5 error: `route_optimized` does not apply to an endpoint of a model sold in model units, only of a custom model. Remove it.',
      '9:5 error: `telemetry_config` does not apply to an endpoint of a model sold in model units, only of a custom model. Remove it.',
    ],
  },
  {
    name: 'model units and others',
    text: withTwoEntities('name: a, entity_name: a.b.c, entity_version: 1, provisioned_model_units: 50',`name: b, ${custom}`,routes(['served_entity_name: a, traffic_percentage: 50','served_entity_name: b, traffic_percentage: 50'])),
    expected: [
      '7:11 error: Models sold in model units cannot share an endpoint with other models. Split it in two.',
    ],
  },
  {
    name: 'throughput and custom',
    text: withTwoEntities('name: a, entity_name: a.b.c, entity_version: 1, max_provisioned_throughput: 50',`name: b, ${custom}`,routes(['served_entity_name: a, traffic_percentage: 50','served_entity_name: b, traffic_percentage: 50'])),
    expected: [
      '7:11 warning: Provisioned throughput and custom models share this endpoint; that is not documented, and the platform may refuse it.',
    ],
  },
  {
    name: 'burst scaling without units',
    text: withEntity(custom+', burst_scaling_enabled: true'),
    expected: [
      '6:92 error: `burst_scaling_enabled` goes with `provisioned_model_units`, which is missing.',
    ],
  },
  {
    name: 'duplicate names',
    text: withTwoEntities(`name: a, ${custom}`,`name: a, ${custom}`,routes(['served_entity_name: a, traffic_percentage: 100'])),
    expected: [
      '7:19 error: Two served entities are named `a`; the first is at e.yml:6:19. Names are unique within an endpoint.',
    ],
  },
  {
    name: 'duplicate generated names',
    text: withTwoEntities(custom,custom,routes(['served_entity_name: c-1, traffic_percentage: 100'])),
    expected: [
      '7:11 error: Two served entities are named `c-1`; the first is at e.yml:6:11. Give each a `name` of its own.',
    ],
  },
  {
    name: 'a name with other characters',
    text: withEntity(custom).replace('name: m','name: a.b'),
    expected: [
      '6:19 error: `name` must be 1 to 63 letters, digits, `-` or `_`, but is `a.b`.',
    ],
  },
  {
    name: 'no entities',
    text: withEndpoint('    config: { served_entities: [] }\n'),
    expected: [
      '4:15 error: `served_entities` needs at least one item: a config cannot be removed once written.',
    ],
  },
  {
    name: 'an empty config',
    text: withEndpoint('    config: {}\n'),
    expected: [
      '4:5 error: `config` needs `served_entities`: a config cannot be removed once written.',
    ],
  },
  {
    name: 'route optimisation of an external model',
    text: withExternalModel(openai,'    route_optimized: true\n'),
    expected: [
      '8:5 error: `route_optimized` does not apply to an endpoint of an external model, only of a custom model. Remove it.',
    ],
  },
  {
    name: 'a broken secret reference in the environment',
    text: withEntity(custom+', environment_vars: { A: "{{secrets/x}}", B: "pre-{{secrets/a/b}}" }'),
    expected: [
      '6:115 warning: `A` is not resolved: a secret reference is the whole value, `"{{secrets/<scope>/<key>}}"`.',
      '6:135 warning: `B` is not resolved: a secret reference is the whole value, `"{{secrets/<scope>/<key>}}"`.',
    ],
  },
  {
    name: 'sixteen entities',
    text: `id: a\nendpoints:\n  c:\n    config:\n      served_entities:\n${Array.from({length:16},(_,i)=>`        - { name: e${i}, ${custom} }`).join('\n')}\n${routes(Array.from({length:16},(_,i)=>`served_entity_name: e${i}, traffic_percentage: ${i===0?100:0}`))}`,
    expected: [
      '5:7 error: An endpoint has at most 15 served entities, but here are 16.',
    ],
  },
  {
    name: 'eleven entities',
    text: `id: a\nendpoints:\n  c:\n    config:\n      served_entities:\n${Array.from({length:11},(_,i)=>`        - { name: e${i}, ${custom} }`).join('\n')}\n${routes(Array.from({length:11},(_,i)=>`served_entity_name: e${i}, traffic_percentage: ${i===0?100:0}`))}`,
    expected: [
      '5:7 warning: Here are 11 served entities; the documented limit is 10, and your workspace may refuse more.',
    ],
  },
];

describe('entities: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
