/** The words of drift: groups, causes and conditions, the same on every surface. */
import { isFailure } from '../plan/conditions.js';
import { findingKey, type Drift, type DriftFinding, type DriftGroupId } from '../plan/drift.js';
import { grouped } from './words.js';

export interface DriftGroup {
  id: DriftGroupId;
  icon: string;
  title: string;
  hint: string;
  findings: DriftFinding[];
}

interface GroupWords {
  icon: string;
  title: string;
  hint: string;
  /** After a number: "2 edited". */
  counted: string;
}

const groups: Record<DriftGroupId, GroupWords> = {
  edited: {
    icon: '✏️',
    title: 'Edited in the workspace',
    hint: 'Applied once as the repository says, and different now. `-` is live, `+` is what the repository says.',
    counted: 'edited',
  },
  differs: {
    icon: '❔',
    title: 'Differs from the repository',
    hint: 'Edited in the workspace, or merged and not applied: nothing on GitHub tells which. `-` is live, `+` is what the repository says.',
    counted: 'different',
  },
  taken: {
    icon: '🔀',
    title: 'Not owned by this manifest',
    hint: 'Their tag `endpoints_manifest` is missing or another’s: removed or changed by hand, or the endpoint was deleted and created again under its name. Nothing of them was compared.',
    counted: 'not owned',
  },
  uncompared: {
    icon: '⛔',
    title: 'Could not be compared',
    hint: 'What the repository says of them cannot be, as the workspace is now.',
    counted: 'not comparable',
  },
  missing: {
    icon: '➕',
    title: 'In the repository, not in the workspace',
    hint: 'Deleted in the workspace, or merged and not applied.',
    counted: 'missing',
  },
  extra: {
    icon: '🗑️',
    title: 'In the workspace, no longer in the repository',
    hint: 'They belong to this manifest, which does not name them any more. An apply deletes them where `allow-destroy` permits it.',
    counted: 'not in the repository',
  },
  unapplied: {
    icon: '⏳',
    title: 'Merged and not applied',
    hint: 'The repository is ahead: nobody edited these. `-` is live, `+` is what an apply makes of it.',
    counted: 'merged and not applied',
  },
  moved: {
    icon: '🏷️',
    title: 'A newer model version is waiting',
    hint: '`latest` or an alias means another version now than the one that serves. An apply rolls it out.',
    counted: 'with a newer version',
  },
};
const order = Object.keys(groups) as DriftGroupId[];

/** Groups that have something in them, what somebody did by hand first. */
export function driftGroups(drift: Drift): DriftGroup[] {
  return order.flatMap((id) => {
    const findings = drift.findings.filter(({ group }) => group === id);
    const { icon, title, hint } = groups[id];
    return findings.length === 0 ? [] : [{ id, icon, title, hint, findings }];
  });
}

/** "2 edited, 1 missing, 1 not readable"; "no drift" where there is none. */
export function driftWords(drift: Drift): string {
  const parts = driftGroups(drift).map(({ id, findings }) => `${grouped(findings.length)} ${groups[id].counted}`);
  if (drift.unmanaged.length > 0) parts.push(`${grouped(drift.unmanaged.length)} unmanaged`);
  if (parts.length === 0 && drift.plan.unread.length === 0) parts.push('no drift');
  if (drift.plan.unread.length > 0) parts.push(`${grouped(drift.plan.unread.length)} not readable`);
  const failed = drift.conditions.filter(isFailure).length;
  if (failed > 0) parts.push(`${grouped(failed)} failed`);
  return parts.join(', ');
}

/** What is known of a cause: our own words around a pull request's number, and paths where not all are meant. */
export interface CauseWords {
  before: string;
  pullRequest?: number;
  after?: string;
  paths: string[];
}

/** What is known of the causes, a sentence for each. What comes from the workspace stands in backticks. */
export function causeWords({ endpoint, evidence, unexplained, recreatedSince }: DriftFinding): CauseWords[] {
  const told: CauseWords[] = [];
  const { createdAt, creator } = endpoint.live ?? {};
  if (recreatedSince !== undefined) {
    const by = creator === undefined ? '' : ` by \`${creator.replaceAll('`', '\'')}\``;
    const at = createdAt === undefined ? '' : ` at ${epochWords(createdAt)}`;
    told.push({
      before: `Deleted and created again: this one was created${by}${at}, after `,
      pullRequest: recreatedSince,
      after: ' was applied. It has a new id, and none of the permissions of the one before.',
      paths: [],
    });
  }
  const whole = evidence.length === 1 && unexplained.length === 0 && evidence[0]?.paths.length === endpoint.changes.length;
  for (const { cause, pullRequest, paths } of evidence) {
    told.push({ ...evidenceWords(endpoint.action, cause, pullRequest), paths: whole ? [] : paths });
  }
  if (evidence.length > 0 && unexplained.length > 0) told.push({ before: 'Edited in the workspace, or pushed and not applied', paths: unexplained });
  return told;
}

function evidenceWords(action: string, cause: 'edited' | 'unapplied', pullRequest: number | undefined): Omit<CauseWords, 'paths'> {
  const since = action === 'create' ? 'deleted in the workspace since' : 'edited in the workspace since';
  if (pullRequest === undefined) return { before: cause === 'unapplied' ? 'Merged, and not applied' : `The last apply was of this very commit: ${since}` };
  return cause === 'unapplied' ? { before: 'Merged with ', pullRequest, after: ', and not applied' } : { before: 'Applied by ', pullRequest, after: `, ${since}` };
}

/** `2026-03-02T05:17:00Z` as "2026-03-02 05:17 UTC"; anything else as it is. */
export function timeWords(time: string): string {
  const [, date, hour] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(time) ?? [];
  return date === undefined || hour === undefined ? time : `${date} ${hour} UTC`;
}

/** Epoch milliseconds as a time; what is no time of this world as "an unknown time". */
export function epochWords(epoch: number): string {
  return Math.abs(epoch) <= 8.64e15 ? timeWords(new Date(epoch).toISOString()) : 'an unknown time';
}

/** When a finding was first seen, in words; `undefined` where it is not known. */
export function sinceWords(drift: Drift, kind: Parameters<typeof findingKey>[0], name: string): string | undefined {
  const time = drift.since.get(findingKey(kind, name));
  return time === undefined ? undefined : timeWords(time);
}
