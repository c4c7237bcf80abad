/** The order of the writes of one endpoint, over HTTP: what stands when a rollout fails, and after a stop between any two calls. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { knownPrincipals } from '../../src/emulator/index.js';
import { textOf } from '../../src/json.js';
import { customEntity } from '../helpers/build.js';
import { startWalk, type Walk } from './walk.js';

let walk: Walk;
beforeEach(async () => {
  walk = await startWalk();
});
afterEach(async () => {
  await walk.close();
});

const limit = (key: string, calls: number): JsonObject => ({ key, calls, renewal_period: 'minute' });
const table = (schema_name: string): JsonObject => ({ inference_table_config: { enabled: true, catalog_name: 'prod', schema_name } });
const manage = { level: 'CAN_MANAGE', group_name: 'deployers' };
const creator = `${knownPrincipals.deployer.name} CAN_MANAGE`;

function manifest(version: string, more: JsonObject): JsonObject {
  return { endpoints: { churn: { config: { served_entities: [customEntity({ entity_version: version })] }, ...more } } };
}

/** Grants taken and given, limits tightened and loosened, the table moved, all with a new version. */
const before = manifest('7', {
  ai_gateway: { rate_limits: [limit('user', 100), limit('endpoint', 10)], ...table('one') },
  permissions: [manage, { level: 'CAN_QUERY', group_name: 'analysts' }],
  tags: { team: 'search' },
  lifecycle: { prevent_destroy: true },
});
const after = manifest('8', {
  ai_gateway: { rate_limits: [limit('user', 5), limit('endpoint', 1000)], ...table('two') },
  permissions: [manage, { level: 'CAN_QUERY', group_name: 'support-apps' }],
  tags: { team: 'discovery' },
  lifecycle: { prevent_destroy: false },
});
const calls = [
  'PUT permissions/serving-endpoints/id',
  'PUT churn/ai-gateway',
  'PUT churn/config',
  'PATCH churn/tags',
  'PUT churn/ai-gateway',
  'PUT churn/ai-gateway',
  'PUT permissions/serving-endpoints/id',
  'PATCH churn/tags',
];

async function limits(): Promise<string[]> {
  const gateway = (await walk.live('churn'))['ai_gateway'] as JsonObject;
  return (gateway['rate_limits'] as JsonObject[]).map(({ key, calls: value }) => `${textOf(key)} ${textOf(value)}`).sort();
}

const schemaOf = async (): Promise<unknown> => (((await walk.live('churn'))['ai_gateway'] as JsonObject)['inference_table_config'] as JsonObject | undefined)?.['schema_name'];

it('tightens, rolls out, moves the table in two steps, loosens, and lifts protection last', async () => {
  await walk.apply(before);
  const { results } = await walk.apply(after);
  expect(results[0]).toMatchObject({ outcome: 'applied' });
  expect(walk.writes()).toEqual(calls);
  expect((await walk.plan(after)).endpoints[0]).toMatchObject({ action: 'unchanged', operations: [] });
  expect(await walk.grants('churn')).toEqual([creator, 'deployers CAN_MANAGE', 'support-apps CAN_QUERY']);
});

it('keeps what was tightened and gives nothing new when the rollout fails; the next run makes the rest, as approved', async () => {
  await walk.apply(before);
  walk.emulator.world.script('churn', { outcome: 'fail', message: 'No module named xgboost' });
  const { plan, results } = await walk.apply(after);
  expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'deployment-failed', oldConfigServes: true });
  expect(results[0]!.operations.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    'put-permissions done', 'put-ai-gateway done', 'update-config done', 'wait failed',
    'patch-tags not-made', 'put-ai-gateway not-made', 'put-ai-gateway not-made', 'put-permissions not-made', 'patch-tags not-made',
  ]);
  expect(await walk.grants('churn')).toEqual([creator, 'deployers CAN_MANAGE']);
  expect(await limits()).toEqual(['endpoint 10', 'user 5']);
  expect(await schemaOf()).toBe('one');
  expect((await walk.live('churn'))['tags']).toContainEqual({ key: 'endpoints_protected', value: 'true' });

  const second = await walk.apply(after, { approved: plan });
  expect(second.results[0]).toMatchObject({ outcome: 'applied' });
  // What was tightened is not written a second time.
  expect(walk.writes()).toEqual(calls.slice(2));
  expect((await walk.plan(after)).summary.unchanged).toBe(1);
});

it.each(calls.map((_, index) => index + 1))('converges with the plan check on, stopped after write %i', async (stopAfter) => {
  await walk.apply(before);
  const first = await walk.apply(after, { stopAfter });
  if (stopAfter < calls.length) expect(first.results[0]!.outcome).toBe('cancelled');
  const second = await walk.apply(after, { approved: first.plan });
  expect(second.results[0]).toMatchObject({ outcome: stopAfter < calls.length ? 'applied' : 'unchanged' });
  expect((await walk.plan(after)).endpoints[0]).toMatchObject({ action: 'unchanged', operations: [], changes: [] });
  expect(await limits()).toEqual(['endpoint 1000', 'user 5']);
  expect(await schemaOf()).toBe('two');
  expect(await walk.grants('churn')).toEqual([creator, 'deployers CAN_MANAGE', 'support-apps CAN_QUERY']);
});

it('never has the new table while the old version serves, nor less protection than either side wants', async () => {
  await walk.apply(before);
  for (const stopAfter of [1, 2, 3, 4]) {
    await walk.apply(after, { stopAfter: 1 });
    if (stopAfter < 3) expect(await schemaOf()).toBe('one');
    expect(await limits()).not.toContain('user 1000');
    expect((await walk.live('churn'))['tags']).toContainEqual({ key: 'endpoints_protected', value: 'true' });
  }
});

it('moves a table without a rollout in the same two steps, and converges from between them', async () => {
  await walk.apply(before);
  const moved = manifest('7', { ...(before['endpoints'] as Record<string, JsonObject>)['churn'], ai_gateway: { rate_limits: [limit('user', 100), limit('endpoint', 10)], ...table('two') } });
  const first = await walk.apply(moved, { stopAfter: 1 });
  expect(await schemaOf()).toBeUndefined();
  expect(await limits()).toEqual(['endpoint 10', 'user 100']);
  walk.writes();
  const second = await walk.apply(moved, { approved: first.plan });
  expect([second.results[0]!.outcome, walk.writes(), await schemaOf()]).toEqual(['applied', ['PUT churn/ai-gateway'], 'two']);
});
