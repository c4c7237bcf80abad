// Which lines of a source hold code that runs: those that the compiled file's source map points at, comments left out.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';

/** Numbers (from 1) of the lines of `file`, a source below `root`, that became code in lib/. */
export function codeLines(file, root) {
  const compiled = join(root, 'lib', relative(root, file).replace(/\.(c|m)?ts$/, '.$1js'));
  const text = readFileSync(file, 'utf8').split('\n');
  const lines = new Set();
  eachMapping(new TraceMap(readFileSync(`${compiled}.map`, 'utf8')), ({ originalLine }) => {
    if (originalLine !== null && !/^\s*(?:\/\/|\/\*|\*)/.test(text[originalLine - 1] ?? '')) lines.add(originalLine);
  });
  return lines;
}
