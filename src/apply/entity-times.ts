import type { LiveEndpoint } from '../endpoint/model.js';
import type { EntityTimes } from './result.js';

const ended = new Set(['DEPLOYMENT_READY', 'DEPLOYMENT_FAILED', 'DEPLOYMENT_ABORTED']);

/**
 * Keeps in `times` what a read shows of the served entities that are rolling out. The entities of the config that was
 * there before (`versionBefore`) are not part of it.
 */
export function noteEntities(
  times: EntityTimes[],
  live: LiveEndpoint,
  { now, versionBefore }: { now: number; versionBefore: number | undefined },
): void {
  const config = live.pendingConfig ?? live.config;
  if (config === undefined || config.version === versionBefore) return;
  for (const { name, deployment } of config.entities) {
    let known = times.find(({ entity, configVersion }) => entity === name && configVersion === config.version);
    if (known === undefined) {
      known = { entity: name, configVersion: config.version, deployment, startedAt: now };
      times.push(known);
    }
    known.deployment = deployment;
    if (!ended.has(deployment)) delete known.finishedAt;
    else known.finishedAt ??= now;
  }
}
