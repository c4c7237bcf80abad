/** Commands that people write on pull requests: who may give them, what they are about, and the answers. */
import type { EndpointsError } from '../errors.js';
import type { Manifest } from '../endpoint/model.js';
import type { Settings } from '../inputs.js';
import { nearest } from '../manifest/report.js';
import type { Conversation, PlanCommentSearch, Reaction } from '../ports/plan-comments.js';
import type { Members, Permission, PullRequest, PullRequests } from '../ports/pull-requests.js';
import type { Branches } from '../ports/repository.js';
import type { Log } from '../ports/run.js';
import {
  chatReply, renderApplied, renderChatFailure, renderDenied, renderMisspelt, renderPlanned, renderRefused, type ChatFacts, type Refused,
} from '../render/chat-replies.js';
import { isClean } from '../render/headline.js';
import type { ChatCommand, MisspeltCommand } from './chat-command.js';
import { attempt, type StoryEnd } from './story.js';

/** The comment that holds the command. */
export interface ChatComment {
  id: number;
  author: string;
  /** Number of the pull request it is on. */
  pullRequest: number;
  /** Whether that was open when it was written. */
  open: boolean;
  /** What is merged into it is applied. */
  defaultBranch: string;
}

/** What a conversation needs of GitHub. `conversation` redacts. */
export interface ChatDesk {
  members: Members;
  conversation: Conversation;
  pullRequests: Pick<PullRequests, 'get'>;
  branches: Branches;
  planComments: PlanCommentSearch;
  settings: Pick<Settings, 'comment' | 'target'>;
  runUrl: string | undefined;
  /** Whether the job has a workspace at all: one that only answers strangers has none. */
  hasWorkspace: boolean;
  log: Log;
}

/** A command that may be carried out. */
export interface Errand {
  command: ChatCommand;
  comment: ChatComment;
  pull: PullRequest;
  /** The commit whose manifest is meant: the pull request's head, or the tip of the default branch. */
  commit: string;
}

const writers: ReadonlySet<Permission> = new Set<Permission>(['write', 'maintain', 'admin']);

/**
 * Looks at who asks, and whether it can be done; `undefined` where it is not done, which has been answered then. The
 * head is what GitHub says now: what is pushed from here on has a plan of its own. Throws where GitHub cannot tell.
 */
export async function takeUp(request: ChatCommand | MisspeltCommand, comment: ChatComment, desk: ChatDesk): Promise<Errand | undefined> {
  const { author } = comment;
  if (!writers.has(await desk.members.permission(author))) {
    // One for each person and pull request: whoever has no permission must not be able to make us write much.
    await decline(desk, comment, chatReply(author, 'no-permission', renderDenied(author)));
    return undefined;
  }
  if (request.kind === 'misspelt') {
    await decline(desk, comment, chatReply(comment.id, 'misspelt', renderMisspelt(request.nearest)));
    return undefined;
  }
  const pull = await desk.pullRequests.get(comment.pullRequest);
  const refused = pull === undefined ? { why: 'closed' as const } : whyNot(request, pull, comment, desk);
  if (pull === undefined || refused !== undefined) {
    await refuse(desk, comment, refused ?? { why: 'closed' });
    return undefined;
  }
  const commit = request.kind === 'plan' ? pull.head : await desk.branches.tip(comment.defaultBranch);
  if (commit === undefined) {
    await refuse(desk, comment, { why: 'other-branch', base: pull.base, defaultBranch: comment.defaultBranch });
    return undefined;
  }
  return { command: request, comment, pull, commit };
}

function whyNot(command: ChatCommand, pull: PullRequest & { open: boolean }, comment: ChatComment, { hasWorkspace }: ChatDesk): Refused | undefined {
  const { defaultBranch } = comment;
  if (command.kind === 'plan') return pull.merged ? { why: 'already-merged' } : comment.open && pull.open ? undefined : { why: 'closed' };
  if (!pull.merged) return { why: 'not-merged' };
  if (pull.base !== defaultBranch) return { why: 'other-branch', base: pull.base, defaultBranch };
  return hasWorkspace ? undefined : { why: 'no-workspace', digest: command.digest };
}

/**
 * Whether the command is meant for this manifest and target. One that is another job's is passed over in silence, so
 * that a workflow may have many: a target that is named elsewhere, a digest that another plan's comment shows.
 */
export async function isMeant(errand: Errand, manifest: Manifest, desk: ChatDesk): Promise<boolean> {
  const { command, comment, pull } = errand;
  const pass = (why: string): false => {
    desk.log.notice(`Nothing to do here: ${why}.`);
    return false;
  };
  if (command.target !== undefined && command.target !== manifest.target) {
    if (manifest.targets.includes(command.target)) return pass('the command is for another target');
    await refuse(desk, comment, { why: 'unknown-target', targets: targetsOf(manifest), nearest: nearest(command.target, targetsOf(manifest)) });
    return false;
  }
  if (command.kind === 'plan') return true;
  const shownBy = await desk.planComments.mentioning(pull.number, command.digest);
  if (shownBy.some((marker) => marker.manifest === manifest.id && marker.target === manifest.target)) return true;
  if (shownBy.length > 0) return pass('the digest is that of another manifest or target');
  // Shown nowhere: it may be from a terminal or a summary, and with several targets nobody knows which one is meant.
  if (command.target !== undefined || manifest.targets.length < 2) return true;
  await refuse(desk, comment, { why: 'which-target', digest: command.digest, targets: manifest.targets });
  return false;
}

const targetsOf = (manifest: Manifest): string[] => (manifest.targets.length === 0 ? [manifest.target] : manifest.targets);

/** Tells the person that their command is being worked on. */
export async function begin(errand: Errand, desk: ChatDesk): Promise<void> {
  await react(desk, errand.comment, 'eyes');
}

/** Tells how it ended. What has a comment of its own is not told twice. */
export async function conclude(errand: Errand, manifest: Manifest, end: StoryEnd, desk: ChatDesk): Promise<void> {
  const { command, comment } = errand;
  // Cancelled before there was anything to tell.
  if (end.plan === undefined) return;
  const facts: ChatFacts = { commit: errand.commit, runUrl: desk.runUrl, commentUrl: end.commentUrl };
  const job = `${manifest.id}.${manifest.target}`;
  if (command.kind === 'apply') {
    const { result, failure, commentUrl, summary } = end;
    const text = renderApplied({
      ...facts,
      manifest: manifest.id,
      target: manifest.target,
      approver: comment.author,
      result,
      failure: failure === undefined ? undefined : { code: failure.reason, message: failure.message, hint: failure.hint },
      report: commentUrl === undefined ? summary : undefined,
    });
    await answer(desk, comment, chatReply(comment.id, `applied.${job}`, text));
  } else if (end.commentUrl === undefined) {
    // Several manifests without a change are told by one of them.
    const kind = isClean(end.plan) ? 'no-changes' : `planned.${job}`;
    await answer(desk, comment, chatReply(comment.id, kind, renderPlanned(end.plan, facts)));
  }
  await react(desk, comment, end.failure === undefined && !isUndone(end) ? 'rocket' : 'confused');
}

/** A job that was cancelled, or endpoints on hold, leave undone what was asked for, and are no failure. */
function isUndone({ result }: StoryEnd): boolean {
  return result?.endpoints.some(({ outcome }) => outcome === 'cancelled' || outcome === 'held') === true;
}

/** Tells of an error that ended the run. */
export async function concludeFailure(errand: Errand, error: EndpointsError, desk: ChatDesk): Promise<void> {
  const { comment, commit } = errand;
  const text = renderChatFailure(error, { commit, runUrl: desk.runUrl });
  await answer(desk, comment, chatReply(comment.id, `failed.${desk.settings.target ?? ''}`, text));
  await react(desk, comment, 'confused');
}

async function refuse(desk: ChatDesk, comment: ChatComment, refused: Refused): Promise<void> {
  await decline(desk, comment, chatReply(comment.id, refused.why, renderRefused(refused)));
}

/** A no is no failure of the run: who may not do a thing must not be able to make workflows fail, either. */
async function decline(desk: ChatDesk, comment: ChatComment, body: string): Promise<void> {
  desk.log.notice('The command is not carried out; the answer on the pull request says why.');
  await answer(desk, comment, body);
  await react(desk, comment, 'confused');
}

async function answer(desk: ChatDesk, comment: ChatComment, body: string): Promise<void> {
  if (desk.settings.comment === 'never') {
    desk.log.notice(body.split('\n').slice(1).join(' ').trim());
    return;
  }
  await attempt(desk.log, `answer on pull request #${comment.pullRequest}`, () => desk.conversation.replyOnce(comment.pullRequest, body));
}

async function react(desk: ChatDesk, comment: ChatComment, reaction: Reaction): Promise<void> {
  await attempt(desk.log, 'react to the command', () => desk.conversation.react(comment.id, reaction));
}
