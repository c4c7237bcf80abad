/** Broken requests, sorted by how far they came, in words that say what to change. */
import { ProxyFailure } from './proxy-failure.js';

/** Where a request without an answer broke: `before-write` never left, `fatal` will break again. */
export type TransportKind = 'before-write' | 'unclear' | 'fatal';

export interface NetworkFailure {
  kind: TransportKind;
  /** Code of the failure, such as `ECONNRESET`. */
  reason: string;
  message: string;
  /** What to change; absent where it depends on who was asked. */
  advice?: string;
  /** The request may have reached the service, though it is `fatal`. */
  sent?: true;
}

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH', 'EHOSTUNREACH']);
/** What OpenSSL says of an answer that is no TLS at all, as a port that speaks plain HTTP gives it. */
const noTls = /wrong version number|packet length too long|unknown protocol|http request/i;
const certificateCode = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/;

/**
 * Explains what was thrown by undici (for `fetch`, its cause). Sorted by code and name, not by class: errors of Node
 * itself may come from another realm.
 */
export function explainFailure(thrown: unknown): NetworkFailure {
  if (thrown instanceof ProxyFailure) return explainProxy(thrown);
  const { name = 'Error', message: said = String(thrown), syscall, code: given } = thrown as Partial<NodeJS.ErrnoException>;
  const code = typeof given === 'string' ? given : name;
  if (name === 'TimeoutError') return { kind: 'unclear', reason: code, message: 'no answer in time' };
  if (neverSent.has(code) || syscall === 'connect' || syscall === 'getaddrinfo') {
    return { kind: 'before-write', reason: code, message: describe(code, said) };
  }
  if ((code === 'EPROTO' || code.startsWith('ERR_SSL_')) && noTls.test(`${code.replaceAll('_', ' ')} ${said}`)) {
    const advice = 'Check the port and the scheme of the address, and of HTTPS_PROXY if one is set.';
    return { kind: 'fatal', reason: code, message: `the server does not speak TLS; is this a plain http address? (${code})`, advice };
  }
  if (certificateCode.test(code)) {
    return { kind: 'fatal', reason: code, message: `the TLS certificate was not accepted (${code}: ${said.slice(0, 300)})`, advice: certificateAdvice(code) };
  }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return { kind: 'fatal', reason: code, message: 'the answer is larger than allowed', sent: true };
  if (code === 'UND_ERR_INVALID_ARG') return { kind: 'fatal', reason: code, message: 'the request could not be formed' };
  return { kind: 'unclear', reason: code, message: describe(code, said) };
}

function certificateAdvice(code: string): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'The certificate is for another host name. Check the address.';
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'Renew the certificate of the server or proxy, and check the clock of the runner.';
  return 'If the network uses a certificate authority of its own, set NODE_EXTRA_CA_CERTS to the path of its PEM file in the `env` of the job.';
}

const proxyVariables = 'HTTPS_PROXY (or HTTP_PROXY, in either case)';

function explainProxy({ proxy, status, cause }: ProxyFailure): NetworkFailure {
  if (status === undefined) {
    const { kind, reason, message, advice } = explainFailure(cause);
    return {
      kind: kind === 'fatal' ? 'fatal' : 'before-write',
      reason,
      message: `the proxy ${proxy} cannot be used: ${message}`,
      advice: advice ?? `Check ${proxyVariables}. Hosts that need no proxy go into NO_PROXY.`,
    };
  }
  const words = `the proxy ${proxy} refused the connection (${status})`;
  if (status === 407) {
    return { kind: 'fatal', reason: 'PROXY_407', message: words, advice: `It wants credentials: write ${proxyVariables} as \`http://user:password@host:port\`, from a secret.` };
  }
  // A proxy that is busy, or cannot reach the host just now, may do so later.
  const passing = status >= 500 || status === 429;
  return { kind: passing ? 'before-write' : 'fatal', reason: `PROXY_${status}`, message: words, advice: 'Ask for the host to be allowed there, or list it in NO_PROXY if the runner reaches it directly.' };
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
