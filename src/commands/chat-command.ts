/** What a comment on a pull request asks for. Words to data; nothing is asked of GitHub here. */
import { nearest } from '../manifest/report.js';

export type ChatCommand =
  | { kind: 'plan'; target?: string }
  /** `digest` is that of a plan, as reports show it. */
  | { kind: 'apply'; digest: string; target?: string };

/** A comment that is meant for us but that we do not understand; `nearest` is what it most likely meant. */
export interface MisspeltCommand {
  kind: 'misspelt';
  nearest?: ChatCommand['kind'];
}

const verbs = ['plan', 'apply'] as const;
const target = /^[\w.-]{1,128}$/;
/** A verb with two words after it is the longest command; with more words it is a sentence. */
const mostWords = 3;

/**
 * A command is the whole comment: one line that begins with `/endpoints`. `undefined` for everything else: what is
 * quoted, indented or fenced, what has text before or after it, and prose that happens to begin so.
 */
export function readChatCommand(body: string): ChatCommand | MisspeltCommand | undefined {
  const text = body.trimEnd();
  if (/[\r\n]/.test(text)) return undefined;
  const [first = '', ...words] = text.split(/[ \t]+/);
  if (first.toLowerCase() !== '/endpoints' || words.length > mostWords) return undefined;
  const [verb = '', ...rest] = words;
  switch (verb.toLowerCase()) {
    case 'plan':
      return withTarget({ kind: 'plan' }, rest);
    case 'apply': {
      const [digest = '', ...more] = rest;
      if (!/^[0-9a-f]{24}$/i.test(digest)) return { kind: 'misspelt', nearest: 'apply' };
      return withTarget({ kind: 'apply', digest: digest.toLowerCase() }, more);
    }
    default: {
      const meant = verbs.find((known) => known === nearest(verb, verbs));
      return { kind: 'misspelt', ...(meant === undefined ? {} : { nearest: meant }) };
    }
  }
}

/** One word after a command names a target; more of them make it a sentence, and no command. */
function withTarget(command: ChatCommand, words: readonly string[]): ChatCommand | undefined {
  const [word] = words;
  if (word === undefined) return command;
  return words.length === 1 && target.test(word) ? { ...command, target: word } : undefined;
}

/** Whether a run with this input `target` has to do with the command: that for another target is another job's. */
export function isForTarget(request: ChatCommand | MisspeltCommand, input: string | undefined): boolean {
  return request.kind === 'misspelt' || request.target === undefined || input === undefined || request.target === input;
}
