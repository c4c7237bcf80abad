/** The calls of a plan and their order; what must be true in the workspace first. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { bodyOf, customEntity, externalEntity, kindsOf, liveConfig, manifestOf, operationsOf, planFor, planOf, wholePlan, without, type PlanOptions } from '../helpers/build.js';

const next = (more: JsonObject = {}): JsonObject => ({ config: { served_entities: [customEntity({ entity_version: '8' })] }, ...more });
const config = liveConfig([customEntity()]);
const limits = (calls: number): JsonObject => ({ rate_limits: [{ key: 'user', calls, renewal_period: 'minute' }] });
const grant = (group_name: string, level: string): JsonObject => ({ group_name, level });
const live = (group: string, level: string): PlanOptions => ({ grants: [{ field: 'group_name', principal: group, level }] });

describe('order of an update', () => {
  it.each<[string, JsonObject, JsonObject, PlanOptions, string[]]>([
    ['stricter limits before the rollout', next({ ai_gateway: limits(5) }), { ai_gateway: limits(50) }, {}, ['put-ai-gateway', 'update-config', 'wait']],
    ['looser limits after it', next({ ai_gateway: limits(50) }), { ai_gateway: limits(5) }, {}, ['update-config', 'wait', 'put-ai-gateway']],
    ['mixed: two calls', next({ ai_gateway: { ...limits(5), guardrails: { input: { pii: { behavior: 'MASK' } } } } }), { ai_gateway: { ...limits(50), guardrails: { input: { pii: { behavior: 'BLOCK' } } } } }, {}, ['put-ai-gateway tighten', 'update-config', 'wait', 'put-ai-gateway']],
    ['grants taken before', next({ permissions: [] }), {}, live('g', 'CAN_QUERY'), ['put-permissions', 'update-config', 'wait']],
    ['grants lowered before', next({ permissions: [grant('g', 'CAN_VIEW')] }), {}, live('g', 'CAN_QUERY'), ['put-permissions', 'update-config', 'wait']],
    ['grants given after', next({ permissions: [grant('g', 'CAN_QUERY')] }), {}, {}, ['update-config', 'wait', 'put-permissions']],
    ['grants moved: two calls', next({ permissions: [grant('new', 'CAN_QUERY')] }), {}, live('old', 'CAN_QUERY'), ['put-permissions tighten', 'update-config', 'wait', 'put-permissions']],
    ['telemetry after the wait', next({ telemetry_config: { telemetry_profile_id: 'p' } }), {}, {}, ['update-config', 'wait', 'patch-telemetry']],
    ['all of it', next({ tags: { a: '1' }, telemetry_config: { telemetry_profile_id: 'p' }, email_notifications: { on_update_success: ['a@b.c'] }, ai_gateway: { usage_tracking_config: { enabled: true } }, permissions: [grant('g', 'CAN_QUERY')], lifecycle: { prevent_destroy: true } }), {}, {},
      ['patch-tags ownership', 'update-config', 'wait', 'patch-tags tags', 'put-ai-gateway', 'patch-notifications', 'patch-telemetry', 'put-permissions']],
  ])('%s', (_name, wanted, reply, options, kinds) => {
    expect(kindsOf(planFor(wanted, { config, ...reply }, options))).toEqual(kinds);
  });

  it('tightens from what is live, without what only loosens', () => {
    const strict = { guardrails: { input: { safety: true, pii: { behavior: 'MASK' } } }, ...limits(5) };
    const loose = { guardrails: { input: { pii: { behavior: 'BLOCK' } } }, ...limits(50), usage_tracking_config: { enabled: true } };
    const [before, after] = operationsOf(planFor(next({ ai_gateway: strict }), { config, ai_gateway: loose }), 'put-ai-gateway');
    expect(before!.body).toEqual({ usage_tracking_config: { enabled: true }, rate_limits: strict['rate_limits' as never], guardrails: { input: { safety: true, pii: { behavior: 'BLOCK' } } } });
    expect(after!.body).toEqual(strict);
    const moved = planFor(next({ permissions: [grant('a', 'CAN_VIEW'), grant('new', 'CAN_QUERY')] }), { config }, live('a', 'CAN_MANAGE'));
    expect(operationsOf(moved, 'put-permissions').map(({ grants }) => grants)).toEqual([
      [{ group_name: 'a', permission_level: 'CAN_VIEW' }],
      [{ group_name: 'a', permission_level: 'CAN_VIEW' }, { group_name: 'new', permission_level: 'CAN_QUERY' }],
    ]);
  });

  it.each(['catalog_name', 'schema_name', 'table_name_prefix'])('moves an inference table off, then on: %s', (field) => {
    const table = { enabled: true, catalog_name: 'c', schema_name: 's', table_name_prefix: 'p' };
    const moved = { inference_table_config: { ...table, [field]: 'other' }, usage_tracking_config: { enabled: true } };
    const plan = planFor({ ai_gateway: moved }, { config, ai_gateway: { inference_table_config: { ...table, enabled: 'true' } } });
    expect(kindsOf(plan)).toEqual(['put-ai-gateway relocate', 'put-ai-gateway']);
    expect(operationsOf(plan, 'put-ai-gateway').map(({ body }) => body)).toEqual([{ usage_tracking_config: { enabled: true } }, moved]);
  });

  it('waits for a rollout that is under way before what follows it', () => {
    const running = { state: { ready: 'READY', config_update: 'IN_PROGRESS' }, config, pending_config: liveConfig([customEntity({ entity_version: '8' })]) };
    expect(kindsOf(planFor(next({ telemetry_config: { telemetry_profile_id: 'p' }, ai_gateway: limits(5) }), { ...running, ai_gateway: limits(50) }))).toEqual(['put-ai-gateway', 'wait', 'patch-telemetry']);
  });
});

describe('routes and bodies', () => {
  const units = { name: 'oss', entity_name: 'system.ai.oss', entity_version: '1', provisioned_model_units: 100, burst_scaling_enabled: false };

  it('sends models sold in units over R30 and R31, the config wrapped', () => {
    const document = { config: { served_entities: [units], traffic_config: { routes: [{ served_entity_name: 'oss', traffic_percentage: 100 }] } }, ai_gateway: { usage_tracking_config: { enabled: true } } };
    const create = operationsOf(planFor(document, undefined), 'create')[0]!;
    expect(create.route).toBe('R30');
    expect(create.body).toMatchObject({ name: 'chat', ...document });
    const update = operationsOf(planFor({ ...document, ai_gateway: null }, { config: liveConfig([without({ ...units, provisioned_model_units: 50 }, 'burst_scaling_enabled')]) }), 'update-config')[0]!;
    expect(update).toEqual({ kind: 'update-config', route: 'R31', body: { config: document.config } });
  });

  it('creates with everything that R1 accepts', () => {
    const document = {
      config: { served_entities: [customEntity()] },
      ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: [{ calls: 5, key: 'endpoint', renewal_period: 'minute' }] },
      tags: [{ key: 'team', value: 'x' }],
      email_notifications: { on_update_failure: ['a@b.c'] },
      telemetry_config: { telemetry_profile_id: 'p', enabled_telemetry_features: ['TELEMETRY_FEATURE_LOGS'] },
      description: 'what',
      route_optimized: true,
      budget_policy_id: 'b',
    };
    const body = bodyOf(planFor({ ...document, permissions: [grant('g', 'CAN_QUERY')] }, undefined), 'create');
    expect(body).toEqual({ name: 'chat', ...document, tags: [...document.tags, { key: 'endpoints_manifest', value: 'acme__ml__demo__default' }] });
    expect(kindsOf(planFor({ tags: {} }, undefined))).toEqual(['create']);
  });

  it('resolves chunks to tokens per second', () => {
    const entity = { name: 'llama', entity_name: 'system.ai.llama', entity_version: '@prod', throughput_chunks: { min: 2, max: 3 } };
    const options: PlanOptions = { aliases: { 'system.ai.llama@prod': '4' }, optimization: { 'system.ai.llama@4': { optimizable: true, throughputChunkSize: 980 } } };
    const plan = planFor({ config: { served_entities: [entity] } }, undefined, options);
    expect(plan.blocked).toBeUndefined();
    expect(plan.resolved).toEqual([{ entity: 'llama', model: 'system.ai.llama', asked: '@prod', version: '4' }]);
    expect(bodyOf(plan, 'create')['config']).toEqual({ served_entities: [{ name: 'llama', entity_name: 'system.ai.llama', entity_version: '4', min_provisioned_throughput: 1960, max_provisioned_throughput: 2940 }] });
  });

  it('takes the newest READY version by number for `latest`', () => {
    const models = { 'prod.ml.churn': [{ version: '9', status: 'READY' }, { version: '10', status: 'READY' }, { version: '11', status: 'PENDING_REGISTRATION' }] };
    const plan = planFor({ config: { served_entities: [customEntity({ entity_version: 'latest' })] } }, { config }, { models });
    expect(plan.changes).toMatchObject([{ before: '7', after: '10', note: 'latest' }]);
  });
});

describe('preflight', () => {
  const text = (entity: string): string => `endpoints:\n  chat:\n    config:\n      served_entities:\n        - name: main\n${entity.split('\n').map((line) => `          ${line}`).join('\n')}\n`;
  const churn = (version: string): string => text(`entity_name: prod.ml.churn\nentity_version: ${version}\nscale_to_zero_enabled: false\nenvironment_vars: { T: "{{secrets/churn/token}}" }`);
  const sized = (fields: string): string => text(`entity_name: system.ai.m\nentity_version: 1\n${fields}`);
  const info = (value: object | undefined): PlanOptions => ({ optimization: { 'system.ai.m@1': value as never } });

  it.each<[string, string, PlanOptions, RegExp, RegExp]>([
    ['a version that does not exist', churn('"8"'), { versions: {} }, /entity_version: /, /no version 8/],
    ['a version that is not ready', churn('"8"'), { versions: { 'prod.ml.churn@8': 'PENDING_REGISTRATION' } }, /entity_version: /, /is PENDING_REGISTRATION, not READY/],
    ['an alias that is not set', churn('"@champion"'), { aliases: {} }, /entity_version: /, /no alias `champion`/],
    ['no model for `latest`', churn('latest'), {}, /entity_version: /, /does not exist/],
    ['no READY version for `latest`', churn('latest'), { models: { 'prod.ml.churn': [] } }, /entity_version: /, /no version that is READY/],
    ['a version that may not be read', churn('latest'), { denied: ['model-versions'] }, /entity_version: /, /May not read/],
    ['a secret scope that does not exist', churn('"8"'), { secrets: {} }, /environment_vars: /, /scope `churn` does not exist/],
    ['a secret that does not exist', churn('"8"'), { secrets: { churn: ['other'] } }, /environment_vars: /, /no key `token`/],
    ['a size off the increments', sized('max_provisioned_throughput: 1000'), info({ optimizable: true, throughputChunkSize: 980 }), /max_provisioned_throughput: /, /steps of 980/],
    ['tokens for a model sold in units', sized('max_provisioned_throughput: 980'), info({ optimizable: true, modelUnitChunkSize: 50 }), /max_provisioned_throughput: /, /sold in model units \(in steps of 50\)/],
    ['chunks for a model sold in units', sized('throughput_chunks: { max: 2 }'), info({ optimizable: true, modelUnitChunkSize: 50 }), /throughput_chunks: /, /model units \(in steps of 50\)/],
    ['units for a model sold in tokens', sized('provisioned_model_units: 50'), info({ optimizable: true, throughputChunkSize: 980 }), /provisioned_model_units: /, /sold in tokens per second \(chunks of 980\)/],
    ['units off the increments', sized('provisioned_model_units: 75'), info({ optimizable: true, modelUnitChunkSize: 50 }), /provisioned_model_units: /, /is 75.*steps of 50/],
    ['a model that is not optimizable', sized('throughput_chunks: { max: 2 }'), info({ optimizable: false }), /throughput_chunks: /, /cannot be served with provisioned throughput/],
    ['a model without optimization info', sized('throughput_chunks: { max: 2 }'), info(undefined), /throughput_chunks: /, /does not exist/],
  ])('finds %s, at its line', (_name, yaml, options, line, message) => {
    const plan = planOf(manifestOf(yaml), undefined, options);
    expect(plan.blocked).toMatchObject({ reason: 'preflight-failed', message: expect.stringMatching(message), hint: expect.stringMatching(/./) });
    // `manifestOf` adds the id as the first line.
    expect(`id: demo\n${yaml}`.split('\n')[plan.blocked!.place!.line - 1]).toMatch(line);
  });

  it('asks only about what is about to change, and once', () => {
    const asked: { kind: string }[] = [];
    const entity = customEntity({ environment_vars: { T: '{{secrets/churn/token}}' } });
    planOf(manifestOf(JSON.stringify({ id: 'demo', endpoints: { chat: { config: { served_entities: [entity] }, tags: { a: 'b' } } } })), planFor({}, { config: liveConfig([entity]) }).live, {}, asked as never);
    expect(asked).toEqual([]);
    const twice = [externalEntity({ name: 'a' }), externalEntity({ name: 'b' })];
    const traffic_config = { routes: [{ served_entity_name: 'a', traffic_percentage: 100 }] };
    planOf(manifestOf(JSON.stringify({ id: 'demo', endpoints: { chat: { config: { served_entities: twice, traffic_config } } } })), undefined, {}, asked as never);
    expect(asked).toEqual([{ kind: 'secret-keys', scope: 'llm' }]);
  });

  it('sums up in one notice what it may not check', () => {
    const plan = planOf(manifestOf(churn('"8"')), undefined, { denied: ['model-version', 'secret-keys'] });
    expect(plan.blocked).toBeUndefined();
    expect(plan.warnings).toEqual([]);
    const other = { ...plan, name: 'other' };
    expect(wholePlan(plan, other).warnings).toEqual([
      'Could not check for lack of a right: version 8 of `prod.ml.churn` (for `chat`, `other`), secrets of scope `churn` (for `chat`, `other`). An apply may still fail because of it.',
    ]);
  });

  it('holds back the config of a stopped endpoint, and nothing else', () => {
    const stopped = { config, state: { ready: 'NOT_READY', config_update: 'NOT_UPDATING', suspend: 'STOPPED' } };
    expect(planFor(next(), stopped).blocked).toMatchObject({ reason: 'endpoint-stopped' });
    expect(planFor({ tags: { a: 'b' } }, stopped).blocked).toBeUndefined();
  });
});

describe('limits of single principals, which beat wider ones', () => {
  const limit = (calls: number, key: string, principal?: string): JsonObject => ({ key, ...(principal === undefined ? {} : { principal }), calls, renewal_period: 'minute' });
  const [all, team, own] = [limit(10, 'user'), limit(50, 'user_group', 'team'), limit(100, 'user', 'a@example.com')];
  const early = ['put-ai-gateway', 'update-config', 'wait'];
  const late = ['update-config', 'wait', 'put-ai-gateway'];
  const both = ['put-ai-gateway tighten', 'update-config', 'wait', 'put-ai-gateway'];
  it.each<[string, JsonObject[], JsonObject[], string[], JsonObject[] | undefined]>([
    ['an exception above the default after', [all], [all, own], late, undefined],
    ['an exception above that of a group after', [team], [team, own], late, undefined],
    ['an exception below the default before', [all], [all, limit(5, 'user', 'a@example.com')], early, undefined],
    ['one for a service principal above the default after', [all], [all, limit(11, 'service_principal', 'app')], late, undefined],
    ['a first limit, and its exception, before', [], [all, own], early, undefined],
    ['one of another unit before', [{ key: 'user', tokens: 1, renewal_period: 'minute' }], [{ key: 'user', tokens: 1, renewal_period: 'minute' }, own], early, undefined],
    ['an exception that goes and leaves a stricter default before', [all, own], [all], early, undefined],
    ['an exception that goes and leaves no limit after', [limit(9, 'endpoint'), own], [limit(9, 'endpoint')], late, undefined],
    ['an exception that goes, where only some are in a group, after', [team, own], [team], late, undefined],
    ['one that was the stricter after', [all, limit(5, 'user_group', 'team')], [all], late, undefined],
    ['an exception for another: the old goes before, the new comes after', [all, own], [all, team], both, [all]],
  ])('%s', (_name, before, after, kinds, between) => {
    const body = (limits: JsonObject[]): JsonObject => ({ usage_tracking_config: { enabled: true }, ...(limits.length === 0 ? {} : { rate_limits: limits }) });
    const plan = planFor(next({ ai_gateway: body(after) }), { config, ai_gateway: body(before) });
    expect(kindsOf(plan)).toEqual(kinds);
    if (between !== undefined) expect(operationsOf(plan, 'put-ai-gateway')[0]!.body['rate_limits']).toEqual(between);
  });
});

describe('lists of words', () => {
  const guarded = (words: JsonObject): JsonObject => ({ guardrails: { input: words } });
  const before = (body: JsonObject[]): JsonObject => ((body[0]!['guardrails'] as JsonObject)['input'] as JsonObject);
  it.each<[string, JsonObject, JsonObject, string[], JsonObject | undefined]>([
    ['more forbidden words before', { invalid_keywords: ['a'] }, { invalid_keywords: ['a', 'b'] }, ['put-ai-gateway', 'update-config', 'wait'], undefined],
    ['fewer of them after', { invalid_keywords: ['a', 'b'] }, { invalid_keywords: ['a'] }, ['update-config', 'wait', 'put-ai-gateway'], undefined],
    ['others: both until the rollout is done', { invalid_keywords: ['a', 'b'] }, { invalid_keywords: ['b', 'c'] }, ['put-ai-gateway tighten', 'update-config', 'wait', 'put-ai-gateway'], { invalid_keywords: ['a', 'b', 'c'] }],
    ['fewer topics before', { valid_topics: ['a', 'b'] }, { valid_topics: ['a'] }, ['put-ai-gateway', 'update-config', 'wait'], undefined],
    ['more topics after', { valid_topics: ['a'] }, { valid_topics: ['a', 'b'] }, ['update-config', 'wait', 'put-ai-gateway'], undefined],
    ['other topics: those in common until then', { valid_topics: ['a', 'b'] }, { valid_topics: ['b', 'c'] }, ['put-ai-gateway tighten', 'update-config', 'wait', 'put-ai-gateway'], { valid_topics: ['b'] }],
    ['topics without any in common after', { valid_topics: ['a'] }, { valid_topics: ['b'] }, ['update-config', 'wait', 'put-ai-gateway'], undefined],
    ['a list of topics that goes after', { valid_topics: ['a'] }, {}, ['update-config', 'wait', 'put-ai-gateway'], undefined],
    ['a list that appears before', {}, { valid_topics: ['a'] }, ['put-ai-gateway', 'update-config', 'wait'], undefined],
  ])('%s', (_name, live, wanted, kinds, between) => {
    const plan = planFor(next({ ai_gateway: guarded(wanted) }), { config, ai_gateway: guarded(live) });
    expect(kindsOf(plan)).toEqual(kinds);
    if (between !== undefined) expect(before(operationsOf(plan, 'put-ai-gateway').map(({ body }) => body))).toEqual(between);
  });
});
