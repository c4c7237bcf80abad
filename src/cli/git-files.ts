import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RepositoryFiles } from '../ports/repository.js';
import { EndpointsError } from '../errors.js';

const run = promisify(execFile);

/** The repository's files at a commit, as the local git knows them. */
export const gitFiles: RepositoryFiles = {
  async read(path, ref) {
    try {
      // `./` keeps the path relative to the folder the command runs in, as the manifest's is.
      return (await run('git', ['show', `${ref}:./${path}`], { maxBuffer: 64 * 1024 * 1024 })).stdout;
    } catch {
      return undefined;
    }
  },
  async list(ref) {
    return (await run('git', ['ls-tree', '-r', '--name-only', ref], { maxBuffer: 64 * 1024 * 1024 })).stdout.split('\n').filter((path) => path !== '');
  },
};

/** A repository that has never been pushed has a main line of its own only. */
const mainLines = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The commit to compare with: the one given, else where this branch left the main line. */
export async function findBase(given: string | undefined): Promise<string> {
  for (const candidate of given === undefined ? mainLines : [given]) {
    try {
      if (given !== undefined) return (await run('git', ['rev-parse', '--verify', '--end-of-options', `${candidate}^{commit}`])).stdout.trim();
      return (await run('git', ['merge-base', 'HEAD', candidate])).stdout.trim();
    } catch {
      continue;
    }
  }
  throw new EndpointsError('invalid-input', given === undefined ? 'There is no main line to compare with.' : `\`${given}\` is no commit of this repository.`, {
    hint: 'Name the commit or branch to compare with: `--base <commit>`.',
  });
}
