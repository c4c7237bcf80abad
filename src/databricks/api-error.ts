/** Turns refusals and broken requests into errors that say what was attempted, on what, and what to do next. */
import { ApiError, type CallFacts, type ErrorFacts, type FailureReason } from '../errors.js';
import { headerOf, type Fault, type RawReply, type Violation } from './fault.js';
import { STATUS_CODES } from 'node:http';
import { leavesUnknown, type Safety } from './retry.js';
import type { TransportFailure } from './transport.js';

/** What a call is about, in words, for messages and logs. */
export interface CallDescription {
  /** Completes "could not": `update the config of endpoint`. */
  attempted: string;
  /** Name of the endpoint, model, scope or host. */
  target: string;
  method: string;
  path: string;
  safety: Safety;
  /** What the principal needs for it, shown where it is refused. */
  needs?: string | undefined;
}

/** Who called, for the next step in a message. Never holds values of credentials. */
export interface CallerFacts {
  host: string;
  authType: string;
  /** Takes known credentials out of a service's own words. */
  redact: (text: string) => string;
}

const quoted = (target: string): string => `\`${target.replaceAll('`', "'")}\``;

/** "update the config of endpoint `x`" */
export function describeCall(call: Pick<CallDescription, 'attempted' | 'target'>): string {
  return `${call.attempted} ${quoted(call.target)}`;
}

/** The error for an answered refusal. `shaken`: an earlier attempt of the same write ended in doubt. */
export function faultError(call: CallDescription, fault: Fault, caller: CallerFacts, shaken = false): ApiError {
  const violations = fault.violations.map(({ field, description }) => ({
    field: caller.redact(field),
    description: caller.redact(description),
  }));
  const said = [caller.redact(fault.message), ...violations.map(violationWords)].filter((part) => part !== '').join('; ');
  const code = fault.code === 'UNKNOWN' ? undefined : fault.code;
  const headline = `${fault.status} ${code ?? STATUS_CODES[fault.status] ?? ''}`.trim();
  const words = said === '' || said === STATUS_CODES[fault.status] ? '' : ` — ${said}`;
  const trace = fault.requestId === undefined ? '' : ` (request id ${fault.requestId})`;
  // A refusal such as "exists already" may be the echo of our own earlier attempt.
  const unknown = leavesUnknown(call.safety, fault.status) || (shaken && isWrite(call.safety));
  return new ApiError(
    reasonOf(fault),
    `Could not ${describeCall(call)}: ${headline}${words}${trace}`,
    facts(call, {
      status: fault.status,
      // A page of some proxy that says "Not Found" must not pass for an endpoint that does not exist.
      errorCode: fault.weakCode === true ? undefined : fault.code,
      requestId: fault.requestId,
      serviceMessage: said,
      ...(violations.length > 0 ? { violations } : {}),
      ...(unknown ? { outcomeUnknown: true } : {}),
    }),
    { hint: hintFor(fault, call, caller) },
  );
}

const violationWords = ({ field, description }: Violation): string => [field, description].filter((word) => word !== '').join(': ');

/** The error for a request without a whole answer. */
export function transportError(call: CallDescription, failure: TransportFailure, caller: CallerFacts, shaken = false): ApiError {
  const unknown = (failure.sent || shaken) && isWrite(call.safety);
  const doubt = unknown ? ' Whether it took effect is not known.' : '';
  return new ApiError(
    'api-error',
    `Could not ${describeCall(call)}: ${caller.redact(failure.message)}.${doubt}`,
    facts(call, unknown ? { outcomeUnknown: true } : {}),
    { hint: transportHint(failure, caller.host), cause: failure },
  );
}

/** The error for an answer that came but cannot be used (HTML, no JSON, impossible shape, a redirect). */
export function replyError(
  call: CallDescription,
  problem: string,
  extra: Partial<CallFacts> & { code?: FailureReason; hint?: string } = {},
): ApiError {
  const { code = 'api-error', hint, ...more } = extra;
  const trace = more.requestId === undefined ? '' : ` (request id ${more.requestId})`;
  const errorFacts: ErrorFacts = {
    hint: hint ?? 'Check that the host is a Databricks workspace; if it is, please report this with the log of this run.',
  };
  return new ApiError(code, `Could not ${describeCall(call)}: ${problem}${trace}`, facts(call, more), errorFacts);
}

/** The error for a redirect of `origin`, which is never followed (databricks-auth.md 3.4). */
export function redirectError(call: CallDescription, reply: RawReply, caller: CallerFacts, origin = caller.host): ApiError {
  const location = headerOf(reply, 'location');
  const to = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
  if (to?.pathname.endsWith('/login.html') === true && (to.searchParams.get('error') ?? '').startsWith('private-link-validation-error')) {
    const fault = {
      status: 403,
      code: 'PRIVATE_LINK_VALIDATION_ERROR',
      message: 'The workspace is behind a private link and cannot be reached from this network',
      violations: [],
    };
    return faultError(call, fault, caller);
  }
  // Neither path nor query: a redirect to a sign-in page may carry state that is nobody's business.
  const where = to === undefined ? 'without saying where to' : `to ${caller.redact(to.origin)}`;
  return replyError(call, `the service answered ${reply.status} and redirects ${where}; redirects are not followed`, {
    status: reply.status,
    hint: 'Check that `databricks-host` is the URL of the workspace itself, as its browser address shows it.',
  });
}

export function isWrite(safety: Safety): boolean {
  return safety === 'replace' || safety === 'create' || safety === 'delete';
}

function facts(call: CallDescription, more: Partial<CallFacts>): CallFacts {
  return { attempted: call.attempted, target: call.target, method: call.method, path: call.path, ...more };
}

const credentialWords = /invalid access token|token (is |has )?(expir|invalid)|token expired|invalid token/i;

const networkWords = /\bIP\b.*(access list|ACL|blocked|not allowed)|\bip access list/i;

/** The refusal is for the network that the call came from, whoever makes it. */
export function isNetworkFault(fault: Fault): boolean {
  return fault.status === 403 && (fault.code === 'PRIVATE_LINK_VALIDATION_ERROR' || networkWords.test(fault.message));
}

/** The refusal is about the credential, not about rights: 401, or 403 as the gateway words it (4.3), which numbers its refusals of networks, too. */
export function isCredentialFault(fault: Fault): boolean {
  if (fault.status === 401) return true;
  return fault.status === 403 && !isNetworkFault(fault) && (fault.numericCode === true || credentialWords.test(fault.message));
}

function reasonOf(fault: Fault): FailureReason {
  if (isCredentialFault(fault)) return 'authentication';
  if (fault.status === 403) return 'permission-denied';
  if (fault.status === 409 && fault.code === 'RESOURCE_CONFLICT') return 'endpoint-busy';
  return 'api-error';
}

function hintFor(fault: Fault, call: CallDescription, caller: CallerFacts): string {
  if (isCredentialFault(fault)) return credentialHint(caller);
  switch (fault.status) {
    case 400:
      return 'Correct what the message names in the manifest. It is sent again as it stands otherwise.';
    case 403:
      return forbiddenHint(fault, call, caller);
    case 404:
      if (fault.code === 'ENDPOINT_NOT_FOUND') {
        return `${caller.host} does not know this route. Check that the host is a workspace in which Model Serving is available.`;
      }
      if (fault.code === 'FEATURE_DISABLED') return 'The feature is not available in this workspace; permissions need the Premium plan.';
      return 'Check the name, and that the host is the right workspace.';
    case 409:
      if (fault.code === 'RESOURCE_CONFLICT') return 'Something else is changing it. Wait until that has ended, then run this again.';
      return 'Compare with what stands in the workspace, then run this again.';
    case 429:
      return 'The workspace takes no more requests for now. Run this again later, or lower `parallelism` or `write-quota`.';
    default:
      if (fault.code === 'REQUEST_LIMIT_EXCEEDED') return 'Run this again later, or lower `parallelism` or `write-quota`.';
      return fault.status >= 500
        ? 'Databricks had a problem of its own. Run this again; if it stays, give the request id to Databricks support.'
        : 'Check the message of the service above.';
  }
}

function credentialHint(caller: CallerFacts): string {
  return caller.authType === 'pat'
    ? `${caller.host} did not accept the token (auth type pat). Check that \`databricks-token\` or DATABRICKS_TOKEN belongs to this workspace and is neither revoked nor expired.`
    : `${caller.host} did not accept the credential (auth type ${caller.authType}). Check that the service principal is assigned to this workspace and is active.`;
}

function forbiddenHint(fault: Fault, call: CallDescription, caller: CallerFacts): string {
  if (isNetworkFault(fault)) {
    return `${caller.host} does not accept calls from this network. Use a self-hosted runner inside it, or add the runner's address to the IP access list.`;
  }
  const needs = call.needs ?? 'the right for this';
  return `The principal that signs in at ${caller.host} (auth type ${caller.authType}) needs ${needs}.`;
}

function transportHint(failure: TransportFailure, host: string): string {
  if (failure.advice !== undefined) return failure.advice;
  if (failure.kind === 'before-write') {
    return `Check \`databricks-host\` (${host}), and whether the runner needs HTTPS_PROXY, NO_PROXY or a private network.`;
  }
  return 'Run this again. If it stays, look for a proxy or firewall that cuts connections.';
}
