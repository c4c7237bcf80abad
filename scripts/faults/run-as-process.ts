/** One run of the action as the runner has it: a process with inputs, an event file and files for what it says. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResultFile } from '../../src/apply/result-file.js';
import { knownPrincipals } from '../../src/emulator/index.js';
import { inputDefaults } from '../../src/inputs.js';
import { storyInputs } from './run-in-process.js';
import type { Scene } from './scene.js';
import { manifestText, wanted } from './story.js';

export interface ProcessEnd {
  /** `null` where a signal ended it. */
  status: number | null;
  reason?: string;
  resultFile?: ResultFile;
  summary: string;
  log: string;
  /** Its outputs, as the runner gets them. */
  files: string;
  /** By `performance.now()`. */
  endedAt: number;
}

/** Applies the story's merge. `entry`: the script to run. `onStart` gets the process, to send it signals. */
export async function runAsProcess(scene: Scene, entry: string, onStart: (child: ChildProcess) => void): Promise<ProcessEnd> {
  const { emulator, github } = scene;
  const { world } = github;
  const folder = await mkdtemp(join(tmpdir(), 'endpoints-faults-'));
  const paths = { event: join(folder, 'event.json'), output: join(folder, 'output'), summary: join(folder, 'summary'), checkout: join(folder, 'checkout') };
  const payload = world.eventPayload('push', { ...scene.push });
  await mkdir(paths.checkout);
  await Promise.all([
    writeFile(join(paths.checkout, 'endpoints.yml'), manifestText(wanted)),
    writeFile(paths.event, JSON.stringify(payload)),
    writeFile(paths.output, ''),
    writeFile(paths.summary, ''),
  ]);
  const inputs: Record<string, string> = {
    ...inputDefaults, ...storyInputs, 'databricks-host': emulator.url, 'databricks-token': knownPrincipals.deployer.token, 'github-token': world.token,
    'poll-interval-seconds': '0.02',
  };
  try {
    const child = spawn(process.execPath, [entry], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        ...world.runnerEnvironment('push', { payload, workspace: paths.checkout }),
        GITHUB_EVENT_PATH: paths.event, GITHUB_OUTPUT: paths.output, GITHUB_STEP_SUMMARY: paths.summary, RUNNER_TEMP: join(folder, 'temp'),
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    onStart(child);
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const endedAt = performance.now();
    const outputs = await readFile(paths.output, 'utf8');
    const output = (name: string): string | undefined => new RegExp(`^${name}<<([^\\n]+)\\n([^]*?)\\n\\1$`, 'm').exec(outputs)?.[2];
    const [file, reason] = [output('result-file'), output('failure-reason')];
    return {
      status,
      endedAt,
      log: Buffer.concat(chunks).toString('utf8'),
      files: outputs,
      summary: await readFile(paths.summary, 'utf8'),
      ...(reason === undefined ? {} : { reason }),
      ...(file === undefined ? {} : { resultFile: JSON.parse(await readFile(file, 'utf8')) as ResultFile }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
