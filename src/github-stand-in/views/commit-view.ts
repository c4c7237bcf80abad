import { diffFiles, getCommit, type FileChange } from '../git.js';
import { fullName, type WorldState } from '../state.js';
import type { Commit, Repository, Signature } from '../types.js';
import { nodeId, viewAccount } from './account-view.js';
import { apiUrlOf, htmlUrlOf } from './repository-view.js';

function viewSignature(signature: Signature) {
  return { name: signature.name, email: signature.email, date: signature.date };
}

/** A commit as lists show it: without statistics and files. */
export function viewCommit(state: WorldState, commit: Commit, repository: Repository = state.repository) {
  const api = apiUrlOf(state, repository);
  const html = htmlUrlOf(state, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    commit: {
      author: viewSignature(commit.author),
      committer: viewSignature(commit.committer),
      message: commit.message,
      tree: { sha: commit.treeSha, url: `${api}/git/trees/${commit.treeSha}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${html}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: viewAccount(state, commit.author.login),
    committer: viewAccount(state, commit.committer.login),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${html}/commit/${sha}` })),
  };
}

export function viewFileChange(state: WorldState, change: FileChange, at: { sha: string; repository: Repository }) {
  const html = htmlUrlOf(state, at.repository);
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: change.blobSha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${html}/blob/${at.sha}/${path}`,
    raw_url: `${html}/raw/${at.sha}/${path}`,
    contents_url: `${apiUrlOf(state, at.repository)}/contents/${path}?ref=${at.sha}`,
    ...(change.patch === null ? {} : { patch: change.patch }),
  };
}

/** GET /commits/{ref}: with what it changed against its first parent. */
export function viewFullCommit(state: WorldState, commit: Commit, repository: Repository = state.repository) {
  const parent = commit.parents[0];
  const before = parent === undefined ? new Map<string, Buffer>() : getCommit(state.git, parent).files;
  const files = diffFiles(before, commit.files).map((change) => viewFileChange(state, change, { sha: commit.sha, repository }));
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return { ...viewCommit(state, commit, repository), stats: { additions, deletions, total: additions + deletions }, files };
}

/** A commit as push and merge_group events carry it. */
export function viewEventCommit(state: WorldState, commit: Commit) {
  const parent = commit.parents[0];
  const before = parent === undefined ? new Map<string, Buffer>() : getCommit(state.git, parent).files;
  const changes = diffFiles(before, commit.files);
  const named = (status: string): string[] => changes.filter((item) => item.status === status).map((item) => item.path);
  const person = (who: Signature) => ({ name: who.name, email: who.email, username: who.login });
  return {
    id: commit.sha,
    tree_id: commit.treeSha,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${state.serverUrl}/${fullName(state.repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: named('added'),
    removed: named('removed'),
    modified: named('modified'),
  };
}
