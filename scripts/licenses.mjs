// The licences of all packages inside a bundle, by the bundler's own account of its modules. (Its option `--license` leaves out
// packages whose modules went into shared chunks.)
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What may be in a bundle that is given away under Apache-2.0: licences that ask for their text and nothing more. */
export const allowedLicenses = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];

/** The text of licenses.txt for these package folders: name, licence and full text of each. Throws for one that is not allowed. */
export function renderLicenses(folders) {
  const packages = new Map();
  for (const folder of folders) {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!allowedLicenses.includes(license)) throw new Error(`${name} ${version} has the license ${JSON.stringify(license)}, which is not on the list in scripts/licenses.mjs.`);
    const text = readLicense(folder) ?? `Copyright (c) ${(typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`}`;
    packages.set(`${name} ${version}`, `${name}\n${license}\n${tidy(text)}\n`);
  }
  return [...packages].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry).join('\n\n');
}

/** Two empty lines separate the packages, so no text has them inside. */
function tidy(text) {
  return text.replaceAll('\r\n', '\n').trim().replace(/\n(?:[ \t]*\n){2,}/g, '\n\n');
}

/** The folders of all packages that a bundle has modules of. `stats`: what the bundler writes with `--stats-out`. */
export function packagesOf(stats) {
  const folders = new Set();
  const visit = (modules) => {
    for (const { nameForCondition, modules: inner, orphan } of modules ?? []) {
      if (orphan) continue;
      visit(inner);
      const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(nameForCondition ?? '')?.[0];
      if (folder !== undefined) folders.add(folder.split('/').join(sep));
    }
  };
  visit(stats.modules);
  return [...folders];
}

function readLicense(folder) {
  const name = readdirSync(folder).sort().find((file) => /^licen[cs]e(?:[.-].*)?$/i.test(file));
  return name !== undefined ? readFileSync(join(folder, name), 'utf8') : undefined;
}
