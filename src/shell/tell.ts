/** One story, with the workspace and GitHub connected and every text redacted on its way out. */
import { connectDatabricks } from '../databricks/connect.js';
import { hiddenValuesOf } from '../databricks/read-endpoint.js';
import { EndpointsError } from '../errors.js';
import type { Manifest } from '../endpoint/model.js';
import type { Settings } from '../inputs.js';
import type { Annotations, Log, RunContext } from '../ports.js';
import type { Repository, Story, StoryEnd } from '../commands/story.js';
import type { Redactor } from './redactor.js';
import { redactedRepository } from './redacted-repository.js';
import type { RunMode } from './run-context.js';
import { systemClock } from '../system-clock.js';
import { version } from './version.js';

export interface Telling {
  mode: Exclude<RunMode, 'validate'>;
  settings: Settings;
  manifest: Manifest;
  run: RunContext;
  repository: Repository | undefined;
  log: Log;
  annotations: Annotations;
  redactor: Redactor;
  /** Told of tokens, so that the runner masks them too. */
  onSecret: (value: string) => void;
  signal: AbortSignal;
}

/** Connects, runs the command, disconnects. Throws `EndpointsError`. */
export async function tell(telling: Telling): Promise<StoryEnd> {
  const { settings, log, redactor } = telling;
  const databricks = connectDatabricks({
    ...settings.workspace,
    log,
    version,
    signal: telling.signal,
    onSecret: (value) => {
      redactor.add(value);
      telling.onSecret(value);
    },
  });
  log.info(`Workspace ${databricks.host}, signed in by ${databricks.authType}.`);
  const story: Story = {
    settings,
    run: telling.run,
    manifest: telling.manifest,
    workspace: {
      host: databricks.host,
      serving: databricks.serving,
      catalog: databricks.catalog,
      identity: databricks.identity,
      onLive: (live, literals) => {
        for (const value of hiddenValuesOf(live)) if (!literals.has(value)) redactor.add(value);
      },
    },
    repository: telling.repository === undefined ? undefined : redactedRepository(telling.repository, redactor),
    clock: systemClock,
    log,
    annotations: telling.annotations,
    signal: telling.signal,
  };
  try {
    const command = await commandFor(telling.mode);
    return await command(story);
  } finally {
    await databricks.close();
  }
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
