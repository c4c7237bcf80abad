/** Endpoint plans -> the plan: what is deleted by absence, the order, the counts, the digest. */
import type { FailureReason } from '../errors.js';
import type { EndpointSummary, Manifest } from '../endpoint/model.js';
import { matchesGlob } from '../glob.js';
import { ChangeWriter } from './changes.js';
import { withBlocks } from './blocks.js';
import { destroyBlocks } from './destroy.js';
import { digestOfAll } from './digest.js';
import type { PlanContext } from './endpoint-plan.js';
import { ownTags } from '../endpoint/fields/index.js';
import { tagOf } from './ownership.js';
import { actions, type Action, type EndpointPlan, type Plan } from './plan.js';

/** Which endpoints a run is restricted to: keys, names or globs of them; all where the list is empty. */
export function inScope(only: readonly string[], ...names: string[]): boolean {
  return only.length === 0 || only.some((pattern) => names.some((name) => matchesGlob(name, pattern)));
}

/** Endpoints of the list that carry our very tag and that the manifest no longer names. */
export function deletedByAbsence(summaries: readonly EndpointSummary[], manifest: Manifest, owner: string): EndpointSummary[] {
  const names = new Set(manifest.endpoints.map((endpoint) => endpoint.name));
  return summaries.filter(
    (summary) => summary.origin === 'workspace' && tagOf(summary, ownTags.manifest) === owner && !names.has(summary.name),
  );
}

/** The plan for an endpoint that the manifest no longer has. */
export function planDelete(summary: EndpointSummary, context: PlanContext): EndpointPlan {
  const writer = new ChangeWriter({ host: context.host, name: summary.name, literals: new Set() });
  const hold = tagOf(summary, ownTags.hold);
  const blocks = destroyBlocks({
    live: summary,
    name: summary.name,
    preventDestroy: false,
    allow: context.allowDestroy,
    label: context.destroyLabel,
    what: 'delete',
  });
  const { creator, createdAt, served } = summary;
  const plan: EndpointPlan = {
    key: summary.name,
    name: summary.name,
    action: 'delete',
    impact: 'delete',
    ownership: 'owned',
    kind: 'empty',
    changes: [writer.delete(summary.id)],
    unmanaged: [],
    unverifiable: [],
    warnings: [],
    operations: [{ kind: 'delete', id: summary.id, owner: context.owner }],
    resolved: [],
    ...(hold === undefined ? {} : { hold }),
    gone: { ...(creator === undefined ? {} : { creator }), ...(createdAt === undefined ? {} : { createdAt }), ...(served === undefined ? {} : { served }) },
  };
  return withBlocks(plan, blocks);
}

const actionOrder: readonly Action[] = ['delete', 'replace', 'update', 'create', 'unchanged'];

function byWeight(a: EndpointPlan, b: EndpointPlan): number {
  const step = actionOrder.indexOf(a.action) - actionOrder.indexOf(b.action);
  return step === 0 ? (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) : step;
}

export interface PlanParts {
  manifest: string;
  target: string;
  host: string;
  offline?: boolean;
  endpoints: readonly EndpointPlan[];
  warnings?: readonly string[];
  unread?: readonly { name: string; reason: FailureReason; message: string }[];
}

/** Assembles the plan. Warnings and blocks stay outside its digest, so that it is the same whoever asks. */
export function assemblePlan(parts: PlanParts): Plan {
  const endpoints = [...parts.endpoints].sort(byWeight);
  // What is blocked before it could be compared is not known to be unchanged.
  const counted = endpoints.filter(({ action, blocked }) => action !== 'unchanged' || blocked === undefined);
  const counts = actions.map((action) => [action, counted.filter((endpoint) => endpoint.action === action).length]);
  return {
    manifest: parts.manifest,
    target: parts.target,
    host: parts.host,
    offline: parts.offline ?? false,
    digest: planDigest(endpoints),
    summary: Object.fromEntries(counts) as Record<Action, number>,
    endpoints,
    warnings: [...(parts.warnings ?? []), ...uncheckedNotice(endpoints)],
    unread: [...(parts.unread ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** One notice for all that could not be checked for lack of a right, however many endpoints it concerns. */
function uncheckedNotice(endpoints: readonly EndpointPlan[]): string[] {
  const concerns = new Map<string, string[]>();
  for (const { name, unchecked } of endpoints) {
    for (const what of new Set(unchecked)) concerns.set(what, [...(concerns.get(what) ?? []), `\`${name}\``]);
  }
  if (concerns.size === 0) return [];
  const told = [...concerns].map(([what, names]) => `${what} (for ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''})`);
  return [`Could not check for lack of a right: ${told.join(', ')}. An apply may still fail because of it.`];
}

/** Digest over the sorted change digests of some endpoints. */
export function planDigest(endpoints: readonly EndpointPlan[]): string {
  return digestOfAll(endpoints.flatMap((endpoint) => endpoint.changes.map((change) => change.digest)));
}

/** Whether anything would change (ownership counts). */
export function hasChanges(plan: Plan): boolean {
  return plan.endpoints.some((endpoint) => endpoint.changes.length > 0);
}
