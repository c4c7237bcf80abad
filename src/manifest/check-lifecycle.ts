import { creationFieldNames, sectionNames, type Field, type ObjectField } from '../endpoint/fields/index.js';
import { formatPath, parsePath, type PathPart } from '../endpoint/paths.js';
import { asList, asObject } from '../json.js';
import { placeAt, type EndpointView } from './endpoint-view.js';
import { entityName, type EntityView } from './entity-view.js';
import { didYouMean, oneOf, quote, type Report } from './report.js';
import { endpointField } from './shapes.js';

const known: readonly string[] = [...sectionNames, ...creationFieldNames];

/** `ignore_changes`: paths that plans could show, and dates that exist. */
export function checkLifecycle(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  asList(view.lifecycle['ignore_changes']).forEach((item, index) => {
    const { path, until } = asObject(item);
    const at = ['lifecycle', 'ignore_changes', index];
    if (typeof path === 'string') {
      const place = placeAt(view, [...at, 'path']);
      const error = explainPath(path);
      if (error !== undefined) report.error(place, error);
      else warnOfNearName(path, entities, (message) => { report.warn(place, message); });
    }
    if (typeof until === 'string' && !isDate(until)) {
      report.error(placeAt(view, [...at, 'until']), `\`until\` must be a date, \`YYYY-MM-DD\`, but is ${quote(until)}.`);
    }
  });
}

function explainPath(path: string): string | undefined {
  const parts = parsePath(path) ?? [];
  const [first] = parts;
  if (typeof first !== 'string') {
    return `${quote(path)} is not a path, such as \`config.served_entities[main].workload_size\`.${hintForQuotes(path)}`;
  }
  if (!known.includes(first)) return `The path ${quote(path)} must start with ${oneOf(known)}.${didYouMean(first, known)}`;
  let field: Field = endpointField;
  for (const [index, part] of parts.entries()) {
    const next = fieldIn(field, part);
    if (next === undefined) {
      const around = field;
      const names = around.type === 'object' ? Object.keys(around.fields).filter((name) => namedField(around, name) !== undefined) : [];
      const hint = typeof part === 'string' ? didYouMean(part, names) || hintForBrackets(field, parts, index) : '';
      return `The path ${quote(path)} names nothing that an endpoint can hold: ${quote(formatPath(parts.slice(0, index)))} has no ${quote(formatPath([part]))}.${hint}`;
    }
    field = next;
  }
  return undefined;
}

/** What a path is with its ids in quotes, where that makes one of it: addresses hold dots. */
function hintForQuotes(path: string): string {
  const quoted = path.replace(/\[([^[\]"]+)\]/g, (_, id: string) => formatPath([{ id }]));
  return quoted === path || parsePath(quoted) === undefined ? '' : ` Did you mean ${quote(quoted)}?`;
}

/** Items of a list are named in brackets. */
function hintForBrackets(around: Field, parts: readonly PathPart[], index: number): string {
  const id = parts[index];
  if (typeof id !== 'string' || fieldIn(around, { id }) === undefined) return '';
  return ` Did you mean ${quote(formatPath([...parts.slice(0, index), { id }, ...parts.slice(index + 1)]))}?`;
}

/** An item of a list as a field; below it there is nothing. */
const leaf: Field = { type: 'string', doc: '' };

/** What a part of a path leads to, as plans write paths; `undefined` where it leads nowhere. */
function fieldIn(field: Field, part: PathPart): Field | undefined {
  if (field.type === 'object') {
    const inner = typeof part === 'string' ? namedField(field, part) : Object.values(field.fields).find(({ unnamed }) => unnamed === true);
    return typeof part === 'string' || inner === undefined ? inner : fieldIn(inner, part);
  }
  if (typeof part === 'string') return undefined;
  if (field.type === 'entity-list') return field.item;
  return field.type === 'keyed-list' || field.type === 'string-map' ? leaf : undefined;
}

function namedField({ fields }: ObjectField, name: string): Field | undefined {
  const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return found?.manifestOnly === true ? undefined : found;
}

/** A rule may name a served entity that is live alone; one that is nearly named like ours was meant for that. */
function warnOfNearName(path: string, entities: readonly EntityView[], warn: (message: string) => void): void {
  const [section, list, item] = parsePath(path) ?? [];
  const id = list === 'served_entities' ? item : list;
  if (section !== 'config' || (list !== 'served_entities' && typeof list === 'string') || typeof id !== 'object') return;
  const names = entities.map(entityName).filter((name) => name !== '');
  if (names.includes(id.id)) return;
  const meant = didYouMean(id.id, names);
  if (meant !== '') warn(`There is no served entity ${quote(id.id)} in the manifest: this rule is for one that others add in the workspace.${meant}`);
}

/** True for days of the calendar; pure text, no time zone. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
