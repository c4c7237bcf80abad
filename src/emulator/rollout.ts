import { wholeSeconds } from './clock.js';
import { entitySecretProblem } from './config.js';
import type { Duration, EntityScript, Rollout, RolloutScript, StoredConfig, StoredEndpoint, StoredEntity, WorldState } from './state.js';

/** Scripts queued for an endpoint are used up one per rollout. */
function takeScript(world: WorldState, name: string): RolloutScript | undefined {
  return world.scripts.get(name)?.shift();
}

function durationFor(world: WorldState, endpoint: StoredEndpoint, script: RolloutScript): Duration {
  if (script.after) return script.after;
  const scripted = (script.outcome ?? 'ready') !== 'ready' || Object.keys(script.entities ?? {}).length > 0;
  if (endpoint.kind === 'external' && !scripted) return { gets: 0 };
  if (endpoint.kind === 'model_units' && !scripted) return { gets: world.options.modelUnits === 'instant' ? 0 : 1 };
  return world.options.deployment;
}

/** True for deployments that are over in the reply itself (external, model units). */
function isInstant(world: WorldState, endpoint: StoredEndpoint, rollout: Rollout): boolean {
  const swift = endpoint.kind === 'external' || (endpoint.kind === 'model_units' && world.options.modelUnits === 'instant');
  return swift && 'gets' in rollout.duration && rollout.duration.gets === 0;
}

/** Makes `config` the pending config and starts its deployment (5.1); instant kinds end at once. */
export function startRollout(world: WorldState, endpoint: StoredEndpoint, config: StoredConfig): void {
  const script = withSecretFailure(world, endpoint, { config, script: takeScript(world, endpoint.name) ?? {} });
  const duration = durationFor(world, endpoint, script);
  endpoint.pending = config;
  endpoint.lastVersion = config.version;
  endpoint.configUpdate = 'IN_PROGRESS';
  endpoint.stopped = false;
  endpoint.recovery = undefined;
  endpoint.rollout = {
    script,
    duration,
    getsLeft: 'gets' in duration ? duration.gets : 0,
    startedAt: world.clock.now(),
  };
  for (const entity of config.entities) writeLogs(endpoint, config.version, { entity, script: scriptOf(script, entity) });
  if (isInstant(world, endpoint, endpoint.rollout)) finishRollout(world, endpoint);
}

/** C12: references of custom models resolve when the container is deployed. */
function withSecretFailure(
  world: WorldState,
  endpoint: StoredEndpoint,
  { config, script }: { config: StoredConfig; script: RolloutScript },
): RolloutScript {
  if (world.options.secretCheck !== 'deploy' || endpoint.kind === 'external') return script;
  for (const entity of config.entities) {
    const problem = entitySecretProblem(world, entity, endpoint.creator ?? '');
    if (problem) return { ...script, outcome: 'fail', entity: entity.name, message: `Failed to deploy ${entity.name}: ${problem}` };
  }
  return script;
}

function scriptOf(script: RolloutScript, entity: StoredEntity): EntityScript {
  return { ...script, ...script.entities?.[entity.name] };
}

function writeLogs(
  endpoint: StoredEndpoint,
  version: number,
  { entity, script }: { entity: StoredEntity; script: EntityScript },
): void {
  endpoint.logs.set(`${version}/${entity.name}`, {
    build: script.buildLogs ?? `#1 preparing environment of ${entity.name}\n#2 installing requirements\n#3 pushing image\n`,
    server: script.serverLogs ?? `[${entity.name}] Starting model server\n[${entity.name}] Model loaded\n`,
  });
}

/** How far a duration has come, 0 to 1. */
function progressOf(world: WorldState, run: { duration: Duration; getsLeft: number; startedAt: number }): number {
  if ('gets' in run.duration) return run.duration.gets === 0 ? 1 : 1 - run.getsLeft / run.duration.gets;
  return run.duration.ms <= 0 ? 1 : (world.clock.now() - run.startedAt) / run.duration.ms;
}

/** Lets time pass for an endpoint before it is read (`counts`: a GET of this endpoint) or written. */
export function settle(world: WorldState, endpoint: StoredEndpoint, { counts }: { counts: boolean }): void {
  const { rollout, recovery } = endpoint;
  if (rollout) {
    const over = isOver(world, rollout, counts);
    if (over && !isStuck(endpoint, rollout)) finishRollout(world, endpoint);
    else showProgress(world, endpoint, rollout);
  } else if (recovery && isOver(world, recovery, counts)) {
    endpoint.recovery = undefined;
    for (const entity of endpoint.config?.entities ?? []) setDeployment(entity, 'DEPLOYMENT_READY', '');
  }
}

function isOver(
  world: WorldState,
  run: { duration: Duration; getsLeft: number; startedAt: number },
  counts: boolean,
): boolean {
  if ('ms' in run.duration) return world.clock.now() - run.startedAt >= run.duration.ms;
  if (!counts) return run.duration.gets === 0;
  if (run.getsLeft <= 0) return true;
  run.getsLeft -= 1;
  return false;
}

function isStuck(endpoint: StoredEndpoint, rollout: Rollout): boolean {
  return (endpoint.pending?.entities ?? []).some((entity) => outcomeOf(rollout.script, entity, endpoint.pending) === 'stuck');
}

/** An endpoint-wide outcome hits one entity (the named or the first); entity scripts hit their own. */
function outcomeOf(script: RolloutScript, entity: StoredEntity, config: StoredConfig | undefined): EntityScript['outcome'] {
  const own = script.entities?.[entity.name]?.outcome;
  if (own) return own;
  const target = script.entity ?? config?.entities[0]?.name;
  return entity.name === target ? (script.outcome ?? 'ready') : 'ready';
}

function showProgress(world: WorldState, endpoint: StoredEndpoint, rollout: Rollout): void {
  const progress = progressOf(world, rollout);
  for (const entity of endpoint.pending?.entities ?? []) {
    if (entity.deployment !== 'DEPLOYMENT_CREATING') continue;
    const { messages = [], message } = scriptOf(rollout.script, entity);
    const outcome = outcomeOf(rollout.script, entity, endpoint.pending);
    const shown = messages[Math.min(messages.length - 1, Math.floor(Math.min(progress, 0.999) * messages.length))];
    entity.message = shown ?? (outcome === 'stuck' && message ? message : 'Creating resources for served entity.');
  }
}

function setDeployment(entity: StoredEntity, deployment: StoredEntity['deployment'], message: string): void {
  entity.deployment = deployment;
  entity.message = message;
}

/** Ends the running rollout as its script says: success, failure with aborted siblings, recovery, or cancellation. */
export function finishRollout(world: WorldState, endpoint: StoredEndpoint): void {
  const { rollout, pending } = endpoint;
  if (!rollout || !pending) return;
  const outcomes = pending.entities.map((entity) => outcomeOf(rollout.script, entity, pending));
  if (outcomes.includes('cancel')) cancelRollout(world, endpoint);
  else if (outcomes.includes('fail')) failRollout(world, endpoint);
  else completeRollout(world, endpoint, { rollout, pending });
}

function completeRollout(
  world: WorldState,
  endpoint: StoredEndpoint,
  { rollout, pending }: { rollout: Rollout; pending: StoredConfig },
): void {
  for (const entity of pending.entities) {
    const recovers = outcomeOf(rollout.script, entity, pending) === 'recover';
    if (recovers) {
      setDeployment(entity, 'DEPLOYMENT_RECOVERING', scriptOf(rollout.script, entity).message ?? 'The model server exited and is being restarted.');
    } else setDeployment(entity, 'DEPLOYMENT_READY', '');
  }
  endpoint.config = pending;
  endpoint.pending = undefined;
  endpoint.rollout = undefined;
  endpoint.configUpdate = 'NOT_UPDATING';
  if (pending.autoCapture?.enabled === false) endpoint.autoCaptureWasDisabled = true;
  const back = rollout.script.recoversAfter;
  if (back && pending.entities.some(({ deployment }) => deployment === 'DEPLOYMENT_RECOVERING')) {
    startRecovery(world, endpoint, back);
  }
}

export function startRecovery(world: WorldState, endpoint: StoredEndpoint, duration: Duration): void {
  endpoint.recovery = { duration, getsLeft: 'gets' in duration ? duration.gets : 0, startedAt: world.clock.now() };
}

/** FAILED for the entities that fail, ABORTED for their siblings; the old config goes on serving. */
function failRollout(world: WorldState, endpoint: StoredEndpoint): void {
  const { rollout, pending } = endpoint;
  if (!rollout || !pending) return;
  for (const entity of pending.entities) {
    if (outcomeOf(rollout.script, entity, pending) === 'fail') {
      const said = scriptOf(rollout.script, entity).message;
      setDeployment(entity, 'DEPLOYMENT_FAILED', said ?? `Failed to deploy ${entity.name}: served entity creation aborted, container image build failed. See build logs.`);
    } else setDeployment(entity, 'DEPLOYMENT_ABORTED', '');
  }
  endpoint.configUpdate = 'UPDATE_FAILED';
  endpoint.rollout = undefined;
  endpoint.updatedAt = wholeSeconds(world.clock.now());
  if (world.options.keepPendingOnFailure) return;
  // "absent (or failed v1)": without a pending config a failed first deployment shows in `config`.
  endpoint.config ??= pending;
  endpoint.pending = undefined;
}

/** There is no public cancel route: this is what the button in the console does. */
export function cancelRollout(world: WorldState, endpoint: StoredEndpoint): void {
  if (!endpoint.pending) return;
  for (const entity of endpoint.pending.entities) {
    if (entity.deployment === 'DEPLOYMENT_CREATING') setDeployment(entity, 'DEPLOYMENT_ABORTED', '');
  }
  if (!world.options.keepPendingOnCancel) endpoint.pending = undefined;
  endpoint.configUpdate = 'UPDATE_CANCELED';
  endpoint.rollout = undefined;
}

/** READY when every entity of the active config is ready (2.5). */
export function isReady(endpoint: StoredEndpoint): boolean {
  if (endpoint.stopped || !endpoint.config) return false;
  return endpoint.config.entities.every(({ deployment }) => deployment === 'DEPLOYMENT_READY');
}
