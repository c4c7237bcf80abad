/** Findings on lines of files, within what GitHub shows of one step: the worst come first. */
import type { Diagnostic } from '../errors.js';
import type { Annotations, Log } from '../ports/run.js';

/** GitHub shows ten errors and ten warnings of a step; one error is the step's own failure. */
const mostErrors = 9;
const mostWarnings = 10;

export interface HeldAnnotations extends Annotations {
  /** Shows what has been held back until now; what is more than GitHub shows goes to the log alone. */
  flush(): void;
}

/** `warned`: warnings that the step has written already; they count with GitHub, too. */
export function holdAnnotations(options: {
  emit: (diagnostic: Diagnostic) => void;
  log: Pick<Log, 'info'>;
  warned: () => number;
}): HeldAnnotations {
  const { emit, log, warned } = options;
  let held: { diagnostic: Diagnostic; destructive: boolean }[] = [];
  return {
    add(diagnostic, facts) {
      held.push({ diagnostic, destructive: facts?.destructive === true });
    },
    flush() {
      const of = (severity: Diagnostic['severity']): Diagnostic[] => {
        const all = held.filter(({ diagnostic }) => diagnostic.severity === severity);
        return [...all.filter(({ destructive }) => destructive), ...all.filter(({ destructive }) => !destructive)].map(({ diagnostic }) => diagnostic);
      };
      const errors = of('error');
      const warnings = of('warning');
      held = [];
      const room = Math.max(0, mostWarnings - warned());
      for (const diagnostic of [...errors.slice(0, mostErrors), ...warnings.slice(0, room)]) emit(diagnostic);
      for (const diagnostic of [...errors.slice(mostErrors), ...warnings.slice(room)]) log.info(lineOf(diagnostic));
    },
  };
}

function lineOf({ severity, file, line, column, message }: Diagnostic): string {
  return `${[file, line, column].filter((part) => part !== undefined).join(':')}: ${severity}: ${message}`;
}
