// The titles of all tests, by defining them and running none: seconds where a run takes minutes. jest's own runner defines
// them, so that `it.each` writes its titles as it does in a run.
import { readdirSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** What `@jest/globals` is outside of jest: nothing of it is called before a test runs, but for a time limit. */
const standIn = 'export const jest = { setTimeout() {} };';
const hooks = `export const resolve = (name, context, next) =>
  name === '@jest/globals' ? { url: 'data:text/javascript,${encodeURIComponent(standIn)}', shortCircuit: true } : next(name, context);`;

/**
 * Tests of the compiled files below `folder`, those that are skipped left out, as `{ file, titles }`: the file below
 * `folder` with slashes and without its ending, the titles outermost first. Puts jest's globals into this process.
 */
export async function testTitles(folder) {
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
  const { getState, resetState, ...globals } = require('jest-circus');
  const circus = createRequire(require.resolve('jest-circus'));
  Object.assign(globalThis, globals, { expect: circus('@jest/expect').jestExpect });
  const found = [];
  for (const path of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.test.js')).sort()) {
    resetState();
    await import(pathToFileURL(join(folder, path)).href);
    const file = path.replaceAll(sep, '/').replace(/\.test\.js$/, '');
    const { rootDescribeBlock, hasFocusedTests } = getState();
    found.push(...testsOf(rootDescribeBlock, [], hasFocusedTests).map((titles) => ({ file, titles })));
  }
  return found;
}

function testsOf(block, around, focused) {
  return block.children.flatMap((child) => {
    const titles = [...around, child.name];
    if (child.type === 'describeBlock') return testsOf(child, titles, focused);
    const isSkipped = child.mode === 'skip' || child.mode === 'todo' || (focused && child.mode !== 'only');
    return isSkipped ? [] : [titles];
  });
}
