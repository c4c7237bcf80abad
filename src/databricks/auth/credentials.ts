import type { Clock, Log } from '../../ports.js';
import type { SignInClient } from './sign-in.js';

/** Signs requests. Asked at every attempt, because a rollout outlives a token. */
export interface Credentials {
  readonly type: string;
  /** Headers that carry the credential, with lower-case names. Throws `ApiError` where signing in fails. */
  headers(): Promise<Record<string, string>>;
  /** Forgets the credential that was sent in these headers. False where no newer one can be had. */
  drop(sent: Record<string, string>): boolean;
}

/** Settings of authentication, explicit values only; empty means unset. */
export interface AuthSettings {
  host?: string | undefined;
  token?: string | undefined;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  /** Forces one method by its name. */
  authType?: string | undefined;
}

/** What a method may use to sign in. */
export interface AuthContext {
  host: string;
  signIn: SignInClient;
  clock: Clock;
  log: Pick<Log, 'debug' | 'warning'>;
  /** Told of every secret, before it is used. */
  addSecret: (value: string) => void;
  /** Told of the workspace's id where the host's metadata holds one. */
  foundWorkspaceId: (id: string) => void;
}

/** One way to sign in: what it takes, and how it makes credentials of it. One row of the table in `auth.ts`. */
export interface AuthMethod {
  readonly name: string;
  /** Methods of different groups conflict when the values of both are set (databricks-auth.md 1.1). */
  readonly group: string;
  /** Settings that belong to it, with the words for what to set. */
  readonly takes: readonly { setting: keyof AuthSettings; words: string }[];
  create(settings: AuthSettings, context: AuthContext): Credentials;
}
