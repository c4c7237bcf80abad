/** One story, with the workspace and GitHub connected and every text redacted on its way out. */
import { EndpointsError } from '../errors.js';
import type { Manifest } from '../endpoint/model.js';
import type { Annotations, RunContext } from '../ports/run.js';
import type { Repository, Story, StoryEnd } from '../commands/story.js';
import { redactedRepository } from './redacted-repository.js';
import type { RunMode } from './run-context.js';
import { systemClock } from '../system-clock.js';
import { withWorkspace, type Connecting } from './workspace.js';

export interface Telling extends Connecting {
  mode: Exclude<RunMode, 'validate' | 'export'>;
  manifest: Manifest;
  run: RunContext;
  repository: Repository | undefined;
  annotations: Annotations;
}

/** Connects, runs the command, disconnects. Throws `EndpointsError`. */
export async function tell(telling: Telling): Promise<StoryEnd> {
  const { settings, run, manifest, repository, log, annotations, redactor, signal } = telling;
  return withWorkspace(telling, async (workspace) => {
    const command = await commandFor(telling.mode);
    return command({
      settings,
      run,
      manifest,
      workspace,
      repository: repository === undefined ? undefined : redactedRepository(repository, redactor),
      clock: systemClock,
      log,
      annotations,
      signal,
      random: Math.random,
    });
  });
}

/** Loads only the command that runs. */
async function commandFor(mode: Telling['mode']): Promise<(story: Story) => Promise<StoryEnd>> {
  switch (mode) {
    case 'plan':
      return (await import('../commands/plan.js')).plan;
    case 'apply':
      return (await import('../commands/apply.js')).apply;
    case 'drift':
      return (await import('../commands/drift.js')).drift;
    default:
      throw new EndpointsError('invalid-input', `Unknown mode \`${String(mode)}\`.`);
  }
}
