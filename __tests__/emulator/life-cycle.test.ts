import type { Emulator } from '../../src/emulator/index.js';
import { consoleCancel, consoleStop } from '../../src/emulator/index.js';
import { call, custom, endpointBody, external, type Json, root, settled, start, stopAll } from './helper.js';

afterEach(stopAll);

const v8 = { ...custom, entity_version: '8' };
const throughput = {
  entity_name: 'ml.llm-catalog.foundation-model',
  entity_version: '3',
  min_provisioned_throughput: 0,
  max_provisioned_throughput: 980,
};

async function get(emulator: Emulator, name = 'churn'): Promise<Json> {
  return (await call(emulator, `GET ${root}/${name}`)).body;
}

function versions(body: Json): [number | undefined, number | undefined] {
  const version = (part: unknown): number | undefined => (part as { config_version?: number } | undefined)?.config_version;
  return [version(body.config), version(body.pending_config)];
}

function deployments(config: unknown): Record<string, string> {
  const entities = (config as { served_entities: { name: string; state: { deployment: string } }[] }).served_entities;
  return Object.fromEntries(entities.map(({ name, state }) => [name, state.deployment]));
}

async function ready(emulator: Emulator): Promise<void> {
  await call(emulator, `POST ${root}`, endpointBody('churn'));
  await settled(emulator, 'churn');
}

async function update(emulator: Emulator, entity: Json = v8): Promise<Json> {
  return (await call(emulator, `PUT ${root}/churn/config`, { served_entities: [entity] })).body;
}

describe('rows of the state table', () => {
  it.each([['custom', custom], ['tokens per second', throughput]])('create of %s, just accepted', async (_kind, entity) => {
    const emulator = await start();
    const { body } = await call(emulator, `POST ${root}`, endpointBody('churn', entity));
    expect(body.state).toMatchObject({ ready: 'NOT_READY', config_update: 'IN_PROGRESS' });
    expect(versions(body)).toEqual([undefined, 1]);
    expect(Object.values(deployments(body.pending_config))).toEqual(['DEPLOYMENT_CREATING']);
    expect((body.pending_config as Json).start_time).toEqual(expect.any(Number));
  });

  it.each([[false, { ready: 'READY', config_update: 'NOT_UPDATING' }], [true, { ready: 'READY' }]])(
    'create of external, config_update left out: %s',
    async (omitConfigUpdate, state) => {
      const emulator = await start({ omitConfigUpdate });
      const { body } = await call(emulator, `POST ${root}`, endpointBody('chat', external));
      expect(body.state).toEqual(state);
      expect(versions(body)).toEqual([1, undefined]);
    },
  );

  it('create without config', async () => {
    const emulator = await start();
    const { body } = await call(emulator, `POST ${root}`, { name: 'churn' });
    expect(body.state).toEqual({ ready: 'NOT_READY', config_update: 'NOT_UPDATING' });
    expect(versions(body)).toEqual([undefined, undefined]);
    expect((await update(emulator)).state).toMatchObject({ config_update: 'IN_PROGRESS' });
  });

  it('first deployment done, after the configured number of GETs', async () => {
    const emulator = await start({ deployment: { gets: 3 } });
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    for (let poll = 0; poll < 3; poll += 1) expect((await get(emulator)).state).toMatchObject({ config_update: 'IN_PROGRESS' });
    const body = await get(emulator);
    expect(body.state).toMatchObject({ ready: 'READY', config_update: 'NOT_UPDATING', suspend: 'NOT_SUSPENDED' });
    expect(versions(body)).toEqual([1, undefined]);
    expect(body).not.toHaveProperty('pending_config');
  });

  it('first deployment done, after milliseconds of a virtual clock', async () => {
    const emulator = await start({ deployment: { ms: 60_000 }, clock: { mode: 'virtual', startAt: 1_795_248_012_345 } });
    const { body } = await call(emulator, `POST ${root}`, endpointBody('churn'));
    expect(body.creation_timestamp).toBe(1_795_248_012_000);
    emulator.world.advance(59_999);
    expect((await get(emulator)).state).toMatchObject({ config_update: 'IN_PROGRESS' });
    emulator.world.advance(1);
    expect((await get(emulator)).state).toMatchObject({ ready: 'READY', config_update: 'NOT_UPDATING' });
  });

  it('scaled to zero', async () => {
    const emulator = await start();
    await ready(emulator);
    emulator.world.scaleToZero('churn', 'champion');
    const body = await get(emulator);
    expect(body.state).toMatchObject({ ready: 'READY' });
    expect((body.config as { served_entities: Json[] }).served_entities[0]?.state).toEqual({
      deployment: 'DEPLOYMENT_READY', deployment_state_message: 'Scaled to zero',
    });
  });

  it('update accepted, then done', async () => {
    const emulator = await start();
    await ready(emulator);
    const accepted = await update(emulator);
    expect(accepted.state).toMatchObject({ ready: 'READY', config_update: 'IN_PROGRESS' });
    expect(versions(accepted)).toEqual([1, 2]);
    expect(versions(await settled(emulator, 'churn'))).toEqual([2, undefined]);
  });

  it.each([[true, 2], [false, undefined]])('update failed, pending config kept: %s', async (keepPendingOnFailure, pending) => {
    const emulator = await start({ keepPendingOnFailure });
    await ready(emulator);
    emulator.world.script('churn', { outcome: 'fail', message: 'Out of memory.' });
    await update(emulator);
    const body = await settled(emulator, 'churn');
    expect(body.state).toMatchObject({ ready: 'READY', config_update: 'UPDATE_FAILED' });
    expect(versions(body)).toEqual([1, pending]);
    expect(versions(await update(emulator))).toEqual([1, 3]);
  });

  it.each([[true, undefined, 1], [false, 1, undefined]])(
    'first deployment failed, pending config kept: %s',
    async (keepPendingOnFailure, active, pending) => {
      const emulator = await start({ keepPendingOnFailure });
      emulator.world.script('churn', { entities: { champion: { outcome: 'fail' } } });
      await call(emulator, `POST ${root}`, endpointBody('churn'));
      const body = await settled(emulator, 'churn');
      expect(body.state).toMatchObject({ ready: 'NOT_READY', config_update: 'UPDATE_FAILED' });
      expect(versions(body)).toEqual([active, pending]);
      expect(deployments(body.pending_config ?? body.config)).toEqual({ champion: 'DEPLOYMENT_FAILED' });
    },
  );

  it.each([[false, undefined], [true, 2]])('update cancelled in the console, pending kept: %s', async (keepPendingOnCancel, pending) => {
    const emulator = await start({ keepPendingOnCancel });
    await ready(emulator);
    await update(emulator);
    consoleCancel(emulator.world, 'churn');
    const body = await get(emulator);
    expect(body.state).toMatchObject({ ready: 'READY', config_update: 'UPDATE_CANCELED' });
    expect(versions(body)).toEqual([1, pending]);
  });

  it('stopped, then started with the same content as a new version', async () => {
    const emulator = await start();
    await ready(emulator);
    expect((await call(emulator, `POST ${root}/churn/config:stop`)).status).toBe(200);
    const stopped = await get(emulator);
    expect(stopped.state).toMatchObject({ ready: 'NOT_READY', config_update: 'NOT_UPDATING', suspend: 'STOPPED' });
    expect(deployments(stopped.config)).toEqual({ champion: 'DEPLOYMENT_STOPPED' });
    const scored = await call(emulator, 'POST /serving-endpoints/churn/invocations', { inputs: [1] });
    expect(scored.status).toBe(400);
    const started = await call(emulator, `POST ${root}/churn/config:start`);
    expect(started.body.state).toMatchObject({ ready: 'NOT_READY', config_update: 'IN_PROGRESS', suspend: 'NOT_SUSPENDED' });
    expect(versions(started.body)).toEqual([1, 2]);
    expect((await settled(emulator, 'churn')).state).toMatchObject({ ready: 'READY' });
  });

  it('an entity crashes after READY and recovers', async () => {
    const emulator = await start();
    await ready(emulator);
    emulator.world.crashEntity('churn', 'champion', { gets: 1 });
    const crashed = await get(emulator);
    expect(crashed.state).toMatchObject({ ready: 'NOT_READY', config_update: 'NOT_UPDATING' });
    expect(deployments(crashed.config)).toEqual({ champion: 'DEPLOYMENT_RECOVERING' });
    expect((await get(emulator)).state).toMatchObject({ ready: 'READY' });
  });
});

describe('scripts', () => {
  it('a rollout ends in recovering when told so', async () => {
    const emulator = await start();
    emulator.world.script('churn', { outcome: 'recover' });
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    const body = await settled(emulator, 'churn');
    expect(body.state).toMatchObject({ ready: 'NOT_READY', config_update: 'NOT_UPDATING' });
    expect((await get(emulator)).state).toMatchObject({ ready: 'NOT_READY' });
  });

  it('a rollout gets stuck for want of capacity until somebody cancels it', async () => {
    const emulator = await start();
    emulator.world.script('churn', { outcome: 'stuck', message: 'Waiting for GPU capacity.' });
    await call(emulator, `POST ${root}`, endpointBody('churn', throughput));
    for (let poll = 0; poll < 10; poll += 1) {
      const body = await get(emulator);
      expect(body.state).toMatchObject({ config_update: 'IN_PROGRESS' });
      expect(JSON.stringify(body.pending_config)).toContain('Waiting for GPU capacity.');
    }
    consoleCancel(emulator.world, 'churn');
    expect((await get(emulator)).state).toMatchObject({ config_update: 'UPDATE_CANCELED' });
  });

  it('shows intermediate messages in order, and takes its own duration', async () => {
    const emulator = await start({ deployment: { gets: 0 } });
    emulator.world.script('churn', { after: { gets: 4 }, messages: ['Building the container.', 'Starting the server.'] });
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    const shown: string[] = [];
    for (let poll = 0; poll < 5; poll += 1) {
      const pending = (await get(emulator)).pending_config as { served_entities: { state: Json }[] } | undefined;
      shown.push(String(pending?.served_entities[0]?.state.deployment_state_message));
    }
    expect(shown).toEqual([
      'Building the container.', 'Starting the server.', 'Starting the server.', 'Starting the server.', 'undefined',
    ]);
  });

  it('a failure aborts the siblings, and its logs are read with the pending version', async () => {
    const emulator = await start();
    await ready(emulator);
    emulator.world.script('churn', {
      entities: { challenger: { outcome: 'fail', message: 'Import error.', buildLogs: 'no module x', serverLogs: 'exit 1' } },
    });
    await call(emulator, `PUT ${root}/churn/config`, {
      served_entities: [v8, { ...custom, name: 'challenger', entity_version: '6' }],
      traffic_config: { routes: [{ served_model_name: 'champion', traffic_percentage: 100 }] },
    });
    const body = await settled(emulator, 'churn');
    expect(deployments(body.pending_config)).toEqual({ champion: 'DEPLOYMENT_ABORTED', challenger: 'DEPLOYMENT_FAILED' });
    const logs = `${root}/churn/served-models/challenger`;
    expect((await call(emulator, `GET ${logs}/build-logs?config_version=2`)).body).toEqual({ logs: 'no module x' });
    expect((await call(emulator, `GET ${logs}/logs?config_version=2`)).body).toEqual({ logs: 'exit 1' });
    expect((await call(emulator, `GET ${logs}/build-logs`)).status).toBe(404);
  });

  it('a secret the creator cannot read fails the deployment, not the write', async () => {
    const emulator = await start();
    emulator.world.addSecrets('locked', { keys: ['k'], readers: ['someone@example.com'] });
    const entity = { ...custom, environment_vars: { TOKEN: '{{secrets/locked/k}}' } };
    expect((await call(emulator, `POST ${root}`, endpointBody('churn', entity))).status).toBe(200);
    const body = await settled(emulator, 'churn');
    expect(body.state).toMatchObject({ config_update: 'UPDATE_FAILED' });
    expect(JSON.stringify(body.pending_config)).toContain('READ permission on secret scope locked');
  });

  it('an unchanged entity stays ready and keeps its timestamp during an update', async () => {
    const emulator = await start({ clock: { mode: 'virtual' } });
    await ready(emulator);
    emulator.world.advance(10_000);
    const body = (await call(emulator, `PUT ${root}/churn/config`, {
      served_entities: [custom, { ...v8, name: 'next' }],
      traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 100 }] },
    })).body;
    expect(deployments(body.pending_config)).toEqual({ champion: 'DEPLOYMENT_READY', next: 'DEPLOYMENT_CREATING' });
  });
});

describe('what is refused while or because of the state', () => {
  it.each([
    ['PUT', 'config', { served_entities: [v8] }, 409],
    ['PATCH', 'telemetry-config', { telemetry_config: { telemetry_profile_id: 'p' } }, 409],
    ['POST', 'config:stop', undefined, 409],
    ['PUT', 'ai-gateway', { usage_tracking_config: { enabled: true } }, 200],
    ['PATCH', 'tags', { add_tags: [{ key: 'a', value: 'b' }] }, 200],
    ['PATCH', 'notifications', { email_notifications: { on_update_success: ['a@example.com'] } }, 200],
  ])('%s %s during an update', async (method, path, body, status) => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    const reply = await call(emulator, `${method} ${root}/churn/${path}`, body);
    expect(reply.status).toBe(status);
    if (status === 409) expect(reply.body.error_code).toBe('RESOURCE_CONFLICT');
  });

  it('an endpoint is deleted during an update, and its name is free again', async () => {
    const emulator = await start();
    const first = await call(emulator, `POST ${root}`, endpointBody('churn'));
    const gone = await call(emulator, `DELETE ${root}/churn`);
    expect([gone.status, gone.text]).toEqual([200, '{}']);
    emulator.world.configure({ deleteReply: 'empty' });
    expect((await call(emulator, `DELETE ${root}/churn`)).status).toBe(404);
    const second = await call(emulator, `POST ${root}`, endpointBody('churn'));
    expect(second.status).toBe(200);
    expect(second.body.id).not.toBe(first.body.id);
    expect((await call(emulator, `DELETE ${root}/churn`)).text).toBe('');
  });

  it('stop and start are for custom models in the right state only', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('chat', external));
    expect((await call(emulator, `POST ${root}/chat/config:stop`)).status).toBe(400);
    await ready(emulator);
    expect((await call(emulator, `POST ${root}/churn/config:start`)).status).toBe(400);
    consoleStop(emulator.world, 'churn');
    expect((await call(emulator, `POST ${root}/churn/config:stop`)).body.error_code).toBe('INVALID_STATE');
  });

  it('model units complete one GET later when asked to', async () => {
    const emulator = await start({ modelUnits: 'one-get' });
    const entity = { entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 };
    const created = await call(emulator, `POST ${root}/pt`, endpointBody('units', entity));
    expect(created.body.state).toMatchObject({ config_update: 'IN_PROGRESS' });
    expect((await get(emulator, 'units')).state).toMatchObject({ config_update: 'IN_PROGRESS' });
    expect((await get(emulator, 'units')).state).toMatchObject({ ready: 'READY', config_update: 'NOT_UPDATING' });
  });

  it.each([['new-version' as const, 2], ['noop' as const, 1]])('identical content: %s', async (identicalConfig, version) => {
    const emulator = await start({ identicalConfig });
    await ready(emulator);
    await update(emulator, custom);
    expect(versions(await settled(emulator, 'churn'))).toEqual([version, undefined]);
  });

  it('an empty config leaves an endpoint without entities', async () => {
    const emulator = await start();
    await ready(emulator);
    const { body } = await call(emulator, `PUT ${root}/churn/config`, {});
    expect(body.state).toMatchObject({ ready: 'NOT_READY', config_update: 'NOT_UPDATING' });
    expect(versions(body)).toEqual([undefined, undefined]);
  });
});
