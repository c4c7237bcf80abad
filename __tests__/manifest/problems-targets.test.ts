import { findings, type Problem } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'an unknown target',
    text: 'id: a\ntargets: { dev: {}, prod: {} }\nendpoints: {}\n',
    options: {target:'prd'},
    expected: [
      '2:1 error: There is no target `prd`. Known are `dev` and `prod`. Did you mean `prod`?',
    ],
  },
  {
    name: 'a target where none are declared',
    text: 'id: a\nendpoints: {}\n',
    options: {target:'prod'},
    expected: [
      '1:1 error: There is no target `prod`. The manifest declares no targets.',
    ],
  },
  {
    name: 'no default among several',
    text: 'id: a\ntargets: { dev: {}, prod: {} }\nendpoints: {}\n',
    expected: [
      '2:1 error: None of the targets (`dev` and `prod`) is the default. Mark one with `default: true`, or choose one with the input `target`.',
    ],
  },
  {
    name: 'two defaults',
    text: 'id: a\ntargets:\n  dev: { default: true }\n  prod: { default: true }\nendpoints: {}\n',
    expected: [
      '4:20 error: Two targets are marked `default: true`: `prod`, and `dev` at e.yml:3:3.',
    ],
  },
  {
    name: 'several where one must be chosen',
    text: 'id: a\ntargets: { dev: { default: true }, prod: {} }\nendpoints: {}\n',
    options: {requireTarget:true},
    expected: [
      '2:1 error: The manifest has several targets (`dev` and `prod`). Choose one with the input `target`.',
    ],
  },
  {
    name: 'a difference for an endpoint that does not exist',
    text: 'id: a\ntargets:\n  dev:\n    endpoints:\n      chta: { tags: { a: b } }\nendpoints:\n  chat: { description: x }\n',
    expected: [
      '5:7 warning: The endpoint `chta` stands in the target `dev` alone and has no `config`: it would be made without one. Did you mean `chat`?',
    ],
  },
  {
    name: 'an endpoint of one target alone',
    text: 'id: a\ntargets:\n  dev:\n    endpoints:\n      chta: { config: { served_entities: [ { entity_name: a.b.c, entity_version: "1", workload_size: Small, scale_to_zero_enabled: true } ] } }\nendpoints:\n  chat: { description: x }\n',
    expected: [],
  },
  {
    name: 'an unknown key',
    text: 'id: a\ntargets:\n  dev: { hosts: x }\nendpoints: {}\n',
    expected: [
      '3:10 error: `hosts` is not a known key of `dev`. Did you mean `host`?',
    ],
  },
  {
    name: 'a plain http host',
    text: 'id: a\ntargets:\n  dev: { host: "http://example.com" }\nendpoints: {}\n',
    expected: [
      '3:16 error: `host` must start with `https://`.',
    ],
  },
  {
    name: 'a host without scheme',
    text: 'id: a\ntargets:\n  dev: { host: adb-1.2.azuredatabricks.net }\nendpoints: {}\n',
    expected: [
      '3:16 error: `host` must be the URL of a workspace, such as `https://adb-1.2.azuredatabricks.net`.',
    ],
  },
  {
    name: 'a host with a path',
    text: 'id: a\ntargets:\n  dev: { host: "https://x.example.com/a" }\nendpoints: {}\n',
    expected: [
      '3:16 error: `host` must be a host alone: `https://x.example.com`.',
    ],
  },
  {
    name: 'leaving out what is not there',
    text: 'id: a\ntargets:\n  dev: { endpoints: { chta: null } }\nendpoints: { chat: {} }\n',
    expected: [
      '3:23 error: There is no endpoint `chta` to leave out of this target. Did you mean `chat`?',
    ],
  },
  {
    name: 'targets that ownership tags cannot tell apart',
    text: 'id: a\ntargets:\n  a.b: { default: true }\n  a-b: {}\nendpoints: {}\n',
    expected: [
      '4:3 error: The targets `a.b` (e.yml:3:3) and `a-b` could not be told apart in ownership tags, where both are `a-b`. Rename one.',
    ],
  },
];

describe('targets: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
