import { denied, missing } from './api-error.js';
import { type JsonObject, omitUnset } from './json.js';
import type { Principal } from './principals.js';

export interface SecretScope {
  name: string;
  backend: 'DATABRICKS' | 'AZURE_KEYVAULT';
  keyvault: JsonObject | undefined;
  /** Key to time of last change (epoch ms). */
  keys: Map<string, number>;
  /** Names of users, application ids or groups with READ; undefined means everyone. */
  readers: string[] | undefined;
}

export type SecretStore = Map<string, SecretScope>;

export interface ScopeInput {
  keys?: string[];
  backend?: SecretScope['backend'];
  keyvault?: JsonObject;
  readers?: string[];
}

export function putScope(store: SecretStore, name: string, input: ScopeInput, now: number): void {
  const known = store.get(name);
  const keys = known?.keys ?? new Map<string, number>();
  for (const key of input.keys ?? []) keys.set(key, now);
  store.set(name, {
    name,
    backend: input.backend ?? known?.backend ?? 'DATABRICKS',
    keyvault: input.keyvault ?? known?.keyvault,
    keys,
    readers: input.readers ?? known?.readers,
  });
}

export function canRead(scope: SecretScope, principal: Principal | undefined): boolean {
  if (!scope.readers || principal?.admin === true) return true;
  if (!principal) return false;
  return scope.readers.some((reader) => reader === principal.name || principal.groups.includes(reader));
}

/** R60: the scopes the caller may read. */
export function listScopes(store: SecretStore, caller: Principal): JsonObject {
  const scopes = [...store.values()].filter((scope) => canRead(scope, caller));
  return omitUnset({
    scopes: scopes.map((scope) =>
      omitUnset({ name: scope.name, backend_type: scope.backend, keyvault_metadata: scope.keyvault }),
    ),
  });
}

/** R61; a scope without secrets answers `{}`. */
export function listSecrets(store: SecretStore, name: string, caller: Principal): JsonObject {
  const scope = store.get(name);
  if (!scope) throw missing(`Scope ${name} does not exist!`);
  if (!canRead(scope, caller)) {
    throw denied(`User ${caller.name} does not have READ permission on scope ${name}.`);
  }
  return omitUnset({ secrets: [...scope.keys].map(([key, at]) => ({ key, last_updated_timestamp: at })) });
}

const referencePattern = /^\{\{secrets\/([^/{}\s]+)\/([^/{}\s]+)\}\}$/;

/** C12: the whole value is `{{secrets/<scope>/<key>}}`; undefined when it is not a reference. */
export function parseSecretReference(value: string): { scope: string; key: string } | undefined {
  const match = referencePattern.exec(value.trim());
  return match?.[1] !== undefined && match[2] !== undefined ? { scope: match[1], key: match[2] } : undefined;
}

/** Why the creator cannot use the reference, or undefined when it resolves. */
export function secretProblem(store: SecretStore, value: string, creator: Principal | undefined): string | undefined {
  const reference = parseSecretReference(value);
  if (!reference) return undefined;
  const scope = store.get(reference.scope);
  if (!scope?.keys.has(reference.key)) {
    return `Secret ${reference.scope}/${reference.key} does not exist.`;
  }
  return canRead(scope, creator)
    ? undefined
    : `The endpoint creator does not have READ permission on secret scope ${reference.scope}.`;
}
