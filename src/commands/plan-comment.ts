/** The plan's comment on a pull request through its life: planned, applying, applied or failed, closed. */
import { createHash } from 'node:crypto';
import type { ApplyResult } from '../apply/result.js';
import { fitMarker, formatMarker, parseMarker } from '../markers.js';
import { approvedBy, resolvedVersions } from '../plan/approval.js';
import { inScope } from '../plan/build.js';
import type { Plan } from '../plan/plan.js';
import type { PlanComment, PlanMarker, RunContext } from '../ports.js';
import { renderPlanComment } from '../render/plan-comment.js';
import { runFacts } from './context.js';
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

/** True when the comment was written by a run that started after this one. */
function isNewer(marker: PlanMarker, run: RunContext): boolean {
  const [theirs, ours] = [Number(marker.run), Number(run.run)];
  return theirs > ours || (theirs === ours && marker.attempt > run.attempt);
}

const isSettled = (comment: PlanComment): boolean =>
  comment.marker.state === 'applied' || comment.marker.state === 'failed';

/** Creates or updates the comment; an older run never overwrites a newer one. */
export async function postPlan(
  story: Told,
  repository: Repository,
  plan: Plan,
  pull: { number: number; head: string; createWhenMissing: boolean },
): Promise<{ url: string } | undefined> {
  const { run, log } = story;
  const comments = await repository.comments.find(pull.number, plan.manifest, plan.target);
  const open = comments.filter((comment) => comment.marker.state !== 'closed');
  const newest = open.at(-1);
  if (newest !== undefined && isNewer(newest.marker, run)) {
    log.notice('A newer run has already posted its plan on this pull request; this one leaves it alone.');
    return newest;
  }
  const body = renderPlanComment(plan, {
    ...runFacts(story),
    marker: formatMarker('plan', planMarker(plan, run, pull.head, 'planned')),
    status: 'planned',
    head: pull.head,
  });
  for (const settled of open.filter(isSettled)) await repository.comments.update(settled.id, closed(settled.body));
  const current = open.filter((comment) => !isSettled(comment)).at(-1);
  if (current !== undefined) return repository.comments.update(current.id, body);
  return pull.createWhenMissing || newest !== undefined ? repository.comments.create(pull.number, body) : undefined;
}

/** The same comment, no longer a plan: its marker says closed, and so does its first line. */
function closed(body: string): string {
  const marker = parseMarker('plan', body);
  if (marker === undefined) return body;
  const rest = body.slice(body.indexOf('-->') + '-->'.length).replace(/^\n+/, '');
  return `${formatMarker('plan', { ...marker, state: 'closed' })}\n> Closed: a newer plan follows below.\n\n${rest}`;
}

/**
 * The state that the marker keeps. A review is used up when everything that its plan names is true; what is held, left
 * out by `only`, or written without waiting keeps its approval for the run that finishes it.
 */
function settledState(comment: PlanComment, report: ApplyReport, only: readonly string[]): PlanMarker['state'] {
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
  return (['failed', 'planned'] as const).find((state) => states.includes(state)) ?? 'applied';
}

export interface ApplyReport {
  plan: Plan;
  state: 'applying' | 'applied' | 'failed';
  result?: ApplyResult;
}

export interface ApplyReportTarget {
  pullRequest: number;
  /** The comment that was reviewed, where there is one. */
  comment?: PlanComment | undefined;
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
      : { ...comment.marker, run: story.run.run, attempt: story.run.attempt, state: settledState(comment, report, story.settings.only) };
  const body = renderPlanComment(report.plan, {
    ...runFacts(story),
    marker: formatMarker('plan', marker),
    status: report.state,
    head,
    ...(report.result === undefined ? {} : { result: report.result }),
    ...(comment === undefined ? {} : { approved: comment.marker.endpoints }),
  });
  return comment === undefined ? repository.comments.create(target.pullRequest, body) : repository.comments.update(comment.id, body);
}
