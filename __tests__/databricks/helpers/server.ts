import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is a string. */
  body?: unknown;
  /** Cuts the connection after the request was read, before anything is answered. */
  cut?: boolean;
  /** Cuts the connection in the middle of the body. */
  cutBody?: boolean;
  /** Answers only after so many milliseconds. */
  delayMs?: number;
}

export type Responder = (request: Received, count: number) => Answer | Promise<Answer>;

export interface TestServer {
  url: string;
  received: Received[];
  /** Requests to a path, in order. */
  to: (path: string) => Received[];
  answer: (responder: Responder) => void;
  close: () => Promise<void>;
}

/** A real server on loopback that answers as it is told and keeps what it received. */
export async function startServer(first: Responder = () => ({ status: 500, body: 'not told what to answer' })): Promise<TestServer> {
  const received: Received[] = [];
  let responder = first;
  const server: Server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing);
  });

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? '/', 'http://test');
    const request: Received = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    received.push(request);
    const answer = await responder(request, received.length);
    if (answer.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.delayMs).unref());
    if (answer.cut === true) {
      outgoing.destroy();
      return;
    }
    const json = typeof answer.body !== 'string';
    const text = answer.body === undefined ? '' : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    outgoing.writeHead(answer.status ?? 200, {
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...answer.headers,
      ...(answer.cutBody === true ? { 'content-length': String(text.length + 100) } : {}),
    });
    if (answer.cutBody === true) {
      outgoing.write(text, () => outgoing.destroy());
      return;
    }
    outgoing.end(text);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    to: (path) => received.filter((request) => request.path === path),
    answer: (next) => {
      responder = next;
      received.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
