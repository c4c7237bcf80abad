/** Real servers for tests of the network: TLS in front of a plain server, and a proxy that tunnels. */
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

const folder = join(process.cwd(), '__tests__', 'fixtures', 'tls');
/** Path of the authority that signed the certificates of these servers. */
export const authority = join(folder, 'ca.pem');

/** `server`: this machine's names and `*.test`; `elsewhere`: another name alone. */
export type Certificate = 'server' | 'elsewhere';
const secure = (name: Certificate): { key: Buffer; cert: Buffer } => ({ key: readFileSync(join(folder, `${name}.key.pem`)), cert: readFileSync(join(folder, `${name}.pem`)) });

export interface Place {
  port: number;
  close: () => Promise<void>;
}

async function open(server: Server, host: string): Promise<Place> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => { resolve(); }));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function pipeBoth(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy()).pipe(other);
  other.on('error', () => one.destroy()).pipe(one);
}

/** TLS in front of a port of 127.0.0.1. */
export function openTlsFront(port: number, certificate: Certificate = 'server'): Promise<Place> {
  return open(createTlsServer(secure(certificate), (socket) => { pipeBoth(socket, connect(port, '127.0.0.1')); }), '127.0.0.1');
}

/** The same port of 127.0.0.1, by an address of IPv6. Rejects where the machine has none. */
export function openIpv6Front(port: number): Promise<Place> {
  return open(createServer((socket) => { pipeBoth(socket, connect(port, '127.0.0.1')); }), '::1');
}

export interface ProxyPlace extends Place {
  /** What was asked for, in order: `host:port`. */
  asked: string[];
  /** `Proxy-Authorization` of each. */
  authorizations: (string | undefined)[];
}

/**
 * A proxy that tunnels to ports of 127.0.0.1, by the `host:port` that is asked for. `answer`: a status in place of the
 * tunnel; 0: none at all.
 */
export async function openProxy(targets: Readonly<Record<string, number>>, options: { answer?: number; tls?: boolean } = {}): Promise<ProxyPlace> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server: HttpServer = options.tls === true ? createHttpsServer(secure('server')) : createHttpServer();
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    authorizations.push(request.headers['proxy-authorization']);
    const port = targets[request.url ?? ''];
    if (options.answer === 0) return;
    if (options.answer !== undefined || port === undefined) {
      socket.end(`HTTP/1.1 ${String(options.answer ?? 502)} No\r\n\r\n`);
      return;
    }
    const target = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      pipeBoth(socket, target);
    });
  });
  return { ...(await open(server, '127.0.0.1')), asked, authorizations };
}
