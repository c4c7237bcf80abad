/**
 * Proof by independence: the platform's own npm client against our emulator, and our plans over what it made. Where the two
 * disagree, the platform's documents decide who is right.
 */
import type { serving } from '@databricks/sdk-experimental';
import { type Emulator, knownPrincipals, startEmulator, type StartOptions } from '../../src/emulator/index.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { secretKeys, secretScope } from '../../scripts/conformance/workspace.js';
import { type Case, cases } from './cases.js';
import { officialClient, type OfficialClient, refusalOf } from './official-client.js';
import { adopted, type OurSide, ourSide, surprises } from '../../scripts/conformance/our-plan.js';

const { deployer, viewer } = knownPrincipals;

interface Place {
  emulator: Emulator;
  ours: OurSide;
  api: OfficialClient['client']['servingEndpoints'];
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

function clientOf(emulator: Emulator, signIn: Parameters<typeof officialClient>[1] = { token: deployer.token }): OfficialClient['client'] {
  const { client, close } = officialClient(emulator.url, signIn);
  closing.push(close);
  return client;
}

async function open(options: StartOptions = {}): Promise<Place> {
  const emulator = await startEmulator({ standard: true, quota: false, deployment: { gets: 1 }, ...options });
  emulator.world.addSecrets(secretScope, secretKeys);
  const ours = ourSide(emulator);
  const { servingEndpoints: api } = clientOf(emulator);
  closing.push(async () => {
    await ours.close();
    await emulator.close();
  });
  return { emulator, ours, api };
}

/** Nothing that was sent was unknown to the emulator: neither a route nor a field. */
function expectUnderstood(emulator: Emulator): void {
  expect(emulator.unknownRequests.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect(emulator.requests.flatMap(({ path, unknownFields }) => unknownFields.map((field) => `${path}: ${field}`))).toEqual([]);
}

const create = (api: Place['api'], { route, request }: Case): Promise<serving.ServingEndpointDetailed & { wait(): Promise<serving.ServingEndpointDetailed> }> =>
  route === 'pt' ? api.createProvisionedThroughputEndpoint(request) : api.create(request);

const manifestOf = (chosen: readonly Case[]): Record<string, JsonObject> => Object.fromEntries(chosen.map(({ request, manifest }) => [request.name, manifest]));

/** Entities as a reply shows them: those of the deprecated form too (N2). */
const entitiesOf = (config: serving.EndpointCoreConfigInput | undefined): unknown[] =>
  config?.served_entities ?? config?.served_models?.map(({ model_name, model_version, ...more }) => ({ entity_name: model_name, entity_version: model_version, ...more })) ?? [];

const named = (title: string): Case => cases.find((each) => each.title === title)!;
const churn = named('custom models, all sections');

/** What a reply says of a request: its own fields, at the places where it put them; lists are sets. */
function expectEcho(actual: unknown, sent: unknown, path = ''): void {
  if (Array.isArray(sent)) {
    const list = actual as unknown[];
    expect([path, list.length]).toEqual([path, sent.length]);
    for (const item of sent as unknown[]) expect(list.some((each) => echoes(each, item, path))).toBe(true);
  } else if (typeof sent === 'object' && sent !== null) {
    for (const [key, value] of Object.entries(sent)) expectEcho((actual as JsonObject | undefined)?.[key], value, `${path}.${key}`);
  } else expect([path, actual]).toEqual([path, sent]);
}

function echoes(actual: unknown, sent: unknown, path: string): boolean {
  try {
    expectEcho(actual, sent, path);
    return true;
  } catch {
    return false;
  }
}

describe('what the official client makes', () => {
  it('is created, waited for, read and adopted without surprise, in every form it can speak of', async () => {
    const { emulator, ours, api } = await open();
    const made = await Promise.all(cases.map(async (each) => (await create(api, each)).wait()));
    expectUnderstood(emulator);
    for (const [at, { request }] of cases.entries()) {
      const live = made[at]!;
      // A tag without a value comes back as an empty one or as none (N24).
      const { name, config, tags = [], ...sections } = request as serving.CreateServingEndpoint;
      expect(live).toMatchObject({ name, creator: deployer.name, permission_level: 'CAN_MANAGE', state: { config_update: 'NOT_UPDATING' } });
      expect(live.state?.ready).toBe(config === undefined ? 'NOT_READY' : 'READY');
      expectEcho(live.tags ?? [], tags);
      expectEcho(live, sections);
      expectEcho(live.config?.served_entities ?? [], entitiesOf(config));
      if (config?.traffic_config !== undefined) expectEcho(live.config?.traffic_config, config.traffic_config);
    }

    const manifest = manifestOf(cases);
    const foreign = await ours.plan(manifest);
    expect([...foreign.values()].map(({ blocked }) => blocked?.reason)).toEqual(cases.map(() => 'ownership-conflict'));

    const plans = await ours.plan(adopted(manifest));
    expect(await surprises(ours, manifest)).toEqual([]);
    expect([...plans.values()].map(({ ownership, operations }) => [ownership, operations.map(({ kind }) => kind)])).toEqual(cases.map(() => ['adopted', ['patch-tags']]));

    const results = await ours.apply(adopted(manifest));
    expect(results.map(({ plan, outcome }) => `${plan.name} ${outcome}`).sort()).toEqual(cases.map(({ request }) => `${request.name} applied`).sort());
    expect([...(await ours.plan(manifest)).values()].filter(({ action }) => action !== 'unchanged').map(({ name }) => name)).toEqual([]);
    expectUnderstood(emulator);
  });

  it('is updated section by section, and each change is found where it was made', async () => {
    const { emulator, ours, api } = await open();
    const made = await (await api.create(churn.request as serving.CreateServingEndpoint)).wait();
    const manifest = adopted({ churn: churn.manifest });
    await ours.apply(manifest);
    const paths = async (document: JsonObject = churn.manifest): Promise<string[]> =>
      (await ours.plan({ churn: document })).get('churn')!.changes.map(({ path }) => path).sort();
    expect(await paths()).toEqual([]);

    const [champion, challenger] = (churn.request as serving.CreateServingEndpoint).config!.served_entities!;
    const updated = await (await api.updateConfig({ name: 'churn', served_entities: [{ ...champion, entity_version: '6' }, challenger!], traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 50 }, { served_model_name: 'challenger', traffic_percentage: 50 }] } })).wait();
    expect(updated.config).toMatchObject({ config_version: 2 });
    expect(await paths()).toEqual([
      'config.served_entities[champion].entity_version',
      'config.traffic_config[challenger]',
      'config.traffic_config[champion]',
    ]);
    await ours.apply({ churn: churn.manifest });

    // A full replacement (R10): what it leaves out is gone.
    const gateway = await api.putAiGateway({ name: 'churn', usage_tracking_config: { enabled: true }, rate_limits: [{ key: 'endpoint', calls: 5, renewal_period: 'minute' }] });
    expect(gateway.rate_limits).toEqual([{ key: 'endpoint', calls: 5, renewal_period: 'minute' }]);
    expect(gateway.inference_table_config).toBeUndefined();
    expect(await paths()).toEqual([
      'ai_gateway.inference_table_config.catalog_name', 'ai_gateway.inference_table_config.enabled', 'ai_gateway.inference_table_config.schema_name',
      'ai_gateway.rate_limits[endpoint/calls]', 'ai_gateway.rate_limits[user/calls]',
    ]);
    await ours.apply({ churn: churn.manifest });

    const grants = await api.setPermissions({
      serving_endpoint_id: made.id!,
      access_control_list: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }, { service_principal_name: deployer.name, permission_level: 'CAN_MANAGE' }],
    });
    expect(grants).toMatchObject({ object_id: `/serving-endpoints/${made.id!}`, object_type: 'serving-endpoint' });
    expect(await paths({ ...churn.manifest, permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }] })).toEqual([]);
    expect(await paths({ ...churn.manifest, permissions: [{ level: 'CAN_VIEW', group_name: 'analysts' }] })).toEqual(['permissions[group:analysts]']);
    expect((await api.getPermissionLevels({ serving_endpoint_id: made.id! })).permission_levels?.map(({ permission_level }) => permission_level).sort()).toEqual(['CAN_MANAGE', 'CAN_QUERY', 'CAN_VIEW']);

    // Deprecated, and never returned by a read (N25).
    const limits: serving.RateLimit[] = [{ calls: 10, key: 'user', renewal_period: 'minute' }];
    const external = await api.create(cases[0]!.request as serving.CreateServingEndpoint);
    expect(await api.put({ name: external.name!, rate_limits: limits })).toEqual({ rate_limits: limits });
    expect(await api.get({ name: external.name! })).not.toHaveProperty('rate_limits');

    await api.createProvisionedThroughputEndpoint(named('provisioned throughput in model units').request as serving.CreatePtEndpointRequest);
    const resized = await api.updateProvisionedThroughputEndpointConfig({
      name: 'oss',
      config: { served_entities: [{ name: 'gpt-oss', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 150 }] },
    });
    expect((await resized.wait()).config).toMatchObject({ config_version: 2, served_entities: [{ provisioned_model_units: 150 }] });
    expectUnderstood(emulator);
  });

  it('is gone when the client deletes it, and listed while it is there', async () => {
    const { emulator, ours, api } = await open();
    const { request, manifest } = cases[0]!;
    await api.create(request as serving.CreateServingEndpoint);
    const list: serving.ServingEndpoint[] = [];
    for await (const item of api.list()) list.push(item);
    expect(list.map(({ name }) => name).sort()).toEqual(['databricks-claude-opus-4-7', 'mas-996e9c3d-endpoint', request.name]);
    const item = list.find(({ name }) => name === request.name)!;
    expect(item.config).toMatchObject({ served_entities: [{ name: 'main', external_model: { provider: 'openai' } }] });
    // A summary: no traffic, no version (R2).
    expect(Object.keys(item.config!)).toEqual(['served_entities']);

    expect(await api.delete({ name: request.name })).toEqual({});
    expect((await ours.plan({ [request.name]: manifest })).get(request.name)).toMatchObject({ action: 'create', ownership: 'new' });
    expectUnderstood(emulator);
  });
});

describe('what our apply makes', () => {
  it('is read by the official client with the values that the manifest states', async () => {
    const { emulator, ours, api } = await open();
    const results = await ours.apply(manifestOf(cases));
    expect(results.map(({ plan, outcome }) => `${plan.name} ${outcome}`).sort()).toEqual(cases.map(({ request }) => `${request.name} applied`).sort());
    for (const { request, title } of cases) {
      const live = await api.get({ name: request.name });
      const { config, tags = [], ...rest } = request as serving.CreateServingEndpoint;
      expect([title, live.state?.ready]).toEqual([title, config === undefined ? 'NOT_READY' : 'READY']);
      expectEcho(live.config?.served_entities ?? [], entitiesOf(config));
      expectEcho(live, rest);
      const own = live.tags?.filter(({ key }) => key.startsWith('endpoints_'));
      expect(own).toContainEqual({ key: 'endpoints_manifest', value: 'acme__ml__independence__default' });
      expectEcho(live.tags?.filter(({ key }) => !key.startsWith('endpoints_')) ?? [], tags);
      for (const route of config?.traffic_config?.routes ?? []) {
        const entity = route.served_entity_name ?? route.served_model_name;
        expect(live.config?.traffic_config?.routes).toContainEqual({ ...route, served_entity_name: entity, served_model_name: entity });
      }
    }
    expectUnderstood(emulator);
  });
});

describe('queries, logs and schema', () => {
  it('answers each kind in the form that the client has types for', async () => {
    const { emulator, api } = await open();
    const wanted = [churn, ...['openai (openai-key)', 'openai (openai-azure)', 'cohere (cohere)', 'a feature spec'].map(named)];
    await Promise.all(wanted.map(async (each) => (await create(api, each)).wait()));

    const answer = await api.query({ name: 'openai-key', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5 });
    expect(answer).toMatchObject({ 'object': 'chat.completion', 'choices': [{ message: { role: 'assistant' } }], 'served-model-name': 'main' });
    expect(await api.query({ name: 'openai-azure', input: ['a', 'b'] })).toMatchObject({ object: 'list', data: [{ object: 'embedding', index: 0 }, { index: 1 }] });
    expect(await api.query({ name: 'cohere', prompt: 'Once' })).toMatchObject({ object: 'text_completion', choices: [{ text: expect.any(String) as string }] });
    const scored = await api.query({ name: 'churn', dataframe_records: [{ a: 1 }, { a: 2 }] });
    expect(scored.predictions).toHaveLength(2);
    expect(['champion', 'challenger']).toContain(scored['served-model-name']);
    expect((await api.query({ name: 'churn', dataframe_split: { columns: ['a'], data: [[1]] } })).predictions).toHaveLength(1);
    expect(await api.query({ name: 'features', dataframe_records: [{ id: 1 }] })).toMatchObject({ outputs: [expect.anything()] });

    expect((await api.buildLogs({ name: 'churn', served_model_name: 'champion' })).logs).not.toBe('');
    expect(typeof (await api.logs({ name: 'churn', served_model_name: 'champion' })).logs).toBe('string');
    const text = async ({ contents }: { contents?: AsyncIterable<Uint8Array> }): Promise<string> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of contents!) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    };
    const schema = JSON.parse(await text(await api.getOpenApi({ name: 'churn' }))) as JsonObject;
    expect(schema).toMatchObject({ openapi: '3.1.0', info: { title: 'churn' } });
    expect(Object.keys(schema['paths'] as JsonObject).sort()).toEqual(['/served-models/challenger/invocations', '/served-models/champion/invocations']);
    expect(await text(await api.exportMetrics({ name: 'churn' }))).toMatch(/^# HELP /);
    expectUnderstood(emulator);
  });
});

describe('signing in and refusals', () => {
  it('signs in as a service principal by OAuth, for all calls with one token', async () => {
    const { emulator } = await open();
    const { servingEndpoints } = clientOf(emulator, { clientId: deployer.name, clientSecret: deployer.secret });
    const made = await servingEndpoints.create(cases[0]!.request as serving.CreateServingEndpoint);
    expect(made).toMatchObject({ creator: deployer.name, creator_kind: 'ServicePrincipal' });
    expect(await servingEndpoints.get({ name: made.name! })).toMatchObject({ id: made.id });
    expect(emulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /oidc/.well-known/oauth-authorization-server', 'POST /oidc/v1/token', 'POST /api/2.0/serving-endpoints', `GET /api/2.0/serving-endpoints/${made.name!}`,
    ]);
    const wrong = clientOf(emulator, { clientId: deployer.name, clientSecret: 'wrong' });
    await expect(wrong.servingEndpoints.get({ name: 'x' })).rejects.toThrow('Failed to retrieve token: invalid_client');
  });

  it('reads refusals by status and code', async () => {
    // The client gives up on a whole body whose details are not all of the form it knows, so this workspace sends none.
    const { emulator, api } = await open({ errorDetails: false });
    const request = churn.request as serving.CreateServingEndpoint;
    expect(await refusalOf(api.get({ name: 'nothing' }))).toEqual({ statusCode: 404, errorCode: 'RESOURCE_DOES_NOT_EXIST', message: "Endpoint with name 'nothing' does not exist." });
    expect(await refusalOf(api.query({ name: 'nothing', inputs: [] }))).toMatchObject({ statusCode: 404, errorCode: 'ENDPOINT_NOT_FOUND' });
    expect(await refusalOf(api.create({ name: 'not a name' }))).toMatchObject({ statusCode: 400, errorCode: 'INVALID_PARAMETER_VALUE' });
    await api.create(request);
    expect(await refusalOf(api.create(request))).toMatchObject({ statusCode: 409, errorCode: 'RESOURCE_ALREADY_EXISTS' });
    expect(await refusalOf(api.updateConfig(request.config!))).toMatchObject({ statusCode: 409, errorCode: 'RESOURCE_CONFLICT' });
    expect(await refusalOf(clientOf(emulator, { token: viewer.token }).servingEndpoints.delete({ name: 'churn' }))).toMatchObject({ statusCode: 403, errorCode: 'PERMISSION_DENIED' });
    expect((await refusalOf(clientOf(emulator, { token: 'nobody' }).servingEndpoints.get({ name: 'churn' }))).statusCode).toBe(403);
  });

  it('waits out a 429, and stops waiting where the update fails', async () => {
    const { emulator, api } = await open();
    emulator.world.addFault({ kind: 'status', status: 429, times: 1, method: 'GET' });
    emulator.world.script('churn', { entities: { challenger: { outcome: 'fail' } } });
    const made = await api.create(churn.request as serving.CreateServingEndpoint);
    const [failed] = await Promise.all([made.wait().then(() => undefined, (thrown: unknown) => thrown)]);
    expect(failed).toMatchObject({ name: 'Error', message: expect.stringContaining('got UPDATE_FAILED') as string });
    expect(emulator.requests.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('loses the body of every PATCH, which therefore changes nothing', async () => {
    const { emulator, api } = await open();
    const { request } = cases.find(({ title }) => title.startsWith('no config'))!;
    const { id } = await api.create(request as serving.CreateServingEndpoint);
    expect(await api.patch({ name: 'empty', add_tags: [{ key: 'team', value: 'x' }], delete_tags: ['state'] })).toEqual({ tags: [{ key: 'state', value: 'reserved' }] });
    const before = await api.getPermissions({ serving_endpoint_id: id! });
    const after = await api.updatePermissions({ serving_endpoint_id: id!, access_control_list: [{ group_name: 'analysts', permission_level: 'CAN_VIEW' }] });
    expect(after.access_control_list).toHaveLength(before.access_control_list!.length);
    expect((await refusalOf(api.updateNotifications({ name: 'empty', email_notifications: { on_update_success: ['a@example.com'] } }))).statusCode).toBe(400);
    expect(emulator.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([undefined, undefined, undefined]);
  });

  it('still says the status where a body has details that it does not know', async () => {
    const { api } = await open();
    const refusal = await refusalOf(api.get({ name: 'nothing' }));
    expect(refusal).toMatchObject({ statusCode: 404, errorCode: 'Not Found' });
    expect(refusal.message).toContain('RESOURCE_DOES_NOT_EXIST');
  });
});
