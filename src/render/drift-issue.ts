/** Drift: the workspace is not what the repository says. One issue, its closing comment and the job summary. */
import { isFailure } from '../plan/conditions.js';
import { driftKind, type Drift } from '../plan/drift.js';
import { nameList, warningSection } from './attention.js';
import { commentBudget, fit, summaryBudget, type Limits } from './budget.js';
import type { DriftContext } from './context.js';
import { blindSection, failedSection, stateSection, unmanagedSection, unreadSection } from './drift-beside.js';
import { groupSection } from './drift-endpoint.js';
import { waysOut } from './drift-ways.js';
import { driftGroups, driftWords, timeWords } from './drift-words.js';
import { cut, inlineCode, link, oneLine, plainText } from './escape.js';
import { capital } from './words.js';

/** Title and body of the issue; the body's first bytes are the marker. */
export function renderDriftIssue(drift: Drift, context: DriftContext): { title: string; body: string } {
  const { plan } = drift;
  const subject = driftKind(drift) === 'clean' && drift.conditions.some(isFailure) ? 'Endpoints' : 'Endpoint drift';
  const title = `${subject} on ${oneLine(plan.target)}: ${driftWords(drift)} (${oneLine(plan.manifest)})`;
  const body = fit(commentBudget, (limits) => `${context.marker}\n${driftReport(drift, context, limits)}\n`);
  return { title: cut(title, 250), body };
}

/** The same findings for the job summary; says so where there is no drift. */
export function renderDriftSummary(drift: Drift, context: Omit<DriftContext, 'marker'>): string {
  return fit(summaryBudget, (limits) => {
    const failed = drift.plan.unread.length > 0 || drift.conditions.some(isFailure);
    const icon = failed ? '❌' : driftKind(drift) === 'clean' ? '✅' : '⚠️';
    const title = `### ${icon} Drift · ${inlineCode(drift.plan.target)}: ${driftWords(drift)}`;
    return `${title}\n\n${driftReport(drift, { ...context, marker: '' }, limits)}\n`;
  });
}

/** The comment that goes with closing the issue. */
export function renderDriftResolved(context: Partial<DriftContext>): string {
  const run = context.runUrl === undefined ? 'the latest check' : link('the latest check', context.runUrl);
  const head = context.head === undefined ? '' : ` at ${inlineCode(context.head.slice(0, 7))}`;
  return `✅ **No drift any more.** In ${run}, every endpoint was read and is what the manifest says${head}. Later drift opens a new issue.\n`;
}

/** An issue that a race made beside another, and that is closed for it. */
export function renderDriftCopy({ plan }: Pick<Drift, 'plan'>, { marker, goesOn }: { marker: string; goesOn: number }): { title: string; body: string } {
  const title = `Endpoint drift on ${oneLine(plan.target)}: told in #${goesOn} (${oneLine(plan.manifest)})`;
  return { title: cut(title, 250), body: `${marker}\n⏹️ **Closed:** two runs at the same time opened an issue each. It goes on in #${goesOn}.\n` };
}

function driftReport(drift: Drift, context: DriftContext, limits: Limits): string {
  const { plan } = drift;
  const where = [
    plan.host === '' ? '' : `workspace ${inlineCode(plan.host)}`,
    `manifest ${inlineCode(plan.manifest)}`,
    `target ${inlineCode(plan.target)}`,
    context.since === undefined ? '' : `since ${plainText(timeWords(context.since))}`,
    context.previousIssue === undefined ? '' : `earlier drift: #${context.previousIssue}`,
    drift.only.length === 0 ? '' : `only ${nameList(drift.only, limits, 10)} looked at`,
  ].filter((part) => part !== '');
  return [
    lede(drift),
    capital(where.join(' · ')),
    shortNote(limits, context),
    unreadSection(drift, limits),
    failedSection(drift, limits),
    ...driftGroups(drift).map((group) => groupSection(group, drift, limits, context)),
    unmanagedSection(drift, limits),
    stateSection(drift, limits),
    blindSection(drift, limits),
    warningSection(plan, limits),
    noteSection(context, limits),
    waysOut(drift, context),
    footer(drift, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function lede(drift: Drift): string {
  switch (driftKind(drift)) {
    case 'clean':
      return drift.conditions.some(isFailure) ? `The workspace is what the manifest says, but not all is well: **${driftWords(drift)}**.` : 'The workspace is what the manifest says.';
    case 'unread':
      return `What was compared is what the manifest says: **${driftWords(drift)}**.`;
    case 'drift':
      return `The workspace is not what the repository says: **${driftWords(drift)}**.`;
  }
}

function shortNote({ detail }: Limits, context: DriftContext): string {
  if (detail !== 'table' && detail !== 'names') return '';
  if (context.marker === '') return 'Too much to show it all here: with the input `only`, a run looks at a few endpoints and tells all of them.';
  const where = context.runUrl === undefined ? 'the summary of the run' : `the summary of ${link('the run', context.runUrl)}`;
  return `Too much to show it all here: differences and what to write in the manifest are in ${where}.`;
}

/** Rules that end soon: nothing to do yet. */
function noteSection({ notes = [] }: DriftContext, limits: Limits): string {
  if (notes.length === 0) return '';
  const shown = notes.slice(0, limits.items);
  const more = notes.length - shown.length;
  return ['> [!NOTE]', ...shown.map((note) => `> - ${plainText(cut(note, limits.message))}`), ...(more > 0 ? [`> - and ${more} more`] : [])].join('\n');
}

function footer(drift: Drift, context: DriftContext): string {
  const head = context.head === undefined ? '' : ` with ${inlineCode(context.head.slice(0, 7))}`;
  const run = context.runUrl === undefined ? '' : ` by ${link('this run', context.runUrl)}`;
  const { digest } = drift.plan;
  const shown = digest === '' || drift.findings.length === 0 ? '' : ` · plan digest ${inlineCode(digest)}`;
  const life = context.marker === '' ? '' : ' · This issue follows the workspace: it is updated while there is drift and closed when there is none.';
  return `<sub>Compared${head}${run}${shown}${life}</sub>`;
}
