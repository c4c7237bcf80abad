/** Where a written manifest goes: a file that is not overwritten by accident, or standard output. */
import { writeFile } from 'node:fs/promises';
import { EndpointsError } from '../errors.js';

export interface WritingOptions {
  /** The manifest's id; made up where left out. */
  id: string | undefined;
  /** A file; standard output where left out. */
  output: string | undefined;
  /** Overwrites the file. */
  force: boolean;
}

/** Throws `invalid-input` where the file is there already, or cannot be written. */
export async function putManifest(text: string, { output, force }: WritingOptions): Promise<void> {
  if (output === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    await writeFile(output, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new EndpointsError('invalid-input', isThere ? `\`${output}\` is there already, and was left as it is.` : `\`${output}\` cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: isThere ? 'Name another file with `--output`, or add `--force` to overwrite it.' : 'Name a file in a folder that is there and may be written to.',
      cause,
    });
  }
}
