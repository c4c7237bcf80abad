// Line coverage of all of src: what tests run in jest's own processes, and what the processes run that tests start.
// Arguments go to jest; with any, the figures are shown and not judged, because they are of a part of the tests.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import coverageLibrary from 'istanbul-lib-coverage';
import reportLibrary from 'istanbul-lib-report';
import reports from 'istanbul-reports';
import toIstanbul from 'v8-to-istanbul';
import { buildLib, root } from './build.mjs';
import { codeLines } from './coverage/code-lines.mjs';
import { createCollector } from './coverage/collect.mjs';

/** The least share of all lines, in percent. */
const limit = 95;
/** Files with less are named. */
const low = 90;
const out = join(root, 'coverage');
const notes = join(out, 'processes');
const rest = argv.slice(2);

rmSync(out, { recursive: true, force: true });
mkdirSync(notes, { recursive: true });
buildLib();

const collector = createCollector(notes, join(root, 'lib', 'src'));
const timer = setInterval(() => collector.takeAll(), 1000);
const status = await runJest();
clearInterval(timer);
collector.takeAll();

const map = coverageLibrary.createCoverageMap(JSON.parse(readFileSync(join(out, 'coverage-final.json'), 'utf8')));
for (const script of collector.scripts) map.merge(await toSources(script));
exit(judge(report(keepCode(map))) && status === 0 ? 0 : 1);

function runJest() {
  const watch = fileURLToPath(new URL('coverage/watch-children.mjs', import.meta.url));
  const args = ['--import', watch, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js')];
  const child = spawn(execPath, [...args, '--coverage', ...rest], { cwd: root, stdio: 'inherit', env: { ...env, COVERAGE_OF_CHILDREN: notes } });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** One script of V8's in the form of istanbul, in lines of the TypeScript source. */
async function toSources({ url, functions }) {
  const converter = toIstanbul(fileURLToPath(url));
  await converter.load();
  converter.applyCoverage(functions);
  return converter.toIstanbul();
}

function report(coverageMap) {
  const context = reportLibrary.createContext({ dir: out, coverageMap, defaultSummarizer: 'nested' });
  for (const name of ['json-summary', 'lcov']) reports.create(name).execute(context);
  return coverageMap.files().map((file) => ({ file: relative(root, file), lines: coverageMap.fileCoverageFor(file).toSummary().lines }));
}

/** V8 counts types, comments and empty lines as covered; without them the figure is lower and true. */
function keepCode(coverageMap) {
  for (const file of coverageMap.files()) {
    const { data } = coverageMap.fileCoverageFor(file);
    const code = codeLines(file, root);
    for (const [id, { start }] of Object.entries(data.statementMap)) {
      if (code.has(start.line)) continue;
      delete data.statementMap[id];
      delete data.s[id];
    }
  }
  return coverageMap;
}

/** Says which files have the most to gain. False where the limit is broken and all tests ran. */
function judge(files) {
  const total = files.reduce((sum, { lines }) => sum + lines.total, 0);
  const covered = files.reduce((sum, { lines }) => sum + lines.covered, 0);
  const percent = (100 * covered) / total;
  for (const { file, lines } of files.filter(({ lines: { pct } }) => pct < low).sort((one, other) => one.lines.pct - other.lines.pct)) {
    console.log(`${file}: ${lines.pct} %, ${lines.total - lines.covered} lines never run`);
  }
  console.log(`\n${covered} of ${total} lines of code in ${files.length} files: ${percent.toFixed(2)} % (limit ${limit} %)`);
  return rest.length > 0 || percent >= limit;
}
