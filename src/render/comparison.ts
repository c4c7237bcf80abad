/** What a review approved against what an apply would do now, field by field. */
import type { Json } from '../endpoint/fields/index.js';
import type { Change } from '../plan/plan.js';
import { capped } from './budget.js';
import { cellCode, cut } from './escape.js';

/** More rows than these are counted; the differences below the table have them all. */
const mostRows = 30;
const longestValue = 80;

export interface Comparison {
  /** Changes that nobody approved. */
  news: readonly Change[];
  /** Changes that are as approved. */
  same: readonly Change[];
  /** Path -> what the review approved it to end as; "" for nothing. */
  ends: Readonly<Record<string, string>>;
  /** ` in #128`. */
  where: string;
}

/** A table; empty where the review kept no values, or nothing can be set against them. */
export function comparison({ news, same, ends, where }: Comparison): string {
  if (Object.keys(ends).length === 0) return '';
  const now = new Set([...news, ...same].map(({ path }) => path));
  const rows = [
    ...news.map((change) => [change.path, approvedText(ends, change.path), nowText(change)]),
    ...Object.keys(ends)
      .filter((path) => !now.has(path))
      .map((path) => [path, approvedText(ends, path), 'nothing: made already, or no longer wanted']),
  ];
  if (rows.length === 0) return '';
  const { shown, more } = capped(rows, mostRows);
  const lines = shown.map(([path = '', approved = '', current = '']) => `| ${cellCode(cut(path, 200))} | ${approved} | ${current} |`);
  if (more > 0) lines.push(`| and ${more} more | | |`);
  return [`| Field | Approved${where} | An apply would now do |`, '|---|---|---|', ...lines].join('\n');
}

function approvedText(ends: Readonly<Record<string, string>>, path: string): string {
  if (!Object.hasOwn(ends, path)) return 'no change';
  const end = ends[path] ?? '';
  return end === '' ? 'remove it' : `→ ${cellCode(valueText(end))}`;
}

function nowText({ before, after }: Change): string {
  const old = before === undefined ? '' : cellCode(valueText(before));
  if (after === undefined) return `remove it${old === '' ? '' : ` (now ${old})`}`;
  return `${old === '' ? '' : `${old} `}→ ${cellCode(valueText(after))}`;
}

function valueText(value: Json): string {
  return cut(typeof value === 'string' ? value : JSON.stringify(value), longestValue);
}
