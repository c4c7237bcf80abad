/** What we say to people who write commands on pull requests: short, without mentions, and never their own words. */
import type { ApplyResult } from '../apply/result.js';
import type { EndpointsError } from '../errors.js';
import type { Plan } from '../plan/plan.js';
import { cut, inlineCode, link, plainText } from './escape.js';
import { renderFailure } from './failure.js';
import { isClean, sameWords } from './headline.js';
import { outcomeCounts, verdict, type VerdictKind } from './result-words.js';
import { countWords } from './words.js';

/** A comment holds 65,536 characters; a reply has no use for more than this. */
const longestReply = 30_000;

const usage = [
  '- `/endpoints plan` on an open pull request: plans its manifest again',
  '- `/endpoints apply <digest>` on a merged one, where a job of the workflow takes it: applies the plan with that digest, as its report shows it',
  '',
  'The command is the whole comment. Where a workflow has several targets, a target may follow: `/endpoints plan prod`.',
].join('\n');

/**
 * A reply with its hidden first line: the comment that is answered, and what the answer is about. Two jobs that have
 * the same to say about the same comment say it once.
 */
export function chatReply(about: string | number, kind: string, text: string): string {
  const words = [String(about), kind].map((word) => word.replace(/[^A-Za-z0-9_.]+/g, '-').replace(/-+$/, ''));
  return `<!-- databricks-endpoints:chat ${words.join(' ')} -->\n${cut(text.trimEnd(), longestReply)}\n`;
}

export function renderDenied(login: string): string {
  return `Sorry, ${inlineCode(login)}: only people with write permission in this repository can give \`/endpoints\` commands. Ask one of them to do it.`;
}

export function renderMisspelt(meant: 'plan' | 'apply' | undefined): string {
  const first = {
    plan: 'Did you mean `/endpoints plan`?',
    apply: 'Did you mean `/endpoints apply <digest>`? The digest is the 24 hexadecimal digits that the plan\'s report shows.',
  };
  return `${meant === undefined ? 'That is no command.' : first[meant]} Nothing was done.\n\n${usage}`;
}

export type Refused =
  | { why: 'already-merged' | 'closed' | 'not-merged' }
  | { why: 'other-branch'; base: string; defaultBranch: string }
  | { why: 'no-workspace'; digest: string }
  | { why: 'unknown-target'; targets: readonly string[]; nearest: string | undefined }
  | { why: 'which-target'; digest: string; targets: readonly string[] };

/** A command that was understood and is not carried out: why, and what to do. */
export function renderRefused(refused: Refused): string {
  switch (refused.why) {
    case 'already-merged':
      return 'This pull request is merged, so there is nothing to plan on it any more. What a report here held back is applied by `/endpoints apply <digest>` where a job takes it, or else by hand, with that digest.';
    case 'closed':
      return 'This pull request is closed. Open it again to plan it.';
    case 'not-merged':
      return 'This pull request is not merged, and only what is merged is applied. Merge it first: that applies what was reviewed. `/endpoints plan` plans it again.';
    case 'other-branch':
      return `This pull request was merged into ${inlineCode(refused.base)}. Only what is in ${inlineCode(refused.defaultBranch)} is applied.`;
    case 'no-workspace':
      return `Nothing was applied: the job that took this command has no workspace to sign in to. Run the workflow that applies by hand, with ${inlineCode(refused.digest)} as \`plan-digest\`.`;
    case 'unknown-target': {
      const meant = refused.nearest === undefined ? '' : ` Did you mean ${inlineCode(refused.nearest)}?`;
      return `The manifest has no such target.${meant} It has ${listCodes(refused.targets)}.`;
    }
    case 'which-target': {
      const example = `/endpoints apply ${refused.digest} ${refused.targets[0] ?? 'prod'}`;
      return `The manifest has several targets, and no report on this pull request shows that digest. Say which target is meant: ${listCodes(refused.targets)}. For example ${inlineCode(example)}.`;
    }
  }
}

export interface ChatFacts {
  /** Commit whose manifest was read. */
  commit: string;
  runUrl?: string | undefined;
  commentUrl?: string | undefined;
}

/** A plan that has no comment of its own to show. */
export function renderPlanned(plan: Plan, facts: ChatFacts): string {
  const name = `${inlineCode(plan.manifest)} (${inlineCode(plan.target)})`;
  const text = isClean(plan) ? `No changes. ${sameWords(plan)}` : `The plan: ${countWords(plan)}.`;
  return `${name} at ${shortCommit(facts.commit)}: ${text}${seeAlso(facts)}`;
}

export interface ChatOutcome extends ChatFacts {
  manifest: string;
  target: string;
  /** Login of the person who asked: they approve what is applied. */
  approver: string;
  /** `undefined` where nothing was tried. */
  result: Pick<ApplyResult, 'endpoints' | 'failureReason' | 'refusal'> | undefined;
  failure: Pick<EndpointsError, 'code' | 'message' | 'hint'> | undefined;
  /** The whole report as Markdown, where no comment shows it. */
  report: string | undefined;
}

/** What became of an apply. */
export function renderApplied(outcome: ChatOutcome): string {
  const { manifest, target, approver, result, failure, commit } = outcome;
  const what = `${inlineCode(manifest)} (${inlineCode(target)}) at ${shortCommit(commit)}`;
  const by = `approved by ${inlineCode(approver)}`;
  const { icon, words, detail } = endWords(result, failure !== undefined);
  const lines = [`${icon} ${words}: ${what}, ${by}${detail === '' ? '' : `: ${detail}`}.`];
  if (failure !== undefined) lines.push(`${inlineCode(failure.code)}: ${plainText(failure.message)}`);
  if (failure?.hint !== undefined) lines.push(`**Next:** ${plainText(failure.hint)}`);
  const text = `${lines.join('\n\n')}${seeAlso(outcome)}`;
  const { report } = outcome;
  // A report that is cut could lose the end of a fence; it is whole or left to the run.
  return report === undefined || text.length + report.length > longestReply - 10 ? text : `${text}\n\n---\n\n${report.trimEnd()}`;
}

const endings: Record<VerdictKind, string> = {
  failed: 'Not everything was applied',
  'cut-off': 'Cut off before everything was applied',
  'held-back': 'Not everything was applied',
  accepted: 'Accepted, and still rolling out',
  held: 'On hold, nothing was applied',
  'partly-held': 'Applied, except what is on hold',
  nothing: 'Applied',
  applied: 'Applied',
};

/** A failure of the run may stand beside endpoints that all went well, or went no further than being refused. */
function endWords(result: ChatOutcome['result'], failed: boolean): { icon: string; words: string; detail: string } {
  if (result === undefined) return { icon: failed ? '❌' : '✅', words: failed ? 'Not applied' : endings.nothing, detail: '' };
  const { kind, icon } = verdict(result);
  if (failed && kind !== 'cut-off') {
    const any = result.endpoints.some(({ outcome }) => outcome === 'applied' || outcome === 'accepted' || outcome === 'failed');
    return { icon: '❌', words: any ? endings.failed : 'Not applied', detail: outcomeCounts(result) };
  }
  return { icon, words: endings[kind], detail: kind === 'nothing' ? 'there was nothing left to change' : outcomeCounts(result) };
}

/** A command that ended before there was a plan. */
export function renderChatFailure(error: Pick<EndpointsError, 'code' | 'message' | 'hint' | 'diagnostics'>, facts: ChatFacts): string {
  const text = renderFailure(error).trimEnd();
  return `${text.length > longestReply - 1000 ? renderFailure({ ...error, diagnostics: [] }).trimEnd() : text}${seeAlso(facts)}`;
}

function seeAlso({ runUrl, commentUrl }: ChatFacts): string {
  const links = [...(commentUrl === undefined ? [] : [link('report', commentUrl)]), ...(runUrl === undefined ? [] : [link('run', runUrl)])];
  return links.length === 0 ? '' : ` (${links.join(', ')})`;
}

const shortCommit = (commit: string): string => inlineCode(commit.slice(0, 7));
const mostTargets = 20;

function listCodes(names: readonly string[]): string {
  const shown = names.slice(0, mostTargets).map(inlineCode).join(', ');
  return names.length > mostTargets ? `${shown} and ${names.length - mostTargets} more` : shown;
}
