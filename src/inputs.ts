/** Raw strings and the environment -> settings, once and for all. Nobody else reads inputs or the environment. */
import { EndpointsError } from './errors.js';
import { didYouMean } from './manifest/report.js';

export const modes = ['auto', 'plan', 'apply', 'drift', 'validate', 'export'] as const;
export type Mode = (typeof modes)[number];

/** Every input of the action with its default; "" where there is none. A test compares it with action.yml. */
export const inputDefaults = {
  mode: 'auto',
  manifest: 'endpoints.yml',
  target: '',
  variables: '',
  only: '',
  'databricks-host': '',
  'databricks-token': '',
  'databricks-client-id': '',
  'databricks-client-secret': '',
  'auth-type': '',
  'github-token': '',
  'plan-check': 'pull-request',
  'plan-digest': '',
  'allow-destroy': 'false',
  'allow-destroy-label': '',
  'allow-older': 'false',
  comment: 'changes',
  status: 'true',
  'drift-issue': 'true',
  'drift-unmanaged': 'false',
  'fail-on-drift': 'false',
  deployment: 'true',
  environment: '',
  wait: 'true',
  parallelism: '8',
  'write-quota': '50',
  'poll-interval-seconds': '10',
  'timeout-minutes': '',
} as const;
export type InputName = keyof typeof inputDefaults;
export const inputNames = Object.keys(inputDefaults) as InputName[];

/** Inputs that hold credentials: never shown, and masked. */
export const secretInputs: readonly InputName[] = ['databricks-token', 'databricks-client-secret', 'github-token'];

export interface WorkspaceSettings extends SignInVariables {
  host: string;
  token: string;
  clientId: string;
  clientSecret: string;
  authType: string;
}

/** Settings of signing in that only the environment holds, under the names that Databricks' own tools read. */
const signInVariables = {
  tokenAudience: ['DATABRICKS_TOKEN_AUDIENCE'],
  oidcTokenEnv: ['DATABRICKS_OIDC_TOKEN_ENV'],
  oidcTokenFile: ['DATABRICKS_OIDC_TOKEN_FILEPATH', 'DATABRICKS_OIDC_TOKEN_FILE'],
  discoveryUrl: ['DATABRICKS_DISCOVERY_URL'],
  accountId: ['DATABRICKS_ACCOUNT_ID'],
  workspaceId: ['DATABRICKS_WORKSPACE_ID'],
  cloud: ['DATABRICKS_CLOUD'],
  azureResourceId: ['DATABRICKS_AZURE_RESOURCE_ID'],
  azureClientId: ['ARM_CLIENT_ID'],
  azureClientSecret: ['ARM_CLIENT_SECRET'],
  azureTenantId: ['ARM_TENANT_ID'],
  azureUseMsi: ['ARM_USE_MSI'],
  azureEnvironment: ['ARM_ENVIRONMENT'],
  identityUrl: ['IDENTITY_ENDPOINT'],
  identityKey: ['IDENTITY_HEADER'],
  idTokenUrl: ['ACTIONS_ID_TOKEN_REQUEST_URL'],
  idTokenKey: ['ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
} as const;

/** Only those that are set. `oidcToken`: what the variable holds that `oidcTokenEnv` names. */
type SignInVariables = { [Name in keyof typeof signInVariables | 'oidcToken']?: string };

/** Values of the environment that are masked before anything is logged. */
export const secretVariables: readonly string[] = [
  'DATABRICKS_TOKEN', 'DATABRICKS_CLIENT_SECRET', 'ARM_CLIENT_SECRET', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'DATABRICKS_OIDC_TOKEN', 'IDENTITY_HEADER',
];

export interface Settings {
  mode: Mode;
  manifest: string;
  /** `undefined`: the manifest's default. */
  target: string | undefined;
  variables: Readonly<Record<string, string>>;
  only: readonly string[];
  /** As given; "" where unset. Checked when the workspace is needed. */
  workspace: WorkspaceSettings;
  githubToken: string;
  planCheck: 'pull-request' | 'required' | 'off';
  planDigest: string | undefined;
  allowDestroy: boolean | readonly string[];
  /** Label by which somebody else than the author allows what a pull request destroys. */
  allowDestroyLabel: string | undefined;
  /** Whether an apply may go back behind a commit that was applied. */
  allowOlder: boolean;
  comment: 'always' | 'changes' | 'never';
  /** Whether commits get a status. */
  status: boolean;
  driftIssue: boolean;
  /** Whether endpoints that no manifest claims are drift, too. */
  driftUnmanaged: boolean;
  failOnDrift: boolean;
  /** Whether applies are recorded among the repository's deployments. */
  deployment: boolean;
  /** Of these deployments. `undefined`: the target's name. */
  environment: string | undefined;
  wait: boolean;
  parallelism: number;
  writeQuota: number;
  pollIntervalMs: number;
  timeoutMs: number | undefined;
}

/** Environment variables that stand in for an input that is not given. */
const environmentNames: Partial<Record<InputName, string>> = {
  'databricks-host': 'DATABRICKS_HOST',
  'databricks-token': 'DATABRICKS_TOKEN',
  'databricks-client-id': 'DATABRICKS_CLIENT_ID',
  'databricks-client-secret': 'DATABRICKS_CLIENT_SECRET',
  'auth-type': 'DATABRICKS_AUTH_TYPE',
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * All problems of the inputs in one `invalid-input` error. `given` answers the text of an input, "" where it is unset.
 */
export function readSettings(given: (name: InputName) => string, env: Environment): Settings {
  const problems: string[] = [];
  const text = (name: InputName): string => {
    const value = given(name).trim();
    const variable = environmentNames[name];
    const fallback = variable === undefined ? '' : (env[variable] ?? '').trim();
    return value !== '' ? value : fallback !== '' ? fallback : inputDefaults[name];
  };
  const report = (name: InputName, problem: string): void => {
    problems.push(`Input \`${name}\`: ${problem}`);
  };
  const lines = (name: InputName): string[] =>
    text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');

  /** Names, one a line or separated by commas. */
  function names(name: InputName): string[] {
    const found = text(name).split(/[\r\n,]/).map((word) => word.trim()).filter((word) => word !== '');
    // What was to be restricted must not become everything.
    if (found.length === 0 && text(name) !== '') report(name, `\`${text(name)}\` names nothing.`);
    return found;
  }

  function readAllowDestroy(): boolean | string[] {
    const found = names('allow-destroy').filter((word) => word.toLowerCase() !== 'false');
    const isTrue = (word: string): boolean => word.toLowerCase() === 'true';
    if (found.every(isTrue)) return found.length > 0;
    if (found.some(isTrue)) report('allow-destroy', 'expected `true`, `false` or names of endpoints, found `true` beside names.');
    return found;
  }

  function oneOf<T extends string>(name: InputName, known: readonly T[]): T {
    const value = text(name);
    const found = known.find((word) => word === value);
    if (found !== undefined) return found;
    report(name, `\`${value}\` is none of ${known.join(', ')}.${didYouMean(value, known)}`);
    return known[0] as T;
  }

  function flag(name: InputName): boolean {
    const value = text(name).toLowerCase();
    if (value !== 'true' && value !== 'false') report(name, `expected \`true\` or \`false\`, found \`${value}\`.`);
    return value === 'true';
  }

  function number(name: InputName, rule: { whole: boolean; minimum: number; words: string }): number {
    const value = Number(text(name));
    const fits = Number.isFinite(value) && value >= rule.minimum && (!rule.whole || Number.isInteger(value));
    if (!fits) report(name, `expected ${rule.words}, found \`${text(name)}\`.`);
    return value;
  }

  const settings: Settings = {
    mode: oneOf('mode', modes),
    manifest: text('manifest'),
    target: text('target') === '' ? undefined : text('target'),
    variables: readVariables(lines('variables'), (problem) => {
      report('variables', problem);
    }),
    only: names('only'),
    workspace: {
      host: text('databricks-host'),
      token: text('databricks-token'),
      clientId: text('databricks-client-id'),
      clientSecret: text('databricks-client-secret'),
      authType: text('auth-type'),
      ...readSignInVariables(env),
    },
    githubToken: text('github-token'),
    planCheck: oneOf('plan-check', ['pull-request', 'required', 'off']),
    planDigest: text('plan-digest') === '' ? undefined : text('plan-digest'),
    allowDestroy: readAllowDestroy(),
    allowDestroyLabel: text('allow-destroy-label') === '' ? undefined : text('allow-destroy-label'),
    allowOlder: flag('allow-older'),
    comment: oneOf('comment', ['changes', 'always', 'never']),
    status: flag('status'),
    driftIssue: flag('drift-issue'),
    driftUnmanaged: flag('drift-unmanaged'),
    failOnDrift: flag('fail-on-drift'),
    deployment: flag('deployment'),
    environment: text('environment') === '' ? undefined : text('environment'),
    wait: flag('wait'),
    parallelism: number('parallelism', { whole: true, minimum: 1, words: 'a whole number from 1' }),
    writeQuota: number('write-quota', { whole: true, minimum: 1, words: 'a whole number from 1' }),
    pollIntervalMs: 1000 * number('poll-interval-seconds', { whole: false, minimum: 0.01, words: 'seconds, more than 0' }),
    timeoutMs:
      text('timeout-minutes') === ''
        ? undefined
        : 60_000 * number('timeout-minutes', { whole: false, minimum: 0.001, words: 'minutes, more than 0' }),
  };
  if (settings.planDigest !== undefined && !/^[0-9a-f]{24}$/.test(settings.planDigest)) {
    report('plan-digest', 'expected the 24 hexadecimal digits that a plan shows as its digest.');
  }
  if (problems.length > 0) {
    throw new EndpointsError('invalid-input', problems.join('\n'), { hint: 'Correct the `with:` block of the step.' });
  }
  return Object.freeze(settings);
}

function readSignInVariables(env: Environment): SignInVariables {
  const found: SignInVariables = {};
  const read = (name: string): string => (env[name] ?? '').trim();
  for (const [setting, names] of Object.entries(signInVariables)) {
    const value = names.map(read).find((text) => text !== '');
    if (value !== undefined) found[setting as keyof SignInVariables] = value;
  }
  const oidcToken = read(found.oidcTokenEnv ?? 'DATABRICKS_OIDC_TOKEN');
  return oidcToken === '' ? found : { ...found, oidcToken };
}

function readVariables(lines: readonly string[], report: (problem: string) => void): Record<string, string> {
  const variables = Object.create(null) as Record<string, string>;
  for (const line of lines) {
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(equals, 0)).trim();
    if (name === '') report('expected `name=value` on each line; one line has no name or no `=`.');
    else if (Object.hasOwn(variables, name)) report(`\`${name}\` is given twice.`);
    else variables[name] = line.slice(equals + 1).trim();
  }
  return variables;
}
