import { GitHubError, mayDo, notFound, ok, type Route } from '../http.js';
import { branchKey, fullName } from '../state.js';
import { getCommit } from '../git.js';
import { nodeId, viewAccount } from '../views/account-view.js';
import { viewCommit } from '../views/commit-view.js';
import { apiUrlOf, htmlUrlOf, viewFullRepository } from '../views/repository-view.js';

export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '',
    needs: [],
    handle: ({ state, repository, identity }) =>
      ok(viewFullRepository(state, repository, mayDo(identity, [['contents', 'write']]))),
  },
  {
    method: 'GET',
    path: '/branches/{branch+}',
    needs: [['contents', 'read']],
    handle: ({ state, repository, params }) => {
      const name = params['branch'] ?? '';
      const sha = state.branches.get(branchKey(fullName(repository), name));
      if (sha === undefined) throw new GitHubError(404, 'Branch not found');
      const self = `${apiUrlOf(state, repository)}/branches/${name}`;
      return ok({
        name,
        commit: viewCommit(state, getCommit(state.git, sha), repository),
        _links: { self, html: `${htmlUrlOf(state, repository)}/tree/${name}` },
        protected: false,
        protection: { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } },
        protection_url: `${self}/protection`,
      });
    },
  },
  {
    method: 'GET',
    path: '/git/ref/{ref+}',
    needs: [['contents', 'read']],
    handle: ({ state, repository, params }) => {
      const ref = params['ref'] ?? '';
      const sha = ref.startsWith('heads/')
        ? state.branches.get(branchKey(fullName(repository), ref.slice('heads/'.length)))
        : state.tags.get(ref.replace(/^tags\//, ''));
      if (sha === undefined) throw notFound();
      const api = apiUrlOf(state, repository);
      return ok({
        ref: `refs/${ref}`,
        node_id: nodeId('REF', ref),
        url: `${api}/git/refs/${ref}`,
        object: { sha, type: 'commit', url: `${api}/git/commits/${sha}` },
      });
    },
  },
  {
    method: 'GET',
    path: '/collaborators/{username}/permission',
    needs: [],
    handle: ({ state, repository, params }) => {
      const login = params['username'] ?? '';
      if (!state.accounts.has(login)) throw new GitHubError(404, `${login} is not a user`);
      const role = state.collaborators.get(login) ?? (repository.private ? 'none' : 'read');
      // `permission` knows four levels only; `role_name` tells maintain and triage.
      const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
      const rank = ['none', 'read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
      const permissions = { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 };
      return ok({ permission, role_name: role, user: { ...viewAccount(state, login), permissions, role_name: role } });
    },
  },
];
