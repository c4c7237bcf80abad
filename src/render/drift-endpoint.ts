/** One endpoint that is not what the repository says: since when, why, the differences, the ways out. */
import { distinctBlocks } from '../plan/blocks.js';
import type { Drift, DriftFinding } from '../plan/drift.js';
import { nameList } from './attention.js';
import { capped, moreWords, type Limits } from './budget.js';
import { changesFence } from './changes.js';
import type { RunFacts } from './context.js';
import { endpointWays } from './drift-ways.js';
import { causeWords, epochWords, sinceWords, type DriftGroup } from './drift-words.js';
import { cellCode, cut, fence, htmlCode, inlineCode, plainText } from './escape.js';
import { goneWords } from './origin-words.js';
import { drawTraffic, trafficChange } from './traffic.js';
import { count } from './words.js';

/** With more endpoints than this, each is folded. */
const mostOpen = 6;

/** A group with its endpoints; rows or names where there is no room for more. */
export function groupSection(group: DriftGroup, drift: Drift, limits: Limits, context: RunFacts): string {
  const title = `#### ${group.icon} ${group.title}`;
  const names = group.findings.map(({ endpoint }) => endpoint.name);
  if (limits.detail === 'names') return `${title}\n\n${nameList(names, limits)}`;
  if (limits.detail === 'table') {
    const { shown, more } = capped(group.findings, limits.names);
    const rows = shown.map(({ endpoint }) => `| ${cellCode(cut(endpoint.name, 100))} | ${endpoint.changes.length} | ${plainText(sinceWords(drift, 'differs', endpoint.name) ?? '')} |`);
    const rest = more > 0 ? [moreWords(more, limits)] : [];
    return [title, group.hint, ['| Endpoint | Differences | First seen |', '|---|---:|---|', ...rows].join('\n'), ...rest].join('\n\n');
  }
  const folded = drift.findings.length > mostOpen;
  return [title, group.hint, ...group.findings.map((finding) => findingSection(finding, { drift, limits, context, folded }))].join('\n\n');
}

interface Showing {
  drift: Drift;
  limits: Limits;
  context: RunFacts;
  folded: boolean;
}

function findingSection(finding: DriftFinding, { drift, limits, context, folded }: Showing): string {
  const { endpoint } = finding;
  const compared = endpoint.action === 'update' || endpoint.action === 'replace';
  const facts = [
    compared ? count(endpoint.changes.length, 'difference') : '',
    endpoint.action === 'replace' ? '🔁 only a replacement reverts it' : '',
    endpoint.hold === undefined ? '' : 'on hold',
    ...since(drift, endpoint.name),
  ].filter((fact) => fact !== '');
  const body = [
    causes(finding, limits),
    // What is missing or too much as a whole is said by the title; the differences are those of what is on both sides.
    compared ? changesFence(endpoint.changes.filter(({ section }) => section !== 'endpoint'), limits) : '',
    trafficPicture(finding),
    blocks(finding, limits),
    endpointWays(finding, { limits, context, target: drift.plan.target }),
  ].filter((part) => part !== '');
  if (!folded) return [[`**${inlineCode(endpoint.name)}**`, ...facts].join(' · '), ...body].join('\n\n');
  return [`<details>\n<summary><b>${htmlCode(endpoint.name)}</b>${facts.map((fact) => ` · ${fact}`).join('')}</summary>`, ...body, '</details>'].join('\n\n');
}

function since(drift: Drift, name: string): string[] {
  const words = sinceWords(drift, 'differs', name);
  return words === undefined ? [] : [`first seen ${plainText(words)}`];
}

function causes(finding: DriftFinding, limits: Limits): string {
  const lines = causeWords(finding).map(({ before, pullRequest, after = '', paths }) => {
    const sentence = pullRequest === undefined ? plainText(cut(before, limits.message)) : `${plainText(cut(before, limits.message))} #${pullRequest}${after}`;
    return paths.length > 0 ? `${sentence}: ${nameList(paths, limits, 10)}` : sentence.endsWith('.') ? sentence : `${sentence}.`;
  });
  if (finding.group === 'extra') lines.push(plainText(goneWords(finding.endpoint)));
  lines.push(writtenWords(finding));
  const told = lines.filter((line) => line !== '');
  return told.some((line) => !line.endsWith('.')) ? told.map((line) => `- ${line}`).join('\n') : told.join(' ');
}

/** The platform's own time of the last write is a lead to who did it, in the workspace's audit log. */
function writtenWords({ endpoint, group }: DriftFinding): string {
  const time = endpoint.live?.updatedAt;
  if (time === undefined || (group !== 'edited' && group !== 'differs' && group !== 'taken')) return '';
  return `Last written in the workspace: ${epochWords(time)}.`;
}

function trafficPicture({ endpoint }: DriftFinding): string {
  const traffic = endpoint.action === 'create' ? undefined : trafficChange(endpoint);
  return traffic === undefined ? '' : `Traffic, live → repository\n\n${fence(drawTraffic(traffic).join('\n'), 'text')}`;
}

function blocks({ endpoint, group }: DriftFinding, limits: Limits): string {
  const lead = group === 'taken' || group === 'uncompared' ? '' : 'An apply would be blocked ';
  return distinctBlocks(endpoint)
    .map(({ reason, message, hint }) => `⛔ ${lead}(${inlineCode(reason)}): ${plainText(cut(message, limits.message))} ${plainText(cut(hint, limits.message))}`)
    .join('\n\n');
}
