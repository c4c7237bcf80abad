import { addDeployment, addDeploymentStatus } from '../deployments.js';
import { getCommit } from '../git.js';
import { created, GitHubError, listReply, notFound, numberParam, ok, validationFailed, type Context, type Need, type Reply, type Route } from '../http.js';
import { resolveRef } from '../state.js';
import type { Deployment } from '../types.js';
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
  const { transient_environment: transient, production_environment: production } = body;
  const deployment = addDeployment(state, {
    sha: getCommit(state.git, sha).sha,
    ref,
    task: textOf(body, 'task') ?? 'deploy',
    payload: body['payload'] ?? {},
    environment: textOf(body, 'environment') ?? 'production',
    description: textOf(body, 'description') ?? null,
    transient: transient === true,
    ...(production === undefined ? {} : { production: production === true }),
    creator: identity.login,
  });
  return created(viewDeployment(state, deployment));
}

function findDeployment(context: Context): Deployment {
  const deployment = context.state.deployments.get(numberParam(context, 'id'));
  if (deployment === undefined) throw notFound();
  return deployment;
}

function checkUrl(url: string | undefined, field: string): void {
  if (url === undefined || url === '' || /^https?:\/\//.test(url)) return;
  throw validationFailed({ resource: 'DeploymentStatus', field, code: 'custom', message: `${field} must use http(s) scheme` });
}

function createStatus(context: Context): Reply {
  const deployment = findDeployment(context);
  const { body, state, identity } = context;
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
  const environment = textOf(body, 'environment');
  for (const field of ['log_url', 'target_url', 'environment_url']) checkUrl(textOf(body, field), field);
  const status = addDeploymentStatus(state, deployment, {
    state: textOf(body, 'state') ?? '',
    creator: identity.login,
    description: textOf(body, 'description') ?? '',
    logUrl: textOf(body, 'log_url') ?? textOf(body, 'target_url') ?? '',
    environmentUrl: textOf(body, 'environment_url') ?? '',
    ...(environment === undefined ? {} : { environment }),
    autoInactive: body['auto_inactive'] !== false,
  });
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
