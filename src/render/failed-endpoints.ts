/** What failed in an apply, endpoint by endpoint. */
import type { EndpointResult, OperationResult } from '../apply/result.js';
import { nameList } from './attention.js';
import { capped, type Limits } from './budget.js';
import { cellCode, cellText, cut, fence, htmlCode, inlineCode, logTail, plainText } from './escape.js';
import { addedWords, outcomeCounts, outcomeIcons, outcomeWords } from './result-words.js';

/** More failures than these are folded, so that they stay a list one can take in. */
const mostOpen = 6;

/** Endpoints that failed or were cut off: each with its cause, what serves, what to do next, and what was made of it. */
export function failedSection(failed: readonly EndpointResult[], limits: Limits): string {
  if (failed.length === 0) return '';
  const title = `#### ❌ ${outcomeCounts({ endpoints: failed })}`;
  if (limits.detail === 'names') return `${title}\n\n${nameList(failed.map(({ name }) => name), limits)}`;
  if (failed.length <= mostOpen) return failed.map((endpoint) => openEntry(endpoint, limits)).join('\n\n');
  return [title, failed.map((endpoint) => foldedEntry(endpoint, limits)).join('\n')].join('\n\n');
}

function openEntry(endpoint: EndpointResult, limits: Limits): string {
  const reason = endpoint.reason === undefined ? '' : ` · ${inlineCode(endpoint.reason)}`;
  const title = `#### ${outcomeIcons[endpoint.outcome]} ${inlineCode(endpoint.name)} · ${endpoint.action} ${outcomeWords[endpoint.outcome]}${reason}`;
  return [title, ...details(endpoint, limits)].join('\n\n');
}

function foldedEntry(endpoint: EndpointResult, limits: Limits): string {
  const reason = endpoint.reason === undefined ? '' : ` · ${htmlCode(endpoint.reason)}`;
  const title = `${outcomeIcons[endpoint.outcome]} ${htmlCode(endpoint.name)} · ${endpoint.action} ${outcomeWords[endpoint.outcome]}${reason}`;
  return [`<details>\n<summary>${title}</summary>`, ...details(endpoint, limits), '</details>'].join('\n\n');
}

function details(endpoint: EndpointResult, limits: Limits): string[] {
  const message = endpoint.message === undefined ? '' : plainText(cut(endpoint.message, limits.message));
  const parts =
    limits.detail === 'table'
      ? [[message, servesLine(endpoint)].filter((part) => part !== '').join(' ')]
      : [
          message,
          servesLine(endpoint),
          endpoint.hint === undefined ? '' : `**Next:** ${plainText(cut(endpoint.hint, limits.message))}`,
          ...endpoint.failures.map((failure) => failureEntry(failure, endpoint, limits)),
          operationList(endpoint, limits),
        ];
  return parts.filter((part) => part !== '');
}

function servesLine(endpoint: EndpointResult): string {
  const version = endpoint.configVersionBefore === undefined ? '' : ` (version ${endpoint.configVersionBefore})`;
  if (endpoint.oldConfigServes === true) return `🟢 **The old config${version} still serves:** requests are answered as before.`;
  if (endpoint.oldConfigServes === false) return '🔴 **Nothing serves:** requests to this endpoint fail until it is ready.';
  return '';
}

function failureEntry({ entity, deployment, message, log }: EndpointResult['failures'][number], endpoint: EndpointResult, limits: Limits): string {
  const added = addedWords(endpoint, message);
  const who = `Served entity ${inlineCode(entity)}${deployment === '' ? '' : ` · ${inlineCode(deployment)}`}`;
  const line = added === '' ? who : `${who}: ${plainText(cut(added, limits.message))}`;
  if (log === undefined || log.trim() === '') return added === message ? line : '';
  const head = added === '' ? `${who} · the end of its log:` : line;
  const lines = logTail(log, limits.log).split('\n');
  if (lines.length <= unfoldedLog + 4) return `${head}\n\n${fence(lines.join('\n'), 'text')}`;
  const earlier = fence(lines.slice(0, -unfoldedLog).join('\n'), 'text');
  return `${head}\n\n${fence(lines.slice(-unfoldedLog).join('\n'), 'text')}\n\n<details>\n<summary>Lines before these</summary>\n\n${earlier}\n\n</details>`;
}

/** Lines of a log that are seen without a click; the cause is nearly always among the last ones. */
const unfoldedLog = 8;

const marks: Record<OperationResult['status'], string> = {
  done: '✅ made',
  'already-done': '✅ was there already',
  failed: '❌ failed',
  'not-made': '▫️ not made',
};

/** Which operations were made and which were not. */
function operationList(endpoint: EndpointResult, limits: Limits): string {
  const { operations } = endpoint;
  if (operations.length === 0) return '';
  const { shown, more } = capped(operations, Math.max(10, limits.items));
  const rows = shown.map(({ title, status, message, requestId }, index) => {
    const added = addedWords(endpoint, message);
    const detail = [
      added === '' ? '' : cellText(cut(added, limits.message)),
      requestId === undefined || status !== 'failed' ? '' : `request ${cellCode(requestId)}`,
    ].filter((part) => part !== '');
    return `| ${index + 1} | ${cellText(title)} | ${marks[status]}${detail.length === 0 ? '' : `: ${detail.join(' · ')}`} |`;
  });
  if (more > 0) rows.push(`| | and ${more} more | |`);
  return ['| | Operation | Outcome |', '|---:|---|---|', ...rows].join('\n');
}
