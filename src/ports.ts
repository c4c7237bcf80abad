/** The outside world in our own words. Interfaces only; adapters are made in the shells. */
import type { Diagnostic, FailureReason } from './errors.js';
import type { EndpointSummary, Grant, LiveEndpoint } from './endpoint/model.js';
import type { JsonObject } from './endpoint/fields/index.js';

/** What a write answered. */
export interface WriteReply {
  requestId?: string;
  /** The endpoint as the reply showed it, where the route returns one. */
  endpoint?: LiveEndpoint;
}

export interface OptimizationInfo {
  optimizable: boolean;
  modelType?: string;
  /** Tokens per second per chunk. */
  throughputChunkSize?: number;
  /** Model units per step. */
  modelUnitChunkSize?: number;
  /** Why it is not optimizable, in the service's words. */
  said?: string;
}

/** Databricks Model Serving. Every method throws `ApiError`; `get` answers `undefined` for what does not exist. */
export interface ServingApi {
  list(): Promise<EndpointSummary[]>;
  get(name: string): Promise<LiveEndpoint | undefined>;
  create(route: 'R1' | 'R30', body: JsonObject): Promise<WriteReply>;
  /** Resolves also when the endpoint was gone already. */
  delete(name: string): Promise<WriteReply>;
  updateConfig(route: 'R5' | 'R31', name: string, body: JsonObject): Promise<WriteReply>;
  putAiGateway(name: string, body: JsonObject): Promise<WriteReply>;
  patchTags(name: string, change: { add: { key: string; value: string }[]; remove: string[] }): Promise<WriteReply>;
  patchNotifications(name: string, body: JsonObject): Promise<WriteReply>;
  patchTelemetry(name: string, body: JsonObject): Promise<WriteReply>;
  /** Direct grants only; inherited ones are left out. */
  permissions(id: string): Promise<Grant[]>;
  putPermissions(id: string, grants: Grant[]): Promise<WriteReply>;
  /** Build output of a served entity; "" where there is none. */
  buildLogs(name: string, entity: string, configVersion?: number): Promise<string>;
  serverLogs(name: string, entity: string, configVersion?: number): Promise<string>;
  optimizationInfo(model: string, version: string): Promise<OptimizationInfo | undefined>;
}

export interface ModelVersion {
  version: string;
  /** `READY`, `PENDING_REGISTRATION`, ... */
  status: string;
}

/** Models and secrets. `undefined`: it does not exist. Throws `ApiError` (also `permission-denied`). */
export interface Catalog {
  modelVersion(model: string, version: string): Promise<ModelVersion | undefined>;
  /** All versions, every page. */
  modelVersions(model: string): Promise<ModelVersion[] | undefined>;
  modelAlias(model: string, alias: string): Promise<ModelVersion | undefined>;
  secretKeys(scope: string): Promise<string[] | undefined>;
}

export interface Principal {
  /** E-mail or application id. */
  userName: string;
  displayName?: string;
  groups: string[];
  servicePrincipal: boolean;
}

export interface Identity {
  me(): Promise<Principal>;
}

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

/** What a plan comment says of itself, in its marker. */
export interface PlanMarker {
  v: 1;
  manifest: string;
  target: string;
  host: string;
  /** Head commit of the pull request that was planned. */
  head: string;
  run: string;
  attempt: number;
  digest: string;
  offline?: true;
  state: 'planned' | 'applying' | 'applied' | 'failed' | 'closed';
  /** Who allowed what this plan destroys, by a label that was set after the push of `head`. */
  destroy?: { label: string; by: string; at: string };
  /** Endpoint name -> what is approved of it. */
  endpoints: Record<string, ApprovedEndpoint>;
  /** One digest of all changes of the endpoints that `endpoints` has no room for: they are approved together or not at all. */
  others?: string;
  /** Endpoint name -> served entity -> version that `latest` or an alias meant, of unchanged endpoints too. */
  versions?: Record<string, Record<string, string>>;
  /** An apply has since changed what the plan was made from. What is approved are end states, so that they still count. */
  stale?: true;
  /** Context of the plan's commit status. Plans are found by it, also where none is set. */
  status?: string;
  /** Statuses are turned off: the one of that context was not set. */
  statusOff?: true;
  /** Applied, but the comment also tells of other endpoints of that run which did not end well: a later run has news for it. */
  besides?: true;
  /** While being applied: the commit that is, and the context of its status, so that another run can settle it; `at` is when that was written. */
  applying?: { commit: string; status?: string; at?: string };
}

export interface ApprovedEndpoint {
  /** Change digests, while all of them fit; otherwise `all`, one digest of their sorted list. */
  changes?: string[];
  all?: string;
  /** Digest of the whole wanted document (creates and replaces). */
  document?: string;
  /** Path -> the value it was to end as, "" for none: for people, while there is room. */
  ends?: Record<string, string>;
}

export interface PlanComment {
  id: number;
  url: string;
  body: string;
  marker: PlanMarker;
  createdAt: string;
  /** Of its last edit. */
  updatedAt?: string;
}

export interface PullRequest {
  number: number;
  title: string;
  url: string;
  merged: boolean;
  mergeCommit?: string;
  /** The branch it goes into. */
  base: string;
  head: string;
  author: string;
  mergedAt?: string;
}

/** Comments that carry the plan. Only those of our own identity count. */
export interface PlanComments {
  /** All of them for a manifest and target on one pull request, oldest first. */
  find(pullRequest: number, manifest: string, target: string): Promise<PlanComment[]>;
  create(pullRequest: number, body: string): Promise<{ id: number; url: string }>;
  update(id: number, body: string): Promise<{ id: number; url: string }>;
}

export interface PlanCommentRemoval {
  /** Takes away a plan comment that a race made twice; resolves also when it was gone already. */
  remove(id: number): Promise<void>;
}

export interface PlanCommentSearch {
  /** Markers of our plan comments on one pull request, of any manifest and target, that show this text. */
  mentioning(pullRequest: number, text: string): Promise<PlanMarker[]>;
  /** Plan comments of ours on one pull request whose status has this context, set or not, oldest first. */
  withStatus(pullRequest: number, context: string): Promise<PlanComment[]>;
}

/** A plan that an open pull request still shows. */
export interface OpenPlan {
  pullRequest: number;
  /** The pull request's head commit now; the plan's own is in the marker. */
  head: string;
  /** The branch it goes into. */
  base: string;
  comment: PlanComment;
}

export interface OpenPlans {
  /** Unclosed plan comments of ours on open pull requests, lately touched pull requests first; two where a race made two. */
  find(query: { manifest: string; target: string; except: readonly number[] }): Promise<OpenPlan[]>;
  /** The same of pull requests merged into a branch: of the twenty touched last. */
  findMerged(query: { manifest: string; target: string; into: string; except: readonly number[] }): Promise<OpenPlan[]>;
}

/** Answers to people, apart from plans. */
export interface Conversation {
  react(comment: number, content: Reaction): Promise<void>;
  reply(pullRequest: number, body: string): Promise<{ id: number; url: string }>;
  /** As `reply`, unless one of ours with the same first line is there: of those that a race made, the oldest stays. */
  replyOnce(pullRequest: number, body: string): Promise<{ id: number; url: string }>;
}

export type Reaction = '+1' | '-1' | 'confused' | 'eyes' | 'rocket';

/** What branch protection can require of a commit. The newest status of a context is the one that counts. */
export interface CommitStatus {
  commit: string;
  /** Names what is judged, whatever run judges it. Compared without regard to case. */
  context: string;
  state: 'pending' | 'success' | 'failure' | 'error';
  /** Cut to the 140 characters that GitHub takes. */
  description: string;
  url?: string;
}

/** A status as it stands. */
export interface SetStatus {
  state: CommitStatus['state'];
  /** The run that set it. */
  url?: string;
  updatedAt: string;
}

export interface CommitStatuses {
  set(status: CommitStatus): Promise<void>;
  /** The newest of a context; `undefined` where there is none. */
  find(commit: string, context: string): Promise<SetStatus | undefined>;
}

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

export interface Commits {
  /** How `head` stands to `base`; `undefined` where one is unknown or they share no history. */
  relation(base: string, head: string): Promise<CommitRelation | undefined>;
}

export interface Branches {
  /** The commit that a branch points to now. `undefined`: there is no such branch. */
  tip(branch: string): Promise<string | undefined>;
}

export type CommitRelation = 'identical' | 'ahead' | 'behind' | 'diverged';

/** What somebody may do in the repository; one with a custom role has the permission that it builds on. */
export type Permission = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface Members {
  permission(user: string): Promise<Permission>;
}

/** A label that a pull request has now, as a consent that somebody gave. All times are the server's. */
export interface LabelGrant {
  author: string;
  head: string;
  /** When it was set last. `undefined`: not known. */
  setAt?: string;
  /** Who set it last; a bot has no permission of its own. `undefined`: not known, or the account is gone. */
  by?: { login: string; bot: boolean; permission: Permission };
  /** When the head was last pushed or the base branch changed. `undefined`: not known, so nothing can be after it. */
  changedAt?: string;
  /** A plan of this head has found this setting to be after its push; `changedAt` then tells of the base branch alone. */
  afterPush?: true;
}

export interface Labels {
  /**
   * `undefined`: the pull request does not have the label. `planned`: a setting that a plan of `head` found to be after its
   * push; for that very one, the pushes are not asked for again.
   */
  grantOf(pullRequest: number, label: string, planned?: { head: string; by: string; at: string }): Promise<LabelGrant | undefined>;
}

/** What a merge queue tries: commits of its own on top of the branch. */
export interface QueueGroup {
  before: string;
  after: string;
  /** The branch that it is to go into. */
  branch: string;
  /** Those that the name of the queue's branch tells: the last one. */
  pullRequests: readonly number[];
}

export interface PullRequests {
  get(number: number): Promise<(PullRequest & { open: boolean }) | undefined>;
  /** Merged pull requests whose commits came with this push, newest first. Follows lagging associations for a while. */
  mergedBy(push: { before: string; after: string; branch: string }): Promise<PullRequest[]>;
  /** Pull requests that a merge queue has put together, the last one first. */
  queuedIn(group: QueueGroup): Promise<PullRequest[]>;
  /** Pull requests merged earlier into the branch's first-parent history, newest first. */
  mergedBefore(push: { after: string; branch: string }, except: readonly number[]): Promise<PullRequest[]>;
}

export interface DriftMarker {
  v: 1;
  manifest: string;
  target: string;
  host: string;
  /** Digest of the findings: same findings, no write. */
  findings: string;
  /** When findings were first seen: a time, and the eight hexadecimal digits of each that was first seen then, in a row. */
  seen?: [time: string, keys: string][];
}

export interface DriftIssue {
  number: number;
  url: string;
  open: boolean;
  marker: DriftMarker;
  /** ISO time at which it was opened. */
  createdAt: string;
}

export interface DriftIssues {
  /** Newest first. */
  find(manifest: string, target: string): Promise<DriftIssue[]>;
  create(title: string, body: string): Promise<{ number: number; url: string }>;
  update(number: number, title: string, body: string, state: 'open' | 'closed'): Promise<void>;
  comment(number: number, body: string): Promise<void>;
}

/** Files of the repository at some commit. `undefined`: not there. */
export interface RepositoryFiles {
  read(path: string, ref: string): Promise<string | undefined>;
  /** Paths of all files. */
  list(ref: string): Promise<string[]>;
}

export type { FailureReason };

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
