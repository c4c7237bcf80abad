/** What a report needs to know beyond the plan or result itself. Everything optional is left out of the report when absent. */
import type { ApprovedEndpoint } from '../ports/plan-comments.js';
import type { ApplyResult } from '../apply/result.js';

export interface RunFacts {
  /** Address of the workflow run that writes the report. */
  runUrl?: string;
  /** Path or glob of the manifest, as given, for the command that reproduces the report. */
  manifestPath?: string;
  /** Workflow file that applies on dispatch, such as `endpoints.yml`, for the commands of a way out. */
  workflow?: string;
}

export type PlanStatus = 'planned' | 'applying' | 'applied' | 'failed';

export interface PlanContext extends RunFacts {
  /** First bytes of the comment: `<!-- databricks-endpoints:plan {...} -->`. Not part of the job summary. */
  marker: string;
  status: PlanStatus;
  /** Commit that was planned. */
  head: string;
  /** How many endpoints the marker has no room for, so that they are approved together. */
  together?: number;
  /** More about how it ended, one or two sentences. */
  statusNote?: string;
  /** While applying: one line for each endpoint, in the order to show. */
  progress?: readonly { name: string; text: string }[];
  /** Once applied or failed. */
  result?: ApplyResult;
  /** What the review approved, by endpoint name: tells which changes of a refused plan are new. */
  approved?: Readonly<Record<string, ApprovedEndpoint>>;
}

export interface ResultContext extends RunFacts {
  approved?: Readonly<Record<string, ApprovedEndpoint>>;
}

export interface DriftContext extends RunFacts {
  /** First bytes of the issue: `<!-- databricks-endpoints:drift {...} -->`. */
  marker: string;
  /** When the drift was first seen, ISO 8601. */
  since?: string;
  /** Number of the issue about earlier drift. */
  previousIssue?: number;
  /** Commit the workspace was compared with. */
  head?: string;
  /** What needs no attention yet, such as rules that end soon. */
  notes?: readonly string[];
}
