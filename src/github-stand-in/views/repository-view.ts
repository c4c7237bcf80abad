import { fullName, type WorldState } from '../state.js';
import type { Activity, Repository } from '../types.js';
import { nodeId, viewAccount, viewAccountOrNull, viewOrganization } from './account-view.js';

export function apiUrlOf(state: WorldState, repository: Repository = state.repository): string {
  return `${state.apiUrl}/repos/${fullName(repository)}`;
}

export function htmlUrlOf(state: WorldState, repository: Repository = state.repository): string {
  return `${state.serverUrl}/${fullName(repository)}`;
}

function listUrls(api: string) {
  return {
    archive_url: `${api}/{archive_format}{/ref}`,
    assignees_url: `${api}/assignees{/user}`,
    blobs_url: `${api}/git/blobs{/sha}`,
    branches_url: `${api}/branches{/branch}`,
    collaborators_url: `${api}/collaborators{/collaborator}`,
    comments_url: `${api}/comments{/number}`,
    commits_url: `${api}/commits{/sha}`,
    compare_url: `${api}/compare/{base}...{head}`,
    contents_url: `${api}/contents/{+path}`,
    contributors_url: `${api}/contributors`,
    deployments_url: `${api}/deployments`,
    downloads_url: `${api}/downloads`,
    events_url: `${api}/events`,
    forks_url: `${api}/forks`,
    git_commits_url: `${api}/git/commits{/sha}`,
    git_refs_url: `${api}/git/refs{/sha}`,
    git_tags_url: `${api}/git/tags{/sha}`,
    hooks_url: `${api}/hooks`,
    issue_comment_url: `${api}/issues/comments{/number}`,
    issue_events_url: `${api}/issues/events{/number}`,
    issues_url: `${api}/issues{/number}`,
    keys_url: `${api}/keys{/key_id}`,
    labels_url: `${api}/labels{/name}`,
    languages_url: `${api}/languages`,
    merges_url: `${api}/merges`,
    milestones_url: `${api}/milestones{/number}`,
    notifications_url: `${api}/notifications{?since,all,participating}`,
    pulls_url: `${api}/pulls{/number}`,
    releases_url: `${api}/releases{/id}`,
    stargazers_url: `${api}/stargazers`,
    statuses_url: `${api}/statuses/{sha}`,
    subscribers_url: `${api}/subscribers`,
    subscription_url: `${api}/subscription`,
    tags_url: `${api}/tags`,
    teams_url: `${api}/teams`,
    trees_url: `${api}/git/trees{/sha}`,
  };
}

/** A repository as it stands inside other objects and in events. */
export function viewRepository(state: WorldState, repository: Repository = state.repository) {
  const html = htmlUrlOf(state, repository);
  const full = fullName(repository);
  const open = [...state.issues.values()].filter((issue) => issue.state === 'open').length;
  const openCount = repository === state.repository ? open : 0;
  const forks = repository === state.repository ? state.forks.size : 0;
  const pushed = [...state.git.commits.values()].at(-1)?.committer.date ?? repository.createdAt;
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: full,
    private: repository.private,
    owner: viewAccount(state, repository.owner),
    html_url: html,
    description: repository.description,
    fork: repository.fork,
    url: apiUrlOf(state, repository),
    ...listUrls(apiUrlOf(state, repository)),
    created_at: repository.createdAt,
    updated_at: pushed,
    pushed_at: pushed,
    git_url: `${html.replace(/^https?/, 'git')}.git`,
    ssh_url: `git@${new URL(state.serverUrl).host}:${full}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    homepage: null,
    size: 12,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: forks,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: openCount,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [] as string[],
    custom_properties: {},
    visibility: repository.private ? 'private' : 'public',
    forks,
    open_issues: openCount,
    watchers: 0,
    default_branch: repository.defaultBranch,
  };
}

/** GET /repos/{owner}/{repo}: with what only this route tells. */
export function viewFullRepository(state: WorldState, repository: Repository, mayPush: boolean) {
  return {
    ...viewRepository(state, repository),
    permissions: { admin: false, maintain: false, push: mayPush, triage: mayPush, pull: true },
    temp_clone_token: null,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    organization: { ...viewAccount(state, repository.owner), ...viewOrganization(state) },
    subscribers_count: 1,
    network_count: state.forks.size,
  };
}

export function viewActivity(state: WorldState, activity: Activity) {
  return {
    id: activity.id,
    node_id: nodeId('PSH', activity.id),
    before: activity.before,
    after: activity.after,
    ref: activity.ref,
    timestamp: activity.at,
    activity_type: activity.type,
    actor: viewAccountOrNull(state, activity.actor),
  };
}
