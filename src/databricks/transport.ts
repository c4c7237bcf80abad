/** The wire: one request, one answer, read whole; broken ones sorted by how far they came. */
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import type { RawReply } from './fault.js';
import { isLoopback } from './host.js';
import type { TransportKind } from './retry.js';

export interface TransportTuning {
  /** Sockets to the workspace at once. */
  connections: number;
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Longest silence inside a body. */
  bodyTimeoutMs: number;
  maxResponseBytes: number;
}

export interface WireRequest {
  method: string;
  /** Full address; the caller has checked that it may be spoken to. */
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Overrides the dispatcher's, for probes. */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** A request that got no whole answer. */
export class TransportFailure extends Error {
  constructor(
    readonly kind: TransportKind,
    /** Code of the failure, such as `ECONNRESET`. */
    readonly reason: string,
    message: string,
    cause?: unknown,
    /** The request may have reached the service. */
    readonly sent: boolean = kind === 'unclear',
  ) {
    super(message, { cause });
    this.name = 'TransportFailure';
  }
}

/** Environment variables, of which only the proxy settings are read; lower case wins, as everywhere. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * One pool of kept-alive connections. With proxy variables set it goes through the proxy, except to this machine
 * itself, which no proxy could reach.
 */
export function createDispatcher(host: string, tuning: TransportTuning, env: Environment): Dispatcher {
  const options: Agent.Options = {
    connections: tuning.connections,
    connect: { timeout: tuning.connectTimeoutMs },
    headersTimeout: tuning.headersTimeoutMs,
    bodyTimeout: tuning.bodyTimeoutMs,
    maxResponseSize: tuning.maxResponseBytes,
  };
  const read = (name: string): string => env[name] ?? env[name.toUpperCase()] ?? '';
  const httpProxy = withScheme(read('http_proxy'));
  const httpsProxy = withScheme(read('https_proxy'));
  if ((httpProxy === '' && httpsProxy === '') || isLoopback(new URL(host).hostname)) return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    requestTls: { timeout: tuning.connectTimeoutMs },
    httpProxy,
    httpsProxy: httpsProxy === '' ? httpProxy : httpsProxy,
    noProxy: read('no_proxy'),
  });
}

/** `proxy.example:3128` is a common way to write it, which is no URL. */
function withScheme(proxy: string): string {
  return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** Sends once and reads the whole body as text. Redirects are not followed. Throws `TransportFailure`. */
export async function send(dispatcher: Dispatcher, request: WireRequest): Promise<RawReply> {
  const url = new URL(request.url);
  try {
    const reply = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      signal: withTimeout(request),
    });
    return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() };
  } catch (thrown) {
    throw toFailure(thrown, request);
  }
}

function withTimeout(request: WireRequest): AbortSignal | null {
  if (request.timeoutMs === undefined) return request.signal ?? null;
  const timeout = AbortSignal.timeout(request.timeoutMs);
  return request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
}

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH', 'EHOSTUNREACH']);
/** What OpenSSL says of an answer that is no TLS at all, as a port that speaks plain HTTP gives it. */
const noTls = /wrong version number|packet length too long|unknown protocol|http request/i;
const certificateCode = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/;

/** Sorted by code and name, not by class: errors of Node itself may come from another realm. */
function toFailure(thrown: unknown, request: WireRequest): TransportFailure {
  const error = thrown as Partial<NodeJS.ErrnoException>;
  const { name = 'Error', message = String(thrown), syscall } = error;
  const code = typeof error.code === 'string' ? error.code : name;
  const fail = (kind: TransportKind, words: string, sent?: boolean): TransportFailure =>
    new TransportFailure(kind, code, words, thrown, sent);
  if (request.signal?.aborted === true) return fail('fatal', 'the run was cancelled', true);
  if (name === 'TimeoutError') return fail('unclear', 'no answer in time');
  if (neverSent.has(code) || syscall === 'connect' || syscall === 'getaddrinfo') {
    return fail('before-write', describe(code, message));
  }
  if ((code === 'EPROTO' || code.startsWith('ERR_SSL_')) && noTls.test(`${code.replaceAll('_', ' ')} ${message}`)) {
    return fail('fatal', `the server does not speak TLS; is this a plain http address? (${code})`);
  }
  if (certificateCode.test(code)) return fail('fatal', `the TLS certificate was not accepted (${code}: ${message})`);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return fail('fatal', 'the answer is larger than allowed', true);
  if (code === 'UND_ERR_INVALID_ARG') return fail('fatal', 'the request could not be formed');
  if (/HTTP Tunneling|proxy/i.test(message)) return fail('fatal', `the proxy refused: ${message}`);
  return fail('unclear', describe(code, message));
}

const words: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up for now',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed while sending',
  UND_ERR_SOCKET: 'the connection was closed before the answer was whole',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped half-way',
};

function describe(code: string, message: string): string {
  const known = words[code];
  return `${known ?? message.slice(0, 300)} (${code})`;
}
