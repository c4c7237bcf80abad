/** Differences of two sides in their one form: which there are, what they mean, and what is stricter. */
import { differences, sectionDifferences } from '../../src/plan/diff.js';
import { canonicalEndpoint } from '../../src/endpoint/canonical.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';

const side = (document: JsonObject, which: 'want' | 'live') => canonicalEndpoint('chat', 'custom', document, which);
const plain = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));
/** `action path: before -> after impact strictness` of each difference. */
const told = (want: JsonObject, live: JsonObject): string[] =>
  differences(side(want, 'want'), side(live, 'live')).map(({ action, path, before, after, impact, strictness }) => [action, `${path}:`, ...(before === undefined ? [] : [plain(before)]), '->', ...(after === undefined ? [] : [plain(after)]), impact, ...(strictness === undefined ? [] : [strictness])].join(' '));
const entity = (more: JsonObject = {}): JsonObject => ({ name: 'main', entity_name: 'm', entity_version: '1', scale_to_zero_enabled: false, ...more });
const config = (...served_entities: JsonObject[]): JsonObject => ({ config: { served_entities } });
const main = 'config.served_entities[main]';

it.each<[string, JsonObject, JsonObject, string[]]>([
  ['nothing differs', config(entity()), config(entity()), []],
  ['a field', config(entity({ entity_version: 2 })), config(entity()), [`change ${main}.entity_version: "1" -> "2" rollout`]],
  ['fields that the manifest leaves open', config({ name: 'main' }), config(entity({ instance_profile_arn: 'x' })), []],
  ['a field that it states as none', config(entity({ instance_profile_arn: '' })), config(entity({ instance_profile_arn: 'x' })), [`remove ${main}.instance_profile_arn: "x" -> rollout`]],
  ['a field that comes', config(entity({ instance_profile_arn: 'x' })), config(entity()), [`add ${main}.instance_profile_arn: -> "x" rollout`]],
  ['a size, which the server may fill in, stated as none', config(entity({ workload_size: '' })), config(entity({ workload_size: 'Small' })), []],
  ['what nobody can read', config(entity({ burst_scaling_enabled: true, provisioned_model_units: 50 })), config(entity({ provisioned_model_units: 50 })), []],
  ['variables', config(entity({ environment_vars: { A: '1', B: '2', C: '3' } })), config(entity({ environment_vars: { A: '1', B: 'x', D: '4' } })), [
    `change ${main}.environment_vars[B]: "x" -> "2" rollout`, `add ${main}.environment_vars[C]: -> "3" rollout`, `remove ${main}.environment_vars[D]: "4" -> rollout`,
  ]],
  ['variables by names that all objects have', config(entity({ environment_vars: { toString: 'x' } })), config(entity({ environment_vars: { constructor: 'y' } })), [
    `remove ${main}.environment_vars[constructor]: "y" -> rollout`, `add ${main}.environment_vars[toString]: -> "x" rollout`,
  ]],
  ['tags', { tags: [{ key: 'a', value: '1' }, { key: 'b', value: '2' }] }, { tags: [{ key: 'b', value: '3' }, { key: 'c', value: '4' }] }, ['add tags[a]: -> "1" metadata', 'change tags[b]: "3" -> "2" metadata', 'remove tags[c]: "4" -> metadata']],
  ['tags, all gone', { tags: [] }, { tags: [{ key: 'a', value: '1' }] }, ['remove tags[a]: "1" -> metadata']],
  ['tags that the manifest does not speak of', {}, { tags: [{ key: 'a', value: '1' }] }, []],
  ['limits', { ai_gateway: { rate_limits: [{ calls: 5 }, { key: 'user', calls: 9 }] } }, { ai_gateway: { rate_limits: [{ calls: 6 }, { key: 'user', tokens: 9 }] } }, [
    'change ai_gateway.rate_limits[endpoint/calls]: 6 -> 5 metadata tighter', 'add ai_gateway.rate_limits[user/calls]: -> 9 metadata tighter', 'remove ai_gateway.rate_limits[user/tokens]: 9 -> metadata looser',
  ]],
  ['a limit of a user that comes above what held for all', { ai_gateway: { rate_limits: [{ key: 'user', principal: 'a', calls: 9 }, { key: 'user', calls: 5 }] } }, { ai_gateway: { rate_limits: [{ key: 'user', calls: 5 }] } }, ['add ai_gateway.rate_limits[user:a/calls]: -> 9 metadata looser']],
  ['words', { ai_gateway: { guardrails: { input: { invalid_keywords: ['b', 'a'] } } } }, { ai_gateway: { guardrails: { input: { invalid_keywords: ['a', 'b'] } } } }, []],
  ['more words', { ai_gateway: { guardrails: { input: { invalid_keywords: ['b', 'a'] } } } }, { ai_gateway: { guardrails: { input: { invalid_keywords: ['a'] } } } }, ['change ai_gateway.guardrails.input.invalid_keywords: ["a"] -> ["a","b"] metadata tighter']],
  ['other words', { ai_gateway: { guardrails: { input: { invalid_keywords: ['a', 'c'] } } } }, { ai_gateway: { guardrails: { input: { invalid_keywords: ['a', 'b'] } } } }, ['change ai_gateway.guardrails.input.invalid_keywords: ["a","b"] -> ["a","c"] metadata looser']],
  ['a gateway that goes takes along what the server filled in', { ai_gateway: {} }, { ai_gateway: { inference_table_config: { enabled: true, catalog_name: 'c', schema_name: 's', table_name_prefix: 'p' } } }, [
    'remove ai_gateway.inference_table_config.enabled: true -> metadata', 'remove ai_gateway.inference_table_config.catalog_name: "c" -> metadata',
    'remove ai_gateway.inference_table_config.schema_name: "s" -> metadata', 'remove ai_gateway.inference_table_config.table_name_prefix: "p" -> metadata',
  ]],
  ['a prefix that the server filled in', { ai_gateway: { inference_table_config: { enabled: true, catalog_name: 'c', schema_name: 's' } } }, { ai_gateway: { inference_table_config: { enabled: true, catalog_name: 'c', schema_name: 's', table_name_prefix: 'p' } } }, []],
  ['traffic, apart from the rollout', { config: { served_entities: [entity(), entity({ name: 'b' })], traffic_config: { routes: [{ served_entity_name: 'main', traffic_percentage: 100 }] } } },
    { config: { served_entities: [entity(), entity({ name: 'b' })], traffic_config: { routes: [{ served_model_name: 'main', traffic_percentage: 90 }, { served_model_name: 'b', traffic_percentage: 10 }] } } },
    ['remove config.traffic_config[b]: 10 -> traffic', 'change config.traffic_config[main]: 90 -> 100 traffic']],
  ['what is immutable', { config: { auto_capture_config: { catalog_name: 'x', enabled: false } } }, { config: { auto_capture_config: { catalog_name: 'y', schema_name: 's', enabled: true } } }, [
    'change config.auto_capture_config.catalog_name: "y" -> "x" replace', 'change config.auto_capture_config.enabled: true -> false rollout',
  ]],
  ['a URL with a slash more', config({ name: 'main', external_model: { provider: 'openai', openai_config: { openai_api_base: 'https://a/' } } }), config({ name: 'main', external_model: { provider: 'openai', openai_config: { openai_api_base: 'https://a' } } }), []],
  ['what the model has and the manifest does not say', config({ name: 'main', external_model: { provider: 'openai' } }), config({ name: 'main', external_model: { provider: 'openai', name: 'x' } }), [`remove ${main}.external_model.name: "x" -> rollout`]],
  ['an address', { email_notifications: { on_update_failure: ['a@b.c'] } }, { email_notifications: { on_update_failure: ['d@b.c'] } }, ['add email_notifications.on_update_failure["a@b.c"]: -> true metadata', 'remove email_notifications.on_update_failure["d@b.c"]: true -> metadata']],
])('%s', (_title, want, live, expected) => {
  expect(told(want, live)).toEqual(expected);
});

it('a served entity that comes or goes is one difference', () => {
  const found = differences(side(config(entity(), entity({ name: 'new' })), 'want'), side(config(entity(), entity({ name: 'old' })), 'live')).filter(({ path }) => path.includes('served'));
  expect(found.map(({ action, path, parts }) => [action, path, parts])).toEqual([
    ['add', 'config.served_entities[new]', ['config', 'served_entities', { id: 'new' }]],
    ['remove', 'config.served_entities[old]', ['config', 'served_entities', { id: 'old' }]],
  ]);
  expect(found[0]).toMatchObject({ after: { entity_name: 'm' }, before: undefined, section: 'config', field: { type: 'entity-list' } });
});

it('the differences of one section are of that section', () => {
  const [want, live] = [side({ ...config(entity()), tags: [{ key: 'a' }] }, 'want'), side(config(entity({ entity_version: '2' })), 'live')];
  expect(sectionDifferences('config', want, live).map(({ path }) => path)).toEqual([`${main}.entity_version`]);
  expect(sectionDifferences('tags', want, live).map(({ path }) => path)).toEqual(['tags[a]']);
  expect(sectionDifferences('permissions', want, live)).toEqual([]);
});
