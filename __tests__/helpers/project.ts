/**
 * A repository with a manifest, its workspace and its GitHub, and the bundle run in it as a runner would: a process
 * with inputs and events, over real HTTP.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { knownPrincipals, startEmulator, type Emulator, type RecordedRequest, type StartOptions } from '../../src/emulator/index.js';
import { startGitHub, type EventName, type EventOptions, type GitHubStandIn, type StandInOptions } from '../../src/github-stand-in/index.js';
import { inputDefaults, type InputName } from '../../src/inputs.js';

export const token = 'stand-in-token';

export interface RunOptions {
  event?: EventName;
  /** What the event is about: a pull request's number, a push's commits. */
  about?: EventOptions;
  inputs?: Partial<Record<InputName, string>>;
  env?: Record<string, string>;
  /** Files of the checkout; the manifest of the default branch's tip (or the pull request's head) where left out. */
  files?: Record<string, string>;
  node?: string;
  /** Milliseconds after which the process gets SIGTERM. */
  killAfter?: number;
}

export interface ActionRun {
  status: number | null;
  log: string;
  outputs: Record<string, string>;
  summary: string;
  /** Requests that the workspace and GitHub received from this run. */
  workspace: RecordedRequest[];
  github: GitHubStandIn['requests'];
  folder: string;
}

export interface Project {
  emulator: Emulator;
  github: GitHubStandIn;
  run(options?: RunOptions): Promise<ActionRun>;
  close(): Promise<void>;
}

export interface ProjectOptions {
  /** `endpoints.yml` of the default branch. */
  manifest?: string;
  emulator?: StartOptions;
  github?: StandInOptions;
}

export async function startProject(options: ProjectOptions = {}): Promise<Project> {
  const emulator = await startEmulator({ standard: true, deployment: { gets: 2 }, ...options.emulator });
  const files = options.manifest === undefined ? {} : { 'endpoints.yml': options.manifest };
  const github = await startGitHub({ token, files: { 'README.md': 'A repository.\n', ...files }, ...options.github });
  const folders: string[] = [];

  async function run(runOptions: RunOptions = {}): Promise<ActionRun> {
    const folder = await mkdtemp(join(tmpdir(), 'endpoints-run-'));
    folders.push(folder);
    const checkout = join(folder, 'checkout');
    const event = runOptions.event ?? 'workflow_dispatch';
    const payload = github.world.eventPayload(event, runOptions.about ?? {});
    for (const [name, text] of Object.entries(runOptions.files ?? filesAt(github, runOptions))) {
      await mkdir(dirname(join(checkout, name)), { recursive: true });
      await writeFile(join(checkout, name), text);
    }
    await mkdir(checkout, { recursive: true });
    const paths = { event: join(folder, 'event.json'), output: join(folder, 'output'), summary: join(folder, 'summary') };
    await Promise.all([writeFile(paths.event, JSON.stringify(payload)), writeFile(paths.output, ''), writeFile(paths.summary, '')]);
    const inputs: Record<string, string> = { ...inputDefaults, ...defaultInputs(emulator), ...runOptions.inputs };
    const before = { workspace: emulator.requests.length, github: github.requests.length };
    const { status, log } = await start(runOptions, {
      PATH: process.env['PATH'] ?? '',
      ...github.world.runnerEnvironment(event, { payload, workspace: checkout }),
      GITHUB_EVENT_PATH: paths.event,
      GITHUB_OUTPUT: paths.output,
      GITHUB_STEP_SUMMARY: paths.summary,
      RUNNER_TEMP: join(folder, 'temp'),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...runOptions.env,
    });
    return {
      status,
      log,
      outputs: readOutputs(await readFile(paths.output, 'utf8')),
      summary: await readFile(paths.summary, 'utf8'),
      workspace: emulator.requests.slice(before.workspace),
      github: github.requests.slice(before.github),
      folder,
    };
  }

  return {
    emulator,
    github,
    run,
    async close() {
      await Promise.all([emulator.close(), github.close()]);
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

function defaultInputs(emulator: Emulator): Partial<Record<InputName, string>> {
  return {
    'databricks-host': emulator.url,
    'databricks-token': knownPrincipals.deployer.token,
    'github-token': token,
    'poll-interval-seconds': '0.02',
  };
}

/** What actions/checkout would have put there. */
function filesAt(github: GitHubStandIn, options: RunOptions): Record<string, string> {
  const { world } = github;
  const number = options.event === 'pull_request' ? options.about?.number : undefined;
  const commit = number === undefined ? world.tip() : world.tip(world.pullRequest(number).pull.head.ref);
  return Object.fromEntries([...commit.files].map(([path, content]) => [path, content.toString('utf8')]));
}

function start(options: RunOptions, env: Record<string, string>): Promise<{ status: number | null; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.node ?? process.execPath, [join(process.cwd(), 'dist', 'index.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const timer = options.killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGTERM'), options.killAfter);
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, log: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** The runner's output file: `name<<delimiter`, lines, delimiter. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const pattern = /^([^\n<]+)<<([^\n]+)\n([\s\S]*?)\n?^\2$/gm;
  for (const [, name = '', , value = ''] of text.matchAll(pattern)) outputs[name] = value;
  return outputs;
}

/** Requests that changed something. */
export function writes<T extends { method: string; path: string }>(requests: readonly T[]): string[] {
  return requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token') && !path.endsWith('/graphql')).map(({ method, path }) => `${method} ${path}`);
}
