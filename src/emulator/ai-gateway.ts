import { denied, invalid } from './api-error.js';
import { clone, type JsonObject, numberOf, objectOf, objectsOf, omitUnset, textOf } from './json.js';
import type { EmulatorOptions } from './options.js';
import type { EndpointKind } from './state.js';

export interface GatewayContext {
  options: EmulatorOptions;
  endpointName: string;
  kind: EndpointKind;
  /** The live block: an enabled inference table cannot move. */
  live: JsonObject | undefined;
}

const limitKeys = ['user', 'endpoint', 'user_group', 'service_principal'];
const piiBehaviors = ['NONE', 'BLOCK', 'MASK'];

function checkRateLimits(limits: JsonObject[]): void {
  if (limits.length > 20) throw invalid('At most 20 rate limits can be set on an endpoint.');
  if (limits.filter((limit) => limit.key === 'user_group').length > 5) {
    throw invalid('At most 5 group-specific rate limits can be set on an endpoint.');
  }
  const seen = new Set<string>();
  for (const limit of limits) {
    const key = textOf(limit.key) ?? 'endpoint';
    if (!limitKeys.includes(key)) throw invalid(`'${key}' is not a valid rate limit key.`);
    if (limit.renewal_period !== 'minute') throw invalid("renewal_period is required and must be 'minute'.");
    const amounts = [limit.calls, limit.tokens].map(numberOf).filter((amount) => amount !== undefined);
    if (amounts.length === 0) throw invalid('A rate limit needs calls or tokens.');
    if (amounts.some((amount) => amount < 0)) throw invalid('A rate limit must not be negative.');
    const principal = textOf(limit.principal);
    if ((key === 'user_group' || key === 'service_principal') && !principal) {
      throw invalid(`principal is required for a rate limit with key '${key}'.`);
    }
    if (key === 'endpoint' && principal) throw invalid("principal is not allowed for a rate limit with key 'endpoint'.");
    for (const unit of ['calls', 'tokens'].filter((name) => limit[name] !== undefined)) {
      const identity = `${key}|${principal ?? ''}|${unit}`;
      if (seen.has(identity)) throw invalid(`Duplicate rate limit for key '${key}'${principal ? ` and principal '${principal}'` : ''}.`);
      seen.add(identity);
    }
  }
}

const tableFields = ['catalog_name', 'schema_name', 'table_name_prefix'] as const;

function fillInferenceTable(table: JsonObject, context: GatewayContext): JsonObject {
  if (table.enabled !== true) return table;
  for (const field of ['catalog_name', 'schema_name']) {
    if (!textOf(table[field])) throw invalid(`${field} is required to enable the inference table.`);
  }
  const schema = `${textOf(table.catalog_name) ?? ''}.${textOf(table.schema_name) ?? ''}`;
  if (context.options.unwritableSchemas.includes(schema)) {
    throw denied(`User does not have CREATE TABLE on Schema '${schema}'.`);
  }
  const filled: JsonObject = { ...table, table_name_prefix: textOf(table.table_name_prefix) ?? context.endpointName };
  const live = objectOf(context.live?.inference_table_config);
  if (live.enabled === true && tableFields.some((field) => live[field] !== filled[field])) {
    throw invalid('The location of an enabled inference table cannot be changed. Disable it first, then enable it with the new location.');
  }
  return filled;
}

function fillGuardrails(guardrails: JsonObject, options: EmulatorOptions): JsonObject {
  const sides = Object.entries(guardrails).map(([side, value]) => {
    const block = objectOf(value);
    const behavior = textOf(objectOf(block.pii).behavior);
    if (block.pii !== undefined && (behavior === undefined || !piiBehaviors.includes(behavior))) {
      throw invalid(`'${behavior ?? ''}' is not a valid pii behavior.`);
    }
    const filled = options.fillGatewayDefaults && !block.pii ? { ...block, pii: { behavior: 'NONE' } } : block;
    return [side, omitUnset(filled)] as const;
  });
  return Object.fromEntries(sides);
}

/** Checks R10 (C16-C20) and fills server defaults (2.4, N28); undefined when nothing is set, which clears the gateway. */
export function readGateway(sent: JsonObject, context: GatewayContext): JsonObject | undefined {
  const { options, kind } = context;
  const gateway = omitUnset(clone(sent));
  const fallback = objectOf(gateway.fallback_config);
  if (gateway.fallback_config !== undefined && typeof fallback.enabled !== 'boolean') {
    throw invalid("Missing required field 'enabled' in fallback_config.");
  }
  if (options.enforceUncertain) {
    if (fallback.enabled === true && kind !== 'external') throw invalid('Fallbacks are only supported for external models.');
    if (gateway.guardrails !== undefined && kind === 'custom') throw invalid('Guardrails are not supported for custom model endpoints.');
  }
  checkRateLimits(objectsOf(gateway.rate_limits));
  if (gateway.rate_limits !== undefined) {
    gateway.rate_limits = objectsOf(gateway.rate_limits).map((limit) => ({ key: 'endpoint', ...limit }));
  }
  if (gateway.inference_table_config !== undefined) {
    gateway.inference_table_config = fillInferenceTable(objectOf(gateway.inference_table_config), context);
  }
  if (gateway.guardrails !== undefined) gateway.guardrails = fillGuardrails(objectOf(gateway.guardrails), options);
  if (Object.keys(gateway).length === 0) return undefined;
  if (options.fillGatewayDefaults) gateway.usage_tracking_config ??= { enabled: false };
  return gateway;
}
