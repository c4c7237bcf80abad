import { parseAction } from '../../scripts/readme-tables.js';
import { list, parseYaml, read } from './files.js';

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  if?: string;
  permissions?: Record<string, string>;
  environment?: unknown;
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
    if (file.startsWith('examples/') || file.endsWith('/ci.yml')) expect(ours.length).toBeGreaterThan(0);
    const unknown = ours.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in action.inputs));
    expect(unknown).toEqual([]);
  });

  it('reads only outputs that our action has, from steps that exist', () => {
    for (const [, job] of jobs) {
      const has = (id: string, output: string): boolean =>
        job.steps.some((step) => step.id === id && (usesOurs(step) ? output in action.outputs : step.run?.includes(`"${output}=`) === true));
      const reads = [...JSON.stringify(job).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
      expect(reads.filter(([, id, output]) => !has(id!, output!)).map(([text]) => text)).toEqual([]);
    }
  });

  it('gives nothing to a job that does not ask for it', () => {
    expect(workflow.permissions).toEqual({});
    for (const [, job] of jobs) expect(job.permissions).toEqual(expect.any(Object));
  });

  it('bounds every job in time', () => {
    for (const [, job] of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('pins the actions of others by commit', () => {
    const others = steps.filter((step) => step.uses !== undefined && !usesOurs(step)).map((step) => step.uses);
    for (const uses of others) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });

  it('leaves no token behind in the checkout, and never meets foreign code with secrets', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with).toMatchObject({ 'persist-credentials': false });
      // What is checked out is what GitHub chose for the event: never a commit that the event names.
      expect(step.with).not.toHaveProperty('ref');
    }
    expect(workflow.on).not.toHaveProperty('pull_request_target');
    expect(workflow.on).not.toHaveProperty('workflow_run');
  });

  it('puts no text of an event into a shell', () => {
    const scripts = steps.map(({ run }) => run ?? '');
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

const samples = list('examples/workflows', '.yml').filter((file) => !file.endsWith('/validate.yml'));
const modeOf = (job: Job): unknown => job.steps.find(usesOurs)?.with?.['mode'];
/** By what a job may do to the workspace. */
const isApply = (job: Job): boolean => String(modeOf(job)).includes('apply');

describe.each(samples)('%s as a sample', (file) => {
  const workflow = load(file);
  const jobs = Object.entries(workflow.jobs);

  it('gives each job what it needs and no more', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) {
      const mode = String(modeOf(job));
      const wanted = name === 'decline'
        ? { 'pull-requests': 'write' }
        : isApply(job)
        ? { contents: 'read', 'pull-requests': 'write', statuses: 'write', deployments: 'write' }
        : mode === 'drift'
          ? { contents: 'read', issues: 'write', 'pull-requests': 'write', statuses: 'write', deployments: 'read' }
          : job.steps.find(usesOurs) === undefined
            ? expect.not.objectContaining({ statuses: 'write' })
            : job.steps.find(usesOurs)?.with?.['status'] === false
              ? { contents: 'read', 'pull-requests': 'read' }
              : { contents: 'read', 'pull-requests': 'write', statuses: 'write' };
      expect(job.permissions).toEqual(wanted);
      expect(Object.values(job.permissions ?? {}).filter((level) => level === 'write').length).toBeLessThanOrEqual(3);
    }
  });

  it('drops an older plan but never stops an apply, each in a group of its own', () => {
    const cancels = jobs.flatMap(([, job]) => (job.concurrency === undefined ? [] : [[isApply(job), job.concurrency['cancel-in-progress']]]));
    for (const [apply, cancel] of cancels) if (apply === true) expect(cancel).toBe(false);
    expect(workflow.jobs['plan']?.concurrency?.['cancel-in-progress']).toBe(true);
    expect(jobs.filter(([, job]) => isApply(job)).every(([, job]) => job.concurrency !== undefined)).toBe(true);
  });

  it('applies behind an environment, which our action is told of, and plans behind none that could be protected', () => {
    for (const [, job] of jobs) {
      if (isApply(job)) {
        const told = job.steps.find(usesOurs)?.with;
        expect(typeof job.environment).toBe('string');
        expect(told?.['environment'] ?? told?.['target']).toBe(job.environment);
        // Drift looks at the history of applies where they keep it.
        const drift = workflow.jobs['drift']?.steps.find(usesOurs)?.with;
        expect(drift?.['environment']).toBe(told?.['environment']);
      } else if (job.environment !== undefined) {
        expect(job.environment).toMatchObject({ name: expect.stringMatching(/-plan$/), deployment: false });
      }
    }
  });

  it('gives plan and apply the same label to allow deletions', () => {
    const labels = jobs.filter(([name, job]) => /^(?:plan|apply)/.test(name) && name !== 'apply-one' && modeOf(job) !== undefined);
    expect(new Set(labels.map(([, job]) => job.steps.find(usesOurs)?.with?.['allow-destroy-label']))).toEqual(new Set(['allow-destroy']));
    expect(workflow.on['pull_request']).toMatchObject({ types: expect.arrayContaining(['labeled', 'unlabeled']) });
  });

  it('shows a gate what the apply behind it would do: deletions that the label allows, and no others', () => {
    const shown = jobs.filter(([name]) => name.startsWith('plan-')).map(([, job]) => job.steps.find(usesOurs)?.with);
    for (const inputs of shown) {
      expect(inputs).toMatchObject({ mode: 'plan', 'allow-destroy-label': 'allow-destroy', status: false });
      expect(inputs).not.toHaveProperty('allow-destroy');
    }
  });
});

describe('the workflow to copy', () => {
  const { on, env, jobs } = load('examples/workflows/plan-apply-drift.yml');

  it('plans, applies, looks for drift and listens to comments', () => {
    expect(Object.keys(on)).toEqual(['pull_request', 'push', 'schedule', 'issue_comment', 'workflow_dispatch']);
    expect(Object.keys(jobs)).toEqual(['plan', 'apply', 'decline', 'drift']);
    expect(on['issue_comment']).toEqual({ types: ['created'] });
  });

  it('allows the plan to destroy what it allows the apply to destroy, and nothing by default', () => {
    const allowed = ['plan', 'apply'].map((name) => jobs[name]?.steps.find(usesOurs)?.with?.['allow-destroy']);
    expect(allowed).toEqual(['${{ env.ALLOW_DESTROY }}', '${{ inputs.allow-destroy || env.ALLOW_DESTROY }}']);
    expect(env).toEqual({ ALLOW_DESTROY: 'false' });
  });

  it('answers strangers in a job that has nothing to lose, and exactly those that the apply passes over', () => {
    const { decline, apply } = jobs;
    expect([decline?.environment, decline?.concurrency, decline?.steps]).toEqual([undefined, undefined, [{ uses: expect.stringContaining('/databricks-endpoints-as-code@') }]]);
    const command = /\(?github\.event_name == 'issue_comment'.*/s.exec(String(apply?.if))?.[0].replace(/^\(|\)\s*$/g, '').replace(/\s+/g, ' ');
    expect(String(decline?.if).replace(/\s+/g, ' ').trim()).toBe(command?.replace('&& contains(fromJSON', '&& !contains(fromJSON').trim());
  });

  it('passes the digest that a person gives, and keeps the plan', () => {
    expect(jobs['apply']?.steps.find(usesOurs)?.with).toMatchObject({ 'plan-digest': '${{ inputs.plan-digest }}' });
    expect(on['workflow_dispatch']).toMatchObject({ inputs: { 'plan-digest': expect.any(Object) } });
    const upload = jobs['plan']?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(upload?.with).toMatchObject({ path: '${{ steps.plan.outputs.plan-file }}' });
  });
});

describe('the workflow for many manifests', () => {
  const { on } = load('examples/workflows/monorepo.yml');

  it('filters no run that a required check comes from', () => {
    for (const event of ['pull_request', 'merge_group']) {
      expect(Object.keys(on)).toContain(event);
      expect(on[event] ?? {}).not.toHaveProperty('paths');
      expect(on[event] ?? {}).not.toHaveProperty('paths-ignore');
    }
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
