/** How the rollouts of an apply went, as a Mermaid gantt, which GitHub draws. */
import type { ApplyResult, EndpointResult, EntityTimes, OperationResult } from '../apply/result.js';
import { cut, oneLine } from './escape.js';
import { sortedResults } from './result-words.js';
import { count, duration } from './words.js';

/** More would be a picture that nobody reads. */
const mostRows = 40;
const mostEntities = 6;
/** Shorter than this nothing is worth a bar of its own, milliseconds. */
const shortest = 5000;
/** A rollout of this length is worth a picture, milliseconds. */
const worthDrawing = 10_000;
const longestName = 36;

interface Row {
  text: string;
  tags: readonly ('active' | 'done' | 'crit' | 'milestone')[];
  from: number;
  to: number;
}

interface Section {
  name: string;
  rows: Row[];
}

/** The fenced picture with its title; empty where nothing took long enough to be drawn. */
export function timelineSection(result: ApplyResult): string {
  const sections = sortedResults(result)
    .map((endpoint): Section => ({ name: endpoint.name, rows: rowsOf(endpoint) }))
    .filter(({ rows }) => rows.length > 0);
  if (!sections.some(({ rows }) => rows.some(({ from, to }) => to - from >= worthDrawing))) return '';
  const shown: Section[] = [];
  let rows = 0;
  for (const section of sections) {
    if (rows + section.rows.length > mostRows) break;
    shown.push(section);
    rows += section.rows.length;
  }
  const more = sections.length - shown.length;
  return [
    '#### ⏱️ Timeline',
    `\`\`\`mermaid\n${gantt(shown).join('\n')}\n\`\`\``,
    ...(more > 0 ? [`_${count(more, 'more endpoint')} not drawn here; the table says how long each took._`] : []),
  ].join('\n\n');
}

function gantt(sections: readonly Section[]): string[] {
  const names = uniqueNames(sections.map(({ name }) => name));
  const times = sections.flatMap(({ rows }) => rows.flatMap(({ from, to }) => [from, to]));
  const span = Math.max(...times) - Math.min(...times);
  // Names stand to the left of the bars, about seven pixels a letter; nothing makes room for them by itself.
  const room = 30 + 7 * Math.max(...names.map(columns));
  return [
    `%%{init: {"gantt": {"leftPadding": ${room}, "barHeight": 18, "fontSize": 12, "sectionFontSize": 12}}}%%`,
    'gantt',
    '  title When each rollout was where, UTC',
    '  dateFormat YYYY-MM-DD HH:mm:ss',
    `  axisFormat ${span < 5 * 60_000 ? '%H:%M:%S' : '%H:%M'}`,
    `  tickInterval ${tickInterval(span)}`,
    '  todayMarker off',
    ...sections.flatMap(({ rows }, index) => [`  section ${names[index] ?? ''}`, ...rows.map(taskLine)]),
  ];
}

const second = 1000;
const minute = 60 * second;
const ticks = [
  ...[1, 2, 5, 10, 15, 30].map((number) => ({ words: `${number}second`, length: number * second })),
  ...[1, 2, 5, 10, 15, 30].map((number) => ({ words: `${number}minute`, length: number * minute })),
  ...[1, 2, 3, 6].map((number) => ({ words: `${number}hour`, length: number * 60 * minute })),
];

/** So far apart that their words do not touch. */
function tickInterval(span: number): string {
  return (ticks.find(({ length }) => span / length <= 10) ?? { words: '12hour' }).words;
}

/** `text :tags, start, length`: a length needs no second date, and the text can hold no colon. */
function taskLine({ text, tags, from, to }: Row): string {
  const seconds = Math.round((to - from) / 1000);
  return `    ${mermaidText(text)} :${[...tags, timeWords(from), `${seconds}s`].join(', ')}`;
}

function rowsOf(endpoint: EndpointResult): Row[] {
  const begun = endpoint.operations.filter(hasTimes);
  const first = begun[0];
  if (first === undefined) return [];
  const rows: Row[] = [];
  const atOnce = begun.some(({ kind, status, startedAt, finishedAt }) => kind === 'wait' && status === 'done' && finishedAt - startedAt < shortest);
  if (first.startedAt - endpoint.startedAt >= shortest) {
    rows.push({ text: `waited ${took(first.startedAt - endpoint.startedAt)} for another update`, tags: ['done'], from: endpoint.startedAt, to: first.startedAt });
  }
  const entities = entityRows(endpoint);
  for (const operation of begun) {
    rows.push(...operationRows(operation, atOnce ? ', ready at once' : ''));
    if (operation.kind !== 'wait') continue;
    rows.push(...(entities.length > 0 ? entities.splice(0) : waitRow(operation)));
  }
  return [...rows, ...entities];
}

type Timed = OperationResult & { startedAt: number; finishedAt: number };

function hasTimes(operation: OperationResult): operation is Timed {
  return operation.startedAt !== undefined && operation.finishedAt !== undefined;
}

const milestones: Partial<Record<OperationResult['kind'], string>> = { create: 'created', 'update-config': 'config accepted', delete: 'deleted' };

/** A write: what it waited for, then the moment of its answer. Short writes that went well are left out. */
function operationRows({ kind, title, status, startedAt, sentAt, finishedAt }: Timed, ready: string): Row[] {
  if (kind === 'wait') return [];
  const rows: Row[] = [];
  if (sentAt !== undefined && sentAt - startedAt >= shortest) {
    rows.push({ text: `waited ${took(sentAt - startedAt)} for the write quota`, tags: ['done'], from: startedAt, to: sentAt });
  }
  const from = sentAt ?? startedAt;
  if (status === 'failed') rows.push({ text: `${title} — failed`, tags: ['crit', 'milestone'], from: finishedAt, to: finishedAt });
  else if (finishedAt - from >= worthDrawing) rows.push({ text: `${title}, ${took(finishedAt - from)}`, tags: ['active'], from, to: finishedAt });
  else if (milestones[kind] !== undefined) rows.push({ text: milestones[kind] + (kind === 'delete' ? '' : ready), tags: ['milestone'], from: finishedAt, to: finishedAt });
  return rows;
}

function waitRow({ startedAt, finishedAt, status }: Timed): Row[] {
  if (finishedAt - startedAt < shortest) return [];
  const words = status === 'failed' ? 'not ready' : status === 'not-made' ? 'still rolling out' : 'ready';
  return [{ text: `rollout — ${words} after ${took(finishedAt - startedAt)}`, tags: [status === 'failed' ? 'crit' : 'active'], from: startedAt, to: finishedAt }];
}

/** Served entities that took their time: those that failed first, then the slowest. */
function entityRows(endpoint: EndpointResult): Row[] {
  const rows = (endpoint.entities ?? []).flatMap((entity) => entityRow(entity, endpoint));
  const rank = ({ tags, from, to }: Row): number => (tags.includes('crit') ? Infinity : to - from);
  const kept = new Set([...rows].sort((a, b) => (rank(b) > rank(a) ? 1 : rank(b) < rank(a) ? -1 : 0)).slice(0, mostEntities));
  return rows.filter((row) => kept.has(row));
}

function entityRow({ entity, deployment, startedAt, finishedAt }: EntityTimes, endpoint: EndpointResult): Row[] {
  const to = finishedAt ?? endpoint.finishedAt;
  const failed = deployment === 'DEPLOYMENT_FAILED' || deployment === 'DEPLOYMENT_ABORTED';
  const name = cut(oneLine(entity), longestName);
  const open = finishedAt === undefined;
  if (to - startedAt < shortest && !failed) return [];
  const state = failed ? 'failed' : open ? 'not ready' : 'ready';
  const bad = failed || (open && endpoint.outcome === 'failed');
  return [{ text: `entity ${name} — ${state} after ${took(to - startedAt)}`, tags: [bad ? 'crit' : 'active'], from: startedAt, to }];
}

const took = (milliseconds: number): string => duration(Math.max(1000, Math.round(milliseconds / 1000) * 1000));

/** `2026-03-03 09:30:00`, UTC: Mermaid reads and writes it in the reader's own zone, so the digits stay. */
function timeWords(epoch: number): string {
  return new Date(Math.round(epoch / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Sections of the same name would become one. */
function uniqueNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name, index) => {
    const text = mermaidText(cut(oneLine(name), longestName));
    const unique = text === '' || used.has(text) ? `${text} (${index + 1})`.trim() : text;
    used.add(unique);
    return unique;
  });
}

/**
 * Text that Mermaid takes as it is: of ASCII, letters, digits and harmless marks stay, all others become their wide
 * twins. So there is no `:` or `#` or `;` to end a text, no `%%` comment or directive, no tag, no entity, no backtick
 * to end the fence. Callers put a word of theirs before it where a keyword of Mermaid would be read.
 */
export function mermaidText(text: string): string {
  return oneLine(text).replace(/[!-'*+:-@[-^`{-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
}

/** Columns that a text takes: characters of East Asia and emoji are twice as wide. */
function columns(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1), 0);
}
