/** The platform's constraints that only the workspace can check: before a write where it can be asked, else as it refuses. */
import { consoleCreate, consoleStop, knownPrincipals } from '../../src/emulator/index.js';
import { openStage, placeIn, type Stage } from '../helpers/story.js';

let stage: Stage;
afterEach(async () => {
  expect(stage.emulator.unknownRequests).toEqual([]);
  await stage.close();
});

const root = '/api/2.0/serving-endpoints';
const churn = (fields: string, more = ''): string => `id: shop
endpoints:
  churn:
    config:
      served_entities:
        - name: main
          entity_name: prod.ml.churn
          entity_version: "7"
          scale_to_zero_enabled: false
${fields.split('\n').map((line) => `          ${line}\n`).join('')}${more}`;
const small = 'workload_size: Small';

describe('constraints that only the workspace can check', () => {
  const chat = 'id: shop\nendpoints:\n  chat:\n    config:\n      served_entities:\n        - name: main\n          external_model: { name: gpt-4o, provider: openai, task: llm/v1/chat, openai_config: { openai_api_key: "{{secrets/my_scope/my_openai_api_key}}" } }\n';

  it('C1: a name that somebody else has taken is an ownership conflict when planning, and told so when it is taken meanwhile', async () => {
    stage = await openStage();
    // Refused, though no read shows it: an endpoint that the caller may not see, for one.
    stage.emulator.world.addFault({ method: 'POST', path: root, kind: 'status', status: 400, code: 'RESOURCE_ALREADY_EXISTS', message: "Endpoint with name 'chat' already exists.", times: 'always' });
    const taken = await stage.run('apply', chat);
    expect(taken.failure).toMatchObject({ reason: 'api-error' });
    expect(taken.written).toMatch(/Endpoint with name 'chat' already exists/);
    stage.emulator.world.clearFaults();
    consoleCreate(stage.emulator.world, { name: 'chat', tags: [{ key: 'endpoints_manifest', value: 'other__repo__x__default' }] }, { as: knownPrincipals.deployer.name });
    const told = await stage.run('apply', chat);
    expect(told.failure).toMatchObject({ reason: 'ownership-conflict' });
    expect(told.writes).toEqual([]);
    expect(told.annotations).toEqual([expect.stringMatching(/^3:3 error: /)]);
  });

  it('C25: a caller or creator without rights is told what both need', async () => {
    stage = await openStage();
    stage.emulator.world.addFault({ method: 'POST', path: root, kind: 'status', status: 403, code: 'PERMISSION_DENIED', message: 'User is not a member of this workspace.' });
    const told = await stage.run('apply', chat);
    expect(told.failure).toMatchObject({ reason: 'permission-denied' });
    expect(`${told.failure?.message} ${told.failure?.hint}`).toMatch(/not a member of this workspace.*needs the right to create serving endpoints.*workspace-access/s);
    stage.emulator.world.clearFaults();
    await stage.run('apply', chat);
    stage.emulator.world.addFault({ method: 'PUT', path: `${root}/chat/config`, kind: 'status', status: 403, code: 'PERMISSION_DENIED', message: 'The endpoint creator is no longer a member of this workspace.' });
    const update = await stage.run('apply', chat.replace('gpt-4o,', 'gpt-4o-mini,'));
    expect(update.failure).toMatchObject({ reason: 'permission-denied' });
    expect(update.failure?.hint).toMatch(/creator must still be a member of the workspace, with the entitlement workspace-access/);
  });

  it('C26: the limit of endpoints and the quota of writes are told in the platform\'s words', async () => {
    stage = await openStage();
    stage.emulator.world.addFault({ method: 'POST', path: root, kind: 'status', status: 400, code: 'INVALID_STATE', message: 'The workspace has reached its limit of 1000 endpoints.' });
    const full = await stage.run('apply', chat);
    expect(full.failure).toMatchObject({ reason: 'api-error' });
    expect(full.written).toMatch(/limit of 1000 endpoints/);
    stage.emulator.world.addFault({ method: 'POST', path: root, kind: 'status', status: 429, code: 'REQUEST_LIMIT_EXCEEDED', message: 'Too many create or update requests.', times: 'always' });
    const busy = await stage.run('apply', chat);
    expect(busy.failure?.hint).toMatch(/write-quota/);
    expect(busy.written).toMatch(/Too many create or update requests/);
  });

  it('C6: the kind of an endpoint cannot change later: a replace, which needs `allow-destroy`', async () => {
    stage = await openStage();
    await stage.run('apply', chat);
    const told = await stage.run('apply', churn(small).replace('churn:\n', 'chat:\n'));
    expect(told.plan?.endpoints[0]).toMatchObject({ action: 'replace' });
    expect([told.failure?.reason, told.writes]).toEqual(['destroy-blocked', []]);
  });

  it('C9: sizes fit the steps of the model', async () => {
    stage = await openStage();
    const sized = 'id: shop\nendpoints:\n  llm: { config: { served_entities: [ { name: m, entity_name: system.ai.gpt-oss-120b, entity_version: 1, provisioned_model_units: 70 } ] } }\n';
    const told = await stage.run('apply', sized);
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(sized, '70')} error: .*50 and 100 are the nearest legal values`))]);
    expect(told.writes).toEqual([]);
  });

  it('C12: a scope and a key exist, and what may not be listed is a notice', async () => {
    stage = await openStage();
    const secret = (reference: string): string => churn(`${small}\nenvironment_vars: { TOKEN: "{{secrets/${reference}}}" }`);
    for (const [reference, message] of [['nowhere/k', /scope `nowhere` does not exist/], ['churn/other', /scope `churn` has no key `other`/]] as const) {
      const told = await stage.run('apply', secret(reference));
      expect(told.annotations).toEqual([expect.stringMatching(message)]);
      expect(told.annotations[0]).toMatch(new RegExp(`^${placeIn(secret(reference), '"{{')} error`));
      expect(told.writes).toEqual([]);
    }
    expect((await stage.run('plan', secret('churn/feature-token'))).failure).toBeUndefined();
    stage.emulator.world.addFault({ method: 'GET', path: '/api/2.0/secrets/list', kind: 'status', status: 403, times: 'always' });
    const told = await stage.run('plan', secret('churn/feature-token'));
    expect(told.failure).toBeUndefined();
    expect(told.log.join('\n')).toMatch(/Could not check for lack of a right: secrets of scope `churn`/);
  });

  it('C17: a schema without the right to create tables is refused in words of the platform; an enabled table moves in two steps', async () => {
    stage = await openStage({ unwritableSchemas: ['main.locked'] });
    const gateway = (schema: string): string => churn(small, `    ai_gateway:\n      inference_table_config: { enabled: true, catalog_name: main, schema_name: ${schema} }\n`);
    await stage.run('apply', churn(small));
    const told = await stage.run('apply', gateway('locked'));
    expect(told.failure?.reason).toBe('permission-denied');
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(gateway('locked'), 'locked')} error: .*CREATE TABLE on Schema 'main\\.locked'`))]);
    expect(told.failure?.hint).toMatch(/CAN_MANAGE/);
    expect((await stage.run('apply', gateway('logs'))).failure).toBeUndefined();
    // An enabled table cannot move: it is turned off first.
    const moved = await stage.run('apply', gateway('elsewhere'));
    expect([moved.failure, moved.writes]).toEqual([undefined, [`PUT ${root}/churn/ai-gateway`, `PUT ${root}/churn/ai-gateway`]]);
  });

  it('C21: route optimisation cannot be added later: a replace, which needs `allow-destroy`', async () => {
    stage = await openStage();
    await stage.run('apply', churn(small));
    const told = await stage.run('apply', churn(small, '    route_optimized: true\n'));
    expect(told.plan?.endpoints[0]).toMatchObject({ action: 'replace' });
    expect([told.failure?.reason, told.writes]).toEqual(['destroy-blocked', []]);
  });

  it('C23: telemetry is not written while an update runs', async () => {
    stage = await openStage();
    await stage.run('apply', churn(small));
    const told = await stage.run('apply', churn('workload_size: Medium', '    telemetry_config: { table_names: { logs_table: a.b.c } }\n'));
    expect(told.failure).toBeUndefined();
    const paths = stage.emulator.requests.map(({ method, path }) => `${method} ${path}`);
    const [config, telemetry] = [paths.lastIndexOf(`PUT ${root}/churn/config`), paths.lastIndexOf(`PATCH ${root}/churn/telemetry-config`)];
    expect(paths.slice(config, telemetry).filter((line) => line === `GET ${root}/churn`).length).toBeGreaterThan(0);
  });

  it('C24: the config of a stopped endpoint is not written', async () => {
    stage = await openStage();
    await stage.run('apply', churn(small));
    consoleStop(stage.emulator.world, 'churn');
    const told = await stage.run('apply', churn('workload_size: Medium'));
    expect([told.failure?.reason, told.writes]).toEqual(['endpoint-stopped', []]);
  });

  it('C29: a version is READY', async () => {
    stage = await openStage();
    const pending = churn(small).replace('"7"', '"9"');
    const told = await stage.run('apply', pending);
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(pending, '"9"')} error: .*PENDING_REGISTRATION, not READY`))]);
    expect(told.writes).toEqual([]);
  });
});
