import { readFileSync } from 'node:fs';
import { isAlreadyExists, isConflict, isOutcomeUnknown } from '../../src/api-outcomes.js';
import { hiddenValuesOf } from '../../src/endpoint/secrecy.js';
import { type Emulator, knownPrincipals, startEmulator, type StartOptions } from '../../src/emulator/index.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';
import { type Connected, connect, errorOf } from './helpers/connect.js';

const examples = JSON.parse(
  readFileSync(`${process.cwd()}/__tests__/emulator/fixtures/worked-examples.json`, 'utf8'),
) as Record<string, JsonObject[]>;
const { deployer } = knownPrincipals;
const root = '/api/2.0/serving-endpoints';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function workspace(
  options: StartOptions = {},
  signIn: Parameters<typeof connect>[1] = { token: deployer.token },
): Promise<{ emulator: Emulator; api: Connected }> {
  const emulator = await startEmulator({ standard: true, ...options });
  const api = connect(emulator.url, signIn);
  stops.push(async () => {
    await api.close();
    await emulator.close();
  });
  return { emulator, api };
}

async function settled(api: Connected, name: string): Promise<LiveEndpoint> {
  for (let turn = 0; turn < 10; turn += 1) {
    const live = await api.serving.get(name);
    if (live !== undefined && live.pendingConfig === undefined) return live;
  }
  throw new Error(`${name} did not settle`);
}

const churn = (): JsonObject => structuredClone(examples.e3![0]!);
const names = (config: LiveEndpoint['config']): string[] => (config?.entities ?? []).map(({ name }) => name).sort();

describe('against the emulator', () => {
  it('goes through the life of a custom endpoint', async () => {
    const { emulator, api } = await workspace();
    expect(await api.serving.get('churn-scoring')).toBeUndefined();
    const created = await api.serving.create('R1', churn());
    expect(created.endpoint).toMatchObject({ name: 'churn-scoring', state: { ready: 'NOT_READY', configUpdate: 'IN_PROGRESS' } });
    expect(names(created.endpoint?.pendingConfig)).toEqual(['challenger', 'champion']);
    expect(isConflict(await errorOf(api.serving.updateConfig('R5', 'churn-scoring', examples.e5![0]!)))).toBe(true);
    expect(isAlreadyExists(await errorOf(api.serving.create('R1', churn())))).toBe(true);

    const first = await settled(api, 'churn-scoring');
    expect(first).toMatchObject({ creator: deployer.name, creatorKind: 'ServicePrincipal', permissionLevel: 'CAN_MANAGE', origin: 'workspace' });
    expect(first.config).toMatchObject({ version: 1 });
    expect([...hiddenValuesOf(first)]).toEqual([['features.internal', 'value']]);

    await api.serving.updateConfig('R5', 'churn-scoring', examples.e5![0]!);
    expect((await api.serving.get('churn-scoring'))?.pendingConfig?.version).toBe(2);
    expect(names((await settled(api, 'churn-scoring')).config)).toEqual(['champion']);

    await api.serving.putAiGateway('churn-scoring', { usage_tracking_config: { enabled: true } });
    await api.serving.patchTags('churn-scoring', { add: [{ key: 'team', value: 'growth' }], remove: ['cost_center'] });
    await api.serving.patchNotifications('churn-scoring', { email_notifications: { on_update_success: ['a@example.com'] } });
    await api.serving.patchTelemetry('churn-scoring', {});
    const live = await settled(api, 'churn-scoring');
    expect(live.tags).toEqual([{ key: 'team', value: 'growth' }]);
    expect(live.sections).toMatchObject({
      ai_gateway: { usage_tracking_config: { enabled: true } },
      email_notifications: { on_update_success: ['a@example.com'] },
    });

    const grant = { field: 'group_name', principal: 'analysts', level: 'CAN_QUERY' } as const;
    const own = { field: 'service_principal_name', principal: deployer.name, level: 'CAN_MANAGE' } as const;
    await api.serving.putPermissions(live.id, [grant, own]);
    const grants = await api.serving.permissions(live.id);
    expect(grants).toHaveLength(2);
    expect(grants).toEqual(expect.arrayContaining([grant, own]));

    expect(await api.serving.buildLogs('churn-scoring', 'champion')).not.toBe('');
    expect(typeof (await api.serving.serverLogs('churn-scoring', 'champion', 2))).toBe('string');
    await api.serving.delete('churn-scoring');
    await api.serving.delete('churn-scoring');
    expect(await api.serving.get('churn-scoring')).toBeUndefined();
    expect(emulator.unknownRequests).toEqual([]);
    expect(emulator.requests.flatMap(({ unknownFields }) => unknownFields)).toEqual([]);
  });

  it('creates external and model-unit endpoints, and resizes the latter', async () => {
    const { api } = await workspace();
    const external = await api.serving.create('R1', examples.e1![0]!);
    expect(external.endpoint).toMatchObject({ state: { ready: 'READY' }, config: { version: 1 }, description: 'Chat proxy for the support desk' });
    expect([...hiddenValuesOf(external.endpoint!)]).toEqual([]);
    await api.serving.create('R30', examples.e4![0]!);
    await api.serving.updateConfig('R31', 'oss-pt', examples.e4![1]!);
    expect((await settled(api, 'oss-pt')).config?.version).toBe(2);
    const list = await api.serving.list();
    expect(Object.fromEntries(list.map(({ name, origin }) => [name, origin]))).toEqual({
      'support-chat-gpt': 'workspace',
      'oss-pt': 'workspace',
      'databricks-claude-opus-4-7': 'databricks',
      'mas-996e9c3d-endpoint': 'databricks',
    });
  });

  it('reads the same from a workspace that quotes scalars and knows words and fields of tomorrow', async () => {
    const disguises: StartOptions[] = [
      { scalarsAsStrings: true },
      { unknownFields: true },
      { unknownEnums: true },
      { omitConfigUpdate: true, omitFalseScaleToZero: true },
    ];
    for (const disguise of disguises) {
      const { api } = await workspace(disguise);
      await api.serving.create('R1', examples.e1![0]!);
      const live = await api.serving.get('support-chat-gpt');
      expect(live).toMatchObject({ origin: 'workspace', routeOptimized: false, config: { version: 1 } });
      expect(typeof live!.createdAt).toBe('number');
      expect((await api.serving.list()).length).toBe(3);
      expect(await api.serving.permissions(live!.id)).not.toHaveLength(0);
      expect(await api.catalog.modelVersion('prod.ml.churn', '8')).toMatchObject({ version: '8' });
      expect((await api.identity.me()).userName).toBe(deployer.name);
      await api.close();
    }
  });

  it('looks up models, steps, secrets and itself', async () => {
    const { emulator, api } = await workspace();
    const { catalog, serving, identity } = api;
    expect(await catalog.modelVersion('prod.ml.churn', '8')).toEqual({ version: '8', status: 'READY' });
    expect(await catalog.modelVersion('prod.ml.churn', '99')).toBeUndefined();
    expect((await catalog.modelVersions('prod.ml.churn'))?.map(({ version }) => version).sort()).toEqual(['10', '6', '7', '8', '9']);
    expect(await catalog.modelVersions('prod.ml.nothing')).toBeUndefined();
    expect(await catalog.modelAlias('prod.ml.churn', 'champion')).toEqual({ version: '8', status: 'READY' });
    expect(await catalog.modelAlias('prod.ml.churn', 'nobody')).toBeUndefined();
    expect(await catalog.modelVersion('ads-model', '3')).toEqual({ version: '3', status: 'READY' });
    expect(await catalog.modelAlias('ads-model', 'production')).toEqual({ version: '3', status: 'READY' });
    expect((await catalog.modelVersions('ads-model'))?.map(({ version }) => version)).toContain('3');
    expect(await catalog.modelVersions('no-model')).toBeUndefined();
    expect(await catalog.secretKeys('churn')).toEqual(['feature-token']);
    expect(await catalog.secretKeys('empty-scope')).toEqual([]);
    expect(await catalog.secretKeys('nowhere')).toBeUndefined();
    expect(await serving.optimizationInfo('system.ai.gpt-oss-120b', '1')).toEqual({ optimizable: true, modelType: 'gpt_oss', modelUnitChunkSize: 50 });
    expect(await serving.optimizationInfo('ml.llm-catalog.foundation-model', '3')).toMatchObject({ throughputChunkSize: 980 });
    expect(await serving.optimizationInfo('prod.ml.unsized', '1')).toEqual({ optimizable: false });
    expect(await serving.optimizationInfo('prod.ml.nothing', '1')).toBeUndefined();
    expect(await identity.me()).toMatchObject({ userName: deployer.name, servicePrincipal: true, groups: expect.arrayContaining(['deployers']) });
    expect(emulator.unknownRequests).toEqual([]);
  });

  it('meets faults as the rules say', async () => {
    const { emulator, api } = await workspace();
    await api.serving.create('R1', examples.e1![0]!);
    const path = `${root}/support-chat-gpt`;
    emulator.world.addFault({ method: 'GET', path, kind: 'status', status: 500 });
    emulator.world.addFault({ method: 'GET', path, kind: 'reset', nth: 2 });
    emulator.world.addFault({ method: 'GET', path, kind: 'html', status: 503, nth: 3 });
    emulator.clearRequests();
    expect(await api.serving.get('support-chat-gpt')).toBeDefined();
    expect(emulator.requests.length).toBeGreaterThanOrEqual(3);

    const body = { usage_tracking_config: { enabled: false } };
    for (const kind of ['reset', 'truncate'] as const) {
      emulator.world.addFault({ method: 'PUT', path: `${path}/ai-gateway`, kind, when: 'after' });
      emulator.clearRequests();
      expect(isOutcomeUnknown(await errorOf(api.serving.putAiGateway('support-chat-gpt', body)))).toBe(true);
      expect(emulator.requests).toHaveLength(1);
    }
    emulator.world.addFault({ method: 'PUT', path: `${path}/ai-gateway`, kind: 'status', status: 429, retryAfter: 12 });
    await api.serving.putAiGateway('support-chat-gpt', body);
    expect(api.clock.sleeps.at(-1)).toBe(12_000);

    // The create took effect, though it was answered 503: the echo of the repeat is in doubt, not a verdict.
    emulator.world.addFault({ method: 'POST', path: root, kind: 'status', status: 503, code: 'REQUEST_LIMIT_EXCEEDED', when: 'after' });
    const echo = await errorOf(api.serving.create('R1', churn()));
    expect([isAlreadyExists(echo), isOutcomeUnknown(echo)]).toEqual([true, true]);
  });

  it('says what is wrong with a credential', async () => {
    const { api } = await workspace({}, { token: 'dapi-not-a-token' });
    const error = await errorOf(api.serving.list());
    expect(error.code).toBe('authentication');
    expect(error.message).toMatch(/^Could not list the endpoints of `http:\/\/127\.0\.0\.1:\d+`: 403 .*\(request id .+\)$/);
    expect(error.message).not.toContain('dapi-not-a-token');
    expect(error.hint).toMatch(/databricks-token/);
    const viewer = await workspace({}, { token: knownPrincipals.viewer.token });
    expect(await viewer.api.serving.list()).not.toHaveLength(0);
  });

  it('signs in by OAuth, and again when the token has expired early', async () => {
    const signIn = { clientId: deployer.name, clientSecret: deployer.secret };
    for (const expiredTokenStatus of [401, 403] as const) {
      const { emulator, api } = await workspace({ expiredTokenStatus, requireWorkspaceHeader: true }, signIn);
      expect(await api.serving.list()).toHaveLength(2);
      emulator.world.directory.issued.clear();
      expect(await api.serving.list()).toHaveLength(2);
      expect(emulator.requests.filter(({ path }) => path === '/oidc/v1/token')).toHaveLength(2);
      expect(emulator.unknownRequests).toEqual([]);
    }
    const wrong = await workspace({}, { ...signIn, clientSecret: 'dose-wrong' });
    expect((await errorOf(wrong.api.serving.list())).message).toMatch(/invalid_client/);
    const blocked = await workspace({ tokenIpBlocked: true }, signIn);
    expect((await errorOf(blocked.api.serving.list())).hint).toMatch(/IP access list/);
    const closed = await workspace({ discovery: '404', metadata: '404' }, signIn);
    expect((await errorOf(closed.api.serving.list())).message).toMatch(/OAuth is not supported/);
  });

  it('knows a private link and a sign-in page', async () => {
    const closed = await workspace({ privateLink: true });
    expect((await errorOf(closed.api.serving.list())).call.errorCode).toBe('PRIVATE_LINK_VALIDATION_ERROR');
    const unified = await workspace({ requireWorkspaceHeader: true });
    expect((await errorOf(unified.api.serving.list())).message).toMatch(/web page instead of JSON/);
    const named = connect(`${unified.emulator.url}/?o=4200000000000042`, { token: deployer.token });
    stops.unshift(() => named.close());
    expect(await named.serving.list()).toHaveLength(2);
  });
});
