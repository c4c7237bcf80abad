/** `databricks-endpoints import`: the manifest on standard output or in a file, everything else on standard error. */
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { BundleFolder } from '../authoring/from-bundle/index.js';
import { importManifest } from '../commands/import.js';
import { EndpointsError } from '../errors.js';
import { checkOutput, codeOf, putManifest, type WritingOptions } from './manifest-file.js';
import { parseOptions } from './parse-options.js';
import { err } from './terminal.js';

interface ImportArguments {
  file: string;
  target: string | undefined;
  variables: Record<string, string>;
  writing: WritingOptions;
}

const whichFile = 'Name the databricks.yml of a bundle, or a file with what `terraform show -json` prints.';
/** The JSON of a large Terraform state fits; a bundle's files are smaller by far. */
const largestFile = 64 * 1024 * 1024;
const largestIncluded = 4 * 1024 * 1024;

/** Answers the exit status. Throws `invalid-input` for wrong arguments and for files that cannot be imported. */
export async function runImport(argv: readonly string[]): Promise<number> {
  const { file, target, variables, writing } = readImportArguments(argv);
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

function readImportArguments(argv: readonly string[]): ImportArguments {
  const { values, words } = parseOptions(argv, { command: 'import', texts: ['target', 'variables', 'output', 'id'], repeatable: ['variables'], flags: ['force'] });
  const [file, ...more] = words;
  if (file === undefined || more.length > 0) {
    throw new EndpointsError('invalid-input', file === undefined ? '`import` needs a file.' : '`import` takes one file.', { hint: whichFile });
  }
  const variables = Object.create(null) as Record<string, string>;
  for (const pair of values.get('variables') ?? []) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    const hint = 'Give the option once for each variable.';
    if (name === '') throw new EndpointsError('invalid-input', 'A variable is written as `--variables name=value`.', { hint });
    if (Object.hasOwn(variables, name)) throw new EndpointsError('invalid-input', `The variable \`${name}\` is given twice.`, { hint });
    variables[name] = pair.slice(equals + 1);
  }
  const one = (name: string): string | undefined => values.get(name)?.[0];
  return { file, target: one('target'), variables, writing: { id: one('id'), output: one('output'), force: values.has('force') } };
}

async function readSource(path: string, shown: string): Promise<string> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw new EndpointsError('invalid-input', `\`${shown}\` is not a file.`, { hint: whichFile });
    if (facts.size > largestFile) throw new EndpointsError('invalid-input', `\`${shown}\` is larger than 64 MiB.`, { hint: 'Import the state of a smaller module or workspace.' });
    const bytes = await readFile(path);
    // What `>` writes in PowerShell of Windows.
    return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le', 2) : bytes.toString('utf8');
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
