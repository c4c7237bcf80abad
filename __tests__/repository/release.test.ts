import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Ended {
  code: number;
  output: string;
}

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function run(command: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder, env: { PATH: `${join(folder, 'bin')}:${dirname(process.execPath)}:/usr/bin:/bin`, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, output: stdout + stderr });
    });
  });
}

describe('scripts/release/prepare.mjs', () => {
  const script = join(process.cwd(), 'scripts/release/prepare.mjs');
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.c', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.c', GIT_CONFIG_GLOBAL: '/dev/null' };

  beforeEach(async () => {
    await mkdir(join(folder, 'dist/cli'), { recursive: true });
    await writeFile(join(folder, 'dist/index.js'), 'one');
    await writeFile(join(folder, 'dist/cli/index.js'), 'two');
    await writeFile(join(folder, 'package.json'), '{"version":"1.2.3"}');
    await writeFile(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n\n- later\n\n## [1.2.3] - 2030-01-02\n\n### Fixed\n\n- A thing.\n\n## [1.2.2] - 2030-01-01\n\n- before\n');
    for (const args of [['init', '--quiet', '-b', 'main'], ['add', '.'], ['commit', '--quiet', '-m', 'one'], ['update-ref', 'refs/remotes/origin/main', 'HEAD']]) {
      expect(await run('git', args, who)).toMatchObject({ code: 0 });
    }
  });

  const prepare = (env: Record<string, string> = {}): Promise<Ended> => run(process.execPath, [script, 'out'], { GITHUB_REF_NAME: 'v1.2.3', TAG_IS_NEW: 'true', ...who, ...env });

  it('writes the digests that sha256sum checks, and the notes of this version alone', async () => {
    expect(await prepare()).toMatchObject({ code: 0, output: 'v1.2.3 can be released.\n' });
    const sums = await readFile(join(folder, 'out/SHA256SUMS'), 'utf8');
    const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(sums).toBe(`${digest('two')}  dist/cli/index.js\n${digest('one')}  dist/index.js\n`);
    expect(await run('sha256sum', ['--check', '--quiet', 'out/SHA256SUMS'], {})).toEqual({ code: 0, output: '' });
    expect(await readFile(join(folder, 'out/notes.md'), 'utf8')).toBe('### Fixed\n\n- A thing.\n');
  });

  it.each([
    ['a tag that was moved', { TAG_IS_NEW: 'false' }, 'was there before and has been moved'],
    ['a tag of another version', { GITHUB_REF_NAME: 'v1.2.4' }, 'The tag is v1.2.4, but package.json says 1.2.3'],
    ['what is no version', { GITHUB_REF_NAME: 'v1.2.3-rc.1' }, 'is no version like v1.2.3'],
    ['what is not said to be new', { TAG_IS_NEW: '' }, 'has been moved'],
  ])('refuses %s', async (_what, env, message) => {
    const ended = await prepare(env);
    expect(ended).toMatchObject({ code: 1, output: expect.stringContaining(`::error::`) });
    expect(ended.output).toContain(message);
    await expect(readFile(join(folder, 'out/SHA256SUMS'))).rejects.toThrow('ENOENT');
  });

  it('refuses a commit that is not on main', async () => {
    await writeFile(join(folder, 'more'), '');
    await run('git', ['add', '.'], who);
    await run('git', ['commit', '--quiet', '-m', 'aside'], who);
    expect(await prepare()).toMatchObject({ code: 1, output: expect.stringContaining('The commit is not on main.') });
  });

  it('refuses a version that the changelog does not tell about', async () => {
    await writeFile(join(folder, 'CHANGELOG.md'), '## [1.2.3] - 2030-01-02\n\n## [1.2.2] - 2030-01-01\n\n- before\n');
    expect(await prepare()).toMatchObject({ code: 1, output: expect.stringContaining('CHANGELOG.md has no section "## [1.2.3] - <date>"') });
  });
});

/** Answers as gh would, from files in the folder, and notes what it was asked. */
const fakeGh = `#!/usr/bin/env bash
echo "$*" >> "$FOLDER/calls"
case "$*" in
  'api repos/{owner}/{repo}/commits/tags/'*) cat "$FOLDER/commit" ;;
  'release view '*) test -e "$FOLDER/published" ;;
  'release download '*) cp "$FOLDER/published" "\${@: -1}/SHA256SUMS" ;;
  'release create '*) cp "$4" "$FOLDER/published" ;;
  *'/git/matching-refs/tags/'*) cat "$FOLDER/tags" ;;
  'api repos/{owner}/{repo}/git/ref/tags/'*) test -e "$FOLDER/major" ;;
  'api --method '*) ;;
  *) echo "not expected: $*" >&2; exit 9 ;;
esac
`;

describe('scripts/release/publish.sh', () => {
  const script = join(process.cwd(), 'scripts/release/publish.sh');
  const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

  beforeEach(async () => {
    await mkdir(join(folder, 'bin'));
    await put('bin/gh', fakeGh);
    await chmod(join(folder, 'bin/gh'), 0o755);
    await mkdir(join(folder, 'release'));
    await put('release/SHA256SUMS', 'aa  dist/index.js\n');
    await put('release/notes.md', 'notes');
    await put('commit', 'c0ffee\n');
    await put('tags', 'refs/tags/v1.2.2\nrefs/tags/v1.2.3\n');
    await put('major', '');
  });

  async function publish(env: Record<string, string> = {}): Promise<Ended & { writes: string[] }> {
    const ended = await run('bash', [script, 'release'], { FOLDER: folder, GITHUB_REPOSITORY: 'acme/action', GITHUB_REF_NAME: 'v1.2.3', GITHUB_SHA: 'c0ffee', ...env });
    const calls = await readFile(join(folder, 'calls'), 'utf8').catch(() => '');
    return { ...ended, writes: calls.split('\n').filter((call) => /^release create|--method/.test(call)) };
  }

  const created = 'release create v1.2.3 release/SHA256SUMS --verify-tag --title v1.2.3 --notes-file release/notes.md';
  const moved = 'api --method PATCH repos/{owner}/{repo}/git/refs/tags/v1 -f sha=c0ffee -F force=true --silent';

  it('releases, then moves the major tag to the same commit', async () => {
    expect(await publish()).toMatchObject({ code: 0, writes: [created, moved], output: expect.stringContaining('v1 is v1.2.3 now.') });
  });

  it('makes the major tag where there is none', async () => {
    await rm(join(folder, 'major'));
    expect((await publish()).writes).toEqual([created, 'api --method POST repos/{owner}/{repo}/git/refs -f ref=refs/tags/v1 -f sha=c0ffee --silent']);
  });

  it('may be repeated: the same release is not made twice', async () => {
    await publish();
    expect(await publish()).toMatchObject({ code: 0, writes: [created, moved, moved] });
  });

  it('never changes a version that is released', async () => {
    await put('published', 'bb  dist/index.js\n');
    expect(await publish()).toMatchObject({ code: 1, writes: [], output: expect.stringContaining('::error::v1.2.3 is released already, with other files.') });
  });

  it('stops where the tag was moved while the release was checked', async () => {
    await put('commit', 'badbad\n');
    expect(await publish()).toMatchObject({ code: 1, writes: [], output: expect.stringContaining('The tag v1.2.3 was moved to badbad') });
  });

  it('leaves the major tag alone for a fix of an older version, by number and not by letter', async () => {
    await put('tags', 'refs/tags/v1.10.0\nrefs/tags/v1.2.3\nrefs/tags/v1.9.0\nrefs/tags/v1.99.0-rc.1\n');
    expect(await publish()).toMatchObject({ code: 0, writes: [created], output: expect.stringContaining('v1 stays: v1.10.0 is newer than v1.2.3.') });
  });

  it('refuses what is no version', async () => {
    expect(await publish({ GITHUB_REF_NAME: 'v1' })).toMatchObject({ code: 1, writes: [] });
  });
});
