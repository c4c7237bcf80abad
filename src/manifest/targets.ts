import { child, formatPlace, isNull, type Entry, type MapNode, type SourcePlace } from './node.js';
import { didYouMean, oneOf, quote, type Report } from './report.js';

export interface Target {
  /** `default` where the manifest declares none. */
  name: string;
  node: MapNode | undefined;
  keyPlace: SourcePlace | undefined;
}

interface Choice {
  wanted: string | undefined;
  /** Several targets may not be settled by `default: true`. */
  explicit: boolean;
  /** Where to report what has no place in the text. */
  place: SourcePlace;
}

/** Names of all declared targets, in order. */
export function targetEntries(root: MapNode): Entry[] {
  const targets = child(root, 'targets');
  return targets?.type === 'map' ? [...targets.entries.values()] : [];
}

/** The target of this run; `undefined` after reporting why there is none. */
export function selectTarget(root: MapNode, choice: Choice, report: Report): Target | undefined {
  const entries = targetEntries(root);
  const names = entries.map((entry) => entry.key);
  const place = root.entries.get('targets')?.keyPlace ?? choice.place;
  const marked = entries.filter((entry) => {
    const flag = child(entry.value, 'default');
    return flag?.type === 'scalar' && flag.text === 'true';
  });
  const [first, ...others] = marked;
  for (const other of others) {
    report.error(
      child(other.value, 'default')?.place ?? other.keyPlace,
      `Two targets are marked \`default: true\`: ${quote(other.key)}, and ${quote(first?.key ?? '')} ` +
        `at ${formatPlace(first?.keyPlace ?? place)}.`,
    );
  }
  checkDistinct(entries, report);

  if (choice.wanted !== undefined && choice.wanted !== '') {
    const { wanted } = choice;
    const found = entries.find((entry) => entry.key === wanted);
    if (found !== undefined) return asTarget(found);
    if (entries.length === 0 && wanted === 'default') return { name: wanted, node: undefined, keyPlace: undefined };
    const known =
      entries.length === 0
        ? 'The manifest declares no targets.'
        : `Known are ${oneOf(names, 'and')}.${didYouMean(wanted, names)}`;
    report.error(place, `There is no target ${quote(wanted)}. ${known}`);
    return undefined;
  }
  const [only] = entries;
  if (only === undefined) return { name: 'default', node: undefined, keyPlace: undefined };
  if (entries.length === 1) return asTarget(only);
  if (choice.explicit) {
    report.error(place, `The manifest has several targets (${oneOf(names, 'and')}). Choose one with the input \`target\`.`);
    return undefined;
  }
  if (first !== undefined) return asTarget(first);
  report.error(
    place,
    `None of the targets (${oneOf(names, 'and')}) is the default. Mark one with \`default: true\`, ` +
      'or choose one with the input `target`.',
  );
  return undefined;
}

/** Targets own endpoints under their names with other characters than letters, digits, `-` and `_` replaced. */
function checkDistinct(entries: readonly Entry[], report: Report): void {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const tag = entry.key.replace(/[^A-Za-z0-9_-]/g, '-');
    const earlier = seen.get(tag);
    if (earlier === undefined) seen.set(tag, entry);
    else {
      report.error(
        entry.keyPlace,
        `The targets ${quote(earlier.key)} (${formatPlace(earlier.keyPlace)}) and ${quote(entry.key)} could not be told apart ` +
          `in ownership tags, where both are ${quote(tag)}. Rename one.`,
      );
    }
  }
}

function asTarget(entry: Entry): Target {
  return {
    name: entry.key,
    node: !isNull(entry.value) && entry.value.type === 'map' ? entry.value : undefined,
    keyPlace: entry.keyPlace,
  };
}
