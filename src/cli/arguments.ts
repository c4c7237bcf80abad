/** Command line arguments -> command, settings and the few options that only the command line has. */
import { parseArgs } from 'node:util';
import { EndpointsError } from '../errors.js';
import { readSettings, type InputName, type Settings } from '../inputs.js';
import { didYouMean } from '../manifest/report.js';
import type { WritingOptions } from './manifest-file.js';
import { optionNames, optionWords } from './option-words.js';
import { refuseShortOptions } from './short-options.js';

export const commands = ['validate', 'plan', 'apply', 'drift', 'export', 'import'] as const;
export type Command = (typeof commands)[number];

export interface Arguments {
  command: Exclude<Command, 'import'>;
  settings: Settings;
  json: boolean;
  /** Applies without asking. */
  yes: boolean;
  /** `owner/name`, where it cannot be told from git. */
  repository: string | undefined;
  /** Plans without the workspace, against the manifest of `base`. */
  offline: boolean;
  base: string | undefined;
  /** Of the commands that write a manifest. */
  writing: WritingOptions;
}

/** Inputs of several lines: the option may be repeated. */
const repeatable: readonly InputName[] = ['variables', 'only', 'allow-destroy'];
/** Inputs that are switches: the bare option means `true`. */
const switches: readonly InputName[] = ['fail-on-drift', 'drift-unmanaged', 'allow-destroy'];

/** Options with a value that only the command line has. */
const ownOptions = ['repository', 'base', 'id', 'output'] as const;

/** Options that mean something to some commands alone, and would be believed to do something elsewhere. */
const optionsOf: Readonly<Record<string, readonly Command[]>> = { id: ['export'], output: ['export'], force: ['export'] };

/** `import` reads files alone: it has options of its own, and none of the settings. */
type Request = { help: string | true } | { version: true } | { import: readonly string[] } | Arguments;

/** Throws `invalid-input` with the nearest known word. */
export function readArguments(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Request {
  const words = argv.filter((word) => !word.startsWith('-'));
  if (argv.includes('--version')) return { version: true };
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h') || argv[0] === 'help') {
    const about = words.find((word) => word !== 'help');
    return { help: commands.find((command) => command === about) ?? true };
  }
  const [first = '', ...rest] = argv;
  const command = commands.find((known) => known === first);
  if (command === undefined) {
    throw new EndpointsError('invalid-input', `\`${first}\` is no command.${didYouMean(first, commands)}`, {
      hint: `Commands: ${commands.join(', ')}. \`databricks-endpoints --help\` explains them.`,
    });
  }
  if (command === 'import') return { import: rest };
  const values = parse(rest, command);
  for (const [name, those] of Object.entries(optionsOf)) {
    if (!values.has(name) || those.includes(command)) continue;
    throw new EndpointsError('invalid-input', `\`--${name}\` does not go with \`${command}\`, but with ${those.map((one) => `\`${one}\``).join(' and ')}.`, {
      hint: `\`databricks-endpoints ${command} --help\` lists the options.`,
    });
  }
  const given = (name: InputName): string => {
    if (name === 'mode') return command;
    const value = values.get(name);
    return value === undefined ? '' : value.join('\n');
  };
  return {
    command,
    settings: readOptions(given, env),
    json: values.has('json'),
    yes: values.has('yes'),
    repository: values.get('repository')?.[0],
    offline: values.has('offline') || values.has('base'),
    base: values.get('base')?.[0],
    writing: { id: values.get('id')?.[0], output: values.get('output')?.[0], force: values.has('force') },
  };
}

/** The settings, with problems told in the words of the command line. */
function readOptions(given: (name: InputName) => string, env: Readonly<Record<string, string | undefined>>): Settings {
  try {
    return readSettings(given, env);
  } catch (thrown) {
    if (!(thrown instanceof EndpointsError) || thrown.code !== 'invalid-input') throw thrown;
    throw new EndpointsError('invalid-input', optionWords(thrown.message), {
      hint: '`databricks-endpoints <command> --help` lists the options and their values.',
      cause: thrown,
    });
  }
}

function parse(argv: readonly string[], command: Command): Map<string, string[]> {
  const options = Object.fromEntries(
    [...optionNames, ...ownOptions].map((name) => [name, { type: 'string', multiple: true } as const]),
  );
  const flags = { json: { type: 'boolean' }, yes: { type: 'boolean', short: 'y' }, offline: { type: 'boolean' }, force: { type: 'boolean' } } as const;
  // A bare switch means `true`; `parseArgs` wants a value.
  const args = argv.flatMap((word, index) => {
    const name = switches.find((known) => word === `--${known}`);
    const next = argv[index + 1];
    return name !== undefined && (next === undefined || next.startsWith('-')) ? [`${word}=true`] : [word];
  });
  const known = [...optionNames, ...ownOptions, 'json', 'yes', 'offline', 'force', 'help', 'version'];
  for (const word of args) {
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name !== undefined && !known.includes(name)) {
      throw new EndpointsError('invalid-input', `\`--${name}\` is no option.${didYouMean(name, known)}`, {
        hint: '`databricks-endpoints --help` lists the options.',
      });
    }
  }
  refuseShortOptions(args, '`databricks-endpoints --help` lists the options.', ['-y', '-h']);
  try {
    const { values, positionals } = parseArgs({ args, options: { ...options, ...flags }, allowPositionals: true });
    const [stray] = positionals;
    if (stray !== undefined) {
      throw new EndpointsError('invalid-input', `\`${stray}\` belongs to no option.`, {
        hint: `To choose endpoints: \`databricks-endpoints ${command} --only ${stray}\`. \`databricks-endpoints ${command} --help\` lists the options.`,
      });
    }
    const result = new Map<string, string[]>();
    for (const [name, value] of Object.entries(values)) {
      const list = (Array.isArray(value) ? value : [value]).map(String);
      if (list.length > 1 && !repeatable.some((repeated) => repeated === name)) {
        throw new EndpointsError('invalid-input', `\`--${name}\` is given ${list.length} times.`, { hint: 'Give it once.' });
      }
      result.set(name, list);
    }
    return result;
  } catch (thrown) {
    if (thrown instanceof EndpointsError) throw thrown;
    throw new EndpointsError('invalid-input', thrown instanceof Error ? thrown.message : String(thrown), {
      hint: '`databricks-endpoints --help` lists the options.',
      cause: thrown,
    });
  }
}
