/** A workflow file as data. Keys that the runner does not know are errors: it would run something else than GitHub. */
import { parseDocument } from 'yaml';

export interface Step {
  id?: string;
  if?: string | boolean;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
  run?: string;
}

export interface Job {
  if?: string | boolean;
  needs: string[];
  environment?: unknown;
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress'?: unknown };
  outputs: Record<string, string>;
  matrix?: Record<string, unknown>;
  steps: Step[];
}

export interface Workflow {
  name: string;
  on: Record<string, Record<string, unknown> | null>;
  env: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const known = {
  workflow: ['name', 'on', 'env', 'permissions', 'jobs', 'concurrency'],
  job: ['if', 'needs', 'runs-on', 'timeout-minutes', 'environment', 'permissions', 'concurrency', 'outputs', 'strategy', 'steps'],
  strategy: ['fail-fast', 'max-parallel', 'matrix'],
  step: ['id', 'if', 'uses', 'with', 'env', 'run'],
};

type Data = Record<string, unknown>;

function demandKnown(kind: keyof typeof known, value: Data): void {
  const unknown = Object.keys(value).filter((key) => !known[kind].includes(key));
  if (unknown.length > 0) throw new Error(`Keys of a ${kind} that are not known here: ${unknown.join(', ')}`);
}

/** Reads a workflow; throws on anything that the runner of these tests would pass over. */
export function readWorkflow(text: string): Workflow {
  const document = parseDocument(text, { version: '1.2', strict: true, uniqueKeys: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) throw problem;
  const data = document.toJS() as Data;
  demandKnown('workflow', data);
  const jobs = Object.entries(data['jobs'] as Record<string, Data>).map(([name, job]) => [name, readJob(job)] as const);
  return {
    name: String(data['name']),
    on: data['on'] as Workflow['on'],
    env: (data['env'] as Data | undefined) ?? {},
    permissions: data['permissions'] as Record<string, string>,
    jobs: Object.fromEntries(jobs),
  };
}

function readJob(data: Data): Job {
  demandKnown('job', data);
  const strategy = (data['strategy'] as Data | undefined) ?? {};
  demandKnown('strategy', strategy);
  const steps = data['steps'] as Data[];
  for (const step of steps) demandKnown('step', step);
  const { needs } = data;
  return {
    ...(data as Pick<Job, 'if' | 'environment' | 'permissions' | 'concurrency'>),
    needs: typeof needs === 'string' ? [needs] : ((needs as string[] | undefined) ?? []),
    outputs: (data['outputs'] as Record<string, string> | undefined) ?? {},
    ...(strategy['matrix'] === undefined ? {} : { matrix: strategy['matrix'] as Data }),
    steps,
  };
}

export interface Happening {
  event: string;
  payload: Record<string, unknown>;
  /** Files that differ between before and after; for filters by path. */
  changed: readonly string[];
}

const defaultTypes: Record<string, string[]> = { pull_request: ['opened', 'synchronize', 'reopened'] };

/** Whether the event starts the workflow. */
export function isTriggered({ on }: Workflow, { event, payload, changed }: Happening): boolean {
  if (!Object.hasOwn(on, event)) return false;
  const filters = on[event] ?? {};
  if (Array.isArray(filters)) return event === 'schedule';
  for (const [name, value] of Object.entries(filters)) {
    const wanted = value as string[];
    if (name === 'inputs') continue;
    if (name === 'types') {
      if (!wanted.includes(String(payload['action']))) return false;
    } else if (name === 'branches') {
      if (event !== 'push') throw new Error('Branches are known here for pushes only.');
      if (!wanted.includes(String(payload['ref']).replace('refs/heads/', ''))) return false;
    } else if (name === 'paths') {
      if (!changed.some((path) => wanted.some((pattern) => matchesPath(pattern, path)))) return false;
    } else {
      throw new Error(`The filter ${name} is not known here.`);
    }
  }
  const types = defaultTypes[event];
  return types === undefined || 'types' in filters || types.includes(String(payload['action']));
}

/** `*` stops at a slash, `**` does not. */
function matchesPath(pattern: string, path: string): boolean {
  const source = pattern.split(/(\*\*|\*)/).map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`).test(path);
}
