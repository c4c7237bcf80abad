/**
 * Which proxy a request goes through (databricks-auth.md 3.5). Ours rather than undici's `EnvHttpProxyAgent`: that one
 * refuses a proxy without a scheme or with a user name alone, sends loopback addresses other than those listed to the
 * proxy, does not read IPv6 addresses in `no_proxy`, and cannot tell for a message which proxy it was.
 */
import { EndpointsError } from '../errors.js';
import { isLoopback } from './loopback.js';

/** Environment variables, of which only the proxy settings are read; lower case wins, as everywhere. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Proxy {
  /** Without credentials: safe to show. */
  origin: string;
  /** Value of `Proxy-Authorization`. */
  authorization?: string;
}

interface Exemption {
  /** As `URL.hostname` spells it; names below it are meant, too. */
  hostname: string;
  /** Any where absent. */
  port?: string;
}

export interface Proxies {
  http: Proxy | undefined;
  https: Proxy | undefined;
  exempt: 'all' | Exemption[];
}

/** Reads the proxy variables. Throws `invalid-input`, without the value, where one is no address. */
export function readProxies(env: Environment): Proxies {
  const http = proxyOf(env, 'http_proxy');
  return { http, https: proxyOf(env, 'https_proxy') ?? http, exempt: exemptionsOf(read(env, 'no_proxy')) };
}

/** The proxy for an address; `undefined`: direct, which this machine itself always is. */
export function proxyFor({ protocol, hostname, port }: URL, { http, https, exempt }: Proxies): Proxy | undefined {
  const proxy = protocol === 'https:' ? https : http;
  if (proxy === undefined || exempt === 'all' || isLoopback(hostname)) return undefined;
  const used = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const named = (one: Exemption): boolean =>
    (one.port ?? used) === used && (hostname === one.hostname || hostname.endsWith(`.${one.hostname}`));
  return exempt.some(named) ? undefined : proxy;
}

/** Credentials inside the proxy variables, in every spelling they may turn up in; to be masked before anything is logged. */
export function proxySecrets(env: Environment): string[] {
  return ['http_proxy', 'https_proxy'].flatMap((name) => {
    const [user, password] = credentialsOf(withScheme(read(env, name))) ?? ['', ''];
    return password === '' ? [] : [password, decode(password), encodeBasic(user, password)];
  });
}

const read = (env: Environment, name: string): string => (env[name] ?? env[name.toUpperCase()] ?? '').trim();

function proxyOf(env: Environment, name: string): Proxy | undefined {
  const text = withScheme(read(env, name));
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '' || !['http:', 'https:'].includes(url.protocol)) {
    // The value may hold a password, so it is not shown.
    const problem = url === undefined ? 'it is not a URL' : 'only http and https proxies can be used';
    const variable = env[name] === undefined ? name.toUpperCase() : name;
    throw new EndpointsError('invalid-input', `The proxy in \`${variable}\` cannot be used: ${problem}.`, {
      hint: 'Write it as `http://proxy.example:3128`, with `user:password@` before the host where it wants them, percent-encoded.',
    });
  }
  const origin = url.origin;
  const [user, password] = credentialsOf(text) ?? ['', ''];
  if (user === '' && password === '') return { origin };
  return { origin, authorization: `Basic ${encodeBasic(user, password)}` };
}

const encodeBasic = (user: string, password: string): string => Buffer.from(`${decode(user)}:${decode(password)}`).toString('base64');

/** User name and password as they were written, before a URL would escape them. */
function credentialsOf(text: string): [user: string, password: string] | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)@/i.exec(text)?.[1];
  if (authority === undefined) return undefined;
  const colon = authority.indexOf(':');
  return colon === -1 ? [authority, ''] : [authority.slice(0, colon), authority.slice(colon + 1)];
}

/** A percent sign that escapes nothing is meant as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `proxy.example:3128` is a common way to write it, which is no URL. */
function withScheme(proxy: string): string {
  return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`;
}

function exemptionsOf(text: string): Proxies['exempt'] {
  const items = text.split(/[,\s]+/).filter((item) => item !== '');
  return items.includes('*') ? 'all' : items.flatMap((item) => exemptionOf(item) ?? []);
}

function exemptionOf(item: string): Exemption | undefined {
  // An IPv6 address may stand without brackets, but then without a port.
  const bare = item.replace(/^\*?\./, '');
  const address = bare.split(':').length > 2 && !bare.startsWith('[') ? `[${bare}]` : bare;
  if (!URL.canParse(`http://${address}`)) return undefined;
  const { hostname } = new URL(`http://${address}`);
  const port = /:(\d+)$/.exec(address.replace(/^\[[^\]]*\]/, ''))?.[1];
  return { hostname, ...(port === undefined ? {} : { port: String(Number(port)) }) };
}
