/** Runs the action's bundle as a runner would: a process of its own, told everything by variables and files. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LogLine, RunReport } from './model.js';
import { parseOutputFile } from './runner-files.js';
import { createLineReader } from './workflow-commands.js';

export interface ActionRun {
  /** Path of the node that runs it, and of the bundle. */
  node: string;
  bundle: string;
  /** A folder of its own is made below it. */
  home: string;
  job: string;
  event: string;
  payload: unknown;
  /** Path in the checkout to content. */
  checkout: ReadonlyMap<string, Buffer>;
  inputs: Readonly<Record<string, string>>;
  /** The variables of the runner, given the path of the checkout. */
  environment: (workspace: string) => Record<string, string>;
  onLine: (line: LogLine) => void;
}

export interface ActionEnd extends RunReport {
  /** Everything it printed, unmasked, without the commands that name the masks. */
  printed: string;
  masks: ReadonlySet<string>;
  planFile: unknown;
}

/** A run that takes longer hangs: no step of the story needs a third of it. */
const limitMs = 30_000;

export async function runAction(run: ActionRun): Promise<ActionEnd> {
  const home = await mkdtemp(join(run.home, `${run.job}-`));
  const path = (name: string): string => join(home, name);
  await mkdir(path('work'));
  await mkdir(path('temp'));
  for (const [file, content] of run.checkout) {
    await mkdir(dirname(join(path('work'), file)), { recursive: true });
    await writeFile(join(path('work'), file), content);
  }
  await writeFile(path('event.json'), JSON.stringify(run.payload));
  for (const file of ['output', 'summary', 'state', 'env', 'path']) await writeFile(path(file), '');

  const inputs = Object.entries(run.inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]);
  const env: Record<string, string> = {
    // Nothing else of the caller's environment: its credentials and its proxy are none of the action's business.
    ...pick(process.env, ['PATH', 'SystemRoot', 'TEMP', 'TMP']),
    HOME: home,
    ...run.environment(path('work')),
    ...(Object.fromEntries(inputs) as Record<string, string>),
    GITHUB_EVENT_PATH: path('event.json'),
    GITHUB_OUTPUT: path('output'),
    GITHUB_STEP_SUMMARY: path('summary'),
    GITHUB_STATE: path('state'),
    GITHUB_ENV: path('env'),
    GITHUB_PATH: path('path'),
    RUNNER_TEMP: path('temp'),
    RUNNER_TOOL_CACHE: path('temp'),
  };

  const startedAt = Date.now();
  const reader = createLineReader();
  const log: LogLine[] = [];
  const printed: string[] = [];
  const take = (line: string): void => {
    if (!line.startsWith('::add-mask::')) printed.push(line);
    const shown = reader.read(line, Date.now() - startedAt);
    if (shown === undefined) return;
    log.push(shown);
    run.onLine(shown);
  };
  const exitCode = await new Promise<number>((resolve, reject) => {
    const child = spawn(run.node, [run.bundle], { cwd: path('work'), env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => {
      take(`::error::The demo ended this run: it took longer than ${limitMs / 1000} s.`);
      child.kill('SIGKILL');
    }, limitMs);
    const closed = [child.stdout, child.stderr].map((stream) => {
      const lines = createInterface({ input: stream, crlfDelay: Infinity }).on('line', take);
      return new Promise<void>((done) => lines.once('close', done));
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      void Promise.all(closed).then(() => { resolve(code ?? -1); });
    });
  });

  const outputs = parseOutputFile(await readFile(path('output'), 'utf8'));
  const planFile = outputs['plan-file'];
  return {
    kind: 'run',
    job: run.job,
    event: run.event,
    log,
    exitCode,
    outputs,
    summary: await readFile(path('summary'), 'utf8'),
    ms: Date.now() - startedAt,
    printed: printed.join('\n'),
    masks: reader.masks,
    planFile: planFile === undefined ? undefined : (JSON.parse(await readFile(planFile, 'utf8')) as unknown),
  };
}

function pick(env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
