import type { ApplyResult } from '../apply/result.js';
import { fit, summaryBudget, type Limits } from './budget.js';
import type { ResultContext } from './context.js';
import { inlineCode, link } from './escape.js';
import { resultBody } from './result-body.js';
import { outcomeCounts, verdict } from './result-words.js';
import { timelineSection } from './timeline.js';
import { duration } from './words.js';

/** What an apply did, for the job summary; on a pull request it is part of the plan's comment. */
export function renderResultReport(result: ApplyResult, context: ResultContext): string {
  return fit(summaryBudget, (limits) => `${resultReport(result, context, limits)}\n`);
}

function resultReport(result: ApplyResult, context: ResultContext, limits: Limits): string {
  const timeline = limits.detail === 'names' ? '' : timelineSection(result);
  return [resultHeadline(result), whoLine(result), resultBody(result, context, limits), timeline, resultFooter(result, context)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function resultHeadline(result: ApplyResult): string {
  const { icon, text } = verdict(result);
  return `### ${icon} ${text} · ${inlineCode(result.target)}: ${outcomeCounts(result)}`;
}

function whoLine(result: ApplyResult): string {
  const pulls = result.pullRequests.map((number) => `#${number}`).join(', ');
  const parts = [
    result.host === '' ? '' : `Workspace ${inlineCode(result.host)}`,
    `manifest ${inlineCode(result.manifest)}`,
    `started by ${inlineCode(result.who.actor)}`,
    result.who.principal === '' ? '' : `as ${inlineCode(result.who.principal)}`,
    pulls === '' ? '' : `for ${pulls}`,
    result.finishedAt > result.startedAt ? duration(result.finishedAt - result.startedAt) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function resultFooter(result: ApplyResult, context: ResultContext): string {
  const parts = [
    result.commit === '' ? '' : `Commit ${inlineCode(result.commit.slice(0, 7))}`,
    context.runUrl === undefined ? '' : link('run', context.runUrl),
    result.planDigest === '' ? '' : `plan digest ${inlineCode(result.planDigest)}`,
  ];
  const text = parts.filter((part) => part !== '').join(' · ');
  return text === '' ? '' : `<sub>${text}</sub>`;
}
