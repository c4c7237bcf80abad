import type { EntityListField, Field, Json, JsonObject, KeyedListField, ObjectField } from '../endpoint/fields/index.js';
import { credentialIn, refuseCredential } from './credentials.js';
import { describeNode, isNull, type Entry, type ListNode, type MapNode, type Node, type ScalarNode, type SourcePlace } from './node.js';
import { oneOf, quote, type Report } from './report.js';
import { readScalar } from './scalars.js';
import { defaultsField, endpointField, type GroupShape, type MapShape, type Shape } from './shapes.js';
import { explainUnknownKey, fieldsMeant, mostAsked } from './unknown-keys.js';

export interface ReadContext {
  report: Report;
  /**
   * `layer`: one of several that are merged, so nothing is required, `null` and `remove` are allowed, and text
   * with `${` is left for later. `whole`: an endpoint after merging.
   */
  mode: 'layer' | 'whole';
  /** What only the platform sets, in the layer of an endpoint that is being read; one warning lists it all. */
  ignored?: { place: SourcePlace; path: string }[];
}

/** Records have no prototype: `__proto__` is a plain key. */
export const emptyRecord = (): JsonObject => Object.create(null) as JsonObject;

/**
 * Checks a node against its shape, reports every problem, and returns it as JSON with the right scalar types.
 * Lists keep one element for each item, so that paths into the result are paths into the node.
 */
export function readValue(node: Node, shape: Shape, label: string, context: ReadContext): Json | undefined {
  switch (shape.type) {
    case 'group':
      checkGroup(node, shape, label, context);
      return undefined;
    case 'map':
      checkMap(node, shape, label, context);
      return undefined;
    case 'variable':
      checkVariable(node, label, context);
      return undefined;
    case 'object':
      if (context.mode === 'layer' && (shape === endpointField || shape === defaultsField)) {
        return readLayer(node, shape, label, context);
      }
      return readObject(node, shape, label, context);
    case 'entity-list':
    case 'keyed-list':
      return readItems(node, shape, label, context);
    case 'string-list':
      return readStrings(node, label, context);
    case 'string-map':
      return readStringMap(node, label, context);
    default:
  }
  if (node.type !== 'scalar') {
    const wanted = scalarWords[shape.type];
    context.report.error(node.place, `\`${label}\` must be ${wanted}, not ${describeNode(node)}.`);
    return undefined;
  }
  if (node.unresolved === true) return undefined;
  const isSecret = shape.type === 'string' && shape.credential === true;
  if (!isSecret && isCredential(node, `\`${label}\``, context)) return node.text;
  if (isLeftForLater(node, context)) return undefined;
  const { value, error, warning } = readScalar(node, shape, label);
  if (error !== undefined) context.report.error(node.place, error);
  if (warning !== undefined) context.report.warn(node.place, warning);
  return value;
}

/** Reports text that is a credential by its shape, wherever it stands; `label` is as it is shown. */
function isCredential(node: ScalarNode, label: string, context: ReadContext): boolean {
  const what = typeof node.value === 'string' ? credentialIn(node.value) : undefined;
  if (what !== undefined) context.report.error(node.place, refuseCredential(label, what));
  return what !== undefined;
}

const scalarWords = { string: 'text', boolean: '`true` or `false`', integer: 'a whole number', number: 'a number' };

function isLeftForLater(node: Node, context: ReadContext): boolean {
  if (context.mode === 'whole' || node.type !== 'scalar') return false;
  return typeof node.value === 'string' && node.value.includes('${');
}

/** How such a map is written, where people are likely to think of something else. */
const mapExamples: Readonly<Record<string, string>> = {
  endpoints: 'endpoints: { <key>: { config: ... } }',
  'tags[]': '{ key: <key>, value: <value> }',
  'permissions[]': '{ level: CAN_QUERY, group_name: <group> }',
  'ignore_changes[]': '{ path: <path of the field>, reason: <why> }',
  'routes[]': '{ served_entity_name: <name>, traffic_percentage: 100 }',
  'rate_limits[]': '{ key: user, calls: 100 }',
  email_notifications: '{ on_update_failure: [<address>] }',
};

function expectMap(node: Node, label: string, context: ReadContext): node is MapNode {
  if (node.type === 'map') return true;
  const example = Object.hasOwn(mapExamples, label) ? mapExamples[label] : undefined;
  const help = example === undefined ? '' : ` Write \`${example}\`.`;
  context.report.error(node.place, `\`${label}\` must be a map, not ${describeNode(node)}.${help}`);
  return false;
}

function expectList(node: Node, label: string, context: ReadContext): node is ListNode {
  if (node.type === 'list') return true;
  const wanted = label === 'tags' ? 'a map such as `{ team: ml }`, or a list of `{ key: team, value: ml }`' : 'a list';
  const help = label !== 'tags' && node.type === 'map' ? ' Each item of a list starts with `- `.' : '';
  context.report.error(node.place, `\`${label}\` must be ${wanted}, not ${describeNode(node)}.${help}`);
  return false;
}

function checkGroup(node: Node, shape: GroupShape, label: string, context: ReadContext): void {
  if (!expectMap(node, label, context)) return;
  for (const entry of node.entries.values()) {
    const field = Object.hasOwn(shape.fields, entry.key) ? shape.fields[entry.key] : undefined;
    if (field === undefined) context.report.error(entry.keyPlace, explainUnknownKey(entry.key, shape.fields, label));
    else if (!isNull(entry.value)) readValue(entry.value, field, entry.key, context);
  }
}

function checkMap(node: Node, shape: MapShape, label: string, context: ReadContext): void {
  if (!expectMap(node, label, context)) return;
  for (const entry of node.entries.values()) {
    if (shape.keyPattern !== undefined && !shape.keyPattern.test(entry.key)) {
      context.report.error(
        entry.keyPlace,
        `A key of \`${label}\` must be ${shape.keyWords ?? ''}, but this is ${quote(entry.key)}.`,
      );
    }
    if (!isNull(entry.value)) readValue(entry.value, shape.value, entry.key, context);
  }
}

function checkVariable(node: Node, label: string, context: ReadContext): void {
  const owner = `The variable \`${label}\``;
  if (node.type === 'scalar') {
    isCredential(node, owner, context);
    return;
  }
  if (node.type === 'list') {
    context.report.error(node.place, `${owner} must be text or a map with \`default\`, not a list.`);
    return;
  }
  const known = { default: true, description: true };
  for (const entry of node.entries.values()) {
    if (!Object.hasOwn(known, entry.key)) {
      context.report.error(entry.keyPlace, explainUnknownKey(entry.key, known, label));
    } else if (entry.value.type !== 'scalar') {
      context.report.error(
        entry.value.place,
        `\`${entry.key}\` of the variable \`${label}\` must be text, not ${describeNode(entry.value)}.`,
      );
    } else {
      isCredential(entry.value, owner, context);
    }
  }
}

function readLayer(node: Node, field: ObjectField, label: string, context: ReadContext): JsonObject | undefined {
  const ignored: { place: SourcePlace; path: string }[] = [];
  const result = readObject(node, field, label, { ...context, ignored });
  const [first] = ignored;
  if (first === undefined) return result;
  const paths = [...new Set(ignored.map(({ path }) => path))];
  const words = paths.length === 1 ? ['is', 'it'] : ['are', 'them'];
  context.report.warn(
    first.place,
    `${oneOf(paths, 'and')} ${words[0] ?? ''} set by the platform and ignored. Remove ${words[1] ?? ''}.`,
  );
  return result;
}

function readObject(node: Node, field: ObjectField, label: string, context: ReadContext): JsonObject | undefined {
  if (!expectMap(node, label, context)) return undefined;
  // Only keys of the table get in, so that no prototype can be met; objects without one are slow and large.
  const result: JsonObject = {};
  const unknown: string[] = [];
  for (const entry of node.entries.values()) {
    const known = Object.hasOwn(field.fields, entry.key) ? field.fields[entry.key] : undefined;
    if (known === undefined) {
      reportUnknown(entry, field, label, context);
      if (field.readOnly?.includes(entry.key) !== true) unknown.push(entry.key);
    } else if (isNull(entry.value)) {
      if (context.mode === 'whole') context.report.error(entry.keyPlace, `\`${entry.key}\` must not be empty here.`);
    } else {
      if (known.deprecated !== undefined) {
        context.report.warn(entry.keyPlace, `\`${entry.key}\` is deprecated: ${known.deprecated}.`);
      }
      const value = readValue(entry.value, known, entry.key, context);
      if (value !== undefined) result[entry.key] = value;
    }
  }
  if (context.mode === 'layer') return result;
  const missing = requiredRows(field).filter(([name]) => !node.entries.has(name));
  // What was misspelt is reported as that, not as missing, too.
  const meant = missing.length === 0 ? [] : unknown.slice(0, mostAsked).flatMap((key) => fieldsMeant(key, field.fields));
  for (const [name, row] of missing) {
    if (!meant.includes(name)) {
      context.report.error(node.place, `${upperFirst(describeOwner(field, label))} needs \`${name}\`: ${lowerFirst(row.doc)}`);
    }
  }
  return result;
}

const required = new WeakMap<ObjectField, [name: string, row: Field][]>();

/** The rows of a table that must be stated; looked for once, since a manifest has thousands of objects of few kinds. */
function requiredRows(field: ObjectField): [name: string, row: Field][] {
  const known = required.get(field);
  if (known !== undefined) return known;
  const rows = Object.entries(field.fields).filter(([, row]) => row.required === true);
  required.set(field, rows);
  return rows;
}

function describeOwner(field: ObjectField, label: string): string {
  if (field === endpointField) return `the endpoint \`${label}\``;
  return label.endsWith('[]') ? `an item of \`${label.slice(0, -2)}\`` : `\`${label}\``;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Leaves words such as "AWS" as they are. */
const lowerFirst = (text: string): string =>
  /^[A-Z]([a-z]|\s)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function reportUnknown(entry: Entry, field: ObjectField, label: string, context: ReadContext): void {
  const { key, keyPlace } = entry;
  const base = key.replace(/_plaintext$/, '');
  const credential = Object.hasOwn(field.fields, base) ? field.fields[base] : undefined;
  if (base !== key && credential !== undefined) {
    context.report.error(
      keyPlace,
      `\`${key}\` is refused: a credential does not belong in a manifest. Store it in a secret scope and write ` +
        `\`${base}: "{{secrets/<scope>/<key>}}"\`.`,
    );
  } else if (field.readOnly?.includes(key) === true) {
    const path = field === endpointField || field === defaultsField ? key : `${label.replace('[]', '')}.${key}`;
    context.ignored?.push({ place: keyPlace, path });
  } else {
    context.report.error(keyPlace, () => explainUnknownKey(key, field.fields, describeOwner(field, label)));
  }
}

function readItems(
  node: Node,
  field: EntityListField | KeyedListField,
  label: string,
  context: ReadContext,
): Json[] | undefined {
  if (field.item === undefined) return readStrings(node, label, context);
  if (!expectList(node, label, context)) return undefined;
  const { item } = field;
  const identity = field.type === 'entity-list' ? ['name'] : field.identity;
  return node.items.map((each) => {
    if (isNull(each)) {
      context.report.error(each.place, `An item of \`${label}\` must not be empty.`);
      return emptyRecord();
    }
    if (context.mode === 'layer' && each.type === 'map' && each.entries.has('remove') && identity.length > 0) {
      checkRemoval(each, identity, label, context);
      return emptyRecord();
    }
    return readValue(each, item, `${label}[]`, context) ?? emptyRecord();
  });
}

function checkRemoval(item: MapNode, identity: readonly string[], label: string, context: ReadContext): void {
  const flag = item.entries.get('remove');
  if (flag?.value.type !== 'scalar' || flag.value.text !== 'true') {
    context.report.error(flag?.keyPlace ?? item.place, '`remove` can only be `true`; leave it out to keep the item.');
  }
  let identified = false;
  for (const entry of item.entries.values()) {
    if (identity.includes(entry.key)) identified = true;
    else if (entry.key !== 'remove') {
      context.report.error(
        entry.keyPlace,
        `\`${entry.key}\` has no meaning beside \`remove: true\` in \`${label}\`: only what identifies the item belongs there.`,
      );
    }
  }
  if (!identified) {
    const words = identity.map((word) => `\`${word}\``).join(', ');
    context.report.error(item.place, `\`remove: true\` in \`${label}\` needs what identifies the item (${words}).`);
  }
}

function readStrings(node: Node, label: string, context: ReadContext): Json[] | undefined {
  if (!expectList(node, label, context)) return undefined;
  return node.items.map((item) => {
    if (item.type === 'scalar' && item.unresolved === true) return '';
    if (item.type === 'scalar' && item.text !== '' && item.value !== null) {
      isCredential(item, `An item of \`${label}\``, context);
      return item.text;
    }
    context.report.error(item.place, `An item of \`${label}\` must be text, not ${describeNode(item)}.`);
    return '';
  });
}

function readStringMap(node: Node, label: string, context: ReadContext): JsonObject | undefined {
  if (!expectMap(node, label, context)) return undefined;
  const result = emptyRecord();
  for (const entry of node.entries.values()) {
    if (entry.key.includes('${')) {
      context.report.error(entry.keyPlace, `Variables are not filled in inside keys: ${quote(entry.key)} of \`${label}\`.`);
    }
    if (entry.value.type !== 'scalar') {
      context.report.error(
        entry.value.place,
        `${quote(entry.key)} of \`${label}\` must be text, not ${describeNode(entry.value)}.`,
      );
    } else if (entry.value.value !== null) {
      isCredential(entry.value, `${quote(entry.key)} of \`${label}\``, context);
      result[entry.key] = entry.value.text;
    } else if (context.mode === 'whole') {
      context.report.error(
        entry.keyPlace,
        `${quote(entry.key)} of \`${label}\` must not be empty here; write "" for empty text.`,
      );
    }
  }
  return result;
}
