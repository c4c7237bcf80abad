/** Changes of our own tags, in words: readers care for what they mean, not for how they are kept. */
import { ownTags } from '../endpoint/fields/index.js';
import type { Change, EndpointPlan } from '../plan/plan.js';

/** Tag of the manifest that an endpoint is taken over from; `undefined` where it belonged to nobody. */
export function earlierOwner(endpoint: EndpointPlan): string | undefined {
  const before = endpoint.changes.find((change) => change.class === 'adopt')?.before;
  return typeof before === 'string' ? before.replace(/^endpoints_manifest: /, '') : undefined;
}

/** A line of a difference for a change of our tags; `undefined` for one that has no words of its own. */
export function ownershipLine(change: Change): string | undefined {
  if (change.section !== 'ownership') return undefined;
  const isOf = (tag: string): boolean => [change.before, change.after].some((side) => typeof side === 'string' && side.startsWith(`${tag}: `));
  if (isOf(ownTags.protected)) return change.action === 'remove' ? '- protection is lifted' : '+ protection is set';
  // Goes once no such value is stated any more.
  if (isOf(ownTags.unread) && change.action === 'remove') return `- note of values that cannot be read back (tag ${ownTags.unread})`;
  return undefined;
}
