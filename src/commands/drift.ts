import { formatMarker } from '../markers.js';
import { distinctBlocks } from '../plan/blocks.js';
import { digestOf } from '../plan/digest.js';
import type { Plan } from '../plan/plan.js';
import type { DriftIssue, DriftMarker } from '../ports.js';
import { renderDriftIssue, renderDriftResolved, renderDriftSummary } from '../render/drift-issue.js';
import { driftKind } from '../render/drift-words.js';
import { renderDriftText } from '../render/text-plan.js';
import { planFailures, plannerFor, runFacts } from './context.js';
import { worstOf } from './plan.js';
import { attempt, type Repository, type Story, type StoryEnd } from './story.js';

/** What the marker of an issue says once its drift is gone: closed by us, not by hand. */
const clean = 'clean';

/** Compares the workspace with the repository and keeps the one issue about it. Changes nothing in the workspace. */
export async function drift(story: Story): Promise<StoryEnd> {
  const { settings, log, repository } = story;
  const plan = await plannerFor(story).plan();
  for (const line of renderDriftText(plan).split('\n')) log.info(line);
  // An endpoint that was taken over has no change to apply, and still is not what the repository says.
  const drifted = driftKind(plan) === 'drift';
  const end: StoryEnd = { plan, hasDrift: drifted, summary: renderDriftSummary(plan, { ...runFacts(story), head: story.run.commit }) };

  const unreadable = worstOf(planFailures({ ...plan, endpoints: [] }));
  if (unreadable !== undefined) end.failure = unreadable;
  else if (drifted && settings.failOnDrift) {
    end.failure = {
      reason: 'drift',
      message: 'The workspace differs from the manifest.',
      hint: 'Revert it with an apply, or bring the live values into the manifest.',
    };
  }
  if (settings.driftIssue && repository !== undefined) {
    const url = await attempt(log, 'keep the drift issue', () => keepIssue(story, repository, plan));
    if (url !== undefined) end.issueUrl = url;
  }
  return end;
}

/** Address of the issue, where there is one to speak of. */
async function keepIssue(story: Story, repository: Repository, plan: Plan): Promise<string | undefined> {
  const { issues } = repository;
  const [newest] = await issues.find(plan.manifest, plan.target);
  if (driftKind(plan) === 'drift') return reportDrift(story, repository, plan, newest);
  if (newest === undefined) return undefined;
  // What was not read, for lack of a right or because `only` left it out, never counts as clean.
  if (plan.unread.length > 0 || story.settings.only.length > 0) return newest.open ? newest.url : undefined;
  if (!newest.open && newest.marker.findings === clean) return undefined;
  const { title, body } = renderDriftIssue(plan, {
    ...runFacts(story),
    marker: formatMarker('drift', marker(plan, clean)),
    since: newest.createdAt,
    head: story.run.commit,
  });
  // One that was closed by hand only learns that its drift is gone, so that later drift is a new issue.
  if (newest.open) await issues.comment(newest.number, renderDriftResolved(runFacts(story)));
  await issues.update(newest.number, title, body, 'closed');
  return newest.open ? newest.url : undefined;
}

function marker(plan: Plan, findings: string): DriftMarker {
  return { v: 1, manifest: plan.manifest, target: plan.target, host: plan.host, findings };
}

async function reportDrift(story: Story, repository: Repository, plan: Plan, newest: DriftIssue | undefined): Promise<string> {
  const { issues } = repository;
  const findings = findingsDigest(plan);
  const settled = newest !== undefined && !newest.open && newest.marker.findings === clean;
  const current = settled ? undefined : newest;
  const { title, body } = renderDriftIssue(plan, {
    ...runFacts(story),
    marker: formatMarker('drift', marker(plan, findings)),
    head: story.run.commit,
    ...(current === undefined ? {} : { since: current.createdAt }),
    ...(settled ? { previousIssue: newest.number } : {}),
  });
  if (current === undefined) return (await issues.create(title, body)).url;
  if (current.open && current.marker.findings === findings) return current.url;
  await issues.update(current.number, title, body, 'open');
  return current.url;
}

/** Digest of everything the issue tells. The plan's own digest leaves out live values, blocks, holds and unread endpoints. */
function findingsDigest(plan: Plan): string {
  const said = plan.endpoints.map((endpoint) => [
    endpoint.name,
    distinctBlocks(endpoint).map(({ message }) => message).join(' '),
    endpoint.hold ?? '',
    // What is sensitive is not shown, and must not enter a digest that is.
    endpoint.changes.map(({ path, before, sensitive }) => [path, sensitive ? null : (before ?? null)]),
  ]);
  return digestOf([plan.digest, said, plan.unread.map((unread) => [unread.name, unread.reason])]);
}
