import { addCommit, findMergeBase, getCommit, mergeFiles } from './git.js';
import { branchKey, fullName, getPull, signatureOf, tipOf, WEB_FLOW, type WorldState } from './state.js';

export interface MergeGroup {
  headRef: string;
  headSha: string;
  baseRef: string;
  baseSha: string;
  numbers: readonly number[];
}

/** Builds the queue's branch: the pull requests squashed onto the base in order, named after the last. */
export function makeMergeGroup(state: WorldState, numbers: readonly number[]): MergeGroup {
  const last = numbers.at(-1);
  if (last === undefined) throw new Error('A merge group needs at least one pull request.');
  const baseRef = getPull(state, last).pull.base.ref;
  const base = tipOf(state, baseRef);
  let tip = base;
  for (const number of numbers) {
    const issue = getPull(state, number);
    const head = getCommit(state.git, issue.pull.head.sha);
    const from = getCommit(state.git, findMergeBase(state.git, base.sha, head.sha) ?? base.sha);
    const files = mergeFiles(from.files, head.files, tip.files);
    if (files === null) throw new Error(`#${number} conflicts with what is before it in the queue.`);
    tip = addCommit(state.git, state.now(), {
      parents: [tip.sha],
      message: `${issue.title} (#${number})`,
      files,
      author: signatureOf(state, issue.author),
      committer: WEB_FLOW,
    });
  }
  const branch = `gh-readonly-queue/${baseRef}/pr-${last}-${base.sha}`;
  state.branches.set(branchKey(fullName(state.repository), branch), tip.sha);
  return { headRef: `refs/heads/${branch}`, headSha: tip.sha, baseRef: `refs/heads/${baseRef}`, baseSha: base.sha, numbers };
}
