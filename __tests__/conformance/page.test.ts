/** The page about all other tests, and how their titles are found. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { factGroups, providerGroup } from './facts.js';
import { conformancePage, type Shown } from './page.js';

const facts = factGroups.flatMap((group) => group.facts.map(({ id }) => ({ id, provider: group === providerGroup })));
const titleFor = ({ id, provider }: { id: string; provider: boolean }): string => (provider ? `${id}: something` : `${id} says something`);
const tests = (): Shown[] => facts.map((fact) => ({ file: 'conformance/x', titles: [fact.provider ? 'providers of external models' : 'all', titleFor(fact)] }));

const rowOf = (id: string, text: string): string => text.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';

describe('the conformance page', () => {
  it('names every rule, route, provider and constraint once', () => {
    const ids = facts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const numbered = (letter: string, last: number): string[] => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
    expect(ids).toEqual(expect.arrayContaining([...numbered('N', 34), ...numbered('C', 29)]));
    expect(conformancePage(tests()).empty).toEqual([]);
    for (const id of ids) expect(rowOf(id, conformancePage(tests()).text)).toContain('conformance/x › ');
  });

  // One test and not one for each: a title with a label in it would show that very fact.
  it('notices what nothing shows', () => {
    for (const { id } of facts) {
      const others = tests().filter(({ titles }) => !titles.at(-1)!.startsWith(`${id} `) && !titles.at(-1)!.startsWith(`${id}:`));
      expect(others).toHaveLength(facts.length - 1);
      expect(conformancePage(others).empty).toEqual([id]);
    }
  });

  it('is the same in whatever order the tests ran', () => {
    expect(conformancePage(tests().reverse())).toEqual(conformancePage(tests()));
  });

  it('takes a label as a word, names three tests and counts the others', () => {
    const rule = facts[0]!.id;
    const titles = [`about ${rule}0`, `x${rule}`, `${rule}: b`, `${rule} a`, `of ${rule} and ${facts[1]!.id}`, `of ${rule}, d`, `of ${rule}, c`];
    const found = titles.map((title): Shown => ({ file: 'a/b', titles: ['block', title] }));
    expect(rowOf(rule, conformancePage(found).text)).toContain(`| a/b › ${rule} a<br>a/b › ${rule}: b<br>a/b › of ${rule}, c<br>and 2 more |`);
  });

  it('keeps a title in its cell', () => {
    const rule = facts[0]!.id;
    const row = (title: string): string => rowOf(rule, conformancePage([{ file: 'a', titles: [`${rule} ${title}`] }]).text);
    expect(row('`a_b|c` | a_b\nnext')).toContain(`${rule} \`a_b\\|c\` \\| a\\_b next |`);
    expect(row('x'.repeat(300)).length).toBeLessThan(400);
  });
});

/** All that a title can be made of. */
const scene = `
import { jest } from '@jest/globals';
jest.setTimeout(5_000);
it('at the top', () => {});
describe('block %s', () => {
  describe.each([['a', 1], ['b', { c: [2] }]])('of %s with %j', (name) => {
    it.each\`
      value | text
      \${1} | \${'one'}
    \`('$value is $text', () => {});
    it.each([{ name, deep: { x: null } }])('$name, $deep.x, $deep', () => {});
  });
  it.each([[undefined, /x/, 'per % cent'], [1.5, [], '"']])('%# %p %p %s %%', () => {});
  it.skip('skipped', () => {});
  it.todo('to do');
});
describe.skip('skipped', () => {
  describe('below', () => {
    it('is skipped as well', () => {});
  });
});
`;
const focused = "describe('some', () => { it('others', () => {}); it.only('chosen', () => {}); describe.only('a block', () => { it('in it', () => {}); }); });";

describe('titles without a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'titles-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are those of the tests that a run shows as passed', () => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'deep', 'scene.test.js'), scene);
    writeFileSync(join(folder, 'focused.test.js'), focused);
    const run = (...args: string[]): string => execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: env['PATH'] } });
    const collector = pathToFileURL(join(process.cwd(), 'scripts/test-titles.mjs')).href;
    const listed = JSON.parse(run('--input-type=module', '--eval', `const { testTitles } = await import(${JSON.stringify(collector)}); console.log(JSON.stringify(await testTitles(${JSON.stringify(folder)})));`)) as Shown[];
    const report = JSON.parse(run('--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', JSON.stringify({ rootDir: folder, transform: {}, testMatch: ['**/*.test.js'] }), '--json', '--runInBand')) as Report;
    const passed = report.testResults.flatMap(({ name, assertionResults }) => assertionResults
      .filter(({ status }) => status === 'passed')
      .map(({ ancestorTitles, title }): Shown => ({ file: relative(realpathSync(folder), name).replace(/\.test\.js$/, ''), titles: [...ancestorTitles, title] })));
    const sorted = (tests: Shown[]): string[] => tests.map((test) => JSON.stringify([test.file, test.titles])).sort();
    expect(sorted(listed)).toEqual(sorted(passed));
    expect(listed).toHaveLength(9);
  });
});

interface Report {
  testResults: { name: string; assertionResults: { status: string; ancestorTitles: string[]; title: string }[] }[];
}
