import type { Dispatcher, RequestInit, Response } from 'undici';
import { explainFailure } from '../network/failures.js';
import type { Environment } from '../network/proxies.js';

interface FetchOptions {
  apiUrl: string;
  timeoutMilliseconds: number;
  /** For proxy variables. */
  env: Environment;
  onRequest: () => void;
}

type Send = (url: string, init: RequestInit) => Promise<Response>;

/** What no GitHub API answers with; its largest are lists of a hundred comments of 64 KB each. */
const maxResponseBytes = 64 * 1024 * 1024;
/** A repository that was renamed twice answers by two redirects. */
const mostRedirects = 5;

/**
 * No answer. Octokit passes an `AbortError` on as it is, and repeats anything else: that is the name of what would
 * break again in the same way.
 */
export class FetchFailure extends Error {
  /** Where octokit's errors have it; there is no answer. */
  readonly status = 500;
  readonly request = {};

  constructor(
    message: string,
    /** What to change, where that is known. */
    readonly advice: string | undefined,
    facts: { lasting: boolean; cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.name = facts.lasting ? 'AbortError' : 'FetchFailure';
  }
}

/**
 * A `fetch` for octokit: through the proxy that the environment names (never for loopback), with a time-out for the
 * whole answer, and to the API's own origin only, wherever it redirects. The body is read here, because octokit takes
 * one that breaks off for an empty one.
 */
export function createFetch({ apiUrl, timeoutMilliseconds, env, onRequest }: FetchOptions): (url: string, init: RequestInit) => Promise<Response> {
  const { origin } = new URL(apiUrl);
  let loading: Promise<Send> | undefined;
  return async (url, init) => {
    loading ??= loadFetch(timeoutMilliseconds, env);
    const send = await loading;
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const signal = init.signal == null ? timeout : AbortSignal.any([timeout, init.signal]);
    try {
      let response = await ask(url);
      for (let left = mostRedirects; left > 0 && isRedirect(response.status); left -= 1) response = await ask(nextOf(response, { origin, method: init.method ?? 'GET' }));
      if (isRedirect(response.status)) throw new FetchFailure('it redirects without end', undefined, { lasting: true });
      // A copy, not a `Response` of Node's own: naming that would load a second client, for a tenth of a run's whole time.
      const whole = response.clone();
      await response.arrayBuffer();
      return whole;
    } catch (error) {
      if (error instanceof FetchFailure) throw error;
      if (init.signal?.aborted === true) throw new FetchFailure('the call was given up', undefined, { lasting: true, cause: error });
      if (signal.aborted) throw new FetchFailure(`no answer within ${timeoutMilliseconds / 1000} s`, undefined, { lasting: false, cause: error });
      const { kind, message, advice } = explainFailure(causeOf(error));
      throw new FetchFailure(message, advice, { lasting: kind === 'fatal', cause: error });
    }

    function ask(address: string): Promise<Response> {
      onRequest();
      return send(address, { ...init, signal, redirect: 'manual' });
    }
  };
}

/**
 * Where a redirect leads: GitHub sends them for what was renamed. The token is for one origin, and a write that became
 * a read would seem to have been done.
 */
function nextOf(response: Response, { origin, method }: { origin: string; method: string }): string {
  const location = response.headers.get('location') ?? '';
  const base = response.url;
  if (!URL.canParse(location, base)) throw new FetchFailure(`it answered ${response.status} and redirects to nowhere`, undefined, { lasting: true });
  const next = new URL(location, base);
  if (next.origin !== origin) {
    // Neither path nor query: a redirect to a sign-in page may carry state that is nobody's business.
    throw new FetchFailure(`it redirects to ${next.origin}, where the token is not sent`, 'Check that `GITHUB_API_URL` is the address of a GitHub API, and that no proxy answers in its place.', { lasting: true });
  }
  if (method !== 'GET' && response.status !== 307 && response.status !== 308) {
    throw new FetchFailure(`it answered a write with the redirect ${response.status}`, 'If the repository was renamed, run the job again under its new name.', { lasting: true });
  }
  return next.href;
}

/** `fetch failed` says nothing; what made it fail stands in its cause. */
function causeOf(thrown: unknown): unknown {
  return thrown instanceof TypeError && thrown.cause != null ? thrown.cause : thrown;
}

async function loadFetch(timeoutMilliseconds: number, env: Environment): Promise<Send> {
  const [{ fetch }, { createDispatcher }] = await Promise.all([import('undici'), import('../network/dispatcher.js')]);
  const times = { connectTimeoutMs: timeoutMilliseconds, headersTimeoutMs: timeoutMilliseconds, bodyTimeoutMs: timeoutMilliseconds };
  const dispatcher: Dispatcher = createDispatcher({ ...times, connections: 16, maxResponseBytes }, env);
  return (url, init) => fetch(url, { ...init, dispatcher });
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}
