/**
 * Why a step failed, in the order in which they are reported when endpoints failed in different ways
 * (the action's output `failure-reason`).
 */
export const failureReasons = [
  'invalid-input',
  'invalid-manifest',
  'preflight-failed',
  'authentication',
  'permission-denied',
  'ownership-conflict',
  'plan-changed',
  'plan-missing',
  'destroy-blocked',
  'endpoint-busy',
  'endpoint-stopped',
  'deployment-failed',
  'deployment-timeout',
  'drift',
  'api-error',
  'internal-error',
] as const;

export type FailureReason = (typeof failureReasons)[number];

/** The first reason in the published order; `undefined` for none. */
export function worstReason(reasons: Iterable<FailureReason>): FailureReason | undefined {
  const present = new Set(reasons);
  return failureReasons.find((reason) => present.has(reason));
}

/** One finding about the manifest's text. `line` and `column` count from 1. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  message: string;
  file: string;
  line?: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
}

export interface ErrorFacts {
  /** What the reader should do next, one sentence. */
  hint?: string | undefined;
  /** Who can mend it: the user, a service that answered, or we ourselves. */
  origin?: 'user' | 'service' | 'tool';
  diagnostics?: Diagnostic[];
  cause?: unknown;
}

/** Every error that a user is meant to see: a stable code, a cause and a next step. */
export class EndpointsError extends Error {
  readonly code: FailureReason;
  readonly hint: string | undefined;
  readonly origin: 'user' | 'service' | 'tool';
  readonly diagnostics: Diagnostic[];

  constructor(code: FailureReason, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'EndpointsError';
    this.code = code;
    this.hint = facts.hint;
    this.origin = facts.origin ?? 'user';
    this.diagnostics = facts.diagnostics ?? [];
  }
}

export interface CallFacts {
  /** What we tried, in words: "update the config of". */
  attempted: string;
  /** On what: an endpoint's, model's or scope's name. */
  target: string;
  method: string;
  path: string;
  /** HTTP status; absent where no answer came. */
  status?: number | undefined;
  errorCode?: string | undefined;
  requestId?: string | undefined;
  /** The service's own words. */
  serviceMessage?: string | undefined;
  /** Fields of the request that the service complained about, as it names them; either part may be "". */
  violations?: readonly { field: string; description: string }[] | undefined;
  /** True where a write may have taken effect although it was not answered well. */
  outcomeUnknown?: boolean;
}

/** A call to a service that did not succeed. */
export class ApiError extends EndpointsError {
  readonly call: CallFacts;

  constructor(code: FailureReason, message: string, call: CallFacts, facts: ErrorFacts = {}) {
    super(code, message, { origin: 'service', ...facts });
    this.name = 'ApiError';
    this.call = call;
  }
}

/** Turns anything thrown into an error with a code: what is not ours is `internal-error`. */
export function asEndpointsError(thrown: unknown): EndpointsError {
  if (thrown instanceof EndpointsError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new EndpointsError('internal-error', message, {
    origin: 'tool',
    cause: thrown,
    hint: 'This is a bug in the action. Please report it with the log of this run.',
  });
}
