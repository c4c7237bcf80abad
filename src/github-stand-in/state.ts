import { addCommit, createGitStore, toIso, type GitStore } from './git.js';
import type {
  Account, AccountType, Activity, CheckRun, Comment, Commit, CommitStatus, Deployment, Dispatch, Fault, Identity, Issue, IssueEvent, Label, Lag,
  Permissions, PullIssue, RateLimit, Repository, Review, Signature, WorkflowRun,
} from './types.js';

export interface OidcClaims {
  subject: string;
  claims: Record<string, unknown>;
}

/** Everything the stand-in knows. Views read it, verbs and routes change it. */
export interface WorldState {
  apiUrl: string;
  serverUrl: string;
  repository: Repository;
  forks: Map<string, Repository>;
  accounts: Map<string, Account>;
  /** Permission of each collaborator by login; nobody else may write. */
  collaborators: Map<string, string>;
  git: GitStore;
  /** `owner/name:branch` to the commit at its tip. */
  branches: Map<string, string>;
  tags: Map<string, string>;
  issues: Map<number, Issue>;
  comments: Map<number, Comment>;
  labels: Map<string, Label>;
  issueEvents: IssueEvent[];
  activities: Activity[];
  reviews: Review[];
  checkRuns: Map<number, CheckRun>;
  statuses: CommitStatus[];
  deployments: Map<number, Deployment>;
  runs: Map<number, WorkflowRun>;
  dispatches: Dispatch[];
  tokens: Map<string, Identity>;
  rateLimits: Map<string, RateLimit>;
  faults: Fault[];
  lag: Lag;
  /** Calls of /commits/{sha}/pulls that still answer as if the index had not caught up. */
  pendingIndex: Map<string, number>;
  oidc: { enabled: boolean; issuer: string; immutableSubjects: boolean; requests: Map<string, OidcClaims> };
  lastId: number;
  lastNumber: number;
  now: () => Date;
}

export interface WorldOptions {
  /** `owner/name`; the owner is an organization. Default `acme/ml-platform`. */
  repository?: string;
  defaultBranch?: string;
  /** Default true: every read needs its permission. A public repository may be read with any valid token. */
  private?: boolean;
  /** Files of the first commit. */
  files?: Record<string, string | Buffer>;
  /** The token that `github-actions[bot]` uses. */
  token?: string;
  permissions?: Permissions;
  /** Where links for people point. Default `https://github.com`. */
  serverUrl?: string;
  now?: () => Date;
}

export const DEFAULT_TOKEN = 'ghs_standIn000000000000000000000000000000';
export const ACTIONS_BOT = 'github-actions[bot]';
export const DEFAULT_PERMISSIONS: Permissions = {
  actions: 'read',
  checks: 'write',
  contents: 'read',
  deployments: 'write',
  issues: 'write',
  'pull-requests': 'write',
  statuses: 'write',
};

const KNOWN_ACCOUNTS: readonly Account[] = [
  { login: ACTIONS_BOT, id: 41_898_282, type: 'Bot' },
  { login: 'dependabot[bot]', id: 49_699_333, type: 'Bot' },
  { login: 'web-flow', id: 19_864_447, type: 'User' },
];

const DEFAULT_LABELS: readonly [string, string, string][] = [
  ['bug', 'd73a4a', "Something isn't working"],
  ['documentation', '0075ca', 'Improvements or additions to documentation'],
  ['enhancement', 'a2eeef', 'New feature or request'],
];

export function createState(options: WorldOptions): WorldState {
  const [owner = '', name = ''] = (options.repository ?? 'acme/ml-platform').split('/');
  if (owner === '' || name === '') throw new Error('The repository is written as owner/name.');
  const now = options.now ?? ((): Date => new Date());
  const defaultBranch = options.defaultBranch ?? 'main';
  const state: WorldState = {
    apiUrl: 'http://127.0.0.1',
    serverUrl: options.serverUrl ?? 'https://github.com',
    repository: {
      id: 1_296_269,
      owner,
      name,
      defaultBranch,
      private: options.private ?? true,
      fork: false,
      description: null,
      createdAt: toIso(new Date(now().getTime() - 7_200_000)),
    },
    forks: new Map(),
    accounts: new Map(KNOWN_ACCOUNTS.map((account) => [account.login, account])),
    collaborators: new Map(),
    git: createGitStore(),
    branches: new Map(),
    tags: new Map(),
    issues: new Map(),
    comments: new Map(),
    labels: new Map(),
    issueEvents: [],
    activities: [],
    reviews: [],
    checkRuns: new Map(),
    statuses: [],
    deployments: new Map(),
    runs: new Map(),
    dispatches: [],
    tokens: new Map(),
    rateLimits: new Map(),
    faults: [],
    lag: { commitPullsCalls: 0, commitPullsAnswer: 'empty', mergeCommitShaCalls: 0, activityCalls: 0 },
    pendingIndex: new Map(),
    oidc: { enabled: false, issuer: 'https://token.actions.githubusercontent.com', immutableSubjects: false, requests: new Map() },
    lastId: 1_000_000,
    lastNumber: 0,
    now,
  };
  ensureAccount(state, owner, 'Organization');
  for (const [label, color, description] of DEFAULT_LABELS) {
    state.labels.set(label, { id: nextId(state), name: label, color, description, default: true });
  }
  state.tokens.set(options.token ?? DEFAULT_TOKEN, {
    login: ACTIONS_BOT,
    type: 'Bot',
    installation: true,
    permissions: { ...(options.permissions ?? DEFAULT_PERMISSIONS) },
    hidesViewer: false,
  });
  const first = addCommit(state.git, new Date(now().getTime() - 3_600_000), {
    parents: [],
    message: 'Initial commit',
    files: toFiles({ 'README.md': `# ${name}\n`, ...options.files }),
    author: signatureOf(state, 'octocat'),
  });
  state.branches.set(branchKey(fullName(state.repository), defaultBranch), first.sha);
  state.collaborators.set('octocat', 'admin');
  return state;
}

export function toFiles(files: Record<string, string | Buffer>): Map<string, Buffer> {
  return new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
}

export function fullName(repository: Repository): string {
  return `${repository.owner}/${repository.name}`;
}

export function branchKey(repository: string, branch: string): string {
  return `${repository}:${branch}`;
}

/** GitHub compares names of accounts and repositories without regard to case. */
export function findRepository(state: WorldState, owner: string, name: string): Repository | null {
  const wanted = `${owner}/${name}`.toLowerCase();
  return [state.repository, ...state.forks.values()].find((item) => fullName(item).toLowerCase() === wanted) ?? null;
}

export function nextId(state: WorldState): number {
  state.lastId += 1;
  return state.lastId;
}

export function timestamp(state: WorldState): string {
  return toIso(state.now());
}

/** The account of that login, made on first use; a login that ends in `[bot]` is a bot. */
export function ensureAccount(state: WorldState, login: string, type?: AccountType): Account {
  const known = state.accounts.get(login);
  if (known !== undefined) return known;
  const account: Account = { login, id: nextId(state), type: type ?? (login.endsWith('[bot]') ? 'Bot' : 'User') };
  state.accounts.set(login, account);
  return account;
}

/** Name and e-mail that GitHub writes into commits made for this account. */
export function signatureOf(state: WorldState, login: string): Omit<Signature, 'date'> {
  const account = ensureAccount(state, login);
  return { name: login, email: `${account.id}+${login}@users.noreply.github.com`, login };
}

/** GitHub's own signature, the committer of what the web interface makes. */
export const WEB_FLOW = { name: 'GitHub', email: 'noreply@github.com', login: 'web-flow' };

/** The commit that a ref, branch, tag or (short) id names in a repository, or `null`. */
export function resolveRef(state: WorldState, repository: Repository, ref: string): string | null {
  const own = fullName(repository);
  if (/^[0-9a-f]{40}$/i.test(ref)) return state.git.commits.has(ref.toLowerCase()) ? ref.toLowerCase() : null;
  const plain = ref.replace(/^refs\//, '');
  const pull = /^pull\/(\d+)\/(head|merge)$/.exec(plain);
  if (pull !== null) {
    const issue = findPull(state, Number(pull[1]));
    return issue === null ? null : pull[2] === 'head' ? issue.pull.head.sha : issue.pull.mergeCommitSha;
  }
  const name = ref === 'HEAD' ? repository.defaultBranch : plain.replace(/^heads\//, '');
  const branch = state.branches.get(branchKey(own, name)) ?? state.tags.get(plain.replace(/^tags\//, ''));
  if (branch !== undefined) return branch;
  if (!/^[0-9a-f]{7,39}$/i.test(ref)) return null;
  const matching = [...state.git.commits.keys()].filter((sha) => sha.startsWith(ref.toLowerCase()));
  return matching.length === 1 ? (matching[0] ?? null) : null;
}

/** The commit at the tip of a branch; throws for a branch that does not exist. */
export function tipOf(state: WorldState, branch: string, repository = fullName(state.repository)): Commit {
  const sha = state.branches.get(branchKey(repository, branch));
  const commit = sha === undefined ? undefined : state.git.commits.get(sha);
  if (commit === undefined) throw new Error(`${repository} has no branch ${branch}.`);
  return commit;
}

export function findPull(state: WorldState, number: number): PullIssue | null {
  const issue = state.issues.get(number);
  return issue?.pull == null ? null : (issue as PullIssue);
}

export function getPull(state: WorldState, number: number): PullIssue {
  const issue = findPull(state, number);
  if (issue === null) throw new Error(`There is no pull request #${number}.`);
  return issue;
}

export function getIssue(state: WorldState, number: number): Issue {
  const issue = state.issues.get(number);
  if (issue === undefined) throw new Error(`There is no issue #${number}.`);
  return issue;
}

export function listPulls(state: WorldState): PullIssue[] {
  return [...state.issues.values()].flatMap((issue) => (issue.pull === null ? [] : [issue as PullIssue]));
}
