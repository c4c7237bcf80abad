/** Each line of the threat model names tests that exist: the file, and the title as it is written there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(process.cwd(), 'docs', 'security.md'), 'utf8');
const model = page.split('\n## Threat model\n')[1]?.split('\n## ')[0] ?? '';
const rows = model.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:They may try|---)/.test(line)).map((line) => line.slice(2, -2).split(' | '));

/** `file`: "title", ... of the last column. */
const named = rows.flatMap(([what = '', , tests = '']) =>
  [...tests.matchAll(/`([^`]+\.test\.ts)`: "([^"]+)"/g)].map(([, file = '', title = '']) => ({ what, file, title })),
);

it('has a table for each attacker', () => {
  expect([...model.matchAll(/^### (.+)$/gm)].map(([, title]) => title)).toEqual(['The author of a pull request', 'A stranger, and whoever comments', 'Metadata of endpoints', 'A hostile server', 'Other steps of the workflow']);
  expect(rows.length).toBeGreaterThan(25);
});

it('names a test in each line', () => {
  expect(rows.filter((cells) => cells.length !== 3).map(([what]) => what)).toEqual([]);
  expect(rows.map(([what]) => what).filter((what) => !named.some((each) => each.what === what))).toEqual([]);
});

it.each(named.map(({ what, file, title }) => [file, title, what]))('%s has the test "%s"', (file, title) => {
  const path = join(process.cwd(), '__tests__', file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8').replaceAll("\\'", "'")).toContain(title);
});
