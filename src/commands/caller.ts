/** What only the caller's identity can tell, at apply: may it manage the endpoint, and would it still afterwards? */
import type { Refusal } from '../apply/options.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import type { Principal } from '../ports/databricks.js';

/** Endpoint name -> why it is held back. */
export function callerProblems(plan: Plan, me: Principal | undefined): Map<string, Refusal> {
  const problems = new Map<string, Refusal>();
  for (const endpoint of plan.endpoints) {
    if (endpoint.operations.length === 0 || endpoint.changes.length === 0) continue;
    const level = endpoint.live?.permissionLevel;
    if (level !== undefined && level !== '' && level !== 'CAN_MANAGE') {
      problems.set(endpoint.name, {
        reason: 'permission-denied',
        message: `The principal ${me?.userName ?? 'of this run'} has ${level} on \`${endpoint.name}\`; changing it takes CAN_MANAGE.`,
        hint: 'Grant the principal CAN_MANAGE on the endpoint, or sign in as one that has it.',
      });
    } else if (me !== undefined && locksOut(endpoint, me)) {
      problems.set(endpoint.name, {
        reason: 'preflight-failed',
        message: `These permissions would take CAN_MANAGE on \`${endpoint.name}\` from the principal that applies them (${me.userName}).`,
        hint: `Add a grant of CAN_MANAGE for ${me.userName} or one of its groups to \`permissions\`.`,
      });
    }
  }
  return problems;
}

/** The creator and workspace admins keep their rights whatever the direct grants say. */
function locksOut(endpoint: EndpointPlan, me: Principal): boolean {
  const writes = endpoint.operations.filter((operation) => operation.kind === 'put-permissions');
  const creates = endpoint.operations.some((operation) => operation.kind === 'create');
  if (writes.length === 0 || creates || endpoint.live?.creator === me.userName || me.groups.includes('admins')) return false;
  return writes.some((operation) => !operation.grants.some((grant) => keepsManage(grant, me)));
}

function keepsManage(grant: Record<string, unknown>, me: Principal): boolean {
  if (grant['permission_level'] !== 'CAN_MANAGE') return false;
  const { group_name: group, user_name: user, service_principal_name: principal } = grant;
  return user === me.userName || principal === me.userName || (typeof group === 'string' && me.groups.includes(group));
}
