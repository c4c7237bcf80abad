/** What keeps an endpoint from being written: all of it at once, so that one look tells everything that is to mend. */
import { failureReasons, worstReason, type FailureReason } from '../errors.js';
import type { Block, EndpointPlan } from './plan.js';

type Blocked = Pick<EndpointPlan, 'blocked' | 'alsoBlocked'>;

/** Every block of the endpoint, in the order to show: what no input lifts, then by the published order of reasons. */
export function blocksOf(plan: Blocked): Block[] {
  return plan.blocked === undefined ? [] : [plan.blocked, ...(plan.alsoBlocked ?? [])];
}

/** Blocks that say something of their own: the same problem at several places of the manifest is said once. */
export function distinctBlocks(plan: Blocked): Block[] {
  const said = new Map<string, Block>();
  for (const block of blocksOf(plan)) {
    const key = JSON.stringify([block.reason, block.message]);
    if (!said.has(key)) said.set(key, block);
  }
  return [...said.values()];
}

const samePlace = (a: Block, b: Block): boolean => a.place?.line === b.place?.line && a.place?.column === b.place?.column && a.place?.file === b.place?.file;

/** The plan with all of these blocks; what two checks found alike counts once. */
export function withBlocks(plan: EndpointPlan, blocks: readonly (Block | undefined)[]): EndpointPlan {
  const found: Block[] = [];
  for (const block of blocks) {
    if (block === undefined) continue;
    if (!found.some((known) => known.message === block.message && samePlace(known, block))) found.push(block);
  }
  const rank = ({ reason, protection }: Block): number => (protection === true ? -1 : failureReasons.indexOf(reason));
  const [blocked, ...others] = found.sort((a, b) => rank(a) - rank(b));
  if (blocked === undefined) return plan;
  return { ...plan, blocked, ...(others.length === 0 ? {} : { alsoBlocked: others }) };
}

/** All blocks as one refusal: the reason that comes first in the published order, and what to do about each. */
export function refusalOf(plan: Blocked): { reason: FailureReason; message: string; hint: string } | undefined {
  const blocks = distinctBlocks(plan);
  const reason = worstReason(blocks.map((block) => block.reason));
  if (reason === undefined) return undefined;
  return {
    reason,
    message: blocks.map(({ message }) => message).join(' '),
    hint: [...new Set(blocks.map(({ hint }) => hint))].join(' '),
  };
}
