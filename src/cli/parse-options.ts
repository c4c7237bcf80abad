/** Words of the command line -> options and the rest. The parser's own words on mistakes help nobody, so they are ours. */
import { parseArgs } from 'node:util';
import { EndpointsError } from '../errors.js';
import { didYouMean } from '../manifest/report.js';

export interface OptionShapes {
  command: string;
  /** Options with a value. */
  texts: readonly string[];
  /** Those of them that may be given more than once. */
  repeatable: readonly string[];
  /** Options without a value. */
  flags: readonly string[];
  /** Letters that stand for a flag. */
  short?: Readonly<Record<string, string>>;
}

export interface ParsedOptions {
  /** By name without dashes; a flag that is given has no values. */
  values: ReadonlyMap<string, readonly string[]>;
  /** What belongs to no option. */
  words: readonly string[];
}

/** Throws `invalid-input` with the nearest known option. Values that start with `-` are written `--name=-x`. */
export function parseOptions(argv: readonly string[], shapes: OptionShapes): ParsedOptions {
  const { command, texts, repeatable, flags, short = {} } = shapes;
  const hint = `\`databricks-endpoints ${command} --help\` lists the options.`;
  const refuse = (message: string, advice = hint): never => {
    throw new EndpointsError('invalid-input', message, { hint: advice });
  };
  const letters = Object.fromEntries(Object.entries(short).map(([letter, name]) => [name, letter]));
  const shapeOf = (name: string): { type: 'boolean'; multiple: true; short?: string } => {
    const letter = letters[name];
    return { type: 'boolean', multiple: true, ...(letter === undefined ? {} : { short: letter }) };
  };
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...Object.fromEntries(texts.map((name) => [name, { type: 'string', multiple: true }])), ...Object.fromEntries(flags.map((name) => [name, shapeOf(name)])) },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const isFlag = flags.includes(name);
    if (!isFlag && !texts.includes(name)) {
      const known = [...texts, ...flags].map((one) => `--${one}`);
      // A shortened name, such as the `--var` of other tools.
      const [longer, ...others] = known.filter((one) => one.startsWith(rawName));
      const meant = longer !== undefined && others.length === 0 ? ` Did you mean \`${longer}\`?` : didYouMean(rawName, known);
      return refuse(`\`${rawName}\` is no option of \`${command}\`.${rawName.startsWith('--') ? meant : ''}`);
    }
    if (isFlag && value !== undefined) return refuse(`\`${rawName}\` takes no value.`, 'Leave out the `=` and what follows it.');
    if (!isFlag && (value === undefined || value.trim() === '')) return refuse(`\`${rawName}\` needs a value.`, `Give it one, or leave it out. ${hint}`);
    if (!isFlag && token.inlineValue === false && value?.startsWith('-') === true) {
      return refuse(`\`${rawName}\` needs a value, and \`${value}\` looks like the next option.`, `A value that starts with \`-\` is written \`${rawName}=${value}\`.`);
    }
    const earlier = values.get(name);
    if (earlier !== undefined && !isFlag && !repeatable.includes(name)) return refuse(`\`${rawName}\` is given more than once.`, 'Give it once.');
    values.set(name, [...(earlier ?? []), ...(value === undefined ? [] : [value])]);
  }
  return { values, words };
}
