/** What a run which died left at "being applied": comments, statuses of commits, and records of deployments. */
import { ApiError } from '../errors.js';
import type { Plan } from '../plan/plan.js';
import type { PlanComment, PlanMarker } from '../ports/plan-comments.js';
import { postEnd } from './apply-comment.js';
import { endRecords } from './deployment.js';
import { compareRuns, type RunAttempt } from './plan-comment.js';
import { openReviews } from './review.js';
import { isSilent } from './signs-of-life.js';
import { findPending, settleStatus } from './statuses.js';
import { attempt, type Repository, type Story } from './story.js';

type Ended = 'applied' | 'failed';

/**
 * For a run that applies nothing: settles, by its fresh plan of what is merged, what runs left behind that gave no sign of
 * life for half an hour. Applied where the plan shows nothing to do for what they name; failed where it does, so that the
 * next apply takes them up. While something of it is still rolling out, it is not told yet. A right that the token lacks
 * is no warning: the next apply settles all of it. `onApplied` hears of each review that is found applied. Never throws.
 */
export async function settleLeftovers(story: Story, plan: Plan, onApplied: (marker: PlanMarker) => void = () => undefined): Promise<void> {
  const { repository, settings } = story;
  if (repository === undefined) return;
  const commented = settings.comment === 'never' ? [] : await settleComments(story, repository, { plan, onApplied });
  const pending = await settleCommits(story, plan);
  await endRecords(story, [...commented, ...pending]);
}

/** The status of the commit that a run which died was applying. */
export async function settleApplying(story: Story, { applying }: PlanMarker, state: PlanMarker['state']): Promise<void> {
  if (applying?.status !== undefined) await settleStatus(story, applying.commit, { context: applying.status, applied: state === 'applied' });
}

/**
 * For an apply that has ended: the status of the commit that was pushed before. What is pending there is of a run that
 * came to no end, since applies of a target run one after the other. No pull request tells of it where it was a dispatch
 * or a direct push. One request, a second where there is something to say. Never throws.
 */
export async function settleCommitBefore(story: Story, applied: boolean): Promise<void> {
  const before = commitBefore(story);
  const found = before === undefined ? undefined : await findPending(story, before);
  if (before !== undefined && found !== undefined && compareRuns(found, story.run) < 0) await settleStatus(story, before, { applied });
}

async function settleComments(
  story: Story,
  repository: Repository,
  { plan, onApplied }: { plan: Plan; onApplied: (marker: PlanMarker) => void },
): Promise<RunAttempt[]> {
  const { settings, run, log, clock } = story;
  const open = await attempt(log, 'look for applies that ended without a word', () =>
    unlessDenied(() => openReviews(story), (denied) => { log.debug(`No look for applies that ended without a word: ${denied.message}`); }),
  );
  const dead: RunAttempt[] = [];
  for (const { pullRequest, comment } of open ?? []) {
    const { marker } = comment;
    if (marker.state !== 'applying' || compareRuns(marker, run) >= 0 || !isSilent(lastSign(comment), clock.now())) continue;
    const state = stateBy(plan, Object.keys(marker.endpoints), settings.only);
    if (state === undefined) continue;
    dead.push({ run: marker.run, attempt: marker.attempt });
    const statusNote =
      state === 'applied'
        ? 'The run that applied it ended without saying so; what it was to do is done.'
        : 'The run that applied it ended without saying so, and not everything is done. Run it again.';
    await attempt(log, `settle the plan of #${pullRequest}`, () =>
      unlessDenied(() => postEnd(story, repository, { comment, plan, state, statusNote }), () => {
        log.notice(`The plan of #${pullRequest} still says that it is being applied, though its run has ended: this run's token may not write there. The next apply settles it.`);
      }),
    );
    await settleApplying(story, marker, state);
    if (state === 'applied') onApplied(marker);
  }
  return dead;
}

/** Statuses that no comment tells of: of the commit that is looked at, and of the one that was pushed before. */
async function settleCommits(story: Story, plan: Plan): Promise<RunAttempt[]> {
  const { run, settings, clock } = story;
  const state = stateBy(plan, undefined, settings.only);
  const dead: RunAttempt[] = [];
  for (const commit of new Set([run.commit, commitBefore(story)])) {
    if (state === undefined || commit === undefined || commit === '') continue;
    const found = await findPending(story, commit);
    if (found === undefined || compareRuns(found, run) >= 0 || !isSilent(found.updatedAt, clock.now())) continue;
    await settleStatus(story, commit, { applied: state === 'applied' });
    dead.push({ run: found.run, attempt: found.attempt });
  }
  return dead;
}

/** Where the push began; none for a branch that is new. */
function commitBefore({ run }: Story): string | undefined {
  const before = run.push?.before;
  return before === undefined || /^0+$/.test(before) ? undefined : before;
}

function lastSign({ updatedAt, createdAt, marker }: PlanComment): string {
  return updatedAt ?? marker.applying?.at ?? createdAt;
}

/** A token that lacks a right is no reason to warn of every day. */
async function unlessDenied<T>(work: () => Promise<T>, onDenied: (denied: ApiError) => void): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof ApiError) || thrown.code !== 'permission-denied') throw thrown;
    onDenied(thrown);
    return undefined;
  }
}

/** How it ended for these endpoints, or for all where none are named; `undefined`: not to be told now. */
function stateBy(plan: Plan, names: readonly string[] | undefined, only: readonly string[]): Ended | undefined {
  const isMeant = ({ name }: { name: string }): boolean => names?.includes(name) ?? true;
  const meant = plan.endpoints.filter(isMeant);
  if (meant.some(({ updating }) => updating !== undefined)) return undefined;
  const known = new Set(meant.map(({ name }) => name));
  if (only.length > 0 && (names === undefined || names.some((name) => !known.has(name)))) return undefined;
  return plan.unread.some(isMeant) || meant.some(({ changes }) => changes.length > 0) ? 'failed' : 'applied';
}
