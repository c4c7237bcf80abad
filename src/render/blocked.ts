/** What is held back until somebody does something: why, what next, and what it would be. */
import { distinctBlocks } from '../plan/blocks.js';
import type { Block, EndpointPlan, Plan } from '../plan/plan.js';
import { destructiveWords, isDestructive, mostEntries, nameList, sharedWords } from './attention.js';
import { capped, moreWords, type Limits } from './budget.js';
import { cut, inlineCode, plainText } from './escape.js';
import { wholeFence } from './values.js';
import { actionIcons, count } from './words.js';

export function blockedSection(plan: Plan, limits: Limits): string {
  const blocked = plan.endpoints.filter((endpoint) => endpoint.blocked !== undefined);
  if (blocked.length === 0) return '';
  const title = `#### ⛔ ${count(blocked.length, 'endpoint')} blocked: nothing of ${blocked.length === 1 ? 'it' : 'them'} is applied until this is resolved`;
  if (limits.detail === 'names') {
    return `${title}\n\n${nameList(blocked.map(({ name }) => name), limits)}`;
  }
  const groups = blocked.length <= mostEntries ? blocked.map((endpoint) => [endpoint]) : alike(blocked, limits);
  return [title, ...groups.map((group) => groupEntry(group, limits))].join('\n\n');
}

/** Endpoints of which the same is to be said, but for their names. */
function alike(blocked: readonly EndpointPlan[], limits: Limits): EndpointPlan[][] {
  const groups = new Map<string, EndpointPlan[]>();
  for (const endpoint of blocked) {
    const key = likeness(endpoint, limits);
    groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  return [...groups.values()];
}

/** What is said of a blocked endpoint, but for its name: the same text for those that can be told of together. */
export function likeness(endpoint: EndpointPlan, limits: Limits): string {
  const blocks = distinctBlocks(endpoint).map((block) => [block.reason, nameless(block.message, endpoint), nameless(block.hint, endpoint), block.paste ?? '']);
  return JSON.stringify([endpoint.action, isDestructive(endpoint) ? sharedWords(endpoint, limits) : '', blocks]);
}

function nameless(text: string, { name }: EndpointPlan): string {
  return text.replaceAll(`\`${name}\``, '`<name>`');
}

/** An endpoint with the blocks of all that are like it, which name none of them. */
function anyOf(endpoint: EndpointPlan): EndpointPlan {
  const [blocked, ...alsoBlocked] = distinctBlocks(endpoint).map((block) => ({ ...block, message: nameless(block.message, endpoint), hint: nameless(block.hint, endpoint) }));
  return { ...endpoint, ...(blocked === undefined ? {} : { blocked }), alsoBlocked };
}

/** The blocks of several endpoints that are alike, told once, with their names. */
export function togetherList(group: readonly [EndpointPlan, ...EndpointPlan[]], limits: Limits): string {
  const [first] = group;
  return [blockList(anyOf(first), `**${count(group.length, 'endpoint')}** · ${first.action}`, limits), nameList(group.map(({ name }) => name), limits)].join('\n\n');
}

function groupEntry(group: readonly EndpointPlan[], limits: Limits): string {
  const [first] = group;
  if (first === undefined) return '';
  const action = first.action === 'unchanged' ? '' : ` · ${actionIcons[first.action]} ${first.action}`;
  if (group.length === 1) return entry(first, `**${inlineCode(first.name)}**${action}`, { words: () => destructiveWords(first, limits), limits });
  const text = entry(anyOf(first), `**${count(group.length, 'endpoint')}**${action}`, { words: () => sharedWords(first, limits), limits });
  return `${text}\n\n${nameList(group.map(({ name }) => name), limits)}`;
}

function entry(endpoint: EndpointPlan, title: string, { words, limits }: { words: () => string; limits: Limits }): string {
  const list = blockList(endpoint, title, limits);
  if (!isDestructive(endpoint)) return list;
  return `${list}${distinctBlocks(endpoint).length === 1 && !list.endsWith('`') ? '  \n' : '\n\n'}**Once allowed:** ${words()}`;
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
  return `${lines}\n\n${wholeFence(block.paste, limits, `The lines to paste are too long for here: see ${limits.rest}.`)}`;
}
