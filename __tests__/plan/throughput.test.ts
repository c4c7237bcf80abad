/** Provisioned throughput of both generations, from the manifest to the workspace and back, over HTTP. */
import type { ModelInput } from '../../src/emulator/catalog.js';
import { consoleCreate, knownPrincipals } from '../../src/emulator/index.js';
import { openStage, placeIn, type Stage, type Told } from '../helpers/story.js';


let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => {
  expect(stage.emulator.unknownRequests).toEqual([]);
  await stage.close();
});

const llama = 'system.ai.llama_v3_3_70b_instruct';
const oss = 'system.ai.gpt-oss-120b';
const text = (model: string, version: string, size: string, more = ''): string => `id: shop
endpoints:
  llm:
    config:
      served_entities:
        - name: main
          entity_name: ${model}
          entity_version: ${version}
${size.split('\n').map((line) => `          ${line}\n`).join('')}${more}`;
const chunks = (min: number, max: number, version = '1'): string => text(llama, `"${version}"`, `throughput_chunks: { min: ${min}, max: ${max} }`);
const tokens = (min: number, max: number): string => text(llama, '"1"', `min_provisioned_throughput: ${min}\nmax_provisioned_throughput: ${max}`);
const units = (count: number, more = ''): string => text(oss, '"1"', `provisioned_model_units: ${count}${more}`);
const custom = text('prod.ml.churn', '"7"', 'workload_size: Small\nscale_to_zero_enabled: false');
const root = '/api/2.0/serving-endpoints';

/** The plan is refused on the given lines, and nothing was written. */
function expectRefused(told: Told, findings: [place: string, message: RegExp][]): void {
  expect(told.failure?.reason).toBe('preflight-failed');
  expect(told.annotations).toHaveLength(findings.length);
  for (const [index, [place, message]] of findings.entries()) {
    expect(told.annotations[index]).toMatch(new RegExp(`^${place} error: `));
    expect(told.annotations[index]).toMatch(message);
    expect(told.log.join(' ').replace(/\s+/g, ' ').replaceAll(' Next:', '')).toMatch(message);
  }
  expect(told.writes).toEqual([]);
}

const applied = async (manifest: string, inputs = {}): Promise<Told> => {
  const told = await stage.run('apply', manifest, inputs);
  expect([told.failure, told.result?.endpoints[0]?.outcome]).toEqual([undefined, 'applied']);
  return told;
};
const expectSettled = async (manifest: string): Promise<void> => {
  expect((await stage.run('plan', manifest)).plan?.summary).toMatchObject({ unchanged: 1, create: 0, update: 0, replace: 0 });
};
const sent = (path: string): unknown => stage.emulator.requests.findLast((request) => request.method !== 'GET' && request.path === path)?.body;

describe('tokens per second', () => {
  it('are sent as multiples of the chunk, shown as chunks, and are no difference afterwards', async () => {
    const told = await applied(chunks(2, 3));
    expect(told.writes).toEqual([`POST ${root}`]);
    expect(sent(root)).toMatchObject({ config: { served_entities: [{ min_provisioned_throughput: 1960, max_provisioned_throughput: 2940 }] } });
    expect(told.log.join('\n')).toMatch(/2–3 chunks of 980/);
    await expectSettled(chunks(2, 3));
    // The same size in tokens is the same.
    await expectSettled(tokens(1960, 2940));
  });

  it('change by a rollout, and follow the chunk of another version', async () => {
    await applied(chunks(2, 3));
    const plan = await stage.run('plan', chunks(1, 3));
    expect(plan.plan?.endpoints[0]).toMatchObject({ action: 'update', impact: 'rollout', changes: [{ path: 'config.served_entities[main].min_provisioned_throughput', before: 1960, after: 980 }] });
    const told = await applied(chunks(1, 3));
    expect(told.writes).toEqual([`PUT ${root}/llm/config`]);
    expect(told.result?.endpoints[0]).toMatchObject({ configVersionBefore: 1, configVersionAfter: 2 });
    await applied(chunks(1, 3, '2'));
    expect(sent(`${root}/llm/config`)).toMatchObject({ served_entities: [{ entity_version: '2', min_provisioned_throughput: 1580, max_provisioned_throughput: 4740 }] });
    await expectSettled(chunks(1, 3, '2'));
  });

  it.each<[string, string, [part: string, message: RegExp][]]>([
    ['a maximum between two steps', tokens(0, 1000), [['1000', /`max_provisioned_throughput` is 1000, .* sold in steps of 980: 980 and 1960 are the nearest legal values/]]],
    ['a maximum below the first step', tokens(0, 500), [['500', /is 500, .*: 980 and 1960 are the nearest legal values/]]],
    ['a minimum below the first step, where 0 is legal', tokens(500, 1960), [['500', /`min_provisioned_throughput` is 500, .*: 0 and 980 are the nearest legal values/]]],
    ['both, each on its line', tokens(1000, 2000), [['1000', /: 980 and 1960 are/], ['2000', /: 1960 and 2940 are/]]],
  ])('%s is refused with the nearest two', async (_name, manifest, expected) => {
    const told = await stage.run('plan', manifest);
    const places = expected.map(([part]) => placeIn(manifest, part, '_throughput'));
    expect(told.annotations.map((line) => line.split(' ')[0]).sort()).toEqual([...places].sort());
    for (const [index, [, message]] of expected.entries()) expect(told.annotations.find((line) => line.startsWith(`${places[index]} error`))).toMatch(message);
    expect(told.failure?.reason).toBe('preflight-failed');
    expect(told.writes).toEqual([]);
  });

  it('are looked at again when the version moves to another chunk', async () => {
    await applied(tokens(1960, 2940));
    const moved = tokens(1960, 2940).replace('"1"', '"2"');
    expectRefused(await stage.run('plan', moved), [
      [placeIn(moved, '2940'), /sold in steps of 1580: 1580 and 3160 are/],
      [placeIn(moved, '1960'), /sold in steps of 1580: 1580 and 3160 are/],
    ]);
  });

  it('carry along what the manifest leaves unstated, and nothing that the platform fills in', async () => {
    const entity = { name: 'main', entity_name: llama, entity_version: '1', min_provisioned_throughput: 0, max_provisioned_throughput: 980, scale_to_zero_enabled: true };
    consoleCreate(stage.emulator.world, { name: 'llm', config: { served_entities: [entity] } }, { as: knownPrincipals.deployer.name });
    await applied(`${chunks(0, 2)}    lifecycle: { adopt: true }\n`);
    expect(sent(`${root}/llm/config`)).toMatchObject({ served_entities: [{ ...entity, max_provisioned_throughput: 1960 }] });
    expect(JSON.stringify(sent(`${root}/llm/config`))).not.toMatch(/workload_|dbus/);
    await expectSettled(chunks(0, 2));
  });

  it('0 is a legal minimum, stated or not', async () => {
    await applied(tokens(0, 980));
    await expectSettled(text(llama, '"1"', 'max_provisioned_throughput: 980'));
    await expectSettled(text(llama, '"1"', 'throughput_chunks: { max: 1 }'));
  });
});

describe('model units', () => {
  it('go by routes of their own, at once, and change by a rollout', async () => {
    const told = await applied(units(50));
    expect(told.writes).toEqual([`POST ${root}/pt`]);
    await expectSettled(units(50));
    const more = await applied(units(150));
    expect(more.writes).toEqual([`PUT ${root}/pt/llm/config`]);
    expect(sent(`${root}/pt/llm/config`)).toMatchObject({ config: { served_entities: [{ provisioned_model_units: 150 }] } });
    await expectSettled(units(150));
  });

  it('warn where an update may reset the bursts, which nobody can read', async () => {
    await applied(units(50, '\nburst_scaling_enabled: false'));
    expect(sent(`${root}/pt`)).toMatchObject({ config: { served_entities: [{ burst_scaling_enabled: false }] } });
    await expectSettled(units(50, '\nburst_scaling_enabled: false'));
    const told = await stage.run('plan', units(100));
    expect(told.log.join('\n')).toMatch(/`config\.served_entities\[main\]\.burst_scaling_enabled` cannot be read and is not stated: this update may reset it/);
    await applied(units(100, '\nburst_scaling_enabled: false'));
    expect(sent(`${root}/pt/llm/config`)).toMatchObject({ config: { served_entities: [{ provisioned_model_units: 100, burst_scaling_enabled: false }] } });
  });

  it.each([
    [75, '50 and 100'],
    [20, '50 and 100'],
    [149, '100 and 150'],
  ])('%i are refused with the nearest two, %s', async (count, nearest) => {
    expectRefused(await stage.run('plan', units(count)), [[placeIn(units(count), String(count), 'units'), new RegExp(`is ${count}, .* sold in steps of 50: ${nearest} are the nearest legal values`)]]);
  });

  it('are the answer to chunks of a model that is sold in units', async () => {
    const manifest = text(oss, '"1"', 'throughput_chunks: { max: 2 }');
    expectRefused(await stage.run('plan', manifest), [[placeIn(manifest, 'throughput_chunks'), /sold in model units \(in steps of 50\), not in chunks.* State `provisioned_model_units`, a multiple of 50/]]);
    const inTokens = text(oss, '"1"', 'max_provisioned_throughput: 980');
    expectRefused(await stage.run('plan', inTokens), [[placeIn(inTokens, '980'), /sold in model units \(in steps of 50\), not in tokens per second/]]);
    const other = text(llama, '"1"', 'provisioned_model_units: 50');
    expectRefused(await stage.run('plan', other), [[placeIn(other, '50', 'units'), /sold in tokens per second \(chunks of 980\), not in model units/]]);
  });
});

describe('a model that cannot be optimised', () => {
  const model = (optimization: NonNullable<NonNullable<ModelInput['versions']>[string]['optimization']>): void => {
    stage.emulator.world.addModel('prod.ml.plain', { versions: { 1: { optimization } } });
  };
  const sized = (size: string): string => text('prod.ml.plain', '"1"', size);

  it.each(['throughput_chunks: { max: 2 }', 'max_provisioned_throughput: 980', 'provisioned_model_units: 50'])('is refused on its line: %s', async (size) => {
    const place = placeIn(sized(size), size.startsWith('throughput') ? 'throughput_chunks' : size.replace(/^.*: /, ''), 'scale');
    for (const optimization of [{ kind: 'not-optimizable' }, { kind: 'absent' }] as const) {
      model(optimization);
      expectRefused(await stage.run('plan', sized(size)), [[place, /`prod\.ml\.plain` version 1 cannot be served with provisioned throughput\. Choose a model/]]);
    }
    model({ kind: 'error', status: 400, code: 'BAD_REQUEST', message: 'Base models cannot be deployed.' });
    expectRefused(await stage.run('plan', sized(size)), [[place, /cannot be served with provisioned throughput\. Databricks says: Base models cannot be deployed\./]]);
  });

  it('does not exist', async () => {
    const manifest = text('prod.ml.nothing', '"1"', 'max_provisioned_throughput: 980');
    expectRefused(await stage.run('plan', manifest), [[placeIn(manifest, '"1"'), /`prod\.ml\.nothing` has no version 1 in this workspace/]]);
    const inChunks = text('prod.ml.nothing', '"1"', 'throughput_chunks: { max: 1 }');
    const told = await stage.run('plan', inChunks);
    expect(told.annotations).toContainEqual(expect.stringMatching(new RegExp(`^${placeIn(inChunks, 'throughput_chunks')} error: .*does not exist in this workspace`)));
  });

  it('is not refused where the steps may not be read: one notice', async () => {
    stage.emulator.world.addFault({ method: 'GET', path: `${root}/get-model-optimization-info/**`, kind: 'status', status: 403, times: 'always' });
    const told = await stage.run('plan', tokens(0, 1000));
    expect(told.failure).toBeUndefined();
    expect(told.log.filter((line) => line.includes('Could not check for lack of a right'))).toEqual([expect.stringMatching(/increments of `system\.ai\.llama_v3_3_70b_instruct` version 1/)]);
  });
});

describe('from one kind to another', () => {
  it.each([
    ['tokens', 'units', chunks(1, 2), units(50)],
    ['units', 'tokens', units(50), chunks(1, 2)],
    ['custom', 'tokens', custom, chunks(1, 2)],
    ['tokens', 'custom', chunks(1, 2), custom],
    ['custom', 'units', custom, units(50)],
    ['units', 'custom', units(50), custom],
  ])('%s to %s is a replace, for which `allow-destroy` is needed', async (_from, _to, before, after) => {
    await applied(before);
    const blocked = await stage.run('apply', after);
    expect(blocked.failure?.reason).toBe('destroy-blocked');
    expect(blocked.plan?.endpoints[0]).toMatchObject({ action: 'replace', impact: 'replace' });
    expect(blocked.writes).toEqual([]);
    const told = await applied(after, { 'allow-destroy': 'true' });
    expect(told.writes.map((line) => line.replace(root, ''))).toEqual(['DELETE /llm', after.includes('model_units') ? 'POST /pt' : 'POST ']);
    // Nothing of the other kind is carried along.
    await expectSettled(after);
  });
});

describe('a shortage of GPUs', () => {
  const capacity = 'may be GPU capacity; nothing was deleted';
  const everywhere = (told: Told, words: string): void => {
    expect(told.resultFile?.endpoints[0]?.message).toContain(words);
    expect(told.log.join('\n')).toContain(words);
    expect(told.summary.replaceAll('\\', '')).toContain(words);
    expect(told.failure?.message).toContain(words);
    expect(stage.emulator.world.endpoints.has('llm')).toBe(true);
    expect(told.writes.some((line) => line.startsWith('DELETE'))).toBe(false);
  };
  const generations: [string, string, string, number][] = [
    ['tokens per second', chunks(1, 2), chunks(1, 3), 90],
    ['model units', units(50), units(100), 15],
  ];

  it.each(generations)('reads as such when the wait for a create runs out: %s', async (_name, first, _second, minutes) => {
    stage.emulator.world.script('llm', { outcome: 'stuck', message: 'Waiting for capacity.' });
    const told = await stage.run('apply', first);
    expect(told.failure?.reason).toBe('deployment-timeout');
    everywhere(told, `Still creating after ${minutes} min; ${capacity}`);
    // The next run goes on waiting, and writes nothing.
    stage.emulator.world.finishRollout('llm');
    const again = await stage.run('apply', first);
    expect([again.failure, again.writes]).toEqual([undefined, []]);
  });

  it.each(generations)('and for an update: %s', async (_name, first, second, minutes) => {
    await applied(first);
    stage.emulator.world.script('llm', { outcome: 'stuck', message: 'Waiting for capacity.' });
    const told = await stage.run('apply', second);
    expect(told.failure?.reason).toBe('deployment-timeout');
    everywhere(told, `Still creating after ${minutes} min; ${capacity}`);
    expect(told.resultFile?.endpoints[0]).toMatchObject({ old_config_serves: true, config_version_before: 1, config_version_after: 1 });
  });

  it.each(generations)('and when it ends in a failure whose message says so: %s', async (_name, first) => {
    stage.emulator.world.script('llm', { outcome: 'fail', message: 'Insufficient GPU capacity in this region.' });
    const told = await stage.run('apply', first);
    expect(told.failure?.reason).toBe('deployment-failed');
    everywhere(told, 'May be GPU capacity; nothing was deleted');
    everywhere(told, 'Insufficient GPU capacity in this region');
  });

  it('is not guessed for a model on CPUs', async () => {
    stage.emulator.world.script('llm', { outcome: 'stuck', message: 'Building.' });
    const told = await stage.run('apply', custom);
    expect(told.resultFile?.endpoints[0]?.message).toMatch(/^Still creating after 60 min; nothing was deleted\./);
  });
});
