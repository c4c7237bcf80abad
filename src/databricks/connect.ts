/** Puts the room together: host, credentials, connection pool, and the three adapters on one door. */
import { setMaxListeners } from 'node:events';
import { systemClock } from '../system-clock.js';
import type { Catalog, Clock, Identity, Log, ServingApi } from '../ports.js';
import { chooseAuth, type AuthSettings } from './auth.js';
import { createSignInClient } from './auth/sign-in.js';
import { createCatalog } from './catalog.js';
import type { Exchanger } from './exchange.js';
import { createHttp } from './http.js';
import { createIdentity } from './identity.js';
import type { RetryTuning } from './retry.js';
import { createSecretKeeper } from './secrets.js';
import { createServingApi } from './serving.js';
import { createDispatcher, type Environment, type TransportTuning } from './transport.js';
import { buildUserAgent } from './user-agent.js';

export interface Tuning extends RetryTuning, TransportTuning {
  /** Milliseconds for one call with all its repeats and waits. */
  retryBudgetMs: number;
  /** The same for one sign-in call. */
  signInBudgetMs: number;
}

/** Platform limits and habits: databricks-auth.md 3.1 and 3.2. */
export const defaultTuning: Tuning = {
  connections: 32,
  connectTimeoutMs: 30_000,
  headersTimeoutMs: 60_000,
  bodyTimeoutMs: 60_000,
  maxResponseBytes: 16 * 1024 * 1024,
  backoffBaseMs: 1_000,
  backoffMaxMs: 10_000,
  jitterMs: [50, 750],
  maxRetryAfterMs: 120_000,
  retryBudgetMs: 300_000,
  signInBudgetMs: 60_000,
};

export interface ConnectOptions extends AuthSettings {
  log: Pick<Log, 'debug' | 'info' | 'warning'>;
  /** The action's version, for the user agent. */
  version: string;
  /** Product name in the user agent. */
  product?: string;
  /** Told of every secret value before it is used, so that the shell can mask it. */
  onSecret?: (value: string) => void;
  tuning?: Partial<Tuning>;
  /** For tests; real time otherwise. */
  clock?: Clock;
  random?: () => number;
  /** Ends waits and requests. */
  signal?: AbortSignal;
  /** For proxy variables and GITHUB_ACTIONS; the process's own otherwise. */
  env?: Environment;
}

export interface Databricks {
  serving: ServingApi;
  catalog: Catalog;
  identity: Identity;
  /** Name of the method that signs in. */
  authType: string;
  /** Origin of the workspace. */
  host: string;
  /** Ends all connections, so that the process can end; what still waits for an answer fails. */
  close(): Promise<void>;
}

/**
 * Connects to a workspace. Makes no request yet: a wrong credential shows at the first call. Throws `invalid-input`
 * for unusable settings (see `chooseAuth`).
 */
export function connectDatabricks(options: ConnectOptions): Databricks {
  const choice = chooseAuth(options);
  const tuning: Tuning = { ...defaultTuning, ...options.tuning };
  const env = options.env ?? process.env;
  const clock = options.clock ?? systemClock;
  const secrets = createSecretKeeper(options.onSecret ?? (() => undefined));
  const { host, method } = choice;
  const dispatcher = createDispatcher(host, tuning, env);
  // A call that fails because of the closing must not be tried again: its pauses would keep the process alive.
  const closing = new AbortController();
  const signal = options.signal === undefined ? closing.signal : AbortSignal.any([options.signal, closing.signal]);
  // Each call under way listens to it, and many are: what Node would warn of is no leak.
  setMaxListeners(0, signal);
  const io: Exchanger = {
    dispatcher,
    clock,
    log: options.log,
    tuning,
    random: options.random ?? Math.random,
    signal,
    reached: { answered: false },
  };
  const agent = { product: options.product ?? 'databricks-endpoints-as-code', version: options.version };
  const redact = (text: string): string => secrets.redact(text);
  let workspaceId = choice.workspaceId;
  const credentials = method.create(choice.settings, {
    host,
    clock,
    log: options.log,
    addSecret: (value) => {
      secrets.add(value);
    },
    foundWorkspaceId: (id) => {
      workspaceId ??= id;
    },
    signIn: createSignInClient({
      io,
      userAgent: buildUserAgent(agent),
      caller: { host, authType: method.name, redact },
      origins: [host],
      budgetMs: tuning.signInBudgetMs,
    }),
  });
  const http = createHttp({
    host,
    credentials,
    io,
    userAgent: buildUserAgent({ ...agent, authType: method.name, inGitHub: env.GITHUB_ACTIONS === 'true' }),
    workspaceId: () => workspaceId,
    redact,
    retryBudgetMs: tuning.retryBudgetMs,
  });
  return {
    serving: createServingApi(http),
    catalog: createCatalog(http),
    identity: createIdentity(http),
    authType: method.name,
    host,
    close: () => {
      closing.abort();
      return dispatcher.destroy();
    },
  };
}
