import { sectionNames, creationFieldNames } from '../endpoint/fields/index.js';
import { parsePath } from '../endpoint/paths.js';
import { asList, asObject } from '../json.js';
import { placeAt, type EndpointView } from './endpoint-view.js';
import { didYouMean, oneOf, quote, type Report } from './report.js';

const known: readonly string[] = [...sectionNames, ...creationFieldNames];

/** `ignore_changes`: paths that plans could show, and dates that exist. */
export function checkLifecycle(view: EndpointView, report: Report): void {
  asList(view.lifecycle['ignore_changes']).forEach((item, index) => {
    const { path, until } = asObject(item);
    const at = ['lifecycle', 'ignore_changes', index];
    if (typeof path === 'string') {
      const error = explainPath(path);
      if (error !== undefined) report.error(placeAt(view, [...at, 'path']), error);
    }
    if (typeof until === 'string' && !isDate(until)) {
      report.error(placeAt(view, [...at, 'until']), `\`until\` must be a date, \`YYYY-MM-DD\`, but is ${quote(until)}.`);
    }
  });
}

function explainPath(path: string): string | undefined {
  const [first] = parsePath(path) ?? [];
  if (typeof first !== 'string') {
    return `${quote(path)} is not a path, such as \`config.served_entities[main].workload_size\`.`;
  }
  if (known.includes(first)) return undefined;
  const hint = didYouMean(first, known);
  return `The path ${quote(path)} must start with ${oneOf(known)}.${hint}`;
}

/** True for days of the calendar; pure text, no time zone. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
