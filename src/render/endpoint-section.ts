/** One endpoint of a plan: a folded section, or a row where there is no room for one. */
import type { EndpointPlan } from '../plan/plan.js';
import { nameList } from './attention.js';
import type { Limits } from './budget.js';
import { changesFence } from './changes.js';
import { cellCode, cut, fence, htmlCode, inlineCode, plainText } from './escape.js';
import { bornWords, goneWords } from './origin-words.js';
import { earlierOwner } from './ownership-words.js';
import { sizeChanges } from './sizing.js';
import { drawTraffic, trafficChange } from './traffic.js';
import { actionIcons, count, impactNames, impactWords, leavesUnmanaged } from './words.js';

/** A `<details>` block: action and impact on its line, everything else inside. */
export function endpointSection(endpoint: EndpointPlan, limits: Limits): string {
  const title = `${actionIcons[endpoint.action]} <b>${endpoint.action}</b> ${htmlCode(endpoint.name)} · ${impactWords(endpoint)}${sectionMarks(endpoint)}`;
  return [`<details>\n<summary>${title}</summary>`, ...endpointFacts(endpoint, limits), '</details>'].join('\n\n');
}

/** What an endpoint's line says beside its impact: that it is taken over, or why it is not written. */
export function sectionMarks({ blocked, changes, hold }: EndpointPlan): string {
  const adopting = changes.some((change) => change.class === 'adopt');
  return `${adopting ? ' · to adopt' : ''}${blocked === undefined ? '' : ' · ⛔ blocked'}${hold === undefined ? '' : ' · on hold'}`;
}

/** What is known of one endpoint's plan, as paragraphs and fences. */
function endpointFacts(endpoint: EndpointPlan, limits: Limits): string[] {
  const adopting = endpoint.changes.some((change) => change.class === 'adopt');
  const parts = [
    adopting ? adoptLine(endpoint) : '',
    endpoint.action === 'delete' ? plainText(goneWords(endpoint)) : '',
    keyLine(endpoint),
    changesFence(endpoint.changes.filter((change) => change.class !== 'adopt'), limits),
    trafficPicture(endpoint),
    factList(endpoint, limits),
  ];
  return parts.filter((part) => part !== '');
}

function adoptLine(endpoint: EndpointPlan): string {
  const words = plainText(bornWords(endpoint));
  const born = words === '' ? '' : ` ${words}`;
  const from = earlierOwner(endpoint);
  return from === undefined
    ? `**Adopting:** the endpoint exists already and belongs to this manifest from now on.${born}`
    : `**Taken over from** ${inlineCode(cut(from, 300))}: it belongs to this manifest from now on.${born}`;
}

function keyLine(endpoint: EndpointPlan): string {
  return endpoint.key === endpoint.name || endpoint.action === 'delete' ? '' : `Manifest key ${inlineCode(endpoint.key)}`;
}

function trafficPicture(endpoint: EndpointPlan): string {
  const traffic = trafficChange(endpoint);
  if (traffic === undefined) return '';
  const title = traffic.before.size === 0 ? '**Traffic**' : '**Traffic, before → after**';
  return `${title}\n\n${fence(drawTraffic(traffic).join('\n'), 'text')}`;
}

function factList(endpoint: EndpointPlan, limits: Limits): string {
  const facts: string[] = [];
  for (const { entity, before, after } of sizeChanges(endpoint).slice(0, 20)) {
    const old = before === undefined ? '' : `${inlineCode(cut(before, limits.message))} → `;
    facts.push(`**Size** of ${inlineCode(cut(entity, 100))}: ${old}${after === undefined ? 'none' : inlineCode(cut(after, limits.message))}`);
  }
  for (const { entity, model, asked, version } of endpoint.resolved) {
    facts.push(`**Version** of ${inlineCode(model)} in ${inlineCode(entity)}: ${inlineCode(`${asked} → ${version}`)}`);
  }
  if (leavesUnmanaged(endpoint)) {
    facts.push(`**Not in the manifest, left as it is:** ${nameList(endpoint.unmanaged, limits, 30)}`);
  }
  if (endpoint.unverifiable.length > 0) {
    facts.push(`**Cannot be verified** (sent, but the platform never returns it): ${nameList(endpoint.unverifiable, limits, 30)}`);
  }
  for (const warning of endpoint.warnings) facts.push(`⚠️ ${plainText(cut(warning, limits.message))}`);
  return facts.map((fact) => `- ${fact}`).join('\n');
}

export const endpointTableHead = '| | Endpoint | What happens | Changes |\n|---|---|---|---:|';

export function endpointRow(endpoint: EndpointPlan): string {
  const what = endpoint.action === 'create' ? 'new endpoint' : impactNames[endpoint.impact];
  const mark = endpoint.blocked === undefined ? '' : ' · ⛔';
  return `| ${actionIcons[endpoint.action]} ${endpoint.action} | ${cellCode(endpoint.name)} | ${what}${mark} | ${endpoint.changes.length} |`;
}

/** Names of what stays as it is, folded. */
export function unchangedSection(endpoints: readonly EndpointPlan[], limits: Limits): string {
  const unchanged = endpoints.filter(({ action, blocked }) => action === 'unchanged' && blocked === undefined);
  if (unchanged.length === 0) return '';
  if (limits.detail === 'names') return '';
  const blind = unchanged.filter(({ unverifiable }) => unverifiable.length > 0);
  const parts = [nameList(unchanged.map(({ name }) => name), limits)];
  if (blind.length > 0 && limits.detail !== 'table') {
    parts.push(
      'Cannot be verified, because the platform never returns it:',
      blind.map(({ name, unverifiable }) => `- ${inlineCode(name)}: ${nameList(unverifiable, limits, 30)}`).join('\n'),
    );
  }
  return `<details>\n<summary>✅ ${count(unchanged.length, 'endpoint')} unchanged</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}
