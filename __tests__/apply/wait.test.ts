import { createPollPace } from '../../src/apply/poll-pace.js';
import { defaultTimeoutMs } from '../../src/apply/timeouts.js';
import { waitUntilReady, waitUntilSettled, type WaitOptions } from '../../src/apply/wait.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';
import { Lines, makeApiError, makeConfig, makeLive, makePlan, VirtualClock } from './support.js';

const minute = 60_000;
const CREATING = 'DEPLOYMENT_CREATING';
const FAILED = 'DEPLOYMENT_FAILED';

const rolling = (message = '', others: Record<string, string> = {}): LiveEndpoint =>
  makeLive({
    state: { ready: 'READY', configUpdate: 'IN_PROGRESS' },
    config: makeConfig(7),
    pendingConfig: makeConfig(8, { main: [CREATING, message], ...others }),
  });
const done = makeLive({ config: makeConfig(8) });

/** Answers the reads one after the other; the last one again and again. */
function setUp(reads: (LiveEndpoint | undefined | Error)[], changes: Partial<WaitOptions> = {}) {
  const clock = new VirtualClock();
  const log = new Lines();
  const abort = new AbortController();
  const readAt: number[] = [];
  const logCalls: unknown[] = [];
  const answer = (kind: string, text: string) => (_name: string, entity: string, version?: number) => {
    logCalls.push([kind, entity, version]);
    return text === 'refuse' ? Promise.reject(makeApiError({ status: 403 })) : Promise.resolve(text);
  };
  const options: WaitOptions = {
    api: {
      get: () => {
        readAt.push(clock.now());
        const next = reads.length > 1 ? reads.shift() : reads[0];
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
      buildLogs: answer('build', Array.from({ length: 60 }, (_, line) => `step ${line + 1}`).join('\n') + '\n'),
      serverLogs: answer('server', ''),
    },
    clock,
    log,
    signal: abort.signal,
    name: 'churn',
    expectation: { wroteConfig: true, versionBefore: 7, failedBefore: false, wantsConfig: true, sameConfig: () => true },
    pollIntervalMs: 10_000,
    pace: createPollPace({ clock, signal: abort.signal, pollIntervalMs: 10_000 }),
    timeoutMs: 60 * minute,
    ...changes,
  };
  return { options, clock, log, abort, readAt, logCalls };
}

describe('waiting', () => {
  it('reads nothing where the reply decides', async () => {
    const { options, readAt } = setUp([undefined], { first: done });
    expect(await waitUntilReady(options)).toMatchObject({ outcome: 'ready', live: { config: { version: 8 } } });
    expect(readAt).toEqual([]);
  });

  it('polls at the given pace, growing to three times it and no further', async () => {
    const { options, readAt } = setUp([...Array<LiveEndpoint>(9).fill(rolling()), done]);
    expect((await waitUntilReady(options)).outcome).toBe('ready');
    const gaps = readAt.map((at, index) => at - (readAt[index - 1] ?? 0));
    expect(gaps[0]).toBe(10_000);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(Math.max(...gaps)).toBe(30_000);
  });

  it('logs each change of state once, who waits for what, and a sign of life', async () => {
    const reads = [...Array<LiveEndpoint>(3).fill(rolling('Building.')), ...Array<LiveEndpoint>(20).fill(rolling('Pushing.')), done];
    const { options, log } = setUp(reads, { first: rolling('Building.') });
    await waitUntilReady(options);
    expect(log.lines[0]).toBe('churn: waiting for config v8 (main) to become ready, at most 60 min');
    expect(log.lines.filter((line) => line.includes('Building') && !line.includes('still'))).toHaveLength(1);
    expect(log.lines.filter((line) => line === 'churn: config v8, main: DEPLOYMENT_CREATING (Pushing)')).toHaveLength(1);
    expect(log.lines.filter((line) => /^churn: still creating after \d+ min \(main: DEPLOYMENT_CREATING \(Pushing\)\)$/.test(line)).length).toBeGreaterThanOrEqual(2);
    expect(log.lines.at(-1)).toBe('churn: ready with config v8');
    expect(log.lines.length).toBeLessThan(12);
  });

  it('bears reads that fail for a while', async () => {
    const { options, log } = setUp([rolling(), makeApiError({ status: 503 }), makeApiError({ status: 429 }), makeApiError({}), done]);
    expect((await waitUntilReady(options)).outcome).toBe('ready');
    expect(log.lines.filter((line) => line.startsWith('warning: churn: could not be read'))).toHaveLength(3);
  });

  it('does not bear a refusal', async () => {
    const { options } = setUp([makeApiError({ status: 403 })]);
    await expect(waitUntilReady(options)).rejects.toMatchObject({ call: { status: 403 } });
  });

  it('waits out reads that still show the time before the write', async () => {
    const old = makeLive({ config: makeConfig(7) });
    const { options } = setUp([old, old, rolling(), done], {
      expectation: { wroteConfig: true, versionBefore: 7, wantsConfig: true, sameConfig: (live) => live.config?.version === 8 },
    });
    expect(await waitUntilReady(options)).toMatchObject({ outcome: 'ready' });
  });

  it('believes a doubtful picture after several reads of it', async () => {
    const { options, readAt } = setUp([makeLive({ config: makeConfig(9) })], {
      expectation: { wroteConfig: true, versionBefore: 7, wantsConfig: true, sameConfig: () => false },
    });
    expect(await waitUntilReady(options)).toMatchObject({ outcome: 'failed', reason: 'plan-changed' });
    expect(readAt).toHaveLength(7);
  });

  it('says at the time-out that it goes on and that nothing was deleted', async () => {
    const { options, clock, readAt } = setUp([rolling('Pulling the image.')], { timeoutMs: 12 * minute });
    const result = await waitUntilReady(options);
    expect(result).toMatchObject({ outcome: 'failed', reason: 'deployment-timeout', oldConfigServes: true });
    expect(result.message).toBe('Still creating after 12 min; nothing was deleted. The rollout goes on in the workspace (main: DEPLOYMENT_CREATING (Pulling the image)).');
    expect(result.hint).toBe('Run apply again to continue waiting, or raise `timeout-minutes`.');
    expect(clock.now()).toBe(12 * minute);
    expect(readAt.at(-1)).toBe(12 * minute);
  });

  it('says that it may be GPU capacity where GPUs are needed, and only there', async () => {
    const timedOut = await waitUntilReady(setUp([rolling('Waiting.')], { timeoutMs: 90 * minute, needsGpu: true }).options);
    expect(timedOut.message).toMatch(/^Still creating after 90 min; may be GPU capacity; nothing was deleted\./);
    expect(timedOut.hint).toMatch(/account team/);
    const failedWith = async (message: string, needsGpu: boolean): Promise<string> => {
      const ended = makeLive({ state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' }, config: makeConfig(7), pendingConfig: makeConfig(8, { main: [FAILED, message] }) });
      return (await waitUntilReady(setUp([rolling(), ended], { needsGpu }).options)).message ?? '';
    };
    expect(await failedWith('No GPU instances available in this region.', true)).toBe(
      'The rollout failed: main: DEPLOYMENT_FAILED (No GPU instances available in this region). May be GPU capacity; nothing was deleted.',
    );
    expect(await failedWith('No GPU instances available in this region.', false)).not.toMatch(/capacity;/);
    for (const other of ['Container image build failed.', 'Insufficient permissions on the model.', 'The server ran out of memory.', 'Timed out while loading the model.']) {
      expect(await failedWith(other, true)).not.toMatch(/capacity;/);
    }
    for (const shortage of ['Insufficient capacity.', 'Timed out waiting for compute.', 'GPU resources are not available.', 'out of stock', 'Not enough GPUs.']) {
      expect(await failedWith(shortage, true)).toMatch(/May be GPU capacity; nothing was deleted\./);
    }
  });

  it('calls what recovers without end a failure', async () => {
    const recovering = makeLive({ state: { ready: 'NOT_READY' }, config: makeConfig(8, { main: 'DEPLOYMENT_RECOVERING' }) });
    const { options } = setUp([recovering]);
    expect(await waitUntilReady(options)).toMatchObject({
      outcome: 'failed',
      reason: 'deployment-failed',
      failures: [{ entity: 'main', deployment: 'DEPLOYMENT_RECOVERING' }],
    });
  });

  it('ends at once when the job is stopped', async () => {
    const { options, abort, clock } = setUp([rolling()]);
    const waiting = waitUntilReady(options);
    void clock.sleep(25_000).then(() => {
      abort.abort();
    });
    expect(await waiting).toMatchObject({ outcome: 'cancelled', message: expect.stringContaining('goes on in the workspace') });
    expect(clock.now()).toBe(25_000);
  });

  it.each([
    ['deleted', undefined, /deleted outside/],
    ['replaced', makeLive({ id: 'b'.repeat(32), config: makeConfig(8) }), /replaced outside/],
  ])('notices an endpoint that was %s meanwhile', async (_what, read, message) => {
    const { options } = setUp([rolling(), read], { id: 'a'.repeat(32) });
    expect(await waitUntilReady(options)).toMatchObject({ outcome: 'failed', reason: 'plan-changed', message: expect.stringMatching(message) });
  });

  it('does not take the endpoint that was deleted for the one that replaces it', async () => {
    const { options } = setUp([makeLive({ config: makeConfig(8) }), makeLive({ id: 'c'.repeat(32), config: makeConfig(1) })], {
      formerId: 'a'.repeat(32),
      expectation: { wroteConfig: true, wantsConfig: true, sameConfig: () => true },
    });
    expect(await waitUntilReady(options)).toMatchObject({ outcome: 'ready', live: { id: 'c'.repeat(32) } });
  });
});

describe('a failed rollout', () => {
  const failed = makeLive({
    state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' },
    config: makeConfig(7),
    pendingConfig: makeConfig(8, { main: [FAILED, 'image build failed'], shadow: 'DEPLOYMENT_ABORTED' }),
  });

  it('names the cause, shows the end of its build log and says that the old config serves', async () => {
    const { options, logCalls } = setUp([rolling(), failed]);
    const result = await waitUntilReady(options);
    expect(result).toMatchObject({ outcome: 'failed', reason: 'deployment-failed', oldConfigServes: true });
    expect(result.message).toBe('The rollout failed: main: DEPLOYMENT_FAILED (image build failed).');
    expect(result.failures).toHaveLength(1);
    expect(result.failures[0]?.log?.split('\n')).toEqual(Array.from({ length: 40 }, (_, line) => `step ${line + 21}`));
    expect(logCalls).toEqual([['build', 'main', 8], ['server', 'main', 8]]);
  });

  it('is known as ours once it was seen in progress, though an older one had the same number', async () => {
    const { options, readAt } = setUp([failed, rolling(), failed], {
      expectation: { wroteConfig: true, versionBefore: 7, pendingBefore: 8, failedBefore: true, wantsConfig: true, sameConfig: () => false },
    });
    expect(await waitUntilReady(options)).toMatchObject({ outcome: 'failed', failures: [{ entity: 'main' }] });
    expect(readAt).toHaveLength(3);
  });

  it('is reported without the log where that cannot be read', async () => {
    const { options } = setUp([failed]);
    options.api.buildLogs = () => Promise.reject(makeApiError({ status: 403 }));
    expect((await waitUntilReady(options)).failures).toEqual([{ entity: 'main', deployment: FAILED, message: 'image build failed' }]);
  });

  it('says so when nothing serves', async () => {
    const first = makeLive({ state: { ready: 'NOT_READY', configUpdate: 'UPDATE_FAILED' }, pendingConfig: makeConfig(1, { main: FAILED }) });
    const { options } = setUp([first], { expectation: { wroteConfig: true, failedBefore: false, wantsConfig: true, sameConfig: () => true } });
    expect(await waitUntilReady(options)).toMatchObject({ oldConfigServes: false });
  });

  it.each([
    ['stopped', makeLive({ state: { ready: 'NOT_READY', suspend: 'STOPPED' }, config: makeConfig(8) }), 'endpoint-stopped'],
    ['cancelled', makeLive({ state: { ready: 'READY', configUpdate: 'UPDATE_CANCELED' }, config: makeConfig(7) }), 'deployment-failed'],
  ])('is told apart from one that was %s', async (_what, live, reason) => {
    const { options } = setUp([rolling(), live]);
    expect(await waitUntilReady(options)).toMatchObject({ outcome: 'failed', reason });
  });
});

describe('waiting for somebody else', () => {
  it.each([
    ['settled', [rolling(), rolling(), done], 'settled'],
    ['gone', [undefined], 'settled'],
    ['endless', [rolling()], 'timeout'],
  ])('%s', async (_title, reads, outcome) => {
    const { options, log } = setUp(reads);
    expect((await waitUntilSettled({ ...options, first: rolling() })).outcome).toBe(outcome);
    expect(log.lines[0]).toBe('churn: waiting for the update to config v8 that is already in progress, at most 60 min');
  });
});

describe('default time-outs', () => {
  const gpu = (type: string) => ({ served_entities: [{ name: 'main', workload_type: type }] });
  const desired = (type: string) => ({
    desired: { key: 'a', name: 'a', document: { config: gpu(type) }, lifecycle: { preventDestroy: false, adopt: false, ignoreChanges: [] } },
  });
  it.each([
    ['custom CPU', makePlan({ ...desired('CPU_LARGE') }), 60],
    ['custom GPU', makePlan({ ...desired('GPU_SMALL') }), 150],
    ['custom, several GPUs', makePlan({ ...desired('MULTIGPU_MEDIUM') }), 150],
    ['custom, GPU kept from the live config', makePlan({ live: makeLive({ config: makeConfig(1, {}, gpu('GPU_LARGE')) }) }), 150],
    ['throughput', makePlan({ kind: 'throughput' }), 90],
    ['model units', makePlan({ kind: 'model-units' }), 15],
    ['external', makePlan({ kind: 'external' }), 2],
  ])('%s', (_title, plan, minutes) => {
    expect(defaultTimeoutMs(plan)).toBe(minutes * minute);
  });
});
