/** Line differences: for patches in replies and for merging two changes of one file. */

interface Pair {
  a: number;
  b: number;
}

/** More cells than this and the middle counts as replaced as a whole: keeps a huge file from filling the memory. */
const MAX_CELLS = 4_000_000;

export function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const kept = lines.map((line) => `${line}\n`);
  if (last !== '') kept.push(last);
  return kept;
}

/** Longest common subsequence of two lists of lines, as pairs of indexes in rising order. */
export function matchLines(a: readonly string[], b: readonly string[]): Pair[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const pairs: Pair[] = [];
  for (let i = 0; i < start; i++) pairs.push({ a: i, b: i });
  const rows = endA - start;
  const columns = endB - start;
  if (rows > 0 && columns > 0 && rows * columns <= MAX_CELLS) {
    const width = columns + 1;
    const length = new Uint32Array((rows + 1) * width);
    const at = (i: number, j: number): number => length[i * width + j] ?? 0;
    for (let i = rows - 1; i >= 0; i--) {
      for (let j = columns - 1; j >= 0; j--) {
        const same = a[start + i] === b[start + j];
        length[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
    let i = 0;
    let j = 0;
    while (i < rows && j < columns) {
      if (a[start + i] === b[start + j]) pairs.push({ a: start + i++, b: start + j++ });
      else if (at(i + 1, j) >= at(i, j + 1)) i++;
      else j++;
    }
  }
  for (let k = 0; endA + k < a.length; k++) pairs.push({ a: endA + k, b: endB + k });
  return pairs;
}

type Edit = { kind: ' ' | '-' | '+'; line: string; a: number; b: number };

function listEdits(a: readonly string[], b: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  for (const pair of [...matchLines(a, b), { a: a.length, b: b.length }]) {
    for (; i < pair.a; i++) edits.push({ kind: '-', line: a[i] ?? '', a: i, b: j });
    for (; j < pair.b; j++) edits.push({ kind: '+', line: b[j] ?? '', a: i, b: j });
    if (pair.a < a.length) edits.push({ kind: ' ', line: a[i] ?? '', a: i++, b: j++ });
  }
  return edits;
}

export interface Patch {
  additions: number;
  deletions: number;
  patch: string;
}

/** Unified difference with three lines of context, as in GitHub's `patch` (no file header). */
export function makePatch(before: string, after: string): Patch {
  const edits = listEdits(splitLines(before), splitLines(after));
  const near = new Set<number>();
  edits.forEach((edit, index) => {
    if (edit.kind === ' ') return;
    for (let k = index - 3; k <= index + 3; k++) near.add(k);
  });
  const hunks: Edit[][] = [];
  edits.forEach((edit, index) => {
    if (!near.has(index)) return;
    if (!near.has(index - 1) || hunks.length === 0) hunks.push([]);
    hunks.at(-1)?.push(edit);
  });
  const text = hunks.map((hunk) => {
    const first = hunk[0] ?? { a: 0, b: 0 };
    const countA = hunk.filter((edit) => edit.kind !== '+').length;
    const countB = hunk.filter((edit) => edit.kind !== '-').length;
    const range = (from: number, count: number): string => {
      const line = count === 0 ? from : from + 1;
      return count === 1 ? String(line) : `${line},${count}`;
    };
    const body = hunk.map((edit) =>
      edit.line.endsWith('\n')
        ? `${edit.kind}${edit.line.slice(0, -1)}`
        : `${edit.kind}${edit.line}\n\\ No newline at end of file`,
    );
    return [`@@ -${range(first.a, countA)} +${range(first.b, countB)} @@`, ...body].join('\n');
  });
  return {
    additions: edits.filter((edit) => edit.kind === '+').length,
    deletions: edits.filter((edit) => edit.kind === '-').length,
    patch: text.join('\n'),
  };
}

/** Three-way merge by lines. `null` where both sides changed the same place in different ways. */
export function mergeText(base: string, ours: string, theirs: string): string | null {
  const baseLines = splitLines(base);
  const ourLines = splitLines(ours);
  const theirLines = splitLines(theirs);
  const inOurs = new Map(matchLines(baseLines, ourLines).map((pair) => [pair.a, pair.b]));
  const inTheirs = new Map(matchLines(baseLines, theirLines).map((pair) => [pair.a, pair.b]));
  const merged: string[] = [];
  let atBase = 0;
  let atOurs = 0;
  let atTheirs = 0;
  for (;;) {
    // The next base line that both sides kept is a fixed point; everything before it is one region to decide.
    let next = atBase;
    while (next < baseLines.length && !(inOurs.has(next) && inTheirs.has(next))) next++;
    const endOurs = inOurs.get(next) ?? ourLines.length;
    const endTheirs = inTheirs.get(next) ?? theirLines.length;
    const was = baseLines.slice(atBase, next).join('');
    const our = ourLines.slice(atOurs, endOurs).join('');
    const their = theirLines.slice(atTheirs, endTheirs).join('');
    if (our === their || their === was) merged.push(our);
    else if (our === was) merged.push(their);
    else return null;
    if (next >= baseLines.length) return merged.join('');
    merged.push(baseLines[next] ?? '');
    atBase = next + 1;
    atOurs = endOurs + 1;
    atTheirs = endTheirs + 1;
  }
}
