import type { Clock, Log } from '../../ports/run.js';
import type { Authorities } from './azure-clouds.js';
import type { HostFacts } from './host-facts.js';
import type { SignInClient } from './sign-in.js';

/** Signs requests. Asked at every attempt, because a rollout outlives a token. */
export interface Credentials {
  readonly type: string;
  /** Headers that carry the credential, with lower-case names. Throws `EndpointsError` where signing in fails. */
  headers(): Promise<Record<string, string>>;
  /** Forgets the credential that was sent in these headers. False where no newer one can be had. */
  drop(sent: Record<string, string>): boolean;
}

/** What each setting is called where users set it (databricks-auth.md 1.1). */
export const settingWords = {
  host: '`databricks-host` (or DATABRICKS_HOST)',
  token: '`databricks-token` (or DATABRICKS_TOKEN)',
  clientId: '`databricks-client-id` (or DATABRICKS_CLIENT_ID)',
  clientSecret: '`databricks-client-secret` (or DATABRICKS_CLIENT_SECRET)',
  authType: '`auth-type` (or DATABRICKS_AUTH_TYPE)',
  tokenAudience: 'DATABRICKS_TOKEN_AUDIENCE',
  oidcToken: 'DATABRICKS_OIDC_TOKEN',
  oidcTokenEnv: 'DATABRICKS_OIDC_TOKEN_ENV',
  oidcTokenFile: 'DATABRICKS_OIDC_TOKEN_FILEPATH',
  discoveryUrl: 'DATABRICKS_DISCOVERY_URL',
  accountId: 'DATABRICKS_ACCOUNT_ID',
  workspaceId: 'DATABRICKS_WORKSPACE_ID',
  cloud: 'DATABRICKS_CLOUD',
  azureResourceId: 'DATABRICKS_AZURE_RESOURCE_ID',
  azureClientId: 'ARM_CLIENT_ID',
  azureClientSecret: 'ARM_CLIENT_SECRET',
  azureTenantId: 'ARM_TENANT_ID',
  azureUseMsi: 'ARM_USE_MSI: true',
  azureEnvironment: 'ARM_ENVIRONMENT',
  identityUrl: 'IDENTITY_ENDPOINT',
  identityKey: 'IDENTITY_HEADER',
  idTokenUrl: 'ACTIONS_ID_TOKEN_REQUEST_URL',
  idTokenKey: 'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
} as const;

export type SettingName = keyof typeof settingWords;

/** Settings of authentication, from inputs and the environment; empty means unset. */
export type AuthSettings = { [Name in SettingName]?: string | undefined };

/** What a method may use to sign in. */
export interface AuthContext {
  /** Origin of the workspace; "" while it is still looked up by its resource id. */
  host: string;
  /** What the host says of itself; asked once. */
  facts: HostFacts;
  /** Where Azure's own services are. */
  authorities: Authorities;
  signIn: SignInClient;
  clock: Clock;
  log: Pick<Log, 'debug' | 'warning'>;
  /** Told of every secret, before it is used. */
  addSecret: (value: string) => void;
  /** A variable of the environment as it is now. */
  variable: (name: string) => string | undefined;
}

/** One way to sign in: what it takes, and how it makes credentials of it. One row of the table in `auth.ts`. */
export interface AuthMethod {
  readonly name: string;
  /** Settings without which it cannot sign in. */
  readonly needs: readonly SettingName[];
  /** Settings that have to be there besides, for it to be detected without being named. */
  readonly detectedBy?: readonly SettingName[];
  /** Signs in at the cloud, whose own services are then spoken to. */
  readonly azure?: true;
  create(settings: AuthSettings, context: AuthContext): Credentials;
  /** Finds the workspace's URL by its resource id. */
  findHost?(settings: AuthSettings, context: AuthContext): Promise<string>;
}
