/** `ignore_changes` with an end: past it, a warning on its line; shortly before it, a note, so that nobody is surprised. */
import type { Manifest } from '../endpoint/model.js';
import { inScope } from '../plan/build.js';
import type { Told } from './story.js';

/** A rule that ends within this many days is told of beforehand. */
const daysBefore = 14;

export interface IgnoreEnd {
  endpoint: string;
  path: string;
  reason: string;
  /** `YYYY-MM-DD`, the last day on which it counts. */
  until: string;
  ended: boolean;
  /** Whole days that are left, today not counted; 0 on the last day. */
  daysLeft: number;
  key: string;
  index: number;
}

/** Rules of the endpoints in scope that have ended, or end within two weeks. `today`: `YYYY-MM-DD`. */
export function ignoreEnds(manifest: Pick<Manifest, 'endpoints'>, only: readonly string[], today: string): IgnoreEnd[] {
  return manifest.endpoints
    .filter(({ key, name }) => inScope(only, key, name))
    .flatMap(({ key, name, lifecycle }) =>
      lifecycle.ignoreChanges.flatMap(({ path, reason, until }, index): IgnoreEnd[] => {
        if (until === undefined) return [];
        const daysLeft = Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000);
        return daysLeft > daysBefore ? [] : [{ endpoint: name, key, index, path, reason, until, daysLeft, ended: daysLeft < 0 }];
      }),
    );
}

/** One sentence for people. */
export function ignoreEndWords({ path, reason, until, ended, daysLeft }: IgnoreEnd): string {
  if (ended) return `\`ignore_changes\` of \`${path}\` ended on ${until} (${reason}): it is compared again.`;
  const left = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
  return `\`ignore_changes\` of \`${path}\` ends ${left}, after ${until} (${reason}); from then on it is compared again.`;
}

/** Puts them on their lines of the manifest. Those that end soon are notes: in the log, and in what this answers. */
export function tellIgnoreEnds(story: Told): IgnoreEnd[] {
  const { manifest, settings, clock, log, annotations } = story;
  const ends = ignoreEnds(manifest, settings.only, new Date(clock.now()).toISOString().slice(0, 10));
  for (const end of ends) {
    const message = `\`${end.endpoint}\`: ${ignoreEndWords(end)}`;
    const place = manifest.locate(end.key, ['lifecycle', 'ignore_changes', end.index]);
    if (end.ended && place !== undefined) annotations.add({ severity: 'warning', message, ...place });
    else if (!end.ended) log.notice(message);
  }
  return ends;
}
