/** How live endpoints are, apart from what they are configured to be: reported, never judged as drift. */
import { isStopped, isUpdating } from '../endpoint/document.js';
import type { LiveEndpoint, LiveEntityState } from '../endpoint/model.js';
import type { EndpointPlan } from './plan.js';

export interface Condition {
  name: string;
  kind: 'down' | 'system-update-failed' | 'update-failed' | 'update-cancelled' | 'stopped' | 'recovering';
  /** Whether anything answers requests. */
  serves: boolean;
  /** An earlier update failed, and what serves is nevertheless what the repository says. */
  asWanted: boolean;
  /** Served entities that are not well, with the platform's own words. */
  entities: { entity: string; deployment: string; message: string }[];
}

/** Conditions that do not end by themselves and that nobody asked for: worth an issue even where nothing differs. */
export function isFailure({ kind }: Condition): boolean {
  return kind === 'down' || kind === 'system-update-failed';
}

/** Conditions that come and go by themselves: told, but no news. */
export function isTransient({ kind }: Condition): boolean {
  return kind === 'recovering';
}

const rank: readonly Condition['kind'][] = ['down', 'system-update-failed', 'update-failed', 'update-cancelled', 'stopped', 'recovering'];

/** What is to be told of the endpoints of a plan, worst first, then by name. One that is being updated is on its way. */
export function conditionsOf(endpoints: readonly EndpointPlan[]): Condition[] {
  const found = endpoints.flatMap((endpoint) => {
    const { live } = endpoint;
    const condition = live === undefined || live.origin === 'databricks' ? undefined : conditionOf(live);
    // What could not be compared is not known to be as wanted.
    const asWanted = endpoint.action === 'unchanged' && endpoint.blocked === undefined;
    return condition === undefined ? [] : [{ ...condition, name: endpoint.name, asWanted }];
  });
  return found.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

/** The table of serving-api 5.2, read for an endpoint that this run does not write. */
function conditionOf(live: LiveEndpoint): Omit<Condition, 'name' | 'asWanted'> | undefined {
  if (isUpdating(live)) return undefined;
  const serves = live.state.ready === 'READY';
  const active = live.config?.entities ?? [];
  const failed = failedOf(active);
  const pending = failedOf(live.pendingConfig?.entities ?? []);
  if (isStopped(live)) return { kind: 'stopped', serves, entities: [] };
  const recovering = active.filter(({ deployment }) => deployment === 'DEPLOYMENT_RECOVERING');
  if (!serves && (failed.length > 0 || (live.config === undefined && live.state.configUpdate === 'UPDATE_FAILED'))) {
    return { kind: 'down', serves, entities: told(failed.length > 0 ? failed : pending) };
  }
  if (live.state.systemUpdateFailure === true) return { kind: 'system-update-failed', serves, entities: told([...failed, ...pending]) };
  if (live.state.configUpdate === 'UPDATE_FAILED') return { kind: 'update-failed', serves, entities: told(pending.length > 0 ? pending : failed) };
  if (live.state.configUpdate === 'UPDATE_CANCELED') return { kind: 'update-cancelled', serves, entities: [] };
  if (recovering.length > 0) return { kind: 'recovering', serves, entities: told(recovering) };
  if (failed.length > 0) return { kind: 'update-failed', serves, entities: told(failed) };
  // Older workspaces say in no word that an endpoint is stopped: it has a config, nothing moves, and nothing serves.
  const moves = active.some(({ deployment }) => deployment === 'DEPLOYMENT_CREATING');
  return live.state.ready === 'NOT_READY' && live.config !== undefined && !moves ? { kind: 'stopped', serves, entities: [] } : undefined;
}

function failedOf(entities: readonly LiveEntityState[]): LiveEntityState[] {
  const failed = entities.filter(({ deployment }) => deployment === 'DEPLOYMENT_FAILED');
  // ABORTED ones were stopped by a failed sibling (5.1).
  return failed.length > 0 ? failed : entities.filter(({ deployment }) => deployment === 'DEPLOYMENT_ABORTED');
}

const told = (entities: readonly LiveEntityState[]): Condition['entities'] =>
  entities.map(({ name, deployment, message }) => ({ entity: name, deployment, message }));
