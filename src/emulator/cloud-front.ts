import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** The public names of the workspace and of Azure's services, in front of an emulator that has none of them. */
export interface CloudFront {
  /** For HTTPS_PROXY: takes CONNECT to the names, and to no others. */
  proxyUrl: string;
  /** What was asked, under which name. */
  requests: { host: string; method: string; path: string }[];
  /** Names that were asked for and are not served. */
  refused: string[];
  close(): Promise<void>;
}

export interface CloudFrontOptions {
  /** PEM of a certificate for the names, and its key; who connects has to trust it (NODE_EXTRA_CA_CERTS). */
  certificate: string;
  key: string;
  /** Name to the address that answers for it. */
  names: Readonly<Record<string, string>>;
}

/** Starts it on 127.0.0.1. A process behind it speaks TLS to the true names, unchanged. */
export async function startCloudFront({ certificate, key, names }: CloudFrontOptions): Promise<CloudFront> {
  const requests: CloudFront['requests'] = [];
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const answerer = createTlsServer({ cert: certificate, key }, (request, response) => {
    const host = request.headers.host ?? '';
    requests.push({ host, method: request.method ?? '', path: (request.url ?? '').split('?')[0] ?? '' });
    pass(request, response, { host, target: names[host] ?? '' });
  });
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connection', keep);
  proxy.on('connect', (request, socket: Socket) => {
    const [name = '', port = ''] = (request.url ?? '').split(':');
    if (!Object.hasOwn(names, name) || port !== '443') {
      refused.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    answerer.emit('connection', socket);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    proxyUrl: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    requests,
    refused,
    async close() {
      const closed = once(proxy, 'close');
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function pass(request: IncomingMessage, response: ServerResponse, { host, target }: { host: string; target: string }): void {
  const onward = forward(`${target}${request.url ?? ''}`, { method: request.method ?? 'GET', headers: { ...request.headers, host: new URL(target).host, 'x-forwarded-host': host } });
  onward.on('response', (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
