/** A plan without the workspace: the base commit's manifest stands in for what is live. */
import { isObject, objectsOf, textOf } from '../json.js';
import { nameEntities, servedModelOf } from '../endpoint/entity-name.js';
import type { Json, JsonObject } from '../endpoint/fields/index.js';
import type { DesiredEndpoint, EndpointSummary, Grant, LiveEndpoint, Manifest } from '../endpoint/model.js';
import { assemblePlan, inScope, planDelete } from './build.js';
import { planEndpoint, type PlanContext } from './endpoint-plan.js';
import { Facts, needKey, type Fact } from './facts.js';
import { unreadDigest, wantedOwnTags } from './ownership.js';
import type { EndpointPlan, Plan } from './plan.js';
import { hasSameContent, renameCandidates, tellRenames, underName, type Rename } from './rename.js';
import { noticedValues, wantedSide } from './wanted.js';

/** Compares two manifests as if the base were applied. Aliases and chunks stay as they are written. */
export function planOffline(base: Manifest | undefined, context: PlanContext, only: readonly string[]): Plan {
  const { manifest: head } = context;
  const stated = (endpoint: DesiredEndpoint): DesiredEndpoint => ({ ...endpoint, document: withoutChunks(endpoint.document) });
  const wanted = head.endpoints.filter((endpoint) => inScope(only, endpoint.key, endpoint.name)).map(stated);
  const before = (base?.endpoints ?? []).filter((endpoint) => inScope(only, endpoint.key, endpoint.name)).map(stated);
  const lives = new Map(before.map((endpoint) => [endpoint.name, asLive(endpoint, context)]));
  const known = new Map<string, Fact<unknown>>(
    before.map((endpoint) => [needKey({ kind: 'permissions', id: idOf(endpoint) }), { value: grantsOf(endpoint.document) }]),
  );
  const offline: PlanContext = { ...context, offline: true };
  const names = new Set(wanted.map((endpoint) => endpoint.name));
  const gone = [...lives.values()].filter((live) => !names.has(live.name)).map(withServed);
  const plans = [
    ...wanted.map((endpoint) => planEndpoint(endpoint, lives.get(endpoint.name), new Facts(known), offline)),
    ...gone.map((summary) => planDelete(summary, offline)),
  ];
  const renames: Rename[] = [];
  for (const candidate of renameCandidates(plans, gone)) {
    const { desired } = candidate;
    const from = candidate.gone.find(
      ({ name }) => !renames.some((rename) => rename.from === name) && hasSameContent(planEndpoint(underName(desired, name), lives.get(name), new Facts(known), offline)),
    );
    if (from !== undefined) renames.push({ from: from.name, to: desired.name });
  }
  return assemblePlan({ manifest: head.id, target: head.target, host: '', offline: true, endpoints: tellRenames(plans, renames).map(withoutId) });
}

/** Nobody has read the ids of endpoints, so none is shown. */
function withoutId(plan: EndpointPlan): EndpointPlan {
  const hidden = plan.changes.map((change) => (change.section === 'endpoint' && change.before !== undefined ? { ...change, before: '(unknown)' } : change));
  return { ...plan, changes: hidden };
}

/** As the list would show it. */
function withServed(live: LiveEndpoint): EndpointSummary {
  return { ...live, served: objectsOf(live.config?.document['served_entities']).map(servedModelOf) };
}

const idOf = (endpoint: DesiredEndpoint): string => `base:${endpoint.name}`;

/** Chunks as a word where tokens per second stand otherwise: comparable without asking for the size of a chunk. */
function withoutChunks(document: JsonObject): JsonObject {
  const config = document['config'];
  if (!isObject(config) || !Array.isArray(config['served_entities'])) return document;
  const entities = config['served_entities'].map((entity): Json => {
    const chunks = isObject(entity) ? entity['throughput_chunks'] : undefined;
    if (!isObject(entity) || !isObject(chunks)) return entity;
    const { throughput_chunks: _chunks, ...rest } = entity;
    return {
      ...rest,
      min_provisioned_throughput: `${textOf(chunks['min'] ?? 0)} chunks`,
      max_provisioned_throughput: `${textOf(chunks['max'])} chunks`,
    };
  });
  return { ...document, config: { ...config, served_entities: entities } };
}

/** What the workspace would answer right after an apply of the base. */
function asLive(endpoint: DesiredEndpoint, { owner, today }: PlanContext): LiveEndpoint {
  const { document, name } = endpoint;
  const config = isObject(document['config']) ? nameEntities(document['config'], undefined) : undefined;
  const tags = objectsOf(document['tags']);
  const sections: LiveEndpoint['sections'] = {};
  for (const section of ['ai_gateway', 'email_notifications', 'telemetry_config'] as const) {
    const value = document[section];
    if (isObject(value)) sections[section] = value;
  }
  return {
    name,
    id: idOf(endpoint),
    origin: 'workspace',
    state: { ready: '' },
    ...(config === undefined ? {} : { config: { version: 0, document: config, entities: [] } }),
    tags: [
      ...tags.map((tag) => ({ key: textOf(tag['key']), value: textOf(tag['value']) })),
      ...wantedOwnTags(owner, endpoint, unreadDigest(noticedValues(wantedSide(endpoint, document, undefined, undefined, today)))),
    ],
    sections,
    description: typeof document['description'] === 'string' ? document['description'] : '',
    routeOptimized: document['route_optimized'] === true,
  };
}

function grantsOf(document: JsonObject): Grant[] {
  return objectsOf(document['permissions']).flatMap((grant) =>
    (['user_name', 'group_name', 'service_principal_name'] as const).flatMap((field): Grant[] =>
      typeof grant[field] === 'string' ? [{ field, principal: grant[field], level: textOf(grant['level']) }] : [],
    ),
  );
}
