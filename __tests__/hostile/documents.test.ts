/** Documents that attack their reader: manifests, files around them, replies and events. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeManifestText } from '../../src/authoring/manifest-text.js';
import { EndpointsError } from '../../src/errors.js';
import { parseEvent } from '../../src/github/event.js';
import { matchesGlob } from '../../src/glob.js';
import { limits } from '../../src/manifest/limits.js';
import { readManifest } from '../../src/manifest/read.js';
import type { RepositoryFiles } from '../../src/ports/repository.js';
import { fence, logTail, oneLine, plainText, workflowCommandSafe } from '../../src/render/escape.js';
import { renderFailure } from '../../src/render/failure.js';
import { lineDifference, listDifference } from '../../src/render/text-difference.js';
import { yamlLines } from '../../src/render/values.js';
import { readChatCommand } from '../../src/commands/chat-command.js';
import { manifestFilesAt } from '../../src/shell/manifest-at-commit.js';
import { mostFiles, readManifestFiles } from '../../src/shell/manifest-files.js';
import { cost } from '../helpers/cost.js';
import { hostileTexts, prototypeKeys } from './fuzz/mutate.js';

const messages = (text: string, options = {}): string[] => readManifest([{ path: 'e.yml', text }], options).diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

async function problem(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof EndpointsError) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return 'none';
}

describe('a manifest', () => {
  it('that multiplies itself by aliases is refused', () => {
    const bomb = ['id: a', 'x0: &x0 [a, b, c, d, e, f, g, h, i, j]', ...Array.from({ length: 30 }, (_, level) => `x${level + 1}: &x${level + 1} [${Array.from({ length: 10 }, () => `*x${level}`).join(', ')}]`)].join('\n');
    expect(cost(() => { expect(messages(bomb)).toContain('The aliases of this manifest expand to too many values. Write fewer, or smaller, anchors.'); })).toBeLessThan(5_000);
    const part = bomb.split('\n').slice(1, 5).join('\n');
    const many = Array.from({ length: 200 }, (_, index) => ({ path: `${index}.yml`, text: part }));
    expect(messages(`id: a\n${part}`)).not.toContainEqual(expect.stringContaining('expand'));
    expect(readManifest(many, {}).diagnostics.map(({ message }) => message)).toContainEqual(expect.stringContaining('aliases of this manifest expand'));
    expect(messages('id: &a [*a]')).toContain('The alias `*a` stands inside its own anchor.');
  });

  it('that multiplies itself by defaults is refused', () => {
    const text = (endpoints: number): string => `id: a\ndefaults:\n  tags:\n${lines(20_000, (index) => `    t${index}: v`)}endpoints:\n${lines(endpoints, (index) => `  e${index}: {}`)}`;
    expect(cost(() => { expect(messages(text(40_000))).toEqual([expect.stringContaining('too many values, more than 1000000')]); })).toBeLessThan(8_000);
    expect(messages(text(10))).toEqual([]);
  });

  it('that multiplies itself by references is refused', () => {
    const text = (times: number): string => `id: a\nvariables:\n  v: ${'x'.repeat(100_000)}\nendpoints:\n  e:\n    tags:\n      t: "${'${var.v}'.repeat(times)}"\n${lines(times, (index) => `      t${index}: \${var.v}`)}`;
    expect(cost(() => { expect(messages(text(20_000))).toEqual([expect.stringContaining('expand to too much text')]); })).toBeLessThan(5_000);
    expect(messages(text(50))).toEqual([]);
  });

  it('costs a time that grows with its size, however many parts of a kind it has', () => {
    const many = 8_000;
    const stated = (indent: number, word: string, value = 'v'): string => lines(many, (index) => `${' '.repeat(indent)}${word}${index}: ${value}`);
    const variables = `id: a\nvariables:\n${stated(2, 'variable')}`;
    const targets = (word: string, value: string): string => `id: a\ntargets:\n  x:\n    endpoints:\n${stated(6, word, value)}endpoints:\n${stated(2, 'variable', '{}')}`;
    const tags = `id: a\ndefaults:\n  tags:\n${stated(4, 'variable')}endpoints:\n  e:\n    tags:\n`;
    const texts: Record<string, string> = {
      'references that lead nowhere': `${variables}endpoints:\n  e:\n    tags:\n${lines(many, (index) => `      t${index}: \${var.wariable${index}}`)}`,
      'variables of targets that nobody declared': `${variables}targets:\n  x:\n    variables:\n${stated(6, 'wariable')}endpoints: {}\n`,
      'endpoints to leave out': targets('wariable', ''),
      'endpoints of a target alone': targets('wariable', '{}'),
      'tags to remove': `${tags}${stated(6, 'variable', '')}`,
      'tags to remove that are not there': `${tags}${stated(6, 'wariable', '')}`,
      'tags to merge': `${tags}${stated(6, 'variable')}`,
      'routes to nobody': `id: a\nendpoints:\n  e:\n    config:\n      served_entities:\n${lines(many, (index) => `        - {name: n${index}, entity_name: a.b.c}`)}      traffic_config:\n        routes:\n${lines(many, (index) => `          - {served_entity_name: m${index}}`)}`,
      'targets to choose from': `id: a\ntargets:\n${lines(many, (index) => `  t${index}: {}`)}endpoints: {}\n`,
    };
    for (const [kind, text] of Object.entries(texts)) {
      let told: string[] = [];
      expect([kind, cost(() => { told = messages(text); }) < 3_500]).toEqual([kind, true]);
      expect(Math.max(0, ...told.map(({ length }) => length))).toBeLessThan(2_000);
    }
  });

  it.each(['[', '{a: ', '- ', '? ', '&a [', '!!seq [', '"', '${', '${var.a'])('that nests %j to any depth is refused', (unit) => {
    for (const depth of [limits.depth + 1, 5_000, 100_000]) expect(messages(`id: a\nendpoints:\n  ${unit.repeat(depth)}`).length).toBeGreaterThan(0);
  });

  it('with a hundred thousand mistakes is told by its first thousand', () => {
    const { diagnostics } = readManifest([{ path: 'e.yml', text: `id: a\n${'b: 1\n'.repeat(100_000)}` }], {});
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.at(-1)?.message).toContain('There are more problems');
    expect(renderFailure(new EndpointsError('invalid-manifest', 'x', { diagnostics })).length).toBeLessThan(65_536);
  });

  it('with very many warnings still tells its mistakes', () => {
    const endpoint = (name: string, fields: string): string => `  ${name}: { config: { served_entities: [ { name: m, entity_name: a.b.c, entity_version: '1'${fields} } ] } }\n`;
    const warned = Array.from({ length: 1500 }, (_, index) => endpoint(`e${index}`, ', scale_to_zero_enabled: true, workload_size: Gigantic')).join('');
    const { diagnostics } = readManifest([{ path: 'e.yml', text: `id: a\nendpoints:\n${warned}${endpoint('last', '')}` }], {});
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([expect.stringContaining('`scale_to_zero_enabled`')]);
    expect(diagnostics).toHaveLength(1001);
  });

  it('cannot reach a prototype by its keys, in any place', () => {
    for (const key of prototypeKeys) {
      const text = JSON.stringify({ id: 'a', variables: { [`x${key}`]: 'v' }, endpoints: { e: { tags: [{ key, value: 'v' }], config: { served_entities: [{ name: 'm', entity_name: 'a.b.c', entity_version: '1', scale_to_zero_enabled: true, environment_vars: { A: key } }] } } } });
      const places = [text, text.replace('"e":', `"${key}":`), text.replace('"A":', `"${key}":`), text.replace('"config":', `"${key}":{"polluted":true},"config":`), text.replace('"variables":', `"${key}":{"polluted":true},"variables":`)];
      for (const each of places) readManifest([{ path: 'e.yml', text: each }], { target: key, variables: { [key]: 'x' } });
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['${env.SECRET_CANARY}', '${SECRET_CANARY}', '$SECRET_CANARY', '${{ secrets.SECRET_CANARY }}', '${{ env.SECRET_CANARY }}', '${var.SECRET_CANARY}', '${process.env.SECRET_CANARY}', '`echo $SECRET_CANARY`', '${var.__proto__}', '${var.constructor}'])('cannot reach the environment by %s', (text) => {
    process.env['SECRET_CANARY'] = 'canary-of-the-environment';
    const { manifest, diagnostics } = readManifest([{ path: 'e.yml', text: JSON.stringify({ id: 'a', endpoints: { e: { description: text, config: { served_entities: [{ name: 'm', entity_name: 'a.b.c', entity_version: '1', scale_to_zero_enabled: true }] } } } }) }], {});
    expect(JSON.stringify([manifest, diagnostics])).not.toContain('canary-of-the-environment');
    // What is no reference stays as it is written; what looks like one is refused.
    if (manifest !== undefined) expect(manifest.endpoints[0]?.document['description']).toBe(text);
    delete process.env['SECRET_CANARY'];
  });

  it('costs a time that grows with its size, whatever its texts are', () => {
    const units = ['a', ' ', '\t', '${', '${var.', '}', '{{secrets/', '://', ':a@', 'sk-', '-----BEGIN ', '`', '"', '#', '%', '@', '/', '.', '-', '__', '\\'];
    for (const unit of units) {
      const long = unit.repeat(Math.floor(200_000 / unit.length));
      const text = JSON.stringify({ id: 'a', endpoints: { e: { description: long, config: { served_entities: [{ name: 'm', entity_name: long, entity_version: long, environment_vars: { A: long, [long.slice(0, 1000)]: 'x' } }] } } } });
      expect([unit, cost(() => { messages(text); }) < 3_000]).toEqual([unit, true]);
    }
  });
});

describe('files of a manifest', () => {
  let folder: string;
  let checkout: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'endpoints-hostile-'));
    checkout = join(folder, 'checkout');
    await mkdir(join(checkout, 'inner'), { recursive: true });
    await mkdir(join(checkout, 'many'));
    await mkdir(join(checkout, 'large'));
    await mkdir(join(folder, 'checkout-twin'));
    await writeFile(join(folder, 'secret.yml'), 'secret: canary\n');
    await writeFile(join(folder, 'checkout-twin', 'secret.yml'), 'secret: canary\n');
    await symlink('..', join(checkout, 'up'));
    await symlink(join('..', 'secret.yml'), join(checkout, 'inner', 'file.yml'));
    await symlink('/proc/self/environ', join(checkout, 'environ.yml'));
    await writeFile(join(checkout, 'inner', 'line\nfeed ::error::x.yml'), 'id: [\n');
    execFileSync('mkfifo', [join(checkout, 'pipe.yml')]);
    await Promise.all(Array.from({ length: mostFiles + 1 }, (_, index) => writeFile(join(checkout, 'many', `${index}.yml`), 'a: 1\n')));
    await Promise.all(Array.from({ length: 9 }, (_, index) => writeFile(join(checkout, 'large', `${index}.yml`), '#'.repeat(1024 * 1024 - 1))));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['up/secret.yml', 'up/*.yml', 'inner/file.yml', '**/file.yml', '../checkout-twin/secret.yml', 'up/checkout-twin/secret.yml', 'environ.yml', 'inner/../../secret.yml', '/etc/passwd', '/proc/self/environ', '{..,.}/secret.yml', '\0', 'a\0b'])('never lie outside of the checkout: %j', async (pattern) => {
    const said = await problem(() => readManifestFiles(pattern, checkout));
    expect(said).toMatch(/^invalid-(?:input|manifest): /);
    expect(said).not.toContain('canary');
  });

  it('are files: a pipe that nobody writes to holds up nothing', async () => {
    expect(await problem(() => readManifestFiles('pipe.yml', checkout))).toBe('invalid-manifest: `pipe.yml` is not a file.');
  });

  it('are bounded in number and in size, read from disk or through the API', async () => {
    expect(await problem(() => readManifestFiles('many/*.yml', checkout))).toContain(`matches ${mostFiles + 1} files`);
    expect(await problem(() => readManifestFiles('large/*.yml', checkout))).toContain('larger than 8 MiB together');
    const files: RepositoryFiles = { list: () => Promise.resolve(Array.from({ length: mostFiles + 1 }, (_, index) => `${index}.yml`)), read: () => Promise.reject(new Error('was asked')) };
    expect(await problem(() => manifestFilesAt(files, '*.yml', 'main'))).toContain(`matches ${mostFiles + 1} files`);
    expect(messages('#'.repeat(limits.bytes + 1))).toEqual(['The file is larger than 1 MiB. Split it: several files can make one manifest.']);
    expect(messages('é'.repeat(limits.bytes / 2 + 1))).toEqual(['The file is larger than 1 MiB. Split it: several files can make one manifest.']);
  });

  it('with line feeds in their names break neither report nor log', async () => {
    const found = await readManifestFiles('inner/l*.yml', checkout);
    const { diagnostics } = readManifest(found, {});
    const report = renderFailure(new EndpointsError('invalid-manifest', 'x', { diagnostics }));
    expect(report.split('\n').filter((line) => line.startsWith('feed') || line.startsWith('::'))).toEqual([]);
  });
});

describe('the difference of two long texts', () => {
  it('is shown at once: as another text where too much of it differs', () => {
    const text = (word: string): string => lines(20_000, (index) => `${word}${index}`);
    expect(cost(() => { expect(lineDifference(text('a'), text('b')).filter(({ sign }) => sign === '+')).toHaveLength(20_000); })).toBeLessThan(4_000);
    expect(cost(() => { expect(listDifference(text('a').split('\n'), text('b').split('\n')).at(-1)).toEqual({ sign: '+', text: '' }); })).toBeLessThan(4_000);
    expect(lineDifference(text('a'), text('a').replace('a9\n', 'b9\n')).filter(({ sign }) => sign !== ' ')).toEqual([{ sign: '-', text: 'a9' }, { sign: '+', text: 'b9' }]);
  });
});

describe('a report', () => {
  it('costs a time that grows with its texts, whatever blanks they hold', () => {
    for (const unit of ['\n', '\r', ' ', '. ', '`', '\t']) {
      const text = `${unit.repeat(300_000 / unit.length)}x`;
      for (const write of [fence, (each: string) => logTail(each, 40), (each: string) => yamlLines({ a: each }), plainText, oneLine, workflowCommandSafe]) {
        expect([unit, write.name, cost(() => { write(text); }) < 3_000]).toEqual([unit, write.name, true]);
      }
    }
    expect(fence('a\n\nb\n\n')).toBe('```\na\n\nb\n```');
    expect(logTail('a\rb\r\r\n\n', 40)).toBe('b');
  });
});

describe('globs', () => {
  it('of any pattern are judged at once', () => {
    const patterns = ['{a,b}'.repeat(40), '*a'.repeat(30), '**/'.repeat(30), '{'.repeat(5000), '[z-a]', '[', '[[[]', `${'{a,'.repeat(40)}b${'}'.repeat(40)}`, '?'.repeat(5000)];
    for (const pattern of patterns) {
      expect([pattern.slice(0, 20), cost(() => { for (const text of ['a'.repeat(60), 'a/'.repeat(30), `${'a'.repeat(60)}!`]) matchesGlob(text, pattern); }) < 1_500]).toEqual([pattern.slice(0, 20), true]);
    }
  });
});

describe('an event file', () => {
  const env = { GITHUB_REPOSITORY: 'acme/ml', GITHUB_EVENT_NAME: 'issue_comment' };
  const event = (body: string) => ({ action: 'created', issue: { number: 1, state: 'open', pull_request: {} }, comment: { id: 1, body, user: { login: 'x' } } });

  it('of any size and with any keys is read or refused', () => {
    const huge = event(`/endpoints plan${' x'.repeat(2_000_000)}`);
    expect(cost(() => { expect(readChatCommand((parseEvent(huge, env) as { body: string }).body)).toBeUndefined(); })).toBeLessThan(3_000);
    expect(cost(() => { readChatCommand(`/endpoints ${'\t '.repeat(1_000_000)}apply`); })).toBeLessThan(3_000);
    const odd = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"inputs":{"__proto__":{"polluted":1}}}') as unknown;
    for (const name of ['push', 'pull_request', 'workflow_dispatch', 'schedule', 'issue_comment', 'merge_group', 'other', '__proto__']) {
      try {
        parseEvent(odd, { ...env, GITHUB_EVENT_NAME: name });
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'invalid-input' });
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a manifest that is written from a workspace', () => {
  it('reads back to the hostile texts, and holds no character that acts', () => {
    for (const text of [...hostileTexts, 'a: b\nendpoints: { x: 1 }', '*alias', '&anchor', '!tag', '--- ', '#', '<<', '\u2028\u2029\u0085', '${var.x}', '%YAML 1.1'].filter((each) => !/\p{Cs}/u.test(each))) {
      // As drafts have it: a `${` of the workspace is no variable of the manifest.
      const value = text.replaceAll('${', () => '$${');
      const written = writeManifestText({ id: 'demo', head: [text], leftOut: [{ key: text, reason: text }], endpoints: [{ key: 'e', notes: [text], fieldNotes: [{ path: ['config'], text }], document: { tags: [{ key: 'k', value }], config: { served_entities: [{ name: 'm', entity_name: 'a.b.c', entity_version: '1', scale_to_zero_enabled: true, environment_vars: { A: value } }] } } }] });
      // eslint-disable-next-line no-control-regex -- exactly those characters must not be there
      expect([text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(written)]).toEqual([text, false]);
      const { manifest, diagnostics } = readManifest([{ path: 'e.yml', text: written }], {});
      expect([text, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([text, []]);
      expect(JSON.stringify(manifest?.endpoints[0]?.document)).toContain(JSON.stringify(text).slice(1, -1));
    }
  });
});
