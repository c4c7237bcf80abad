/** Drift: the workspace is not what the repository says. One issue, its closing comment and the job summary. */
import { distinctBlocks } from '../plan/blocks.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import { adoptLive } from './adopt-yaml.js';
import { nameList, unreadSection, warningSection } from './attention.js';
import { commentBudget, fit, summaryBudget, type Limits } from './budget.js';
import { changesFence } from './changes.js';
import type { DriftContext, RunFacts } from './context.js';
import { driftGroups, driftKind, driftWords } from './drift-words.js';
import { cut, fence, htmlCode, inlineCode, link, oneLine, plainText } from './escape.js';
import { drawTraffic, trafficChange } from './traffic.js';
import { capital, count, shellWord } from './words.js';

/** Title and body of the issue; the body's first bytes are the marker. */
export function renderDriftIssue(plan: Plan, context: DriftContext): { title: string; body: string } {
  const title = `Endpoint drift on ${oneLine(plan.target)}: ${driftWords(plan)} (${oneLine(plan.manifest)})`;
  const body = fit(commentBudget, (limits) => `${context.marker}\n${driftReport(plan, context, limits)}\n`);
  return { title: cut(title, 250), body };
}

/** The same findings for the job summary; says so where there is no drift. */
export function renderDriftSummary(plan: Plan, context: Omit<DriftContext, 'marker'>): string {
  return fit(summaryBudget, (limits) => {
    const icon = plan.unread.length > 0 ? '❌' : driftKind(plan) === 'clean' ? '✅' : '⚠️';
    const title = `### ${icon} Drift · ${inlineCode(plan.target)}: ${driftWords(plan)}`;
    return `${title}\n\n${driftReport(plan, { ...context, marker: '' }, limits)}\n`;
  });
}

/** The comment that goes with closing the issue. */
export function renderDriftResolved(context: Partial<DriftContext>): string {
  const run = context.runUrl === undefined ? 'the latest check' : link('the latest check', context.runUrl);
  const head = context.head === undefined ? '' : ` at ${inlineCode(context.head.slice(0, 7))}`;
  return `✅ **No drift any more.** In ${run}, every endpoint was read and is what the manifest says${head}. Later drift opens a new issue.\n`;
}

function driftReport(plan: Plan, context: DriftContext, limits: Limits): string {
  const where = [
    plan.host === '' ? '' : `Workspace ${inlineCode(plan.host)}`,
    `manifest ${inlineCode(plan.manifest)}`,
    `target ${inlineCode(plan.target)}`,
    context.since === undefined ? '' : `since ${plainText(sinceWords(context.since))}`,
    context.previousIssue === undefined ? '' : `earlier drift: #${context.previousIssue}`,
  ].filter((part) => part !== '');
  const groups = driftGroups(plan).filter(({ endpoints }) => endpoints.length > 0);
  return [
    driftKind(plan) === 'clean'
      ? 'The workspace is what the manifest says.'
      : `The workspace is not what the repository says: **${driftWords(plan)}**.`,
    capital(where.join(' · ')),
    unreadSection(plan, limits),
    ...groups.map((group) => groupSection(group, limits)),
    warningSection(plan, limits),
    groups.length === 0 ? '' : waysOut(plan, context),
    adoptSection(plan, limits),
    footer(plan, context),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `2026-03-02T05:17:00Z` as "2026-03-02 05:17 UTC"; anything else as it is. */
function sinceWords(since: string): string {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(since) ?? [];
  return date === undefined || time === undefined ? since : `${date} ${time} UTC`;
}

function groupSection(group: { title: string; hint: string; endpoints: EndpointPlan[] }, limits: Limits): string {
  const title = `#### ${group.title}`;
  const bare = group.endpoints.every((endpoint) => driftedEndpoint(endpoint, limits) === `**${inlineCode(endpoint.name)}**`);
  if (bare && limits.detail !== 'names') {
    return [title, group.hint, group.endpoints.map(({ name }) => `- ${inlineCode(name)}`).join('\n')].join('\n\n');
  }
  if (limits.detail === 'names' || limits.detail === 'table') {
    return `${title}\n\n${nameList(group.endpoints.map(({ name }) => name), limits.names)}`;
  }
  return [title, group.hint, ...group.endpoints.map((endpoint) => driftedEndpoint(endpoint, limits))]
    .filter((part) => part !== '')
    .join('\n\n');
}

function driftedEndpoint(endpoint: EndpointPlan, limits: Limits): string {
  const traffic = trafficChange(endpoint);
  const picture = traffic === undefined || endpoint.action === 'create' ? '' : `Traffic, live → repository\n\n${fence(drawTraffic(traffic).join('\n'), 'text')}`;
  const blocked = distinctBlocks(endpoint)
    .map(({ reason, message, hint }) => `⛔ An apply would be blocked (${inlineCode(reason)}): ${plainText(cut(message, limits.message))} ${plainText(cut(hint, limits.message))}`)
    .join('\n\n');
  return [
    `**${inlineCode(endpoint.name)}**${endpoint.action === 'update' ? ` · ${count(endpoint.changes.length, 'difference')}` : ''}`,
    // What is missing or too much as a whole is said by the title; the differences are those of what is on both sides.
    endpoint.action === 'create' || endpoint.action === 'delete' ? '' : changesFence(endpoint.changes, limits),
    picture,
    blocked,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function waysOut(plan: Plan, context: RunFacts): string {
  const target = plan.target === 'default' ? '' : ` --target ${shellWord(cut(plan.target, 200))}`;
  const workflow = context.workflow !== undefined && /^[\w.-]+$/.test(context.workflow) ? context.workflow : '"<apply workflow>"';
  return [
    '#### What to do',
    `**Revert:** make the workspace what the repository says (lines with \`-\` go, lines with \`+\` come back).`,
    fence(`gh workflow run ${workflow}\n# or on your machine: databricks-endpoints apply${target}`, 'sh'),
    '**Adopt:** make the repository say what is live, in a pull request; its plan is then empty.',
  ].join('\n\n');
}

function adoptSection(plan: Plan, limits: Limits): string {
  if (limits.detail === 'names' || limits.detail === 'table') return '';
  const entries = plan.endpoints
    .filter(({ action, changes }) => action !== 'unchanged' && (changes.length > 0 || action !== 'update'))
    .map((endpoint) => adoptEntry(endpoint, limits))
    .filter((entry) => entry !== '');
  return entries.join('\n');
}

function adoptEntry(endpoint: EndpointPlan, limits: Limits): string {
  const parts = adoptParts(endpoint, limits);
  if (parts.length === 0) return '';
  return [`<details>\n<summary>Adopt ${htmlCode(endpoint.name)}: what to change in the manifest</summary>`, ...parts, '</details>'].join('\n\n');
}

function adoptParts(endpoint: EndpointPlan, limits: Limits): string[] {
  if (endpoint.action === 'create') return [`Remove ${inlineCode(endpoint.key)} from the manifest.`];
  if (endpoint.action === 'delete') {
    return [`Put it back into the manifest, as an earlier commit has it, or as ${inlineCode(`databricks-endpoints export --only ${endpoint.name}`)} writes it.`];
  }
  const { yaml, remove, hidden } = adoptLive(endpoint);
  const parts: string[] = [];
  if (yaml !== '') {
    parts.push('Put these values in place of those in the manifest; fields that are not shown stay.', fence(cut(yaml, Math.max(1000, limits.value * 10)), 'yaml'));
  }
  if (remove.length > 0) parts.push(`Take out of the manifest: ${nameList(remove, 30)}`);
  if (hidden.length > 0) parts.push(`The live values of these are hidden; write a secret reference: ${nameList(hidden, 30)}`);
  return parts;
}

function footer(plan: Plan, context: DriftContext): string {
  const head = context.head === undefined ? '' : ` with ${inlineCode(context.head.slice(0, 7))}`;
  const run = context.runUrl === undefined ? '' : ` by ${link('this run', context.runUrl)}`;
  const digest = plan.digest === '' || driftKind(plan) === 'clean' ? '' : ` · plan digest ${inlineCode(plan.digest)}`;
  return `<sub>Compared${head}${run}${digest} · This issue follows the workspace: it is updated while there is drift and closed when there is none.</sub>`;
}
