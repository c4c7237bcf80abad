/** The words of the action, which everything else speaks, as the command line has them. */
import { inputNames, type InputName } from '../inputs.js';

/** Inputs of the action that mean nothing outside a workflow. */
export const actionOnly: readonly InputName[] = ['mode', 'github-token', 'plan-check', 'allow-destroy-label', 'allow-older', 'comment', 'drift-issue', 'status', 'deployment', 'environment'];

export const optionNames: readonly InputName[] = inputNames.filter((name) => !actionOnly.includes(name));

const list = optionNames.join('|');
/** "input `only`", also with a value: "input `wait: false`". */
const asInput = new RegExp(`\\b([Ii])nput \`(${list})(?:: ([^\`]+))?\``, 'g');
/** Names of several words are those of inputs wherever they stand; others could be an endpoint's or a field's. */
const alone = new RegExp(`(?<!\`)\`(${optionNames.filter((name) => name.includes('-')).join('|')})(?:: ([^\`]+))?\`(?!\`)`, 'g');

/** "the input `allow-destroy`" becomes "the option `--allow-destroy`", for everything that the command line prints. */
export function optionWords(text: string): string {
  const option = (name: string, value: string | undefined): string => `\`--${name}${value === undefined ? '' : ` ${value}`}\``;
  return text
    .replace(asInput, (_all, letter: string, name: string, value: string | undefined) => `${letter === 'I' ? 'O' : 'o'}ption ${option(name, value)}`)
    .replace(alone, (_all, name: string, value: string | undefined) => option(name, value))
    // Options of several values are repeated instead.
    .replaceAll(' (one name a line)', ' (again for each further name)');
}
