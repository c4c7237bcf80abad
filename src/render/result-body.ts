/** What an apply did, without headline and footer: failures and refusals unfolded, the rest in a table. */
import type { ApplyResult, EndpointResult } from '../apply/result.js';
import { refusalOf } from '../plan/blocks.js';
import type { Change } from '../plan/plan.js';
import type { ApprovedEndpoint } from '../ports/plan-comments.js';
import { mostEntries, nameList } from './attention.js';
import { blockList, likeness, togetherList } from './blocked.js';
import { capped, moreWords, type Limits } from './budget.js';
import { changesFence } from './changes.js';
import { comparison } from './comparison.js';
import type { RunFacts } from './context.js';
import { endpointLink } from './endpoint-link.js';
import { failedSection } from './failed-endpoints.js';
import { cellCode, cellText, cut, inlineCode, plainText } from './escape.js';
import { goneWords } from './origin-words.js';
import { resultRecord } from './result-record.js';
import { outcomeCounts, outcomeIcons, outcomeWords, refusalWords, sortedResults, versionWords } from './result-words.js';
import { dispatchHelp } from './way-out.js';
import { isNested } from './values.js';
import { count, duration, impactWords } from './words.js';

export interface ResultFacts extends RunFacts {
  approved?: Readonly<Record<string, ApprovedEndpoint>>;
}

export function resultBody(result: ApplyResult, facts: ResultFacts, limits: Limits): string {
  const results = sortedResults(result);
  const bad = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'cancelled');
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  const rest = results.filter(({ outcome }) => ['held', 'applied', 'accepted'].includes(outcome));
  const unchanged = results.filter(({ outcome }) => outcome === 'unchanged');
  return [
    wholeRefusal(result, limits),
    failedSection(bad, limits),
    refusedSection(refused, facts, limits),
    dispatchHelp(result, facts),
    warningList(result.warnings, limits),
    resultRecord(result, limits),
    restTable(rest, result.host, limits),
    unchanged.length === 0
      ? ''
      : `<details>\n<summary>${count(unchanged.length, 'endpoint')} unchanged</summary>\n\n${nameList(unchanged.map(({ name }) => name), limits)}\n\n</details>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function wholeRefusal({ refusal }: ApplyResult, limits: Limits): string {
  if (refusal === undefined) return '';
  const lines = [`**Nothing was applied** · ${inlineCode(refusal.reason)}`, ...reasonLines(refusal, limits)];
  return ['> [!CAUTION]', ...lines.map((line, index) => `> ${line}${index < lines.length - 1 ? '  ' : ''}`)].join('\n');
}

function refusedSection(refused: readonly EndpointResult[], facts: ResultFacts, limits: Limits): string {
  if (refused.length === 0) return '';
  const title = `#### ⛔ ${count(refused.length, 'endpoint')} held back: nothing of ${refused.length === 1 ? 'it' : 'them'} was written`;
  if (limits.detail === 'names') return `${title}\n\n${nameList(refused.map(({ name }) => name), limits)}`;
  const entries = alike(refused, limits).map((same) => (same.length === 1 && same[0] !== undefined ? refusedEntry(same[0], facts, limits) : refusedTogether(same, facts, limits)));
  return [title, ...entries].join('\n\n');
}

/** Endpoints that were refused for the same reason in the same words, an older commit for one, are told of once. */
function alike(refused: readonly EndpointResult[], limits: Limits): EndpointResult[][] {
  const groups = new Map<string, EndpointResult[]>();
  const many = refused.filter(isBlocked).length > mostEntries;
  for (const endpoint of refused) {
    const key = isBlocked(endpoint) ? (many ? likeness(endpoint.plan, limits) : JSON.stringify(endpoint.name)) : refusalWords(endpoint);
    groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  return [...groups.values()];
}

function refusedTogether(refused: readonly EndpointResult[], facts: ResultFacts, limits: Limits): string {
  const [first, ...others] = refused;
  if (first === undefined) return '';
  if (isBlocked(first)) return togetherList([first.plan, ...others.map(({ plan }) => plan)], limits);
  const { reason } = first;
  const names = nameList(refused.map(({ name }) => name), limits);
  const head = [`**${count(refused.length, 'endpoint')}**${reason === undefined ? '' : ` · ${inlineCode(reason)}`}: ${names}`, ...reasonLines(first, limits)].join('  \n');
  const details = refused.flatMap((endpoint) => {
    const detail = refusedDetail(endpoint, facts, limits);
    return detail === '' ? [] : [`**${inlineCode(endpoint.name)}** · ${endpoint.action}\n\n${detail}`];
  });
  return [head, ...details].join('\n\n');
}

function refusedEntry(endpoint: EndpointResult, facts: ResultFacts, limits: Limits): string {
  if (isBlocked(endpoint)) return blockList(endpoint.plan, `**${inlineCode(endpoint.name)}** · ${endpoint.action}`, limits);
  const reason = endpoint.reason === undefined ? '' : ` · ${inlineCode(endpoint.reason)}`;
  const lines = [`**${inlineCode(endpoint.name)}** · ${endpoint.action}${reason}`, ...reasonLines(endpoint, limits)];
  return [lines.join('  \n'), refusedDetail(endpoint, facts, limits)].filter((part) => part !== '').join('\n\n');
}

/** Refused by what stands in the plan already: said in the plan's own way. */
const isBlocked = ({ reason, plan }: EndpointResult): boolean => reason !== undefined && refusalOf(plan)?.reason === reason;

function reasonLines({ message, hint }: Pick<EndpointResult, 'message'> & { hint?: string | undefined }, limits: Limits): string[] {
  const lines = [message === undefined ? '' : plainText(cut(message, limits.message)), hint === undefined ? '' : `**Next:** ${plainText(cut(hint, limits.message))}`];
  return lines.filter((line) => line !== '');
}

/** What would have been done, where it is the plan that was refused. */
function refusedDetail(endpoint: EndpointResult, facts: ResultFacts, limits: Limits): string {
  const checked = endpoint.reason === 'plan-changed' || endpoint.reason === 'plan-missing';
  if (limits.detail === 'table' || !checked) return '';
  return endpoint.approval === undefined ? wouldDo(endpoint, limits) : approvedAgainstNow(endpoint, facts, limits);
}

/** What was refused whatever was approved of it: an older commit, for one. */
function wouldDo({ plan }: EndpointResult, limits: Limits): string {
  return [`**What this run would have done:** ${plan.action}, ${impactWords(plan)}`, changesFence(plan.changes, limits)].filter((part) => part !== '').join('\n\n');
}

/** What an apply would do now, split into what the review approved and what it did not, as far as its comment tells. */
function approvedAgainstNow(endpoint: EndpointResult, facts: ResultFacts, limits: Limits): string {
  const { plan } = endpoint;
  const approved = facts.approved?.[endpoint.name];
  const where = endpoint.approval?.approvedIn === undefined ? '' : ` in the plan on #${endpoint.approval.approvedIn}`;
  const what = plan.action === 'delete' ? plainText(goneWords(plan)) : '';
  const impact = `An apply would now ${plan.action} it: ${impactWords(plan)}.${what === '' ? '' : ` ${what}`}`;
  const known = approved?.changes;
  if (known === undefined) {
    const other = where === '' ? '' : ` (approved${where} was something else)`;
    const title = endpoint.reason === 'plan-missing' ? '**Not reviewed:**' : `**Not as approved:** what an apply would do now${other}`;
    return [impact, title, changesFence(plan.changes, limits)].filter((part) => part !== '').join('\n\n');
  }
  const isApproved = (change: Change): boolean =>
    known.includes(change.digest) ||
    (approved?.document !== undefined && approved.document === plan.documentDigest && change.class !== 'replace' && change.class !== 'adopt');
  const news = plan.changes.filter((change) => !isApproved(change));
  const same = plan.changes.filter(isApproved);
  const table = comparison({ news, same, ends: approved?.ends ?? {}, where: approvedIn(endpoint) });
  const nested = news.filter(({ before, after }) => table === '' || isNested(before) || isNested(after));
  const gone = known.filter((digest) => !plan.changes.some((change) => change.digest === digest) && plan.onTheWay?.includes(digest) !== true).length;
  const parts = [impact, table];
  if (nested.length > 0) parts.push(`**Not approved** (live now → after an apply):`, changesFence(nested, limits));
  if (same.length > 0) {
    parts.push(`<details>\n<summary>Approved${where}, still as reviewed: ${count(same.length, 'change')}</summary>`, changesFence(same, limits), '</details>');
  }
  if (gone > 0 && table === '') {
    parts.push(`**Approved${where}, no longer part of it:** ${count(gone, 'change')}. ${gone === 1 ? 'It is' : 'They are'} either made already or now wanted differently.`);
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

const approvedIn = ({ approval }: EndpointResult): string => (approval?.approvedIn === undefined ? '' : ` in #${approval.approvedIn}`);

function warningList(warnings: readonly string[], limits: Limits): string {
  if (warnings.length === 0) return '';
  const { shown, more } = capped(warnings, limits.items);
  const rest = more === 0 ? [] : [`> - ${moreWords(more, limits)}`];
  return ['> [!WARNING]', ...shown.map((warning) => `> - ${plainText(cut(warning, limits.message))}`), ...rest].join('\n');
}

function restTable(rest: readonly EndpointResult[], host: string, limits: Limits): string {
  if (rest.length === 0) return '';
  const { shown, more } = capped(rest, limits.detail === 'names' ? Math.min(limits.names, 100) : Infinity);
  const remarks = limits.detail !== 'names' && shown.some(({ message }) => message !== undefined);
  const rows = shown.map((endpoint) => {
    const cells = [
      `${outcomeIcons[endpoint.outcome]} ${outcomeWords[endpoint.outcome]}`,
      endpointLink(host, endpoint.name),
      endpoint.action,
      versionWords(endpoint),
      endpoint.finishedAt > endpoint.startedAt ? duration(endpoint.finishedAt - endpoint.startedAt) : '',
      endpoint.state === '' ? '' : cellCode(endpoint.state),
    ];
    if (remarks) cells.push(endpoint.message === undefined ? '' : cellText(cut(endpoint.message, limits.message)));
    return `| ${cells.join(' | ')} |`;
  });
  if (more > 0) rows.push(`| | and ${more} more |`);
  const [head, line] = remarks ? [' Remark |', '---|'] : ['', ''];
  const table = [`| | Endpoint | Action | Config version | Took | State |${head}`, `|---|---|---|---|---:|---|${line}`, ...rows].join('\n');
  return rest.length <= mostRows ? table : `<details>\n<summary>${outcomeCounts({ endpoints: rest })}</summary>\n\n${table}\n\n</details>`;
}

/** More rows than these are folded. */
const mostRows = 20;
