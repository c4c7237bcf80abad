import { ownTagKeys, ownTags, principalFields } from '../endpoint/fields/index.js';
import type { JsonObject } from '../endpoint/fields/index.js';
import type { Grant, LiveEndpoint } from '../endpoint/model.js';
import type { EndpointPlan, Operation } from '../plan/plan.js';
import { readNote } from '../plan/unread-note.js';

/** What an operation does, in words: "update the config". */
export function titleOf(operation: Operation): string {
  switch (operation.kind) {
    case 'create':
      return 'create the endpoint';
    case 'delete':
      return 'delete the endpoint';
    case 'update-config':
      return 'update the config';
    case 'patch-tags':
      if (operation.purpose === 'ownership') return 'write the ownership tags';
      if (operation.purpose === 'intent') return 'note what is about to be written';
      if (isMereNote(operation)) return 'note what was written';
      if (operation.purpose === 'tags') return 'update the tags';
      return operation.remove.includes(ownTags.protected) ? 'lift the protection from deletion' : 'remove the note of what was written';
    case 'put-ai-gateway':
      if (operation.step === 'tighten') return 'tighten the AI Gateway';
      return operation.step === 'relocate' ? 'turn the inference table off before it moves' : 'update the AI Gateway';
    case 'patch-notifications':
      return 'update the e-mail notifications';
    case 'patch-telemetry':
      return 'update the telemetry';
    case 'put-permissions':
      return operation.step === 'tighten' ? 'tighten the permissions' : 'update the permissions';
    case 'wait':
      return 'wait until the endpoint is ready';
  }
}

type TagPatch = Operation & { kind: 'patch-tags' };

const tagKeysOf = ({ add, remove }: TagPatch): string[] => [...add.map(({ key }) => key), ...remove];

/** Whether a tag to write is the note of write-only values from before they are written. */
const isIntent = ({ key, value }: { key: string; value: string }): boolean => key === ownTags.unread && readNote(value).before !== undefined;

/** Keys of the tags; the note of write-only values has two, for it is written before them and again after them. */
const tagNamesOf = ({ add, remove }: TagPatch): string[] => [...add.map((tag) => (isIntent(tag) ? `${tag.key} before` : tag.key)), ...remove];

/** Tells operations of one endpoint apart, so that the attempts at one can be counted. */
export function keyOf(operation: Operation): string {
  switch (operation.kind) {
    case 'patch-tags':
      return [operation.kind, ...tagNamesOf(operation).sort()].join(' ');
    case 'put-ai-gateway':
    case 'put-permissions':
      return `${operation.kind} ${operation.step ?? ''}`;
    default:
      return operation.kind;
  }
}

/** The operation in a newer plan that still has to do what `operation` was to do; `undefined`: nothing is left of it. */
export function findAgain(newer: readonly Operation[], operation: Operation): Operation | undefined {
  if (operation.kind !== 'patch-tags') return newer.find((left) => keyOf(left) === keyOf(operation));
  // Neighbouring tag writes are merged when planning, so that only the keys tell.
  const keys = new Set(tagNamesOf(operation));
  return newer.find((left) => left.kind === 'patch-tags' && tagNamesOf(left).some((key) => keys.has(key)));
}

/**
 * Whether an operation that comes after a rollout may be made while that still goes on (`wait: false`). Notifications
 * and the user's tags change neither access nor what is served. What loosens access, what our own tags say of a
 * finished rollout (protection lifted, values written) and telemetry, which is refused during an update (R14), is
 * left for the next run.
 */
export function mayPrecedeRollout(operation: Operation): boolean {
  if (operation.kind === 'patch-tags') return !tagKeysOf(operation).some((key) => ownTagKeys.includes(key));
  return operation.kind === 'patch-notifications';
}

/**
 * Whether an operation only notes that write-only values are written. Where nothing waits for their rollout it is not
 * left for the next run either: by the note from before them, that one can tell.
 */
export function isMereNote(operation: Operation): boolean {
  return operation.kind === 'patch-tags' && operation.remove.length === 0 && operation.add.every((tag) => tag.key === ownTags.unread && !isIntent(tag));
}

/** The plan with a wait for the update that was found under way, where it does not list that itself. */
export function withResumedWait(plan: EndpointPlan): EndpointPlan {
  if (plan.updating !== 'wanted' || plan.operations.some(({ kind }) => kind === 'wait')) return plan;
  // Whatever comes before the rollout (ownership, tightening) does not wait for it.
  const early = (operation: Operation): boolean =>
    (operation.kind === 'patch-tags' && (operation.purpose === 'ownership' || operation.purpose === 'intent')) ||
    ((operation.kind === 'put-ai-gateway' || operation.kind === 'put-permissions') && operation.step === 'tighten');
  const first = plan.operations.findIndex((operation) => !early(operation));
  const at = first === -1 ? plan.operations.length : first;
  return { ...plan, operations: [...plan.operations.slice(0, at), { kind: 'wait' }, ...plan.operations.slice(at)] };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The grants to send, with CAN_MANAGE of the endpoint's creator: R41 replaces all direct grants, and without it the
 * creator would be locked out (1.4).
 */
export function grantsToSend(stated: readonly JsonObject[], live: Pick<LiveEndpoint, 'creator' | 'creatorKind'>): Grant[] {
  const grants = stated.flatMap((grant): Grant[] => {
    for (const field of Object.keys(principalFields) as Grant['field'][]) {
      const principal = grant[field];
      const level = grant['permission_level'] ?? grant['level'];
      if (typeof principal === 'string' && typeof level === 'string') return [{ field, principal, level }];
    }
    return [];
  });
  const { creator, creatorKind } = live;
  if (creator === undefined) return grants;
  const application = creatorKind === undefined ? uuid.test(creator) : creatorKind === 'ServicePrincipal';
  const own: Grant = { field: application ? 'service_principal_name' : 'user_name', principal: creator, level: 'CAN_MANAGE' };
  return [...grants.filter(({ field, principal }) => field !== own.field || principal !== own.principal), own];
}
