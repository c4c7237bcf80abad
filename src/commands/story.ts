/** What every command gets and gives. */
import type { ApplyResult } from '../apply/result.js';
import { asEndpointsError, EndpointsError, type FailureReason } from '../errors.js';
import type { LiveEndpoint, Manifest } from '../endpoint/model.js';
import type { Settings } from '../inputs.js';
import type { Plan } from '../plan/plan.js';
import type { Catalog, Identity, ServingApi } from '../ports/databricks.js';
import type { Deployments } from '../ports/deployments.js';
import type { DriftIssues } from '../ports/drift-issues.js';
import type { OpenPlans, PlanCommentRemoval, PlanComments, PlanCommentSearch } from '../ports/plan-comments.js';
import type { Labels, PullRequests } from '../ports/pull-requests.js';
import type { Commits, CommitStatuses } from '../ports/repository.js';
import type { Annotations, Clock, Log, RunContext } from '../ports/run.js';

/** The workspace, connected. */
export interface Workspace {
  /** Without a trailing slash. */
  host: string;
  serving: ServingApi;
  catalog: Catalog;
  identity: Identity;
  /** Told of every endpoint read, with what the manifest shows anyway. */
  onLive: (live: LiveEndpoint, literals: ReadonlySet<string>) => void;
}

/** The repository on GitHub; absent on the command line. */
export interface Repository {
  comments: PlanComments & PlanCommentRemoval & Pick<PlanCommentSearch, 'withStatus'>;
  openPlans: OpenPlans;
  statuses: CommitStatuses;
  pullRequests: PullRequests;
  issues: DriftIssues;
  labels: Labels;
  deployments: Deployments;
  commits: Commits;
}

/** What is told without a workspace, too. */
export interface Told {
  settings: Settings;
  run: RunContext;
  manifest: Manifest;
  repository: Repository | undefined;
  clock: Clock;
  log: Log;
  annotations: Annotations;
}

export interface Story extends Told {
  workspace: Workspace;
  /** Aborted when the job is cancelled. */
  signal: AbortSignal;
  /** Between 0 and 1, to spread polls of jobs that start together; none where left out. */
  random?: () => number;
}

export interface Failure {
  reason: FailureReason;
  message: string;
  hint?: string | undefined;
}

export interface StoryEnd {
  plan?: Plan;
  result?: ApplyResult;
  /** Markdown for the job summary. */
  summary?: string;
  failure?: Failure;
  commentUrl?: string;
  issueUrl?: string;
  hasDrift?: boolean;
  /** A manifest that was written. */
  exported?: { id: string; text: string };
}

export interface AttemptOptions {
  /** A token without the right is what is expected, as that of a fork: it is a notice, which says this in place of advice. */
  whenDenied?: string | undefined;
}

/** Runs a report that must never decide about the step: what goes wrong is a warning. */
export async function attempt<T>(log: Log, what: string, work: () => Promise<T>, options: AttemptOptions = {}): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    const { code, message, hint } = asEndpointsError(thrown);
    if (options.whenDenied !== undefined && code === 'permission-denied') {
      log.notice(`Could not ${what}: this run's token may not. ${options.whenDenied}`);
      return undefined;
    }
    // A bug in a report is still only a warning; its hint would speak of the step.
    const next = thrown instanceof EndpointsError && hint !== undefined ? ` ${hint}` : '';
    log.warning(`Could not ${what}: ${message}${next}`);
    return undefined;
  }
}
