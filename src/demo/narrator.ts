import type { Happening, LogLine, RunReport, StepReport, StoryReport, SummaryView, ThreadView } from './model.js';

/** Is told of everything as it happens. */
export interface Narrator {
  stepStarts: (step: { number: number; title: string }) => void;
  happening: (happening: Happening) => void;
  runStarts: (run: { job: string; event: string }) => void;
  line: (line: LogLine) => void;
  runEnds: (run: RunReport) => void;
  thread: (thread: ThreadView) => void;
  summary: (summary: SummaryView) => void;
  /** Also brings the checks: they are told together, after what they are about. */
  stepEnds: (step: StepReport) => void;
  storyEnds: (story: StoryReport) => void;
}

export const silentNarrator: Narrator = {
  stepStarts: () => undefined,
  happening: () => undefined,
  runStarts: () => undefined,
  line: () => undefined,
  runEnds: () => undefined,
  thread: () => undefined,
  summary: () => undefined,
  stepEnds: () => undefined,
  storyEnds: () => undefined,
};
