import type { FailureReason } from '../errors.js';
import type { SourcePlace } from '../endpoint/model.js';
import type { Action, EndpointPlan, Operation } from '../plan/plan.js';

export type OperationStatus = 'done' | 'failed' | 'not-made' | 'already-done';

export interface OperationResult {
  kind: Operation['kind'];
  /** In words: "update the config", "tighten the permissions". */
  title: string;
  status: OperationStatus;
  requestId?: string;
  message?: string;
  /** Epoch milliseconds; absent where it was not begun. */
  startedAt?: number;
  finishedAt?: number;
  /** When a write that had to wait for the workspace's write quota was sent. */
  sentAt?: number;
}

/** How one served entity of a rollout came along, as far as the polls have seen it. Epoch milliseconds. */
export interface EntityTimes {
  entity: string;
  configVersion: number;
  /** Last seen, such as `DEPLOYMENT_READY`. */
  deployment: string;
  startedAt: number;
  /** When it was first seen ready or failed; absent while it is on its way. */
  finishedAt?: number;
}

/**
 * `applied`: written and ready. `accepted`: written, not waited for. `unchanged`: nothing to do.
 * `refused`: held back before any write. `held`: the tag `endpoints_hold` stands. `failed`: a call or the rollout
 * failed. `cancelled`: the job was stopped; what is under way goes on in the workspace.
 */
export type Outcome = 'applied' | 'accepted' | 'unchanged' | 'refused' | 'held' | 'failed' | 'cancelled';

export interface EndpointResult {
  key: string;
  name: string;
  action: Action;
  outcome: Outcome;
  reason?: FailureReason;
  /** What happened, in one or two sentences. */
  message?: string;
  hint?: string;
  /** Fields that the platform's refusal speaks of, with their lines in the manifest. */
  fields?: { path: string; place?: SourcePlace }[];
  operations: OperationResult[];
  /** The plan that was carried out or refused. */
  plan: EndpointPlan;
  /** For `plan-changed`: what the review approved, as far as its comment tells, and the digest that would approve this. */
  approval?: { approvedIn?: number; heldBackDigest: string };
  configVersionBefore?: number;
  configVersionAfter?: number;
  /** Last seen state: `READY`, `NOT_READY`, ...; "" where nothing is live. */
  state: string;
  /** The old config still answers requests after a failed update. */
  oldConfigServes?: boolean;
  /** Served entities that failed, with the platform's message and the tail of their logs. */
  failures: { entity: string; deployment: string; message: string; log?: string }[];
  /** Served entities of the rollouts that were waited for, in the order in which they were seen. */
  entities?: EntityTimes[];
  /** Epoch milliseconds. */
  startedAt: number;
  finishedAt: number;
}

/** What a label on a pull request allowed to delete or replace, and who had set it. */
export interface AllowedDestruction {
  pullRequest: number;
  label: string;
  by: string;
  /** When the label was set, ISO 8601. */
  at: string;
  endpoints: string[];
}

/** The record of an apply among the repository's deployments. */
export interface DeploymentRecord {
  id: number;
  environment: string;
  /** Where a person sees it. */
  url?: string;
}

/** What one run of apply did; the source of `result-file`. */
export interface ApplyResult {
  who: { actor: string; principal: string };
  commit: string;
  pullRequests: number[];
  manifest: string;
  target: string;
  host: string;
  planDigest: string;
  /** Beside what the input `allow-destroy` allows. */
  destructionAllowed?: AllowedDestruction[];
  deployment?: DeploymentRecord;
  endpoints: EndpointResult[];
  warnings: string[];
  startedAt: number;
  finishedAt: number;
  failureReason?: FailureReason;
  /** Why nothing of the plan was applied, where it was refused as a whole. */
  refusal?: { reason: FailureReason; message: string; hint?: string | undefined };
}
