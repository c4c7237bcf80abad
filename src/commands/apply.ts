import { applyPlan, type ApplyEvent } from '../apply/execute.js';
import { overallReason } from '../apply/outcome.js';
import type { ApplyResult, EndpointResult } from '../apply/result.js';
import { hasChanges, planDigest } from '../plan/build.js';
import { configMatches } from '../plan/config-matches.js';
import type { Plan } from '../plan/plan.js';
import { renderResultReport } from '../render/result-report.js';
import { outcomeCounts } from '../render/result-words.js';
import { renderPlanText } from '../render/text-plan.js';
import { renderResultText } from '../render/text-result.js';
import { capital, planLine } from '../render/words.js';
import { planApproved } from './approved-plan.js';
import { callerProblems } from './caller.js';
import { compareCommits } from './commit-order.js';
import { annotatePlan, planFailures, runFacts } from './context.js';
import { noRecord, openRecord, tryHistory } from './deployment.js';
import { destructionAllowed, labelRefusal } from './destroy-label.js';
import { worstOf } from './plan.js';
import { postApply, postEnd, settledState, type ApplyReport, type ApplyReportTarget } from './apply-comment.js';
import { settleApplying, settleCommitBefore } from './leftovers.js';
import { compareRuns } from './plan-comment.js';
import { createProgress } from './progress.js';
import { digestRefusal, refuseAll } from './refuse-plan.js';
import { approvedEndpoints, createReview, findMandate, openReviews, type Mandate } from './review.js';
import { sinceRun, tellStalePlans, writtenNames, type LiveChanges, type SinceRun } from './stale-plans.js';
import { failureText, setStatus } from './statuses.js';
import { attempt, type Failure, type Story, type StoryEnd } from './story.js';

/** Plans again, checks the plan against what was reviewed, carries it out, waits, and reports where it was reviewed. */
export async function apply(story: Story): Promise<StoryEnd> {
  const { log, settings } = story;
  const { mandate, labels, planner, plan } = await planApproved(story, await findMandate(story));
  annotatePlan(story, plan);
  for (const line of renderPlanText(plan).split('\n')) log.info(line);
  const history = await tryHistory(story);
  const order = await compareCommits(story, history);
  const tooOld = plan.endpoints.some((endpoint) => order.refusalOf(endpoint) !== undefined);
  // A review that was applied has nothing to hear of a run that comes after what it approved.
  const targets = reportTargets(mandate, plan).filter(({ comment }) => !tooOld || comment?.marker.state !== 'applied');
  const startedAt = story.clock.now();
  const known = { plan, mandate, startedAt };
  const refusal = digestRefusal(plan, settings.planDigest);
  if (refusal !== undefined) {
    const alone = createReview({ mandate, plan, planDigest: undefined, callerProblems: new Map() });
    const endpoints = withOneDigest(refuseAll({ plan, review: (endpoint) => order.refusalOf(endpoint) ?? alone(endpoint), now: startedAt }));
    const result = { ...resultOf(story, { ...known, endpoints }), failureReason: refusal.reason, refusal };
    return report(story, { plan, result, mandate, targets, live: [], onlyThese: true });
  }
  const busy = plan.endpoints.some((endpoint) => endpoint.operations.length > 0 && order.refusalOf(endpoint) === undefined);
  const me = busy ? await attempt(log, 'ask who is signed in', () => story.workspace.identity.me()) : undefined;
  // What is told that it is being applied has to hear how that ended.
  const live = busy ? targets.filter((target) => takesPart(target, plan)) : [];
  const setPending = (): Promise<void> => setStatus(story, { kind: 'apply', state: 'pending', text: `Applying: ${planLine(plan)}` });
  if (busy) {
    await reportAll(story, live, { plan, state: 'applying' });
    await setPending();
  }
  const progress = createProgress({
    plan,
    clock: story.clock,
    comments: story.settings.comment === 'never' ? 0 : live.length,
    post: async (rows) => (await reportAll(story, live, { plan, state: 'applying', progress: rows })) !== undefined,
    ...(busy ? { beat: setPending } : {}),
  });

  const check = createReview({ mandate, plan, planDigest: settings.planDigest, callerProblems: callerProblems(plan, me) });
  const review: typeof check = (endpoint) =>
    (endpoint.changes.length === 0 ? undefined : order.refusalOf(endpoint)) ?? labelRefusal(endpoint, settings.allowDestroy, labels) ?? check(endpoint);
  const told = new Set<string>();
  const record = tooOld && !busy ? noRecord : await openRecord(story, plan, history);
  const applied = await applyPlan({
    plan,
    api: story.workspace.serving,
    clock: story.clock,
    log,
    settings,
    review,
    replan: (name) => planner.replan(name),
    sameConfig: configMatches,
    locate: (key, path) => story.manifest.locate(key, path),
    signal: story.signal,
    ...(story.random === undefined ? {} : { random: story.random }),
    onProgress: (event) => {
      say(story, event, told);
      progress.note(event);
    },
  })
    .finally(() => progress.end())
    .catch(async (thrown: unknown) => {
      await Promise.all([record.abandon(), abandonAll(story, live, plan)]);
      throw thrown;
    });

  annotateRefusals(story, applied);
  const endpoints = withOneDigest(applied);
  const allowed = destructionAllowed(endpoints, settings.allowDestroy, labels);
  const result: ApplyResult = {
    ...resultOf(story, { ...known, endpoints, principal: me?.userName }),
    ...(allowed.length === 0 ? {} : { destructionAllowed: allowed }),
    ...(record.deployment === undefined ? {} : { deployment: record.deployment }),
  };
  const done: Done = { plan, result, mandate, targets, live, onlyThese: tooOld };
  if (story.signal.aborted) {
    // A few seconds are left: what waits for a word gets one, all at once, and nothing else is looked at.
    const [end] = await Promise.all([report(story, done), record.settle(result)]);
    return end;
  }
  await record.settle(result);
  return report(story, done);
}

/** An error ended the run in the midst of it: nobody must go on waiting for its end. */
async function abandonAll(story: Story, targets: readonly ApplyReportTarget[], plan: Plan): Promise<void> {
  const { repository, log } = story;
  if (repository === undefined || story.settings.comment === 'never') return;
  const statusNote = 'An error ended the run that was applying it: see its log, and run it again.';
  await Promise.all(
    targets.map(async ({ pullRequest, comment }) => {
      if (comment === undefined) return;
      await attempt(log, `report on pull request #${pullRequest}`, () => postEnd(story, repository, { comment, plan, state: 'failed', statusNote }));
    }),
  );
}

/** Whether the apply says at the pull request that it is under way; not where it has nothing more to do for it. */
function takesPart({ comment }: ApplyReportTarget, plan: Plan): boolean {
  if (comment === undefined) return false;
  const { marker } = comment;
  return marker.state !== 'applied' || plan.endpoints.some(({ name, operations }) => operations.length > 0 && Object.hasOwn(marker.endpoints, name));
}

/** Puts what the platform refused on the lines of the manifest that it speaks of. */
function annotateRefusals(story: Story, results: readonly EndpointResult[]): void {
  for (const { name, message = '', fields = [] } of results) {
    for (const { place } of fields) {
      if (place !== undefined) story.annotations.add({ severity: 'error', message: `\`${name}\`: ${message}`, ...place });
    }
  }
}

/** What this run holds back is approved together: one digest over all of it. */
function withOneDigest(results: readonly EndpointResult[]): EndpointResult[] {
  const heldBackDigest = planDigest(results.filter(({ approval }) => approval !== undefined).map(({ plan }) => plan));
  return results.map((result) => (result.approval === undefined ? result : { ...result, approval: { ...result.approval, heldBackDigest } }));
}

interface Known extends Pick<Done, 'plan' | 'mandate'> {
  startedAt: number;
  endpoints: EndpointResult[];
  /** Who is signed in, where it was asked. */
  principal?: string | undefined;
}

function resultOf(story: Story, { plan, mandate, startedAt, endpoints, principal = '' }: Known): ApplyResult {
  const reason = overallReason(endpoints, plan.unread);
  return {
    who: { actor: story.run.actor, principal },
    commit: story.run.commit,
    pullRequests: mandate.kind === 'pull-requests' ? mandate.pulls.map((pull) => pull.number) : [],
    manifest: plan.manifest,
    target: plan.target,
    host: plan.host,
    planDigest: plan.digest,
    endpoints,
    warnings: [...plan.warnings, ...plan.unread.map((unread) => `Could not read \`${unread.name}\`: ${unread.message}`)],
    startedAt,
    finishedAt: story.clock.now(),
    ...(reason === undefined ? {} : { failureReason: reason }),
  };
}

interface Done {
  plan: Plan;
  result: ApplyResult;
  mandate: Mandate;
  targets: ApplyReportTarget[];
  /** Those that were told that they are being applied. */
  live: readonly ApplyReportTarget[];
  /** Newer commits were applied, or nothing of the plan was: this run has nothing to say of other reviews. */
  onlyThese: boolean;
}

async function report(story: Story, done: Done): Promise<StoryEnd> {
  const { plan, result, mandate } = done;
  for (const line of renderResultText(result).split('\n')) story.log.info(line);
  const end: StoryEnd = {
    plan,
    result,
    summary: renderResultReport(result, { ...runFacts(story), approved: approvedEndpoints(mandate) }),
  };
  const failure = result.refusal ?? worstOf([...result.endpoints.flatMap(endpointFailure), ...planFailures({ ...plan, endpoints: [] })]);
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
  return [{ reason: endpoint.reason, message: `\`${endpoint.name}\`: ${endpoint.message ?? endpoint.outcome}`, hint: endpoint.hint }];
}

/** The newest comment of each pull request that this run answers; pull requests of the push without one are answered too. */
function reportTargets(mandate: Mandate, plan: Plan): ApplyReportTarget[] {
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

async function reportAll(
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

/** One line for each endpoint that is finished, for whoever watches the run. What several are refused for is said once. */
function say(story: Story, event: ApplyEvent, told: Set<string>): void {
  if (event.type !== 'finished') return;
  const { outcome, message } = event.result;
  const isNew = message !== undefined && !told.has(message);
  story.log.info(`${event.name}: ${outcome}${isNew ? ` — ${message}` : ''}`);
  if (outcome === 'refused' && message !== undefined) told.add(message);
}
