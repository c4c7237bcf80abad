/** Drift for terminals and logs: the same facts as the issue, in plain lines. */
import { isFailure } from '../plan/conditions.js';
import { driftKind, findingKey, type Drift, type DriftFinding } from '../plan/drift.js';
import { conditionWords } from './condition-words.js';
import { causeWords, driftGroups, driftWords, epochWords, sinceWords, timeWords } from './drift-words.js';
import { cut, oneLine } from './escape.js';
import { paint } from './terminal.js';
import { endpointLines, join, safe, where, type TextOptions } from './text-plan.js';
import { shellWord } from './words.js';

export interface DriftTextOptions extends TextOptions {
  /** What needs no attention yet, such as rules that end soon. */
  notes?: readonly string[];
}

/** Drift in lines: groups, then differences (`-` live, `+` repository); ends without a line feed. */
export function renderDriftText(drift: Drift, options: DriftTextOptions = {}): string {
  const colors = paint(options.color === true);
  const { plan, unmanaged, conditions } = drift;
  const kind = driftKind(drift);
  const clean = kind === 'clean';
  const words = driftWords(drift);
  const line = (text: string): string => safe(oneLine(text));
  const names = unmanaged.map(({ name }) => name);
  return join([
    [colors.bold(line(`${clean && words === 'no drift' ? 'No drift' : clean ? `No drift; ${words.replace(/^no drift, /, '')}` : `${kind === 'unread' ? 'Not everything was compared' : 'Drift'}: ${words}`} · ${plan.target}`))],
    [colors.dim(safe(where(plan)))],
    ...driftGroups(drift).flatMap(({ title, findings }) => [[title], ...findings.map((finding) => [...endpointLines(finding.endpoint, colors), ...more(drift, finding)])]),
    plan.unread.map(({ name, reason, message }) => colors.red(line(`! ${name}: not readable (${reason}): ${message}${before(drift, name)}`))),
    unmanaged.map(({ name, creator, createdAt }) => {
      const born = `${creator === undefined ? '' : `, created by ${creator}`}${createdAt === undefined ? '' : ` on ${epochWords(createdAt).slice(0, 10)}`}`;
      return line(`? ${name}: no manifest claims it${born}`);
    }),
    names.length === 0 ? [] : [line(`To manage them: databricks-endpoints export${names.slice(0, 10).map((name) => ` --only ${shellWord(cut(name, 200))}`).join('')}`)],
    conditions.map((condition) => {
      const text = line(`${isFailure(condition) ? '!' : '·'} ${condition.name}: ${conditionWords(condition)}`);
      return isFailure(condition) ? colors.red(text) : colors.yellow(text);
    }),
    plan.warnings.map((warning) => colors.yellow(line(`Warning: ${warning}`))),
    (options.notes ?? []).map((note) => line(`Note: ${note}`)),
    drift.findings.length === 0 || plan.digest === '' ? [] : [colors.dim(`Plan digest: ${safe(plan.digest)}`)],
  ]);
}

function more(drift: Drift, finding: DriftFinding): string[] {
  const lines = causeWords(finding).map(({ before: text, pullRequest, after = '', paths }) =>
    `${text}${pullRequest === undefined ? '' : `#${pullRequest}${after}`}${paths.length === 0 ? '' : `: ${paths.slice(0, 10).join(', ')}${paths.length > 10 ? ` and ${paths.length - 10} more` : ''}`}`,
  );
  const seen = sinceWords(drift, 'differs', finding.endpoint.name);
  if (seen !== undefined) lines.push(`First seen: ${seen}`);
  return lines.map((text) => `    ${safe(oneLine(text))}`);
}

function before(drift: Drift, name: string): string {
  const time = drift.since.get(findingKey('differs', name));
  return time === undefined ? '' : ` (found to differ since ${timeWords(time)})`;
}
