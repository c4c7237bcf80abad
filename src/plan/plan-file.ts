import type { FailureReason } from '../errors.js';
import type { Impact, Json } from '../endpoint/fields/index.js';
import { distinctBlocks } from './blocks.js';
import type { Action, Block, Change, EndpointPlan, Plan } from './plan.js';

/** The published form of a plan (the output `plan-file`, `plan --json`); the contract of product.md section 4. */
export interface PlanFile {
  format_version: '1';
  manifest: string;
  target: string;
  /** "" in an offline plan. */
  host: string;
  digest: string;
  summary: Record<Action, number>;
  endpoints: PlanFileEndpoint[];
  /** What is sent but can never be compared with what is live. */
  unverifiable: { endpoint: string; path: string }[];
  warnings: string[];
}

export interface PlanFileEndpoint {
  key: string;
  name: string;
  action: Action;
  impact: Impact;
  ownership: 'new' | 'owned' | 'adopted';
  changes: PlanFileChange[];
  unmanaged: string[];
  /** The first block, with the others below `also`. */
  blocked: (PlanFileBlock & { also?: PlanFileBlock[] }) | null;
  warnings: string[];
}

export interface PlanFileBlock {
  reason: FailureReason;
  message: string;
  hint: string;
  paste?: string;
}

export interface PlanFileChange {
  path: string;
  action: 'add' | 'remove' | 'change';
  /** Null where there is none. */
  before: Json;
  after: Json;
  sensitive: boolean;
}

/** The plan as published: always the same keys in the same order, so that two files can be compared as text. */
export function toPlanFile(plan: Plan): PlanFile {
  const { create, update, replace, delete: deleted, unchanged } = plan.summary;
  return {
    format_version: '1',
    manifest: plan.manifest,
    target: plan.target,
    host: plan.host,
    digest: plan.digest,
    summary: { create, update, replace, delete: deleted, unchanged },
    endpoints: plan.endpoints.map(toEndpoint),
    unverifiable: plan.endpoints.flatMap(({ name, unverifiable }) =>
      unverifiable.map((path) => ({ endpoint: name, path })),
    ),
    // An endpoint that could not be read is in no list of the contract, and must not look clean.
    warnings: [...plan.warnings, ...plan.unread.map(({ name, message }) => `${name} could not be read: ${message}`)],
  };
}

function toEndpoint(endpoint: EndpointPlan): PlanFileEndpoint {
  const { key, name, action, impact, ownership, changes, unmanaged, warnings } = endpoint;
  const [blocked, ...also] = distinctBlocks(endpoint).map(toBlock);
  return {
    key,
    name,
    action,
    impact,
    // A foreign endpoint is new to this manifest; its block says why nothing is written.
    ownership: ownership === 'foreign' ? 'new' : ownership,
    changes: changes.map(toChange),
    unmanaged: [...unmanaged],
    blocked: blocked === undefined ? null : { ...blocked, ...(also.length > 0 && { also }) },
    warnings: [...warnings],
  };
}

function toBlock({ reason, message, hint, paste }: Block): PlanFileBlock {
  return { reason, message, hint, ...(paste !== undefined && { paste }) };
}

function toChange({ path, action, before, after, sensitive }: Change): PlanFileChange {
  return { path, action, before: sortKeys(before ?? null), after: sortKeys(after ?? null), sensitive };
}

/** Keys in code-unit order at every depth: what the API or a manifest lists in another order reads the same. */
function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, sortKeys(item)]);
  // Without a prototype, `__proto__` is a plain key.
  const sorted = Object.create(null) as Record<string, Json>;
  for (const [key, item] of entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) sorted[key] = item;
  return sorted;
}
