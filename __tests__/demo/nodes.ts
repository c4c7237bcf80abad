import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Nodes to test with: the one of GitHub's runners where it is installed, the machine's own, and that of this process. */
export function nodes(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules')).map((folder) => join(folder, 'node'));
  const candidates = [join('node_modules', 'node24', 'bin', 'node'), ...onPath.filter((path) => existsSync(path)).slice(0, 1), process.execPath];
  return [...new Set(candidates.filter((path) => existsSync(path)).map((path) => realpathSync(path)))];
}
