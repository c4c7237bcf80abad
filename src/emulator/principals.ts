/** A user or a service principal of the emulated workspace. */
export interface Principal {
  kind: 'user' | 'service_principal';
  /** E-mail address, or application id. */
  name: string;
  displayName: string;
  id: string;
  groups: string[];
  /** Workspace admins are in group `admins` and manage every endpoint. */
  admin: boolean;
  /** The `workspace-access` entitlement (C25). */
  workspaceAccess: boolean;
  /** False once the principal has left the workspace (C25). */
  member: boolean;
  /** Personal access tokens. */
  tokens: string[];
  /** OAuth secrets of a service principal. */
  secrets: string[];
  /** Applied to every endpoint this principal creates. */
  budgetPolicyId: string | undefined;
  /** Workload identity federation policies. */
  policies: FederationPolicy[];
  /** Where it is an application of Microsoft Entra, too: `name` is its client id. */
  application?: EntraApplication;
}

export interface EntraApplication {
  /** Values of its client secrets. */
  secrets?: string[];
  /** Federated credentials; each value is compared as it stands. */
  credentials?: { issuer: string; audience: string; subject: string }[];
  /** A managed identity that the machine has. */
  onMachine?: boolean;
  /** Contributor or Owner of the workspace as a resource of Azure: gets in without being a user of it. */
  managesResource?: boolean;
}

export interface FederationPolicy {
  issuer: string;
  /** Unset means the account id. */
  audiences?: string[];
  subject: string;
  subject_claim?: string;
  /** Public keys; without them the signature is not checked. */
  jwks?: { keys: Record<string, unknown>[] };
}

export interface IssuedToken {
  principal: string;
  /** What it is good for: the workspace's API, or the management of Azure. */
  resource: 'databricks' | 'management';
  expiresAt: number;
}

export interface Directory {
  principals: Map<string, Principal>;
  issued: Map<string, IssuedToken>;
}

export type PrincipalInput = Partial<Principal> & { name: string };

/** Adds or changes a principal; a name without `@` is a service principal's application id. */
export function putPrincipal(directory: Directory, input: PrincipalInput): Principal {
  const known = directory.principals.get(input.name);
  const base: Principal = known ?? {
    kind: input.name.includes('@') ? 'user' : 'service_principal',
    name: input.name,
    displayName: input.name.split('@')[0] ?? input.name,
    id: String(7_000_000_000_000_000 + directory.principals.size),
    groups: [],
    admin: false,
    workspaceAccess: true,
    member: true,
    tokens: [],
    secrets: [],
    budgetPolicyId: undefined,
    policies: [],
  };
  const principal = { ...base, ...input };
  directory.principals.set(principal.name, principal);
  return principal;
}

export function groupsOf(principal: Principal): string[] {
  const groups = principal.admin ? ['admins', ...principal.groups] : principal.groups;
  return [...new Set(['users', ...groups])];
}

/** `User` or `ServicePrincipal`, as endpoints name the kind of their creator. */
export function creatorKind(principal: Principal): string {
  return principal.kind === 'user' ? 'User' : 'ServicePrincipal';
}
