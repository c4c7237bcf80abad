import { findings, type Problem, custom, openai, routes, withEndpoint, withEntity, withExternalModel } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'served_models',
    text: withEndpoint('    config:\n      served_models: [ { name: m, model_name: a.b.c, model_version: 3, scale_to_zero_enabled: true } ]\n'),
    expected: [
      '5:7 warning: `served_models` is deprecated and read as `served_entities`. Rename it, `model_name` to `entity_name` and `model_version` to `entity_version`.',
    ],
  },
  {
    name: 'both forms of entities',
    text: withEndpoint('    config:\n      served_entities: [ { name: m, '+custom+' } ]\n      served_models: [ { name: m } ]\n'),
    expected: [
      '6:7 error: `served_models` and `served_entities` (e.yml:5:7) cannot both be given. They differ: keep `served_entities`, and remove `served_models`, the older form.',
    ],
  },
  {
    name: 'served_models of another version',
    text: withEndpoint('    config:\n      served_entities: [ { name: m, '+custom+' } ]\n      served_models: [ { name: m, model_name: a.b.c, model_version: 2 } ]\n'),
    expected: [
      '6:7 error: `served_models` and `served_entities` (e.yml:5:7) cannot both be given. They differ: keep `served_entities`, and remove `served_models`, the older form.',
    ],
  },
  {
    name: 'served_models that mirror the entities',
    text: withEndpoint('    config:\n      served_entities: [ { name: m, '+custom+', creator: x } ]\n      served_models: [ { name: m, model_name: a.b.c, model_version: 1, creator: x, state: {} } ]\n'),
    expected: [
      '5:107 warning: `served_entities.creator` and `config.served_models` are set by the platform and ignored. Remove them.',
    ],
  },
  {
    name: 'served_models that mirror external models',
    text: withExternalModel(openai, '      served_models:\n        - { name: m, external_model: { name: gpt, provider: openai } }\n'),
    expected: ['8:7 warning: `config.served_models` is set by the platform and ignored. Remove it.'],
  },
  {
    name: 'top-level rate limits',
    text: withExternalModel(openai,'    rate_limits: [ { calls: 1, key: user, renewal_period: minute } ]\n'),
    expected: [
      '8:5 warning: `rate_limits` is deprecated and read as `ai_gateway.rate_limits`. Move it there.',
    ],
  },
  {
    name: 'both forms of rate limits',
    text: withExternalModel(openai,'    rate_limits: [ { calls: 1 } ]\n    ai_gateway: { rate_limits: [ { calls: 2 } ] }\n'),
    expected: [
      '8:5 error: `rate_limits` and `ai_gateway.rate_limits` (e.yml:9:32) cannot both be given. Keep the one under `ai_gateway`.',
    ],
  },
  {
    name: 'served_model_name',
    text: withEntity(custom,routes(['served_model_name: m, traffic_percentage: 100'])),
    expected: [
      '9:15 warning: `served_model_name` is the older name of `served_entity_name`. Rename it.',
    ],
  },
  {
    name: 'two names of a route that differ',
    text: withEntity(custom,routes(['served_model_name: x, served_entity_name: m, traffic_percentage: 100'])),
    expected: [
      '9:15 error: `served_model_name` and `served_entity_name` name the same thing, but differ here. Keep `served_entity_name`.',
    ],
  },
  {
    name: 'the legacy inference table',
    text: withEntity(custom,'      auto_capture_config: { enabled: true }\n'),
    expected: [
      '7:7 warning: `auto_capture_config` is deprecated: use `ai_gateway.inference_table_config`.',
    ],
  },
];

describe('deprecated: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
