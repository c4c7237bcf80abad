/** Each line of the threat model names tests that exist and run: the file, and the title as it is written there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const page = readFileSync(join(process.cwd(), 'docs', 'security.md'), 'utf8');
const model = page.split('\n## Threat model\n')[1]?.split('\n## ')[0] ?? '';
const rows = model.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:They may try|---)/.test(line)).map((line) => line.slice(2, -2).split(' | '));

/** `file`: "title", ... of the last column. */
const named = rows.flatMap(([what = '', , tests = '']) =>
  [...tests.matchAll(/`([^`]+\.test\.ts)`: "([^"]+)"/g)].map(([, file = '', title = '']) => ({ what, file, title })),
);

/**
 * Titles of the tests that a source runs: of `it('...')`, of `it.each(...)('...')` and, where they hold such a test, of
 * `describe` in the same ways. What is skipped, to do, or only chosen by a condition does not count.
 */
function runningTitles(source: string): string[] {
  return titlesIn(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true));
}

function titlesIn(node: ts.Node): string[] {
  const below = (): string[] => {
    const titles: string[] = [];
    ts.forEachChild(node, (child) => {
      titles.push(...titlesIn(child));
    });
    return titles;
  };
  if (!ts.isCallExpression(node)) return below();
  const callee = node.expression.getText().replaceAll(/\s+/g, '');
  const isConditional = ts.isParenthesizedExpression(node.expression);
  if (/^(?:xit|xtest|xdescribe)\b|^(?:it|test|describe)\.(?:skip|todo|failing)\b/.test(callee) || (isConditional && /\b(?:it|test|describe)\b/.test(callee))) return [];
  const [title] = node.arguments;
  const runs = /^(?:it|test|describe)(?:\.only)?(?:$|\.each\b.*[)`]$)/.test(callee);
  if (!runs || title === undefined || !ts.isStringLiteralLike(title)) return below();
  if (!callee.startsWith('describe')) return [title.text];
  const held = below();
  return held.length === 0 ? [] : [title.text, ...held];
}

it('has a table for each attacker', () => {
  expect([...model.matchAll(/^### (.+)$/gm)].map(([, title]) => title)).toEqual(['The author of a pull request', 'A stranger, and whoever comments', 'Metadata of endpoints', 'A hostile server', 'Other steps of the workflow']);
  expect(rows.length).toBeGreaterThan(25);
});

it('names a test in each line', () => {
  expect(rows.filter((cells) => cells.length !== 3).map(([what]) => what)).toEqual([]);
  expect(rows.map(([what]) => what).filter((what) => !named.some((each) => each.what === what))).toEqual([]);
});

it.each(named.map(({ what, file, title }) => [file, title, what]))('%s runs the test "%s"', (file, title) => {
  const path = join(process.cwd(), '__tests__', file);
  expect(existsSync(path)).toBe(true);
  expect(runningTitles(readFileSync(path, 'utf8'))).toContainEqual(expect.stringContaining(title));
});

it.each<[string, string[]]>([
  ["it('a', f);", ['a']],
  ["it.each([[1]])('a %s', f);", ['a %s']],
  ["it.each<[string]>([\n  [')'],\n])('a', () => {});", ['a']],
  ["it.each`x`('a', f);", ['a']],
  ["describe('d', () => { it('a', f); });", ['d', 'a']],
  ["describe.each([1])('d', () => { test('it\\'s', f); });", ['d', "it's"]],
  ["for (const x of y) it('a', f);", ['a']],
  ["it.skip('a', f);", []],
  ["it.skip.each([1])('a', f);", []],
  ["it.todo('a');", []],
  ["xit('a', f);", []],
  ["describe.skip('d', () => { it('a', f); });", []],
  ["describe('d', () => { it.skip('a', f); });", []],
  ["(there ? it : it.skip)('a', f);", []],
  ["// it('a', f);", []],
  ["it('b', () => { expect('a').toBe('a'); });", ['b']],
])('of `%s`, %j run', (source, titles) => {
  expect(runningTitles(source)).toEqual(titles);
});
