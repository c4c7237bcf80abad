import { knownPrincipals } from '../../src/emulator/index.js';
import { call, type Json, root, start, stopAll } from './helper.js';

afterEach(stopAll);

const uc = '/api/2.1/unity-catalog/models';

describe('Unity Catalog', () => {
  it('reads a model, a version and an alias; versions are numbers', async () => {
    const emulator = await start();
    expect((await call(emulator, `GET ${uc}/prod.ml.churn`)).body).not.toHaveProperty('aliases');
    const model = await call(emulator, `GET ${uc}/prod.ml.churn?include_aliases=true`);
    expect(model.body).toMatchObject({
      full_name: 'prod.ml.churn', aliases: [{ alias_name: 'champion', version_num: 8 }, { alias_name: 'challenger', version_num: 7 }],
    });
    const version = await call(emulator, `GET ${uc}/prod.ml.churn/versions/8?include_aliases=true`);
    expect(version.body).toMatchObject({ version: 8, status: 'READY', catalog_name: 'prod', schema_name: 'ml', aliases: [{ alias_name: 'champion' }] });
    expect((await call(emulator, `GET ${uc}/prod.ml.churn/aliases/champion`)).body.version).toBe(8);
    emulator.world.addModel('prod.ml.churn', { aliases: { champion: null } });
    expect((await call(emulator, `GET ${uc}/prod.ml.churn/aliases/champion`)).status).toBe(404);
  });

  it('pages versions in text order until the token ends', async () => {
    const emulator = await start();
    const versions = Object.fromEntries(Array.from({ length: 25 }, (_item, at) => [at + 1, {}]));
    emulator.world.addModel('a.b.many', { versions });
    const seen: number[] = [];
    let token: unknown = '';
    let pages = 0;
    do {
      const query = `max_results=10${token === '' ? '' : `&page_token=${String(token)}`}`;
      const { body } = await call<{ model_versions: { version: number }[]; next_page_token?: string }>(emulator, `GET ${uc}/a.b.many/versions?${query}`);
      seen.push(...body.model_versions.map(({ version }) => version));
      token = body.next_page_token;
      pages += 1;
    } while (token !== undefined);
    expect(pages).toBe(3);
    expect(seen).toHaveLength(25);
    expect(seen.indexOf(10)).toBeLessThan(seen.indexOf(9));
    expect((await call(emulator, `GET ${uc}/a.b.many/versions?max_results=1001`)).status).toBe(400);
    expect((await call(emulator, `GET ${uc}/a.b.many/versions?page_token=bad`)).status).toBe(400);
    const whole = await call<{ model_versions: Json[] }>(emulator, `GET ${uc}/a.b.many/versions`);
    expect(whole.body.model_versions).toHaveLength(25);
    const exact = await call(emulator, `GET ${uc}/a.b.many/versions?max_results=25`);
    expect(exact.body).not.toHaveProperty('next_page_token');
  });

  it.each([
    [`${uc}/no.such.model`, 404], [`${uc}/prod.ml.churn/versions/99`, 404], [`${uc}/prod.ml.churn/versions/x`, 400],
    [`${uc}/prod.ml.churn/aliases/none`, 404],
  ])('%s answers %s', async (path, status) => {
    const emulator = await start();
    expect((await call(emulator, `GET ${path}`)).status).toBe(status);
  });

  it('refuses without EXECUTE', async () => {
    const emulator = await start();
    emulator.world.addModel('prod.ml.churn', { denied: [knownPrincipals.deployer.name] });
    const reply = await call(emulator, `GET ${uc}/prod.ml.churn`);
    expect([reply.status, reply.body.error_code]).toEqual([403, 'PERMISSION_DENIED']);
  });
});

describe('workspace registry', () => {
  it('reads a model, a version and an alias; versions are text', async () => {
    const emulator = await start();
    const get = async (path: string): Promise<Json> => (await call(emulator, `GET /api/2.0/mlflow/${path}`)).body;
    expect(await get('registered-models/get?name=ads-model')).toMatchObject({
      registered_model: { name: 'ads-model', aliases: [{ alias: 'production', version: '3' }] },
    });
    expect(await get('model-versions/get?name=ads-model&version=2')).toMatchObject({ model_version: { version: '2', status: 'READY' } });
    expect(await get('registered-models/alias?name=ads-model&alias=production')).toMatchObject({ model_version: { version: '3' } });
    expect(await get('registered-models/alias?name=ads-model&alias=none')).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' });
    expect(await get('registered-models/get?name=prod.ml.churn')).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' });
    expect(await get('registered-models/get')).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
  });
});

describe('optimisation info', () => {
  it('field absent, an error body, and unknown models', async () => {
    const emulator = await start();
    const get = (path: string): ReturnType<typeof call<Json>> => call(emulator, `GET ${root}/get-model-optimization-info/${path}`);
    expect((await get('prod.ml.unsized/1')).body).toEqual({});
    emulator.world.addModel('a.b.c', {
      versions: { 1: { optimization: { kind: 'error', status: 400, code: 'BAD_REQUEST', message: 'Model not supported.' } } },
    });
    const failed = await get('a.b.c/1');
    expect([failed.status, failed.body.message]).toEqual([400, 'Model not supported.']);
    expect((await get('no.such.model/1')).status).toBe(404);
    expect((await get('a.b.c/2')).body.error_code).toBe('RESOURCE_DOES_NOT_EXIST');
  });
});

describe('secrets', () => {
  it('lists readable scopes and keys with the time of the last change, never values', async () => {
    const emulator = await start({ clock: { mode: 'virtual', startAt: 1_795_000_000_000 } });
    emulator.world.addSecrets('vault', { keys: ['k'], backend: 'AZURE_KEYVAULT', keyvault: { dns_name: 'https://v' }, readers: ['viewer@example.com'] });
    const list = async (token?: string): Promise<Json[]> =>
      (await call<{ scopes: Json[] }>(emulator, 'GET /api/2.0/secrets/scopes/list', undefined, token ? { token } : {})).body.scopes;
    expect((await list()).map(({ name }) => name)).toEqual(['my_scope', 'scope', 'llm-prod', 'churn', 'empty-scope']);
    expect(await list(knownPrincipals.viewer.token)).toContainEqual({
      name: 'vault', backend_type: 'AZURE_KEYVAULT', keyvault_metadata: { dns_name: 'https://v' },
    });
    const keys = async (scope: string): Promise<{ status: number; body: Json }> => call(emulator, `GET /api/2.0/secrets/list?scope=${scope}`);
    expect((await keys('my_scope')).body).toEqual({ secrets: [{ key: 'my_openai_api_key', last_updated_timestamp: 1_795_000_000_000 }] });
    emulator.world.advance(5000);
    emulator.world.addSecrets('my_scope', ['my_openai_api_key']);
    expect((await keys('my_scope')).body).toEqual({ secrets: [{ key: 'my_openai_api_key', last_updated_timestamp: 1_795_000_005_000 }] });
    expect((await keys('empty-scope')).body).toEqual({});
    expect((await keys('vault')).status).toBe(403);
    expect((await keys('none')).body.error_code).toBe('RESOURCE_DOES_NOT_EXIST');
    expect((await call(emulator, 'GET /api/2.0/secrets/list')).status).toBe(400);
  });

  it('there is no route to read a value', async () => {
    const emulator = await start();
    expect((await call(emulator, 'GET /api/2.0/secrets/get?scope=churn&key=feature-token')).status).toBe(404);
    expect(emulator.unknownRequests).toHaveLength(1);
  });
});
