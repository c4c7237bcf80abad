import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, errorOf } from './helpers/connect.js';
import { startServer } from './helpers/server.js';

let proxy: Server;
let asked: string[];
let address: string;

beforeAll(async () => {
  proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => new Promise((resolve) => proxy.close(resolve)));

describe('proxies', () => {
  it.each([
    ['https_proxy with a scheme', () => ({ https_proxy: `http://${address}` })],
    ['HTTPS_PROXY without one', () => ({ HTTPS_PROXY: address })],
    ['http_proxy alone', () => ({ http_proxy: address })],
  ])('are used: %s', async (_, env) => {
    const connected = connect('https://workspace.invalid', { env: env(), tuning: { retryBudgetMs: 0 } });
    const error = await errorOf(connected.serving.get('x'));
    await connected.close();
    expect(asked).toEqual(['workspace.invalid:443']);
    expect(error.message).toMatch(/the proxy http:.* refused the connection \(407\)/);
    expect(error.message).not.toMatch(/ENOTFOUND/);
  });

  it('carry a secret of a sovereign cloud to that cloud alone, however the workspace is written', async () => {
    const ways = { 'adb-1.2.databricks.azure.us': 'login.microsoftonline.us:443', ' HTTPS://ADB-1.2.Databricks.Azure.CN/?o=1 ': 'login.chinacloudapi.cn:443', 'adb-1.2.azuredatabricks.net': 'login.microsoftonline.com:443' };
    for (const [host, entra] of Object.entries(ways)) {
      asked = [];
      const connected = connect(host, { env: { https_proxy: address }, token: undefined, cloud: 'Azure', azureClientId: 'app', azureClientSecret: 'secret', azureTenantId: 'tenant' });
      await errorOf(connected.serving.get('x'));
      await connected.close();
      expect(asked).toEqual([entra]);
    }
  });

  it('are never asked for the identity of the machine, which is on its own link', async () => {
    const connected = connect('https://workspace.invalid', { env: { http_proxy: address, https_proxy: address }, token: undefined, cloud: 'Azure', azureUseMsi: 'true', tuning: { connectTimeoutMs: 50, headersTimeoutMs: 50 } });
    await expect(connected.serving.get('x')).rejects.toMatchObject({ code: 'authentication', hint: expect.stringContaining('ARM_USE_MSI') as string });
    await connected.close();
    expect(asked).toEqual([]);
  });

  it('are not used for what no_proxy names', async () => {
    const env = { https_proxy: address, no_proxy: '.invalid' };
    const connected = connect('https://workspace.invalid', { env, tuning: { retryBudgetMs: 0 } });
    expect((await errorOf(connected.serving.get('x'))).message).toMatch(/host name/);
    await connected.close();
    expect(asked).toEqual([]);
  });

  it('are not used for this machine itself', async () => {
    const server = await startServer(() => ({ body: {} }));
    const connected = connect(server.url, { env: { http_proxy: address, https_proxy: address } });
    await connected.serving.list();
    await connected.close();
    await server.close();
    expect(asked).toEqual([]);
  });
});
