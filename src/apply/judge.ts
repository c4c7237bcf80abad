import type { LiveConfig, LiveEndpoint, LiveEntityState } from '../endpoint/model.js';

export interface Expectation {
  /** This run wrote the config, or resumed the very update that is under way. */
  wroteConfig: boolean;
  /** Version of the active config before the write; absent where there was none. */
  versionBefore?: number;
  /** Version of a config that was left pending (failed, cancelled) before the write. */
  pendingBefore?: number;
  /** Whether the endpoint already showed a failed or cancelled update before the write; absent: not known. */
  failedBefore?: boolean;
  wantsConfig: boolean;
  /** Compares with the config that is active or, while it rolls out, will be (N1). */
  sameConfig: (live: LiveEndpoint) => boolean;
}

export interface EntityFailure {
  entity: string;
  deployment: string;
  message: string;
}

/** What one read of an endpoint says of our config. */
export type Verdict =
  | { state: 'ready' }
  /** `later`: what to believe when the same picture stays for several reads; until then it may be an old one. */
  | { state: 'working'; detail: string; later?: Verdict }
  /** `cause`: the rollout failed, someone cancelled it, or another config became active in its place. */
  | { state: 'failed'; detail: string; failures: EntityFailure[]; cause: 'rollout' | 'cancelled' | 'superseded' }
  | { state: 'stopped' }
  | { state: 'empty' };

const READY = 'DEPLOYMENT_READY';
const FAILED = 'DEPLOYMENT_FAILED';
const ABORTED = 'DEPLOYMENT_ABORTED';
const MOVING: readonly string[] = ['DEPLOYMENT_CREATING', 'DEPLOYMENT_RECOVERING'];

const isOver = (update: string | undefined): update is 'UPDATE_FAILED' | 'UPDATE_CANCELED' =>
  update === 'UPDATE_FAILED' || update === 'UPDATE_CANCELED';

/** Whether a second config write would be refused now (5.3). What a failed update left pending does not count. */
export function isUpdating(live: LiveEndpoint): boolean {
  if (live.state.configUpdate === 'IN_PROGRESS') return true;
  if (isOver(live.state.configUpdate)) return false;
  return live.pendingConfig?.entities.some((entity) => MOVING.includes(entity.deployment)) ?? false;
}

/** Short words for where an endpoint stands, one clause for each served entity that is not ready. */
export function describeState(live: LiveEndpoint): string {
  const config = live.pendingConfig ?? live.config;
  const restless = (config?.entities ?? []).filter((entity) => entity.deployment !== READY);
  if (restless.length > 0) return restless.map(describeEntity).join('; ');
  return [live.state.ready, live.state.configUpdate].filter((word) => word !== undefined && word !== '').join(', ');
}

/** What is not ours to judge, but worth a sentence: an older failure, a stopped endpoint. */
export function remarkOn(live: LiveEndpoint | undefined): string | undefined {
  if (live === undefined) return undefined;
  if (live.state.suspend === 'STOPPED') return 'The endpoint is stopped.';
  if (live.state.configUpdate === 'UPDATE_FAILED') return 'An earlier update of this endpoint failed.';
  if (live.state.configUpdate === 'UPDATE_CANCELED') return 'An earlier update of this endpoint was cancelled.';
  return live.state.ready === 'NOT_READY' && live.config !== undefined ? `The endpoint is not ready (${describeState(live)}).` : undefined;
}

/** What the platform says of a served entity, without the full stop at its end, to stand within a sentence. */
export function describeEntity(entity: LiveEntityState): string {
  const message = entity.message.trim().replace(/(?<!\.)\.$/, '');
  return `${entity.name}: ${entity.deployment || 'no state yet'}${message === '' ? '' : ` (${message})`}`;
}

/**
 * The verdict function (serving-api 5.2, product 6.5). `progressSeen`: an earlier read, after the write, already
 * showed the update in progress, so that a failure seen now cannot be an older one.
 */
export function judge(live: LiveEndpoint, expectation: Expectation, progressSeen = false): Verdict {
  if (isUpdating(live)) return { state: 'working', detail: describeState(live) };
  if (isOver(live.state.configUpdate) && expectation.wroteConfig) return judgeEndedUpdate(live, expectation, progressSeen);
  const unknown = unknownWord(live);
  if (unknown !== undefined) return { state: 'working', detail: `unknown state ${unknown}` };

  const ours = ourConfig(live, expectation, progressSeen);
  if (ours !== undefined) {
    const failures = failuresOf(ours);
    if (failures.length > 0) return rolloutFailure(failures);
  }
  if (live.config === undefined) return judgeWithoutConfig(live, expectation);
  if (live.state.suspend === 'STOPPED' || live.config.entities.some((entity) => entity.deployment === 'DEPLOYMENT_STOPPED')) {
    return { state: 'stopped' };
  }
  return judgeActive(live, live.config, { expectation, ours });
}

function judgeEndedUpdate(live: LiveEndpoint, expectation: Expectation, progressSeen: boolean): Verdict {
  // What ended so was started by others once ours was active.
  if (serves(live, expectation)) return { state: 'ready' };
  const ours = ourConfig(live, expectation, progressSeen);
  const cancelled = live.state.configUpdate === 'UPDATE_CANCELED';
  const failures = ours === undefined ? [] : failuresOf(ours);
  const ended: Verdict = cancelled
    ? { state: 'failed', cause: 'cancelled', failures, detail: 'the update was cancelled in the workspace' }
    : rolloutFailure(failures);
  // Right after the write a read may still show how an earlier update ended; that one is not ours to be judged.
  const certain = progressSeen || ours !== undefined || expectation.failedBefore === false;
  return certain ? ended : { state: 'working', detail: 'the update is not visible yet', later: ended };
}

/** Whether the active config is the one that was written, and every part of it is ready. */
function serves(live: LiveEndpoint, { versionBefore = 0, sameConfig }: Expectation): boolean {
  const { config, state } = live;
  if (config === undefined || config.version <= versionBefore || state.ready !== 'READY') return false;
  return config.entities.every((entity) => entity.deployment === READY) && sameConfig(live);
}

function rolloutFailure(failures: EntityFailure[]): Verdict {
  const detail =
    failures.length === 0
      ? 'the update failed, and the platform names no served entity'
      : failures.map((failure) => describeEntity({ ...failure, name: failure.entity })).join('; ');
  return { state: 'failed', cause: 'rollout', failures, detail };
}

/** FAILED entities; ABORTED ones only where none failed, because they were stopped by a failed sibling (5.1). */
export function failuresOf(config: LiveConfig): EntityFailure[] {
  const as = (deployment: string): EntityFailure[] =>
    config.entities
      .filter((entity) => entity.deployment === deployment)
      .map((entity) => ({ entity: entity.name, deployment, message: entity.message }));
  const failed = as(FAILED);
  return failed.length > 0 ? failed : as(ABORTED);
}

/** The config that came after the write: pending or active, the newer; `undefined` while only older ones show. */
function ourConfig(live: LiveEndpoint, expectation: Expectation, progressSeen: boolean): LiveConfig | undefined {
  const { config, pendingConfig } = live;
  if (!expectation.wroteConfig) return config;
  const before = expectation.versionBefore ?? 0;
  const leftover = progressSeen ? 0 : (expectation.pendingBefore ?? 0);
  if (pendingConfig !== undefined && pendingConfig.version > Math.max(before, leftover, config?.version ?? 0)) {
    return pendingConfig;
  }
  return config !== undefined && config.version > before ? config : undefined;
}

function judgeWithoutConfig(live: LiveEndpoint, { wantsConfig, wroteConfig }: Expectation): Verdict {
  if (live.pendingConfig !== undefined) {
    if (isOver(live.state.configUpdate)) return rolloutFailure(failuresOf(live.pendingConfig));
    return { state: 'working', detail: describeState(live) };
  }
  if (!wantsConfig || !wroteConfig) return { state: 'empty' };
  return { state: 'working', detail: 'the config is not visible yet', later: { state: 'empty' } };
}

function judgeActive(
  live: LiveEndpoint,
  active: LiveConfig,
  { expectation, ours }: { expectation: Expectation; ours: LiveConfig | undefined },
): Verdict {
  const { wroteConfig, wantsConfig } = expectation;
  if (ours === undefined) {
    const detail = `config v${active.version} is still the one from before the write`;
    // The platform may find nothing to roll out (Q10): then the version never grows, and only equality tells.
    const settled = live.state.ready === 'READY' && expectation.sameConfig(live);
    const later: Verdict = settled ? { state: 'ready' } : { state: 'failed', cause: 'superseded', failures: [], detail };
    return { state: 'working', detail, later };
  }
  if (ours !== active) return { state: 'working', detail: `config v${ours.version} is about to become active` };
  if (active.entities.some((entity) => MOVING.includes(entity.deployment))) {
    return { state: 'working', detail: describeState({ ...live, pendingConfig: active }) };
  }
  if (live.state.ready === 'NOT_READY') {
    // Nothing moves and nothing serves: stopped, though older workspaces do not say so in a word.
    return wroteConfig ? { state: 'working', detail: describeState(live), later: { state: 'stopped' } } : { state: 'stopped' };
  }
  if (wantsConfig && !expectation.sameConfig(live)) {
    const detail = `config v${active.version} is active, but it is not the one the manifest wants`;
    return { state: 'working', detail, later: { state: 'failed', cause: 'superseded', failures: [], detail } };
  }
  const silent = active.entities.some((entity) => entity.deployment === '');
  return silent ? { state: 'working', detail: describeState(live), later: { state: 'ready' } } : { state: 'ready' };
}

/** The first word that we do not know: the platform adds values, and none of them may be taken for success. */
function unknownWord(live: LiveEndpoint): string | undefined {
  const { ready, configUpdate } = live.state;
  if (ready !== 'READY' && ready !== 'NOT_READY') return ready || 'without `ready`';
  if (configUpdate !== undefined && configUpdate !== 'NOT_UPDATING' && !isOver(configUpdate)) return configUpdate;
  const known = [READY, FAILED, ABORTED, 'DEPLOYMENT_STOPPED', '', ...MOVING];
  return live.config?.entities.find((entity) => !known.includes(entity.deployment))?.deployment;
}
