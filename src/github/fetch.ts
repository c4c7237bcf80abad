import type { RequestInit } from 'undici';

type Send = (url: string, init: RequestInit) => Promise<Response>;

interface FetchOptions {
  apiUrl: string;
  timeoutMilliseconds: number;
  onRequest: () => void;
}

/**
 * A `fetch` for octokit: through the proxy that the environment names (never for loopback), with a time-out for the
 * whole answer. The body is read here, because octokit takes one that breaks off for an empty one.
 */
export function createFetch({ apiUrl, timeoutMilliseconds, onRequest }: FetchOptions): Send {
  let loading: Promise<Send> | undefined;
  return async (url, init) => {
    loading ??= loadFetch(apiUrl);
    const send = await loading;
    onRequest();
    const response = await send(url, { ...init, signal: AbortSignal.timeout(timeoutMilliseconds) });
    const body = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    const whole = new Response(isBodiless(status) ? null : body, { status, statusText, headers });
    Object.defineProperty(whole, 'url', { value: response.url });
    return whole;
  };
}

async function loadFetch(apiUrl: string): Promise<Send> {
  const { fetch, EnvHttpProxyAgent, Agent } = await import('undici');
  const dispatcher = isLoopback(new URL(apiUrl).hostname) ? new Agent() : new EnvHttpProxyAgent();
  return async (url, init) => (await fetch(url, { ...init, dispatcher })) as unknown as Response;
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
