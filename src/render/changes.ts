/** The changes of one endpoint as lines for a `diff` fence. */
import { formatPath, parsePath } from '../endpoint/paths.js';
import type { Json } from '../endpoint/fields/index.js';
import type { Change } from '../plan/plan.js';
import type { Limits } from './budget.js';
import { cut, fence, oneLine } from './escape.js';
import { ownershipLine } from './ownership-words.js';
import { inlineDifference, lineDifference, listDifference, type DiffLine } from './text-difference.js';
import { isObject } from '../json.js';
import { isNested, keyText, quoted, scalar, yamlLines } from './values.js';
import { grouped } from './words.js';

/** Strings longer than this are shown as differences inside them. */
const longText = 72;
const widestLabel = 36;

interface Entry {
  label: string;
  before: Json | undefined;
  after: Json | undefined;
  note?: string;
}

interface Group {
  heading: string;
  entries: Entry[];
}

/**
 * Lines such as `-   workload_size:  Small` and `+   workload_size:  Medium` under a heading line with the path of
 * what they belong to. The first column is `+`, `-` or a space, so that no list item of YAML looks like a removal.
 */
export function toDiffLines(changes: readonly Change[], limits: Pick<Limits, 'value' | 'lines'>): string[] {
  const lines = changes.filter(({ section }) => section === 'endpoint').flatMap((change) => wholeLines(change, limits.value));
  lines.push(...changes.map(ownershipLine).filter((line) => line !== undefined));
  for (const group of groupByParent(changes.filter((change) => change.section !== 'endpoint' && ownershipLine(change) === undefined))) {
    const indent = group.heading === '' ? '' : '  ';
    if (group.heading !== '') lines.push(`  ${oneLine(cut(group.heading, 500))}:`);
    const width = alignment(group.entries);
    for (const entry of group.entries) lines.push(...entryLines(entry, { indent, width, limit: limits.value }));
  }
  if (lines.length <= limits.lines) return lines;
  return [...lines.slice(0, limits.lines), `  … ${grouped(lines.length - limits.lines)} more lines`];
}

/** The endpoint as a whole: a new document, or the id of what goes away. A replacement is told by its differences. */
function wholeLines(change: Change, limit: number): string[] {
  if (change.action === 'add' && isNested(change.after)) return yamlLines(change.after, limit).map((line) => `+ ${line}`);
  return change.action === 'remove' && change.before !== '(unknown)' ? [`- endpoint id: ${scalar(change.before, limit)}`] : [];
}

/** The `diff` fence, or nothing where there are no changes. */
export function changesFence(changes: readonly Change[], limits: Pick<Limits, 'value' | 'lines'>): string {
  const lines = toDiffLines(changes, limits);
  return lines.length === 0 ? '' : fence(lines.join('\n'), 'diff');
}

function groupByParent(changes: readonly Change[]): Group[] {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const parts = parsePath(change.path) ?? [change.path];
    const leaf = parts.at(-1) ?? change.path;
    const base = formatPath(parts.slice(0, -1));
    const entry: Entry = {
      label: typeof leaf === 'string' ? leaf : leaf.id,
      before: change.before,
      after: change.after,
      ...(change.note === undefined ? {} : { note: change.note }),
    };
    for (const [below, nested] of spread(entry)) {
      const heading = [base, ...below].filter((part) => part !== '').join('.');
      const group = groups.get(heading) ?? { heading, entries: [] };
      group.entries.push(nested);
      groups.set(heading, group);
    }
  }
  return [...groups.values()];
}

/** Two maps differ in their fields: one entry for each that does, below the map's own label. */
function spread(entry: Entry, below: string[] = []): [below: string[], entry: Entry][] {
  const { before, after } = entry;
  if (!isObject(before) || !isObject(after)) return [[below, entry]];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .flatMap((key) => spread({ label: key, before: before[key], after: after[key] }, [...below, keyText(entry.label)]));
}

function alignment(entries: readonly Entry[]): number {
  const widths = entries
    .filter(({ before, after }) => !isNested(before) && !isNested(after))
    .map(({ label }) => keyText(label).length)
    .filter((width) => width <= widestLabel);
  return Math.max(0, ...widths);
}

interface Place {
  indent: string;
  width: number;
  limit: number;
}

function entryLines(entry: Entry, place: Place): string[] {
  const { before, after } = entry;
  const label = cut(keyText(entry.label), 200);
  const note = entry.note === undefined ? '' : `  # ${oneLine(cut(entry.note, 200))}`;
  const block = (lines: readonly DiffLine[]): string[] => [
    `  ${place.indent}${label}:${note}`,
    ...lines.map(({ sign, text }) => `${sign} ${place.indent}  ${clip(text, place.limit)}`),
  ];
  if (Array.isArray(before) && Array.isArray(after)) {
    return block(listDifference(before.map(itemText), after.map(itemText)).map(asItem));
  }
  if (typeof before === 'string' && typeof after === 'string') {
    if (before.includes('\n') || after.includes('\n')) return block(lineDifference(before, after));
    if (before.length > longText && after.length > longText) {
      const texts = inlineDifference(before, after);
      return [
        sideLines('-', { label, value: texts.before, note: '' }, place),
        sideLines('+', { label, value: texts.after, note }, place),
      ].flat();
    }
  }
  const lines: string[] = [];
  if (before !== undefined) lines.push(...sideLines('-', { label, value: before, note: after === undefined ? note : '' }, place));
  if (after !== undefined) lines.push(...sideLines('+', { label, value: after, note }, place));
  return lines;
}

function sideLines(sign: '+' | '-', entry: { label: string; value: Json; note: string }, place: Place): string[] {
  const { label, value, note } = entry;
  if (isNested(value)) {
    const nested = yamlLines(value, place.limit).map((line) => `${sign} ${place.indent}  ${line}`);
    return [`${sign} ${place.indent}${label}:${note}`, ...nested];
  }
  // A set, such as addresses: its members have no values.
  if (value === true && label.includes('@')) return [`${sign} ${place.indent}${label}${note}`];
  const aligned = label.length <= place.width ? `${label}:`.padEnd(place.width + 1) : `${label}:`;
  return [`${sign} ${place.indent}${aligned} ${scalar(value, place.limit)}${note}`];
}

function itemText(item: Json): string {
  return typeof item === 'string' ? quoted(item) : JSON.stringify(item);
}

function asItem(line: DiffLine): DiffLine {
  return line.text === '…' ? line : { ...line, text: `- ${line.text}` };
}

function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${cut(text, limit)} (${grouped(text.length)} characters)`;
}
