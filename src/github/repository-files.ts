import { z } from 'zod';
import { ApiError, EndpointsError } from '../errors.js';
import type { RepositoryFiles } from '../ports/repository.js';
import type { Call, GitHubApi } from './api.js';

const raw = 'application/vnd.github.raw+json';
const treeReply = z.object({
  tree: z.array(z.object({ path: z.string(), type: z.string() })),
  truncated: z.boolean().default(false),
});
const entryReply = z.object({ type: z.string(), sha: z.string() });

/** Files of the repository at a commit, as text. One request each; another two where a file is too big for the first. */
export function createRepositoryFiles(api: GitHubApi): RepositoryFiles {
  async function read(path: string, ref: string): Promise<string | undefined> {
    const call: Call = {
      method: 'GET',
      path: `/repos/{owner}/{repo}/contents/${encodePath(path)}`,
      parameters: { ref },
      accept: raw,
      attempted: 'read',
      target: `${path} at ${ref}`,
      needs: 'contents: read',
    };
    try {
      const { data, headers } = await api.send(call);
      // A directory has no raw form: its listing comes as JSON, whatever was asked for.
      return isRaw(headers['content-type']) ? toText(data) : undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.call.status === 404) return undefined;
      if (error.call.status === 403 && /too[ _]large/i.test(error.call.serviceMessage ?? '')) return readBlob(call);
      throw error;
    }
  }

  async function readBlob(call: Call): Promise<string | undefined> {
    const entry = await api.find({ ...call, accept: 'application/vnd.github.object+json' }, entryReply);
    if (entry?.type !== 'file') return undefined;
    const { data } = await api.send({
      ...call,
      path: '/repos/{owner}/{repo}/git/blobs/{sha}',
      parameters: { sha: entry.sha },
    });
    return toText(data);
  }

  async function list(ref: string): Promise<string[]> {
    const call: Call = {
      method: 'GET',
      path: '/repos/{owner}/{repo}/git/trees/{ref}',
      parameters: { ref, recursive: '1' },
      attempted: 'list the files of',
      target: ref,
      needs: 'contents: read',
    };
    const { tree, truncated } = await api.read(call, treeReply);
    if (truncated) {
      throw new EndpointsError('invalid-input', 'The repository has too many files for GitHub to list them at once.', {
        hint: 'Name the manifest by its path instead of a glob.',
      });
    }
    return tree.filter(({ type }) => type === 'blob').map(({ path }) => path);
  }

  return { read, list };
}

/** Refuses what a URL would resolve: `..` must never lead to another route of the API. */
function encodePath(path: string): string {
  const segments = path.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0 || path.startsWith('/') || segments.includes('..')) {
    throw new EndpointsError('invalid-input', `"${path}" is not a path inside the repository.`, {
      hint: 'Write the path from the top of the repository, without `..`.',
    });
  }
  return segments.map(encodeURIComponent).join('/');
}

function isRaw(contentType: unknown): boolean {
  return typeof contentType === 'string' && contentType.startsWith('application/vnd.github');
}

function toText(data: unknown): string {
  if (typeof data === 'string') return data;
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : '';
}
