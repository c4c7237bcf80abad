// Rebuilds the bundles aside and compares them, byte for byte, with dist/: what runs on GitHub must be what was reviewed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { exit } from 'node:process';
import { buildLib, bundle, entries, root } from './build.mjs';

const dist = join(root, 'dist');
const fresh = join(root, '.tmp', 'check-dist');
let exitCode = 0;

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Files of dist/ that git does not have as they are on disk. Outside a git checkout there is nothing to ask. */
function listUncommitted() {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--untracked-files=all', '--', 'dist'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter(Boolean).map((line) => line.slice(3)) : [];
}

/** What is wrong with dist/, one line each. `stale`: a build would mend it, a commit alone would not. */
function compare() {
  buildLib();
  const built = bundle(fresh);
  const problems = entries.filter((entry) => !built.includes(entry)).map((entry) => `${entry.source} (${entry.name}) is missing`);
  const wanted = new Set(listFiles(fresh));
  for (const file of new Set([...wanted, ...listFiles(dist)])) {
    if (!wanted.has(file)) problems.push(`dist/${file} is no longer built`);
    else if (!existsSync(join(dist, file))) problems.push(`dist/${file} is missing`);
    else if (!readFileSync(join(dist, file)).equals(readFileSync(join(fresh, file)))) problems.push(`dist/${file} differs from a fresh build`);
  }
  const stale = problems.length > 0;
  problems.push(...listUncommitted().map((file) => `${file} is not committed`));
  return { problems, stale, count: wanted.size };
}

try {
  const { problems, stale, count } = compare();
  if (problems.length === 0) {
    console.log(`dist/ is what the sources build (${count} files).`);
  } else {
    console.error(problems.join('\n'));
    console.error(stale ? '\nTo mend it: npm run build && git add dist, then commit.' : '\nTo mend it: git add dist, then commit.');
    exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
exit(exitCode);
