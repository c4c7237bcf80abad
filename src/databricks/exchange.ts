/** One request with its repeats: the loop around `send` that the rules of `retry.ts` drive. */
import type { Dispatcher } from 'undici';
import type { Clock, Log } from '../ports/run.js';
import { isWrite } from './api-error.js';
import type { Brake } from './brake.js';
import { parseFault, headerOf, type Fault, type RawReply } from './fault.js';
import { delayBefore, isLimit, parseRetryAfter, retriesFault, retriesTransport, type RetryTuning, type Safety } from './retry.js';
import { send, TransportFailure, type WireRequest } from './transport.js';

export interface Exchanger {
  dispatcher: Dispatcher;
  clock: Clock;
  log: Pick<Log, 'debug' | 'info'>;
  tuning: RetryTuning;
  random: () => number;
  signal?: AbortSignal | undefined;
  /** Shared by all calls to the workspace: whether any of them was ever answered. */
  reached?: { answered: boolean };
  /** Shared by all calls to the workspace but those that sign in. */
  brake?: Brake;
  /** Takes known secrets out of what is said. */
  redact: (text: string) => string;
}

export interface ExchangePlan {
  safety: Safety;
  /** Milliseconds for all attempts and waits together. */
  budgetMs: number;
  /** At most so many requests; unlimited within the budget when absent. */
  maxAttempts?: number;
  /** "update the config of endpoint `x`", for the log. */
  describe: string;
  /** Who is asked, for the log; Databricks otherwise. */
  service?: string;
  /** Made anew for each attempt, so that tokens and trace ids are fresh. */
  build: () => Promise<WireRequest> | WireRequest;
}

export interface Exchanged {
  reply: RawReply;
  /** Set for status 400 and above. */
  fault?: Fault;
  /** An earlier attempt was answered 5xx, so it may have taken effect. */
  shaken: boolean;
}

/** A name that is unknown, for a workspace that has never answered, is misspelt: not worth the whole budget. */
const unknownHostAttempts = 3;

/**
 * Sends until an answer stands or the budget would be exceeded by the next wait. Answers of any status are returned;
 * throws the last `TransportFailure` when none came, and whatever `build` throws.
 */
export async function exchange(io: Exchanger, plan: ExchangePlan): Promise<Exchanged> {
  const brake = plan.safety === 'token' ? undefined : io.brake;
  let leave = await brake?.enter();
  // What others have brought upon all calls is not counted.
  const purse = createPurse(io, plan);
  let shaken = false;
  for (let attempt = 1; ; attempt += 1) {
    let outcome: Outcome = {};
    let wait = 0;
    try {
      const request = await plan.build();
      outcome = await attemptOnce(io, { timeoutMs: io.tuning.requestTimeoutMs, ...request, signal: io.signal });
      wait = delayBefore(attempt, io.tuning, { retryAfterMs: askedDelay(outcome, io.clock.now()), random: io.random() });
    } finally {
      leave?.(isLimit(outcome.fault) ? wait : undefined);
    }
    if (!worthRepeating(plan.safety, outcome)) return settle(outcome, shaken);
    const unknown = outcome.failure?.reason === 'ENOTFOUND' && io.reached?.answered !== true;
    const attempts = Math.min(plan.maxAttempts ?? Infinity, unknown ? unknownHostAttempts : Infinity);
    if (attempt >= attempts || !purse.affords(wait, outcome)) return settle(outcome, shaken);
    shaken ||= (outcome.fault?.status ?? 0) >= 500 || outcome.failure?.sent === true;
    io.log.info(`${reasonText(outcome, plan.service)}: waiting ${seconds(wait)} s before trying again to ${plan.describe} (attempt ${attempt + 1}).`);
    // Where all calls wait, this one waits at the brake like the others.
    if (brake === undefined || !isLimit(outcome.fault)) await io.clock.sleep(wait, io.signal);
    leave = await brake?.enter();
    if (io.signal?.aborted !== true) continue;
    leave?.(undefined);
    return settle(outcome, shaken);
  }
}

/** What a call may spend. A write refused for its rate has a purse of its own: nothing of it was done, and its turn comes. */
function createPurse({ clock, tuning }: Exchanger, { safety, budgetMs }: ExchangePlan) {
  const start = clock.now();
  let limited = 0;
  return {
    affords(wait: number, { fault }: Outcome): boolean {
      if (isWrite(safety) && isLimit(fault)) {
        limited += wait;
        return limited <= tuning.limitBudgetMs;
      }
      return clock.now() - start - limited + wait <= budgetMs;
    },
  };
}

interface Outcome {
  reply?: RawReply;
  fault?: Fault;
  failure?: TransportFailure;
}

async function attemptOnce(io: Exchanger, request: WireRequest): Promise<Outcome> {
  const began = io.clock.now();
  const label = `${request.method} ${request.url}`;
  try {
    const reply = await send(io.dispatcher, request);
    if (io.reached !== undefined) io.reached.answered = true;
    const fault = reply.status >= 400 ? parseFault(reply, io.redact) : undefined;
    const id = fault?.requestId ?? headerOf(reply, 'x-request-id');
    const trace = id === undefined ? '' : ` (request id ${id})`;
    io.log.debug(`${label}: ${reply.status} in ${io.clock.now() - began} ms${trace}`);
    return fault === undefined ? { reply } : { reply, fault };
  } catch (thrown) {
    if (!(thrown instanceof TransportFailure)) throw thrown;
    io.log.debug(`${label}: ${thrown.reason} after ${io.clock.now() - began} ms`);
    return { failure: thrown };
  }
}

function worthRepeating(safety: Safety, { fault, failure }: Outcome): boolean {
  if (failure !== undefined) return retriesTransport(safety, failure.kind);
  return fault !== undefined && retriesFault(safety, fault);
}

function settle({ reply, fault, failure }: Outcome, shaken: boolean): Exchanged {
  if (reply !== undefined) return fault === undefined ? { reply, shaken } : { reply, fault, shaken };
  if (failure === undefined) throw new Error('an attempt ended without an outcome');
  // An attempt that never left says nothing of an earlier one that did.
  throw shaken && !failure.sent
    ? new TransportFailure(failure.kind, failure.reason, failure.message, failure.cause, true)
    : failure;
}

function askedDelay({ reply, fault }: Outcome, now: number): number | undefined {
  const header = reply === undefined ? undefined : parseRetryAfter(headerOf(reply, 'retry-after'), now);
  const detail = fault?.retryDelay === undefined ? undefined : fault.retryDelay * 1000;
  return header === undefined || detail === undefined ? (header ?? detail) : Math.max(header, detail);
}

function reasonText({ fault, failure }: Outcome, service = 'Databricks'): string {
  if (failure !== undefined) return `No answer from ${service}, ${failure.message}`;
  return `${service} answered ${fault?.status ?? ''}${fault?.code === undefined || fault.code === 'UNKNOWN' ? '' : ` ${fault.code}`}`;
}

function seconds(milliseconds: number): string {
  return milliseconds >= 10_000 ? String(Math.round(milliseconds / 1000)) : (milliseconds / 1000).toFixed(1).replace(/\.0$/, '');
}
