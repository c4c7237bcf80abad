import { ensureAccount, type WorldState } from '../state.js';

/** Global ids as GitHub writes them: a type's prefix and an opaque rest. */
export function nodeId(prefix: string, id: number | string): string {
  return `${prefix}_kwDO${Buffer.from(String(id)).toString('base64url')}`;
}

/** GitHub's "simple user". Bots have their page under /apps. */
export function viewAccount(state: WorldState, login: string) {
  const account = ensureAccount(state, login);
  const api = `${state.apiUrl}/users/${encodeURIComponent(login)}`;
  const page = account.type === 'Bot' ? `apps/${login.replace(/\[bot\]$/, '')}` : login;
  return {
    login,
    id: account.id,
    node_id: nodeId(account.type === 'Organization' ? 'O' : account.type === 'Bot' ? 'BOT' : 'U', account.id),
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: '',
    url: api,
    html_url: `${state.serverUrl}/${page}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type as string,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** GET /user: what a person's token learns of its owner. */
export function viewOwnAccount(state: WorldState, login: string) {
  return {
    ...viewAccount(state, login),
    name: login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: state.repository.createdAt,
    updated_at: state.repository.createdAt,
  };
}

export function viewAccountOrNull(state: WorldState, login: string | null) {
  return login === null ? null : viewAccount(state, login);
}

export function viewOrganization(state: WorldState) {
  const { owner } = state.repository;
  const api = `${state.apiUrl}/orgs/${owner}`;
  const { id } = ensureAccount(state, owner, 'Organization');
  return {
    login: owner,
    id,
    node_id: nodeId('O', id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    description: '',
  };
}

/** The GitHub Actions app, author of what a job's token writes. */
export function viewActionsApp(state: WorldState) {
  return {
    id: 15_368,
    client_id: 'Iv1.05c79e9ad1f6bdfa',
    slug: 'github-actions',
    node_id: 'MDM6QXBwMTUzNjg=',
    owner: viewAccount(state, 'github'),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: `${state.serverUrl}/apps/github-actions`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2025-03-07T16:35:00Z',
    permissions: { actions: 'write', checks: 'write', contents: 'write', issues: 'write', metadata: 'read' } as Record<string, string>,
    events: ['check_run', 'pull_request', 'push'],
  };
}

/** Count of each kind of reaction, as issues and comments carry it. */
export function viewReactions(url: string, reactions: readonly { content: string }[]) {
  const count = (content: string): number => reactions.filter((item) => item.content === content).length;
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    '+1': count('+1'),
    '-1': count('-1'),
    laugh: count('laugh'),
    hooray: count('hooray'),
    confused: count('confused'),
    heart: count('heart'),
    rocket: count('rocket'),
    eyes: count('eyes'),
  };
}

/** Relation of an account to the repository, from its permission. */
export function viewAssociation(state: WorldState, login: string) {
  if (login === state.repository.owner) return 'OWNER' as const;
  return state.collaborators.has(login) ? ('MEMBER' as const) : ('NONE' as const);
}
