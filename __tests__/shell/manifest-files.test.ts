import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointsError } from '../../src/errors.js';
import { readManifestFiles } from '../../src/shell/manifest-files.js';

let folder: string;
let checkout: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'endpoints-files-'));
  checkout = join(folder, 'checkout');
  await mkdir(join(checkout, 'serving', 'deep'), { recursive: true });
  await writeFile(join(folder, 'outside.yml'), 'secret: yes\n');
  await writeFile(join(checkout, 'endpoints.yml'), 'id: a\n');
  await writeFile(join(checkout, 'serving', 'b.yml'), 'b: 1\n');
  await writeFile(join(checkout, 'serving', 'a.yml'), 'a: 1\n');
  await writeFile(join(checkout, 'serving', 'deep', 'c.yml'), 'c: 1\n');
  await writeFile(join(checkout, 'large.yml'), '#'.repeat(1024 * 1024 + 1));
  await symlink('endpoints.yml', join(checkout, 'inside.yml'));
  await symlink('../outside.yml', join(checkout, 'outside.yml'));
  await symlink('/nowhere', join(checkout, 'broken.yml'));
  await symlink('loop.yml', join(checkout, 'loop.yml'));
});
afterAll(() => rm(folder, { recursive: true }));

async function problem(pattern: string): Promise<string> {
  try {
    await readManifestFiles(pattern, checkout);
  } catch (thrown) {
    if (thrown instanceof EndpointsError) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return 'none';
}

it('reads a file, below a folder, behind a dot, and through a link that stays inside', async () => {
  for (const path of ['endpoints.yml', './endpoints.yml', 'serving/../endpoints.yml', 'inside.yml', join(checkout, 'endpoints.yml')]) {
    const [file] = await readManifestFiles(path, checkout);
    expect(file?.text).toBe('id: a\n');
  }
});

it('reads the files of a glob in the order of their paths', async () => {
  expect((await readManifestFiles('serving/*.yml', checkout)).map(({ path }) => path)).toEqual(['serving/a.yml', 'serving/b.yml']);
  expect((await readManifestFiles('serving/**/*.yml', checkout)).map(({ path }) => path)).toEqual(['serving/a.yml', 'serving/b.yml', 'serving/deep/c.yml']);
});

it.each([
  ['../outside.yml', 'invalid-input'],
  ['/etc/passwd', 'invalid-input'],
  ['outside.yml', 'invalid-input'],
  ['o*.yml', 'invalid-input'],
  ['../*.yml', 'invalid-input'],
  ['serving/../../outside.yml', 'invalid-input'],
  ['missing.yml', 'invalid-manifest'],
  ['broken.yml', 'invalid-manifest'],
  ['loop.yml', 'invalid-manifest'],
  ['serving', 'invalid-manifest'],
  ['none/*.yml', 'invalid-manifest'],
  ['large.yml', 'invalid-manifest'],
])('refuses %s', async (pattern, code) => {
  const said = await problem(pattern);
  expect(said).toMatch(new RegExp(`^${code}: `));
  expect(said).not.toContain('secret');
});

it('names the file that was probably meant, of those inside the checkout', async () => {
  await symlink(folder, join(checkout, 'away'));
  for (const [pattern, said] of [
    ['endpoints.yaml', 'invalid-manifest: The manifest `endpoints.yaml` does not exist. Did you mean `endpoints.yml`?'],
    ['serving/deep/d.yml', 'invalid-manifest: The manifest `serving/deep/d.yml` does not exist. Did you mean `serving/deep/c.yml`?'],
    ['broken.yml', 'invalid-manifest: The manifest `broken.yml` does not exist.'],
    ['away/outsid.yml', 'invalid-manifest: The manifest `away/outsid.yml` does not exist.'],
    ['nowhere/endpoints.yml', 'invalid-manifest: The manifest `nowhere/endpoints.yml` does not exist.'],
  ] as const) expect(await problem(pattern)).toBe(said);
});
