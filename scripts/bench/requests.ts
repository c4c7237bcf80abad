/** Requests sorted by what they are for, counted, and compared with what a run needs. Pure. */

export interface Request {
  method: string;
  path: string;
}

const kinds: readonly (readonly [kind: string, method: string, path: RegExp])[] = [
  ['list of endpoints', 'GET', /^\/api\/2\.0\/serving-endpoints$/],
  ['throughput steps of a model', 'GET', /\/serving-endpoints\/get-model-optimization-info\//],
  ['build or server log', 'GET', /\/serving-endpoints\/[^/]+\/served-models\//],
  ['endpoint', 'GET', /^\/api\/2\.0\/serving-endpoints\/[^/]+$/],
  ['permissions', 'GET', /\/permissions\/serving-endpoints\//],
  ['model or version', 'GET', /\/unity-catalog\/models|\/registered-models\/|\/model-versions\//],
  ['keys of a secret scope', 'GET', /\/secrets\/list$/],
  ['who is signed in', 'GET', /\/scim\/v2\/Me$/],
  ['create', 'POST', /\/serving-endpoints(\/pt)?$/],
  ['config', 'PUT', /\/config$/],
  ['AI Gateway', 'PUT', /\/ai-gateway$/],
  ['permissions (write)', 'PUT', /\/permissions\/serving-endpoints\//],
  ['tags', 'PATCH', /\/tags$/],
  ['notifications', 'PATCH', /\/notifications$/],
  ['telemetry', 'PATCH', /\/telemetry-config$/],
  ['delete', 'DELETE', /\/serving-endpoints\/[^/]+$/],
];

/** What a request is for; method and path where it is nothing we know. */
export function kindOf({ method, path }: Request): string {
  return kinds.find(([, verb, pattern]) => verb === method && pattern.test(path))?.[0] ?? `${method} ${path}`;
}

/** Key -> how often. */
export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

export interface CountRow {
  kind: string;
  made: number;
  needed: number;
}

/** One row for each kind that was made or needed, in the order of the kinds. */
export function countRows(made: readonly Request[], needed: readonly Request[]): CountRow[] {
  const [is, shall] = [countBy(made, kindOf), countBy(needed, kindOf)];
  const order = [...new Set([...kinds.map(([kind]) => kind), ...is.keys(), ...shall.keys()])];
  return order
    .map((kind) => ({ kind, made: is.get(kind) ?? 0, needed: shall.get(kind) ?? 0 }))
    .filter((row) => row.made + row.needed > 0);
}

const label = ({ method, path }: Request): string => `${method} ${path}`;

/** What was made too often or not at all, one line each; the same objects, not only as many. */
export function differences(made: readonly Request[], needed: readonly Request[]): string[] {
  const [is, shall] = [countBy(made, label), countBy(needed, label)];
  return [...new Set([...is.keys(), ...shall.keys()])].flatMap((key) => {
    const [found = 0, wanted = 0] = [is.get(key), shall.get(key)];
    return found === wanted ? [] : [`${key}: made ${found}, needed ${wanted}`];
  });
}

/** A table as text: kind, made, needed. */
export function tableOf(rows: readonly CountRow[]): string[] {
  const width = Math.max(4, ...rows.map(({ kind }) => kind.length));
  const line = (kind: string, made: string, needed: string): string => `${kind.padEnd(width)}  ${made.padStart(6)}  ${needed.padStart(6)}`;
  return [line('', 'made', 'needed'), ...rows.map(({ kind, made, needed }) => line(kind, String(made), String(needed)))];
}
