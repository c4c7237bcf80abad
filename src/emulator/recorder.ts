import { isObject, type JsonObject } from './json.js';

/** One request as it arrived and how it was answered; credentials are redacted. */
export interface RecordedRequest {
  n: number;
  /** Epoch ms of the machine's clock, so that pauses between calls can be measured. */
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  headers: Record<string, string>;
  userAgent: string | undefined;
  /** HTTP status sent, or 0 when the connection was reset or left hanging. */
  status: number;
  /** HTTP status that the route itself came to; absent where a fault kept the request from taking effect. */
  performed?: number;
  /** Body fields that the request schema does not know. */
  unknownFields: string[];
  /** Id of the injected fault that hit, if any. */
  fault: number | undefined;
  /** The answer's body (JSON parsed, tokens hidden), where `recordReplies` is set. */
  reply?: RecordedReply;
}

export interface RecordedReply {
  contentType: string | undefined;
  body: unknown;
}

const secretFields = new Set(['access_token', 'id_token', 'client_secret', 'subject_token', 'client_assertion', 'password', 'refresh_token']);

/** Keeps the scheme of an Authorization header and hides the rest; hides tokens in other headers. */
export function redactHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
      if (name === 'authorization') return [name, `${text.split(/\s+/, 1)[0] ?? ''} [redacted]`];
      return [name, /token|cookie/.test(name) ? '[redacted]' : text];
    }),
  );
}

/** The body as it can be recorded: JSON parsed, forms as objects, credentials hidden. */
export function redactBody(text: string, contentType: string | undefined): unknown {
  if (text === '') return undefined;
  if (contentType?.startsWith('application/x-www-form-urlencoded') === true) {
    const entries = [...new URLSearchParams(text)];
    return Object.fromEntries(entries.map(([key, value]) => [key, secretFields.has(key) ? '[redacted]' : value]));
  }
  try {
    return redactPlaintext(JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

/** An answer as it can be recorded; tokens that it issues are hidden. */
export function redactReply({ headers, body }: { headers: Record<string, string>; body: string }): RecordedReply {
  const contentType = headers['Content-Type'];
  const parsed = contentType?.startsWith('application/json') === true ? redactBody(body, undefined) : body;
  if (!isObject(parsed)) return { contentType, body: parsed === '' ? undefined : parsed };
  return { contentType, body: Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, secretFields.has(key) ? '[redacted]' : value])) };
}

function redactPlaintext(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactPlaintext);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    copy[key] = key.endsWith('_plaintext') ? '[redacted]' : redactPlaintext(item);
  }
  return copy;
}
