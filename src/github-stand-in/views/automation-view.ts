import { getCommit } from '../git.js';
import { findPull, listPulls, type WorldState } from '../state.js';
import type { CheckRun, CommitStatus, Deployment, DeploymentStatus, WorkflowRun } from '../types.js';
import { nodeId, viewAccount, viewActionsApp } from './account-view.js';
import { viewPullMinimal } from './pull-view.js';
import { apiUrlOf, htmlUrlOf, viewRepository } from './repository-view.js';

export function viewCheckRun(state: WorldState, run: CheckRun) {
  const url = `${apiUrlOf(state)}/check-runs/${run.id}`;
  const html = `${htmlUrlOf(state)}/runs/${run.id}`;
  const pulls = listPulls(state).filter((issue) => issue.state === 'open' && issue.pull.head.sha === run.headSha);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CR', run.id),
    head_sha: run.headSha,
    external_id: run.externalId ?? '',
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.id },
    app: viewActionsApp(state),
    pull_requests: pulls.map((issue) => viewPullMinimal(state, issue)),
  };
}

/** A status as the combined list has it; POST answers with its creator as well. */
export function viewStatus(state: WorldState, status: CommitStatus) {
  return {
    url: `${apiUrlOf(state)}/statuses/${status.sha}`,
    avatar_url: viewAccount(state, status.creator).avatar_url,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

export function viewDeployment(state: WorldState, deployment: Deployment) {
  const url = `${apiUrlOf(state)}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: apiUrlOf(state),
    creator: viewAccount(state, deployment.creator),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

export function viewDeploymentStatus(state: WorldState, deployment: Deployment, status: DeploymentStatus) {
  const url = `${apiUrlOf(state)}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: viewAccount(state, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: apiUrlOf(state),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}

export function viewRun(state: WorldState, run: WorkflowRun) {
  const url = `${apiUrlOf(state)}/actions/runs/${run.id}`;
  const head = getCommit(state.git, run.headSha);
  const author = { name: head.author.name, email: head.author.email };
  const committer = { name: head.committer.name, email: head.committer.email };
  const pulls = run.pullNumbers.flatMap((number) => findPull(state, number) ?? []);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WFR', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: head.message.split('\n')[0] ?? '',
    run_number: run.runNumber,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CS', run.id),
    url,
    html_url: `${htmlUrlOf(state)}/actions/runs/${run.id}`,
    pull_requests: pulls.map((issue) => viewPullMinimal(state, issue)),
    created_at: run.createdAt,
    updated_at: run.createdAt,
    actor: viewAccount(state, run.actor),
    run_attempt: run.attempt,
    referenced_workflows: [],
    run_started_at: run.createdAt,
    triggering_actor: viewAccount(state, run.actor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${apiUrlOf(state)}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${apiUrlOf(state)}/actions/workflows/${run.workflowId}`,
    head_commit: { id: head.sha, tree_id: head.treeSha, message: head.message, timestamp: head.committer.date, author, committer },
    repository: viewRepository(state),
    head_repository: viewRepository(state),
  };
}

export function viewJob(state: WorldState, run: WorkflowRun, name: string) {
  const id = run.jobs.get(name) ?? 0;
  const check = state.checkRuns.get(id);
  return {
    id,
    run_id: run.id,
    workflow_name: run.name,
    head_branch: run.headBranch,
    run_url: `${apiUrlOf(state)}/actions/runs/${run.id}`,
    run_attempt: run.attempt,
    node_id: nodeId('CR', id),
    head_sha: run.headSha,
    url: `${apiUrlOf(state)}/actions/jobs/${id}`,
    html_url: `${htmlUrlOf(state)}/actions/runs/${run.id}/job/${id}`,
    status: check?.status ?? 'in_progress',
    conclusion: check?.conclusion ?? null,
    created_at: run.createdAt,
    started_at: run.createdAt,
    completed_at: check?.completedAt ?? null,
    name,
    steps: [],
    check_run_url: `${apiUrlOf(state)}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
  };
}
