/** The workspace of a run, connected, with every hidden value it answers kept out of what is told. */
import type { Workspace } from '../commands/story.js';
import { connectDatabricks, findWorkspace } from '../databricks/connect.js';
import { hiddenValuesOf } from '../endpoint/secrecy.js';
import type { Settings } from '../inputs.js';
import type { Log } from '../ports/run.js';
import type { Redactor } from '../redactor.js';
import { redactedServing } from './redacted-serving.js';
import { version } from './version.js';

export interface Connecting {
  settings: Settings;
  log: Log;
  redactor: Redactor;
  /** Told of tokens, so that the runner masks them too. */
  onSecret: (value: string) => void;
  signal: AbortSignal;
}

/** Connects, does the work, disconnects. Throws `EndpointsError`. */
export async function withWorkspace<T>({ settings, log, redactor, onSecret, signal }: Connecting, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const found = await findWorkspace({
    ...settings.workspace,
    log,
    version,
    signal,
    redactor,
    onSecret,
  });
  const databricks = connectDatabricks(found);
  log.info(`Workspace ${databricks.host}, signed in by ${databricks.authType}.`);
  try {
    const { host, serving, catalog, identity } = databricks;
    return await work({
      host,
      serving: redactedServing(serving, redactor),
      catalog,
      identity,
      onLive: (live, literals) => {
        for (const [value, kind] of hiddenValuesOf(live)) if (!literals.has(value)) redactor.add(value, kind);
      },
    });
  } finally {
    await databricks.close();
  }
}
