import type { Principal } from './principals.js';
import type { JsonObject } from './json.js';
import type { World } from './world.js';
import type { HeaderReader } from './auth.js';
import type { Message } from './wire.js';

export interface RouteRequest {
  world: World;
  caller: Principal;
  /** Path parameters by name. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Reads the JSON body by a request schema; unknown fields are recorded. */
  read: (shape: Message) => JsonObject;
  /** The JSON body as it is (invocations). */
  json: () => JsonObject;
  form: () => URLSearchParams;
  header: HeaderReader;
  /** Scheme, host and port of the emulator. */
  base: string;
  /** True when a stale read was asked for by a fault. */
  stale: boolean;
}

export interface RouteReply {
  status?: number;
  /** An object is sent as JSON, a string as it is, undefined as an empty body. */
  body: JsonObject | string | undefined;
  headers?: Record<string, string>;
}

export interface Route {
  method: string;
  path: string;
  /** Public routes need no credentials. */
  open?: boolean;
  handle: (request: RouteRequest) => RouteReply;
}

export interface MatchedRoute {
  route: Route;
  params: Record<string, string>;
}

/** The first route whose literal segments agree; `{x}` matches one segment. A slash at the end counts for nothing: MLflow's client sends one. */
export function matchRoute(routes: readonly Route[], method: string, path: string): MatchedRoute | undefined {
  const parts = path.replace(/\/$/, '').split('/');
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path.split('/'), parts) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of pattern.entries()) {
    const part = parts[at] ?? '';
    if (segment.startsWith('{')) {
      if (part === '') return undefined;
      try {
        params[segment.slice(1, -1)] = decodeURIComponent(part);
      } catch {
        return undefined;
      }
    } else if (segment !== part) return undefined;
  }
  return params;
}
