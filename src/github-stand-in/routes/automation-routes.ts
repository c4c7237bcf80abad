import { GitHubError, notFound, numberParam, ok, takePage, type Context, type Need, type Reply, type Route } from '../http.js';
import { addRun, workflowIdOf } from '../runs.js';
import { tipOf, branchKey, fullName } from '../state.js';
import type { WorkflowRun } from '../types.js';
import { checkBody, isObject, textOf } from '../validate.js';
import { viewJob, viewRun } from '../views/automation-view.js';

const READ: Need = [['actions', 'read']];
const MAX_INPUTS = 25;

function findRun(context: Context): WorkflowRun {
  const run = context.state.runs.get(numberParam(context, 'id'));
  if (run === undefined) throw notFound();
  return run;
}

/** A workflow by its file name or its id, as it stands on the default branch. */
function findWorkflow(context: Context): string {
  const { state, repository } = context;
  const wanted = context.params['workflow'] ?? '';
  const paths = [...tipOf(state, repository.defaultBranch).files.keys()].filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
  const found = paths.find((path) => path.endsWith(`/${wanted}`) || path === wanted || String(workflowIdOf(path)) === wanted);
  if (found === undefined) throw notFound();
  return found;
}

function dispatch(context: Context): Reply {
  const { state, repository, body, identity } = context;
  const workflow = findWorkflow(context);
  checkBody(context, {
    ref: { type: 'string', required: true }, inputs: { type: 'object' }, return_run_details: { type: 'boolean' },
  });
  const branch = (textOf(body, 'ref') ?? '').replace(/^refs\/heads\//, '');
  const sha = state.branches.get(branchKey(fullName(repository), branch)) ?? state.tags.get(branch.replace(/^refs\/tags\//, ''));
  if (sha === undefined) throw new GitHubError(422, `No ref found for: ${branch}`);
  const given = isObject(body['inputs']) ? body['inputs'] : {};
  if (Object.keys(given).length > MAX_INPUTS) throw new GitHubError(422, `you may only define up to ${MAX_INPUTS} \`inputs\` for a \`workflow_dispatch\` event`);
  const source = state.git.commits.get(sha)?.files.get(workflow)?.toString('utf8') ?? '';
  if (!source.includes('workflow_dispatch')) throw new GitHubError(422, "Workflow does not have 'workflow_dispatch' trigger");
  const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  state.dispatches.push({ workflow, ref: `refs/heads/${branch}`, inputs, by: identity.login });
  const run = addRun(state, {
    event: 'workflow_dispatch', sha, branch, actor: identity.login, workflow, name: workflow, attempt: 1, pullNumbers: [],
  });
  run.status = 'queued';
  if (body['return_run_details'] !== true) return { status: 204 };
  const view = viewRun(state, run);
  return ok({ workflow_run_id: run.id, run_url: view.url, html_url: view.html_url });
}

function listRuns(context: Context): Reply {
  const { state, query } = context;
  const is = (name: string, value: string | null): boolean => (query.get(name) ?? value) === value;
  const runs = [...state.runs.values()]
    .filter((run) => is('event', run.event) && is('branch', run.headBranch) && is('head_sha', run.headSha) && is('actor', run.actor))
    .filter((run) => query.get('status') === null || [run.status, run.conclusion].includes(query.get('status')))
    .reverse();
  const page = takePage(context, runs);
  return {
    status: 200,
    headers: page.headers,
    body: { total_count: runs.length, workflow_runs: page.items.map((run) => viewRun(state, run)) },
  };
}

function listJobs(context: Context): Reply {
  const run = findRun(context);
  const names = [...run.jobs.keys()];
  const page = takePage(context, names);
  return {
    status: 200,
    headers: page.headers,
    body: { total_count: names.length, jobs: page.items.map((name) => viewJob(context.state, run, name)) },
  };
}

export const automationRoutes: readonly Route[] = [
  { method: 'POST', path: '/actions/workflows/{workflow}/dispatches', needs: [['actions', 'write']], handle: dispatch },
  { method: 'GET', path: '/actions/runs', needs: READ, query: ['event', 'branch', 'head_sha', 'actor', 'status'], handle: listRuns },
  { method: 'GET', path: '/actions/runs/{id}', needs: READ, handle: (context) => ok(viewRun(context.state, findRun(context))) },
  { method: 'GET', path: '/actions/runs/{id}/jobs', needs: READ, query: ['filter'], handle: listJobs },
  { method: 'GET', path: '/actions/runs/{id}/attempts/{attempt}/jobs', needs: READ, handle: listJobs },
];
