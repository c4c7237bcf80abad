/** What an apply tells at its end, and whom: the pull requests that it answers, its commit, and open plans that it has made stale. */
import type { ApplyResult, EndpointResult } from '../apply/result.js';
import { hasChanges } from '../plan/build.js';
import type { Plan } from '../plan/plan.js';
import { renderResultReport } from '../render/result-report.js';
import { outcomeCounts, servesWords } from '../render/result-words.js';
import { renderResultText } from '../render/text-result.js';
import { capital } from '../render/words.js';
import { postApply, settledState, type ApplyReport, type ApplyReportTarget } from './apply-comment.js';
import { planFailures, runFacts } from './context.js';
import { settleApplying, settleCommitBefore } from './leftovers.js';
import { worstOf } from './plan.js';
import { compareRuns } from './plan-comment.js';
import { approvedEndpoints, openReviews, type Mandate } from './review.js';
import { sinceRun, tellStalePlans, writtenNames, type LiveChanges, type SinceRun } from './stale-plans.js';
import { failureText, setStatus } from './statuses.js';
import { attempt, type Failure, type Story, type StoryEnd } from './story.js';

/** An apply that came to its end, with all that its reports speak of. */
export interface Done {
  plan: Plan;
  result: ApplyResult;
  mandate: Mandate;
  targets: ApplyReportTarget[];
  /** Those that were told that they are being applied. */
  live: readonly ApplyReportTarget[];
  /** Newer commits were applied, or nothing of the plan was: this run has nothing to say of other reviews. */
  onlyThese: boolean;
}

/** Tells the log, the summary, the pull requests and the commit what became of it, and open plans that they are stale. */
export async function report(story: Story, done: Done): Promise<StoryEnd> {
  const { plan, result, mandate } = done;
  for (const line of renderResultText(result).split('\n')) story.log.info(line);
  const end: StoryEnd = {
    plan,
    result,
    summary: renderResultReport(result, { ...runFacts(story), approved: approvedEndpoints(mandate) }),
  };
  // What was held back may have been so for what failed.
  const failedFirst = [...result.endpoints].sort((a, b) => Number(a.outcome === 'refused') - Number(b.outcome === 'refused'));
  const failure = result.refusal ?? worstOf([...failedFirst.flatMap(endpointFailure), ...planFailures({ ...plan, endpoints: [] })]);
  if (failure !== undefined) end.failure = failure;
  const ended: ApplyReport = { plan, state: failure === undefined && !wasCutOff(result) ? 'applied' : 'failed', result };
  const text = `${capital(outcomeCounts(result))} · ${result.target}`;
  const setOwnStatus = (): Promise<void> =>
    failure === undefined
      ? setStatus(story, { kind: 'apply', state: wasCutOff(result) ? 'error' : 'success', text })
      : setStatus(story, { kind: 'apply', state: 'failure', text: failureText(failure, result.refusal === undefined ? text : undefined) });
  const heard = done.targets.filter((target) => done.live.includes(target) || isNews(target, done));
  if (story.signal.aborted) {
    const told = Promise.all([...heard.map((target) => reportAll(story, [target], ended)), setOwnStatus()]);
    const [urls] = await Promise.all([told, tellStalePlans(story, staleness(result, ended, heard))]);
    const [url] = urls.filter((found) => found !== undefined);
    if (url !== undefined) end.commentUrl = url;
    return end;
  }
  const targets = [...heard, ...(done.onlyThese ? [] : await alsoAnswered(story, done, ended))];
  const url = await reportAll(story, targets, ended);
  if (url !== undefined) end.commentUrl = url;
  await setOwnStatus();
  for (const { comment } of targets) {
    if (comment?.marker.state === 'applying' && comment.marker.applying?.commit !== story.run.commit) await settleApplying(story, comment.marker, settledState(comment, ended, story.settings.only));
  }
  await settleCommitBefore(story, failure === undefined && story.settings.only.length === 0);
  await tellStalePlans(story, staleness(result, ended, targets));
  return end;
}

/**
 * What open plans may not show yet: what this run has written, and what runs did that were cut off, or died, and whose
 * reviews this one brings to their end.
 */
function staleness(result: ApplyResult, ended: ApplyReport, targets: readonly ApplyReportTarget[]): LiveChanges {
  const earlier = targets.flatMap(({ comment }): SinceRun[] => {
    if (comment === undefined || (comment.marker.state !== 'applying' && comment.marker.state !== 'failed')) return [];
    return settledState(comment, ended, []) === 'applied' ? [sinceRun(comment.marker)] : [];
  });
  return { by: 'apply', pullRequests: result.pullRequests, names: writtenNames(result), earlier };
}

/** A pull request without a plan hears of what may be its own; one whose plan is applied already, only of more changes. */
function isNews({ comment }: ApplyReportTarget, { result, plan, mandate }: Done): boolean {
  if (comment === undefined) return someUnreviewed(result, plan, mandate);
  if (comment.marker.state !== 'applied' || comment.marker.besides === true) return true;
  return result.endpoints.some(({ name, outcome }) => outcome !== 'unchanged' && Object.hasOwn(comment.marker.endpoints, name));
}

/**
 * Whether something did not go well that no review stands behind: a pull request without a plan may have brought it. What
 * is applied was reviewed elsewhere, so that one which has nothing to do with endpoints hears nothing of it.
 */
function someUnreviewed({ endpoints }: ApplyResult, { unread }: Plan, mandate: Mandate): boolean {
  const isReviewed = (name: string): boolean => mandate.kind === 'pull-requests' && (mandate.approvals.get(name)?.reviews.length ?? 0) > 0;
  const isOpen = ({ name, reason }: EndpointResult): boolean =>
    reason === 'plan-missing' || reason === 'plan-changed' || (reason !== undefined && !isReviewed(name));
  return endpoints.some(isOpen) || unread.some(({ name }) => !isReviewed(name));
}

/**
 * Reviews of earlier merges that this apply has brought to an end: those whose own run was evicted from the queue, failed,
 * or died while it was applying. What is open of them still needs no further word.
 */
async function alsoAnswered(story: Story, { targets, result }: Done, ended: ApplyReport): Promise<ApplyReportTarget[]> {
  const { settings, run, log } = story;
  if (settings.comment === 'never') return [];
  const answered = new Set(targets.map(({ pullRequest }) => pullRequest));
  const names = new Set(result.endpoints.map(({ name }) => name));
  const open = await attempt(log, 'look for reviews that this apply settles', () => openReviews(story));
  return (open ?? []).filter(({ pullRequest, comment }) => {
    const { marker } = comment;
    if (answered.has(pullRequest) || (marker.state === 'applying' && compareRuns(marker, run) > 0)) return false;
    const covered = Object.keys(marker.endpoints).every((name) => names.has(name) || settings.only.length === 0);
    return covered && settledState(comment, ended, settings.only) !== marker.state;
  });
}

function wasCutOff(result: ApplyResult): boolean {
  return result.endpoints.some(({ outcome }) => outcome === 'cancelled');
}

function endpointFailure(endpoint: EndpointResult): Failure[] {
  if (endpoint.reason === undefined) return [];
  const words = [endpoint.message ?? endpoint.outcome, servesWords(endpoint)].filter((part) => part !== '').join(' ');
  return [{ reason: endpoint.reason, message: `\`${endpoint.name}\`: ${words}`, hint: endpoint.hint }];
}

/** The newest comment of each pull request that this run answers; pull requests of the push without one are answered too. */
export function reportTargets(mandate: Mandate, plan: Plan): ApplyReportTarget[] {
  if (mandate.kind !== 'pull-requests') return [];
  const targets = new Map<number, ApplyReportTarget>();
  for (const { pullRequest, comment } of [...mandate.sources, ...mandate.earlier]) {
    if (!targets.has(pullRequest)) targets.set(pullRequest, { pullRequest, comment });
  }
  for (const pull of mandate.pulls) {
    if (!targets.has(pull.number) && hasChanges(plan)) targets.set(pull.number, { pullRequest: pull.number });
  }
  return [...targets.values()];
}

/** Writes how far it has come at each pull request; a report that fails is a warning. Answers the address of the first. */
export async function reportAll(
  story: Story,
  targets: readonly ApplyReportTarget[],
  what: ApplyReport,
): Promise<string | undefined> {
  const { repository, settings, log } = story;
  if (repository === undefined || settings.comment === 'never') return undefined;
  let first: string | undefined;
  for (const target of targets) {
    if (what.state === 'applying' && target.comment === undefined) continue;
    const posted = await attempt(log, `report on pull request #${target.pullRequest}`, () => postApply(story, repository, target, what));
    first ??= posted?.url;
  }
  return first;
}
