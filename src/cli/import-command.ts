/** `databricks-endpoints import`: the manifest on standard output or in a file, everything else on standard error. */
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { BundleFolder } from '../authoring/from-bundle/index.js';
import { importManifest } from '../commands/import.js';
import { EndpointsError } from '../errors.js';
import { didYouMean } from '../manifest/report.js';
import { refuseShortOptions } from './short-options.js';
import { checkOutput, codeOf, putManifest, type WritingOptions } from './manifest-file.js';
import { err } from './terminal.js';

interface ImportArguments {
  file: string;
  target: string | undefined;
  variables: Record<string, string>;
  writing: WritingOptions;
}

const names = ['target', 'var', 'output', 'id', 'force', 'help'];
const hint = '`databricks-endpoints import --help` lists the options.';
/** The JSON of a large Terraform state fits; a bundle's files are smaller by far. */
const largestFile = 64 * 1024 * 1024;
const largestIncluded = 4 * 1024 * 1024;

/** Answers the exit status. Throws `invalid-input` for wrong arguments and for files that cannot be imported. */
export async function runImport(argv: readonly string[]): Promise<number> {
  const { file, target, variables, writing } = readArguments(argv);
  await checkOutput(writing);
  const path = resolve(file);
  const text = await readSource(path, file);
  const end = await importManifest({
    file: { path: basename(path), text },
    folder: bundleFolder(dirname(path)),
    target,
    variables,
    id: writing.id,
  });
  await putManifest(end.text, writing);
  for (const warning of end.warnings) err(`warning: ${warning}`);
  const count = `${end.endpoints.length} endpoint${end.endpoints.length === 1 ? '' : 's'}`;
  const targets = end.targets.length === 0 ? '' : ` for the target${end.targets.length === 1 ? '' : 's'} ${end.targets.join(', ')}`;
  const where = writing.output === undefined ? '' : ` to ${writing.output}`;
  err(`Wrote ${count}${targets}${where}, read from ${end.kind === 'bundle' ? 'a bundle' : 'the JSON of Terraform'}. Next: docs/migrate.md tells the safe order.`);
  return 0;
}

function readArguments(argv: readonly string[]): ImportArguments {
  for (const word of argv) {
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name !== undefined && !names.includes(name)) {
      const meant = name === 'variables' ? ' Did you mean `var`?' : didYouMean(name, names);
      throw new EndpointsError('invalid-input', `\`--${name}\` is no option of \`import\`.${meant}`, { hint });
    }
  }
  refuseShortOptions(argv, hint);
  const { values, positionals } = parse(argv);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new EndpointsError('invalid-input', file === undefined ? '`import` needs a file.' : '`import` takes one file.', {
      hint: 'Name the databricks.yml of a bundle, or a file with what `terraform show -json` prints.',
    });
  }
  const once = (name: 'target' | 'output' | 'id'): string | undefined => {
    const given = values[name] ?? [];
    if (given.length > 1) throw new EndpointsError('invalid-input', `\`--${name}\` is given ${given.length} times.`, { hint: 'Give it once.' });
    return given[0];
  };
  const variables = Object.create(null) as Record<string, string>;
  for (const pair of values.var ?? []) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new EndpointsError('invalid-input', '`--var` is written as `--var name=value`.', { hint });
    variables[pair.slice(0, equals)] = pair.slice(equals + 1);
  }
  return { file, target: once('target'), variables, writing: { id: once('id'), output: once('output'), force: values.force === true } };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({ args: [...argv], options: { target: text, var: text, output: text, id: text, force: { type: 'boolean' } }, allowPositionals: true });
  } catch (cause) {
    throw new EndpointsError('invalid-input', cause instanceof Error ? cause.message : String(cause), { hint, cause });
  }
}

async function readSource(path: string, shown: string): Promise<string> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw new EndpointsError('invalid-input', `\`${shown}\` is not a file.`, { hint: 'Name the databricks.yml of a bundle, or a file with what `terraform show -json` prints.' });
    if (facts.size > largestFile) throw new EndpointsError('invalid-input', `\`${shown}\` is larger than 64 MiB.`, { hint: 'Import the state of a smaller module or workspace.' });
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof EndpointsError) throw cause;
    if (codeOf(cause) === 'ENOENT') throw new EndpointsError('invalid-input', `\`${shown}\` does not exist.`, { hint: `The path counts from the folder you run in (${process.cwd()}).`, cause });
    throw new EndpointsError('invalid-input', `\`${shown}\` cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { hint: 'Check the path.', cause });
  }
}

/** The folder of a bundle. What links lead out of is as if it were not there. */
function bundleFolder(root: string): BundleFolder {
  const inside = async (path: string): Promise<string | undefined> => {
    try {
      const [base, real] = await Promise.all([realpath(root), realpath(join(root, path))]);
      const way = relative(base, real);
      return way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way ? undefined : real;
    } catch {
      return undefined;
    }
  };
  return {
    names: async (folder) => {
      const real = await inside(folder);
      try {
        return real === undefined ? [] : await readdir(real);
      } catch {
        return [];
      }
    },
    read: async (path) => {
      const real = await inside(path);
      if (real === undefined) return undefined;
      const handle = await open(real, 'r').catch(() => undefined);
      try {
        const facts = await handle?.stat();
        if (handle === undefined || facts?.isFile() !== true) return undefined;
        if (facts.size > largestIncluded) throw new EndpointsError('invalid-input', `\`${path}\` is larger than 4 MiB.`, { hint: 'Files of a bundle are smaller; leave it out of `include`.' });
        return await handle.readFile('utf8');
      } finally {
        await handle?.close();
      }
    },
  };
}
