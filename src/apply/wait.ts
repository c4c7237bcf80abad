import { ApiError, type FailureReason } from '../errors.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import type { ServingApi } from '../ports/databricks.js';
import type { Clock, Log } from '../ports/run.js';
import { describeEntity, describeState, failuresOf, isUpdating, judge, type Expectation, type Verdict } from './judge.js';
import { capacityHint, capacityWords, nothingDeleted, speaksOfCapacity } from './capacity.js';
import { collectLogs } from './logs.js';
import type { PollPace } from './poll-pace.js';
import type { EndpointResult } from './result.js';

/** Reads that must show the same doubtful picture before it is believed: right after a write they may be old (5.2). */
export const patience = 6;
const heartbeatMs = 3 * 60_000;

export interface PollOptions {
  api: Pick<ServingApi, 'get'>;
  clock: Clock;
  log: Pick<Log, 'info' | 'warning'>;
  signal: AbortSignal;
  name: string;
  pollIntervalMs: number;
  /** Shared by all endpoints that are waited for. */
  pace: PollPace;
  timeoutMs: number;
}

export interface WaitOptions extends PollOptions {
  api: Pick<ServingApi, 'get' | 'buildLogs' | 'serverLogs'>;
  expectation: Expectation;
  /** Id of the endpoint that was written: another one under this name is not ours. */
  id?: string | undefined;
  /** Id of the endpoint that was deleted to make room for it; a late read may still show that one. */
  formerId?: string | undefined;
  /** The endpoint as the write's reply (or the plan's read) showed it; where it decides, nothing is read. */
  first?: LiveEndpoint | undefined;
  /** The update was seen under way before: its failure is ours. */
  resumed?: boolean;
  /** What is served needs GPUs, which a cloud may be out of: that shows as creating without end (4.3). */
  needsGpu?: boolean;
  onState?: ((live: LiveEndpoint, verdict: Verdict) => void) | undefined;
}

export interface WaitResult {
  outcome: 'ready' | 'failed' | 'cancelled';
  /** As last read. */
  live?: LiveEndpoint;
  reason?: FailureReason;
  message?: string;
  hint?: string;
  failures: EndpointResult['failures'];
  oldConfigServes?: boolean;
}

/** Polls until our config is ready, has failed, or time or the job is over. Never throws for transient read failures. */
export async function waitUntilReady(options: WaitOptions): Promise<WaitResult> {
  const { clock, log, name, expectation, timeoutMs } = options;
  const startedAt = clock.now();
  let live = options.first;
  let progressSeen = options.resumed ?? false;
  let doubtful = 0;
  const teller = createTeller(options, startedAt);

  const decide = (seen: LiveEndpoint): Verdict => {
    const verdict = judge(seen, expectation, progressSeen);
    options.onState?.(seen, verdict);
    if (verdict.state !== 'working' || verdict.later === undefined) {
      doubtful = 0;
      return verdict;
    }
    doubtful += 1;
    return doubtful > patience ? verdict.later : verdict;
  };

  if (live !== undefined) {
    const verdict = decide(live);
    if (verdict.state !== 'working') return conclude(options, live, verdict);
  }
  const entities = entityNames(live);
  log.info(`${name}: waiting for ${entities === '' ? 'the endpoint' : entities} to become ready, at most ${words(timeoutMs)}`);
  if (live !== undefined) teller.tell(live);

  let missing = 0;
  for await (const read of polls(options, startedAt)) {
    if (read === 'cancelled') return cancelled(name, live);
    if (read === 'timeout') return timedOut(options, live);
    const former = read !== undefined && read.id === options.formerId;
    const strange = read !== undefined && options.id !== undefined && read.id !== options.id;
    if (read === undefined || former || strange) {
      missing += 1;
      if (missing > patience) return lost(name, live, strange && !former);
      continue;
    }
    missing = 0;
    live = read;
    teller.tell(live);
    const verdict = decide(live);
    progressSeen ||= isUpdating(live);
    if (verdict.state !== 'working') return conclude(options, live, verdict);
    teller.heartbeat(live);
  }
  return timedOut(options, live);
}

/** Polls until no update is in progress, whoever started it. `first`: an answer that already shows one. */
export async function waitUntilSettled(
  options: PollOptions & { first?: LiveEndpoint | undefined },
): Promise<{ outcome: 'settled' | 'timeout' | 'cancelled'; live?: LiveEndpoint }> {
  const { clock, log, name, first, timeoutMs } = options;
  const startedAt = clock.now();
  const teller = createTeller(options, startedAt);
  let live = first;
  const version = first?.pendingConfig?.version;
  const which = version === undefined ? 'an update' : `the update to config v${version}`;
  log.info(`${name}: waiting for ${which} that is already in progress, at most ${words(timeoutMs)}`);
  for await (const read of polls(options, startedAt)) {
    if (read === 'timeout' || read === 'cancelled') return { outcome: read, ...(live && { live }) };
    if (read === undefined || !isUpdating(read)) return { outcome: 'settled', ...(read && { live: read }) };
    live = read;
    teller.tell(live);
    teller.heartbeat(live);
  }
  return { outcome: 'timeout', ...(live && { live }) };
}

/** Reads the endpoint again and again: about the given interval to three times it, the last read at the deadline. */
async function* polls(options: PollOptions, startedAt: number): AsyncGenerator<LiveEndpoint | undefined | 'timeout' | 'cancelled'> {
  const { api, clock, log, signal, name, pollIntervalMs, pace, timeoutMs } = options;
  const deadline = startedAt + timeoutMs;
  let interval = pollIntervalMs;
  for (;;) {
    const left = deadline - clock.now();
    if (left <= 0) {
      yield signal.aborted ? 'cancelled' : 'timeout';
      return;
    }
    await clock.sleep(Math.min(pace.jittered(interval), left), signal);
    if (!signal.aborted) await pace.turn();
    interval = Math.min(interval * 1.25, pollIntervalMs * 3);
    if (signal.aborted) {
      yield 'cancelled';
      return;
    }
    try {
      yield await api.get(name);
    } catch (error) {
      if (!isTransient(error)) throw error;
      log.warning(`${name}: could not be read just now (${error.message}); still waiting`);
    }
  }
}

/** A read that may work next time: no answer, 429 or 5xx. */
function isTransient(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  const { status } = error.call;
  return status === undefined || status === 429 || status >= 500;
}

/** Logs each change of state once, and a line every few minutes while nothing changes. */
function createTeller({ clock, log, name }: PollOptions, startedAt: number) {
  const told = new Map<string, string>();
  let lastLine = clock.now();
  const say = (line: string): void => {
    log.info(`${name}: ${line}`);
    lastLine = clock.now();
  };
  return {
    tell(live: LiveEndpoint): void {
      const config = live.pendingConfig ?? live.config;
      for (const entity of config?.entities ?? []) {
        const key = `${config?.version} ${entity.name}`;
        const words = describeEntity(entity);
        if (told.get(key) === words) continue;
        told.set(key, words);
        say(`config v${config?.version}, ${words}`);
      }
      const state = [live.state.ready, live.state.configUpdate, live.state.suspend].filter(Boolean).join(', ');
      if (told.get('') === state) return;
      told.set('', state);
      say(state);
    },
    heartbeat(live: LiveEndpoint): void {
      const now = clock.now();
      if (now - lastLine < heartbeatMs) return;
      say(`still ${doing(live)} after ${words(now - startedAt)} (${describeState(live)})`);
    },
  };
}

async function conclude(
  options: WaitOptions,
  live: LiveEndpoint,
  verdict: Exclude<Verdict, { state: 'working' }>,
): Promise<WaitResult> {
  const { name, expectation, log } = options;
  switch (verdict.state) {
    case 'ready':
      log.info(`${name}: ready${live.config === undefined ? '' : ` with config v${live.config.version}`}`);
      return { outcome: 'ready', live, failures: [] };
    case 'empty':
      if (!expectation.wantsConfig) return { outcome: 'ready', live, failures: [] };
      return {
        outcome: 'failed',
        live,
        failures: [],
        reason: 'deployment-failed',
        message: 'The endpoint has no config, though one was written: the platform dropped it.',
        hint: 'Run apply again; if it happens again, look at the endpoint in the workspace.',
      };
    case 'stopped':
      return {
        outcome: 'failed',
        live,
        failures: [],
        reason: 'endpoint-stopped',
        message: 'The endpoint was stopped while its config was rolling out.',
        hint: 'Start it in the workspace, then run apply again.',
      };
    case 'failed':
      return failed(options, live, verdict);
  }
}

async function failed(options: WaitOptions, live: LiveEndpoint, verdict: Verdict & { state: 'failed' }): Promise<WaitResult> {
  const { api, name, expectation } = options;
  const version = live.pendingConfig?.version ?? live.config?.version;
  const failures = await collectLogs({ api, name, failures: verdict.failures, configVersion: version });
  const oldConfigServes = expectation.versionBefore !== undefined && live.state.ready === 'READY';
  const serves = servesWords(live, expectation);
  if (verdict.cause === 'superseded') {
    return {
      outcome: 'failed',
      live,
      failures,
      reason: 'plan-changed',
      message: `The wanted config is not the one that became active: ${verdict.detail}. Someone else changed the endpoint meanwhile.`,
      hint: 'Run plan to see the difference, then apply again.',
    };
  }
  const ended = { outcome: 'failed', live, failures, oldConfigServes, reason: 'deployment-failed' } as const;
  if (verdict.cause === 'cancelled') {
    const message = `The config update was cancelled in the workspace. ${serves}`;
    return { ...ended, message, hint: 'Run apply again to roll it out.' };
  }
  const message = `The rollout failed: ${verdict.detail}.`;
  if (options.needsGpu === true && verdict.failures.some((failure) => speaksOfCapacity(failure.message))) {
    return { ...ended, message: `${message} ${upperFirst(capacityWords)}. ${serves}`, hint: `Run apply again later. ${capacityHint}` };
  }
  return { ...ended, message: `${message} ${serves}`, hint: 'Mend the cause that the build log names, or revert the change; nothing was deleted.' };
}

function servesWords(live: LiveEndpoint, { versionBefore }: Expectation): string {
  if (versionBefore === undefined) return 'Nothing serves yet.';
  return live.state.ready === 'READY'
    ? `The old config v${live.config?.version ?? versionBefore} still serves.`
    : 'The old config does not serve either: the endpoint is not ready.';
}

function cancelled(name: string, live: LiveEndpoint | undefined): WaitResult {
  const version = live?.pendingConfig?.version;
  return {
    outcome: 'cancelled',
    ...(live && { live }),
    failures: [],
    message: `The job was stopped while ${version === undefined ? name : `config v${version}`} was rolling out; the rollout goes on in the workspace.`,
    hint: 'Run apply again to continue waiting for it.',
  };
}

function lost(name: string, live: LiveEndpoint | undefined, replaced: boolean): WaitResult {
  return {
    outcome: 'failed',
    ...(live && { live }),
    failures: [],
    reason: 'plan-changed',
    message: replaced
      ? `The endpoint was replaced outside: another one is now called ${name}.`
      : 'The endpoint no longer exists: it was deleted outside while it was rolling out.',
    hint: 'Run plan to see what is there now.',
  };
}

/** The time is over. What was recovering all along has failed; anything else may still come. */
async function timedOut(options: WaitOptions, live: LiveEndpoint | undefined): Promise<WaitResult> {
  const { api, name, timeoutMs, expectation } = options;
  const after = words(timeoutMs);
  const config = live?.pendingConfig ?? live?.config;
  const recovering = (config?.entities ?? []).filter((entity) => entity.deployment === 'DEPLOYMENT_RECOVERING');
  if (live !== undefined && recovering.length > 0) {
    const failures = recovering.map((entity) => ({ entity: entity.name, deployment: entity.deployment, message: entity.message }));
    return {
      outcome: 'failed',
      live,
      failures: await collectLogs({ api, name, failures, configVersion: config?.version }),
      oldConfigServes: expectation.versionBefore !== undefined && live.state.ready === 'READY',
      reason: 'deployment-failed',
      message: `Still recovering after ${after}: ${recovering.map(describeEntity).join('; ')}. ${servesWords(live, expectation)}`,
      hint: 'Look at the log of the served entity; nothing was deleted.',
    };
  }
  const state = live === undefined ? 'it could not be read' : describeState(live);
  return {
    outcome: 'failed',
    ...(live && { live }),
    failures: config === undefined ? [] : failuresOf(config),
    ...(live && { oldConfigServes: expectation.versionBefore !== undefined && live.state.ready === 'READY' }),
    reason: 'deployment-timeout',
    message: `Still ${doing(live)} after ${after}; ${options.needsGpu === true ? capacityWords : nothingDeleted}. The rollout goes on in the workspace (${state}).`,
    hint: `Run apply again to continue waiting, or raise \`timeout-minutes\`.${options.needsGpu === true ? ` ${capacityHint}` : ''}`,
  };
}

function doing(live: LiveEndpoint | undefined): string {
  const config = live?.pendingConfig ?? live?.config;
  const states = (config?.entities ?? []).map((entity) => entity.deployment);
  if (states.includes('DEPLOYMENT_CREATING')) return 'creating';
  if (states.includes('DEPLOYMENT_RECOVERING')) return 'recovering';
  return live !== undefined && isUpdating(live) ? 'updating' : 'not ready';
}

function entityNames(live: LiveEndpoint | undefined): string {
  const config = live?.pendingConfig ?? live?.config;
  if (config === undefined) return '';
  return `config v${config.version} (${config.entities.map((entity) => entity.name).join(', ')})`;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A duration as a person says it: `45 s`, `12 min`. */
export function words(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
