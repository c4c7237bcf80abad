/** What a reviewer must not miss, unfolded: destructive and replacing changes, then what could not be read, and warnings. */
import type { Condition } from '../plan/conditions.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import { capped, moreWords, type Limits } from './budget.js';
import { conditionWords } from './condition-words.js';
import { cut, inlineCode, plainText } from './escape.js';
import { goneWords } from './origin-words.js';
import { scalar } from './values.js';
import { actionIcons, count, impactWords } from './words.js';

/** Names or paths as a list of code spans: as many as there is room for, and no more than `most` unless the report is complete. */
export function nameList(names: readonly string[], limits: Limits, most = Infinity): string {
  const { shown, more } = capped(names, limits.detail === 'complete' ? limits.names : Math.min(limits.names, most));
  const rest = more === 0 ? '' : `${shown.length === 0 ? '' : ' '}${moreWords(more, limits)}`;
  return shown.map((name) => inlineCode(cut(name, 100))).join(', ') + rest;
}

/** Replacements and deletions, with what makes them necessary. */
export function destructiveSection(plan: Plan, limits: Limits): string {
  const all = plan.endpoints.filter(isDestructive);
  // What is blocked stands above with its reason; as mere names, both lists have all.
  const destructive = limits.detail === 'names' ? all : all.filter(({ blocked }) => blocked === undefined);
  if (destructive.length === 0) return '';
  if (limits.detail === 'names') {
    const groups = (['replace', 'delete'] as const).map((action) => {
      const names = destructive.filter((endpoint) => endpoint.action === action).map(({ name }) => name);
      if (names.length === 0) return '';
      const title = action === 'replace' ? 'replaced, with DOWNTIME' : 'deleted for good';
      return `> ${actionIcons[action]} **${count(names.length, 'endpoint')} ${title}:** ${nameList(names, limits)}`;
    });
    return ['> [!CAUTION]', groups.filter((group) => group !== '').join('\n>\n')].join('\n');
  }
  const entries = destructive.length <= mostEntries ? destructive.map((endpoint) => destructiveEntry(endpoint, limits)) : destructiveGroups(destructive, limits);
  return ['> [!CAUTION]', ...entries.map((entry) => `> - ${entry}`)].join('\n');
}

/** More than these are told together, where the same happens to them. */
export const mostEntries = 10;

function destructiveGroups(destructive: readonly EndpointPlan[], limits: Limits): string[] {
  const groups = new Map<string, EndpointPlan[]>();
  for (const endpoint of destructive) {
    const key = `${endpoint.action} ${sharedWords(endpoint, limits)}${endpoint.action === 'delete' ? ' No longer in the manifest.' : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  return [...groups].map(([key, endpoints]) => {
    const action = endpoints[0]?.action ?? 'delete';
    return `${actionIcons[action]} **${action} ${count(endpoints.length, 'endpoint')}**: ${key.slice(action.length + 1)} ${nameList(endpoints.map(({ name }) => name), limits)}`;
  });
}

export function isDestructive({ action }: EndpointPlan): boolean {
  return action === 'replace' || action === 'delete';
}

function destructiveEntry(endpoint: EndpointPlan, limits: Limits): string {
  return `${actionIcons[endpoint.action]} **${endpoint.action}** ${inlineCode(endpoint.name)}: ${destructiveWords(endpoint, limits)}`;
}

/** What a deletion or replacement does, as far as it can be true of several endpoints. */
export function sharedWords(endpoint: EndpointPlan, limits: Limits): string {
  return endpoint.action === 'delete' ? `${impactWords(endpoint)}.` : destructiveWords(endpoint, limits);
}

/** What a deletion or replacement does to one endpoint. */
export function destructiveWords(endpoint: EndpointPlan, limits: Limits): string {
  const head = `${impactWords(endpoint)}.`;
  if (endpoint.action === 'delete') {
    const words = [head, plainText(goneWords(endpoint)), endpoint.blocked === undefined ? 'It is no longer in the manifest.' : ''];
    return words.filter((sentence) => sentence !== '').join(' ');
  }
  const causes = endpoint.changes.filter(({ impact, section }) => impact === 'replace' && section !== 'endpoint');
  if (causes.length === 0) {
    const why = endpoint.changes.find(({ section }) => section === 'endpoint')?.note;
    return why === undefined ? head : `${head} Because ${plainText(cut(why, limits.message))}.`;
  }
  const { shown, more } = capped(causes, 5);
  const texts = shown.map(({ path, before, after }) => {
    const text = (value: typeof before): string => inlineCode(scalar(value, Math.min(80, limits.value)));
    return `${inlineCode(cut(path, 200))} (${text(before)} → ${text(after)})`;
  });
  return `${head} Cannot be changed in place: ${texts.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** Warnings of the plan and its endpoints, holds, updates under way, and what is to be told of how endpoints are: one alert. */
export function warningSection(plan: Plan, limits: Limits, conditions: readonly Condition[] = []): string {
  const remarks = plan.warnings.map((warning) => plainText(cut(warning, limits.message)));
  // What is true of several endpoints is said once.
  const concerns = new Map<string, string[]>();
  for (const condition of conditions) {
    const remark = plainText(cut(conditionWords(condition), limits.message));
    concerns.set(remark, [...(concerns.get(remark) ?? []), condition.name]);
  }
  for (const endpoint of plan.endpoints) {
    for (const remark of new Set(endpointRemarks(endpoint, limits))) concerns.set(remark, [...(concerns.get(remark) ?? []), endpoint.name]);
  }
  for (const [remark, names] of concerns) remarks.push(`${nameList(names, limits, 10)}: ${remark}`);
  if (remarks.length === 0) return '';
  const { shown, more } = capped(remarks, limits.items);
  const rest = more === 0 ? [] : [`> - ${moreWords(more, limits)}`];
  return ['> [!WARNING]', '> **Needs attention**', '>', ...shown.map((remark) => `> - ${remark}`), ...rest].join('\n');
}

function endpointRemarks(endpoint: EndpointPlan, limits: Limits): string[] {
  const remarks: string[] = [];
  if (endpoint.hold !== undefined && endpoint.action !== 'unchanged') {
    const reason = endpoint.hold === '' ? '' : ` (${plainText(cut(endpoint.hold, limits.message))})`;
    remarks.push(`on hold by its tag \`endpoints_hold\`${reason}: planned, but not written.`);
  }
  if (endpoint.updating === 'other') {
    remarks.push('another config update is under way; apply waits for it and plans again.');
  }
  if (endpoint.updating === 'wanted' && endpoint.action !== 'unchanged') {
    remarks.push('an update to what the manifest wants is under way already.');
  }
  return [...remarks, ...endpoint.warnings.map((warning) => plainText(cut(warning, limits.message)))];
}

/** Endpoints that could not be read: errors, not "unchanged". */
export function unreadSection(plan: Plan, limits: Limits): string {
  if (plan.unread.length === 0) return '';
  const title = `#### ❌ ${count(plan.unread.length, 'endpoint')} could not be read, so nothing is known of ${plan.unread.length === 1 ? 'it' : 'them'}`;
  if (limits.detail === 'names') return `${title}\n\n${nameList(plan.unread.map(({ name }) => name), limits)}`;
  const { shown, more } = capped(plan.unread, limits.items);
  const lines = shown.map(
    ({ name, reason, message }) => `- ${inlineCode(name)} · ${inlineCode(reason)}: ${plainText(cut(message, limits.message))}`,
  );
  if (more > 0) lines.push(`- ${moreWords(more, limits)}`);
  return [title, lines.join('\n')].join('\n\n');
}
