// Keeps docs/conformance.md: compares it with what a complete run of the tests showed. A partial run leaves it alone.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { env, stderr } from 'node:process';
import { pathToFileURL } from 'node:url';

const folder = `${sep}__tests__${sep}`;

export default class ConformanceReporter {
  constructor(globalConfig, options = {}) {
    this.config = globalConfig;
    this.page = join(globalConfig.rootDir, options.page ?? 'docs/conformance.md');
    // Counted when the run begins: a test that is written meanwhile is not part of it.
    this.written = readdirSync(join(globalConfig.rootDir, '__tests__'), { recursive: true }).filter((file) => /\.test\.ts$/.test(file)).length;
  }

  async onRunComplete(_contexts, results) {
    const { testNamePattern, testPathPattern, testPathPatterns, watch, watchAll } = this.config;
    const chosen = testPathPattern ?? testPathPatterns?.patterns?.join('') ?? '';
    if (chosen !== '' || watch || watchAll || results.wasInterrupted || results.numFailedTests > 0 || results.numRuntimeErrorTestSuites > 0) return;
    const own = results.testResults.find(({ testFilePath }) => testFilePath.includes(`${folder}conformance${sep}`));
    if (own === undefined || results.testResults.length !== this.written) {
      // A sharded run, or one of a compiled copy that is older than the sources.
      stderr.write(`\ndocs/conformance.md was not compared: ${results.testResults.length} of ${this.written} test files ran.\n`);
      return;
    }
    const { conformancePage, firstDifference, labelPattern } = await import(pathToFileURL(join(dirname(own.testFilePath), 'page.js')).href);
    if (testNamePattern && testNamePattern !== labelPattern) return;
    const { text, empty } = conformancePage(results.testResults.flatMap(shown));
    const current = this.read();
    if (env.UPDATE_GOLDEN === '1' && current !== text) writeFileSync(this.page, text);
    else if (current !== text) {
      this.error = new Error(`docs/conformance.md is not what the tests show (${firstDifference(current, text)}). To mend it: UPDATE_GOLDEN=1 npm test, then commit.`);
    }
    if (empty.length > 0) this.error = new Error(`No test shows ${empty.join(', ')}: name it in the title of one (see docs/conformance.md).`);
    if (this.error !== undefined) stderr.write(`\n${this.error.message}\n`);
  }

  /** An error here fails the run. */
  getLastError() {
    return this.error;
  }

  read() {
    try {
      return readFileSync(this.page, 'utf8').replaceAll('\r\n', '\n');
    } catch {
      return '';
    }
  }
}

function shown({ testFilePath, testResults }) {
  const file = testFilePath.slice(testFilePath.lastIndexOf(folder) + folder.length).replaceAll(sep, '/').replace(/\.test\.js$/, '');
  return testResults
    .filter(({ status }) => status === 'passed')
    .map(({ ancestorTitles, title }) => ({ file, titles: [...ancestorTitles, title] }));
}
