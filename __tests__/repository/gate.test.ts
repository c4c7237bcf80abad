import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Outcome {
  code: number;
  output: string;
  lastLine: string | undefined;
  calls: string[];
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** Stands in for npm: notes what it was asked, fails where it is told to, and writes jest's report. */
const fakeNpm = `#!/usr/bin/env bash
echo "$*" >> "$CALLS"
echo "CI=$CI" >> "$CALLS.env"
if [[ "$1" == test ]]; then
  for argument in "$@"; do
    if [[ "$argument" == --outputFile=* && -n "$REPORT" ]]; then printf '%s' "$REPORT" > "\${argument#--outputFile=}"; fi
  done
fi
for word in $FAIL; do
  if [[ " $* " == *" $word "* ]]; then exit 1; fi
done
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gate-'));
  await mkdir(join(folder, '.ci'));
  await mkdir(join(folder, 'bin'));
  await copyFile('.ci/run', join(folder, '.ci/run'));
  await writeFile(join(folder, 'bin/npm'), fakeNpm);
  await chmod(join(folder, 'bin/npm'), 0o755);
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function runGate(options: { report?: Report; fail?: string }): Promise<Outcome> {
  const calls = join(folder, 'calls');
  const env = {
    PATH: `${join(folder, 'bin')}:${dirname(process.execPath)}:/usr/bin:/bin`,
    CALLS: calls,
    REPORT: options.report === undefined ? '' : JSON.stringify(options.report),
    FAIL: options.fail ?? '',
  };
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
    execFile('bash', [join(folder, '.ci/run')], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
  return { code, output, lastLine: output.trimEnd().split('\n').at(-1), calls: (await readFile(calls, 'utf8')).trim().split('\n') };
}

const green: Report = { numPassedTests: 40, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

describe('.ci/run', () => {
  it('counts the tests and each of its seven steps', async () => {
    const outcome = await runGate({ report: green });
    expect(outcome).toMatchObject({ code: 0, lastLine: '47 passed, 0 failed' });
    expect(await readFile(join(folder, 'calls.env'), 'utf8')).toMatch(/^(CI=true\n){7}$/);
  });

  it('runs the demo before anything is installed', async () => {
    const { calls } = await runGate({ report: green });
    expect(calls.slice(0, 2)).toEqual(['run --silent demo', 'ci --no-audit --no-fund']);
  });

  it('goes on after a failure and names what failed', async () => {
    const outcome = await runGate({ report: green, fail: 'lint demo' });
    expect(outcome).toMatchObject({ code: 1, lastLine: '45 passed, 2 failed' });
    expect(outcome.calls).toHaveLength(7);
    expect(outcome.output).toContain('Failed: demo\nFailed: lint\n');
  });

  it('counts failed tests, and suites that could not start', async () => {
    const report = { numPassedTests: 30, numFailedTests: 3, numRuntimeErrorTestSuites: 2 };
    expect(await runGate({ report, fail: 'test' })).toMatchObject({ code: 1, lastLine: '36 passed, 6 failed' });
  });

  it('never takes missing results for good ones', async () => {
    expect(await runGate({})).toMatchObject({ code: 1, lastLine: '7 passed, 1 failed' });
    expect(await runGate({ fail: 'test' })).toMatchObject({ code: 1, lastLine: '6 passed, 2 failed' });
  });
});
