import { formatMarker } from '../markers.js';
import { distinctBlocks } from '../plan/blocks.js';
import { isTransient } from '../plan/conditions.js';
import { digestOf } from '../plan/digest.js';
import { driftKind, findingKey, findingKeys, judgeDrift, needsIssue, uncompared, unmanagedOf, type Drift } from '../plan/drift.js';
import type { Plan } from '../plan/plan.js';
import type { EndpointSummary } from '../endpoint/model.js';
import type { DriftIssue, DriftMarker } from '../ports/drift-issues.js';
import { renderDriftCopy, renderDriftIssue, renderDriftResolved, renderDriftSummary } from '../render/drift-issue.js';
import { renderDriftText } from '../render/drift-text.js';
import type { DriftContext } from '../render/context.js';
import { planFailures, plannerFor, runFacts } from './context.js';
import { findHeadApplied, findMergedPlans } from './drift-causes.js';
import { firstSeen, seenRows } from './first-seen.js';
import { ignoreEndWords, tellIgnoreEnds } from './ignore-ends.js';
import { settleLeftovers } from './leftovers.js';
import { worstOf } from './plan.js';
import { editsFound, sinceRun, tellStalePlans, type SinceRun } from './stale-plans.js';
import { attempt, type Repository, type Story, type StoryEnd } from './story.js';

/** What the marker of an issue says once its drift is gone: closed by us, not by hand. */
const clean = 'clean';

/** Compares the workspace with the repository and keeps the one issue about it. Changes nothing in the workspace. */
export async function drift(story: Story): Promise<StoryEnd> {
  const { settings, log, repository } = story;
  const { plan, listed } = await readAll(story);
  const notes = tellIgnoreEnds(story).filter(({ ended }) => !ended).map((end) => `\`${end.endpoint}\`: ${ignoreEndWords(end)}`);
  const unmanaged = settings.driftUnmanaged ? unmanagedOf(listed, story.manifest, settings.only) : [];
  const keeper = settings.driftIssue ? repository : undefined;
  const past = keeper === undefined ? undefined : await attempt(log, 'look for the drift issue', () => findIssues(keeper, plan));
  const judged = await judge(story, { plan, unmanaged, issue: openOrHandClosed(past?.newest) });
  for (const line of renderDriftText(judged, { notes }).split('\n')) log.info(line);
  // An endpoint that was taken over has no change to apply, and still is not what the repository says.
  const drifted = driftKind(judged) === 'drift';
  const facts: Omit<DriftContext, 'marker'> = { ...runFacts(story), head: story.run.commit, notes };
  const end: StoryEnd = { plan, hasDrift: drifted, summary: renderDriftSummary(judged, facts) };

  const unreadable = worstOf(planFailures({ ...plan, endpoints: uncompared(judged) }));
  if (unreadable !== undefined) end.failure = unreadable;
  else if (drifted && settings.failOnDrift) {
    end.failure = {
      reason: 'drift',
      message: 'The workspace differs from the manifest.',
      hint: 'Revert it with an apply, or bring the live values into the manifest.',
    };
  }
  // Without the issues that there are, a second one might be opened.
  if (keeper !== undefined && past !== undefined) {
    const url = await attempt(log, 'keep the drift issue', () => keepIssue(story, { repository: keeper, judged, facts, newest: past.newest }));
    if (url !== undefined) end.issueUrl = url;
    await closeCopies(story, keeper, { judged, ...past });
  }
  const earlier: SinceRun[] = [];
  await settleLeftovers(story, plan, (marker) => { earlier.push(sinceRun(marker)); });
  // The issue is what remembers: the same drift is not told anew to plans that were made in its sight.
  if (keeper === undefined) await tellStalePlans(story, editsFound(judged.findings, { remembered: false }));
  else if (past !== undefined && isNews(judged, openOrHandClosed(past.newest))) await tellStalePlans(story, editsFound(judged.findings, { remembered: true }));
  await tellStalePlans(story, { by: 'apply', pullRequests: [], names: new Set(), earlier });
  return end;
}

/** The plan, with the list that it was made from. */
async function readAll(story: Story): Promise<{ plan: Plan; listed: readonly EndpointSummary[] }> {
  const { serving } = story.workspace;
  let listed: readonly EndpointSummary[] = [];
  const remembering = { ...serving, list: async () => (listed = await serving.list()) };
  const plan = await plannerFor({ ...story, workspace: { ...story.workspace, serving: remembering } }).plan();
  return { plan, listed };
}

/** The newest issue goes on. Older ones that are open with findings of their own are what a race of two runs made. */
async function findIssues({ issues }: Repository, plan: Plan): Promise<{ newest: DriftIssue | undefined; copies: DriftIssue[] }> {
  const [newest, ...older] = await issues.find(plan.manifest, plan.target);
  return { newest, copies: older.filter(({ open, marker }) => open && marker.findings !== clean) };
}

async function closeCopies(
  { log }: Story,
  { issues }: Repository,
  { judged, newest, copies }: { judged: Drift; newest: DriftIssue | undefined; copies: readonly DriftIssue[] },
): Promise<void> {
  if (newest === undefined) return;
  for (const { number } of copies) {
    const { title, body } = renderDriftCopy(judged, { marker: formatMarker('drift', markerOf(judged.plan, { findings: clean })), goesOn: newest.number });
    await attempt(log, `close issue #${number}, which #${newest.number} goes on for`, () => issues.update(number, title, body, 'closed'));
  }
}

/** The issue that goes on: one whose drift went away is over, and later drift has another. */
function openOrHandClosed(issue: DriftIssue | undefined): DriftIssue | undefined {
  return issue !== undefined && !issue.open && issue.marker.findings === clean ? undefined : issue;
}

async function judge(story: Story, known: { plan: Plan; unmanaged: readonly EndpointSummary[]; issue: DriftIssue | undefined }): Promise<Drift & { causesKnown: boolean }> {
  const { plan, unmanaged, issue } = known;
  const { repository, settings } = story;
  const merged = repository === undefined ? [] : await findMergedPlans(story, repository, plan);
  const headApplied = repository === undefined || merged === undefined ? false : await findHeadApplied(story, repository, { plan, merged });
  const facts = { merged: merged ?? [], headApplied: headApplied === true, unmanaged, only: settings.only };
  const found = judgeDrift(plan, facts);
  const now = `${new Date(story.clock.now()).toISOString().slice(0, 16)}Z`;
  // An endpoint that cannot be read now may have differed before; its time is shown where it is told.
  const keys = [...findingKeys(found), ...plan.unread.map(({ name }) => findingKey('differs', name)).filter((key) => wasSeen(key, issue))];
  const before = issue === undefined ? {} : { seen: issue.marker.seen, otherwise: issue.createdAt };
  return { ...found, since: firstSeen(keys, before, now), causesKnown: merged !== undefined && headApplied !== undefined };
}

function wasSeen(key: string, issue: DriftIssue | undefined): boolean {
  const mark = 'never';
  return issue?.marker.seen !== undefined && firstSeen([key], { seen: issue.marker.seen }, mark).get(key) !== mark;
}

interface Keeping {
  repository: Repository;
  judged: Drift & { causesKnown: boolean };
  facts: Omit<DriftContext, 'marker'>;
  newest: DriftIssue | undefined;
}

/** Address of the issue, where there is one to speak of. */
async function keepIssue(story: Story, keeping: Keeping): Promise<string | undefined> {
  const { judged, newest, facts, repository: { issues } } = keeping;
  const { plan } = judged;
  if (needsIssue(judged)) return report(story, keeping);
  if (newest === undefined) return undefined;
  // What was not read or not compared, for lack of a right or because `only` left it out, never counts as clean.
  if (driftKind(judged) === 'unread' || story.settings.only.length > 0) return newest.open ? newest.url : undefined;
  if (!newest.open && newest.marker.findings === clean) return undefined;
  const { title, body } = renderDriftIssue(judged, { ...facts, marker: formatMarker('drift', markerOf(plan, { findings: clean })), since: newest.createdAt });
  // One that was closed by hand only learns that its drift is gone, so that later drift is a new issue.
  if (newest.open) await issues.comment(newest.number, renderDriftResolved(facts));
  await issues.update(newest.number, title, body, 'closed');
  return newest.open ? newest.url : undefined;
}

function markerOf({ manifest, target, host }: Plan, rest: Pick<DriftMarker, 'findings' | 'seen'>): DriftMarker {
  return { v: 1, manifest, target, host, ...rest };
}

async function report(story: Story, { judged, newest, facts, repository: { issues } }: Keeping): Promise<string> {
  const { plan } = judged;
  const current = openOrHandClosed(newest);
  const findings = findingsDigest(judged);
  if (current?.open === true && isSame(current.marker.findings, findings, judged.causesKnown)) return current.url;
  const partial = story.settings.only.length > 0;
  const seen = seenRows(judged.since, partial ? current?.marker.seen : []);
  const { title, body } = renderDriftIssue(judged, {
    ...facts,
    marker: formatMarker('drift', markerOf(plan, { findings, seen })),
    ...(current === undefined ? {} : { since: current.createdAt }),
    ...(current === undefined && newest !== undefined ? { previousIssue: newest.number } : {}),
  });
  if (current === undefined) return (await issues.create(title, body)).url;
  await issues.update(current.number, title, body, 'open');
  return current.url;
}

/** Whether what differs is something else than the issue says. */
function isNews(judged: Drift, issue: DriftIssue | undefined): boolean {
  return judged.findings.length > 0 && (issue === undefined || !isSame(issue.marker.findings, findingsDigest(judged), false));
}

/** Where GitHub did not tell the causes this time, those that the issue tells stay. */
function isSame(before: string, now: string, causesKnown: boolean): boolean {
  return causesKnown ? before === now : before.split('-')[0] === now.split('-')[0];
}

/**
 * Digests of everything the issue tells: what is so, and why. The plan's own digest leaves out live values, blocks,
 * holds and unread endpoints.
 */
function findingsDigest({ plan, findings, conditions, unmanaged }: Drift): string {
  const said = plan.endpoints.map((endpoint) => [
    endpoint.name,
    distinctBlocks(endpoint).map(({ message }) => message).join(' '),
    endpoint.hold ?? '',
    // What is sensitive is not shown, and must not enter a digest that is.
    endpoint.changes.map(({ path, before, sensitive }) => [path, sensitive ? null : (before ?? null)]),
  ]);
  const states = conditions.filter((condition) => !isTransient(condition)).map(({ name, kind, serves }) => [name, kind, serves]);
  const what = [plan.digest, said, plan.unread.map(({ name, reason }) => [name, reason]), states, unmanaged.map(({ name, id }) => [name, id])];
  const why = findings.map(({ endpoint, group, evidence, recreatedSince }) => [
    endpoint.name, group, recreatedSince ?? 0, evidence.map(({ cause, pullRequest, paths }) => [cause, pullRequest ?? 0, paths]),
  ]);
  return `${digestOf(what)}-${digestOf(why)}`;
}

