import { getCommit } from '../git.js';
import { created, GitHubError, listReply, notFound, numberParam, ok, type Context, type Need, type Reply, type Route } from '../http.js';
import { nextId, resolveRef, timestamp } from '../state.js';
import type { Deployment, DeploymentStatus } from '../types.js';
import { checkBody, checkLength, textOf, textsOf } from '../validate.js';
import { viewDeployment, viewDeploymentStatus } from '../views/automation-view.js';
import { listLatestStatuses } from './check-routes.js';

const READ: Need = [['deployments', 'read']];
const WRITE: Need = [['deployments', 'write']];
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];

/** Statuses that a deployment waits for: all of the commit, unless the request names them. */
function checkContexts(context: Context, sha: string, ref: string): void {
  const wanted = textsOf(context.body, 'required_contexts');
  const latest = listLatestStatuses(context.state.statuses, sha);
  const bad = (wanted ?? latest.map((status) => status.context)).filter(
    (name) => latest.find((status) => status.context === name)?.state !== 'success',
  );
  if (bad.length === 0) return;
  throw new GitHubError(409, `Conflict: Commit status checks failed for ${ref}.`, {
    errors: [{ contexts: latest.map(({ context: name, state }) => ({ context: name, state })), resource: 'Deployment', field: 'required_contexts', code: 'invalid' }],
  });
}

function createDeployment(context: Context): Reply {
  const { state, repository, body, identity } = context;
  checkBody(context, {
    ref: { type: 'string', required: true },
    task: { type: 'string' },
    auto_merge: { type: 'boolean' },
    required_contexts: { type: 'strings', nullable: true },
    payload: { type: 'any' },
    environment: { type: 'string' },
    description: { type: 'string', nullable: true },
    transient_environment: { type: 'boolean' },
    production_environment: { type: 'boolean' },
  });
  const ref = textOf(body, 'ref') ?? '';
  const sha = resolveRef(state, repository, ref);
  if (sha === null) throw new GitHubError(422, `No ref found for: ${ref}`);
  checkContexts(context, sha, ref);
  const environment = textOf(body, 'environment') ?? 'production';
  const at = timestamp(state);
  const deployment: Deployment = {
    id: nextId(state),
    sha: getCommit(state.git, sha).sha,
    ref,
    task: textOf(body, 'task') ?? 'deploy',
    payload: body['payload'] ?? {},
    environment,
    description: textOf(body, 'description') ?? null,
    transient: body['transient_environment'] === true,
    production: body['production_environment'] === undefined ? environment === 'production' : body['production_environment'] === true,
    creator: identity.login,
    createdAt: at,
    updatedAt: at,
    statuses: [],
  };
  state.deployments.set(deployment.id, deployment);
  return created(viewDeployment(state, deployment));
}

function findDeployment(context: Context): Deployment {
  const deployment = context.state.deployments.get(numberParam(context, 'id'));
  if (deployment === undefined) throw notFound();
  return deployment;
}

function makeStatus(context: Context, deployment: Deployment, to: string): DeploymentStatus {
  const { body, state, identity } = context;
  const log = textOf(body, 'log_url') ?? textOf(body, 'target_url') ?? '';
  return {
    id: nextId(state),
    state: to,
    description: textOf(body, 'description') ?? '',
    environment: textOf(body, 'environment') ?? deployment.environment,
    targetUrl: log,
    logUrl: log,
    environmentUrl: textOf(body, 'environment_url') ?? '',
    creator: identity.login,
    createdAt: timestamp(state),
  };
}

/** A success makes earlier successful deployments of the same environment inactive, unless told otherwise. */
function retireOlder(context: Context, deployment: Deployment): void {
  for (const other of context.state.deployments.values()) {
    if (other === deployment || other.environment !== deployment.environment || other.transient) continue;
    if (other.id > deployment.id || other.statuses.at(-1)?.state !== 'success') continue;
    const last = other.statuses.at(-1);
    if (last !== undefined) other.statuses.push({ ...last, id: nextId(context.state), state: 'inactive', description: '', createdAt: timestamp(context.state) });
  }
}

function createStatus(context: Context): Reply {
  const deployment = findDeployment(context);
  const { body, state } = context;
  checkBody(context, {
    state: { type: 'string', required: true, oneOf: STATES },
    target_url: { type: 'string' },
    log_url: { type: 'string' },
    description: { type: 'string' },
    environment: { type: 'string' },
    environment_url: { type: 'string' },
    auto_inactive: { type: 'boolean' },
  });
  checkLength(textOf(body, 'description'), { max: 140, resource: 'DeploymentStatus', field: 'description' });
  const status = makeStatus(context, deployment, textOf(body, 'state') ?? '');
  deployment.environment = status.environment;
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  if (status.state === 'success' && body['auto_inactive'] !== false) retireOlder(context, deployment);
  return created(viewDeploymentStatus(state, deployment, status));
}

function listDeployments(context: Context): Reply {
  const { query, state } = context;
  const is = (name: string, value: string): boolean => (query.get(name) ?? value) === value;
  const found = [...state.deployments.values()]
    .filter((item) => is('sha', item.sha) && is('ref', item.ref) && is('task', item.task) && is('environment', item.environment))
    .reverse();
  return listReply(context, found, (item) => viewDeployment(state, item));
}

export const deploymentRoutes: readonly Route[] = [
  { method: 'POST', path: '/deployments', needs: WRITE, handle: createDeployment },
  { method: 'GET', path: '/deployments', needs: READ, query: ['sha', 'ref', 'task', 'environment'], handle: listDeployments },
  { method: 'GET', path: '/deployments/{id}', needs: READ, handle: (context) => ok(viewDeployment(context.state, findDeployment(context))) },
  { method: 'POST', path: '/deployments/{id}/statuses', needs: WRITE, handle: createStatus },
  {
    method: 'GET',
    path: '/deployments/{id}/statuses',
    needs: READ,
    handle: (context) => {
      const deployment = findDeployment(context);
      const newest = [...deployment.statuses].reverse();
      return listReply(context, newest, (status) => viewDeploymentStatus(context.state, deployment, status));
    },
  },
];
