/** The one place where GitHub's adapters are made. */
import type { DriftIssues, PlanComments, PullRequests, RepositoryFiles } from '../ports.js';
import { createApi, type GitHubConnection } from './api.js';
import { createDriftIssues } from './drift-issues.js';
import { createIdentity, type PostingIdentity } from './identity.js';
import { createPlanComments } from './plan-comments.js';
import { createPullRequests } from './pull-requests.js';
import { createRepositoryFiles } from './repository-files.js';

export type { GitHubConnection, Patience } from './api.js';
export type { PostingIdentity } from './identity.js';

export interface GitHub {
  planComments: PlanComments;
  pullRequests: PullRequests;
  driftIssues: DriftIssues;
  files: RepositoryFiles;
  /** Whom we post as; asked of GitHub once. */
  identity(): Promise<PostingIdentity>;
  /** HTTP requests sent until now, repeated ones included. */
  requestsMade(): number;
}

/**
 * GitHub's side of the ports for one repository. Sends nothing until something is asked for. Every method throws
 * `ApiError`; its code is `permission-denied` where the token lacks a right, with the line to add as its hint.
 */
export function connectGitHub(connection: GitHubConnection): GitHub {
  const api = createApi(connection);
  const identity = createIdentity(api);
  return {
    planComments: createPlanComments(api, identity),
    pullRequests: createPullRequests(api),
    driftIssues: createDriftIssues(api, identity),
    files: createRepositoryFiles(api),
    identity,
    requestsMade: () => api.requestsMade(),
  };
}
