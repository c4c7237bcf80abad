import { knownPrincipals } from '../../src/emulator/index.js';
import { call, fixture, type Json, mask, root, settled, start, stopAll } from './helper.js';

// The JSON of section 9 of the platform facts, by example.
const examples = fixture('emulator/fixtures/worked-examples.json') as Record<string, Json[]>;

function example(name: string, at = 0): Json {
  const found = examples[name]?.[at];
  if (!found) throw new Error(`no example ${name}[${at}]`);
  return structuredClone(found);
}

afterEach(stopAll);

describe('worked examples', () => {
  it('E1: an external endpoint is ready in the create reply', async () => {
    const emulator = await start();
    const reply = await call(emulator, `POST ${root}`, example('e1'));
    expect(reply.status).toBe(200);
    expect(mask(reply.body)).toEqual(mask(example('e1', 1)));
  });

  it('E2: a tokens-per-second endpoint has only a pending config, with server-filled sizing and the mirror', async () => {
    const emulator = await start();
    const reply = await call(emulator, `POST ${root}`, example('e2'), { token: knownPrincipals.mlops.token });
    expect(reply.status).toBe(200);
    expect(mask(reply.body)).toEqual(mask(example('e2', 1)));
  });

  it('E3: two entities with a split, listed in any order, routes with both names', async () => {
    const emulator = await start();
    const sent = example('e3');
    const reply = await call(emulator, `POST ${root}`, sent);
    expect(reply.status).toBe(200);
    expect(reply.body).not.toHaveProperty('config');
    const pending = reply.body.pending_config as Json;
    expect((pending.served_entities as Json[]).map(({ name }) => name).sort()).toEqual(['challenger', 'champion']);
    expect(mask((pending.traffic_config as Json).routes)).toEqual([
      { served_entity_name: 'challenger', served_model_name: 'challenger', traffic_percentage: 10 },
      { served_entity_name: 'champion', served_model_name: 'champion', traffic_percentage: 90 },
    ]);
    expect(reply.body.email_notifications).toEqual(sent.email_notifications);
  });

  it('E4: model units are created and resized at once, and burst scaling is not returned', async () => {
    const emulator = await start();
    const created = await call(emulator, `POST ${root}/pt`, example('e4'));
    expect(created.status).toBe(200);
    expect(created.body.state).toMatchObject({ ready: 'READY', config_update: 'NOT_UPDATING' });
    const resized = await call(emulator, `PUT ${root}/pt/oss-pt/config`, example('e4', 1));
    expect(resized.status).toBe(200);
    const [entity] = (resized.body.config as Json).served_entities as Json[];
    expect(entity).toMatchObject({ name: 'gpt-oss', provisioned_model_units: 150 });
    expect(entity).not.toHaveProperty('burst_scaling_enabled');
    expect(resized.body.config).toMatchObject({ config_version: 2 });
  });

  it('E5 and E6: the old config serves while the new one is pending', async () => {
    // E6 shows no workload_size beside concurrency; N12 says the server fills it, which is the default here.
    const emulator = await start({ fillWorkloadSize: false });
    await call(emulator, `POST ${root}`, example('e3'));
    await settled(emulator, 'churn-scoring');
    const put = await call(emulator, `PUT ${root}/churn-scoring/config`, example('e5'));
    expect(put.status).toBe(200);
    const live = await call(emulator, `GET ${root}/churn-scoring`);
    expect(mask(live.body)).toEqual(mask(example('e6')));
  });

  it('E7: a failed update keeps the old config and shows the failed and the aborted entity', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, { name: 'churn-scoring', config: { served_entities: [entityOf('champion', '7')] } });
    await settled(emulator, 'churn-scoring');
    emulator.world.script('churn-scoring', { outcome: 'fail' });
    await call(emulator, `PUT ${root}/churn-scoring/config`, {
      served_entities: [entityOf('champion', '8'), { ...entityOf('shadow', '2'), entity_name: 'prod.ml.churn_shadow' }],
      traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 100 }] },
    });
    const live = await settled(emulator, 'churn-scoring');
    const wanted = example('e7');
    expect(live.state).toMatchObject(wanted.state as Json);
    for (const part of ['config', 'pending_config']) {
      expect(mask(live[part])).toMatchObject(mask(wanted[part]) as Json);
    }
  });

  it('E8: the list has summaries, an agent tile and a pay-per-token endpoint', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, {
      name: 'churn-scoring',
      config: { served_entities: [entityOf('champion', '8')] },
      tags: [{ key: 'cost_center', value: '4711' }],
    });
    await settled(emulator, 'churn-scoring');
    const list = await call(emulator, `GET ${root}`);
    expect(mask(list.body)).toEqual(mask(example('e8')));
  });

  it('E9: optimisation info three ways', async () => {
    const emulator = await start();
    const read = async (path: string): Promise<Json> =>
      (await call(emulator, `GET ${root}/get-model-optimization-info/${path}`)).body;
    expect(await read('ml.llm-catalog.foundation-model/2')).toEqual(example('e9'));
    expect(await read('system.ai.gpt-oss-120b/1')).toEqual(example('e9', 1));
    expect(await read('prod.ml.churn/8')).toEqual(example('e9', 2));
  });

  it('E10: permissions of the creator, a group, and the inherited admins', async () => {
    const emulator = await start();
    const { body } = await call(emulator, `POST ${root}`, example('e3'));
    const path = `/api/2.0/permissions/serving-endpoints/${String(body.id)}`;
    await call(emulator, `PATCH ${path}`, {
      access_control_list: [{ group_name: 'support-apps', permission_level: 'CAN_QUERY' }],
    });
    const reply = await call(emulator, `GET ${path}`);
    const wanted = { ...example('e10'), object_id: `/serving-endpoints/${String(body.id)}` };
    expect(mask(reply.body)).toEqual(mask(wanted));
  });

  it('E11: a second config update gets 409', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, example('e3'));
    const reply = await call(emulator, `PUT ${root}/churn-scoring/config`, example('e5'));
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject(example('e11'));
  });

  it('E12: the write quota answers 429 with Retry-After', async () => {
    const emulator = await start({ quotaWrites: 1, clock: { mode: 'virtual' } });
    await call(emulator, `POST ${root}`, example('e1'));
    emulator.world.advance(288_000);
    const reply = await call(emulator, `POST ${root}`, example('e3'));
    expect(reply.status).toBe(429);
    expect(reply.headers.get('retry-after')).toBe('12');
    expect(reply.body).toMatchObject(example('e12'));
  });

  it('E13: a bad tag key', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, example('e1'));
    const reply = await call(emulator, `PATCH ${root}/support-chat-gpt/tags`, { add_tags: [{ key: 'holdout:project', value: 'x' }] });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject(example('e13'));
  });

  it('E14: a missing endpoint, and a creator who left', async () => {
    const emulator = await start();
    const absent = await call(emulator, `GET ${root}/churn-scorin`);
    expect(absent.status).toBe(404);
    expect(absent.body).toMatchObject(example('e14'));
    await call(emulator, `POST ${root}`, example('e3'));
    await settled(emulator, 'churn-scoring');
    emulator.world.addPrincipal({ name: knownPrincipals.deployer.name, member: false });
    const reply = await call(emulator, `PUT ${root}/churn-scoring/config`, example('e5'), { token: knownPrincipals.admin.token });
    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject(example('e14', 1));
  });

  it('E15: tags are added, overwritten and removed by key', async () => {
    const emulator = await start();
    const tags = [{ key: 'cost_center', value: '4711' }, { key: 'managed-by', value: 'gitops' }, { key: 'team', value: 'support' }];
    await call(emulator, `POST ${root}`, { ...example('e1'), tags });
    const reply = await call(emulator, `PATCH ${root}/support-chat-gpt/tags`, example('e15'));
    expect(mask(reply.body)).toEqual(mask(example('e15', 1)));
  });
});

function entityOf(name: string, version: string): Json {
  return { name, entity_name: 'prod.ml.churn', entity_version: version, workload_size: 'Small', scale_to_zero_enabled: false };
}
