/** Plans of other open pull requests that an apply has made stale: their comments and statuses say "plan again". */
import type { ApplyResult } from '../apply/result.js';
import { formatMarker } from '../markers.js';
import type { OpenPlan, PlanMarker } from '../ports.js';
import { staleLine, staleNote, withNote } from '../render/stale-plan.js';
import { compareRuns } from './plan-comment.js';
import { sendStatus } from './statuses.js';
import { attempt, type Repository, type Told } from './story.js';

/** Three requests each. More pull requests over one endpoint are a queue, and its head plans again anyway. */
const mostPulls = 20;

/** Names of endpoints that an apply has written to. */
function changedNames(result: ApplyResult): Set<string> {
  const written = result.endpoints.filter(({ operations }) => operations.some(({ status }) => status === 'done' || status === 'already-done'));
  return new Set(written.map(({ name }) => name));
}

/**
 * Finds open pull requests whose plan names an endpoint that this apply has changed. What goes wrong is a warning: the plan
 * check looks at every change again, so that a stale plan approves nothing new.
 */
export async function tellStalePlans(story: Told, result: ApplyResult): Promise<void> {
  const { repository, settings, log } = story;
  const changed = changedNames(result);
  if (repository === undefined || settings.comment === 'never' || changed.size === 0) return;
  const { manifest, target, pullRequests: except } = result;
  const found = await attempt(log, 'look for open pull requests whose plans are stale now', () =>
    repository.openPlans.find({ manifest, target, except }),
  );
  const stale = (found ?? []).filter(({ comment }) => isCurrent(comment.marker) && namesIn(comment.marker, changed).length > 0);
  const told = new Set<number>();
  for (const plan of stale) {
    if (told.size === mostPulls) break;
    const done = await attempt(log, `tell #${plan.pullRequest} that its plan is stale`, () => tellOne(story, repository, { plan, result, changed }));
    // What kept this one from being told, a right that is missing for one, would keep the others, too.
    if (done === undefined) break;
    if (done) told.add(plan.pullRequest);
  }
  if (told.size > 0) log.info(`Told to plan again, because this apply changed what their plans show: ${[...told].map((number) => `#${number}`).join(', ')}.`);
}

/** An offline plan shows nothing of the workspace that could have changed. */
const isCurrent = (marker: PlanMarker): boolean => marker.state === 'planned' && marker.offline !== true && marker.stale !== true;

const namesIn = (marker: PlanMarker, changed: ReadonlySet<string>): string[] => Object.keys(marker.endpoints).filter((name) => changed.has(name));

/** False where a newer plan has come meanwhile. */
async function tellOne(
  story: Told,
  { comments }: Repository,
  { plan, result, changed }: { plan: OpenPlan; result: ApplyResult; changed: ReadonlySet<string> },
): Promise<boolean> {
  const { run, settings } = story;
  const { pullRequest, comment: seen } = plan;
  // GitHub has no way to write only what nobody else has written since: look again, right before.
  const now = (await comments.find(pullRequest, result.manifest, result.target)).find(({ id }) => id === seen.id);
  if (now === undefined || !isCurrent(now.marker) || compareRuns(now.marker, seen.marker) !== 0) return false;
  const { marker, body } = now;
  const names = namesIn(marker, changed);
  const note = staleNote({ names, pullRequests: result.pullRequests, ...(run.runUrl === undefined ? {} : { runUrl: run.runUrl }) });
  await comments.update(now.id, withNote(body, formatMarker('plan', { ...marker, stale: true }), note));
  // A head that has moved since waits for a plan of its own.
  if (settings.status && marker.status !== undefined && marker.statusOff !== true && plan.head === marker.head) {
    const url = run.runUrl === undefined ? {} : { url: run.runUrl };
    await sendStatus(story, { commit: marker.head, context: marker.status, state: 'failure', description: staleLine(names), ...url });
  }
  return true;
}
