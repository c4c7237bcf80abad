/** What started the run: the runner's event file and environment as one typed value. */
import { z } from 'zod';
import { EndpointsError } from '../errors.js';

export interface PullRequestFacts {
  number: number;
  /** The commit that was pushed. `GITHUB_SHA` is a trial merge of it into the base. */
  headSha: string;
  baseSha: string;
  /** From another repository, or from one that is gone. */
  fork: boolean;
  /** Neither merged nor closed: whatever happens to it from then on is no review. */
  open: boolean;
  author: string;
}

/** A comment as it was written; that of an edit or a deletion is no such event, for nobody may act on it twice. */
export interface CommentFacts {
  /** Number of the issue or pull request. */
  issue: number;
  onPullRequest: boolean;
  open: boolean;
  commentId: number;
  author: string;
  /** Written by an app: an answer of ours, for one. */
  byBot: boolean;
  body: string;
}

interface RunFacts {
  /** `GITHUB_EVENT_NAME`. */
  name: string;
  repository: { owner: string; name: string };
  /** Who started it: gives a re-run the rights of the first run. */
  actor: string;
  runUrl: string;
  runId: string;
  runAttempt: number;
  /** Commit that is checked out by default. */
  commit: string;
  /** Branch of the run; absent for tags and for pull requests. */
  branch?: string;
  defaultBranch?: string;
}

export type GitHubEvent = RunFacts &
  (
    | { kind: 'pull_request' | 'pull_request_target'; action: string; pullRequest: PullRequestFacts }
    | { kind: 'push'; before: string; after: string; deleted: boolean }
    | { kind: 'merge_group'; headSha: string; baseSha: string; baseBranch: string; pullRequests: number[] }
    | ({ kind: 'issue_comment' } & CommentFacts)
    | { kind: 'schedule' | 'other' }
  );

const dependabot = 'dependabot[bot]';
const user = z.object({ login: z.string(), type: z.string().nullish() }).nullish();
const end = z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullish() });
const payloads = {
  any: z.object({
    repository: z.object({ full_name: z.string(), default_branch: z.string().optional() }).nullish(),
    sender: user,
  }),
  pullRequest: z.object({
    action: z.string().default(''),
    pull_request: z.object({
      number: z.number().int(),
      state: z.string().default('open'),
      merged: z.boolean().nullish(),
      merged_at: z.string().nullish(),
      user,
      head: end,
      base: end,
    }),
  }),
  push: z.object({
    before: z.string(),
    after: z.string(),
    deleted: z.boolean().default(false),
  }),
  mergeGroup: z.object({
    merge_group: z.object({ head_sha: z.string(), head_ref: z.string(), base_sha: z.string(), base_ref: z.string() }),
  }),
  issueComment: z.object({
    action: z.string().default(''),
    issue: z.object({
      number: z.number().int(),
      state: z.string().default('open'),
      pull_request: z.object({}).nullish(),
    }),
    comment: z.object({ id: z.number().int(), body: z.string().nullish(), user }),
  }),
};

/**
 * Reads the event from its payload (the parsed event file, `undefined` where there is none) and the runner's
 * `GITHUB_*` variables. Keys we do not know are passed over. Throws `invalid-input` where the payload is not that of
 * the event it is said to be.
 */
export function parseEvent(payload: unknown, env: Readonly<Record<string, string | undefined>>): GitHubEvent {
  const run = readRun(payload, env);
  switch (run.name) {
    case 'pull_request':
    case 'pull_request_target': {
      const { action, pull_request: pull } = check(payloads.pullRequest, payload, run.name);
      return { ...run, kind: run.name, action, pullRequest: toPullRequestFacts(pull) };
    }
    case 'push':
      return { ...run, kind: 'push', ...check(payloads.push, payload, run.name) };
    case 'schedule':
      return { ...run, kind: 'schedule' };
    case 'merge_group': {
      const { merge_group: group } = check(payloads.mergeGroup, payload, run.name);
      const { head_sha: headSha, base_sha: baseSha } = group;
      const baseBranch = branchOf(group.base_ref) ?? group.base_ref;
      return { ...run, kind: 'merge_group', headSha, baseSha, baseBranch, pullRequests: queuedNumbers(group.head_ref) };
    }
    case 'issue_comment': {
      const { action, issue, comment } = check(payloads.issueComment, payload, run.name);
      if (action !== 'created') return { ...run, kind: 'other' };
      const { login, type } = comment.user ?? { login: 'ghost' };
      return {
        ...run,
        kind: 'issue_comment',
        issue: issue.number,
        onPullRequest: issue.pull_request != null,
        open: issue.state === 'open',
        commentId: comment.id,
        author: login,
        byBot: type === 'Bot' || login.endsWith('[bot]'),
        body: comment.body ?? '',
      };
    }
    default:
      return { ...run, kind: 'other' };
  }
}

/** Whether the run has Dependabot's rights: a read-only token and no secrets, though the branch is no fork's. */
export function isByDependabot(event: GitHubEvent): boolean {
  const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
  return event.actor === dependabot || (isPull && event.pullRequest.author === dependabot);
}

function readRun(payload: unknown, env: Readonly<Record<string, string | undefined>>): RunFacts {
  const { repository, sender } = payloads.any.catch({ repository: undefined, sender: undefined }).parse(payload ?? {});
  const fullName = nonEmpty(env.GITHUB_REPOSITORY) ?? repository?.full_name ?? '';
  const [owner = '', name = '', ...rest] = fullName.split('/');
  if (owner === '' || name === '' || rest.length > 0) {
    throw new EndpointsError('invalid-input', 'The run does not say which repository it belongs to.', {
      hint: 'Set `GITHUB_REPOSITORY` to `owner/name`, as a runner does.',
    });
  }
  const runId = nonEmpty(env.GITHUB_RUN_ID) ?? '0';
  const runAttempt = positive(env.GITHUB_RUN_ATTEMPT) ?? 1;
  const server = (nonEmpty(env.GITHUB_SERVER_URL) ?? 'https://github.com').replace(/\/+$/, '');
  const branch = branchOf(env.GITHUB_REF ?? '');
  return {
    name: nonEmpty(env.GITHUB_EVENT_NAME) ?? 'unknown',
    repository: { owner, name },
    actor: nonEmpty(env.GITHUB_ACTOR) ?? sender?.login ?? 'ghost',
    runUrl: `${server}/${owner}/${name}/actions/runs/${runId}${runAttempt > 1 ? `/attempts/${runAttempt}` : ''}`,
    runId,
    runAttempt,
    commit: nonEmpty(env.GITHUB_SHA) ?? '',
    ...(branch === undefined ? {} : { branch }),
    ...(repository?.default_branch === undefined ? {} : { defaultBranch: repository.default_branch }),
  };
}

function toPullRequestFacts(pull: z.infer<typeof payloads.pullRequest>['pull_request']): PullRequestFacts {
  const { head, base } = pull;
  const merged = pull.merged ?? pull.merged_at != null;
  const headRepository = head.repo?.full_name;
  const baseRepository = base.repo?.full_name;
  return {
    number: pull.number,
    headSha: head.sha,
    baseSha: base.sha,
    fork: headRepository === undefined || headRepository.toLowerCase() !== baseRepository?.toLowerCase(),
    open: pull.state === 'open' && !merged,
    author: pull.user?.login ?? 'ghost',
  };
}

function check<T>(schema: z.ZodType<T>, payload: unknown, name: string): T {
  const checked = schema.safeParse(payload);
  if (checked.success) return checked.data;
  const places = checked.error.issues.map(({ path }) => `\`${path.map(String).join('.')}\``).join(', ');
  throw new EndpointsError('invalid-input', `The event file is not that of a ${name} event: see ${places}.`, {
    hint: '`GITHUB_EVENT_PATH` and `GITHUB_EVENT_NAME` have to be those of one and the same run.',
  });
}

/** The queue names its branches `gh-readonly-queue/<base>/pr-<number>-<base commit>`, after the last of the group. */
function queuedNumbers(headRef: string): number[] {
  const match = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]+$/.exec(headRef);
  return match === null ? [] : [Number(match[1])];
}

function branchOf(fullRef: string): string | undefined {
  return fullRef.startsWith('refs/heads/') ? fullRef.slice('refs/heads/'.length) : undefined;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text ?? '');
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
