/** Builders with overrides for plans and results, and the scenes that golden files and pictures show. */
import type { ApplyResult, EndpointResult } from '../../src/apply/result.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { planOffline } from '../../src/plan/offline.js';
import { actions, type Action, type Change, type EndpointPlan, type Plan } from '../../src/plan/plan.js';
import type { DriftContext, PlanContext, ResultContext } from '../../src/render/context.js';
import { manifestOf } from '../helpers/build.js';

export const planMarker = '<!-- databricks-endpoints:plan {"v":1,"manifest":"examples","target":"prod","digest":"5d41402abc4b2a76b9719d91"} -->';
export const driftMarker = '<!-- databricks-endpoints:drift {"v":1,"manifest":"examples","target":"prod"} -->';
export const runUrl = 'https://github.com/acme/ml-platform/actions/runs/9876543210';

let counter = 0;

/** A change with a digest of its own; the section follows from the path. */
export function change(path: string, facts: Partial<Change> = {}): Change {
  counter += 1;
  const before = 'before' in facts;
  const after = 'after' in facts;
  return {
    path,
    section: path === 'endpoint' || path === 'ownership' ? path : (path.split(/[.[]/)[0] as Change['section']),
    action: before && after ? 'change' : after ? 'add' : 'remove',
    sensitive: false,
    impact: 'rollout',
    class: after ? 'set' : 'remove',
    digest: counter.toString(16).padStart(24, '0'),
    ...facts,
  };
}

export function endpoint(name: string, facts: Partial<EndpointPlan> = {}): EndpointPlan {
  return {
    key: name,
    name,
    action: 'update',
    impact: 'rollout',
    ownership: 'owned',
    kind: 'custom',
    changes: [],
    unmanaged: [],
    unverifiable: [],
    warnings: [],
    operations: [],
    resolved: [],
    ...facts,
  };
}

export function plan(endpoints: EndpointPlan[], facts: Partial<Plan> = {}): Plan {
  const summary = Object.fromEntries(
    actions.map((action) => [action, endpoints.filter((one) => one.action === action).length]),
  ) as Record<Action, number>;
  return {
    manifest: 'examples',
    target: 'prod',
    host: 'https://acme-prod.cloud.databricks.com',
    offline: false,
    digest: '5d41402abc4b2a76b9719d91',
    summary,
    endpoints,
    warnings: [],
    unread: [],
    ...facts,
  };
}

export function live(name: string, config: JsonObject | undefined, facts: Partial<LiveEndpoint> = {}): LiveEndpoint {
  return {
    name,
    id: '88fd3f75a0d24b0380ddc40484d7a31b',
    creator: 'dana@acme.example',
    creatorKind: 'User',
    createdAt: Date.UTC(2025, 2, 14),
    origin: 'workspace',
    state: { ready: 'READY', configUpdate: 'NOT_UPDATING' },
    ...(config === undefined ? {} : { config: { version: 6, document: config, entities: [] } }),
    tags: [],
    sections: {},
    description: '',
    routeOptimized: false,
    ...facts,
  };
}

export const planContext: PlanContext = { marker: planMarker, status: 'planned', head: '3f9c1d27aa5be0c4d8716f42e9b0815a6c3d7e21', runUrl, manifestPath: 'endpoints.yml', workflow: 'endpoints.yml' };
export const resultContext: ResultContext = { runUrl, workflow: 'endpoints.yml' };
export const driftContext: DriftContext = { marker: driftMarker, runUrl, workflow: 'endpoints.yml', since: '2026-03-02T05:17:00Z', head: '3f9c1d27aa5be0c4d8716f42e9b0815a6c3d7e21' };

const externalDocument: JsonObject = {
  name: 'openai_endpoint',
  config: {
    served_entities: [
      {
        name: 'openai_embeddings',
        external_model: {
          name: 'text-embedding-ada-002',
          provider: 'openai',
          task: 'llm/v1/embeddings',
          openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' },
        },
      },
    ],
  },
  ai_gateway: { rate_limits: [{ calls: 100, key: 'user', renewal_period: 'minute' }] },
  tags: [{ key: 'team', value: 'gen-ai' }],
};

const championEntity: JsonObject = {
  name: 'champion',
  entity_name: 'prod.ml.churn',
  entity_version: '7',
  workload_size: 'Small',
  workload_type: 'CPU',
  scale_to_zero_enabled: false,
};
const challengerEntity: JsonObject = {
  entity_name: 'prod.ml.churn',
  entity_version: '8',
  min_provisioned_concurrency: 4,
  max_provisioned_concurrency: 12,
  scale_to_zero_enabled: false,
};

export const createExternal = endpoint('openai_endpoint', {
  action: 'create',
  kind: 'external',
  ownership: 'new',
  changes: [change('endpoint', { after: externalDocument })],
});

export const updateCustom = endpoint('churn-scoring', {
  live: live('churn-scoring', {
    served_entities: [championEntity],
    traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 100 }] },
  }),
  desired: {
    key: 'churn-scoring',
    name: 'churn-scoring',
    document: {
      config: {
        served_entities: [{ ...championEntity, workload_size: 'Medium' }, { name: 'challenger', ...challengerEntity, entity_version: '@challenger' }],
        traffic_config: {
          routes: [
            { served_entity_name: 'champion', traffic_percentage: 90 },
            { served_entity_name: 'challenger', traffic_percentage: 10 },
          ],
        },
      },
    },
    lifecycle: { preventDestroy: true, adopt: false, ignoreChanges: [] },
  },
  changes: [
    change('config.served_entities[challenger]', { after: challengerEntity }),
    change('config.served_entities[champion].workload_size', { before: 'Small', after: 'Medium' }),
    change('config.served_entities[champion].environment_vars[FEATURE_HOST]', { before: '(sensitive)', after: 'features.internal', sensitive: true }),
    change('config.served_entities[champion].environment_vars[FEATURE_TOKEN]', { before: '(sensitive)', after: '{{secrets/churn/feature-token}}', sensitive: true }),
    change('config.traffic_config[challenger]', { after: 10, impact: 'traffic' }),
    change('config.traffic_config[champion]', { before: 100, after: 90, impact: 'traffic' }),
    change('tags[cost_center]', { before: '4700', after: '4711', impact: 'metadata' }),
    change('email_notifications.on_update_failure["mlops@example.com"]', { after: true, impact: 'metadata' }),
  ],
  resolved: [{ entity: 'challenger', model: 'prod.ml.churn', asked: '@challenger', version: '8' }],
  unmanaged: ['ai_gateway', 'permissions'],
});

const throughput = (min: number, max: number) => ({ min_provisioned_throughput: min, max_provisioned_throughput: max });

export const updateThroughput = endpoint('prov-throughput-endpoint', {
  kind: 'throughput',
  live: live('prov-throughput-endpoint', { served_entities: [{ name: 'foundation-model-3', ...throughput(980, 980) }] }),
  want: {
    name: 'prov-throughput-endpoint',
    kind: 'throughput',
    sections: { config: { served_entities: { 'foundation-model-3': throughput(1960, 2940) } } },
    creation: {},
  },
  changes: [
    change('config.served_entities[foundation-model-3].min_provisioned_throughput', { before: 980, after: 1960 }),
    change('config.served_entities[foundation-model-3].max_provisioned_throughput', { before: 980, after: 2940 }),
  ],
  chunks: { 'foundation-model-3': '2–3 chunks of 980' },
});

export const unchanged = endpoint('embeddings', { action: 'unchanged', impact: 'none' });

export const smallPlan = plan([updateCustom, updateThroughput, createExternal, unchanged]);

export const replaced = endpoint('reranker', {
  action: 'replace',
  impact: 'replace',
  live: live('reranker', { served_entities: [championEntity] }),
  changes: [
    change('endpoint', { before: '88fd3f75a0d24b0380ddc40484d7a31b', after: { name: 'reranker' }, impact: 'replace', class: 'replace', note: '`route_optimized` can only be set when an endpoint is created' }),
    change('route_optimized', { section: 'creation', before: false, after: true, impact: 'replace' }),
    change('config.served_entities[champion].workload_type', { before: 'CPU', after: 'GPU_SMALL' }),
  ],
});

export const deleted = endpoint('old-chatbot', {
  action: 'delete',
  impact: 'delete',
  gone: { creator: 'dana@acme.example', createdAt: Date.UTC(2025, 2, 14), served: [{ model: 'prod.ml.chat', version: '3' }, { model: 'prod.ml.chat', version: '4' }] },
  changes: [change('endpoint', { before: '0c2f7d1e9ab34c55', impact: 'delete', class: 'delete' })],
});

export const replacePlan = plan([replaced, unchanged]);
export const deletePlan = plan([deleted, unchanged]);

export const blockedPlan = plan(
  [
    {
      ...deleted,
      blocked: {
        reason: 'destroy-blocked',
        message: '`old-chatbot` is no longer in the manifest, and deleting is not allowed.',
        hint: 'Set the input `allow-destroy` to `old-chatbot` (one name a line) or to `true`, or keep the endpoint as it is.',
      },
    },
    {
      ...replaced,
      blocked: {
        reason: 'destroy-blocked',
        message: 'Replacing `reranker` would lose what the manifest does not state: `permissions`.',
        hint: 'State it in the manifest (`{}` or `[]` for none), or remove it from the live endpoint first.',
        paste: 'endpoints:\n  reranker:\n    permissions:\n      - level: CAN_QUERY\n        group_name: search-team\n',
      },
      alsoBlocked: [
        {
          reason: 'destroy-blocked',
          message: '`reranker` must be deleted and created again, and deleting is not allowed.',
          hint: 'Set the input `allow-destroy` to `reranker` (one name a line) or to `true`, or keep the endpoint as it is.',
        },
      ],
    },
    endpoint('fraud-scoring', {
      changes: [change('config.served_entities[main].entity_version', { before: '11', after: '12' })],
      blocked: {
        reason: 'preflight-failed',
        message: '`prod.ml.fraud` has no version 12 in this workspace.',
        hint: 'Register the version in this workspace first, or state one that exists.',
      },
    }),
    { ...updateCustom, warnings: ['`ignore_changes` of `tags[owner]` ended on 2026-02-28 (migration): it is compared again.'] },
    endpoint('search-embeddings', {
      impact: 'metadata',
      hold: 'load test until Friday',
      changes: [change('tags[team]', { before: 'search', after: 'discovery', impact: 'metadata' })],
    }),
    unchanged,
  ],
  { warnings: ['The principal may not list secret scopes, so secret references were not checked.'] },
);

export const emptyPlan = plan([unchanged, endpoint('reranker', { action: 'unchanged', impact: 'none', unverifiable: ['config.served_entities[units].burst_scaling_enabled'] })]);

const churn = (version: string, size: string, champion: number): string => `id: examples
endpoints:
  churn-scoring:
    config:
      served_entities:
        - { name: champion, entity_name: prod.ml.churn, entity_version: ${version}, workload_size: ${size}, scale_to_zero_enabled: false }
        - { name: challenger, entity_name: prod.ml.churn, entity_version: "@challenger", workload_size: Small, scale_to_zero_enabled: true }
      traffic_config:
        routes:
          - { served_entity_name: champion, traffic_percentage: ${champion} }
          - { served_entity_name: challenger, traffic_percentage: ${100 - champion} }
    tags: { cost_center: "47${version}" }
`;

/** Made as an offline run makes it: from two manifests, and nothing else. */
export const offlinePlan = planOffline(
  manifestOf(churn('11', 'Small', 90)),
  { manifest: { ...manifestOf(churn('12', 'Medium', 80)), target: 'prod' }, host: '', owner: 'acme__ml-platform__examples__prod', allowDestroy: false, today: '2026-03-02' },
  [],
);

/** As many endpoints as asked for, of every action that a manifest of that size would meet. */
export function largePlan(size: number): Plan {
  const endpoints = Array.from({ length: size }, (_, index) => {
    const name = `team-${String(index % 17).padStart(2, '0')}-model-${String(index).padStart(4, '0')}`;
    if (index % 40 === 7) return { ...deleted, key: name, name };
    if (index % 40 === 13) return { ...replaced, key: name, name };
    if (index % 5 === 4) return endpoint(name, { action: 'unchanged', impact: 'none' });
    if (index % 5 === 3) return { ...createExternal, key: name, name };
    return endpoint(name, {
      changes: [
        change('config.served_entities[main].entity_version', { before: '3', after: '4', note: '@champion' }),
        change('config.served_entities[main].workload_size', { before: 'Small', after: 'Medium' }),
        change('tags[release]', { before: '2026-02', after: '2026-03', impact: 'metadata' }),
      ],
      unmanaged: ['permissions'],
    });
  });
  const order: Action[] = ['delete', 'replace', 'update', 'create', 'unchanged'];
  return plan(endpoints.sort((a, b) => order.indexOf(a.action) - order.indexOf(b.action)));
}

const start = Date.UTC(2026, 2, 3, 9, 30);

export function outcome(name: string, facts: Partial<EndpointResult> = {}): EndpointResult {
  const planned = facts.plan ?? endpoint(name);
  return {
    key: name,
    name,
    action: planned.action,
    outcome: 'applied',
    operations: [],
    plan: planned,
    state: 'READY',
    failures: [],
    startedAt: start,
    finishedAt: start + 95_000,
    ...facts,
  };
}

export function result(endpoints: EndpointResult[], facts: Partial<ApplyResult> = {}): ApplyResult {
  return {
    who: { actor: 'dana', principal: 'endpoints-apply' },
    commit: 'b7e23ec29af22b0b4e41da31e868d57226121c84',
    pullRequests: [128],
    manifest: 'examples',
    target: 'prod',
    host: 'https://acme-prod.cloud.databricks.com',
    planDigest: '5d41402abc4b2a76b9719d91',
    endpoints,
    warnings: [],
    startedAt: start,
    finishedAt: start + 1_143_000,
    ...facts,
  };
}

/** The operations of an external model's endpoint, which is ready at once. */
const createdIn = (seconds: number): EndpointResult['operations'] => [
  { kind: 'create', title: 'create the endpoint', status: 'done', startedAt: start, finishedAt: start + (seconds - 1) * 1000 },
  { kind: 'wait', title: 'wait until the endpoint is ready', status: 'done', startedAt: start + (seconds - 1) * 1000, finishedAt: start + seconds * 1000 },
];

/** Waited for the write quota, then rolled out for some ten minutes. */
export const throughputApplied = outcome('prov-throughput-endpoint', {
  plan: updateThroughput,
  configVersionBefore: 2,
  configVersionAfter: 3,
  operations: [
    { kind: 'update-config', title: 'update the config', status: 'done', startedAt: start, sentAt: start + 180_000, finishedAt: start + 182_000 },
    { kind: 'wait', title: 'wait until the endpoint is ready', status: 'done', startedAt: start + 182_000, finishedAt: start + 862_000 },
  ],
  entities: [{ entity: 'foundation-model-3', configVersion: 3, deployment: 'DEPLOYMENT_READY', startedAt: start + 182_000, finishedAt: start + 862_000 }],
  finishedAt: start + 862_000,
});

const buildLog = `${Array.from({ length: 40 }, (_, index) => `#${index + 10} [build ${index + 1}/40] resolved layer`).join('\n')}
Collecting scikit-learn==1.5.2
  Downloading scikit_learn-1.5.2-cp310-cp310-manylinux_2_17_x86_64.whl (13.3 MB)
Collecting xgboost==3.9.9
\u001b[31mERROR: Could not find a version that satisfies the requirement xgboost==3.9.9 (from versions: 2.0.3, 2.1.0, 2.1.4, 3.0.0)\u001b[0m
\u001b[31mERROR: No matching distribution found for xgboost==3.9.9\u001b[0m
The command '/bin/sh -c pip install -r requirements.txt' returned a non-zero code: 1
`;

/** As an apply words it. */
const rolloutFailed = 'The rollout failed: challenger: DEPLOYMENT_FAILED (Container image creation failed: pip exited with code 1).';

export const failedResult = result(
  [
    outcome('openai_endpoint', { plan: createExternal, configVersionAfter: 1, finishedAt: start + 9_000, operations: createdIn(9) }),
    outcome('churn-scoring', {
      plan: updateCustom,
      outcome: 'failed',
      reason: 'deployment-failed',
      message: rolloutFailed,
      hint: 'Mend the cause that the build log names, or revert the change; nothing was deleted.',
      operations: [
        { kind: 'update-config', title: 'update the config', status: 'done', requestId: '4c1e5d1b-7a0e-4c8f', startedAt: start, finishedAt: start + 2_000 },
        { kind: 'wait', title: 'wait until the endpoint is ready', status: 'failed', message: rolloutFailed, startedAt: start + 2_000, finishedAt: start + 1_140_000 },
        { kind: 'patch-tags', title: 'update the tags', status: 'not-made' },
        { kind: 'patch-notifications', title: 'update the e-mail notifications', status: 'not-made' },
      ],
      configVersionBefore: 6,
      configVersionAfter: 6,
      oldConfigServes: true,
      failures: [{ entity: 'challenger', deployment: 'DEPLOYMENT_FAILED', message: 'Container image creation failed: pip exited with code 1', log: buildLog }],
      entities: [
        { entity: 'champion', configVersion: 7, deployment: 'DEPLOYMENT_READY', startedAt: start + 2_000, finishedAt: start + 402_000 },
        { entity: 'challenger', configVersion: 7, deployment: 'DEPLOYMENT_FAILED', startedAt: start + 2_000, finishedAt: start + 1_140_000 },
      ],
      finishedAt: start + 1_140_000,
    }),
    throughputApplied,
    outcome('embeddings', { plan: unchanged, outcome: 'unchanged' }),
  ],
  { failureReason: 'deployment-failed' },
);

const edited = endpoint('churn-scoring', {
  live: live('churn-scoring', {
    served_entities: [championEntity],
    traffic_config: {
      routes: [
        { served_entity_name: 'champion', traffic_percentage: 50 },
        { served_entity_name: 'challenger', traffic_percentage: 50 },
      ],
    },
  }),
  ...(updateCustom.desired === undefined ? {} : { desired: updateCustom.desired }),
  changes: [
    change('config.served_entities[champion].workload_size', { before: 'Large', after: 'Medium', digest: 'a'.repeat(24) }),
    change('config.traffic_config[challenger]', { before: 50, after: 10, impact: 'traffic', digest: 'b'.repeat(24) }),
    change('config.traffic_config[champion]', { before: 50, after: 90, impact: 'traffic', digest: 'c'.repeat(24) }),
  ],
});

export const refusedResult = result(
  [
    outcome('churn-scoring', {
      plan: edited,
      outcome: 'refused',
      reason: 'plan-changed',
      message: 'The change is not the one that was reviewed: `config.traffic_config[challenger]`, `config.traffic_config[champion]` were not in the plan of #128.',
      hint: 'The endpoint, its model or the manifest has changed since the review. If the change shown here is right, dispatch an apply with its digest.',
      approval: { approvedIn: 128, heldBackDigest: '9e107d9d372bb6826bd81d35' },
      configVersionBefore: 7,
      configVersionAfter: 7,
      finishedAt: start,
    }),
    outcome('fraud-scoring', {
      plan: endpoint('fraud-scoring', {
        changes: [change('config.served_entities[main].entity_version', { before: '11', after: '13', note: '@champion' })],
      }),
      outcome: 'refused',
      reason: 'plan-changed',
      message: 'The change is not the one that was reviewed: `config.served_entities[main].entity_version` was not in the plan of #128.',
      hint: 'The endpoint, its model or the manifest has changed since the review. If the change shown here is right, dispatch an apply with its digest.',
      approval: { approvedIn: 128, heldBackDigest: '9e107d9d372bb6826bd81d35' },
      configVersionBefore: 4,
      configVersionAfter: 4,
      finishedAt: start,
    }),
    throughputApplied,
  ],
  { failureReason: 'plan-changed' },
);
export const refusedContext: ResultContext = {
  ...resultContext,
  approved: {
    'churn-scoring': {
      changes: ['a'.repeat(24), 'd'.repeat(24), 'e'.repeat(24)],
      ends: { 'config.served_entities[champion].workload_size': 'Medium', 'config.traffic_config[champion]': '80', 'tags[cost_center]': '4711' },
    },
    'fraud-scoring': { changes: ['f'.repeat(24)], ends: { 'config.served_entities[main].entity_version': '12' } },
  },
};

export const appliedResult = result([
  outcome('openai_endpoint', { plan: createExternal, configVersionAfter: 1, finishedAt: start + 9_000, operations: createdIn(9) }),
  outcome('churn-scoring', {
    plan: updateCustom,
    configVersionBefore: 6,
    configVersionAfter: 7,
    operations: [
      { kind: 'update-config', title: 'update the config', status: 'done', startedAt: start, finishedAt: start + 2_000 },
      { kind: 'wait', title: 'wait until the endpoint is ready', status: 'done', startedAt: start + 2_000, finishedAt: start + 609_000 },
      { kind: 'patch-tags', title: 'update the tags', status: 'done', startedAt: start + 609_000, finishedAt: start + 610_000 },
    ],
    entities: [
      { entity: 'champion', configVersion: 7, deployment: 'DEPLOYMENT_READY', startedAt: start + 2_000, finishedAt: start + 402_000 },
      { entity: 'challenger', configVersion: 7, deployment: 'DEPLOYMENT_READY', startedAt: start + 2_000, finishedAt: start + 609_000 },
    ],
    finishedAt: start + 611_000,
  }),
  throughputApplied,
  outcome('embeddings', { plan: unchanged, outcome: 'unchanged' }),
]);

export const driftPlan = plan([
  {
    ...edited,
    changes: [
      ...edited.changes,
      change('config.served_entities[champion].environment_vars[FEATURE_TOKEN]', { before: '(sensitive)', after: '{{secrets/churn/feature-token}}', sensitive: true }),
      change('tags[cost_center]', { before: '9999', after: '4711', impact: 'metadata' }),
    ],
  },
  endpoint('fraud-scoring', {
    changes: [change('config.served_entities[main].entity_version', { before: '11', after: '12', note: '@champion' })],
    resolved: [{ entity: 'main', model: 'prod.ml.fraud', asked: '@champion', version: '12' }],
  }),
  createExternal,
  unchanged,
]);
