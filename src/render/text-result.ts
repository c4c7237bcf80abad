/** What an apply did, for terminals and logs. */
import type { ApplyResult, EndpointResult, OperationStatus } from '../apply/result.js';
import { logTail, oneLine, workflowCommandSafe } from './escape.js';
import { resultRecordLines } from './result-record.js';
import { addedWords, outcomeCounts, outcomeWords, refusalWords, servesWords, sortedResults, verdict, versionWords } from './result-words.js';
import { paint, type Paint } from './terminal.js';
import type { TextOptions } from './text-plan.js';
import { duration } from './words.js';

const statusWords: Record<OperationStatus, string> = {
  done: 'made',
  'already-done': 'was there already',
  failed: 'failed',
  'not-made': 'not made',
};

/** The result in lines, failures first; ends without a line feed. */
export function renderResultText(result: ApplyResult, options: TextOptions = {}): string {
  const colors = paint(options.color === true);
  const written = sortedResults(result).filter(({ outcome }) => outcome !== 'unchanged');
  const told = new Map<string, string>();
  /** Who was refused in the same words before. */
  const before = (endpoint: EndpointResult): string | undefined => {
    if (endpoint.outcome !== 'refused') return undefined;
    const words = refusalWords(endpoint);
    const first = told.get(words);
    if (first === undefined) told.set(words, endpoint.name);
    return first;
  };
  const lines = [
    colors.bold(safe(`${verdict(result).text} · ${oneLine(result.target)}: ${outcomeCounts(result)}`)),
    ...(result.refusal === undefined ? [] : [safe(`Nothing was applied: ${oneLine(result.refusal.message)}`)]),
    ...written.flatMap((endpoint) => endpointLines(endpoint, colors, before(endpoint))),
    ...result.warnings.map((warning) => colors.yellow(safe(`Warning: ${oneLine(warning)}`))),
    ...resultRecordLines(result).map(safe),
  ];
  return lines.join('\n');
}

function endpointLines(endpoint: EndpointResult, colors: Paint, like?: string): string[] {
  const bad = endpoint.outcome === 'failed' || endpoint.outcome === 'cancelled' || endpoint.outcome === 'refused';
  const version = versionWords(endpoint);
  const facts = [
    version === '' ? '' : `config version ${version}`,
    endpoint.finishedAt > endpoint.startedAt ? duration(endpoint.finishedAt - endpoint.startedAt) : '',
    oneLine(endpoint.state),
  ].filter((fact) => fact !== '');
  const reason = endpoint.reason === undefined ? '' : ` (${endpoint.reason})`;
  const title = safe(`${outcomeWords[endpoint.outcome].toUpperCase()} ${oneLine(endpoint.name)}: ${endpoint.action}${reason}${facts.length === 0 ? '' : ` · ${facts.join(' · ')}`}`);
  const lines = [(bad ? colors.red : colors.green)(title)];
  const put = (text: string): void => {
    lines.push(...safe(text).split('\n').map((line) => `    ${line}`));
  };
  if (like !== undefined) put(`As ${oneLine(like)}, see above.`);
  else if (endpoint.message !== undefined) put(oneLine(endpoint.message));
  if (bad) {
    const serves = servesWords(endpoint);
    if (serves !== '') put(serves);
    for (const { entity, deployment, message, log } of endpoint.failures) {
      const added = addedWords(endpoint, message);
      if (added === message) put(`Served entity ${oneLine(entity)}${deployment === '' ? '' : ` (${oneLine(deployment)})`}${added === '' ? '' : `: ${oneLine(added)}`}`);
      if (log !== undefined && log.trim() !== '') put(`End of the build log of ${oneLine(entity)}:\n${indent(logTail(log, 25))}`);
    }
    for (const { title: operation, status, message } of endpoint.operations) {
      put(`${statusWords[status]}: ${oneLine(operation)}${addedWords(endpoint, message) === '' ? '' : ` (${oneLine(message ?? '')})`}`);
    }
    if (endpoint.approval !== undefined) put(`Digest to approve it with: ${oneLine(endpoint.approval.heldBackDigest)}`);
  }
  if (endpoint.hint !== undefined && like === undefined) put(`Next: ${oneLine(endpoint.hint)}`);
  return lines;
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}

function safe(text: string): string {
  return workflowCommandSafe(text);
}
