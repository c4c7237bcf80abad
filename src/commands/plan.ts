import { worstReason } from '../errors.js';
import type { Manifest } from '../endpoint/model.js';
import { hasChanges, inScope } from '../plan/build.js';
import { planOffline } from '../plan/offline.js';
import type { Plan } from '../plan/plan.js';
import { hasFloatingVersion } from '../plan/resolve.js';
import { renderPlanSummary } from '../render/plan-summary.js';
import { renderPlanText } from '../render/text-plan.js';
import { planLine } from '../render/words.js';
import { planApproved } from './approved-plan.js';
import { annotatePlan, planContext, planFailures, plannerFor, runFacts } from './context.js';
import { askLabel, consentLine, consentsInEffect, needsLabel, withLabelBlocks, type LabelConsent } from './destroy-label.js';
import { tellIgnoreEnds } from './ignore-ends.js';
import { settleLeftovers } from './leftovers.js';
import { postPlan, type Posted } from './plan-comment.js';
import { failureText, setStatus } from './statuses.js';
import { findReviews } from './review.js';
import { attempt, type Failure, type Story, type StoryEnd, type Told } from './story.js';

/** Plans, says so in the log, the summary and the pull request, and changes nothing. */
export async function plan(story: Story): Promise<StoryEnd> {
  const { planned, consent } = story.run.pullRequest === undefined ? { planned: await planByReviews(story) } : await planWithLabel(story, story.run.pullRequest);
  // Cancelled, most often because a newer commit was pushed: what is read half-way is no finding, and no news.
  if (story.signal.aborted) return {};
  const end = await reportPlan(story, planned, consent);
  const { pullRequest, branch, defaultBranch } = story.run;
  if (pullRequest === undefined && branch !== undefined && branch === defaultBranch) await settleLeftovers(story, planned);
  return end;
}

/** The plan, with what a label on its pull request allows. The label is asked about only where the plan hangs on it. */
async function planWithLabel(story: Story, { number: pullRequest, head }: { number: number; head: string }): Promise<{ planned: Plan; consent?: LabelConsent }> {
  const { allowDestroy, allowDestroyLabel: destroyLabel } = story.settings;
  if (destroyLabel === undefined) return { planned: await plannerFor(story).plan() };
  const planned = await plannerFor(story, { destroyLabel }).plan();
  if (!needsLabel(planned, allowDestroy)) return { planned };
  const verdict = await askLabel(story, { pullRequest, head });
  if ('why' in verdict) return { planned: withRemarks(planned, [verdict.why]) };
  const { consent } = verdict;
  const allowed = await plannerFor(story, { allowDestroy: true }).plan();
  return { planned: withRemarks(allowed, [consentLine(consent)]), consent };
}

/**
 * The plan of a push or of a merge queue's group: with the versions and labels of the reviews behind it, so that it shows
 * what the apply would do. They are looked up only where the plan hangs on them.
 */
async function planByReviews(story: Story): Promise<Plan> {
  const { settings: { allowDestroy, allowDestroyLabel, planCheck, only }, run, repository, manifest } = story;
  const reviewed = repository !== undefined && planCheck !== 'off' && (run.push !== undefined || run.queue !== undefined);
  const floats = manifest.endpoints.some((endpoint) => inScope(only, endpoint.key, endpoint.name) && hasFloatingVersion(endpoint));
  if (!reviewed || !floats) {
    const planned = await plannerFor(story).plan();
    if (!reviewed || allowDestroyLabel === undefined || !needsLabel(planned, allowDestroy)) return planned;
  }
  // After a merge it is too late to set the label.
  const advice = run.queue === undefined || allowDestroyLabel === undefined ? {} : { destroyLabel: allowDestroyLabel };
  const { plan: planned, labels } = await planApproved(story, await findReviews(story), advice);
  const consents = consentsInEffect(planned, allowDestroy, labels);
  return withRemarks(withLabelBlocks(planned, allowDestroy, labels), consents.map(consentLine));
}

const withRemarks = (planned: Plan, remarks: readonly (string | undefined)[]): Plan => ({
  ...planned, warnings: [...remarks.filter((remark) => remark !== undefined), ...planned.warnings],
});

/** Plans without the workspace: the manifest of the base commit stands in for what is live. */
export async function planWithoutWorkspace(story: Told & { base: Manifest | undefined }): Promise<StoryEnd> {
  story.log.notice('Offline plan: the workspace was not read. The manifest is compared with the one of the base commit.');
  return reportPlan(story, planOffline(story.base, planContext(story, ''), story.settings.only));
}

async function reportPlan(story: Told, planned: Plan, consent?: LabelConsent): Promise<StoryEnd> {
  const { settings, run, repository, log } = story;
  annotatePlan(story, planned);
  tellIgnoreEnds(story);
  for (const line of renderPlanText(planned).split('\n')) log.info(line);
  const end: StoryEnd = {
    plan: planned,
    summary: renderPlanSummary(planned, { ...runFacts(story), status: 'planned', head: run.pullRequest?.head ?? run.commit }),
  };
  const failure = worstOf(planFailures(planned));
  if (failure !== undefined) end.failure = failure;
  const pull = run.pullRequest;
  let posted: Posted | undefined;
  if (pull !== undefined && repository !== undefined && settings.comment !== 'never') {
    const wanted = settings.comment === 'always' || hasChanges(planned) || failure !== undefined;
    const destroy = consent === undefined ? {} : { destroy: { label: consent.label, by: consent.by, at: consent.at } };
    const post = (): Promise<Posted | undefined> => postPlan(story, repository, planned, { ...pull, createWhenMissing: wanted, ...destroy });
    // An offline plan is mostly that of a fork or of Dependabot, whose token can only read.
    posted = await attempt(log, 'post the plan on the pull request', post, { whenDenied: planned.offline ? 'The plan is in the job summary.' : undefined });
    if (posted?.url !== undefined) end.commentUrl = posted.url;
  }
  // The status, too, is the newer run's to set.
  if (posted?.superseded !== true) {
    const line = planLine(planned);
    await setStatus(story, { kind: 'plan', ...(failure === undefined ? { state: 'success', text: line } : { state: 'failure', text: failureText(failure, line) }) });
  }
  return end;
}

/** The failure that gives the run its reason, with how many there are. */
export function worstOf(failures: readonly Failure[]): Failure | undefined {
  const reason = worstReason(failures.map((failure) => failure.reason));
  const worst = failures.find((failure) => failure.reason === reason);
  if (worst === undefined || failures.length === 1) return worst;
  return { ...worst, message: `${worst.message} (and ${failures.length - 1} more: see the report)` };
}
