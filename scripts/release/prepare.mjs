// Checks that the tag that was pushed may become a release, and writes what the release needs into a folder: SHA256SUMS of
// dist/ and notes.md from the changelog. Needs nothing installed. Arguments: the folder. Reads GITHUB_REF_NAME and TAG_IS_NEW.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit } from 'node:process';

const [, , folder = 'release'] = argv;
const tag = env.GITHUB_REF_NAME ?? '';
const problems = [];

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
if (!/^v\d+\.\d+\.\d+$/.test(tag)) problems.push(`The tag ${JSON.stringify(tag)} is no version like v1.2.3.`);
else if (tag !== `v${version}`) problems.push(`The tag is ${tag}, but package.json says ${version}.`);
if (env.TAG_IS_NEW !== 'true') problems.push(`The tag ${tag} was there before and has been moved. A version never changes: put the tag back, and make a new version.`);
if (git('merge-base', '--is-ancestor', 'HEAD', 'refs/remotes/origin/main') !== 0) problems.push('The commit is not on main.');

const notes = notesOf(readFileSync('CHANGELOG.md', 'utf8'), version);
if (notes === undefined) problems.push(`CHANGELOG.md has no section "## [${version}] - <date>", or an empty one.`);

if (problems.length > 0) {
  for (const problem of problems) console.error(`::error::${problem}`);
  exit(1);
}
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'SHA256SUMS'), digests('dist'));
writeFileSync(join(folder, 'notes.md'), `${notes}\n`);
console.log(`${tag} can be released.`);

/** The text below the heading of a version, or undefined. */
function notesOf(changelog, wanted) {
  const section = changelog.split(/^## /m).find((part) => part.startsWith(`[${wanted}] - `));
  const text = section?.slice(section.indexOf('\n')).trim();
  return text === '' ? undefined : text;
}

/** One line for each file, in the form of sha256sum. */
function digests(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return paths.map((path) => `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${path}\n`).join('');
}

function git(...args) {
  return spawnSync('git', args, { stdio: 'ignore' }).status;
}
