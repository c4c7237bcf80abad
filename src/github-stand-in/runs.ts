import { ensureAccount, nextId, timestamp, type WorldState } from './state.js';
import type { WorkflowRun } from './types.js';

export interface NewRun {
  event: string;
  sha: string;
  branch: string;
  actor: string;
  workflow: string;
  name: string;
  attempt: number;
  pullNumbers: readonly number[];
}

/** A stable id for a workflow file. */
export function workflowIdOf(path: string): number {
  return Buffer.from(path).reduce((sum, byte) => (sum * 31 + byte) % 90_000_000, 7) + 1_000_000;
}

/** Registers a run of a workflow; run numbers count for each workflow on its own. */
export function addRun(state: WorldState, input: NewRun): WorkflowRun {
  ensureAccount(state, input.actor);
  const run: WorkflowRun = {
    id: nextId(state),
    workflowId: workflowIdOf(input.workflow),
    name: input.name,
    path: input.workflow,
    event: input.event,
    headBranch: input.branch,
    headSha: input.sha,
    runNumber: [...state.runs.values()].filter((other) => other.path === input.workflow).length + 1,
    attempt: input.attempt,
    status: 'in_progress',
    conclusion: null,
    actor: input.actor,
    createdAt: timestamp(state),
    jobs: new Map(),
    pullNumbers: input.pullNumbers,
  };
  state.runs.set(run.id, run);
  return run;
}

/** A job of a run: on GitHub each has a check run of its own, with the job's id. */
export function addJob(state: WorldState, run: WorkflowRun, name: string): number {
  const known = run.jobs.get(name);
  if (known !== undefined) return known;
  const id = nextId(state);
  state.checkRuns.set(id, {
    id, headSha: run.headSha, name, status: 'in_progress', conclusion: null, startedAt: timestamp(state), completedAt: null,
    detailsUrl: `${state.serverUrl}/${state.repository.owner}/${state.repository.name}/actions/runs/${run.id}/job/${id}`,
    externalId: null, title: null, summary: null, text: null, annotations: [], appLogin: 'github-actions[bot]',
  });
  run.jobs.set(name, id);
  return id;
}
