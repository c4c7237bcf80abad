/** Where a written manifest goes: a file that is not overwritten by accident, or standard output. */
import { stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EndpointsError } from '../errors.js';

export interface WritingOptions {
  /** The manifest's id; made up where left out. */
  id: string | undefined;
  /** A file; standard output where left out. */
  output: string | undefined;
  /** Overwrites the file. */
  force: boolean;
}

/** Throws `invalid-input` where writing could not succeed, so that nobody waits for it in vain. */
export async function checkOutput({ output, force }: WritingOptions): Promise<void> {
  if (output === undefined) return;
  const found = await stat(output).catch(() => undefined);
  if (found?.isDirectory() === true) {
    throw new EndpointsError('invalid-input', `\`${output}\` is a folder.`, { hint: 'Name a file in it with `--output`, such as `endpoints.yml`.' });
  }
  if (found !== undefined && !force) throw isThere(output);
  const folder = dirname(output);
  if (found === undefined && (await stat(folder).catch(() => undefined)) === undefined) {
    throw new EndpointsError('invalid-input', `\`${output}\` cannot be written: there is no folder \`${folder}\`.`, { hint: 'Make the folder first, or name another file with `--output`.' });
  }
}

/** Such as `ENOENT`, of errors of the file system. */
export const codeOf = (thrown: unknown): unknown => (typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined);

const isThere = (output: string, cause?: unknown): EndpointsError =>
  new EndpointsError('invalid-input', `\`${output}\` is there already, and was left as it is.`, {
    hint: 'Name another file with `--output`, or add `--force` to overwrite it.',
    cause,
  });

/** Throws `invalid-input` where the file is there already, or cannot be written. */
export async function putManifest(text: string, { output, force }: WritingOptions): Promise<void> {
  if (output === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    await writeFile(output, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw isThere(output, cause);
    throw new EndpointsError('invalid-input', `\`${output}\` cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'Name a file in a folder that is there and may be written to.',
      cause,
    });
  }
}
