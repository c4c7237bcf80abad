import { child, isNull, type Entry, type MapNode, type Node, type SourcePlace } from './node.js';
import { limits, type Growth } from './limits.js';
import { didYouMean, quote, type Report } from './report.js';

/** What `${...}` stands for: values by variable name (`undefined`: declared, but without a value). */
export interface Scope {
  variables: ReadonlyMap<string, string | undefined>;
  /** Name of the chosen target. */
  target: string;
  /** Whether the manifest declares targets: without them there is no place for values of one. */
  hasTargets: boolean;
  growth: Growth;
}

interface Sources {
  root: MapNode;
  target: { name: string; node: MapNode | undefined; keyPlace: SourcePlace | undefined };
  /** From the run's input: over everything. */
  given: Readonly<Record<string, string>>;
  /** Where to report what has no place in the text. */
  place: SourcePlace;
  growth: Growth;
}

/** Values of all declared variables for the chosen target: input over target over default. */
export function collectVariables(sources: Sources, report: Report): Scope {
  const declared = child(sources.root, 'variables');
  const values = new Map<string, string | undefined>();
  const read = (node: Node | undefined): string | undefined => {
    if (node?.type !== 'scalar' || node.value === null) return undefined;
    return fillText(node.text, (inner) => {
      if (isExpression(inner)) {
        reportExpression(inner, node.place, report);
      } else if (inner !== 'target.name') {
        report.error(
          node.place,
          `The value of a variable cannot refer to ${quote(`\${${inner}}`)}, only to \`\${target.name}\`. ` +
            'To write it literally, double the dollar sign.',
        );
      }
      return sources.target.name;
    });
  };

  for (const entry of entriesOf(declared)) {
    values.set(entry.key, read(entry.value.type === 'map' ? child(entry.value, 'default') : entry.value));
  }
  for (const entry of entriesOf(child(sources.target.node, 'variables'))) {
    if (values.has(entry.key) && !isNull(entry.value)) values.set(entry.key, read(entry.value));
  }
  for (const [name, value] of Object.entries(sources.given)) {
    if (values.has(name)) values.set(name, value);
    else {
      report.error(
        sources.place,
        `The variable ${quote(name)} was given to the run, but the manifest does not declare it.${didYouMean(name, values.keys())}`,
      );
    }
  }
  return { variables: values, target: sources.target.name, hasTargets: sources.target.keyPlace !== undefined, growth: sources.growth };
}

/** Every target may set declared variables only. */
export function checkTargetVariables(root: MapNode, report: Report): void {
  const known = new Set(entriesOf(child(root, 'variables')).map((entry) => entry.key));
  for (const target of entriesOf(child(root, 'targets'))) {
    for (const { key, keyPlace } of entriesOf(child(target.value, 'variables'))) {
      if (known.has(key)) continue;
      report.error(keyPlace, () => `${quote(key)} is not declared under \`variables\`.${didYouMean(key, known) || ' Declare it there first.'}`);
    }
  }
}

/** Fills in `${...}` in all text below a node, keys excepted; positions stay. */
export function fillIn(node: Node, scope: Scope, report: Report): Node {
  // Most of a manifest has no references: what does not change is shared, not copied.
  if (node.type === 'list') {
    const items = node.items.map((item) => fillIn(item, scope, report));
    return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
  }
  if (node.type === 'map') {
    let changed: Map<string, Entry> | undefined;
    for (const entry of node.entries.values()) {
      const value = fillIn(entry.value, scope, report);
      if (value !== entry.value) changed = (changed ?? new Map(node.entries)).set(entry.key, { ...entry, value });
    }
    return changed === undefined ? node : { ...node, entries: changed };
  }
  if (typeof node.value !== 'string' || !node.value.includes('${')) return node;
  const state = { failed: false };
  const text = fillText(node.value, (inner, closed) => {
    const value = resolve(inner, closed, node.place, scope, report);
    state.failed ||= value === undefined;
    return value ?? '';
  });
  return { ...node, value: text, text, ...(state.failed ? { unresolved: true } : {}) };
}

/** Reports references that cannot be right in any target, in parts that this run does not use. */
export function checkReferences(node: Node, scope: Scope, report: Report): void {
  const declared = new Map([...scope.variables.keys()].map((name) => [name, '']));
  fillIn(node, { ...scope, variables: declared }, report);
}

/** `$${` is a literal `${`; anything else between `${` and `}` is handed to `resolve`. */
function fillText(text: string, resolve: (inner: string, closed: boolean) => string): string {
  const reference = /\$\{(\{[^{}]*\})\}|(\$?)\$\{([^}]*)(\}?)/g;
  return text.replace(reference, (_whole, expression: string | undefined, escape: string, inner: string, close: string) => {
    if (expression !== undefined) return resolve(expression, true);
    return escape === '' ? resolve(inner.trim(), close !== '') : `\${${inner}${close}`;
  });
}

const isExpression = (inner: string): boolean => inner.startsWith('{');

/** `${{ secrets.X }}` belongs to the workflow's file; here it is plain text, and a secret in it would be lost. */
function reportExpression(inner: string, place: SourcePlace, report: Report): void {
  report.error(
    place,
    `${quote(`\${${inner}}`)}: GitHub expressions are not evaluated in a manifest. For a secret write ` +
      '`"{{secrets/<scope>/<key>}}"`; for another value declare a variable, and set it by the input `variables`.',
  );
}

function resolve(inner: string, closed: boolean, place: SourcePlace, scope: Scope, report: Report): string | undefined {
  if (!closed) {
    report.error(place, 'This `${` is not closed by `}`. To write it literally: `$${`.');
    return undefined;
  }
  if (isExpression(inner)) {
    reportExpression(inner, place, report);
    return undefined;
  }
  if (inner === 'target.name') return scope.target;
  const name = /^var\.(.+)$/.exec(inner)?.[1];
  if (name === undefined) {
    report.error(
      place,
      `${quote(`\${${inner}}`)} is not known here. There are \`\${var.<name>}\` and \`\${target.name}\`; the environment ` +
        `cannot be read. To write it literally: ${quote(`$\${${inner}}`)}.`,
    );
    return undefined;
  }
  const value = scope.variables.get(name);
  if (value !== undefined) return grown(value, place, scope.growth, report);
  if (!scope.variables.has(name)) {
    report.error(place, () => `There is no variable ${quote(name)}.${didYouMean(name, scope.variables.keys()) || ' Declare it under `variables`.'}`);
  } else {
    report.error(
      place,
      `The variable ${quote(name)} has no value. Give it a \`default\`${scope.hasTargets ? `, a value in the target ${quote(scope.target)},` : ''} ` +
        'or one for the run: by the input `variables`.',
    );
  }
  return undefined;
}

/** The value, unless too much has been filled in already, which is told once. */
function grown(value: string, place: SourcePlace, growth: Growth, report: Report): string | undefined {
  const before = growth.filled;
  growth.filled += value.length;
  if (growth.filled <= limits.filledCharacters) return value;
  if (before <= limits.filledCharacters) {
    report.error(place, 'The variables of this manifest expand to too much text. Shorten their values, or refer to them less often.');
  }
  return undefined;
}

function entriesOf(node: Node | undefined): Entry[] {
  return node?.type === 'map' ? [...node.entries.values()] : [];
}
