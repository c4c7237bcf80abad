/** What surrounds the changes of one endpoint: impact, notes, places, what is asked of the workspace, what is left out. */
import type { Need } from '../../src/plan/facts.js';
import { customEntity, externalEntity, kindsOf, liveConfig, liveEndpoint, manifestOf, manifestWith, pathsOf, planFor, planOf } from '../helpers/build.js';

const custom = { config: { served_entities: [customEntity()] } };
const external = { config: { served_entities: [externalEntity()] } };
const live = (entity = customEntity(), more = {}) => ({ config: liveConfig([entity]), ...more });
const secret = { environment_vars: { T: '{{secrets/s/k}}' } };

describe('a new endpoint', () => {
  it('rolls out where it has a config, and is metadata where it has none', () => {
    expect(planFor(custom, undefined)).toMatchObject({ action: 'create', impact: 'rollout' });
    expect(planFor({ tags: { team: 'a' } }, undefined)).toMatchObject({ action: 'create', impact: 'metadata' });
  });

  it('tells its throughput in chunks only where the manifest does', () => {
    const throughput = (size: object) => ({ config: { served_entities: [{ name: 'l', entity_name: 'system.ai.llama', entity_version: '3', ...size }] } });
    const optimization = { 'system.ai.llama@3': { optimizable: true, throughputChunkSize: 980 } };
    expect(planFor(throughput({ throughput_chunks: { min: 2, max: 3 } }), undefined, { optimization }).chunks).toEqual({ l: '2–3 chunks of 980' });
    expect(planFor(throughput({ min_provisioned_throughput: 0, max_provisioned_throughput: 980 }), undefined, { optimization })).not.toHaveProperty('chunks');
  });

  it('knows a version that was resolved by the name its entity is sent with, however many have none', () => {
    const models = Array.from({ length: 11 }, (_, index) => `prod.ml.m${index}`);
    const entities = models.map((entity_name) => customEntity({ name: null, entity_name, entity_version: '@live' }));
    const traffic_config = { routes: models.map((_, index) => ({ served_entity_name: `m${index}-4`, traffic_percentage: index === 0 ? 100 : 0 })) };
    const desired = manifestWith(custom).endpoints[0]!;
    const manifest = { ...manifestWith(custom), endpoints: [{ ...desired, document: { config: { served_entities: entities, traffic_config } } }] };
    const aliases = Object.fromEntries(models.map((model) => [`${model}@live`, '4']));
    const { resolved } = planOf(manifest, undefined, { aliases });
    expect(resolved.map(({ entity, label }) => [entity, label])).toEqual(models.map((_, index) => [`m${index}-4`, `#${index + 1}`]));
  });
});

describe('what an offline plan asks of the workspace', () => {
  const needsSecret = { config: { served_entities: [customEntity(secret)] } };
  const plans: [string, Parameters<typeof planFor>[0], Parameters<typeof planFor>[1]][] = [
    ['a create', needsSecret, undefined],
    ['an update', needsSecret, live()],
    ['a replacement', needsSecret, live(externalEntity())],
  ];
  it.each(plans)('is nothing, for %s', (_, document, reply) => {
    const options = { secrets: {}, versions: {}, context: { allowDestroy: true } };
    expect(planFor(document, reply, options).blocked).toMatchObject({ reason: 'preflight-failed' });
    const asked: Need[] = [];
    const offline = planOf(manifestWith(document), reply && liveEndpoint(reply), { ...options, context: { allowDestroy: true, offline: true } }, asked);
    expect(offline).not.toHaveProperty('blocked');
    expect(offline.unchecked).toEqual([]);
    expect(asked.filter(({ kind }) => kind !== 'permissions')).toEqual([]);
  });

  it('is nothing for an endpoint that does not change, on line as well', () => {
    const asked: Need[] = [];
    const plan = planOf(manifestWith(needsSecret), liveEndpoint(live(customEntity(secret))), { secrets: {}, versions: {} }, asked);
    expect([plan.action, plan.blocked, asked]).toEqual(['unchanged', undefined, []]);
    expect(plan).not.toHaveProperty('documentDigest');
    expect(plan).not.toHaveProperty('hold');
  });
});

describe('a replacement', () => {
  const allowed = { context: { allowDestroy: true } };

  const sameEntity = 'served_entities: [ { name: main, entity_name: prod.ml.churn, entity_version: 7, workload_size: Small, scale_to_zero_enabled: false } ]';
  const otherKind = 'served_entities: [ { name: main, external_model: { name: g, provider: cohere, task: llm/v1/chat, cohere_config: { cohere_api_key: "{{secrets/a/b}}" } } } ]';
  it.each([
    ['another kind', [otherKind], 5],
    ['a field of creation', [sameEntity, '  route_optimized: true'], 6],
    ['another place of a legacy inference table', [sameEntity, '    auto_capture_config:', '      catalog_name: ml', '      schema_name: new'], 8],
  ])('is placed at the line that makes it necessary: %s', (_, [config = '', ...more], line) => {
    const manifest = manifestOf(['id: demo', 'endpoints:', '  chat:', '    config:', `      ${config}`, ...more.map((text) => `  ${text}`)].join('\n'));
    const auto_capture_config = { catalog_name: 'ml', schema_name: 'old', enabled: true };
    const reply = { config: liveConfig([customEntity()], { auto_capture_config }) };
    expect(planOf(manifest, liveEndpoint(reply), allowed)).toMatchObject({ action: 'replace', place: { line } });
  });

  it('lists a field of creation only where it changes', () => {
    const optimized = live(customEntity(), { route_optimized: true });
    expect(pathsOf(planFor({ ...custom, route_optimized: false }, optimized, allowed))).toContain('route_optimized');
    expect(pathsOf(planFor(external, optimized, allowed))).not.toContain('route_optimized');
    expect(pathsOf(planFor({ ...external }, live(), allowed))).not.toContain('route_optimized');
  });

  it('of an endpoint that is taken over shows whose it was', () => {
    const adopted = { ...external, lifecycle: { adopt: true } };
    const theirs = liveEndpoint(live());
    theirs.tags = [];
    expect(pathsOf(planOf(manifestWith(adopted), theirs, allowed))).toContain('ownership');
    expect(pathsOf(planOf(manifestWith(adopted), liveEndpoint(live()), allowed))).not.toContain('ownership');
  });

  it('grants what the manifest states to the former creator too, who is one like others now', () => {
    const creator = '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31';
    const permissions = [{ level: 'CAN_VIEW', service_principal_name: creator }, { level: 'CAN_QUERY', group_name: 'g' }];
    const plan = planFor({ ...external, permissions }, live(), allowed);
    expect(plan.operations.at(-1)).toMatchObject({ kind: 'put-permissions', grants: [{ service_principal_name: creator }, { group_name: 'g' }] });
  });

  it('is not needed where nothing is served yet', () => {
    expect(planFor(external, {})).toMatchObject({ action: 'update', kind: 'external' });
    expect(planFor({ tags: { team: 'a' } }, live())).toMatchObject({ action: 'update' });
  });
});

describe('an update', () => {
  it('says at each version, and nowhere else, what it was asked as', () => {
    const two = (b: string, size: string) => ({
      config: {
        served_entities: [customEntity({ name: 'a', entity_version: '@live', workload_size: size }), customEntity({ name: 'b', entity_version: b })],
        traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 100 }, { served_entity_name: 'b', traffic_percentage: 0 }] },
      },
    });
    const { traffic_config } = two('7', 'Small').config;
    const reply = { config: liveConfig([customEntity({ name: 'a' }), customEntity({ name: 'b' })], { traffic_config }) };
    const plan = planFor(two('latest', 'Large'), reply, { aliases: { 'prod.ml.churn@live': '8' }, models: { 'prod.ml.churn': [{ version: '9', status: 'READY' }] } });
    expect(plan.changes.map(({ path, note }) => [path, note])).toEqual([
      ['config.served_entities[a].entity_version', '@live'],
      ['config.served_entities[a].workload_size', undefined],
      ['config.served_entities[b].entity_version', 'latest'],
    ]);
  });

  it('of what somebody else rolls out is not theirs to resume where the manifest states no config', () => {
    const updating = { ...live(), state: { ready: 'READY', config_update: 'IN_PROGRESS' }, pending_config: liveConfig([customEntity({ entity_version: '8' })], { config_version: 2 }) };
    expect(planFor({ tags: { team: 'a' } }, updating)).toMatchObject({ updating: 'other' });
    expect(planFor({ config: { served_entities: [customEntity({ entity_version: '8' })] } }, updating)).toMatchObject({ updating: 'wanted' });
  });

  it('that moves the inference table approves what a run leaves behind that is stopped while it is off', () => {
    const gateway = (schema_name: string) => ({ inference_table_config: { enabled: true, catalog_name: 'ml', schema_name }, rate_limits: [{ key: 'endpoint', calls: 5, renewal_period: 'minute' }] });
    const { rate_limits } = gateway('');
    const document = (schema: string) => ({ ...external, ai_gateway: gateway(schema) });
    const reply = (ai_gateway: object) => live(externalEntity(), { ai_gateway });
    const moving = planFor(document('new'), reply(gateway('old')));
    expect(kindsOf(moving)).toEqual(['put-ai-gateway relocate', 'put-ai-gateway']);
    const halfway = planFor(document('new'), reply({ rate_limits }));
    expect([...(moving.onTheWay ?? [])].sort()).toEqual(halfway.changes.map(({ digest }) => digest).sort());
    // Other changes of the gateway are on no way.
    const onlyLimits = planFor({ ...external, ai_gateway: { ...gateway('old'), rate_limits: [] } }, reply(gateway('old')));
    expect(onlyLimits).not.toHaveProperty('onTheWay');
  });

  it('may reset burst scaling only of what is sold in model units', () => {
    const bigger = { config: { served_entities: [customEntity({ workload_size: 'Large' })] } };
    expect(planFor(bigger, live()).warnings).toEqual([]);
  });
});

it('a budget policy that replies do not show is told as what cannot be compared; one that they show is compared', () => {
  const document = { ...custom, budget_policy_id: 'p1' };
  expect(planFor(document, live()).unverifiable).toEqual(['budget_policy_id']);
  expect(planFor(document, live(customEntity(), { effective_budget_policy_id: 'p1' }))).toMatchObject({ unverifiable: [], warnings: [] });
  expect(planFor(document, live(customEntity(), { effective_budget_policy_id: 'p2' })).warnings).toEqual([expect.stringContaining('`budget_policy_id` differs')]);
  expect(planFor(custom, live()).unverifiable).toEqual([]);
});
