/** Commit statuses, for branch protection to require: one for each manifest and target. */
import { ApiError } from '../errors.js';
import { inputDefaults, type Settings } from '../inputs.js';
import type { CommitStatus, CommitStatuses } from '../ports/repository.js';
import type { RunContext } from '../ports/run.js';
import { attempt, type Failure, type Told } from './story.js';

/** A plan and an apply may judge the same commit, after a fast-forward for one: each has its own status. */
export type StatusKind = 'plan' | 'apply';

/** Known from the inputs alone, so that it is there also when the manifest cannot be read. */
export function statusContext(kind: StatusKind, { manifest, target }: Pick<Settings, 'manifest' | 'target'>): string {
  const where = manifest === inputDefaults.manifest ? '' : `: ${manifest}`;
  return `${kind === 'plan' ? 'endpoints' : 'endpoints apply'}${where}${target === undefined ? '' : ` (${target})`}`;
}

/** The commit that a run judges; `undefined` for a plan that nobody asked about a commit, as by a dispatch. */
export function judgedCommit(kind: StatusKind, run: RunContext): string | undefined {
  const commit = kind === 'apply' ? run.commit : (run.pullRequest?.head ?? run.judged);
  return commit === '' ? undefined : commit;
}

/** Tokens that were refused once are not tried again. */
const refused = new WeakSet<CommitStatuses>();

/**
 * One request; nothing where statuses are turned off or there is no commit to judge. Never throws. A token that lacks the
 * right is a notice and no warning: whoever wants no statuses should not be warned in every run.
 */
export async function setStatus(
  story: Pick<Told, 'run' | 'repository' | 'log'> & { settings: Pick<Settings, 'status' | 'manifest' | 'target'> },
  { kind, ...status }: { kind: StatusKind; state: CommitStatus['state']; text: string },
): Promise<void> {
  const { settings, run } = story;
  const commit = judgedCommit(kind, run);
  if (commit === undefined || !settings.status) return;
  await sendStatus(story, {
    commit,
    context: statusContext(kind, settings),
    state: status.state,
    description: status.text,
    ...(run.runUrl === undefined ? {} : { url: run.runUrl }),
  });
}

/** As `setStatus`, on any commit and under any context. */
export async function sendStatus({ repository, log }: Pick<Told, 'repository' | 'log'>, status: CommitStatus): Promise<void> {
  if (repository === undefined || refused.has(repository.statuses)) return;
  const { statuses } = repository;
  await attempt(log, 'tell the commit', async () => {
    try {
      await statuses.set(status);
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code !== 'permission-denied') throw thrown;
      refused.add(statuses);
      log.notice(`The commit gets no status \`${status.context}\`: the token may not set it. ${thrown.hint ?? ''} Or turn it off by \`status: false\`.`);
    }
  });
}

/** Ends the status of an apply whose run died. `context`: the one it was set under; that of these inputs where left out. */
export async function settleStatus(
  story: Pick<Told, 'repository' | 'log'> & { settings: Pick<Settings, 'status' | 'manifest' | 'target'> },
  commit: string,
  how: { context?: string | undefined; applied?: boolean } = {},
): Promise<void> {
  const { settings } = story;
  if (!settings.status) return;
  const { context = statusContext('apply', settings), applied = false } = how;
  const description = applied ? 'The run ended without a word; what it was to do is done' : 'The run ended without a word, and not everything may be done';
  await sendStatus(story, { commit, context, state: applied ? 'success' : 'error', description });
}

/** The apply that left a commit pending, by its status; `undefined` where it is not pending, or not known. Never throws. */
export async function findPending(
  { repository, settings, log }: Pick<Told, 'repository' | 'log'> & { settings: Pick<Settings, 'status' | 'manifest' | 'target'> },
  commit: string,
): Promise<PendingApply | undefined> {
  if (repository === undefined || !settings.status || refused.has(repository.statuses)) return undefined;
  try {
    const found = await repository.statuses.find(commit, statusContext('apply', settings));
    const [, run, attemptOf = '1'] = /\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?$/.exec(found?.url ?? '') ?? [];
    return found?.state !== 'pending' || run === undefined ? undefined : { run, attempt: Number(attemptOf), updatedAt: found.updatedAt };
  } catch (thrown) {
    // It is looked at again by the next run.
    log.debug(`No look at the status of ${commit.slice(0, 7)}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return undefined;
  }
}

export interface PendingApply {
  run: string;
  attempt: number;
  updatedAt: string;
}

/** What a commit says of a run that failed: the reason first, since that is what is left of a long line. */
export function failureText({ reason, message }: Pick<Failure, 'reason' | 'message'>, line?: string): string {
  return `${reason}: ${line ?? message.replace(/\s+/g, ' ')}`;
}
