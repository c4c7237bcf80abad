/** Which way to sign in, from the settings alone (databricks-auth.md 1.2, with our order and conflict rule). */
import { EndpointsError } from '../errors.js';
import { azureClientSecret, azureMsi, githubOidcAzure } from './auth/azure.js';
import { settingWords, type AuthMethod, type AuthSettings, type SettingName } from './auth/credentials.js';
import { envOidc, fileOidc, githubOidc } from './auth/federation.js';
import { checkIdTokenUrl } from './auth/id-token.js';
import { oauthM2m } from './auth/oauth-m2m.js';
import { pat } from './auth/pat.js';
import { missingIdToken, nothingComplete } from './auth/what-is-missing.js';
import { parseWorkspaceAddress, type WorkspaceAddress } from './host.js';

export type { AuthSettings } from './auth/credentials.js';

/**
 * Every way we know, in the order of detection. A new way is a new row, and so would be Databricks' own package for
 * JavaScript (`@databricks/sdk-auth`), once it can be had.
 */
export const authMethods: readonly AuthMethod[] = [
  pat, oauthM2m, envOidc, fileOidc, azureMsi, azureClientSecret, githubOidc, githubOidcAzure,
];

/** Names that Databricks tools know and we do not offer; told apart from a slip of the pen. */
const otherNames = new Set([
  'basic', 'databricks-cli', 'external-browser', 'metadata-service', 'azure-devops-oidc', 'azure-cli', 'google-credentials', 'google-id',
]);

export interface AuthChoice extends WorkspaceAddress {
  method: AuthMethod;
  /** Trimmed, without empty values. */
  settings: AuthSettings;
}

/**
 * Chooses host and method. No request is made. Throws `invalid-input`: no or an unusable host, no credential or half
 * of one, values of two methods without `auth-type`, an unknown `auth-type`, no right to ask for an ID token. `host` is "" where the workspace is named by its Azure resource id alone.
 */
export function chooseAuth(raw: AuthSettings): AuthChoice {
  const settings = tidy(raw);
  const byResource = settings.host === undefined && settings.azureResourceId !== undefined;
  const address = byResource ? { host: '' } : parseWorkspaceAddress(settings.host ?? '');
  const method = settings.authType === undefined ? detect(settings) : named(settings.authType);
  if (byResource && method.findHost === undefined) parseWorkspaceAddress('');
  const missing = method.needs.filter((name) => settings[name] === undefined);
  if (missing.includes('idTokenUrl') || missing.includes('idTokenKey')) throw missingIdToken(method.name);
  if (missing.length > 0) {
    throw new EndpointsError('invalid-input', `Signing in by ${method.name} needs ${listed(missing.map((name) => wordsFor(name, settings)))}.`, {
      hint: missing.some((name) => secretSettings.has(name))
        ? 'Set it from a secret of the repository or environment. Workflows of forks and of Dependabot get no secrets.'
        : 'Set it in `with` or in the `env` of the job. docs/authentication.md shows every way.',
    });
  }
  for (const name of plainSettings) checkPlain(settings[name] ?? '', settingWords[name]);
  if (method.needs.includes('idTokenUrl')) checkIdTokenUrl(settings.idTokenUrl ?? '');
  // What the user states wins over what an address copied from the browser says.
  return { ...address, ...(settings.workspaceId === undefined ? {} : { workspaceId: settings.workspaceId }), method, settings };
}

/** Whether the settings hold everything that some method needs, as they do not in the run of a fork. */
export function hasCredentials(raw: AuthSettings): boolean {
  const settings = tidy(raw);
  const named = authMethods.find(({ name }) => name === settings.authType?.toLowerCase());
  return named === undefined ? authMethods.some((method) => isDetected(method, settings)) : isComplete(named, settings);
}

const settingNames = Object.keys(settingWords) as SettingName[];
const secretSettings: ReadonlySet<SettingName> = new Set(['token', 'clientSecret', 'oidcToken', 'azureClientSecret']);
/** What goes into a header or a form. */
const plainSettings = [
  'token', 'clientId', 'clientSecret', 'tokenAudience', 'workspaceId', 'azureClientId', 'azureClientSecret', 'azureTenantId', 'azureResourceId', 'idTokenKey', 'identityKey',
] as const satisfies SettingName[];

function tidy(raw: AuthSettings): AuthSettings {
  const kept = settingNames.flatMap((name) => {
    const trimmed = raw[name]?.trim() ?? '';
    const off = name === 'azureUseMsi' && !/^(true|1)$/i.test(trimmed);
    return trimmed === '' || off ? [] : [[name, trimmed] as const];
  });
  return Object.fromEntries(kept);
}

const isComplete = (method: AuthMethod, settings: AuthSettings): boolean => method.needs.every((name) => settings[name] !== undefined);
const isDetected = (method: AuthMethod, settings: AuthSettings): boolean =>
  isComplete(method, settings) && (method.detectedBy ?? []).every((name) => settings[name] !== undefined);

/** Settings that conflict across groups (databricks-auth.md 1.1); the runner's variables and the audience belong to none. */
const groupOf: Partial<Record<SettingName, string>> = {
  token: 'pat',
  clientId: 'oauth',
  clientSecret: 'oauth',
  oidcTokenEnv: 'env-oidc',
  oidcTokenFile: 'file-oidc',
  azureClientId: 'azure',
  azureClientSecret: 'azure',
  azureTenantId: 'azure',
  azureUseMsi: 'azure',
  azureResourceId: 'azure',
};

function detect(settings: AuthSettings): AuthMethod {
  const groups = groupsOf(settings);
  if (groups.length > 1) {
    const ways = authMethods.filter((method) => isComplete(method, settings)).map(({ name }) => `\`${name}\``);
    const forced = ways.length === 0 ? '' : `, or set \`auth-type\` to ${listed(ways, 'or')}`;
    throw new EndpointsError('invalid-input', `Signing in is ambiguous, more than one authorization method configured: ${groups.join(' and ')}.`, {
      hint: `Remove the values of one of them (from \`with\` or \`env\`)${forced}.`,
    });
  }
  const found = authMethods.find((method) => isDetected(method, settings));
  if (found !== undefined) return found;
  throw nothingComplete(settings);
}

/**
 * Sorted. A client id beside an ID token from a variable or a file names the principal to become: the SDKs call that
 * a conflict and want an auth type, which would have no other answer.
 */
function groupsOf(settings: AuthSettings): string[] {
  const touched = settingNames.filter((name) => settings[name] !== undefined && groupOf[name] !== undefined);
  const federated = touched.includes('oidcTokenEnv') || touched.includes('oidcTokenFile');
  const counted = touched.filter((name) => !(name === 'clientId' && federated && settings.clientSecret === undefined));
  return [...new Set(counted.flatMap((name) => groupOf[name] ?? []))].sort();
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
  if (/^[\x21-\x7e]*$/.test(value)) return;
  throw new EndpointsError('invalid-input', `${words} holds blanks, line breaks or characters outside ASCII.`, {
    hint: 'Copy the value again, alone and on one line.',
  });
}

function wordsFor(name: SettingName, settings: AuthSettings): string {
  return name === 'oidcToken' && settings.oidcTokenEnv !== undefined ? `the variable that DATABRICKS_OIDC_TOKEN_ENV names (missing env var "${settings.oidcTokenEnv}")` : settingWords[name];
}

function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
