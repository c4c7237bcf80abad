import { randomUUID } from 'node:crypto';
import { deployJob } from './deployments.js';
import { buildEventPayload, DEFAULT_WORKFLOW, type EventName, type EventPayload } from './events.js';
import { subjectOf } from './oidc.js';
import { addJob, addRun } from './runs.js';
import { ensureAccount, fullName, getPull, tipOf, type WorldState } from './state.js';
import { isObject, textOf } from './validate.js';

export interface RunnerOptions {
  /** The event's payload, as `eventPayload` made it. Default: that event with its defaults. */
  payload?: EventPayload;
  /** Workflow file and its name. */
  workflow?: string;
  workflowName?: string;
  job?: string;
  actor?: string;
  /** Who started a re-run. Default: the actor. */
  triggeringActor?: string;
  attempt?: number;
  /** Environment of the job; it becomes the subject of the OIDC token, and GitHub makes a deployment for it. */
  environment?: string;
  /** Whether the job has `id-token: write`. Needs OIDC enabled. */
  idToken?: boolean;
  workspace?: string;
}

interface Place {
  sha: string;
  /** Full ref. */
  ref: string;
  headRef: string;
  baseRef: string;
  pullNumbers: readonly number[];
}

function objectOf(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name];
  return isObject(value) ? value : {};
}

/** Where a run of this event works: GitHub's table of GITHUB_SHA and GITHUB_REF by event. */
function placeOf(state: WorldState, name: EventName, payload: EventPayload): Place {
  const defaultBranch = state.repository.defaultBranch;
  const none = { headRef: '', baseRef: '', pullNumbers: [] };
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const { number, pull } = getPull(state, Number(payload['number']));
      const sides = { headRef: pull.head.ref, baseRef: pull.base.ref, pullNumbers: [number] };
      const onBase = { sha: tipOf(state, pull.base.ref).sha, ref: `refs/heads/${pull.base.ref}`, ...sides };
      if (name === 'pull_request_target') return onBase;
      // A merged pull request runs on the branch it was merged into, an open one on the test merge, not on its head.
      const ref = pull.mergedAt === null ? `refs/pull/${number}/merge` : onBase.ref;
      return { sha: pull.mergeCommitSha ?? pull.head.sha, ref, ...sides };
    }
    case 'push':
      return { sha: textOf(payload, 'after') ?? '', ref: textOf(payload, 'ref') ?? '', ...none };
    case 'merge_group': {
      const group = objectOf(payload, 'merge_group');
      return { sha: textOf(group, 'head_sha') ?? '', ref: textOf(group, 'head_ref') ?? '', ...none };
    }
    case 'workflow_dispatch': {
      const ref = textOf(payload, 'ref') ?? `refs/heads/${defaultBranch}`;
      return { sha: tipOf(state, ref.replace('refs/heads/', '')).sha, ref, ...none };
    }
    case 'schedule':
    case 'issue_comment':
      return { sha: tipOf(state, defaultBranch).sha, ref: `refs/heads/${defaultBranch}`, ...none };
  }
}

/** The variables a runner sets for a job of this event; registers the run, so that its links can be asked for. */
export function buildRunnerEnvironment(state: WorldState, name: EventName, options: RunnerOptions): Record<string, string> {
  const payload = options.payload ?? buildEventPayload(state, name, {});
  const place = placeOf(state, name, payload);
  const sender = textOf(objectOf(payload, 'sender'), 'login');
  const actor = options.actor ?? sender ?? 'octocat';
  const workflow = options.workflow ?? textOf(payload, 'workflow') ?? DEFAULT_WORKFLOW;
  const workflowName = options.workflowName ?? 'Endpoints';
  const branch = place.headRef === '' ? place.ref.replace('refs/heads/', '') : place.headRef;
  const run = addRun(state, {
    event: name, sha: place.sha, branch, actor, workflow, name: workflowName, attempt: options.attempt ?? 1, pullNumbers: place.pullNumbers,
  });
  const job = options.job ?? (name === 'schedule' ? 'drift' : name === 'push' ? 'apply' : 'plan');
  const jobId = addJob(state, run, job);
  if (options.environment !== undefined) {
    deployJob(state, run, { id: jobId, environment: options.environment, ref: place.ref.replace('refs/heads/', '') });
  }
  const full = fullName(state.repository);
  const workspace = options.workspace === undefined ? {} : { GITHUB_WORKSPACE: options.workspace };
  const environment: Record<string, string> = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: actor,
    GITHUB_ACTOR_ID: String(ensureAccount(state, actor).id),
    GITHUB_API_URL: state.apiUrl,
    GITHUB_BASE_REF: place.baseRef,
    GITHUB_EVENT_NAME: name,
    GITHUB_GRAPHQL_URL: `${state.apiUrl}/graphql`,
    GITHUB_HEAD_REF: place.headRef,
    GITHUB_JOB: job,
    GITHUB_REF: place.ref,
    GITHUB_REF_NAME: place.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: place.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: full,
    GITHUB_REPOSITORY_ID: String(state.repository.id),
    GITHUB_REPOSITORY_OWNER: state.repository.owner,
    GITHUB_REPOSITORY_OWNER_ID: String(ensureAccount(state, state.repository.owner).id),
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.runNumber),
    GITHUB_SERVER_URL: state.serverUrl,
    GITHUB_SHA: place.sha,
    GITHUB_TRIGGERING_ACTOR: options.triggeringActor ?? actor,
    GITHUB_WORKFLOW: workflowName,
    GITHUB_WORKFLOW_REF: `${full}/${workflow}@${place.ref}`,
    GITHUB_WORKFLOW_SHA: place.sha,
    ...workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: 'Linux',
  };
  if (!state.oidc.enabled || options.idToken !== true) return environment;
  const requestToken = randomUUID();
  const claims = {
    repository: full, repository_owner: state.repository.owner, ref: place.ref, sha: place.sha, event_name: name, actor, workflow: workflowName,
    run_id: String(run.id), run_attempt: String(run.attempt), runner_environment: 'github-hosted',
    job_workflow_ref: `${full}/${workflow}@${place.ref}`,
    ...(options.environment === undefined ? {} : { environment: options.environment }),
  };
  state.oidc.requests.set(requestToken, { subject: subjectOf(state, { event: name, ref: place.ref, environment: options.environment }), claims });
  return {
    ...environment,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${state.apiUrl}/idtoken?api-version=2.0`,
  };
}
