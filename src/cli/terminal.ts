/** What the commands share of the terminal: where lines go, how findings look, and what an interrupt means. */
import { setMaxListeners } from 'node:events';
import type { Diagnostic } from '../errors.js';
import type { Log } from '../ports/run.js';
import { visible } from '../render/escape.js';
import { formatPlace } from '../shell/load-manifest.js';
import type { Redactor } from '../redactor.js';
import { optionWords } from './option-words.js';

/** Texts of a manifest or a workspace must not steer the terminal: escape sequences and hidden characters are shown as what they are. */
export const out = (text: string): void => { process.stdout.write(`${optionWords(visible(text))}\n`); };
export const err = (text: string): void => { process.stderr.write(`${optionWords(visible(text))}\n`); };

/** What a shell answers after an interrupt. */
export const interruptedStatus = 130;

/** The run was stopped while it only read: no service is at fault, and there is nothing to report. */
export class Interrupted extends Error {}

/** Does the work with a signal that an interrupt aborts; what was cut off by it is thrown as `Interrupted`. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  // Every endpoint that is worked on listens to it, as many as `parallelism` allows: no leak.
  setMaxListeners(0, stop.signal);
  const cancel = (): void => {
    err('Stopping: no new change is started, and what is under way goes on in the workspace.');
    stop.abort();
  };
  process.once('SIGINT', cancel).once('SIGTERM', cancel);
  try {
    return await work(stop.signal);
  } catch (thrown) {
    throw stop.signal.aborted ? new Interrupted('The run was interrupted.', { cause: thrown }) : thrown;
  } finally {
    process.off('SIGINT', cancel).off('SIGTERM', cancel);
  }
}

export function diagnosticLine(diagnostic: Diagnostic): string {
  return `${formatPlace(diagnostic)}: ${diagnostic.severity}: ${diagnostic.message}`;
}

export function terminalLog(redactor: Redactor, write: (text: string) => void): Log {
  const line = (prefix: string) => (text: string): void => { write(redactor.redact(`${prefix}${text}`)); };
  return {
    debug: process.env['DATABRICKS_ENDPOINTS_DEBUG'] === undefined ? () => undefined : line('debug: '),
    info: line(''),
    notice: line(''),
    warning: (text) => { err(redactor.redact(`warning: ${text}`)); },
    error: (text) => { err(redactor.redact(`error: ${text}`)); },
    group: (title, work) => {
      write(redactor.redact(title));
      return work();
    },
  };
}
