/** What an endpoint serves and where it comes from, in words for every surface: names of others stand in backticks. */
import type { EndpointPlan } from '../plan/plan.js';
import { day, grouped } from './words.js';

const mostModels = 3;

const code = (name: string): string => `\`${name.replaceAll('`', '\'')}\``;

/** "Created by `x` on 2025-01-02." as far as the platform told. */
export function bornWords({ live, gone }: Pick<EndpointPlan, 'live' | 'gone'>): string {
  const { creator, createdAt } = live ?? gone ?? {};
  const by = creator === undefined ? '' : ` by ${code(creator)}`;
  const on = createdAt === undefined ? '' : ` on ${day(createdAt)}`;
  return by === '' && on === '' ? '' : `Created${by}${on}.`;
}

/** What goes with a deletion: "It serves `a.b.c` version 7. Created by `x` on 2025-01-02." */
export function goneWords(endpoint: Pick<EndpointPlan, 'live' | 'gone'>): string {
  const served = endpoint.gone?.served ?? [];
  // The platform shuffles them (N5).
  const models = [...new Set(served.map(({ model, version }) => `${code(model)}${version === '' ? '' : ` version ${version}`}`))].sort();
  const shown = models.slice(0, mostModels);
  const rest = models.length - shown.length;
  const last = rest > 0 ? `${grouped(rest)} more` : shown.length > 1 ? shown.pop() : undefined;
  const serves = shown.length === 0 ? '' : `It serves ${shown.join(', ')}${last === undefined ? '' : ` and ${last}`}.`;
  return [serves, bornWords(endpoint)].filter((words) => words !== '').join(' ');
}
