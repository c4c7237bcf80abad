/** The plan's comment on a pull request: who may write it, and how it stays the only one. */
import { createHash } from 'node:crypto';
import { fitMarker, formatMarker, parseMarker } from '../markers.js';
import { approvedBy, resolvedVersions } from '../plan/approval.js';
import type { Plan } from '../plan/plan.js';
import type { PlanComment, PlanMarker } from '../ports/plan-comments.js';
import type { RunContext } from '../ports/run.js';
import { renderPlanComment } from '../render/plan-comment.js';
import { closedNote, renamedNote, withNote } from '../render/stale-plan.js';
import { runFacts } from './context.js';
import { statusContext } from './statuses.js';
import type { Repository, Told } from './story.js';

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The marker of a plan made by this run. */
export function planMarker(plan: Plan, run: RunContext, head: string, state: PlanMarker['state']): PlanMarker {
  const versions = resolvedVersions(plan);
  return fitMarker(
    {
      v: 1,
      manifest: plan.manifest,
      target: plan.target,
      host: plan.host,
      head,
      run: run.run,
      attempt: run.attempt,
      digest: plan.digest,
      ...(plan.offline ? { offline: true as const } : {}),
      state,
      endpoints: approvedBy(plan),
      ...(versions === undefined ? {} : { versions }),
    },
    sha256Hex,
  );
}

export type RunAttempt = Pick<PlanMarker, 'run' | 'attempt'>;

/** Which of two runs started later: positive where the first one did. */
export function compareRuns(a: RunAttempt, b: RunAttempt): number {
  return Number(a.run) - Number(b.run) || a.attempt - b.attempt;
}

/** Has been applied, or was being applied by a run that ended without a word. */
const isSettled = ({ marker }: PlanComment): boolean => marker.state !== 'planned' && marker.state !== 'closed';

export interface Posted {
  /** Absent where there is no comment. */
  url?: string;
  /** A newer run has spoken, or the review is over: what this one found is no news. */
  superseded: boolean;
}

/**
 * Creates or updates the comment; an older run never overwrites a newer one, and two that a race made become one. On a
 * pull request that is merged or closed nothing is written: an apply would take it for reviewed.
 */
export async function postPlan(
  story: Told,
  repository: Repository,
  plan: Plan,
  pull: { number: number; head: string; createWhenMissing: boolean; destroy?: PlanMarker['destroy'] },
): Promise<Posted | undefined> {
  const { run, settings } = story;
  const { comments } = repository;
  const isOfPlan = ({ marker }: PlanComment): boolean => marker.manifest === plan.manifest && marker.target === plan.target;
  const find = async (orStatus?: string): Promise<PlanComment[]> => {
    const found = await comments.find(pull.number, plan.manifest, plan.target, orStatus);
    return found.filter(({ marker }) => marker.state !== 'closed');
  };
  const marker: PlanMarker = {
    ...planMarker(plan, run, pull.head, 'planned'),
    status: statusContext('plan', settings),
    ...(settings.status ? {} : { statusOff: true as const }),
    ...(pull.destroy === undefined ? {} : { destroy: pull.destroy }),
  };
  const together = plan.endpoints.filter(({ name, changes }) => changes.length > 0 && !Object.hasOwn(marker.endpoints, name)).length;
  const body = renderPlanComment(plan, { ...runFacts(story), marker: formatMarker('plan', marker), status: 'planned', head: pull.head, ...(together > 0 ? { together } : {}) });

  const [all, current] = await Promise.all([find(marker.status), repository.pullRequests.get(pull.number)]);
  const before = all.filter(isOfPlan);
  const newest = newestOf(before);
  if (current !== undefined && (current.merged || !current.open)) {
    story.log.notice(`The pull request was ${current.merged ? 'merged' : 'closed'} before this plan was posted: it approves nothing, and is left in the summary.`);
    return { ...(newest === undefined ? {} : { url: newest.url }), superseded: true };
  }
  if (current !== undefined && current.head !== pull.head) {
    story.log.notice(`The pull request has moved on to ${current.head.slice(0, 7)} since this run began: its comment waits for the plan of that commit.`);
    return newest === undefined ? undefined : { url: newest.url, superseded: false };
  }
  if (newest !== undefined && compareRuns(newest.marker, run) > 0 && !isPlannedAnew(newest, story, pull.head)) return stepBack(story, newest);
  for (const other of all.filter((comment) => !isOfPlan(comment) && isOutOfDate(comment, run, pull.head))) await comments.update(other.id, renamed(other, marker));
  for (const settled of before.filter(isSettled)) await comments.update(settled.id, closed(settled));
  const sticky = before.find((comment) => !isSettled(comment));
  if (sticky === undefined && newest === undefined && !pull.createWhenMissing) return undefined;
  const written = sticky === undefined ? await comments.create(pull.number, body) : await comments.update(sticky.id, body);
  const ours: PlanComment = { ...written, body, marker, createdAt: sticky?.createdAt ?? new Date(story.clock.now()).toISOString() };
  return settleRace(story, repository, { ours, now: (await find()).filter((comment) => !isSettled(comment)) });
}

/** Newest plan, wherever it stands. */
export function newestOf(comments: readonly PlanComment[]): PlanComment | undefined {
  return comments.reduce<PlanComment | undefined>(
    (newest, comment) => (newest === undefined || compareRuns(comment.marker, newest.marker) >= 0 ? comment : newest),
    undefined,
  );
}

/** Whoever runs a job again because its plan is stale plans later than the run that made the plan, whatever their numbers say. */
function isPlannedAnew({ marker }: PlanComment, { run }: Told, head: string): boolean {
  return marker.stale === true && marker.state === 'planned' && marker.head === head && run.attempt > 1;
}

function stepBack({ log }: Told, newer: PlanComment): Posted {
  log.notice('A newer run has already posted its plan on this pull request; this one leaves it alone.');
  return { url: newer.url, superseded: true };
}

/**
 * Looks at what has become of the comment since: the oldest is kept, with the newest plan in it. Whoever else was in the
 * race does the same and comes to the same end, since both see the same comments.
 */
async function settleRace(
  story: Told,
  { comments }: Repository,
  { ours, now }: { ours: PlanComment; now: readonly PlanComment[] },
): Promise<Posted> {
  // GitHub's list may not show yet what has just been created, or still show the stale plan that was written over.
  const all = now.some(({ id }) => id === ours.id) ? now.map((comment) => (comment.id === ours.id && comment.marker.stale === true ? ours : comment)) : [...now, ours];
  const [kept = ours, ...others] = all;
  const found = newestOf(all) ?? ours;
  // An older run, which had looked before this one wrote, may have written last.
  const newest = compareRuns(found.marker, ours.marker) >= 0 ? found : ours;
  if (compareRuns(kept.marker, newest.marker) < 0) await comments.update(kept.id, newest.body);
  for (const { id } of others) await comments.remove(id);
  return compareRuns(newest.marker, ours.marker) > 0 ? stepBack(story, kept) : { url: kept.url, superseded: false };
}

/**
 * A plan of an earlier head, under the status that this one has: the manifest had another id or target then. One of the
 * same head is that of another job, which was given a manifest of its own under the same path.
 */
function isOutOfDate({ marker }: PlanComment, run: RunContext, head: string): boolean {
  return marker.state === 'planned' && marker.stale !== true && marker.head !== head && compareRuns(marker, run) < 0;
}

/** The same comment, with a note that its manifest is planned under another name. Its approval is none for that one. */
function renamed({ body, marker }: PlanComment, now: Pick<PlanMarker, 'manifest' | 'target' | 'head'>): string {
  return withNote(body, formatMarker('plan', { ...marker, stale: true }), renamedNote(now));
}

/** The same comment, no longer a plan: its marker says closed, and so does its first line. */
function closed({ body }: PlanComment): string {
  const marker = parseMarker('plan', body);
  return marker === undefined ? body : withNote(body, formatMarker('plan', { ...marker, state: 'closed' }), closedNote);
}
