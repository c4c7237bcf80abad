/** What became of a plan, in the comment that was reviewed: being applied, applied or failed. */
import type { ApplyResult } from '../apply/result.js';
import { ApiError } from '../errors.js';
import { formatMarker } from '../markers.js';
import { inScope } from '../plan/build.js';
import type { Plan } from '../plan/plan.js';
import type { PlanComment, PlanMarker } from '../ports/plan-comments.js';
import type { PlanContext } from '../render/context.js';
import { renderPlanComment } from '../render/plan-comment.js';
import { verdict } from '../render/result-words.js';
import { count } from '../render/words.js';
import { runFacts } from './context.js';
import { planMarker } from './plan-comment.js';
import { statusContext } from './statuses.js';
import type { Repository, Told } from './story.js';

export interface ApplyReport {
  plan: Plan;
  state: 'applying' | 'applied' | 'failed';
  result?: ApplyResult;
  /** While applying. */
  progress?: PlanContext['progress'];
}

export interface ApplyReportTarget {
  pullRequest: number;
  /** The comment that was reviewed, where there is one. */
  comment?: PlanComment | undefined;
}

/**
 * The state that the marker keeps. A review is used up when everything that its plan names is true; what is held, left
 * out by `only`, or written without waiting keeps its approval for the run that finishes it.
 */
export function settledState(comment: PlanComment, report: ApplyReport, only: readonly string[]): PlanMarker['state'] {
  const { plan, result } = report;
  if (result === undefined) return report.state;
  const results = new Map(result.endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const states = Object.keys(comment.marker.endpoints).map((name): PlanMarker['state'] => {
    const endpoint = results.get(name);
    if (plan.unread.some((unread) => unread.name === name)) return 'failed';
    // A name that the plan no longer has is done with; one that this run was told to leave out is not.
    if (endpoint === undefined) return inScope(only, name) ? 'applied' : 'planned';
    if (endpoint.reason !== undefined || endpoint.outcome === 'cancelled') return 'failed';
    return endpoint.outcome === 'held' || endpoint.outcome === 'accepted' ? 'planned' : 'applied';
  });
  // Of what the marker had no room for, it is only known whether all went well.
  if (comment.marker.others !== undefined && result.failureReason !== undefined) states.push('failed');
  return (['failed', 'planned'] as const).find((state) => states.includes(state)) ?? 'applied';
}

/** Writes the state of an apply into the comment that was reviewed; a pull request without one gets a new comment. */
export async function postApply(
  story: Told,
  repository: Repository,
  target: ApplyReportTarget,
  report: ApplyReport,
): Promise<{ url: string }> {
  const { comment } = target;
  const head = comment?.marker.head ?? story.run.commit;
  const marker: PlanMarker =
    comment === undefined
      ? { ...planMarker(report.plan, story.run, head, report.state), endpoints: {} }
      : takenUp(comment.marker, story, settledState(comment, report, story.settings.only));
  if (comment !== undefined && report.state === 'applying') marker.applying = applyingOf(story);
  if (marker.state === 'applied' && report.result !== undefined && !['applied', 'nothing'].includes(verdict(report.result).kind)) marker.besides = true;
  const leftOut = leftOutNote(comment, report, story.settings.only);
  const body = renderPlanComment(report.plan, {
    ...runFacts(story),
    marker: formatMarker('plan', marker),
    status: report.state,
    head,
    ...(report.result === undefined ? {} : { result: report.result }),
    ...(leftOut === '' ? {} : { statusNote: leftOut }),
    ...(report.progress === undefined ? {} : { progress: report.progress }),
    ...(comment === undefined ? {} : { approved: comment.marker.endpoints }),
  });
  const create = (): Promise<{ url: string }> => repository.comments.create(target.pullRequest, body);
  if (comment === undefined) return create();
  try {
    return await repository.comments.update(comment.id, body);
  } catch (thrown) {
    // Somebody has deleted it since: how it ended is told all the same.
    if (!(thrown instanceof ApiError) || thrown.call.status !== 404 || report.result === undefined) throw thrown;
    return create();
  }
}

/** What a run that was restricted to others says to a review that it did not carry out in full. */
function leftOutNote(comment: PlanComment | undefined, { plan, result }: ApplyReport, only: readonly string[]): string {
  if (comment === undefined || result === undefined || only.length === 0) return '';
  const told = new Set([...result.endpoints.map(({ name }) => name), ...plan.unread.map(({ name }) => name)]);
  const left = Object.keys(comment.marker.endpoints).filter((name) => !told.has(name) && !inScope(only, name)).length;
  return left === 0 ? '' : `It was restricted to other endpoints: ${count(left, 'endpoint')} of this plan ${left === 1 ? 'is' : 'are'} still to be applied.`;
}

/** Ends what was being applied by a run that cannot tell the result: by a fresh plan, and a sentence that says why. */
export function postEnd(
  story: Told,
  { comments }: Pick<Repository, 'comments'>,
  { comment, plan, state, statusNote }: { comment: PlanComment; plan: Plan; state: 'applied' | 'failed'; statusNote: string },
): Promise<{ url: string }> {
  const marker = formatMarker('plan', takenUp(comment.marker, story, state));
  return comments.update(comment.id, renderPlanComment(plan, { ...runFacts(story), marker, status: state, statusNote, head: comment.marker.head }));
}

/** What another run needs to end what this one has begun, should it die. */
function applyingOf({ run, settings, clock }: Told): NonNullable<PlanMarker['applying']> {
  // The time makes each edit another text: one that changes nothing might leave no trace.
  return { commit: run.commit, ...(settings.status ? { status: statusContext('apply', settings) } : {}), at: new Date(clock.now()).toISOString() };
}

/** What was approved stays as it is; that it was stale is over, since the plan is made again and checked change by change. */
export function takenUp(marker: PlanMarker, { run }: Pick<Told, 'run'>, state: PlanMarker['state']): PlanMarker {
  const taken: PlanMarker = { ...marker, run: run.run, attempt: run.attempt, state };
  delete taken.stale;
  delete taken.applying;
  delete taken.besides;
  return taken;
}
