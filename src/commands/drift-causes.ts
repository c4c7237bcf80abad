/** What GitHub knows of how differences came about: plans of merged pull requests, and whether they were applied. */
import { ApiError, asEndpointsError } from '../errors.js';
import { unexplainedChanges, type MergedPlan } from '../plan/drift.js';
import type { Plan } from '../plan/plan.js';
import type { PullRequest } from '../ports/pull-requests.js';
import { readHistory } from './deployment.js';
import type { Repository, Story } from './story.js';

/** Plans of this many pull requests are looked at, the newest first, and only while differences are unexplained. */
const mostMerges = 20;
/** Comments of this many are read at the same time. */
const atOnce = 5;

/**
 * The newest merged plans that name what differs; `undefined` where GitHub did not answer. Two requests, and one for
 * each pull request that is looked at; none where nothing differs.
 */
export async function findMergedPlans(story: Story, repository: Repository, plan: Plan): Promise<MergedPlan[] | undefined> {
  const { run, log } = story;
  const differing = plan.endpoints.filter(({ changes, ownership }) => changes.length > 0 || ownership === 'foreign');
  if (differing.length === 0 || run.branch === undefined) return [];
  try {
    const pulls = await repository.pullRequests.mergedBefore({ after: run.commit, branch: run.branch }, []);
    const found: MergedPlan[] = [];
    for (let at = 0; at < Math.min(pulls.length, mostMerges); at += atOnce) {
      const read = await Promise.all(pulls.slice(at, Math.min(at + atOnce, mostMerges)).map((pull) => readPlan(story, repository, pull)));
      found.push(...read.flat());
      if (differing.every((endpoint) => endpoint.changes.length > 0 && unexplainedChanges(endpoint, found).length === 0)) break;
    }
    return found;
  } catch (thrown) {
    const { message, hint } = asEndpointsError(thrown);
    const denied = thrown instanceof ApiError && thrown.code === 'permission-denied';
    const line = `Could not look into merged pull requests, so console edits are not told from merges that are not applied: ${message}${hint === undefined ? '' : ` ${hint}`}`;
    // The report is complete without it, so that a token which may not look is no reason to warn of every day.
    if (denied) log.notice(line);
    else log.warning(line);
    return denied ? [] : undefined;
  }
}

/**
 * Whether the last successful apply was of the very commit that is compared: then nothing waits to be applied, and
 * what differs was edited since. Asked only where merged plans leave something open; `undefined` where it is not known.
 */
export async function findHeadApplied(story: Story, repository: Repository, known: { plan: Plan; merged: readonly MergedPlan[] }): Promise<boolean | undefined> {
  const { settings, run } = story;
  const open = known.plan.endpoints.some((endpoint) => endpoint.action !== 'delete' && unexplainedChanges(endpoint, known.merged).length > 0);
  if (!open || !settings.deployment) return false;
  try {
    const history = await readHistory(story, repository);
    // An apply of something else since, of some endpoints alone, would have written what this commit does not say.
    return history.at(-1)?.only.length === 0 && history.every(({ commit }) => commit === run.commit);
  } catch (thrown) {
    story.log.info(`Could not look at the last deployment, so it is not known whether this commit is applied: ${asEndpointsError(thrown).message}`);
    // Without the right to look it is never known; a service that does not answer may know tomorrow.
    return thrown instanceof ApiError && thrown.code === 'permission-denied' ? false : undefined;
  }
}

/** The newest plan comment of a pull request that is not closed; an offline plan never saw the workspace. */
async function readPlan({ manifest }: Story, repository: Repository, pull: PullRequest): Promise<MergedPlan[]> {
  const comments = await repository.comments.find(pull.number, manifest.id, manifest.target);
  const newest = comments.filter(({ marker }) => marker.state !== 'closed').at(-1);
  if (newest === undefined || newest.marker.offline === true) return [];
  const { marker, updatedAt } = newest;
  const edited = updatedAt === undefined ? Number.NaN : Date.parse(updatedAt);
  return [{ pullRequest: pull.number, state: marker.state, endpoints: marker.endpoints, ...(Number.isNaN(edited) ? {} : { updatedAt: edited }) }];
}
