import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Field, Json, ObjectField } from '../../src/endpoint/fields/index.js';
import { child, type Node } from '../../src/manifest/node.js';
import { mergeLayer } from '../../src/manifest/merge.js';
import { readManifest } from '../../src/manifest/read.js';
import { readValue } from '../../src/manifest/read-value.js';
import { createReport } from '../../src/manifest/report.js';
import { endpointField } from '../../src/manifest/shapes.js';
import { parseTree } from '../../src/manifest/yaml-tree.js';

/** Every key of the table, so that structures get past the first unknown key. */
const knownKeys = [...keysOf(endpointField), 'id', 'endpoints', 'defaults', 'targets', 'variables', 'remove', 'default'];

function keysOf(field: Field): string[] {
  if (field.type === 'object') return Object.entries(field.fields).flatMap(([key, each]) => [key, ...keysOf(each)]);
  return (field.type === 'entity-list' || field.type === 'keyed-list') && field.item !== undefined ? keysOf(field.item) : [];
}

const scalar = fc.oneof(
  fc.constantFrom<Json>(null, true, '', 'latest', '${var.x}', '$${x}', '${', 3, 1.5, -1, '3', 'external', '{{secrets/a/b}}', 'name'),
  fc.string(),
);
const { structure } = fc.letrec<{ structure: Json }>((tie) => ({
  structure: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    scalar,
    fc.array(tie('structure'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof({ arbitrary: fc.constantFrom(...knownKeys), weight: 9 }, { arbitrary: fc.string(), weight: 1 }),
      tie('structure'),
      { maxKeys: 6 },
    ),
  ),
}));

/** Values of the right shape for a row, now and then `null`. */
function valueOf(field: Field, depth = 0): fc.Arbitrary<Json> {
  switch (field.type) {
    case 'string':
      return field.credential === true
        ? fc.constant('{{secrets/a/b}}')
        : fc.constantFrom(...(field.values ?? ['a', 'b', 'c-1']));
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.constantFrom(field.minimum ?? 0, 4, 8);
    case 'string-list':
      return fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 });
    case 'string-map':
      return fc.dictionary(fc.constantFrom('A', 'B', '__proto__'), fc.constantFrom('x', 'y'), { maxKeys: 2 });
    case 'object':
      return objectOf(field, depth);
    default:
      return field.item === undefined
        ? fc.array(fc.constantFrom('a@b.cd', 'c@d.ef'), { maxLength: 2 })
        : fc.array(objectOf(field.item, depth), { maxLength: 2 });
  }
}

function objectOf(field: ObjectField, depth: number): fc.Arbitrary<Json> {
  const entries = Object.entries(field.fields).map(([key, row]) => [key, valueOf(row, depth + 1)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }).map((value) => value as Json);
}

const layer = objectOf(endpointField, 0);

function treeOf(value: Json): Node {
  const report = createReport(['x.yml']);
  const tree = parseTree({ path: 'x.yml', text: stringify({ value }, { aliasDuplicateObjects: false }) }, report);
  const node = child(tree, 'value');
  if (node === undefined) throw new Error(JSON.stringify(report.list()));
  return node;
}

/** The tree as JSON, without checks that only a whole endpoint must pass. */
function jsonOf(node: Node | undefined): string {
  const report = createReport(['x.yml']);
  return node === undefined ? 'nothing' : JSON.stringify(readValue(node, endpointField, 'e', { report, mode: 'layer' }));
}

describe('reading never throws', () => {
  it('on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), yamlish()), (text) => {
        expectSane(text);
      }),
      { numRuns: 150 },
    );
  });

  it('on any structure, with a place for every finding', () => {
    fc.assert(
      fc.property(structure, structure, structure, (endpoint, defaults, target) => {
        const text = stringify({
          id: 'a',
          variables: { x: '3' },
          defaults,
          targets: { t: { endpoints: { c: target } } },
          endpoints: { c: endpoint },
        });
        expectSane(text);
      }),
      { numRuns: 150 },
    );
  });

  function yamlish(): fc.Arbitrary<string> {
    const pieces = ['id: a\n', 'endpoints:\n', '  c:\n', '    config: ', '- ', '{', '}', '[', ']', '&a ', '*a', '!!str ', '|\n', '? ', ': ', '"', '\t', '---\n', '#', '<<: ', '${', '\uFEFF'];
    return fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
  }

  function expectSane(text: string): void {
    const { manifest, diagnostics } = readManifest([{ path: 'e.yml', text }], {});
    expect(manifest === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
    for (const found of diagnostics) {
      expect(found.file).toBe('e.yml');
      expect(found.line).toBeGreaterThanOrEqual(1);
      expect(found.line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
      expect(found.column).toBeGreaterThanOrEqual(1);
    }
  }
});

describe('merging', () => {
  const merge = (inherited: Node | undefined, over: Node): Node | undefined =>
    mergeLayer(inherited, over, endpointField, createReport(['x.yml']));

  it('with an empty layer changes nothing', () => {
    fc.assert(
      fc.property(layer, (value) => {
        const tree = merge(undefined, treeOf(value));
        expect(jsonOf(tree && merge(tree, treeOf({})))).toBe(jsonOf(tree));
      }),
      { numRuns: 60 },
    );
  });

  it('of a layer that states nothing twice, onto itself, changes nothing', () => {
    fc.assert(
      fc.property(layer, (value) => {
        const single = firstItemsOnly(value);
        const tree = merge(undefined, treeOf(single));
        expect(jsonOf(tree && merge(tree, treeOf(single)))).toBe(jsonOf(tree));
      }),
      { numRuns: 60 },
    );
  });

  it('is associative for scalars and maps: the last layer that states a value wins', () => {
    const value = fc.record(
      { description: fc.constantFrom('a', 'b'), ai_gateway: valueOf(gatewayWithoutLists()) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const [x, y, z] = [treeOf(a), treeOf(b), treeOf(c)];
        const left = merge(merge(merge(undefined, x), y), z);
        const inner = merge(merge(undefined, y), z);
        const right = inner && merge(merge(undefined, x), inner);
        // Equal as values; which layer mentioned a key first decides the order only.
        expect(JSON.parse(jsonOf(left))).toEqual(JSON.parse(jsonOf(right)));
      }),
      { numRuns: 60 },
    );
  });

  function gatewayWithoutLists(): ObjectField {
    const field = endpointField.fields['ai_gateway'] as ObjectField;
    const fields = Object.fromEntries(Object.entries(field.fields).filter(([key]) => key !== 'rate_limits'));
    return { ...field, fields };
  }

  /** Lists with one item, so that no item is merged with a twin; items without identity would be added again. */
  function firstItemsOnly(value: Json): Json {
    if (Array.isArray(value)) return value.slice(0, 1).map(firstItemsOnly).map(withIdentity);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, firstItemsOnly(each)]));
  }

  function withIdentity(item: Json): Json {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return { name: 'n', key: 'user', served_entity_name: 'n', group_name: 'g', ...item };
  }
});
