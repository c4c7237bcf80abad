/** Puts the room together: host, credentials, connection pool, and the three adapters on one door. */
import { setMaxListeners } from 'node:events';
import { EndpointsError } from '../errors.js';
import { createRedactor, type Redactor } from '../redactor.js';
import { systemClock } from '../system-clock.js';
import { createDispatcher, type NetworkTuning } from '../network/dispatcher.js';
import { proxySecrets, type Environment } from '../network/proxies.js';
import type { Catalog, Identity, ServingApi } from '../ports/databricks.js';
import type { Clock, Log } from '../ports/run.js';
import { chooseAuth, type AuthChoice, type AuthSettings } from './auth.js';
import { authoritiesOf, type Authorities } from './auth/azure-clouds.js';
import type { AuthContext } from './auth/credentials.js';
import { createHostFacts } from './auth/host-facts.js';
import { createSignInClient } from './auth/sign-in.js';
import { createBrake } from './brake.js';
import { createCatalog } from './catalog.js';
import type { Exchanger } from './exchange.js';
import { createHttp } from './http.js';
import { createIdentity } from './identity.js';
import type { RetryTuning } from './retry.js';
import { createServingApi } from './serving.js';
import { buildUserAgent } from './user-agent.js';

export interface Tuning extends RetryTuning, NetworkTuning {
  /** Milliseconds for one call with all its repeats and waits, those for a rate limit apart. */
  retryBudgetMs: number;
  /** The same for one sign-in call. */
  signInBudgetMs: number;
}

/** Platform limits and habits: databricks-auth.md 3.1 and 3.2. */
const defaultTuning: Tuning = {
  // What is asked at once is bounded by `parallelism`; this keeps a slip of it from using up the machine's sockets.
  connections: 256,
  connectTimeoutMs: 30_000,
  headersTimeoutMs: 60_000,
  bodyTimeoutMs: 60_000,
  maxResponseBytes: 16 * 1024 * 1024,
  backoffBaseMs: 1_000,
  backoffMaxMs: 10_000,
  jitterMs: [50, 750],
  // The window over which the platform counts writes (C26): no limit asks for more.
  maxRetryAfterMs: 300_000,
  requestTimeoutMs: 180_000,
  limitBudgetMs: 30 * 60_000,
  retryBudgetMs: 300_000,
  signInBudgetMs: 60_000,
};

export interface ConnectOptions extends AuthSettings {
  log: Pick<Log, 'debug' | 'info' | 'warning'>;
  /** The action's version, for the user agent. */
  version: string;
  /** Product name in the user agent. */
  product?: string;
  /** Takes known secrets out of what services say, before it is cut, and learns those of this connection; one of its own otherwise. */
  redactor?: Redactor;
  /** Told of every secret value before it is used, so that the shell can mask it. */
  onSecret?: (value: string) => void;
  tuning?: Partial<Tuning>;
  /** For tests; real time otherwise. */
  clock?: Clock;
  random?: () => number;
  /** Ends waits and requests. */
  signal?: AbortSignal;
  /** For proxy variables, GITHUB_ACTIONS and the variable of an ID token; the process's own otherwise. */
  env?: Environment;
  /** Stands for Azure's own services. For tests. */
  authorities?: Partial<Authorities>;
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
 * for unusable settings (see `chooseAuth`). A workspace that is named by its Azure resource id alone has to be looked
 * up before, by `findWorkspace`.
 */
export function connectDatabricks(options: ConnectOptions): Databricks {
  const choice = chooseAuth(options);
  const { host, method, settings } = choice;
  if (host === '') throw new EndpointsError('internal-error', 'The workspace was not looked up.', { origin: 'tool' });
  const line = openLine(options, choice);
  const { io, context, agent } = line;
  const http = createHttp({
    host,
    credentials: method.create(settings, context),
    io,
    userAgent: buildUserAgent({ ...agent, authType: method.name, inGitHub: line.env.GITHUB_ACTIONS === 'true' }),
    workspaceId: line.workspaceId,
    redact: line.redact,
    retryBudgetMs: line.tuning.retryBudgetMs,
  });
  return {
    serving: createServingApi(http),
    catalog: createCatalog(http),
    identity: createIdentity(http),
    authType: method.name,
    host,
    close: line.close,
  };
}

/** The settings with their host; asks Azure for it where only the workspace's resource id is known. Throws `EndpointsError`. */
export async function findWorkspace<Options extends ConnectOptions>(options: Options): Promise<Options> {
  const choice = chooseAuth(options);
  if (choice.host !== '' || choice.method.findHost === undefined) return options;
  const line = openLine(options, choice);
  try {
    return { ...options, host: await choice.method.findHost(choice.settings, line.context) };
  } finally {
    await line.close();
  }
}

/** What requests to the workspace and to sign-in services share. */
interface Line {
  io: Exchanger;
  context: AuthContext;
  tuning: Tuning;
  env: Environment;
  agent: { product: string; version: string };
  workspaceId: () => string | undefined;
  redact: (text: string) => string;
  close: () => Promise<void>;
}

function openLine(options: ConnectOptions, { host, method, settings, ...choice }: AuthChoice): Line {
  const tuning: Tuning = { ...defaultTuning, ...options.tuning };
  const env = options.env ?? process.env;
  const clock = options.clock ?? systemClock;
  const redactor = options.redactor ?? createRedactor();
  const told = new Set<string>();
  const addSecret = (value: string): void => {
    if (value === '' || told.has(value)) return;
    told.add(value);
    redactor.add(value);
    options.onSecret?.(value);
  };
  for (const secret of proxySecrets(env)) addSecret(secret);
  // A call that fails because of the closing must not be tried again: its pauses would keep the process alive.
  const closing = new AbortController();
  const signal = options.signal === undefined ? closing.signal : AbortSignal.any([options.signal, closing.signal]);
  // Each call under way listens to it, and many are: what Node would warn of is no leak.
  setMaxListeners(0, signal);
  const authorities: Authorities = { ...authoritiesOf({ ...settings, host }), ...options.authorities };
  const dispatcher = createDispatcher(tuning, env);
  // No proxy reaches the machine's own link.
  const link = createDispatcher(tuning, {});
  const redact = (text: string): string => redactor.redact(text);
  const io: Exchanger = {
    dispatcher,
    clock,
    log: options.log,
    tuning,
    random: options.random ?? Math.random,
    signal,
    reached: { answered: false },
    brake: createBrake(clock, signal),
    redact,
  };
  const agent = { product: options.product ?? 'databricks-endpoints-as-code', version: options.version };
  const { entra, arm, metadata } = authorities;
  const gitHub = method.needs.includes('idTokenUrl') ? [new URL(settings.idTokenUrl ?? '').origin] : [];
  const signIn = createSignInClient({
    // Whether the workspace was ever reached is told by its own answers alone.
    ioTo: (origin) => (origin === host ? io : { ...io, dispatcher: origin === metadata ? link : dispatcher, reached: { answered: false } }),
    userAgent: buildUserAgent(agent),
    caller: { host, authType: method.name, redact },
    origins: [...(host === '' ? [] : [host]), ...gitHub, ...(method.azure === true ? [entra, arm, metadata] : [])],
    budgetMs: tuning.signInBudgetMs,
  });
  let workspaceId = choice.workspaceId;
  const facts = createHostFacts({
    host,
    signIn,
    log: options.log,
    onWorkspaceId: (id) => {
      workspaceId ??= id;
    },
  });
  return {
    io,
    tuning,
    env,
    agent,
    redact,
    workspaceId: () => workspaceId,
    context: {
      host,
      facts,
      authorities,
      signIn,
      clock,
      log: options.log,
      addSecret,
      variable: (name) => env[name],
    },
    close: async () => {
      closing.abort();
      await Promise.all([dispatcher.destroy(), link.destroy()]);
    },
  };
}
