import { EndpointsError } from '../errors.js';
import { isGlob, matchesGlob } from '../glob.js';
import type { RepositoryFiles } from '../ports/repository.js';
import { refuseTooMany, type ManifestFile } from './manifest-files.js';

/** Files of a path or glob at a commit, read as data and never checked out; none where there are none. */
export async function manifestFilesAt(files: RepositoryFiles, pattern: string, ref: string): Promise<ManifestFile[]> {
  const path = pattern.replace(/^\.\//, '');
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw new EndpointsError('invalid-input', `\`${pattern}\` leads outside the repository.`, { hint: 'Write the path from the top of the repository.' });
  }
  const paths = isGlob(path) ? (await files.list(ref)).filter((known) => matchesGlob(known, path)).sort() : [path];
  refuseTooMany(paths.length, pattern);
  const found = await Promise.all(paths.map(async (name) => ({ path: name, text: await files.read(name, ref) })));
  return found.flatMap(({ path: name, text }) => (text === undefined ? [] : [{ path: name, text }]));
}
