/** What happens to a plan while an endpoint waits for its turn: behind other endpoints, or for room in the write quota. */
import { applyPlan } from '../../src/apply/execute.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { FakeServing } from './fake-serving.js';
import { configOf, entity, makeStory, ours, VirtualClock, type Wanted } from './support.js';

const v = (version: string, more: Partial<Wanted> = {}): Wanted => ({ name: 'churn', config: configOf(entity(version)), ...more });
const first = (version: string): Wanted => ({ name: 'a-first', config: configOf(entity(version)) });
const minute = 60_000;

async function withLive(): Promise<{ clock: VirtualClock; api: FakeServing }> {
  const clock = new VirtualClock();
  const api = new FakeServing(clock);
  api.rollouts = [{ gets: 0 }];
  for (const name of ['a-first', 'churn']) {
    await api.create('R1', { name, config: configOf(entity('7')), tags: [{ key: 'endpoints_manifest', value: ours }] });
  }
  // Long ago: nothing of it counts for the quota.
  await clock.sleep(60 * minute);
  return { clock, api };
}

/** How long the first operation waited before it was sent. */
function waitOf(result: EndpointResult | undefined): number {
  const [operation] = result?.operations ?? [];
  return (operation?.sentAt ?? NaN) - (operation?.startedAt ?? NaN);
}

const callsOf = ({ calls }: FakeServing, name: string) => calls.filter((call) => call.name === name);

it('a replacement takes its room in the quota before it deletes: the endpoint is not missed for longer than a create takes', async () => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [first('8'), v('8', { replace: true })], settings: { writeQuota: 1 } });
  world.api.calls = [];
  const results = await applyPlan(story.options);
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  const [gone, created] = ['delete', 'create'].map((method) => callsOf(world.api, 'churn').find((call) => call.method === method)?.at ?? NaN);
  expect(created! - gone!).toBeLessThan(1000);
  expect(gone! - callsOf(world.api, 'a-first')[0]!.at).toBeGreaterThanOrEqual(5 * minute);
  expect(waitOf(results[1])).toBeGreaterThanOrEqual(4 * minute);
});

it('room that was taken is given back where the endpoint is not written after all', async () => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('8', { replace: true }), first('8')], settings: { writeQuota: 1, parallelism: 1 } });
  // Somebody replaces it before our delete.
  world.api.endpoints.get('churn')!.id = 'f'.repeat(32);
  world.api.calls = [];
  const startedAt = world.clock.now();
  const results = await applyPlan(story.options);
  expect(results.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['plan-changed', 'applied']);
  expect(callsOf(world.api, 'a-first').find(({ method }) => method === 'updateConfig')!.at - startedAt).toBeLessThan(minute);
});

it('room is given back where somebody else rolls the same config out: others do not wait for that to end', async () => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [first('8'), v('8'), { ...v('8'), name: 'new' }], settings: { writeQuota: 1, parallelism: 3 } });
  world.api.calls = [];
  world.api.onCall = ({ method, name }) => {
    if (method !== 'updateConfig' || name !== 'a-first') return;
    world.api.rollouts = [{ ms: 60 * minute }];
    world.api.start(world.api.endpoints.get('churn')!, configOf(entity('8')));
    world.api.rollouts = [{ gets: 0 }];
  };
  const startedAt = world.clock.now();
  const results = await applyPlan(story.options);
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
  expect(callsOf(world.api, 'new').find(({ method }) => method === 'create')!.at - startedAt).toBeLessThan(15 * minute);
});

describe('a config that had to wait for the quota', () => {
  it('is planned again before it is sent: what others did meanwhile is not undone', async () => {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [first('8'), v('8')], settings: { writeQuota: 1 } });
    world.api.calls = [];
    world.api.onCall = ({ method, name }) => {
      // In the midst of the wait somebody else rolls the same version out.
      if (method === 'updateConfig' && name === 'a-first') world.api.start(world.api.endpoints.get('churn')!, configOf(entity('8')));
    };
    const results = await applyPlan(story.options);
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'unchanged']);
    expect(world.api.count('updateConfig')).toBe(1);
    expect(story.replanned).toEqual(['churn']);
  });

  it('is sent once, as it was planned, where nothing has changed', async () => {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [first('8'), v('8')], settings: { writeQuota: 1 } });
    world.api.calls = [];
    const results = await applyPlan(story.options);
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    expect(world.api.count('updateConfig')).toBe(2);
    expect(waitOf(results[1])).toBeGreaterThanOrEqual(4 * minute);
  });

  it('takes its wait with it, past what the newer plan has to write before', async () => {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [first('8'), v('8')], settings: { writeQuota: 1 } });
    const { replan } = story.options;
    story.options.replan = async (name) => {
      const plan = await replan(name);
      return { ...plan, operations: [{ kind: 'patch-tags', purpose: 'ownership', add: [{ key: 'team', value: 'a' }], remove: [] }, ...plan.operations] };
    };
    const [, result] = await applyPlan(story.options);
    const waits = result?.operations.map(({ kind, startedAt = NaN, finishedAt = NaN }) => `${kind} ${finishedAt - startedAt >= 4 * minute}`);
    expect(waits?.slice(0, 2)).toEqual(['patch-tags false', 'update-config true']);
  });

  it('that did not wait long is sent without another read', async () => {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [first('8'), v('8')] });
    world.api.calls = [];
    await applyPlan(story.options);
    expect(story.replanned).toEqual([]);
  });
});

describe('an endpoint behind others', () => {
  it('is planned again when its turn comes late', async () => {
    const world = await withLive();
    world.api.rollouts = [{ ms: 30 * minute }, { gets: 0 }];
    const story = await makeStory({ ...world, wanted: [first('8'), v('8', { tags: { team: 'a' } })], settings: { parallelism: 1 } });
    world.api.calls = [];
    world.api.onCall = ({ method, name }) => {
      if (method !== 'updateConfig' || name !== 'a-first') return;
      world.api.endpoints.get('churn')!.tags.push({ key: 'team', value: 'a' });
    };
    const results = await applyPlan(story.options);
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    expect(story.replanned).toEqual(['churn']);
    expect(world.api.count('patchTags')).toBe(0);
    expect(results[1]?.operations.map(({ kind }) => kind)).toEqual(['update-config', 'wait']);
  });

  it('that is new is not: there is nothing to undo', async () => {
    const world = await withLive();
    world.api.rollouts = [{ ms: 30 * minute }, { gets: 0 }];
    const story = await makeStory({ ...world, wanted: [first('8'), { ...v('8'), name: 'new' }], settings: { parallelism: 1 } });
    await applyPlan(story.options);
    expect(story.replanned).toEqual([]);
  });
});
