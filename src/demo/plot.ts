import type { Stage, Timing } from './stage.js';
import type { Teller } from './teller.js';

/** What the steps share. */
export interface Plot {
  stage: Stage;
  teller: Teller;
  timing: Timing;
  /** Text of the manifest in `examples/`, and of the workflow. */
  manifest: string;
  workflow: string;
}

/** Names of the example's endpoints, by their kind. */
export const endpoints = { external: 'openai_endpoint', custom: 'churn-scoring', throughput: 'prov-throughput-endpoint' } as const;
export const everyEndpoint = Object.values(endpoints);
