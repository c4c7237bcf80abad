import { consoleCreate, consoleDelete, consoleEdit, type Emulator, type StartOptions } from '../../src/emulator/index.js';
import { call, custom, endpointBody, external, type Json, root, settled, start, stopAll } from './helper.js';

afterEach(stopAll);

const split = {
  name: 'churn',
  config: {
    served_entities: ['a', 'b', 'c', 'd'].map((name) => ({ ...custom, name })),
    traffic_config: { routes: ['a', 'b', 'c', 'd'].map((served_entity_name) => ({ served_entity_name, traffic_percentage: 25 })) },
  },
  tags: ['w', 'x', 'y', 'z'].map((key) => ({ key, value: key })),
};

async function orders(options: StartOptions): Promise<Record<'entities' | 'routes' | 'tags' | 'grants', string[]>> {
  const emulator = await start({ deployment: { gets: 0 }, ...options });
  const { body } = await call(emulator, `POST ${root}`, split);
  const acl = `/api/2.0/permissions/serving-endpoints/${String(body.id)}`;
  await call(emulator, `PATCH ${acl}`, { access_control_list: ['p', 'q', 'r'].map((group_name) => ({ group_name, permission_level: 'CAN_VIEW' })) });
  const seen = { entities: [] as string[], routes: [] as string[], tags: [] as string[], grants: [] as string[] };
  for (let at = 0; at < 12; at += 1) {
    const live = (await call(emulator, `GET ${root}/churn`)).body;
    const config = live.config as { served_entities: Json[]; traffic_config: { routes: Json[] } };
    seen.entities.push(config.served_entities.map(({ name }) => String(name)).join(''));
    seen.routes.push(config.traffic_config.routes.map(({ served_entity_name }) => String(served_entity_name)).join(''));
    seen.tags.push((live.tags as Json[]).map(({ key }) => String(key)).join(''));
    const grants = (await call<{ access_control_list: Json[] }>(emulator, `GET ${acl}`)).body.access_control_list;
    seen.grants.push(grants.map(({ group_name }) => String(group_name)).join(' '));
  }
  return seen;
}

describe('order', () => {
  it('is shuffled on every read, the same way for the same seed', async () => {
    const first = await orders({ seed: 7 });
    for (const list of Object.values(first)) expect(new Set(list).size).toBeGreaterThan(3);
    expect(await orders({ seed: 7 })).toEqual(first);
    expect(await orders({ seed: 8 })).not.toEqual(first);
  });

  it('can be left as sent', async () => {
    const seen = await orders({ shuffle: false });
    expect(new Set(seen.entities)).toEqual(new Set(['abcd']));
    expect(new Set(seen.tags)).toEqual(new Set(['wxyz']));
  });
});

describe('disguises', () => {
  async function read(options: StartOptions): Promise<Json> {
    const emulator = await start({ deployment: { gets: 0 }, shuffle: false, ...options });
    await call(emulator, `POST ${root}`, endpointBody('churn', { ...custom, environment_vars: { A: '1' } }));
    return (await call(emulator, `GET ${root}/churn`)).body;
  }

  it('scalars as strings', async () => {
    const body = await read({ scalarsAsStrings: true });
    expect(body).toMatchObject({
      config: {
        config_version: '1',
        served_entities: [{ scale_to_zero_enabled: 'false' }],
        traffic_config: { routes: [{ traffic_percentage: '100' }] },
      },
    });
    expect(body.creation_timestamp).toEqual(expect.any(Number));
  });

  it('unknown fields at every level but in maps of the user', async () => {
    const body = await read({ unknownFields: true });
    expect(body).toHaveProperty('field_of_the_future');
    expect(body).toHaveProperty('config.served_entities.0.state.field_of_the_future');
    expect(body).toHaveProperty('config.served_entities.0.environment_vars', { A: '1' });
  });

  it('unknown enum values, some by default or exactly the given ones', async () => {
    expect(await read({ unknownEnums: true })).toMatchObject({ state: { ready: 'READY', suspend: 'SUSPENDED_BY_POLICY' } });
    const body = await read({ unknownEnums: { deployment: 'DEPLOYMENT_DREAMING', ready: 'ALMOST' } });
    expect(body).toMatchObject({ state: { ready: 'ALMOST' }, config: { served_entities: [{ state: { deployment: 'DEPLOYMENT_DREAMING' } }] } });
  });

  it('false left out, and the size filled beside concurrency', async () => {
    const body = await read({ omitFalseScaleToZero: true });
    expect(body).not.toHaveProperty('config.served_entities.0.scale_to_zero_enabled');
    const emulator = await start({ deployment: { gets: 0 } });
    const entity = { ...custom, workload_size: undefined, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 };
    await call(emulator, `POST ${root}`, endpointBody('churn', entity));
    expect((await call(emulator, `GET ${root}/churn`)).body).toHaveProperty('config.served_entities.0.workload_size', 'Small');
  });
});

describe('changes by hand', () => {
  async function withEndpoint(): Promise<Emulator> {
    const emulator = await start({ shuffle: false });
    consoleCreate(emulator.world, { ...split, tags: [{ key: 'w', value: '1' }] }, { as: '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31' });
    return emulator;
  }

  it('create by hand is ready at once, and does not use up the quota', async () => {
    const emulator = await withEndpoint();
    expect((await call(emulator, `GET ${root}/churn`)).body.state).toMatchObject({ ready: 'READY' });
    expect(emulator.world.quota.writes).toEqual([]);
  });

  it('variables, entities and traffic make a new version; the rest does not', async () => {
    const emulator = await withEndpoint();
    consoleEdit(emulator.world, 'churn', {
      env: { entity: 'a', set: { DEBUG: '1' } },
      entity: { name: 'b', set: { entity_version: '8', workload_size: null } },
      traffic: { a: 100, b: 0, c: 0, d: 0 },
    });
    const edited = (await call(emulator, `GET ${root}/churn`)).body;
    expect(edited).toMatchObject({
      state: { ready: 'READY', config_update: 'NOT_UPDATING' },
      config: {
        config_version: 2,
        served_entities: [{ environment_vars: { DEBUG: '1' } }, { entity_version: '8', workload_size: 'Small' }, {}, {}],
        traffic_config: { routes: [{ traffic_percentage: 100 }, {}, {}, {}] },
      },
    });
    consoleEdit(emulator.world, 'churn', {
      env: { entity: 'a', set: { DEBUG: null } },
      rollout: true,
    });
    expect((await call(emulator, `GET ${root}/churn`)).body.state).toMatchObject({ config_update: 'IN_PROGRESS' });
    const live = await settled(emulator, 'churn');
    expect(live).toHaveProperty('config.served_entities.0.environment_vars', {});
    consoleEdit(emulator.world, 'churn', {
      tags: { add: { v: '2' }, remove: ['w'] },
      description: 'by hand',
      aiGateway: { usage_tracking_config: { enabled: true } },
      notifications: { on_update_failure: ['x@x.io'] },
      telemetry: { telemetry_profile_id: 'p' },
      permissions: { grant: [{ user_name: 'eve@x.io', permission_level: 'CAN_MANAGE' }] },
    });
    expect((await call(emulator, `GET ${root}/churn`)).body).toMatchObject({
      tags: [{ key: 'v', value: '2' }], description: 'by hand', ai_gateway: { usage_tracking_config: { enabled: true } },
      email_notifications: { on_update_failure: ['x@x.io'] }, telemetry_config: { telemetry_profile_id: 'p' }, config: { config_version: 3 },
    });
    expect(emulator.world.acls.get(emulator.world.endpoint('churn').id)).toContainEqual({ key: 'user_name', name: 'eve@x.io', level: 'CAN_MANAGE' });
    consoleEdit(emulator.world, 'churn', { permissions: { revoke: ['eve@x.io'] }, aiGateway: null });
    expect((await call(emulator, `GET ${root}/churn`)).body).not.toHaveProperty('ai_gateway');
    consoleDelete(emulator.world, 'churn');
    expect((await call(emulator, `GET ${root}/churn`)).status).toBe(404);
  });

  it('a typo in a test is told', async () => {
    const emulator = await withEndpoint();
    expect(() => consoleEdit(emulator.world, 'none', {})).toThrow("'none' does not exist");
    expect(() => consoleEdit(emulator.world, 'churn', { env: { entity: 'none', set: {} } })).toThrow('no served entity none');
    expect(() => emulator.world.principal('nobody')).toThrow('nobody');
  });
});

describe('invocations', () => {
  const ask = { messages: [{ role: 'user', content: 'hi' }] };

  it('follows the traffic split and names the entity that answered', async () => {
    const emulator = await start({ quota: false });
    consoleCreate(emulator.world, {
      ...split,
      config: { ...split.config, traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 90 }, { served_entity_name: 'b', traffic_percentage: 10 }] } },
    });
    const counts: Record<string, number> = {};
    for (let at = 0; at < 100; at += 1) {
      const reply = await call(emulator, 'POST /serving-endpoints/churn/invocations', { dataframe_records: [{ x: 1 }, { x: 2 }] }, { token: 'dapi-emulator-admin' });
      expect(reply.body).toEqual({ predictions: [0, 1] });
      const by = reply.headers.get('served-model-name') ?? '';
      counts[by] = (counts[by] ?? 0) + 1;
    }
    expect(Object.keys(counts).sort()).toEqual(['a', 'b']);
    expect(counts.a).toBeGreaterThan(75);
    const direct = await call(emulator, 'POST /serving-endpoints/churn/served-models/d/invocations', { inputs: [1] }, { token: 'dapi-emulator-admin' });
    expect(direct.headers.get('served-model-name')).toBe('d');
  });

  it('answers by task, and refuses wrong payloads', async () => {
    const emulator = await start();
    consoleCreate(emulator.world, endpointBody('chat', external), { as: '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31' });
    const chat = await call(emulator, 'POST /serving-endpoints/chat/invocations', ask);
    expect(chat.body).toMatchObject({ object: 'chat.completion', model: 'gpt-4o-mini', choices: [{ message: { role: 'assistant' } }] });
    expect((await call(emulator, 'POST /serving-endpoints/chat/completions', { ...ask, model: 'chat' })).status).toBe(200);
    expect((await call(emulator, 'POST /serving-endpoints/chat/invocations', {})).status).toBe(400);
    const embed = { ...external, external_model: { ...external.external_model, task: 'llm/v1/embeddings' } };
    await call(emulator, `POST ${root}`, endpointBody('embed', embed));
    const vectors = await call(emulator, 'POST /serving-endpoints/embed/invocations', { input: ['a', 'b'] });
    expect(vectors.body).toMatchObject({ object: 'list', data: [{ index: 0 }, { index: 1 }] });
  });

  it('missing endpoints, missing keys and user-defined limits', async () => {
    const emulator = await start({ clock: { mode: 'virtual' } });
    const none = await call(emulator, 'POST /serving-endpoints/none/invocations', ask);
    expect([none.status, none.body.error_code]).toEqual([404, 'ENDPOINT_NOT_FOUND']);
    await call(emulator, `POST ${root}`, { ...endpointBody('chat', external), ai_gateway: { rate_limits: [{ key: 'user', calls: 1, renewal_period: 'minute' }] } });
    expect((await call(emulator, 'POST /serving-endpoints/chat/invocations', ask)).status).toBe(200);
    const limited = await call(emulator, 'POST /serving-endpoints/chat/invocations', ask);
    expect([limited.status, limited.body.error_code]).toEqual([429, 'REQUEST_LIMIT_EXCEEDED']);
    emulator.world.advance(60_000);
    emulator.world.removeSecret('llm-prod', 'openai-key');
    expect((await call(emulator, 'POST /serving-endpoints/chat/invocations', ask)).text).toContain('external_model_error');
  });
});
