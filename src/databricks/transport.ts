/** The wire: one request, one answer, read whole. */
import type { Dispatcher } from 'undici';
import { explainFailure, type TransportKind } from '../network/failures.js';
import type { RawReply } from './fault.js';

export interface WireRequest {
  method: string;
  /** Full address; the caller has checked that it may be spoken to. */
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** From the first byte sent to the last one received, whatever trickles in between. */
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
    /** What to change, where it does not depend on who was asked. */
    readonly advice?: string,
  ) {
    super(message, { cause });
    this.name = 'TransportFailure';
  }
}

/** Sends once and reads the whole body as text. Redirects are not followed. Throws `TransportFailure`. */
export async function send(dispatcher: Dispatcher, request: WireRequest): Promise<RawReply> {
  // What waited at the brake, or for a token, when the run ended.
  if (request.signal?.aborted === true) throw cancelled({ reason: 'AbortError', sent: false });
  const url = new URL(request.url);
  const end = limitTime(request);
  try {
    const reply = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      signal: end.signal,
    });
    return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() };
  } catch (thrown) {
    throw toFailure(end.timedOut() ? new DOMException('', 'TimeoutError') : thrown, request);
  } finally {
    end.release();
  }
}

/**
 * A signal for the time-out and the caller's own. Not `AbortSignal.any`, which leaves something behind on the caller's
 * for every request of a run that polls for hours.
 */
function limitTime({ timeoutMs, signal }: WireRequest): { signal: AbortSignal; timedOut: () => boolean; release: () => void } {
  const controller = new AbortController();
  let late = false;
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => {
    late = true;
    controller.abort();
  }, timeoutMs);
  const onAbort = (): void => { controller.abort(); };
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort);
  return {
    signal: controller.signal,
    timedOut: () => late,
    release: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

function toFailure(thrown: unknown, request: WireRequest): TransportFailure {
  const { kind, reason, message, advice, sent } = explainFailure(thrown);
  if (request.signal?.aborted === true) return cancelled({ reason, sent: kind !== 'before-write', cause: thrown });
  return new TransportFailure(kind, reason, message, thrown, sent ?? kind === 'unclear', advice);
}

function cancelled({ reason, sent, cause }: { reason: string; sent: boolean; cause?: unknown }): TransportFailure {
  return new TransportFailure('fatal', reason, 'the run was cancelled', cause, sent);
}
