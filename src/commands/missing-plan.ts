/** A head that no plan could be made of: the plan of an earlier one must not stand as if it were that of the head. */
import type { Settings } from '../inputs.js';
import { formatMarker } from '../markers.js';
import { missingNote, withNote } from '../render/stale-plan.js';
import { compareRuns, newestOf } from './plan-comment.js';
import { statusContext } from './statuses.js';
import { attempt, type Failure, type Told } from './story.js';

/**
 * Says on the pull request's plan that there is none of its head, and why; the next plan takes its place. The comment is
 * found by the context of its plan's status, because a manifest that cannot be read does not say what it is called.
 * Two requests, a third where there is something to say. Never throws.
 */
export async function tellMissingPlan(
  story: Pick<Told, 'run' | 'repository' | 'log'> & { settings: Pick<Settings, 'comment' | 'manifest' | 'target'> },
  failure: Pick<Failure, 'reason' | 'message'>,
): Promise<void> {
  const { run, repository, settings, log } = story;
  const pull = run.pullRequest;
  if (pull === undefined || repository === undefined || settings.comment === 'never') return;
  const { comments, pullRequests } = repository;
  await attempt(log, 'say on the pull request that there is no plan of its head', async () => {
    const [found, current] = await Promise.all([comments.withStatus(pull.number, statusContext('plan', settings)), pullRequests.get(pull.number)]);
    const newest = newestOf(found.filter(({ marker }) => marker.state !== 'closed'));
    // A newer run, or that of a newer head, has more to say; a pull request that is not open waits for no plan.
    if (newest === undefined || compareRuns(newest.marker, run) > 0 || (current !== undefined && (!current.open || current.head !== pull.head))) return;
    const { id, body, marker } = newest;
    if (marker.state !== 'planned' || marker.head === pull.head) return;
    const note = missingNote({ ...failure, head: pull.head, planned: marker.head, ...(run.runUrl === undefined ? {} : { runUrl: run.runUrl }) });
    await comments.update(id, withNote(body, formatMarker('plan', { ...marker, stale: true }), note));
  });
}
