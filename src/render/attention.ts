/** What a reviewer must not miss, unfolded: blocked, destructive and replacing changes, then warnings. */
import { distinctBlocks } from '../plan/blocks.js';
import type { Condition } from '../plan/conditions.js';
import type { Block, EndpointPlan, Plan } from '../plan/plan.js';
import { capped, moreWords, type Limits } from './budget.js';
import { conditionWords } from './condition-words.js';
import { cut, fence, inlineCode, plainText } from './escape.js';
import { goneWords } from './origin-words.js';
import { scalar } from './values.js';
import { actionIcons, count, impactWords } from './words.js';

/** Names or paths as a list of code spans: as many as there is room for, and no more than `most` unless the report is complete. */
export function nameList(names: readonly string[], limits: Limits, most = Infinity): string {
  const { shown, more } = capped(names, limits.detail === 'complete' ? limits.names : Math.min(limits.names, most));
  const rest = more === 0 ? '' : `${shown.length === 0 ? '' : ' '}${moreWords(more, limits)}`;
  return shown.map((name) => inlineCode(cut(name, 100))).join(', ') + rest;
}

export function blockedSection(plan: Plan, limits: Limits): string {
  const blocked = plan.endpoints.filter((endpoint) => endpoint.blocked !== undefined);
  if (blocked.length === 0) return '';
  const title = `#### ⛔ ${count(blocked.length, 'endpoint')} blocked: nothing of ${blocked.length === 1 ? 'it' : 'them'} is applied until this is resolved`;
  if (limits.detail === 'names') {
    return `${title}\n\n${nameList(blocked.map(({ name }) => name), limits)}`;
  }
  return [title, ...blocked.map((endpoint) => blockedEntry(endpoint, limits))].join('\n\n');
}

function blockedEntry(endpoint: EndpointPlan, limits: Limits): string {
  const action = endpoint.action === 'unchanged' ? '' : ` · ${actionIcons[endpoint.action]} ${endpoint.action}`;
  const list = blockList(endpoint, `**${inlineCode(endpoint.name)}**${action}`, limits);
  if (!isDestructive(endpoint)) return list;
  return `${list}${distinctBlocks(endpoint).length === 1 && !list.endsWith('`') ? '  \n' : '\n\n'}${wouldBe(endpoint, limits)}`;
}

/** Every block of an endpoint below its title: why, and what to do next. */
export function blockList(endpoint: EndpointPlan, title: string, limits: Limits): string {
  const blocks = distinctBlocks(endpoint);
  const [only] = blocks;
  if (only === undefined) return title;
  if (blocks.length === 1) return [`${title} · ${inlineCode(only.reason)}  `, blockLines(only, limits)].join('\n');
  const { shown, more } = capped(blocks, limits.items);
  return [
    `${title} · ${count(blocks.length, 'problem')}`,
    ...shown.map((block, index) => `${index + 1}. ${inlineCode(block.reason)}: ${blockLines(block, limits).replace(/\n(?!\n)/g, '\n   ')}`),
    ...(more > 0 ? [moreWords(more, limits)] : []),
  ].join('\n\n');
}

function blockLines(block: Block, limits: Limits): string {
  const lines = `${plainText(cut(block.message, limits.message))}  \n**Next:** ${plainText(cut(block.hint, limits.message))}`;
  if (block.paste === undefined || limits.detail === 'table') return lines;
  return `${lines}\n\n${fence(cut(block.paste, Math.max(400, limits.value)), 'yaml')}`;
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
const mostEntries = 10;

function destructiveGroups(destructive: readonly EndpointPlan[], limits: Limits): string[] {
  const groups = new Map<string, EndpointPlan[]>();
  for (const endpoint of destructive) {
    const words = endpoint.action === 'delete' ? `${impactWords(endpoint)}. No longer in the manifest.` : destructiveWords(endpoint, limits);
    const key = `${endpoint.action} ${words}`;
    groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  return [...groups].map(([key, endpoints]) => {
    const action = endpoints[0]?.action ?? 'delete';
    return `${actionIcons[action]} **${action} ${count(endpoints.length, 'endpoint')}**: ${key.slice(action.length + 1)} ${nameList(endpoints.map(({ name }) => name), limits)}`;
  });
}

function isDestructive({ action }: EndpointPlan): boolean {
  return action === 'replace' || action === 'delete';
}

/** What a blocked deletion or replacement would do once it is not blocked. */
function wouldBe(endpoint: EndpointPlan, limits: Limits): string {
  return `**Once allowed:** ${destructiveWords(endpoint, limits)}`;
}

function destructiveEntry(endpoint: EndpointPlan, limits: Limits): string {
  return `${actionIcons[endpoint.action]} **${endpoint.action}** ${inlineCode(endpoint.name)}: ${destructiveWords(endpoint, limits)}`;
}

function destructiveWords(endpoint: EndpointPlan, limits: Limits): string {
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
