/** What a run has around it: time, a log, annotations, and what started it. */
import type { Diagnostic } from '../errors.js';
import type { QueueGroup } from './pull-requests.js';

/** Time. `sleep` ends early, without an error, when the signal is aborted. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Lines for a person who watches the run. Implementations redact. */
export interface Log {
  debug(line: string): void;
  info(line: string): void;
  notice(line: string): void;
  warning(line: string): void;
  error(line: string): void;
  /** Folds what `work` logs under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** A finding on a line of a file, shown by GitHub in the pull request's diff. */
export interface Annotations {
  /** What destroys something is shown before what does not. */
  add(diagnostic: Diagnostic, facts?: { destructive?: boolean }): void;
}

/** What started the run and where it reports; the same for the action and the command line. */
export interface RunContext {
  /** `owner/name`. */
  repository: string;
  actor: string;
  /** Commit whose manifest is used. */
  commit: string;
  runUrl?: string;
  /** Run id and attempt; later runs have higher ones. */
  run: string;
  attempt: number;
  /** Workflow file name, for the commands that a report suggests. */
  workflow?: string;
  /** The pull request that is planned; `head` is its own head commit, not a trial merge. */
  pullRequest?: { number: number; head: string };
  /** The branch the run works on; absent for pull requests and tags. */
  branch?: string;
  /** Where the event names it. */
  defaultBranch?: string;
  /** The push that is applied. */
  push?: { before: string; after: string; branch: string };
  /** The merge queue's group that is planned. */
  queue?: QueueGroup;
  /** Commit that a plan outside of pull requests is asked about: that of a push, or of a merge queue's group. */
  judged?: string;
}
