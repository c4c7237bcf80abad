/** A command from a pull request: its manifest read through the API, never from a checkout, and its story told. */
import { begin, conclude, concludeFailure, isMeant, takeUp, type ChatComment, type ChatDesk, type Errand } from '../commands/chat.js';
import type { ChatCommand, MisspeltCommand } from '../commands/chat-command.js';
import { tellMissingPlan } from '../commands/missing-plan.js';
import { failureText, setStatus } from '../commands/statuses.js';
import type { StoryEnd } from '../commands/story.js';
import type { Manifest } from '../endpoint/model.js';
import { asEndpointsError, EndpointsError, type Diagnostic } from '../errors.js';
import type { GitHub } from '../github/client.js';
import type { CommentFacts, GitHubEvent } from '../github/event.js';
import type { RunContext } from '../ports/run.js';
import { parseManifest } from './load-manifest.js';
import { manifestFilesAt } from './manifest-at-commit.js';
import { redactBody, redactedRepository } from './redacted-repository.js';
import type { Redactor } from '../redactor.js';
import { tell, type Telling } from './tell.js';

export interface ChatTelling extends Omit<Telling, 'manifest' | 'mode'> {
  request: ChatCommand | MisspeltCommand;
  event: Extract<GitHubEvent, { kind: 'issue_comment' }>;
  github: GitHub;
  hasWorkspace: boolean;
  /** Told of the manifest that was read. */
  onManifest: (read: { manifest: Manifest; warnings: Diagnostic[] }) => void;
}

/** Answers a command. `undefined`: it was not carried out, which is no failure. Throws `EndpointsError`. */
export async function tellChat(telling: ChatTelling): Promise<StoryEnd | undefined> {
  const { request, event, github, hasWorkspace, settings, log, redactor, onManifest, signal } = telling;
  const desk: ChatDesk = {
    members: github.members,
    conversation: redactedConversation(github, redactor),
    pullRequests: github.pullRequests,
    branches: github.commits,
    planComments: github.planComments,
    settings,
    runUrl: event.runUrl,
    hasWorkspace,
    log,
  };
  const errand = await takeUp(request, commentOf(event), desk);
  if (errand === undefined) return undefined;
  const { command, commit } = errand;
  const run = chatRun(telling.run, errand);
  try {
    log.info(`\`/endpoints ${command.kind}\` by ${errand.comment.author}: the manifest of commit ${commit.slice(0, 7)}.`);
    const files = await manifestFilesAt(github.files, settings.manifest, commit);
    const read = parseManifest(files, settings, { requireTarget: command.kind === 'apply' });
    if (!(await isMeant(errand, read.manifest, desk))) return undefined;
    onManifest(read);
    await begin(errand, desk);
    const end = await tell({
      ...telling,
      mode: command.kind,
      manifest: read.manifest,
      run,
      settings: command.kind === 'apply' ? { ...settings, planDigest: command.digest } : settings,
    });
    await conclude(errand, read.manifest, end, desk);
    return end;
  } catch (thrown) {
    if (!signal.aborted) {
      const error = asEndpointsError(thrown);
      const repository = telling.repository === undefined ? undefined : redactedRepository(telling.repository, redactor);
      await setStatus({ settings, run, repository, log }, { kind: command.kind, state: 'failure', text: failureText({ reason: error.code, message: error.message }) });
      if (command.kind === 'plan') await tellMissingPlan({ settings, run, repository, log }, { reason: error.code, message: error.message });
      await concludeFailure(errand, error, desk);
    }
    throw thrown;
  }
}

function commentOf(event: ChatTelling['event']): ChatComment {
  const defaultBranch = event.defaultBranch ?? event.branch;
  if (defaultBranch === undefined) {
    throw new EndpointsError('invalid-input', 'The event does not say which branch is the default branch.', { hint: 'Run chat commands on `issue_comment`.' });
  }
  const { commentId: id, author, issue: pullRequest, open } = event satisfies CommentFacts;
  return { id, author, pullRequest, open, defaultBranch };
}

/** A plan reports as that of the pull request's own run would; an apply is the person's who asked for it. */
function chatRun({ branch: _branch, ...run }: RunContext, { command, comment, pull, commit }: Errand): RunContext {
  const asked: RunContext = { ...run, actor: comment.author, commit };
  return command.kind === 'plan' ? { ...asked, pullRequest: { number: pull.number, head: commit } } : { ...asked, branch: comment.defaultBranch };
}

function redactedConversation({ conversation }: GitHub, redactor: Redactor): ChatDesk['conversation'] {
  return {
    react: (comment, content) => conversation.react(comment, content),
    replyOnce: (pull, body) => conversation.replyOnce(pull, redactBody(body, redactor)),
  };
}
