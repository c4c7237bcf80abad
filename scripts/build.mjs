// Compiles the sources to lib/ and bundles the entry points into dist/. `--lib-only` stops after the first half.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv, execPath, exit, pid } from 'node:process';
import { fileURLToPath } from 'node:url';
import { packagesOf, renderLicenses } from './licenses.mjs';

export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

// The action's own bundle comes first: the other folders lie inside its output folder.
export const entries = [
  { name: 'action', source: 'lib/src/index.js', folder: '.' },
  { name: 'command line', source: 'lib/src/cli/index.js', folder: 'cli' },
  // The demo's style sheet comes from a package, but is no module of it (see embedMarkdownCss).
  { name: 'demo', source: 'lib/src/demo/index.js', folder: 'demo', embeds: ['github-markdown-css'] },
];

// Packages that the bundler sees as copies beside the compiled sources, with what their package.json should say and
// does not. @actions/core does nothing when it is imported; told so, the bundler leaves out the parts that nobody calls
// (sign-in by OIDC and the HTTP client and undici below it), which would be half of the time that a start takes.
// @actions/glob needs no change, but has to find the same copy.
// yaml has a second build, of ES modules, which looks up no environment variable for each token of a text.
// undici's index loads all of it, from WebSockets to mocks; the copy has an index of what our sources import.
const restated = {
  '@actions/core': { sideEffects: false },
  '@actions/glob': {},
  undici: { main: './bundled.js' },
  yaml: { exports: './browser/index.js' },
};

const undiciIndex = `'use strict';
exports.Dispatcher = require('./lib/dispatcher/dispatcher');
Object.assign(exports.Dispatcher.prototype, require('./lib/api'));
exports.Agent = require('./lib/dispatcher/agent');
exports.Pool = require('./lib/dispatcher/pool');
exports.ProxyAgent = require('./lib/dispatcher/proxy-agent');
// Loaded where it is called: for GitHub alone.
exports.fetch = (...call) => require('./lib/web/fetch').fetch(...call);
`;

/** Compiles src, __tests__ and scripts to lib/, from scratch. Types are the business of `npm run typecheck`. */
export function buildLib() {
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  runNode('node_modules/typescript/bin/tsc', ['--project', 'tsconfig.json', '--noCheck']);
  embedMarkdownCss();
}

/** Writes the module that src/demo/markdown-css.d.ts declares: the bundler inlines modules, not style sheets. */
function embedMarkdownCss() {
  const folder = join(root, 'node_modules', 'github-markdown-css');
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const css = readFileSync(join(folder, 'github-markdown.css'), 'utf8');
  const origin = `/*! ${name} ${version}, ${license} License, Copyright (c) ${author.name} (${author.url}) */`;
  const target = join(root, 'lib', 'src', 'demo', 'markdown-css.js');
  if (existsSync(dirname(target))) writeFileSync(target, `${origin}\nexport const markdownCss = ${JSON.stringify(css)};\n`);
}

/** Bundles every entry that exists below `outFolder` (absolute), which is emptied first. Returns the entries bundled. */
export function bundle(outFolder) {
  rmSync(outFolder, { recursive: true, force: true });
  const present = entries.filter((entry) => existsSync(join(root, entry.source)));
  if (present.length === 0) throw new Error(`Nothing to bundle: none of ${entries.map((e) => e.source).join(', ')} exists.`);
  restatePackages();
  for (const entry of present) {
    const target = join(outFolder, entry.folder);
    // ncc clears scripts out of the folder it writes to, so each entry is built aside and moved into place.
    const staging = join(root, '.tmp', `bundle-${pid}`);
    rmSync(staging, { recursive: true, force: true });
    const stats = `${staging}.json`;
    runNode('node_modules/@vercel/ncc/dist/ncc/cli.js', ['build', entry.source, '--out', staging, '--stats-out', stats, '--no-cache', '--quiet']);
    const embedded = (entry.embeds ?? []).map((name) => join(root, 'node_modules', name));
    writeFileSync(join(staging, 'licenses.txt'), renderLicenses([...packagesOf(JSON.parse(readFileSync(stats, 'utf8'))), ...embedded]));
    rmSync(stats);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(staging, target);
    const main = join(target, 'index.js');
    if (readFileSync(main, 'utf8').startsWith('#!')) chmodSync(main, 0o755);
  }
  return present;
}

/** Resolution from lib/ meets these copies first; node_modules itself stays as it was installed. */
function restatePackages() {
  for (const [name, facts] of Object.entries(restated)) {
    const copy = join(root, 'lib', 'node_modules', name);
    rmSync(copy, { recursive: true, force: true });
    cpSync(join(root, 'node_modules', name), copy, { recursive: true });
    const manifest = join(copy, 'package.json');
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), ...facts }));
  }
  writeFileSync(join(root, 'lib', 'node_modules', 'undici', 'bundled.js'), undiciIndex);
}

function runNode(script, args) {
  const { status, error } = spawnSync(execPath, [join(root, script), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${script} ended with exit code ${status}.`);
}

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    buildLib();
    if (!argv.includes('--lib-only')) {
      for (const { name, folder } of bundle(join(root, 'dist'))) console.log(`dist/${folder === '.' ? '' : `${folder}/`}index.js (${name})`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    exit(1);
  }
}
