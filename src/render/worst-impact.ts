/** How bad a plan is at its worst, and at what of it is really written. */
import type { Impact } from '../endpoint/fields/index.js';
import type { Change, EndpointPlan, Plan } from '../plan/plan.js';
import { inlineCode } from './escape.js';
import { byWait, count, grouped, impactNames, typicalWait, worstImpact } from './words.js';

/** The worst impact of a plan on what serves, in one line; "" where nothing is known of it. */
export function worstLine(plan: Plan): string {
  const touched = plan.endpoints.filter(({ action }) => action !== 'unchanged' && action !== 'create');
  if (plan.summary.create + touched.length === 0) return '';
  if (touched.length === 0) return '**Worst impact: none on what serves today.** Only new endpoints.';
  const { text, stopped } = worstWords(touched);
  if (!stopped) return `**Worst impact: ${text}`;
  // What is worst does not happen yet; what does, is what a reviewer lets in.
  const rest = plan.endpoints.filter((endpoint) => endpoint.action !== 'unchanged' && !isStopped(endpoint));
  const changed = rest.filter(({ action }) => action !== 'create');
  if (rest.length === 0) return `**Worst impact: ${text}`;
  return `**Worst impact: ${text} ${changed.length === 0 ? '**Of the rest: none on what serves today.** Only new endpoints.' : `**Of the rest: ${worstWords(changed).text}`}`;
}

/** The worst impact on endpoints, on whom and what it means; `stopped` where nothing of it is written as things are. */
function worstWords(endpoints: readonly EndpointPlan[]): { text: string; stopped: boolean } {
  const worst = worstImpact(endpoints);
  const affected = byWait(endpoints.filter(({ impact }) => impact === worst));
  const [slowest] = affected;
  if (slowest === undefined) return { text: `${impactNames[worst]}**`, stopped: false };
  const names = affected.length === 1 ? inlineCode(slowest.name) : count(affected.length, 'endpoint');
  const wait = worst === 'rollout' || worst === 'replace' ? `; ${typicalWait(slowest)}` : '';
  const detail = worst === 'metadata' ? metadataDetail(affected) : worstDetail[worst];
  return { text: `${impactNames[worst]}** on ${names}${stoppedWords(affected)}${detail}${wait}.`, stopped: affected.every(isStopped) };
}

const isStopped = ({ blocked, hold }: EndpointPlan): boolean => blocked !== undefined || hold !== undefined;

/** ` (blocked)`, ` (2 blocked, 1 on hold)`. */
function stoppedWords(endpoints: readonly EndpointPlan[]): string {
  const blocked = endpoints.filter((endpoint) => endpoint.blocked !== undefined).length;
  const held = endpoints.filter(isStopped).length - blocked;
  const words = ([[blocked, 'blocked'], [held, 'on hold']] as const).flatMap(([number, word]) =>
    number === 0 ? [] : [number === endpoints.length ? word : `${grouped(number)} ${word}`],
  );
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** Nothing is deployed anew, but callers may notice all the same. */
function metadataDetail(endpoints: readonly EndpointPlan[]): string {
  const touches = (section: Change['section']): boolean => endpoints.some(({ changes }) => changes.some((change) => change.section === section));
  const more = [touches('permissions') ? 'who may use it changes' : '', touches('ai_gateway') ? 'the gateway’s rules for requests change' : ''].filter((words) => words !== '');
  return `: ${['what serves stays as it is', ...more].join('; ')}`;
}

const worstDetail: Record<Exclude<Impact, 'metadata'>, string> = {
  none: '',
  traffic: ': requests go elsewhere at once',
  rollout: ': a new version builds while the old one serves',
  replace: ': deleted and created again, new endpoint id, permissions are re-applied',
  delete: '',
};
