import { isObject, record, textOf } from '../json.js';
import type { Field, Json } from '../endpoint/fields/index.js';
import { isSecretReference, secrecyOf } from '../endpoint/secrecy.js';

export { isSecretReference };

export const hidden = '(sensitive)';
export const unknown = '(unknown)';

/** Scope and key of a secret reference. */
export function parseSecretReference(value: string): { scope: string; key: string } | undefined {
  const found = /^\{\{\s*secrets\/([^/{}\s]+)\/([^/{}\s]+)\s*\}\}$/.exec(value.trim());
  return found?.[1] === undefined || found[2] === undefined ? undefined : { scope: found[1], key: found[2] };
}

export interface Shown {
  value: Json;
  /** Whether any part of it was hidden. */
  sensitive: boolean;
}

/**
 * A live value as it may be shown: credentials and environment values only as secret references, or where they stand
 * literally in the manifest. Works inside whole served entities too.
 */
export function showLive(field: Field, value: Json, literals: ReadonlySet<string>): Shown {
  if (field.credential === true || field.hiddenWhenLive === true) {
    if (isObject(value)) return showRecord(value, (item) => showText(item, literals));
    return showText(value, literals, field.credential === true);
  }
  if (field.type === 'object' && isObject(value)) {
    return showRecord(value, (item, name) => {
      const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
      return child === undefined ? showUnknown(item, name) : showLive(child, item, literals);
    });
  }
  if (field.type === 'entity-list' && isObject(value)) return showLive(field.item, value, literals);
  return { value, sensitive: false };
}

/** What the table does not know yet may hold a credential all the same: its name tells. */
function showUnknown(value: Json, name: string): Shown {
  if (isObject(value)) return showRecord(value, showUnknown);
  return secrecyOf(undefined, name) === undefined || isSecretReference(value) ? { value, sensitive: false } : { value: hidden, sensitive: true };
}

function showText(value: Json, literals: ReadonlySet<string>, credential = false): Shown {
  const safe = isSecretReference(value) || (!credential && literals.has(textOf(value)));
  return safe ? { value, sensitive: false } : { value: hidden, sensitive: true };
}

function showRecord(value: { [key: string]: Json }, show: (item: Json, name: string) => Shown): Shown {
  let sensitive = false;
  const entries = Object.entries(value).map(([name, item]): [string, Json] => {
    const shown = show(item, name);
    sensitive ||= shown.sensitive;
    return [name, shown.value];
  });
  return { value: record(entries), sensitive };
}
