import type { FailureReason } from '../errors.js';
import type { Impact, Json, JsonObject, SectionName, Strictness } from '../endpoint/fields/index.js';
import type { DesiredEndpoint, Endpoint, EndpointSummary, LiveEndpoint, SourcePlace } from '../endpoint/model.js';

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'unchanged';
export const actions: readonly Action[] = ['create', 'update', 'replace', 'delete', 'unchanged'];

/** What a change digest speaks of (the contract's classes). */
export type ChangeClass = 'set' | 'remove' | 'delete' | 'replace' | 'adopt';

/**
 * One difference by path. `before` and `after` are safe to show: what is sensitive already reads `(sensitive)`, and
 * what nobody can read `(unknown)`. An added or removed served entity is one change with the whole entity.
 */
export interface Change {
  path: string;
  section: SectionName | 'creation' | 'ownership' | 'endpoint';
  action: 'add' | 'remove' | 'change';
  before?: Json;
  after?: Json;
  sensitive: boolean;
  impact: Impact;
  class: ChangeClass;
  /** 24 hex digits: SHA-256 cut to 96 bits, of the wanted end state. */
  digest: string;
  /** What the manifest says where the plan resolved it: `@champion`, `latest`. */
  note?: string;
  /** For rules of access and content: whether it makes them stricter. */
  strictness?: Strictness;
}

export interface Block {
  reason: FailureReason;
  message: string;
  /** What to do next, one sentence. */
  hint: string;
  /** YAML to paste into the manifest, where that is the way out. */
  paste?: string;
  /** The manifest's line it is about. */
  place?: SourcePlace;
  /** Stands whatever the inputs say: it is shown before the others. */
  protection?: true;
}

/** One call to make. Bodies are complete but for what only the moment of the call can know (ids, the creator). */
export type Operation =
  | { kind: 'create'; route: 'R1' | 'R30'; body: JsonObject }
  /** `owner`: the ownership tag that must still be there, where the plan was made from the list alone. */
  | { kind: 'delete'; id: string; owner?: string }
  | { kind: 'update-config'; route: 'R5' | 'R31'; body: JsonObject }
  | { kind: 'patch-tags'; purpose: 'ownership' | 'intent' | 'tags' | 'protection'; add: { key: string; value: string }[]; remove: string[] }
  | { kind: 'put-ai-gateway'; body: JsonObject; step?: 'tighten' | 'relocate' }
  | { kind: 'patch-notifications'; body: JsonObject }
  | { kind: 'patch-telemetry'; body: JsonObject }
  /** Direct grants without the creator's own, which is always added when sending. */
  | { kind: 'put-permissions'; grants: JsonObject[]; step?: 'tighten' }
  /** Wait until the config written before (or found under way) is ready. */
  | { kind: 'wait' };

export interface EndpointPlan {
  /** The manifest's key; the name where the manifest no longer has it. */
  key: string;
  name: string;
  action: Action;
  impact: Impact;
  ownership: 'new' | 'owned' | 'adopted' | 'foreign';
  kind: Endpoint['kind'];
  changes: Change[];
  /** Digests of changes that a run may leave behind when it is stopped between two steps: approved with the others. */
  onTheWay?: string[];
  /** Digest of the whole wanted document: what approving a create or replace approves. Absent where nothing changes, and for a delete. */
  documentDigest?: string;
  /** Live sections that the manifest does not state. */
  unmanaged: string[];
  /** Paths that are sent but can never be compared. */
  unverifiable: string[];
  /** The first of its blocks in the order to show; `blocksOf` gives them all. */
  blocked?: Block;
  /** Its other blocks. */
  alsoBlocked?: Block[];
  /** An endpoint that does not serve yet: name of the one with the same content that this plan deletes. */
  renamedFrom?: string;
  /** Value of the live tag `endpoints_hold`: planned, not written. */
  hold?: string;
  warnings: string[];
  /** What could not be checked for lack of a right, in words. */
  unchecked?: string[];
  /** The manifest's line that this plan is about: what makes a replacement necessary, else the endpoint's key. */
  place?: SourcePlace;
  /** In the order in which they are made; empty for `unchanged`. */
  operations: Operation[];
  /** A config update is under way: `wanted` when it is what the manifest wants, `other` when not. */
  updating?: 'wanted' | 'other';
  /** What the plan was computed from; not published. */
  desired?: DesiredEndpoint;
  want?: Endpoint;
  live?: LiveEndpoint;
  /** Of a deletion: what the list tells of what goes; not published. */
  gone?: Pick<EndpointSummary, 'creator' | 'createdAt' | 'served'>;
  /** Served entity -> what its throughput is in chunks, where the manifest says it so: `2–3 chunks of 980`. */
  chunks?: Readonly<Record<string, string>>;
  /** Versions the plan resolved: `<served entity>` -> what was asked and what it is. */
  resolved: Resolution[];
}

/** `latest` or `@alias`, resolved against the workspace. */
export interface Resolution {
  /** Name that the served entity is sent with. */
  entity: string;
  /** How a review remembers the version, where the manifest gives the entity no name: `#1`. */
  label?: string;
  model: string;
  /** As the manifest says it: `latest`, `@champion`. */
  asked: string;
  version: string;
}

export interface Plan {
  /** The manifest's id. */
  manifest: string;
  target: string;
  /** Workspace URL, without a trailing slash; "" in an offline plan. */
  host: string;
  /** True where the live state was not read and the base commit's manifest stood in for it. */
  offline: boolean;
  digest: string;
  summary: Record<Action, number>;
  /** Worst first, then by name. */
  endpoints: EndpointPlan[];
  warnings: string[];
  /** Endpoints that could not be read: they are neither unchanged nor clean. */
  unread: { name: string; reason: FailureReason; message: string }[];
}
