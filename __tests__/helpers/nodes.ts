/** The Node binaries that the bundle is tried under, by name: the action's own (24), and the machine's. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface NodeBinary {
  /** Such as `Node 24.21.0`. */
  name: string;
  path: string;
}

function usable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const versionOf = (path: string): string => execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1);

/** `npm run` puts `node_modules/.bin` first, where the Node 24 package also links a `node`: the machine's comes after it. */
function machineNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find(usable);
}

/** Each once; the Node that runs the tests where neither of the two is to be had. */
export function nodeBinaries(): NodeBinary[] {
  const packaged = join(process.cwd(), 'node_modules', 'node24', 'bin', 'node');
  const paths = [packaged, machineNode()].filter((path): path is string => path !== undefined && usable(path));
  const binaries = (paths.length > 0 ? paths : [process.execPath]).map((path) => ({ name: `Node ${versionOf(path)}`, path }));
  return binaries.filter((binary, index) => binaries.findIndex((other) => other.name === binary.name) === index);
}
