/** The standard story: three endpoints are created, four updated, one is replaced, one deleted; one stays as it is. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';

/** An endpoint as the manifest states it; the platform's own create request is the same but for `permissions`. */
export interface Stated extends JsonObject {
  config: JsonObject;
  tags: { key: string; value: string }[];
  permissions: JsonObject[];
}

export const manifestId = 'shop';
/** The tag that marks the story's endpoints as its manifest's, by what the documentation says of it. */
export const ownershipTag = { key: 'endpoints_manifest', value: 'acme__ml-platform__shop__default' };

const custom = (version: string, more: JsonObject = {}): JsonObject => ({
  served_entities: [{ name: 'main', entity_name: 'prod.ml.churn', entity_version: version, workload_size: 'Small', scale_to_zero_enabled: false, ...more }],
});
const external = (model: string): JsonObject => ({
  served_entities: [
    { name: 'main', external_model: { name: model, provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' } } },
  ],
});
const units = (count: number, more: JsonObject = {}): JsonObject => ({
  served_entities: [{ name: 'main', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: count, ...more }],
});
const team = (value: string): Stated['tags'] => [{ key: 'team', value }];
const query = (...groups: string[]): JsonObject[] => groups.map((group_name) => ({ level: 'CAN_QUERY', group_name }));
const limit = (calls: number): JsonObject => ({ rate_limits: [{ calls, renewal_period: 'minute', key: 'endpoint' }] });
const mail = (on_update_failure: string[]): JsonObject => ({ on_update_success: [], on_update_failure });
const telemetry = (logs_table: string): JsonObject => ({ table_names: { logs_table } });

/** What is live when the pull request is merged. */
export const before: Readonly<Record<string, Stated>> = {
  // A rollout with something of every kind around it: tightened before, loosened after.
  scoring: { config: custom('7'), tags: team('a'), permissions: query('analysts', 'interns') },
  support: { config: external('gpt-4o-mini'), tags: team('a'), permissions: query('analysts'), ai_gateway: limit(50), email_notifications: mail(['a@example.com']) },
  ranking: { config: custom('7'), tags: team('a'), permissions: query('analysts'), telemetry_config: telemetry('ml.logs.before'), ai_gateway: limit(50) },
  drafting: { config: units(50, { burst_scaling_enabled: true }), tags: team('a'), permissions: query('analysts') },
  embedding: { config: custom('7'), tags: team('a'), permissions: query('analysts') },
  retired: { config: custom('6'), tags: team('a'), permissions: query('analysts') },
  idle: { config: external('gpt-4o'), tags: team('a'), permissions: query('analysts') },
};

/** What the merged manifest wants. */
export const wanted: Readonly<Record<string, Stated>> = {
  'new-custom': { config: custom('8'), tags: team('b'), permissions: query('analysts'), email_notifications: mail(['b@example.com']) },
  'new-external': { config: external('gpt-4o'), tags: team('b'), permissions: query('analysts', 'support-apps'), ai_gateway: limit(20) },
  'new-units': { config: units(50), tags: team('b'), permissions: query('analysts') },
  scoring: { config: custom('8'), tags: team('b'), permissions: query('analysts', 'support-apps') },
  support: { config: external('gpt-4o-mini'), tags: team('b'), permissions: query('analysts', 'support-apps'), ai_gateway: limit(20), email_notifications: mail(['b@example.com']) },
  ranking: { config: custom('7'), tags: team('a'), permissions: query('analysts', 'support-apps'), telemetry_config: telemetry('ml.logs.after'), ai_gateway: limit(50) },
  // A config with a field that nobody can read back.
  drafting: { config: units(100, { burst_scaling_enabled: false }), tags: team('b'), permissions: query('analysts', 'support-apps') },
  embedding: { config: custom('7'), tags: team('b'), permissions: query('analysts', 'support-apps'), route_optimized: true },
  idle: { config: external('gpt-4o'), tags: team('a'), permissions: query('analysts') },
};

export const creates = ['new-custom', 'new-external', 'new-units'];
export const replaced = 'embedding';
export const deleted = 'retired';

export const manifestText = (endpoints: Readonly<Record<string, JsonObject>>): string => `${JSON.stringify({ id: manifestId, endpoints }, null, 2)}\n`;
