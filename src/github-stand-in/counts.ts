import type { RecordedRequest } from './types.js';

/** How many requests went to each route, those without one under their own path. */
export function countRequests(requests: readonly RecordedRequest[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { method, path, route } of requests) {
    const name = route ?? `${method} ${path}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
