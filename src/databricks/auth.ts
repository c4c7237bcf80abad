/** Which way to sign in, from the settings alone (databricks-auth.md 1.2, with our order and conflict rule). */
import { EndpointsError } from '../errors.js';
import type { AuthMethod, AuthSettings } from './auth/credentials.js';
import { oauthM2m } from './auth/oauth-m2m.js';
import { pat } from './auth/pat.js';
import { parseWorkspaceAddress, type WorkspaceAddress } from './host.js';

export type { AuthSettings } from './auth/credentials.js';

/** Every way we know, in the order of detection. A new way is a new row. */
export const authMethods: readonly AuthMethod[] = [pat, oauthM2m];

/** Names that Databricks tools know and we do not offer; told apart from a slip of the pen. */
const otherNames = new Set([
  'basic',
  'databricks-cli',
  'external-browser',
  'metadata-service',
  'github-oidc',
  'azure-devops-oidc',
  'env-oidc',
  'file-oidc',
  'github-oidc-azure',
  'azure-msi',
  'azure-client-secret',
  'azure-cli',
  'google-credentials',
  'google-id',
]);

export interface AuthChoice extends WorkspaceAddress {
  method: AuthMethod;
  /** Trimmed, without empty values. */
  settings: AuthSettings;
}

/**
 * Chooses host and method. No request is made. Throws `invalid-input`: no or an unusable host, no credential or half
 * of one, values of two methods without `auth-type`, an unknown `auth-type`.
 */
export function chooseAuth(raw: AuthSettings): AuthChoice {
  const settings = tidy(raw);
  const address = parseWorkspaceAddress(settings.host ?? '');
  const method = settings.authType === undefined ? detect(settings) : named(settings.authType);
  const missing = method.takes.filter(({ setting }) => settings[setting] === undefined);
  if (missing.length > 0) {
    throw new EndpointsError('invalid-input', `Signing in by ${method.name} needs ${listed(missing.map(({ words }) => words))}.`, {
      hint: 'Set it from a secret of the repository or environment. Workflows of forks and of Dependabot get no secrets.',
    });
  }
  for (const { setting, words } of method.takes) checkPlain(settings[setting] ?? '', words);
  return { ...address, method, settings };
}

const settingNames = ['host', 'token', 'clientId', 'clientSecret', 'authType'] as const satisfies (keyof AuthSettings)[];

function tidy(raw: AuthSettings): AuthSettings {
  const kept = settingNames.flatMap((name) => {
    const trimmed = raw[name]?.trim() ?? '';
    return trimmed === '' ? [] : [[name, trimmed] as const];
  });
  return Object.fromEntries(kept);
}

function detect(settings: AuthSettings): AuthMethod {
  const touched = authMethods.filter(({ takes }) => takes.some(({ setting }) => settings[setting] !== undefined));
  const groups = [...new Set(touched.map(({ group }) => group))].sort();
  if (groups.length > 1) {
    throw new EndpointsError('invalid-input', `Signing in is ambiguous, more than one authorization method configured: ${groups.join(' and ')}.`, {
      hint: `Remove the values of one of them (from \`with\` or \`env\`), or set \`auth-type\` to ${listed(touched.map(({ name }) => `\`${name}\``), 'or')}.`,
    });
  }
  const [first] = touched;
  if (first !== undefined) return first;
  const ways = authMethods.map(({ name, takes }) => `${listed(takes.map(({ words }) => words))} (${name})`);
  throw new EndpointsError('invalid-input', 'No Databricks credential is set.', { hint: `Set ${ways.join('; or ')}.` });
}

function named(authType: string): AuthMethod {
  const found = authMethods.find(({ name }) => name === authType.toLowerCase());
  if (found !== undefined) return found;
  const known = listed(authMethods.map(({ name }) => `\`${name}\``), 'or');
  const why = otherNames.has(authType.toLowerCase()) ? 'is not supported by this action' : 'is not known';
  const shown = authType.replace(/[^\w.-]/g, '?').slice(0, 60);
  throw new EndpointsError('invalid-input', `The auth type \`${shown}\` ${why}.`, {
    hint: `Set \`auth-type\` to ${known}, or leave it out to have it detected.`,
  });
}

/** A pasted line break would be refused later, by a message that could not say which value is meant. */
function checkPlain(value: string, words: string): void {
  if (/^[\x21-\x7e]+$/.test(value)) return;
  throw new EndpointsError('invalid-input', `${words} holds blanks, line breaks or characters outside ASCII.`, {
    hint: 'Copy the value again, alone and on one line.',
  });
}

function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
