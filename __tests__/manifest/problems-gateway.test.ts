import { findings, type Problem, custom, openai, withEntity, withExternalModel } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'a limit of nothing',
    text: withExternalModel(openai,'    ai_gateway: { rate_limits: [ { key: user } ] }\n'),
    expected: [
      '8:34 error: A rate limit needs `calls` or `tokens`.',
    ],
  },
  {
    name: 'a limit without principal',
    text: withExternalModel(openai,'    ai_gateway: { rate_limits: [ { key: user_group, calls: 1 }, { key: service_principal, calls: 1 } ] }\n'),
    expected: [
      '8:34 error: A rate limit with `key: user_group` needs `principal`, the group\'s name.',
      '8:65 error: A rate limit with `key: service_principal` needs `principal`, the application id.',
    ],
  },
  {
    name: 'a principal of the endpoint',
    text: withExternalModel(openai,'    ai_gateway: { rate_limits: [ { calls: 1, principal: x } ] }\n'),
    expected: [
      '8:46 error: A rate limit of the whole endpoint has no `principal`. Remove it, or set `key` to `user`, `user_group` or `service_principal`.',
    ],
  },
  {
    name: 'a limit twice',
    text: withExternalModel(openai,'    ai_gateway: { rate_limits: [ { calls: 1 }, { key: endpoint, calls: 2, tokens: 3 } ] }\n'),
    expected: [
      '8:48 error: There is already a limit of `calls` for `endpoint`, at e.yml:8:34.',
    ],
  },
  {
    name: 'a wrong period',
    text: withExternalModel(openai,'    ai_gateway: { rate_limits: [ { calls: 1, renewal_period: hour } ] }\n'),
    expected: [
      '8:62 error: `renewal_period` must be `minute`, not `hour`.',
    ],
  },
  {
    name: 'too many limits',
    text: withExternalModel(openai,`    ai_gateway: { rate_limits: [ ${Array.from({length:21},(_,i)=>`{ calls: 1, key: user_group, principal: g${i} }`).join(', ')} ] }\n`),
    expected: [
      '8:19 error: An endpoint has at most 20 rate limits, but here are 21.',
      '8:19 error: An endpoint has at most 5 rate limits for groups, but here are 21.',
    ],
  },
  {
    name: 'an inference table without place',
    text: withExternalModel(openai,'    ai_gateway: { inference_table_config: { enabled: true, catalog_name: c } }\n'),
    expected: [
      '8:19 error: An enabled `inference_table_config` needs `schema_name`.',
    ],
  },
  {
    name: 'fallback of custom models',
    text: withEntity(custom,'    ai_gateway: { fallback_config: { enabled: true } }\n'),
    expected: [
      '7:19 warning: `fallback_config` is known to work for external models only; the platform may refuse it here.',
    ],
  },
  {
    name: 'fallback to nothing',
    text: withExternalModel(openai,'    ai_gateway: { fallback_config: { enabled: true } }\n'),
    expected: [
      '8:19 warning: `fallback_config` has no effect: there is only one served entity to fall back to.',
    ],
  },
  {
    name: 'fallback without enabled',
    text: withExternalModel(openai,'    ai_gateway: { fallback_config: {} }\n'),
    expected: [
      '8:36 error: `fallback_config` needs `enabled`: on or off.',
    ],
  },
  {
    name: 'word lists',
    text: withExternalModel(openai,'    ai_gateway: { guardrails: { input: { invalid_keywords: [ x ], pii: { behavior: HIDE } } } }\n'),
    expected: [
      '8:42 warning: `invalid_keywords` is deprecated: the platform has deprecated keyword and topic lists.',
      '8:84 warning: `HIDE` is not a value of `behavior` that is known here (`NONE`, `BLOCK` and `MASK`). It is sent as it is.',
    ],
  },
];

describe('gateway: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
