import type { FailureReason } from '../errors.js';
import type { LiveEndpoint, SourcePlace } from '../endpoint/model.js';
import type { EndpointPlan, Operation, Plan } from '../plan/plan.js';
import type { ServingApi } from '../ports/databricks.js';
import type { Clock, Log } from '../ports/run.js';
import type { EndpointResult, OperationStatus, Outcome } from './result.js';

export interface ApplySettings {
  /** False: end once the platform has accepted the writes. */
  wait: boolean;
  /** Endpoints worked on at once. */
  parallelism: number;
  /** Creates and config updates in any five minutes, over all endpoints. */
  writeQuota: number;
  pollIntervalMs: number;
  /** For one endpoint to become ready; by kind where absent. */
  timeoutMs?: number | undefined;
}

/** Why an endpoint is held back before it is written. */
export type Refusal = Pick<EndpointResult, 'message' | 'hint' | 'approval'> & { reason: FailureReason };

/** What happens, as it happens. */
export type ApplyEvent =
  | { type: 'started'; name: string; plan: EndpointPlan }
  | { type: 'operation'; name: string; kind: Operation['kind']; title: string; status: OperationStatus | 'started' }
  | { type: 'state'; name: string; live: LiveEndpoint; detail: string }
  | { type: 'finished'; name: string; outcome: Outcome; result: EndpointResult };

export interface ApplyOptions {
  plan: Plan;
  api: ServingApi;
  clock: Clock;
  log: Pick<Log, 'info' | 'warning'>;
  settings: ApplySettings;
  /** The plan check and blocks; asked again after every replan. `undefined`: go on. */
  review: (plan: EndpointPlan) => Refusal | undefined;
  /** Reads the live endpoint afresh and plans it again. */
  replan: (name: string) => Promise<EndpointPlan>;
  /**
   * Whether the live config is the one that the plan wants; while an update is in progress the pending one counts (N1).
   */
  sameConfig: (plan: EndpointPlan, live: LiveEndpoint) => boolean;
  /** Where a part of an endpoint's document stands in the manifest's text. */
  locate?: (key: string, path: readonly (string | number)[]) => SourcePlace | undefined;
  signal: AbortSignal;
  /** Between 0 and 1, to spread polls; none where left out. */
  random?: () => number;
  onProgress?: (event: ApplyEvent) => void;
}
