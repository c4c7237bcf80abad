// Loaded into jest's processes by scripts/coverage.mjs, before any test. Many tests run the action, the command line or an
// emulator as a process of its own, which jest's coverage does not see: those processes note by themselves what they ran.
// A bundle is one file without a way back to its sources, so its compiled sources run in its place, from the same entry.
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, sep } from 'node:path';
import { cwd, env } from 'node:process';

const sources = new Map(['index.js', 'cli/index.js', 'demo/index.js'].map((entry) => [`dist/${entry}`, `lib/src/${entry}`]));
const root = cwd();
const { spawn } = childProcess;

childProcess.spawn = (command, args, ...rest) => spawn(command, Array.isArray(args) ? args.map(toSource) : args, ...rest);
syncBuiltinESMExports();

// Node gives this variable to every child, also to one with an environment of its own. It must not be there when a worker of
// jest itself starts, or two observers would reset each other's counters.
if (env.JEST_WORKER_ID !== undefined) env.NODE_V8_COVERAGE = env.COVERAGE_OF_CHILDREN;

function toSource(argument) {
  const source = sources.get(relative(root, argument).split(sep).join('/'));
  return source === undefined ? argument : join(root, source);
}
