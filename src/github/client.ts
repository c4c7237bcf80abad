/** The one place where GitHub's adapters are made. */
import type { Deployments } from '../ports/deployments.js';
import type { DriftIssues } from '../ports/drift-issues.js';
import type { Conversation, OpenPlans, PlanCommentRemoval, PlanComments, PlanCommentSearch } from '../ports/plan-comments.js';
import type { Labels, Members, PullRequests } from '../ports/pull-requests.js';
import type { Branches, Commits, CommitStatuses, RepositoryFiles } from '../ports/repository.js';
import { createApi, type GitHubConnection } from './api.js';
import { createCommitStatuses } from './commit-statuses.js';
import { createCommits } from './commits.js';
import { createConversation } from './conversation.js';
import { createDeployments } from './deployments.js';
import { createDriftIssues } from './drift-issues.js';
import { createIdentity, type PostingIdentity } from './identity.js';
import { createLabels } from './labels.js';
import { createMembers } from './members.js';
import { createOpenPlans } from './open-plans.js';
import { createPlanComments } from './plan-comments.js';
import { createPullRequests } from './pull-requests.js';
import { createRepositoryFiles } from './repository-files.js';

export type { GitHubConnection, Patience } from './api.js';
export type { PostingIdentity } from './identity.js';

export interface GitHub {
  planComments: PlanComments & PlanCommentRemoval & PlanCommentSearch;
  openPlans: OpenPlans;
  conversation: Conversation;
  pullRequests: PullRequests;
  commits: Commits & Branches;
  commitStatuses: CommitStatuses;
  deployments: Deployments;
  labels: Labels;
  members: Members;
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
  const planComments = createPlanComments(api, identity);
  const members = createMembers(api);
  return {
    planComments,
    openPlans: createOpenPlans(api, planComments, identity),
    conversation: createConversation(api, identity),
    pullRequests: createPullRequests(api),
    commits: createCommits(api),
    commitStatuses: createCommitStatuses(api),
    deployments: createDeployments(api),
    labels: createLabels(api, members),
    members,
    driftIssues: createDriftIssues(api, identity),
    files: createRepositoryFiles(api),
    identity,
    requestsMade: () => api.requestsMade(),
  };
}
