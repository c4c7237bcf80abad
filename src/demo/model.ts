/** What the story leaves behind: plain data that the terminal and the page both show. */

export type Level = 'text' | 'notice' | 'warning' | 'error' | 'group';

export interface LogLine {
  level: Level;
  text: string;
  /** Milliseconds since the run began. */
  at: number;
  /** File and line in the checkout, where the line is an annotation. */
  place?: string;
}

/** One run of the action, as the runner saw it. */
export interface RunReport {
  kind: 'run';
  job: string;
  event: string;
  log: LogLine[];
  exitCode: number;
  outputs: Record<string, string>;
  /** Markdown of the job summary. */
  summary: string;
  ms: number;
}

export interface CommentView {
  author: string;
  bot: boolean;
  body: string;
  edited: boolean;
}

/** An issue or a pull request as its page looks at that moment. */
export interface ThreadView {
  kind: 'pull' | 'issue';
  number: number;
  title: string;
  author: string;
  bot: boolean;
  state: 'open' | 'merged' | 'closed';
  labels: string[];
  body: string;
  comments: CommentView[];
  /** So many folded sections of the last comment are shown open, as after a click. */
  unfold: number;
}

/** The summary of a run, where that is the report that people look at. */
export interface SummaryView {
  kind: 'summary';
  job: string;
  body: string;
}

/** Something that happens outside the action: a push of a button, an edit in the console. */
export interface Happening {
  kind: 'happening';
  icon: string;
  text: string;
}

export type Part = Happening | RunReport | SummaryView | ThreadView;

export interface Check {
  what: string;
  ok: boolean;
  /** What was found instead. */
  found?: string;
}

export interface StepReport {
  number: number;
  title: string;
  parts: Part[];
  checks: Check[];
  ms: number;
}

export interface StoryReport {
  steps: StepReport[];
  ms: number;
  /** Node that ran the action. */
  node: string;
}

export const isBot = (login: string): boolean => login.endsWith('[bot]');
