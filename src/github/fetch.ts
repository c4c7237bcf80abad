import type { RequestInit, Response as UndiciResponse } from 'undici';

type Send = (url: string, init: RequestInit) => Promise<UndiciResponse>;

interface FetchOptions {
  apiUrl: string;
  timeoutMilliseconds: number;
  onRequest: () => void;
}

/**
 * A `fetch` for octokit: through the proxy that the environment names (never for loopback), with a time-out for the
 * whole answer. The body is read here, because octokit takes one that breaks off for an empty one.
 */
export function createFetch({ apiUrl, timeoutMilliseconds, onRequest }: FetchOptions): (url: string, init: RequestInit) => Promise<Response> {
  let loading: Promise<Send> | undefined;
  return async (url, init) => {
    loading ??= loadFetch(apiUrl);
    const send = await loading;
    onRequest();
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    try {
      const response = await send(url, { ...init, signal });
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      const whole = new Response(isBodiless(status) ? null : body, { status, statusText, headers: [...headers] });
      Object.defineProperty(whole, 'url', { value: response.url });
      return whole;
    } catch (error) {
      throw new Error(signal.aborted ? `no answer within ${timeoutMilliseconds / 1000} s` : rootCause(error), { cause: error });
    }
  };
}

/** `fetch failed` says nothing; what made it fail stands in its cause, sometimes as a code alone. */
function rootCause(thrown: unknown): string {
  let cause: unknown = thrown;
  while (hasField(cause, 'cause') && cause.cause != null) cause = cause.cause;
  if (hasField(cause, 'message') && typeof cause.message === 'string' && cause.message !== '') return cause.message;
  return hasField(cause, 'code') ? String(cause.code) : String(cause);
}

function hasField<K extends string>(value: unknown, name: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}

async function loadFetch(apiUrl: string): Promise<Send> {
  const { fetch, EnvHttpProxyAgent, Agent } = await import('undici');
  const dispatcher = isLoopback(new URL(apiUrl).hostname) ? new Agent() : new EnvHttpProxyAgent();
  return (url, init) => fetch(url, { ...init, dispatcher });
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
