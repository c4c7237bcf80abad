/** The parts of GitHub's answers that we read. */
import { z } from 'zod';
import type { PullRequest } from '../ports/pull-requests.js';

export const accountReply = z.object({ login: z.string(), type: z.string().optional() });
export type Account = z.infer<typeof accountReply>;

export const commentReply = z.object({
  id: z.number(),
  html_url: z.string(),
  body: z.string().nullish(),
  user: accountReply.nullable(),
  created_at: z.string(),
  updated_at: z.string().optional(),
});

export const issueReply = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  user: accountReply.nullable(),
  created_at: z.string(),
  pull_request: z.unknown().optional(),
});
export type IssueReply = z.infer<typeof issueReply>;

export const pullReply = z.object({
  number: z.number(),
  title: z.string(),
  html_url: z.string(),
  state: z.string(),
  merged_at: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  base: z.object({ ref: z.string() }),
  head: z.object({ sha: z.string() }),
  user: accountReply.nullish(),
});
export type PullReply = z.infer<typeof pullReply>;

export const commitReply = z.object({
  sha: z.string(),
  commit: z.object({
    message: z.string(),
    committer: z.object({ date: z.string().optional() }).nullish(),
  }),
  parents: z.array(z.object({ sha: z.string() })),
});
export type CommitReply = z.infer<typeof commitReply>;

export const compareReply = z.object({
  status: z.string(),
  total_commits: z.number(),
  commits: z.array(commitReply),
});

/** `mergeCommit` is left out until it is merged: before that, GitHub names a trial merge there. */
export function toPullRequest(pull: PullReply): PullRequest {
  const merged = pull.merged_at != null;
  return {
    number: pull.number,
    title: pull.title,
    url: pull.html_url,
    merged,
    ...(merged && pull.merge_commit_sha != null ? { mergeCommit: pull.merge_commit_sha } : {}),
    base: pull.base.ref,
    head: pull.head.sha,
    author: pull.user?.login ?? 'ghost',
    ...(pull.merged_at != null ? { mergedAt: pull.merged_at } : {}),
  };
}

/** Newest merge first; within the same second, the higher number. */
export function byMergeTime(a: PullRequest, b: PullRequest): number {
  return Date.parse(b.mergedAt ?? '') - Date.parse(a.mergedAt ?? '') || b.number - a.number;
}
