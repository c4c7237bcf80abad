/** How applies end: ready, failed, too late, busy, interrupted; and that running again always converges. */
import { readFileSync } from 'node:fs';
import { consoleEdit } from '../../src/emulator/index.js';
import { parseMarker } from '../../src/markers.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags, type Data } from './manifests.js';

let project: Project;
const begin = async (options: ProjectOptions = {}): Promise<void> => {
  project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, ...options });
};
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  expect(project.github.unknownRequests).toEqual([]);
  await project.close();
});

const go = (text: string, options: RunOptions = {}): Promise<ActionRun> =>
  project.run({ ...options, files: { 'endpoints.yml': text }, inputs: { mode: 'apply', ...options.inputs } });
const created = 'POST /api/2.0/serving-endpoints';
const tagged = (name: string): string => `PATCH /api/2.0/serving-endpoints/${name}/tags`;
const configured = (name: string): string => `PUT /api/2.0/serving-endpoints/${name}/config`;
const version = (value: string, rest: Data = {}): string => manifest({ churn: churn(rest, { entity_version: value }) });
const commentOf = (number: number): string => project.github.world.comments(number).at(-1)?.body ?? '';

async function applied(text: string): Promise<void> {
  const run = await go(text);
  expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
}

/** A reviewed and merged change of `endpoints.yml`. */
async function merged(text: string): Promise<number> {
  const { world } = project.github;
  const { number } = world.createPullRequest({ title: 'Change', branch: 'change', files: { 'endpoints.yml': text } });
  expect((await project.run({ event: 'pull_request', about: { number } })).status).toBe(0);
  world.merge(number);
  return number;
}

function expectFailed(run: ActionRun, reason: string): void {
  expect(run.log).toContain(`::error::${reason}: `);
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, reason]);
}

async function expectNothingLeft(text: string): Promise<void> {
  const run = await go(text, { inputs: { mode: 'plan' } });
  expect(run.outputs['has-changes']).toBe('false');
}

describe('a rollout that fails', () => {
  it('edge case 6: the old config serves on: told with message and build log, the rest is not made, nothing is deleted, the next plan shows it', async () => {
    await begin({ manifest: version('7') });
    await applied(version('7'));
    const wanted = version('8', { permissions: [{ level: 'CAN_QUERY', group_name: 'users' }] });
    const number = await merged(wanted);
    const buildLogs = ['Step 1/9', 'ERROR: no matching distribution found for torch==9.9'].join('\n');
    project.emulator.world.script('churn', { outcome: 'fail', message: 'Container image build failed.', buildLogs });
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'deployment-failed');
    expect(writes(run.workspace)).toEqual([configured('churn')]);
    for (const text of [run.summary, commentOf(number)]) {
      expect(text.match(/Container image build failed/g)).toHaveLength(1);
      expect(text).toContain('no matching distribution found for torch==9.9');
      expect(text.match(/old config.*still serves/g)).toHaveLength(1);
      expect(text).toMatch(/update the permissions/);
    }
    expect(run.log).toMatch(/^::error::.*\(Container image build failed\)\. The old config v1 still serves\./m);
    expect(parseMarker('plan', commentOf(number))?.state).toBe('failed');
    const result = JSON.parse(readFileSync(run.outputs['result-file'] ?? '', 'utf8')) as Data;
    expect(result).toMatchObject({ failure_reason: 'deployment-failed', endpoints: [{ name: 'churn', outcome: 'failed', failure_reason: 'deployment-failed' }] });
    // Serving, and yet not updated: neither an outage nor a success; the difference is still there to be seen.
    expect(JSON.parse(run.outputs['endpoints'] ?? '')).toMatchObject({ churn: { action: 'update', state: 'READY' } });
    const next = await go(wanted, { inputs: { mode: 'plan' } });
    expect(next.outputs).toMatchObject({ update: '1', 'has-changes': 'true' });
    expect(next.summary).toContain('champion');
    // Going back clears it: nothing has to be written for the config.
    const back = await go(version('7'));
    expect([back.status, writes(back.workspace)]).toEqual([0, []]);
  });

  it('is mended by running it again, under the same approval', async () => {
    await begin({ manifest: version('7') });
    await applied(version('7'));
    const number = await merged(version('8'));
    project.emulator.world.script('churn', { outcome: 'fail' });
    expectFailed(await project.run({ event: 'push' }), 'deployment-failed');
    const again = await project.run({ event: 'push', attempt: 2 });
    expect([again.status, writes(again.workspace)]).toEqual([0, [configured('churn')]]);
    expect(parseMarker('plan', commentOf(number))?.state).toBe('applied');
    await expectNothingLeft(version('8'));
  });

  it('does not stop other endpoints', async () => {
    await begin();
    project.emulator.world.script('churn', { outcome: 'fail' });
    const run = await go(manifest({ churn: churn(), chat: chat() }));
    expectFailed(run, 'deployment-failed');
    expect(JSON.parse(run.outputs['endpoints'] ?? '')).toMatchObject({ chat: { state: 'READY' }, churn: { state: 'NOT_READY' } });
    expect([...project.emulator.world.endpoints.keys()]).toContain('churn');
  });
});

describe('waiting', () => {
  it('ends with the time-out, and says that the rollout goes on', async () => {
    await begin();
    project.emulator.world.script('churn', { outcome: 'stuck', message: 'Waiting for capacity.' });
    const run = await go(version('7'), { inputs: { 'timeout-minutes': '0.01' } });
    expectFailed(run, 'deployment-timeout');
    expect(run.log).toMatch(/timeout-minutes/);
    expect(writes(run.workspace)).toEqual([created]);
    // The next run goes on waiting, and writes nothing.
    project.emulator.world.finishRollout('churn');
    const again = await go(version('7'));
    expect([again.status, writes(again.workspace)]).toEqual([0, []]);
  });

  it('shows each change of state, and who waits for what', async () => {
    await begin();
    project.emulator.world.script('churn', { after: { gets: 4 }, messages: ['Building the image', 'Starting the server'] });
    const run = await go(version('7'));
    expect(run.status).toBe(0);
    for (const part of ['DEPLOYMENT_CREATING', 'Building the image', 'Starting the server', 'DEPLOYMENT_READY', 'churn: ready']) {
      expect(run.log).toContain(part);
    }
  });

  it('is left out with `wait: false`', async () => {
    await begin();
    project.emulator.world.script('churn', { outcome: 'stuck' });
    const run = await go(version('7'), { inputs: { wait: 'false' } });
    expect([run.status, run.outputs['failure-reason'], writes(run.workspace)]).toEqual([0, undefined, [created]]);
    expect(run.summary).toMatch(/accepted/i);
  });

  it('edge case 4: for an update of somebody else, then goes on from a fresh plan', async () => {
    await begin();
    await applied(version('7'));
    project.emulator.world.script('churn', { after: { gets: 6 } });
    consoleEdit(project.emulator.world, 'churn', { entity: { name: 'champion', set: { workload_size: 'Medium' } }, rollout: true });
    const run = await go(version('8'));
    expect([run.status, writes(run.workspace)]).toEqual([0, [configured('churn')]]);
    expect(run.log).toMatch(/churn: .*wait/i);
    await expectNothingLeft(version('8'));
  });

  it('edge case 4: for an update that does not end: `endpoint-busy`, and nothing is written', async () => {
    await begin();
    await applied(version('7'));
    project.emulator.world.script('churn', { outcome: 'stuck' });
    consoleEdit(project.emulator.world, 'churn', { entity: { name: 'champion', set: { workload_size: 'Medium' } }, rollout: true });
    const run = await go(version('8'), { inputs: { 'timeout-minutes': '0.01' } });
    expectFailed(run, 'endpoint-busy');
    expect(writes(run.workspace)).toEqual([]);
  });
});

describe('an interrupted run', () => {
  const rolling = (): boolean => project.emulator.requests.some(({ method, path }) => method === 'GET' && path.endsWith('/churn') && project.emulator.world.endpoints.get('churn')?.rollout !== undefined);

  it('edge case 5: cancelled while it polls, settles its comment, and is resumed without a second write', async () => {
    await begin({ manifest: manifest({}) });
    const number = await merged(version('7'));
    project.emulator.world.script('churn', { outcome: 'stuck' });
    const run = await project.run({ event: 'push', inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGTERM', when: rolling } });
    expect(run.endedAfter).toBeLessThan(7_500);
    expect(run.log).toMatch(/::warning::The job was cancelled/);
    expect(writes(run.workspace)).toEqual([created]);
    const marker = parseMarker('plan', commentOf(number));
    expect(marker?.state).toBe('failed');
    expect(commentOf(number)).toMatch(/stopped|cancelled/i);
    expect(run.log).toMatch(/[Rr]un apply again/);
    project.emulator.world.finishRollout('churn');
    const again = await project.run({ event: 'push', attempt: 2 });
    expect([again.status, writes(again.workspace)]).toEqual([0, []]);
    expect(parseMarker('plan', commentOf(number))?.state).toBe('applied');
  });

  it('converges after a crash right behind the create', async () => {
    await begin({ manifest: manifest({}) });
    const number = await merged(version('7', { permissions: [{ level: 'CAN_QUERY', group_name: 'users' }] }));
    project.emulator.world.script('churn', { after: { gets: 8 } });
    const run = await project.run({ event: 'push', signal: { name: 'SIGKILL', when: () => project.emulator.world.endpoints.has('churn') } });
    expect(run.status).toBeNull();
    expect(writes(run.workspace)).toEqual([created]);
    const again = await project.run({ event: 'push', attempt: 2 });
    expect([again.status, again.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(again.workspace)).toEqual([expect.stringMatching(/^PUT \/api\/2\.0\/permissions\//)]);
    expect(parseMarker('plan', commentOf(number))?.state).toBe('applied');
    expect((await project.run({ inputs: { mode: 'plan' } })).outputs['has-changes']).toBe('false');
  });
});

describe('a workspace that stumbles', () => {
  it('over a 503 while reading, writing and waiting', async () => {
    await begin();
    const { world } = project.emulator;
    world.addFault({ method: 'GET', path: '/api/2.0/serving-endpoints', kind: 'status', status: 503, retryAfter: 0 });
    world.addFault({ method: 'POST', path: '/api/2.0/serving-endpoints', kind: 'status', status: 503, retryAfter: 0 });
    world.addFault({ method: 'GET', path: '/api/2.0/serving-endpoints/churn', kind: 'status', status: 503, nth: 3, retryAfter: 0 });
    const run = await go(version('7'));
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(world.endpoint('churn').lastVersion).toBe(1);
    await expectNothingLeft(version('7'));
  });

  it('edge case 17: over a create whose answer is lost: read back, not sent twice', async () => {
    await begin();
    project.emulator.world.addFault({ method: 'POST', path: '/api/2.0/serving-endpoints', kind: 'reset', when: 'after' });
    const run = await go(version('7'));
    expect([run.status, writes(run.workspace)]).toEqual([0, [created]]);
    await expectNothingLeft(version('7'));
  });
});

describe('many endpoints', () => {
  const names = Array.from({ length: 6 }, (_, index) => `e${index}`);
  const all = (rest: Data): string => manifest(Object.fromEntries(names.map((name) => [name, churn(rest)])));

  it('are worked on so many at once and no more, and only what the plan names is written', async () => {
    await begin({ emulator: { latencyMs: 5 } });
    for (const name of names) project.emulator.world.script(name, { after: { gets: 3 } });
    const { world } = project.emulator;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, [...world.endpoints.values()].filter((endpoint) => endpoint.rollout !== undefined).length);
    }, 1);
    const run = await go(all({}), { inputs: { parallelism: '2' } });
    clearInterval(watch);
    expect(run.status).toBe(0);
    expect(most).toBe(2);
    expect(writes(run.workspace)).toEqual(Array(6).fill(created));
    const some = await go(all(tags({ team: 'new' })), { inputs: { only: 'e1\ne2' } });
    expect(writes(some.workspace).sort()).toEqual([tagged('e1'), tagged('e2')]);
  });
});
