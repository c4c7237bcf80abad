/** GitHub's record of what was deployed to an environment. */

export interface Deployment {
  id: number;
  commit: string;
  createdAt: string;
  /** The run that made it. */
  url?: string;
  /** What its maker noted; empty for those that GitHub makes for a job. */
  payload: Record<string, unknown>;
}

/** One that succeeded, with what was said of its successes: all there is to know of one that GitHub made for a job. */
export interface DeploymentSuccess extends Deployment {
  descriptions: string[];
}

export interface Deployments {
  /**
   * Those that succeeded in the environment, newest first, read only as far as the reader goes; those of pull requests
   * left out. A notice where there are more than are searched.
   */
  successes(environment: string, search?: DeploymentSearch): AsyncIterable<DeploymentSuccess>;
  /** Id of the one that GitHub made for this run, because its job has this `environment:`; `undefined` where several of its jobs are under way there. */
  ofThisRun(run: { commit: string; environment: string; run: string }): Promise<number | undefined>;
  create(deployment: { commit: string; environment: string; description: string; payload: Record<string, unknown> }): Promise<number>;
  setState(id: number, status: DeploymentState): Promise<void>;
}

export interface DeploymentSearch {
  /** Nothing more is asked about one whose payload is refused. */
  where?: (payload: Record<string, unknown>) => boolean;
  /** One of a job counts by a success that was told in these words, also where its job failed afterwards. */
  said?: (description: string) => boolean;
  /** Told of those of ours, passed on the way, that never came to an end. */
  onOpen?: (deployment: Deployment) => void;
}

export interface DeploymentState {
  state: 'in_progress' | 'success' | 'failure' | 'error';
  /** Cut to the 140 characters that GitHub takes. */
  description: string;
  logUrl?: string;
  environmentUrl?: string;
}
