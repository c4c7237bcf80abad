/** A server between the product and an emulated service that spoils answers on their way back. */
import { Agent, createServer, request as send, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { edit, jsonText, mutate, type Edit } from './mutate.js';

/** What happens to one answer, or to it and all later ones. */
export interface Spoiling {
  /** Index of the request, from the beginning of the case. */
  at: number;
  lasting: boolean;
  edits: readonly Edit[];
  status?: number;
  /** In place of the body. */
  text?: string;
  /** Share of the body that is sent. */
  kept?: number;
  headers: Readonly<Record<string, string>>;
  cut: boolean;
}

export interface SpoilingProxy {
  url: string;
  /** Begins a case. */
  begin(spoilings: readonly Spoiling[]): void;
  /** `METHOD path` of what was asked in this case. */
  asked: string[];
  /** What arrived at a host that nobody should speak to: `METHOD path`, and `authorization` where it came along. */
  lured: string[];
  close(): Promise<void>;
}

const bodies = ['', ' ', 'null', '[]', '{}', '""', '0', '{', '[{"a":', '<!doctype html><title>Sign in</title>', 'NOT_FOUND: no', '\u0000', '{"a":'.repeat(30_000), '[1e999]', '{"__proto__":{"polluted":true}}', '{"message":"x","error_code":{"a":1}}', '\uFEFF{}'];

const absent = { freq: 5, nil: undefined };

/** `lure`: an address that answers may point to. */
export function spoiling(requests: number): fc.Arbitrary<Spoiling> {
  const headers = fc.record(
    {
      'content-type': fc.constantFrom('application/json', 'text/html', 'text/plain', 'application/json; charset=utf-16', ''),
      'retry-after': fc.constantFrom('-1', '0', 'never', '99999999999', 'Thu, 99 Foo 2099 99:99:99 GMT', '1e400'),
      location: fc.constantFrom('LURE', '//LURE', 'http://', '::::', '', '/login.html?error=private-link-validation-error', '/api/2.0/preview/scim/v2/Me'),
      link: fc.constantFrom('<LURE>; rel="next"', '<>; rel="next"', 'rel="next"', 'x'.repeat(3000)),
      'x-request-id': fc.constantFrom('', 'a'.repeat(5000), '::error::x'),
      'x-ratelimit-remaining': fc.constantFrom('0', '-1', 'x'),
      'x-oauth-scopes': fc.constantFrom('', 'repo, admin:org'),
    },
    { requiredKeys: [] },
  );
  return fc
    .record({
      at: fc.nat(requests),
      lasting: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
      edits: fc.array(edit, { maxLength: 3 }),
      status: fc.option(fc.constantFrom(200, 201, 202, 204, 206, 299, 301, 302, 304, 307, 308, 400, 401, 403, 404, 409, 410, 418, 422, 429, 451, 500, 502, 503, 599), absent),
      text: fc.option(fc.oneof(fc.constantFrom(...bodies), fc.string({ unit: 'binary', maxLength: 60 })), absent),
      kept: fc.option(fc.double({ min: 0, max: 0.99, noNaN: true }), { freq: 12, nil: undefined }),
      headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, headers),
      cut: fc.oneof({ weight: 20, arbitrary: fc.constant(false) }, fc.constant(true)),
    })
    .map(({ status, text, kept, ...rest }) => ({
      ...rest,
      ...(status === undefined ? {} : { status }),
      ...(text === undefined ? {} : { text }),
      ...(kept === undefined ? {} : { kept }),
    }));
}

/** `target`: origin of the service behind it, which may change between cases. */
export async function startSpoilingProxy(target: () => string): Promise<SpoilingProxy> {
  let spoilings: readonly Spoiling[] = [];
  const agent = new Agent({ keepAlive: true });
  const asked: string[] = [];
  const lured: string[] = [];
  const lure = await listen((incoming, outgoing) => {
    lured.push(`${incoming.method ?? ''} ${incoming.url ?? ''}${incoming.headers.authorization === undefined ? '' : ' authorization'}`);
    incoming.resume();
    outgoing.end('{}');
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const index = asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`) - 1;
    const reply = await forward(new URL(incoming.url ?? '/', target()), { incoming, agent });
    const spoiled = spoilings.filter(({ at, lasting }) => at === index || (lasting && at < index)).reduce<Answer | undefined>((answer, each) => spoil(answer, each, lure.url), reply);
    if (spoiled === undefined) {
      outgoing.destroy();
      return;
    }
    const bodiless = [204, 304].includes(spoiled.status);
    outgoing.writeHead(spoiled.status, { ...spoiled.headers, ...(bodiless ? {} : { 'content-length': Buffer.byteLength(spoiled.text) }) });
    outgoing.end(bodiless ? undefined : spoiled.text);
  }

  const server = await listen((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  return {
    url: server.url,
    asked,
    lured,
    begin(next) {
      spoilings = next;
      asked.length = 0;
      lured.length = 0;
    },
    async close() {
      agent.destroy();
      await Promise.all([server.close(), lure.close()]);
    },
  };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

function spoil(answer: Answer | undefined, spoiling: Spoiling, lure: string): Answer | undefined {
  if (answer === undefined || spoiling.cut) return undefined;
  let { text } = answer;
  if (spoiling.text !== undefined) text = spoiling.text;
  else if (spoiling.edits.length > 0) text = edited(text, spoiling.edits);
  if (spoiling.kept !== undefined) text = text.slice(0, Math.floor(text.length * spoiling.kept));
  const headers = Object.fromEntries(Object.entries(spoiling.headers).map(([name, value]) => [name, value.replaceAll('LURE', value.startsWith('//') ? lure.replace('http://', '') : lure)]));
  return { status: spoiling.status ?? answer.status, headers: { ...answer.headers, ...headers }, text };
}

function edited(text: string, edits: readonly Edit[]): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  try {
    return jsonText(mutate(value, edits));
  } catch {
    return text;
  }
}

function forward(url: URL, { incoming, agent }: { incoming: IncomingMessage; agent: Agent }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { host: _host, ...headers } = incoming.headers;
    const outgoing = send(url, { method: incoming.method, headers, agent }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => {
        resolve({ status: reply.statusCode ?? 0, headers: kept(reply.headers), text: Buffer.concat(chunks).toString('utf8') });
      });
      reply.on('error', reject);
    });
    outgoing.on('error', reject);
    incoming.pipe(outgoing);
  });
}

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']);

function kept(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined || hopByHop.has(name) ? [] : [[name, String(value)]])));
}

async function listen(answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => { resolve(); });
        server.closeAllConnections();
      }),
  };
}
