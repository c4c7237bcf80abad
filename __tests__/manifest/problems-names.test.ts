import { findings, type Problem, withEndpoint } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'a key that is no name',
    text: 'id: a\nendpoints:\n  "my endpoint": {}\n',
    expected: [
      '3:3 error: The key `my endpoint` is the endpoint\'s name, which must be 1 to 63 letters, digits, `-` or `_`, the first a letter or digit. Choose another key.',
    ],
  },
  {
    name: 'a variable in a key',
    text: 'id: a\nvariables: { x: dev }\nendpoints:\n  "${var.x}-chat": {}\n',
    expected: [
      '4:3 error: Variables are not filled in inside keys: choose a plain key instead of `${var.x}-chat`, and state the endpoint\'s `name`.',
    ],
  },
  {
    name: 'a prefix that makes no names, once',
    text: 'id: a\ntargets: { dev: { default: true, name_prefix: dev/ } }\nendpoints:\n  a: {}\n  b: {}\n',
    expected: [
      '2:47 error: `name_prefix` must be letters, digits, `-` or `_`, the first a letter or digit, but is `dev/`.',
    ],
  },
  {
    name: 'a reserved prefix',
    text: 'id: a\nendpoints:\n  databricks-x: {}\n',
    expected: [
      '3:3 error: The name `databricks-x` cannot be used: the prefix `databricks-` is reserved for the platform.',
    ],
  },
  {
    name: 'the name pt',
    text: 'id: a\nendpoints:\n  c: { name: pt }\n',
    expected: [
      '3:14 error: The name `pt` cannot be used: it is a part of the platform\'s own routes.',
    ],
  },
  {
    name: 'a stated name that is none',
    text: withEndpoint('    name: "-x"\n'),
    expected: [
      '4:11 error: `name` must be 1 to 63 letters, digits, `-` or `_`, the first a letter or digit, but is `-x`.',
    ],
  },
  {
    name: 'two of the same name',
    text: 'id: a\nendpoints:\n  c: {}\n  d: { name: c }\n',
    expected: [
      '4:14 error: The endpoints `c` (e.yml:3:3) and `d` have the same name, `c`.',
    ],
  },
  {
    name: 'a name in defaults',
    text: 'id: a\ndefaults: { name: x }\nendpoints: {}\n',
    expected: [
      '2:13 error: `name` is not a known key of `defaults`. Known are `config`, `ai_gateway`, `tags`, `permissions`, `email_notifications`, `telemetry_config`, `description`, `route_optimized`, `budget_policy_id` and `lifecycle`.',
    ],
  },
];

describe('names: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
