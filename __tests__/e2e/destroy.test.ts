/** What must not happen by mistake: deleting, replacing, taking over, writing what is held or stopped, locking oneself out. */
import { readFileSync } from 'node:fs';
import { consoleCreate, consoleEdit, consoleStop, knownPrincipals } from '../../src/emulator/index.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

let project: Project;
beforeEach(async () => {
  project = await startProject();
});
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  await project.close();
});

const go = (mode: string, text: string, options: RunOptions = {}): Promise<ActionRun> =>
  project.run({ ...options, files: { 'endpoints.yml': text }, inputs: { mode, ...options.inputs } });
const created = 'POST /api/2.0/serving-endpoints';
const tagged = (name: string): string => `PATCH /api/2.0/serving-endpoints/${name}/tags`;
const deleted = (name: string): string => `DELETE /api/2.0/serving-endpoints/${name}`;

function expectFailed(run: ActionRun, reason: string): void {
  expect(run.log).toContain(`::error::${reason}: `);
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, reason]);
}

describe('an endpoint that left the manifest', () => {
  const both = manifest({ chat: chat(), talk: chat() });
  const one = manifest({ chat: chat(tags({ team: 'new' })) });

  it('is blocked at plan as at apply, while the others proceed; deleting it can be allowed by name', async () => {
    await deploy(project, both);
    const plan = await go('plan', one);
    expectFailed(plan, 'destroy-blocked');
    expect(plan.log).toMatch(/destroy-blocked: .*talk.*\n?.*allow-destroy/);
    expect(plan.outputs).toMatchObject({ delete: '1', update: '1' });
    const apply = await go('apply', one);
    expectFailed(apply, 'destroy-blocked');
    expect(writes(apply.workspace)).toEqual([tagged('chat')]);
    const other = await go('apply', one, { inputs: { 'allow-destroy': 'chat' } });
    expectFailed(other, 'destroy-blocked');
    expect(writes(other.workspace)).toEqual([]);
    const named = await go('apply', one, { inputs: { 'allow-destroy': 'talk' } });
    expect([named.status, writes(named.workspace)]).toEqual([0, [deleted('talk')]]);
    expect(project.emulator.world.endpoints.has('talk')).toBe(false);
  });

  it('goes after what takes its place is ready', async () => {
    await deploy(project, manifest({ old: churn() }));
    const run = await go('apply', manifest({ new: churn() }), { inputs: { 'allow-destroy': 'old' } });
    expect([run.status, writes(run.workspace)]).toEqual([0, [created, deleted('old')]]);
    const order = run.workspace.filter(({ method, path }) => method === 'DELETE' || path.endsWith('/new'));
    expect(order.at(-1)?.method).toBe('DELETE');
  });

  it('is deleted with `allow-destroy: true`, and nothing that is not ours is', async () => {
    await deploy(project, both);
    consoleCreate(project.emulator.world, { name: 'by-hand', config: { served_entities: [{ name: 'm', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', scale_to_zero_enabled: true }] } });
    const run = await go('apply', manifest({}), { inputs: { 'allow-destroy': 'true' } });
    expect([run.status, writes(run.workspace).sort()]).toEqual([0, [deleted('chat'), deleted('talk')]]);
    expect([...project.emulator.world.endpoints.keys()]).toEqual(expect.arrayContaining(['by-hand', 'databricks-claude-opus-4-7']));
  });

  it('is not touched where `only` leaves it out', async () => {
    await deploy(project, both);
    const run = await go('apply', one, { inputs: { only: 'chat', 'allow-destroy': 'true' } });
    expect([run.status, writes(run.workspace)]).toEqual([0, [tagged('chat')]]);
  });

  it('stays while it is protected, even in the change that takes the protection away', async () => {
    await deploy(project, manifest({ chat: chat({ lifecycle: { prevent_destroy: true } }) }));
    const run = await go('apply', manifest({}), { inputs: { 'allow-destroy': 'true' } });
    expectFailed(run, 'destroy-blocked');
    expect(run.log).toContain('prevent_destroy');
    expect(writes(run.workspace)).toEqual([]);
    // Taking it away is an apply of its own; after it, deleting is possible.
    const lifted = await go('apply', manifest({ chat: chat() }));
    expect([lifted.status, writes(lifted.workspace)]).toEqual([0, [tagged('chat')]]);
    const gone = await go('apply', manifest({}), { inputs: { 'allow-destroy': 'true' } });
    expect([gone.status, writes(gone.workspace)]).toEqual([0, [deleted('chat')]]);
  });
});

describe('a field that cannot be changed in place', () => {
  const now = (value: boolean): string => manifest({ churn: churn({ route_optimized: value }) });

  it('makes a replacement, which needs `allow-destroy` too', async () => {
    await deploy(project, now(false));
    const { id } = project.emulator.world.endpoint('churn');
    const plan = await go('plan', now(true));
    expectFailed(plan, 'destroy-blocked');
    expect(plan.outputs).toMatchObject({ replace: '1' });
    const blocked = await go('apply', now(true));
    expectFailed(blocked, 'destroy-blocked');
    expect(writes(blocked.workspace)).toEqual([]);
    const run = await go('apply', now(true), { inputs: { 'allow-destroy': 'churn' } });
    expect([run.status, writes(run.workspace)]).toEqual([0, [deleted('churn'), created]]);
    expect(project.emulator.world.endpoint('churn').id).not.toBe(id);
  });

  it('is blocked while grants would be lost, and lists them as YAML to paste', async () => {
    await deploy(project, now(false));
    consoleEdit(project.emulator.world, 'churn', { permissions: { grant: [{ group_name: 'users', permission_level: 'CAN_QUERY' }] } });
    const run = await go('apply', now(true), { inputs: { 'allow-destroy': 'true' } });
    expect([run.status, writes(run.workspace)]).toEqual([1, []]);
    expectFailed(run, 'destroy-blocked');
    expect(run.summary + run.log).toMatch(/group_name: ?"?users/);
  });
});

describe('an endpoint that exists already', () => {
  const adopt = manifest({ chat: chat({ lifecycle: { adopt: true } }) });
  const byHand = (): void => {
    const { world } = project.emulator;
    consoleCreate(world, { name: 'chat', ...chat() });
    consoleEdit(world, 'chat', { permissions: { grant: [{ service_principal_name: knownPrincipals.deployer.name, permission_level: 'CAN_MANAGE' }] } });
  };

  it('is a conflict, at plan as at apply', async () => {
    byHand();
    for (const mode of ['plan', 'apply']) {
      const run = await go(mode, manifest({ chat: chat(), talk: chat() }));
      expectFailed(run, 'ownership-conflict');
      expect(run.log).toContain('adopt');
      expect(run.log).toMatch(/::error file=endpoints\.yml,line=\d+/);
      expect(writes(run.workspace)).toEqual(mode === 'plan' ? [] : [created]);
    }
  });

  it('is adopted where the manifest says so, as a change of its own', async () => {
    byHand();
    const plan = await go('plan', adopt);
    expect([plan.status, plan.outputs['update'], plan.outputs['has-changes']]).toEqual([0, '1', 'true']);
    expect(plan.log).toContain('Adopting an endpoint created by admin@example.com');
    expect(readFileSync(plan.outputs['plan-file'] ?? '', 'utf8')).toMatch(/"path": "ownership"/);
    const run = await go('apply', adopt);
    expect([run.status, writes(run.workspace)]).toEqual([0, [tagged('chat')]]);
    expect((await go('plan', manifest({ chat: chat() }))).outputs['has-changes']).toBe('false');
  });

  it('is a conflict where another manifest owns it, adopted or not', async () => {
    await deploy(project, manifest({ chat: chat() }, { id: 'another' }));
    const run = await go('apply', adopt);
    expectFailed(run, 'ownership-conflict');
    expect(run.log).toContain('acme__ml-platform__another__default');
    expect(writes(run.workspace)).toEqual([]);
    const moved = await go('apply', manifest({ chat: chat() }, { moved_from: ['acme__ml-platform__another__default'] }));
    expect([moved.status, writes(moved.workspace)]).toEqual([0, [tagged('chat')]]);
  });
});

describe('an endpoint that is not to be written now', () => {
  const wanted = manifest({ churn: churn(tags({ team: 'new' }), { entity_version: '8' }) });

  it('is held: planned, not written, and no failure', async () => {
    await deploy(project, manifest({ churn: churn() }));
    consoleEdit(project.emulator.world, 'churn', { tags: { add: { endpoints_hold: 'load test' } } });
    const run = await go('apply', wanted);
    expect([run.status, run.outputs['failure-reason'], writes(run.workspace)]).toEqual([0, undefined, []]);
    expect(run.log).toContain('load test');
    expect(run.summary).toContain('load test');
  });

  it('is stopped: held back, at plan as at apply', async () => {
    await deploy(project, manifest({ churn: churn() }));
    consoleStop(project.emulator.world, 'churn');
    for (const mode of ['plan', 'apply']) {
      const run = await go(mode, wanted);
      expectFailed(run, 'endpoint-stopped');
      expect(writes(run.workspace)).toEqual([]);
    }
  });
});

describe('rights', () => {
  const viewer = { 'databricks-token': knownPrincipals.viewer.token };
  const grant = (level: string): void => {
    consoleEdit(project.emulator.world, 'chat', { permissions: { grant: [{ user_name: knownPrincipals.viewer.name, permission_level: level }] } });
  };

  it('to view are enough to plan, and not to apply', async () => {
    await deploy(project, manifest({ chat: chat() }));
    grant('CAN_VIEW');
    const wanted = manifest({ chat: chat(tags({ team: 'new' })) });
    const plan = await go('plan', wanted, { inputs: viewer });
    expect([plan.status, plan.outputs['update']]).toEqual([0, '1']);
    const run = await go('apply', wanted, { inputs: viewer });
    expectFailed(run, 'permission-denied');
    expect(run.log).toContain('CAN_MANAGE');
    expect(writes(run.workspace)).toEqual([]);
  });

  it('that the change would take from the one who makes it', async () => {
    await deploy(project, manifest({ chat: chat() }));
    const mlops = { 'databricks-token': knownPrincipals.mlops.token };
    consoleEdit(project.emulator.world, 'chat', { permissions: { grant: [{ user_name: knownPrincipals.mlops.name, permission_level: 'CAN_MANAGE' }] } });
    const run = await go('apply', manifest({ chat: chat({ permissions: [{ level: 'CAN_QUERY', group_name: 'users' }] }) }), { inputs: mlops });
    expectFailed(run, 'preflight-failed');
    expect(run.log).toContain(knownPrincipals.mlops.name);
    expect(writes(run.workspace)).toEqual([]);
  });
});

it('an endpoint that may not be read is an error with a next step, never a create', async () => {
  consoleCreate(project.emulator.world, { name: 'chat', ...chat() });
  const run = await go('apply', manifest({ chat: chat(), talk: chat() }));
  expectFailed(run, 'permission-denied');
  expect(run.log).toMatch(/Could not read `chat`.*CAN_VIEW/);
  expect(writes(run.workspace)).toEqual([created]);
});

describe('what an endpoint needs', () => {
  it.each([
    ['a version that is not ready', { entity_version: '9' }, /9/],
    ['a version that does not exist', { entity_version: '99' }, /99/],
    ['an alias that does not exist', { entity_version: '@nobody' }, /nobody/],
    ['a secret that does not exist', { environment_vars: { TOKEN: '{{secrets/churn/no-such-key}}' } }, /no-such-key/],
    ['a scope that does not exist', { environment_vars: { TOKEN: '{{secrets/no-such-scope/key}}' } }, /no-such-scope/],
  ])('is checked before anything is written: %s', async (_name, entity, message) => {
    const text = manifest({ churn: churn({}, entity), chat: chat() });
    const plan = await go('plan', text);
    expectFailed(plan, 'preflight-failed');
    expect(plan.log).toMatch(message);
    const run = await go('apply', text);
    expectFailed(run, 'preflight-failed');
    expect(writes(run.workspace)).toEqual([created]);
    expect(project.emulator.world.endpoints.has('churn')).toBe(false);
  });
});
