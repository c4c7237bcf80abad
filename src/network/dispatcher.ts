import { Agent, Dispatcher, Pool, ProxyAgent } from 'undici';
import { ProxyFailure } from './proxy-failure.js';
import { proxyFor, readProxies, type Environment, type Proxies, type Proxy } from './proxies.js';

export interface NetworkTuning {
  /** Sockets to one host at once. */
  connections: number;
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Longest silence inside a body. */
  bodyTimeoutMs: number;
  maxResponseBytes: number;
}

/**
 * Kept-alive connections to any number of hosts, each through the proxy that the environment names for it. Every room
 * that speaks to a network gets its dispatcher here. Throws `invalid-input` for a proxy that is no address.
 */
export function createDispatcher(tuning: NetworkTuning, env: Environment): Dispatcher {
  return new RoutedDispatcher(tuning, readProxies(env));
}

class RoutedDispatcher extends Dispatcher {
  readonly #tuning: NetworkTuning;
  readonly #proxies: Proxies;
  readonly #agents = new Map<Proxy | undefined, Dispatcher>();

  constructor(tuning: NetworkTuning, proxies: Proxies) {
    super();
    this.#tuning = tuning;
    this.#proxies = proxies;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const proxy = proxyFor(new URL(options.origin ?? ''), this.#proxies);
    let agent = this.#agents.get(proxy);
    if (agent === undefined) {
      agent = proxy === undefined ? new Agent(optionsOf(this.#tuning)) : createProxyAgent(proxy, this.#tuning);
      this.#agents.set(proxy, agent);
    }
    return agent.dispatch(options, handler);
  }

  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | void {
    return settle([...this.#agents.values()].map((agent) => agent.close()), callback);
  }

  override destroy(error?: Error | null): Promise<void>;
  override destroy(callback: () => void): void;
  override destroy(error: Error | null, callback: () => void): void;
  override destroy(first?: Error | null | (() => void), second?: () => void): Promise<void> | void {
    const [error, callback] = typeof first === 'function' ? [null, first] : [first ?? null, second];
    return settle([...this.#agents.values()].map((agent) => agent.destroy(error)), callback);
  }
}

function settle(endings: Promise<void>[], callback: (() => void) | undefined): Promise<void> | void {
  const all = Promise.all(endings).then(() => undefined);
  if (callback === undefined) return all;
  void all.then(callback);
}

function optionsOf(tuning: NetworkTuning): Agent.Options {
  return {
    connections: tuning.connections,
    connect: { timeout: tuning.connectTimeoutMs },
    headersTimeout: tuning.headersTimeoutMs,
    bodyTimeout: tuning.bodyTimeoutMs,
    maxResponseSize: tuning.maxResponseBytes,
  };
}

function createProxyAgent({ origin, authorization }: Proxy, tuning: NetworkTuning): Dispatcher {
  const connector = { timeout: tuning.connectTimeoutMs };
  return new ProxyAgent({
    ...optionsOf(tuning),
    uri: origin,
    ...(authorization === undefined ? {} : { token: authorization }),
    requestTls: connector,
    proxyTls: connector,
    clientFactory: (url, options) => createTunneller(origin, new Pool(url, { ...options, headersTimeout: tuning.connectTimeoutMs })),
  });
}

/** Makes of whatever goes wrong before the tunnel stands a `ProxyFailure`; undici would try some of it again for ever. */
function createTunneller(proxy: string, pool: Pool): Pool {
  const connect = pool.connect.bind<(options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>>(pool);
  const tunnel = async (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    let answer: Dispatcher.ConnectData;
    try {
      answer = await connect(options);
    } catch (cause) {
      throw new ProxyFailure(proxy, undefined, cause);
    }
    if (answer.statusCode === 200) return answer;
    answer.socket.on('error', () => undefined).destroy();
    throw new ProxyFailure(proxy, answer.statusCode);
  };
  return Object.assign(pool, { connect: tunnel });
}
