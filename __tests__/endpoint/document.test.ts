/** The live endpoint as a document, and live values put in the place of wanted ones. */
import { isDeepStrictEqual } from 'node:util';
import { coerceKnown, effectiveConfig, isCreatorsGrant, isStopped, isUpdating, liveDocument, sendableEntity, withLiveValueAt } from '../../src/endpoint/document.js';
import { sections, type EntityListField, type JsonObject, type ObjectField } from '../../src/endpoint/fields/index.js';
import type { Grant, LiveEndpoint } from '../../src/endpoint/model.js';
import { parsePath } from '../../src/endpoint/paths.js';
import { makeConfig, makeLive } from '../apply/support.js';

const entitiesField = (sections.config.field as ObjectField).fields['served_entities'] as EntityListField;
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
/** Names of members that are there and say nothing: JSON would not show them. */
const gaps = (value: unknown): string[] =>
  typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([name, item]) => (item === undefined || typeof item === 'function' ? [name] : gaps(item)));
const updating: LiveEndpoint['state'] = { ready: 'READY', configUpdate: 'IN_PROGRESS' };

it('the config that counts is the one on its way (N1)', () => {
  const [active, pending] = [makeConfig(1), makeConfig(2)];
  expect(effectiveConfig(makeLive({ config: active, pendingConfig: pending }))).toBe(active);
  expect(effectiveConfig(makeLive({ config: active, pendingConfig: pending, state: updating }))).toBe(pending);
  expect(effectiveConfig(makeLive({ config: active, state: updating }))).toBe(active);
  expect(effectiveConfig(makeLive({ pendingConfig: pending }))).toBeUndefined();
  expect([isUpdating(makeLive()), isUpdating(makeLive({ state: updating }))]).toEqual([false, true]);
  expect([isStopped(makeLive()), isStopped(makeLive({ state: { ready: 'NOT_READY', suspend: 'STOPPED' } }))]).toEqual([false, true]);
});

describe('what is live, as a document', () => {
  const grants: Grant[] = [
    { field: 'service_principal_name', principal: 'me', level: 'CAN_MANAGE' },
    { field: 'group_name', principal: 'me', level: 'CAN_VIEW' },
    { field: 'user_name', principal: 'a@b.c', level: 'CAN_QUERY' },
  ];

  it('has what the API sent, without what is ours', () => {
    const live = makeLive({
      creator: 'me', config: makeConfig(1, {}, { served_entities: [] }), sections: { ai_gateway: { a: 1 } }, description: 'D', routeOptimized: true, effectiveBudgetPolicyId: 'B',
      tags: [{ key: 'endpoints_manifest', value: 'x' }, { key: 'team', value: 'ml' }, { key: 'endpoints_hold', value: '' }],
    });
    expect(liveDocument(live, grants)).toEqual({
      ai_gateway: { a: 1 }, config: { served_entities: [] }, tags: [{ key: 'team', value: 'ml' }], description: 'D', route_optimized: true, budget_policy_id: 'B',
      permissions: [{ group_name: 'me', level: 'CAN_VIEW' }, { user_name: 'a@b.c', level: 'CAN_QUERY' }],
    });
  });

  it('says nothing of what is not there or was not read', () => {
    expect(liveDocument(makeLive())).toStrictEqual({ description: '', route_optimized: false });
    expect(liveDocument(makeLive(), [])).toEqual({ description: '', route_optimized: false, permissions: [] });
  });

  it("the creator's grant is the creator's, of no group of that name", () => {
    expect(grants.map((grant) => isCreatorsGrant(grant, { creator: 'me' }))).toEqual([true, false, false]);
  });
});

describe('a live value in the place of a wanted one', () => {
  const wanted: JsonObject = {
    description: 'mine',
    config: {
      served_entities: [
        { name: 'a', entity_name: 'm', entity_version: '1', workload_size: 'Small', environment_vars: { A: '1', B: '2' } },
        { name: 'b', entity_name: 'n', provisioned_model_units: 50, burst_scaling_enabled: true },
      ],
      traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 90 }, { served_entity_name: 'b', traffic_percentage: 10 }] },
    },
    tags: [{ key: 'team', value: 'ml' }, { key: 'cost', value: '1' }],
    ai_gateway: { usage_tracking_config: { enabled: true } },
  };
  const live: JsonObject = {
    description: 'theirs', route_optimized: true,
    config: {
      served_entities: [
        { name: 'a', entity_name: 'm', entity_version: 2, workload_size: 'Large', environment_vars: { B: '3', C: '4' }, state: { deployment: 'X' }, creator: 'x' },
        { name: 'c', entity_name: 'o', entity_version: '1', state: {} },
      ],
      traffic_config: { routes: [{ served_model_name: 'a', traffic_percentage: 70 }, { served_model_name: 'c', traffic_percentage: 30 }] },
    },
    tags: [{ key: 'team', value: 'ops' }, { key: 'new', value: 'x' }],
    ai_gateway: { fallback_config: { enabled: true } },
    telemetry_config: { telemetry_profile_id: 'p' },
  };
  const entity = (name: string): string => `config.served_entities[${name}]`;
  /** What differs from the wanted document afterwards, section by section. */
  const at = (path: string, given = wanted): unknown => {
    const found = withLiveValueAt(given, live, parsePath(path)!);
    return found && Object.fromEntries(Object.entries(found).filter(([name, value]) => !isDeepStrictEqual(plain(value), plain(given[name]))));
  };
  const config = wanted['config'] as { served_entities: JsonObject[]; traffic_config: JsonObject };
  const [a, b] = config.served_entities as [JsonObject, JsonObject];
  const withEntities = (...served_entities: JsonObject[]): unknown => ({ config: { traffic_config: config.traffic_config, served_entities } });
  const keep = JSON.stringify({ wanted, live });
  afterEach(() => {
    expect(JSON.stringify({ wanted, live })).toBe(keep);
  });

  it.each<[string, unknown]>([
    ['description', { description: 'theirs' }],
    ['route_optimized', {}],
    ['description.x', undefined],
    ['nothing', undefined],
    ['telemetry_config', {}],
    ['telemetry_config.telemetry_profile_id', {}],
    ['tags[team]', { tags: [{ key: 'team', value: 'ops' }, { key: 'cost', value: '1' }] }],
    ['tags[new]', { tags: [...(wanted['tags'] as JsonObject[]), { key: 'new', value: 'x' }] }],
    ['tags[cost]', { tags: [{ key: 'team', value: 'ml' }] }],
    ['tags[neither]', {}],
    ['tags[team].value', undefined],
    ['tags.team', undefined],
    ['tags', { tags: live['tags'] }],
    [`${entity('a')}.workload_size`, withEntities({ ...a, workload_size: 'Large' }, b)],
    [`${entity('a')}.environment_vars[A]`, withEntities({ ...a, environment_vars: { B: '2' } }, b)],
    [`${entity('a')}.environment_vars[B]`, withEntities({ ...a, environment_vars: { A: '1', B: '3' } }, b)],
    [`${entity('a')}.environment_vars[C]`, withEntities({ ...a, environment_vars: { A: '1', B: '2', C: '4' } }, b)],
    [`${entity('a')}.environment_vars[constructor]`, {}],
    [`${entity('a')}.environment_vars.A`, undefined],
    [`${entity('a')}.environment_vars[A].b`, undefined],
    [`${entity('a')}.environment_vars`, withEntities({ ...a, environment_vars: { B: '3', C: '4' } }, b)],
    [`${entity('a')}.workload_size.x`, undefined],
    [`${entity('a')}.no_such_field`, undefined],
    [`${entity('a')}.throughput_chunks`, undefined],
    [`${entity('a')}[x]`, undefined],
    [`${entity('b')}.burst_scaling_enabled`, {}],
    [`${entity('b')}.provisioned_model_units`, withEntities(a, { name: 'b', entity_name: 'n', burst_scaling_enabled: true })],
    [`${entity('nobody')}.workload_size`, {}],
    [entity('a'), withEntities({ name: 'a', entity_name: 'm', entity_version: '2', workload_size: 'Large', environment_vars: { B: '3', C: '4' } }, b)],
    [entity('b'), withEntities(a)],
    [entity('c'), withEntities(a, b, { name: 'c', entity_name: 'o', entity_version: '1' })],
    [entity('nobody'), {}],
    ['config.served_entities.a', undefined],
    ['config.served_entities', withEntities({ name: 'a', entity_name: 'm', entity_version: '2', workload_size: 'Large', environment_vars: { B: '3', C: '4' } }, { name: 'c', entity_name: 'o', entity_version: '1' })],
    ['config.traffic_config[a]', { config: { ...config, traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 70 }, { served_entity_name: 'b', traffic_percentage: 10 }] } } }],
    ['config.traffic_config[c]', { config: { ...config, traffic_config: { routes: [...(config.traffic_config['routes'] as JsonObject[]), { served_entity_name: 'c', traffic_percentage: 30 }] } } }],
    ['config.traffic_config[a].x', undefined],
    ['config[a]', undefined],
    ['config', { config: { ...(live['config'] as JsonObject), served_entities: [
      { name: 'a', entity_name: 'm', entity_version: '2', workload_size: 'Large', environment_vars: { B: '3', C: '4' } },
      { name: 'c', entity_name: 'o', entity_version: '1' },
    ] } }],
    [`${entity('nobody')}.no_such_field`, undefined],
    ['ai_gateway.usage_tracking_config', { ai_gateway: {} }],
    ['ai_gateway.fallback_config', { ai_gateway: { usage_tracking_config: { enabled: true }, fallback_config: { enabled: true } } }],
    ['ai_gateway.fallback_config.enabled', { ai_gateway: { usage_tracking_config: { enabled: true }, fallback_config: { enabled: true } } }],
    ['ai_gateway', { ai_gateway: { fallback_config: { enabled: true } } }],
    ['ai_gateway[x]', undefined],
  ])('%s', (path, expected) => {
    const result = at(path);
    if (expected === undefined) expect(result).toBeUndefined();
    else expect([plain(result), gaps(result)]).toEqual([expected, []]);
  });

  it('goes where the manifest states the section, although it says "none" there', () => {
    expect(at('tags[team]', { tags: null as unknown as JsonObject })).toEqual({ tags: [{ key: 'team', value: 'ops' }] });
    expect(at('ai_gateway.fallback_config', { ai_gateway: {} })).toEqual({ ai_gateway: { fallback_config: { enabled: true } } });
  });

  it('no path leads anywhere without a section', () => {
    expect(withLiveValueAt(wanted, live, [])).toBeUndefined();
    expect(withLiveValueAt(wanted, live, [{ id: 'tags' }])).toBeUndefined();
  });

  it('a size that the platform filled in beside concurrency is none to take over (N12)', () => {
    const mine = { config: { served_entities: [{ name: 'a', workload_size: 'Small' }] } };
    const theirs = { config: { served_entities: [{ name: 'a', workload_size: 'Small', min_provisioned_concurrency: 8, max_provisioned_concurrency: 20 }] } };
    expect(withLiveValueAt(mine, theirs, parsePath(`${entity('a')}.workload_size`)!)).toEqual({ config: { served_entities: [{ name: 'a' }] } });
  });
});

describe('a live served entity, to be sent again', () => {
  it('keeps what its kind knows and requests may say, with the right types', () => {
    expect(sendableEntity(entitiesField, { name: 'a', entity_name: 'm', entity_version: 3, scale_to_zero_enabled: 'true', workload_size: 'Small', provisioned_model_units: null, state: {}, min_dbus: 1, instance_profile_arn: null })).toEqual({
      name: 'a', entity_name: 'm', entity_version: '3', scale_to_zero_enabled: true, workload_size: 'Small',
    });
  });

  it('leaves out the size that stands beside concurrency (N12), and what is of another kind or cannot be read', () => {
    expect(sendableEntity(entitiesField, { name: 'a', workload_size: 'Small', max_provisioned_concurrency: '4' })).toEqual({ name: 'a', max_provisioned_concurrency: 4 });
    expect(sendableEntity(entitiesField, { name: 'a', provisioned_model_units: 50, workload_size: 'Small', burst_scaling_enabled: true, throughput_chunks: { max: 1 } })).toEqual({ name: 'a', provisioned_model_units: 50 });
    expect(sendableEntity(entitiesField, { name: 'a', max_provisioned_throughput: '970', throughput_chunks: { max: 1 } })).toEqual({ name: 'a', max_provisioned_throughput: 970 });
  });
});

it('values have the types that the API documents, and blocks only what the table knows', () => {
  const external = entitiesField.item.fields['external_model'] as ObjectField;
  expect(coerceKnown(external, { name: 4, provider: 'openai', nonsense: 1, openai_config: { openai_organization: 7, more: 2 } })).toEqual({ name: '4', provider: 'openai', openai_config: { openai_organization: '7' } });
  expect(coerceKnown(external, 'x')).toBe('x');
  expect(coerceKnown(sections.tags.field, [1])).toEqual([1]);
  expect(coerceKnown({ type: 'boolean', doc: 'd' }, 'true')).toBe(true);
  expect(coerceKnown({ type: 'integer', doc: 'd' }, '5')).toBe(5);
  expect(coerceKnown({ type: 'number', doc: 'd' }, '0.5')).toBe(0.5);
});
