import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerControl } from './control.js';
import { makeFault, takeFault, type FaultRequest } from './faults.js';
import { answerGraphql } from './graphql.js';
import { GitHubError, notFound, ok, requirePermission, type Reply } from './http.js';
import { issueIdToken } from './oidc.js';
import { createPictures, type Pictures } from './pictures.js';
import { matchRoute } from './router.js';
import { findRepository, type WorldOptions, type WorldState } from './state.js';
import type { Fault, Identity, RecordedRequest } from './types.js';
import { isObject } from './validate.js';
import { viewOwnAccount } from './views/account-view.js';
import { createWorld, type World } from './world.js';

export interface Complaint {
  method: string;
  path: string;
  problem: string;
}

export interface GitHubStandIn {
  /** Base of the REST API, for GITHUB_API_URL. */
  url: string;
  /** For GITHUB_GRAPHQL_URL. */
  graphqlUrl: string;
  world: World;
  /** Every request so far, in order of arrival. */
  requests: RecordedRequest[];
  /** Requests for which there is no route: the stand-in answered 404 and a test should fail. */
  unknownRequests: RecordedRequest[];
  /** What GitHub would let pass, but which is surely a mistake: unknown fields and query parameters. */
  complaints: Complaint[];
  /** What stale reads are answered from. */
  pictures: Pictures;
  close: () => Promise<void>;
}

export interface Exchange {
  request: RecordedRequest;
  reply: { status: number; headers: Record<string, string>; body: unknown };
}

export interface StandInOptions extends WorldOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Told of every request with its answer, as they went over the wire; not of what a fault made. */
  onExchange?: (exchange: Exchange) => void;
  /** Asked about each request before it takes effect: the fault that it meets, before those of `failNext`. */
  onRequest?: (request: RecordedRequest) => FaultRequest | undefined;
}

interface Incoming {
  method: string;
  url: URL;
  text: string;
  body: unknown;
  token: string | null;
  identity: Identity | null;
  accept: string;
  userAgent: string | undefined;
}

const DOCS = 'https://docs.github.com/rest';
const PAGING = ['per_page', 'page'];

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => { resolve(Buffer.concat(chunks).toString('utf8')); });
    request.on('error', reject);
  });
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Counts a request against its token. The hour starts anew once it is over. */
function countRequest(state: WorldState, token: string): { headers: Record<string, string>; exhausted: boolean } {
  const seconds = state.now().getTime() / 1000;
  const known = state.rateLimits.get(token);
  const limit = known?.limit ?? 1000;
  const rate = known !== undefined && known.resetAt > seconds ? known : { limit, used: 0, resetAt: Math.ceil(seconds) + 3600 };
  state.rateLimits.set(token, rate);
  const exhausted = rate.used >= rate.limit;
  if (!exhausted) rate.used += 1;
  return {
    exhausted,
    headers: {
      'x-ratelimit-limit': String(rate.limit),
      'x-ratelimit-remaining': String(rate.limit - rate.used),
      'x-ratelimit-used': String(rate.used),
      'x-ratelimit-reset': String(rate.resetAt),
      'x-ratelimit-resource': 'core',
    },
  };
}

export async function startGitHub(options: StandInOptions = {}): Promise<GitHubStandIn> {
  const world = createWorld(options);
  const { state } = world;
  const requests: RecordedRequest[] = [];
  const unknownRequests: RecordedRequest[] = [];
  const complaints: Complaint[] = [];
  const pictures = createPictures();

  function answerRepository(incoming: Incoming, identity: Identity): Reply | null {
    const found = splitPath(incoming.url.pathname);
    if (found === null) return null;
    const match = matchRoute(incoming.method, found.rest);
    if (match === null) return null;
    const repository = findRepository(state, found.owner, found.name);
    if (repository === null) throw notFound();
    const { route, params } = match;
    const reading = route.method === 'GET' && !state.repository.private;
    if (!reading) requirePermission(identity, route.needs);
    const complain = (problem: string): void => {
      complaints.push({ method: incoming.method, path: incoming.url.pathname, problem });
    };
    for (const name of incoming.url.searchParams.keys()) {
      if (![...PAGING, ...(route.query ?? [])].includes(name)) complain(`The route does not know the query parameter ${name}.`);
    }
    if (incoming.text !== '' && !isObject(incoming.body)) throw new GitHubError(400, 'Problems parsing JSON');
    const body = isObject(incoming.body) ? incoming.body : {};
    const shown = reading && identity.permissions !== 'all' ? { ...identity, permissions: withReading(identity) } : identity;
    return route.handle({
      state, identity: shown, repository, params, body, complain, query: incoming.url.searchParams, accept: incoming.accept, url: incoming.url,
    });
  }

  /** The answer of a route, or `null` where there is none. */
  function answerRoute(incoming: Incoming, identity: Identity): Reply | null {
    const { method, url } = incoming;
    if (method === 'GET' && url.pathname === '/user') {
      if (identity.installation) throw new GitHubError(403, 'Resource not accessible by integration');
      return ok(viewOwnAccount(state, identity.login));
    }
    if (method === 'GET' && url.pathname === '/rate_limit') {
      const rate = state.rateLimits.get(incoming.token ?? '') ?? { limit: 1000, used: 0, resetAt: 0 };
      const core = { limit: rate.limit, used: rate.used, remaining: rate.limit - rate.used, reset: rate.resetAt };
      return ok({ resources: { core }, rate: core });
    }
    if (method === 'POST' && url.pathname === '/graphql') {
      if (!isObject(incoming.body)) throw new GitHubError(400, 'Problems parsing JSON');
      const answer = answerGraphql(state, identity, incoming.body);
      return { status: 200, body: answer.body, headers: answer.unknown ? { 'x-stand-in-unknown': 'graphql' } : {} };
    }
    return answerRepository(incoming, identity);
  }

  function answer(incoming: Incoming): Reply {
    const { url, token, identity } = incoming;
    if (url.pathname === '/idtoken') return issueIdToken(state, url, token);
    if (incoming.userAgent === undefined || incoming.userAgent === '') {
      throw new GitHubError(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.');
    }
    if (token === null || identity === null) throw new GitHubError(401, token === null ? 'Requires authentication' : 'Bad credentials');
    const rate = countRequest(state, token);
    try {
      if (rate.exhausted && url.pathname !== '/rate_limit') throw new GitHubError(403, 'API rate limit exceeded for installation ID 1.');
      const reply = answerRoute(incoming, identity);
      if (reply !== null) return { ...reply, headers: { ...rate.headers, ...reply.headers } };
      return { status: 404, body: { message: 'Not Found', documentation_url: DOCS, status: '404' }, headers: { ...rate.headers, 'x-stand-in-unknown': 'route' } };
    } catch (error) {
      return { ...errorReply(error), headers: rate.headers };
    }
  }

  /** The true answer; with `stale`, that of before the last change. */
  function perform(incoming: Incoming, stale: boolean): Reply {
    const { method, url, text } = incoming;
    const real = errorsAsReplies(() => answer(incoming));
    const isRead = method === 'GET' || (url.pathname === '/graphql' && !text.includes('mutation'));
    return isRead ? pictures.show(`${method} ${url.pathname}${url.search} ${text}`, real, stale) : real;
  }

  /** The reply to send, or `null` for none. */
  function reply(fault: Fault | null, incoming: Incoming, record: RecordedRequest): Reply | null {
    const real = fault === null || fault.performed ? perform(incoming, fault?.kind === 'stale') : null;
    if (real !== null) record.performed = real.status;
    if (fault === null) return real;
    switch (fault.kind) {
      case 'truncate':
      case 'stale':
      case 'delay':
        return real;
      case 'drop':
      case 'hang':
        return null;
      case 'html':
        return { status: fault.status, raw: Buffer.from(`<html><body><h1>${fault.status}</h1></body></html>`), headers: { 'content-type': 'text/html', ...fault.headers } };
      default:
        return { status: fault.status, body: fault.body, headers: { ...real?.headers, ...fault.headers } };
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', state.apiUrl);
    const text = await readText(request);
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith('/_stand-in/')) {
      send(response, answerControl({ world, requests, unknownRequests, complaints }, { method, url, text }));
      return;
    }
    const token = /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const identity = token === null ? null : (state.tokens.get(token) ?? null);
    const accept = request.headers.accept ?? '';
    const body = parseJson(text);
    const record: RecordedRequest = {
      n: requests.length + 1, method, path: url.pathname, route: nameRoute(method, url.pathname), query: Object.fromEntries(url.searchParams), body,
      status: 0, login: identity?.login ?? null, accept,
    };
    requests.push(record);
    const met = options.onRequest?.(record);
    const fault = met === undefined ? takeFault(state, method, url.pathname) : makeFault(state, met);
    if (fault !== null && fault.delayMs > 0) await sleep(fault.delayMs);
    const sent = reply(fault, { method, url, text, body, token, identity, accept, userAgent: request.headers['user-agent'] }, record);
    if (sent === null) {
      if (fault?.kind !== 'hang') response.destroy();
      return;
    }
    record.status = sent.status;
    if (fault === null) options.onExchange?.({ request: record, reply: { status: sent.status, headers: sent.headers ?? {}, body: sent.raw ?? sent.body } });
    if (sent.headers?.['x-stand-in-unknown'] !== undefined) unknownRequests.push(record);
    send(response, sent, fault?.kind === 'truncate');
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => { send(response, errorReply(error)); });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  state.apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: state.apiUrl,
    graphqlUrl: `${state.apiUrl}/graphql`,
    world,
    requests,
    unknownRequests,
    complaints,
    pictures,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => { if (error === undefined) resolve(); else reject(error); });
        server.closeAllConnections();
      }),
  };
}

/** The parts of a path below a repository. */
function splitPath(path: string): { owner: string; name: string; rest: string } | null {
  const found = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path.replace(/\/$/, ''));
  if (found === null) return null;
  return { owner: decodeURIComponent(found[1] ?? ''), name: decodeURIComponent(found[2] ?? ''), rest: found[3] ?? '' };
}

/** What a request asks for, without its values: `GET /pulls/{number}`, `POST /graphql`. `null` where there is no route. */
function nameRoute(method: string, path: string): string | null {
  if (['GET /user', 'GET /rate_limit', 'POST /graphql'].includes(`${method} ${path}`)) return `${method} ${path}`;
  const found = splitPath(path);
  const match = found === null ? null : matchRoute(method, found.rest);
  return match === null ? null : `${method} ${match.route.path.replaceAll('+}', '}')}`;
}

/** Any valid token may read a public repository. */
function withReading(identity: Identity): Exclude<Identity['permissions'], 'all'> {
  const own = identity.permissions === 'all' ? {} : identity.permissions;
  const read = 'read' as const;
  const all = { actions: read, checks: read, contents: read, deployments: read, issues: read, 'pull-requests': read, statuses: read };
  return { ...all, ...own };
}

function errorReply(error: unknown): Reply {
  if (error instanceof GitHubError) {
    return { status: error.status, body: { message: error.message, ...error.extra, documentation_url: DOCS, status: String(error.status) } };
  }
  // A mistake of the stand-in or of the story told to it: say so, or the test that meets it cannot be understood.
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `The GitHub stand-in failed: ${text}` } };
}

function errorsAsReplies(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    return errorReply(error);
  }
}

function send(response: ServerResponse, reply: Reply, half = false): void {
  if (response.headersSent) return;
  const payload = reply.raw ?? (reply.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(reply.body)));
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    ...(reply.status === 204 ? {} : { 'content-length': payload.length }),
    ...reply.headers,
  });
  if (!half) {
    response.end(reply.status === 204 ? undefined : payload);
    return;
  }
  // The promised length never arrives.
  response.write(payload.subarray(0, Math.floor(payload.length / 2)), () => {
    response.destroy();
  });
}

