/** The first lines of a plan: counts, worst impact, where. */
import type { Plan } from '../plan/plan.js';
import type { PlanContext } from './context.js';
import { cut, inlineCode, link, plainText } from './escape.js';
import { outcomeCounts, verdict, type VerdictKind } from './result-words.js';
import { sizeChanges } from './sizing.js';
import { capital, count, countWords, grouped } from './words.js';
import { worstLine } from './worst-impact.js';

/** True where nothing would be written and nothing stands in the way. */
export function isEmptyPlan(plan: Plan): boolean {
  const { create, update, replace, delete: deleted } = plan.summary;
  return create + update + replace + deleted === 0 && plan.endpoints.every(({ blocked }) => blocked === undefined);
}

/** True where everything was read and nothing differs. */
export const isClean = (plan: Plan): boolean => isEmptyPlan(plan) && plan.unread.length === 0;

/** Once there is a result, its counts are the headline; before, those of the plan. */
export function planHeadline(plan: Plan, context: Pick<PlanContext, 'status' | 'result'>): string {
  const words = context.result === undefined ? capital(countWords(plan)) : capital(outcomeCounts(context.result));
  const offline = plan.offline ? ' (offline)' : '';
  return `### ${headlineIcon(plan, context)} Serving endpoints${offline} · ${inlineCode(plan.target)}: ${words}`;
}

function headlineIcon(plan: Plan, { status, result }: Pick<PlanContext, 'status' | 'result'>): string {
  if (result !== undefined) return verdict(result).icon;
  if (status === 'applying') return '⏳';
  if (status === 'applied') return '✅';
  if (status === 'failed') return '❌';
  if (plan.endpoints.some(({ blocked }) => blocked !== undefined)) return '⛔';
  if (plan.unread.length > 0) return '❌';
  if (plan.summary.replace + plan.summary.delete > 0) return '⚠️';
  return isEmptyPlan(plan) ? '✅' : '✏️';
}

/** What an empty plan was found by: an offline one has seen no workspace. */
export function sameWords({ offline }: Pick<Plan, 'offline'>): string {
  return offline ? 'The endpoints are those of the manifest that this one would replace.' : 'The workspace is what the manifest says.';
}

/** Worst impact in words, then workspace, manifest and what stays as it is. */
export function planLede(plan: Plan): string {
  const unchanged = plan.endpoints.filter(({ action, blocked }) => action === 'unchanged' && blocked === undefined).length;
  const where = [
    plan.host === '' ? '' : `workspace ${inlineCode(plan.host)}`,
    `manifest ${inlineCode(plan.manifest)}`,
    unchanged > 0 ? `${count(unchanged, 'endpoint')} unchanged` : '',
  ].filter((part) => part !== '');
  const worst = isClean(plan) ? sameWords(plan) : worstLine(plan);
  return [worst, sizeLine(plan), capital(where.join(' · '))].filter((line) => line !== '').join('\n\n');
}

/** The cost hint in one line: what is provisioned before and after, where that changes. */
function sizeLine(plan: Plan): string {
  const changes = plan.endpoints.flatMap((endpoint) => sizeChanges(endpoint).map((change) => ({ endpoint, ...change })));
  const [first] = changes;
  if (first === undefined) return '';
  if (changes.length > mostSizes) {
    const [more, less] = [changes.filter(({ before }) => before === undefined), changes.filter(({ after }) => after === undefined)];
    const other = changes.length - more.length - less.length;
    const parts = [other === 0 ? '' : `${count(other, 'served entity', 'served entities')} resized`, more.length === 0 ? '' : `${grouped(more.length)} new`, less.length === 0 ? '' : `${grouped(less.length)} gone`];
    return `**Provisioned size:** ${parts.filter((part) => part !== '').join(', ')} (see each endpoint).`;
  }
  // Served entities of several endpoints often have the same name.
  const several = changes.some(({ endpoint }) => endpoint !== first.endpoint);
  const texts = changes.map(({ endpoint, entity, before, after }) => {
    const text = (size: string | undefined): string => (size === undefined ? '' : plainText(cut(size, 120)));
    const words = before === undefined ? `${text(after)} (new)` : after === undefined ? `${text(before)} → none` : `${text(before)} → ${text(after)}`;
    return `${inlineCode(`${several ? `${cut(endpoint.name, 60)}/` : ''}${cut(entity, 60)}`)} ${words}`;
  });
  return `**Provisioned size:** ${texts.join(' · ')}`;
}

/** More sizes than these are only counted in the head of the report. */
const mostSizes = 3;

/** The life-cycle in one line; nothing for a fresh plan. What a result says of itself is what happened. */
export function statusLine(context: PlanContext): string {
  const run = context.runUrl === undefined ? 'a run' : link('a run', context.runUrl);
  const note = context.statusNote === undefined ? '' : ` ${plainText(context.statusNote)}`;
  if (context.result !== undefined) {
    const { kind, icon } = verdict(context.result);
    return `${icon} ${verdictLine(kind, run)}${note}`;
  }
  switch (context.status) {
    case 'planned':
      return '';
    case 'applying':
      return `⏳ **Being applied** by ${run}; this comment is updated until it ends.${note}`;
    case 'applied':
      return `✅ ${verdictLine('applied', run)}${note}`;
    case 'failed':
      return `❌ ${verdictLine('failed', run)}${note}`;
  }
}

function verdictLine(kind: VerdictKind, run: string): string {
  switch (kind) {
    case 'failed':
      return `**Not everything was applied** by ${run}. What is missing stays in the next plan.`;
    case 'cut-off':
      return `**Cut off: not everything was applied** by ${run}, which was cancelled. What it had begun goes on in the workspace; apply again to finish it.`;
    case 'held-back':
      return `**Not everything was applied** by ${run}: changes were held back, as told below.`;
    case 'accepted':
      return `**Accepted, still rolling out:** ${run} made the changes and did not wait until everything is ready.`;
    case 'held':
      return `**On hold: nothing was applied** by ${run}. What is on hold stays in the next plan.`;
    case 'partly-held':
      return `**Applied, except what is on hold,** by ${run}. What is on hold stays in the next plan.`;
    case 'nothing':
      return `**Nothing left to apply:** ${run} found the workspace as the manifest says.`;
    case 'applied':
      return `**Applied** by ${run}.`;
  }
}
