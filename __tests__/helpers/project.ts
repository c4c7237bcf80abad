/**
 * A repository with a manifest, its workspace and its GitHub, and the bundle run in it as a runner would: a process
 * with inputs and events, over real HTTP.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { knownPrincipals, startEmulator, type Emulator, type RecordedRequest, type StartOptions } from '../../src/emulator/index.js';
import { startGitHub, type EventName, type EventOptions, type GitHubStandIn, type StandInOptions } from '../../src/github-stand-in/index.js';
import { inputDefaults, type InputName } from '../../src/inputs.js';
import { addGiven, addLive, Canaries, searchRun } from './canaries.js';

export const token = 'stand-in-token';

/**
 * Node keeps what it compiled of the bundle for the next run, which saves a tenth of each. Not where coverage is measured,
 * whose counts such code makes less exact.
 */
const compileCache = process.env['NODE_V8_COVERAGE'] === undefined ? { NODE_COMPILE_CACHE: join(tmpdir(), 'endpoints-compile-cache') } : {};

/** Signals, each with its milliseconds after the first. A runner whose job is cancelled asks twice, then kills. */
const signalOrders = {
  SIGINT: [['SIGINT', 0]],
  SIGTERM: [['SIGTERM', 0]],
  SIGKILL: [['SIGKILL', 0]],
  cancel: [['SIGINT', 0], ['SIGTERM', 7_500], ['SIGKILL', 10_000]],
} as const;

export interface RunOptions {
  event?: EventName;
  /** What the event is about: a pull request's number, a push's commits. */
  about?: EventOptions;
  inputs?: Partial<Record<InputName, string>>;
  env?: Record<string, string>;
  /** Files of the checkout; the manifest of the default branch's tip (or the pull request's head) where left out. */
  files?: Record<string, string>;
  node?: string;
  /** An event file as it is, in place of the one the stand-in would make. */
  payload?: unknown;
  /** Links to put into the checkout: name -> what it points to. */
  links?: Record<string, string>;
  /** Environment of the job. */
  environment?: string;
  /** Whether the job has `id-token: write`. */
  idToken?: boolean;
  /** Attempt of the run; 1 where left out. */
  attempt?: number;
  /** A signal for the process, sent as soon as `when` says so of the log so far; `cancel` is all that the runner sends. */
  signal?: { name: keyof typeof signalOrders; when: (log: string) => boolean };
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
  /** Milliseconds from the signal to the end of the process. */
  endedAfter: number | undefined;
  /** Everything the run left behind for people and later steps: outputs, summary, files. The log is apart. */
  written: string;
}

export interface Project {
  emulator: Emulator;
  github: GitHubStandIn;
  run(options?: RunOptions): Promise<ActionRun>;
  /** The command line in a folder with these files. */
  cli(args: readonly string[], options?: CliOptions): Promise<CliRun>;
  close(): Promise<void>;
}

export interface CliOptions {
  files?: Record<string, string>;
  /** Over the workspace's host and token, which are in the environment. */
  env?: Record<string, string>;
  signal?: RunOptions['signal'];
}

export interface CliRun {
  status: number | null;
  stdout: string;
  stderr: string;
  workspace: RecordedRequest[];
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
    await fill(checkout, runOptions.files ?? filesAt(github, runOptions));
    for (const [name, goal] of Object.entries(runOptions.links ?? {})) await symlink(goal, join(checkout, name));
    const paths = { event: join(folder, 'event.json'), output: join(folder, 'output'), summary: join(folder, 'summary') };
    await Promise.all([writeFile(paths.event, JSON.stringify(runOptions.payload ?? payload)), writeFile(paths.output, ''), writeFile(paths.summary, '')]);
    const inputs: Record<string, string> = { ...inputDefaults, ...defaultInputs(emulator), ...runOptions.inputs };
    const before = { workspace: emulator.requests.length, github: github.requests.length };
    const env = {
      PATH: process.env['PATH'] ?? '',
      ...compileCache,
      ...github.world.runnerEnvironment(event, { payload, workspace: checkout, attempt: runOptions.attempt ?? 1, idToken: runOptions.idToken ?? false, ...(runOptions.environment === undefined ? {} : { environment: runOptions.environment }) }),
      GITHUB_EVENT_PATH: paths.event,
      GITHUB_OUTPUT: paths.output,
      GITHUB_STEP_SUMMARY: paths.summary,
      RUNNER_TEMP: join(folder, 'temp'),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...runOptions.env,
    };
    const hidden = secretsAtHand(env, Object.values(runOptions.files ?? filesAt(github, runOptions)));
    const { status, log, endedAfter } = await start(runOptions, env);
    const [output, summary] = await Promise.all([readFile(paths.output, 'utf8'), readFile(paths.summary, 'utf8')]);
    const ended = {
      status,
      log,
      outputs: readOutputs(output),
      summary,
      workspace: emulator.requests.slice(before.workspace),
      github: github.requests.slice(before.github),
      folder,
      endedAfter,
      written: [output, summary, await readAll(join(folder, 'temp'))].join('\n'),
    };
    searchForSecrets(hidden, ended);
    return ended;
  }

  /** Everything that no run may let out, as far as it is known before it starts. */
  function secretsAtHand(env: Record<string, string>, files: readonly string[]): { credentials: Canaries; live: Canaries } {
    const credentials = new Canaries();
    addGiven(credentials, env);
    const live = new Canaries();
    addLive(live, emulator.world.endpoints.values(), files);
    return { credentials, live };
  }

  /** After every run, whatever the test is about; tokens that were issued meanwhile count, too. */
  function searchForSecrets({ credentials, live }: ReturnType<typeof secretsAtHand>, run: Pick<ActionRun, 'log' | 'written' | 'github' | 'workspace'>): void {
    for (const issued of emulator.world.directory.issued.keys()) credentials.add('an issued token', issued);
    searchRun(credentials, run, { sentBack: live });
  }

  async function cli(args: readonly string[], cliOptions: CliOptions = {}): Promise<CliRun> {
    const folder = await mkdtemp(join(tmpdir(), 'endpoints-cli-'));
    folders.push(folder);
    await fill(folder, cliOptions.files ?? files);
    const before = emulator.requests.length;
    const env = {
      PATH: process.env['PATH'] ?? '',
      ...compileCache,
      // Git must not find the repository that the tests run in.
      GIT_CEILING_DIRECTORIES: dirname(folder),
      DATABRICKS_HOST: emulator.url,
      DATABRICKS_TOKEN: knownPrincipals.deployer.token,
      ...cliOptions.env,
    };
    const hidden = secretsAtHand(env, Object.values(cliOptions.files ?? files));
    const run = await runProcess([join(process.cwd(), 'dist', 'cli', 'index.js'), ...args], { env, cwd: folder, signal: cliOptions.signal });
    const ended = { status: run.status, stdout: run.stdout, stderr: run.stderr, workspace: emulator.requests.slice(before) };
    searchForSecrets(hidden, { log: run.log, written: await readAll(folder), github: [], workspace: ended.workspace });
    return ended;
  }

  return {
    emulator,
    github,
    run,
    cli,
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

async function fill(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** All files below a folder, one after the other; "" where there is none. */
async function readAll(folder: string): Promise<string> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const texts = entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'));
    return (await Promise.all(texts)).join('\n');
  } catch {
    return '';
  }
}

function start({ node, signal }: RunOptions, env: Record<string, string>): Promise<Ended> {
  return runProcess([join(process.cwd(), 'dist', 'index.js')], { env, node, signal });
}

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
  /** Both, as they came. */
  log: string;
  endedAfter: number | undefined;
}

function runProcess(
  args: readonly string[],
  options: { env: Record<string, string>; cwd?: string; node?: string | undefined; signal?: RunOptions['signal'] | undefined },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { env, cwd, signal } = options;
    const child = spawn(options.node ?? process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }) });
    const chunks: { from: 'stdout' | 'stderr'; chunk: Buffer }[] = [];
    const text = (from?: 'stdout' | 'stderr'): string =>
      Buffer.concat(chunks.filter((piece) => from === undefined || piece.from === from).map((piece) => piece.chunk)).toString('utf8');
    child.stdout.on('data', (chunk: Buffer) => chunks.push({ from: 'stdout', chunk }));
    child.stderr.on('data', (chunk: Buffer) => chunks.push({ from: 'stderr', chunk }));
    let sentAt: number | undefined;
    const timers: NodeJS.Timeout[] = [];
    const watch = signal === undefined ? undefined : setInterval(() => {
      if (sentAt !== undefined || !signal.when(text())) return;
      sentAt = Date.now();
      for (const [name, after] of signalOrders[signal.name]) {
        if (after === 0) child.kill(name);
        else timers.push(setTimeout(() => child.kill(name), after));
      }
    }, 2);
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(watch);
      for (const timer of timers) clearTimeout(timer);
      const endedAfter = sentAt === undefined ? undefined : Date.now() - sentAt;
      resolve({ status, stdout: text('stdout'), stderr: text('stderr'), log: text(), endedAfter });
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
export function writes(requests: readonly { method: string; path: string }[]): string[] {
  return requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token') && !path.endsWith('/graphql')).map(({ method, path }) => `${method} ${path}`);
}
