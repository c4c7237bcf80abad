// What processes noted of themselves, gathered while the tests run: each note is megabytes, and there are thousands.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mergeProcessCovs } from '@bcoe/v8-coverage';

/** Merges and removes the notes in `folder`. Keeps only scripts below `sources` (an absolute path). */
export function createCollector(folder, sources) {
  const prefix = `${pathToFileURL(sources).href}/`;
  let merged = { result: [] };
  return {
    /** Takes what has been written so far; a note that is still being written stays for the next time. */
    takeAll() {
      const notes = [];
      for (const name of readdirSync(folder)) {
        const note = readNote(join(folder, name));
        if (note === undefined) continue;
        notes.push({ result: note.result.filter((script) => script.url.startsWith(prefix)) });
        rmSync(join(folder, name));
      }
      if (notes.length > 0) merged = mergeProcessCovs([merged, ...notes]);
      return notes.length;
    },
    get scripts() {
      return merged.result;
    },
  };
}

function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
