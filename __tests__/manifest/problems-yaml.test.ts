import { findings, type Problem, custom, withEndpoint, withEntity } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'an empty file',
    text: '',
    expected: [
      '1:1 error: The manifest is empty. It needs at least `id` and `endpoints`.',
    ],
  },
  {
    name: 'only a comment',
    text: '# nothing\n',
    expected: [
      '1:1 error: The manifest is empty. It needs at least `id` and `endpoints`.',
    ],
  },
  {
    name: 'an explicit null',
    text: '---\n...\n',
    expected: [
      '1:1 error: The manifest is empty. It needs at least `id` and `endpoints`.',
    ],
  },
  {
    name: 'a scalar',
    text: 'abc',
    expected: [
      '1:1 error: A manifest is a map with `id` and `endpoints`, but this is text.',
    ],
  },
  {
    name: 'a list',
    text: '- a',
    expected: [
      '1:1 error: A manifest is a map with `id` and `endpoints`, but this is a list.',
    ],
  },
  {
    name: 'a tab as indentation',
    text: 'id: a\n\tendpoints: {}',
    expected: [
      '2:1 error: This line is indented by a tab. YAML takes spaces only.',
    ],
  },
  {
    name: 'a value with a colon',
    text: 'id: a\nendpoints:\n  c:\n    description: Chat: for all\n',
    expected: ['4:18 error: Text with a colon and a space (`: `) in it must be in quotes.'],
  },
  {
    name: 'a line with one space too many',
    text: 'id: a\nendpoints:\n  c:\n    description: x\n     tags: {}\n',
    expected: ['5:6 error: This line is indented too far: it has more spaces than the keys above it.'],
  },
  {
    name: 'a line with one space too few',
    text: 'id: a\nendpoints:\n  c:\n    config: {}\n   tags: {}\n',
    expected: ['5:1 error: This line is not indented like the lines it belongs to: the keys of one map start at the same column.'],
  },
  {
    name: 'an alias of a model without quotes',
    text: withEntity('entity_name: a.b.c, entity_version: @champion'),
    expected: ['6:58 error: Text that starts with `@` must be in quotes: `entity_version: "@champion"`.'],
  },
  {
    name: 'other text that starts with @, without showing it',
    text: 'id: a\nendpoints:\n  c: @hunter2\n',
    expected: ['3:6 error: Text that starts with `@` must be in quotes.'],
  },
  {
    name: 'the marks of a merge conflict',
    text: 'id: a\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n',
    expected: ['2:1 error: There is an unresolved merge conflict here (`<<<<<<<`). Resolve it, and remove the marks of git.'],
  },
  {
    name: 'a key without colon',
    text: 'id: a\nendpoints:\n  c\n    config: {}\n',
    expected: ['3:3 error: This line needs a key with a colon and a space after it, `key: value`.'],
  },
  {
    name: 'a list among keys',
    text: 'id: a\n- b\n',
    expected: ['2:1 error: This list item (`-`) stands among the keys of a map. Indent it below the key that it belongs to.'],
  },
  {
    name: 'a second document',
    text: 'id: a\nendpoints: {}\n---\nid: b\n',
    expected: [
      '3:1 error: A file holds one YAML document; put the second one into a file of its own.',
    ],
  },
  {
    name: 'an unclosed list',
    text: 'id: [a\nendpoints: {}\n',
    expected: [
      '2:1 error: A `{` or `[` above is not closed, or what is inside it is indented too little.',
    ],
  },
  {
    name: 'a key defined twice',
    text: 'id: a\nid: b\nendpoints:\n  c: {}\n  c: {}\n',
    expected: [
      '2:1 error: The key `id` is already defined at e.yml:1:1.',
      '5:3 error: The key `c` is already defined at e.yml:4:3.',
    ],
  },
  {
    name: 'a key defined twice deep inside',
    text: withEntity(custom+', environment_vars: { A: x, A: y }'),
    expected: [
      '6:118 error: The key `A` is already defined at e.yml:6:112.',
    ],
  },
  {
    name: 'a merge key',
    text: 'id: a\nendpoints:\n  b: &b { description: x }\n  c:\n    <<: *b\n',
    expected: [
      '5:5 error: Merge keys (`<<`) are not supported. Put what endpoints share under `defaults`, or use an alias for a whole value.',
    ],
  },
  {
    name: 'an unquoted secret reference',
    text: withEndpoint('    config: { served_entities: [ { name: m, external_model: { name: g, provider: anthropic, task: llm/v1/chat, anthropic_config: { anthropic_api_key: {{secrets/s/k}} } } } ] }\n'),
    expected: [
      '4:151 error: Text with `{{...}}` must be in quotes: `"{{secrets/<scope>/<key>}}"`.',
    ],
  },
  {
    name: 'an alias bomb',
    text: 'id: &z [x,x,x,x,x,x,x,x,x]\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n',
    expected: [
      '7:8 error: The aliases of this manifest expand to too many values. Write fewer, or smaller, anchors.',
    ],
  },
  {
    name: 'an alias inside its own anchor',
    text: 'id: &a [ *a ]',
    expected: [
      '1:10 error: The alias `*a` stands inside its own anchor.',
    ],
  },
  {
    name: 'an alias without anchor',
    text: 'id: *a',
    expected: [
      '1:5 error: There is no anchor `&a` above this alias.',
    ],
  },
  {
    name: 'a custom tag',
    text: 'id: !foo a\nendpoints: {}',
    expected: [
      '1:5 error: This is not valid YAML: Unresolved tag: !foo.',
    ],
  },
  {
    name: 'YAML 1.1',
    text: '%YAML 1.1\n---\nid: a\nendpoints: {}\n',
    expected: [
      '1:1 error: The manifest is read as YAML 1.2. Remove the directive `%YAML 1.1`.',
    ],
  },
  {
    name: 'a map as key',
    text: 'id: a\nendpoints: {}\n? [a]\n: b\n',
    expected: [
      '3:3 error: A key must be text, but this one is a list.',
    ],
  },
  {
    name: 'a key of a list item that is indented too little',
    text: 'id: a\nendpoints:\n  c:\n    config:\n      served_entities:\n        - name: a\n         workload_size: Small\n',
    expected: [
      '7:1 error: This line is not indented like the lines it belongs to: the keys of one map start at the same column.',
    ],
  },
  {
    name: 'text after a quoted secret, without repeating it',
    text: 'id: a\nendpoints:\n  c: "x" hunter2\n',
    expected: [
      '3:10 error: A value ends before this, so it does not belong here. Is a quote, a comma or the `#` of a comment missing?',
    ],
  },
];

describe('yaml: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });

  it.each([['!!binary', 'YQ=='], ['!!timestamp', '2027-01-01'], ['!!set', '{a, b}'], ['!!omap', '[a: b]'], ['!!pairs', '[a: b]']])('what would read as empty: %s', (tag, value) => {
    expect(findings(`id: a\nendpoints: {e: {description: ${tag} ${value}}}`)).toEqual([`2:${31 + tag.length} error: The tag \`${tag}\` is not supported. Remove it.`]);
  });

  it('not the tags of JSON', () => {
    const text = 'id: !!str a\nendpoints: !!map {e: !!map {tags: !!seq [{key: !!str a, value: ! b}], lifecycle: {prevent_destroy: !!bool true}, description: !!str 1}}';
    expect(findings(text)).toEqual([]);
  });
});
