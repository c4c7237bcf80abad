import { call, custom, endpointBody, external, type Json, mask, root, settled, start, stopAll } from './helper.js';

afterEach(stopAll);

const chat = endpointBody('chat', external);

describe('AI Gateway', () => {
  it('is replaced as a whole, filled with defaults, and cleared by an empty body', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, chat);
    const first = await call(emulator, `PUT ${root}/chat/ai-gateway`, {
      guardrails: { input: { safety: true } },
      rate_limits: [{ calls: '10', renewal_period: 'minute' }, { key: 'user_group', principal: 'g', tokens: 5, renewal_period: 'minute' }],
    });
    expect(first.body).toEqual({
      guardrails: { input: { safety: true, pii: { behavior: 'NONE' } } },
      rate_limits: [
        { key: 'endpoint', calls: 10, renewal_period: 'minute' },
        { key: 'user_group', principal: 'g', tokens: 5, renewal_period: 'minute' },
      ],
      usage_tracking_config: { enabled: false },
    });
    await call(emulator, `PUT ${root}/chat/ai-gateway`, { usage_tracking_config: { enabled: true } });
    expect((await call(emulator, `GET ${root}/chat`)).body.ai_gateway).toEqual({ usage_tracking_config: { enabled: true } });
    expect((await call(emulator, `PUT ${root}/chat/ai-gateway`, {})).body).toEqual({});
    expect((await call(emulator, `GET ${root}/chat`)).body).not.toHaveProperty('ai_gateway');
  });

  it('uncertain rules are enforced only when asked for', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    const put = (): Promise<{ status: number }> => call(emulator, `PUT ${root}/churn/ai-gateway`, { fallback_config: { enabled: true } });
    expect((await put()).status).toBe(200);
    emulator.world.configure({ enforceUncertain: true });
    expect((await put()).status).toBe(400);
  });

  it('a pay-per-token endpoint is governed by an admin only', async () => {
    const emulator = await start();
    const path = `PUT ${root}/databricks-claude-opus-4-7/ai-gateway`;
    const body = { usage_tracking_config: { enabled: true } };
    expect((await call(emulator, path, body)).status).toBe(403);
    expect((await call(emulator, path, body, { token: 'dapi-emulator-admin' })).status).toBe(200);
    const live = await call(emulator, `GET ${root}/databricks-claude-opus-4-7`);
    expect(live.body.ai_gateway).toEqual(body);
    const gone = await call(emulator, `DELETE ${root}/databricks-claude-opus-4-7`, undefined, { token: 'dapi-emulator-admin' });
    expect(gone.status).toBe(400);
  });
});

describe('tags, notifications, rate limits', () => {
  it('tags: upsert, delete, unknown keys ignored, adds before deletes', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, { ...chat, tags: [{ key: 'a', value: '1' }, { key: 'b' }] });
    const reply = await call(emulator, `PATCH ${root}/chat/tags`, {
      add_tags: [{ key: 'a', value: '2' }, { key: 'c', value: '3' }],
      delete_tags: ['c', 'none'],
    });
    expect(mask(reply.body.tags)).toEqual([{ key: 'a', value: '2' }, { key: 'b', value: '' }]);
    expect((await call(emulator, `PATCH ${root}/chat/tags`, { delete_tags: ['a', 'b'] })).body).toEqual({});
    expect((await call(emulator, `GET ${root}/chat`)).body).not.toHaveProperty('tags');
  });

  it('notifications are replaced as a whole and cleared by empty lists', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, { ...chat, email_notifications: { on_update_success: ['a@x.io'], on_update_failure: ['b@x.io'] } });
    const path = `PATCH ${root}/chat/notifications`;
    const reply = await call(emulator, path, { email_notifications: { on_update_success: ['c@x.io'] } });
    expect(reply.body).toEqual({ name: 'chat', email_notifications: { on_update_success: ['c@x.io'] } });
    await call(emulator, path, { email_notifications: { on_update_success: [], on_update_failure: [] } });
    expect((await call(emulator, `GET ${root}/chat`)).body).not.toHaveProperty('email_notifications');
    expect((await call(emulator, path, {})).status).toBe(400);
  });

  it('legacy rate limits are for external and foundation endpoints', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    const reply = await call(emulator, `PUT ${root}/churn/rate-limits`, { rate_limits: [{ calls: 1, renewal_period: 'minute' }] });
    expect(reply.status).toBe(400);
  });
});

describe('telemetry', () => {
  const tables = { logs_table: 'main.t.logs' };

  it('is dropped silently on create of other kinds, and refused by its own route', async () => {
    const emulator = await start();
    const created = await call(emulator, `POST ${root}`, { ...chat, telemetry_config: { telemetry_profile_id: 'p' } });
    expect(created.status).toBe(200);
    expect(created.body).not.toHaveProperty('telemetry_config');
    const patched = await call(emulator, `PATCH ${root}/chat/telemetry-config`, { telemetry_config: { telemetry_profile_id: 'p' } });
    expect([patched.status, patched.body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  it('hides table names, names the inference table, keeps the previous one, and is removed by an empty body', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    await settled(emulator, 'churn');
    const path = `PATCH ${root}/churn/telemetry-config`;
    const set = await call(emulator, path, { telemetry_config: { table_names: tables, inference_table_config: { sampling_fraction: 0.5 } } });
    const shown = { telemetry_profile_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, inference_table_config: { sampling_fraction: 0.5, name: 'main.t.logs_payload' } };
    expect(set.body.telemetry_config).toEqual(shown);
    expect((await call(emulator, path, { telemetry_config: {} })).body.telemetry_config).toEqual(shown);
    expect((await call(emulator, path, {})).body).not.toHaveProperty('telemetry_config');
    expect((await call(emulator, path, { telemetry_config: { table_names: { logs_table: 'short' } } })).status).toBe(400);
  });
});

describe('what GET adds and hides', () => {
  it('hides the write-only fields and shows the effective policy', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, {
      ...chat, budget_policy_id: 'policy-1', rate_limits: [{ calls: 1, key: 'user', renewal_period: 'minute' }],
    });
    const { body } = await call(emulator, `GET ${root}/chat`);
    expect(body).toMatchObject({ effective_budget_policy_id: 'policy-1', description: '', route_optimized: false });
    for (const field of ['budget_policy_id', 'rate_limits', 'usage_policy_id']) expect(body).not.toHaveProperty(field);
    const list = (await call(emulator, `GET ${root}`)).body.endpoints as Json[];
    expect(list.find(({ name }) => name === 'chat')).toMatchObject({ usage_policy_id: 'policy-1' });
  });

  it('a route-optimised endpoint has its own URL', async () => {
    const emulator = await start();
    const { body } = await call(emulator, `POST ${root}`, endpointBody('churn', custom, { route_optimized: true }));
    expect(body.endpoint_url).toMatch(/^https:/);
    expect(body).toHaveProperty('data_plane_info.query_info.endpoint_url', body.endpoint_url);
  });

  it('the legacy inference table is filled, fixed in place, and cannot come back', async () => {
    const emulator = await start();
    const table = { catalog_name: 'main', schema_name: 'logs' };
    await call(emulator, `POST ${root}`, { name: 'churn', config: { served_entities: [custom], auto_capture_config: table } });
    const live = await settled(emulator, 'churn');
    expect(live).toHaveProperty('config.auto_capture_config', {
      ...table, enabled: true, table_name_prefix: 'churn', state: { payload_table: { name: 'churn_payload', status: 'READY', status_message: '' } },
    });
    const put = async (auto_capture_config: Json): Promise<number> => {
      const reply = await call(emulator, `PUT ${root}/churn/config`, { served_entities: [custom], auto_capture_config });
      await settled(emulator, 'churn');
      return reply.status;
    };
    expect(await put({ ...table, schema_name: 'other' })).toBe(400);
    expect(await put({ ...table, enabled: false })).toBe(200);
    expect(await put({ ...table, enabled: true })).toBe(400);
  });

  it('logs, metrics and the OpenAPI document', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    expect((await call(emulator, `GET ${root}/churn/openapi`)).status).toBe(400);
    expect((await call(emulator, `GET ${root}/churn/metrics`)).status).toBe(400);
    expect((await call(emulator, `GET ${root}/churn/served-models/champion/build-logs`)).text).toContain('champion');
    await settled(emulator, 'churn');
    const openapi = await call(emulator, `GET ${root}/churn/openapi`);
    expect(openapi.body).toMatchObject({ openapi: '3.1.0', info: { title: 'churn', version: '1' } });
    expect(Object.keys(openapi.body.paths as Json)).toEqual(['/served-models/champion/invocations']);
    const metrics = await call(emulator, `GET ${root}/churn/metrics`);
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(metrics.text).toContain('# EOF');
    await call(emulator, `POST ${root}`, endpointBody('shadow', { ...custom, entity_name: 'prod.ml.churn_shadow', entity_version: '2' }));
    await settled(emulator, 'shadow');
    expect((await call(emulator, `GET ${root}/shadow/openapi`)).status).toBe(400);
  });
});
