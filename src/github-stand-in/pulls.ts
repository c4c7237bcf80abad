import { moveBranch } from './activities.js';
import { addCommit, diffFiles, findMergeBase, getCommit, listAncestors, listRange, mergeFiles, type FileChange } from './git.js';
import { addEvent, addIssue, setIssueState, touchIssue } from './issues.js';
import {
  branchKey, ensureAccount, fullName, listPulls, signatureOf, timestamp, tipOf, WEB_FLOW, type WorldState,
} from './state.js';
import type { Commit, Files, MergeMethod, PullFacts, PullIssue, Repository } from './types.js';

export interface NewPull {
  title: string;
  body?: string | null;
  by: string;
  headRepository: Repository;
  head: string;
  base: string;
  draft: boolean;
  labels: readonly string[];
}

function mergeBaseOf(state: WorldState, pull: PullFacts): string {
  if (pull.frozen !== null) return pull.frozen.mergeBase;
  const base = state.branches.get(branchKey(fullName(state.repository), pull.base.ref)) ?? pull.base.sha;
  return findMergeBase(state.git, base, pull.head.sha) ?? pull.base.sha;
}

/** Commits of a pull request, oldest first. */
export function listPullCommits(state: WorldState, pull: PullFacts): Commit[] {
  if (pull.frozen !== null) return pull.frozen.commits.map((sha) => getCommit(state.git, sha));
  return listRange(state.git, mergeBaseOf(state, pull), pull.head.sha);
}

/** What a pull request changes against the point where it left its base branch. */
export function listPullFiles(state: WorldState, pull: PullFacts): FileChange[] {
  const from = getCommit(state.git, mergeBaseOf(state, pull)).files;
  return diffFiles(from, getCommit(state.git, pull.head.sha).files);
}

/** The files of base and head together, or `null` when they conflict. */
function mergedFiles(state: WorldState, pull: PullFacts): Files | null {
  const from = getCommit(state.git, mergeBaseOf(state, pull)).files;
  const base = tipOf(state, pull.base.ref).files;
  return mergeFiles(from, getCommit(state.git, pull.head.sha).files, base);
}

export function isMergeable(state: WorldState, issue: PullIssue): boolean {
  return issue.state === 'open' && mergedFiles(state, issue.pull) !== null;
}

/** Makes the test merge commit (refs/pull/N/merge) anew where base or head moved; with a conflict the old one stays. */
export function refreshTestMerge(state: WorldState, issue: PullIssue): void {
  const { pull } = issue;
  if (issue.state !== 'open') return;
  const base = tipOf(state, pull.base.ref);
  const known = pull.mergeCommitSha === null ? null : getCommit(state.git, pull.mergeCommitSha);
  if (known !== null && known.parents[0] === base.sha && known.parents[1] === pull.head.sha) return;
  const files = mergedFiles(state, pull);
  if (files === null) return;
  pull.mergeCommitSha = addCommit(state.git, state.now(), {
    parents: [base.sha, pull.head.sha],
    message: `Merge ${pull.head.sha} into ${base.sha}`,
    files,
    author: signatureOf(state, issue.author),
    committer: WEB_FLOW,
  }).sha;
}

function associateCommits(state: WorldState, pull: PullFacts): void {
  for (const commit of listPullCommits(state, pull)) pull.associated.add(commit.sha);
}

export function openPull(state: WorldState, input: NewPull): PullIssue {
  const head = tipOf(state, input.head, fullName(input.headRepository));
  const base = tipOf(state, input.base);
  const pull: PullFacts = {
    head: { repo: fullName(input.headRepository), ref: input.head, sha: head.sha },
    base: { ref: input.base, sha: base.sha },
    draft: input.draft,
    mergedAt: null,
    mergedBy: null,
    mergeCommitSha: null,
    mergeMethod: null,
    frozen: null,
    associated: new Set(),
    mergeShaLag: 0,
  };
  const issue = addIssue(state, {
    title: input.title, body: input.body ?? null, by: input.by, labels: input.labels, pull,
  }) as PullIssue;
  associateCommits(state, pull);
  refreshTestMerge(state, issue);
  return issue;
}

/** Follows a branch that moved: open pull requests from it get a new head, those onto it a new test merge. */
export function followBranch(state: WorldState, repository: string, branch: string, by?: string): void {
  const sha = state.branches.get(branchKey(repository, branch));
  if (sha === undefined) return;
  for (const issue of listPulls(state)) {
    if (issue.state !== 'open') continue;
    const { head, base } = issue.pull;
    if (head.repo === repository && head.ref === branch && head.sha !== sha) {
      if (by !== undefined && !listAncestors(state.git, sha).has(head.sha)) addEvent(state, issue, { event: 'head_ref_force_pushed', by });
      head.sha = sha;
      base.sha = tipOf(state, base.ref).sha;
      touchIssue(state, issue);
    }
    associateCommits(state, issue.pull);
    refreshTestMerge(state, issue);
  }
}

/** Points an open pull request at another base branch. */
export function changeBase(state: WorldState, issue: PullIssue, to: { base: string; by: string }): void {
  issue.pull.base = { ref: to.base, sha: tipOf(state, to.base).sha };
  addEvent(state, issue, { event: 'base_ref_changed', by: to.by });
  touchIssue(state, issue);
  refreshTestMerge(state, issue);
}

function freeze(state: WorldState, pull: PullFacts): void {
  const mergeBase = mergeBaseOf(state, pull);
  pull.frozen = { mergeBase, commits: listPullCommits(state, pull).map((commit) => commit.sha) };
}

export function closePull(state: WorldState, issue: PullIssue, by: string): void {
  if (issue.state === 'closed') return;
  freeze(state, issue.pull);
  setIssueState(state, issue, { state: 'closed', by });
}

/** Opens a closed pull request again; one that was merged stays closed. */
export function reopenPull(state: WorldState, issue: PullIssue, by: string): void {
  if (issue.pull.mergedAt !== null) throw new Error(`#${issue.number} was merged and cannot be reopened.`);
  issue.pull.frozen = null;
  setIssueState(state, issue, { state: 'open', by });
  refreshTestMerge(state, issue);
}

function squash(state: WorldState, issue: PullIssue, files: Files, base: Commit): Commit[] {
  const commits = listPullCommits(state, issue.pull);
  const body = commits.length > 1 ? commits.map((commit) => `* ${commit.message}`).join('\n\n') : '';
  return [
    addCommit(state.git, state.now(), {
      parents: [base.sha],
      message: `${issue.title} (#${issue.number})${body === '' ? '' : `\n\n${body}`}`,
      files,
      author: signatureOf(state, issue.author),
      committer: WEB_FLOW,
    }),
  ];
}

function rebase(state: WorldState, issue: PullIssue, base: Commit, by: string): Commit[] {
  const made: Commit[] = [];
  let onto = base;
  for (const commit of listPullCommits(state, issue.pull)) {
    // A merge of the base branch into the pull request has nothing of its own to replay.
    if (commit.parents.length > 1) continue;
    const from = commit.parents[0] === undefined ? new Map<string, Buffer>() : getCommit(state.git, commit.parents[0]).files;
    const files = mergeFiles(from, commit.files, onto.files);
    if (files === null) throw new Error(`#${issue.number} cannot be rebased: ${commit.sha} conflicts.`);
    onto = addCommit(state.git, state.now(), {
      parents: [onto.sha],
      message: commit.message,
      files,
      author: commit.author,
      committer: signatureOf(state, by),
    });
    made.push(onto);
  }
  return made;
}

function mergeCommit(state: WorldState, issue: PullIssue, files: Files, options: { base: Commit; by: string }): Commit[] {
  const { head } = issue.pull;
  const owner = head.repo.split('/')[0] ?? '';
  return [
    addCommit(state.git, state.now(), {
      parents: [options.base.sha, head.sha],
      message: `Merge pull request #${issue.number} from ${owner}/${head.ref}\n\n${issue.title}`,
      files,
      author: signatureOf(state, options.by),
      committer: WEB_FLOW,
    }),
  ];
}

/** Merges as the button does. Throws when it is closed or conflicts. Answers the tip of the base branch afterwards. */
export function mergePull(state: WorldState, issue: PullIssue, options: { method: MergeMethod; by: string }): Commit {
  const { pull } = issue;
  const { method, by } = options;
  if (issue.state !== 'open') throw new Error(`#${issue.number} is not open.`);
  const files = mergedFiles(state, pull);
  if (files === null) throw new Error(`#${issue.number} conflicts with ${pull.base.ref} and cannot be merged.`);
  ensureAccount(state, by);
  const base = tipOf(state, pull.base.ref);
  const made =
    method === 'squash'
      ? squash(state, issue, files, base)
      : method === 'rebase'
        ? rebase(state, issue, base, by)
        : mergeCommit(state, issue, files, { base, by });
  const tip = made.at(-1) ?? base;
  freeze(state, pull);
  pull.base.sha = base.sha;
  pull.mergedAt = timestamp(state);
  pull.mergedBy = by;
  pull.mergeMethod = method;
  pull.mergeCommitSha = tip.sha;
  pull.mergeShaLag = state.lag.mergeCommitShaCalls;
  for (const commit of made) {
    pull.associated.add(commit.sha);
    if (state.lag.commitPullsCalls > 0) state.pendingIndex.set(commit.sha, state.lag.commitPullsCalls);
  }
  addEvent(state, issue, { event: 'merged', by });
  setIssueState(state, issue, { state: 'closed', by });
  moveBranch(state, { repository: fullName(state.repository), branch: pull.base.ref, to: tip.sha, by, type: 'pr_merge' });
  followBranch(state, fullName(state.repository), pull.base.ref);
  return tip;
}
