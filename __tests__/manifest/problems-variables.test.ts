import { findings, type Problem, custom, openai, withEndpoint, withEntity, withExternalModel } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'a version from a variable that is not there',
    text: withEntity('entity_name: a.b.c, entity_version: "${var.x}", scale_to_zero_enabled: true'),
    expected: ['6:58 error: There is no variable `x`. Declare it under `variables`.'],
  },
  {
    name: 'an expression of GitHub',
    text: withExternalModel(openai.replace('{{secrets/s/k}}', '${{ secrets.OPENAI }}')),
    expected: [
      '7:110 error: `${{ secrets.OPENAI }}`: GitHub expressions are not evaluated in a manifest. For a secret write `"{{secrets/<scope>/<key>}}"`; for another value declare a variable, and set it by the input `variables`.',
    ],
  },
  {
    name: 'an unknown variable',
    text: `id: a\nvariables: { model: x }\nendpoints:\n  c: { description: "\${var.modle}" }\n`,
    expected: [
      '4:21 error: There is no variable `modle`. Did you mean `model`?',
    ],
  },
  {
    name: 'a variable without value',
    text: `id: a\nvariables: { model: { description: x } }\nendpoints:\n  c: { description: "\${var.model}" }\n`,
    expected: [
      '4:21 error: The variable `model` has no value. Give it a `default` or one for the run: by the input `variables`.',
    ],
  },
  {
    name: 'a variable without value in a target',
    text: `id: a\nvariables: { model: {} }\ntargets: { dev: {} }\nendpoints:\n  c: { description: "\${var.model}" }\n`,
    expected: [
      '5:21 error: The variable `model` has no value. Give it a `default`, a value in the target `dev`, or one for the run: by the input `variables`.',
    ],
  },
  {
    name: 'the environment',
    text: `id: a\nendpoints:\n  c: { description: "\${env.HOME}" }\n`,
    expected: [
      '3:21 error: `${env.HOME}` is not known here. There are `${var.<name>}` and `${target.name}`; the environment cannot be read. To write it literally: `$${env.HOME}`.',
    ],
  },
  {
    name: 'an unclosed reference',
    text: `id: a\nendpoints:\n  c: { description: "\${var.x" }\n`,
    expected: [
      '3:21 error: This `${` is not closed by `}`. To write it literally: `$${`.',
    ],
  },
  {
    name: 'a variable in a key',
    text: withEndpoint('    tags: { "${target.name}": x }\n'),
    expected: [
      '4:13 error: Variables are not filled in inside keys: `${target.name}`. Write tags as a list to fill in a key.',
    ],
  },
  {
    name: 'an undeclared variable of the run',
    text: 'id: a\nvariables: { model: x }\nendpoints: {}\n',
    options: {variables:{modl:'y'}},
    expected: [
      '1:1 error: The variable `modl` was given to the run, but the manifest does not declare it. Did you mean `model`?',
    ],
  },
  {
    name: 'an undeclared variable of a target',
    text: 'id: a\nvariables: { model: x }\ntargets: { dev: { variables: { modl: y } } }\nendpoints: {}\n',
    expected: [
      '3:32 error: `modl` is not declared under `variables`. Did you mean `model`?',
    ],
  },
  {
    name: 'a variable that refers to another',
    text: 'id: a\nvariables: { a: x, b: "${var.a}" }\nendpoints: {}\n',
    expected: [
      '2:23 error: The value of a variable cannot refer to `${var.a}`, only to `${target.name}`. To write it literally, double the dollar sign.',
    ],
  },
  {
    name: 'a variable that is a list',
    text: 'id: a\nvariables: { a: [x], b: { defualt: x } }\nendpoints: {}\n',
    expected: [
      '2:17 error: The variable `a` must be text or a map with `default`, not a list.',
      '2:27 error: `defualt` is not a known key of `b`. Did you mean `default`?',
    ],
  },
  {
    name: 'a wrong reference in a target that is not chosen',
    text: 'id: a\ntargets:\n  dev: { default: true }\n  prod: { endpoints: { c: { description: "${var.x}" } } }\nendpoints: { c: {} }\n',
    expected: [
      '4:42 error: There is no variable `x`. Declare it under `variables`.',
    ],
  },
  {
    name: 'a filled-in value of the wrong type',
    text: `id: a\nvariables: { n: many }\n`+withEntity(custom+', min_provisioned_concurrency: "${var.n}", max_provisioned_concurrency: 8').slice(6),
    expected: [
      '7:121 error: `min_provisioned_concurrency` must be a whole number, not `many`.',
    ],
  },
];

describe('variables: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
