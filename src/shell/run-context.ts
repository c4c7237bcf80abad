/** The runner's event -> what a run is about: its mode, its pull request or push, where it reports. */
import { isForTarget, readChatCommand, type ChatCommand, type MisspeltCommand } from '../commands/chat-command.js';
import { hasCredentials } from '../databricks/auth.js';
import { EndpointsError } from '../errors.js';
import { isByDependabot, type GitHubEvent } from '../github/event.js';
import type { Mode, Settings } from '../inputs.js';
import type { RunContext } from '../ports/run.js';

export type RunMode = Exclude<Mode, 'auto'>;

/**
 * What `auto` means for an event; `nothing` for a pull request that is not open, whatever happens to it (a plan after the
 * merge would be an approval that nobody reviewed), and for a comment that is no command of ours. `target` is the input. Throws `invalid-input` for an apply on a pull request.
 */
export function resolveMode(mode: Mode, event: GitHubEvent, target?: string): RunMode | 'nothing' | 'chat' {
  const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
  if (isPull && (event.action === 'closed' || !event.pullRequest.open)) return 'nothing';
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
  // Edits and deletions of comments are read as another kind of event.
  if (event.name === 'issue_comment') return chatRequest(event, target) === undefined ? 'nothing' : 'chat';
  return event.kind === 'schedule' ? 'drift' : 'plan';
}

/**
 * The command that a new comment on a pull request is; `undefined` where it is none, is for another target, or was
 * written by an app: two of them could keep each other talking.
 */
export function chatRequest(event: GitHubEvent, target?: string): ChatCommand | MisspeltCommand | undefined {
  if (event.kind !== 'issue_comment' || event.byBot || !event.onPullRequest) return undefined;
  const request = readChatCommand(event.body);
  return request !== undefined && isForTarget(request, target) ? request : undefined;
}

/**
 * Whether the workspace must or can only be left out: always on `pull_request_target`, where secrets meet a manifest
 * that anyone may have written, and on the pull request of a fork or of Dependabot, which gets no credential.
 */
export function isOffline(event: GitHubEvent, settings: Settings): boolean {
  if (event.kind === 'pull_request_target') return true;
  return event.kind === 'pull_request' && (event.pullRequest.fork || isByDependabot(event)) && !hasCredentials(settings.workspace);
}

/** Whether anything that the job was given could lead to a workspace. */
export function namesWorkspace({ workspace }: Pick<Settings, 'workspace'>, env: Readonly<Record<string, string | undefined>>): boolean {
  return Object.values(workspace).some((value) => value !== '') || Object.entries(env).some(([name, value]) => /^(?:DATABRICKS|ARM)_/.test(name) && value !== undefined && value !== '');
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
    ...(event.defaultBranch === undefined ? {} : { defaultBranch: event.defaultBranch }),
  };
  if (event.kind === 'pull_request' || event.kind === 'pull_request_target') {
    context.pullRequest = { number: event.pullRequest.number, head: event.pullRequest.headSha };
  }
  if (event.kind === 'push' && event.branch !== undefined) {
    context.push = { before: event.before, after: event.after, branch: event.branch };
    context.judged = event.after;
  }
  if (event.kind === 'merge_group') {
    context.queue = { before: event.baseSha, after: event.headSha, branch: event.baseBranch, pullRequests: event.pullRequests };
    context.judged = event.headSha;
  }
  return context;
}
