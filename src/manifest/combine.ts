import { formatPlace, mapOf, type Entry, type MapNode, type SourcePlace } from './node.js';
import { quote, type Report } from './report.js';

/** Maps of the manifest whose keys may be spread over several files. */
const spread = ['variables', 'targets', 'defaults', 'endpoints'];

/** Makes one manifest of several files; what is defined twice is an error that names both places. */
export function combineFiles(roots: readonly MapNode[], report: Report): MapNode {
  const combined = new Map<string, Entry>();
  for (const entry of roots.flatMap((root) => [...root.entries.values()])) {
    const earlier = combined.get(entry.key);
    if (earlier === undefined) {
      combined.set(entry.key, entry);
    } else if (spread.includes(entry.key) && earlier.value.type === 'map' && entry.value.type === 'map') {
      combined.set(entry.key, { ...earlier, value: combineMaps(entry.key, earlier.value, entry.value, report) });
    } else {
      reportTwice(entry.key, entry.keyPlace, earlier.keyPlace, report);
    }
  }
  return mapOf(combined.values(), roots[0]?.place ?? { file: '', line: 1, column: 1 });
}

function combineMaps(owner: string, first: MapNode, second: MapNode, report: Report): MapNode {
  const entries = new Map(first.entries);
  for (const entry of second.entries.values()) {
    const earlier = entries.get(entry.key);
    if (earlier === undefined) entries.set(entry.key, entry);
    else reportTwice(`${owner}.${entry.key}`, entry.keyPlace, earlier.keyPlace, report);
  }
  return { ...first, entries };
}

function reportTwice(what: string, place: SourcePlace, earlier: SourcePlace, report: Report): void {
  report.error(place, `${quote(what)} is already defined at ${formatPlace(earlier)}. Keep one of the two.`);
}
