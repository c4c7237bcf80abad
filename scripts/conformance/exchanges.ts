/** Requests and replies of official clients in a form that can be kept: without what differs from run to run. */
import { isDeepStrictEqual } from 'node:util';
import { knownPrincipals, type RecordedRequest } from '../../src/emulator/index.js';

export interface Exchange {
  request: { method: string; path: string; query?: Record<string, string>; headers: Record<string, string>; body?: unknown };
  reply: { status: number; contentType?: string; body?: unknown };
}

/** What a client did in one run; `client` names it without its version. */
export interface Recording {
  client: string;
  exchanges: Exchange[];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Headers of a request that mean something for its answer, or tell the client. */
const telling = (name: string): boolean => ['accept', 'content-type'].includes(name) || name.startsWith('x-databricks-');

/** Stand-ins for what a workspace makes up: `<id-1>` is the first id that it gave. */
export class Placeholders {
  private readonly names = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private readonly base: string;

  constructor(base: string) {
    this.base = base;
    // Part of the emulated workspace, not of a run.
    this.names.set(knownPrincipals.deployer.name, knownPrincipals.deployer.name);
  }

  /** A copy with stand-ins for ids, times, addresses and texts that vary; each new value gets the next number. */
  tidy(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => this.tidy(item));
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.tidy(item, name)]));
    if (typeof value === 'number') return /timestamp|_time$|^created$/.test(key) ? '<time>' : value;
    if (typeof value !== 'string') return value;
    if (key === 'request_id') return '<request-id>';
    return this.text(value);
  }

  text(value: string): string {
    return value
      .replaceAll(this.base, '<host>')
      .replaceAll(/\bchatcmpl-[0-9a-f]+/g, '<completion-id>')
      .replaceAll(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g, (found) => this.name(found, 'uuid'))
      .replaceAll(/\b[0-9a-f]{32}\b/g, (found) => this.name(found, 'id'));
  }

  /** Puts this run's values for the stand-ins. Throws for one that was not met yet. */
  fill(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.fill(item));
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.fill(item)]));
    return typeof value === 'string' ? this.fillText(value) : value;
  }

  fillText(value: string): string {
    return value.replaceAll('<host>', this.base).replaceAll(/<(?:id|uuid)-\d+>/g, (name) => {
      const known = [...this.names].find(([, given]) => given === name);
      if (known === undefined) throw new Error(`Nothing has been called ${name} yet.`);
      return known[0];
    });
  }

  private name(found: string, kind: string): string {
    const known = this.names.get(found);
    if (known !== undefined) return known;
    const next = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, next);
    this.names.set(found, `<${kind}-${next}>`);
    return `<${kind}-${next}>`;
  }
}

/** One request and its answer, tidied. */
export function tidyExchange(record: RecordedRequest, names: Placeholders): Exchange {
  const { method, path, query, body, headers, status, reply } = record;
  const kept = Object.entries(headers).filter(([name]) => telling(name));
  return {
    request: {
      method,
      path: names.text(path),
      ...(Object.keys(query).length > 0 && { query }),
      headers: Object.fromEntries(kept.sort(([left], [right]) => (left < right ? -1 : 1))),
      ...(body !== undefined && { body: names.tidy(body) }),
    },
    reply: {
      status,
      ...(reply?.contentType !== undefined && { contentType: reply.contentType }),
      ...(reply?.body !== undefined && { body: names.tidy(reply.body) }),
    },
  };
}

/** All exchanges of a run in their order; those that an injected fault answered are no word of the emulator. */
export function tidyRun(records: readonly RecordedRequest[], base: string): Exchange[] {
  const names = new Placeholders(base);
  return records.filter(({ fault }) => fault === undefined).map((record) => tidyExchange(record, names));
}

const sortKey = (value: unknown): string => JSON.stringify(value);

/** Lists without their order (the platform's is random), objects without theirs, free texts as such, refusals by their code. */
function meaning(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => meaning(item)).sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  if (isObject(value)) {
    if ('error_code' in value) return { error_code: value['error_code'] };
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(entries.map(([name, item]) => [name, meaning(item, name)]));
  }
  const free = key === 'logs' || key === 'content' || (typeof value === 'string' && value.startsWith('# HELP'));
  return free ? '<text>' : value;
}

/** Whether two replies say the same. */
export function sameReply(left: Exchange['reply'], right: Exchange['reply']): boolean {
  return left.status === right.status && left.contentType === right.contentType && isDeepStrictEqual(meaning(left.body), meaning(right.body));
}

/** Whether two requests ask for the same. */
export function sameRequest(left: Exchange['request'], right: Exchange['request']): boolean {
  return isDeepStrictEqual({ ...left, body: meaning(left.body) }, { ...right, body: meaning(right.body) });
}
