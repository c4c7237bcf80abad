/** The rules of comparing, over real HTTP: an endpoint that somebody made in one form, and a manifest that says it in another. */
import { consoleCreate, knownPrincipals, type StartOptions } from '../../src/emulator/index.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { ownTags } from '../../src/endpoint/fields/index.js';
import { readManifest } from '../../src/manifest/read.js';
import { bedrock, custom, customEntity, external, externalWith, overall, reference, throughput, twoEntities, units } from './example-endpoints.js';
import { put } from './rows.js';
import { lineOf, manifestOf, openWorkspace, owner, root, type Workspace } from './workspace.js';

const places: Workspace[] = [];
async function open(options: StartOptions = {}): Promise<Workspace> {
  const place = await openWorkspace(options);
  places.push(place);
  return place;
}
afterEach(async () => {
  for (const place of places.splice(0)) {
    expect(place.emulator.unknownRequests).toEqual([]);
    await place.close();
  }
});

/** Makes `e` by hand as a request would, owned by the manifest. */
async function made(body: JsonObject, options: StartOptions = {}): Promise<Workspace> {
  const place = await open(options);
  const tags = [...((body['tags'] ?? []) as Json[]), { key: ownTags.manifest, value: owner }];
  const entities = (body['config'] as JsonObject | undefined)?.['served_entities'] as JsonObject[] | undefined;
  consoleCreate(place.emulator.world, { name: 'e', ...body, tags }, { as: knownPrincipals.deployer.name, pt: entities?.[0]?.['provisioned_model_units'] !== undefined });
  return place;
}

const serving = (...served_entities: JsonObject[]): JsonObject => ({ config: { served_entities } });
const without = (object: JsonObject, ...keys: string[]): JsonObject => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
const routed = (base: JsonObject, routes: Json): JsonObject => put(base, ['config', 'traffic_config', 'routes'], routes) as JsonObject;
const to = (name: string, traffic_percentage: Json, key = 'served_entity_name'): JsonObject => ({ [key]: name, traffic_percentage });
const openai = (settings: JsonObject): JsonObject => externalWith('openai', settings);
const captured = (block: JsonObject): JsonObject => put(custom, ['config', 'auto_capture_config'], block) as JsonObject;
const gateway = (block: JsonObject): JsonObject => ({ ...external, ai_gateway: block });
const table = { enabled: true, catalog_name: 'main', schema_name: 'serving' };
const unnamed = (base: JsonObject): JsonObject => overall(base, { name: undefined });

interface Same {
  says: string;
  live: JsonObject;
  manifest: JsonObject;
  options?: StartOptions;
}

const same: Same[] = [
  { says: 'N2 served_models of an older manifest are the entities', live: custom, manifest: { config: { served_models: [{ ...without(customEntity, 'entity_name', 'entity_version'), model_name: 'conf.ml.first', model_version: '1' }] } } },
  { says: 'N3 an unnamed model of Unity Catalog is called by its last word and its version', live: overall(custom, { name: 'first-1' }), manifest: unnamed(custom) },
  { says: 'N3 an unnamed model of the registry is called by its name and version', live: overall(custom, { name: 'ads-model-3', entity_name: 'ads-model', entity_version: '3' }), manifest: overall(custom, { name: undefined, entity_name: 'ads-model', entity_version: '3' }) },
  {
    says: 'N3 an unnamed external model is called by its model, dots and colons as hyphens',
    live: put(put(external, ['config', 'served_entities', 0, 'external_model', 'name'], 'gpt-4.1:mini'), ['config', 'served_entities', 0, 'name'], 'gpt-4-1-mini') as JsonObject,
    manifest: put(unnamed(external), ['config', 'served_entities', 0, 'external_model', 'name'], 'gpt-4.1:mini') as JsonObject,
  },
  { says: 'N4 an entity named by hand is found by its content', live: overall(custom, { name: 'by-hand' }), manifest: unnamed(custom) },
  { says: 'N6 the route of a single entity need not be said', live: routed(custom, [to('main', 100)]), manifest: custom },
  { says: 'N7 the two names of a route are one', live: routed(twoEntities, [to('main', 60), to('second', 40)]), manifest: routed(twoEntities, [to('main', 60, 'served_model_name'), to('second', 40, 'served_model_name')]) },
  { says: 'N8 routes have no order, and percentages may be text', live: routed(twoEntities, [to('main', 100), to('second', 0)]), manifest: routed(twoEntities, [to('second', '0'), to('main', '100')]) },
  { says: 'N10 a version may be a number', live: custom, manifest: overall(custom, { entity_version: 1 }) },
  { says: 'N11 CPU need not be said of a custom model', live: overall(custom, { workload_type: 'CPU' }), manifest: custom },
  { says: 'N11 the type of a throughput endpoint is not compared', live: throughput, manifest: throughput },
  { says: 'N12 a size that nobody sent is no difference', live: overall(custom, { workload_size: undefined }), manifest: overall(custom, { workload_size: undefined }) },
  {
    says: 'N12 a size beside concurrency is no difference',
    live: overall(custom, { workload_size: undefined, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 }),
    manifest: overall(custom, { workload_size: undefined, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 }),
    options: { fillWorkloadSize: true },
  },
  { says: 'N14 scale to zero that a reply leaves out is off', live: custom, manifest: custom, options: { omitFalseScaleToZero: true } },
  { says: 'N15 throughput is the number that was sent', live: overall(throughput, { entity_name: 'system.ai.meta_llama_v3_1_8b_instruct', entity_version: '3', max_provisioned_throughput: 19000 }), manifest: overall(throughput, { entity_name: 'system.ai.meta_llama_v3_1_8b_instruct', entity_version: '3', max_provisioned_throughput: 19000 }) },
  { says: 'N16 what only replies carry is never compared, known or not', live: custom, manifest: custom, options: { unknownFields: true, unknownEnums: { type: 'NEW_TYPE', creator_kind: 'NEW_KIND' } } },
  { says: 'N16 numbers and booleans may come as text', live: routed(twoEntities, [to('main', 60), to('second', 40)]), manifest: routed(twoEntities, [to('main', 60), to('second', 40)]), options: { scalarsAsStrings: true } },
  { says: 'N18 a secret reference comes back as it was', live: external, manifest: external },
  { says: 'N22 no description is an empty one', live: external, manifest: { ...external, description: '' } },
  { says: 'N23 no route optimisation is none', live: custom, manifest: { ...custom, route_optimized: false } },
  { says: 'N24 tags have no order, and a tag without a value has an empty one', live: { ...external, tags: [{ key: 'a', value: '1' }, { key: 'b' }] }, manifest: { ...external, tags: [{ key: 'b', value: '' }, { key: 'a', value: '1' }] } },
  { says: 'N25 rate limits at the top are those of the gateway', live: gateway({ rate_limits: [{ calls: 5, key: 'user', renewal_period: 'minute' }] }), manifest: { ...external, rate_limits: [{ calls: 5, key: 'user', renewal_period: 'minute' }] } },
  {
    says: 'N26 rate limits have no order and apply to the endpoint where nothing else is said',
    live: gateway({ rate_limits: [{ calls: 9, key: 'endpoint', renewal_period: 'minute' }, { tokens: 7, key: 'user', renewal_period: 'minute' }] }),
    manifest: gateway({ rate_limits: [{ tokens: 7, key: 'user', renewal_period: 'minute' }, { calls: 9, renewal_period: 'minute' }] }),
  },
  { says: 'N27 an empty gateway is none', live: external, manifest: gateway({}) },
  { says: 'N27 blocks that are off are none', live: external, manifest: gateway({ usage_tracking_config: { enabled: false }, guardrails: { input: { safety: false, pii: { behavior: 'NONE' } } } }) },
  { says: 'N27 what the server adds to a gateway is none', live: gateway({ guardrails: { input: { safety: true } } }), manifest: gateway({ guardrails: { input: { safety: true } } }), options: { fillGatewayDefaults: true } },
  { says: 'N28 the prefix of an inference table is the server\'s', live: gateway({ inference_table_config: table }), manifest: gateway({ inference_table_config: table }) },
  {
    says: 'N29 addresses are sets',
    live: { ...external, email_notifications: { on_update_success: ['a@x.y', 'b@x.y'] } },
    manifest: { ...external, email_notifications: { on_update_success: ['b@x.y', 'a@x.y'], on_update_failure: [] } },
  },
  { says: 'N30 telemetry that only the workspace has is its own', live: { ...custom, telemetry_config: { telemetry_profile_id: 'p' } }, manifest: custom },
  { says: 'N31 what the server fills into the older inference table is no difference', live: captured({ catalog_name: 'main', schema_name: 'serving' }), manifest: captured({ catalog_name: 'main', schema_name: 'serving' }) },
  { says: 'N32 the model family of Bedrock has no case', live: externalWith('amazon-bedrock', { ...bedrock, bedrock_provider: 'Anthropic' }), manifest: externalWith('amazon-bedrock', bedrock) },
  { says: 'N33 one slash at the end of a URL is none', live: openai({ openai_api_key: reference('first'), openai_api_base: 'https://one.example.com/' }), manifest: openai({ openai_api_key: reference('first'), openai_api_base: 'https://one.example.com' }) },
  { says: 'N34 an empty text is none', live: external, manifest: openai({ openai_api_key: reference('first'), openai_organization: '' }) },
];

describe('one endpoint in two forms', () => {
  it.each(same)('$says', async ({ live, manifest, options }) => {
    const place = await made(live, options);
    for (let read = 0; read < 3; read += 1) {
      const plan = await place.planOne(manifestOf(manifest));
      expect(plan.changes).toEqual([]);
      expect(plan.operations).toEqual([]);
    }
  });
});

describe('what is compared, and with what', () => {
  const version = (entity_version: string): JsonObject => overall(custom, { entity_version });

  it('N1 while an update runs, what it brings is compared; after it failed, what serves', async () => {
    const place = await made(version('1'));
    place.emulator.world.script('e', { outcome: 'fail', after: { gets: 3 } });
    await place.byHand(`PUT ${root}/e/config`, version('2')['config']);
    const wanted = await place.planOne(manifestOf(version('2')));
    expect([wanted.changes, wanted.updating]).toEqual([[], 'wanted']);
    const other = await place.planOne(manifestOf(version('1')));
    expect([other.changes.map(({ before, after }) => [before, after]), other.updating]).toEqual([[['2', '1']], 'other']);
    place.emulator.world.finishRollout('e');
    expect((await place.planOne(manifestOf(version('1')))).changes).toEqual([]);
    expect((await place.planOne(manifestOf(version('2')))).changes.map(({ before, after }) => [before, after])).toEqual([['1', '2']]);
  });

  it('N4 a name kept by hand survives a new version', async () => {
    const place = await made(overall(custom, { name: 'by-hand' }));
    const plan = await place.planOne(manifestOf(overall(unnamed(custom), { entity_version: '2' })));
    expect(plan.changes.map(({ path }) => path)).toEqual(['config.served_entities[by-hand].entity_version']);
  });

  it('N5 entities come back in any order, and are sent in the order of the manifest', async () => {
    const names = ['zeta', 'alpha', 'mid'];
    const models = serving(...names.map((name) => ({ name, external_model: { provider: 'openai', name, task: 'llm/v1/chat', openai_config: { openai_api_key: reference('first') } } })));
    const manifest = manifestOf(routed(models, [to('zeta', 100), to('alpha', 0), to('mid', 0)]));
    const place = await open({ shuffle: true });
    await place.apply(manifest);
    const [create] = place.recent().filter(({ method }) => method === 'POST');
    expect(((create!.body as JsonObject)['config'] as JsonObject)['served_entities']).toMatchObject(names.map((name) => ({ name })));
    for (let read = 0; read < 8; read += 1) expect((await place.planOne(manifest)).action).toBe('unchanged');
  });

  it('N9 an entity without a route is told of, and gets no traffic', async () => {
    const place = await made(routed(twoEntities, [to('main', 100), to('second', 0)]));
    const manifest = manifestOf(routed(twoEntities, [to('main', 100)]));
    expect((await place.planOne(manifest)).changes).toEqual([]);
    const { diagnostics } = readManifest([{ path: 'endpoints.yml', text: manifest }], {});
    expect(diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([expect.stringMatching(/^warning: .*`?second`?/)]);
  });

  it('N14 C11 scale to zero is sent for custom models and never for external ones', async () => {
    for (const [endpoint, sent] of [[custom, false], [external, undefined]] as const) {
      const place = await open();
      await place.apply(manifestOf(endpoint));
      const [create] = place.recent().filter(({ method }) => method === 'POST');
      const [entity] = ((create!.body as JsonObject)['config'] as JsonObject)['served_entities'] as JsonObject[];
      expect(entity!['scale_to_zero_enabled']).toBe(sent);
    }
  });

  it('N17 N19 a key that somebody set in plain text is replaced by the reference again', async () => {
    const place = await made(external);
    const plain = openai({ openai_api_key_plaintext: 'sk-by-hand' });
    await place.byHand(`PUT ${root}/e/config`, plain['config']);
    const plan = await place.planOne(manifestOf(external));
    expect(plan.changes.map(({ path }) => path)).toEqual(['config.served_entities[main].external_model.openai_config.openai_api_key']);
    expect(JSON.stringify(plan.changes)).not.toContain('sk-by-hand');
    await place.apply(manifestOf(external));
    expect((await place.planOne(manifestOf(external))).action).toBe('unchanged');
  });

  it('N20 burst scaling is not returned: only a change of the manifest is seen', async () => {
    const burst = (enabled: boolean): string => manifestOf(overall(units, { burst_scaling_enabled: enabled }));
    const place = await open();
    await place.apply(burst(true));
    expect(JSON.stringify(await place.byHand(`GET ${root}/e`))).not.toContain('burst');
    expect((await place.planOne(burst(true))).action).toBe('unchanged');
    expect((await place.planOne(burst(false))).changes.map(({ path, before }) => [path, before])).toEqual([['config.served_entities[main].burst_scaling_enabled', '(unknown)']]);
  });

  it('N21 a policy that the workspace applied by itself is no difference where none is stated', async () => {
    const place = await open();
    place.emulator.world.addPrincipal({ name: knownPrincipals.deployer.name, budgetPolicyId: 'applied-by-itself' });
    await place.apply(manifestOf(external));
    expect(await place.byHand(`GET ${root}/e`)).toMatchObject({ effective_budget_policy_id: 'applied-by-itself' });
    expect(await place.planOne(manifestOf(external))).toMatchObject({ action: 'unchanged', warnings: [] });
    const stated = await place.planOne(manifestOf({ ...external, budget_policy_id: 'another' }));
    expect([stated.changes, stated.warnings]).toEqual([[], [expect.stringContaining('`budget_policy_id` differs')]]);
  });

  it('C24 only custom models can be stopped, and not during an update', async () => {
    const hosted = await made(external);
    await expect(hosted.byHand(`POST ${root}/e/config:stop`)).rejects.toThrow(/400/);
    const place = await made(version('1'));
    await place.byHand(`PUT ${root}/e/config`, version('2')['config']);
    await expect(place.byHand(`POST ${root}/e/config:stop`)).rejects.toThrow(/4\d\d/);
    place.emulator.world.finishRollout('e');
    await place.byHand(`POST ${root}/e/config:stop`);
    expect(place.recent().map(lineOf)).toEqual(expect.arrayContaining([`POST ${root}/e/config:stop`]));
    expect((await place.planOne(manifestOf(version('1')))).blocked).toMatchObject({ reason: 'endpoint-stopped' });
  });
});
