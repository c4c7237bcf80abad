/** What kinds of drift there are, and how they are told apart. */
import type { EndpointPlan, Plan } from '../plan/plan.js';
import { grouped } from './words.js';

export interface DriftGroup {
  id: 'changed' | 'moved' | 'missing' | 'extra';
  title: string;
  hint: string;
  endpoints: EndpointPlan[];
}

/** `clean` only where every endpoint was read and nothing differs. */
export function driftKind(plan: Plan): 'clean' | 'drift' | 'unread' {
  if (driftGroups(plan).some(({ endpoints }) => endpoints.length > 0)) return 'drift';
  return plan.unread.length > 0 ? 'unread' : 'clean';
}

export function driftGroups(plan: Plan): DriftGroup[] {
  const drifted = plan.endpoints.filter(({ action, blocked }) => action !== 'unchanged' || blocked !== undefined);
  const moved = drifted.filter(hasOnlyMovedVersions);
  const changed = drifted.filter(
    (endpoint) => ['update', 'replace', 'unchanged'].includes(endpoint.action) && !moved.includes(endpoint),
  );
  return [
    {
      id: 'changed',
      title: '✏️ Differs from the repository',
      hint: 'Edited in the workspace, or merged and not applied. `-` is live, `+` is what the repository says.',
      endpoints: changed,
    },
    {
      id: 'moved',
      title: '🏷️ A newer model version is waiting',
      hint: 'Nobody edited these: `latest` or an alias points to another version now. An apply rolls it out.',
      endpoints: moved,
    },
    {
      id: 'missing',
      title: '➕ In the repository, not in the workspace',
      hint: 'Deleted in the workspace, or merged and not applied.',
      endpoints: drifted.filter(({ action }) => action === 'create'),
    },
    {
      id: 'extra',
      title: '🗑️ In the workspace, no longer in the repository',
      hint: 'They belong to this manifest, which does not name them any more.',
      endpoints: drifted.filter(({ action }) => action === 'delete'),
    },
  ];
}

function hasOnlyMovedVersions(endpoint: EndpointPlan): boolean {
  return (
    endpoint.action === 'update' &&
    endpoint.changes.length > 0 &&
    endpoint.changes.every(({ path, note }) => path.endsWith('.entity_version') && note !== undefined && /^(?:@|latest)/.test(note))
  );
}

/** "2 changed, 1 missing, 1 not readable"; "no drift" where there is none. */
export function driftWords(plan: Plan): string {
  const words = { changed: 'changed', moved: 'with a newer version', missing: 'missing', extra: 'not in the repository' };
  const parts = driftGroups(plan).flatMap(({ id, endpoints }) =>
    endpoints.length === 0 ? [] : [`${grouped(endpoints.length)} ${words[id]}`],
  );
  if (plan.unread.length > 0) parts.push(`${grouped(plan.unread.length)} not readable`);
  return parts.length === 0 ? 'no drift' : parts.join(', ');
}
