/** Writes whose outcome is not known because the service was out for a while, or because the job was stopped. */
import { applyPlan } from '../../src/apply/execute.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { ApiError } from '../../src/errors.js';
import { FakeServing } from './fake-serving.js';
import { configOf, entity, makeApiError, makeLive, makeStory, ours, VirtualClock, type Wanted } from './support.js';

const v = (version: string, more: Partial<Wanted> = {}): Wanted => ({ name: 'churn', config: configOf(entity(version)), ...more });

async function withLive(): Promise<{ clock: VirtualClock; api: FakeServing }> {
  const clock = new VirtualClock();
  const api = new FakeServing(clock);
  api.rollouts = [{ gets: 0 }];
  await api.create('R1', { name: 'churn', config: configOf(entity('7')), tags: [{ key: 'endpoints_manifest', value: ours }] });
  api.rollouts = [{ gets: 1 }];
  return { clock, api };
}

const out = makeApiError({ status: 503, outcomeUnknown: true, message: 'unavailable' });

describe('a service that is out for a while (503)', () => {
  it.each([[1, 2], [4, 5]])('%i times: each write is read back, and sent %i times in all', async (times, sent) => {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [v('8')] });
    world.api.calls = [];
    world.api.faults = [{ method: 'updateConfig', when: 'before', error: out, times }];
    const [result] = await applyPlan(story.options);
    expect(result).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
    expect(world.api.count('updateConfig')).toBe(sent);
    expect(world.api.count('get')).toBeGreaterThanOrEqual(times);
  });

  it('fails after the fifth', async () => {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [v('8')] });
    world.api.calls = [];
    world.api.faults = [{ method: 'updateConfig', when: 'before', error: out, times: 99 }];
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'failed', reason: 'api-error' });
    expect(world.api.count('updateConfig')).toBe(5);
  });

  it.each(['before', 'after'] as const)('does not make a delete blind: %s its effect', async (when) => {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
    world.api.calls = [];
    world.api.faults = [{ method: 'delete', when, error: out }];
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied', action: 'delete' });
    expect(world.api.count('delete')).toBe(when === 'before' ? 2 : 1);
  });
});

describe('a delete whose answer was lost, while somebody else took the name', () => {
  const lost = makeApiError({ outcomeUnknown: true, message: 'connection reset' });

  /** The delete takes effect, nobody hears of it, and before it is read back the name is taken. */
  async function takenMeanwhile(wanted: Wanted): Promise<{ api: FakeServing; result: EndpointResult | undefined }> {
    const world = await withLive();
    const story = await makeStory({ ...world, wanted: [wanted] });
    world.api.calls = [];
    world.api.faults = [{ method: 'delete', when: 'after', error: lost }];
    world.api.onCall = ({ method }) => {
      if (method === 'get' && world.api.count('delete') === 1 && !world.api.endpoints.has('churn')) world.api.add(makeLive({ id: 'f'.repeat(32), tags: [] }));
    };
    const [result] = await applyPlan(story.options);
    return { api: world.api, result };
  }

  it('is told as done, and the other endpoint is left alone', async () => {
    const { api, result } = await takenMeanwhile(v('7', { gone: true }));
    expect(result).toMatchObject({ outcome: 'applied', operations: [{ kind: 'delete', status: 'already-done', message: expect.stringMatching(/taken its name/) as string }] });
    expect(api.endpoints.get('churn')?.id).toBe('f'.repeat(32));
    expect(api.count('delete')).toBe(1);
  });

  it('fails a replacement at its second half, and says that the first was done', async () => {
    const { api, result } = await takenMeanwhile(v('8', { replace: true }));
    expect(result).toMatchObject({ outcome: 'failed', reason: 'ownership-conflict' });
    expect(result?.operations.map(({ kind, status }) => `${kind} ${status}`).slice(0, 2)).toEqual(['delete already-done', 'create not-made']);
    expect(api.endpoints.get('churn')?.id).toBe('f'.repeat(32));
    expect(api.count('delete')).toBe(1);
  });
});

it.each(['failed', 'cancelled'] as const)('a config whose rollout has %s before it could be read back is not sent again', async (end) => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('8')] });
  world.api.calls = [];
  world.api.rollouts = [{ gets: 0, end }];
  world.api.faults = [{ method: 'updateConfig', when: 'after', error: makeApiError({ outcomeUnknown: true }) }];
  const [result] = await applyPlan(story.options);
  expect(result).toMatchObject({ outcome: 'failed', reason: 'deployment-failed', oldConfigServes: true });
  expect(result?.operations.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['update-config already-done', 'wait failed']);
  expect(world.api.count('updateConfig')).toBe(1);
});

it('a create whose rollout has failed before it could be read back is not followed by a second config', async () => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('8', { name: 'new' })] });
  world.api.calls = [];
  world.api.rollouts = [{ gets: 0, end: 'failed' }];
  world.api.faults = [{ method: 'create', when: 'after', error: makeApiError({ outcomeUnknown: true }) }];
  const [result] = await applyPlan(story.options);
  expect(result).toMatchObject({ outcome: 'failed', reason: 'deployment-failed' });
  expect(world.api.writes()).toEqual(['create']);
});

it('a config that failed long ago is no sign of the one that was sent just now', async () => {
  const world = await withLive();
  world.api.rollouts = [{ gets: 0, end: 'failed' }];
  world.api.start(world.api.endpoints.get('churn')!, configOf(entity('8')));
  const story = await makeStory({ ...world, wanted: [v('8')] });
  world.api.calls = [];
  world.api.rollouts = [{ gets: 1 }];
  world.api.faults = [{ method: 'updateConfig', when: 'before', error: makeApiError({ outcomeUnknown: true }) }];
  expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied' });
  expect(world.api.count('updateConfig')).toBe(2);
});

it('an endpoint that one late read does not show is not taken for gone', async () => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
  const read = world.api.get.bind(world.api);
  let late = 1;
  world.api.get = (name) => (late-- > 0 ? Promise.resolve(undefined) : read(name));
  world.api.calls = [];
  expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied', operations: [{ kind: 'delete', status: 'done' }] });
  expect(world.api.endpoints.has('churn')).toBe(false);
});

it.each(['before', 'after'] as const)('a job stopped while a write is being sent says that it is not known (%s its effect), and that nothing was rolled back', async (when) => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('8', { tags: { team: 'a' } })] });
  const write = world.api.updateConfig.bind(world.api);
  world.api.updateConfig = async (...args) => {
    if (when === 'after') await write(...args);
    story.abort.abort();
    throw makeApiError({ outcomeUnknown: true, message: 'the run was cancelled' });
  };
  const [result] = await applyPlan(story.options);
  expect(result).toMatchObject({ outcome: 'cancelled' });
  expect(result?.reason).toBeUndefined();
  expect(result?.message).toBe('The job was stopped before everything was written. It is not known whether "update the config" took effect. Nothing was rolled back.');
  expect(result?.operations.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['update-config failed', 'wait not-made', 'patch-tags not-made']);
  expect(result?.operations[0]?.message).toMatch(/^Not known whether it took effect/);
});

it.each([
  ['refused for its rate', { status: 429 }],
  ['refused for its rate, by code', { status: 400, errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
  ['held back before it left', { message: 'the run was cancelled' }],
])('a write %s when the job is stopped was not made: no failure, and no doubt', async (_, facts) => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('8', { tags: { team: 'a' } })] });
  world.api.updateConfig = () => {
    story.abort.abort();
    return Promise.reject(makeApiError(facts));
  };
  const [result] = await applyPlan(story.options);
  expect(result).toMatchObject({ outcome: 'cancelled', message: 'The job was stopped before anything was written.' });
  expect(result?.reason).toBeUndefined();
  expect(result?.operations.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['update-config not-made', 'wait not-made', 'patch-tags not-made']);
});

it.each([
  ['refused for good', { status: 400, errorCode: 'INVALID_PARAMETER_VALUE' }, true],
  ['refused for its rate, but the job goes on', { status: 429 }, false],
])('a write %s is a failure', async (_, facts, stops) => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('8')] });
  world.api.updateConfig = () => {
    if (stops) story.abort.abort();
    return Promise.reject(makeApiError(facts));
  };
  expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'failed', reason: 'api-error', operations: [{ kind: 'update-config', status: 'failed' }, { status: 'not-made' }] });
});

it('a read before a write that is cut off by the end of the job is no failure of the write', async () => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
  world.api.get = () => {
    story.abort.abort();
    return Promise.reject(new ApiError('api-error', 'unavailable', { attempted: 'read', target: 'churn', method: 'GET', path: '/', status: 503 }));
  };
  expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'cancelled', operations: [{ kind: 'delete', status: 'not-made' }] });
});

it('a config with a field that nobody can read is sent once, though every plan in the midst of the run asks for it again', async () => {
  const world = await withLive();
  const story = await makeStory({ ...world, wanted: [v('8', { tags: { team: 'a' } })] });
  const [first] = story.options.plan.endpoints;
  const again = first!.operations.filter(({ kind }) => kind === 'update-config' || kind === 'wait');
  const { replan } = story.options;
  story.options.replan = async (name) => {
    const plan = await replan(name);
    return { ...plan, operations: [...again, ...plan.operations.filter(({ kind }) => kind !== 'update-config' && kind !== 'wait')] };
  };
  world.api.calls = [];
  world.api.faults = [{ method: 'patchTags', when: 'before', error: makeApiError({ outcomeUnknown: true }) }];
  const [result] = await applyPlan(story.options);
  expect(result).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
  expect([world.api.count('updateConfig'), world.api.count('patchTags')]).toEqual([1, 2]);
  expect(result?.operations.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['update-config done', 'wait done', 'patch-tags done']);
});
