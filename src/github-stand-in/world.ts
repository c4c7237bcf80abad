import { moveBranch } from './activities.js';
import { settleJob } from './deployments.js';
import { buildEventPayload, type EventName, type EventOptions, type EventPayload } from './events.js';
import { makeFault, type FaultRequest } from './faults.js';
import { addCommit } from './git.js';
import { addComment, addIssue, addLabels, createLabel, editComment, listComments, removeLabels, setIssueState, type Doer } from './issues.js';
import { makeMergeGroup, type MergeGroup } from './merge-queue.js';
import { changeBase, closePull, followBranch, mergePull, openPull, reopenPull } from './pulls.js';
import { buildRunnerEnvironment, type RunnerOptions } from './runner.js';
import {
  ACTIONS_BOT, branchKey, createState, DEFAULT_TOKEN, ensureAccount, findRepository, fullName, getIssue, getPull, nextId, resolveRef,
  signatureOf, timestamp, tipOf, type WorldOptions, type WorldState,
} from './state.js';
import type {
  AccountType, Comment, Commit, Identity, Issue, Lag, Label, MergeMethod, Permissions, PullIssue, Repository, Review, ReviewState, StateReason,
} from './types.js';

/** Paths to contents; `null` removes the file. */
export type FileEdits = Record<string, string | null>;

export interface CommitEdits {
  files: FileEdits;
  message?: string;
  by?: string;
  /** `owner/name` of a fork. Default: the repository itself. */
  repository?: string;
  /** Branch or commit a new branch starts from. Default: the default branch. */
  from?: string;
  /** Replace the branch by one new commit on `from` instead of adding to it. */
  force?: boolean;
  /** Date that the commit claims. Default: now. */
  date?: string;
}

export interface PullRequestInput {
  title: string;
  body?: string | null;
  by?: string;
  /** Head branch; made from the base branch when it does not exist. */
  branch: string;
  base?: string;
  files?: FileEdits;
  message?: string;
  draft?: boolean;
  labels?: readonly string[];
  /** Login whose fork the branch lives in. */
  fork?: string;
}

/** What people (and bots other than the job) do in the repository. Every verb works on, and answers, plain data. */
export type World = ReturnType<typeof createWorld>;

const HUMAN = 'octocat';

function repositoryOf(state: WorldState, name: string | undefined): Repository {
  const [owner = '', repo = ''] = (name ?? fullName(state.repository)).split('/');
  const found = findRepository(state, owner, repo);
  if (found === null) throw new Error(`There is no repository ${owner}/${repo}.`);
  return found;
}

function forkBy(state: WorldState, owner: string): Repository {
  const known = findRepository(state, owner, state.repository.name);
  if (known !== null) return known;
  ensureAccount(state, owner);
  const fork: Repository = { ...state.repository, id: nextId(state), owner, fork: true, createdAt: timestamp(state) };
  state.forks.set(fullName(fork), fork);
  state.branches.set(branchKey(fullName(fork), fork.defaultBranch), tipOf(state, fork.defaultBranch).sha);
  return fork;
}

function editFiles(files: ReadonlyMap<string, Buffer>, edits: FileEdits): Map<string, Buffer> {
  const edited = new Map(files);
  for (const [path, content] of Object.entries(edits)) {
    if (content === null) edited.delete(path);
    else edited.set(path, Buffer.from(content));
  }
  return edited;
}

function pushCommit(state: WorldState, branch: string, edits: CommitEdits): Commit {
  const repository = repositoryOf(state, edits.repository);
  const name = fullName(repository);
  const existing = state.branches.get(branchKey(name, branch));
  const start = existing !== undefined && edits.force !== true ? existing : resolveRef(state, state.repository, edits.from ?? state.repository.defaultBranch);
  const parent = start === null ? undefined : state.git.commits.get(start);
  if (parent === undefined) throw new Error(`There is no ${edits.from ?? branch} to start from.`);
  const by = edits.by ?? HUMAN;
  const commit = addCommit(state.git, state.now(), {
    parents: [parent.sha],
    message: edits.message ?? `Update ${Object.keys(edits.files).join(', ')}`,
    files: editFiles(parent.files, edits.files),
    author: signatureOf(state, by),
    ...(edits.date === undefined ? {} : { date: edits.date }),
  });
  const type = existing !== undefined && edits.force === true ? { type: 'force_push' as const } : {};
  moveBranch(state, { repository: name, branch, to: commit.sha, by, ...type });
  followBranch(state, name, branch, by);
  return commit;
}

function createPullRequest(state: WorldState, input: PullRequestInput): PullIssue {
  const by = input.by ?? input.fork ?? HUMAN;
  const base = input.base ?? state.repository.defaultBranch;
  const repository = input.fork === undefined ? state.repository : forkBy(state, input.fork);
  const known = state.branches.has(branchKey(fullName(repository), input.branch));
  if (!known || input.files !== undefined) {
    pushCommit(state, input.branch, {
      files: input.files ?? {}, message: input.message ?? input.title, by, repository: fullName(repository), from: base,
    });
  }
  return openPull(state, {
    title: input.title, body: input.body ?? null, by, headRepository: repository, head: input.branch, base,
    draft: input.draft ?? false, labels: input.labels ?? [],
  });
}

function getComment(state: WorldState, id: number): Comment {
  const comment = state.comments.get(id);
  if (comment === undefined) throw new Error(`There is no comment ${id}.`);
  return comment;
}

function getIdentity(state: WorldState, token: string): Identity {
  const identity = state.tokens.get(token);
  if (identity === undefined) throw new Error('There is no such token.');
  return identity;
}

export function createWorld(options: WorldOptions = {}) {
  const state = createState(options);
  const token = options.token ?? DEFAULT_TOKEN;
  return {
    /** The data itself, to look at or to put in a shape no verb makes. */
    state,
    /** The job's token: `github-actions[bot]`. */
    token,

    pushCommit: (branch: string, edits: CommitEdits): Commit => pushCommit(state, branch, edits),
    /** Points a branch at a commit, as a forced push does. */
    forcePush: (branch: string, sha: string, repository = fullName(state.repository), by = HUMAN): void => {
      const commit = resolveRef(state, state.repository, sha);
      if (commit === null) throw new Error(`There is no commit ${sha}.`);
      moveBranch(state, { repository, branch, to: commit, by, type: 'force_push' });
      followBranch(state, repository, branch, by);
    },
    deleteBranch: (branch: string, repository = fullName(state.repository), by = HUMAN): void => {
      moveBranch(state, { repository, branch, to: null, by });
    },
    tag: (name: string, ref: string): void => {
      const sha = resolveRef(state, state.repository, ref);
      if (sha === null) throw new Error(`There is no ${ref} to tag.`);
      state.tags.set(name, sha);
    },
    tip: (branch = state.repository.defaultBranch, repository = fullName(state.repository)): Commit => tipOf(state, branch, repository),
    fork: (owner: string): Repository => forkBy(state, owner),

    createPullRequest: (input: PullRequestInput): PullIssue => createPullRequest(state, input),
    pullRequest: (number: number): PullIssue => getPull(state, number),
    /** Merges as the button does and answers the new tip of the base branch. */
    merge: (number: number, method: MergeMethod = 'squash', by = HUMAN): Commit => mergePull(state, getPull(state, number), { method, by }),
    closePullRequest: (number: number, by = HUMAN): void => { closePull(state, getPull(state, number), by); },
    reopenPullRequest: (number: number, by = HUMAN): void => { reopenPull(state, getPull(state, number), by); },
    changeBase: (number: number, base: string, by = HUMAN): void => { changeBase(state, getPull(state, number), { base, by }); },
    markReady: (number: number): void => { getPull(state, number).pull.draft = false; },
    addReview: (number: number, input: { by: string; state: ReviewState; body?: string }): Review => {
      const { pull } = getPull(state, number);
      ensureAccount(state, input.by);
      const review: Review = {
        id: nextId(state), number, author: input.by, state: input.state, body: input.body ?? '', commitSha: pull.head.sha, submittedAt: timestamp(state),
      };
      state.reviews.push(review);
      return review;
    },
    /** Puts pull requests in the merge queue: one branch with all of them merged onto the base. */
    enqueue: (...numbers: number[]): MergeGroup => makeMergeGroup(state, numbers),

    openIssue: (input: { title: string; body?: string; by?: string; labels?: readonly string[] }): Issue => addIssue(state, { ...input, by: input.by ?? HUMAN }),
    issue: (number: number): Issue => getIssue(state, number),
    issues: (): Issue[] => [...state.issues.values()].filter((issue) => issue.pull === null),
    closeIssue: (number: number, by = HUMAN, reason: StateReason = 'completed'): void => {
      setIssueState(state, getIssue(state, number), { state: 'closed', by, reason });
    },
    reopenIssue: (number: number, by = HUMAN): void => { setIssueState(state, getIssue(state, number), { state: 'open', by }); },
    lockIssue: (number: number): void => { getIssue(state, number).locked = true; },
    addLabels: (number: number, ...names: string[]): void => { addLabels(state, getIssue(state, number), { names, by: HUMAN }); },
    /** As `addLabels`, by anybody: a bot, a person through an app, somebody whose account is gone (`null`). */
    setLabel: (number: number, name: string, doer: Doer): void => { addLabels(state, getIssue(state, number), { names: [name], ...doer }); },
    removeLabel: (number: number, name: string, by = HUMAN): void => { removeLabels(state, getIssue(state, number), { names: [name], by }); },
    createLabel: (name: string, color?: string, description?: string): Label => createLabel(state, { name, color, description }),

    addComment: (number: number, body: string, by = HUMAN): Comment =>
      addComment(state, getIssue(state, number), { body, by, viaApp: by.endsWith('[bot]') }),
    editComment: (id: number, body: string): void => { editComment(state, getComment(state, id), body); },
    deleteComment: (id: number): void => { state.comments.delete(getComment(state, id).id); },
    comments: (number: number): Comment[] => listComments(state, number),

    /** Ends a run's jobs, as far as their deployments tell. */
    finishRun: (runId: number, to: 'success' | 'failure' = 'success'): void => { settleJob(state, runId, to); },

    addCollaborator: (login: string, permission: string): void => {
      ensureAccount(state, login);
      state.collaborators.set(login, permission);
    },
    /** Makes a token. An installation token by default; `permissions: 'all'` with `installation: false` is a person's. */
    addToken: (
      name: string,
      identity: { login: string; type?: AccountType; permissions?: Permissions | 'all'; installation?: boolean; hidesViewer?: boolean },
    ): void => {
      const account = ensureAccount(state, identity.login, identity.type);
      state.tokens.set(name, {
        login: account.login,
        type: account.type,
        installation: identity.installation ?? account.type === 'Bot',
        permissions: identity.permissions ?? {},
        hidesViewer: identity.hidesViewer ?? false,
      });
    },
    revokeToken: (name = token): void => { state.tokens.delete(name); },
    /** What the job's token (or another) may do from now on; what is not named is `none`. */
    setPermissions: (permissions: Permissions | 'all', name = token): void => { getIdentity(state, name).permissions = permissions; },
    hideViewer: (name = token): void => { getIdentity(state, name).hidesViewer = true; },
    /** Requests that a token has left; at 0 every request is refused until `resetInSeconds` have passed. */
    setRateLimit: (input: { remaining: number; limit?: number; resetInSeconds?: number }, name = token): void => {
      const limit = input.limit ?? 1000;
      const resetAt = Math.ceil(state.now().getTime() / 1000) + (input.resetInSeconds ?? 3600);
      state.rateLimits.set(name, { limit, used: limit - input.remaining, resetAt });
    },
    /** Lets requests fail; several calls queue up. */
    failNext: (request: FaultRequest = {}): void => { state.faults.push(makeFault(state, request)); },
    clearFaults: (): void => { state.faults = []; },
    /** How late GitHub's indexes are after each merge from now on. */
    setLag: (lag: Partial<Lag>): void => { Object.assign(state.lag, lag); },
    /** `immutableSubjects`: as in repositories made after 15 July 2026. */
    enableOidc: (issuer?: string, { immutableSubjects = false }: { immutableSubjects?: boolean } = {}): void => {
      state.oidc.enabled = true;
      state.oidc.immutableSubjects = immutableSubjects;
      if (issuer !== undefined) state.oidc.issuer = issuer;
    },

    /** The event file of a run that this event would start. */
    eventPayload: (name: EventName, eventOptions: EventOptions = {}): EventPayload => buildEventPayload(state, name, eventOptions),
    /** The GITHUB_* and RUNNER_* variables of such a run. The caller writes the event file and sets GITHUB_EVENT_PATH. */
    runnerEnvironment: (name: EventName, runnerOptions: RunnerOptions = {}): Record<string, string> =>
      buildRunnerEnvironment(state, name, runnerOptions),
    botLogin: ACTIONS_BOT,
  };
}
