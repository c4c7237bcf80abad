/** Names for requests that are the same in every run of the story, whatever ids and commits it has. */
import type { RecordedRequest } from '../../src/emulator/index.js';
import type { RecordedRequest as GitHubRequest } from '../../src/github-stand-in/index.js';
import type { Scene } from './scene.js';

export type Service = 'workspace' | 'github';

/** One request of the story: the `nth` of its name. */
export interface StoryRequest {
  service: Service;
  name: string;
  nth: number;
  reads: boolean;
}

/** Counts requests by name as they arrive. */
export interface Counter {
  note(service: Service, request: RecordedRequest | GitHubRequest): StoryRequest;
}

export function createCounter(scene: Scene): Counter {
  const counts = new Map<string, number>();
  const names = new Map(Object.entries(scene.before).map(([name, { id }]) => [id, name]));
  const nameOf = (id: string): string => {
    for (const [name, endpoint] of scene.emulator.world.endpoints) names.set(endpoint.id, name);
    return names.get(id) ?? id;
  };
  return {
    note(service, request) {
      const { method, path } = request;
      const graphql = path === '/graphql' ? ` ${graphqlName(request.body)}` : '';
      const name = 'route' in request ? `${request.route ?? path}${graphql}` : `${method} ${path.replace(/(?<=\/permissions\/serving-endpoints\/).+$/, nameOf)}${createdName(request)}`;
      const nth = (counts.get(`${service} ${name}`) ?? 0) + 1;
      counts.set(`${service} ${name}`, nth);
      return { service, name, nth, reads: method === 'GET' || path === '/graphql' };
    },
  };
}

/** All creates go to one address: the body says of what. */
function createdName({ method, body }: RecordedRequest): string {
  if (method !== 'POST' || typeof body !== 'object' || body === null || !('name' in body)) return '';
  return ` ${String(body.name)}`;
}

function graphqlName(body: unknown): string {
  const query = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
  return /\b(viewer|pullRequests|nodes)\b/.exec(query)?.[1] ?? 'query';
}

export const requestKey = ({ service, name, nth }: StoryRequest): string => `${service}: ${name} #${nth}`;

export interface SentWrite {
  n: number;
  method: string;
  path: string;
  /** JSON, as it went over the wire. */
  body: string;
  /** Whether it took effect, whatever was answered. */
  took: boolean;
}

/** Every write that was sent, also what a fault or a refusal kept from taking effect. */
export function sentWrites(requests: readonly (RecordedRequest | GitHubRequest)[]): SentWrite[] {
  return requests
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ n, method, path, body, performed }) => ({ n, method, path, body: JSON.stringify(body), took: performed !== undefined && performed < 400 }));
}
