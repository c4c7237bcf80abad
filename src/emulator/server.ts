import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { controlPrefix, handleControl } from './control.js';
import { type Fault, type FaultInput, faultReply, takeFault } from './faults.js';
import { handleRequest, type IncomingRequest, type OutgoingReply } from './handle.js';
import type { StartOptions } from './options.js';
import { type RecordedRequest, redactBody, redactHeaders, redactReply } from './recorder.js';
import { seedStandardWorkspace } from './seed.js';
import { createPictures, type Pictures } from './pictures.js';
import { World } from './world.js';

export interface Emulator {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  url: string;
  port: number;
  world: World;
  /** Every request so far, control calls excepted; credentials redacted. */
  requests: RecordedRequest[];
  /** Requests for which no route exists; a good test expects none. */
  readonly unknownRequests: RecordedRequest[];
  clearRequests(): void;
  /** What stale reads are answered from. */
  pictures: Pictures;
  /** Stops the server and cuts hanging connections. */
  close(): Promise<void>;
}

/** Asked about each request before it takes effect: the fault that it meets, before those that the world was told of. */
export type Arrival = (request: RecordedRequest) => FaultInput | undefined;

interface Running {
  world: World;
  pictures: Pictures;
  onRequest: Arrival | undefined;
  requests: RecordedRequest[];
  unknown: Set<RecordedRequest>;
  base: string;
}

/** Starts the emulator on 127.0.0.1; port 0 or none picks a free one. */
export async function startEmulator({ onRequest, ...options }: StartOptions & { onRequest?: Arrival } = {}): Promise<Emulator> {
  const world = new World(options);
  if (options.standard === true) seedStandardWorkspace(world);
  const running: Running = { world, pictures: createPictures(), onRequest, requests: [], unknown: new Set(), base: '' };
  const server = createServer((request, response) => {
    answer(running, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  // Clients with keep-alive must not meet a socket that closes under them between two polls of a slow test.
  server.keepAliveTimeout = 60_000;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  running.base = `http://127.0.0.1:${port}`;
  return {
    url: running.base,
    port,
    world,
    requests: running.requests,
    pictures: running.pictures,
    get unknownRequests() {
      return running.requests.filter((request) => running.unknown.has(request));
    },
    clearRequests: () => {
      running.requests.length = 0;
    },
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world } = running;
  const at = Date.now();
  const body = await readText(request);
  const url = new URL(request.url ?? '/', running.base);
  const incoming: IncomingRequest = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    base: running.base,
  };
  if (incoming.path.startsWith(controlPrefix)) {
    const reply = handleControl(incoming, { world, requests: running.requests, unknown: running.unknown });
    response.writeHead(reply.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply.body));
    return;
  }
  const record: RecordedRequest = {
    n: running.requests.length + 1,
    at,
    method: incoming.method,
    path: incoming.path,
    query: Object.fromEntries(url.searchParams),
    body: redactBody(body, request.headers['content-type']),
    headers: redactHeaders(request.headers),
    userAgent: request.headers['user-agent'],
    status: 0,
    unknownFields: [],
    fault: undefined,
  };
  running.requests.push(record);
  const met = running.onRequest?.(record);
  const fault = met === undefined ? takeFault(world.faultList, incoming) : { ...met, id: 0, seen: 1, used: 1 };
  record.fault = fault?.id;
  const delay = world.options.latencyMs + (fault?.delayMs ?? 0) + (isSlow(world, incoming.path) ? world.options.slowMs : 0);
  if (delay > 0) await sleep(delay);
  const reply = replyTo(running, incoming, { fault, record });
  if (reply && world.options.recordReplies) record.reply = redactReply(reply);
  if (reply) write(response, reply, { fault, record });
  else if (fault?.kind === 'reset') request.socket.resetAndDestroy();
}

function isSlow(world: World, path: string): boolean {
  return world.options.metadata === 'slow' && path === '/.well-known/databricks-config';
}

/** What is sent, or undefined when the connection is reset or left hanging. */
function replyTo(
  { world, pictures, unknown }: Running,
  incoming: IncomingRequest,
  { fault, record }: { fault: Fault | undefined; record: RecordedRequest },
): Pick<OutgoingReply, 'status' | 'headers' | 'body'> | undefined {
  const after = fault?.when === 'after' || fault?.kind === 'truncate' || fault?.kind === 'stale' || fault?.kind === 'delay';
  let reply: OutgoingReply | undefined;
  if (!fault || after) {
    reply = handleRequest(world, incoming, { stale: fault?.kind === 'stale' });
    record.performed = reply.status;
    record.unknownFields = reply.unknownFields;
    // R3 knows its own past, also what nobody has read.
    if (incoming.method === 'GET' && !/^\/api\/2\.0\/serving-endpoints\/[^/]+$/.test(incoming.path)) reply = pictures.show(`${incoming.path}?${incoming.query.toString()}`, reply, fault?.kind === 'stale');
    if (reply.unknownRoute) unknown.add(record);
  }
  switch (fault?.kind) {
    case 'reset':
    case 'hang':
      return undefined;
    case 'status':
    case 'html':
    case 'text':
      return faultReply(fault, world.clock.now());
    case 'truncate':
    case 'stale':
    case 'delay':
    case undefined:
      return reply;
  }
}

function write(
  response: ServerResponse,
  reply: Pick<OutgoingReply, 'status' | 'headers' | 'body'>,
  { fault, record }: { fault: Fault | undefined; record: RecordedRequest },
): void {
  const bytes = Buffer.from(reply.body);
  record.status = reply.status;
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': bytes.length });
  if (fault?.kind !== 'truncate') {
    response.end(bytes);
    return;
  }
  // The promised length never arrives: half the body, then the connection goes.
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    response.destroy();
  });
}
