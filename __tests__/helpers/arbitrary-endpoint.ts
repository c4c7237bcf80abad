/** Valid endpoint documents of every kind and provider, all sections, for properties. */
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { textOf } from '../../src/json.js';
import { principals } from './arbitrary-catalog.js';
import { entitiesOfKind, environment, secret, some, text, word, type Kind } from './arbitrary-entity.js';

/** `PROPERTY_RUNS` runs of each property, from the seed `PROPERTY_SEED` where one is given. */
export const runs: { numRuns: number; seed?: number } = {
  numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200),
  ...(process.env['PROPERTY_SEED'] === undefined ? {} : { seed: Number(process.env['PROPERTY_SEED']) }),
};

export { environment, secret, text, word };

/** What may stand in a document. */
export interface DocumentOptions {
  /** `latest`, aliases and `throughput_chunks`, which only a workspace can resolve. */
  unresolved?: boolean;
  /** Entities without a name (N3, N4). */
  unnamed?: boolean;
}

const entityName = fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '-', '0') });

/** N3, by hand: what the platform calls an entity without a name; the version as it will be sent. */
export function nameGivenTo(entity: JsonObject): string {
  const external = entity['external_model'] as JsonObject | undefined;
  if (external !== undefined) return textOf(external['name']).replace(/[.:]/g, '-');
  const last = textOf(entity['entity_name']).split('.').at(-1)!;
  return entity['entity_version'] === undefined ? last : `${last}-${textOf(entity['entity_version'])}`;
}

const isResolved = (entity: JsonObject): boolean => !/^(latest|@)/.test(textOf(entity['entity_version'] ?? ''));

/** Gives names where they are needed: to entities that would clash, or that a route could not speak of. */
function withNames(list: readonly { name: string | undefined; entity: JsonObject }[]): { shown: string; entity: JsonObject }[] {
  const taken = new Set(list.flatMap(({ name }) => (name === undefined ? [] : [name])));
  return list.map(({ name, entity }, index) => {
    if (name !== undefined) return { shown: name, entity: { name, ...entity } };
    const given = nameGivenTo(entity);
    const usable = /^[A-Za-z0-9_-]{1,63}$/.test(given) && !taken.has(given) && (isResolved(entity) || list.length === 1);
    if (usable) {
      taken.add(given);
      return { shown: given, entity };
    }
    const instead = `n${index}-${index}`;
    return { shown: instead, entity: { name: instead, ...entity } };
  });
}

const capture = some({ catalog_name: word, schema_name: word }, { table_name_prefix: word, enabled: fc.boolean() });

/** Entities with a split that sums to 100; a single entity may leave its route out, an idle one too (N9). */
function configOf(kind: Kind, { unnamed = false, unresolved = false }: DocumentOptions): fc.Arbitrary<JsonObject> {
  const entity = entitiesOfKind(kind, unresolved);
  const name = unnamed ? fc.option(entityName, { freq: 4, nil: undefined }) : entityName;
  return fc
    .record({
      entities: fc.uniqueArray(fc.record({ name, entity }), { minLength: 1, maxLength: 3, selector: (each) => each.name ?? Symbol('none') }),
      weights: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
      silent: fc.boolean(),
      lax: fc.boolean(),
      older: fc.boolean(),
      capture: kind === 'custom' ? fc.option(capture, { freq: 6, nil: undefined }) : fc.constant(undefined),
    })
    .map(({ entities, weights, silent, lax, older, capture: captured }): JsonObject => {
      const named = withNames(entities);
      const config: JsonObject = { served_entities: named.map((each) => each.entity), ...(captured === undefined ? {} : { auto_capture_config: captured }) };
      const changing = named.some((each) => each.entity['name'] === undefined && !isResolved(each.entity));
      if ((silent || changing) && named.length === 1) return config;
      const total = weights.slice(1, named.length).reduce((sum, weight) => sum + weight * 10, 0);
      const routes = named
        .map(({ shown }, index): JsonObject => ({ [older ? 'served_model_name' : 'served_entity_name']: shown, traffic_percentage: index === 0 ? 100 - total : weights[index]! * 10 }))
        .filter((route) => !lax || route['traffic_percentage'] !== 0);
      return { ...config, traffic_config: { routes } };
    });
}

const person = fc.constantFrom(...principals.user_name);
const amount = fc.integer({ min: 1, max: 999 });
/** C16: who a limit is for; the key may be left out. */
const limited: fc.Arbitrary<JsonObject> = fc.oneof(
  some({}, { key: fc.constant('endpoint') }),
  some({ key: fc.constant('user') }, { principal: person }),
  some({ key: fc.constant('user_group'), principal: fc.constantFrom(...principals.group_name) }),
  some({ key: fc.constant('service_principal'), principal: fc.constantFrom(...principals.service_principal_name) }),
);
const rateLimits = fc
  .uniqueArray(fc.tuple(limited, some({}, { calls: amount, tokens: amount }).filter((units) => Object.keys(units).length > 0), fc.boolean()), {
    maxLength: 4,
    selector: ([who]) => JSON.stringify([who['key'] ?? 'endpoint', who['principal']]),
  })
  // C16: at most five limits are for groups; calls and tokens are two.
  .filter((list) => list.filter(([who]) => who['key'] === 'user_group').length < 3)
  .map((list): Json => list.map(([who, units, period]) => ({ ...who, ...units, ...(period ? { renewal_period: 'minute' } : {}) })));
const guardrail = some({}, {
  safety: fc.boolean(),
  pii: fc.constantFrom('NONE', 'BLOCK', 'MASK').map((behavior): Json => ({ behavior })),
  invalid_keywords: fc.uniqueArray(word, { maxLength: 2 }),
  valid_topics: fc.uniqueArray(word, { maxLength: 2 }),
});
const gateway = some({}, {
  usage_tracking_config: fc.boolean().map((enabled): Json => ({ enabled })),
  inference_table_config: fc.oneof(fc.constant<Json>({ enabled: false }), some({ enabled: fc.constant(true), catalog_name: word, schema_name: word }, { table_name_prefix: word })),
  rate_limits: rateLimits,
  guardrails: some({}, { input: guardrail, output: guardrail }),
  fallback_config: fc.boolean().map((enabled): Json => ({ enabled })),
});

const tagKey = fc.stringMatching(/^[A-Za-z_ \]["@-]{1,6}$/).map((key) => `t${key}t`);
const grant = fc.constantFrom(...(['group_name', 'user_name', 'service_principal_name'] as const)).chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...principals[field]), fc.constantFrom('CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE')));
const addresses = fc.uniqueArray(word.map((name) => `${name}@x.y`), { maxLength: 2 });
const governance: Record<string, fc.Arbitrary<Json>> = {
  ai_gateway: gateway,
  tags: fc.uniqueArray(some({ key: tagKey }, { value: fc.oneof(text, fc.constant('')) }), { maxLength: 3, selector: (tag) => tag['key'] }),
  permissions: fc.uniqueArray(grant, { maxLength: 3, selector: ([field, who]) => `${field} ${who}` }).map((list): Json => list.map(([field, who, level]) => ({ level, [field]: who }))),
  email_notifications: some({}, { on_update_success: addresses, on_update_failure: addresses }),
  budget_policy_id: word,
};
const features = ['LOGS', 'METRICS', 'TRACES', 'INFERENCE_TABLE'].map((name) => `TELEMETRY_FEATURE_${name}`);
const collected = {
  inference_table_config: fc.constantFrom(0, 0.25, 1).map((sampling_fraction): Json => ({ sampling_fraction })),
  enabled_telemetry_features: fc.uniqueArray(fc.constantFrom(...features)),
};
const table = fc.tuple(word, word, word).map((parts) => parts.join('.'));
const telemetry = fc.oneof(
  some({ telemetry_profile_id: word }, collected),
  some({ table_names: some({ logs_table: table }, { metrics_table: table, traces_table: table, annotations_table: table }) }, collected),
  fc.constant<JsonObject>({}),
);
const withDescription = { ...governance, description: text };

/** A document of one kind. */
export function documentOf(kind: Kind | 'empty', options: DocumentOptions = {}): fc.Arbitrary<JsonObject> {
  if (kind === 'empty') return some({}, withDescription);
  const config = configOf(kind, options);
  if (kind === 'units') return some({ config }, governance);
  if (kind !== 'custom') return some({ config }, withDescription);
  return some({ config }, { ...withDescription, route_optimized: fc.boolean(), telemetry_config: telemetry });
}

export const kinds = ['external', 'custom', 'feature', 'throughput', 'units', 'empty'] as const;
export type DocumentKind = (typeof kinds)[number];

/** Any kind; the ones with more rows come more often. */
export const anyKind: fc.Arbitrary<DocumentKind> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('external' as const) },
  { weight: 5, arbitrary: fc.constant('custom' as const) },
  { weight: 1, arbitrary: fc.constant('feature' as const) },
  { weight: 3, arbitrary: fc.constant('throughput' as const) },
  { weight: 3, arbitrary: fc.constant('units' as const) },
  { weight: 1, arbitrary: fc.constant('empty' as const) },
);

/** An endpoint of custom models. */
export const customEndpoint: fc.Arbitrary<JsonObject> = documentOf('custom');

/** Any endpoint that the manifest accepts and that can be planned without a workspace; all entities are named. */
export const endpointDocument: fc.Arbitrary<JsonObject> = fc.constantFrom(...kinds.filter((kind) => kind !== 'empty')).chain((kind) => documentOf(kind));

/** Everything that the manifest accepts: unnamed entities, `latest`, aliases and chunks too. */
export const anyDocument: fc.Arbitrary<JsonObject> = anyKind.chain((kind) => documentOf(kind, { unnamed: true, unresolved: true }));
