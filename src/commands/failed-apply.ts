/** An apply that an error ended before it came to a plan: the pull requests that it was for must not wait for it for ever. */
import type { Settings } from '../inputs.js';
import { formatMarker } from '../markers.js';
import type { PlanMarker } from '../ports/plan-comments.js';
import { failedNote, withNote } from '../render/stale-plan.js';
import { takenUp } from './apply-comment.js';
import { compareRuns, newestOf } from './plan-comment.js';
import { statusContext } from './statuses.js';
import { attempt, type Failure, type Told } from './story.js';

/** A plan without changes waits for no apply. */
const namesAny = ({ endpoints, others }: PlanMarker): boolean => Object.keys(endpoints).length > 0 || others !== undefined;

/**
 * Says on the plans of the pull requests that a push merged that nothing of them was applied, and why. What they approve
 * stays approved for the next run. The plans are found by the context of their status, because a manifest that cannot be
 * read does not say what it is called. Never throws.
 */
export async function tellFailedApply(
  story: Pick<Told, 'run' | 'repository' | 'log'> & { settings: Pick<Settings, 'comment' | 'manifest' | 'target'> },
  failure: Pick<Failure, 'reason' | 'message'>,
): Promise<void> {
  const { run, repository, settings, log } = story;
  const { push, runUrl } = run;
  if (push === undefined || repository === undefined || settings.comment === 'never') return;
  const { comments, pullRequests } = repository;
  const tell = async (): Promise<void> => {
    for (const { number } of await pullRequests.mergedBy(push)) {
      const found = await comments.withStatus(number, statusContext('plan', settings));
      const newest = newestOf(found.filter(({ marker }) => marker.state !== 'closed'));
      // What this run or a newer one has said already is more than this.
      if (newest === undefined || compareRuns(newest.marker, run) >= 0) continue;
      const { id, body, marker } = newest;
      if ((marker.state !== 'planned' && marker.state !== 'failed') || !namesAny(marker)) continue;
      const note = failedNote({ ...failure, ...(runUrl === undefined ? {} : { runUrl }) });
      await comments.update(id, withNote(body, formatMarker('plan', takenUp(marker, story, 'failed')), note));
    }
  };
  await attempt(log, 'say on the merged pull requests that nothing of them was applied', tell, { whenDenied: 'The status of the commit says it.' });
}
