/** The lines that an action prints, read as a runner reads them. */
import type { Level, LogLine } from './model.js';

export interface WorkflowCommand {
  name: string;
  properties: Record<string, string>;
  message: string;
}

const commandForm = /^::([A-Za-z-]+)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/s;

/** `undefined` for a line that is plain text. */
export function parseWorkflowCommand(line: string): WorkflowCommand | undefined {
  const [, name, properties = '', message = ''] = commandForm.exec(line) ?? [];
  if (name === undefined) return undefined;
  const pairs = properties.split(',').flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [[pair.slice(0, equals).trim(), unescapeProperty(pair.slice(equals + 1))]];
  });
  return { name, properties: Object.fromEntries(pairs), message: unescapeData(message) };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

/** Commands that people see, by the level they see them at. Everything else a runner swallows. */
const shown: Readonly<Record<string, Level>> = { notice: 'notice', warning: 'warning', error: 'error', group: 'group' };

export interface LineReader {
  /** The line as the log shows it, or `undefined` for one that is meant for the runner alone. */
  read: (line: string, at: number) => LogLine | undefined;
  /** What `::add-mask::` named so far. */
  masks: ReadonlySet<string>;
}

/** Reads a run's lines in their order, and hides masked values as the runner does. */
export function createLineReader(): LineReader {
  const masks = new Set<string>();
  const masked = (text: string): string => [...masks].reduce((rest, mask) => rest.replaceAll(mask, '***'), text);
  return {
    masks,
    read: (line, at) => {
      const command = parseWorkflowCommand(line);
      if (command === undefined) return { level: 'text', text: masked(line), at };
      if (command.name === 'add-mask' && command.message.trim() !== '') masks.add(command.message);
      const level = Object.hasOwn(shown, command.name) ? shown[command.name] : undefined;
      if (level === undefined) return undefined;
      const place = placeOf(command.properties);
      return { level, text: masked(command.message), at, ...(place === undefined ? {} : { place }) };
    },
  };
}

function placeOf({ file, line, col }: Record<string, string>): string | undefined {
  if (file === undefined) return undefined;
  return [file, line, line === undefined ? undefined : col].filter((part) => part !== undefined).join(':');
}
