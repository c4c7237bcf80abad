import { createHash } from 'node:crypto';
import { makePatch, mergeText } from './lines.js';
import type { Commit, Files, Signature } from './types.js';

/** One entry of a directory listing; `sha` is the Git object id. */
export interface TreeEntry {
  name: string;
  type: 'blob' | 'tree';
  sha: string;
  size: number;
}

export interface GitStore {
  commits: Map<string, Commit>;
  /** Entries of each directory by tree id. */
  trees: Map<string, TreeEntry[]>;
  blobs: Map<string, Buffer>;
  lastDate: number;
}

export interface CommitInput {
  parents: readonly string[];
  message: string;
  files: Files;
  author: Omit<Signature, 'date'> & { date?: string };
  committer?: Omit<Signature, 'date'>;
  /** What the commit says of its time; anybody may write there what they like. */
  date?: string;
}

export interface FileChange {
  path: string;
  status: 'added' | 'removed' | 'modified';
  before: Buffer | null;
  after: Buffer | null;
  blobSha: string;
  additions: number;
  deletions: number;
  patch: string | null;
}

export function createGitStore(): GitStore {
  return { commits: new Map(), trees: new Map(), blobs: new Map(), lastDate: 0 };
}

export function hashObject(type: 'blob' | 'tree' | 'commit', content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

function writeTree(store: GitStore, files: Files, prefix: string): string {
  const entries = new Map<string, TreeEntry>();
  for (const [path, content] of files) {
    if (!path.startsWith(prefix)) continue;
    const rest = path.slice(prefix.length);
    const slash = rest.indexOf('/');
    const name = slash === -1 ? rest : rest.slice(0, slash);
    if (entries.has(name)) continue;
    if (slash === -1) {
      const sha = hashObject('blob', content);
      store.blobs.set(sha, content);
      entries.set(name, { name, type: 'blob', sha, size: content.length });
    } else {
      entries.set(name, { name, type: 'tree', sha: writeTree(store, files, `${prefix}${name}/`), size: 0 });
    }
  }
  // Git sorts a directory as if its name ended in a slash.
  const key = (entry: TreeEntry): string => (entry.type === 'tree' ? `${entry.name}/` : entry.name);
  const sorted = [...entries.values()].sort((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
  const parts = sorted.flatMap((entry) => [
    Buffer.from(`${entry.type === 'tree' ? '40000' : '100644'} ${entry.name}\0`),
    Buffer.from(entry.sha, 'hex'),
  ]);
  const sha = hashObject('tree', Buffer.concat(parts));
  store.trees.set(sha, sorted);
  return sha;
}

/** Stores a commit under the id that Git would give it. Dates rise strictly, so history has one order. */
export function addCommit(store: GitStore, now: Date, input: CommitInput): Commit {
  const seconds = Math.max(Math.floor(now.getTime() / 1000), store.lastDate + 1);
  store.lastDate = seconds;
  const date = toIso(new Date(seconds * 1000));
  const author = { ...input.author, date: input.author.date ?? input.date ?? date };
  const committer = { ...(input.committer ?? input.author), date: input.date ?? date };
  const treeSha = writeTree(store, input.files, '');
  const stamp = (who: Signature): string => `${who.name} <${who.email}> ${Math.floor(Date.parse(who.date) / 1000)} +0000`;
  const text = [
    `tree ${treeSha}`,
    ...input.parents.map((parent) => `parent ${parent}`),
    `author ${stamp(author)}`,
    `committer ${stamp(committer)}`,
    '',
    input.message,
  ].join('\n');
  const sha = hashObject('commit', Buffer.from(text));
  const commit: Commit = {
    sha,
    treeSha,
    parents: input.parents,
    message: input.message,
    author,
    committer,
    files: input.files,
    order: store.commits.size,
  };
  store.commits.set(sha, commit);
  return commit;
}

export function toIso(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The commit of that id; throws where the world refers to one it does not have. */
export function getCommit(store: GitStore, sha: string): Commit {
  const commit = store.commits.get(sha);
  if (commit === undefined) throw new Error(`The stand-in has no commit ${sha}.`);
  return commit;
}

/** Newest first, by date, then by order of creation: as `git log` lists without options. */
function newestFirst(a: Commit, b: Commit): number {
  return b.committer.date.localeCompare(a.committer.date) || b.order - a.order;
}

/** All commits reachable from `sha`, itself included. */
export function listAncestors(store: GitStore, sha: string): Set<string> {
  const seen = new Set<string>();
  const queue = [sha];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...getCommit(store, next).parents);
  }
  return seen;
}

/** Commits of `head` that `base` does not have, oldest first. */
export function listRange(store: GitStore, base: string, head: string): Commit[] {
  const known = listAncestors(store, base);
  return [...listAncestors(store, head)]
    .filter((sha) => !known.has(sha))
    .map((sha) => getCommit(store, sha))
    .sort((a, b) => newestFirst(b, a));
}

export function findMergeBase(store: GitStore, a: string, b: string): string | null {
  const ofB = listAncestors(store, b);
  const common = [...listAncestors(store, a)].filter((sha) => ofB.has(sha)).map((sha) => getCommit(store, sha));
  return common.sort(newestFirst)[0]?.sha ?? null;
}

/** What lies under `path`, as one comparable text: a file's id, or those of all files of a directory. */
function fingerprintPath(files: Files, path: string): string {
  const own = files.get(path);
  if (own !== undefined) return hashObject('blob', own);
  const under = [...files].filter(([name]) => name.startsWith(`${path}/`));
  return under
    .map(([name, content]) => `${name} ${hashObject('blob', content)}`)
    .sort()
    .join('\n');
}

/** History from `sha`, newest first; with `path` simplified as `git log -- path` does it. */
export function listHistory(store: GitStore, sha: string, path: string | null): Commit[] {
  const found: Commit[] = [];
  const seen = new Set<string>();
  const queue = [getCommit(store, sha)];
  for (let commit = queue.shift(); commit !== undefined; commit = queue.sort(newestFirst).shift()) {
    if (seen.has(commit.sha)) continue;
    seen.add(commit.sha);
    const parents = commit.parents.map((parent) => getCommit(store, parent));
    if (path === null) {
      found.push(commit);
      queue.push(...parents);
      continue;
    }
    const own = fingerprintPath(commit.files, path);
    const same = parents.find((parent) => fingerprintPath(parent.files, path) === own);
    if (same !== undefined) {
      queue.push(same);
      continue;
    }
    if (parents.length > 0 || own !== '') found.push(commit);
    queue.push(...parents);
  }
  return found;
}

function isBinary(content: Buffer | null): boolean {
  return content?.includes(0) ?? false;
}

/** Files that differ between two trees, by path. */
export function diffFiles(before: Files, after: Files): FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): FileChange[] => {
    const old = before.get(path) ?? null;
    const now = after.get(path) ?? null;
    if (old !== null && now?.equals(old) === true) return [];
    const binary = isBinary(old) || isBinary(now);
    const made = binary
      ? { additions: 0, deletions: 0, patch: null }
      : makePatch(old?.toString('utf8') ?? '', now?.toString('utf8') ?? '');
    const status = old === null ? 'added' : now === null ? 'removed' : 'modified';
    return [{ path, status, before: old, after: now, blobSha: hashObject('blob', now ?? old ?? Buffer.alloc(0)), ...made }];
  });
}

/** Applies to `onto` what changed from `from` to `to`. `null` when the changes conflict. */
export function mergeFiles(from: Files, to: Files, onto: Files): Files | null {
  const merged = new Map(onto);
  for (const change of diffFiles(from, to)) {
    const current = onto.get(change.path) ?? null;
    const untouched = current === null ? change.before === null : change.before?.equals(current) === true;
    if (untouched) {
      if (change.after === null) merged.delete(change.path);
      else merged.set(change.path, change.after);
      continue;
    }
    if (current === null ? change.after === null : change.after?.equals(current) === true) continue;
    if (current === null || change.before === null || change.after === null) return null;
    if (isBinary(current) || isBinary(change.after)) return null;
    const text = mergeText(change.before.toString('utf8'), current.toString('utf8'), change.after.toString('utf8'));
    if (text === null) return null;
    merged.set(change.path, Buffer.from(text));
  }
  return merged;
}
