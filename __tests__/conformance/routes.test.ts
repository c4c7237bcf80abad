/** Every route of sections 1.1 to 1.8: the request that the product makes, or that it never makes one. */
import { knownPrincipals, type RecordedRequest } from '../../src/emulator/index.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { custom, customEntity, external, overall, throughput, units } from './example-endpoints.js';
import { lineOf, manifestOf, manifestWith, openWorkspace, root, type Workspace } from './workspace.js';

const acl = '/api/2.0/permissions/serving-endpoints';
const models = '/api/2.1/unity-catalog/models';
const registry = '/api/2.0/mlflow';

let place: Workspace;
/** All requests that the product made in the story below. */
let story: RecordedRequest[];

const serving = (more: JsonObject): JsonObject => overall(custom, more);
const governed: JsonObject = {
  ...external,
  tags: { team: 'ml' },
  ai_gateway: { usage_tracking_config: { enabled: true } },
  email_notifications: { on_update_failure: ['a@example.com'] },
  permissions: [{ group_name: 'analysts', level: 'CAN_QUERY' }],
};

/** Creates one endpoint of each kind, changes every section, replaces, fails and deletes. */
async function tell(): Promise<void> {
  const first: JsonObject = { governed, custom: { ...custom, telemetry_config: { telemetry_profile_id: 'p-1' } }, throughput: { ...throughput }, units };
  await place.apply(manifestWith(first));
  const second: JsonObject = {
    governed: {
      ...overall(governed, { name: 'main', external_model: { provider: 'anthropic', name: 'x', task: 'llm/v1/chat', anthropic_config: { anthropic_api_key: '{{secrets/conf/second}}' } } }),
      tags: { team: 'growth' },
      ai_gateway: { usage_tracking_config: { enabled: false } },
      email_notifications: { on_update_failure: ['b@example.com'] },
      permissions: [{ group_name: 'analysts', level: 'CAN_VIEW' }],
    },
    custom: { ...serving({ entity_version: '@champion' }), telemetry_config: { telemetry_profile_id: 'p-2' } },
    throughput: overall(throughput, { min_provisioned_throughput: undefined, max_provisioned_throughput: undefined, throughput_chunks: { max: 3 } }),
    units: overall(units, { provisioned_model_units: 100 }),
    newest: serving({ entity_version: 'latest' }),
    registry: serving({ entity_name: 'ads-model', entity_version: '@production' }),
    'registry-newest': serving({ entity_name: 'ads-model', entity_version: 'latest' }),
    'registry-fixed': serving({ entity_name: 'ads-model', entity_version: '2' }),
    replaced: { ...custom, route_optimized: false },
  };
  await place.apply(manifestWith(second));
  const third: JsonObject = { ...second, replaced: { ...custom, route_optimized: true } };
  delete third['newest'];
  await place.apply(manifestWith(third));
  place.emulator.world.script('custom', { outcome: 'fail', message: 'No module named xgboost', buildLogs: 'build says', serverLogs: 'server says' });
  const failed = await place.attempt(manifestWith({ ...third, custom: { ...(third['custom'] as JsonObject), ...serving({ entity_version: '1' }) } }));
  expect(failed.find(({ name }) => name === 'custom')?.outcome).toBe('failed');
  await place.databricks.identity.me();
  story = place.recent();
}

beforeAll(async () => {
  place = await openWorkspace();
  await tell();
});
afterAll(async () => {
  expect(place.emulator.unknownRequests).toEqual([]);
  await place.close();
});

/** Requests of the story with this method and path; `*` stands for anything but a slash. */
function requests(line: string): RecordedRequest[] {
  const pattern = new RegExp(`^${line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+')}$`);
  return story.filter((request) => pattern.test(lineOf(request)) && request.status === 200);
}

const bodies = (line: string): unknown[] => requests(line).map(({ body }) => body);

describe('routes that the product uses', () => {
  it('R1 POST /api/2.0/serving-endpoints: creates with everything that a create can set', () => {
    expect(bodies(`POST ${root}`)).toContainEqual(
      expect.objectContaining({
        name: 'governed',
        config: external['config'],
        ai_gateway: governed['ai_gateway'],
        email_notifications: governed['email_notifications'],
        tags: expect.arrayContaining([{ key: 'team', value: 'ml' }]),
      }),
    );
  });

  it('R2 GET /api/2.0/serving-endpoints: lists once for each plan, and never reads a difference from it', () => {
    // Four plans, each with one list.
    expect(requests(`GET ${root}`)).toHaveLength(4);
  });

  it('R3 GET /api/2.0/serving-endpoints/{name}: reads each endpoint of the manifest', () => {
    for (const name of ['governed', 'custom', 'throughput', 'units']) expect(requests(`GET ${root}/${name}`).length).toBeGreaterThan(0);
  });

  it('R4 DELETE /api/2.0/serving-endpoints/{name}: deletes what left the manifest, and what is replaced', () => {
    expect(story.filter(({ method }) => method === 'DELETE').map(lineOf).sort()).toEqual([`DELETE ${root}/newest`, `DELETE ${root}/replaced`]);
  });

  it('R5 PUT /api/2.0/serving-endpoints/{name}/config: the whole config at the top of the body', () => {
    const written = bodies(`PUT ${root}/custom/config`) as JsonObject[];
    expect(written[0]).toEqual({ served_entities: [{ ...customEntity, entity_version: '2', workload_type: 'CPU' }] });
    expect(requests(`PUT ${root}/governed/config`)).toHaveLength(1);
  });

  it('R10 PUT /api/2.0/serving-endpoints/{name}/ai-gateway: the whole block', () => {
    expect(bodies(`PUT ${root}/governed/ai-gateway`)).toEqual([{ usage_tracking_config: { enabled: false } }]);
  });

  it('R11 PATCH /api/2.0/serving-endpoints/{name}/tags: only what differs', () => {
    expect(bodies(`PATCH ${root}/governed/tags`)).toEqual([{ add_tags: [{ key: 'team', value: 'growth' }], delete_tags: [] }]);
  });

  it('R13 PATCH /api/2.0/serving-endpoints/{name}/notifications: the whole object', () => {
    expect(bodies(`PATCH ${root}/governed/notifications`)).toEqual([{ email_notifications: { on_update_failure: ['b@example.com'], on_update_success: [] } }]);
  });

  it('R14 PATCH /api/2.0/serving-endpoints/{name}/telemetry-config: the whole config, once no update runs (C23)', () => {
    expect(bodies(`PATCH ${root}/custom/telemetry-config`)).toEqual([{ telemetry_config: { telemetry_profile_id: 'p-2' } }]);
    expect(story.filter(({ path, status }) => path.endsWith('/telemetry-config') && status === 409)).toEqual([]);
  });

  it('R15 GET .../served-models/{served}/build-logs: of a failed entity, with the version that failed', () => {
    expect(requests(`GET ${root}/custom/served-models/main/build-logs`).map(({ query }) => query)).toEqual([{ config_version: '3' }]);
  });

  it('R16 GET .../served-models/{served}/logs: of a failed entity, with the version that failed', () => {
    expect(requests(`GET ${root}/custom/served-models/main/logs`).map(({ query }) => query)).toEqual([{ config_version: '3' }]);
  });

  it('R19 GET .../get-model-optimization-info/{model}/{version}: what one chunk is (C9)', () => {
    expect(requests(`GET ${root}/get-model-optimization-info/system.ai.llama_v3_3_70b_instruct/1`).length).toBeGreaterThan(0);
    expect(bodies(`PUT ${root}/throughput/config`)).toEqual([
      expect.objectContaining({ served_entities: [expect.objectContaining({ min_provisioned_throughput: 0, max_provisioned_throughput: 2940 })] }),
    ]);
  });

  it('R30 POST /api/2.0/serving-endpoints/pt: creates what is sized in model units', () => {
    expect(bodies(`POST ${root}/pt`)).toEqual([expect.objectContaining({ name: 'units', config: expect.objectContaining(units['config'] as JsonObject) })]);
  });

  it('R31 PUT /api/2.0/serving-endpoints/pt/{name}/config: the config under its own key', () => {
    expect(bodies(`PUT ${root}/pt/units/config`)).toEqual([
      { config: expect.objectContaining({ served_entities: [expect.objectContaining({ provisioned_model_units: 100 })] }) },
    ]);
    expect(requests(`PUT ${root}/units/config`)).toEqual([]);
  });

  it('R40 GET /api/2.0/permissions/serving-endpoints/{id}: by id, where grants are stated', () => {
    expect(requests(`GET ${acl}/*`).length).toBeGreaterThan(0);
    expect(requests(`GET ${acl}/*`).every(({ path }) => /\/[0-9a-f]{32}$/.test(path))).toBe(true);
  });

  it('R41 PUT /api/2.0/permissions/serving-endpoints/{id}: all direct grants, and the creator among them', () => {
    const creator = { service_principal_name: knownPrincipals.deployer.name, permission_level: 'CAN_MANAGE' };
    expect(bodies(`PUT ${acl}/*`)).toEqual(
      ['CAN_QUERY', 'CAN_VIEW'].map((permission_level) => ({ access_control_list: expect.arrayContaining([creator, { group_name: 'analysts', permission_level }]) })),
    );
  });

  it('R51 GET /api/2.1/unity-catalog/models/{name}/versions: what `latest` is', () => {
    expect(requests(`GET ${models}/conf.ml.first/versions`).length).toBeGreaterThan(0);
    expect(bodies(`POST ${root}`)).toContainEqual(expect.objectContaining({ name: 'newest', config: expect.objectContaining({ served_entities: [expect.objectContaining({ entity_version: '2' })] }) }));
  });

  it('R52 GET /api/2.1/unity-catalog/models/{name}/versions/{n}: whether a version is there and READY (C29)', () => {
    expect(requests(`GET ${models}/conf.ml.first/versions/1`).length).toBeGreaterThan(0);
  });

  it('R53 GET /api/2.1/unity-catalog/models/{name}/aliases/{alias}: which version an alias is', () => {
    expect(requests(`GET ${models}/conf.ml.first/aliases/champion`).length).toBeGreaterThan(0);
  });

  it('R61 GET /api/2.0/secrets/list: whether the keys of a scope are there, never their values (C12)', () => {
    expect(requests('GET /api/2.0/secrets/list').map(({ query }) => query)).toContainEqual({ scope: 'conf' });
    expect(story.filter(({ path }) => path.includes('/secrets/get'))).toEqual([]);
  });

  it('1.6 GET /api/2.0/mlflow/...: models of the workspace registry, which have no dots', () => {
    expect(requests(`GET ${registry}/registered-models/alias`).map(({ query }) => query)).toContainEqual({ name: 'ads-model', alias: 'production' });
    expect(requests(`GET ${registry}/registered-models/get`).map(({ query }) => query)).toContainEqual({ name: 'ads-model' });
    expect(requests(`GET ${registry}/model-versions/get`).map(({ query }) => query)).toContainEqual({ name: 'ads-model', version: '2' });
  });

  it('1.8 GET /api/2.0/preview/scim/v2/Me: who is signed in', async () => {
    expect(requests('GET /api/2.0/preview/scim/v2/Me').length).toBeGreaterThan(0);
    expect(await place.databricks.identity.me()).toMatchObject({ userName: knownPrincipals.deployer.name, servicePrincipal: true });
  });
});

describe('routes that the product does not use', () => {
  it.each([
    ['R6', /config:stop$/],
    ['R7', /config:start$/],
    ['R12', /\/rate-limits$/],
    ['R17', /\/metrics$/],
    ['R18', /\/openapi$/],
    ['R20', /\/external-function$/],
    ['R43', /\/permissionLevels$/],
    ['R50', /\/unity-catalog\/models\/[^/]+$/],
    ['R60', /\/secrets\/scopes\/list$/],
    ['1.5', /\/invocations$|\/chat\/completions$/],
  ])('%s is never called in the whole story', (_route, path) => {
    expect(story.length).toBeGreaterThan(60);
    expect(story.filter((request) => path.test(request.path)).map(lineOf)).toEqual([]);
  });

  it('R42 PATCH of grants is never called: it could not take a grant away', () => {
    expect(story.filter(({ method, path }) => method === 'PATCH' && path.startsWith(acl)).map(lineOf)).toEqual([]);
  });
});

describe('what others do by those routes', () => {
  let other: Workspace;
  beforeEach(async () => {
    other = await openWorkspace();
  });
  afterEach(async () => {
    expect(other.emulator.unknownRequests).toEqual([]);
    await other.close();
  });

  it('R6 and R7: an endpoint that is stopped is no drift, is not updated, and goes on after its start', async () => {
    const manifest = manifestOf(custom);
    await other.apply(manifest);
    await other.byHand(`POST ${root}/e/config:stop`);
    expect((await other.planOne(manifest)).changes).toEqual([]);
    expect((await other.planOne(manifestOf(serving({ entity_version: '2' })))).blocked).toMatchObject({ reason: 'endpoint-stopped' });
    await other.byHand(`POST ${root}/e/config:start`);
    other.emulator.world.finishRollout('e');
    expect((await other.planOne(manifest)).action).toBe('unchanged');
    await other.apply(manifestOf(serving({ entity_version: '2' })));
  });

  it('R12: a limit set by the older route is not returned, and so no difference (N25)', async () => {
    await other.apply(manifestOf(external));
    await other.byHand(`PUT ${root}/e/rate-limits`, { rate_limits: [{ calls: 5, key: 'endpoint', renewal_period: 'minute' }] });
    expect(await other.byHand(`GET ${root}/e`)).not.toHaveProperty('rate_limits');
    expect((await other.planOne(manifestOf(external))).action).toBe('unchanged');
  });

  it('R42: a grant added by PATCH is drift where permissions are stated, and the next apply takes it away', async () => {
    const manifest = manifestOf({ ...external, permissions: [] });
    await other.apply(manifest);
    const { id } = await other.byHand(`GET ${root}/e`);
    await other.byHand(`PATCH ${acl}/${id as string}`, { access_control_list: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }] });
    expect((await other.planOne(manifest)).changes.map(({ path, action }) => `${action} ${path}`)).toEqual(['remove permissions[group:analysts]']);
    await other.apply(manifest);
    expect(JSON.stringify(await other.byHand(`GET ${acl}/${id as string}`))).not.toContain('analysts');
  });

  it('R18, R43, R50 and R60 answer the clients of those who use the endpoint', async () => {
    await other.apply(manifestOf(custom));
    expect(await other.byHand(`GET ${root}/e/openapi`)).toMatchObject({ openapi: '3.1.0', info: { title: 'e', version: '1' } });
    const { id } = await other.byHand(`GET ${root}/e`);
    const { permission_levels: levels } = await other.byHand(`GET ${acl}/${id as string}/permissionLevels`);
    expect((levels as JsonObject[]).map(({ permission_level: level }) => level).sort()).toEqual(['CAN_MANAGE', 'CAN_QUERY', 'CAN_VIEW']);
    expect(await other.byHand(`GET ${models}/conf.ml.first`)).toMatchObject({ full_name: 'conf.ml.first' });
    expect((await other.byHand('GET /api/2.0/secrets/scopes/list'))['scopes']).toContainEqual(expect.objectContaining({ name: 'conf' }));
  });

  it('R17 answers metrics as text, and 1.5 an invocation with the entity that answered', async () => {
    await other.apply(manifestOf(custom));
    const headers = { authorization: `Bearer ${knownPrincipals.admin.token}`, 'content-type': 'application/json' };
    const metrics = await fetch(`${other.emulator.url}${root}/e/metrics`, { headers });
    expect([metrics.status, metrics.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    const body = JSON.stringify({ dataframe_records: [{ a: 1 }] });
    const answer = await fetch(`${other.emulator.url}/serving-endpoints/e/invocations`, { method: 'POST', headers, body });
    expect([answer.status, answer.headers.get('served-model-name')]).toEqual([200, 'main']);
    expect(await answer.json()).toHaveProperty('predictions');
  });
});
