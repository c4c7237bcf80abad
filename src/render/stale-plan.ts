/** What is put above a plan that is one no longer, or that could not be applied. The report below stays as it was. */
import { cut, inlineCode, link, oneLine, plainText } from './escape.js';

/** A comment keeps 500 characters free below its limit; names and addresses must fit into them. */
const mostNames = 3;
const longestName = 48;
const longestNote = 500;

export interface StaleCause {
  /** Changed by an apply, or by hand as a drift run found. */
  by: 'apply' | 'drift';
  /** Pull requests that the apply was for. */
  pullRequests: readonly number[];
}

export interface StaleFacts extends StaleCause {
  /** Endpoints of the plan that have been changed since. */
  names: readonly string[];
  runUrl?: string;
}

/** "Plan again", by which run, and why. */
export function staleNote({ by, names, pullRequests, runUrl }: StaleFacts): string {
  const linked = (words: string): string => (runUrl === undefined || runUrl.length > 150 ? words : link(words, runUrl));
  const of = pullRequests.length === 0 ? '' : ` of #${pullRequests.slice(0, 1).join('')}`;
  const changed = listed(names, (name) => inlineCode(cut(name, longestName)));
  const what = by === 'apply' ? `Since this plan, ${linked('an apply')}${of} has changed ${changed}.` : `${linked('A drift run')} has found ${changed} changed by hand, which this plan does not show.`;
  return `> ⚠️ **Stale: plan again.** ${what} Run its job again, push, or write \`/endpoints plan\` where a job takes it.`;
}

export interface FailureFacts {
  reason: string;
  message: string;
  runUrl?: string;
}

export interface MissingFacts extends FailureFacts {
  /** Commit that has no plan, and the one that the comment shows the plan of. */
  head: string;
  planned: string;
}

/** That there is no plan of the head, and why; the one below is that of another commit. */
export function missingNote({ head, planned, ...failure }: MissingFacts): string {
  return withCause(failure, (cause) => `> ⚠️ **Stale: no plan for ${inlineCode(head.slice(0, 7))}.** ${cause}. Below is the plan of ${inlineCode(planned.slice(0, 7))}, an earlier commit.`);
}

/** That the apply of the plan ended before it began, and why. */
export function failedNote(failure: FailureFacts): string {
  return withCause(failure, (cause) => `> ❌ **Not applied: the apply ended before it began.** ${cause}. Mend that, and run the apply again; the plan below stays approved as it was.`);
}

/** A note that says what went wrong: by its reason alone where the message takes more room than there is. */
function withCause({ reason, message, runUrl }: FailureFacts, note: (cause: string) => string): string {
  const run = runUrl === undefined || runUrl.length > 150 ? '' : ` (${link('run', runUrl)})`;
  const whole = note(`${inlineCode(reason)}: ${plainText(cut(oneLine(message), 160)).replace(/\.$/, '')}${run}`);
  return whole.length < longestNote ? whole : note(`${inlineCode(reason)}${run}`);
}

/** That the manifest of the head has another id or target, whose plan is told elsewhere. */
export function renamedNote({ manifest, target, head }: { manifest: string; target: string; head: string }): string {
  const name = (text: string): string => inlineCode(cut(text, longestName));
  return `> ⚠️ **Stale: not the plan of the head.** At ${name(head.slice(0, 7))} the manifest is ${name(manifest)} with target ${name(target)}, and is planned under that name.`;
}

/** For the title of a status: "Plan again: an apply has changed a, b and 2 more". */
export function staleLine(names: readonly string[], by: StaleCause['by'] = 'apply'): string {
  return `Plan again: ${by === 'apply' ? 'an apply has changed' : 'changed by hand:'} ${listed(names, (name) => cut(name, 30))}`;
}

function listed(names: readonly string[], show: (name: string) => string): string {
  const more = names.length - mostNames;
  return `${names.slice(0, mostNames).map(show).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A plan's comment that a newer one, further below, takes the place of. */
export const closedNote = '> ⏹️ **Closed:** a newer plan follows below.';

/** What is noted stands in quoted lines before the report, which begins with its headline. */
const earlierNotes = /^(?:> [^\n]*\n+)+(?=###|$)/;

/** The same comment with another marker, and a note above its report, in place of earlier ones. */
export function withNote(body: string, marker: string, note: string): string {
  const report = body.slice(body.indexOf('-->') + '-->'.length).replace(/^\n+/, '').replace(earlierNotes, '');
  const text = `${marker}\n${note}\n\n${report}`;
  // GitHub counts characters where this counts UTF-16 units, which are at least as many.
  return text.length <= 65_536 ? text : `${marker}\n${note}\n`;
}

