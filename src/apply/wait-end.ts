/** How a wait ended, in words: what is live, why it failed, and what to do next. */
import type { FailureReason } from '../errors.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import type { ServingApi } from '../ports/databricks.js';
import type { Log } from '../ports/run.js';
import { capacityHint, capacityWords, nothingDeleted, speaksOfCapacity } from './capacity.js';
import { describeEntity, describeState, failuresOf, isUpdating, type Expectation, type Verdict } from './judge.js';
import { collectLogs } from './logs.js';
import type { EndpointResult } from './result.js';

/** What was waited for. */
export interface Waited {
  api: Pick<ServingApi, 'buildLogs' | 'serverLogs'>;
  log: Pick<Log, 'info'>;
  name: string;
  timeoutMs: number;
  expectation: Expectation;
  /** What is served needs GPUs, which a cloud may be out of: that shows as creating without end (4.3). */
  needsGpu?: boolean;
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

/** The end that a verdict tells. */
export async function conclude(
  options: Waited,
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

async function failed(options: Waited, live: LiveEndpoint, verdict: Verdict & { state: 'failed' }): Promise<WaitResult> {
  const { api, name, expectation } = options;
  const version = live.pendingConfig?.version ?? live.config?.version;
  const failures = await collectLogs({ api, name, failures: verdict.failures, configVersion: version });
  const oldConfigServes = expectation.versionBefore !== undefined && live.state.ready === 'READY';
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
    return { ...ended, message: 'The config update was cancelled in the workspace.', hint: 'Run apply again to roll it out.' };
  }
  const message = `The rollout failed: ${verdict.detail}.`;
  if (options.needsGpu === true && verdict.failures.some((failure) => speaksOfCapacity(failure.message))) {
    return { ...ended, message: `${message} ${upperFirst(capacityWords)}.`, hint: `Run apply again later. ${capacityHint}` };
  }
  return { ...ended, message, hint: 'Mend the cause that the build log names, or revert the change; nothing was deleted.' };
}

/** The job was stopped. */
export function cancelled(name: string, live: LiveEndpoint | undefined): WaitResult {
  const version = live?.pendingConfig?.version;
  return {
    outcome: 'cancelled',
    ...(live && { live }),
    failures: [],
    message: `The job was stopped while ${version === undefined ? name : `config v${version}`} was rolling out; the rollout goes on in the workspace.`,
    hint: 'Run apply again to continue waiting for it.',
  };
}

/** What was waited for is not there any more, or another endpoint has its name. */
export function lost(name: string, live: LiveEndpoint | undefined, replaced: boolean): WaitResult {
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
export async function timedOut(options: Waited, live: LiveEndpoint | undefined): Promise<WaitResult> {
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
      message: `Still recovering after ${after}: ${recovering.map(describeEntity).join('; ')}.`,
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

/** What an endpoint that is not ready is at, in a word. */
export function doing(live: LiveEndpoint | undefined): string {
  const config = live?.pendingConfig ?? live?.config;
  const states = (config?.entities ?? []).map((entity) => entity.deployment);
  if (states.includes('DEPLOYMENT_CREATING')) return 'creating';
  if (states.includes('DEPLOYMENT_RECOVERING')) return 'recovering';
  return live !== undefined && isUpdating(live) ? 'updating' : 'not ready';
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A duration as a person says it: `45 s`, `12 min`. */
export function words(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
