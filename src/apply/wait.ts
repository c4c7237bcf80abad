import { ApiError } from '../errors.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import type { ServingApi } from '../ports/databricks.js';
import type { Clock, Log } from '../ports/run.js';
import { describeEntity, describeState, isUpdating, judge, type Verdict } from './judge.js';
import type { PollPace } from './poll-pace.js';
import { cancelled, conclude, doing, lost, timedOut, words, type Waited, type WaitResult } from './wait-end.js';

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

export interface WaitOptions extends PollOptions, Waited {
  api: Pick<ServingApi, 'get' | 'buildLogs' | 'serverLogs'>;
  log: PollOptions['log'];
  /** Id of the endpoint that was written: another one under this name is not ours. */
  id?: string | undefined;
  /** Id of the endpoint that was deleted to make room for it; a late read may still show that one. */
  formerId?: string | undefined;
  /** The endpoint as the write's reply (or the plan's read) showed it; where it decides, nothing is read. */
  first?: LiveEndpoint | undefined;
  /** The update was seen under way before: its failure is ours. */
  resumed?: boolean;
  onState?: ((live: LiveEndpoint, verdict: Verdict) => void) | undefined;
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

function entityNames(live: LiveEndpoint | undefined): string {
  const config = live?.pendingConfig ?? live?.config;
  if (config === undefined) return '';
  return `config v${config.version} (${config.entities.map((entity) => entity.name).join(', ')})`;
}
