/** A Python with the official clients in it, in a folder of its own; or the reason why there is none. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Finished {
  ok: boolean;
  stdout: string;
  /** Standard error, or why the program could not be started or was stopped. */
  stderr: string;
}

/** Runs a program to its end; never throws. */
export function run(program: string, args: readonly string[], { timeoutMs, env = process.env }: { timeoutMs: number; env?: NodeJS.ProcessEnv }): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: timeoutMs, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const stopped = error?.killed === true ? `${program} did not end within ${timeoutMs / 1000} s.` : '';
      resolve({ ok: error === null, stdout, stderr: [stderr.trim(), stopped].filter((part) => part !== '').join('\n') || (error?.message ?? '') });
    });
  });
}

export interface PythonEnvironment {
  python: string;
  /** `Python 3.12.1`. */
  version: string;
  remove(): Promise<void>;
}

const candidates = ['python3', 'python'];
const lastLine = (text: string): string => text.split('\n').at(-1) ?? '';

/**
 * Makes a virtual environment in a temporary folder and installs the pinned requirements from the machine's package index.
 * `skipped` says in one sentence what is not at hand.
 */
export async function makePythonEnvironment(requirements: string): Promise<PythonEnvironment | { skipped: string }> {
  const base = await findPython();
  if (base === undefined) return { skipped: 'there is no Python 3.10 or newer' };
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const skip = async (skipped: string): Promise<{ skipped: string }> => {
    await remove();
    return { skipped };
  };
  const made = await run(base.program, ['-m', 'venv', folder], { timeoutMs: 120_000 });
  if (!made.ok) return skip(`${base.version} cannot make a virtual environment: ${lastLine(made.stderr || made.stdout)}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--retries', '1', '--requirement', requirements];
  const installed = await run(python, pip, { timeoutMs: 300_000 });
  if (!installed.ok) return skip(`the clients could not be installed from a package index: ${lastLine(installed.stderr)}`);
  return { python, version: base.version, remove };
}

async function findPython(): Promise<{ program: string; version: string } | undefined> {
  for (const program of candidates) {
    const { ok, stdout } = await run(program, ['--version'], { timeoutMs: 20_000 });
    const [, minor] = /^Python 3\.(\d+)/.exec(stdout) ?? [];
    if (ok && Number(minor) >= 10) return { program, version: stdout.trim() };
  }
  return undefined;
}
