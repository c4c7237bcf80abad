import { ApiError, denied, invalid, missing } from './api-error.js';
import { type JsonObject, objectsOf, textOf } from './json.js';
import { creatorKind, groupsOf, type Principal } from './principals.js';
import type { PermissionLevel, StoredEndpoint, WorldState } from './state.js';

type PrincipalKey = 'user_name' | 'group_name' | 'service_principal_name';
const principalKeys: readonly PrincipalKey[] = ['user_name', 'group_name', 'service_principal_name'];

export interface Grant {
  key: PrincipalKey;
  name: string;
  level: PermissionLevel;
}

/** Direct grants by endpoint id; entries outlive the endpoint (V1 permissions API, 1.4). */
export type AclStore = Map<string, Grant[]>;

const ranks: Record<PermissionLevel, number> = { CAN_VIEW: 1, CAN_QUERY: 2, CAN_MANAGE: 3 };

function isLevel(value: string | undefined): value is PermissionLevel {
  return value !== undefined && Object.hasOwn(ranks, value);
}

function grantKey(principal: Principal): PrincipalKey {
  return principal.kind === 'user' ? 'user_name' : 'service_principal_name';
}

/** The creator automatically gets CAN_MANAGE. */
export function grantCreator(world: WorldState, id: string, creator: Principal): void {
  world.acls.set(id, [{ key: grantKey(creator), name: creator.name, level: 'CAN_MANAGE' }]);
}

/** The highest level the principal has on the id, directly, by group, or as a workspace admin. */
export function levelOf(world: WorldState, id: string, principal: Principal): PermissionLevel | undefined {
  if (principal.admin) return 'CAN_MANAGE';
  const groups = groupsOf(principal);
  const levels = (world.acls.get(id) ?? [])
    .filter((grant) =>
      grant.key === 'group_name'
        ? groups.includes(grant.name)
        : grant.key === grantKey(principal) && grant.name === principal.name,
    )
    .map((grant) => grant.level);
  return levels.sort((left, right) => ranks[right] - ranks[left])[0];
}

/** The caller's level on an endpoint; foreign endpoints give everyone theirs. */
export function endpointLevel(
  world: WorldState,
  endpoint: StoredEndpoint,
  principal: Principal,
): PermissionLevel | undefined {
  return levelOf(world, endpoint.id, principal) ?? endpoint.foreign?.level;
}

export function requireLevel(
  world: WorldState,
  endpoint: StoredEndpoint,
  { caller, level }: { caller: Principal; level: PermissionLevel },
): void {
  const own = endpointLevel(world, endpoint, caller);
  if (own === undefined || ranks[own] < ranks[level]) throw refuse(caller, level, endpoint.id);
}

function refuse(caller: Principal, level: PermissionLevel, id: string): Error {
  const verb = { CAN_VIEW: 'View', CAN_QUERY: 'Query', CAN_MANAGE: 'Manage' }[level];
  return denied(`${caller.name} does not have ${verb} permissions on serving endpoint ${id}. Please contact the owner or an administrator for access.`);
}

/** Throws 404 for an id that never existed and where there is no access control, 403 without the level. */
export function requireAcl(
  world: WorldState,
  id: string,
  { caller, level }: { caller: Principal; level: PermissionLevel },
): void {
  if (!world.options.accessControl) throw new ApiError(404, 'FEATURE_DISABLED', 'Access control is not enabled in this workspace.');
  if (!world.acls.has(id)) throw missing(`Serving endpoint with ID ${id} does not exist.`);
  const own = levelOf(world, id, caller);
  if (own === undefined || ranks[own] < ranks[level]) throw refuse(caller, level, id);
}

/** R40 (E10): direct grants, then the inherited grant of the workspace admins. */
export function renderAcl(world: WorldState, id: string): JsonObject {
  const direct = (world.acls.get(id) ?? []).map((grant) => {
    const principal = world.directory.principals.get(grant.name);
    return {
      [grant.key]: grant.name,
      ...(grant.key !== 'group_name' && principal ? { display_name: principal.displayName } : {}),
      all_permissions: [{ permission_level: grant.level, inherited: false }],
    };
  });
  const inherited = {
    group_name: 'admins',
    all_permissions: [
      { permission_level: 'CAN_MANAGE', inherited: true, inherited_from_object: ['/serving-endpoints'] },
    ],
  };
  const entries = [...direct, inherited];
  return {
    object_id: `/serving-endpoints/${id}`,
    object_type: 'serving-endpoint',
    access_control_list: world.options.shuffle ? world.random.shuffle(entries) : entries,
  };
}

export const permissionLevels: JsonObject = {
  permission_levels: [
    { permission_level: 'CAN_MANAGE', description: 'Can Manage permission on serving endpoint' },
    { permission_level: 'CAN_QUERY', description: 'Can Query permission on serving endpoint' },
    { permission_level: 'CAN_VIEW', description: 'Can View permission on serving endpoint' },
  ],
};

function readGrants(world: WorldState, body: JsonObject): Grant[] {
  const grants = objectsOf(body.access_control_list).map((entry): Grant => {
    const keys = principalKeys.filter((key) => textOf(entry[key]));
    const [key] = keys;
    if (key === undefined || keys.length > 1) {
      throw invalid('Exactly one of user_name, group_name or service_principal_name must be set in each access control entry.');
    }
    const level = textOf(entry.permission_level);
    if (!isLevel(level)) throw invalid(`'${level ?? ''}' is not a valid permission level for serving-endpoint.`);
    const name = textOf(entry[key]) ?? '';
    if (world.options.strictPrincipals && !isKnown(world, key, name)) {
      throw missing(`Principal: ${principalType(key)}(${name}) does not exist`);
    }
    return { key, name, level };
  });
  const names = new Set(grants.map((grant) => `${grant.key}:${grant.name}`));
  if (names.size < grants.length) throw invalid('A principal is listed more than once in access_control_list.');
  return grants;
}

function principalType(key: PrincipalKey): string {
  return { user_name: 'UserName', group_name: 'GroupName', service_principal_name: 'ServicePrincipalName' }[key];
}

function isKnown(world: WorldState, key: PrincipalKey, name: string): boolean {
  const principals = [...world.directory.principals.values()];
  if (key === 'group_name') return principals.some((principal) => groupsOf(principal).includes(name));
  return principals.some((principal) => principal.name === name && grantKey(principal) === key);
}

/** R41: replaces every direct grant, the creator's and the caller's own too, if they are left out. */
export function replaceGrants(world: WorldState, id: string, body: JsonObject): void {
  world.acls.set(id, readGrants(world, body));
}

/** R42: upserts the listed principals and leaves the others. */
export function mergeGrants(world: WorldState, id: string, body: JsonObject): void {
  const sent = readGrants(world, body);
  const kept = (world.acls.get(id) ?? []).filter(
    (grant) => !sent.some((item) => item.key === grant.key && item.name === grant.name),
  );
  world.acls.set(id, [...kept, ...sent]);
}

/** Creator fields of an endpoint; empty for Databricks-owned ones. */
export function creatorFields(world: WorldState, endpoint: StoredEndpoint): JsonObject {
  if (endpoint.creator === undefined) return {};
  const principal = world.directory.principals.get(endpoint.creator);
  return principal
    ? { creator_display_name: principal.displayName, creator_kind: creatorKind(principal) }
    : {};
}
