import type { Operation } from '../plan/plan.js';
import { isUpdating, judge, remarkOn } from './judge.js';
import { noteEntities } from './entity-times.js';
import { cancellation, leaveRoom, record, report, stopped, type Ending, type Run, type Step } from './run.js';
import { defaultTimeoutMs, needsGpu } from './timeouts.js';
import { waitUntilReady, waitUntilSettled } from './wait.js';
import { words } from './wait-end.js';
import { resumedRollout } from './write.js';

/** Waits until the update that is in progress has ended, whoever started it; then everything is planned again. */
export async function settle(run: Run, rest: readonly Operation[]): Promise<Step> {
  const { options, name, live } = run;
  leaveRoom(run);
  const timeoutMs = timeoutOf(run);
  const first = live !== undefined && isUpdating(live) ? live : undefined;
  const waited = await waitUntilSettled({ ...pollOptions(run), name, timeoutMs, first });
  if (waited.live !== undefined) run.live = waited.live;
  if (waited.outcome === 'cancelled' || options.signal.aborted) return { ending: cancellation(run), rest };
  if (waited.outcome === 'settled') return 'again';
  const message = `Another update of the endpoint is still in progress after ${words(timeoutMs)}.`;
  return { ending: stopped(run, { reason: 'endpoint-busy', message, hint: busyHint }), rest };
}

export const busyHint = 'Run apply again when it has ended; it can be cancelled in the workspace only.';

/** Waits for the rollout at hand; `deferred`: not to be waited for, and not known to be ready. */
export async function awaitRollout(
  run: Run,
  operation: Operation & { kind: 'wait' },
): Promise<'next' | 'deferred' | { ending: Ending }> {
  const { options } = run;
  run.rollout ??= run.plan.updating === 'wanted' ? resumedRollout(run) : undefined;
  if (run.rollout === undefined) {
    record(run, operation, { status: 'already-done' });
    return 'next';
  }
  report(run, operation, 'started');
  const step = await untilReady(run);
  if (step === 'next') record(run, operation, { status: 'done' });
  else if (step === 'deferred') record(run, operation, { status: 'not-made', message: 'Not waited for (`wait: false`).' });
  else record(run, operation, { status: options.signal.aborted ? 'not-made' : 'failed', message: step.ending.message });
  return step;
}

/** A rollout that no operation waited for is waited for at the end. */
export async function lastWait(run: Run, deferred: boolean): Promise<Step> {
  const step = deferred ? 'deferred' : run.rollout === undefined ? 'next' : await untilReady(run);
  // A config that was waited for is ready; without one, what was live before is as it was.
  const rolled = run.done.some(({ kind }) => kind === 'wait' || kind === 'delete');
  if (step === 'next') return { ending: { outcome: 'applied', message: rolled ? undefined : remarkOn(run.plan.live) } };
  if (step !== 'deferred') return step;
  const left = run.done.filter(({ kind, status }) => kind !== 'wait' && status === 'not-made');
  const rest = left.length === 0 ? '' : ` Left for the next run: ${left.map(({ title }) => title).join(', ')}.`;
  return {
    ending: {
      outcome: 'accepted',
      message: `Accepted by the platform; the rollout is not waited for.${rest}`,
      ...(left.length > 0 && { hint: 'Run apply again when the endpoint is ready.' }),
    },
  };
}

async function untilReady(run: Run): Promise<'next' | 'deferred' | { ending: Ending }> {
  const { options, rollout, name } = run;
  if (rollout === undefined) return 'next';
  if (!options.settings.wait) {
    const verdict = rollout.first && judge(rollout.first, rollout.expectation, rollout.resumed);
    const done = verdict?.state === 'ready' || (verdict?.state === 'empty' && !rollout.expectation.wantsConfig);
    if (!done) return 'deferred';
    run.rollout = undefined;
    return 'next';
  }
  leaveRoom(run);
  const waited = await waitUntilReady({
    ...pollOptions(run),
    api: options.api,
    name,
    timeoutMs: timeoutOf(run),
    expectation: rollout.expectation,
    id: rollout.id,
    formerId: run.deletedId,
    first: rollout.first,
    resumed: rollout.resumed,
    needsGpu: needsGpu(waitedFor(run)),
    onState: (live, verdict) => {
      noteEntities(run.entities, live, { now: options.clock.now(), versionBefore: rollout.expectation.versionBefore });
      const detail = verdict.state === 'working' || verdict.state === 'failed' ? verdict.detail : verdict.state;
      options.onProgress?.({ type: 'state', name, live, detail });
    },
  });
  if (waited.live !== undefined) {
    run.live = waited.live;
    run.liveAt = options.clock.now();
  }
  if (waited.outcome === 'ready') {
    run.rollout = undefined;
    return 'next';
  }
  const { outcome, reason, message, hint, failures, oldConfigServes } = waited;
  return { ending: { outcome, reason, message, hint, failures, oldConfigServes } };
}

/** The plan that knows what rolls out: one made afresh after a write may be that of an endpoint just emptied. */
const waitedFor = ({ plan, shown }: Run): Run['plan'] => (plan.kind === 'empty' ? shown : plan);

function timeoutOf(run: Run): number {
  return run.options.settings.timeoutMs ?? defaultTimeoutMs(waitedFor(run));
}

function pollOptions({ options, name, pace }: Run) {
  const { api, clock, log, signal, settings } = options;
  return { api, clock, log, signal, name, pace, pollIntervalMs: settings.pollIntervalMs };
}
