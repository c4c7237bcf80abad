/** The commit's status of a run that came to no plan, which must not be missing then, and a word on the plan that there is. */
import { tellFailedApply } from '../commands/failed-apply.js';
import { tellMissingPlan } from '../commands/missing-plan.js';
import { failureText, judgedCommit, setStatus, type StatusKind } from '../commands/statuses.js';
import type { Repository } from '../commands/story.js';
import type { EndpointsError } from '../errors.js';
import { parseEvent, type GitHubEvent } from '../github/event.js';
import { inputDefaults, modes, type InputName } from '../inputs.js';
import type { Log } from '../ports/run.js';
import { redactedRepository } from './redacted-repository.js';
import type { Redactor } from '../redactor.js';
import { resolveMode, runContext } from './run-context.js';

export interface FailedRun {
  env: Readonly<Record<string, string | undefined>>;
  /** An input as it was given: the failure may be that of another one. */
  input: (name: InputName) => string;
  /** The parsed event file. */
  payload: () => Promise<unknown>;
  connect: (token: string, repository: GitHubEvent['repository']) => Promise<Repository | undefined>;
  /** The job was cancelled: that is no failure, and of a plan no news. */
  cancelled?: boolean;
  log: Log;
  redactor: Redactor;
}

/** Never throws: the run has failed already, for another reason. */
export async function tellFailure(error: EndpointsError, failed: FailedRun): Promise<void> {
  const { env, log, redactor } = failed;
  try {
    const given = (name: InputName): string => failed.input(name).trim() || inputDefaults[name];
    const token = given('github-token');
    if (token === '') return;
    const event = parseEvent(await failed.payload(), env);
    const kind = kindOf(event, given('mode'));
    const run = runContext(event, env);
    if (failed.cancelled === true && kind !== 'apply') return;
    if (kind === undefined || judgedCommit(kind, run) === undefined) return;
    const repository = await failed.connect(token, event.repository);
    if (repository === undefined) return;
    const settings = { status: given('status').toLowerCase() !== 'false', manifest: given('manifest'), target: given('target') || undefined };
    const text = failureText({ reason: error.code, message: error.message });
    const told = { run, repository: redactedRepository(repository, redactor), log };
    await setStatus({ ...told, settings }, failed.cancelled === true ? { kind, state: 'error', text: error.message } : { kind, state: 'failure', text });
    if (failed.cancelled === true) return;
    const comment = given('comment').toLowerCase() === 'never' ? 'never' : 'changes';
    const tellComment = kind === 'plan' ? tellMissingPlan : tellFailedApply;
    await tellComment({ ...told, settings: { ...settings, comment } }, { reason: error.code, message: error.message });
  } catch (thrown) {
    log.debug(`No status was set: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function kindOf(event: GitHubEvent, given: string): StatusKind | undefined {
  const mode = modes.find((known) => known === given) ?? 'auto';
  // An apply on a pull request is refused; what the pull request waits for is the plan.
  const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
  const resolved = resolveMode(isPull && mode === 'apply' ? 'auto' : mode, event);
  return resolved === 'plan' || resolved === 'apply' ? resolved : undefined;
}
