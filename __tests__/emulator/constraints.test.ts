import { knownPrincipals } from '../../src/emulator/index.js';
import { call, custom, endpointBody, external, type Json, root, settled, start, stopAll } from './helper.js';

afterEach(stopAll);

const throughput = { entity_name: 'ml.llm-catalog.foundation-model', entity_version: '3', min_provisioned_throughput: 980, max_provisioned_throughput: 1960 };
const two = (first: Json, second: Json, routes?: Json[]): Json => ({
  name: 'two',
  config: { served_entities: [first, second], ...(routes ? { traffic_config: { routes } } : {}) },
});
const route = (name: string, percent: number): Json => ({ served_entity_name: name, traffic_percentage: percent });
const challenger = { ...custom, name: 'challenger', entity_version: '8' };
const withModel = (patch: Json): Json => ({ name: 'chat', external_model: { ...external.external_model, ...patch } });
const provider = (name: string, block: string, config: Json): Json => ({
  external_model: { name: 'm', provider: name, task: 'llm/v1/chat', [block]: config },
});

// [what, create body, words of the refusal]; every row is a 400 of the server.
const refused: [string, Json, string][] = [
  ['C1 name too long', endpointBody('a'.repeat(64)), '1 to 63'],
  ['C1 bad character', endpointBody('a.b'), '1 to 63'],
  ['C1 no name', { config: {} }, "'name'"],
  ['C2 reserved prefix', endpointBody('databricks-x'), 'reserved prefix'],
  ['literal route pt', endpointBody('pt'), 'reserved'],
  ['C3 entity name', endpointBody('x', { ...custom, name: 'a b' }), 'Served entity name'],
  ['C3 duplicate entity', two(custom, custom, [route('champion', 100)]), 'more than once'],
  ['C3 duplicate generated name', two({ ...custom, name: undefined }, { ...custom, name: undefined }), 'more than once'],
  ['C5 no traffic for two', two(custom, challenger), 'traffic_config is required'],
  ['C5 sum', two(custom, challenger, [route('champion', 50), route('challenger', 40)]), 'add up to 100, got 90'],
  ['C5 unknown entity', two(custom, challenger, [route('other', 100)]), "unknown served entity 'other'"],
  ['C5 range', two(custom, challenger, [route('champion', 101), route('challenger', -1)]), '0 to 100'],
  ['C5 not an integer', two(custom, challenger, [route('champion', 99.5), route('challenger', 0.5)]), 'expected int'],
  ['C5 route twice', two(custom, challenger, [route('champion', 50), route('champion', 50)]), 'more than one traffic route'],
  ['N7 two names differ', two(custom, challenger, [{ ...route('champion', 100), served_model_name: 'challenger' }]), 'must be the same'],
  ['C6 neither kind', endpointBody('x', { name: 'a' }), 'Exactly one of'],
  ['C6 both kinds', endpointBody('x', { ...external, entity_name: 'prod.ml.churn' }), 'entity_name is not supported'],
  ['C6 mixed kinds', two(custom, external, [route('champion', 100)]), 'cannot be combined'],
  ['C6 tasks differ', two(external, { ...withModel({ task: 'llm/v1/embeddings' }), name: 'b' }, [route('chat', 100)]), 'same task'],
  ['C7 size and concurrency', endpointBody('x', { ...custom, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 }), 'Only one of workload_size'],
  ['C8 steps of 4', endpointBody('x', { ...custom, workload_size: undefined, min_provisioned_concurrency: 2, max_provisioned_concurrency: 8 }), 'multiple of 4'],
  ['C8 max alone', endpointBody('x', { ...custom, workload_size: undefined, max_provisioned_concurrency: 8 }), 'together'],
  ['C8 max below min', endpointBody('x', { ...custom, workload_size: undefined, min_provisioned_concurrency: 8, max_provisioned_concurrency: 4 }), 'not less than'],
  ['C8 per model', endpointBody('x', { ...custom, workload_size: undefined, min_provisioned_concurrency: 0, max_provisioned_concurrency: 1028 }), '1024'],
  ['C9 chunk', endpointBody('x', { ...throughput, max_provisioned_throughput: 1961 }), 'multiple of 980'],
  ['C9 at least one chunk', endpointBody('x', { ...throughput, min_provisioned_throughput: 0, max_provisioned_throughput: 0 }), 'at least 980'],
  ['C9 min above max', endpointBody('x', { ...throughput, min_provisioned_throughput: 2940 }), 'not be less than'],
  ['C9 min alone', endpointBody('x', { ...throughput, max_provisioned_throughput: undefined }), 'must be specified'],
  ['C9 not optimizable', endpointBody('x', { ...throughput, entity_name: 'prod.ml.churn', entity_version: '8' }), 'not optimizable'],
  ['C9 priced by units', endpointBody('x', { ...throughput, entity_name: 'system.ai.gpt-oss-120b', entity_version: '1' }), 'by model units'],
  ['4.3 base variant', endpointBody('x', { ...throughput, entity_name: 'system.ai.meta_llama_v3_1_8b', entity_version: '1' }), 'Instruct'],
  ['units on R1', endpointBody('x', { entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 }), '/serving-endpoints/pt'],
  ['throughput on external', endpointBody('x', { ...external, min_provisioned_throughput: 0 }), 'provisioned throughput is not supported for endpoints with external models'],
  ['sizes on external', endpointBody('x', { ...external, workload_size: 'Small' }), 'workload_size is not supported'],
  ['C12 half a reference', endpointBody('x', { ...custom, environment_vars: { T: 'Bearer {{secrets/a/b}}' } }), 'Invalid secret reference'],
  ['C14 tag key', endpointBody('x', custom, { tags: [{ key: 'a.b', value: '' }] }), 'Endpoint tag key a.b'],
  ['C14 empty tag key', endpointBody('x', custom, { tags: [{ value: 'v' }] }), '1-255'],
  ['C15 description', endpointBody('x', custom, { description: 'd'.repeat(1001) }), '1000'],
  ['C21 route_optimized', endpointBody('x', external, { route_optimized: true }), 'route_optimized'],
  ['C22 legacy limits', endpointBody('x', custom, { rate_limits: [{ calls: 1, renewal_period: 'minute' }] }), 'external and foundation'],
  ['C27 both lists', { name: 'x', config: { served_entities: [custom], served_models: [] } }, 'Only one of served_entities'],
  ['C27 legacy without scale', { name: 'x', config: { served_models: [{ model_name: 'prod.ml.churn', model_version: '7' }] } }, 'scaleToZeroEnabled is undefined'],
  ['C29 pending version', endpointBody('x', { ...custom, entity_version: '9' }), 'PENDING_REGISTRATION'],
  ['C29 failed version', endpointBody('x', { ...custom, entity_version: '10' }), 'FAILED_REGISTRATION'],
  ['alias as version', endpointBody('x', { ...custom, entity_version: 'champion' }), 'aliases are not supported'],
  ['workload size', endpointBody('x', { ...custom, workload_size: 'small' }), 'not a valid workload_size'],
  ['workload type', endpointBody('x', { ...custom, workload_type: 'TPU' }), 'not a valid workload_type'],
  ['auto capture location', { name: 'x', config: { served_entities: [custom], auto_capture_config: { enabled: true } } }, 'catalog_name'],
  ['auto capture on throughput', { name: 'x', config: { served_entities: [throughput], auto_capture_config: { catalog_name: 'c', schema_name: 's' } } }, 'not supported'],
  ['provider unknown', endpointBody('x', provider('acme', 'openai_config', {})), 'not a supported'],
  ['provider without block', endpointBody('x', withModel({ openai_config: undefined })), "block 'openai_config'"],
  ['provider with two blocks', endpointBody('x', withModel({ palm_config: {} })), 'exactly the block'],
  ['external without task', endpointBody('x', withModel({ task: undefined })), "'task'"],
  ['credentials missing', endpointBody('x', provider('anthropic', 'anthropic_config', {})), 'must be set'],
  ['credentials twice', endpointBody('x', provider('cohere', 'cohere_config', { cohere_api_key: '{{secrets/a/b}}', cohere_api_key_plaintext: 'k' })), 'Only one of'],
  ['key in the reference field', endpointBody('x', provider('palm', 'palm_config', { palm_api_key: 'sk-1' })), 'Invalid secret reference'],
  ['azure fields', endpointBody('x', withModel({ openai_config: { openai_api_type: 'azure', openai_api_key: '{{secrets/a/b}}' } })), 'openai_api_base'],
  ['azuread fields', endpointBody('x', withModel({ openai_config: { openai_api_type: 'azuread', openai_api_base: 'b', openai_api_version: 'v', openai_deployment_name: 'd' } })), 'microsoft_entra_tenant_id'],
  ['bedrock region', endpointBody('x', provider('amazon-bedrock', 'amazon_bedrock_config', { bedrock_provider: 'amazon' })), 'aws_region'],
  ['bedrock provider', endpointBody('x', provider('amazon-bedrock', 'amazon_bedrock_config', { aws_region: 'r', bedrock_provider: 'x' })), 'bedrock_provider'],
  ['bedrock both ways', endpointBody('x', provider('amazon-bedrock', 'amazon_bedrock_config', { aws_region: 'r', bedrock_provider: 'Amazon', instance_profile_arn: 'a', aws_access_key_id: '{{secrets/a/b}}' })), 'Only one of AWS keys'],
  ['vertex fields', endpointBody('x', provider('google-cloud-vertex-ai', 'google_cloud_vertex_ai_config', { private_key: '{{secrets/a/b}}', region: 'r' })), 'project_id'],
  ['custom two auths', endpointBody('x', provider('custom', 'custom_provider_config', { custom_provider_url: 'u', api_key_auth: { key: 'k', value: '{{secrets/a/b}}' }, bearer_token_auth: { token: '{{secrets/a/b}}' } })), 'Only one of api_key_auth'],
  ['fallback without enabled', endpointBody('x', external, { ai_gateway: { fallback_config: {} } }), "'enabled'"],
  ['C17 table without schema', endpointBody('x', external, { ai_gateway: { inference_table_config: { enabled: true, catalog_name: 'c' } } }), 'schema_name'],
  ['pii behavior', endpointBody('x', external, { ai_gateway: { guardrails: { input: { pii: { behavior: 'HIDE' } } } } }), 'pii behavior'],
  ['telemetry fraction', endpointBody('x', custom, { telemetry_config: { telemetry_profile_id: 'p', inference_table_config: { sampling_fraction: 2 } } }), 'sampling_fraction'],
  ['malformed scalar', endpointBody('x', { ...custom, scale_to_zero_enabled: 'maybe' }), 'expected bool'],
  ['malformed list', { name: 'x', config: { served_entities: {} } }, 'expected a list'],
];

const limits: [string, Json[], string][] = [
  ['more than 20', Array.from({ length: 21 }, (_item, at) => ({ key: 'user', principal: `u${at}`, calls: 1, renewal_period: 'minute' })), '20'],
  ['more than 5 groups', Array.from({ length: 6 }, (_item, at) => ({ key: 'user_group', principal: `g${at}`, calls: 1, renewal_period: 'minute' })), '5 group'],
  ['no period', [{ calls: 1 }], 'renewal_period'],
  ['no amount', [{ renewal_period: 'minute' }], 'calls or tokens'],
  ['unknown key', [{ key: 'team', calls: 1, renewal_period: 'minute' }], "'team'"],
  ['group without principal', [{ key: 'user_group', calls: 1, renewal_period: 'minute' }], 'principal is required'],
  ['twice the same', [{ calls: 1, renewal_period: 'minute' }, { key: 'endpoint', calls: 2, renewal_period: 'minute' }], 'Duplicate'],
];

describe('constraints of the server', () => {
  it.each(refused)('refuses: %s', async (_what, body, words) => {
    const emulator = await start();
    const reply = await call(emulator, `POST ${root}`, body);
    expect(reply.text).toContain(words.replaceAll('"', '\\"'));
    expect(reply.status).toBe(400);
    expect(['INVALID_PARAMETER_VALUE', 'MALFORMED_REQUEST']).toContain(reply.body.error_code);
    expect([...emulator.world.endpoints.keys()].filter((name) => !name.includes('-'))).toEqual([]);
  });

  it.each(limits)('C16 rate limits: %s', async (_what, rate_limits, words) => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('chat', external));
    const reply = await call(emulator, `PUT ${root}/chat/ai-gateway`, { rate_limits });
    expect(reply.status).toBe(400);
    expect(reply.text).toContain(words);
  });

  it('C4: sixteen entities are refused, fifteen are not', async () => {
    const emulator = await start();
    const entities = Array.from({ length: 16 }, (_item, at) => ({ ...custom, name: `e${at}` }));
    const body = (count: number): Json => ({
      name: 'many',
      config: { served_entities: entities.slice(0, count), traffic_config: { routes: [route('e0', 100)] } },
    });
    expect((await call(emulator, `POST ${root}`, body(16))).status).toBe(400);
    expect((await call(emulator, `POST ${root}`, body(15))).status).toBe(200);
  });

  it('C6: the kind of an endpoint never changes', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('chat', external));
    const reply = await call(emulator, `PUT ${root}/chat/config`, { served_entities: [custom] });
    expect([reply.status, reply.body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    await settled(emulator, 'churn');
    for (const entity of [external, throughput]) {
      expect((await call(emulator, `PUT ${root}/churn/config`, { served_entities: [entity] })).status).toBe(400);
    }
    expect((await call(emulator, `PUT ${root}/pt/churn/config`, { config: { served_entities: [] } })).status).toBe(400);
  });

  it('C11: a custom entity needs scale_to_zero_enabled on update, with the real wording', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    await settled(emulator, 'churn');
    const entity = { ...custom, scale_to_zero_enabled: undefined };
    const reply = await call(emulator, `PUT ${root}/churn/config`, { served_entities: [entity] });
    expect(reply.body).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: 'scaleToZeroEnabled is undefined. Please set it to either true or false.',
    });
  });

  it('C8 and C26: limits of the workspace', async () => {
    const emulator = await start({ maxWorkspaceConcurrency: 8, maxEndpoints: 4 });
    expect((await call(emulator, `POST ${root}`, endpointBody('a'))).status).toBe(200);
    expect((await call(emulator, `POST ${root}`, endpointBody('b'))).status).toBe(200);
    const full = await call(emulator, `POST ${root}`, endpointBody('c', external));
    expect(full.body.error_code).toBe('QUOTA_EXCEEDED');
    emulator.world.configure({ maxEndpoints: 10 });
    expect((await call(emulator, `POST ${root}`, endpointBody('c'))).text).toContain('the limit is 8');
  });

  it('C12: a missing secret is refused at the write when told so', async () => {
    const emulator = await start({ secretCheck: 'write' });
    const entity = { ...custom, environment_vars: { T: '{{secrets/none/none}}' } };
    const reply = await call(emulator, `POST ${root}`, endpointBody('x', entity));
    expect([reply.status, reply.body.message]).toEqual([404, 'Secret none/none does not exist.']);
  });

  it('C17: no CREATE TABLE, and an enabled table cannot move', async () => {
    const emulator = await start({ unwritableSchemas: ['main.closed'] });
    const table = (schema_name: string, enabled = true): Json => ({ inference_table_config: { enabled, catalog_name: 'main', schema_name } });
    await call(emulator, `POST ${root}`, endpointBody('chat', external));
    const path = `PUT ${root}/chat/ai-gateway`;
    expect((await call(emulator, path, table('closed'))).status).toBe(403);
    const first = await call(emulator, path, table('open'));
    expect(first.body.inference_table_config).toMatchObject({ table_name_prefix: 'chat' });
    expect((await call(emulator, path, table('other'))).status).toBe(400);
    expect((await call(emulator, path, table('open', false))).status).toBe(200);
    expect((await call(emulator, path, table('other'))).status).toBe(200);
  });

  it('C25: the caller needs the entitlement, the creator EXECUTE', async () => {
    const emulator = await start();
    emulator.world.addPrincipal({ name: knownPrincipals.deployer.name, workspaceAccess: false });
    expect((await call(emulator, `POST ${root}`, endpointBody('x'))).status).toBe(403);
    emulator.world.addPrincipal({ name: knownPrincipals.deployer.name, workspaceAccess: true });
    emulator.world.addModel('prod.ml.churn', { denied: ['deployers'] });
    const reply = await call(emulator, `POST ${root}`, endpointBody('x'));
    expect([reply.status, reply.body.error_code]).toEqual([403, 'PERMISSION_DENIED']);
  });

  it.each([[409 as const], [400 as const]])('a duplicate name answers %s RESOURCE_ALREADY_EXISTS', async (duplicateCreateStatus) => {
    const emulator = await start({ duplicateCreateStatus });
    await call(emulator, `POST ${root}`, endpointBody('x'));
    const reply = await call(emulator, `POST ${root}`, endpointBody('x'));
    expect([reply.status, reply.body.error_code]).toEqual([duplicateCreateStatus, 'RESOURCE_ALREADY_EXISTS']);
  });

  it('unknown models are refused, unless the check is off', async () => {
    const emulator = await start();
    const body = endpointBody('x', { ...custom, entity_name: 'no.such.model' });
    const reply = await call(emulator, `POST ${root}`, body);
    expect([reply.status, reply.body.error_code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
    expect((await call(emulator, `POST ${root}`, endpointBody('x', { ...custom, entity_version: '99' }))).status).toBe(404);
    emulator.world.configure({ modelCheck: false });
    expect((await call(emulator, `POST ${root}`, body)).status).toBe(200);
  });

  it('model units: chunk, model, route and wrapper', async () => {
    const emulator = await start();
    const entity = { entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 };
    const post = (patch: Json): Promise<{ status: number }> => call(emulator, `POST ${root}/pt`, endpointBody('u', { ...entity, ...patch }));
    expect((await post({ provisioned_model_units: 75 })).status).toBe(400);
    expect((await post({ provisioned_model_units: 0 })).status).toBe(400);
    expect((await post({ provisioned_model_units: undefined })).status).toBe(400);
    expect((await post({ entity_name: 'prod.ml.churn', entity_version: '8' })).status).toBe(400);
    expect((await call(emulator, `POST ${root}/pt`, { name: 'u' })).status).toBe(400);
    expect((await post({})).status).toBe(200);
    expect((await call(emulator, `PUT ${root}/u/config`, { served_entities: [entity] })).text).toContain('/serving-endpoints/pt/u/config');
    const unwrapped = await call(emulator, `PUT ${root}/pt/u/config`, { served_entities: [entity] });
    expect(emulator.requests.at(-1)?.unknownFields).toEqual(['served_entities']);
    expect(unwrapped.status).toBe(200);
  });

  it('coerces scalars by the proto-JSON rules, names entities, and drops unknown fields', async () => {
    const emulator = await start();
    const entity = { entity_name: 'prod.ml.churn', entity_version: 7, scale_to_zero_enabled: 'true', color: 'red' };
    await call(emulator, `POST ${root}`, {
      name: 'x',
      config: {
        served_entities: [entity, { ...external, external_model: undefined, name: null, entity_name: 'ads-model', entity_version: '3' }],
        traffic_config: { routes: [{ served_model_name: 'churn-7', traffic_percentage: '100' }] },
      },
    });
    expect(emulator.requests.at(-1)?.unknownFields).toEqual(['config.served_entities[0].color']);
    const live = await settled(emulator, 'x');
    const entities = (live.config as { served_entities: Json[] }).served_entities;
    expect(entities.find(({ name }) => name === 'churn-7')).toMatchObject({
      entity_version: '7', scale_to_zero_enabled: true, workload_size: 'Small', workload_type: 'CPU', type: 'UC_MODEL',
    });
    expect(entities.find(({ name }) => name === 'ads-model-3')).toMatchObject({ type: 'WORKSPACE_MODEL' });
    emulator.world.configure({ rejectUnknownFields: true });
    expect((await call(emulator, `POST ${root}`, endpointBody('y', entity))).body.error_code).toBe('MALFORMED_REQUEST');
  });

  it('accepts every provider with its credentials, and returns references but never plaintext', async () => {
    const emulator = await start();
    const reference = '{{secrets/llm-prod/openai-key}}';
    const models: [string, string, Json][] = [
      ['openai', 'openai_config', { openai_api_key: reference }],
      ['openai', 'openai_config', { openai_api_type: 'azuread', openai_api_base: 'b', openai_api_version: 'v', openai_deployment_name: 'd', microsoft_entra_tenant_id: 't', microsoft_entra_client_id: 'c', microsoft_entra_client_secret: reference }],
      ['anthropic', 'anthropic_config', { anthropic_api_key_plaintext: 'sk-hidden' }],
      ['cohere', 'cohere_config', { cohere_api_key: reference, cohere_api_base: 'b' }],
      ['amazon-bedrock', 'amazon_bedrock_config', { aws_region: 'r', bedrock_provider: 'Anthropic', aws_access_key_id: reference, aws_secret_access_key_plaintext: 'sk-hidden' }],
      ['amazon-bedrock', 'amazon_bedrock_config', { aws_region: 'r', bedrock_provider: 'amazon', instance_profile_arn: 'arn' }],
      ['google-cloud-vertex-ai', 'google_cloud_vertex_ai_config', { project_id: 'p', region: 'r', private_key: reference }],
      ['ai21labs', 'ai21labs_config', { ai21labs_api_key: reference }],
      ['palm', 'palm_config', { palm_api_key: reference }],
      ['databricks-model-serving', 'databricks_model_serving_config', { databricks_workspace_url: 'https://w', databricks_api_token: reference }],
      ['custom', 'custom_provider_config', { custom_provider_url: 'https://c', api_key_auth: { key: 'x-key', value_plaintext: 'sk-hidden' } }],
    ];
    for (const [at, [name, block, config]] of models.entries()) {
      const reply = await call(emulator, `POST ${root}`, endpointBody(`m${at}`, provider(name, block, config)));
      expect([name, reply.status]).toEqual([name, 200]);
      const live = await call(emulator, `GET ${root}/m${at}`);
      expect(live.text).not.toContain('plaintext');
      if (JSON.stringify(config).includes(reference)) expect(live.text).toContain(reference);
    }
    expect(JSON.stringify(emulator.requests)).not.toContain('sk-hidden');
  });
});
