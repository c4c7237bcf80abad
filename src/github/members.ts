import { z } from 'zod';
import type { Members, Permission } from '../ports/pull-requests.js';
import type { GitHubApi } from './api.js';

const permissionReply = z.object({ permission: z.string(), role_name: z.string().nullish() });
const permissions: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/** Permissions of people. One request, which any token may make; what is no user (404), some bots say, has none. */
export function createMembers(api: GitHubApi): Members {
  return {
    async permission(user) {
      const reply = await api.find(
        {
          method: 'GET',
          path: '/repos/{owner}/{repo}/collaborators/{user}/permission',
          parameters: { user },
          attempted: 'read',
          target: `the permission of ${user}`,
        },
        permissionReply,
      );
      // `permission` knows four levels; the role's name tells the others, unless it is a role of the organization's own.
      return asPermission(reply?.role_name) ?? asPermission(reply?.permission) ?? 'none';
    },
  };
}

function asPermission(name: string | null | undefined): Permission | undefined {
  return permissions.find((permission) => permission === name);
}
