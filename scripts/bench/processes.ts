/** Child processes with what they took: time on the wall, time on the processor, memory at its peak. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
export const bundle = join(root, 'dist', 'index.js');

const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));

/** The Node that GitHub runs the action with, where it is installed; else the one that runs this. */
export function chooseNode(): string {
  const installed = join(root, 'node_modules', 'node24', 'bin', 'node');
  return existsSync(installed) ? installed : process.execPath;
}

/** What the probe writes when a process ends. */
interface Usage {
  cpuMs: number;
  peakMb: number;
}

export interface Run {
  wallMs: number;
  /** Only with a probe. */
  usage?: Usage;
  output: string;
}

export interface RunOptions {
  node: string;
  env?: Record<string, string>;
  /** Loads a few lines into the process that write down what it used. */
  measured?: boolean;
}

/** Runs a script to its end. Throws, with what it printed, when it fails. */
export function runScript(script: string, args: readonly string[], options: RunOptions): Run {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'usage.json');
  const measured = options.measured === true;
  const started = performance.now();
  const child = spawnSync(options.node, [...(measured ? ['--require', probe] : []), script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...options.env, ...(measured ? { BENCH_PROBE: file } : {}) },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const wallMs = performance.now() - started;
  try {
    if (child.status !== 0) throw new Error(`${script} ended with ${child.status ?? child.signal ?? 'no status'}:\n${child.stdout}\n${child.stderr}`);
    const usage = measured ? { usage: JSON.parse(readFileSync(file, 'utf8')) as Usage } : {};
    return { wallMs, output: child.stdout, ...usage };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
