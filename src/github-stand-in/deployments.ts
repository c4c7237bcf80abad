import { ensureAccount, nextId, timestamp, type WorldState } from './state.js';
import type { Deployment, DeploymentStatus, WorkflowRun } from './types.js';

export type NewDeployment = Pick<Deployment, 'sha' | 'ref' | 'environment' | 'creator'> & Partial<Pick<Deployment, 'task' | 'payload' | 'description' | 'transient' | 'production'>>;

export function addDeployment(state: WorldState, input: NewDeployment): Deployment {
  ensureAccount(state, input.creator);
  const at = timestamp(state);
  const deployment: Deployment = {
    task: 'deploy', payload: {}, description: null, transient: false, production: input.environment === 'production',
    ...input, id: nextId(state), createdAt: at, updatedAt: at, statuses: [],
  };
  state.deployments.set(deployment.id, deployment);
  return deployment;
}

export type NewDeploymentStatus = Pick<DeploymentStatus, 'state' | 'creator'> &
  Partial<Pick<DeploymentStatus, 'description' | 'environment' | 'logUrl' | 'environmentUrl'>> & { autoInactive?: boolean };

/** Adds a status; a success retires what was successful in the same environment before, unless told otherwise. */
export function addDeploymentStatus(state: WorldState, deployment: Deployment, input: NewDeploymentStatus): DeploymentStatus {
  const logUrl = input.logUrl ?? '';
  const status: DeploymentStatus = {
    id: nextId(state), state: input.state, creator: input.creator, description: input.description ?? '',
    environment: input.environment ?? deployment.environment, targetUrl: logUrl, logUrl, environmentUrl: input.environmentUrl ?? '',
    createdAt: timestamp(state),
  };
  deployment.environment = status.environment;
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  if (status.state === 'success' && input.autoInactive !== false) retireOlder(state, deployment);
  return status;
}

/** As documented for `auto_inactive`: prior ones that are neither transient nor of production, and were successful. */
function retireOlder(state: WorldState, deployment: Deployment): void {
  for (const other of state.deployments.values()) {
    if (other.id >= deployment.id || other.environment !== deployment.environment || other.transient || other.production) continue;
    const last = other.statuses.at(-1);
    if (last?.state !== 'success') continue;
    other.statuses.push({ ...last, id: nextId(state), state: 'inactive', description: '', createdAt: timestamp(state) });
  }
}

/** The deployment that a runner makes for a job with an `environment:`, under way. */
export function deployJob(state: WorldState, run: WorkflowRun, job: { id: number; environment: string; ref: string }): Deployment {
  const creator = 'github-actions[bot]';
  const deployment = addDeployment(state, { sha: run.headSha, ref: job.ref, environment: job.environment, creator, payload: '' });
  const logUrl = `${state.serverUrl}/${state.repository.owner}/${state.repository.name}/actions/runs/${run.id}/job/${job.id}`;
  addDeploymentStatus(state, deployment, { state: 'in_progress', creator, logUrl });
  return deployment;
}

/** What the runner says of such a deployment at the job's end. */
export function settleJob(state: WorldState, runId: number, to: 'success' | 'failure'): void {
  for (const deployment of state.deployments.values()) {
    const [first] = deployment.statuses;
    if (first?.logUrl.includes(`/actions/runs/${runId}/job/`) !== true) continue;
    addDeploymentStatus(state, deployment, { state: to, creator: deployment.creator, logUrl: first.logUrl });
  }
}
