/** What went wrong at GitHub, in words that tell a user what to change. */
import { ApiError, type CallFacts, type FailureReason } from '../errors.js';
import { createRedactor } from '../redactor.js';
import { FetchFailure } from './fetch.js';

/** One line of a job's `permissions:` block. */
export type PermissionLine = `${'contents' | 'deployments' | 'issues' | 'pull-requests' | 'statuses'}: ${'read' | 'write'}`;

/** What a call is for, as far as an error has to tell. */
export interface CallPurpose {
  /** "list the comments of" */
  attempted: string;
  /** "pull request #7" */
  target: string;
  /** Permission that this call needs; absent where any valid token will do. */
  needs?: PermissionLine;
}

/** The parts of octokit's error that we read. */
interface RequestFailure {
  status: number;
  message: string;
  response?: { status: number; headers: Record<string, string | number | undefined>; data: unknown };
}

const longestServiceMessage = 300;

/** True for what octokit throws: an HTTP status, or 500 without a response where none came. */
export function isRequestFailure(thrown: unknown): thrown is RequestFailure {
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number';
}

/**
 * Turns what octokit threw into an `ApiError`. The token is cut out of everything that is kept, and the original is
 * not kept as a cause, because it carries the request with its headers.
 */
export function toApiError(
  thrown: RequestFailure,
  call: CallPurpose & { method: string; path: string },
  token: string,
): ApiError {
  const { response } = thrown;
  const words = cleanWords(response === undefined ? thrown.message : messageOf(response.data, thrown.message), token);
  const facts: CallFacts = {
    attempted: call.attempted,
    target: call.target,
    method: call.method,
    path: call.path,
    status: response?.status,
    requestId: textOf(response?.headers['x-github-request-id']),
    serviceMessage: words,
    outcomeUnknown: call.method !== 'GET' && (response === undefined || response.status >= 500),
  };
  const answer = response === undefined ? `GitHub did not answer (${words})` : `GitHub answered ${response.status} (${words})`;
  const { code, hint } = judge(thrown, { call, words, token });
  return new ApiError(code, `Could not ${call.attempted} ${call.target}: ${answer}.`, facts, { hint });
}

/** Octokit wraps what our `fetch` throws, unless it is not worth repeating. */
function adviceOf(thrown: RequestFailure): string | undefined {
  const failure = thrown instanceof FetchFailure ? thrown : (thrown as { cause?: unknown }).cause;
  return failure instanceof FetchFailure ? failure.advice : undefined;
}

function judge(
  thrown: RequestFailure,
  { call, words, token }: { call: CallPurpose & { method: string }; words: string; token: string },
): { code: FailureReason; hint?: string } {
  const { response } = thrown;
  const again = adviceOf(thrown) ?? 'Run the job again. If it keeps failing, see https://www.githubstatus.com.';
  if (response === undefined || response.status >= 500) return { code: 'api-error', hint: again };
  const { status, headers } = response;
  if (status === 401) {
    return { code: 'authentication', hint: 'Check the input `github-token`. The job\'s own token is `${{ github.token }}`.' };
  }
  if (status === 429 || isRateLimit(status, headers, words)) {
    return { code: 'api-error', hint: `The token has used up its requests. Run the job again ${whenReset(headers)}.` };
  }
  if (status === 403 && /is locked/i.test(words)) {
    return { code: 'api-error', hint: 'Unlock the conversation, so that the action can write to it.' };
  }
  if (status === 403) return { code: 'permission-denied', hint: permissionHint(call, token) };
  if (status === 404 && call.needs !== undefined) {
    const { needs } = call;
    return { code: 'api-error', hint: `GitHub also answers 404 for what the token may not see: reading it needs \`${needs}\`.` };
  }
  if (status === 410 && call.needs?.startsWith('issues')) {
    return { code: 'api-error', hint: 'Issues are turned off here. Turn them on in the settings, or set `drift-issue: false`.' };
  }
  return { code: 'api-error' };
}

/** What to add, and where, so that the token may do it. */
export function permissionHint({ needs }: CallPurpose, token: string): string {
  if (needs === undefined) return 'The token of the input `github-token` may not do this.';
  if (isPersonalToken(token)) return `Give the token of the input \`github-token\` the permission \`${needs}\`.`;
  const readOnly = needs.endsWith('write')
    ? ' A pull request from a fork or by Dependabot has a read-only token, whatever the block says.'
    : '';
  return `Add \`${needs}\` to the job's \`permissions\`.${readOnly}`;
}

/** Personal and OAuth tokens by their published prefixes; a job's and an app's begin with `ghs_`. */
export function isPersonalToken(token: string): boolean {
  return /^(ghp|gho|ghu|github_pat)_/.test(token);
}

function isRateLimit(status: number, headers: Record<string, string | number | undefined>, words: string): boolean {
  if (status !== 403 && status !== 429) return false;
  return /rate limit|abuse detection/i.test(words) || String(headers['x-ratelimit-remaining']) === '0';
}

function whenReset(headers: Record<string, string | number | undefined>): string {
  const seconds = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) !== '0' || !Number.isFinite(seconds)) return 'in a few minutes';
  return `after ${new Date(seconds * 1000).toISOString()}`;
}

function messageOf(data: unknown, fallback: string): string {
  if (typeof data !== 'object' || data === null || !('message' in data) || typeof data.message !== 'string') return fallback;
  const errors: unknown[] = 'errors' in data && Array.isArray(data.errors) ? data.errors : [];
  const details = errors.map((error) => (typeof error === 'string' ? error : JSON.stringify(error)));
  return [data.message, ...details].join(': ');
}

/** One line, without the token (before it is cut: half a token is none that is known), and short: a proxy's error page is a whole document. */
function cleanWords(text: string, token: string): string {
  const redactor = createRedactor();
  redactor.add(token);
  const line = redactor.redact(text).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (line === '') return 'no message';
  return line.length > longestServiceMessage ? `${line.slice(0, longestServiceMessage)}…` : line;
}

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
