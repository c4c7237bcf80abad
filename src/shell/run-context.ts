/** The runner's event -> what a run is about: its mode, its pull request or push, where it reports. */
import { EndpointsError } from '../errors.js';
import { isByDependabot, type GitHubEvent } from '../github/event.js';
import type { Mode, Settings } from '../inputs.js';
import type { RunContext } from '../ports.js';

export type RunMode = Exclude<Mode, 'auto'>;

/** What `auto` means for an event; `nothing` for a pull request that was closed. Throws `invalid-input` for an apply on one. */
export function resolveMode(mode: Mode, event: GitHubEvent): RunMode | 'nothing' {
  const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
  if (isPull && event.action === 'closed') return 'nothing';
  if (mode === 'apply' && isPull) {
    throw new EndpointsError('invalid-input', 'Mode `apply` on a pull request would apply what nobody has merged.', {
      hint: 'Apply on a push to the default branch, or by `workflow_dispatch`; on pull requests use `mode: auto` or `mode: plan`.',
    });
  }
  if (mode !== 'auto') return mode;
  if (event.kind === 'push') {
    if (event.deleted) return 'nothing';
    return event.branch !== undefined && event.branch === event.defaultBranch ? 'apply' : 'plan';
  }
  return event.kind === 'schedule' ? 'drift' : 'plan';
}

/**
 * Whether the workspace must or can only be left out: always on `pull_request_target`, where secrets meet a manifest
 * that anyone may have written, and on the pull request of a fork or of Dependabot, which gets no credential.
 */
export function isOffline(event: GitHubEvent, settings: Settings): boolean {
  if (event.kind === 'pull_request_target') return true;
  const { token, clientId, clientSecret } = settings.workspace;
  const credentials = token !== '' || (clientId !== '' && clientSecret !== '');
  return event.kind === 'pull_request' && !credentials && (event.pullRequest.fork || isByDependabot(event));
}

export function runContext(event: GitHubEvent, env: Readonly<Record<string, string | undefined>>): RunContext {
  const workflow = /\/([^/@]+)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
  const context: RunContext = {
    repository: `${event.repository.owner}/${event.repository.name}`,
    actor: event.actor,
    commit: event.commit,
    runUrl: event.runUrl,
    run: event.runId,
    attempt: event.runAttempt,
    ...(workflow === undefined ? {} : { workflow }),
    ...(event.branch === undefined ? {} : { branch: event.branch }),
  };
  if (event.kind === 'pull_request' || event.kind === 'pull_request_target') {
    context.pullRequest = { number: event.pullRequest.number, head: event.pullRequest.headSha };
  }
  if (event.kind === 'push' && event.branch !== undefined) {
    context.push = { before: event.before, after: event.after, branch: event.branch };
    context.judged = event.after;
  }
  if (event.kind === 'merge_group') context.judged = event.headSha;
  return context;
}
