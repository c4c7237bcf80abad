/** Connections through real proxies and to real TLS servers, as the workspace's adapter meets them. */
import { connect, errorOf } from '../databricks/helpers/connect.js';
import { startServer } from '../databricks/helpers/server.js';
import { authority, openProxy, openTlsFront, type Place } from '../helpers/network.js';

const places: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const place of places.splice(0).reverse()) await place.close();
});
const keep = <T extends { close: () => Promise<unknown> }>(place: T): T => {
  places.push(place);
  return place;
};

async function workspaceBehindTls(certificate?: 'elsewhere'): Promise<Place> {
  const server = keep(await startServer(() => ({ body: {} })));
  return keep(await openTlsFront(Number(new URL(server.url).port), certificate));
}

const to = (host: string, options: Parameters<typeof connect>[1] = {}) => keep(connect(host, options));

describe('certificates', () => {
  it('of an unknown authority end the call at once, and the error names the variable', async () => {
    const { port } = await workspaceBehindTls();
    const connected = to(`https://localhost:${port}`);
    const error = await errorOf(connected.serving.list());
    expect(error.message).toMatch(/the TLS certificate was not accepted \((UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|SELF_SIGNED_CERT_IN_CHAIN)/);
    expect(error.hint).toMatch(/NODE_EXTRA_CA_CERTS/);
    expect(connected.clock.sleeps).toEqual([]);
    // Where tests run with it set, they would show nothing.
    expect(process.env['NODE_EXTRA_CA_CERTS']).not.toBe(authority);
  });

  it('are refused behind a proxy, too', async () => {
    const { port } = await workspaceBehindTls();
    const proxy = keep(await openProxy({ 'workspace.test:443': port }));
    const connected = to('https://workspace.test', { env: { https_proxy: `127.0.0.1:${proxy.port}` } });
    const error = await errorOf(connected.serving.list());
    expect(error.message).toMatch(/certificate was not accepted/);
    expect(error.hint).toMatch(/NODE_EXTRA_CA_CERTS/);
    expect(proxy.asked).toEqual(['workspace.test:443']);
  });
});

describe('a proxy', () => {
  it.each([
    [407, 'It wants credentials', 1],
    [403, 'NO_PROXY', 1],
  ])('that answers %i is not asked again', async (answer, hint, times) => {
    const proxy = keep(await openProxy({}, { answer }));
    const error = await errorOf(to('https://workspace.test', { env: { https_proxy: `http://me:secret-word@127.0.0.1:${proxy.port}` } }).serving.list());
    expect(error.message).toBe(`Could not list the endpoints of \`https://workspace.test\`: the proxy http://127.0.0.1:${proxy.port} refused the connection (${answer}).`);
    expect(error.hint).toContain(hint);
    expect(proxy.asked).toHaveLength(times);
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('me:secret-word').toString('base64')}`]);
  });

  it.each([502, 503, 504])('that cannot reach the host for now (%i) is asked again, also for a write: nothing has left', async (answer) => {
    const proxy = keep(await openProxy({}, { answer }));
    const connected = to('https://workspace.test', { env: { https_proxy: `127.0.0.1:${proxy.port}` }, tuning: { retryBudgetMs: 4000 } });
    const error = await errorOf(connected.serving.create('R1', { name: 'x' }));
    expect(connected.clock.sleeps).toEqual([1000, 2000]);
    expect(error.call.outcomeUnknown).toBeUndefined();
    expect(proxy.asked).toHaveLength(3);
  });

  it('that is not there is named, not the workspace', async () => {
    const proxy = await openProxy({});
    await proxy.close();
    const error = await errorOf(to('https://workspace.test', { env: { https_proxy: `127.0.0.1:${proxy.port}` }, tuning: { retryBudgetMs: 0 } }).serving.list());
    expect(error.message).toContain(`the proxy http://127.0.0.1:${proxy.port} cannot be used: the connection was refused (ECONNREFUSED)`);
    expect(error.hint).toMatch(/HTTPS_PROXY.*NO_PROXY/);
  });

  it('that never answers is given up in the time of a connection', async () => {
    const proxy = keep(await openProxy({}, { answer: 0 }));
    const start = Date.now();
    const error = await errorOf(to('https://workspace.test', { env: { https_proxy: `127.0.0.1:${proxy.port}` }, tuning: { retryBudgetMs: 0, connectTimeoutMs: 1000 } }).serving.list());
    expect(error.message).toMatch(/the proxy .* cannot be used: no answer in time/);
    expect(Date.now() - start).toBeLessThan(8000);
  });

  it('over TLS with an unknown certificate is refused before it hears the credentials', async () => {
    const proxy = keep(await openProxy({}, { tls: true }));
    const error = await errorOf(to('https://workspace.test', { env: { https_proxy: `https://me:secret-word@localhost:${proxy.port}` } }).serving.list());
    expect(error.message).toContain(`the proxy https://localhost:${proxy.port} cannot be used: the TLS certificate was not accepted`);
    expect(error.hint).toMatch(/NODE_EXTRA_CA_CERTS/);
    expect(proxy.asked).toEqual([]);
  });

  it('has its password masked wherever a service repeats it', async () => {
    const server = keep(await startServer(() => ({ status: 400, body: { error_code: 'BAD_REQUEST', message: 'via http://me:secret-word@proxy' } })));
    const connected = to(server.url, { env: { https_proxy: 'http://me:secret-word@127.0.0.1:1' } });
    const error = await errorOf(connected.serving.list());
    expect(error.message).toContain('via http://me:***@proxy');
    expect(connected.secrets).toContain('secret-word');
  });
});

describe('one request', () => {
  it('has an end, however slowly the answer trickles', async () => {
    // A byte now and then keeps every idle time-out from running out.
    const trickle = keep(await trickling());
    const connected = to(`http://127.0.0.1:${trickle.port}`, { tuning: { requestTimeoutMs: 600, bodyTimeoutMs: 5000, retryBudgetMs: 0 } });
    const start = Date.now();
    const error = await errorOf(connected.serving.list());
    expect(error.message).toMatch(/no answer in time/);
    expect(Date.now() - start).toBeLessThan(15_000);
  });
});

async function trickling(): Promise<Place> {
  const { createServer } = await import('node:http');
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 50);
    timers.add(timer);
    response.on('close', () => { clearInterval(timer); });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    close: () => new Promise((resolve) => {
      for (const timer of timers) clearInterval(timer);
      server.close(() => { resolve(); });
      server.closeAllConnections();
    }),
  };
}
