/** Unsigned requests to sign-in services: metadata, discovery, tokens. They carry no user agent of a signed caller. */
import { ApiError } from '../../errors.js';
import { faultError, redirectError, replyError, transportError, type CallDescription, type CallerFacts } from '../api-error.js';
import { exchange, type Exchanged, type Exchanger } from '../exchange.js';
import { headerOf, type Fault } from '../fault.js';
import { TransportFailure } from '../transport.js';

export interface SignInCall {
  /** Completes "could not", with the host: `get a token from`. */
  attempted: string;
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** Carries no credential and reads a public document: any host may be asked. */
  anonymous?: boolean;
  /** For probes that must not hold up the run. */
  probe?: { timeoutMs: number; attempts: number };
}

export interface SignInReply {
  status: number;
  /** Parsed JSON object; `undefined` where the body was none. */
  body: Record<string, unknown> | undefined;
  text: string;
  /** Where a redirect leads to; it is not followed. */
  location?: string;
  fault?: Fault;
  /** Makes the error for this answer in the house's words. */
  error: (problem?: string, extra?: Parameters<typeof replyError>[2]) => ApiError;
}

export interface SignInClient {
  ask(call: SignInCall): Promise<SignInReply>;
}

export interface SignInOptions {
  /** The connection to an origin. */
  ioTo: (origin: string) => Exchanger;
  userAgent: string;
  caller: CallerFacts;
  /** Origins that may be asked; anything else is refused before a byte is sent. */
  origins: readonly string[];
  /** Milliseconds for one sign-in call with its repeats. */
  budgetMs: number;
}

/** Makes the client. Repeats by the rules for tokens (databricks-auth.md 2.9); throws `ApiError` without an answer. */
export function createSignInClient(options: SignInOptions): SignInClient {
  return {
    async ask(call) {
      const url = new URL(call.url);
      const description: CallDescription = {
        attempted: call.attempted,
        target: url.origin,
        method: call.method,
        path: url.pathname,
        safety: 'token',
      };
      if (call.anonymous !== true && !options.origins.includes(url.origin)) {
        throw replyError(description, `credentials are not sent to ${url.origin}`, {
          code: 'authentication',
          hint: `Only ${options.origins.join(', ')} may be asked to sign in. Check \`databricks-host\`.`,
        });
      }
      const outcome = await send(options, call, description);
      const fault = outcome.fault;
      const location = headerOf(outcome.reply, 'location');
      return {
        status: outcome.reply.status,
        text: options.caller.redact(outcome.reply.text),
        // A refusal is only told; what is granted is a secret itself.
        body: parseObject(outcome.reply.text, fault === undefined ? undefined : options.caller.redact),
        ...(fault === undefined ? {} : { fault }),
        ...(location === undefined ? {} : { location }),
        error: (problem, extra = {}) => {
          if (problem === undefined && fault !== undefined) return faultError(description, fault, options.caller);
          const status = outcome.reply.status;
          if (problem === undefined && status >= 300) return redirectError(description, outcome.reply, options.caller, url.origin);
          const { hint, ...more } = extra;
          const shown = hint === undefined ? {} : { hint: options.caller.redact(hint) };
          return replyError(description, options.caller.redact(problem ?? `unexpected answer ${status}`), { status, ...more, ...shown });
        },
      };
    },
  };
}

async function send(options: SignInOptions, call: SignInCall, description: CallDescription): Promise<Exchanged> {
  try {
    return await exchange(options.ioTo(description.target), {
      safety: 'token',
      budgetMs: options.budgetMs,
      ...(description.target === options.caller.host ? {} : { service: new URL(description.target).host }),
      describe: `${call.attempted} \`${description.target}\``,
      ...(call.probe === undefined ? {} : { maxAttempts: call.probe.attempts }),
      build: () => ({
        method: call.method,
        url: call.url,
        headers: { accept: 'application/json', 'user-agent': options.userAgent, ...call.headers },
        ...(call.body === undefined ? {} : { body: call.body }),
        timeoutMs: call.probe?.timeoutMs ?? options.budgetMs,
      }),
    });
  } catch (thrown) {
    throw thrown instanceof TransportFailure ? unreached(description, thrown, options.caller) : thrown;
  }
}

/** What to check is the workspace's address only where the workspace itself was asked. */
function unreached(description: CallDescription, failure: TransportFailure, caller: CallerFacts): ApiError {
  const error = transportError(description, failure, caller);
  if (failure.kind !== 'before-write' || failure.advice !== undefined || description.target === caller.host) return error;
  const hint = `The runner has to reach ${description.target}: check its network, HTTPS_PROXY and NO_PROXY.`;
  return new ApiError(error.code, error.message, error.call, { hint, cause: failure });
}

function parseObject(text: string, redact: (text: string) => string = (said) => said): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text, (_key, item: unknown) => (typeof item === 'string' ? redact(item) : item));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
