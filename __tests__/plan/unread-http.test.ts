/** Values that nobody can read, over HTTP: each is sent until it has arrived and then no more, wherever a run ends. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { consoleEdit } from '../../src/emulator/index.js';
import { driftKind, judgeDrift } from '../../src/plan/drift.js';
import { customEntity } from '../helpers/build.js';
import { startWalk, type Asking, type Walk } from './walk.js';

let walk: Walk;
beforeEach(async () => {
  walk = await startWalk();
});
afterEach(async () => {
  await walk.close();
});

const query = (...groups: string[]): JsonObject[] => groups.map((group_name) => ({ level: 'CAN_QUERY', group_name }));

const units = (count: number, burst: boolean, more: JsonObject = {}): JsonObject => ({
  endpoints: {
    llm: { config: { served_entities: [{ name: 'oss', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: count, burst_scaling_enabled: burst }] }, ...more },
  },
});
const before = units(50, true, { tags: { team: 'a' }, permissions: query('analysts') });
const after = units(100, false, { tags: { team: 'b' }, permissions: query('analysts', 'support-apps') });
/** Nothing that anybody could read differs. */
const burstOnly = units(50, false, { tags: { team: 'a' }, permissions: query('analysts') });
const put = 'PUT pt/llm/config';
const note = 'PATCH llm/tags';

const tables = (logs_table: string, ...groups: string[]): JsonObject => ({
  endpoints: { churn: { config: { served_entities: [customEntity()] }, telemetry_config: { table_names: { logs_table } }, permissions: query(...groups) } },
});

const noteOf = async (name = 'llm'): Promise<unknown> => ((await walk.live(name))['tags'] as JsonObject[]).find(({ key }) => key === 'endpoints_unread')?.['value'];
/** What the last config that was taken said of it: not even the emulator keeps it. */
let burst: unknown;
const writes = (): string[] => {
  for (const { method, path, body, performed = 500 } of walk.emulator.requests) {
    if (method === 'PUT' && path.endsWith('/config') && performed < 400) burst = /"burst_scaling_enabled":(\w+)/.exec(JSON.stringify(body))?.[1];
  }
  return walk.writes();
};
const run = async (manifest: JsonObject, asking?: Asking) => (await walk.apply(manifest, asking)).results[0];
const writesOf = async (manifest: JsonObject, asking?: Asking): Promise<string[]> => {
  await walk.apply(manifest, asking);
  return writes();
};

/** A config of somebody else's that nobody can tell from the one before it. */
function editAlike(): void {
  consoleEdit(walk.emulator.world, 'llm', { entity: { name: 'oss', set: { provisioned_model_units: 50 } } });
}

/** Nothing to do, nothing to tell, and nothing that drifted. */
async function expectDone(manifest: JsonObject): Promise<void> {
  const plan = await walk.plan(manifest);
  expect(plan.endpoints).toMatchObject([{ action: 'unchanged', operations: [], changes: [] }]);
  expect(driftKind(judgeDrift(plan, { headApplied: true }))).toBe('clean');
  expect(await writesOf(manifest)).toEqual([]);
}

describe('a config', () => {
  const calls = [note, put, note, 'PUT permissions/serving-endpoints/id', note];
  const steps = ['the note', 'the config', 'the tags', 'the grants', 'all'];
  beforeEach(() => walk.apply(before));

  it('is noted, sent, waited for, and noted as written', async () => {
    const { results } = await walk.apply(after);
    expect(results[0]!.operations.map(({ title, status }) => `${title}: ${status}`)).toEqual([
      'note what is about to be written: done', 'update the config: done', 'wait until the endpoint is ready: done', 'update the tags: done', 'update the permissions: done', 'note what was written: done',
    ]);
    expect(writes()).toEqual(calls);
    expect(burst).toBe('false');
    await expectDone(after);
  });

  it.each(steps.map((step, index) => [step, index + 1]))('is sent once by two runs, the first of them stopped after %s', async (_step, stopAfter) => {
    const first = await walk.apply(after, { stopAfter });
    const sent = writes();
    const second = await walk.apply(after, { approved: first.plan });
    expect(second.results[0]!.outcome).toBe(stopAfter < 4 ? 'applied' : 'unchanged');
    const all = [...sent, ...writes()];
    expect(all.filter((line) => line === put)).toEqual([put]);
    expect(burst).toBe('false');
    await expectDone(after);
  });

  it.each<[string, JsonObject]>([['with what can be read', after], ['alone', burstOnly]])('that is not waited for is sent once: changed %s', async (_how, wanted) => {
    const settings = { wait: false };
    walk.emulator.world.script('llm', { after: { gets: 20 } });
    const first = await walk.apply(wanted, { settings });
    expect(first.results[0]).toMatchObject({ outcome: 'accepted' });
    const sent = writes();
    for (let again = 0; again < 2; again += 1) {
      await walk.apply(wanted, { settings, approved: first.plan });
      sent.push(...writes());
    }
    walk.emulator.world.finishRollout('llm');
    sent.push(...(await writesOf(wanted, { settings, approved: first.plan })));
    expect(sent.filter((line) => line === put)).toEqual([put]);
    expect(burst).toBe('false');
    await expectDone(wanted);
  });

  it('leaves no note for the next run where nothing waits', async () => {
    walk.emulator.world.script('llm', { after: { gets: 20 } });
    const result = await run(burstOnly, { settings: { wait: false } });
    expect(result!.message).not.toMatch(/Left for the next run/);
    expect(await noteOf()).toMatch(/^[0-9a-f]{24}-1-[0-9a-f]{12}$/);
  });

  it('that took too long is waited for by the next run, and not sent again', async () => {
    walk.emulator.world.script('llm', { outcome: 'stuck', message: 'Waiting for capacity.' });
    const first = await walk.apply(after, { settings: { timeoutMs: 60_000 } });
    expect(first.results[0]).toMatchObject({ reason: 'deployment-timeout' });
    expect(writes()).toEqual([note, put]);
    walk.emulator.world.finishRollout('llm');
    expect(await writesOf(after, { approved: first.plan })).toEqual(calls.slice(2, 4));
    expect(burst).toBe('false');
    await expectDone(after);
  });

  it.each<[string, JsonObject]>([['with what can be read', after], ['alone', burstOnly]])('whose rollout failed is sent again: changed %s', async (_how, wanted) => {
    walk.emulator.world.script('llm', { outcome: 'fail', message: 'No.' });
    const first = await walk.apply(wanted);
    expect(first.results[0]).toMatchObject({ reason: 'deployment-failed' });
    writes();
    const second = await walk.apply(wanted, { approved: first.plan });
    expect(second.results[0]).toMatchObject({ outcome: 'applied' });
    // The note of the first run still tells all.
    expect(writes().slice(0, 1)).toEqual([put]);
    expect(burst).toBe('false');
    await expectDone(wanted);
  });

  it('of which the platform makes no new version is noted as written', async () => {
    walk.emulator.world.configure({ identicalConfig: 'noop' });
    expect(await writesOf(burstOnly)).toEqual([note, put, note]);
    expect(await noteOf()).toMatch(/^[0-9a-f]{24}$/);
    await expectDone(burstOnly);
  });

  it('that was refused leaves no trace: another config that looks the same is not taken for it, and going back is no change', async () => {
    const noted = await noteOf();
    walk.emulator.world.addFault({ method: 'PUT', path: '**/config', kind: 'status', status: 400, code: 'INVALID_PARAMETER_VALUE', times: 1 });
    expect(await run(burstOnly)).toMatchObject({ outcome: 'failed' });
    expect(writes()).toEqual([note, put, note]);
    expect(await noteOf()).toBe(noted);
    await expectDone(before);
    editAlike();
    expect(await writesOf(burstOnly)).toEqual([note, put, note]);
    expect(burst).toBe('false');
  });

  it('that was refused for the update of somebody else is sent once that has ended, though it looks the same', async () => {
    walk.emulator.world.addFault({ method: 'PUT', path: '**/config', kind: 'status', status: 409, code: 'RESOURCE_CONFLICT', times: 1 });
    const watching = setInterval(() => {
      if (!walk.emulator.requests.some(({ method, path }) => method === 'PUT' && path.endsWith('/config'))) return;
      clearInterval(watching);
      editAlike();
    }, 1);
    const result = await run(burstOnly);
    clearInterval(watching);
    expect(result).toMatchObject({ outcome: 'applied' });
    expect(writes().filter((line) => line === put)).toEqual([put, put]);
    expect(burst).toBe('false');
    await expectDone(burstOnly);
  });

  it.each<[string, JsonObject]>([['with what can be read', after], ['alone', burstOnly]])('whose answer was lost is sent once: changed %s', async (_how, wanted) => {
    walk.emulator.world.addFault({ method: 'PUT', path: '**/config', kind: 'reset', when: 'after' });
    const result = await run(wanted);
    expect(result).toMatchObject({ outcome: 'applied' });
    expect(result!.operations.find(({ kind }) => kind === 'update-config')).toMatchObject({ status: 'already-done' });
    expect(writes().filter((line) => line === put)).toEqual([put]);
    expect(burst).toBe('false');
    await expectDone(wanted);
  });

  it('that waited for the quota is sent, though another that looks the same came meanwhile', async () => {
    const applied = walk.apply(burstOnly, { settings: { writeQuota: 1 } });
    const noted = (): boolean => walk.emulator.requests.some(({ method, performed }) => method === 'PATCH' && performed !== undefined);
    while (!noted()) await new Promise((resolve) => { setImmediate(resolve); });
    editAlike();
    await applied;
    expect(writes().filter((line) => line === put)).toEqual([put]);
    expect(burst).toBe('false');
    await expectDone(burstOnly);
  });

  it('that changes back before it was sent is sent: nobody knows any more', async () => {
    await walk.apply(burstOnly, { stopAfter: 1 });
    writes();
    expect(await writesOf(before)).toEqual([note, put, note]);
    await expectDone(before);
  });
});

describe('telemetry', () => {
  const calls = ['PATCH churn/tags', 'PATCH churn/telemetry-config', 'PUT permissions/serving-endpoints/id', 'PATCH churn/tags'];
  const wanted = tables('ml.logs.after', 'analysts', 'support-apps');
  beforeEach(() => walk.apply(tables('ml.logs.before', 'analysts')));

  it.each(calls.map((_, index) => index + 1))('is sent once by two runs, the first of them stopped after write %i', async (stopAfter) => {
    const first = await walk.apply(wanted, { stopAfter });
    const sent = writes();
    await walk.apply(wanted, { approved: first.plan });
    const all = [...sent, ...writes()];
    expect(all.filter((line) => line === calls[1])).toEqual([calls[1]]);
    expect([...new Set(all)].sort()).toEqual([...new Set(calls)].sort());
    await expectDone(wanted);
  });

  it('whose answer was lost is sent once', async () => {
    walk.emulator.world.addFault({ method: 'PATCH', path: '**/telemetry-config', kind: 'reset', when: 'after' });
    const result = await run(wanted);
    expect(result!.operations.find(({ kind }) => kind === 'patch-telemetry')).toMatchObject({ status: 'already-done' });
    expect(writes().filter((line) => line === calls[1])).toEqual([calls[1]]);
    await expectDone(wanted);
  });
});
