import { applyPlan } from '../../src/apply/execute.js';
import type { OperationResult } from '../../src/apply/result.js';
import { connectDatabricks, type Databricks } from '../../src/databricks/connect.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import {
  consoleCancel,
  consoleStop,
  knownPrincipals,
  startEmulator,
  type Emulator,
  type FaultInput,
  type StartOptions,
} from '../../src/emulator/index.js';
import { configOf, entity, makeStory, ours, VirtualClock, type Wanted } from './support.js';

const root = '/api/2.0/serving-endpoints';

interface Place {
  emulator: Emulator;
  databricks: Databricks;
  clock: VirtualClock;
}

const places: Place[] = [];

/** A workspace over real HTTP; waits and backoffs of ours pass in virtual time. */
async function open(options: StartOptions = {}): Promise<Place> {
  const emulator = await startEmulator({ standard: true, quota: false, ...options });
  const clock = new VirtualClock();
  clock.time = Date.now();
  const databricks = connectDatabricks({
    host: emulator.url,
    token: knownPrincipals.deployer.token,
    version: '0.0.0',
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
    clock,
    env: {},
  });
  const place = { emulator, databricks, clock };
  places.push(place);
  return place;
}

afterEach(async () => {
  for (const { emulator, databricks } of places.splice(0)) {
    expect(emulator.unknownRequests).toEqual([]);
    await databricks.close();
    await emulator.close();
  }
});

async function apply({ databricks, clock, emulator }: Place, wanted: Wanted[], more: Partial<Parameters<typeof makeStory>[0]> = {}) {
  const story = await makeStory({ api: databricks.serving, clock, wanted, ...more });
  emulator.clearRequests();
  return { story, results: await applyPlan(story.options) };
}

/** An endpoint that serves `version` already. */
async function withLive(version = '7', options: StartOptions = {}): Promise<Place> {
  const place = await open(options);
  await apply(place, [v(version)]);
  place.emulator.clearRequests();
  return place;
}

const v = (version: string, more: Partial<Wanted> = {}): Wanted => ({ name: 'churn', config: configOf(entity(version)), ...more });
const external = (more: Partial<Wanted> = {}): Wanted => ({
  name: 'chat',
  kind: 'external',
  config: configOf({
    name: 'gpt',
    external_model: {
      name: 'gpt-4o',
      provider: 'openai',
      task: 'llm/v1/chat',
      openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' },
    },
  }),
  ...more,
});
const lines = ({ emulator }: Place): string[] => emulator.requests.map(({ method, path }) => `${method} ${path.replace(root, '')}`);
const writes = (place: Place): string[] => lines(place).filter((line) => !line.startsWith('GET'));
const statuses = (operations: OperationResult[]): string[] => operations.map(({ kind, status }) => `${kind} ${status}`);

describe('against the emulated workspace', () => {
  it('creates an external endpoint with one request and no read', async () => {
    const place = await open();
    const { results } = await apply(place, [external()]);
    expect(results[0]).toMatchObject({ outcome: 'applied', state: 'READY', configVersionAfter: 1 });
    expect(lines(place)).toEqual(['POST ']);
    expect(results[0]!.operations[0]?.requestId).toBeDefined();
  });

  it('does so too where replies leave config_update out', async () => {
    const place = await open({ omitConfigUpdate: true });
    expect((await apply(place, [external()])).results[0]!.outcome).toBe('applied');
    expect(lines(place)).toEqual(['POST ']);
  });

  it('creates a custom endpoint, waits for it and keeps the grant of its creator', async () => {
    const place = await open();
    const { results } = await apply(place, [v('7', { grants: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }] })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 1 });
    const live = await place.databricks.serving.get('churn');
    expect(await place.databricks.serving.permissions(live!.id)).toEqual(
      expect.arrayContaining([
        { field: 'service_principal_name', principal: knownPrincipals.deployer.name, level: 'CAN_MANAGE' },
        { field: 'group_name', principal: 'analysts', level: 'CAN_QUERY' },
      ]),
    );
  });

  it('creates an endpoint without a config, with one request', async () => {
    const place = await open();
    const { results } = await apply(place, [{ name: 'empty', kind: 'empty' }]);
    expect(results[0]).toMatchObject({ outcome: 'applied', state: 'NOT_READY' });
    expect(lines(place)).toEqual(['POST ']);
  });

  it('updates, and has nothing left to do afterwards', async () => {
    const place = await withLive();
    const wanted = v('8', { tags: { team: 'a' }, notifications: { on_update_failure: ['a@b.c'] } });
    expect((await apply(place, [wanted])).results[0]).toMatchObject({ outcome: 'applied', configVersionBefore: 1, configVersionAfter: 2 });
    const { results } = await apply(place, [v('8', { tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({ outcome: 'unchanged' });
    expect(lines(place)).toEqual([]);
  });

  it('is not misled by reads that still show the time before the write', async () => {
    const place = await withLive('7', { staleReads: 3 });
    expect((await apply(place, [v('8')])).results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
  });

  it.each([true, false])('reports a failed update with its build log, and the old config serves (pending kept: %s)', async (keepPendingOnFailure) => {
    const place = await withLive('7', { keepPendingOnFailure });
    place.emulator.world.script('churn', { outcome: 'fail', message: 'No module named xgboost', buildLogs: 'one\ntwo' });
    const { results } = await apply(place, [v('8', { tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'deployment-failed', oldConfigServes: true, configVersionAfter: 1, state: 'READY' });
    expect(statuses(results[0]!.operations)).toEqual(['update-config done', 'wait failed', 'patch-tags not-made']);
    if (keepPendingOnFailure) {
      expect(results[0]!.failures[0]).toMatchObject({ entity: 'main', message: expect.stringContaining('xgboost'), log: expect.stringContaining('one\ntwo') });
    }
    // Running it again after the cause is mended converges, whatever the failed update left behind.
    expect((await apply(place, [v('8', { tags: { team: 'a' } })])).results[0]).toMatchObject({ outcome: 'applied' });
  });

  it('names the failed entity, not the one that was aborted because of it', async () => {
    const place = await open();
    const wanted: Wanted = {
      name: 'churn',
      config: {
        ...configOf(entity('7', 'a'), entity('8', 'b')),
        traffic_config: { routes: [{ served_model_name: 'a', traffic_percentage: 50 }, { served_model_name: 'b', traffic_percentage: 50 }] },
      },
    };
    place.emulator.world.script('churn', { outcome: 'fail', entity: 'b' });
    const { results } = await apply(place, [wanted]);
    expect(results[0]).toMatchObject({ outcome: 'failed', oldConfigServes: false });
    expect(results[0]!.failures.map((failure) => failure.entity)).toEqual(['b']);
  });

  it('times out on what never ends, deletes nothing, and resumes in the next run without a second write', async () => {
    const place = await withLive();
    place.emulator.world.script('churn', { outcome: 'stuck', message: 'Waiting for capacity.' });
    const first = await apply(place, [v('8')], { settings: { timeoutMs: 300_000 } });
    expect(first.results[0]).toMatchObject({ outcome: 'failed', reason: 'deployment-timeout' });
    expect(writes(place)).toEqual(['PUT /churn/config']);
    place.emulator.world.finishRollout('churn');
    const second = await apply(place, [v('8')]);
    expect(second.results[0]!.outcome).toBe('unchanged');
    expect(writes(place)).toEqual([]);
  });

  it('resumes the wanted update that is under way', async () => {
    const place = await withLive('7', { deployment: { gets: 4 } });
    await place.databricks.serving.updateConfig('R5', 'churn', configOf(entity('8')));
    const { results } = await apply(place, [v('8', { tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionBefore: 1, configVersionAfter: 2 });
    expect(writes(place)).toEqual(['PATCH /churn/tags']);
  });

  it('waits for an update that is not ours, then plans again and writes', async () => {
    const place = await withLive('7', { deployment: { gets: 4 } });
    await place.databricks.serving.updateConfig('R5', 'churn', configOf(entity('6')));
    const { results, story } = await apply(place, [v('8')]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 3 });
    expect(story.replanned).toEqual(['churn']);
    expect(writes(place)).toEqual(['PUT /churn/config']);
  });

  it('survives the 409 of an update that started after the plan', async () => {
    const place = await withLive('7', { deployment: { gets: 4 } });
    const story = await makeStory({ api: place.databricks.serving, clock: place.clock, wanted: [v('8')] });
    await place.databricks.serving.updateConfig('R5', 'churn', configOf(entity('6')));
    place.emulator.clearRequests();
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 3 });
    expect(writes(place)).toEqual(['PUT /churn/config', 'PUT /churn/config']);
  });

  it.each([
    ['cancelled', (place: Place) => {
      consoleCancel(place.emulator.world, 'churn');
    }, 'deployment-failed'],
    ['stopped', (place: Place) => {
      place.emulator.world.finishRollout('churn');
      consoleStop(place.emulator.world, 'churn');
    }, 'endpoint-stopped'],
  ])('reports what was %s in the console meanwhile', async (_what, act, reason) => {
    const place = await withLive('7', { deployment: { gets: 50 } });
    place.emulator.world.configure({ deployment: { gets: 50 } });
    const story = await makeStory({ api: place.databricks.serving, clock: place.clock, wanted: [v('8')] });
    let seen = 0;
    story.options.onProgress = (event) => {
      if (event.type === 'state' && ++seen === 3) act(place);
    };
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'failed', reason });
  });

  it('calls an entity that crashed and never came back a failure', async () => {
    const place = await withLive();
    const story = await makeStory({ api: place.databricks.serving, clock: place.clock, wanted: [v('8')], settings: { timeoutMs: 600_000 } });
    place.emulator.world.configure({ deployment: { gets: 1 } });
    let crashed = false;
    story.options.onProgress = (event) => {
      if (event.type !== 'state' || crashed) return;
      crashed = true;
      place.emulator.world.finishRollout('churn');
      place.emulator.world.crashEntity('churn', 'main');
    };
    expect((await applyPlan(story.options))[0]).toMatchObject({
      outcome: 'failed', reason: 'deployment-failed', failures: [{ entity: 'main', deployment: 'DEPLOYMENT_RECOVERING' }],
    });
  });

  it.each([{ ready: 'WARMING_UP' }, { config_update: 'PAUSED' }, { deployment: 'DEPLOYMENT_ODD' }])(
    'takes no unknown word for success: %j', async (unknownEnums) => {
      const place = await withLive();
      place.emulator.world.configure({ unknownEnums });
      const { results } = await apply(place, [v('8')], { settings: { timeoutMs: 120_000 } });
      expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'deployment-timeout' });
    });
});

describe('a connection that breaks', () => {
  const everything = v('8', {
    tags: { team: 'a' },
    aiGateway: { usage_tracking_config: { enabled: true } },
    grants: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }],
  });
  const faults: [string, FaultInput][] = [
    ['the config update', { method: 'PUT', path: `${root}/*/config` }],
    ['the tags', { method: 'PATCH', path: `${root}/*/tags` }],
    ['the AI Gateway', { method: 'PUT', path: `${root}/*/ai-gateway` }],
    ['the permissions', { method: 'PUT', path: '/api/2.0/permissions/**' }],
  ].map(([title, fault]) => [title as string, { kind: 'reset', ...(fault as object) }]);

  for (const when of ['before', 'after'] as const) {
    it.each(faults)(`${when} the effect of %s: ends as wanted, with one version`, async (_title, fault) => {
      const place = await withLive();
      place.emulator.world.addFault({ ...fault, when, nth: 1 });
      const { results } = await apply(place, [everything]);
      expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
      const hit = lines(place).filter((line) => new RegExp(`^${fault.method} `).test(line) && matches(fault, line));
      expect(hit).toHaveLength(when === 'before' ? 2 : 1);
    });

    it(`${when} the effect of a create`, async () => {
      const place = await open();
      place.emulator.world.addFault({ method: 'POST', path: root, kind: 'reset', when });
      const { results } = await apply(place, [v('7')]);
      expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 1 });
      expect(writes(place)).toHaveLength(when === 'before' ? 2 : 1);
    });

    it(`${when} the effect of a create that is ready at once: no read but the one that looks`, async () => {
      const place = await open();
      place.emulator.world.addFault({ method: 'POST', path: root, kind: 'reset', when });
      expect((await apply(place, [external()])).results[0]!.outcome).toBe('applied');
      expect(lines(place)).toEqual(when === 'before' ? ['POST ', 'GET /chat', 'POST '] : ['POST ', 'GET /chat']);
    });

    it(`${when} the effect of a delete`, async () => {
      const place = await withLive();
      place.emulator.world.addFault({ method: 'DELETE', kind: 'status', status: 500, when });
      const { results } = await apply(place, [v('7', { gone: true })]);
      expect(results[0]).toMatchObject({ outcome: 'applied', state: '' });
      expect(await place.databricks.serving.get('churn')).toBeUndefined();
    });
  }

  it('while waiting is borne', async () => {
    const place = await withLive('7', { deployment: { gets: 3 } });
    const { databricks, clock } = place;
    const story = await makeStory({ api: databricks.serving, clock, wanted: [v('8')] });
    place.emulator.world.addFault({ method: 'GET', path: `${root}/churn`, kind: 'status', status: 503, times: 3 });
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied' });
  });
});

function matches({ path = '' }: FaultInput, line: string): boolean {
  const last = path.split('/').at(-1) ?? '';
  return last === '**' ? line.includes('/permissions/') : line.endsWith(`/${last}`);
}

describe('names that are taken', () => {
  const body = (tags: JsonObject[]): JsonObject => ({ name: 'churn', config: configOf(entity('7')), tags });
  it.each([400, 409] as const)('with our tag: goes on as created (%s)', async (duplicateCreateStatus) => {
    const place = await open({ duplicateCreateStatus });
    const story = await makeStory({ api: place.databricks.serving, clock: place.clock, wanted: [v('7')] });
    await place.databricks.serving.create('R1', body([{ key: 'endpoints_manifest', value: ours }]));
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied', operations: [{ status: 'already-done' }, { status: 'done' }] });
  });
  it.each([400, 409] as const)('by somebody else: ownership-conflict (%s)', async (duplicateCreateStatus) => {
    const place = await open({ duplicateCreateStatus });
    const story = await makeStory({ api: place.databricks.serving, clock: place.clock, wanted: [v('7')] });
    await place.databricks.serving.create('R1', body([]));
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'refused', reason: 'ownership-conflict' });
  });
});

describe('telemetry', () => {
  it('comes after the rollout, so that it is not refused', async () => {
    const place = await withLive();
    const telemetry = { table_names: { logs_table: 'a.b.c' } };
    const { results } = await apply(place, [v('8', { telemetry })]);
    expect(statuses(results[0]!.operations)).toEqual(['update-config done', 'wait done', 'patch-telemetry done']);
  });
});

it('replaces an endpoint: a new id, and the grants go to it', async () => {
  const place = await withLive();
  const before = (await place.databricks.serving.get('churn'))!.id;
  const grants = [{ group_name: 'analysts', permission_level: 'CAN_VIEW' }];
  const { results } = await apply(place, [v('7', { replace: true, grants })]);
  expect(results[0]).toMatchObject({ outcome: 'applied', action: 'replace' });
  const after = (await place.databricks.serving.get('churn'))!.id;
  expect(after).not.toBe(before);
  expect(writes(place)).toEqual([`DELETE /churn`, 'POST ', `PUT /api/2.0/permissions/serving-endpoints/${after}`]);
});
