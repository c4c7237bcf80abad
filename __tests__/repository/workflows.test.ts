import { parseAction } from '../../scripts/readme-tables.js';
import { list, parseYaml, read } from './files.js';

interface Step {
  id?: string;
  uses?: string;
  with?: Record<string, unknown>;
}

interface Job {
  if?: string;
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress': unknown };
  'timeout-minutes'?: number;
  steps: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  env?: Record<string, string>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const action = parseAction(read('action.yml'));
const files = [...list('examples/workflows', '.yml'), ...list('.github/workflows', '.yml')];
const usesOurs = (step: Step): boolean => step.uses === './' || (step.uses ?? '').includes('/databricks-endpoints-as-code@');
const load = (file: string): Workflow => parseYaml(file) as Workflow;

describe.each(files)('%s', (file) => {
  const workflow = load(file);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('gives our action only inputs that it knows', () => {
    const ours = steps.filter(usesOurs);
    expect(ours.length).toBeGreaterThan(0);
    const unknown = ours.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in action.inputs));
    expect(unknown).toEqual([]);
  });

  it('reads only outputs that our action has, from steps that exist', () => {
    const ours = new Set(steps.filter(usesOurs).map((step) => step.id));
    const reads = [...read(file).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    const wrong = reads.filter(([, step, output]) => !ours.has(step) || !(output! in action.outputs)).map(([text]) => text);
    expect(wrong).toEqual([]);
  });

  it('states permissions, and never all of them', () => {
    for (const [, job] of jobs) expect(job.permissions ?? workflow.permissions).toEqual(expect.any(Object));
    expect(workflow.permissions).toBeDefined();
  });

  it('bounds every job in time', () => {
    for (const [, job] of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('pins the actions of others by commit', () => {
    const others = steps.filter((step) => step.uses !== undefined && !usesOurs(step)).map((step) => step.uses);
    for (const uses of others) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });

  it('puts no text of an event into a shell', () => {
    const scripts = steps.map((step) => (step as { run?: string }).run ?? '');
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

describe('the workflow to copy', () => {
  const { on, env, jobs } = load('examples/workflows/plan-apply-drift.yml');

  it('plans, applies and looks for drift', () => {
    expect(Object.keys(on)).toEqual(['pull_request', 'push', 'schedule', 'workflow_dispatch']);
    const modes = Object.values(jobs).map((job) => job.steps.find(usesOurs)?.with?.['mode']);
    expect(modes).toEqual(['plan', 'apply', 'drift']);
  });

  it('gives each job what it needs and no more', () => {
    const permissions = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]));
    expect(permissions).toEqual({
      plan: { contents: 'read', 'pull-requests': 'write' },
      apply: { contents: 'read', 'pull-requests': 'write' },
      drift: { contents: 'read', issues: 'write' },
    });
  });

  it('drops an older plan but never stops an apply', () => {
    expect(jobs['plan']?.concurrency?.['cancel-in-progress']).toBe(true);
    expect(jobs['apply']?.concurrency?.['cancel-in-progress']).toBe(false);
    const groups = Object.values(jobs).map((job) => job.concurrency?.group);
    expect(new Set(groups).size).toBe(3);
  });

  it('plans without secrets for forks, and applies by hand from the default branch only', () => {
    // `pull_request` gives a fork neither secrets nor a token that writes; `pull_request_target` would.
    expect(jobs['plan']?.if).toBe("github.event_name == 'pull_request'");
    expect(on).not.toHaveProperty('pull_request_target');
    expect(jobs['apply']?.if).toContain('github.ref_name == github.event.repository.default_branch');
  });

  it('allows the plan to destroy what it allows the apply to destroy, and nothing by default', () => {
    const allowed = ['plan', 'apply'].map((name) => jobs[name]?.steps.find(usesOurs)?.with?.['allow-destroy']);
    expect(allowed).toEqual(['${{ env.ALLOW_DESTROY }}', '${{ inputs.allow-destroy || env.ALLOW_DESTROY }}']);
    expect(env).toEqual({ ALLOW_DESTROY: 'false' });
  });

  it('passes the digest that a person gives', () => {
    expect(jobs['apply']?.steps.find(usesOurs)?.with).toMatchObject({ 'plan-digest': '${{ inputs.plan-digest }}' });
    expect(on['workflow_dispatch']).toMatchObject({ inputs: { 'plan-digest': expect.any(Object) } });
  });
});

describe('examples/endpoints.yml', () => {
  it('has one endpoint of each kind, and no plain-text credential', () => {
    interface Entity {
      external_model?: object;
      throughput_chunks?: object;
    }
    const { endpoints } = parseYaml('examples/endpoints.yml') as {
      endpoints: Record<string, { config: { served_entities: Entity[]; traffic_config?: { routes: { traffic_percentage: number }[] } } }>;
    };
    const kinds = Object.values(endpoints).map(({ config }) => {
      const [first] = config.served_entities;
      return first?.external_model ? 'external' : first?.throughput_chunks ? 'throughput' : 'custom';
    });
    expect(kinds).toEqual(['external', 'custom', 'throughput']);
    const shares = endpoints['churn-scoring']?.config.traffic_config?.routes.map((route) => route.traffic_percentage);
    expect(shares).toEqual([90, 10]);
    expect(read('examples/endpoints.yml')).not.toMatch(/plaintext|dapi|sk-/);
  });
});
