/** What git knows of the folder the command runs in. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EndpointsError } from '../errors.js';

async function git(...args: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', args);
    return stdout.trim();
  } catch {
    return '';
  }
}

/** `owner/name` of a remote's address, in its https or ssh form. */
export function repositoryOfRemote(address: string): string | undefined {
  const path = /^(?:[a-z+]+:\/\/[^/]+\/|[^@/]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(address)?.[1];
  const parts = path?.split('/').filter((part) => part !== '') ?? [];
  return parts.length >= 2 ? parts.slice(-2).join('/') : undefined;
}

/** Whose endpoints these are; the ownership tag is made of it, so it must not be guessed. */
export async function findRepository(given: string | undefined, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const fromEnvironment = env['GITHUB_REPOSITORY'] === '' ? undefined : env['GITHUB_REPOSITORY'];
  const found = given ?? fromEnvironment ?? repositoryOfRemote(await git('remote', 'get-url', 'origin'));
  if (found !== undefined) {
    if (/^[^/\s]+\/[^/\s]+$/.test(found)) return found;
    const where = given === undefined ? 'The variable GITHUB_REPOSITORY' : 'Option `--repository`';
    throw new EndpointsError('invalid-input', `${where}: \`${found}\` is not the name of a repository.`, {
      hint: 'Write it as `owner/name`, the same as in your workflow: endpoints are marked with it.',
    });
  }
  throw new EndpointsError('invalid-input', 'Which repository do these endpoints belong to? There is no git remote `origin` to tell it from.', {
    hint: 'Give it as `--repository owner/name`, the same as in your workflow: endpoints are marked with it.',
  });
}

export async function headCommit(): Promise<string> {
  return git('rev-parse', 'HEAD');
}
