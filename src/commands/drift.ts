import { formatMarker } from '../markers.js';
import { hasChanges } from '../plan/build.js';
import { digestOf } from '../plan/digest.js';
import type { Plan } from '../plan/plan.js';
import type { DriftIssue, DriftMarker } from '../ports.js';
import { renderDriftIssue, renderDriftResolved, renderDriftSummary } from '../render/drift-issue.js';
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
  const drifted = hasChanges(plan);
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
  const known = await issues.find(plan.manifest, plan.target);
  const newest = known[0];
  if (hasChanges(plan)) return reportDrift(story, repository, plan, newest);
  // What could not be read never counts as clean.
  if (newest?.open !== true || plan.unread.length > 0) return newest?.open === true ? newest.url : undefined;
  const { title, body } = renderDriftIssue(plan, {
    ...runFacts(story),
    marker: formatMarker('drift', marker(plan, clean)),
    since: newest.createdAt,
    head: story.run.commit,
  });
  await issues.comment(newest.number, renderDriftResolved(runFacts(story)));
  await issues.update(newest.number, title, body, 'closed');
  return newest.url;
}

function marker(plan: Plan, findings: string): DriftMarker {
  return { v: 1, manifest: plan.manifest, target: plan.target, host: plan.host, findings };
}

async function reportDrift(story: Story, repository: Repository, plan: Plan, newest: DriftIssue | undefined): Promise<string> {
  const { issues } = repository;
  // Blocks, holds and unread endpoints are part of what the issue says, so they are part of "same findings".
  const said = plan.endpoints.map((endpoint) => [endpoint.name, endpoint.blocked?.message ?? '', endpoint.hold ?? '']);
  const findings = digestOf([plan.digest, said, plan.unread.map((unread) => [unread.name, unread.reason])]);
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
