/** Whose an endpoint is, told by its tags, and what our own tags should say. */
import { ownTags, type Json } from '../endpoint/fields/index.js';
import type { DesiredEndpoint, LiveEndpoint } from '../endpoint/model.js';
import { digestOf } from './digest.js';
import { writeEndpointLines } from './manifest-lines.js';
import type { Block, EndpointPlan } from './plan.js';

/** `<owner>__<repo>__<id>__<target>`, other characters than `[A-Za-z0-9_-]` as `-`. */
export function ownershipTag(parts: { repository: string; id: string; target: string }): string {
  const [owner = '', repo = ''] = parts.repository.split('/');
  return [owner, repo, parts.id, parts.target].map((part) => part.replace(/[^A-Za-z0-9_-]/g, '-')).join('__');
}

export function tagOf(live: Pick<LiveEndpoint, 'tags'>, key: string): string | undefined {
  return live.tags.find((tag) => tag.key === key)?.value;
}

export function isProtected(live: Pick<LiveEndpoint, 'tags'>): boolean {
  const value = tagOf(live, ownTags.protected);
  return value !== undefined && value !== 'false';
}

/** Digest of the wanted values of write-only fields; `undefined` where the manifest states none. */
export function unreadDigest(values: ReadonlyMap<string, Json>): string | undefined {
  return values.size === 0 ? undefined : digestOf(Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Our own tags as they should be on the endpoint. */
export function wantedOwnTags(owner: string, desired: DesiredEndpoint, unread: string | undefined): { key: string; value: string }[] {
  const tags: { key: string; value: string }[] = [{ key: ownTags.manifest, value: owner }];
  if (desired.lifecycle.preventDestroy) tags.push({ key: ownTags.protected, value: 'true' });
  if (unread !== undefined) tags.push({ key: ownTags.unread, value: unread });
  return tags;
}

export interface Claim {
  ownership: EndpointPlan['ownership'];
  block?: Block;
}

const age = (createdAt: number | undefined): string =>
  createdAt === undefined ? '' : `, created ${new Date(createdAt).toISOString().slice(0, 10)}`;

/** Decides whether the manifest may manage a live endpoint. */
export function claim(owner: string, movedFrom: readonly string[], desired: DesiredEndpoint, live: LiveEndpoint): Claim {
  if (live.origin === 'databricks') {
    return {
      ownership: 'foreign',
      block: {
        reason: 'ownership-conflict',
        message: `\`${live.name}\` belongs to Databricks or to another product of the workspace.`,
        hint: 'Give your endpoint another name; this one is never touched.',
      },
    };
  }
  const tag = tagOf(live, ownTags.manifest);
  if (tag === owner) return { ownership: 'owned' };
  if (tag !== undefined && movedFrom.includes(tag)) return { ownership: 'adopted' };
  if (tag !== undefined) {
    return {
      ownership: 'foreign',
      block: {
        reason: 'ownership-conflict',
        message: `\`${live.name}\` is managed by another manifest (\`${tag}\`).`,
        hint: `Remove it there first, or take it over by listing that tag under \`moved_from\`.`,
        paste: `moved_from:\n  - ${JSON.stringify(tag)}\n`,
      },
    };
  }
  if (desired.lifecycle.adopt) return { ownership: 'adopted' };
  return {
    ownership: 'foreign',
    block: {
      reason: 'ownership-conflict',
      message: `\`${live.name}\` exists already and is not managed by this manifest (creator ${live.creator ?? 'unknown'}${age(live.createdAt)}).`,
      hint: 'To manage it from here, adopt it.',
      paste: writeEndpointLines(desired.key, { lifecycle: { adopt: true } }),
    },
  };
}
