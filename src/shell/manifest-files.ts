/** Finds the manifest's files in the checkout. Nothing outside it is ever read, whatever links say. */
import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { EndpointsError } from '../errors.js';
import { nearest } from '../manifest/report.js';

export interface ManifestFile {
  /** Relative to the checkout, with `/`. */
  path: string;
  text: string;
}

/** How the shell names the folder that manifests are looked for in, and what it advises. */
export interface ManifestWords {
  root: string;
  missing: string;
  outside: string;
}

const jobWords: ManifestWords = {
  root: 'the checkout',
  missing: 'Check the input `manifest`, and that the job checks the repository out first.',
  outside: "Name a file below the repository's folder.",
};

/** Manifests are small; a file beyond this is not one. */
const largestFile = 1024 * 1024;
/** More than the largest fleet needs, and no more than can be read in seconds. */
const largestManifest = 8 * 1024 * 1024;
export const mostFiles = 1000;

/**
 * Reads the files of a path or glob, sorted by path. Throws `invalid-input` for what lies outside the checkout and
 * `invalid-manifest` for what is missing, no file, too large, or matched by nothing.
 */
export async function readManifestFiles(pattern: string, checkout: string, words: ManifestWords = jobWords): Promise<ManifestFile[]> {
  const root = await realpath(checkout);
  const paths = /[*?[\]{}!]/.test(pattern) ? await match(pattern, root, words) : [resolve(root, pattern)];
  refuseTooMany(paths.length, pattern);
  const files: ManifestFile[] = [];
  let size = 0;
  for (const path of paths.sort()) {
    const file = await read(path, { root, pattern, words });
    size += Buffer.byteLength(file.text);
    if (size > largestManifest) throw new EndpointsError('invalid-manifest', `The files of \`${pattern}\` are larger than 8 MiB together.`, { hint: narrower });
    files.push(file);
  }
  return files;
}

const narrower = 'Name only the files of this manifest, or make several manifests of it.';

/** Throws `invalid-manifest` for more files than a manifest can have. */
export function refuseTooMany(count: number, pattern: string): void {
  if (count <= mostFiles) return;
  throw new EndpointsError('invalid-manifest', `The glob \`${pattern}\` matches ${count} files; a manifest has at most ${mostFiles}.`, { hint: narrower });
}

async function match(pattern: string, root: string, words: ManifestWords): Promise<string[]> {
  const { create } = await import('@actions/glob');
  const globber = await create(resolve(root, pattern), { followSymbolicLinks: false, matchDirectories: false });
  const paths = await globber.glob();
  if (paths.length > 0) return paths;
  throw new EndpointsError('invalid-manifest', `The glob \`${pattern}\` matches no file.`, {
    hint: words.missing,
  });
}

interface Search {
  root: string;
  pattern: string;
  words: ManifestWords;
}

async function read(path: string, search: Search): Promise<ManifestFile> {
  const { root, pattern, words } = search;
  refuseOutside(path, search);
  let real: string;
  try {
    real = await realpath(path);
  } catch {
    const near = await neighbour(path, root);
    throw new EndpointsError('invalid-manifest', `The manifest \`${pattern}\` does not exist.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`, {
      hint: words.missing,
    });
  }
  refuseOutside(real, search);
  const facts = await stat(real);
  const name = relative(root, path).split(sep).join('/');
  if (!facts.isFile()) throw new EndpointsError('invalid-manifest', `\`${name}\` is not a file.`, { hint: 'Name a file, or a glob of files.' });
  if (facts.size > largestFile) {
    throw new EndpointsError('invalid-manifest', `\`${name}\` is larger than 1 MiB.`, { hint: 'Split the manifest into several files and name them by a glob.' });
  }
  return { path: name, text: await readWithin(real, search) };
}

/** The file beside a missing one that has nearly its name, such as `endpoints.yaml`. */
async function neighbour(path: string, root: string): Promise<string | undefined> {
  try {
    const folder = await realpath(dirname(path));
    if (!isBelow(folder, root)) return undefined;
    const name = nearest(basename(path), (await readdir(folder)).filter((each) => each !== basename(path) && /\.(ya?ml|json)$/i.test(each)));
    return name === undefined ? undefined : relative(root, resolve(dirname(path), name)).split(sep).join('/');
  } catch {
    return undefined;
  }
}

/** The text of what was checked, even if something else is put into its place meanwhile. Never waits for a pipe's writer. */
async function readWithin(real: string, search: Search): Promise<string> {
  const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const [opened, now, place] = await Promise.all([file.stat(), stat(real), realpath(real)]);
    if (place !== real || opened.ino !== now.ino || opened.dev !== now.dev || !opened.isFile()) refuseOutside('..', { ...search, root: '.' });
    const { buffer, bytesRead } = await file.read(Buffer.alloc(largestFile + 1), 0, largestFile + 1, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
}

function refuseOutside(path: string, { root, pattern, words }: Search): void {
  if (path !== root && isBelow(path, root)) return;
  throw new EndpointsError('invalid-input', `\`${pattern}\` leads outside ${words.root}.`, { hint: words.outside });
}

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
