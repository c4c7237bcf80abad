/** Rules N1-N20 of the platform page, from outside: manifest in, live JSON in, differences and calls out. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { readManifest } from '../../src/manifest/read.js';
import { bodyOf, customEntity, externalEntity, kindsOf, liveConfig, manifestOf, pathsOf, planFor, told, without } from '../helpers/build.js';

const config = (...entities: JsonObject[]): JsonObject => ({ config: { served_entities: entities } });
const llama = (overrides: JsonObject = {}): JsonObject => ({
  name: 'llama',
  entity_name: 'system.ai.llama',
  entity_version: '3',
  min_provisioned_throughput: 0,
  max_provisioned_throughput: 19000,
  ...overrides,
});
const units = (overrides: JsonObject = {}): JsonObject => ({
  name: 'oss',
  entity_name: 'system.ai.gpt-oss-120b',
  entity_version: '1',
  provisioned_model_units: 100,
  ...overrides,
});

describe('which config counts', () => {
  const live = (state: JsonObject): JsonObject => ({
    state,
    config: liveConfig([customEntity({ entity_version: '7' })]),
    pending_config: liveConfig([customEntity({ entity_version: '8' })], { config_version: 2, start_time: 1 }),
  });

  it('N1 compares with the pending config while it is rolled out', () => {
    const plan = planFor(config(customEntity({ entity_version: '8' })), live({ ready: 'READY', config_update: 'IN_PROGRESS' }));
    expect(plan).toMatchObject({ action: 'unchanged', updating: 'wanted' });
    expect(kindsOf(plan)).toEqual(['wait']);
  });

  it('N1 warns that a running update is waited for where it brings something else', () => {
    const plan = planFor(config(customEntity({ entity_version: '9' })), live({ ready: 'READY', config_update: 'IN_PROGRESS' }));
    expect(told(plan)).toEqual(['change config.served_entities[main].entity_version: 8 -> 9']);
    expect(plan.updating).toBe('other');
    expect(plan.warnings.join()).toMatch(/Another config update is running/);
  });

  it.each(['UPDATE_FAILED', 'UPDATE_CANCELED', 'NOT_UPDATING'])('N1 compares with the active config after %s', (config_update) => {
    const plan = planFor(config(customEntity({ entity_version: '8' })), live({ ready: 'READY', config_update }));
    expect(told(plan)).toEqual(['change config.served_entities[main].entity_version: 7 -> 8']);
  });

  it('N1 writes the config anew where the first deployment failed', () => {
    const failed = { state: { ready: 'NOT_READY', config_update: 'UPDATE_FAILED' }, pending_config: liveConfig([customEntity()]) };
    const plan = planFor(config(customEntity()), failed);
    expect(plan.action).toBe('update');
    expect(kindsOf(plan)).toEqual(['update-config', 'wait']);
  });
});

describe('served entities', () => {
  it('N2 passes over the mirror `served_models`, and reads it where there is nothing else', () => {
    const mirror = { ...customEntity(), model_name: 'prod.ml.churn', model_version: '6' };
    const old = without(customEntity({ model_name: 'prod.ml.churn', model_version: '7' }), 'entity_name', 'entity_version');
    const both = { ...liveConfig([customEntity()]), served_models: [mirror] };
    const only = { ...without(liveConfig([customEntity()]), 'served_entities'), served_models: [old] };
    expect(planFor(config(customEntity()), { config: both }).action).toBe('unchanged');
    expect(planFor(config(customEntity()), { config: only }).action).toBe('unchanged');
  });

  it("N2 turns a manifest's `served_models` into entities", () => {
    const text = `endpoints: { chat: { config: { served_models: [ { name: main, model_name: prod.ml.churn, model_version: 7, workload_size: Small, scale_to_zero_enabled: false } ] } } }`;
    expect(manifestOf(text).endpoints[0]!.document).toEqual(config(customEntity()));
  });

  it.each([
    [{ external_model: { ...(externalEntity({}, { name: 'gpt-4.1:mini' }).external_model as JsonObject) } }, 'gpt-4-1-mini'],
    [{ entity_name: 'system.ai.meta_llama_v3_1_8b_instruct', entity_version: '3', max_provisioned_throughput: 10 }, 'meta_llama_v3_1_8b_instruct-3'],
    [{ entity_name: 'ads-model', entity_version: '3', scale_to_zero_enabled: true, workload_size: 'Small' }, 'ads-model-3'],
    [{ entity_name: 'cat.sch.lensiq_spill', entity_version: 12, scale_to_zero_enabled: true, workload_size: 'Small' }, 'lensiq_spill-12'],
  ])('N3 sends the name that the platform would give: %#', (entity, name) => {
    const create = bodyOf(planFor(config(entity), undefined), 'create');
    expect(create['config']).toMatchObject({ served_entities: [{ name }] });
  });

  it('N4 finds a nameless entity by its content, and keeps the name made by hand', () => {
    const nameless = without(customEntity({ entity_version: '3' }), 'name');
    const live = { config: liveConfig([customEntity({ name: 'churn-2', entity_version: '3' })]) };
    expect(planFor(config(nameless), live).action).toBe('unchanged');
    const plan = planFor(config({ ...nameless, workload_size: 'Large' }), live);
    expect(pathsOf(plan)).toEqual(['config.served_entities[churn-2].workload_size']);
    expect(bodyOf(plan, 'update-config')).toMatchObject({ served_entities: [{ name: 'churn-2' }] });
  });

  it('N4 keeps the name of a nameless entity over a version bump, as long as it is clear which one is meant', () => {
    const nameless = (version: string) => without(customEntity({ entity_version: version }), 'name');
    const live = { config: liveConfig([customEntity({ name: 'churn-7', entity_version: '7', workload_size: 'Large' })]) };
    const plan = planFor(config(without(nameless('8'), 'workload_size')), live);
    expect(pathsOf(plan)).toEqual(['config.served_entities[churn-7].entity_version']);
    expect(bodyOf(plan, 'update-config')).toMatchObject({ served_entities: [{ name: 'churn-7', workload_size: 'Large' }] });
    const latest = planFor(config(nameless('latest')), live, { models: { 'prod.ml.churn': [{ version: '8', status: 'READY' }] } });
    expect(latest.changes[0]).toMatchObject({ path: 'config.served_entities[churn-7].entity_version', note: 'latest' });
    const two = { config: liveConfig([customEntity({ name: 'a', entity_version: '6' }), customEntity({ name: 'b', entity_version: '5' })]) };
    expect(pathsOf(planFor(config(nameless('8')), two))).toContain('config.served_entities[churn-8]');
  });

  it('N4 finds a nameless external entity by provider and model', () => {
    const nameless = without(externalEntity(), 'name');
    expect(planFor(config(nameless), { config: liveConfig([externalEntity({ name: 'by-hand' })]) }).action).toBe('unchanged');
  });

  it('N5 cares not for the order of entities, but sends that of the manifest', () => {
    const [one, two, three] = ['c', 'a', 'b'].map((name) => externalEntity({ name }));
    const traffic_config = { routes: [{ served_entity_name: 'c', traffic_percentage: 100 }] };
    const wanted = { config: { served_entities: [one!, two!, three!], traffic_config } };
    const live = { config: { ...liveConfig([two!, three!, one!]), traffic_config } };
    expect(planFor(wanted, live).action).toBe('unchanged');
    const other = { config: { ...wanted.config, traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 100 }] } } };
    const body = bodyOf(planFor(other, live), 'update-config');
    expect((body['served_entities'] as JsonObject[]).map((entity) => entity['name'])).toEqual(['c', 'a', 'b']);
  });
});

describe('traffic', () => {
  const route = (name: string, traffic_percentage: number | string): JsonObject => ({ served_entity_name: name, traffic_percentage });
  const pair = [externalEntity({ name: 'a' }), externalEntity({ name: 'b' })];
  const withRoutes = (...routes: JsonObject[]): JsonObject => ({ served_entities: pair, traffic_config: { routes } });

  it('N6 takes the filled-in route of a single entity for no difference', () => {
    expect(planFor(config(customEntity()), { config: liveConfig([customEntity()]) }).action).toBe('unchanged');
    expect(planFor(config(customEntity()), { config: { ...liveConfig([customEntity()]), traffic_config: {} } }).action).toBe('unchanged');
  });

  it('N7 reads both names of a route as one, in either side', () => {
    const model = (name: string, traffic_percentage: number): JsonObject => ({ served_model_name: name, traffic_percentage });
    const live = { config: { ...liveConfig(pair), traffic_config: { routes: [model('b', 40), { ...model('a', 60), served_entity_name: 'a' }] } } };
    expect(planFor({ config: withRoutes(route('a', 60), route('b', 40)) }, live).action).toBe('unchanged');
    expect(planFor({ config: withRoutes(model('a', 60), model('b', 40)) }, live).action).toBe('unchanged');
  });

  it('N8 keys routes by entity, reads string percentages, and keeps a route of 0 %', () => {
    const live = { config: { ...liveConfig(pair), traffic_config: { routes: [route('b', '0'), route('a', '100')] } } };
    const wanted = { config: withRoutes(route('a', 100), route('b', 0)) };
    expect(planFor(wanted, live).action).toBe('unchanged');
    const plan = planFor({ config: withRoutes(route('a', 90), route('b', 10)) }, live);
    expect(told(plan)).toEqual(['change config.traffic_config[a]: 100 -> 90', 'add config.traffic_config[b]: 10']);
    expect(plan.impact).toBe('traffic');
    const back = planFor(wanted, { config: { ...liveConfig(pair), traffic_config: { routes: [route('a', 50), route('b', 50)] } } });
    expect(bodyOf(back, 'update-config')['traffic_config']).toEqual({ routes: [route('a', 100), route('b', 0)] });
  });

  it('N9 treats a missing route as 0 %', () => {
    const live = { config: { ...liveConfig(pair), traffic_config: { routes: [route('a', 100)] } } };
    expect(planFor({ config: withRoutes(route('a', 100), route('b', 0)) }, live).action).toBe('unchanged');
  });
});

describe('versions and sizes', () => {
  it.each([[7], ['7'], [' 7 ']])('N10 compares versions as strings: %j', (entity_version) => {
    expect(planFor(config(customEntity({ entity_version })), { config: liveConfig([customEntity()]) }).action).toBe('unchanged');
    expect(planFor(config(customEntity()), { config: liveConfig([customEntity({ entity_version })]) }).action).toBe('unchanged');
  });

  it('N11 reads an absent `workload_type` of a custom model as CPU', () => {
    const live = { config: liveConfig([customEntity()]) };
    expect(planFor(config(customEntity({ workload_type: 'CPU' })), live).action).toBe('unchanged');
    const gpu = planFor(config(customEntity({ workload_type: 'GPU_SMALL' })), live);
    expect(told(gpu)).toEqual(['change config.served_entities[main].workload_type: CPU -> GPU_SMALL']);
    expect(planFor(config(customEntity()), { config: liveConfig([customEntity({ workload_type: 'CPU' })]) }).action).toBe('unchanged');
  });

  it('N11 ignores the GPU type that the platform shows for provisioned throughput', () => {
    const live = liveConfig([llama({ workload_type: 'GPU_XLARGE_8', workload_size: 'Small' })]);
    expect(planFor(config(llama()), { config: live }).action).toBe('unchanged');
    const body = bodyOf(planFor(config(llama({ max_provisioned_throughput: 38000 })), { config: live }), 'update-config');
    expect(body['served_entities']).toEqual([llama({ max_provisioned_throughput: 38000 })]);
  });

  it('N12 ignores the size that the platform fills in next to concurrency or when it is unstated', () => {
    const unsized = without(customEntity(), 'workload_size');
    const concurrency = { min_provisioned_concurrency: 4, max_provisioned_concurrency: 12 };
    const live = { config: liveConfig([customEntity({ ...concurrency, workload_size: 'Small' })]) };
    expect(planFor(config({ ...unsized, ...concurrency }), live).action).toBe('unchanged');
    expect(planFor(config(unsized), live).action).toBe('unchanged');
    const plan = planFor(config({ ...unsized, ...concurrency, entity_version: '8' }), live);
    expect(bodyOf(plan, 'update-config')['served_entities']).toEqual([{ ...unsized, ...concurrency, entity_version: '8' }]);
  });

  it('N12 takes `""` for none, which the platform fills in again', () => {
    const live = { config: liveConfig([customEntity({ workload_type: 'CPU' })]) };
    expect(planFor(config(customEntity({ workload_size: '', workload_type: '' })), live).action).toBe('unchanged');
  });

  it('N12 compares sizes that both sides have, with their case', () => {
    const plan = planFor(config(customEntity({ workload_size: 'Medium' })), { config: liveConfig([customEntity()]) });
    expect(told(plan)).toEqual(['change config.served_entities[main].workload_size: Small -> Medium']);
  });

  it('N13 ignores concurrency next to a wanted size, and never sends it along', () => {
    const live = { config: liveConfig([customEntity({ min_provisioned_concurrency: 4, max_provisioned_concurrency: 4 })]) };
    expect(planFor(config(customEntity()), live).action).toBe('unchanged');
    const body = bodyOf(planFor(config(customEntity({ entity_version: '8' })), live), 'update-config');
    expect(body['served_entities']).toEqual([customEntity({ entity_version: '8' })]);
  });

  it('N14 reads an absent `scale_to_zero_enabled` as false, and always sends it', () => {
    const silent = without(customEntity(), 'scale_to_zero_enabled');
    expect(planFor(config(customEntity()), { config: liveConfig([silent]) }).action).toBe('unchanged');
    expect(planFor(config(customEntity({ scale_to_zero_enabled: true })), { config: liveConfig([silent]) }).action).toBe('update');
    expect(bodyOf(planFor(config(customEntity()), undefined), 'create')).toMatchObject({
      config: { served_entities: [{ scale_to_zero_enabled: false }] },
    });
  });

  it('N15 compares tokens per second as exact numbers, whatever their form', () => {
    const live = { config: liveConfig([llama({ max_provisioned_throughput: '19000', min_provisioned_throughput: '0' })]) };
    expect(planFor(config(llama()), live).action).toBe('unchanged');
    expect(told(planFor(config(llama({ max_provisioned_throughput: 19001 })), live))).toEqual([
      'change config.served_entities[llama].max_provisioned_throughput: 19000 -> 19001',
    ]);
  });

  it('N16 never compares what only the platform says', () => {
    const said = { min_dbus: 0, max_dbus: 106, type: 'UC_MODEL', creator: 'x', creation_timestamp: 5, foundation_model: { name: 'x' }, state: { deployment: 'DEPLOYMENT_RECOVERING' } };
    const live = { config: liveConfig([llama(said)], { config_version: 9, start_time: 3, new_field: { a: 1 } }), new_field: 1, task: 'llm/v1/chat' };
    expect(planFor(config(llama()), live)).toMatchObject({ action: 'unchanged', operations: [], warnings: [] });
  });
});

describe('secrets and what is never returned', () => {
  const keyed = (openai_config: JsonObject): JsonObject => externalEntity({}, { openai_config });

  it('N17 refuses plain-text credentials in the manifest and passes over them in a reply', () => {
    const text = JSON.stringify({ id: 'demo', endpoints: { chat: config(keyed({ openai_api_key_plaintext: 'sk-1' })) } });
    const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
    expect(manifest).toBeUndefined();
    expect(diagnostics[0]!.message).toMatch(/openai_api_key_plaintext/);
    const live = { config: liveConfig([keyed({ openai_api_key: '{{secrets/llm/openai}}', openai_api_key_plaintext: 'sk-1' })]) };
    const plan = planFor(config(externalEntity()), live);
    expect(plan.action).toBe('unchanged');
    expect(JSON.stringify({ ...plan, live: undefined })).not.toContain('sk-1');
  });

  it('N18 compares secret references literally, after trimming', () => {
    const live = (openai_api_key: string): JsonObject => ({ config: liveConfig([keyed({ openai_api_key })]) });
    expect(planFor(config(externalEntity()), live(' {{secrets/llm/openai}} ')).action).toBe('unchanged');
    expect(told(planFor(config(externalEntity()), live('{{secrets/llm/other}}')))).toEqual([
      'change config.served_entities[main].external_model.openai_config.openai_api_key: {{secrets/llm/other}} -> {{secrets/llm/openai}}',
    ]);
  });

  it('N19 shows what stands in the place of a reference only as sensitive', () => {
    const plan = planFor(config(externalEntity()), { config: liveConfig([keyed({ openai_api_key: 'opaque-1234' })]) });
    expect(plan.changes).toMatchObject([{ before: '(sensitive)', after: '{{secrets/llm/openai}}', sensitive: true }]);
  });

  it('N20 never compares `burst_scaling_enabled`, but sends it', () => {
    const live = { config: liveConfig([units()]) };
    const first = planFor(config(units({ burst_scaling_enabled: false })), live);
    expect(first.unverifiable).toEqual(['config.served_entities[oss].burst_scaling_enabled']);
    expect(bodyOf(first, 'update-config')).toMatchObject({ config: { served_entities: [{ burst_scaling_enabled: false }] } });
    const tag = first.operations.flatMap((operation) => (operation.kind === 'patch-tags' ? operation.add : [])).at(-1);
    expect(tag!.key).toBe('endpoints_unread');
    expect(planFor(config(units({ burst_scaling_enabled: false })), { ...live, tags: [tag! as unknown as JsonObject] }).action).toBe('unchanged');
  });
});
