import { listActivities } from '../activities.js';
import { GitHubError, mayDo, notFound, ok, type Context, type Reply, type Route } from '../http.js';
import { branchKey, fullName } from '../state.js';
import { getCommit } from '../git.js';
import { nodeId, viewAccount } from '../views/account-view.js';
import { viewCommit } from '../views/commit-view.js';
import { apiUrlOf, htmlUrlOf, viewActivity, viewFullRepository } from '../views/repository-view.js';

const PERIODS: Record<string, number> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** Pages go by cursors here, not by numbers. */
function listActivity(context: Context): Reply {
  const { state, repository, query, url } = context;
  const is = (name: string, value: string | null): boolean => (query.get(name) ?? value) === value;
  const wanted = query.get('ref')?.replace(/^refs\/heads\//, '');
  const days = PERIODS[query.get('time_period') ?? ''] ?? Infinity;
  const found = listActivities(state, fullName(repository))
    .filter((item) => wanted === undefined || item.ref === `refs/heads/${wanted}`)
    .filter((item) => is('actor', item.actor) && is('activity_type', item.type))
    .filter((item) => state.now().getTime() - Date.parse(item.at) <= days * 86_400_000);
  if (query.get('direction') === 'asc') found.reverse();
  if (query.get('page') !== null) context.complain('Activities have cursors in place of page numbers.');
  const cursor = query.get('after');
  const start = cursor === null ? 0 : found.findIndex((item) => String(item.id) === cursor) + 1;
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const items = found.slice(start, start + size);
  const last = items.at(-1);
  const next = new URL(url);
  if (last !== undefined) next.searchParams.set('after', String(last.id));
  const more = start + size < found.length;
  return { status: 200, body: items.map((item) => viewActivity(state, item)), headers: more ? { link: `<${next.href}>; rel="next"` } : {} };
}

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
    path: '/activity',
    needs: [['contents', 'read']],
    query: ['direction', 'before', 'after', 'ref', 'actor', 'time_period', 'activity_type'],
    handle: listActivity,
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
