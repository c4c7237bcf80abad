import { isLoopback } from '../../src/network/loopback.js';
import { proxyFor, proxySecrets, readProxies, type Environment } from '../../src/network/proxies.js';
import { thrownBy } from '../databricks/helpers/connect.js';

const way = (url: string, env: Environment): string | undefined => proxyFor(new URL(url), readProxies(env))?.origin;
const workspace = 'https://adb-1.2.azuredatabricks.net';

describe('which proxy', () => {
  it.each<[string, Environment, string | undefined]>([
    ['none', {}, undefined],
    ['lower case', { https_proxy: 'http://p:1' }, 'http://p:1'],
    ['upper case', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1'],
    ['lower before upper case', { https_proxy: 'http://p:1', HTTPS_PROXY: 'http://q:2' }, 'http://p:1'],
    ['empty lower case turns it off', { https_proxy: '', HTTPS_PROXY: 'http://q:2' }, undefined],
    ['without a scheme', { https_proxy: 'p.example:3128' }, 'http://p.example:3128'],
    ['without a port', { https_proxy: 'http://p.example' }, 'http://p.example'],
    ['over TLS', { https_proxy: 'https://p.example:8443/' }, 'https://p.example:8443'],
    ['by an IPv6 address', { https_proxy: '[2001:db8::1]:3128' }, 'http://[2001:db8::1]:3128'],
    ['blanks around it', { https_proxy: ' http://p:1 ' }, 'http://p:1'],
    ['that for http alone', { http_proxy: 'p:1' }, 'http://p:1'],
    ['its own before that for http', { http_proxy: 'p:1', https_proxy: 'q:2' }, 'http://q:2'],
    ['without its credentials', { https_proxy: 'http://me:secret-word@p:1' }, 'http://p:1'],
  ])('%s', (_, env, expected) => {
    expect(way(workspace, env)).toBe(expected);
  });

  it('for plain http is that for http', () => {
    expect(way('http://example.test', { https_proxy: 'q:2' })).toBeUndefined();
    expect(way('http://example.test', { https_proxy: 'q:2', http_proxy: 'p:1' })).toBe('http://p:1');
  });

  it.each([
    [workspace, 'adb-1.2.azuredatabricks.net', true],
    [workspace, 'azuredatabricks.net', true],
    [workspace, '.azuredatabricks.net', true],
    [workspace, '*.azuredatabricks.net', true],
    [workspace, 'AzureDatabricks.NET', true],
    [workspace, 'other.test, azuredatabricks.net', true],
    [workspace, 'other.test azuredatabricks.net', true],
    [workspace, 'net', true],
    [workspace, '*', true],
    [workspace, 'other.test,*', true],
    [workspace, 'databricks.net', false],
    [workspace, 'x.azuredatabricks.net', false],
    [workspace, 'azuredatabricks.net:443', true],
    [workspace, 'azuredatabricks.net:8443', false],
    [`${workspace}:8443`, 'azuredatabricks.net:8443', true],
    [`${workspace}:8443`, 'azuredatabricks.net', true],
    ['https://[2001:db8::1]', '2001:db8::1', true],
    ['https://[2001:db8::1]', '[2001:db8::1]', true],
    ['https://[2001:db8::1]', '2001:0db8:0:0:0:0:0:1', true],
    ['https://[2001:db8::1]:8443', '[2001:db8::1]:8443', true],
    ['https://[2001:db8::1]', '[2001:db8::1]:8443', false],
    ['https://[2001:db8::1]', '2001:db8::2', false],
    ['https://10.1.2.3', '10.1.2.3', true],
    [workspace, '', false],
    [workspace, ',, ,', false],
    [workspace, '://,[,::::', false],
  ])('%s with no_proxy %j goes directly: %p', (url, list, direct) => {
    expect(way(url, { https_proxy: 'p:1', no_proxy: list })).toBe(direct ? undefined : 'http://p:1');
    expect(way(url, { https_proxy: 'p:1', NO_PROXY: list })).toBe(direct ? undefined : 'http://p:1');
  });

  it.each(['https://localhost:1', 'http://127.0.0.1', 'https://127.9.8.7', 'https://[::1]:8443'])('is never one for this machine: %s', (url) => {
    expect(way(url, { http_proxy: 'p:1', https_proxy: 'p:1' })).toBeUndefined();
  });

  it('tells this machine from names that look like it', () => {
    for (const name of ['workspace.localhost', '.localhost', 'localhost.evil', 'localhost.evil.test', '127.evil', '127.0.0.1.evil', 'notlocalhost', '[::2]', '[::ffff:8.8.8.8]', '0.0.0.0', '']) expect([name, isLoopback(name)]).toEqual([name, false]);
    // As `URL` spells the many ways to write an address.
    for (const url of ['http://0x7f.1', 'http://2130706433', 'http://127.1', 'http://LOCALHOST', 'http://[0:0:0:0:0:0:0:1]']) expect([url, isLoopback(new URL(url).hostname)]).toEqual([url, true]);
  });
});

describe('credentials of a proxy', () => {
  const authorizationOf = (https_proxy: string): string | undefined => {
    const header = proxyFor(new URL(workspace), readProxies({ https_proxy }))?.authorization;
    return header === undefined ? undefined : Buffer.from(header.replace('Basic ', ''), 'base64').toString('utf8');
  };

  it.each([
    ['http://me:pass@p:1', 'me:pass'],
    ['me:pass@p:1', 'me:pass'],
    ['http://me:p%40ss%3A@p:1', 'me:p@ss:'],
    ['http://me:100%@p:1', 'me:100%'],
    ['http://token-alone@p:1', 'token-alone:'],
    ['http://me:pass:word@p:1', 'me:pass:word'],
    ['http://m%C3%BC:pass@p:1', 'mü:pass'],
    ['http://p:1', undefined],
  ])('of %s', (proxy, expected) => {
    expect(authorizationOf(proxy)).toBe(expected);
  });

  it('are all named for masking, in every spelling', () => {
    const env = { HTTPS_PROXY: 'http://me:p%40ssword@p:1', http_proxy: 'you:another-one@q:2' };
    expect(proxySecrets(env)).toEqual(expect.arrayContaining(['p%40ssword', 'p@ssword', 'another-one', Buffer.from('me:p@ssword').toString('base64')]));
    expect(proxySecrets({ https_proxy: 'http://p:1', HTTP_PROXY: '' })).toEqual([]);
  });

  it.each(['http://me:secret-word@', 'http://me:secret-word@p:notaport', 'socks5://me:secret-word@p:1', '://', 'http://'])('are in no error: %s', (proxy) => {
    const error = thrownBy(() => readProxies({ HTTPS_PROXY: proxy }));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(/The proxy in `HTTPS_PROXY` cannot be used/);
    expect(error.hint).toMatch(/http:\/\/proxy.example:3128/);
    expect(JSON.stringify([error.message, error.hint, String(error.stack), String(error.cause)])).not.toContain('secret-word');
  });
});
