/** What a look at the workspace finds beside drift: how endpoints are, what nobody manages, what could not be read. */
import { isFailure, type Condition } from '../plan/conditions.js';
import type { Drift } from '../plan/drift.js';
import { nameList } from './attention.js';
import { capped, moreWords, type Limits } from './budget.js';
import { conditionWords } from './condition-words.js';
import { epochWords, sinceWords } from './drift-words.js';
import { cellCode, cellText, cut, fence, inlineCode, plainText } from './escape.js';
import { count, shellWord } from './words.js';

/** Endpoints that failed without anybody's change: worth an issue by themselves. */
export function failedSection(drift: Drift, limits: Limits): string {
  const failed = drift.conditions.filter(isFailure);
  return part(`#### ❌ ${count(failed.length, 'endpoint')} failed`, failed, drift, limits);
}

/** Stopped and recovering endpoints, old failures: a state of things, no difference to the repository. */
export function stateSection(drift: Drift, limits: Limits): string {
  return part('#### 🩺 State of endpoints, which is no drift', drift.conditions.filter((condition) => !isFailure(condition)), drift, limits);
}

function part(title: string, conditions: readonly Condition[], drift: Drift, limits: Limits): string {
  if (conditions.length === 0) return '';
  if (limits.detail === 'names') return `${title}\n\n${nameList(conditions.map(({ name }) => name), limits)}`;
  const { shown, more } = capped(conditions, limits.items);
  const lines = shown.map((condition) => {
    const since = sinceWords(drift, 'failed', condition.name);
    return `- ${inlineCode(condition.name)}: ${plainText(cut(conditionWords(condition), limits.message))}${since === undefined ? '' : ` First seen ${plainText(since)}.`}`;
  });
  if (more > 0) lines.push(`- ${moreWords(more, limits)}`);
  return `${title}\n\n${lines.join('\n')}`;
}

/** Names in a command; more would not be typed by anybody. */
const mostExported = 10;

/** Endpoints that no manifest claims, with the way in. */
export function unmanagedSection(drift: Drift, limits: Limits): string {
  const { unmanaged } = drift;
  if (unmanaged.length === 0) return '';
  const title = `#### 👤 ${count(unmanaged.length, 'endpoint')} that no manifest claims`;
  const names = unmanaged.map(({ name }) => name);
  if (limits.detail === 'names') return `${title}\n\n${nameList(names, limits)}`;
  const { shown, more } = capped(unmanaged, limits.detail === 'table' ? limits.names : limits.items);
  const rows = shown.map(({ name, creator, createdAt }) => {
    const cells = [cellCode(cut(name, 100)), creator === undefined ? '' : cellText(cut(creator, 100)), createdAt === undefined ? '' : epochWords(createdAt).slice(0, 10), cellText(sinceWords(drift, 'unmanaged', name) ?? '')];
    return `| ${cells.join(' | ')} |`;
  });
  const only = names.slice(0, mostExported).map((name) => ` --only ${shellWord(cut(name, 200))}`).join('');
  return [
    title,
    ['| Endpoint | Created by | Created | First seen |', '|---|---|---|---|', ...rows].join('\n'),
    ...(more > 0 ? [moreWords(more, limits)] : []),
    `To manage them from here, put what this writes into the manifest; the first plan then shows that they are adopted, and no other change.${names.length > mostExported ? ` (Shown for the first ${mostExported}.)` : ''}`,
    fence(`databricks-endpoints export${only}`, 'sh'),
  ].join('\n\n');
}

/** Endpoints that could not be read: errors, and neither drift nor clean. */
export function unreadSection(drift: Drift, limits: Limits): string {
  const { unread } = drift.plan;
  if (unread.length === 0) return '';
  const title = `#### ❌ ${count(unread.length, 'endpoint')} could not be read, so nothing is known of ${unread.length === 1 ? 'it' : 'them'} now`;
  if (limits.detail === 'names') return `${title}\n\n${nameList(unread.map(({ name }) => name), limits)}`;
  const { shown, more } = capped(unread, limits.items);
  const lines = shown.map(({ name, reason, message }) => {
    const before = sinceWords(drift, 'differs', name);
    const differed = before === undefined ? '' : ` It was found to differ since ${plainText(before)}.`;
    return `- ${inlineCode(name)} · ${inlineCode(reason)}: ${plainText(cut(message, limits.message))}${differed}`;
  });
  if (more > 0) lines.push(`- ${moreWords(more, limits)}`);
  return `${title}\n\n${lines.join('\n')}`;
}

/** Fields that no look at the workspace covers, so that nobody takes a clean report for more than it is; folded. */
export function blindSection({ plan }: Drift, limits: Limits): string {
  const blind = plan.endpoints.filter(({ unverifiable }) => unverifiable.length > 0);
  if (blind.length === 0 || limits.detail === 'names') return '';
  const { shown, more } = capped(blind, limits.items);
  const lines = shown.map(({ name, unverifiable }) => `- ${inlineCode(name)}: ${nameList(unverifiable, limits, 30)}`);
  if (more > 0) lines.push(`- and ${more} more`);
  const title = `🙈 Cannot be verified for ${count(blind.length, 'endpoint')}: the platform never returns it`;
  return `<details>\n<summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}
