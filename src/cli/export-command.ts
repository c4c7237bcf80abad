/** `databricks-endpoints export`: the manifest on standard output or in a file, everything else on standard error. */
import { exportHeadline, exportWorkspace } from '../shell/export-workspace.js';
import type { Redactor } from '../redactor.js';
import type { Arguments } from './arguments.js';
import { checkOutput, putManifest } from './manifest-file.js';
import { err, terminalLog, untilInterrupted } from './terminal.js';

/** Answers the exit status: 1 where an endpoint could not be read, though the rest was written. */
export async function runExport(args: Arguments, redactor: Redactor): Promise<number> {
  const { settings, writing } = args;
  await checkOutput(writing);
  const repository = await repositoryIfKnown(args.repository);
  const end = await untilInterrupted((signal) =>
    exportWorkspace({ settings, repository, id: writing.id, log: terminalLog(redactor, err), redactor, onSecret: () => undefined, signal }),
  );
  // Not redacted: what may not be shown is not in it, and a value that happens to be a part of a name must stay.
  await putManifest(end.text, writing);
  const where = writing.output === undefined ? '' : ` to ${writing.output}`;
  err(redactor.redact(`Wrote ${exportHeadline(end)}${where}.`));
  if (end.failure === undefined) return 0;
  const { reason, message, hint } = end.failure;
  err(redactor.redact(`\n${reason}: ${message}${hint === undefined ? '' : `\n${hint}`}`));
  return 1;
}

/** It only tells which endpoints are owned already: without it all owned ones count as another manifest's. */
async function repositoryIfKnown(given: string | undefined): Promise<string | undefined> {
  const { findRepository } = await import('./checkout.js');
  try {
    return await findRepository(given, process.env);
  } catch (thrown) {
    if (given !== undefined) throw thrown;
    return undefined;
  }
}
