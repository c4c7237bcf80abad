import { knownPrincipals } from '../../src/emulator/index.js';
import { call, fixture, type Json, mask, root, settled, start, stopAll } from './helper.js';

interface Cases {
  external_create: { request: Json; reply: Json };
  external_update_config: { request: Json };
  mlflow_client_create: Json;
  mlflow_client_update: { config: Json; rate_limits: Json[] };
  provisioned_throughput_create: {
    optimization_info_path: string;
    min_chunks: number;
    max_chunks: number;
    request_when_chunk_is_980: Json & { name: string };
  };
  optimization_info_replies: (Json & { throughput_chunk_size: number; model_type: string })[];
  model_units_yardstick: { model_units: number };
}
const cases = fixture('fixtures/document-cases.json') as Cases;

afterEach(stopAll);

describe('requests and replies of the public documents', () => {
  it('creates the external endpoint and answers everything the old document shows', async () => {
    const emulator = await start({ omitConfigUpdate: true });
    emulator.world.addPrincipal({ name: 'user@email.com', tokens: ['user-token'] });
    const reply = await call(emulator, `POST ${root}`, cases.external_create.request, { token: 'user-token' });
    expect(reply.status).toBe(200);
    expect(mask(reply.body)).toMatchObject(mask(cases.external_create.reply) as Json);
    expect(reply.body.state).toEqual({ ready: 'READY' });
    expect(reply.body).not.toHaveProperty('rate_limits');
  });

  it('takes a config with the redundant name and another task', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, cases.external_create.request);
    const reply = await call(emulator, `PUT ${root}/openai_endpoint/config`, cases.external_update_config.request);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ task: 'llm/v1/chat', config: { config_version: 2 }, state: { ready: 'READY' } });
    expect(emulator.requests.at(-1)?.unknownFields).toEqual([]);
  });

  it('takes the MLflow client: create, config, and its rate limits on the deprecated route', async () => {
    const emulator = await start();
    expect((await call(emulator, `POST ${root}`, cases.mlflow_client_create)).status).toBe(200);
    const { config, rate_limits } = cases.mlflow_client_update;
    const updated = await call(emulator, `PUT ${root}/chat/config`, config);
    expect((updated.body.config as Json).served_entities).toMatchObject([{ name: 'chats' }]);
    const limits = await call(emulator, `PUT ${root}/chat/rate-limits`, { rate_limits });
    expect(limits.body).toEqual({ rate_limits });
    expect((await call(emulator, `GET ${root}/chat`)).body).not.toHaveProperty('rate_limits');
  });

  it('takes the slash that the MLflow client puts at the end of the list and create route', async () => {
    const emulator = await start();
    expect((await call(emulator, `POST ${root}/`, cases.mlflow_client_create)).status).toBe(200);
    const { body } = await call(emulator, `GET ${root}/`);
    expect((body.endpoints as Json[]).map(({ name }) => name)).toContain('chat');
    expect(emulator.unknownRequests).toEqual([]);
  });

  it('creates provisioned throughput sized in chunks, with the version sent as a number', async () => {
    const emulator = await start();
    const sent = cases.provisioned_throughput_create;
    const info = await call(emulator, `GET ${sent.optimization_info_path}`);
    expect(cases.optimization_info_replies).toContainEqual(info.body);
    expect(info.body.throughput_chunk_size).toBe(980);
    const created = await call(emulator, `POST ${root}`, sent.request_when_chunk_is_980);
    expect(created.status).toBe(200);
    const live = await settled(emulator, sent.request_when_chunk_is_980.name);
    expect((live.config as Json).served_entities).toMatchObject([
      {
        name: 'foundation-model-3',
        entity_version: '3',
        min_provisioned_throughput: sent.min_chunks * 980,
        max_provisioned_throughput: sent.max_chunks * 980,
      },
    ]);
  });

  it('can answer each documented optimisation info', async () => {
    const emulator = await start();
    for (const [at, info] of cases.optimization_info_replies.entries()) {
      const optimization = { kind: 'chunk' as const, size: info.throughput_chunk_size, modelType: info.model_type };
      emulator.world.addModel(`doc.models.m${at}`, { versions: { 1: { optimization } } });
      const reply = await call(emulator, `GET ${root}/get-model-optimization-info/doc.models.m${at}/1`);
      expect(reply.body).toEqual(info);
    }
  });

  it('provisions the model-unit yardstick', async () => {
    const emulator = await start();
    const entity = {
      entity_name: 'system.ai.llama-4-maverick',
      entity_version: 1,
      provisioned_model_units: cases.model_units_yardstick.model_units,
    };
    const reply = await call(emulator, `POST ${root}/pt`, { name: 'maverick', config: { served_entities: [entity] } }, {
      token: knownPrincipals.mlops.token,
    });
    expect(reply.status).toBe(200);
    expect((reply.body.config as Json).served_entities).toMatchObject([{ name: 'llama-4-maverick-1', provisioned_model_units: 50 }]);
  });
});
