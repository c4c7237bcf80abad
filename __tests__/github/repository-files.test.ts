import { enter, leave } from './support.js';

afterEach(leave);

describe('read', () => {
  it('reads a file as it was at a commit, in one request', async () => {
    const { world, github, asked } = await enter({ files: { 'ml ops/endpoints #1.yml': 'id: a\nnote: "Grüße 👋"\n' } });
    const old = world.tip().sha;
    world.pushCommit('main', { files: { 'ml ops/endpoints #1.yml': 'id: b\n' } });
    expect(await github.files.read('ml ops/endpoints #1.yml', old)).toBe('id: a\nnote: "Grüße 👋"\n');
    expect(await github.files.read('./ml ops//endpoints #1.yml', 'main')).toBe('id: b\n');
    expect(asked()).toHaveLength(2);
  });

  it('reads an empty file, and one that is JSON, as text', async () => {
    const { world, github } = await enter();
    world.pushCommit('main', { files: { 'empty.yml': '', 'endpoints.json': '{"id":"a"}' } });
    expect(await github.files.read('empty.yml', 'main')).toBe('');
    expect(await github.files.read('endpoints.json', 'main')).toBe('{"id":"a"}');
  });

  it('answers nothing for what is not a file there', async () => {
    const { github } = await enter({ files: { 'dir/a.yml': 'a' } });
    expect(await github.files.read('none.yml', 'main')).toBeUndefined();
    expect(await github.files.read('dir', 'main')).toBeUndefined();
    expect(await github.files.read('dir/a.yml', 'f'.repeat(40))).toBeUndefined();
  });

  it('reads a big file through its blob where GitHub wants that', async () => {
    const big = '# é\n'.repeat(300_000);
    const { world, github, asked } = await enter({ files: { 'endpoints.yml': big } });
    world.failNext({
      kind: 'reply', path: '/contents/**', status: 403,
      body: { message: 'This API returns blobs up to 1 MB in size.', errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }] },
    });
    expect(await github.files.read('endpoints.yml', 'main')).toBe(big);
    expect(asked()).toEqual(['GET /contents/endpoints.yml', 'GET /contents/endpoints.yml', expect.stringMatching(/^GET \/git\/blobs\/[0-9a-f]{40}$/)]);
  });

  it.each(['../other', 'a/../../b', '/etc/passwd', '', '.', 'a\\..\\..\\b'])('refuses %j, which leads elsewhere', async (path) => {
    const { github, asked } = await enter();
    await expect(github.files.read(path, 'main')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(asked()).toEqual([]);
  });

  it('keeps what looks like a template, a query or an escape in its place', async () => {
    const names = ['{owner}.yml', 'a?ref=x.yml', '%2e%2e.yml', 'a:b.yml'];
    const { github } = await enter({ files: Object.fromEntries(names.map((name) => [name, name])) });
    for (const name of names) expect(await github.files.read(name, 'main')).toBe(name);
  });

  it('names the permission that is missing', async () => {
    const { world, github } = await enter();
    world.setPermissions({ issues: 'write' });
    await expect(github.files.read('endpoints.yml', 'main')).rejects.toMatchObject({
      code: 'permission-denied', hint: 'Add `contents: read` to the job\'s `permissions`.',
    });
  });
});
