/** The nouns of the repository world. Plain data: views turn it into GitHub's JSON, verbs and routes change it. */

export type AccountType = 'User' | 'Bot' | 'Organization';

export interface Account {
  login: string;
  id: number;
  type: AccountType;
}

export type PermissionName =
  | 'actions'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'id-token'
  | 'issues'
  | 'pull-requests'
  | 'statuses';
export type PermissionLevel = 'none' | 'read' | 'write';
/** As in a workflow's `permissions:` block: what is not named is `none`. */
export type Permissions = Partial<Record<PermissionName, PermissionLevel>>;

/** Who a token speaks for. `installation` tokens (a job's token, an app's) cannot ask GET /user; `all` is a personal token. */
export interface Identity {
  login: string;
  type: AccountType;
  installation: boolean;
  permissions: Permissions | 'all';
  /** GraphQL `viewer` is refused too, as on some GitHub Enterprise Server versions. */
  hidesViewer: boolean;
}

export interface Repository {
  id: number;
  owner: string;
  name: string;
  defaultBranch: string;
  private: boolean;
  fork: boolean;
  description: string | null;
  createdAt: string;
}

export interface Signature {
  name: string;
  email: string;
  date: string;
  login: string;
}

export type Files = ReadonlyMap<string, Buffer>;

export interface Commit {
  sha: string;
  treeSha: string;
  parents: readonly string[];
  message: string;
  author: Signature;
  committer: Signature;
  /** The whole tree at this commit: path to content. */
  files: Files;
  /** Position in the order of creation: breaks ties between equal dates. */
  order: number;
}

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
  default: boolean;
}

/** What happened to an issue or pull request, as its list of events tells. */
export interface IssueEvent {
  id: number;
  issueNumber: number;
  event: 'labeled' | 'unlabeled' | 'closed' | 'reopened' | 'merged' | 'head_ref_force_pushed' | 'base_ref_changed';
  /** `null`: the account is gone. */
  actor: string | null;
  /** Made with an app's token: by the app, or by a person through it. */
  viaApp: boolean;
  /** Name of the label as it was then. */
  label: string | null;
  createdAt: string;
}

export type ActivityType = 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge';

/** A move of a branch, with the time at which the server saw it. */
export interface Activity {
  id: number;
  /** Full name: the repository's own, or a fork's. */
  repository: string;
  ref: string;
  before: string;
  after: string;
  type: ActivityType;
  actor: string | null;
  at: string;
}

export type StateReason = 'completed' | 'reopened' | 'not_planned' | 'duplicate';
export type MergeMethod = 'squash' | 'rebase' | 'merge';

/** What a pull request has on top of its issue. */
export interface PullFacts {
  /** `repo` is a full name: the repository's own, or a fork's. */
  head: { repo: string; ref: string; sha: string };
  base: { ref: string; sha: string };
  draft: boolean;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeCommitSha: string | null;
  mergeMethod: MergeMethod | null;
  /** Fixed when it is closed, since branches move on: merge base and commits, oldest first. */
  frozen: { mergeBase: string; commits: readonly string[] } | null;
  /** Every commit that the commit-to-pull-request index ties to it. */
  associated: Set<string>;
  /** How many more reads answer `merge_commit_sha: null`. */
  mergeShaLag: number;
}

/** An issue or, with `pull`, a pull request: GitHub numbers both from one sequence. */
export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string | null;
  author: string;
  state: 'open' | 'closed';
  stateReason: StateReason | null;
  labels: string[];
  assignees: string[];
  locked: boolean;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: string | null;
  pull: PullFacts | null;
}

export type PullIssue = Issue & { pull: PullFacts };

export interface Reaction {
  id: number;
  login: string;
  content: string;
  createdAt: string;
}

export interface Comment {
  id: number;
  issueNumber: number;
  author: string;
  /** Written by a job's or an app's token. */
  viaApp: boolean;
  body: string;
  createdAt: string;
  updatedAt: string;
  reactions: Reaction[];
  minimizedReason: string | null;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';

export interface Review {
  id: number;
  number: number;
  author: string;
  state: ReviewState;
  body: string;
  commitSha: string;
  submittedAt: string;
}

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: string;
  message: string;
  title: string | null;
  raw_details: string | null;
}

export interface CheckRun {
  id: number;
  headSha: string;
  name: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  detailsUrl: string | null;
  externalId: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Annotation[];
  appLogin: string;
}

export interface CommitStatus {
  id: number;
  sha: string;
  state: string;
  context: string;
  description: string | null;
  targetUrl: string | null;
  creator: string;
  createdAt: string;
}

export interface DeploymentStatus {
  id: number;
  state: string;
  description: string;
  environment: string;
  targetUrl: string;
  logUrl: string;
  environmentUrl: string;
  creator: string;
  createdAt: string;
}

export interface Deployment {
  id: number;
  sha: string;
  ref: string;
  task: string;
  payload: unknown;
  environment: string;
  description: string | null;
  transient: boolean;
  production: boolean;
  creator: string;
  createdAt: string;
  updatedAt: string;
  statuses: DeploymentStatus[];
}

export interface WorkflowRun {
  id: number;
  workflowId: number;
  name: string;
  path: string;
  event: string;
  headBranch: string;
  headSha: string;
  runNumber: number;
  attempt: number;
  status: string;
  conclusion: string | null;
  actor: string;
  createdAt: string;
  /** Job name to the id of its check run, which is the job's id as well. */
  jobs: Map<string, number>;
  pullNumbers: readonly number[];
}

export interface Dispatch {
  workflow: string;
  ref: string;
  inputs: Record<string, string>;
  by: string;
}

/** What one request looked like, and what it was answered. */
export interface RecordedRequest {
  n: number;
  method: string;
  path: string;
  /** `METHOD path` with names in place of values, below the repository: `GET /pulls/{number}`. `null` where there is none. */
  route: string | null;
  query: Record<string, string>;
  body: unknown;
  status: number;
  /** The status that the route itself came to; absent where a fault kept the request from taking effect. */
  performed?: number;
  /** The login of the token, `null` without a valid one. */
  login: string | null;
  accept: string;
}

/**
 * `reply` gives the fault's `status` and `body`, `html` a page of some proxy, `drop` cuts the connection, `hang` never
 * answers, `truncate` sends half of the true answer, `stale` the true answer of before the last change, `delay` the
 * true answer late.
 */
export type FaultKind = 'server-error' | 'primary-limit' | 'secondary-limit' | 'reply' | 'html' | 'drop' | 'hang' | 'truncate' | 'stale' | 'delay';

/** An answer to give instead of the real one, to the requests it matches. */
export interface Fault {
  kind: FaultKind;
  method: string | null;
  /** `*` stands for one path segment, `**` for any rest; with or without `/repos/{owner}/{repo}` in front. */
  path: string | null;
  /** Matching requests to let pass first. */
  skip: number;
  times: number;
  status: number;
  body: unknown;
  headers: Record<string, string>;
  /** The request takes effect and only its answer is lost. */
  performed: boolean;
  delayMs: number;
}

export interface Lag {
  commitPullsCalls: number;
  commitPullsAnswer: 'empty' | 'unprocessable';
  mergeCommitShaCalls: number;
  /** Reads of the activity list that do not show its newest entry yet. */
  activityCalls: number;
}

export interface RateLimit {
  limit: number;
  used: number;
  resetAt: number;
}
