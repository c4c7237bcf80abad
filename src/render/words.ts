/** The words of all reports, so that every surface says the same. */
import type { Impact } from '../endpoint/fields/index.js';
import type { Action, EndpointPlan, Plan } from '../plan/plan.js';

export function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${grouped(number)} ${number === 1 ? noun : nouns}`;
}

/** 12345 -> "12,345", without the machine's locale. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export const actionIcons: Record<Action, string> = {
  create: '➕',
  update: '✏️',
  replace: '🔁',
  delete: '🗑️',
  unchanged: '✅',
};

const severity: Record<Impact, number> = { none: 0, metadata: 1, traffic: 2, rollout: 3, replace: 4, delete: 5 };

export function worstImpact(endpoints: readonly EndpointPlan[]): Impact {
  return endpoints.reduce<Impact>(
    (worst, { impact }) => (severity[impact] > severity[worst] ? impact : worst),
    'none',
  );
}

/** One word for a table or a line. */
export const impactNames: Record<Impact, string> = {
  none: 'nothing to do',
  metadata: 'no rollout',
  traffic: 'instant traffic shift',
  rollout: 'rollout',
  replace: 'DOWNTIME',
  delete: 'deleted for good',
};

/** What happens and how long it typically takes; minutes are those of the platform's own documents. */
export function impactWords(endpoint: EndpointPlan): string {
  if (endpoint.action === 'create') return `new endpoint; ready ${typicalWait(endpoint)}`;
  switch (endpoint.impact) {
    case 'none':
      return 'nothing to do';
    case 'metadata':
      return 'no rollout';
    case 'traffic':
      return 'instant traffic shift';
    case 'rollout':
      return `new version builds while the old one serves; ${typicalWait(endpoint)}`;
    case 'replace':
      return `DOWNTIME: deleted and created again, new endpoint id, permissions are re-applied; ready ${typicalWait(endpoint)}`;
    case 'delete':
      return 'deleted for good';
  }
}

/** How long it takes until what was written serves, as the platform's documents say. */
export function typicalWait(endpoint: EndpointPlan): string {
  switch (endpoint.kind) {
    case 'external':
      return 'within seconds';
    case 'model-units':
      return 'in seconds to minutes';
    case 'throughput':
      return 'typically in 10–40 min';
    case 'empty':
      return 'within seconds';
    case 'custom':
      return usesGpu(endpoint) ? 'typically in 20–60 min' : 'typically in about 10 min';
  }
}

/** Longest first: whose typical wait stands for several endpoints. */
export function byWait(endpoints: readonly EndpointPlan[]): EndpointPlan[] {
  const rank = (endpoint: EndpointPlan): number =>
    ({ empty: 0, external: 0, 'model-units': 1, throughput: 3, custom: usesGpu(endpoint) ? 4 : 2 })[endpoint.kind];
  return [...endpoints].sort((a, b) => rank(b) - rank(a));
}

function usesGpu(endpoint: EndpointPlan): boolean {
  const wanted = endpoint.desired?.document ?? endpoint.live?.config?.document;
  const texts = [wanted, ...endpoint.changes.filter(({ path }) => path.includes('served_entities')).map(({ after }) => after)];
  return texts.some((value) => value !== undefined && /"(?:GPU|MULTIGPU)_[A-Z0-9_]*"/.test(JSON.stringify(value)));
}

/** Whether the report should name the sections that stay as they are: nothing does where the endpoint goes. */
export function leavesUnmanaged(endpoint: EndpointPlan): boolean {
  return endpoint.unmanaged.length > 0 && endpoint.action !== 'replace' && endpoint.action !== 'delete';
}

const toDo: Record<Exclude<Action, 'unchanged'>, string> = {
  create: 'to create',
  update: 'to update',
  replace: 'to replace',
  delete: 'to delete',
};

/** "2 to create, 2 to update (rollout, 1 to adopt), 1 blocked, 3 unchanged": what is none is left out. */
export function countWords(plan: Plan, options: { impacts?: boolean; unchanged?: boolean } = {}): string {
  const words: string[] = [];
  for (const action of ['create', 'update', 'replace', 'delete'] as const) {
    if (plan.summary[action] === 0) continue;
    const text = `${grouped(plan.summary[action])} ${toDo[action]}`;
    const updates = action === 'update' ? plan.endpoints.filter((one) => one.action === 'update') : [];
    const impact = worstImpact(updates);
    // Taking over what somebody else made is not what "update" makes one think of.
    const adopted = updates.filter(({ changes }) => changes.some((change) => change.class === 'adopt')).length;
    const more = [
      ...(options.impacts === true && impact !== 'none' ? [impactNames[impact]] : []),
      ...(adopted > 0 ? [`${grouped(adopted)} to adopt`] : []),
    ];
    words.push(more.length === 0 ? text : `${text} (${more.join(', ')})`);
  }
  if (words.length === 0) words.push('no changes');
  const blocked = plan.endpoints.filter((endpoint) => endpoint.blocked !== undefined).length;
  const held = plan.endpoints.filter((endpoint) => endpoint.hold !== undefined && endpoint.action !== 'unchanged').length;
  if (blocked > 0) words.push(`${grouped(blocked)} blocked`);
  if (held > 0) words.push(`${grouped(held)} on hold`);
  if (plan.unread.length > 0) words.push(`${grouped(plan.unread.length)} not readable`);
  const unchanged = plan.endpoints.filter(({ action, blocked: block }) => action === 'unchanged' && block === undefined).length;
  if (options.unchanged === true && unchanged > 0) words.push(`${grouped(unchanged)} unchanged`);
  return words.join(', ');
}

/** The plan in one line, for titles of checks and for logs. */
export function planLine(plan: Plan): string {
  const words = countWords(plan, { impacts: true });
  return `${capital(words)} · ${plan.target}${plan.offline ? ' · offline' : ''}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Milliseconds as "850 ms", "12 s", "4 min 05 s", "1 h 02 min". */
export function duration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  if (whole < 1000) return `${whole} ms`;
  const seconds = Math.round(whole / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** Epoch milliseconds as a day, `2026-03-01` (UTC). */
export function day(epoch: number): string {
  return new Date(epoch).toISOString().slice(0, 10);
}

/** Quoted where a POSIX shell would read more than a word. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
