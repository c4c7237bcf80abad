/**
 * Situations in which tools of this kind go wrong, each by its number. Those that belong to a story of another file are
 * told there; the last test here knows all twenty and where they are.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { consoleEdit } from '../../src/emulator/index.js';
import { parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags, type Data } from './manifests.js';

let project: Project | undefined;
async function begin(options: ProjectOptions = {}): Promise<Project> {
  project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, ...options });
  return project;
}
afterEach(async () => {
  expect(project?.emulator.unknownRequests ?? []).toEqual([]);
  await project?.close();
  project = undefined;
});

const go = (on: Project, mode: string, text: string, options: RunOptions = {}): Promise<ActionRun> =>
  on.run({ ...options, files: { 'endpoints.yml': text }, inputs: { mode, ...options.inputs } });
const configured = (name: string): string => `PUT /api/2.0/serving-endpoints/${name}/config`;
const version = (value: string): string => manifest({ churn: churn({}, { entity_version: value }) });

describe('an endpoint with an update under way', () => {
  it('edge case 4: that already is what is wanted is waited for, without a second write', async () => {
    const on = await begin();
    await deploy(on, version('7'));
    on.emulator.world.script('churn', { after: { gets: 6 } });
    consoleEdit(on.emulator.world, 'churn', { entity: { name: 'champion', set: { entity_version: '8' } }, rollout: true });
    const run = await go(on, 'apply', version('8'));
    expect([run.status, run.outputs['failure-reason'], writes(run.workspace)]).toEqual([0, undefined, []]);
    expect(on.emulator.world.endpoint('churn')).toMatchObject({ configUpdate: 'NOT_UPDATING', lastVersion: 2 });
  });

  it('edge case 4: that begins behind the plan: the 409 is no failure, the update is waited for, one write succeeds', async () => {
    const on = await begin();
    await deploy(on, version('7'));
    on.emulator.world.addFault({ method: 'PUT', path: '/api/2.0/serving-endpoints/churn/config', kind: 'status', status: 409, code: 'RESOURCE_CONFLICT' });
    const run = await go(on, 'apply', version('8'));
    expect([run.status, run.outputs['failure-reason'], writes(run.workspace)]).toEqual([0, undefined, [configured('churn'), configured('churn')]]);
    expect(on.emulator.world.endpoint('churn').lastVersion).toBe(2);
  });
});

it('edge case 5: a run that dies while it polls leaves no comment at "applying": the next scheduled run settles it', async () => {
  const on = await begin({ manifest: version('7') });
  await deploy(on, version('7'));
  const { world } = on.github;
  const { number } = world.createPullRequest({ title: 'Version 8', branch: 'eight', files: { 'endpoints.yml': version('8') } });
  await on.run({ event: 'pull_request', about: { number } });
  world.merge(number, 'squash');
  const state = (): string | undefined => parseMarker('plan', world.comments(number).at(-1)?.body ?? '')?.state;
  on.emulator.world.script('churn', { outcome: 'stuck' });
  const isWritten = (): boolean => on.emulator.world.endpoint('churn').pending !== undefined;
  const run = await on.run({ event: 'push', inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGKILL', when: isWritten } });
  expect([run.status, state()]).toEqual([null, 'applying']);
  on.emulator.world.finishRollout('churn');
  const drift = await on.run({ event: 'schedule' });
  expect([drift.status, writes(drift.workspace), state()]).toEqual([0, [], 'applied']);
});

describe('old entities that are ready while the new ones build', () => {
  it('edge case 7: are no success: the run waits for the new config version', async () => {
    const on = await begin();
    await deploy(on, version('7'));
    on.emulator.world.script('churn', { after: { gets: 5 } });
    const run = await go(on, 'apply', version('8'));
    expect(run.status).toBe(0);
    const write = run.workspace.findIndex(({ method }) => method === 'PUT');
    const looks = run.workspace.slice(write + 1).filter(({ method, path }) => method === 'GET' && path.endsWith('/churn'));
    expect(looks.length).toBeGreaterThanOrEqual(5);
    const result = JSON.parse(readFileSync(run.outputs['result-file'] ?? '', 'utf8')) as { endpoints: Data[] };
    expect(result.endpoints[0]).toMatchObject({ config_version_before: 1, config_version_after: 2 });
  });

  it('edge case 7: are no success for as long as it takes: the time-out ends it, not they', async () => {
    const on = await begin();
    await deploy(on, version('7'));
    on.emulator.world.script('churn', { outcome: 'stuck' });
    const run = await go(on, 'apply', version('8'), { inputs: { 'timeout-minutes': '0.01' } });
    expect(on.emulator.world.endpoint('churn').config?.entities.map(({ deployment }) => deployment)).toEqual(['DEPLOYMENT_READY']);
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'deployment-timeout']);
  });
});

describe('what the server fills in, renames and re-orders', () => {
  const entity = (entityVersion: string, rest: Data = {}): Data => ({ entity_name: 'prod.ml.churn', entity_version: entityVersion, scale_to_zero_enabled: false, ...rest });
  const plain = { churn: { config: { served_entities: [entity('7', { workload_size: 'Small' })] } }, support: chat(tags({ b: '2', a: '1' })) };
  const split = {
    split: {
      config: {
        served_entities: [entity('7', { name: 'z', min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 }), entity('8', { name: 'a', workload_size: 'Small' })],
        traffic_config: { routes: [{ served_entity_name: 'z', traffic_percentage: 80 }, { served_entity_name: 'a', traffic_percentage: 20 }] },
      },
    },
  };

  it.each([
    ['as it comes', {}],
    ['shuffled, all filled in', { shuffle: true, fillOnRead: true, emptyFields: true, servedModelsMirror: true, fillGatewayDefaults: true }],
    ['in old words, numbers as texts, false left out', { routeNames: 'served_model_name' as const, scalarsAsStrings: true, omitFalseScaleToZero: true, unknownFields: true }],
  ])('edge case 8: is no difference: the plan behind an apply is empty (%s)', async (_how, knobs) => {
    const on = await begin({ emulator: knobs });
    const text = manifest({ ...plain, ...split });
    await deploy(on, text);
    for (const mode of ['plan', 'apply', 'drift']) {
      const run = await go(on, mode, text);
      expect([mode, run.status, run.outputs['has-changes'] ?? run.outputs['has-drift'], writes(run.workspace)]).toEqual([mode, 0, 'false', []]);
    }
  });
});

it('edge case 9: fields that nobody can read are never a difference, and are named as not verified', async () => {
  const on = await begin();
  const units = (burst: boolean): string =>
    manifest({ units: { config: { served_entities: [{ name: 'main', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 100, burst_scaling_enabled: burst }] } } });
  const text = units(true);
  await deploy(on, text);
  const plan = await go(on, 'plan', text);
  expect([plan.status, plan.outputs['has-changes']]).toEqual([0, 'false']);
  expect(plan.summary).toMatch(/[Cc]annot be verified[\s\S]*burst_scaling_enabled/);
  const drift = await go(on, 'drift', text);
  expect([drift.status, drift.outputs['has-drift']]).toEqual([0, 'false']);
  expect(drift.summary).toMatch(/verified[\s\S]*burst_scaling_enabled/);
  // What is wanted can change all the same, and is sent.
  const other = await go(on, 'plan', units(false));
  expect(other.outputs['has-changes']).toBe('true');
});

it('edge case 11: forty endpoints of long, multibyte and fenced text: one comment within the limit, the worst first, the digest whole', async () => {
  const on = await begin({ manifest: manifest({ doomed: chat() }) });
  await deploy(on, manifest({ doomed: chat() }));
  const long = `\`\`\`\`\n${'📈 grüße – 値段 '.repeat(9)}</details>`;
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`endpoint-${index}`, churn({}, { environment_vars: Object.fromEntries(Array.from({ length: 15 }, (_none, key) => [`TEXT_${key}`, `${key} ${long}`])) })]));
  const { world } = on.github;
  const { number } = world.createPullRequest({ title: 'Many', branch: 'many', files: { 'endpoints.yml': manifest(many) } });
  const run = await on.run({ event: 'pull_request', about: { number } });
  expect([run.status, run.outputs['failure-reason'], run.outputs['create'], run.outputs['delete']]).toEqual([1, 'destroy-blocked', '40', '1']);
  const [comment, ...more] = world.comments(number);
  const body = comment?.body ?? '';
  expect(more).toEqual([]);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(run.summary.length).toBeGreaterThan(body.length);
  expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(1024 * 1024);
  expect(parseMarker('plan', body)?.digest).toBe(run.outputs['plan-digest']);
  expect(body.indexOf('doomed', body.indexOf('-->'))).toBeLessThan(body.indexOf('endpoint-1', body.indexOf('-->')));
  for (let index = 0; index < 40; index += 1) expect(body).toContain(`endpoint-${index}`);
  // No value closes what the report opened.
  const opened = [...body.matchAll(/<details/g)].length;
  expect([...body.matchAll(/^<\/details>/gm)].length).toBe(opened);
  const file = JSON.parse(readFileSync(run.outputs['plan-file'] ?? '', 'utf8')) as { endpoints: unknown[] };
  expect(file.endpoints).toHaveLength(41);
});

describe('a manifest that says nothing', () => {
  it.each([
    ['an endpoint is missing', { 'endpoints.yml': manifest({ chat: chat() }) }, 'endpoints.yml', 'destroy-blocked'],
    ['it is an empty file', { 'endpoints.yml': '' }, 'endpoints.yml', 'invalid-manifest'],
    ['it has no endpoints', { 'endpoints.yml': 'id: shop\n' }, 'endpoints.yml', 'invalid-manifest'],
    ['its endpoints are null', { 'endpoints.yml': 'id: shop\nendpoints:\n' }, 'endpoints.yml', 'invalid-manifest'],
    ['it cannot be parsed', { 'endpoints.yml': 'id: shop\nendpoints: {\n' }, 'endpoints.yml', 'invalid-manifest'],
    ['it was moved', { 'serving/endpoints.yml': manifest({ chat: chat(), talk: chat() }) }, 'endpoints.yml', 'invalid-manifest'],
    ['the glob matches nothing', { 'endpoints.yml': manifest({ chat: chat(), talk: chat() }) }, 'serving/*.yml', 'invalid-manifest'],
    ['all endpoints are gone', { 'endpoints.yml': manifest({}) }, 'endpoints.yml', 'destroy-blocked'],
  ])('edge case 14: never deletes: %s', async (_how, files, path, reason) => {
    const on = await begin();
    await deploy(on, manifest({ chat: chat(), talk: chat() }));
    const run = await on.run({ files, inputs: { mode: 'apply', manifest: path } });
    expect([run.status, run.outputs['failure-reason'], writes(run.workspace)]).toEqual([1, reason, []]);
    expect([...on.emulator.world.endpoints.keys()]).toEqual(expect.arrayContaining(['chat', 'talk']));
  });
});

describe('a write whose outcome is unknown', () => {
  const path = '/api/2.0/serving-endpoints/churn/config';

  it.each([
    ['its answer is lost', { kind: 'reset', when: 'after' }, 1],
    ['a gateway gives up behind it', { kind: 'status', status: 504, when: 'after' }, 1],
    ['it never arrived', { kind: 'reset', when: 'before' }, 2],
    ['it was turned away for haste', { kind: 'status', status: 429, when: 'before', retryAfter: 0 }, 2],
  ] as const)('edge case 17: is read back before it is repeated, and starts one rollout: %s', async (_how, fault, sent) => {
    const on = await begin();
    await deploy(on, version('7'));
    on.emulator.world.addFault({ method: 'PUT', path, ...fault });
    const run = await go(on, 'apply', version('8'));
    expect([run.status, run.outputs['failure-reason'], writes(run.workspace)]).toEqual([0, undefined, Array(sent).fill(configured('churn'))]);
    expect(on.emulator.world.endpoint('churn').lastVersion).toBe(2);
    if (fault.kind === 'reset' || fault.status === 504) {
      const write = run.workspace.findIndex(({ method }) => method === 'PUT');
      expect(run.workspace[write + 1]).toMatchObject({ method: 'GET' });
    }
  });
});

const situations: Record<number, string> = {
  1: 'the commit of a merge that GitHub ties to no pull request yet',
  2: 'two merges, of which the first run was evicted',
  3: 'an endpoint edited between plan and merge',
  4: 'an update already under way',
  5: 'a run that is cancelled or dies while it polls',
  6: 'a new entity that fails while the old config serves',
  7: 'old entities that are ready while the new ones build',
  8: 'what the server fills in, renames and re-orders',
  9: 'fields that nobody can read',
  10: 'pull requests of forks and of Dependabot',
  11: 'a report that exceeds the limit of a comment',
  12: 'two comments of one plan',
  13: 'a push while the plan runs',
  14: 'a manifest that says nothing',
  15: 'an endpoint re-created by hand under its name',
  16: 'a merge queue',
  17: 'a write whose outcome is unknown, a token that ends',
  18: 'a revert after an apply that failed',
  19: 'stopped, idle and recovering endpoints in a drift check',
  20: 'an endpoint that a drift check cannot read',
};

describe('each of the twenty situations', () => {
  const files = readdirSync('__tests__', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  // A title, as the first thing in the call that defines a test or a block of them: no comment, and nothing that is skipped.
  const title = /(?<!\.skip)\(\s*['"`]edge case (\d+):(?=[^\n]*=>)/g;
  const found = new Set(files.flatMap((file) => [...readFileSync(`__tests__/${file}`, 'utf8').matchAll(title)].map((match) => Number(match[1]))));

  it.each(Object.entries(situations))('%s has a test that names it: %s', (number) => {
    expect([...found]).toContain(Number(number));
  });

  it('are all there are', () => {
    expect([...found].filter((number) => !(number in situations))).toEqual([]);
  });
});
