/** Nothing older goes over what was applied: a run's commit against the commits of the environment's history. */
import type { Refusal } from '../apply/options.js';
import { ApiError } from '../errors.js';
import { inScope } from '../plan/build.js';
import type { EndpointPlan } from '../plan/plan.js';
import type { AppliedCommit } from './deployment.js';
import { environmentOf } from './deployment.js';
import type { Repository, Story } from './story.js';

/** How the commit of this run stands to one that was applied. */
type Order = 'behind' | 'apart' | 'fine';

export interface CommitOrder {
  /** Why an endpoint must not be written by this run. */
  refusalOf(endpoint: Pick<EndpointPlan, 'key' | 'name'>): Refusal | undefined;
}

const anyOrder: CommitOrder = { refusalOf: () => undefined };

/**
 * Compares this run's commit with those of the history. For an endpoint, the last apply counts that was not restricted
 * to others. One request for each commit of the history. What cannot be compared is said, and not held against the run.
 */
export async function compareCommits(story: Story, history: readonly AppliedCommit[] | undefined): Promise<CommitOrder> {
  const { repository, run, settings, log } = story;
  if (repository === undefined || history === undefined) return anyOrder;
  const orders = new Map<string, Order>();
  for (const { commit } of history) {
    if (!orders.has(commit)) orders.set(commit, await orderOf(story, repository, commit));
  }
  const over = history.find(({ commit }) => orders.get(commit) !== 'fine');
  if (over === undefined) return anyOrder;
  if (settings.allowOlder) {
    log.notice(`${sentence(story, over, orders.get(over.commit))} It is applied all the same (\`allow-older: true\`).`);
    return anyOrder;
  }
  log.debug(`${run.commit} does not follow ${over.commit}.`);
  return {
    refusalOf({ key, name }) {
      const last = history.find(({ only }) => inScope(only, key, name));
      const order = last === undefined ? undefined : orders.get(last.commit);
      if (last === undefined || order === undefined || order === 'fine') return undefined;
      return { reason: 'plan-changed', message: sentence(story, last, order), hint: hintFor(story, order) };
    },
  };
}

async function orderOf(story: Story, { commits }: Repository, applied: string): Promise<Order> {
  const { run, log } = story;
  if (applied === run.commit) return 'fine';
  try {
    const relation = await commits.relation(applied, run.commit);
    if (relation === 'behind') return 'behind';
    if (relation === 'diverged') return (await isOnMainLine(story, commits)) ? 'fine' : 'apart';
    if (relation === undefined) log.notice(`The commit ${short(applied)}, which was applied last, is no longer in this history: it cannot be told whether this run is older.`);
    return 'fine';
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    log.warning(`It cannot be told whether this run is older than ${short(applied)}, which was applied last: ${thrown.message}`);
    return 'fine';
  }
}

/**
 * Where the histories part, the branch that is pushed to, or else the default branch, says what is to be: it parts from
 * what was applied when another branch was applied by hand, or when its own history was rewritten.
 */
async function isOnMainLine({ run }: Story, commits: Repository['commits']): Promise<boolean> {
  const branch = run.push?.branch ?? run.defaultBranch;
  if (branch === undefined) return false;
  const relation = await commits.relation(run.commit, branch);
  return relation === 'identical' || relation === 'ahead';
}

const short = (commit: string): string => `\`${commit.slice(0, 7)}\``;

function sentence(story: Story, { commit, at }: AppliedCommit, order: Order | undefined): string {
  const last = `${short(commit)}, which was applied to \`${environmentOf(story)}\` on ${at.slice(0, 10)}`;
  return order === 'apart'
    ? `Commit ${short(story.run.commit)} does not contain ${last}: applying it would take back what came with that.`
    : `Commit ${short(story.run.commit)} is older than ${last}: applying it would take back what came since.`;
}

function hintFor({ run }: Story, order: Order): string {
  const forward = order === 'apart'
    ? 'Bring the branch up to date with what was applied, then apply it.'
    : `Run the apply on the newest commit${run.branch === undefined ? '' : ` of \`${run.branch}\``}.`;
  return `${forward} To go back on purpose, revert the change in the repository, or apply with \`allow-older: true\`.`;
}
