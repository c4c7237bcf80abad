/** A plan for terminals and logs: the same facts as the comment, in plain lines. */
import { distinctBlocks } from '../plan/blocks.js';
import type { Action, EndpointPlan, Plan } from '../plan/plan.js';
import { toDiffLines } from './changes.js';
import { conditionWords, standingFailures } from './condition-words.js';
import { cut, oneLine, visible, workflowCommandSafe } from './escape.js';
import { isClean, isEmptyPlan, sameWords } from './headline.js';
import { goneWords } from './origin-words.js';
import { earlierOwner } from './ownership-words.js';
import { sizeChanges } from './sizing.js';
import { paint, type Paint } from './terminal.js';
import { drawTraffic, trafficChange } from './traffic.js';
import { capital, countWords, day, impactWords, leavesUnmanaged, planLine } from './words.js';

export { planLine };

const limits = { value: 200, lines: 200 };
const signs: Record<Action, string> = { create: '+', update: '~', replace: '±', delete: '-', unchanged: '=' };

export interface TextOptions {
  /** ANSI colours. */
  color?: boolean;
}

/** The plan in lines; ends without a line feed. */
export function renderPlanText(plan: Plan, options: TextOptions = {}): string {
  const colors = paint(options.color === true);
  const isShown = ({ action, blocked }: EndpointPlan): boolean => action !== 'unchanged' || blocked !== undefined;
  return join([
    [colors.bold(safe(capital(countWords(plan, { impacts: true, unchanged: true }))))],
    [colors.dim(safe(where(plan)))],
    plan.offline ? ['Offline: the workspace was not read. This plan approves nothing.'] : [],
    ...plan.endpoints.filter(isShown).map((endpoint) => endpointLines(endpoint, colors)),
    plan.unread.map(({ name, reason, message }) => colors.red(safe(`! ${oneLine(name)}: not readable (${reason}): ${oneLine(message)}`))),
    standingFailures(plan).map((condition) => colors.yellow(safe(`Note: ${oneLine(condition.name)}: ${oneLine(conditionWords(condition))}`))),
    // Of endpoints that have no lines of their own, for what cannot be changed or is compared again.
    plan.endpoints.flatMap((endpoint) => (isShown(endpoint) ? [] : endpoint.warnings.map((warning) => [endpoint.name, warning] as const))).map(([name, warning]) => colors.yellow(safe(`Warning: ${oneLine(name)}: ${oneLine(warning)}`))),
    plan.warnings.map((warning) => colors.yellow(safe(`Warning: ${oneLine(warning)}`))),
    isClean(plan) ? [`Nothing to do. ${sameWords(plan)}`] : [],
    plan.digest === '' || isEmptyPlan(plan) ? [] : [colors.dim(`Plan digest: ${safe(plan.digest)}`)],
  ]);
}

/** What was planned against what. */
export function where(plan: Plan): string {
  return `Target ${oneLine(plan.target)} · manifest ${oneLine(plan.manifest)}${plan.host === '' ? '' : ` · ${oneLine(plan.host)}`}`;
}

/** One endpoint with its differences, indented below its title. */
export function endpointLines(endpoint: EndpointPlan, colors: Paint): string[] {
  const title = endpoint.action === 'unchanged' && endpoint.blocked !== undefined ? safe(`! ${oneLine(endpoint.name)}`) : safe(`${signs[endpoint.action]} ${endpoint.action} ${oneLine(endpoint.name)}: ${impactWords(endpoint)}`);
  const alarming = endpoint.action === 'replace' || endpoint.action === 'delete';
  const lines = [alarming ? colors.red(title) : colors.bold(title)];
  const put = (text: string, color: (text: string) => string = (same) => same): void => {
    lines.push(...safe(text).split('\n').map((line) => color(`    ${line}`)));
  };
  const { hold, live } = endpoint;
  for (const block of distinctBlocks(endpoint)) {
    put(`BLOCKED (${block.reason}): ${oneLine(block.message)}`, colors.red);
    put(`Next: ${oneLine(block.hint)}`);
    if (block.paste !== undefined) put(visible(block.paste).trimEnd());
  }
  const gone = endpoint.action === 'delete' ? goneWords(endpoint) : '';
  if (gone !== '') put(oneLine(gone));
  if (hold !== undefined) put(`On hold: ${oneLine(hold)}`, colors.yellow);
  if (endpoint.changes.some((change) => change.class === 'adopt')) {
    const by = live?.creator === undefined ? '' : ` by ${oneLine(live.creator)}`;
    const from = earlierOwner(endpoint);
    const whose = from === undefined ? 'Adopting an endpoint' : `Taken over from ${oneLine(cut(from, 300))}; it was`;
    put(`${whose} created${by}${live?.createdAt === undefined ? '' : ` on ${day(live.createdAt)}`}`);
  }
  for (const line of toDiffLines(endpoint.changes.filter((change) => change.class !== 'adopt'), limits)) {
    put(line, line.startsWith('+') ? colors.green : line.startsWith('-') ? colors.red : undefined);
  }
  const traffic = trafficChange(endpoint);
  if (traffic !== undefined) put(['Traffic:', ...drawTraffic(traffic)].join('\n'));
  for (const { entity, before, after } of sizeChanges(endpoint)) {
    put(`Size of ${oneLine(entity)}: ${before === undefined ? '' : `${oneLine(before)} → `}${oneLine(after ?? 'none')}`);
  }
  for (const { entity, model, asked, version } of endpoint.resolved) put(`${oneLine(model)} in ${oneLine(entity)}: ${oneLine(asked)} → ${oneLine(version)}`);
  if (leavesUnmanaged(endpoint)) put(`Not in the manifest, left as it is: ${oneLine(endpoint.unmanaged.join(', '))}`, colors.dim);
  if (endpoint.unverifiable.length > 0) put(`Cannot be verified: ${oneLine(endpoint.unverifiable.join(', '))}`, colors.dim);
  for (const warning of endpoint.warnings) put(`Warning: ${oneLine(warning)}`, colors.yellow);
  return lines;
}

/** No line of it is read by the runner as a command. */
export function safe(text: string): string {
  return workflowCommandSafe(cut(text, 20_000));
}

/** Blocks with an empty line between them. */
export function join(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}
