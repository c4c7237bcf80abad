/** The hidden first line of our comments and issues: what a later run needs to know, in a form nobody sees. */
import type { DriftMarker } from './ports/drift-issues.js';
import type { ApprovedEndpoint, PlanMarker } from './ports/plan-comments.js';

export type MarkerKind = 'plan' | 'drift';
type MarkerOf<K extends MarkerKind> = K extends 'plan' ? PlanMarker : DriftMarker;

/** Answers a hexadecimal SHA-256. Given by the caller, so that this module needs no platform. */
export type Sha256Hex = (text: string) => string;

/** A comment holds 65,536 characters, so no marker of ours can be longer. */
const maximumMarkerLength = 65_536;
/** From this many bytes of change digests on, one digest stands for each endpoint's whole list. */
export const maximumDigestBytes = 16 * 1024;
/** What endpoints were to end as is kept while all of it takes no more characters than this. */
const maximumEnds = 12 * 1024;
/** A plan's marker is made to fit in here, so that the report has the rest of the comment. */
export const maximumPlanMarker = 40_000;

const ending = ' -->';
const planStates: ReadonlySet<unknown> = new Set(['planned', 'applying', 'applied', 'failed', 'closed']);
const maximumText = 1024;

function beginning(kind: MarkerKind): string {
  return `<!-- databricks-endpoints:${kind} `;
}

/**
 * The marker as an HTML comment. Its JSON never holds `<`, `>` or `--`, so that nothing in it can end the comment
 * early or start another one.
 */
export function formatMarker<K extends MarkerKind>(kind: K, data: MarkerOf<K>): string {
  const json = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replace(/-(?=-)/g, '\\u002d');
  return `${beginning(kind)}${json}${ending}`;
}

/**
 * Reads the marker at the very first bytes of a body; anywhere else it is quoted text. Keys added by later versions
 * are passed over. `undefined` for what is malformed, of another kind or version, or longer than a comment can be.
 */
export function parseMarker<K extends MarkerKind>(kind: K, body: string): MarkerOf<K> | undefined;
export function parseMarker(kind: MarkerKind, body: string): PlanMarker | DriftMarker | undefined {
  const start = beginning(kind);
  if (!body.startsWith(start)) return undefined;
  const end = body.indexOf(ending, start.length);
  if (end === -1 || end + ending.length > maximumMarkerLength) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(body.slice(start.length, end));
  } catch {
    return undefined;
  }
  if (!isRecord(data) || data.v !== 1) return undefined;
  return kind === 'plan' ? readPlanMarker(data) : readDriftMarker(data);
}

/** Digest that stands for a list of change digests, whatever their order: 96 bits in hexadecimal. */
export function digestOfChanges(changes: readonly string[], sha256Hex: Sha256Hex): string {
  return sha256Hex([...changes].sort().join('\n')).slice(0, 24);
}

/**
 * The marker in what room a comment leaves it. In this order: what things end as goes, one digest for each endpoint takes
 * the place of its list (of 16 KB or more together), then versions of endpoints without changes go, and at last one
 * digest takes the place of all endpoints that do not fit.
 */
export function fitMarker(marker: PlanMarker, sha256Hex: Sha256Hex): PlanMarker {
  const digested = withDigests(withoutEnds(marker), sha256Hex);
  const fits = (candidate: PlanMarker): boolean => formatMarker('plan', candidate).length <= maximumPlanMarker;
  if (fits(digested)) return digested;
  const names = Object.keys(marker.endpoints);
  const first = (count: number): PlanMarker => firstEndpoints({ whole: marker, digested, names: names.slice(0, count) }, sha256Hex);
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(first(middle))) low = middle;
    else high = middle - 1;
  }
  return first(low);
}

function withoutEnds(marker: PlanMarker): PlanMarker {
  const characters = Object.values(marker.endpoints).reduce((sum, { ends }) => sum + (ends === undefined ? 0 : JSON.stringify(ends).length), 0);
  if (characters <= maximumEnds) return marker;
  const endpoints = emptyRecord<ApprovedEndpoint>();
  for (const [name, approved] of Object.entries(marker.endpoints)) {
    endpoints[name] = { ...approved };
    delete endpoints[name].ends;
  }
  return { ...marker, endpoints };
}

/** Only these endpoints on their own, with their versions; the others by one digest. */
function firstEndpoints(of: { whole: PlanMarker; digested: PlanMarker; names: readonly string[] }, sha256Hex: Sha256Hex): PlanMarker {
  const { whole, digested, names } = of;
  const kept = new Set(names);
  const pick = <T>(record: Record<string, T>): Record<string, T> => {
    const picked = emptyRecord<T>();
    for (const [name, value] of Object.entries(record)) if (kept.has(name)) picked[name] = value;
    return picked;
  };
  const rest = Object.entries(whole.endpoints).flatMap(([name, { changes }]) => (kept.has(name) ? [] : (changes ?? [])));
  const { versions, ...marker } = digested;
  return {
    ...marker,
    endpoints: pick(digested.endpoints),
    ...(rest.length === 0 ? {} : { others: digestOfChanges([...new Set(rest)], sha256Hex) }),
    ...(versions === undefined ? {} : { versions: pick(versions) }),
  };
}

/** Puts one digest for each endpoint in place of its list, once the lists together take 16 KB or more. */
function withDigests(marker: PlanMarker, sha256Hex: Sha256Hex): PlanMarker {
  const entries = Object.entries(marker.endpoints);
  const bytes = entries.reduce((sum, [, { changes }]) => sum + (changes === undefined ? 0 : JSON.stringify(changes).length), 0);
  if (bytes < maximumDigestBytes) return marker;
  const endpoints = emptyRecord<ApprovedEndpoint>();
  for (const [name, { changes, ...rest }] of entries) {
    endpoints[name] = changes === undefined ? rest : { ...rest, all: digestOfChanges(changes, sha256Hex) };
  }
  return { ...marker, endpoints };
}

function readPlanMarker(data: Record<string, unknown>): PlanMarker | undefined {
  const { manifest, target, host, head, run, attempt, digest, offline, state, stale, status, statusOff, besides, others } = data;
  const applying = readApplying(data.applying);
  if (!isText(manifest) || !isText(target) || !isText(host) || !isText(head) || !isText(run) || !isText(digest)) return undefined;
  if (typeof attempt !== 'number' || !Number.isSafeInteger(attempt) || attempt < 0 || !isPlanState(state)) return undefined;
  if (offline !== undefined && typeof offline !== 'boolean') return undefined;
  if (stale !== undefined && typeof stale !== 'boolean') return undefined;
  if (status !== undefined && !isText(status)) return undefined;
  if (others !== undefined && !isText(others)) return undefined;
  const destroy = data.destroy === undefined ? undefined : readDestroy(data.destroy);
  if (data.destroy !== undefined && destroy === undefined) return undefined;
  const endpoints = readRecord(data.endpoints, readApproved);
  if (endpoints === undefined) return undefined;
  const versions = data.versions === undefined ? undefined : readRecord(data.versions, readTexts);
  if (data.versions !== undefined && versions === undefined) return undefined;
  return {
    v: 1,
    manifest,
    target,
    host,
    head,
    run,
    attempt,
    digest,
    ...(offline === true ? { offline } : {}),
    state,
    endpoints,
    ...(others === undefined ? {} : { others }),
    ...(versions === undefined ? {} : { versions }),
    ...(stale === true ? { stale } : {}),
    ...(status === undefined ? {} : { status }),
    ...(statusOff === true ? { statusOff } : {}),
    ...(besides === true ? { besides } : {}),
    ...(destroy === undefined ? {} : { destroy }),
    ...(applying === undefined ? {} : { applying }),
  };
}

/** What is not as it should be is left out: it only says where else something is to be settled. */
function readApplying(data: unknown): PlanMarker['applying'] {
  if (!isRecord(data)) return undefined;
  const { commit, status, at } = data;
  if (typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  return { commit, ...(isText(status) ? { status } : {}), ...(isText(at) ? { at } : {}) };
}

function readDestroy(data: unknown): PlanMarker['destroy'] {
  if (!isRecord(data)) return undefined;
  const { label, by, at } = data;
  return isText(label) && isText(by) && isText(at) ? { label, by, at } : undefined;
}

function readDriftMarker(data: Record<string, unknown>): DriftMarker | undefined {
  const { manifest, target, host, findings } = data;
  if (!isText(manifest) || !isText(target) || !isText(host) || !isText(findings)) return undefined;
  // Times that cannot be read are lost; the issue they stand in is still the one to keep.
  const seen = readSeen(data.seen);
  return { v: 1, manifest, target, host, findings, ...(seen === undefined ? {} : { seen }) };
}

function readSeen(data: unknown): DriftMarker['seen'] {
  if (!Array.isArray(data)) return undefined;
  const isSeen = (item: unknown): item is [string, string] => {
    const [time, keys, ...more] = Array.isArray(item) ? (item as unknown[]) : [];
    return isText(time) && typeof keys === 'string' && /^(?:[0-9a-f]{8})*$/.test(keys) && more.length === 0;
  };
  return data.every(isSeen) ? data : undefined;
}

function readTexts(data: unknown): Record<string, string> | undefined {
  return readRecord(data, (value) => (isText(value) ? value : undefined));
}

function readApproved(data: unknown): ApprovedEndpoint | undefined {
  if (!isRecord(data)) return undefined;
  const { changes, all, document, ends } = data;
  const approved: ApprovedEndpoint = {};
  if (changes !== undefined) {
    if (!Array.isArray(changes) || !changes.every(isText)) return undefined;
    approved.changes = changes;
  }
  if (all !== undefined) {
    if (!isText(all)) return undefined;
    approved.all = all;
  }
  if (document !== undefined) {
    if (!isText(document)) return undefined;
    approved.document = document;
  }
  // For people only: what cannot be read is left out.
  const readEnds = ends === undefined ? undefined : readTexts(ends);
  if (readEnds !== undefined) approved.ends = readEnds;
  return approved;
}

function readRecord<T>(data: unknown, read: (value: unknown) => T | undefined): Record<string, T> | undefined {
  if (!isRecord(data)) return undefined;
  const record = emptyRecord<T>();
  for (const [key, value] of Object.entries(data)) {
    const item = read(value);
    if (item === undefined) return undefined;
    record[key] = item;
  }
  return record;
}

/** Without a prototype: `__proto__` is a legal endpoint name, and must stay a plain key. */
function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isText(data: unknown): data is string {
  return typeof data === 'string' && data.length <= maximumText;
}

function isPlanState(data: unknown): data is PlanMarker['state'] {
  return planStates.has(data);
}
