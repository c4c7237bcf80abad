import { applyPlan, type ApplyEvent } from '../apply/execute.js';
import { overallReason } from '../apply/outcome.js';
import type { ApplyResult, EndpointResult } from '../apply/result.js';
import { planDigest } from '../plan/build.js';
import { configMatches } from '../plan/config-matches.js';
import type { Plan } from '../plan/plan.js';
import { servesWords } from '../render/result-words.js';
import { renderPlanText } from '../render/text-plan.js';
import { planLine } from '../render/words.js';
import { postEnd, type ApplyReportTarget } from './apply-comment.js';
import { report, reportAll, reportTargets, type Done } from './apply-report.js';
import { planApproved } from './approved-plan.js';
import { callerProblems } from './caller.js';
import { compareCommits } from './commit-order.js';
import { annotatePlan } from './context.js';
import { noRecord, openRecord, tryHistory } from './deployment.js';
import { destructionAllowed, labelRefusal } from './destroy-label.js';
import { createProgress } from './progress.js';
import { digestRefusal, refuseAll } from './refuse-plan.js';
import { createReview, findMandate } from './review.js';
import { setStatus } from './statuses.js';
import { attempt, type Story, type StoryEnd } from './story.js';

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

/** One line for each endpoint that is finished, for whoever watches the run. What several are refused for is said once. */
function say(story: Story, event: ApplyEvent, told: Set<string>): void {
  if (event.type !== 'finished') return;
  const { outcome, message } = event.result;
  const isNew = message !== undefined && !told.has(message);
  story.log.info(`${event.name}: ${outcome}${isNew ? ` — ${[message, servesWords(event.result)].join(' ').trim()}` : ''}`);
  if (outcome === 'refused' && message !== undefined) told.add(message);
}
