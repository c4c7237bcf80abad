import { parseArgs } from 'node:util';

export interface Arguments {
  /** Cases whose key contains this text. */
  only: string | undefined;
  /** 1-based, of so many. */
  shard: { index: number; of: number };
  /** A random sample of this size; all where left out. */
  sample: number | undefined;
  seed: number;
  jobs: number;
  kind: 'http' | 'signals' | 'all';
  list: boolean;
  /** The action's script, for signals. */
  entry: string;
  /** Show the log of each case that fails. */
  verbose: boolean;
}

export const usage = `npm run faults -- [options]
  --only TEXT      cases whose name contains TEXT
  --kind KIND      http, signals or all (default)
  --shard I/N      every N-th case, from the I-th on
  --sample COUNT   a random choice of so many cases
  --seed NUMBER    of that choice (default: of the day)
  --jobs COUNT     cases at once (default 4)
  --entry FILE     the action's script (default dist/index.js)
  --list           name the cases, run none
  --verbose        show the log of what fails`;

/** Throws an `Error` whose message is for people. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' }, shard: { type: 'string', default: '1/1' }, sample: { type: 'string' }, seed: { type: 'string' },
      jobs: { type: 'string', default: '4' }, kind: { type: 'string', default: 'all' }, entry: { type: 'string', default: 'dist/index.js' }, list: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const [, index = '', of = ''] = /^(\d+)\/(\d+)$/.exec(values.shard) ?? [];
  if (Number(index) < 1 || Number(index) > Number(of)) throw new Error(`--shard is written as 2/3, not ${values.shard}.`);
  const { kind } = values;
  if (kind !== 'http' && kind !== 'signals' && kind !== 'all') throw new Error(`--kind is http, signals or all, not ${kind}.`);
  const count = (name: string, text: string): number => {
    if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} is a whole number above 0, not ${text}.`);
    return Number(text);
  };
  return {
    only: values.only,
    shard: { index: Number(index), of: Number(of) },
    sample: values.sample === undefined ? undefined : count('sample', values.sample),
    seed: values.seed === undefined ? Math.floor(Date.now() / 86_400_000) : count('seed', values.seed),
    jobs: count('jobs', values.jobs),
    kind,
    list: values.list,
    entry: values.entry,
    verbose: values.verbose,
  };
}
