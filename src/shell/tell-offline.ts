/** A plan without the workspace, told like any other plan. */
import { planWithoutWorkspace } from '../commands/plan.js';
import type { Repository, StoryEnd } from '../commands/story.js';
import { EndpointsError } from '../errors.js';
import type { Manifest } from '../endpoint/model.js';
import type { Settings } from '../inputs.js';
import type { RepositoryFiles } from '../ports/repository.js';
import type { Annotations, Log, RunContext } from '../ports/run.js';
import { parseManifest } from './load-manifest.js';
import { manifestFilesAt } from './manifest-at-commit.js';
import type { Redactor } from '../redactor.js';
import { redactedRepository } from './redacted-repository.js';
import { systemClock } from '../system-clock.js';

export interface OfflineTelling {
  settings: Settings;
  /** The manifest to plan. */
  manifest: Manifest;
  files: RepositoryFiles;
  /** Commit whose manifest stands in for the workspace. */
  baseRef: string;
  run: RunContext;
  repository: Repository | undefined;
  log: Log;
  annotations: Annotations;
  redactor: Redactor;
}

export async function tellOffline(telling: OfflineTelling): Promise<StoryEnd> {
  const { repository, redactor } = telling;
  return planWithoutWorkspace({
    ...telling,
    repository: repository === undefined ? undefined : redactedRepository(repository, redactor),
    clock: systemClock,
    base: await baseManifest(telling),
  });
}

/** The base's manifest; none where it has none, or none that can be read. */
async function baseManifest({ files, settings, baseRef, log }: OfflineTelling): Promise<Manifest | undefined> {
  const found = await manifestFilesAt(files, settings.manifest, baseRef);
  if (found.length === 0) return undefined;
  try {
    return parseManifest(found, settings, { requireTarget: false }).manifest;
  } catch (thrown) {
    if (!(thrown instanceof EndpointsError) || thrown.code !== 'invalid-manifest') throw thrown;
    log.warning(`The manifest of the base commit cannot be read, so everything is shown as new: ${thrown.message}`);
    return undefined;
  }
}
