/** The tables of the README, made from action.yml. */
import { parse } from 'yaml';

export interface ActionInput {
  description: string;
  default?: string;
  required?: boolean;
}

export interface ActionMetadata {
  name: string;
  description: string;
  inputs: Record<string, ActionInput>;
  outputs: Record<string, { description: string }>;
}

/** Reads the text of action.yml. The shape is checked by the repository's own tests. */
export function parseAction(text: string): ActionMetadata {
  return parse(text) as ActionMetadata;
}

/** A Markdown table of the action's inputs, in the order of action.yml. */
export function inputsTable(action: ActionMetadata): string {
  const rows = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === undefined || input.default === '' ? '' : `\`${input.default}\``,
    input.description,
  ]);
  return table(['Input', 'Default', 'Meaning'], rows);
}

/** A Markdown table of the action's outputs, in the order of action.yml. */
export function outputsTable(action: ActionMetadata): string {
  const rows = Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description]);
  return table(['Output', 'Meaning'], rows);
}

/** The text of a file as a fenced block; the comment lines at its top stay, because they explain it. */
export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/**
 * Puts `content` between the markers `<!-- generated:<name> -->` and `<!-- /generated:<name> -->` of `text`.
 * Throws when the pair is missing, so that a table cannot vanish unnoticed.
 */
export function replaceBlock(text: string, name: string, content: string): string {
  const open = `<!-- generated:${name} -->`;
  const close = `<!-- /generated:${name} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`The markers "${open}" and "${close}" are missing.`);
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** A Markdown table, one line for each row, whatever stands in the cells. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map(oneLine).join(' | ')} |`.replace(/ {2,}\|/g, ' |');
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
