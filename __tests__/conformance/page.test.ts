/** The page about all other tests, and the reporter that keeps it. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { factGroups, providerGroup } from './facts.js';
import { conformancePage, firstDifference, labelPattern, type Shown } from './page.js';

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

  it('can be made from the labelled tests alone', () => {
    const pattern = new RegExp(labelPattern, 'i');
    expect(tests().filter(({ titles }) => !pattern.test(titles.join(' ')))).toEqual([]);
  });

  it('tells where two texts differ', () => {
    expect(firstDifference('a\nb\nc', 'a\nB\nc')).toBe('line 2: B');
    expect(firstDifference('a\nb', 'a')).toBe('line 2');
  });
});

interface Reporter {
  onRunComplete(contexts: unknown, results: unknown): Promise<void>;
  getLastError(): Error | undefined;
}

describe('the reporter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const page = join(folder, 'page.md');
  const compiled = dirname(dirname(fileURLToPath(import.meta.url)));
  const written = readdirSync(join(process.cwd(), '__tests__'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const golden = env['UPDATE_GOLDEN'];
  const silent = process.stderr.write.bind(process.stderr);

  beforeEach(() => {
    delete env['UPDATE_GOLDEN'];
    process.stderr.write = () => true;
    writeFileSync(page, conformancePage(tests()).text);
  });
  afterEach(() => {
    process.stderr.write = silent;
    if (golden !== undefined) env['UPDATE_GOLDEN'] = golden;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** The end of a run in which these tests passed; all files of the project have run. */
  async function end(shown: readonly Shown[], more: { config?: object; results?: object; files?: number } = {}): Promise<string | undefined> {
    const module = (await import(join(process.cwd(), '__tests__/conformance/reporter.mjs'))) as { default: new (config: object, options: object) => Reporter };
    const reporter = new module.default({ rootDir: process.cwd(), testPathPattern: '', ...more.config }, { page: relative(process.cwd(), page) });
    const files = [join(compiled, 'conformance', 'x.test.js'), ...written.slice(1).map((file) => join(compiled, file.replace(/\.ts$/, '.js')))];
    const testResults = files.slice(0, more.files ?? files.length).map((testFilePath, index) => ({
      testFilePath,
      testResults: index > 0 ? [] : shown.map(({ titles }) => ({ status: 'passed', ancestorTitles: titles.slice(0, -1), title: titles.at(-1) })),
    }));
    await reporter.onRunComplete(undefined, { wasInterrupted: false, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults, ...more.results });
    return reporter.getLastError()?.message;
  }

  it('is content with a page that says what the tests show', async () => {
    expect(await end(tests())).toBeUndefined();
  });

  it('fails a complete run whose page is stale, and writes it when asked', async () => {
    const more = [...tests(), { file: 'conformance/x', titles: [`${facts[0]!.id} once more`] }];
    expect(await end(more)).toMatch(/^docs\/conformance.md is not what the tests show \(line \d+: .* To mend it: UPDATE_GOLDEN=1 npm test/);
    env['UPDATE_GOLDEN'] = '1';
    expect(await end(more)).toBeUndefined();
    expect(readFileSync(page, 'utf8')).toBe(conformancePage(more).text);
  });

  it('fails a complete run in which nothing shows a fact, even when it writes the page', async () => {
    env['UPDATE_GOLDEN'] = '1';
    expect(await end(tests().slice(1))).toBe(`No test shows ${facts[0]!.id}: name it in the title of one (see docs/conformance.md).`);
  });

  it.each([
    ['chosen files', { config: { testPathPattern: 'plan' } }],
    ['chosen tests', { config: { testNamePattern: 'plan' } }],
    ['a part of the files', { files: 5 }],
    ['a failed test', { results: { numFailedTests: 1 } }],
    ['a file that did not load', { results: { numRuntimeErrorTestSuites: 1 } }],
    ['an interrupted run', { results: { wasInterrupted: true } }],
  ])('leaves the page alone after %s', async (_what, more) => {
    expect(await end(tests().slice(1), more)).toBeUndefined();
    expect(readFileSync(page, 'utf8')).toBe(conformancePage(tests()).text);
  });

  it('takes a run of the labelled tests for a complete one', async () => {
    expect(await end(tests().slice(1), { config: { testNamePattern: labelPattern } })).toMatch(/not what the tests show|No test shows/);
  });
});
