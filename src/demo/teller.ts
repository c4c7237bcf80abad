/** Keeps the record of the story while it is told. */
import { createChecks, type Checks } from './checks.js';
import type { Part, StepReport, StoryReport } from './model.js';
import type { Narrator } from './narrator.js';
import { viewThread, type Stage, type Visit, type VisitEnd } from './stage.js';

export interface Scene {
  checks: Checks;
  happens: (icon: string, text: string) => void;
  run: (visit: Visit) => Promise<VisitEnd>;
  /** Shows an issue or a pull request as it is now. */
  show: (number: number, options?: { unfold?: number }) => void;
  /** Shows the job summary of a run that reports nowhere else. */
  showSummary: (end: VisitEnd) => void;
}

export interface Teller {
  story: StoryReport;
  ends: VisitEnd[];
  /** Plays one step. After one that broke off, the rest is not played: nothing in it could be right. */
  step: (title: string, play: (scene: Scene) => Promise<void> | void) => Promise<void>;
}

export function createTeller(stage: Stage, narrator: Narrator, node: string): Teller {
  const story: StoryReport = { steps: [], ms: 0, node };
  const ends: VisitEnd[] = [];
  const startedAt = Date.now();
  let broken = false;
  return {
    story,
    ends,
    step: async (title, play) => {
      if (broken) return;
      const stepStart = Date.now();
      const checks = createChecks();
      const step: StepReport = { number: story.steps.length + 1, title, parts: [], checks: checks.list, ms: 0 };
      story.steps.push(step);
      narrator.stepStarts(step);
      const add = <P extends Part>(part: P): P => {
        step.parts.push(part);
        return part;
      };
      const scene: Scene = {
        checks,
        happens: (icon, text) => { narrator.happening(add({ kind: 'happening', icon, text })); },
        run: async (visit) => {
          narrator.runStarts({ job: visit.job, event: visit.event });
          const end = await stage.run(visit);
          ends.push(end);
          narrator.runEnds(add(end));
          return end;
        },
        show: (number, { unfold = 0 } = {}) => { narrator.thread(add({ ...viewThread(stage, number), unfold })); },
        showSummary: ({ job, summary }) => { narrator.summary(add({ kind: 'summary', job, body: summary })); },
      };
      try {
        await play(scene);
      } catch (thrown) {
        broken = true;
        checks.that('The step can be played to its end, and those after it', false, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
      }
      step.ms = Date.now() - stepStart;
      story.ms = Date.now() - startedAt;
      narrator.stepEnds(step);
    },
  };
}

/** Every check that does not hold, with the step it belongs to. */
export function failuresOf(story: StoryReport): { step: StepReport; what: string; found: string | undefined }[] {
  return story.steps.flatMap((step) => step.checks.filter(({ ok }) => !ok).map(({ what, found }) => ({ step, what, found })));
}
