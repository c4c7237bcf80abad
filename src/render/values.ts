/** Values as readers of a manifest know them: YAML, cut to what a report has room for. */
import { stringify } from 'yaml';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { Limits } from './budget.js';
import { cut, fence, visible, withoutEnd } from './escape.js';
import { grouped } from './words.js';

/** True for what needs lines of its own. */
export function isNested(value: Json | undefined): value is Json[] | JsonObject {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Words that the plan puts in place of values; they are shown without quotes. */
const placeholders = new Set(['(sensitive)', '(unknown)']);

/** A scalar (or an empty list or map) on one line. */
export function scalar(value: Json | undefined, limit = Infinity): string {
  if (value === undefined || value === null) return '(none)';
  if (typeof value !== 'string') return cut(visible(JSON.stringify(value)), limit);
  if (placeholders.has(value)) return value;
  if (value.length <= limit) return quoted(value);
  return `${quoted(cut(value, limit).slice(0, -1))}… (${grouped(value.length)} characters)`;
}

/** A string as YAML would need it on one line, quoted only where it must be. */
export function quoted(text: string): string {
  if (/^[A-Za-z_/](?:[\w./ -]*[\w/])?$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)) return text;
  // JSON's quoting is YAML's as well, and never breaks a line.
  return visible(JSON.stringify(text));
}

/** A key of a map; quoted where YAML would read something else. */
export function keyText(key: string): string {
  return /^[A-Za-z_][\w./@-]*$/.test(key) ? key : quoted(key);
}

/** A value as lines of YAML without their indent; long strings inside it are cut. */
export function yamlLines(value: Json, limit = Infinity): string[] {
  const text = stringify(shorten(value, limit), { lineWidth: 0, indent: 2, aliasDuplicateObjects: false });
  return withoutEnd(visible(text), '\n').split('\n');
}

/** YAML to paste, whole or not at all. */
export function wholeFence(yaml: string, limits: Pick<Limits, 'value'>, instead: string): string {
  return yaml.length > Math.max(2000, limits.value * 10) ? instead : fence(yaml, 'yaml');
}

function shorten(value: Json, limit: number): Json {
  if (typeof value === 'string') {
    return value.length <= limit ? value : `${cut(value, limit)} (${grouped(value.length)} characters)`;
  }
  if (Array.isArray(value)) return value.map((item) => shorten(item, limit));
  if (!isObject(value)) return value;
  const out = Object.create(null) as JsonObject;
  for (const [key, item] of Object.entries(value)) out[cut(key, Math.max(80, limit))] = shorten(item, limit);
  return out;
}
