import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { read } from './files.js';

const run = promisify(execFile);
const script = pathToFileURL(join(process.cwd(), 'scripts/licenses.mjs')).href;

/** Calls a function of the build script in a process of its own: jest runs what was compiled, and scripts are not. */
async function call(name: string, argument: unknown): Promise<unknown> {
  const code = `import * as all from ${JSON.stringify(script)}; console.log(JSON.stringify(typeof all.${name} === 'function' ? all.${name}(${JSON.stringify(argument)}) : all.${name}))`;
  return JSON.parse((await run(process.execPath, ['--input-type=module', '--eval', code])).stdout);
}

const bundles = ['dist', 'dist/cli', 'dist/demo'];
const entriesOf = (text: string): { name: string; license: string; text: string }[] =>
  text.split('\n\n\n').map((entry) => {
    const [name = '', license = '', ...rest] = entry.split('\n');
    return { name, license, text: rest.join('\n') };
  });

describe('the licences of what is in a bundle', () => {
  const scripts = bundles.map((folder) => readdirSync(folder).filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'));

  it.each(bundles)('%s lists each package with its full text, under a licence that is allowed', async (folder) => {
    const entries = entriesOf(read(`${folder}/licenses.txt`));
    const allowed = (await call('allowedLicenses', null)) as string[];
    expect(entries.filter(({ license }) => !allowed.includes(license))).toEqual([]);
    expect(entries.filter(({ text }) => !/copyright|permission/i.test(text) || text.length < 100).map(({ name }) => name)).toEqual([]);
  });

  it.each(bundles.map((folder, index) => [folder, scripts[index]!] as const))('%s leaves no package out', (folder, text) => {
    const listed = new Set(entriesOf(read(`${folder}/licenses.txt`)).map(({ name }) => name));
    const inside = new Set([...text.matchAll(/\/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map((match) => match[1]!));
    // A path in a text of a package is none of the bundler's; only what is a package here counts.
    const missing = [...inside].filter((name) => !listed.has(name) && existsSync(join('node_modules', name)));
    expect(inside.size).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it('gives away the licence under which all of it is', () => {
    expect(read('LICENSE')).toContain('Apache License');
    expect(JSON.parse(read('package.json'))).toMatchObject({ license: 'Apache-2.0' });
    expect(read('docs/dependencies.md')).toContain('## Licences');
  });
});

describe('scripts/licenses.mjs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licenses-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function makePackage(name: string, manifest: object, license?: { file: string; text: string }): Promise<string> {
    const path = join(folder, 'node_modules', name);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
    if (license !== undefined) await writeFile(join(path, license.file), license.text);
    return path;
  }

  it('refuses a package whose licence is not on the list, or says none', async () => {
    for (const license of ['GPL-3.0-only', undefined]) {
      const path = await makePackage('copyleft', { license });
      await expect(call('renderLicenses', [path])).rejects.toThrow('copyleft 1.0.0 has the license');
    }
  });

  it('sorts by name and version, once each, and takes the text from whatever the file is called', async () => {
    const [zebra, ape] = [
      await makePackage('zebra', { license: 'MIT' }, { file: 'licence.md', text: 'Zebra\r\nterms\r\n' }),
      await makePackage('@scope/ape', { license: 'ISC', author: { name: 'An Ape' } }),
    ];
    expect(await call('renderLicenses', [zebra, ape, zebra])).toBe('@scope/ape\nISC\nCopyright (c) An Ape\n\n\nzebra\nMIT\nZebra\nterms\n');
  });

  it('finds packages in modules inside modules, nested ones too, and none in what was left out', async () => {
    const at = (path: string): { nameForCondition: string } => ({ nameForCondition: `/p/node_modules/${path}` });
    const stats = {
      modules: [
        { ...at('a/index.js'), modules: [at('a/one.js'), at('@s/b/lib/x.js')] },
        { ...at('gone/index.js'), orphan: true },
        at('a/node_modules/c/c.js'),
        { nameForCondition: '/p/lib/src/main.js' },
        { nameForCondition: null },
      ],
    };
    expect(((await call('packagesOf', stats)) as string[]).sort()).toEqual(['/p/node_modules/@s/b', '/p/node_modules/a', '/p/node_modules/a/node_modules/c']);
  });
});
