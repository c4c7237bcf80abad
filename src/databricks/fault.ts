/** Reads a refusal in whatever form it came (databricks-auth.md 4.1), without judging it. */
import { STATUS_CODES } from 'node:http';

/** An answer that is not a success. */
export interface Fault {
  status: number;
  /** The service's own code; absent where it sent none, or a number. */
  code?: string;
  /** The code was made of a web page's reason phrase: good to show, too weak to conclude from. */
  weakCode?: true;
  /** The body carried a number as code: how the gateway refuses credentials. */
  numericCode?: true;
  /** In one line, cut to a readable length; "" where nothing was said. */
  message: string;
  requestId?: string;
  /** From the RetryInfo detail, in seconds. */
  retryDelay?: number;
  violations: Violation[];
}

/** What a BadRequest detail says of one field; either part may be "". */
export interface Violation {
  field: string;
  description: string;
}

export interface RawReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

type Loose = Record<string, unknown>;

const longestMessage = 1200;
/** Where the words of a web page are looked for: the search for its end costs the square of what it looks through. */
const longestPage = 16_000;
const textCode = /^([A-Z_]+): (.*)$/s;
const reqId = /\[ReqId: ?([^\]]{1,100})\]/;

/** Parses a refusal; never throws, whatever the body holds. `redact` sees every text before it is cut: half a secret is none it knows. */
export function parseFault(reply: RawReply, redact: (text: string) => string = (text) => text): Fault {
  const phrase = headerOf(reply, 'x-databricks-reason-phrase') ?? STATUS_CODES[reply.status] ?? '';
  const body = reply.text.trim();
  const object = asObject(body);
  const details = readDetails(object?.details, redact);
  const read: { code?: string; weakCode?: true; message: string } =
    body === '' ? { message: phrase } : object ? fromObject(object, phrase) : fromText(body, phrase, redact);
  const fault: Fault = {
    status: reply.status,
    message: oneLine(redact(read.message.replace(reqId, ''))),
    violations: details.violations,
  };
  if (read.code !== undefined) fault.code = (/^\w{1,100}$/.test(read.code) ? read.code : oneLine(redact(read.code))).slice(0, 100);
  if (read.weakCode === true) fault.weakCode = true;
  if (typeof (object?.error_code ?? object?.errorCode) === 'number') fault.numericCode = true;
  const requestId = details.requestId ?? reqId.exec(read.message)?.[1] ?? headerOf(reply, 'x-request-id');
  if (requestId !== undefined) fault.requestId = oneLine(redact(requestId)).slice(0, 100);
  if (details.retryDelay !== undefined) fault.retryDelay = details.retryDelay;
  return fault;
}

/** First value of a header, if it was sent. */
export function headerOf(reply: Pick<RawReply, 'headers'>, name: string): string | undefined {
  const value = reply.headers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === '' ? undefined : first;
}

/** Squeezes text of a service into one line of bearable length, without control characters. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters of a hostile reply must not reach a terminal
  const squeezed = text.slice(0, 4 * longestMessage).replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return squeezed.length > longestMessage ? `${squeezed.slice(0, longestMessage)}…` : squeezed;
}

function fromObject(body: Loose, phrase: string): { code?: string; message: string } {
  const code = textOf(body.error_code);
  if (code === undefined && body.error_code === undefined && typeof body.detail === 'string') return fromScim(body);
  // API 1.2 and OAuth put the words, or the code, into `error`.
  const message = textOf(body.error) ?? textOf(body.message) ?? textOf(body.error_description) ?? phrase;
  return code === undefined ? { message } : { code, message };
}

function fromScim(body: Loose): { code: string; message: string } {
  const detail = body.detail === 'null' ? 'SCIM API Internal Error' : String(body.detail);
  const status = typeof body.status === 'number' || typeof body.status === 'string' ? body.status : 'UNKNOWN';
  const type = textOf(body.scimType);
  return { code: `SCIM_${status}`, message: type === undefined ? detail : `${type} ${detail}` };
}

function fromText(body: string, phrase: string, redact: (text: string) => string): { code?: string; weakCode?: true; message: string } {
  const coded = textCode.exec(body);
  if (coded?.[1] !== undefined && coded[2] !== undefined) return { code: coded[1], message: coded[2] };
  const page = body.slice(0, longestPage);
  const html = /<pre[^>]*>([\s\S]*?)<\/pre>/i.exec(page) ?? /<title[^>]*>([\s\S]*?)<\/title>/i.exec(page);
  if (html?.[1] !== undefined) {
    const message = html[1].replace(/<[^>]*>/g, ' ').trim();
    // In capitals a secret is not known for one any more.
    const code = redact(phrase).toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
    return code === '' ? { message } : { code, message, weakCode: true };
  }
  // A document that broke off may hold what must not be shown, such as the environment of an endpoint.
  if (/^[{[]/.test(body)) return { message: `${phrase} (a body that is no whole JSON)`.trim() };
  if (/^<(!doctype|html)/i.test(body)) return { message: `${phrase} (an HTML page)`.trim() };
  return { code: 'UNKNOWN', message: body };
}

/** Details in proto names or, as JSON of protos has them, in camelCase. */
function readDetails(details: unknown, redact: (text: string) => string): { requestId?: string; retryDelay?: number; violations: Violation[] } {
  const found: { requestId?: string; retryDelay?: number; violations: Violation[] } = { violations: [] };
  if (!Array.isArray(details)) return found;
  for (const detail of details.slice(0, 50) as unknown[]) {
    if (!isObject(detail)) continue;
    const type = textOf(detail['@type'])?.split('.').at(-1);
    if (type === 'RequestInfo') {
      const id = textOf(detail.request_id ?? detail.requestId);
      if (id !== undefined) found.requestId = id;
    } else if (type === 'RetryInfo') {
      const seconds = /^(\d+(?:\.\d+)?)s$/.exec(textOf(detail.retry_delay ?? detail.retryDelay) ?? '')?.[1];
      if (seconds !== undefined) found.retryDelay = Number(seconds);
    } else if (type === 'BadRequest') {
      const violations = detail.field_violations ?? detail.fieldViolations;
      if (Array.isArray(violations)) found.violations.push(...(violations.slice(0, 20) as unknown[]).flatMap((violation) => readViolation(violation, redact)));
    }
  }
  return found;
}

function readViolation(violation: unknown, redact: (text: string) => string): Violation[] {
  if (!isObject(violation)) return [];
  const read = (value: unknown): string => oneLine(redact(textOf(value) ?? '')).slice(0, 300);
  const found = { field: read(violation.field), description: read(violation.description) };
  return found.field === '' && found.description === '' ? [] : [found];
}

function asObject(text: string): Loose | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
