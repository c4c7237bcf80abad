/** Command line arguments -> command, settings and the few options that only the command line has. */
import { EndpointsError } from '../errors.js';
import { readSettings, type InputName, type Settings } from '../inputs.js';
import { didYouMean, oneOf } from '../manifest/report.js';
import type { WritingOptions } from './manifest-file.js';
import { actionOnly, optionNames, optionWords } from './option-words.js';
import { parseOptions } from './parse-options.js';

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

/** Options without a value. */
const flags = ['json', 'yes', 'offline', 'force'] as const;

/** Options that mean something to some commands alone, and would be believed to do something elsewhere. */
const optionsOf: Readonly<Partial<Record<InputName | (typeof ownOptions)[number] | (typeof flags)[number], readonly Command[]>>> = {
  manifest: ['validate', 'plan', 'apply', 'drift'],
  target: ['validate', 'plan', 'apply', 'drift'],
  variables: ['validate', 'plan', 'apply', 'drift'],
  json: ['validate', 'plan', 'apply', 'drift'],
  'allow-destroy': ['plan', 'apply', 'drift'],
  offline: ['plan'],
  base: ['plan'],
  yes: ['apply'],
  'plan-digest': ['apply'],
  wait: ['apply'],
  'timeout-minutes': ['apply'],
  'poll-interval-seconds': ['apply'],
  'write-quota': ['apply'],
  'fail-on-drift': ['drift'],
  'drift-unmanaged': ['drift'],
  id: ['export'],
  output: ['export'],
  force: ['export'],
};

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
    throw new EndpointsError('invalid-input', `\`--${name}\` does not go with \`${command}\`, but with ${oneOf(those)}.`, {
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
    settings: readOptions(given, env, command),
    json: values.has('json'),
    yes: values.has('yes'),
    repository: values.get('repository')?.[0],
    offline: values.has('offline') || values.has('base'),
    base: values.get('base')?.[0],
    writing: { id: values.get('id')?.[0], output: values.get('output')?.[0], force: values.has('force') },
  };
}

/** The settings, with problems told in the words of the command line. */
function readOptions(given: (name: InputName) => string, env: Readonly<Record<string, string | undefined>>, command: Command): Settings {
  try {
    return readSettings(given, env);
  } catch (thrown) {
    if (!(thrown instanceof EndpointsError) || thrown.code !== 'invalid-input') throw thrown;
    throw new EndpointsError('invalid-input', optionWords(thrown.message), {
      hint: `\`databricks-endpoints ${command} --help\` lists the options and their values.`,
      cause: thrown,
    });
  }
}

function parse(argv: readonly string[], command: Command): ReadonlyMap<string, readonly string[]> {
  for (const name of actionOnly) {
    if (!argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`))) continue;
    throw new EndpointsError('invalid-input', `\`--${name}\` is no option: the input \`${name}\` means something in a workflow alone.`, {
      hint: `\`databricks-endpoints ${command} --help\` lists the options.`,
    });
  }
  // A bare switch means `true`; the parser wants a value.
  const args = argv.flatMap((word, index) => {
    const name = switches.find((known) => word === `--${known}`);
    const next = argv[index + 1];
    return name !== undefined && (next === undefined || next.startsWith('-')) ? [`${word}=true`] : [word];
  });
  const { values, words } = parseOptions(args, { command, texts: [...optionNames, ...ownOptions], repeatable, flags, short: { y: 'yes' } });
  const [stray] = words;
  if (stray === undefined) return values;
  const option = /[/\\]|\.(ya?ml|json)$/.test(stray) && command !== 'export' ? ['name the manifest', 'manifest'] : ['choose endpoints', 'only'];
  throw new EndpointsError('invalid-input', `\`${stray}\` belongs to no option.`, {
    hint: `To ${option[0]}: \`databricks-endpoints ${command} --${option[1]} ${stray}\`. \`databricks-endpoints ${command} --help\` lists the options.`,
  });
}
