/** A made-up company with many endpoints: its manifest, its workspace, and the reads that a plan of it needs. Pure. */
import { stringify } from 'yaml';
import { ownTags } from '../../src/endpoint/fields/index.js';
import { ownershipTag } from '../../src/plan/ownership.js';

export type Data = Record<string, unknown>;

export const repository = 'acme/fleet';
const id = 'fleet';

export interface Fleet {
  /** YAML. */
  manifest: string;
  /** The same, as data. */
  endpoints: Record<string, Data>;
  /** Bodies of creates by hand: what stands in the workspace. */
  live: Data[];
  names: string[];
  /** Endpoints whose live state is not what the manifest says. */
  changed: string[];
  /** Model versions that the changes must be checked against. */
  versions: { model: string; version: string }[];
}

/**
 * Every second endpoint is an external model, the others are your own, a quarter of those with a second version on trial;
 * every 50th was edited by hand.
 */
export function makeFleet(size: number): Fleet {
  const endpoints: Record<string, Data> = {};
  const live: Data[] = [];
  const changed: string[] = [];
  for (let index = 0; index < size; index += 1) {
    const name = `fleet-${String(index).padStart(4, '0')}`;
    const stated = index % 2 === 0 ? external(index) : custom(index, '7');
    const edited = index % 50 === 1;
    endpoints[name] = stated;
    live.push(owned(name, edited ? custom(index, '6') : stated));
    if (edited) changed.push(name);
  }
  return {
    manifest: manifestOf(endpoints),
    endpoints,
    live,
    names: Object.keys(endpoints),
    changed,
    versions: changed.length === 0 ? [] : [{ model: 'prod.ml.churn', version: '7' }],
  };
}

export function manifestOf(endpoints: Record<string, Data>): string {
  return stringify({ id, endpoints }, { aliasDuplicateObjects: false });
}

/** The body that creates an endpoint as our own apply would have left it. */
export function owned(name: string, stated: Data): Data {
  const { tags = [], ...rest } = stated;
  const owner = ownershipTag({ repository, id, target: 'default' });
  return { name, ...rest, tags: [...(tags as Data[]), { key: ownTags.manifest, value: owner }] };
}

/** The reads of a plan: one list, one for each endpoint, one for each object that a change depends on. Paths. */
export function readsOf(fleet: Fleet): string[] {
  return [
    '/api/2.0/serving-endpoints',
    ...fleet.names.map((name) => `/api/2.0/serving-endpoints/${name}`),
    ...fleet.versions.map(({ model, version }) => `/api/2.1/unity-catalog/models/${model}/versions/${version}`),
  ];
}

export function external(index: number): Data {
  return {
    config: {
      served_entities: [
        {
          name: 'main',
          external_model: {
            name: 'gpt-4o-mini',
            provider: 'openai',
            task: 'llm/v1/chat',
            openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' },
          },
        },
      ],
    },
    ai_gateway: { rate_limits: [{ calls: 100 + index, key: 'user', renewal_period: 'minute' }] },
    tags: tagsOf(index),
  };
}

export function custom(index: number, version: string): Data {
  const entity = (name: string, entityVersion: string): Data => ({
    name,
    entity_name: 'prod.ml.churn',
    entity_version: entityVersion,
    workload_size: 'Small',
    workload_type: 'CPU',
    scale_to_zero_enabled: true,
    environment_vars: { FEATURE_HOST: `features-${index}.internal`, FEATURE_TOKEN: '{{secrets/churn/feature-token}}' },
  });
  if (index % 8 !== 1) return { config: { served_entities: [entity('champion', version)] }, tags: tagsOf(index) };
  return {
    config: {
      served_entities: [entity('champion', version), entity('challenger', '8')],
      traffic_config: {
        routes: [
          { served_entity_name: 'champion', traffic_percentage: 90 },
          { served_entity_name: 'challenger', traffic_percentage: 10 },
        ],
      },
    },
    tags: tagsOf(index),
  };
}

function tagsOf(index: number): Data[] {
  return [
    { key: 'team', value: `team-${index % 17}` },
    { key: 'cost_center', value: String(4000 + index) },
  ];
}
