import { applyPlan } from '../../src/apply/execute.js';
import type { OperationResult } from '../../src/apply/result.js';
import { FakeServing } from './fake-serving.js';
import { configOf, creator, entity, makeApiError, makePlan, makeStory, ours, VirtualClock, wrapPlan, type Story, type Wanted } from './support.js';

const minute = 60_000;

interface World {
  clock: VirtualClock;
  api: FakeServing;
}

function makeWorld(): World {
  const clock = new VirtualClock();
  return { clock, api: new FakeServing(clock) };
}

/** An endpoint that serves version `version` already. */
async function withLive(version: string, wanted: Partial<Wanted> = {}): Promise<World & { id: string }> {
  const world = makeWorld();
  world.api.rollouts = [{ gets: 0 }];
  await world.api.create('R1', {
    name: 'churn',
    config: configOf(entity(version)),
    tags: [{ key: 'endpoints_manifest', value: ours }],
    ...(wanted.aiGateway && { ai_gateway: wanted.aiGateway }),
  });
  world.api.rollouts = [{ gets: 2 }];
  world.api.calls = [];
  return { ...world, id: (await world.api.get('churn'))!.id };
}

const run = async (world: World, wanted: Wanted[], more: Partial<Parameters<typeof makeStory>[0]> = {}) => {
  const story = await makeStory({ ...world, wanted, ...more });
  world.api.calls = [];
  return { story, results: await applyPlan(story.options) };
};

const statuses = (operations: OperationResult[]): string[] => operations.map(({ kind, status }) => `${kind} ${status}`);
const v = (version: string, more: Partial<Wanted> = {}): Wanted => ({ name: 'churn', config: configOf(entity(version)), ...more });

describe('one endpoint, in order', () => {
  it('creates, waits and grants, with the creator kept', async () => {
    const world = makeWorld();
    const { results } = await run(world, [v('7', { grants: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }] })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 1, state: 'READY' });
    expect(statuses(results[0]!.operations)).toEqual(['create done', 'wait done', 'put-permissions done']);
    expect(results[0]!.operations[0]?.requestId).toBe('req-create');
    expect(world.api.writes()).toEqual(['create', 'putPermissions']);
    expect(world.api.calls.at(-1)?.body).toEqual([
      { field: 'group_name', principal: 'analysts', level: 'CAN_QUERY' },
      { field: 'service_principal_name', principal: creator, level: 'CAN_MANAGE' },
    ]);
  });

  it('makes nothing after a failed rollout, and lists what was not made', async () => {
    const world = await withLive('7');
    world.api.rollouts = [{ gets: 1, end: 'failed', message: 'pip could not resolve' }];
    const { results } = await run(world, [v('8', { aiGateway: { rate_limits: [] }, tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({
      outcome: 'failed', reason: 'deployment-failed', oldConfigServes: true, configVersionBefore: 1, configVersionAfter: 1,
      failures: [{ entity: 'main', message: 'pip could not resolve', log: 'build 1\nbuild 2 of v2' }],
    });
    expect(statuses(results[0]!.operations)).toEqual(['update-config done', 'wait failed', 'patch-tags not-made', 'put-ai-gateway not-made']);
    expect(world.api.writes()).toEqual(['updateConfig']);
  });

  it('converges when it is run again after the cause is mended', async () => {
    const world = await withLive('7');
    world.api.rollouts = [{ gets: 1, end: 'failed' }, { gets: 1 }];
    await run(world, [v('8', { tags: { team: 'a' } })]);
    const { results } = await run(world, [v('8', { tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionBefore: 1, configVersionAfter: 3 });
  });

  it('stops at a refused write', async () => {
    const world = await withLive('7');
    world.api.faults = [{ method: 'updateConfig', when: 'before', error: makeApiError({ status: 400, requestId: 'r-9', message: 'bad size' }) }];
    const { results } = await run(world, [v('8', { tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'api-error', message: 'bad size' });
    expect(results[0]!.operations[0]).toMatchObject({ status: 'failed', requestId: 'r-9', message: 'bad size' });
    expect(statuses(results[0]!.operations).slice(1)).toEqual(['wait not-made', 'patch-tags not-made']);
  });

  it('reads nothing after a create whose reply shows everything', async () => {
    const world = makeWorld();
    world.api.rollouts = [{ gets: 0 }];
    const { results } = await run(world, [v('7')]);
    expect(results[0]!.outcome).toBe('applied');
    expect(world.api.calls.map(({ method }) => method)).toEqual(['create']);
  });

  it('does not wait for a version that will never come: the reply shows that nothing is rolled out', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7')] });
    // A change of a field that nobody can read, which the platform finds to be no change.
    story.options.plan.endpoints[0]!.operations = [{ kind: 'update-config', route: 'R5', body: configOf(entity('7')) }, { kind: 'wait' }];
    const endpoint = (await world.api.get('churn'))!;
    world.api.updateConfig = () => Promise.resolve({ endpoint });
    world.api.calls = [];
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 1 });
    expect(world.api.calls).toEqual([]);
  });

  it('waits at the end for a rollout that the plan forgot to wait for', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('8')] });
    const [plan] = story.options.plan.endpoints;
    plan!.operations = plan!.operations.filter(({ kind }) => kind !== 'wait');
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
  });

  it('leaves alone what is unchanged, without a request', async () => {
    const world = await withLive('7');
    const { results } = await run(world, [v('7')]);
    expect(results[0]).toMatchObject({ outcome: 'unchanged', operations: [], state: 'READY' });
    expect(world.api.calls).toEqual([]);
  });

  it('mentions an older failure without judging it', async () => {
    const world = await withLive('7');
    world.api.endpoints.get('churn')!.state.configUpdate = 'UPDATE_FAILED';
    const { results } = await run(world, [v('7')]);
    expect(results[0]).toMatchObject({ outcome: 'unchanged', message: expect.stringContaining('earlier update') });
    expect(results[0]!.reason).toBeUndefined();
  });

  it('mentions it as well where only something else was written', async () => {
    const world = await withLive('7');
    const live = world.api.endpoints.get('churn')!;
    live.state = { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING' };
    live.config!.entities[0]!.deployment = 'DEPLOYMENT_FAILED';
    const { results } = await run(world, [v('7', { tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', message: 'The endpoint is not ready (main: DEPLOYMENT_FAILED).' });
    expect(results[0]!.reason).toBeUndefined();
    expect((await run(world, [v('8', { tags: { team: 'a' } })])).results[0]?.message).toBeUndefined();
  });

  it('says nothing of an endpoint that is not ready because nothing is to be served', async () => {
    const world = makeWorld();
    const empty: Wanted = { name: 'churn' };
    await run(world, [empty]);
    expect((await run(world, [{ ...empty, tags: { team: 'a' } }])).results[0]).toMatchObject({ outcome: 'applied' });
    expect((await run(world, [{ ...empty, tags: { team: 'b' } }])).results[0]?.message).toBeUndefined();
  });
});

describe('held back', () => {
  const wanted = v('8');
  it('by a block: nothing is written', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [wanted] });
    story.options.plan.endpoints[0]!.blocked = { reason: 'destroy-blocked', message: 'No.', hint: 'Allow it.' };
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'refused', reason: 'destroy-blocked', message: 'No.', hint: 'Allow it.' });
    expect(statuses(results[0]!.operations)).toEqual(['update-config not-made', 'wait not-made']);
    expect(world.api.writes()).toEqual([]);
  });

  it('by the hold tag: no failure', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [wanted] });
    story.options.plan.endpoints[0]!.hold = 'incident 12';
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'held', message: expect.stringContaining('incident 12') });
    expect(results[0]!.reason).toBeUndefined();
    expect(world.api.writes()).toEqual([]);
  });

  it('by the plan check, while the others proceed', async () => {
    const world = makeWorld();
    const approval = { approvedIn: 12, heldBackDigest: 'd'.repeat(24) };
    const { results } = await run(world, [v('7', { name: 'a' }), v('7', { name: 'b' })], {
      review: (plan) => (plan.name === 'a' ? { reason: 'plan-changed', message: 'Not as reviewed.', approval } : undefined),
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'applied']);
    expect(results[0]).toMatchObject({ reason: 'plan-changed', approval });
    expect(world.api.calls.filter(({ name }) => name === 'a')).toEqual([]);
  });
});

describe('updates in progress', () => {
  it('resumes the wanted one without a second write', async () => {
    const world = await withLive('7');
    await world.api.updateConfig('R5', 'churn', configOf(entity('8')));
    const { results } = await run(world, [v('8', { tags: { team: 'a' } })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionBefore: 1, configVersionAfter: 2 });
    expect(world.api.writes()).toEqual(['patchTags']);
  });

  it('judges the failure of a resumed update as its own', async () => {
    const world = await withLive('7');
    world.api.rollouts = [{ gets: 2, end: 'failed' }];
    await world.api.updateConfig('R5', 'churn', configOf(entity('8')));
    const { results } = await run(world, [v('8')]);
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'deployment-failed', oldConfigServes: true });
  });

  it('waits for another one to settle, plans again, asks for review again, and goes on', async () => {
    const world = await withLive('7');
    await world.api.updateConfig('R5', 'churn', configOf(entity('6')));
    const reviewed: number[] = [];
    const { results, story } = await run(world, [v('8')], {
      review: (plan) => {
        reviewed.push(plan.live?.config?.version ?? 0);
        return undefined;
      },
    });
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 3 });
    expect(story.replanned).toEqual(['churn']);
    expect(reviewed).toEqual([1, 2]);
    expect(world.api.writes()).toEqual(['updateConfig']);
  });

  it('gives up with endpoint-busy at the deadline, without a write', async () => {
    const world = await withLive('7');
    world.api.rollouts = [{ end: 'never' }];
    await world.api.updateConfig('R5', 'churn', configOf(entity('6')));
    const { results } = await run(world, [v('8')], { settings: { timeoutMs: 10 * minute } });
    expect(results[0]).toMatchObject({ outcome: 'refused', reason: 'endpoint-busy' });
    expect(world.clock.now()).toBe(10 * minute);
    expect(world.api.writes()).toEqual([]);
  });

  it('treats a 409 as another update: settles, plans again, writes once', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('8')] });
    world.api.calls = [];
    // Somebody starts an update between our plan and our write.
    world.api.onCall = ({ method }) => {
      if (method !== 'updateConfig') return;
      world.api.onCall = undefined;
      world.api.start(world.api.endpoints.get('churn')!, configOf(entity('6')));
    };
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 3 });
    expect(world.api.writes()).toEqual(['updateConfig', 'updateConfig']);
  });

  it('holds back what the new plan is not approved for', async () => {
    const world = await withLive('7');
    let asked = 0;
    world.api.faults = [{ method: 'updateConfig', when: 'before', error: makeApiError({ status: 409 }) }];
    const { results } = await run(world, [v('8')], {
      review: () => (++asked > 1 ? { reason: 'plan-changed', message: 'Changed meanwhile.' } : undefined),
    });
    expect(results[0]).toMatchObject({ outcome: 'refused', reason: 'plan-changed' });
  });

  it('ends an endless conflict as endpoint-busy', async () => {
    const world = await withLive('7');
    world.api.faults = [{ method: 'updateConfig', when: 'before', error: makeApiError({ status: 409 }), times: 99 }];
    const { results } = await run(world, [v('8')]);
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'endpoint-busy' });
    expect(world.api.writes()).toHaveLength(5);
    // Where no update is to be seen, it is given time all the same.
    expect(world.clock.now()).toBeGreaterThan(3 * minute);
  });

  it('outlasts a conflict of minutes that no read explains', async () => {
    const world = await withLive('7');
    world.api.onCall = ({ method, at }) => {
      if (method === 'updateConfig') world.api.faults = at < 2 * minute ? [{ method, when: 'before', error: makeApiError({ status: 409 }) }] : [];
    };
    const { results } = await run(world, [v('8')]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
    expect(world.api.writes()).toHaveLength(5);
  });
});

describe('a write without a clear answer', () => {
  const lost = makeApiError({ outcomeUnknown: true, requestId: 'r-lost' });
  const everything = v('8', {
    aiGateway: { usage_tracking_config: { enabled: true } },
    tags: { team: 'a' },
    notifications: { on_update_failure: ['a@b.c'] },
    telemetry: { telemetry_profile_id: 'p' },
    grants: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }],
  });
  const methods = ['updateConfig', 'patchTags', 'putAiGateway', 'patchNotifications', 'patchTelemetry', 'putPermissions'] as const;

  it.each(methods)('%s took effect: read back, not repeated', async (method) => {
    const world = await withLive('7');
    world.api.faults = [{ method, when: 'after', error: lost }];
    const { results } = await run(world, [everything]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
    expect(world.api.count(method)).toBe(1);
    expect(results[0]!.operations.filter(({ status }) => status === 'already-done')).toEqual([expect.objectContaining({ requestId: 'r-lost' })]);
  });

  it.each(methods)('%s did not take effect: repeated once', async (method) => {
    const world = await withLive('7');
    world.api.faults = [{ method, when: 'before', error: lost }];
    const { results } = await run(world, [everything]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
    expect(world.api.count(method)).toBe(2);
    expect(results[0]!.operations.every(({ status }) => status === 'done')).toBe(true);
  });

  it.each(methods)('%s never takes effect: fails after the repeat', async (method) => {
    const world = await withLive('7');
    world.api.faults = [{ method, when: 'before', error: lost, times: 99 }];
    const { results } = await run(world, [everything]);
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'api-error' });
    expect(world.api.count(method)).toBe(2);
    expect(results[0]!.operations.filter(({ status }) => status === 'failed')).toHaveLength(1);
  });

  it('create took effect: goes on as created', async () => {
    const world = makeWorld();
    world.api.faults = [{ method: 'create', when: 'after', error: lost }];
    const { results } = await run(world, [everything]);
    expect(results[0]).toMatchObject({ outcome: 'applied', action: 'create', configVersionAfter: 1 });
    expect(world.api.count('create')).toBe(1);
    expect(statuses(results[0]!.operations)).toEqual(['create already-done', 'wait done', 'put-permissions done']);
  });

  it('create did not take effect: repeated once', async () => {
    const world = makeWorld();
    world.api.faults = [{ method: 'create', when: 'before', error: lost }];
    const { results } = await run(world, [v('7')]);
    expect(results[0]!.outcome).toBe('applied');
    expect(world.api.count('create')).toBe(2);
  });

  it('create took effect, but reads do not show it yet: the second one is told that it exists', async () => {
    const world = makeWorld();
    world.api.staleReads = 1;
    world.api.faults = [{ method: 'create', when: 'after', error: lost }];
    const { results } = await run(world, [v('7')]);
    expect(results[0]!.outcome).toBe('applied');
    expect(statuses(results[0]!.operations)).toEqual(['create already-done', 'wait done']);
  });

  it.each(['before', 'after'] as const)('delete, broken %s its effect', async (when) => {
    const world = await withLive('7');
    world.api.faults = [{ method: 'delete', when, error: lost }];
    const { results } = await run(world, [v('7', { gone: true })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', action: 'delete', state: '' });
    expect(world.api.endpoints.has('churn')).toBe(false);
    expect(world.api.count('delete')).toBe(when === 'before' ? 2 : 1);
  });

  it('delete that never takes effect fails', async () => {
    const world = await withLive('7');
    world.api.faults = [{ method: 'delete', when: 'before', error: lost, times: 9 }];
    const { results } = await run(world, [v('7', { gone: true })]);
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'api-error', state: 'READY' });
    expect(world.api.count('delete')).toBe(2);
  });

  it('tags that a newer plan merges with others are still found to be missing', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7', { tags: { team: 'a' } })] });
    const { replan } = story.options;
    story.options.replan = async (name) => {
      const plan = await replan(name);
      const merged = { kind: 'patch-tags' as const, purpose: 'ownership' as const, add: [{ key: 'team', value: 'a' }], remove: ['endpoints_protected'] };
      return { ...plan, operations: [merged] };
    };
    world.api.faults = [{ method: 'patchTags', when: 'before', error: lost }];
    const results = await applyPlan(story.options);
    expect(statuses(results[0]!.operations)).toEqual(['patch-tags done']);
    expect(world.api.count('patchTags')).toBe(2);
  });

  it('that cannot be read back is reported as unknown', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('8')] });
    world.api.faults = [
      { method: 'updateConfig', when: 'after', error: lost },
      { method: 'get', when: 'before', error: makeApiError({ status: 500, message: 'down' }), times: 99 },
    ];
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'api-error', message: 'down' });
    expect(statuses(results[0]!.operations)).toEqual(['update-config failed', 'wait not-made']);
  });
});

describe('a name that is taken', () => {
  async function meet(tags: { key: string; value: string }[]) {
    const world = makeWorld();
    const story = await makeStory({ ...world, wanted: [v('7')] });
    await world.api.create('R1', { name: 'churn', config: configOf(entity('7')), tags });
    world.api.calls = [];
    return { world, results: await applyPlan(story.options) };
  }
  it('by an endpoint with our tag: goes on as created', async () => {
    const { results, world } = await meet([{ key: 'endpoints_manifest', value: ours }]);
    expect(results[0]).toMatchObject({ outcome: 'applied' });
    expect(world.api.writes()).toEqual(['create']);
  });
  it.each([['nobody', []], ['another manifest', [{ key: 'endpoints_manifest', value: 'other__x__y__z' }]]])(
    'by an endpoint of %s: ownership-conflict, nothing written', async (_who, tags) => {
      const { results } = await meet(tags);
      expect(results[0]).toMatchObject({ outcome: 'refused', reason: 'ownership-conflict' });
    });
});

describe('deleting and replacing', () => {
  it('replaces: delete, create, the rest', async () => {
    const world = await withLive('7');
    const { results } = await run(world, [v('7', { replace: true, grants: [{ group_name: 'g', permission_level: 'CAN_VIEW' }] })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', action: 'replace' });
    expect(world.api.writes()).toEqual(['delete', 'create', 'putPermissions']);
    const fresh = (await world.api.get('churn'))!.id;
    expect(fresh).not.toBe(world.id);
    expect(world.api.calls.find(({ method }) => method === 'putPermissions')?.name).toBe(fresh);
  });

  it('refuses to delete another endpoint that took the name', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
    world.api.endpoints.get('churn')!.id = 'f'.repeat(32);
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'refused', reason: 'plan-changed', message: expect.stringContaining('replaced outside') });
    expect(world.api.count('delete')).toBe(0);
  });

  it.each(['endpoints_manifest', 'endpoints_protected', 'endpoints_hold'])('refuses to delete when %s changed since the plan', async (key) => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
    world.api.endpoints.get('churn')!.tags.unshift({ key, value: 'someone' });
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'refused', reason: 'plan-changed', message: expect.stringContaining(key) });
    expect(world.api.count('delete')).toBe(0);
  });

  it.each([
    ['is not owned any more', [], 'endpoints_manifest'],
    ['was protected meanwhile', [{ key: 'endpoints_manifest', value: ours }, { key: 'endpoints_protected', value: 'true' }], 'endpoints_protected'],
    ['was put on hold meanwhile', [{ key: 'endpoints_manifest', value: ours }, { key: 'endpoints_hold', value: 'x' }], 'endpoints_hold'],
  ])('refuses to delete what %s, when it was planned from the list alone', async (_title, tags, key) => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
    delete story.options.plan.endpoints[0]!.live;
    world.api.endpoints.get('churn')!.tags = tags;
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'refused', message: expect.stringContaining(key) });
    expect(world.api.count('delete')).toBe(0);
  });

  it('knows the version of what it deleted, planned from the list alone', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
    delete story.options.plan.endpoints[0]!.live;
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionBefore: 1, state: '' });
    expect(results[0]!.configVersionAfter).toBeUndefined();
  });

  it('is content when it is gone already', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7', { gone: true })] });
    world.api.endpoints.delete('churn');
    expect((await applyPlan(story.options))[0]).toMatchObject({ outcome: 'applied', operations: [{ status: 'already-done' }] });
  });

  it.each(['before', 'after'] as const)('a replace survives a create that breaks %s its effect', async (when) => {
    const world = await withLive('7');
    world.api.faults = [{ method: 'create', when, error: makeApiError({ outcomeUnknown: true }) }];
    const { results } = await run(world, [v('7', { replace: true })]);
    expect(results[0]).toMatchObject({ outcome: 'applied', action: 'replace' });
    expect(world.api.count('delete')).toBe(1);
  });
});

it('does not take the deleted endpoint, which late reads still show, for its replacement', async () => {
  const world = await withLive('7');
  world.api.staleReads = 3;
  const create = world.api.create.bind(world.api);
  world.api.create = async (route, body) => {
    const { requestId } = await create(route, body);
    return { requestId: requestId! };
  };
  const story = await makeStory({ ...world, wanted: [v('7', { replace: true })] });
  const remove = world.api.delete.bind(world.api);
  let view: Awaited<ReturnType<FakeServing['get']>>;
  world.api.delete = async (name) => {
    view = await world.api.get(name);
    return remove(name);
  };
  const read = world.api.get.bind(world.api);
  let late = 3;
  world.api.get = async (name) => (view !== undefined && late-- > 0 ? view : read(name));
  const results = await applyPlan(story.options);
  expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 1 });
  expect(late).toBeLessThan(0);
});

describe('permissions', () => {
  it('reads the id again once the last read is old, and refuses another endpoint of that name', async () => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('7', { tags: { team: 'a' }, grants: [{ group_name: 'g', permission_level: 'CAN_VIEW' }] })] });
    world.api.latencyMs = 2 * minute;
    world.api.calls = [];
    world.api.onCall = ({ method }) => {
      if (method === 'patchTags') world.api.endpoints.get('churn')!.id = 'e'.repeat(32);
    };
    const results = await applyPlan(story.options);
    expect(results[0]).toMatchObject({ name: 'churn', outcome: 'failed', reason: 'plan-changed' });
    expect(world.api.count('putPermissions')).toBe(0);
  });

  it('needs no read while the plan is fresh', async () => {
    const world = await withLive('7');
    await run(world, [v('7', { grants: [{ group_name: 'g', permission_level: 'CAN_VIEW' }] })]);
    expect(world.api.calls.map(({ method }) => method)).toEqual(['putPermissions']);
  });
});

describe('without waiting', () => {
  it('ends once the writes are accepted, and leaves what needs the rollout', async () => {
    const world = await withLive('7');
    const wanted = v('8', { tags: { team: 'a' }, aiGateway: { rate_limits: [] }, telemetry: { telemetry_profile_id: 'p' } });
    const { results } = await run(world, [wanted], { settings: { wait: false } });
    expect(results[0]).toMatchObject({ outcome: 'accepted', configVersionBefore: 1, configVersionAfter: 2 });
    expect(statuses(results[0]!.operations)).toEqual([
      'update-config done', 'wait not-made', 'patch-tags done', 'put-ai-gateway not-made', 'patch-telemetry not-made',
    ]);
    expect(results[0]!.message).toContain('update the AI Gateway, update the telemetry');
    expect(world.api.writes()).toEqual(['updateConfig', 'patchTags']);
    expect(world.clock.now()).toBe(0);
  });

  it.each([
    ['lifts no protection', { add: [], remove: ['endpoints_protected'] }],
    ['does not note write-only values as written', { add: [{ key: 'team', value: 'a' }, { key: 'endpoints_unread', value: 'd' }], remove: [] }],
  ])('%s before the rollout is done', async (_title, change) => {
    const world = await withLive('7');
    const story = await makeStory({ ...world, wanted: [v('8')], settings: { wait: false } });
    story.options.plan.endpoints[0]!.operations.push({ kind: 'patch-tags', purpose: 'tags', ...change });
    const results = await applyPlan(story.options);
    expect(statuses(results[0]!.operations)).toEqual(['update-config done', 'wait not-made', 'patch-tags not-made']);
  });

  it('finishes the rest in the next run', async () => {
    const world = await withLive('7');
    const wanted = v('8', { aiGateway: { rate_limits: [] } });
    await run(world, [wanted], { settings: { wait: false } });
    const { results } = await run(world, [wanted]);
    expect(results[0]!.outcome).toBe('applied');
    expect(world.api.writes()).toEqual(['putAiGateway']);
  });

  it('is applied where the reply shows that it is ready', async () => {
    const world = makeWorld();
    world.api.rollouts = [{ gets: 0 }];
    const { results } = await run(world, [v('7', { aiGateway: {} })], { settings: { wait: false } });
    expect(results[0]!.outcome).toBe('applied');
  });
});

describe('several endpoints', () => {
  const many = (count: number): Wanted[] => Array.from({ length: count }, (_, index) => v('7', { name: `e${index}` }));

  it('works on no more of them at once than allowed', async () => {
    const world = makeWorld();
    world.api.rollouts = [{ ms: minute }];
    const { story, results } = await run(world, many(10), { settings: { parallelism: 3 } });
    expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true);
    expect(mostAtOnce(story)).toBe(3);
  });

  it('keeps to the write quota over all of them', async () => {
    const world = makeWorld();
    world.api.rollouts = [{ gets: 0 }];
    const { story, results } = await run(world, many(60), { settings: { parallelism: 60 } });
    expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true);
    const at = world.api.calls.filter(({ method }) => method === 'create').map((call) => call.at);
    expect(at.filter((time) => time === 0)).toHaveLength(50);
    expect(at.filter((time) => time === 5 * minute)).toHaveLength(10);
    expect(story.log.lines).toContainEqual(expect.stringMatching(/^e\d+: next write in 300 s, because 50 creates and config updates in 5 min are this job's quota; \d+ more writes wait behind it$/));
    const creates = results.map(({ operations }) => operations.find(({ kind }) => kind === 'create'));
    expect(creates.filter((create) => create?.sentAt === 5 * minute && create.startedAt === 0)).toHaveLength(10);
    expect(creates.filter((create) => create?.sentAt === undefined && create?.finishedAt === 0)).toHaveLength(50);
  });

  it('lets the others proceed when one fails', async () => {
    const world = makeWorld();
    world.api.faults = [{ method: 'create', when: 'before', error: makeApiError({ status: 400 }) }];
    const { results } = await run(world, many(4));
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'applied', 'applied', 'applied']);
  });

  it('never throws, whatever one endpoint does', async () => {
    const world = await withLive('7');
    world.api.faults = [{ method: 'updateConfig', when: 'before', error: new TypeError('a bug') }];
    const { results } = await run(world, [v('8'), v('7', { name: 'other' })]);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([['failed', 'internal-error'], ['applied', undefined]]);
  });
});

function mostAtOnce(story: Story): number {
  let now = 0;
  let most = 0;
  for (const event of story.events) {
    if (event.type === 'started') most = Math.max(most, ++now);
    if (event.type === 'finished') now -= 1;
  }
  return most;
}

describe('when the job is stopped', () => {
  it('starts no new write, stops polling and says what goes on', async () => {
    const world = makeWorld();
    world.api.rollouts = [{ ms: 30 * minute }];
    const wanted = ['a', 'b', 'c'].map((name) => v('7', { name, grants: [{ group_name: 'g', permission_level: 'CAN_VIEW' }] }));
    const story = await makeStory({ ...world, wanted, settings: { parallelism: 2 } });
    world.api.calls = [];
    void world.clock.sleep(2 * minute).then(() => {
      story.abort.abort();
    });
    const results = await applyPlan(story.options);
    expect(results.map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(results[0]!.message).toContain('config v1 was rolling out; the rollout goes on in the workspace');
    expect(results[2]!.message).toContain('before anything was written');
    expect(statuses(results[0]!.operations)).toEqual(['create done', 'wait not-made', 'put-permissions not-made']);
    expect(statuses(results[2]!.operations)).toEqual(['create not-made', 'wait not-made', 'put-permissions not-made']);
    expect(world.api.writes()).toEqual(['create', 'create']);
    expect(world.clock.now()).toBe(2 * minute);
  });

  it('while it waits for the quota, writes nothing more', async () => {
    const world = makeWorld();
    world.api.rollouts = [{ gets: 0 }];
    const story = await makeStory({ ...world, wanted: [v('7', { name: 'a' }), v('7', { name: 'b' })], settings: { writeQuota: 1 } });
    void world.clock.sleep(minute).then(() => {
      story.abort.abort();
    });
    const results = await applyPlan(story.options);
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'cancelled']);
  });
});

describe('reads right after a write that show the time before it', () => {
  it('neither fail nor end the wait', async () => {
    const world = await withLive('7');
    world.api.staleReads = 3;
    const { results } = await run(world, [v('8')]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 2 });
  });

  it('do not turn an older failure into ours', async () => {
    const world = await withLive('7');
    world.api.rollouts = [{ gets: 0, end: 'failed' }, { gets: 2 }];
    await world.api.updateConfig('R5', 'churn', configOf(entity('9')));
    world.api.staleReads = 3;
    const { results } = await run(world, [v('8')]);
    expect(results[0]).toMatchObject({ outcome: 'applied', configVersionAfter: 3 });
  });
});

it('shows a foreign plan of no operations as it is', async () => {
  const { clock, api } = makeWorld();
  const story = await makeStory({ clock, api, wanted: [] });
  const plan = makePlan({ ownership: 'foreign', blocked: { reason: 'ownership-conflict', message: 'Theirs.', hint: 'Adopt.' } });
  const results = await applyPlan({ ...story.options, plan: wrapPlan([plan]) });
  expect(results[0]).toMatchObject({ outcome: 'refused', reason: 'ownership-conflict', plan });
});
