import { getCommit, hashObject, type TreeEntry } from '../git.js';
import { GitHubError, notFound, ok, type Context, type Need, type Reply, type Route } from '../http.js';
import { resolveRef } from '../state.js';
import type { Commit } from '../types.js';
import { apiUrlOf, htmlUrlOf } from '../views/repository-view.js';

const READ: Need = [['contents', 'read']];
/** Above 1 MB the content is left out of the object; only the raw form has it. */
const MAX_INLINE = 1_048_576;

interface Place {
  path: string;
  ref: string;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function viewEntry(context: Context, place: Place, entry: TreeEntry) {
  const { state, repository } = context;
  const encoded = encodePath(place.path);
  const self = `${apiUrlOf(state, repository)}/contents/${encoded}?ref=${encodeURIComponent(place.ref)}`;
  const kind = entry.type === 'tree' ? 'tree' : 'blob';
  const html = `${htmlUrlOf(state, repository)}/${kind}/${place.ref}/${encoded}`;
  const git = `${apiUrlOf(state, repository)}/git/${kind}s/${entry.sha}`;
  return {
    name: entry.name,
    path: place.path,
    sha: entry.sha,
    size: entry.size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: entry.type === 'tree' ? null : `${htmlUrlOf(state, repository)}/raw/${place.ref}/${encoded}`,
    type: entry.type === 'tree' ? 'dir' : 'file',
    _links: { self, git, html },
  };
}

function wantsRaw(accept: string): boolean {
  return /vnd\.github\.(v\d+\.)?raw(\+json)?/.test(accept);
}

/** Base64 in lines of 60 characters, as GitHub writes it. */
function encodeContent(content: Buffer): string {
  return content.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function findTree(context: Context, commit: Commit, path: string): TreeEntry[] | null {
  let entries = context.state.git.trees.get(commit.treeSha) ?? [];
  for (const name of path === '' ? [] : path.split('/')) {
    const next = entries.find((entry) => entry.name === name && entry.type === 'tree');
    if (next === undefined) return null;
    entries = context.state.git.trees.get(next.sha) ?? [];
  }
  return entries;
}

function readContent(context: Context): Reply {
  const { state, repository } = context;
  const ref = context.query.get('ref') ?? repository.defaultBranch;
  const sha = resolveRef(state, repository, ref);
  if (sha === null) throw new GitHubError(404, `No commit found for the ref ${ref}`);
  const commit = getCommit(state.git, sha);
  const path = (context.params['path'] ?? '').replace(/^\/+|\/+$/g, '');
  const content = commit.files.get(path);
  if (content === undefined) {
    const entries = findTree(context, commit, path);
    if (entries === null) throw notFound();
    const at = (entry: TreeEntry): Place => ({ path: path === '' ? entry.name : `${path}/${entry.name}`, ref });
    return ok(entries.map((entry) => viewEntry(context, at(entry), entry)));
  }
  if (wantsRaw(context.accept)) {
    return { status: 200, raw: content, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
  }
  const inline = content.length <= MAX_INLINE;
  const entry: TreeEntry = { name: path.split('/').at(-1) ?? path, type: 'blob', sha: hashObject('blob', content), size: content.length };
  return ok({
    ...viewEntry(context, { path, ref }, entry),
    content: inline ? encodeContent(content) : '',
    encoding: inline ? 'base64' : 'none',
  });
}

function readTree(context: Context): Reply {
  const { state, repository } = context;
  const ref = context.params['sha'] ?? '';
  const commit = resolveRef(state, repository, ref);
  const treeSha = commit === null ? ref : getCommit(state.git, commit).treeSha;
  const root = state.git.trees.get(treeSha);
  if (root === undefined) throw notFound();
  const api = apiUrlOf(state, repository);
  // Any value at all makes it recursive, even 0 and false.
  const recursive = context.query.has('recursive');
  const list = (entries: readonly TreeEntry[], prefix: string): unknown[] =>
    entries.flatMap((entry): unknown[] => {
      const path = `${prefix}${entry.name}`;
      if (entry.type === 'blob') {
        return [{ path, mode: '100644', type: 'blob', sha: entry.sha, size: entry.size, url: `${api}/git/blobs/${entry.sha}` }];
      }
      const own = { path, mode: '040000', type: 'tree', sha: entry.sha, url: `${api}/git/trees/${entry.sha}` };
      return recursive ? [own, ...list(state.git.trees.get(entry.sha) ?? [], `${path}/`)] : [own];
    });
  return ok({ sha: treeSha, url: `${api}/git/trees/${treeSha}`, tree: list(root, ''), truncated: false });
}

function readBlob(context: Context): Reply {
  const { state, repository } = context;
  const sha = context.params['sha'] ?? '';
  const content = state.git.blobs.get(sha);
  if (content === undefined) throw notFound();
  if (wantsRaw(context.accept)) {
    return { status: 200, raw: content, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
  }
  return ok({
    sha,
    node_id: `B_${sha}`,
    size: content.length,
    url: `${apiUrlOf(state, repository)}/git/blobs/${sha}`,
    content: encodeContent(content),
    encoding: 'base64',
  });
}

export const contentRoutes: readonly Route[] = [
  { method: 'GET', path: '/contents', needs: READ, query: ['ref'], handle: readContent },
  { method: 'GET', path: '/contents/{path+}', needs: READ, query: ['ref'], handle: readContent },
  { method: 'GET', path: '/git/trees/{sha+}', needs: READ, query: ['recursive'], handle: readTree },
  { method: 'GET', path: '/git/blobs/{sha}', needs: READ, handle: readBlob },
];
