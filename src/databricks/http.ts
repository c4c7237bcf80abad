/** Signed JSON calls to one workspace: the single door through which this room speaks to the API. */
import { randomBytes } from 'node:crypto';
import { EndpointsError } from '../errors.js';
import type { JsonObject } from '../endpoint/fields/index.js';
import { describeCall, faultError, isCredentialFault, isWrite, redirectError, replyError, transportError } from './api-error.js';
import type { CallDescription, CallerFacts } from './api-error.js';
import type { Credentials } from './auth/credentials.js';
import { exchange, type Exchanged, type Exchanger } from './exchange.js';
import { headerOf, type RawReply } from './fault.js';
import { isNotFound } from '../api-outcomes.js';
import type { Safety } from './retry.js';
import { TransportFailure, type WireRequest } from './transport.js';

/** One call, described well enough to report its failure. */
export interface ApiCall {
  method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  /** Path on the workspace, made with `pathOf`. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: JsonObject;
  attempted: string;
  target: string;
  /** What the principal needs for it. */
  needs?: string;
}

/** A successful answer. `body` is `undefined` when it was empty. */
export interface Reply {
  body: unknown;
  requestId?: string;
  call: CallDescription;
}

export interface Http {
  readonly host: string;
  /** Throws `ApiError`; repeats by the rules of `retry.ts`. */
  request(call: ApiCall): Promise<Reply>;
}

export interface HttpOptions {
  host: string;
  credentials: Credentials;
  io: Exchanger;
  userAgent: string;
  /** Known at once, or only after discovery. */
  workspaceId: () => string | undefined;
  redact: (text: string) => string;
  retryBudgetMs: number;
}

const safetyOf: Record<ApiCall['method'], Safety> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'replace',
  POST: 'create',
  DELETE: 'delete',
};

/** Path from literal text and encoded values: `` pathOf`/a/${name}/b` ``. Refuses values that would leave their segment. */
export function pathOf(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((path, part, index) => path + segment(values[index - 1] ?? '') + part);
}

/** What does not exist is `undefined`; a route that does not exist stays an error. */
export async function unlessMissing(pending: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await pending;
  } catch (thrown) {
    if (isNotFound(thrown)) return undefined;
    throw thrown;
  }
}

function segment(value: string): string {
  // `URL` folds dot segments away, so that `..` would address another object. Half a character has no encoding.
  if (value === '' || value === '.' || value === '..' || /\p{Cs}/u.test(value)) {
    throw new EndpointsError('invalid-input', `${JSON.stringify(value)} is not a name that Databricks can be asked for.`);
  }
  return encodeURIComponent(value);
}

/** Makes the door. Credentials are asked for headers at every attempt, and sent to `host` only. */
export function createHttp(options: HttpOptions): Http {
  const { host, credentials, io } = options;
  const caller: CallerFacts = { host, authType: credentials.type, redact: options.redact };

  async function build(call: ApiCall, note: (sent: Record<string, string>) => void): Promise<WireRequest> {
    const signed = await credentials.headers();
    note(signed);
    const workspaceId = options.workspaceId();
    return {
      method: call.method,
      url: addressOf(host, call),
      headers: {
        accept: 'application/json',
        'user-agent': options.userAgent,
        traceparent: traceparent(),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(workspaceId === undefined ? {} : { 'x-databricks-workspace-id': workspaceId }),
        ...signed,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
    };
  }

  async function attempt(call: ApiCall, description: CallDescription): Promise<Exchanged> {
    for (let renewed = false; ; renewed = true) {
      let sent: Record<string, string> = {};
      const outcome = await exchange(io, {
        safety: description.safety,
        budgetMs: options.retryBudgetMs,
        describe: describeCall(call),
        build: () => build(call, (headers) => (sent = headers)),
      });
      const refused = outcome.fault !== undefined && isCredentialFault(outcome.fault);
      if (!refused || renewed || !credentials.drop(sent)) return outcome;
      io.log.debug('The access token was refused; signing in again.');
    }
  }

  return {
    host,
    async request(call) {
      const { attempted, target, method, path, needs } = call;
      const description: CallDescription = { attempted, target, method, path, needs, safety: safetyOf[method] };
      let outcome: Exchanged;
      try {
        outcome = await attempt(call, description);
      } catch (thrown) {
        throw thrown instanceof TransportFailure ? transportError(description, thrown, caller) : thrown;
      }
      if (outcome.fault !== undefined) throw faultError(description, outcome.fault, caller, outcome.shaken);
      if (outcome.reply.status >= 300 || outcome.reply.status < 200) throw redirectError(description, outcome.reply, caller);
      return readSuccess(description, outcome.reply);
    },
  };
}

function addressOf(host: string, call: ApiCall): string {
  const url = new URL(`${host}${call.path}`);
  if (url.origin !== host) throw new EndpointsError('internal-error', 'A call must stay on its workspace.', { origin: 'tool' });
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** W3C trace context; makes a call findable for Databricks support. */
function traceparent(): string {
  const id = randomBytes(24).toString('hex');
  return `00-${id.slice(0, 32)}-${id.slice(32)}-01`;
}

function readSuccess(call: CallDescription, reply: RawReply): Reply {
  const requestId = headerOf(reply, 'x-request-id');
  const base = requestId === undefined ? { call } : { call, requestId };
  if (reply.text.trim() === '') return { ...base, body: undefined };
  const extra = {
    status: reply.status,
    ...(requestId === undefined ? {} : { requestId }),
    ...(isWrite(call.safety) ? { outcomeUnknown: true } : {}),
  };
  if ((headerOf(reply, 'content-type') ?? '').toLowerCase().includes('text/html')) {
    throw replyError(call, `the answer (${reply.status}) is a web page instead of JSON, most likely a sign-in page`, {
      ...extra,
      hint: 'Check that `databricks-host` is the URL of the workspace itself (with `?o=<workspace id>` on a unified host).',
    });
  }
  try {
    return { ...base, body: JSON.parse(reply.text) as unknown };
  } catch {
    throw replyError(call, `the answer (${reply.status}) is not JSON`, extra);
  }
}
