/** A rename is a delete and a create: the endpoint that serves goes only once the one that takes its place does. */
import { consoleEdit } from '../../src/emulator/index.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { customEntity } from '../helpers/build.js';
import { openStage } from '../helpers/story.js';
import { startWalk, type Asking, type Walk } from './walk.js';

let walk: Walk;
beforeEach(async () => {
  walk = await startWalk();
  await walk.apply(named('churn'));
});
afterEach(async () => {
  await walk.close();
});

const named = (...names: string[]): JsonObject => ({ endpoints: Object.fromEntries(names.map((name) => [name, { config: { served_entities: [customEntity()] } }])) });
const allowed: Asking = { allowDestroy: true };
const names = (): string[] => [...walk.emulator.world.endpoints.keys()].filter((name) => ['churn', 'leavers', 'other'].includes(name)).sort();
const outcomes = async (manifest: JsonObject, asking = allowed): Promise<string[]> =>
  (await walk.apply(manifest, asking)).results.map(({ name, action, outcome, reason }) => `${action} ${name}: ${reason ?? outcome}`);

it('takes the old one away once the new one is ready', async () => {
  expect(await outcomes(named('leavers'))).toEqual(['delete churn: applied', 'create leavers: applied']);
  expect(names()).toEqual(['leavers']);
});

it('keeps the old one while the new one does not come about, however often it is tried', async () => {
  walk.emulator.world.script('leavers', { outcome: 'fail', message: 'No image.' });
  const { results } = await walk.apply(named('leavers'), allowed);
  expect(results[0]).toMatchObject({
    name: 'churn', outcome: 'refused', reason: 'deployment-failed', operations: [{ kind: 'delete', status: 'not-made' }],
    message: 'Kept, because `leavers`, which takes its place, does not serve yet.', hint: 'It is deleted by the next run in which that one succeeds.',
  });
  expect(results[1]).toMatchObject({ name: 'leavers', outcome: 'failed', reason: 'deployment-failed' });
  walk.emulator.world.script('leavers', { outcome: 'fail', message: 'No image.' });
  expect(await outcomes(named('leavers'))).toEqual(['delete churn: deployment-failed', 'update leavers: deployment-failed']);
  expect(names()).toEqual(['churn', 'leavers']);
  expect(await outcomes(named('leavers'))).toEqual(['delete churn: applied', 'update leavers: applied']);
  expect(names()).toEqual(['leavers']);
});

it('keeps it, too, where a later run finds the new one still rolling out, and that fails', async () => {
  walk.emulator.world.script('leavers', { outcome: 'fail', message: 'No image.', after: { gets: 6 } });
  await walk.apply(named('leavers'), { ...allowed, stopAfter: 1 });
  expect(names()).toEqual(['churn', 'leavers']);
  expect(await outcomes(named('leavers'))).toEqual(['delete churn: deployment-failed', 'unchanged leavers: deployment-failed']);
  expect(names()).toEqual(['churn', 'leavers']);
});

it('keeps it, too, where the new one is refused', async () => {
  walk.emulator.world.addFault({ method: 'POST', path: '**/serving-endpoints', kind: 'status', status: 403, code: 'PERMISSION_DENIED', message: 'No.' });
  expect(await outcomes(named('leavers'))).toEqual(['delete churn: permission-denied', 'create leavers: permission-denied']);
  expect(names()).toEqual(['churn']);
});

it('an endpoint that nothing takes the place of goes whatever becomes of others', async () => {
  await walk.apply(named('churn', 'leavers'));
  consoleEdit(walk.emulator.world, 'leavers', { entity: { name: 'main', set: { workload_size: 'Large' } } });
  walk.emulator.world.script('leavers', { outcome: 'fail', message: 'No image.' });
  expect(await outcomes(named('leavers'))).toEqual(['delete churn: applied', 'update leavers: deployment-failed']);
  expect(names()).toEqual(['leavers']);
});

it('what keeps it anyway is told first', async () => {
  walk.emulator.world.script('leavers', { outcome: 'fail', message: 'No image.' });
  expect(await outcomes(named('leavers'), {})).toEqual(['delete churn: destroy-blocked', 'create leavers: deployment-failed']);
});

it('the run fails for what failed, not for what was kept because of it', async () => {
  const stage = await openStage();
  const text = (name: string): string => JSON.stringify({ id: 'shop', ...named(name) });
  try {
    await stage.run('apply', text('churn'));
    stage.emulator.world.script('leavers', { outcome: 'fail', message: 'No image.' });
    const { failure } = await stage.run('apply', text('leavers'), { 'allow-destroy': 'true' });
    expect(failure).toMatchObject({ reason: 'deployment-failed', message: expect.stringMatching(/^`leavers`: The rollout failed/) as string });
  } finally {
    await stage.close();
  }
});
