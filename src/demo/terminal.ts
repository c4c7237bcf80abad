/** Tells the story in a terminal. */
import type { LogLine, RunReport, StepReport, StoryReport, ThreadView } from './model.js';
import type { Narrator } from './narrator.js';
import { plain, wrap, type Paint } from './paint.js';
import { failuresOf } from './teller.js';
import { renderMarkdownText } from './terminal-markdown.js';

export interface TerminalOptions {
  print: (line: string) => void;
  paint: Paint;
  width: number;
}

/** A reader of the terminal wants the report's gist; the page has all of it. */
const longestReport = 60;

export function createTerminal({ print, paint, width }: TerminalOptions): Narrator {
  const log = createLogPrinter((line) => {
    for (const text of logText(line)) print(`     ${paint('dim', `${(line.at / 1000).toFixed(1).padStart(4)}s`)} ${paintLine(line, text, paint)}`);
  });
  return {
    stepStarts: ({ number, title }) => {
      print('');
      print(paint('bold', `━━ ${number}. ${title}`));
    },
    happening: ({ icon, text }) => {
      for (const line of wrap(`${icon} ${text}`, width - 3)) print(`   ${line}`);
    },
    runStarts: ({ job, event }) => { print(paint('dim', `   $ node dist/index.js   ${job}, on ${event}`)); },
    line: log.line,
    runEnds: ({ exitCode, ms }: RunReport) => {
      log.end();
      print(paint(exitCode === 0 ? 'dim' : 'yellow', `   exit code ${exitCode} after ${seconds(ms)}`));
    },
    thread: (thread) => {
      print('');
      for (const line of threadLines(thread, { paint, width: width - 5 })) print(line === '' ? '   ┃' : `   ┃ ${line}`);
    },
    summary: ({ job, body }) => {
      print('');
      const lines = renderMarkdownText(body, { paint, width: width - 5 });
      for (const line of [paint('magenta', `Job summary of ${job}`), ...shortened(lines, paint)]) print(line === '' ? '   ┃' : `   ┃ ${line}`);
    },
    stepEnds: (step) => { tellChecks(step, { print, paint, width }); },
    storyEnds: (story) => { tellEnd(story, { print, paint, width }); },
  };
}

/** An apply prints its plan again; lines that the run before it has shown are one line. Others are not held back. */
function createLogPrinter(print: (line: LogLine) => void): { line: (line: LogLine) => void; end: () => void } {
  let before = new Set<string>();
  let now = new Set<string>();
  let held: LogLine[] = [];
  const flush = (): void => {
    const [first] = held;
    if (first !== undefined && held.length > 8) print({ ...first, text: `… ${held.length} lines as in the run before` });
    else for (const line of held) print(line);
    held = [];
  };
  return {
    line: (line) => {
      now.add(line.text);
      if (before.has(line.text)) {
        held.push(line);
        return;
      }
      flush();
      print(line);
    },
    end: () => {
      flush();
      before = now;
      now = new Set();
    },
  };
}

function logText({ level, text, place }: LogLine): string[] {
  const [first = '', ...rest] = plain(text).split('\n');
  const sign = { notice: 'ℹ ', warning: '⚠ ', error: '✖ ', group: '▾ ', text: '' }[level];
  return [`${sign}${place === undefined ? '' : `${place}: `}${first}`, ...rest.map((line) => `  ${line}`)];
}

function paintLine({ level }: LogLine, text: string, paint: Paint): string {
  if (level === 'error') return paint('red', text);
  if (level === 'warning') return paint('yellow', text);
  if (level === 'notice') return paint('blue', text);
  return text;
}

/** The head of the thread and what was said last: that is what has just changed. */
function threadLines(thread: ThreadView, { paint, width }: { paint: Paint; width: number }): string[] {
  const kind = thread.kind === 'pull' ? 'Pull request' : 'Issue';
  const labels = thread.labels.length === 0 ? '' : ` [${thread.labels.join(', ')}]`;
  const head = `${kind} #${thread.number} · ${plain(thread.title)} · ${thread.state}${labels}`;
  const last = thread.comments.at(-1);
  const body = last?.body ?? thread.body;
  const by = last === undefined ? thread.author : `${last.author}${last.edited ? ', edited' : ''}`;
  return [paint('magenta', head), paint('dim', by), ...shortened(renderMarkdownText(body, { paint, width, unfold: thread.unfold }), paint)];
}

function shortened(lines: readonly string[], paint: Paint): readonly string[] {
  const more = lines.length - longestReport;
  return more > 0 ? [...lines.slice(0, longestReport), paint('dim', `… ${more} more lines: see the page`)] : lines;
}

function tellChecks({ checks, ms }: StepReport, { print, paint }: TerminalOptions): void {
  print('');
  for (const { what, ok, found } of checks) {
    print(ok ? `   ${paint('green', '✓')} ${what}` : `   ${paint('red', `✗ ${what}`)}`);
    if (!ok && found !== undefined) for (const line of found.split('\n')) print(paint('red', `       ${plain(line)}`));
  }
  print(paint('dim', `   ${seconds(ms)}`));
}

function tellEnd(story: StoryReport, { print, paint }: TerminalOptions): void {
  const failures = failuresOf(story);
  const count = story.steps.flatMap(({ checks }) => checks).length;
  print('');
  if (failures.length === 0) {
    print(paint('green', `All ${count} checks of ${story.steps.length} steps hold, after ${seconds(story.ms)}.`));
    return;
  }
  print(paint('red', `${failures.length} of ${count} checks do not hold:`));
  for (const { step, what, found } of failures) {
    print(paint('red', ` ✗ step ${step.number} (${step.title}): ${what}`));
    if (found !== undefined) print(`     found: ${plain(found.split('\n')[0] ?? '')}`);
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
