import type { ServingApi } from '../../src/ports/databricks.js';
import { type Connected, connect, errorOf } from './helpers/connect.js';
import { type Answer, startServer, type TestServer } from './helpers/server.js';

const root = '/api/2.0/serving-endpoints';
const live = { name: 'x', id: 'i1', state: { ready: 'READY' }, tags: [] };
const missing: Answer = { status: 404, body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'gone' } };
const noRoute: Answer = { status: 404, body: { error_code: 'ENDPOINT_NOT_FOUND', message: 'No API found' } };
const denied: Answer = { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'no' } };

let server: TestServer;
let connected: Connected;

beforeAll(async () => {
  server = await startServer();
  connected = connect(server.url);
});
afterAll(async () => {
  await connected.close();
  await server.close();
});

const answer = (...answers: Answer[]): void => {
  server.answer((_, count) => answers[Math.min(count, answers.length) - 1]!);
};
const seen = (): string[] =>
  server.received.map(({ method, path, query }) => `${method} ${path}${query.size === 0 ? '' : `?${query.toString()}`}`);

describe('serving: writes', () => {
  const body = { a: 1 };
  const writes: [string, (api: ServingApi) => Promise<unknown>, string, unknown][] = [
    ['R1', (api) => api.create('R1', { name: 'x' }), `POST ${root}`, { name: 'x' }],
    ['R30', (api) => api.create('R30', { name: 'x' }), `POST ${root}/pt`, { name: 'x' }],
    ['R5', (api) => api.updateConfig('R5', 'x', body), `PUT ${root}/x/config`, body],
    ['R31', (api) => api.updateConfig('R31', 'x', body), `PUT ${root}/pt/x/config`, body],
    ['R10', (api) => api.putAiGateway('x', body), `PUT ${root}/x/ai-gateway`, body],
    [
      'R11',
      (api) => api.patchTags('x', { add: [{ key: 'k', value: 'v' }], remove: ['old'] }),
      `PATCH ${root}/x/tags`,
      { add_tags: [{ key: 'k', value: 'v' }], delete_tags: ['old'] },
    ],
    ['R13', (api) => api.patchNotifications('x', body), `PATCH ${root}/x/notifications`, body],
    ['R14', (api) => api.patchTelemetry('x', {}), `PATCH ${root}/x/telemetry-config`, {}],
    [
      'R41',
      (api) => api.putPermissions('i1', [{ field: 'group_name', principal: 'g', level: 'CAN_QUERY' }]),
      'PUT /api/2.0/permissions/serving-endpoints/i1',
      { access_control_list: [{ group_name: 'g', permission_level: 'CAN_QUERY' }] },
    ],
  ];

  it.each(writes)('%s goes to its route with its body', async (_, write, line, sent) => {
    answer({ body: live, headers: { 'x-request-id': 'r-1' } });
    const reply = await write(connected.serving);
    expect(seen()).toEqual([line]);
    expect(JSON.parse(server.received[0]!.body)).toEqual(sent);
    expect(reply).toMatchObject({ requestId: 'r-1', endpoint: { name: 'x', id: 'i1' } });
  });

  it.each(writes)('%s is content with an answer that shows no endpoint', async (_, write) => {
    for (const body of [undefined, {}, { name: 'x', email_notifications: {} }, { tags: [] }, [], { name: 'x', state: {}, config: 5 }]) {
      answer({ body });
      expect(await write(connected.serving)).toEqual({});
    }
  });

  it('R4 is content with what is gone already, but not with a missing route', async () => {
    for (const good of [{ body: '' }, { body: {} }, missing, { status: 404, body: { error_code: 'NOT_FOUND' } }]) {
      answer(good);
      expect(await connected.serving.delete('x')).toEqual({});
      expect(seen()).toEqual([`DELETE ${root}/x`]);
    }
    answer(noRoute);
    await errorOf(connected.serving.delete('x'));
    answer(denied);
    expect((await errorOf(connected.serving.delete('x'))).code).toBe('permission-denied');
  });
});

describe('serving: reads', () => {
  it('R3 tells what does not exist from what may not be read', async () => {
    answer({ body: live });
    expect((await connected.serving.get('x'))?.id).toBe('i1');
    expect(seen()).toEqual([`GET ${root}/x`]);
    answer(missing);
    expect(await connected.serving.get('x')).toBeUndefined();
    answer({ status: 404, body: { error_code: 'NOT_FOUND' } });
    expect(await connected.serving.get('x')).toBeUndefined();
    for (const bad of [noRoute, denied, { status: 404, body: '' }, { status: 404, body: '<title>Not Found</title>' }]) {
      answer(bad);
      await errorOf(connected.serving.get('x'));
    }
  });

  it('R2 names the broken item', async () => {
    answer({ body: { endpoints: [live, { id: 'nameless' }] } });
    expect((await errorOf(connected.serving.list())).message).toMatch(/^Could not list the endpoints of `http.*`endpoints\[1\]\.name`.*missing/);
  });

  it('R15 and R16 answer text, with the version when asked', async () => {
    answer({ body: { logs: 'line 1\nline 2' } });
    expect(await connected.serving.buildLogs('x', 'champion', 3)).toBe('line 1\nline 2');
    expect(await connected.serving.serverLogs('x', 'a b')).toBe('line 1\nline 2');
    expect(seen()).toEqual([
      `GET ${root}/x/served-models/champion/build-logs?config_version=3`,
      `GET ${root}/x/served-models/a%20b/logs`,
    ]);
    for (const none of [missing, { body: {} }, { body: '' }]) {
      answer(none);
      expect(await connected.serving.buildLogs('x', 'champion')).toBe('');
    }
    answer(denied);
    await errorOf(connected.serving.serverLogs('x', 'champion'));
  });

  it('R40 keeps direct grants, the highest level of each', async () => {
    answer({
      body: {
        access_control_list: [
          { service_principal_name: 'sp', all_permissions: [{ permission_level: 'CAN_MANAGE', inherited: false }] },
          { user_name: 'a@b', all_permissions: [{ permission_level: 'CAN_QUERY' }, { permission_level: 'CAN_VIEW', inherited: 'false' }] },
          { group_name: 'admins', all_permissions: [{ permission_level: 'CAN_MANAGE', inherited: true }] },
          {
            group_name: 'both',
            all_permissions: [
              { permission_level: 'CAN_MANAGE', inherited: true, inherited_from_object: ['/serving-endpoints'] },
              { permission_level: 'CAN_VIEW', inherited: false },
            ],
          },
          { group_name: 'new', all_permissions: [{ permission_level: 'CAN_FLY' }] },
          { display_name: 'nobody', all_permissions: [{ permission_level: 'CAN_VIEW' }] },
          { group_name: 'none' },
        ],
      },
    });
    expect(await connected.serving.permissions('i1')).toEqual([
      { field: 'service_principal_name', principal: 'sp', level: 'CAN_MANAGE' },
      { field: 'user_name', principal: 'a@b', level: 'CAN_QUERY' },
      { field: 'group_name', principal: 'both', level: 'CAN_VIEW' },
      { field: 'group_name', principal: 'new', level: 'CAN_FLY' },
    ]);
    expect(seen()).toEqual(['GET /api/2.0/permissions/serving-endpoints/i1']);
    answer({ body: {} });
    expect(await connected.serving.permissions('i1')).toEqual([]);
    await expect(connected.serving.permissions('')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('R19 in its forms', async () => {
    const ask = () => connected.serving.optimizationInfo('c.s.m', '3');
    answer({ body: { optimizable: true, model_type: 'llama', throughput_chunk_size: '1580' } });
    expect(await ask()).toEqual({ optimizable: true, modelType: 'llama', throughputChunkSize: 1580 });
    expect(seen()).toEqual([`GET ${root}/get-model-optimization-info/c.s.m/3`]);
    answer({ body: { optimizable: 'true', model_unit_chunk_size: 50 } });
    expect(await ask()).toEqual({ optimizable: true, modelUnitChunkSize: 50 });
    for (const body of [{ optimizable: false }, {}]) {
      answer({ body });
      expect(await ask()).toEqual({ optimizable: false });
    }
    // An error body, with and without a status that says so: what it says is for the user.
    const refused = { error_code: 'BAD_REQUEST', message: 'Base models\ncannot be deployed.' };
    for (const status of [200, 400]) {
      answer({ status, body: refused });
      expect(await ask()).toEqual({ optimizable: false, said: 'Base models cannot be deployed.' });
    }
    // Nothing is a multiple of 0.
    answer({ body: { optimizable: true, throughput_chunk_size: 0, model_unit_chunk_size: 50 } });
    expect(await ask()).toEqual({ optimizable: true, modelUnitChunkSize: 50 });
    answer(missing);
    expect(await ask()).toBeUndefined();
    answer(noRoute);
    await errorOf(ask());
  });
});

describe('catalog', () => {
  const unity = '/api/2.1/unity-catalog/models/c.s.m';

  it('reads versions and aliases of Unity Catalog, with versions as strings', async () => {
    answer({ body: { version: 7, status: 'READY', extra: {} } });
    expect(await connected.catalog.modelVersion('c.s.m', '7')).toEqual({ version: '7', status: 'READY' });
    expect(await connected.catalog.modelAlias('c.s.m', 'champion')).toEqual({ version: '7', status: 'READY' });
    expect(seen()).toEqual([`GET ${unity}/versions/7`, `GET ${unity}/aliases/champion`]);
  });

  it('follows every page, empty ones too', async () => {
    answer(
      { body: { model_versions: [{ version: 1, status: 'READY' }], next_page_token: 'p2' } },
      { body: { next_page_token: 'p3' } },
      { body: { model_versions: [{ version: 10 }], next_page_token: '' } },
    );
    expect(await connected.catalog.modelVersions('c.s.m')).toEqual([
      { version: '1', status: 'READY' },
      { version: '10', status: '' },
    ]);
    expect(seen()).toEqual([
      `GET ${unity}/versions?max_results=1000`,
      `GET ${unity}/versions?max_results=1000&page_token=p2`,
      `GET ${unity}/versions?max_results=1000&page_token=p3`,
    ]);
  });

  it('is not led in circles', async () => {
    answer({ body: { model_versions: [], next_page_token: 'same' } });
    expect((await errorOf(connected.catalog.modelVersions('c.s.m'))).message).toMatch(/already read/);
    expect(server.received).toHaveLength(2);
  });

  it('does not follow pages without end', async () => {
    server.answer((_, count) => ({ body: { model_versions: [{ version: count }], next_page_token: `p${count}` } }));
    const error = await errorOf(connected.catalog.modelVersions('c.s.m'));
    expect(error).toMatchObject({ code: 'api-error', message: expect.stringContaining('more than 1000 pages') as string, hint: expect.any(String) as string });
    expect(server.received).toHaveLength(1000);
  });

  it('asks the workspace registry for names without dots', async () => {
    answer(
      { body: { model_version: { name: 'ads', version: '3', status: 'READY' } } },
      { body: { model_version: { name: 'ads', version: '3', status: 'READY' } } },
      { body: { registered_model: { name: 'ads', latest_versions: [{ version: '3', status: 'READY' }] } } },
    );
    const version = { version: '3', status: 'READY' };
    expect(await connected.catalog.modelVersion('ads', '3')).toEqual(version);
    expect(await connected.catalog.modelAlias('ads', 'prod')).toEqual(version);
    expect(await connected.catalog.modelVersions('ads')).toEqual([version]);
    expect(seen()).toEqual([
      'GET /api/2.0/mlflow/model-versions/get?name=ads&version=3',
      'GET /api/2.0/mlflow/registered-models/alias?name=ads&alias=prod',
      'GET /api/2.0/mlflow/registered-models/get?name=ads',
    ]);
  });

  it('reads the keys of a scope', async () => {
    answer({ body: { secrets: [{ key: 'k', last_updated_timestamp: 1 }] } });
    expect(await connected.catalog.secretKeys('a&b')).toEqual(['k']);
    expect(server.received[0]!.query.get('scope')).toBe('a&b');
    answer({ body: {} });
    expect(await connected.catalog.secretKeys('empty')).toEqual([]);
  });

  it('tells missing from forbidden', async () => {
    const { catalog } = connected;
    const asks = [
      () => catalog.modelVersion('c.s.m', '1'),
      () => catalog.modelVersions('c.s.m'),
      () => catalog.modelAlias('c.s.m', 'a'),
      () => catalog.modelVersion('m', '1'),
      () => catalog.modelVersions('m'),
      () => catalog.modelAlias('m', 'a'),
      () => catalog.secretKeys('s'),
    ];
    for (const ask of asks) {
      for (const code of ['RESOURCE_DOES_NOT_EXIST', 'CATALOG_DOES_NOT_EXIST', 'NOT_FOUND']) {
        answer({ status: 404, body: { error_code: code, message: 'm' } });
        expect(await ask()).toBeUndefined();
      }
      answer(noRoute);
      await errorOf(ask());
      answer(denied);
      const error = await errorOf(ask());
      expect(error.code).toBe('permission-denied');
      expect(error.hint).toMatch(/EXECUTE on the model|READ on the secret scope/);
    }
  });
});

describe('identity', () => {
  it('tells people from service principals', async () => {
    const id = '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31';
    answer({ body: { id: '1', userName: id, displayName: 'deployer', groups: [{ display: 'g', value: '9' }, {}] } });
    expect(await connected.identity.me()).toEqual({ userName: id, displayName: 'deployer', groups: ['g'], servicePrincipal: true });
    expect(seen()).toEqual(['GET /api/2.0/preview/scim/v2/Me']);
    answer({ body: { userName: 'a@b.example' } });
    expect(await connected.identity.me()).toEqual({ userName: 'a@b.example', groups: [], servicePrincipal: false });
  });

  it('reads errors in SCIM words', async () => {
    answer({ status: 403, body: { schemas: [], detail: 'Not here', status: '403' } });
    const error = await errorOf(connected.identity.me());
    expect(error.call).toMatchObject({ errorCode: 'SCIM_403', serviceMessage: 'Not here' });
    expect(error.code).toBe('permission-denied');
  });
});
