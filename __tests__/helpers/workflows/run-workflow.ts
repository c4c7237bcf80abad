/**
 * Runs a sample workflow as GitHub would: which jobs start, in which order and with what rights, and every step of them.
 * Our own step is the bundle, over real HTTP against the emulator and the stand-in; the scripts run in a checkout with git.
 */
import { addDeploymentStatus, deployJob } from '../../../src/github-stand-in/deployments.js';
import type { EventName, EventOptions } from '../../../src/github-stand-in/index.js';
import { addJob } from '../../../src/github-stand-in/runs.js';
import type { ActionRun, Project } from '../project.js';
import { interpolate, isMet, toText, type Scope, type Value } from './expressions.js';
import { openRunner, type Artefact } from './steps.js';
import { isTriggered, readWorkflow, type Job, type Workflow } from './workflow-file.js';

export interface Environment {
  vars?: Record<string, string>;
  secrets?: Record<string, string>;
  /** Asks its reviewers: whether the job may start, in view of what ran so far. None: nobody is asked. */
  approve?: (soFar: readonly JobRun[]) => boolean;
}

export interface WorkflowOptions {
  /** Text of the workflow file, and where it lies in the repository. */
  text: string;
  path?: string;
  project: Project;
  event: EventName;
  about?: EventOptions;
  /** The repository's own. */
  vars?: Record<string, string>;
  secrets?: Record<string, string>;
  environments?: Record<string, Environment>;
  /** Inputs of our action that the test sets over those of the workflow, such as how often it looks. */
  inputs?: Record<string, string>;
}

export type Result = 'success' | 'failure' | 'skipped';

export interface JobRun {
  id: string;
  /** Values of the matrix. */
  matrix: Record<string, Value>;
  result: Result;
  outputs: Record<string, string>;
  /** Runs of our action, in their order. */
  runs: ActionRun[];
  /** What scripts printed. */
  printed: string;
  artefacts: Artefact[];
  environment: string | undefined;
  permissions: Record<string, string>;
  concurrency: { group: string; cancel: boolean } | undefined;
}

export interface WorkflowRun {
  triggered: boolean;
  /** In the order in which they ended, skipped ones included: those have no matrix. */
  jobs: JobRun[];
  /** By id, in the order of the matrix. Throws where there is none. */
  of: (id: string) => JobRun[];
  /** The one job of that id that ran. */
  one: (id: string) => JobRun;
  /** Ids of jobs that ran, each once. */
  started: string[];
}

export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const { project, event } = options;
  const workflow = readWorkflow(options.text);
  const { world } = project.github;
  const payload = world.eventPayload(event, options.about ?? {});
  const path = options.path ?? '.github/workflows/endpoints.yml';
  const ids = orderJobs(workflow);
  const env = world.runnerEnvironment(event, { payload, workflow: path, workflowName: workflow.name, job: ids[0] ?? '' });
  const runner = openRunner({ project, event, payload, env });
  const jobs: JobRun[] = [];
  const triggered = isTriggered(workflow, { event, payload, changed: runner.changed });
  try {
    if (triggered) for (const id of ids) jobs.push(...(await runJobs(id)));
  } finally {
    world.setPermissions('all');
    await runner.close();
  }
  const of = (id: string): JobRun[] => {
    if (!Object.hasOwn(workflow.jobs, id)) throw new Error(`There is no job ${id}.`);
    return jobs.filter((job) => job.id === id);
  };
  const started = [...new Set(jobs.filter(({ result }) => result !== 'skipped').map(({ id }) => id))];
  return {
    triggered, jobs, of, started,
    one: (id) => {
      const [job, ...more] = of(id).filter(({ result }) => result !== 'skipped');
      if (job === undefined || more.length > 0) throw new Error(`The job ${id} ran ${job === undefined ? 'not' : 'more than once'}; these did: ${started.join(', ')}`);
      return job;
    },
  };

  async function runJobs(id: string): Promise<JobRun[]> {
    const job = workflow.jobs[id];
    if (job === undefined) throw new Error(`There is no job ${id}.`);
    const contexts: Record<string, Value> = {
      github: githubContext(env, payload, world.token), inputs: inputsOf(payload), vars: options.vars ?? {}, needs: needsOf(job, jobs),
    };
    const before = ancestors(workflow, id).flatMap((name) => jobs.filter((done) => done.id === name));
    const scope: Scope = {
      contexts,
      status: {
        success: () => job.needs.every((name) => resultOf(jobs, name) === 'success'),
        failure: () => before.some(({ result }) => result === 'failure'),
        cancelled: () => false,
      },
    };
    const skipped: JobRun = {
      id, matrix: {}, result: 'skipped', outputs: {}, runs: [], printed: '', artefacts: [], environment: undefined, permissions: {}, concurrency: undefined,
    };
    if (!isMet(job.if, scope)) return [skipped];
    const done: JobRun[] = [];
    for (const [index, matrix] of matrixOf(job, scope).entries()) done.push(await runJob(job, { ...skipped, matrix }, { ...contexts, matrix, strategy: { 'job-index': index } }));
    return done;
  }

  async function runJob(job: Job, empty: JobRun, contexts: Record<string, Value>): Promise<JobRun> {
    const scope: Scope = { contexts, status: { success: () => true, failure: () => false, cancelled: () => false } };
    const environment = environmentOf(job, scope);
    const concurrency = job.concurrency && {
      group: toText(interpolate(job.concurrency.group, scope)),
      cancel: interpolate(job.concurrency['cancel-in-progress'] ?? false, scope) === true,
    };
    const permissions = job.permissions ?? workflow.permissions;
    const known = environment === undefined ? {} : options.environments?.[environment.name];
    if (known === undefined) throw new Error(`The test knows no environment ${environment?.name ?? ''}.`);
    const started: JobRun = { ...empty, environment: environment?.name, permissions, concurrency };
    if (known.approve?.(jobs) === false) return { ...started, result: 'failure' };

    const run = world.state.runs.get(Number(env['GITHUB_RUN_ID']));
    if (run === undefined) throw new Error('The run is not registered.');
    const name = [empty.id, ...Object.values(empty.matrix).map(toText)].join(' ');
    const deployment = environment?.deploys === true
      ? deployJob(world.state, run, { id: addJob(world.state, run, name), environment: environment.name, ref: (env['GITHUB_REF_NAME'] ?? '') })
      : undefined;
    world.setPermissions((runner.isUntrusted ? readOnly(permissions) : permissions));
    const secrets = runner.isUntrusted ? {} : { ...options.secrets, ...known.secrets };
    const end = await runner.runSteps(job.steps, {
      job: empty.id,
      env: workflow.env,
      inputs: options.inputs ?? {},
      contexts: { ...contexts, secrets, vars: { ...options.vars, ...known.vars } },
    });
    if (deployment !== undefined) addDeploymentStatus(world.state, deployment, { state: end.failed ? 'failure' : 'success', creator: deployment.creator });
    const outputs = Object.entries(job.outputs).map(([key, text]) => [key, toText(interpolate(text, { ...scope, contexts: { ...contexts, steps: end.steps } }))]);
    return { ...started, ...end, result: end.failed ? 'failure' : 'success', outputs: Object.fromEntries(outputs) as Record<string, string> };
  }
}

function environmentOf(job: Job, scope: Scope): { name: string; deploys: boolean } | undefined {
  if (job.environment === undefined) return undefined;
  const { name, deployment = true } = typeof job.environment === 'string' ? { name: job.environment } : (job.environment as { name: string; deployment?: boolean });
  const text = toText(interpolate(name, scope));
  return text === '' ? undefined : { name: text, deploys: deployment };
}

function matrixOf(job: Job, scope: Scope): Record<string, Value>[] {
  return Object.entries(job.matrix ?? {}).reduce<Record<string, Value>[]>((all, [key, list]) => {
    if (key === 'include' || key === 'exclude') throw new Error(`A matrix with ${key} is not known here.`);
    const values = interpolate(list, scope);
    if (!Array.isArray(values) || values.length === 0) throw new Error(`The matrix ${key} is no list, or empty: GitHub would fail the job.`);
    return all.flatMap((one) => values.map((value) => ({ ...one, [key]: value })));
  }, [{}]);
}

/** Jobs after those they need. */
function orderJobs({ jobs }: Workflow): string[] {
  const ordered: string[] = [];
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) throw new Error(`Jobs need one another: ${[...path, id].join(' → ')}`);
    const job = jobs[id];
    if (job === undefined) throw new Error(`The job ${path.at(-1) ?? ''} needs ${id}, which is not there.`);
    for (const need of job.needs) visit(need, [...path, id]);
    if (!ordered.includes(id)) ordered.push(id);
  };
  for (const id of Object.keys(jobs)) visit(id, []);
  return ordered;
}

function ancestors({ jobs }: Workflow, id: string): string[] {
  const needs = jobs[id]?.needs ?? [];
  return [...new Set(needs.flatMap((need) => [need, ...ancestors({ jobs } as Workflow, need)]))];
}

/** Of a whole matrix: the worst. */
function resultOf(jobs: readonly JobRun[], id: string): Result {
  const results = jobs.filter((job) => job.id === id).map(({ result }) => result);
  return results.includes('failure') ? 'failure' : results.includes('success') ? 'success' : 'skipped';
}

function needsOf(job: Job, jobs: readonly JobRun[]): Value {
  const entries = job.needs.map((id) => [id, { result: resultOf(jobs, id), outputs: jobs.filter((done) => done.id === id).at(-1)?.outputs ?? {} }]);
  return Object.fromEntries(entries) as Value;
}

function githubContext(env: Record<string, string>, payload: Record<string, unknown>, token: string): Value {
  const names = ['actor', 'event_name', 'ref', 'ref_name', 'repository', 'run_id', 'sha', 'workflow'];
  const values = names.map((name) => [name, env[`GITHUB_${name.toUpperCase()}`] ?? null]);
  return { ...(Object.fromEntries(values) as Record<string, string>), event: payload as Value, token };
}

const inputsOf = (payload: Record<string, unknown>): Value => (payload['inputs'] ?? {}) as Value;

function readOnly(permissions: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name, level === 'write' ? 'read' : level]));
}
