import { sectionNames, sections, type Field } from '../endpoint/fields/index.js';
import { nearest, oneOf, quote } from './report.js';

/** Names that people know from elsewhere, with what they mean here: the first that is known. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  permission_level: ['level'],
  model_name: ['entity_name', 'name'],
  model_version: ['entity_version'],
  model: ['entity_name', 'name'],
  endpoint_name: ['name'],
  models: ['served_entities'],
  env: ['environment_vars'],
  val: ['value'],
  value: ['default'],
};

/** The known key that was probably meant. */
export function meantKey(key: string, known: readonly string[]): string | undefined {
  const alias = Object.hasOwn(aliases, key) ? aliases[key]?.find((name) => known.includes(name)) : undefined;
  return alias ?? nearest(key, known) ?? longerKey(key, known);
}

/** The only known key that goes on where this one ends or ends with it, such as `group_name` for `group`. */
function longerKey(key: string, known: readonly string[]): string | undefined {
  for (const longer of [(name: string) => name.startsWith(`${key}_`), (name: string) => name.endsWith(`_${key}`)]) {
    const [only, ...others] = known.filter(longer);
    if (only !== undefined) return others.length === 0 ? only : undefined;
  }
  return undefined;
}

/** More unknown keys in one map are not asked what they stand for: the search for near names is slow. */
export const mostAsked = 100;

/** The known fields that an unknown key may stand for: the one that was meant, or the one that has such a field. */
export function fieldsMeant(key: string, known: Readonly<Record<string, unknown>>): string[] {
  return [homeOf(key, known), meantKey(key, Object.keys(known))].filter((name) => name !== undefined);
}

/** Says that a key is not known, and what was probably meant. */
export function explainUnknownKey(key: string, known: Readonly<Record<string, unknown>>, owner: string): string {
  const names = Object.keys(known);
  const place = owner.includes('`') || owner.includes(' ') ? owner : `\`${owner}\``;
  const start = `${quote(key)} is not a known key of ${place}.`;
  const home = homeOf(key, known);
  if (home !== undefined) return `${start} It belongs under \`${home}\`.`;
  const meant = meantKey(key, names);
  if (meant !== undefined) return `${start} Did you mean \`${meant}\`?`;
  return names.length <= 12 ? `${start} Known are ${oneOf(names, 'and')}.` : start;
}

const homeOf = (key: string, known: Readonly<Record<string, unknown>>): string | undefined =>
  Object.hasOwn(known, 'config') ? sectionThatHas(key) : blockThatHas(key, known);

/** The section of an endpoint that has such a field, for what was written one level too high. */
function sectionThatHas(key: string): string | undefined {
  return sectionNames.find((name) => {
    const { field } = sections[name];
    return field.type === 'object' && Object.hasOwn(field.fields, key);
  });
}

/** The only block beside it that has such a field, such as `openai_config` for `openai_api_key`. */
function blockThatHas(key: string, known: Readonly<Record<string, unknown>>): string | undefined {
  const homes = Object.entries(known as Readonly<Record<string, Field | undefined>>).filter(
    ([, field]) => field?.type === 'object' && Object.hasOwn(field.fields, key),
  );
  return homes.length === 1 ? homes[0]?.[0] : undefined;
}
