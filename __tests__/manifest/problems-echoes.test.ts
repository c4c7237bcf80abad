/** One slip, one finding: what only follows from it is not told, too. */
import { custom, findings, openai, type Problem, secret, withEndpoint, withEntity, withTwoEntities } from './manifests.js';

const unknown = (place: string, key: string, owner: string, meant: string): string =>
  `${place} error: \`${key}\` is not a known key of ${owner}. Did you mean \`${meant}\`?`;
const entity = 'an item of `served_entities`';
const lines = (...more: string[]): string => ['id: a', 'endpoints:', '  c:', ...more, ''].join('\n');
const traffic = '      traffic_config: { routes: [ { served_entity_name: a, traffic_percentage: 90 }, { served_entity_name: b, traffic_percentage: 10 } ] }\n';

const problems: Problem[] = [
  { name: 'a misspelt list of served entities', text: lines('    config:', `      served_entites: [ { ${custom} } ]`), expected: [unknown('5:7', 'served_entites', '`config`', 'served_entities')] },
  { name: 'a misspelt kind of model', text: withEntity(`external_modle: { name: g, ${openai} }`), expected: [unknown('6:22', 'external_modle', entity, 'external_model')] },
  { name: 'a model by its older name', text: withEntity('model_name: a.b.c, entity_version: "1", scale_to_zero_enabled: true'), expected: [unknown('6:22', 'model_name', entity, 'entity_name')] },
  { name: 'the model of a provider', text: withEntity(`external_model: { model: g, ${openai} }`), expected: [unknown('6:40', 'model', '`external_model`', 'name')] },
  {
    name: 'the key of a provider, shortened',
    text: withEntity(`external_model: { name: g, provider: openai, task: llm/v1/chat, openai_config: { api_key: ${secret} } }`),
    expected: [unknown('6:103', 'api_key', '`openai_config`', 'openai_api_key')],
  },
  {
    name: 'the key of a provider, one level too high',
    text: withEntity(`external_model: { name: g, provider: openai, task: llm/v1/chat, openai_api_key: ${secret} }`),
    expected: ['6:86 error: `openai_api_key` is not a known key of `external_model`. It belongs under `openai_config`.'],
  },
  { name: 'a misspelt block of a provider', text: withEntity(`external_model: { name: g, ${openai.replace('_config', '_confg')} }`), expected: [unknown('6:86', 'openai_confg', '`external_model`', 'openai_config')] },
  { name: 'whom a grant is for', text: withEndpoint('    permissions: [ { level: CAN_VIEW, group: x } ]\n'), expected: [unknown('4:39', 'group', 'an item of `permissions`', 'group_name')] },
  { name: 'what a rate limit counts', text: withEndpoint('    ai_gateway: { rate_limits: [ { call: 1 } ] }\n'), expected: [unknown('4:36', 'call', 'an item of `rate_limits`', 'calls')] },
  { name: 'a value of a tag', text: withEndpoint('    tags: [ { key: a, val: b } ]\n'), expected: [unknown('4:23', 'val', 'an item of `tags`', 'value')] },
  { name: 'the default of a variable', text: 'id: a\nvariables: { x: { value: y } }\nendpoints: {}\n', expected: [unknown('2:19', 'value', '`x`', 'default')] },
  {
    name: 'two models in one served entity',
    text: withTwoEntities(`name: a, ${custom}, external_model: { name: g, ${openai} }`, `name: b, ${custom}`, traffic),
    expected: ['6:22 error: A served entity has either `external_model` or `entity_name`, not both. Remove one.'],
  },
  { name: 'routes one level too high', text: withTwoEntities(`name: a, ${custom}`, `name: b, ${custom}`, traffic.slice(2)), expected: ['8:5 error: `traffic_config` is not a known key of the endpoint `c`. It belongs under `config`.'] },
  { name: 'misspelt routes', text: withTwoEntities(`name: a, ${custom}`, `name: b, ${custom}`, traffic.replace('routes', 'route')), expected: [unknown('8:25', 'route', '`traffic_config`', 'routes')] },
  { name: 'a route by another key', text: withTwoEntities(`name: a, ${custom}`, `name: b, ${custom}`, traffic.replace('served_entity_name: b', 'entity_name: b')), expected: [unknown('8:88', 'entity_name', 'an item of `routes`', 'served_entity_name')] },
  { name: 'a share by another key', text: withTwoEntities(`name: a, ${custom}`, `name: b, ${custom}`, traffic.replace('traffic_percentage: 10', 'percentage: 10')), expected: [unknown('8:111', 'percentage', 'an item of `routes`', 'traffic_percentage')] },
  {
    name: 'a route to a misspelt name',
    text: withTwoEntities(`name: champion, ${custom}`, `name: rival, ${custom}`, traffic.replace('name: a', 'name: champion').replace('name: b', 'name: rivla')),
    expected: ['8:115 error: The route names `rivla`, but there is no such served entity. Did you mean `rival`?'],
  },
  {
    name: 'two served entities of one name',
    text: withTwoEntities(`name: a, ${custom}`, `name: a, ${custom}`, traffic),
    expected: ['7:19 error: Two served entities are named `a`; the first is at e.yml:6:19. Names are unique within an endpoint.'],
  },
  {
    name: 'a target that misspells the name of a served entity',
    text: `${withEntity(custom)}targets:\n  t: { default: true, endpoints: { c: { config: { served_entities: [ { name: n, workload_size: Large } ] } } } }\n`,
    expected: [
      '8:70 error: A served entity needs `entity_name` (a model in Databricks) or `external_model` (one served elsewhere). Did you mean `m`?',
    ],
  },
  { name: 'UTF-16, as a shell of Windows writes it', text: Buffer.from('\uFEFFid: a\nendpoints: {}\n', 'utf16le').toString('utf8'), expected: ['1:1 error: This file is not UTF-8 but UTF-16, as some editors and shells of Windows write it. Save it as UTF-8.'] },
  { name: 'a tab, and the lines below', text: 'id: a\nendpoints:\n  c:\n    config: {}\n\ttags: {}\n    description: x\n  d: {}\n', expected: ['5:1 error: This line is indented by a tab. YAML takes spaces only.'] },
  { name: 'a key without a colon, and the lines below', text: 'id: a\nendpoints:\n  c\n    config: {}\n    tags: {}\n    description: x\n', expected: ['3:3 error: This line needs a key with a colon and a space after it, `key: value`.'] },
  {
    name: 'a comment without its sign, and the lines below',
    text: 'Our endpoints\nid: a\nendpoints:\n  c:\n    config: {}\n',
    expected: ['1:1 error: This line needs a key with a colon and a space after it, `key: value`.'],
  },
  {
    name: 'text after a value, and the lines below',
    text: 'id: a\nendpoints:\n  c: { tags: {} } # a\n  wrapped\n  d: {}\n  e: {}\n',
    expected: ['4:3 error: This line needs a key with a colon and a space after it, `key: value`.'],
  },
  {
    name: 'a value that ends too early, and the lines below',
    text: '  lost: [ a ]` go.\n\nid: models\n\nvariables:\n  a: x\nendpoints:\n  c: {}\n',
    expected: ['1:14 error: A value ends before this, so it does not belong here. Is a quote, a comma or the `#` of a comment missing?'],
  },
  {
    name: 'a no-break space',
    text: 'id: a\nendpoints:\n  c:\n    config: {}\n \u00a0  tags: {}\n',
    expected: ['5:2 error: This line is indented by a no-break space, which only looks like a space. Replace it, and look for others like it.'],
  },
  { name: 'a quote that is not closed', text: 'id: "a\nendpoints: {}\n', expected: ['3:1 error: A quote that is opened above, or on this line, is not closed.'] },
  {
    name: 'a colon in a value in braces',
    text: withEndpoint('    tags: [ { key: a, value: b: c } ]\n'),
    expected: ['4:30 error: Inside `{ }` and `[ ]`, text with a colon and a space (`: `) in it must be in quotes, and items are separated by commas.'],
  },
  {
    name: 'a path of Windows in double quotes',
    text: withEndpoint('    description: "C:\\data"\n'),
    expected: ['4:21 error: In double quotes, a backslash starts an escape such as `\\n`, and this is none. Write `\\\\`, or use single quotes.'],
  },
];

it.each(problems)('$name', ({ text, options, expected }) => {
  expect(findings(text, options)).toEqual(expected);
});
