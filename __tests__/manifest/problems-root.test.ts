import { findings, type Problem } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'nothing but unknown keys',
    text: 'ids: a\nendpoint: {}\n',
    expected: [
      '1:1 error: `ids` is not a known key of the manifest. Did you mean `id`?',
      '2:1 error: `endpoint` is not a known key of the manifest. Did you mean `endpoints`?',
    ],
  },
  {
    name: 'empty values',
    text: 'id:\nendpoints:\n',
    expected: [
      '1:1 error: `id` must not be empty.',
      '2:1 error: `endpoints` is empty. Write each endpoint below it, indented, under a key of its own.',
    ],
  },
  {
    name: 'neither id nor endpoints, nor anything near',
    text: 'defaults: {}\n',
    expected: [
      '1:1 error: The manifest needs an `id`, 1 to 40 letters, digits, `-` or `_`: it tells whose the endpoints are.',
      '1:1 error: The manifest has no `endpoints`: a map with each endpoint under a key of its own.',
    ],
  },
  {
    name: 'another file, such as a workflow',
    text: 'name: Endpoints\non: push\npermissions: {}\njobs: {}\n',
    expected: ['1:1 error: This is no manifest: it has `name`, `on`, `permissions`, but no `id` and no `endpoints`. Is it the right file?'],
  },
  {
    name: 'endpoints of another case',
    text: 'id: a\nEndpoints:\n  c: {}\n',
    expected: ['2:1 error: `Endpoints` is not a known key of the manifest. Did you mean `endpoints`?'],
  },
  {
    name: 'a pasted reply',
    text: '{"id": "f00", "name": "chat", "state": {}, "config": {"served_entities": []}}',
    expected: [
      '1:15 error: This looks like a single endpoint, as the API shows it. Write an `id`, and put the endpoint under `endpoints:`, below a key of its own.',
    ],
  },
  {
    name: 'an endpoint without name or key',
    text: 'id: a\nconfig: { served_entities: [] }\n',
    expected: [
      '2:1 error: This looks like a single endpoint, as the API shows it. Write an `id`, and put the endpoint under `endpoints:`, below a key of its own.',
    ],
  },
  {
    name: 'a bundle',
    text: 'bundle: { name: x }\nresources:\n  model_serving_endpoints:\n    chat: { name: chat, config: {} }\n',
    expected: [
      '2:1 error: This looks like a Databricks bundle, not a manifest. `databricks-endpoints import <file> --output endpoints.yml` makes a manifest of its endpoints.',
    ],
  },
  {
    name: 'an id with other characters',
    text: 'id: a b\nendpoints: {}\n',
    expected: [
      '1:5 error: `id` must be 1 to 40 letters, digits, `-` or `_`, but is `a b`.',
    ],
  },
  {
    name: 'an id from a variable',
    text: 'id: ${var.x}\nvariables: { x: a }\nendpoints: {}\n',
    expected: [
      '1:5 error: `id` must be 1 to 40 letters, digits, `-` or `_`, but is `${var.x}`.',
    ],
  },
  {
    name: 'an id that is too long',
    text: `id: ${'a'.repeat(41)}\nendpoints: {}\n`,
    expected: [
      '1:5 error: `id` must be 1 to 40 letters, digits, `-` or `_`, but is `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`.',
    ],
  },
  {
    name: 'endpoints as a list',
    text: 'id: a\nendpoints: []\n',
    expected: [
      '2:12 error: `endpoints` must be a map, not a list. Write `endpoints: { <key>: { config: ... } }`.',
    ],
  },
  {
    name: 'a moved_from that is no tag',
    text: 'id: a\nmoved_from: [ o__r__i__t, other ]\nendpoints: {}\n',
    expected: [
      '2:27 error: An item of `moved_from` is an ownership tag, `<owner>__<repo>__<id>__<target>`, but this is `other`.',
    ],
  },
  {
    name: 'parts of an endpoint at its level',
    text: 'id: a\nendpoints:\n  c:\n  config:\n    served_entities:\n      - { name: m, entity_name: a.b.c, entity_version: 1, scale_to_zero_enabled: true }\n  tags: { team: ml }\n',
    expected: ['4:3 error: `config` stands at the level of the endpoint `c`. Is it indented too little?'],
  },
  {
    name: 'an empty endpoint',
    text: 'id: a\nendpoints:\n  c:\n',
    expected: [
      '3:3 error: The endpoint `c` is empty. Only a target can leave an endpoint out by an empty value; for one without config write `{}`.',
    ],
  },
  {
    name: 'several files',
    text: [{path:'a.yml',text:'id: a\ndefaults: { description: x }\nendpoints: { c: {} }\n'},{path:'b.yml',text:'id: a\ndefaults: { description: y }\nendpoints: { c: {}, d: {} }\n'}],
    expected: [
      'b.yml:1:1 error: `id` is already defined at a.yml:1:1. Keep one of the two.',
      'b.yml:2:13 error: `defaults.description` is already defined at a.yml:2:13. Keep one of the two.',
      'b.yml:3:14 error: `endpoints.c` is already defined at a.yml:3:14. Keep one of the two.',
    ],
  },
  {
    name: 'a broken file among several',
    text: [{path:'a.yml',text:'id: a\nendpoint: {}\n'},{path:'b.yml',text:'a: ['}],
    expected: [
      'a.yml:2:1 error: `endpoint` is not a known key of the manifest. Did you mean `endpoints`?',
      'b.yml:1:5 error: A `{` or `[` above is not closed, or what is inside it is indented too little.',
    ],
  },
];

describe('root: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
