/** Which values of an endpoint are secrets, and of what class: the table of fields marks them; names tell for the rest. */
import { isObject, textOf, type Json, type JsonObject } from '../json.js';
import type { SecretClass } from '../redactor.js';
import { configField } from './fields/config.js';
import type { Field } from './fields/types.js';
import type { LiveEndpoint } from './model.js';

/** Names of what gives access, in blocks of providers yet to come and in environment variables. */
const credentialName = /(?:key|key_id|token|secret|passw(?:or)?d|credentials?|authorization|_plaintext)$/i;

/** The class of a field's values; `undefined` for what may be shown. `field` is absent for what the table does not know. */
export function secrecyOf(field: Field | undefined, name: string): SecretClass | undefined {
  if (field?.credential === true) return 'credential';
  if (field?.hiddenWhenLive === true) return 'value';
  if (name === 'environment_vars') return 'value';
  return field === undefined && credentialName.test(name) ? 'credential' : undefined;
}

/** `{{secrets/scope/key}}`, the whole value (C12). */
export function isSecretReference(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\{\{\s*secrets\/[^/{}\s]+\/[^/{}\s]+\s*\}\}$/.test(value.trim());
}

/**
 * Values of a live endpoint that a report must not show, with their class: environment variables and credentials that
 * are not secret references. Which of the former stand in the manifest anyway is for the caller to say.
 */
export function hiddenValuesOf(live: LiveEndpoint): Map<string, SecretClass> {
  const found = new Map<string, SecretClass>();
  for (const config of [live.config, live.pendingConfig]) if (config !== undefined) collect(config.document, { field: configField, name: 'config' }, found);
  return found;
}

interface Named {
  field: Field | undefined;
  name: string;
  /** Of what is around it. */
  secrecy?: SecretClass | undefined;
}

function collect(value: Json, { field, name, secrecy: around }: Named, found: Map<string, SecretClass>): void {
  const secrecy = secrecyOf(field, name) ?? around;
  if (Array.isArray(value)) {
    const item = field?.type === 'entity-list' || field?.type === 'keyed-list' ? field.item : undefined;
    for (const each of value) if (isObject(each)) collectMembers(each, { field: item, name, secrecy }, found);
    return;
  }
  if (isObject(value)) {
    collectMembers(value, { field, name, secrecy }, found);
    return;
  }
  const shown = textOf(value);
  if (secrecy === undefined || shown === '' || isSecretReference(shown)) return;
  // The name of a variable may say that it is more than a setting.
  const kind = secrecy === 'credential' || credentialName.test(name) ? 'credential' : 'value';
  if (found.get(shown) !== 'credential') found.set(shown, kind);
}

function collectMembers(block: JsonObject, { field, secrecy }: Named, found: Map<string, SecretClass>): void {
  const rows = field?.type === 'object' ? field.fields : {};
  for (const [name, value] of Object.entries(block)) {
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    collect(value, { field: row, name, secrecy }, found);
  }
}
