/** A plan as Markdown at one level of detail; the comment and the summary choose the level. */
import type { EndpointPlan, Plan } from '../plan/plan.js';
import { destructiveSection, nameList, unreadSection, warningSection } from './attention.js';
import { blockedSection } from './blocked.js';
import type { Limits } from './budget.js';
import { standingFailures } from './condition-words.js';
import type { PlanContext } from './context.js';
import { endpointRow, endpointSection, endpointTableHead, sectionMarks, unchangedSection } from './endpoint-section.js';
import { cellCode, cellText, cut, inlineCode, link } from './escape.js';
import { isEmptyPlan, planHeadline, planLede, statusLine } from './headline.js';
import { resultBody } from './result-body.js';
import { actionIcons, capital, count, countWords, grouped, impactWords, shellWord } from './words.js';

export function planReport(plan: Plan, context: PlanContext, limits: Limits): string {
  const parts = planParts(plan, context, limits);
  // What has been said already steps back behind what came of it.
  const over = context.result !== undefined;
  return paragraphs([
    planHeadline(plan, context),
    statusLine(context),
    progressTable(context, limits),
    context.result === undefined ? '' : resultBody(context.result, context, limits),
    ...(over ? [`<details>\n<summary>The plan: ${countWords(plan)}</summary>`, ...parts, '</details>'] : parts),
    footer(plan, context),
  ]);
}

function planParts(plan: Plan, context: PlanContext, limits: Limits): string[] {
  return [
    planLede(plan),
    offlineNote(plan),
    blockedSection(plan, limits),
    destructiveSection(plan, limits),
    unreadSection(plan, limits),
    togetherNote(context),
    warningSection(plan, limits, standingFailures(plan)),
    endpointList(plan, limits),
    unchangedSection(plan.endpoints, limits),
    isEmptyPlan(plan) ? '' : shrunkNote(context, limits),
  ];
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function offlineNote(plan: Plan): string {
  if (!plan.offline) return '';
  return [
    '> [!NOTE]',
    '> **Offline plan.** The workspace was not read: the manifest is compared with the one it would replace. What is live may',
    '> differ, and this plan approves nothing. It says what the change of the files is, not what an apply would do.',
  ].join('\n');
}

/** A review of very many endpoints is kept by one digest for those at its end. */
function togetherNote({ together = 0 }: PlanContext): string {
  if (together === 0) return '';
  return [
    '> [!NOTE]',
    `> This plan has more endpoints than a comment can keep: the last ${grouped(together)} are approved together. If anything of them differs at`,
    '> the merge, or an apply gets through a part of them only, the rest is held back and is approved by its digest. Smaller pull',
    '> requests, or several manifests, keep an approval for each endpoint.',
  ].join('\n');
}

function progressTable(context: PlanContext, limits: Limits): string {
  if (context.progress === undefined || context.progress.length === 0) return '';
  const shown = context.progress.slice(0, Math.min(limits.items, 50));
  const rows = shown.map(({ name, text }) => `| ${cellCode(name)} | ${cellText(cut(text, limits.message))} |`);
  const more = context.progress.length - shown.length;
  if (more > 0) rows.push(`| and ${more} more | |`);
  return ['| Endpoint | Now |', '|---|---|', ...rows].join('\n');
}

/** More lines than these are folded by what happens to them. */
const mostLines = 12;

function endpointList(plan: Plan, limits: Limits): string {
  const changed = plan.endpoints.filter(({ action }) => action !== 'unchanged');
  if (changed.length === 0) return '';
  if (limits.detail === 'table') {
    const table = [endpointTableHead, ...changed.map(endpointRow)].join('\n');
    return changed.length <= mostLines ? table : `<details>\n<summary>All ${count(changed.length, 'endpoint')} with changes</summary>\n\n${table}\n\n</details>`;
  }
  if (limits.detail === 'names') {
    return (['create', 'update'] as const)
      .map((action) => {
        const names = changed.filter((endpoint) => endpoint.action === action).map(({ name }) => name);
        if (names.length === 0) return '';
        return `${actionIcons[action]} **${capital(action)} ${count(names.length, 'endpoint')}:** ${nameList(names, limits)}`;
      })
      .filter((part) => part !== '')
      .join('\n\n');
  }
  return changed.length <= mostLines ? sections(changed, limits) : groupedSections(changed, limits);
}

function sections(endpoints: readonly EndpointPlan[], limits: Limits): string {
  let text = '';
  for (const endpoint of endpoints) {
    text += `${text === '' ? '' : '\n'}${endpointSection(endpoint, limits)}`;
    // It will be rendered again with less detail.
    if (text.length > limits.room) break;
  }
  return text;
}

/** One folded group for all that the same thing happens to, so that many endpoints stay a list one can take in. */
function groupedSections(endpoints: readonly EndpointPlan[], limits: Limits): string {
  const groups = new Map<string, EndpointPlan[]>();
  for (const endpoint of endpoints) {
    const words = groupWords(endpoint);
    groups.set(words, [...(groups.get(words) ?? []), endpoint]);
  }
  let text = '';
  for (const [words, members] of groups) {
    const [only] = members;
    const inner = sections(members, limits);
    const block =
      members.length === 1 && only !== undefined
        ? inner
        : `<details>\n<summary>${actionIcons[only?.action ?? 'update']} <b>${grouped(members.length)} to ${words}</summary>\n<blockquote>\n\n${inner}\n\n</blockquote>\n</details>`;
    text += `${text === '' ? '' : '\n'}${block}`;
    if (text.length > limits.room) break;
  }
  return text;
}

function groupWords(endpoint: EndpointPlan): string {
  return `${endpoint.action}</b> · ${impactWords(endpoint)}${sectionMarks(endpoint)}`;
}

function shrunkNote(context: PlanContext, limits: Limits): string {
  if (limits.detail === 'complete' || limits.detail === 'full') return '';
  const summary = context.runUrl === undefined ? 'summary of the run' : link('summary of the run', context.runUrl);
  // The summary itself has no other place to name than the file.
  const where = context.marker === '' ? 'the plan file' : `the ${summary} and the plan file`;
  return limits.detail === 'short' ? `_Long values are cut here; ${where} ${context.marker === '' ? 'has' : 'have'} them whole._` : `_Too large to show every difference here: see ${where}._`;
}

function footer(plan: Plan, context: PlanContext): string {
  const head = context.head === '' ? '' : ` of ${inlineCode(context.head.slice(0, 7))}`;
  // Once it is being applied, the run that writes this is no longer the one that planned.
  const label = context.status === 'planned' ? 'this run' : 'last run';
  const separator = context.status === 'planned' ? ' by ' : ' · ';
  const run = context.runUrl === undefined ? '' : `${separator}${link(label, context.runUrl)}`;
  const facts = [`Plan${head}${run}`, plan.digest === '' || isEmptyPlan(plan) ? '' : `digest ${inlineCode(plan.digest)}`];
  return `<sub>${facts.filter((fact) => fact !== '').join(' · ')}<br>Same plan on your machine: ${inlineCode(localCommand(plan, context))}</sub>`;
}

function localCommand(plan: Plan, context: PlanContext): string {
  const target = plan.target === 'default' ? '' : ` --target ${shellWord(cut(plan.target, 200))}`;
  const path = context.manifestPath;
  const manifest = path === undefined || path === 'endpoints.yml' ? '' : ` --manifest ${shellWord(cut(path, 200))}`;
  return `databricks-endpoints plan${plan.offline ? ' --offline' : ''}${target}${manifest}`;
}
