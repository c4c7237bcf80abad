/** A plan read the other way round: what is live that the repository does not say, why, and since when. */
import type { EndpointSummary } from '../endpoint/model.js';
import { ownTags } from '../endpoint/fields/index.js';
import type { ApprovedEndpoint, PlanMarker } from '../ports/plan-comments.js';
import { unapprovedChanges } from './approval.js';
import { inScope } from './build.js';
import { conditionsOf, isFailure, type Condition } from './conditions.js';
import { tagOf } from './ownership.js';
import type { Change, EndpointPlan, Plan } from './plan.js';

/** A merged pull request's plan of this manifest and target. */
export interface MergedPlan {
  pullRequest: number;
  state: PlanMarker['state'];
  endpoints: Readonly<Record<string, ApprovedEndpoint>>;
  /** Epoch milliseconds of the comment's last edit, which follows everything its apply did. */
  updatedAt?: number;
}

/** What is known of how some of the differences came about. */
export interface Evidence {
  /** `edited`: it was applied and is different now. `unapplied`: it was merged, and is not applied. */
  cause: 'edited' | 'unapplied';
  /** Where it was reviewed; absent where the last successful apply had this very commit. */
  pullRequest?: number;
  paths: string[];
}

export type DriftGroupId = 'edited' | 'unapplied' | 'differs' | 'moved' | 'taken' | 'uncompared' | 'missing' | 'extra';

export interface DriftFinding {
  endpoint: EndpointPlan;
  group: DriftGroupId;
  evidence: Evidence[];
  /** Differences that nothing tells the cause of. */
  unexplained: string[];
  /** The pull request whose apply found another endpoint under this name: it was deleted and created again since. */
  recreatedSince?: number;
}

export interface Drift {
  plan: Plan;
  /** In the order of the plan. */
  findings: DriftFinding[];
  conditions: Condition[];
  /** Live endpoints that no manifest claims; only where it was asked for. */
  unmanaged: EndpointSummary[];
  /** What the run was restricted to. */
  only: readonly string[];
  /** `findingKey` -> ISO time at which it was first seen. */
  since: ReadonlyMap<string, string>;
}

export interface DriftFacts {
  /** Newest first; empty where nothing could be learnt. */
  merged?: readonly MergedPlan[];
  /** Whether the last successful apply was of the very commit that is compared. */
  headApplied?: boolean;
  unmanaged?: readonly EndpointSummary[];
  only?: readonly string[];
  since?: ReadonlyMap<string, string>;
}

/** What is kept the time of: an endpoint can differ, be unmanaged, fail, or be unreadable. */
export function findingKey(kind: 'differs' | 'unmanaged' | 'failed' | 'unread', name: string): string {
  return `${kind} ${name}`;
}

/** Judges a plan as drift. Without facts, a cause is told only where the plan itself shows it. */
export function judgeDrift(plan: Plan, facts: DriftFacts = {}): Drift {
  const drifted = plan.endpoints.filter(({ action, blocked }) => action !== 'unchanged' || blocked !== undefined);
  return {
    plan,
    findings: drifted.map((endpoint) => judgeEndpoint(endpoint, facts)),
    conditions: conditionsOf(plan.endpoints),
    unmanaged: [...(facts.unmanaged ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
    only: facts.only ?? [],
    since: facts.since ?? new Map(),
  };
}

/** `clean` only where every endpoint was read and compared, and nothing differs. */
export function driftKind(drift: Drift): 'clean' | 'drift' | 'unread' {
  const { findings, unmanaged, plan } = drift;
  const left = uncompared(drift);
  if (findings.length - left.length + unmanaged.length > 0) return 'drift';
  return plan.unread.length + left.length > 0 ? 'unread' : 'clean';
}

/** Endpoints that were read and nevertheless not compared, such as those whose alias means nothing now: neither drift nor clean. */
export function uncompared({ findings }: Pick<Drift, 'findings'>): EndpointPlan[] {
  return findings.filter(({ group }) => group === 'uncompared').map(({ endpoint }) => endpoint);
}

/** Drift has an issue, and so have endpoints that failed; a stopped or recovering one is no news by itself. */
export function needsIssue(drift: Drift): boolean {
  return driftKind(drift) === 'drift' || drift.conditions.some(isFailure);
}

/** Keys of everything whose time is kept, in the order to show. */
export function findingKeys({ findings, unmanaged, conditions, plan }: Drift): string[] {
  return [
    ...findings.map(({ endpoint }) => findingKey('differs', endpoint.name)),
    ...plan.unread.map(({ name }) => findingKey('unread', name)),
    ...conditions.filter(isFailure).map(({ name }) => findingKey('failed', name)),
    ...unmanaged.map(({ name }) => findingKey('unmanaged', name)),
  ];
}

/** Endpoints of the list that people may manage, that no tag claims, and that the manifest does not name. */
export function unmanagedOf(summaries: readonly EndpointSummary[], manifest: { endpoints: readonly { name: string }[] }, only: readonly string[]): EndpointSummary[] {
  const named = new Set(manifest.endpoints.map(({ name }) => name));
  return summaries.filter(
    (summary) => summary.origin === 'workspace' && tagOf(summary, ownTags.manifest) === undefined && !named.has(summary.name) && inScope(only, summary.name),
  );
}

/** The differences of an endpoint that no merged plan explains. */
export function unexplainedChanges(endpoint: EndpointPlan, merged: readonly MergedPlan[]): Change[] {
  return explain(endpoint, merged).open;
}

/** The newest plan that names an end state tells what became of it. */
function explain(endpoint: EndpointPlan, merged: readonly MergedPlan[]): { open: Change[]; evidence: Evidence[] } {
  let open = endpoint.changes;
  const evidence: Evidence[] = [];
  for (const { pullRequest, state, endpoints } of merged) {
    const approved = Object.hasOwn(endpoints, endpoint.name) ? endpoints[endpoint.name] : undefined;
    if (approved === undefined || open.length === 0) continue;
    const left = new Set(unapprovedChanges(endpoint, [approved]));
    const found = open.filter((change) => !left.has(change));
    open = open.filter((change) => left.has(change));
    if (found.length > 0) evidence.push({ cause: state === 'applied' ? 'edited' : 'unapplied', pullRequest, paths: found.map(({ path }) => path) });
  }
  return { open, evidence };
}

function judgeEndpoint(endpoint: EndpointPlan, facts: DriftFacts): DriftFinding {
  const merged = facts.merged ?? [];
  const { open: unnamed, evidence } = explain(endpoint, merged);
  const moved = unnamed.filter(isMovedVersion);
  let open = unnamed.filter((change) => !isMovedVersion(change));
  // What is held is not written by an apply either, so that one that succeeded says nothing of it.
  if (facts.headApplied === true && open.length > 0 && endpoint.hold === undefined && endpoint.action !== 'delete') {
    evidence.push({ cause: 'edited', paths: open.map(({ path }) => path) });
    open = [];
  }
  const since = recreatedSince(endpoint, merged);
  return {
    endpoint,
    group: groupOf(endpoint, { evidence, moved: moved.length > 0, open: open.length > 0 }),
    evidence,
    unexplained: open.map(({ path }) => path),
    ...(since === undefined ? {} : { recreatedSince: since }),
  };
}

function groupOf(endpoint: EndpointPlan, { evidence, moved, open }: { evidence: readonly Evidence[]; moved: boolean; open: boolean }): DriftGroupId {
  const { action } = endpoint;
  if (endpoint.ownership === 'foreign') return 'taken';
  if (action === 'unchanged') return 'uncompared';
  if (action === 'delete') return 'extra';
  const has = (cause: Evidence['cause']): boolean => evidence.some((item) => item.cause === cause);
  if (action === 'create') return has('unapplied') ? 'unapplied' : 'missing';
  if (has('edited')) return 'edited';
  if (open) return 'differs';
  if (has('unapplied')) return 'unapplied';
  return moved ? 'moved' : 'differs';
}

/** A version that the manifest leaves to `latest` or an alias, and that now is another one. */
function isMovedVersion({ path, note, action }: Change): boolean {
  return action === 'change' && path.endsWith('.entity_version') && note !== undefined && /^(?:@|latest)/.test(note);
}

/** How far the clocks of the workspace and of GitHub may be apart. */
const clockSlack = 60_000;

/**
 * An endpoint that is younger than the report of an apply that had it, is another endpoint of the same name. The
 * platform keeps no trace of the one before, so that without such a report nothing is known.
 */
function recreatedSince({ name, live }: EndpointPlan, merged: readonly MergedPlan[]): number | undefined {
  const born = live?.createdAt;
  if (born === undefined) return undefined;
  return merged.find(({ state, endpoints, updatedAt }) => state === 'applied' && Object.hasOwn(endpoints, name) && updatedAt !== undefined && born > updatedAt + clockSlack)?.pullRequest;
}
