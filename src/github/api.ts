/** One way to call GitHub: retries, limits, time-outs, proxies, and errors in our words. */
import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling, type ThrottlingOptions } from '@octokit/plugin-throttling';
import type { ZodType } from 'zod';
import { ApiError, EndpointsError } from '../errors.js';
import type { Clock, Log } from '../ports/run.js';
import { isLoopback } from '../network/loopback.js';
import type { Environment } from '../network/proxies.js';
import { systemClock } from '../system-clock.js';
import { createFetch } from './fetch.js';
import { withinGrace } from './grace.js';
import { isRequestFailure, toApiError, type CallPurpose } from './failures.js';

export interface GitHubConnection {
  token: string;
  /** `https://api.github.com`, or `https://host/api/v3`. */
  apiUrl: string;
  /** Derived from `apiUrl` where it is not given. */
  graphqlUrl?: string;
  repository: { owner: string; name: string };
  userAgent: string;
  log: Log;
  clock?: Clock;
  patience?: Partial<Patience>;
  /** For proxy variables; none where left out. */
  env?: Environment;
  /** Aborted when the job is cancelled: from then on no call takes long, and one that failed is made again once, at once. */
  hurry?: AbortSignal;
}

/** How long to put up with GitHub's bad moments. Tests shorten it. */
export interface Patience {
  /** Longest time that one call waits for rate limits to pass. */
  limitSeconds: number;
  /** How often a call that failed with 5xx, or without an answer, is made again; the n-th pause is n² units. */
  retries: number;
  /** The unit of those pauses, of the seconds of a limit, and of the space between writes. */
  unitMilliseconds: number;
  /** For one answer. */
  timeoutMilliseconds: number;
  /** Pauses while a merge is not yet known to the index of commits and pull requests. */
  lagMilliseconds: readonly number[];
  /** Pages of one list, of a hundred items each: a list without end is an error. */
  pages: number;
}

const usualPatience: Patience = {
  limitSeconds: 60,
  retries: 3,
  unitMilliseconds: 1000,
  timeoutMilliseconds: 30_000,
  lagMilliseconds: [1000, 2000, 4000],
  // More than any list holds that is read to its end.
  pages: 1000,
};

export interface Call extends CallPurpose {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** A URL template; `{owner}` and `{repo}` are filled in. */
  path: string;
  /** Fills the template; the rest is the query of a GET, and the body of all else. */
  parameters?: Record<string, unknown>;
  accept?: string;
  /** False: not made again when its outcome is unknown. Default: false for POST, true for all else. */
  repeatable?: boolean;
}

export interface Reply {
  data: unknown;
  headers: Record<string, string | number | undefined>;
}

export interface GitHubApi {
  readonly repository: { owner: string; name: string };
  readonly token: string;
  readonly graphqlUrl: string;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly log: Log;
  /** Throws `ApiError`. */
  send(call: Call): Promise<Reply>;
  /** As `send`, with the answer checked. */
  read<T>(call: Call, schema: ZodType<T>): Promise<T>;
  /** As `read`; `undefined` for 404. */
  find<T>(call: Call, schema: ZodType<T>): Promise<T | undefined>;
  /** Every page of a list, a hundred items each, as far as the reader goes. Throws `ApiError`, also for a list without end. */
  pages<T>(call: Call, schema: ZodType<T>): AsyncGenerator<T[]>;
  /** HTTP requests sent until now, repeated ones included. */
  requestsMade(): number;
}

/** Makes the caller for one repository and one token. Nothing is sent yet. Throws `invalid-input` for a bad address. */
export function createApi(connection: GitHubConnection): GitHubApi {
  const patience = { ...usualPatience, ...connection.patience };
  const { repository, token, log, hurry, clock = systemClock } = connection;
  const apiUrl = connection.apiUrl.replace(/\/+$/, '');
  if (!URL.canParse(apiUrl)) {
    throw new EndpointsError('invalid-input', `"${apiUrl}" is not the address of a GitHub API.`, {
      hint: 'Set `GITHUB_API_URL` as a runner does, to `https://api.github.com` for instance.',
    });
  }
  refuseClearText(apiUrl, 'GITHUB_API_URL');
  if (connection.graphqlUrl !== undefined) refuseClearText(connection.graphqlUrl, 'GITHUB_GRAPHQL_URL');
  let made = 0;
  // Without a token nothing is ever sent (see `send`); the toolkit wants one to be made at all.
  const octokit = getOctokit(token === '' ? 'none' : token, {
    baseUrl: apiUrl,
    userAgent: connection.userAgent,
    log: { debug: quiet, info: quiet, warn: (line: string) => { log.debug(line); }, error: quiet },
    request: {
      fetch: createFetch({ apiUrl, timeoutMilliseconds: patience.timeoutMilliseconds, env: connection.env ?? {}, onRequest: () => { made += 1; } }),
    },
    retry: {
      retries: patience.retries,
      retryAfterBaseValue: patience.unitMilliseconds,
      // 403 and 429 are the throttling plugin's: it knows how long to wait.
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
    },
    throttle: limitHandlers(patience, { clock, log, hurry }),
  }, retry, throttling);

  async function send(call: Call, again = false): Promise<Reply> {
    if (token === '') {
      throw new EndpointsError('authentication', `Could not ${call.attempted} ${call.target}: there is no GitHub token.`, {
        hint: 'Leave the input `github-token` out, or give it a token.',
      });
    }
    const repeatable = call.repeatable ?? call.method !== 'POST';
    const hurried = hurry?.aborted === true;
    try {
      const reply = await withinGrace(hurry, (signal) => octokit.request(`${call.method} ${call.path}`, {
        ...parametersOf(call, repository),
        headers: { accept: call.accept ?? 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
        // Naming a number of retries here, other than none, would make the plugin repeat 403 and 422, too.
        request: repeatable && !hurried ? { signal } : { signal, retries: 0 },
      }));
      return { data: reply.data as unknown, headers: reply.headers };
    } catch (thrown) {
      if (!isRequestFailure(thrown)) throw thrown;
      // The pauses of the usual repeats are longer than a cancelled job has left.
      if (hurried && repeatable && !again && thrown.status >= 500) return send(call, true);
      throw toApiError(thrown, { ...call, path: pathOf(octokit, call, repository) }, token);
    }
  }

  async function read<T>(call: Call, schema: ZodType<T>): Promise<T> {
    return check(call, schema, (await send(call)).data);
  }

  async function find<T>(call: Call, schema: ZodType<T>): Promise<T | undefined> {
    try {
      return await read(call, schema);
    } catch (error) {
      if (error instanceof ApiError && error.call.status === 404) return undefined;
      throw error;
    }
  }

  async function* pages<T>(call: Call, schema: ZodType<T>): AsyncGenerator<T[]> {
    for (let page = 1; ; page += 1) {
      const { data, headers } = await send({ ...call, parameters: { ...call.parameters, per_page: 100, page } });
      const items = check(call, schema.array(), data);
      yield items;
      if (items.length === 0 || !/\brel="next"/.test(String(headers.link ?? ''))) return;
      if (page >= patience.pages) throw unusable(call, `GitHub's list has more than ${patience.pages} pages.`);
    }
  }

  return {
    repository,
    token,
    graphqlUrl: connection.graphqlUrl ?? `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`,
    patience,
    clock,
    log,
    send: (call) => send(call),
    read,
    find,
    pages,
    requestsMade: () => made,
  };
}

/** Plain http is for this machine itself; anywhere else the token could be read on the way. */
function refuseClearText(address: string, variable: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return;
  throw new EndpointsError('invalid-input', `"${address}" cannot be used for the GitHub API: only https keeps the token safe on its way.`, {
    hint: `Set \`${variable}\` to an https address.`,
  });
}

type Kit = ReturnType<typeof getOctokit>;

/** Waits as GitHub asks, as long as the waits of one call stay within its patience. */
function limitHandlers(patience: Patience, { clock, log, hurry }: { clock: Clock; log: Log; hurry: AbortSignal | undefined }): ThrottlingOptions {
  const waited = new WeakMap<object, number>();
  const handle = (kind: string) => (seconds: number, options: object) => {
    const total = (waited.get(options) ?? 0) + seconds;
    if (total > patience.limitSeconds || hurry?.aborted === true) return false;
    waited.set(options, total);
    log.warning(`GitHub's ${kind} is reached: waiting ${seconds} s, as it asks.`);
    return true;
  };
  return {
    onRateLimit: handle('rate limit'),
    onSecondaryRateLimit: handle('secondary rate limit'),
    retryAfterBaseValue: patience.unitMilliseconds,
    write: spaced(patience.unitMilliseconds, clock),
    notifications: spaced(3 * patience.unitMilliseconds, clock),
  };
}

/**
 * Writes that need no space between them: a run makes few, and should not take longer for those that make many. GitHub
 * allows 80 a minute that make content; queries over GraphQL count here, too.
 */
const freeWrites = 20;

/**
 * GitHub asks for a second between writes, and three between those that notify people. The plugin's own queues keep
 * to it from the second write on; these do once the free ones are used up. They have the one method that the plugin calls.
 */
function spaced(interval: number, clock: Clock): never {
  let next = 0;
  const schedule = async (_options: object, work: () => Promise<unknown>): Promise<unknown> => {
    const now = clock.now();
    next = Math.max(next, now);
    const wait = next - now - (freeWrites - 1) * interval;
    next += interval;
    if (wait > 0) await clock.sleep(wait);
    return work();
  };
  return { key: () => ({ schedule }) } as never;
}

function check<T>(call: Call, schema: ZodType<T>, data: unknown): T {
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'the answer' : `\`${issue.path.map(String).join('.')}\``;
  throw unusable(call, `GitHub's answer is not what it documents, see ${place}.`, issue?.message);
}

/** The error for an answer that came but cannot be used. */
function unusable(call: Call, problem: string, serviceMessage?: string): ApiError {
  return new ApiError(
    'api-error',
    `Could not ${call.attempted} ${call.target}: ${problem}`,
    {
      attempted: call.attempted, target: call.target, method: call.method, path: call.path, serviceMessage,
      // A page of some proxy in place of the answer to a write says nothing of the write.
      ...(call.method === 'GET' ? {} : { outcomeUnknown: true }),
    },
    { hint: 'Check that `GITHUB_API_URL` is the address of a GitHub API, and that no proxy answers in its place.' },
  );
}

/** What a template does not take up would be sent along: the repository belongs only where the path has a place for it. */
function parametersOf({ path, parameters }: Call, { owner, name }: { owner: string; name: string }): Record<string, unknown> {
  return path.includes('{owner}') ? { owner, repo: name, ...parameters } : { ...parameters };
}

function pathOf(octokit: Kit, call: Call, repository: { owner: string; name: string }): string {
  const { url } = octokit.request.endpoint(`${call.method} ${call.path}`, parametersOf(call, repository));
  return new URL(url).pathname;
}

function quiet(): void {
  // What octokit says of itself is no news for a user.
}
