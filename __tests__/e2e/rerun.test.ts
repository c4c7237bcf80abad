/** A run that could not finish leaves its review open: the next run of the same merge goes on with the plan check on. */
import { parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) await project.close();
});

async function begin(text: string, options: ProjectOptions = {}): Promise<Project> {
  const project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, manifest: text, ...options });
  projects.push(project);
  await deploy(project, text);
  return project;
}

async function merged(project: Project, text: string): Promise<number> {
  const { world } = project.github;
  const { number } = world.createPullRequest({ title: 'Change', branch: `change-${world.tip().sha.slice(0, 6)}`, files: { 'endpoints.yml': text } });
  expect((await project.run({ event: 'pull_request', about: { number } })).outputs['failure-reason']).toBeUndefined();
  world.merge(number, 'squash');
  return number;
}

const push = (project: Project, options: RunOptions = {}): Promise<ActionRun> => project.run({ event: 'push', ...options });
const stateOf = (project: Project, number: number): string | undefined =>
  parseMarker('plan', project.github.world.comments(number).at(-1)?.body ?? '')?.state;

describe('a run that could not finish', () => {
  it('because an endpoint could not be read is finished by the next', async () => {
    const project = await begin(manifest({ support: chat(tags({ team: 'a' })) }));
    const number = await merged(project, manifest({ support: chat(tags({ team: 'b' })) }));
    project.emulator.world.addFault({ method: 'GET', path: '/api/2.0/serving-endpoints/support', kind: 'status', status: 403, code: 'PERMISSION_DENIED', times: 1 });
    const first = await push(project);
    expect([first.outputs['failure-reason'], stateOf(project, number)]).toEqual(['permission-denied', 'failed']);
    const second = await push(project);
    expect([second.outputs['failure-reason'], stateOf(project, number)]).toEqual([undefined, 'applied']);
    expect(writes(second.workspace)).toEqual(['PATCH /api/2.0/serving-endpoints/support/tags']);
  });

  it('because it did not wait is finished by one that does', async () => {
    const grants = { permissions: [{ level: 'CAN_QUERY', group_name: 'users' }] };
    const project = await begin(manifest({ scoring: churn() }));
    const number = await merged(project, manifest({ scoring: churn(grants, { entity_version: '8' }) }));
    const first = await push(project, { inputs: { wait: 'false' } });
    expect([first.outputs['failure-reason'], stateOf(project, number)]).toEqual([undefined, 'planned']);
    const second = await push(project);
    expect([second.outputs['failure-reason'], stateOf(project, number)]).toEqual([undefined, 'applied']);
    expect(writes(second.workspace).filter((write) => write.includes('/config'))).toEqual([]);
    expect(writes(second.workspace).some((write) => write.startsWith('PUT /api/2.0/permissions/'))).toBe(true);
  });

  it('because `only` left endpoints out is finished by one without it', async () => {
    const project = await begin(manifest({}));
    const number = await merged(project, manifest({ a: chat(), b: chat() }));
    const first = await push(project, { inputs: { only: 'a' } });
    expect([first.outputs['failure-reason'], stateOf(project, number)]).toEqual([undefined, 'planned']);
    const second = await push(project);
    expect([second.outputs['failure-reason'], stateOf(project, number)]).toEqual([undefined, 'applied']);
    expect(writes(second.workspace)).toEqual(['POST /api/2.0/serving-endpoints']);
  });
});

describe('a run that is stopped while it reads', () => {
  it('blames no service, and is no success', async () => {
    const project = await begin(manifest({ support: chat() }));
    project.emulator.world.configure({ latencyMs: 3000 });
    const run = await project.run({
      event: 'workflow_dispatch', inputs: { mode: 'apply' }, signal: { name: 'SIGTERM', when: (log) => log.includes('Workspace http') },
    });
    expect([run.status, run.outputs['failure-reason']]).toEqual([130, undefined]);
    expect(run.log).not.toMatch(/api-error|proxy/);
    expect(writes(run.workspace)).toEqual([]);
  });
});

describe('a version that moved between review and apply', () => {
  it('does not roll out, also where the reviewed plan left its endpoint unchanged', async () => {
    const latest = churn({}, { entity_version: 'latest' });
    const project = await begin(manifest({ scoring: latest }));
    const number = await merged(project, manifest({ scoring: latest, support: chat() }));
    project.emulator.world.addModel('prod.ml.churn', { versions: { 7: {}, 8: {}, 11: {} } });
    const run = await push(project);
    expect([run.outputs['failure-reason'], stateOf(project, number)]).toEqual([undefined, 'applied']);
    expect(writes(run.workspace)).toEqual(['POST /api/2.0/serving-endpoints']);
    const again = await push(project);
    expect([again.outputs['failure-reason'], writes(again.workspace)]).toEqual([undefined, []]);
  });
});

describe('`only`', () => {
  it('says so when a name matches nothing', async () => {
    const project = await begin(manifest({ support: chat() }));
    const run = await project.run({ event: 'workflow_dispatch', inputs: { mode: 'plan', only: 'suport' } });
    expect(run.summary).toMatch(/no endpoint matches `suport`.*Did you mean `support`/);
  });
});
